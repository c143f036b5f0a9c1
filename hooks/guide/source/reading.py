"""Read YAML so that every value stays the text that the editor wrote, and its line can be found.

PyYAML's usual loaders turn ``2020:19`` into 121219 and ``NO`` into False and let the last of two equal keys win in
silence. Here the base loader composes nodes: values are texts, lists and mappings, nothing else. What YAML offers
beyond that (anchors, aliases, tags, several documents) is refused; it invites faults that no editor can find.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml

from . import characters
from .problems import Problem

Value = str | list["Value"] | dict[str, "Value"]

MAX_BYTES = 200_000
MAX_DEPTH = 12


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """Composes nodes; a value's tag is never looked at, so none is worked out (a fifth of the time)."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        return ""


# Cheap first looks; only texts that match are scanned event by event.
_MAY_HAVE_REFERENCES = re.compile(r"(^|[\s\[{,:-])[&*!][^\s]", re.M)
_MAY_BE_DEEP = re.compile(r"^[ \t?:-]{200}", re.M)
_MANY_BRACKETS = 400
# A sign of comment right before a word: meant as a number sign, and the rest of the line is lost.
_MAY_BE_CUT = re.compile(r"^[^#\n]*\S[ \t]+#[^\s#]", re.M)
_CUT = re.compile(r"[ \t]+#[^\s#]")
_CURLED = re.compile(r"^\s*(?:- )?[\w-]+:\s*[\u201c\u201d\u201e\u2018\u2019\u00bb\u00ab]")
# How files begin that are no texts of ours, whatever their names end in.
_OTHER_FORMATS = (
    (b"PK\x03\x04", "en Word-fil, ett kalkylblad eller ett zip-arkiv"),
    (b"\xd0\xcf\x11\xe0", "en äldre Word- eller Excel-fil"),
    (b"%PDF", "en PDF"),
    (b"{\\rtf", "ett dokument i RTF"),
    (b"\x89PNG", "en bild"),
    (b"\xff\xd8\xff", "en bild"),
    (b"GIF8", "en bild"),
    (b"\x1f\x8b", "ett komprimerat arkiv"),
    (b"<!doctype html", "en sparad webbsida"),
    (b"<html", "en sparad webbsida"),
    (b"<?xml", "en XML-fil"),
)
# Where something was opened and not closed: its beginning helps more than the place where the reader gave up.
_OPENED = ("quoted scalar", "flow sequence", "flow mapping", "simple key")

_SYNTAX = (
    (
        "cannot start any token",
        "ett tecken som YAML inte godtar här, ofta en tabb eller @ eller `",
        "Byt tabbar mot mellanslag och sätt citattecken runt texten.",
    ),
    (
        "mapping values are not allowed",
        "ett kolon mitt i en text eller en rad med fel indrag",
        "Sätt citattecken runt hela texten, eller rätta indraget.",
    ),
    (
        "did not find expected key",
        "raden hör inte ihop med raderna ovanför",
        "Kontrollera indraget och att citattecken stängs.",
    ),
    (
        "did not find expected node content",
        "ett komma, en klammer eller ett tecken för mycket",
        "Ta bort det, eller sätt citattecken runt texten.",
    ),
    ("could not find expected ':'", "kolon saknas efter nyckeln", "Skriv nyckel: värde."),
    (
        "did not find expected ',' or",
        "en lista eller klammer är inte avslutad",
        "Avsluta med ] eller }.",
    ),
    (
        "did not find expected '-'",
        "en rad i listan har fel indrag",
        "Låt alla streck i listan stå rakt under varandra.",
    ),
    ("unexpected end of stream", "ett citattecken är inte avslutat", "Stäng citattecknet."),
    (
        "block sequence entries are not allowed",
        "en lista börjar på fel plats",
        "Börja listan på en ny rad med indrag.",
    ),
    (
        "expected comment or line break",
        "text står kvar efter tecknet | eller >",
        "Börja texten på nästa rad.",
    ),
    (
        "unknown escape character",
        "ett omvänt snedstreck (\\) står inom citattecken",
        "Skriv snedstrecket två gånger, eller ta bort citattecknen.",
    ),
    (
        "expected alphabetic or numeric character",
        "ett & eller * står först i texten",
        "Sätt citattecken runt texten.",
    ),
)


@dataclass(frozen=True)
class Source:
    """A file that could be read: its path in messages, its value, and its text, from which lines can be found.

    The nodes that know the lines are not kept: thousands of records' nodes slow everything down, and lines are asked
    for only when something is wrong. Then the text is composed again.
    """

    path: str
    value: dict[str, Value]
    text: str = field(repr=False, compare=False)
    first_line: int = 1

    def line(self, location: Sequence[str | int] = ()) -> int:
        """The line of the value at ``location``, or of the nearest thing around it that exists."""
        node: yaml.Node = _latest(self.text)
        line = node.start_mark.line
        for step in location:
            if isinstance(node, yaml.MappingNode):
                pair = next(((k, v) for k, v in node.value if k.value == str(step)), None)
                if pair is None:
                    break
                line, node = pair[0].start_mark.line, pair[1]
            elif (
                isinstance(node, yaml.SequenceNode)
                and isinstance(step, int)
                and step < len(node.value)
            ):
                node = node.value[step]
                line = node.start_mark.line
            else:
                break
        return line + self.first_line


class _Refused(Exception):
    """Reading stops here; carries the line (from 0), what is wrong and how to mend it."""

    def __init__(self, line: int, what: str, remedy: str, field_name: str = "") -> None:
        super().__init__(what)
        self.line, self.what, self.remedy, self.field_name = line, what, remedy, field_name


def read_file(path: Path, shown_as: str) -> Source | Problem:
    """Read one YAML file with a mapping at its top; ``shown_as`` is its path in messages."""
    content = content_of(path, shown_as)
    return content if isinstance(content, Problem) else read_bytes(content, shown_as)


def content_of(path: Path, shown_as: str, most: int = MAX_BYTES) -> bytes | Problem:
    """The bytes of a file, or why they cannot be had; ``most`` is how many there may be."""
    try:
        size = path.stat().st_size if path.is_file() else None
        if size is not None and size <= most:
            return path.read_bytes()
    except OSError as error:
        return Problem(
            shown_as,
            1,
            "",
            f"filen går inte att läsa ({error.strerror}).",
            "Ge dig själv rätt att läsa den, eller hämta tillbaka den ur historiken.",
        )
    if size is None:
        what = "här ligger en mapp, inte en fil." if path.is_dir() else "filen saknas."
        return Problem(shown_as, 1, "", what, "Lägg tillbaka den.")
    return Problem(
        shown_as,
        1,
        "",
        f"filen är för stor ({size // 1000} kB, högst {most // 1000} kB).",
        "Dela upp den eller ta bort det som inte hör dit.",
    )


def text_of(path: Path, shown_as: str, most: int = MAX_BYTES) -> str | Problem:
    """The text of a file that is not YAML, or why it cannot be had."""
    content = content_of(path, shown_as, most)
    return content if isinstance(content, Problem) else decoded(content, shown_as)


def read_bytes(content: bytes, shown_as: str, first_line: int = 1) -> Source | Problem:
    """Read YAML from bytes; ``first_line`` is the line of the file where the text begins."""
    text = decoded(content, shown_as, first_line, is_yaml=True)
    if isinstance(text, Problem):
        return text
    try:
        return Source(shown_as, _mapping(_compose(text), 0), text, first_line)
    except _Refused as refused:
        return Problem(
            shown_as, refused.line + first_line, refused.field_name, refused.what, refused.remedy
        )


def decoded(
    content: bytes, shown_as: str, first_line: int = 1, is_yaml: bool = False
) -> str | Problem:
    """The text of a file in UTF-8, its line endings and its letters written in one way.

    What cannot be seen in it is a problem: no other message would lead an editor to it.
    """
    if other := _format_of(content):
        return Problem(
            shown_as,
            first_line,
            "",
            f"filen är {other}, inte en text.",
            "Öppna den i det program som hör till, kopiera texten och klistra in den i en vanlig textfil.",
        )
    fault = content.find(b"\0")  # UTF-16 without its mark
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text, fault = "", error.start if fault < 0 else min(fault, error.start)
    if fault < 0:
        text = characters.composed(text)
        unseen = characters.findings(text, is_yaml)
        if not unseen:
            return text
        first, *others = unseen
        also = "".join(
            f" Också på rad {found.line + first_line - 1}: {found.what}" for found in others
        )
        return Problem(
            shown_as, first.line + first_line - 1, "", f"{first.what}{also}", first.remedy
        )
    line = content.count(b"\n", 0, fault) + first_line
    return Problem(
        shown_as,
        line,
        "",
        "filen är inte sparad i teckenkodningen UTF-8.",
        "Spara om filen som UTF-8.",
    )


def _format_of(content: bytes) -> str:
    """What a file is that is no text of ours; empty when its beginning tells nothing."""
    begins = content[:40].lstrip().lower()
    return next((named for sign, named in _OTHER_FORMATS if begins.startswith(sign.lower())), "")


@lru_cache(maxsize=2)
def _latest(text: str) -> yaml.MappingNode:
    """The nodes of a text; kept for as long as the faults of one file are told, and there may be thousands."""
    return _compose(text)


def _compose(text: str) -> yaml.MappingNode:
    try:
        if _is_suspect(text):
            _refuse_bombs(text)
        if "#" in text and _MAY_BE_CUT.search(text):
            _refuse_cut_texts(text)
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        raise _syntax_fault(error, text) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position if isinstance(error.position, int) else 0)
        raise _Refused(
            line, "ett osynligt styrtecken står i texten.", "Ta bort tecknet, eller skriv om raden."
        ) from None
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value.strip()):
        raise _Refused(
            0, "filen är tom.", "Fyll i den efter exemplet i redigeringsguiden, eller ta bort den."
        )
    if not isinstance(node, yaml.MappingNode):
        raise _Refused(
            node.start_mark.line,
            "filen ska bestå av rader med nyckel: värde.",
            "Skriv en nyckel och ett kolon först på varje rad.",
        )
    return node


def _is_suspect(text: str) -> bool:
    # Few texts have the signs at all; to ask that first is much quicker than the search.
    may_refer = ("&" in text or "*" in text or "!" in text) and _MAY_HAVE_REFERENCES.search(text)
    return bool(
        may_refer or text.count("[") + text.count("{") > _MANY_BRACKETS or _MAY_BE_DEEP.search(text)
    )


def _refuse_bombs(text: str) -> None:
    """Anchors, aliases and tags can make a small file explode or change a value's type: none is let in.

    Deep nesting is found here too: the composer in C calls itself for each level and ends the whole program.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(
            event, yaml.CollectionEndEvent
        )
        if depth > MAX_DEPTH + 1:
            raise _Refused(
                _line_of(event),
                "för många nivåer inuti varandra.",
                "Jämför med exemplet i redigeringsguiden.",
            )
        anchored = isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None)
        if anchored:
            raise _Refused(
                _line_of(event),
                "ankare och alias (& och *) används inte här.",
                "Skriv ut värdet i klartext, eller sätt citattecken runt texten.",
            )
        if getattr(event, "tag", None):
            raise _Refused(
                _line_of(event),
                "taggar (!) används inte här.",
                "Ta bort taggen, eller sätt citattecken runt texten.",
            )


def _refuse_cut_texts(text: str) -> None:
    """A text without quotes ends at a space and #: what stands after is a comment, and was not meant to be."""
    lines = text.split("\n")
    for token in yaml.scan(text, Loader=_Loader):
        if isinstance(token, yaml.ScalarToken) and token.plain:
            end = token.end_mark
            rest = lines[end.line][end.column :] if end.line < len(lines) else ""
            if _CUT.match(rest):
                raise _Refused(
                    end.line,
                    f'"{rest.strip()[:40]}" läses som en kommentar, så texten tar slut före #.',
                    "Sätt citattecken runt hela texten. En kommentar skrivs på en egen rad.",
                )


def _syntax_fault(error: yaml.MarkedYAMLError, text: str) -> _Refused:
    problem, context = error.problem or "", error.context or ""
    is_opened = error.context_mark and any(sign in context for sign in _OPENED)
    mark = error.context_mark if is_opened else error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    if (
        "expected a single document" in context
        or "expected <document start>" in problem
        or "expected '<document start>'" in problem
    ):
        return _Refused(
            line, "filen innehåller flera dokument (---).", "Lägg varje post i en egen fil."
        )
    shown = text.splitlines()[line] if line < len(text.splitlines()) else ""
    if "\t" in shown[: len(shown) - len(shown.lstrip())]:
        return _Refused(line, "raden börjar med en tabb.", "Byt tabben mot mellanslag.")
    if shown.lstrip().startswith(":"):
        return _Refused(line, "nyckeln saknas före kolon.", "Skriv nyckel: värde.")
    if "did not find expected ',' or" in problem and shown.count('"') > 2:
        return _Refused(
            line,
            "ett citattecken inuti texten avslutar den.",
            "Sätt enkla citattecken (') runt texten, eller skriv de inre rundade (”).",
        )
    if shown.startswith("```"):
        return _Refused(
            line, "raden med ``` hör inte hemma i en YAML-fil.", "Ta bort raderna med ```."
        )
    if _CURLED.match(shown):
        return _Refused(
            line,
            "texten har rundade citattecken, och de skyddar den inte.",
            "Sätt raka citattecken (') runt hela texten.",
        )
    for sign, what, remedy in _SYNTAX:
        if sign in problem or sign in context:
            return _Refused(line, f"{what}.", remedy)
    return _Refused(
        line, "raden går inte att tolka som YAML.", "Jämför med exemplet i redigeringsguiden."
    )


def _mapping(node: yaml.MappingNode, depth: int) -> dict[str, Value]:
    value = {
        key.value if isinstance(key, yaml.ScalarNode) else "": _value(child, depth + 1)
        for key, child in node.value
    }
    if len(value) < len(node.value) or "" in value:
        _refuse_bad_keys(node)
    if node.flow_style and "" in value.values():
        _refuse_split_texts(node)
    return value


def _refuse_split_texts(node: yaml.MappingNode) -> None:
    """Within braces a comma ends a text, and a colon needs a space: what is left over looks like a key."""
    for key, child in node.value:
        if isinstance(child, yaml.ScalarNode) and not child.value and not child.style:
            name = key.value[:60]
            is_tight = re.match(r"[\w-]+:\S", name)
            if is_tight or not re.fullmatch(r"[a-zåäö_]+", name):
                raise _Refused(
                    key.start_mark.line,
                    f'mellanslag saknas efter kolon i "{name}".'
                    if is_tight
                    else f'"{name}" står ensamt inom klamrarna: ett komma delar texten, eller ett kolon saknas.',
                    "Skriv {nyckel: värde}."
                    if is_tight
                    else "Skriv nyckel: värde, sätt citattecken runt en text med komma och skriv tal med punkt.",
                )


def _refuse_bad_keys(node: yaml.MappingNode) -> None:
    seen: dict[str, int] = {}
    for key, _ in node.value:
        line = key.start_mark.line
        if isinstance(key, yaml.MappingNode) and node.flow_style:
            raise _Refused(
                line,
                "texten börjar med {{ och läses som något annat än text.",
                'Sätt citattecken runt den: "{{ id }}".',
            )
        if not isinstance(key, yaml.ScalarNode) or not key.value:
            raise _Refused(line, "nyckeln är tom eller är ingen text.", "Skriv nyckel: värde.")
        if key.value in seen:
            raise _Refused(
                line,
                f"nyckeln står två gånger (första gången på rad {seen[key.value] + 1}).",
                "Behåll den ena.",
                key.value,
            )
        seen[key.value] = line


def _line_of(event: yaml.Event) -> int:
    """The line of an event, counted from 0; the parser marks every one."""
    return event.start_mark.line if event.start_mark else 0


def _value(node: yaml.Node, depth: int) -> Value:
    if node.__class__ is yaml.ScalarNode:
        return str(node.value)
    if depth > MAX_DEPTH:
        raise _Refused(
            node.start_mark.line,
            "för många nivåer inuti varandra.",
            "Jämför med exemplet i redigeringsguiden.",
        )
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, depth)
    return [_value(child, depth + 1) for child in node.value]
