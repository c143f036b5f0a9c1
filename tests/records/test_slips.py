"""Faults that a record, a small file or a redirect can have although every field is right by itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from guide.records import labels
from guide.source.reading import read_file
from small_project import ROOT, faults, make, replace, replace_field

FALL = "data/fall/hjo-cirkular-mobelhantering.yml"
REGEL = "data/regler/lou-lcc.yml"
TERM = "data/termer/sma-004.yml"
ORD = "data/termer/ord-001.yml"
GRUPP = "data/produktgrupper/mobler.yml"
VARA = "data/kalkylvaror/vara-kontorsstol.yml"
PROV = "data/provregler/vaga-ord.yml"
ORTER = "data/orter.yml"
STUDIE = "data/forstudie.yml"
FLYTT = "data/omdirigeringar.yml"
SAMISK = "docs_sma/index.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make(tmp_path / "p")


SWAPS = [
    (FALL, "land: Sverige", "land: Sweden", "är inget land här"),
    (FALL, "land: Sverige", "land: sverige", 'Menade du "Sverige"?'),
    (FALL, "land: Sverige", "land: SE", "är inget land här"),
    (FALL, "ar: ca 2020", "ar: 2020–2018", "slutar före början"),
    (FALL, "ar: ca 2020", "ar: 2218", "kan inte stämma"),
    (FALL, "ar: ca 2020", "ar: '1018'", "kan inte stämma"),
    (REGEL, "grund: lagtext", "grund: minne", "vilar på minnet"),
    (VARA, "livslangd: {ny: 12", "livslangd: {ny: 0", "går inte att räkna med"),
    (VARA, "livslangd: {ny: 12", "livslangd: {ny: -3", "går inte att räkna med"),
    (VARA, "livslangd: {ny: 12", "livslangd: {ny: 4000", "går inte att räkna med"),
    (PROV, "{fynd}", "{fyndet}", "byts inte mot något"),
    (PROV, "{fynd}", "{ fynd }", "byts inte mot något"),
    (PROV, "{fynd}", "{fynd", "byts inte mot något"),
    (ORD, 'ordklass: "substantiv"', 'ordklass: "subst."', 'Menade du "substantiv"?'),
    (ORD, 'ordklass: "substantiv"', 'ordklass: "Substantiv"', "är ingen ordklass"),
    (GRUPP, "steg: Avstå", "steg: Låt bli", "Börja med Avstå"),
    (
        SAMISK,
        "Mijjieh sïjhtebe",
        "Vi vill att ni ska använda det länge. Mijjieh",
        "märkt som svenska",
    ),
    (SAMISK, "Mijjieh sïjhtebe", "{ sma-004 }", "är ingen enhet"),
    (SAMISK, "Mijjieh sïjhtebe", "{{ sma-004 }", "är ingen enhet"),
    (SAMISK, "Mijjieh sïjhtebe", "{{ kravtabell }}", "skrivs inte med klamrar"),
]


@pytest.mark.parametrize(("path", "old", "new", "what"), SWAPS)
def test_a_slip_is_told_in_its_file(
    project: Path, path: str, old: str, new: str, what: str
) -> None:
    replace(project, path, old, new)
    told = faults(project)
    assert any(line.startswith(f"{path}:") and what in line for line in told), told


@pytest.mark.parametrize("letter", ["ä", "ø", "Ä"])
def test_south_sami_is_spelt_in_one_way(project: Path, letter: str) -> None:
    replace(project, TERM, 'sma: "', f'sma: "{letter}')
    assert any("används inte i sydsamiskan" in line for line in faults(project))


@pytest.mark.parametrize(
    ("source", "copy", "of"),
    [
        (TERM, "data/termer/sma-005.yml", "sma-004"),
        (FALL, "data/fall/ny-kommun.yml", "hjo-cirkular-mobelhantering"),
        (REGEL, "data/regler/ny-regel.yml", "lou-lcc"),
    ],
)
def test_a_copy_that_kept_its_title_is_told(project: Path, source: str, copy: str, of: str) -> None:
    shutil.copy(project / source, project / copy)
    replace(project, copy, f"id: {of}", f"id: {Path(copy).stem}")
    assert any("står redan i" in line for line in faults(project))


def test_a_part_that_was_pasted_twice_is_told(project: Path) -> None:
    source = "  - titel: Rapport\n    datum: utan datum\n"
    replace_field(project, FALL, "kallor", f"kallor:\n{source}{source}")
    [line] = faults(project)
    assert "kallor 2: raderna är desamma som på plats 1" in line


@pytest.mark.parametrize(
    ("years", "interest"),
    [("99999999", "3"), ("0", "3"), ("7.5", "3"), ("8", "-100"), ("8", "-250")],
)
def test_a_model_that_cannot_be_calculated_is_told_at_once(years: str, interest: str) -> None:
    from decimal import Decimal

    from guide.records.evaluation import WAYS, ImpossibleNumber
    from guide.source.vocabulary import Calculation

    way = WAYS[Calculation.LIFE_CYCLE_COST]
    tender = dict.fromkeys(way.values, Decimal(1))
    with pytest.raises(ImpossibleNumber):
        way.results({"ar": Decimal(years), "ranta": Decimal(interest)}, [tender])


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ("om/gamla: om/nyare\n  om/nyare: om/gamla", "leder i en ring"),
        ("om/gamla: om/gamla", "leder i en ring"),
        ("om/gamla: om/nyare\n  om/nyare: krav", "Skriv krav"),
        ("om/ett: om/tva\n  om/tva: om/tre\n  om/tre: krav", "Skriv krav"),
    ],
)
def test_a_redirect_leads_to_a_page_and_not_to_another_redirect(
    project: Path, rows: str, what: str
) -> None:
    (project / FLYTT).write_text(f"omdirigeringar:\n  {rows}\n", "utf-8")
    assert any(line.startswith(FLYTT) and what in line for line in faults(project))


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("nord: 63", "nord: 14", "utanför Europa"),
        ("nord: 63", "nord: 163", "utanför Europa"),
        ("ost: 14", "ost: 114", "utanför Europa"),
    ],
)
def test_a_place_lies_on_the_map(project: Path, old: str, new: str, what: str) -> None:
    replace(project, ORTER, old, new)
    assert any(what in line for line in faults(project))


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (
            "    kostnad_kronor: 249176",
            "    start: 2025-04-30\n    slut: 2024-04-30\n    kostnad_kronor: 249176",
            "slutar innan den börjar",
        ),
        ("kostnad_kronor: 1117528", "kostnad_kronor: 100", "mer än 100"),
    ],
)
def test_the_prestudys_days_and_sums(project: Path, old: str, new: str, what: str) -> None:
    replace(project, STUDIE, old, new)
    assert any(line.startswith(STUDIE) and what in line for line in faults(project))


@pytest.mark.parametrize("status", ["ej bedömd", "Inte bedömd", "förenlig"])
def test_the_statement_says_one_of_four_things(project: Path, status: str) -> None:
    replace_field(project, "data/tillganglighet.yml", "status", f"status: {status}\n")
    assert any("inget som redogörelsen kan säga" in line for line in faults(project))


def test_a_judged_site_says_when(project: Path) -> None:
    replace_field(project, "data/tillganglighet.yml", "status", "status: delvis förenlig\n")
    assert any("dagen för bedömningen saknas" in line for line in faults(project))


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("spjutspets: Spjutspets}", "}", "ordet spjutspets saknar text"),
        ("niva: {bas: Bas,", "niva: {enkel: Enkel, bas: Bas,", "ordet finns inte"),
        ("avancerad: Avancerad,", "avancerad: Bas,", "har redan ordet bas"),
        ("troskel:\n", "troskell:\n", 'Menade du "troskel"?'),
        ("underlag-text:\n", "underlag-texten:\n", "gruppen underlag-text saknas"),
    ],
)
def test_every_word_has_one_text_and_every_text_a_word(
    project: Path, old: str, new: str, what: str
) -> None:
    replace(project, "data/ord.yml", old, new)
    source = read_file(project / "data" / "ord.yml", "data/ord.yml")
    told = [str(problem) for problem in labels.check(project / "data", source.value)]  # type: ignore[union-attr, arg-type]
    assert any(what in line for line in told), told


def test_the_words_of_the_project_are_right() -> None:
    source = read_file(ROOT / "data" / "ord.yml", "data/ord.yml")
    assert not list(labels.check(ROOT / "data", source.value))  # type: ignore[union-attr, arg-type]


@pytest.mark.parametrize(
    ("path", "old", "new", "what"),
    [
        ("data/granssnitt/sv.yml", '"# träffar"', '"träffar"', "saknar #"),
        ("data/granssnitt/stavning.yml", 'ae: "æ"\n', 'ae: "æ"\noe: "ö"\n', "nyckeln finns inte"),
        ("data/bevakning.yml", "lag: LOU", "lag: LUO", "finns inte i data/lagar.yml"),
    ],
)
def test_the_words_of_the_interface_and_the_watch(
    project: Path, path: str, old: str, new: str, what: str
) -> None:
    replace(project, path, old, new)
    assert any(what in line for line in faults(project)), faults(project)
