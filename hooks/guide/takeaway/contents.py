"""What stands in the files that readers take along: requirements as blocks for Word, as rows for Excel."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

INTRO = (
    "Kraven är förslag som ni själva anpassar. Det som ni ska fylla i står inom [hakparentes] och är markerat. "
    "Varje krav har id, version, datum och adress, så att andra kan hitta det."
)
STEPS = ("När", "Hur", "Vid brist")
CHECKLIST = ("Klart", "Datum", "Krav", "När", "Gör så här", "Vid brist", "Ansvarig", "Resultat")
CHECKLIST_WIDTHS = (8, 14, 34, 22, 50, 50, 16, 30)
UNDATED_NOTE = "Avtalet börjar: inte angivet. Avtalet slutar: inte angivet. Steg utan datum beror på något annat än avtalets tid."

Block = tuple[str, Any]


def paragraphs(text: str) -> list[str]:
    """The text's lines that are not empty."""
    return [part for part in re.split(r"\n+", text) if part.strip()]


def requirement_blocks(r: Mapping[str, Any]) -> list[Block]:
    """A requirement as (style, text or table); "liten" is small print in which nothing is marked."""
    blocks: list[Block] = [
        ("h1", r["titel"]),
        ("liten", r["citat"]),
        (
            "liten",
            f"Kravtyp: {r['typ']}. Nivå: {r['niva']}, satt av {r['niva_satt_av']}. "
            f"Produktgrupp: {r['grupp']}. Strategier: {r['strategier']}.",
        ),
        ("h2", "Kravtext"),
        *(("text", text) for text in paragraphs(r["kravtext"])),
        ("h2", "Bevis"),
        ("text", r["bevis"]),
    ]
    if r["alternativ"]:
        blocks += [("text", "Detta godtas också:"), *(("punkt", text) for text in r["alternativ"])]
    blocks += [
        ("h2", "Uppföljning"),
        ("text", f"Ert arbete: {r['arbete'].lower()}. {r['arbete_text']}"),
        ("tabell", [list(STEPS), *([s["nar"], s["hur"], s["brist"]] for s in r["steg"])]),
    ]
    if r["se_upp"]:
        blocks += [
            ("h2", "Se upp med"),
            *(("punkt", f"{about}: {text}") for about, text in r["se_upp"]),
        ]
    blocks += [
        ("h2", "Marknad"),
        ("text", f"{r['marknad']} marknad. {r['marknad_text']}"),
        ("h2", "Lag"),
        ("text", f"Över tröskelvärdet: {r['over']}"),
        ("text", f"Under tröskelvärdet: {r['under']}"),
    ]
    if r["lagrum"]:
        blocks += [("text", f"Särskilt för detta krav: {r['lagrum']}")]
    return [
        *blocks,
        ("h2", "Källor"),
        *(("liten", text) for text in r["kallor"]),
        ("liten", f"{r['juridik']}. {r['kallkontroll']}."),
    ]


class Column(NamedTuple):
    """A column of a table with one requirement a row."""

    heading: str
    width: int
    value: Callable[[Mapping[str, Any]], str]


def _steps(r: Mapping[str, Any]) -> str:
    return "\n".join(
        f"{n}. {s['nar']}: {s['hur']} Vid brist: {s['brist']}" for n, s in enumerate(r["steg"], 1)
    )


COLUMNS: Sequence[Column] = (
    Column("Id", 10, lambda r: r["nr"]),
    Column("Version", 8, lambda r: str(r["version"])),
    Column("Publicerad", 12, lambda r: r["datum"]),
    Column("Titel", 34, lambda r: r["titel"]),
    Column("Produktgrupp", 20, lambda r: r["grupp"]),
    Column("Kravtyp", 20, lambda r: r["typ"]),
    Column("Nivå", 12, lambda r: r["niva"]),
    Column("Kravtext", 60, lambda r: r["kravtext"]),
    Column(
        "Bevis", 50, lambda r: "\n".join([r["bevis"], *(f"– {text}" for text in r["alternativ"])])
    ),
    Column("Uppföljning", 50, _steps),
    Column("Ert arbete", 14, lambda r: r["arbete"]),
    Column(
        "Se upp med", 40, lambda r: "\n".join(f"{about}: {text}" for about, text in r["se_upp"])
    ),
    Column("Marknad", 40, lambda r: f"{r['marknad']} marknad. {r['marknad_text']}"),
    Column("Lag över tröskelvärdet", 40, lambda r: r["over"]),
    Column("Lag under tröskelvärdet", 40, lambda r: r["under"]),
    Column("Fler lagrum", 24, lambda r: r["lagrum"]),
    Column("Källor", 40, lambda r: "\n".join(r["kallor"])),
    Column("Granskning", 24, lambda r: f"{r['juridik']}. {r['kallkontroll']}."),
    Column("Adress", 40, lambda r: r["adress"]),
)


def checklist_rows(requirements: Iterable[Mapping[str, Any]]) -> list[list[str]]:
    """One row per follow-up step; what the buyer writes (done, day, who, result) is left open."""
    return [
        ["", "", f"{r['nr']} v{r['version']} {r['titel']}", s["nar"], s["hur"], s["brist"], "", ""]
        for r in requirements
        for s in r["steg"]
    ]
