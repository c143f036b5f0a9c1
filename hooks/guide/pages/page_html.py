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
_ADDRESSES = frozenset(("action", "href", "src"))

_AUTOLINK = re.compile(r"<(?:https?://[^<>\s]*|[^<> !]+@[^@<> ]+)>", re.I)
_LINK = re.compile(
    r"\]\(\s*<?(?P<inline>[^)\s>]+)|^ {0,3}\[[^\]\n]+\]:\s*<?(?P<named>[^\s>]+)", re.M
)
_ATTRIBUTE_LIST = re.compile(r"\{:?[ ]*(?P<list>[^{}\n]*)\}")
_SET = re.compile(r"(?P<name>[\w:.-]+)\s*=")
_BEFORE_PATH = re.compile(r"[^/?#]*")
_UNSEEN = re.compile(r"[\x00-\x20\x7f]")


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
        *faults_in_html(_AUTOLINK.sub(_blanked, text)),
        *_links(text),
        *_attribute_lists(text),
    ]
    for fault in sorted(faults, key=lambda fault: fault.line):
        yield Problem(path, first_line + fault.line, fault.name, fault.what, fault.remedy)


def faults_in_html(html: str) -> list[Fault]:
    """The tags and attributes of a piece of HTML that are not allowed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
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

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0] - 1
        if tag not in TAGS:
            self._refuse(line, tag)
            return
        for name, value in attrs:
            if not allows(tag, name):
                self.faults.append(_attribute(line, tag, name))
            elif name in _ADDRESSES and leads_astray(value or ""):
                self.faults.append(astray(value or "", line))

    def handle_endtag(self, tag: str) -> None:
        if tag not in TAGS:
            self._refuse(self.getpos()[0] - 1, tag)

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


def _attribute_lists(text: str) -> Iterator[Fault]:
    """Attributes that Markdown sets: {: lang=sma }."""
    for found in _ATTRIBUTE_LIST.finditer(text):
        for name in _SET.findall(re.sub(r"\"[^\"]*\"|'[^']*'", "", found["list"])):
            if not allows("", name):
                yield _attribute(text.count("\n", 0, found.start()), "", name)


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found[0])
