"""What is looked up whole rather than word by word: names of pages, ids, numbers, places in the law, CPV codes.

Each function gives pairs of key and weight; docs/assets/sok.js makes the same keys of what a reader writes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ..swedish import word_forms
from .lexicon import Lexicon
from .weights import SearchDocument, law_place

Marks = dict[str, dict[int, float]]

# How surely the whole name of a page is what a reader means who types it; a word of the word list often is not.
_NAME = {"term": 0.55}
_CALLED = 0.3
# Who looks up a code looks for what to ask of such goods: the group's page gathers it.
_GROUP_BY_CODE = 2.0


def marks(documents: Sequence[SearchDocument], lexicon: Lexicon) -> Marks:
    """Keys that are looked up whole: titles, ids, places in the law, CPV codes."""
    found: Marks = defaultdict(dict)
    for number, document in enumerate(documents):
        for key, weight in (
            *_id_marks(document),
            *_number_marks(document),
            *_law_marks(document, lexicon),
            *_cpv_marks(document),
        ):
            found[key][number] = max(weight, found[key].get(number, 0.0))
    return dict(sorted(found.items()))


def names(
    document: SearchDocument, called: Iterable[str] = ()
) -> Iterator[tuple[list[str], float]]:
    """What the page is called, as words: its title, the title's parts, each keyword, and what readers call it."""
    sure = _NAME.get(document.kind, 1.0)
    pattern = r"[:(,–]| och " if document.kind in ("grupp", "term") else r"[:(–]"
    parts = re.split(pattern, document.title)
    for text, weight in (
        (document.title, 1.0),
        *((part, 0.85) for part in (parts if document.kind in ("grupp", "term") else parts[:1])),
        *((keyword, 0.8) for keyword in document.keywords),
        *((name, _CALLED) for name in called),
    ):
        found = word_forms.words(text)
        if found and len(found) <= 8:
            yield found, weight * sure


def title_key(name: str) -> str:
    """The key of a whole name; it lies in the file of the name's first word."""
    first, _, rest = name.partition(" ")
    return f"{first} = {rest}".rstrip()


# How far apart two telling words may stand to say something together, and how many pages may share a pair that tells.
_REACH, _COMMON_PAIR = 4, 24


def pairs(documents: Sequence[SearchDocument], lexicon: Lexicon) -> Marks:
    """Keys of two words that stand together in a title, a keyword or what readers call a page.

    Who asks for both means that page rather than one that has each of them somewhere.
    """
    found: Marks = defaultdict(dict)
    for number, document in enumerate(documents):
        for text in (document.title, *document.keywords, *lexicon.page_words(document.url)):
            stems = [
                word_forms.stem(word)
                for word in word_forms.words(text)
                if word not in lexicon.stop_words
            ]
            for at, one in enumerate(stems):
                for other in stems[at + 1 : at + 1 + _REACH]:
                    if one != other:
                        found[pair_key(*sorted((one, other)))][number] = 1.0
    return {key: pages for key, pages in sorted(found.items()) if len(pages) <= _COMMON_PAIR}


def pair_key(one: str, other: str) -> str:
    """The key of two stems in alphabetical order; it lies in the file of the first."""
    return f"{one} & {other}"


def _id_marks(document: SearchDocument) -> Iterator[tuple[str, float]]:
    """Ids; one with a version ("11457:1") is also looked up without it."""
    for name in map(word_forms.normalise, document.ids):
        yield f"#{name}", 1.0
        if ":" in name:
            yield f"#{name.partition(':')[0]}", 0.9


_NUMBER = re.compile(r"(?<![\w:/.-])(?:[a-zåäö]{1,6}[-/])?\d[\w.-]*[:/]\d[\w/]*")


# Standards by their number alone, however the bodies are written (SS-EN ISO 14001:2015); fields of notices (BT-774) and
# standard contracts (ABT 06).
_STANDARD = re.compile(r"(?<![a-zåäö])(?:(?:ss|en|iso|iec|sis|din)[-\s/]*)+(\d{3,6})(?!\d)")
_OF_TRADE = re.compile(r"(?<![a-zåäö])(bt|ab|abt|abk|abs|abff|ama)[-\s]?0*(\d{1,3})(?![\d:])")


def _code_marks(text: str) -> Iterator[str]:
    yield from (f"#std{number}" for number in _STANDARD.findall(text))
    yield from (f"#{name}-{int(number):03d}" for name, number in _OF_TRADE.findall(text))


def _number_marks(document: SearchDocument) -> Iterator[tuple[str, float]]:
    """Numbers of acts, cases and bills as they stand in the text (2011:846, C-424/23, 2025/26:108), and codes."""
    for text, weight in (
        (document.text, 0.4),
        (document.description, 0.6),
        ("\n".join((document.title, *document.keywords)), 1.0),
    ):
        plain = word_forms.normalise(text)
        yield from ((key, weight) for key in _code_marks(plain))
        if ":" in text or "/" in text:
            yield from ((f"#{number}", weight) for number in _NUMBER.findall(plain))


def _law_marks(document: SearchDocument, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    for law in document.laws:
        act, chapter, section = law_place(law)
        names = sorted({_act_key(name) for name in (act, *lexicon.act_names(act))})
        ours = 1.0 if act == "LOU" else 0.85
        yield from (
            (f"#{name}", 0.9 if chapter or section else 1.0) for name in names if name[0].isdigit()
        )
        if chapter and section:
            yield from _place(f"§{chapter}:{section}", names, 1.0, ours)
            yield from _place(f"§{chapter}:", names, 0.6, ours)
            yield from _place(f"§{chapter}", names, 0.5, 0.0)
        elif section:
            yield from _place(f"§{section}", names, 0.8, ours)
        elif chapter:
            yield from _place(f"§{chapter}:", names, 0.8, ours)
            yield from _place(f"§{chapter}", names, 0.8, 0.0)


def _act_key(name: str) -> str:
    """An act's name as one key: LOU, ESPR, 2016:1145, 2024/1781, köplag."""
    number = re.search(r"\d+[:/]\d+", name)
    return number[0] if number else "".join(word_forms.keys(name))


def _place(
    place: str, acts: Sequence[str], weight: float, without_act: float
) -> Iterator[tuple[str, float]]:
    yield from ((f"{place} {act}", weight) for act in acts)
    if without_act:
        yield place, weight * without_act


def _cpv_marks(document: SearchDocument) -> Iterator[tuple[str, float]]:
    for code in document.cpv:
        weight = _GROUP_BY_CODE if document.kind == "grupp" else 1.0
        for parent in (code, *cpv_parents(code)):
            yield f"cpv{parent}", weight
            weight *= 0.7


def cpv_parents(code: str) -> Iterator[str]:
    """The codes above a code, nearest first, down to the two digits of the division."""
    digits = code.rstrip("0")
    for length in range(max(2, len(digits)) - 1, 1, -1):
        yield digits[:length].ljust(8, "0")
