"""Terms explained where they occur: the first time a page uses one it leads to a short list at the page's end.

Which terms: those whose record says ``forklaras: ja``. Finished HTML in, HTML out; only running text is touched, never
headings, tables, links, or the text of a requirement, which is to be copied as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from .records import Term
from .search_words import normalise, stem, words

_MOST = 8  # explained on one page; more would be noise
_BEGINNING = 5  # letters by which a candidate is found
_ENDINGS = ("", *"a ar arna e en ens er erna et ets n na ns r rna s t ts".split())

_WORDS = {count: re.compile(r"[\w:-]+" + r"\s+[\w:-]+" * (count - 1)) for count in range(1, 6)}
_TAG = re.compile(r"(<[^>]*>)")
_OPENING = re.compile(r"<([a-z][a-z0-9]*)(?:[^>]*?\bclass=\"([^\"]*)\")?")
_UNTOUCHED = frozenset("a abbr button caption code dt figure form h1 h2 h3 h4 h5 h6 label pre script select summary svg table".split())
_UNTOUCHED_CLASSES = frozenset("citation record-meta related requirement-text tags".split())


class _Name(NamedTuple):
    """One way to write a term: its words, and whether they are letters that must be written as they are (LCC)."""

    words: tuple[str, ...]
    exact: str
    term: Term

    def is_written(self, text: str) -> bool:
        """Whether a text is the name, in any inflection."""
        if self.exact:
            return text.startswith(self.exact) and text[len(self.exact):].strip(":-") in _ENDINGS
        written = words(text)
        return len(written) == len(self.words) and all(map(_is_form, written, self.words))


def _is_form(word: str, base: str) -> bool:
    """Whether a word is ``base`` with another ending: kriterium – kriterier, värde – värdet, teknisk – tekniska."""
    starts = (base, base.removesuffix("um"), base[:-1] if base[-1] in "ae" else base)
    return word.startswith(base[:_BEGINNING]) and (
        stem(word) == stem(base) or any(word.startswith(start) and word[len(start):] in _ENDINGS for start in starts))


@dataclass(frozen=True)
class Explained:
    """A page's HTML with its terms linked, and the terms in the order in which they occur."""

    html: Markup
    terms: tuple[Term, ...]


class Glossary:
    """Finds terms in HTML. One per build."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_beginning: dict[str, list[_Name]] = {}
        for name in sorted((name for term in terms if term.explained for name in _names(term)), key=lambda name: -len(name.words)):
            self._by_beginning.setdefault(name.words[0][:_BEGINNING], []).append(name)
        beginnings = "|".join(map(re.escape, sorted(self._by_beginning, key=len, reverse=True)))
        self._candidate = re.compile(rf"(?<![\w-])({beginnings})[\w:-]*", re.I) if beginnings else None

    def explain(self, html: str, anchor: str = "forklaring-") -> Explained:
        """The HTML with the first occurrence of each term as a link to ``#<anchor><term's id>``; at most eight terms."""
        found: dict[str, Term] = {}
        if not self._candidate:
            return Explained(Markup(html), ())
        pieces = [self._linked(piece, found, anchor) if is_text else piece for piece, is_text in _pieces(html)]
        return Explained(Markup("".join(pieces)), tuple(found.values()))

    def _linked(self, text: str, found: dict[str, Term], anchor: str) -> str:
        parts, end = [], 0
        for match in self._candidate.finditer(text):  # type: ignore[union-attr]
            if len(found) == _MOST:
                break
            hit = self._term_at(text, match) if match.start() >= end else None
            if hit and hit[0].id not in found:
                term, stop = hit
                found[term.id] = term
                parts += [text[end:match.start()], f'<a class="term" role="doc-glossref" href="#{anchor}{term.id}">{text[match.start():stop]}</a>']
                end = stop
        return "".join(parts) + text[end:] if parts else text

    def _term_at(self, text: str, match: re.Match[str]) -> tuple[Term, int] | None:
        """The term whose name begins at a match, and where it ends."""
        for name in self._by_beginning[normalise(match[1])]:
            written = _WORDS[len(name.words)].match(text, match.start())
            if written and name.is_written(written[0].rstrip(":-")):
                return name.term, match.start() + len(written[0].rstrip(":-"))
        return None


def _names(term: Term) -> Iterator[_Name]:
    """The names in a term's title: "livscykelkostnad (LCC)" has two, "kontraktsvillkor, särskilt" one."""
    for text in re.split(r"[()]", term.title.partition(",")[0]):
        if own := words(text):
            yield _Name(tuple(own), text.strip() if text.isupper() else "", term)


def _pieces(html: str) -> Iterator[tuple[str, bool]]:
    """The HTML in pieces, each with whether it is running text."""
    inside, depth = "", 0
    for number, piece in enumerate(_TAG.split(html)):
        if number % 2 == 0:
            yield piece, not inside and bool(piece.strip())
            continue
        if inside:
            depth += 1 if re.match(rf"<{inside}\b", piece) else -1 if piece.startswith(f"</{inside}") else 0
            inside = inside if depth else ""
        elif (match := _OPENING.match(piece)) and (match[1] in _UNTOUCHED or _UNTOUCHED_CLASSES.intersection((match[2] or "").split())):
            inside, depth = match[1], 1
        yield piece, False
