"""What is well formed and still no text for readers: a note to oneself, a private person's data.

Asked of every text in the records and of every page. HTML and Markdown are not looked for here: in records they are
shown as they stand, and pages have their own list of tags.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# What programs and YAML call nothing; read as text here, so it would be printed.
NOTHING = frozenset("null Null NULL ~ None nil undefined NaN".split())

_NOTE = re.compile(r"\b(?:TODO|Todo|FIXME|TBD)\b|^\W*XXX+\W*$|\b[Ll]orem ipsum\b", re.M)
_SIGNS_OF_NOTE = ("TODO", "Todo", "FIXME", "TBD", "XXX", "orem ipsum")
_DIGITS = re.compile(r"\d\d")
_MAIL = re.compile(r"\b[a-zåäöéü]+\.[a-zåäöéü-]+@[\w-]+\.[\w.-]+\w", re.I)
_BORN = re.compile(r"\b(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+]\d{4}\b")
_PHONE = re.compile(
    r"(?<![\w/.:=-])(?<!\d[ \u00a0])(?:(?:\+|00)46[ -]?(?:\(0\))?\d{1,3}[ -]?|0\d{1,3} ?- ?|07\d )\d{2,3} ?\d{2,3}(?: ?\d{2,3})?\b"
)


class Unfit(NamedTuple):
    """Where in a text it stands (from 0), what is wrong, and how to mend it."""

    at: int
    what: str
    remedy: str


def unfit(text: str) -> Unfit | None:
    """The first thing in a text that should not reach a reader."""
    return _note(text) or _private(text)


def _note(text: str) -> Unfit | None:
    # Hardly any text has one of these; to ask that first is much quicker than the search.
    found = _NOTE.search(text) if any(sign in text for sign in _SIGNS_OF_NOTE) else None
    return found and Unfit(
        found.start(),
        f'"{found[0].strip()}" är en minneslapp, inte en text för läsaren.',
        "Skriv den riktiga texten, eller ta bort raden om den är frivillig.",
    )


def _private(text: str) -> Unfit | None:
    if "@" in text and (found := _MAIL.search(text)):
        return Unfit(
            found.start(),
            f'"{found[0][:60]}" ser ut som en persons e-postadress.',
            "Skriv en roll, till exempel registratorn. Webbplatsen har inga personuppgifter.",
        )
    if not _DIGITS.search(text):
        return None
    for pattern, what in ((_BORN, "ett personnummer"), (_PHONE, "ett telefonnummer")):
        if found := pattern.search(text):
            return Unfit(
                found.start(),
                f'"{found[0]}" ser ut som {what}.',
                "Ta bort det. Webbplatsen har inga personuppgifter och inga telefonnummer.",
            )
    return None
