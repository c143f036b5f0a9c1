"""Terms explained where they occur: the first time a page uses one it leads to a short list at the page's end.

Which terms: those whose record says ``forklaras: ja``. Finished HTML in, HTML out; only running text is touched, never
headings, tables, links, or what a reader copies into a contract.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

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
_CLASS = re.compile(r"\sclass=\"([^\"]*)\"")
_TAG = r"<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)(?P<attributes>(?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>"


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


@dataclass(frozen=True)
class Explained:
    """A page's HTML with its terms linked, and the terms in the order in which they occur."""

    html: Markup
    terms: tuple[Term, ...]


class Glossary:
    """Finds terms in HTML. One per build."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_beginning: dict[str, list[_Name]] = {}
        for name in sorted(
            (name for term in terms if term.explained for name in _names(term)),
            key=lambda name: -len(name.words),
        ):
            self._by_beginning.setdefault(name.words[0][:_BEGINNING], []).append(name)
        beginnings = (
            "|".join(map(re.escape, sorted(self._by_beginning, key=len, reverse=True))) or "(?!)"
        )
        self._token = re.compile(
            rf"<!--.*?-->|{_TAG}|(?<![\w-])(?P<beginning>{beginnings})", re.S | re.I
        )

    def explain(self, html: str) -> Explained:
        """The HTML with the first occurrence of each term as a link to its explanation; at most eight terms."""
        html = str(html)  # Markup would escape what is joined to it
        found: dict[str, Term] = {}
        parts, done = [], 0
        for start, end, term in self._terms_in(html):
            if term.id not in found:
                found[term.id] = term
                parts += [
                    html[done:start],
                    f'<a class="term" role="doc-glossref" id="{BACK}{term.id}" href="#{ANCHOR}{term.id}">{html[start:end]}</a>',
                ]
                done = end
            if len(found) == _MOST:
                break
        return Explained(Markup("".join(parts) + html[done:]), tuple(found.values()))

    def _terms_in(self, html: str) -> Iterator[tuple[int, int, Term]]:
        """(start, end, term) for each term in running text."""
        inside, depth, after = "", 0, 0
        for token in self._token.finditer(html):
            if token["beginning"]:
                hit = self._term_at(html, token) if not inside and token.start() >= after else None
                if hit:
                    term, after = hit
                    yield token.start(), after, term
            elif inside:
                depth += {inside: -1 if token["end"] else 1}.get(token["tag"], 0)
                inside = inside if depth else ""
            elif (
                token["tag"]
                and not token["end"]
                and _is_untouched(token["tag"], token["attributes"])
            ):
                inside, depth = token["tag"], 1

    def _term_at(self, html: str, token: re.Match[str]) -> tuple[Term, int] | None:
        """The term whose name begins where a token does, and where it ends."""
        for name in self._by_beginning[normalise(token["beginning"])]:
            if end := name.end_in(html, token.start()):
                return name.term, end
        return None


def _is_untouched(tag: str, attributes: str) -> bool:
    match = _CLASS.search(attributes) if "class" in attributes else None
    return tag in _UNTOUCHED or bool(match and _UNTOUCHED_CLASSES.intersection(match[1].split()))


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
