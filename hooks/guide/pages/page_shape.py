"""Shapes of a page that Markdown does not see as its author does: tables, lists, boxes, anchors and emphasis.

Each is shown as running text, or differently from what was meant, and no generator says a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_Fault = tuple[int, str, str, str]

# Elements of the page template; an anchor with the same name would lead to them.
TAKEN = frozenset(
    "innehall sidans-meny namn-meny namn-stig namn-delar namn-fot sidans-filer sidans-kallor sidans-delar "
    "besked sokfalt".split()
)

_HEADING = re.compile(r"^(?P<signs>#+)(?P<space>[ \t]*)(?P<text>[^\n]*)$", re.M)
_ANCHOR = re.compile(r"\{(?P<inside>[^{}\n]*)\}?[ \t]*$")
_RIGHT_ANCHOR = re.compile(r"#[a-z0-9]+(?:-[a-z0-9]+)*")
_ROW = re.compile(r"^ {0,3}\|.*$")
_RULE = re.compile(r"^ {0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
_ITEM = re.compile(r"^(?P<indent> *)(?P<sign>[-*+]|\d{1,3}\.) +\S")
_ODD_ITEM = re.compile(
    r"^ {0,3}(?:(?P<bullet>[•·▪◦‣–—]) +|(?P<paren>\d{1,2}\)) +|(?P<tight>-)(?=[a-zåäö0-9]))\S", re.I
)
_CHECKBOX = re.compile(r"^ *[-*+] \[[ xX]?\] ")
_BOX = re.compile(r"^(?P<sign>!!!|\?\?\?\+?)(?P<space>[ ]*)(?P<kind>[^\s\"]*)(?P<rest>[^\n]*)$")
BOXES = ("note", "tip", "warning", "question", "info", "example", "abstract", "quote", "danger")
_GITHUB_BOX = re.compile(r"^> ?\[!\w+\]")
_NOTE = re.compile(r"^\[\^(?P<name>[^\]\s]+)\]:", re.M)
_REFERENCE = re.compile(r"^ {0,3}\[(?P<name>[^\]\n^]+)\]:", re.M)
_ABBREVIATION = re.compile(r"^\*\[[^\]\n]+\]:[ \t]*$", re.M)


def check(text: str) -> Iterator[_Fault]:
    """Every such shape in a page without its code: (place, "", what, remedy)."""
    yield from _headings(text)
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for number, what, remedy in (
        *_tables(lines),
        *_lists(lines),
        *_boxes(lines),
        *_emphasis(lines),
    ):
        yield starts[number], "", what, remedy
    yield from _repeated(text)


def _headings(text: str) -> Iterator[_Fault]:
    level, anchors = 0, dict[str, int]()
    for found in _HEADING.finditer(text):
        signs = len(found["signs"])
        words = _ANCHOR.sub("", found["text"]).strip()
        if signs > 6 and found["space"]:
            yield found.start(), "", "rubriken har fler än sex #.", "Skriv ## eller ###."
            continue
        if not found["space"] and found["text"]:
            continue  # told elsewhere: no space after #
        if not words:
            yield (
                found.start(),
                "",
                "rubriken har ingen text.",
                "Skriv rubriken, eller ta bort raden.",
            )
        if level and signs > level + 1:
            yield (
                found.start(),
                "",
                f"rubriken hoppar från {'#' * level} till {'#' * signs}.",
                f"Skriv {'#' * (level + 1)}. En skärmläsare räknar med varje nivå.",
            )
        level = signs
        yield from _anchor(found, anchors)


def _anchor(heading: re.Match[str], anchors: dict[str, int]) -> Iterator[_Fault]:
    found = _ANCHOR.search(heading["text"])
    if not found:
        return
    inside = found["inside"].strip()
    name = inside.removeprefix("#")
    if not found[0].rstrip().endswith("}") or not _RIGHT_ANCHOR.fullmatch(inside):
        yield (
            heading.start(),
            "",
            f'"{found[0].strip()[:60]}" är inget ankare.',
            "Skriv {#ord} med små bokstäver a–z, siffror och bindestreck, sist på raden.",
        )
    elif name in TAKEN:
        yield (
            heading.start(),
            "",
            f'ankaret "{name}" används av sidmallen.',
            "Välj ett annat ord.",
        )
    elif name in anchors:
        yield (
            heading.start(),
            "",
            f'ankaret "{name}" står två gånger på sidan.',
            "Ge varje rubrik ett eget ankare.",
        )
    anchors.setdefault(name, heading.start())


def _tables(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    number = 0
    while number < len(lines):
        if not _ROW.match(lines[number]):
            number += 1
            continue
        first = number
        while number < len(lines) and _ROW.match(lines[number]):
            number += 1
        yield from _table(lines, first, number)


def _table(lines: list[str], first: int, end: int) -> Iterator[tuple[int, str, str]]:
    rows = lines[first:end]
    if first and lines[first - 1].strip() and not lines[first - 1].startswith("#"):
        yield first, "tabellen börjar direkt efter en text.", "Lägg en tom rad före tabellen."
    if len(rows) < 2 or not _RULE.match(rows[1]):
        yield (
            first,
            "tabellen saknar raden med streck under rubrikerna, eller har en tom rad i sig.",
            "Skriv | --- | --- | under rubrikraden, och ingen tom rad mitt i tabellen.",
        )
        return
    width = len(_cells(rows[0]))
    if any(not cell.strip() for cell in _cells(rows[0])[1:]) or not _cells(rows[0])[0].strip():
        yield first, "en kolumn saknar rubrik.", "Skriv en rubrik i varje ruta på första raden."
    for number, row in enumerate(rows[1:], first + 1):
        if (count := len(_cells(row))) != width:
            yield (
                number,
                f"raden har {count} rutor, tabellen har {width} kolumner.",
                "Skriv en ruta för varje kolumn, med | emellan.",
            )


def _cells(row: str) -> list[str]:
    return re.split(r"(?<!\\)\|", re.sub(r"(?<!\\)\|[ ]*$", "", row.strip())[1:])


def _lists(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    for number, (above, line) in enumerate(pairwise(["", *lines])):
        item = _ITEM.match(line)
        if odd := _ODD_ITEM.match(line):
            yield from _odd_item(number, odd, above)
        elif _CHECKBOX.match(line):
            yield number, "kryssrutan [ ] visas som den står.", "Ta bort [ ]. Listan räcker."
        elif item and not item["indent"] and _is_running(above):
            yield number, "listan börjar direkt efter en text.", "Lägg en tom rad före listan."
        elif item and item["indent"] and len(item["indent"]) < 4 and _ITEM.match(above):
            yield (
                number,
                f"underlistan har {len(item['indent'])} mellanslag före.",
                "Skriv fyra mellanslag före varje rad i underlistan.",
            )
        if line.count("\t") >= 1 and re.match(r"\S+[^\t]*\t\S", line) and "\t" in (above or "\t"):
            yield (
                number,
                "raden har tabbar, som en tabell ur ett kalkylblad.",
                "Skriv tabellen med |: | Vara | Antal | på första raden och | --- | --- | under.",
            )


def _odd_item(number: int, odd: re.Match[str], above: str) -> Iterator[tuple[int, str, str]]:
    if odd["tight"]:
        if not above.strip() or _ODD_ITEM.match(above):
            yield number, "mellanslag saknas efter strecket.", "Skriv ett mellanslag efter -."
    elif odd["paren"]:
        yield number, f'"{odd["paren"]}" blir ingen lista.', "Skriv siffra och punkt: 1."
    else:
        yield (
            number,
            f'"{odd["bullet"]}" blir ingen lista.',
            "Skriv bindestreck och mellanslag i stället.",
        )


def _is_running(line: str) -> bool:
    """Whether a line is text that a list right below would be swallowed by."""
    return bool(line.strip()) and not re.match(
        r"\s|[#>|<]|[-*+] |\d{1,3}\. |!!!|\?\?\?|:::|:   |\[\^|```|~~~|---", line
    )


def _boxes(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    for number, line in enumerate(lines):
        if _GITHUB_BOX.match(line):
            yield (
                number,
                "rutan är skriven som på GitHub.",
                'Skriv !!! warning "Se upp" och texten med fyra mellanslag före.',
            )
        found = _BOX.match(line)
        if not found:
            continue
        below = lines[number + 1] if number + 1 < len(lines) else ""
        if not found["space"] or found["kind"] not in BOXES:
            yield (
                number,
                f'"{line[:60]}" blir ingen ruta.',
                f'Skriv !!! och en av {", ".join(BOXES[:4])} följt av rubriken: !!! tip "Vårt råd".',
            )
        elif found["rest"].count('"') % 2 or re.search(r"[”“]", found["rest"]):
            yield (
                number,
                "rutans rubrik har inte raka citattecken runt om.",
                """Skriv !!! tip "Vårt råd".""",
            )
        elif not re.match(r"(?: {4}|\t)\S", below):
            yield (
                number,
                "rutan har ingen text.",
                "Skriv texten på nästa rad med fyra mellanslag före.",
            )


def _emphasis(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Bold and code that begin and never end within their paragraph."""
    first, paragraph = 0, list[str]()
    for number, line in enumerate([*lines, ""]):
        if line.strip():
            first = number if not paragraph else first
            paragraph.append(line)
            continue
        text = "\n".join(paragraph)
        if text.replace("\\*", "").count("**") % 2:
            at = next(n for n, one in enumerate(paragraph) if one.count("**") % 2)
            yield (
                first + at,
                "fetstilen börjar och slutar inte.",
                "Skriv ** både före och efter orden.",
            )
        if "`" in text.replace("\\`", ""):
            at = next(n for n, one in enumerate(paragraph) if "`" in one)
            yield (
                first + at,
                "en grav accent (`) står ensam.",
                "Skriv ` både före och efter koden.",
            )
        paragraph = []


def _repeated(text: str) -> Iterator[_Fault]:
    for pattern, named in ((_NOTE, "fotnoten"), (_REFERENCE, "länken")):
        seen: set[str] = set()
        for found in pattern.finditer(text):
            name = found["name"].lower()
            if name in seen:
                yield (
                    found.start(),
                    "",
                    f"{named} {found['name']} förklaras två gånger.",
                    "Behåll den ena.",
                )
            seen.add(name)
    for note in _NOTE.finditer(text):
        if text.count(f"[^{note['name']}]") < 2:
            yield (
                note.start(),
                "",
                f"fotnoten {note['name']} nämns inte i texten.",
                f"Skriv [^{note['name']}] där den hör hemma, eller ta bort den.",
            )
    for found in _ABBREVIATION.finditer(text):
        yield (
            found.start(),
            "",
            "förkortningen saknar förklaring.",
            "Skriv vad den står för efter kolon.",
        )
