"""The rules of a module of points: each is broken once here, and told where it can be mended."""

from __future__ import annotations

from pathlib import Path

import pytest
import small_project
from small_project import faults, replace

KRAV = "data/krav/mob-001.yml"
P1 = "Leverantören ska sälja reservdelar till möbeln i minst {delar-ar} år från det produktionsdatum som möbeln är märkt med."
AWARD = """typ: tilldelningskriterium
    text: Poäng ges för hur länge reservdelarna säljs, utöver {delar-ar} år.
    svar: {slag: varde, enhet: år, riktning: hogre}
    skala: {enhet: år, riktning: hogre, aggregat: minst, steg: [{fran: "1", andel: "0.5"}, {fran: "5", andel: "1"}]}
    lofte: rattelse
"""
FIRST = f"""typ: kontraktsvillkor
    text: {P1}
    svar: {{slag: ja-nej}}
    klausuler: [rattelse]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project.make(tmp_path / "litet")


CASES = [
    (
        "two demands",
        P1,
        "Leverantören ska sälja delar {delar-ar} år och ska laga möbeln.",
        "punkten har 2 ska.",
    ),
    ("no demand", P1, "Leverantören säljer reservdelar i {delar-ar} år.", "punkten har 0 ska."),
    (
        "too many words",
        P1,
        "Leverantören ska " + "sälja delar " * 20 + "i {delar-ar} år.",
        "fler än 40.",
    ),
    (
        "a bare bracket",
        P1,
        "Leverantören ska sälja delar i [fem] år, {delar-ar}.",
        "punkten har en hakparentes.",
    ),
    (
        "a vague word",
        P1,
        "Leverantören ska om möjligt sälja delar i {delar-ar} år.",
        '"om möjligt" går inte att kontrollera.',
    ),
    (
        "a bare standard",
        P1,
        "Möbeln ska klara EN 1335 i {delar-ar} år.",
        'Standarden "EN 1335" saknar "eller likvärdigt".',
    ),
    (
        "no clause",
        "    klausuler: [rattelse]\n  - id: p2",
        "  - id: p2",
        "villkoret saknar klausul.",
    ),
    (
        "an unknown clause",
        "    klausuler: [rattelse]\n  - id: p2",
        "    klausuler: [bot]\n  - id: p2",
        '"bot" finns inte i data/klausuler.',
    ),
    (
        "a wrong type",
        "typ: kontraktsvillkor\n    text: En beställd",
        "typ: teknisk-specifikation\n    text: En beställd",
        "finns inte i data/kravtyper",
    ),
    (
        "an undeclared blank",
        "{leveranstid} arbetsdagar från beställningen",
        "{dagar} arbetsdagar från beställningen",
        "luckan {dagar} är inte deklarerad.",
    ),
    ("an unused blank", "i minst {delar-ar} år", "i minst fem år", "luckan delar-ar används inte."),
    (
        "a proof of nothing",
        "galler: [p1, p2]\n    text: Lev",
        "galler: [p1, p9]\n    text: Lev",
        'punkten "p9" finns inte.',
    ),
    (
        "a proof as its own alternative",
        "Tillverkarens skriftliga utfästelse om hur länge reservdelar säljs.",
        "Leverantörens skriftliga åtagande om tid och leveranstid för reservdelar.",
        "alternativet är samma bevis.",
    ),
    (
        "a demand in a definition",
        "text: En del som gör",
        "text: En del som ska finnas och gör",
        "en definition innehåller ett krav.",
    ),
    (
        "a step of nothing",
        "      galler: [p3]\n      hur: Begär",
        "      galler: [p7]\n      hur: Begär",
        'punkten "p7" finns inte.',
    ),
    (
        "no consequence and no reason",
        '{slag: ingen, skal: "Steget är er egen dokumentation; leverantören har inget att brista i."}',
        "{slag: ingen}",
        "ingen påföljd och inget skäl.",
    ),
    (
        "a clause without its id",
        "vid_brist: {slag: klausul, klausul: rattelse}\n    - nar: En",
        "vid_brist: {slag: klausul}\n    - nar: En",
        "klausul och slag hör ihop.",
    ),
    ("a repeated id", "  - id: p2\n", "  - id: p1\n", '"p1" står två gånger.'),
]


@pytest.mark.parametrize(
    ("old", "new", "told"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_broken_rule_is_told(project: Path, old: str, new: str, told: str) -> None:
    replace(project, KRAV, old, new)
    found = faults(project)
    assert any(told in fault for fault in found), found
    assert all(fault.startswith(f"{KRAV}:") for fault in found)


def award(project: Path, old: str, new: str) -> list[str]:
    """The faults when the first point is an award criterion that is changed."""
    replace(project, KRAV, FIRST, AWARD.replace(old, new))
    return faults(project)


def test_an_award_point_is_right(project: Path) -> None:
    assert award(project, "", "") == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "Poäng ges för hur länge reservdelarna säljs",
            "Reservdelarna ska säljas",
            "innehåller ska.",
        ),
        ("    lofte: rattelse\n", "", "löftet saknar klausul."),
        ('andel: "1"', 'andel: "0.9"', "andelarna stiger inte till 1."),
        ('andel: "0.5"', "andel: hälften", '"hälften" är ingen andel.'),
        (
            "enhet: år, riktning: hogre}\n    skala",
            "riktning: hogre}\n    skala",
            "ett värde saknar enhet.",
        ),
    ],
)
def test_a_broken_rule_of_an_award_point_is_told(
    project: Path, old: str, new: str, told: str
) -> None:
    found = award(project, old, new)
    assert len(found) == 1 and told in found[0], found


def test_a_mature_market_needs_two_sources(project: Path) -> None:
    replace(project, KRAV, "lage: vaxande", "lage: mogen")
    assert [fault.split(": ", 2)[2] for fault in faults(project)] == [
        "mogen vilar på en enda källa. Lägg till en källa som visar utbudet, eller skriv vaxande eller okand."
    ]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("juridik: granskad\n", "granskad utan roll och dag."),
        (
            "juridik: granskad\ngranskad: {av: Kommunjurist, datum: 2026-11-24, version: 2}\n",
            "granskningen gäller version 2, texten är version 1.",
        ),
        (
            "juridik: inte-granskad\ngranskad: {av: Kommunjurist, datum: 2026-11-24, version: 1}\n",
            "texten är inte granskad.",
        ),
    ],
)
def test_a_review_has_its_role_day_and_version(project: Path, lines: str, told: str) -> None:
    replace(project, KRAV, "juridik: inte-granskad\n", lines)
    found = faults(project)
    assert len(found) == 1 and told in found[0], found
