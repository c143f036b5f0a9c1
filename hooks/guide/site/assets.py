"""Styles, scripts and pictures under ``docs/``: what is broken or fetched from elsewhere, and files that are not what they say.

Nothing is run or drawn here. A page loads only what lies on the site, so what names another host would be missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.parsers import expat

_Fault = tuple[int, str, str]

_BEGINS = {
    ".png": (b"\x89PNG",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF8",),
    ".webp": (b"RIFF",),
    ".ico": (b"\x00\x00\x01\x00",),
    ".pdf": (b"%PDF",),
    ".docx": (b"PK\x03\x04",),
    ".xlsx": (b"PK\x03\x04",),
    ".woff2": (b"wOF2",),
}
_SCRIPT_IN_PICTURE = re.compile(r"<script|\son\w+\s*=|javascript:|<foreignObject", re.I)
_LINK_IN_PICTURE = re.compile(
    r"(?:href|src)\s*=\s*[\"'](?:https?:)?//|url\(\s*[\"']?(?:https?:)?//", re.I
)
_FETCHED_BY_STYLE = re.compile(r"@import\b|url\(\s*[\"']?(?:https?:)?//", re.I)
_FETCHED_BY_SCRIPT = re.compile(
    r"(?:fetch|import|importScripts|open|sendBeacon|new\s+(?:WebSocket|EventSource|Worker))\s*\(\s*[^)\"'`]*[\"'`](?:https?|wss?):"
    r"|^\s*import\b[^\n]*[\"'](?:https?:)?//",
    re.M,
)
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
# What a script is made of, as far as its brackets go: a pattern begins where a value may begin, else / divides.
_PIECE = re.compile(
    r"(?P<skip>/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*')"
    r"|(?P<pattern>/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*)"
    r"|(?P<word>[\w$]+)|(?P<sign>\S)",
    re.S,
)
_TEMPLATE_PART = re.compile(r"(?:\\.|\$(?!\{)|[^`\\$])*", re.S)
_BEFORE_PATTERN = frozenset(
    "( [ { } , ; : = ! & | ? + - * % < > ~ ^ return typeof case in of do else void".split()
)
# ´ stands for the end of a template, whose beginning and end are the same sign.
_ENDS = {"(": ")", "[": "]", "{": "}", "`": "´"}
_FETCHED = (
    "något hämtas från en annan webbplats, och det stoppas av webbplatsens regler.",
    "Lägg filen i docs/assets/.",
)


def faults(suffix: str, text: str) -> Iterator[_Fault]:
    """(line, what, remedy) of each fault in a style (.css), a script (.js) or a picture (.svg)."""
    yield from {".css": _style, ".js": _script, ".svg": _picture}[suffix](text)


def is_of_kind(suffix: str, path: Path) -> bool:
    """Whether a file begins as files with its ending do; endings that say nothing of that are believed."""
    signs = _BEGINS.get(suffix)
    if not signs:
        return True
    with path.open("rb") as file:
        return file.read(8).startswith(signs)


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _style(text: str) -> Iterator[_Fault]:
    plain = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for found in _FETCHED_BY_STYLE.finditer(plain):
        yield (_line(plain, found.start()), *_FETCHED)
    bare = re.sub(r"\"[^\"\n]*\"|'[^'\n]*'", lambda found: " " * len(found[0]), plain)
    signs = ((found[0], found.start()) for found in re.finditer(r"[()\[\]{}]", bare))
    yield from _unbalanced(signs, plain, "stilmallen")


def _script(text: str) -> Iterator[_Fault]:
    for found in _FETCHED_BY_SCRIPT.finditer(text):
        yield (_line(text, found.start()), *_FETCHED)
    yield from _unbalanced(_brackets_of_script(text), text, "skriptet")


def _brackets_of_script(text: str) -> Iterator[tuple[str, int]]:
    """The brackets of a script with their places; those in strings, patterns and comments left out.

    A template is a bracket of its own that is opened by a backtick, and code stands within it between ${ and }.
    """
    at, before, depth = 0, "", list[str]()
    while at < len(text):
        if depth and depth[-1] == "`":
            at = _TEMPLATE_PART.match(text, at).end()  # type: ignore[union-attr]
            if text.startswith("`", at):
                depth.pop()
                yield "´", at
                at, before = at + 1, "`"
            elif text.startswith("${", at):
                depth.append("{")
                yield "{", at
                at, before = at + 2, "{"
            continue
        found = _PIECE.search(text, at)
        if not found:
            return
        at = found.end()
        if found["pattern"] and before not in _BEFORE_PATTERN and before:
            at, before = found.start() + 1, "/"
        elif found["word"] or found["pattern"]:
            before = found["word"] or "/x/"
        elif sign := found["sign"]:
            before = sign
            if sign in "([{`":
                depth.append(sign)
                yield sign, found.start()
            elif sign in ")]}":
                if depth:
                    depth.pop()
                yield sign, found.start()


def _unbalanced(signs: Iterable[tuple[str, int]], text: str, named: str) -> Iterator[_Fault]:
    """The first bracket that ends nothing, else the last one that is never ended."""
    opened: list[tuple[str, int]] = []
    for sign, at in signs:
        if sign in _ENDS:
            opened.append((sign, at))
        elif not opened or _ENDS[opened.pop()[0]] != sign:
            yield (
                _line(text, at),
                f'"{sign}" avslutar inget, så {named} går inte att läsa.',
                "Rätta raden, eller hämta tillbaka filen ur historiken.",
            )
            return
    if opened:
        sign, at = opened[-1]
        yield (
            _line(text, at),
            f'"{sign}" börjar här och slutar aldrig, så {named} går inte att läsa.',
            f"Skriv {_ENDS[sign].replace('´', '`')} där det slutar, eller hämta tillbaka filen ur historiken.",
        )


def _picture(text: str) -> Iterator[_Fault]:
    reader = expat.ParserCreate()
    try:
        reader.Parse(text.encode(), True)
    except expat.ExpatError as error:
        yield (
            error.lineno,
            "bilden går inte att läsa.",
            "Spara om den som SVG, eller hämta tillbaka den ur historiken.",
        )
    if _SCRIPT_IN_PICTURE.search(text):
        yield 1, "bilden innehåller skript.", "Spara om bilden som vanlig SVG."
    if found := _LINK_IN_PICTURE.search(text):
        yield (_line(text, found.start()), *_FETCHED)
