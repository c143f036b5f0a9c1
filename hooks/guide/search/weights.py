"""Which words stand in which documents, and how much each counts there (BM25F)."""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..swedish import word_forms
from .lexicon import Lexicon

# Field: weight of one occurrence, and how much a long field thins it out.
_FIELDS = {
    "title": (9.0, 0.45),
    "keywords": (5.0, 0.25),
    "called": (3.0, 0.25),
    "description": (3.0, 0.3),
    "labels": (1.2, 0.3),
    "breadcrumb": (0.8, 0.3),
    "text": (0.7, 0.6),
}
_SATURATION = 4.0
# The names of CPV codes step in where the site's own texts are silent.
_CPV_ALONE, _CPV_BESIDE_TEXT = 1.5, 0.2
_COMMON_IN_CPV = 40


@dataclass(frozen=True)
class SearchDocument:
    """One page as the search sees it.

    ``url`` is relative to the site's root ("krav/mobler/"), ``kind`` one of krav, fall, regel, metod, lagkrav,
    klausul, utvardering, studiebesok, resultat, grupp, term, organisation, sida. ``ids`` are looked up whole ("mob-012"), ``laws`` are
    canonical ("LOU 9:4", "LOU 19a:2", "2024/1781:65"), ``cpv`` has eight digits. ``keywords`` are words that should
    find the page although no sentence holds them; ``labels`` the names of its groups and strategies. ``source`` is
    the law that a short answer rests on, as it is shown.
    """

    url: str
    lang: str
    kind: str
    title: str
    breadcrumb: tuple[str, ...] = ()
    description: str = ""
    text: str = ""
    keywords: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    cpv: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    source: str = ""


Row = tuple["array[int]", "array[float]"]


class Weights:
    """For each key the documents that hold it, with a weight between 0 and 1; and every word as it was written."""

    def __init__(self, documents: Sequence[SearchDocument], lexicon: Lexicon) -> None:
        self.surfaces: Counter[str] = Counter()
        self._lexicon = lexicon
        self._phrases = _Phrases(lexicon)
        counts = [self._counted(document) for document in documents]
        goods = _goods(documents, lexicon)
        self.lists = _weighed(
            counts, [self._keys(" ".join(goods.get(document.url, ()))) for document in documents]
        )

    def _keys(self, text: str) -> list[str]:
        found = word_forms.words(text)
        self.surfaces.update(found)
        return [word_forms.stem(word) for word in found]

    def _counted(self, document: SearchDocument) -> dict[str, tuple[Counter[str], int]]:
        """Per field the number of times each key occurs, and the field's length."""
        fields = {
            "title": document.title,
            "keywords": "\n".join((*document.keywords, *self._acts(document))),
            "called": "\n".join(self._lexicon.page_words(document.url)),
            "description": document.description,
            "labels": "\n".join(document.labels),
            "breadcrumb": "\n".join(document.breadcrumb),
            "text": document.text,
        }
        counted = {}
        for name, text in fields.items():
            if not text:
                continue
            keys = self._keys(text)
            counts = Counter(keys)
            counts.update(self._phrases.within(keys))
            # That several keywords share a word says nothing about the page.
            counted[name] = (
                Counter(dict.fromkeys(counts, 1)) if name in ("keywords", "called") else counts,
                len(keys),
            )
        return counted

    def _acts(self, document: SearchDocument) -> list[str]:
        acts = {law_place(law).act for law in document.laws}
        return sorted(acts | {name for act in acts for name in self._lexicon.act_names(act)})


class LawPlace(NamedTuple):
    """An act and a place in it; an act without chapters has sections (EU: articles) alone."""

    act: str
    chapter: str = ""
    section: str = ""


_IN_CHAPTER = re.compile(r"(?P<act>.+) (?P<chapter>\d{1,2}[a-z]?)(?::(?P<section>\d[\d.]*[a-z]?))?")
_WITHOUT_CHAPTER = re.compile(
    r"(?P<act>\d+/\d+|.*\D):(?P<section>\d[\d.]*[a-z]?)"
)  # "förordningen 2014:480" is an act


def law_place(law: str) -> LawPlace:
    """The parts of a canonical reference: "LOU 19a:2", "LOU 9", "köplagen:17", "2024/1781:65", "DOS-lagen"."""
    match = _IN_CHAPTER.fullmatch(law) or _WITHOUT_CHAPTER.fullmatch(law)
    return (
        LawPlace(**{name: part or "" for name, part in match.groupdict().items()})
        if match
        else LawPlace(law)
    )


class _Phrases:
    """Finds the lexicon's expressions of several words ("second hand") in a row of keys."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._by_first: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for link in lexicon.links:
            for phrase in (link.asked, link.found):
                if len(phrase) > 1:
                    self._by_first[phrase[0]].add(phrase)

    def within(self, keys: Sequence[str]) -> Iterator[str]:
        for position in [position for position, key in enumerate(keys) if key in self._by_first]:
            for phrase in self._by_first[keys[position]]:
                if tuple(keys[position : position + len(phrase)]) == phrase:
                    yield " ".join(phrase)


def _goods(documents: Sequence[SearchDocument], lexicon: Lexicon) -> dict[str, list[str]]:
    """What a product group is about, in the words of CPV: each code's name goes to the groups with the nearest codes.

    So "barnvagn" or "vinkelslip" finds the right group although no page mentions it. Words that stand in very many
    names (tjänster, utrustning) say nothing and are left out.
    """
    owners: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        if document.kind == "grupp":
            for code in document.cpv:
                for length in range(2, 9):
                    owners[code[:length]].append(document.url)
    named = [(code, word_forms.words(label)) for code, label in lexicon.cpv]
    often = Counter(word_forms.stem(word) for _, label in named for word in set(label))
    found: dict[str, list[str]] = defaultdict(list)
    for code, label in named:
        nearest = next(
            (owners[code[:length]] for length in range(8, 1, -1) if code[:length] in owners), ()
        )
        telling = [
            word
            for word in label
            if often[word_forms.stem(word)] <= _COMMON_IN_CPV and len(word) > 2
        ]
        for url in sorted(set(nearest)):
            found[url] += telling
    return found


def _weighed(
    counts: Sequence[dict[str, tuple[Counter[str], int]]], goods: Sequence[list[str]]
) -> dict[str, Row]:
    average = {}
    for name in _FIELDS:
        lengths = [fields[name][1] for fields in counts if name in fields]
        average[name] = sum(lengths) / len(lengths) if lengths else 1.0
    written = set().union(*(found for fields in counts for found, _ in fields.values()))
    lists: dict[str, Row] = {}
    for number, (fields, names) in enumerate(zip(counts, goods, strict=True)):
        total: dict[str, float] = {}
        for name, (found, length) in fields.items():
            weight, thinning = _FIELDS[name]
            share = weight / (1 - thinning + thinning * length / average[name])
            for key, count in found.items():
                total[key] = total.get(key, 0.0) + share * count
        for key in dict.fromkeys(names):
            total[key] = total.get(key, 0.0) + (_CPV_BESIDE_TEXT if key in written else _CPV_ALONE)
        for key, value in total.items():
            if key not in lists:
                lists[key] = (array("l"), array("f"))
            documents, values = lists[key]
            documents.append(number)
            values.append(value / (value + _SATURATION))
    return lists
