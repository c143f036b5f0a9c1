"""Characters that an editor cannot see or tell apart: found, named by code point and place.

A text that holds them looks right and is read as something else, so no other message would lead to them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f"
# Of no width, turning the direction of reading, filling a place with nothing, or no characters at all.
_UNSEEN = (
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff"
)
UNSEEN = re.compile(f"[{_CONTROL}{_UNSEEN}]")
"""A character that a text of ours never holds."""

# Within words these join nothing; between the parts of a picture sign they do.
_IN_WORDS = re.compile(r"(?<=[A-Za-zÀ-ɏ])[\u00ad\u200d\ufe0f]|[\u00ad\u200d\ufe0f](?=[A-Za-zÀ-ɏ])")
_LATIN, _OTHER = "A-Za-zÀ-ɏ", "\u0370-\u03ff\u0400-\u052f\u13a0-\u13ff\uff21-\uff5a"
_MIXED = re.compile(rf"(?<=[{_LATIN}])[{_OTHER}]|[{_OTHER}](?=[{_LATIN}])")
_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Where a program asks for an ordinary space: the indent, and after a sign that begins a line or a value.
_SPACE_IN_YAML = re.compile(rf"^[ ]*(?:- *)?(?:[\w-]+:)?[{_ODD_SPACES}]", re.M)
_SPACE_IN_MARKDOWN = re.compile(rf"^[ >]*(?:#+|[-*+]|\d+\.)?[{_ODD_SPACES}]", re.M)
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.M)
# UTF-8 that was read as Windows-1252 and saved so: å is Ã¥ then.
_TWICE = re.compile(r"Ã[\u0080-\u00bf„…†–˜š]|â€[\u0080-\u00bf™œ“”˜¦]|Â[\u00a0§°«»]|\ufffd")
# Two or three letters in one sign, as a PDF sets them: a search for the word does not find it.
_JOINED = re.compile("[\ufb00-\ufb06]")
_MOST_TOLD = 3


@dataclass(frozen=True)
class Finding:
    """What is wrong at a place of a text: line and column from 1, what, and how to mend it."""

    line: int
    column: int
    what: str
    remedy: str


def findings(text: str, is_yaml: bool) -> list[Finding]:
    """What cannot be seen in a text, the first place of each kind; at most three, for one may stand on every line."""
    return sorted(_findings(text, is_yaml), key=lambda found: found.line)[:_MOST_TOLD]


def _findings(text: str, is_yaml: bool) -> Iterator[Finding]:
    if found := _CONFLICT.search(text):
        yield _finding(
            text,
            found.start(),
            f'raden "{found[0][:20]}" är kvar från en sammanslagning i Git.',
            "Välj den ena texten och ta bort raderna med <<<<<<<, ======= och >>>>>>>.",
        )
    if found := UNSEEN.search(text):
        yield _unseen(text, found.start())
    if text.isascii():
        return
    if found := _IN_WORDS.search(text):
        yield _unseen(text, found.start())
    if found := _MIXED.search(text):
        yield _mixed(text, found.start())
    if found := (_SPACE_IN_YAML if is_yaml else _SPACE_IN_MARKDOWN).search(text):
        yield _finding(
            text,
            found.end() - 1,
            f"ett hårt eller ovanligt mellanslag ({named(found[0][-1])}) {place(text, found.end() - 1)} "
            "läses inte som mellanslag.",
            "Byt det mot ett vanligt mellanslag.",
        )
    if found := _JOINED.search(text):
        plain = unicodedata.normalize("NFKC", found[0])
        yield _finding(
            text,
            found.start(),
            f'"{plain}" {place(text, found.start())} är ett enda tecken ({named(found[0])}), ofta ur en PDF.',
            f"Skriv {plain} med vanliga bokstäver.",
        )
    if found := _TWICE.search(text):
        yield _finding(
            text,
            found.start(),
            f'"{found[0]}" {place(text, found.start())} tyder på att texten har lästs i fel teckenkodning.',
            "Skriv om tecknet, till exempel å, ä eller ö, och spara filen som UTF-8.",
        )


def _unseen(text: str, at: int) -> Finding:
    return _finding(
        text,
        at,
        f"ett osynligt tecken ({named(text[at])}) står {place(text, at)}.",
        "Radera det: ta bort tecknen runt om och skriv dem på nytt.",
    )


def _mixed(text: str, at: int) -> Finding:
    word = re.search(r"\w+$", text[:at])
    after = re.match(r"\w+", text[at:])
    shown = f"{word[0] if word else ''}{after[0] if after else ''}"[:40]
    return _finding(
        text,
        at,
        f'ordet "{shown}" har en bokstav ur ett annat alfabet ({named(text[at])}) {place(text, at)}.',
        "Skriv ordet på nytt med vanliga bokstäver.",
    )


def _finding(text: str, at: int, what: str, remedy: str) -> Finding:
    return Finding(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), what, remedy)


def place(text: str, at: int) -> str:
    """Where in its line a character stands: "på plats 12"."""
    return f"på plats {at - text.rfind(chr(10), 0, at)}"


def named(character: str) -> str:
    """The code point of a character and its name in Unicode: "U+200B, zero width space"."""
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X}{f', {name}' if name else ''}"


def composed(text: str) -> str:
    """The text with each letter in one character (å is not a and a ring) and lines that end as ours do."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
