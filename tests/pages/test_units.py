"""Units: each says which Swedish it renders, how sure it is and by what; pages are put together
from them.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.pages import put_together, units
from guide.pages.page import SOUTH_SAMI, Page, TranslatedHead
from guide.pages.units import Draft, Unit, fingerprint
from guide.records.term import Term
from guide.source.vocabulary import Attestation
from small_project import real

HEAD = {"title": "{{ ett }}", "status": "utkast", "motsvarar": "1"}


def unit(**given: object) -> Unit:
    base = {
        "sv": "Hej",
        "foljer": fingerprint("Hej"),
        "sma": "Buaregh",
        "tillbaka": "Hej",
        "sakerhet": "belagd i Sverige",
        "kallor": ["bok"],
    }
    return Unit.model_validate(base | given)


def draft(name: str = "ett", swedish: str = "Hej", **given: object) -> Draft:
    return Draft(name, units.SENTENCES_FILE, 1, swedish, unit(**given))


def page(body: str, **head: str) -> Page:
    return Page(SOUTH_SAMI, "index.md", TranslatedHead.model_validate(HEAD | head), body, 6)


def term(**given: object) -> Term:
    base = {
        "id": "sma-900",
        "sv": "golv",
        "sma": "guelpie",
        "status": "sammansatt av belagda led",
        "nasta_kontroll": "2027-06-01",
    }
    return Term.model_validate(base | given)


REVIEW = {"granskad_av": "språkgranskare", "granskad": "2026-11-30"}


def test_a_unit_that_follows_its_swedish_is_shown():
    assert draft().is_shown and not draft().is_changed


def test_a_unit_whose_swedish_has_changed_is_marked_and_not_shown_even_if_reviewed():
    changed = draft(swedish="Hej på dig", **REVIEW)
    assert changed.is_changed and not changed.is_shown


def test_a_proposal_waits_until_a_speaker_has_approved_it():
    assert not draft(sakerhet="föreslagen").is_shown
    assert draft(sakerhet="föreslagen", **REVIEW).is_shown


def test_a_page_is_put_together_from_units_and_terms():
    shown = put_together.filled(
        page("{{ ett }}, {{ sma-900 }}\n"), {"ett": draft()}, {"sma-900": term()}
    )
    assert shown.head.title == "Buaregh"
    assert shown.body == 'Buaregh, guelpie (<span lang="sv">golv</span>)\n'
    assert [found.id for found in shown.drafts] == ["ett"]


def test_a_unit_that_waits_is_shown_in_swedish_and_marked():
    waiting = {"ett": draft(), "två": draft("två", sakerhet="föreslagen")}
    assert '<span lang="sv">Hej</span>' in put_together.filled(page("{{ två }}"), waiting, {}).body


def test_text_of_units_is_escaped():
    hostile = {"ett": draft(sma='<b a="1">&')}
    body = put_together.filled(page('{{ ett }} <i title="{{ ett }}">'), hostile, {}).body
    assert body == '&lt;b a=&#34;1&#34;&gt;&amp; <i title="&lt;b a=&#34;1&#34;&gt;&amp;">'


@pytest.mark.parametrize(
    ("body", "head", "known", "what"),
    [
        ("\n{{ fel }}", {}, {}, "enheten finns inte."),
        ("", {}, {"sakerhet": "föreslagen"}, "kan inget språk märkas"),
        ('<i title="{{ ett }}">', {"title": "A"}, {"sakerhet": "föreslagen"}, "kan inget språk"),
        ("", {"status": "granskad", **REVIEW}, {}, "sidan är granskad, men inte ett."),
    ],
)
def test_faults_of_a_page_are_told(body: str, head: dict, known: dict, what: str):
    found = list(put_together.check(page(body, **head), {"ett": draft(**known)}, {}))
    assert [problem for problem in found if what in problem.what]


def test_a_page_whose_units_are_reviewed_may_be_reviewed():
    reviewed = {"ett": draft(**REVIEW)}
    assert not list(put_together.check(page("", status="granskad", **REVIEW), reviewed, {}))


def test_a_proposed_word_may_not_stand_in_a_page_nor_support_a_unit():
    proposed = {"sma-900": term(status="föreslagen")}
    found = list(put_together.check(page("{{ sma-900 }}"), {"ett": draft()}, proposed))
    assert [problem.what for problem in found] == [
        "ordet är ett förslag och visas bara i ordlistan."
    ]
    drafts = units.Drafts({"ett": draft(kallor=["sma-900"])}, {})
    assert "belägger inte utkastet" in next(units.check_sources(drafts, proposed)).what


def project(tmp_path: Path, sentences: str) -> Path:
    folder = tmp_path / "data" / "oversattning"
    folder.mkdir(parents=True)
    (folder / "kallor.yml").write_text("bok:\n  titel: Bok\n  datum: utan datum\n", "utf-8")
    (folder / "granssnitt.yml").write_text(
        units.as_file(units.INTERFACE_FILE, {}) + "{}\n", "utf-8"
    )
    (folder / "sidor.yml").write_text(sentences, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("lacking", "field"),
    [
        ({"sv": None}, "ett sv"),
        ({"tillbaka": None}, "ett tillbaka"),
        ({"kallor": []}, "ett kallor"),
        ({"sakerhet": None}, "ett sakerhet"),
        ({"foljer": "abc"}, "ett foljer"),
        ({"granskad": "2026-11-30"}, "ett granskad"),
    ],
)
def test_no_unit_without_swedish_back_translation_certainty_and_source(
    tmp_path: Path, lacking: dict, field: str
):
    written = unit().model_dump(by_alias=True, mode="json", exclude_none=True) | lacking
    lines = "".join(
        f"  {key}: {value if isinstance(value, list) else repr(value)}\n"
        for key, value in written.items()
        if value is not None
    )
    _, problems = units.read(project(tmp_path, f"ett:\n{lines}"), {})
    assert field in {problem.field for problem in problems}


def test_the_projects_files_are_written_as_the_import_writes_them(root: Path):
    drafts = real().interface.drafts
    for path in (units.SENTENCES_FILE, units.INTERFACE_FILE):
        stored = {key: found.unit for key, found in drafts.of_file(path).items()}
        assert (root / path).read_text(encoding="utf-8") == units.as_file(path, stored)


def test_every_drafted_sentence_of_the_project_has_certainty_and_sources():
    for found in real().interface.drafts.by_id.values():
        assert found.unit.certainty in Attestation and found.unit.sources
        assert not found.is_changed, found.id


# Who has given out the texts that a word is attested in; each other publisher is Swedish.
NORWEGIAN = {
    "Sametinget, Norge",
    "Norges regering",
    "Landbruksdirektoratet (Norge), Reindriftsnytt",
    "Nord-Trøndelag fylkeskommune",
    "Samiske tall forteller",
    "lärobok eller faktatext",
    None,
}
NO_ATTESTATION = {"Giellatekno och Divvun", "Gïelegaaltije", "Riksdagen"}


def test_no_term_is_called_attested_in_sweden_without_a_swedish_source():
    for found in real().collection.terms.values():
        if found.status is Attestation.SWEDEN:
            swedish = [
                source
                for source in found.sources
                if source.publisher not in NORWEGIAN | NO_ATTESTATION
                or "minoritet.se" in (source.address or "")
            ]
            assert swedish, found.id
