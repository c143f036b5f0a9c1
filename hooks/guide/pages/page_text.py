"""What a page's text must be by itself, beside its markers, tags and links.

Markdown passes over all of this in silence, and shows something else than its author meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from ..source.problems import Problem, suggestion
from ..source.unfit import unfit
from . import page_shape
from .markdown_text import without_code
from .markers import MARKERS

MOST_LEVELS = 6
LONGEST_LINE = 20_000
# Each begins something whose end a converter looks for to the end of its paragraph.
MOST_SIGNS = 500
_OPENS_SOMETHING = "[(<*_`&{|"

_OPENING = re.compile(r"^(?:`{3,}|~{3,})", re.M)
_HEADING = re.compile(r"^#[ \t]+(?P<text>[^\n]+)$", re.M)
_NO_SPACE = re.compile(r"^#{1,6}(?=[A-Za-zÀ-ɏ0-9])[^\n]*", re.M)
# A list within lists, quotes within quotes, and lists that all begin on one line.
_DEEP = re.compile(
    rf"^(?: {{4}}|\t){{{MOST_LEVELS},}}[ ]{{0,3}}(?:[-*+]|\d+\.)[ ]"
    rf"|^(?:[ ]{{0,3}}>){{{MOST_LEVELS},}}|^[ ]{{0,3}}(?:[-*+][ ]+){{{MOST_LEVELS},}}",
    re.M,
)
_EMPTY_LINK = re.compile(
    r"(?<!\\)\[(?P<text>[^\[\]\n]*)\]\([ ]*(?:<>)?[ ]*\)|(?<![\\!])\[\]\([^)\n]+\)"
)
_NAMED_LINK = re.compile(r"(?<!\\)\[[^\[\]\n]+\][ ]?\[(?P<name>[^\[\]\n]*)\]")
_DEFINED = re.compile(r"^[ ]{0,3}\[(?P<name>[^\]\n]+)\]:", re.M)
_BROKEN_LINK = re.compile(
    r"(?<!\\)\[[^\[\]\n]+\]\([^)\n]*$|(?<!\\)\[[^\[\]\n]+\][ ]+\((?:https?:|[\w./-]+\.md)", re.M
)
_INDENTED_MARKER = re.compile(r"^(?: {4}|\t)[ \t]*<!--[ \t]*(?P<name>[a-z]+)[^\n]*-->[ \t]*$", re.M)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,31}\d{0,2}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
# (what is looked for, what is wrong, the remedy); {} is the beginning of what was found.
_SLIPS_IN_LINKS = (
    (
        re.compile(r"https?://+https?:", re.I),
        "adressen har https:// två gånger.",
        "Ta bort det ena.",
    ),
    (
        re.compile(r"https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0)[^\s)>]*", re.I),
        '"{}" leder bara till er egen dator.',
        "Skriv filens sökväg, eller den adress som läsaren kan öppna.",
    ),
    (
        re.compile(r"(?<![\w(<\[\"'=/.])(?<!\]: )https?://[^\s<>)\]]+(?![^\[\]\n]*\]\()", re.I),
        '"{}" blir ingen länk.',
        "Skriv [text](adress), med ord som säger vart länken leder.",
    ),
    (
        re.compile(r"\[[^\[\]\n]*\[[^\[\]\n]+\]\([^()\n]*\)[^\[\]\n]*\]\("),
        "en länk ligger inuti en annan.",
        "Skriv två länkar efter varandra.",
    ),
    (
        re.compile(r"\[\[[^\[\]\n]+\]\](?!\()"),
        '"{}" blir ingen länk.',
        "Skriv [text](sida.md).",
    ),
    (
        re.compile(r"\([^()\n]+\)\[(?:https?:|[\w./-]+\.md)[^\]\n]*\]"),
        "länken är skriven bakfram.",
        "Skriv [text](adress).",
    ),
    (
        re.compile(r"(?<=\[)(?:klicka här|här|läs mer här|länk|click here)(?=\]\()", re.I),
        'länktexten "{}" säger inte vart länken leder.',
        "Skriv sidans namn som länktext.",
    ),
)
_NOTE = re.compile(r"\[\^(?P<name>[^\]\s]+)\](?P<defines>:)?")
# How a marker is begun or ended by a slip of the pen, or by a program that prettifies.
_LOOKS_LIKE_MARKER = re.compile(
    r"^[ \t]*(?P<begins><[!\u2013\u2014-]*|[\u2039\u00ab\u2329\u27e8\uff1c][!\u2013\u2014-]*|&lt;!-*)"
    r"[ \t]*(?:--+)?[ \t]*(?P<name>[a-zåäö]+)(?P<rest>[^\n]*)$",
    re.M,
)


def too_much(path: str, body: str, first_line: int) -> Problem | None:
    """The fault of a line that is too long, or has too many signs in a row, to be checked and converted in time."""
    for number, line in enumerate(body.split("\n")):
        if len(line) > LONGEST_LINE:
            what = f"raden är för lång ({len(line)} tecken, högst {LONGEST_LINE})."
            return Problem(path, first_line + number, "", what, "Dela raden.")
        if len(line) > MOST_SIGNS:
            for sign in _OPENS_SOMETHING:
                if (count := line.count(sign)) > MOST_SIGNS:
                    what = f'raden har {count} tecken av slaget "{sign}", högst {MOST_SIGNS}.'
                    return Problem(
                        path, first_line + number, "", what, "Ta bort dem eller dela raden."
                    )
    return None


def check(path: str, body: str, first_line: int, title: str, is_start: bool) -> Iterator[Problem]:
    """Every fault in a page's text; ``first_line`` is the line of the file where the body begins."""

    def problem(at: int, name: str, what: str, remedy: str) -> Problem:
        return Problem(path, first_line + body.count("\n", 0, at), name, what, remedy)

    text = without_code(body)
    if found := _OPENING.search(text):
        yield problem(
            found.start(),
            "",
            "en kodruta börjar här och slutar aldrig.",
            f"Skriv {found[0]} ensamt på raden efter den.",
        )
        return
    if found := _DEEP.search(text):
        yield problem(
            found.start(),
            "",
            f"listor eller citat ligger i fler än {MOST_LEVELS} nivåer.",
            "Dela upp texten med rubriker i stället.",
        )
    for fault in (
        *_headings(title, text, is_start),
        *_links(text),
        *_markers(text),
        *page_shape.check(text),
        *_slips(text),
        *_hidden_markers(body, text),
    ):
        yield problem(*fault)


_Fault = tuple[int, str, str, str]


def _headings(title: str, text: str, is_start: bool) -> Iterator[_Fault]:
    headings = list(_HEADING.finditer(text))
    if not headings:
        yield 0, "", "sidan har ingen rubrik.", f'Skriv "# {title}" först på sidan.'
    elif _plain(headings[0]["text"]) != title:
        yield (
            headings[0].start(),
            "",
            f'rubriken är "{_plain(headings[0]["text"])}" men title är "{title}".',
            "Skriv samma text på båda ställena.",
        )
    for second in headings[1:]:
        yield (
            second.start(),
            "",
            "sidan har fler än en rubrik med ett enda #.",
            "Skriv ## framför de andra rubrikerna.",
        )
    for found in _NO_SPACE.finditer(text):
        yield found.start(), "", "mellanslag saknas efter #.", "Skriv ett mellanslag före rubriken."
    if is_start and headings:
        after = text[headings[0].end() :].lstrip()
        if not after or after.startswith(("#", "- ", "* ", "<", "|", ">", "1.")):
            yield (
                headings[0].start(),
                "",
                "startsidan saknar ett stycke under rubriken.",
                "Skriv en eller två meningar före nästa rubrik.",
            )


def _plain(heading: str) -> str:
    without_anchor = re.sub(r"[ \t]*\{[^}]*\}[ \t]*$", "", heading.strip())
    return re.sub(r"[*_`]|[ \t]+#+$", "", without_anchor).strip()


def _links(text: str) -> Iterator[_Fault]:
    for found in _EMPTY_LINK.finditer(text):
        what = "länken saknar adress." if found["text"] is not None else "länken saknar text."
        yield found.start(), "", what, "Skriv [text](adress)."
    defined = {found["name"].lower() for found in _DEFINED.finditer(text)}
    for found in _NAMED_LINK.finditer(text):
        name = found["name"]
        if name and name.lower() not in defined:
            yield (
                found.start(),
                "",
                f"länken [{name}] har ingen adress på sidan.",
                f"Skriv [text](adress), eller raden [{name}]: adress sist på sidan.{suggestion(name, defined)}",
            )
    for found in _BROKEN_LINK.finditer(text):
        yield (
            found.start(),
            "",
            "länken är inte rätt skriven.",
            "Skriv [text](adress) på en rad, utan mellanslag mellan ] och (.",
        )
    notes = list(_NOTE.finditer(text))
    explained = {note["name"] for note in notes if note["defines"]}
    for note in notes:
        if not note["defines"] and note["name"] not in explained:
            yield (
                note.start(),
                "",
                f"fotnoten {note['name']} saknas.",
                f"Skriv raden [^{note['name']}]: följd av notens text.{suggestion(note['name'], explained)}",
            )


def _slips(text: str) -> Iterator[_Fault]:
    """What readers would see as it stands: slips in links, codes of signs that are none, notes and private data."""
    if first := unfit(text):
        yield first.at, "", first.what, first.remedy
    for pattern, what, remedy in _SLIPS_IN_LINKS:
        for found in pattern.finditer(text):
            yield found.start(), "", what.format(found[0][:60]), remedy
    for found in _ENTITY.finditer(text):
        if unescape(found[0]) == found[0] or found[0] in ("&#0;", "&#x0;"):
            yield (
                found.start(),
                "",
                f'teckenkoden "{found[0]}" finns inte.',
                "Skriv själva tecknet.",
            )


def _hidden_markers(body: str, text: str) -> Iterator[_Fault]:
    """Markers that became code by their indent, and names of markers in brackets."""
    for found in _INDENTED_MARKER.finditer(body):
        if found["name"] in MARKERS and not text[found.start("name") : found.end("name")].strip():
            yield (
                found.start("name"),
                found["name"],
                "markören är indragen och visas som kod.",
                "Låt den börja längst till vänster på raden.",
            )
    for found in re.finditer(r"^\[(?P<name>[a-z]+)\][ \t]*$", text, re.M):
        if found["name"] in MARKERS:
            yield (
                found.start(),
                found["name"],
                "markören är inte rätt skriven och syns som text.",
                f"Skriv <!-- {found['name']} -->.",
            )


def _markers(text: str) -> Iterator[_Fault]:
    for found in _LOOKS_LIKE_MARKER.finditer(text):
        is_whole = found["begins"] == "<!--" and re.search(r"--[ \t]*>", found["rest"])
        if found["name"] in MARKERS and not is_whole:
            yield (
                found.start(),
                found["name"],
                "markören är inte rätt skriven och syns som text.",
                f"Skriv <!-- {found['name']} … --> med vanliga tecken på en rad.",
            )
    for found in re.finditer(r"<!--", text):
        if text.find("-->", found.end()) < 0:
            yield (
                found.start(),
                "",
                "en kommentar börjar här och slutar aldrig.",
                "Skriv --> efter den.",
            )
            return
