"""A text that binds a buyer and a supplier: short paragraphs with blanks, and their rules.

Clauses and evaluation models are made of it. A paragraph holds one duty or one rule, so that it
can be cited and struck.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..source.fields import Id, Text
from ..swedish.writing import swedish_amount
from .blank import Blank, BuyerTable
from .parts import Fault, Part, declared

BLANK = re.compile(r"\{([a-z0-9-]+)\}")
MOST_WORDS = 40

_DUTY = re.compile(r"\b(ska|skall|måste)\b", re.IGNORECASE)
_BRACKET = re.compile(r"\[[^\]]*\]|\{(?![a-z0-9-]+\})")
_WORD = re.compile(r"[^\W\d_][\w-]*|\d+")


class Paragraph(Part):
    """One duty or one rule. Its id is cited and never used again."""

    id: Id = declared("id", "Id", "s1, s2 … Används aldrig om.")
    text: Text = declared(
        "text", "Text", "En skyldighet eller en regel, med {id} för det som köparen fyller i."
    )


def blanks_in(text: str) -> list[str]:
    """The ids of a text's blanks in reading order."""
    return BLANK.findall(text)


def pieces(text: str, filled: Mapping[str, str]) -> list[tuple[str, bool]]:
    """A text in parts, blanks (True) by what stands in them; an unknown blank by its id."""
    parts, end = [], 0
    for match in BLANK.finditer(text):
        parts += [(text[end : match.start()], False), (filled.get(match[1], match[1]), True)]
        end = match.end()
    return [(part, is_blank) for part, is_blank in [*parts, (text[end:], False)] if part]


def filled_in(default: str | None, question: str) -> str:
    """What stands in a blank until the buyer fills it in: its default, else its question."""
    return f"[{question}]" if default is None else swedish_amount(default)


def paragraph_faults(key: str, paragraphs: Sequence[Paragraph]) -> Iterator[Fault]:
    """Ids that come twice, paragraphs with several duties, and those too long to take in."""
    ids = [paragraph.id for paragraph in paragraphs]
    for index, paragraph in enumerate(paragraphs):
        if paragraph.id in ids[:index]:
            yield Fault(
                (key, index, "id"),
                f'"{paragraph.id}" står två gånger.',
                "Ge varje stycke ett eget id.",
            )
        at = (key, index, "text")
        if (duties := len(_DUTY.findall(paragraph.text))) > 1:
            yield Fault(
                at,
                f"stycket har {duties} ska.",
                "Skriv en skyldighet i varje stycke. Dela upp texten.",
            )
        if (count := len(_WORD.findall(BLANK.sub("tal", paragraph.text)))) > MOST_WORDS:
            yield Fault(
                at,
                f"stycket har {count} ord, högst {MOST_WORDS}.",
                "Korta det, eller dela det i två.",
            )


def blank_faults(
    texts: Sequence[tuple[tuple[str | int, ...], str]],
    blanks: Sequence[Blank],
    tables: Sequence[BuyerTable] = (),
) -> Iterator[Fault]:
    """Blanks undeclared, unused, or without either default or reason; and bare brackets.

    ``texts`` holds each text with its place in the record. A table is named like a blank.
    """
    declared_ids = {blank.id for blank in blanks} | {table.id for table in tables}
    used: set[str] = set()
    for at, text in texts:
        for name in blanks_in(text):
            used.add(name)
            if name not in declared_ids:
                yield Fault(
                    at,
                    f"luckan {{{name}}} är inte deklarerad.",
                    "Lägg till den under fyll_i, eller rätta id:t.",
                )
        if _BRACKET.search(text):
            yield Fault(
                at,
                "texten har en lucka utan id.",
                "Skriv {id} med små bokstäver a–z, siffror och bindestreck, och deklarera luckan under fyll_i.",
            )
    for index, blank in enumerate(blanks):
        if blank.id in [other.id for other in blanks[:index]]:
            yield Fault(
                ("fyll_i", index, "id"),
                f'"{blank.id}" står två gånger.',
                "Ge varje lucka ett eget id.",
            )
        if blank.id not in used:
            yield Fault(
                ("fyll_i", index, "id"),
                f"luckan {blank.id} används inte.",
                "Ta bort den, eller skriv {id} i texten.",
            )
        if (blank.default is None) == (blank.no_default is None):
            yield Fault(
                ("fyll_i", index),
                "luckan ska ha antingen ett förval eller ett skäl att sakna det.",
                "Ange forval, eller skriv skälet i utan_forval.",
            )
    for index, table in enumerate(tables):
        if table.id not in used:
            yield Fault(
                ("tabeller", index, "id"),
                f"tabellen {table.id} nämns inte.",
                "Skriv {id} där texten hänvisar till den.",
            )
