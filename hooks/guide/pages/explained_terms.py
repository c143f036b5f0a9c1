"""Terms explained where they occur: the first time a page uses one it leads to a short list at the page's end.

Which terms: those whose record says ``forklaras: ja``. Only running text is touched, never headings, tables, links, or
what a reader copies into a contract. Of a curated page the tree is walked; our own templates' HTML is read tag by tag.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ..records.term import Term
from ..swedish.word_forms import normalise, stem

# With the term's id: where its explanation stands on the page, and where the word stands that led there.
ANCHOR, BACK = "forklaring-", "i-texten-"

_MOST = 8  # explained on one page; more would be noise
_BEGINNING = 5  # letters by which a candidate is found
_ENDINGS = ("", *"a ar arna e en ens er erna et ets n na ns r rna s t ts".split())

_UNTOUCHED = frozenset(
    "a abbr button caption code dt figure form h1 h2 h3 h4 h5 h6 label pre script select summary svg table".split()
)
_UNTOUCHED_CLASSES = frozenset(
    "admonition-title citation record-meta related requirement-text tags to-copy".split()
)
_ATTRIBUTES = r"(?:\"[^\"]*\"|'[^']*'|[^>\"'])*"
_TAG = re.compile(rf"</?[a-z][a-z0-9]*{_ATTRIBUTES}>")
_UNTOUCHED_BEGINS = re.compile(
    r"<!--.*?-->"
    rf"|<(?P<tag>(?:{'|'.join(sorted(_UNTOUCHED))})(?=[\s/>])"
    rf"|[a-z][a-z0-9]*(?=[^>]*?\sclass=\"(?:[^\"]*\s)?(?:{'|'.join(sorted(_UNTOUCHED_CLASSES))})[\s\"]))"
    rf"{_ATTRIBUTES}>",
    re.S,
)


class _Name(NamedTuple):
    """One way to write a term: its words, how they stand beside each other, and whether its letters are fixed (LCC)."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]
    is_fixed: bool
    term: Term

    def end_in(self, text: str, start: int) -> int:
        """Where the name ends that begins at ``start``, in any inflection; 0 when another word stands there."""
        match = self.pattern.match(text, start)
        if match and (
            self.is_fixed
            or all(
                _is_form(normalise(written), word)
                for written, word in zip(match.groups(), self.words, strict=True)
            )
        ):
            return match.end()
        return 0


def _is_form(written: str, word: str) -> bool:
    """Whether ``written`` is ``word`` with another ending: kriterium – kriterier, värde – värdet, teknisk – tekniska."""
    starts = (word, word.removesuffix("um"), word[:-1] if word[-1] in "ae" else word)
    return written.startswith(word[:_BEGINNING]) and (
        stem(written) == stem(word)
        or any(written.startswith(start) and written[len(start) :] in _ENDINGS for start in starts)
    )


class Glossary:
    """Finds terms in running text. One per build."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_beginning: dict[str, list[_Name]] = {}
        for name in sorted(
            (name for term in terms if term.explained for name in _names(term)),
            key=lambda name: -len(name.words),
        ):
            self._by_beginning.setdefault(name.words[0][:_BEGINNING], []).append(name)
        self._candidate = _any_of(self._by_beginning)

    def candidates(self, text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
        """Where a part of a text may hold a term."""
        # Four times as fast as a pattern that ignores case.
        return self._candidate.finditer(_lowered(text), start, stop)

    def term_at(self, text: str, candidate: re.Match[str]) -> tuple[Term, int] | None:
        """The term whose name begins where a candidate does, and where it ends."""
        for name in self._by_beginning[candidate[0]]:
            if end := name.end_in(text, candidate.start()):
                return name.term, end
        return None


def _any_of(beginnings: Iterable[str]) -> re.Pattern[str]:
    """A pattern for words that begin so, grouped by their first letter: most places are passed at the first look."""
    by_letter: dict[str, list[str]] = {}
    for beginning in sorted(beginnings, key=len, reverse=True):
        by_letter.setdefault(beginning[0], []).append(re.escape(beginning[1:]))
    groups = (f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return re.compile(rf"(?<![\w-])(?:{'|'.join(groups) or '(?!)'})")


@lru_cache(maxsize=1)
def _lowered(text: str) -> str:
    """The text in lower case, every sign in its place: the few that become two signs stay as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Explainer:
    """Links the first occurrence of each term on one page to its explanation; at most eight terms.

    A page is given in pieces, in the order in which they are read: text, or HTML. What a piece of HTML leaves open
    (a link, say) is still open in the next piece. ``terms`` are those found so far, in their order.
    """

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._found: dict[str, Term] = {}
        self._inside, self._depth = "", 0

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(self._found.values())

    def in_html(self, html: str) -> str:
        """The piece of HTML with its terms linked."""
        if self._is_full:
            return html
        parts, end = [], 0
        for start, stop in self._running_text(html):
            for place, after, link in self._links(html, start, stop):
                parts += [html[end:place], link]
                end = after
        return "".join(parts) + html[end:]

    def in_text(self, text: str, link: Callable[[str], str] = str) -> str:
        """The piece of text with its terms linked; ``link`` may put something else in the place of a link's HTML."""
        if self._inside or self._is_full:
            return text
        parts, end = [], 0
        for place, after, made in self._links(text, 0, len(text)):
            parts += [text[end:place], link(made)]
            end = after
        return "".join(parts) + text[end:]

    def _links(self, text: str, start: int, stop: int) -> Iterator[tuple[int, int, str]]:
        """(start, end, link) of each term that is new to the page in a part of a text or of HTML."""
        end = start
        for candidate in self._glossary.candidates(text, start, stop):
            if self._is_full:
                return
            if candidate.start() < end:
                continue
            hit = self._glossary.term_at(text, candidate)
            if hit and hit[0].id not in self._found:
                term, end = hit
                if _is_in_tag(text, start, candidate.start()):
                    continue
                self._found[term.id] = term
                yield candidate.start(), end, _link(term, text[candidate.start() : end])

    def _running_text(self, html: str) -> Iterator[tuple[int, int]]:
        """(start, end) of what lies outside all that is left alone."""
        place = 0
        while True:
            if self._inside:
                place = self._end_of_untouched(html, place)
                if self._inside:
                    return
            opening = _UNTOUCHED_BEGINS.search(html, place)
            yield place, opening.start() if opening else len(html)
            if opening is None:
                return
            place = opening.end()
            if opening["tag"]:
                self._inside, self._depth = opening["tag"], 1

    def _end_of_untouched(self, html: str, place: int) -> int:
        """Where the element ends that is left alone; when it does not end here it stays open."""
        for tag in _tags_of(self._inside).finditer(html, place):
            self._depth += -1 if tag["end"] else 1
            if not self._depth:
                self._inside = ""
                return tag.end()
        return len(html)

    @property
    def _is_full(self) -> bool:
        return len(self._found) >= _MOST


@cache
def _tags_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(?P<end>/?){name}(?=[\s/>]){_ATTRIBUTES}>", re.S)


def _is_in_tag(html: str, start: int, place: int) -> bool:
    """Whether a place lies within a tag, in a title, say."""
    for tag in _TAG.finditer(html, start):
        if tag.start() > place:
            return False
        if tag.end() > place:
            return True
    return False


def _link(term: Term, written: str) -> str:
    return (
        f'<a class="term" role="doc-glossref" id="{BACK}{term.id}" href="#{ANCHOR}{term.id}">'
        f"{written}</a>"
    )


def is_running_text(tag: str, classes: str) -> bool:
    """Whether terms are explained in an element: not in headings, tables, links or what is copied into a contract."""
    return tag not in _UNTOUCHED and not _UNTOUCHED_CLASSES.intersection(classes.split())


def _names(term: Term) -> Iterator[_Name]:
    """The names in a term's title: "livscykelkostnad (LCC)" has two, "kontraktsvillkor, särskilt" one."""
    for text in filter(None, map(str.strip, re.split(r"[()]", term.title.partition(",")[0]))):
        words, is_fixed = tuple(re.findall(r"\w+", normalise(text))), text.isupper()
        pattern = (
            rf"{re.escape(text)}(?::\w+)?"
            if is_fixed
            else re.sub(r"\s+", r"\\s+", re.sub(r"\w+", r"(\\w+)", text))
        )
        yield _Name(words, re.compile(rf"{pattern}(?![\w-])"), is_fixed, term)
