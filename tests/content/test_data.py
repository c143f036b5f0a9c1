"""The data and pages as they are today, record by record: one question each, and the failure names the record.

Old sins are listed by name and reason; the rule itself stays sharp.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median
from typing import Any

import pytest
import small_project
from guide.pages.page import SWEDISH, Page
from guide.pages.readability import MAX_LIX, measure
from guide.records import versions
from guide.records.labels import LABELS, words_of
from guide.records.parts import Record
from guide.records.point_texts import filled
from guide.search.running_texts import running_texts
from guide.source import vocabulary

COLLECTION = small_project.real().collection
PAGES = small_project.real().pages
SWEDISH_PAGES = [page for page in PAGES if page.lang == SWEDISH]


def every(*kinds: str) -> Any:
    """A test for each record of some kinds, with the record's id as the test's id."""
    records = [
        record
        for kind in kinds or COLLECTION.by_kind
        for record in COLLECTION.by_kind[kind].values()
    ]
    return pytest.mark.parametrize(
        "record", records, ids=[f"{record.kind}/{record.id}" for record in records]
    )


def every_page(pages: list[Page]) -> Any:
    """A test for each page, with its path as the test's id."""
    return pytest.mark.parametrize("page", pages, ids=[page.source_path for page in pages])


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


# --- Records ----------------------------------------------------------------------------------------------------------


# A note that was cut at the full stop of an abbreviation ends with it, or inside a bracket.
_CUT = re.compile(r"(?:^|[ (])(?:art|bil|kap|nr|prop|ref|s)$")


@every()
def test_what_a_source_shows_is_told_to_the_end(record: Record) -> None:
    notes = [source.shows or "" for source in getattr(record, "sources", ())]
    assert [n for n in notes if _CUT.search(n) or n.count("(") != n.count(")")] == []


@every("krav", "fall", "regler", "studiebesok")
def test_every_source_can_be_opened(record: Record) -> None:
    assert [source.title for source in record.sources if not source.address] == []


# Sources without an address, and why.
NO_ADDRESS_KNOWN = "seen by its name only; no address of its own is known"
NOT_ON_THE_WEB = {
    "Ansökan om stöd, Förstudie cirkulär upphandling (2024)": "not on the web; it is asked for from the region",
    "Termer normerade 2024": NO_ADDRESS_KNOWN,
    "Text på sydsamiska (Reindriftsnytt_2021_1.pdf)": NO_ADDRESS_KNOWN,
    "Text på sydsamiska (Landbruksdirektoratet Reindriftsnytt_2 2023.pdf)": NO_ADDRESS_KNOWN,
    "Text på sydsamiska (kronikk_bunnfradrag_reindrifta_skm.doc)": NO_ADDRESS_KNOWN,
    "Offentlig text på sydsamiska från Nord-Trøndelag fylkeskommune": NO_ADDRESS_KNOWN,
    "Offentlig text på sydsamiska (noerhte_troondelaage_2_.doc)": NO_ADDRESS_KNOWN,
    "Sydsamiska språkgruppen, protokoll 4-2025 (7–8 oktober 2025), ärende 18/25": NO_ADDRESS_KNOWN,
}


def test_a_source_that_cannot_be_opened_has_its_reason_and_no_reason_is_left_over() -> None:
    evidence = [
        evidence for question in COLLECTION.questions.values() for evidence in question.evidence
    ]
    cited = [*COLLECTION.organisations.values(), *COLLECTION.terms.values(), *evidence]
    assert {source.title for one in cited for source in one.sources if not source.address} == set(
        NOT_ON_THE_WEB
    )


LEFTOVER = re.compile(
    r"TODO|FIXME|XXX|\?\?\?(?! [a-z]+ .)|^(KORT|RESA|TEXT|BETYDELSE)$|[Kk]ommer snart|[Ll]orem ipsum|/work/|/tmp/|localhost"
)


PRIVATE = re.compile(r"(?<![\d-])0\d{1,3}[- ]\d{2,3} ?\d{2} ?\d{2}\b|\+46 ?\d|[\w.]+@[\w-]+\.\w+")


def unpublishable(text: str) -> bool:
    """Whether a text holds a note to ourselves, a phone number or a mail address."""
    return bool(LEFTOVER.search(text) or PRIVATE.search(text))


@every(*(kind for kind in COLLECTION.by_kind if kind != "termer"))
def test_nothing_stands_in_a_record_that_must_not_be_published(record: Record) -> None:
    assert [text for text in texts(record.model_dump(mode="json")) if unpublishable(text)] == []


def test_nothing_stands_in_the_word_list_that_must_not_be_published() -> None:
    assert [
        term.id
        for term in COLLECTION.terms.values()
        for text in texts(term.model_dump(mode="json"))
        if unpublishable(text)
    ] == []


@every("krav")
def test_a_requirement_is_easy_to_read(record: Record) -> None:
    found = measure("\n\n".join(texts_of(record)))
    assert found.lix <= MAX_LIX and found.too_long == (), f"LIX {found.lix}"


def texts_of(record: Record) -> list[str]:
    """The points, definitions and steps of a requirement with their blanks filled."""
    wording = versions.wording_of(record)
    return [
        *(filled(point.text, wording) for point in record.points),
        *(filled(definition.text, wording) for definition in record.definitions),
        *(filled(step.how, wording) for step in record.follow_up.steps),
    ]


@every("krav")
def test_the_blanks_of_a_requirement_are_whole(record: Record) -> None:
    for text in texts_of(record):
        assert "{" not in text
        assert (
            re.sub(r"\[[^\[\]\n]{1,80}\]", "", text).count("[")
            == text.count("]") - len(re.findall(r"\[[^\[\]\n]{1,80}\]", text))
            == 0
        ), text


LABEL = re.compile(
    r"\b(Möbelfakta|Svan(?:en|märk\w*)|EU Ecolabel|EU-blomman|TCO|EPEAT|GOTS|O[Ee][Kk][Oo]-?[Tt][Ee][Xx]|FSC|PEFC|KRAV|MSC|ASC|Bra Miljöval|BASTA|"
    r"Byggvarubedömningen|SundaHus|Energy Star|Blå Ängeln|Fairtrade|Cradle to Cradle|(?:SS-)?EN(?:[ -]ISO)? ?\d+|ISO \d+|IEC \d+)\b"
)
# Requirements that name a label or standard without "likvärdig" in the text itself: id → reason.
WITHOUT_EQUIVALENT: dict[str, str] = {}


@every("krav")
def test_a_label_or_standard_is_named_with_its_equivalent(record: Record) -> None:
    for point in record.points:
        named = sorted(set(LABEL.findall(point.text)))
        is_open = "likvärdig" in point.text.lower()
        assert not named or is_open != (f"{record.id} {point.id}" in WITHOUT_EQUIVALENT), named


@every("krav")
def test_other_proof_is_accepted(record: Record) -> None:
    for proof in record.proof:
        if proof.time == "anbud":
            texts = (proof.text, *proof.alternatives)
            assert any(
                "likvärdig" in text.lower() or "motsvarande" in text.lower() for text in texts
            )


@every("krav")
def test_a_requirement_has_a_next_check_within_two_years(record: Record) -> None:
    assert (record.next_check - record.checked).days <= 731


@every("fall")
def test_a_case_says_what_is_not_known_and_whose_assessment_it_is(record: Record) -> None:
    assert record.unknown and record.assessment


@every("studiebesok")
def test_no_visit_is_told_of_that_was_not_made(record: Record) -> None:
    assert record.findings == ()


@every("regler")
def test_a_confirmed_rule_rests_on_more_than_memory(record: Record) -> None:
    assert not (record.confirmed and record.basis == "minne")


@every("produktgrupper")
def test_the_ladder_of_a_product_group_begins_with_not_buying(record: Record) -> None:
    assert record.need[0].rung == "Avstå" and len(record.need) >= 5


# --- Words ------------------------------------------------------------------------------------------------------------

# The words of this vocabulary are shown as they are.
SHOWN_AS_WRITTEN = {vocabulary.Attestation}
VOCABULARIES = [
    item
    for item in vars(vocabulary).values()
    if isinstance(item, type)
    and issubclass(item, vocabulary.StrEnum)
    and item is not vocabulary.StrEnum
]


def test_every_vocabulary_is_looked_at() -> None:
    assert set(VOCABULARIES) == set(LABELS) | SHOWN_AS_WRITTEN


@pytest.mark.parametrize(
    ("name", "word"),
    [(name, word.value) for words, name in LABELS.items() for word in words],
    ids=str,
)
def test_every_word_has_a_label_for_readers(name: str, word: str) -> None:
    assert COLLECTION.labels[name].get(word)


@pytest.mark.parametrize("name", sorted(COLLECTION.labels))
def test_every_label_belongs_to_a_word(name: str) -> None:
    words = words_of(name)
    assert not words or set(COLLECTION.labels[name]) <= words


# --- Pages ------------------------------------------------------------------------------------------------------------

RUNNING = [
    (kind, name, text)
    for kind, named in running_texts(COLLECTION, PAGES).items()
    for name, text in named
]


@pytest.mark.parametrize(
    "text", [text for _, _, text in RUNNING], ids=[name for _, name, _ in RUNNING]
)
def test_what_a_page_says_is_easy_to_read(text: str) -> None:
    found = measure(text)
    assert found.lix <= MAX_LIX and found.too_long == (), f"LIX {found.lix}"


@pytest.mark.parametrize("kind", sorted({kind for kind, _, _ in RUNNING}))
def test_half_of_the_pages_are_easier_than_the_aim(kind: str) -> None:
    assert median(measure(text).lix for other, _, text in RUNNING if other == kind) <= 45


MIN_WORDS = 150
# Short on purpose: path → reason.
SHORT = {
    "for-dig/index.md": "three doors to the pages of each role",
    "jamfor/index.md": "the comparison is made in the reader's browser",
    "korg/index.md": "leads to the builder",
    "mallar/index.md": "the page is the table of templates",
    "prova-krav/index.md": "the check is made in the reader's browser",
    "rakna/index.md": "leads to the two calculators and the factors",
    "krav/index.md": "the page is the filter and the list of requirements",
    "lagkrav/rattsfall/index.md": "the page is the tables of rulings",
    "om/falt.md": "the page is the table of fields",
    "om/kontakt.md": "a way to get in touch needs few words",
    "om/licenser.md": "the page is the tables of licences",
    "om/oversattningslage.md": "the page is the table of translations",
    "ordlista/index.md": "the page is the word list",
    "ordlista/sydsamisk.md": "the page is the word list in another order",
    "sok/index.md": "the page is the search",
    "sok/register.md": "the page is the register",
    "svar/index.md": "the page is the list of answers",
}


@every_page(SWEDISH_PAGES)
def test_a_page_has_something_to_say(page: Page) -> None:
    words = measure(page.body).words
    assert words >= MIN_WORDS or page.path in SHORT, f"{words} words"


def test_no_page_is_excused_that_no_longer_needs_it() -> None:
    assert set(SHORT) == {
        page.path for page in SWEDISH_PAGES if measure(page.body).words < MIN_WORDS
    }


@every_page(SWEDISH_PAGES)
def test_every_address_in_a_page_stands_among_its_sources(page: Page) -> None:
    prose = re.sub(r"^( *)(```|~~~).*?^\1\2\s*$", "", page.body, flags=re.S | re.M)
    linked = set(re.findall(r"\]\((https?://[^)\s]+)\)", prose)) | set(
        re.findall(r"<(https?://[^>\s]+)>", prose)
    )
    assert linked - {source.address for source in page.head.sources} == set()


@every_page(SWEDISH_PAGES)
def test_a_description_fits_in_a_result_list(page: Page) -> None:
    assert 20 <= len(page.head.description) <= 160


@every_page(list(PAGES))
def test_a_page_has_one_main_heading_and_it_is_its_title(page: Page) -> None:
    prose = re.sub(r"^( *)(```|~~~).*?^\1\2\s*$", "", page.body, flags=re.S | re.M)
    assert re.findall(r"^# +(.+?)\s*(?:\{[^}]*\})?$", prose, re.M) == [page.head.title]


@every_page(list(PAGES))
def test_nothing_stands_in_a_page_that_must_not_be_published(page: Page) -> None:
    assert not unpublishable(page.body)


def test_no_two_pages_have_one_title_or_one_description() -> None:
    for values in (
        [page.head.title for page in SWEDISH_PAGES],
        [page.head.description for page in SWEDISH_PAGES],
    ):
        assert sorted(value for value in set(values) if values.count(value) > 1) == []
