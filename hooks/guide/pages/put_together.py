"""South Sami pages put together from units: ``{{ id }}`` in a page becomes the unit's sentence, or
a term with its Swedish.

A unit that may not be shown becomes its Swedish, marked as Swedish. Where no language can be marked
(a title, an attribute) such a unit is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser

from markupsafe import escape

from ..records.term import Term
from ..source.problems import Problem, suggestion
from ..source.vocabulary import Attestation
from .markdown_text import without_code
from .markers import MARKERS
from .page import SOUTH_SAMI, SWEDISH, Page, TranslatedHead
from .units import Draft

_LIKE_UNIT = re.compile(r"\{{1,2} *[\w.-]+ *\}{0,2}")
# Two of them in one line, and it is Swedish.
_SWEDISH = re.compile(
    r"\b(?:och|att|det|är|som|inte|för|på|den|med|till|av|ni|du|vi|eller|har|om|från|kan|ska)\b",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
# Links' targets, anchors and comments.
_NO_TEXT = re.compile(r"\]\([^)\n]*\)|\{#[^}\n]*\}|<!--.*?-->|^\s*\[[^\]\n]+\]:.*$", re.S | re.M)
_PLACE = re.compile(r"\{\{ *([\w.-]+) *\}\}")
_IN_ATTRIBUTE = re.compile(r"=\"\{\{ *([\w.-]+) *\}\}\"")
_IN_HEAD = {"title": "title", "description": "description"}  # our field: its key


def filled(page: Page, drafts: Mapping[str, Draft], terms: Mapping[str, Term]) -> Page:
    """A page of the South Sami tree with its units in their places; Swedish pages are left as they
    are.

    Ids that do not exist stay as they are written: :func:`check` tells of them.
    """
    if page.lang != SOUTH_SAMI:
        return page
    words = {name: _plain(text, drafts) for name, text in _head_texts(page)}
    body = _IN_ATTRIBUTE.sub(lambda match: f'="{escape(_plain_one(match, drafts))}"', page.body)
    body = _PLACE.sub(lambda match: _marked(match, drafts, terms), body)
    used = dict.fromkeys(name for name, _ in _places(page) if name in drafts)
    return replace(
        page,
        head=page.head.model_copy(update=words),
        body=body,
        drafts=tuple(drafts[name] for name in used),
    )


def _head_texts(page: Page) -> Iterator[tuple[str, str]]:
    for name in _IN_HEAD:
        if text := getattr(page.head, name):
            yield name, text


def _places(page: Page) -> Iterator[tuple[str, int]]:
    """(id, line) of every place for a unit or a term, the head's first."""
    for name, text in _head_texts(page):
        for match in _PLACE.finditer(text):
            yield match[1], page.key_lines.get(_IN_HEAD[name], 1)
    for match in _PLACE.finditer(page.body):
        yield match[1], page.body.count("\n", 0, match.start()) + page.body_line


def _plain_one(match: re.Match[str], drafts: Mapping[str, Draft]) -> str:
    draft = drafts.get(match[1])
    return draft.unit.sma if draft else match[0]


def _plain(text: str, drafts: Mapping[str, Draft]) -> str:
    return _PLACE.sub(lambda match: _plain_one(match, drafts), text)


def _marked(match: re.Match[str], drafts: Mapping[str, Draft], terms: Mapping[str, Term]) -> str:
    if draft := drafts.get(match[1]):
        swedish = f'<span lang="sv">{escape(draft.swedish)}</span>'
        return str(escape(draft.unit.sma)) if draft.is_shown else swedish
    if (term := terms.get(match[1])) and term.sma:
        return f'{escape(term.sma)} (<span lang="sv">{escape(term.title)}</span>)'
    return match[0]


def check(page: Page, drafts: Mapping[str, Draft], terms: Mapping[str, Term]) -> Iterator[Problem]:
    """Every unit and term that a page asks for exists and may stand where it stands."""
    for name, line in _places(page):
        if name in MARKERS:
            yield Problem(
                page.source_path,
                line,
                name,
                "en markör skrivs inte med klamrar.",
                f"Skriv <!-- {name} --> ensamt på raden.",
            )
        elif name not in drafts and not (name in terms and terms[name].sma):
            yield Problem(
                page.source_path,
                line,
                name,
                "enheten finns inte.",
                f"Rätta id:t eller lägg till enheten.{suggestion(name, (*drafts, *terms))}",
            )
        elif name in terms and terms[name].status is Attestation.PROPOSED:
            yield Problem(
                page.source_path,
                line,
                name,
                "ordet är ett förslag och visas bara i ordlistan.",
                "Välj ett belagt ord, eller skriv på svenska.",
            )
    yield from _check_unmarked(page, drafts)
    yield from _check_review(page, drafts)
    if page.lang == SOUTH_SAMI:
        yield from _check_loose_text(page)


class _Loose(HTMLParser):
    """Collects (line, text) of what stands outside every element that is marked as Swedish."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self._opened: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("br", "hr", "img", "input"):
            self._opened.append((tag, ("lang", SWEDISH) in attrs))

    def handle_endtag(self, tag: str) -> None:
        while self._opened and self._opened.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if any(is_swedish for _, is_swedish in self._opened):
            return
        line = self.getpos()[0]
        self.found += [
            (line + number, text.strip())
            for number, text in enumerate(data.split("\n"))
            if _WORD.search(text)
        ]


def _check_loose_text(page: Page) -> Iterator[Problem]:
    """What is written like a unit and is none, and Swedish that a screen reader would read as South Sami."""
    bare = without_code(page.body)
    for pattern in (_PLACE, _NO_TEXT):
        bare = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), bare)
    reader = _Loose()
    reader.feed(bare)
    reader.close()
    for line, text in reader.found:
        like_unit = _LIKE_UNIT.search(text)
        if like_unit:
            what = f'"{like_unit[0]}" är ingen enhet och visas som den står.'
            remedy = "Skriv {{ id }} med två klamrar på varje sida."
        elif len(_SWEDISH.findall(text)) > 1:
            what = f'"{text[:60]}" är svenska som inte är märkt som svenska.'
            remedy = 'Lägg texten i <div lang="sv" markdown>, eller skriv den som en enhet.'
        else:
            continue
        yield Problem(page.source_path, page.body_line + line - 1, "", what, remedy)


def _check_unmarked(page: Page, drafts: Mapping[str, Draft]) -> Iterator[Problem]:
    """What cannot be marked as Swedish must be shown in South Sami."""
    unmarked = [
        (match[1], page.key_lines.get(_IN_HEAD[name], 1))
        for name, text in _head_texts(page)
        for match in _PLACE.finditer(text)
    ] + [
        (match[1], page.body.count("\n", 0, match.start()) + page.body_line)
        for match in _IN_ATTRIBUTE.finditer(page.body)
    ]
    for name, line in unmarked:
        if name in drafts and not drafts[name].is_shown:
            yield Problem(
                page.source_path,
                line,
                name,
                "enheten visas på svenska, och här kan inget språk märkas.",
                "Välj en annan enhet.",
            )


def _check_review(page: Page, drafts: Mapping[str, Draft]) -> Iterator[Problem]:
    """A page is reviewed when all its units are."""
    if page.lang != SOUTH_SAMI or not isinstance(page.head, TranslatedHead) or page.is_draft:
        return
    names = dict.fromkeys(name for name, _ in _places(page))
    waiting = [name for name in names if name in drafts and not drafts[name].is_reviewed]
    if waiting:
        yield Problem(
            page.source_path,
            page.key_lines.get("status", 1),
            "status",
            f"sidan är granskad, men inte {', '.join(waiting)}.",
            "Ta in granskningen med make oversattning-in, eller skriv status: utkast.",
        )
