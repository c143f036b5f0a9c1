"""What a curated page may hold of HTML, and where its links may lead: lists as data, and the faults against them.

Pages are Markdown; a few tags are needed beside it (a language, a form). Everything else is refused with file and line,
for what is refused can do no harm and what is cleaned away in silence is missed by its author.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from html.parser import HTMLParser
from types import MappingProxyType
from typing import NamedTuple

from ..source.problems import Problem, suggestion
from .markdown_text import without_code

SCHEMES = ("https", "http", "mailto")

ATTRIBUTES = frozenset("class hidden id lang markdown role title".split())
_ARIA = "aria-"
TAGS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        tag: frozenset(own.split())
        for tag, own in {
            "a": "download href hreflang",
            "abbr": "",
            "br": "",
            "button": "type",
            "cite": "",
            "code": "",
            "dd": "",
            "details": "open",
            "div": "",
            "dl": "",
            "dt": "",
            "em": "",
            "form": "action method",
            "hr": "",
            "img": "alt height src width",
            "input": "autocapitalize autocomplete enterkeyhint maxlength name spellcheck type",
            "kbd": "",
            "label": "for",
            "li": "value",
            "mark": "",
            "noscript": "",
            "ol": "start",
            "option": "value",
            "p": "data-en data-flera data-inga data-pa-svenska",
            "q": "",
            "section": "",
            "select": "name",
            "small": "",
            "span": "",
            "strong": "",
            "sub": "",
            "summary": "",
            "sup": "",
            "time": "datetime",
            "ul": "",
        }.items()
    }
)
# The languages that a passage may be marked as.
LANGUAGES = ("sv", "sma", "se", "smj", "en", "nb", "nn", "no", "da", "fi", "de", "fr", "nl", "is")
_VOID = frozenset(("br", "hr", "img", "input"))
# HTML closes these by itself where the next one begins.
_MAY_STAY_OPEN = frozenset(("li", "dt", "dd", "option", "p"))
_ADDRESSES = frozenset(("action", "href", "src"))

_AUTOLINK = re.compile(r"<(?:https?://[^<>\s]*|[^<> !]+@[^@<> ]+)>", re.I)
_LINK = re.compile(
    r"\]\(\s*<?(?P<inline>[^)\s>]+)|^ {0,3}\[[^\]\n]+\]:\s*<?(?P<named>[^\s>]+)", re.M
)
_BLOCK = re.compile(
    r"^<(?P<tag>div|section)\b(?![^>\n]*\smarkdown)[^>\n]*>[ \t]*\n(?=(?:(?!</(?P=tag)>).)*?(?:\]\(|\*\*|^- ))",
    re.M | re.S,
)
_IMAGE = re.compile(r"!\[(?P<alt>[^\[\]\n]*)\]\((?P<address>[^)\s]+)[^)\n]*\)")
_ATTRIBUTE_LIST = re.compile(r"\{:?[ ]*(?P<list>[^{}\n]*)\}")
_SET = re.compile(r"(?P<name>[\w:.-]+)\s*=")
_BEFORE_PATH = re.compile(r"[^/?#]*")
_UNSEEN = re.compile(r"[\x00-\x20\x7f]")


_NEVER_CLOSED, _CLOSES_NOTHING = "taggen avslutas aldrig.", "taggen avslutar inget."
_OF_WHOLE = (_NEVER_CLOSED, _CLOSES_NOTHING)


class Fault(NamedTuple):
    """A fault in a text: its line (from 0), the tag or link, what is wrong and how to mend it."""

    line: int
    name: str
    what: str
    remedy: str


def check(path: str, body: str, first_line: int) -> Iterator[Problem]:
    """Every tag, attribute and link of a page's Markdown that is not allowed; ``first_line`` is the body's in the file."""
    text = without_code(body)
    faults = [
        *faults_in_html(_AUTOLINK.sub(_blanked, text), is_whole=True),
        *_links(text),
        *_attribute_lists(text),
        *_images(text),
        *_unconverted(text),
        *_without_summary(text),
    ]
    for fault in sorted(faults, key=lambda fault: fault.line):
        yield Problem(path, first_line + fault.line, fault.name, fault.what, fault.remedy)


def faults_in_html(html: str, is_whole: bool = False) -> list[Fault]:
    """The tags and attributes of a piece of HTML that are not allowed.

    Of a whole page also those that are not closed; a piece may end in the middle of one.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    faults = [fault for fault in reader.faults if fault.what not in _OF_WHOLE]
    if faults or not is_whole:
        return faults  # a tag that is refused may be why another is not closed
    reader.finish()
    return reader.faults


def allows(tag: str, attribute: str) -> bool:
    """Whether a tag that is allowed may have an attribute."""
    return attribute in ATTRIBUTES or attribute.startswith(_ARIA) or attribute in TAGS.get(tag, ())


def leads_astray(address: str) -> bool:
    """Whether a link has a scheme that is not in the list, or names a server without one."""
    shown = _UNSEEN.sub("", unescape(address)).replace("\\", "/")
    scheme, colon, _ = _BEFORE_PATH.match(shown)[0].partition(":")  # type: ignore[index]
    return shown.startswith("//") or bool(colon and scheme.lower() not in SCHEMES)


def astray(address: str, line: int = 0) -> Fault:
    """The fault of a link that leads astray."""
    return Fault(
        line,
        address,
        "länken har en början som inte får användas.",
        f"Börja den med {', '.join(f'{scheme}:' for scheme in SCHEMES)}, eller ange en fil på webbplatsen.",
    )


class _Reader(HTMLParser):
    """Collects the faults of what it is fed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.faults: list[Fault] = []
        self._opened: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0] - 1
        if tag not in TAGS:
            self._refuse(line, tag)
            return
        if tag not in _VOID:
            self._opened.append((tag, line))
        for name, value in attrs:
            if not allows(tag, name):
                self.faults.append(_attribute(line, tag, name))
            elif name in ("lang", "hreflang") and value not in LANGUAGES:
                self.faults.append(
                    Fault(
                        line,
                        f"<{tag}>",
                        f'språket "{value or ""}" används inte här.',
                        f"Välj en av: {', '.join(LANGUAGES)}. Nordsamiska är se och sydsamiska sma.",
                    )
                )
            elif name in _ADDRESSES and leads_astray(value or ""):
                self.faults.append(astray(value or "", line))

    def handle_endtag(self, tag: str) -> None:
        line = self.getpos()[0] - 1
        if tag not in TAGS:
            self._refuse(line, tag)
        elif tag in [name for name, _ in self._opened]:
            while self._opened and self._opened[-1][0] != tag:
                self._unclosed(*self._opened.pop())
            self._opened.pop()
        elif tag not in _VOID:
            self.faults.append(
                Fault(
                    line,
                    f"</{tag}>",
                    _CLOSES_NOTHING,
                    f"Ta bort den, eller skriv <{tag}> före texten.",
                )
            )

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self._opened and tag not in _VOID and self._opened[-1][0] == tag:
            self._unclosed(*self._opened.pop())

    def finish(self) -> None:
        """Tell of what was opened and never closed."""
        while self._opened:
            self._unclosed(*self._opened.pop())

    def _unclosed(self, tag: str, line: int) -> None:
        if tag not in _MAY_STAY_OPEN:
            self.faults.append(
                Fault(line, f"<{tag}>", _NEVER_CLOSED, f"Skriv </{tag}> där det slutar.")
            )

    def handle_decl(self, decl: str) -> None:
        self._refuse(self.getpos()[0] - 1, f"!{decl.split()[0] if decl.split() else ''}")

    def handle_pi(self, data: str) -> None:
        self._refuse(self.getpos()[0] - 1, f"?{data.split()[0] if data.split() else ''}")

    def unknown_decl(self, data: str) -> None:
        self._refuse(self.getpos()[0] - 1, f"![{data}")

    def _refuse(self, line: int, tag: str) -> None:
        self.faults.append(
            Fault(
                line,
                f"<{tag}>",
                "taggen får inte stå på en sida.",
                f"Skriv med Markdown, eller sätt texten mellan grava accenter (`) om den ska synas.{suggestion(tag, TAGS)}",
            )
        )


def _attribute(line: int, tag: str, name: str) -> Fault:
    known = sorted(ATTRIBUTES | TAGS.get(tag, frozenset()))
    return Fault(
        line,
        name,
        f"attributet får inte stå på <{tag}>." if tag else "attributet får inte användas.",
        f"Ta bort det.{suggestion(name, known)}",
    )


def _links(text: str) -> Iterator[Fault]:
    for link in _LINK.finditer(text):
        address = link["inline"] or link["named"]
        if leads_astray(address):
            yield astray(address, text.count("\n", 0, link.start()))


def _unconverted(text: str) -> Iterator[Fault]:
    """A block of HTML whose inside is read as Markdown only when it says so."""
    for found in _BLOCK.finditer(text):
        yield Fault(
            text.count("\n", 0, found.start()),
            f"<{found['tag']}>",
            "texten i taggen läses inte som Markdown.",
            f"Skriv <{found['tag']} … markdown>, och en tom rad efter taggen.",
        )


def _without_summary(text: str) -> Iterator[Fault]:
    """A part that folds has a line to unfold it by."""
    for found in re.finditer(r"<details\b[^>]*>(?!\s*<summary\b)", text):
        yield Fault(
            text.count("\n", 0, found.start()),
            "<details>",
            "det som fälls ut har ingen rubrik.",
            "Skriv <summary>Rubriken</summary> först i <details>.",
        )


def _images(text: str) -> Iterator[Fault]:
    """A picture says in words what it shows, and lies on the site."""
    for found in _IMAGE.finditer(text):
        line = text.count("\n", 0, found.start())
        if not found["alt"].strip():
            yield Fault(
                line,
                found["address"][:60],
                "bilden saknar text för den som inte ser den.",
                "Skriv ![det bilden visar](sökväg).",
            )
        if re.match(r"(?i)https?:", found["address"]):
            yield Fault(
                line,
                found["address"][:60],
                "bilden ligger på en annan webbplats.",
                "Lägg bilden i docs/assets/ om ni får använda den, eller länka till sidan.",
            )


def _attribute_lists(text: str) -> Iterator[Fault]:
    """Attributes that Markdown sets: {: lang=sma }."""
    for found in _ATTRIBUTE_LIST.finditer(text):
        for name in _SET.findall(re.sub(r"\"[^\"]*\"|'[^']*'", "", found["list"])):
            if not allows("", name):
                yield _attribute(text.count("\n", 0, found.start()), "", name)


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found[0])
