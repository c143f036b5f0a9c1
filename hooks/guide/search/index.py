"""Joins words with what they find and writes the index as small scripts, each found by its name alone.

What the reader's browser loads (docs/assets/sok.js is the other half of this contract):

- ``ord-000.js`` … ``ord-1ff.js``: keys with their pages. A key's file follows from a hash of its first word, so the
  browser can ask for the right files at once, without reading a table of contents first.
- ``dok-0.js`` and further: title, address and breadcrumb of the pages. The first file holds as many as a small site has.
- ``text-0.js`` and further: description and text, for the words in their context, and of a short answer its law; loaded after the
  results are shown.
- ``ordlista-a.js`` … ``ordlista-z.js``: the words that begin with a letter, for a word that is in no file above: mostly it is
  one of them misspelt or half written.
- ``ordlista.js``: the words that are no compounds, for dividing compounds that no page contains and for spelling that is
  further off. Compounds with a letter wrong are looked for in the list of their first letter.

They are scripts that call ``sokmotor.del(name, content)`` and not JSON, because scripts may also be loaded from a folder
on a disk (``file://``), where ``fetch`` may not.
"""

from __future__ import annotations

import heapq
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from string import ascii_lowercase

from ..swedish import word_forms
from .lexicon import Lexicon
from .marks import Marks, marks, names, pairs, title_key
from .relations import SHORT_PARTS, divided, relations
from .weights import SearchDocument, Weights

Entry = list[int | str]

SHARDS = 512
FIRST_TABLE, NEXT_TABLES, TEXTS_PER_FILE = 1024, 128, 2
TEXT_LENGTH = 1600
LONGEST_LIST, LONGEST_WORD_LIST = 2000, 20_000

# Pages that gather a subject come before the single records about it.
_PRIOR = {"grupp": 1.3, "metod": 1.2, "sida": 1.15, "regel": 1.1, "lagkrav": 1.2, "rattsfall": 0.85}
# Pages about how the site is edited answer nobody who asks about purchases.
_FOR_EDITORS = ("om/redigera", "om/oversatt", "om/falt/", "for-dig/redaktor/")
_LAST = 0.4
_SCALE = 24
# What a related word finds is cut: only pages where it carries weight, and only the best of them.
_RELATED_FLOOR, _MOST_RELATED = 0.1, 50
# From which weight a relation is the same word in another form; and how far synonyms step back when a title has the word.
_SAME_WORD, _MODESTY = 0.9, 0.4
_NAME_BY_SYNONYM, _NAME_WORTH, _FOLDED_NAME = 0.7, 0.8, 0.9
# Compounds that are parts of others (avtal, bygglov, engångsplast): up to how many letters, or from how many pages.
_SHORT_WORD, _COMMON_COMPOUND = 7, 3
_BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz"


def build_search(documents: Iterable[SearchDocument], lexicon: Lexicon) -> dict[str, bytes]:
    """The files of the index, to be served in ``assets/sok/``; the same documents always give the same bytes."""
    ordered = sorted(set(documents), key=lambda d: (-_prior(d), d.kind, d.url))
    index = _Index(ordered, lexicon)
    contents: dict[str, object] = {
        f"ord-{number:03x}": entries for number, entries in enumerate(index.shards())
    }
    contents |= dict(_tables(ordered))
    words = index.words()
    contents["ordlista"] = {"ord": _word_list(index.undivided(words)), **SHORT_PARTS}
    by_letter: dict[str, list[tuple[str, int]]] = {letter: [] for letter in ascii_lowercase}
    for word, pages in words:
        if (letter := word_forms.fold(word[0])) in by_letter:
            by_letter[letter].append((word, pages))
    contents |= {
        f"ordlista-{letter}": {"ord": _word_list(own)} for letter, own in by_letter.items()
    }
    return {f"{name}.js": _script(name, content) for name, content in contents.items()}


def shard_of(key: str) -> int:
    """The file of a key: the same arithmetic stands in sok.js."""
    value = 0
    for character in key.partition(" ")[0]:
        value = (value * 31 + ord(character)) & 0xFFFFFF
    return (value ^ value >> 9) % SHARDS


def _script(name: str, content: object) -> bytes:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    # U+2028 and U+2029 end a line in scripts of older browsers; "<" keeps a "</script>" in a text harmless.
    text = text.replace("\u2028", " ").replace("\u2029", " ").replace("<", "\\u003c")
    return f'sokmotor.del("{name}",{text});\n'.encode()


def _prior(document: SearchDocument) -> float:
    if document.url.startswith(_FOR_EDITORS):
        return _LAST
    return _PRIOR.get(document.kind, 1.0)


class _Index:
    """For each key that a reader may type, the pages to show."""

    def __init__(self, documents: Sequence[SearchDocument], lexicon: Lexicon) -> None:
        self._documents, self._lexicon = documents, lexicon
        self._priors = [_prior(document) for document in documents]
        weights = Weights(documents, lexicon)
        self._lists, self._surfaces = weights.lists, weights.surfaces
        # Of words that only editors have written down, the keys serve as the words.
        typed = {key for link in lexicon.links for key in (*link.asked, *link.found)}
        self._surfaces.update(dict.fromkeys(typed - self._surfaces.keys(), 0))
        self._compounds = divided(self._surfaces, lexicon)
        self._relations = {
            " ".join(asked): {" ".join(found): weight for found, weight in reached.items()}
            for asked, reached in relations(self._surfaces, lexicon, self._compounds).items()
        }
        self._best: dict[str, list[tuple[int, float]]] = {}

    def shards(self) -> list[dict[str, Entry]]:
        """For each file its keys.

        An entry holds first the keys with å ä ö that the key may stand for, with a "!" before them the stop words
        that share it, and "?" when it is of another service; then each document (as the distance from the one before) and its weight, in turn.
        """
        shards: list[dict[str, Entry]] = [{} for _ in range(SHARDS)]
        known = sorted({*self._lists, *self._relations})
        for key in known:
            entry = self._entry(key)
            if entry:
                shards[shard_of(key)][key] = entry
        for key in known:
            plain = word_forms.fold(key)
            if plain == key or key not in shards[shard_of(key)]:
                continue
            if " " in key:
                shards[shard_of(plain)].setdefault(plain, shards[shard_of(key)][key])
            else:
                entry = shards[shard_of(plain)].setdefault(plain, [])
                entry.insert(sum(isinstance(item, str) for item in entry), key)
        for word in sorted(self._lexicon.stop_words):
            key = word_forms.stem(word)
            shards[shard_of(key)].setdefault(key, []).insert(0, f"!{word}")
        for key in sorted(self._lexicon.other_services):
            shards[shard_of(key)].setdefault(key, []).insert(0, "?")
        for key, pages in (
            *marks(self._documents, self._lexicon).items(),
            *self._titles().items(),
            *pairs(self._documents, self._lexicon).items(),
        ):
            shards[shard_of(key)][key] = _packed(
                {page: round(w * self._priors[page] * 100) for page, w in pages.items()}
            )
        return shards

    def _entry(self, key: str) -> Entry:
        found: dict[int, float] = (
            dict(zip(*self._lists[key], strict=True)) if key in self._lists else {}
        )
        for other, weight in self._related(key).items():
            floor = _RELATED_FLOOR / weight if weight < _SAME_WORD else 0.0
            for page, value in self._pages(other, weight):
                if value < floor:
                    break
                if weight * value > found.get(page, 0.0):
                    found[page] = weight * value
        common = len([value for value in found.values() if value >= 0.1])
        rarity = _SCALE * math.log(1 + (len(self._documents) + 1) / (common + 0.5))
        priors = self._priors
        return _packed(
            {page: round(value * rarity * priors[page]) for page, value in found.items()}
        )

    def _related(self, key: str) -> dict[str, float]:
        """The other keys whose pages a key finds. Where a title holds the very word, its synonyms step back."""
        own = max(self._lists[key][1]) if key in self._lists else 0.0
        worth = 1 - _MODESTY * min(1.0, own / 0.6)
        return {
            other: weight if weight >= _SAME_WORD else weight * worth
            for other, weight in self._relations.get(key, {}).items()
        }

    def _pages(self, key: str, weight: float) -> Iterable[tuple[int, float]]:
        """The pages of a related key; of another word only the best, best first."""
        if key not in self._lists:
            return ()
        if weight >= _SAME_WORD:
            return zip(*self._lists[key], strict=True)
        if key not in self._best:
            rows = zip(*self._lists[key], strict=True)
            self._best[key] = heapq.nsmallest(
                _MOST_RELATED, rows, key=lambda row: (-row[1], row[0])
            )
        return self._best[key]

    def _titles(self) -> Marks:
        """Keys of whole names; who types a synonym of a name, or leaves out its dots, finds it too."""
        named: dict[str, dict[int, float]] = defaultdict(dict)
        for page, document in enumerate(self._documents):
            for name, weight in names(document, self._lexicon.page_words(document.url)):
                # A question is compared without its stop words, so "Får vi köpa begagnat?" is also "köpa begagnat".
                telling = [word for word in name if word not in self._lexicon.stop_words]
                for form in {
                    " ".join(map(word_forms.stem, words)) for words in (name, telling) if words
                }:
                    named[form][page] = max(weight, named[form].get(page, 0.0))
        found: Marks = defaultdict(dict)

        def add(name: str, pages: dict[int, float], worth: float) -> None:
            row = found[title_key(name)]
            for page, weight in pages.items():
                row[page] = max(weight * worth, row.get(page, 0.0))

        for called, pages in named.items():
            add(called, pages, 1.0)
            add(word_forms.fold(called), pages, _FOLDED_NAME)
        for asked in self._relations:
            for called, weight in self._related(asked).items():
                if weight >= _NAME_BY_SYNONYM and called in named:
                    add(asked, named[called], weight * _NAME_WORTH)
        return dict(sorted(found.items()))

    def words(self) -> list[tuple[str, int]]:
        """The words, sorted, one for each key, with the number of pages that hold it; the rarest are left out of too many."""
        best: dict[str, tuple[int, str]] = {}
        for word, count in self._surfaces.items():
            key = word_forms.stem(word)
            if (
                len(word) > 2
                and not word.isdigit()
                and word not in self._lexicon.stop_words
                and (key in self._lists or key in self._relations)
            ):
                best[key] = max(best.get(key, (-1, "")), (count, word))
        frequent = sorted(
            (
                (len(self._lists[key][0]) if key in self._lists else 0, word)
                for key, (_, word) in best.items()
            ),
            reverse=True,
        )
        return sorted((word, pages) for pages, word in frequent[:LONGEST_WORD_LIST])

    def undivided(self, words: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
        """Those of the words that others are made of: no compounds but short and common ones."""
        return [
            (word, pages)
            for word, pages in words
            if len(word) <= _SHORT_WORD
            or pages >= _COMMON_COMPOUND
            or word_forms.stem(word) not in self._compounds
        ]


def _word_list(words: Iterable[tuple[str, int]]) -> str:
    """Sorted words as lines: how many letters a word shares with the one before, the rest of it, the length of its
    ending, and how common it is."""
    lines, before = [], ""
    for word, pages in words:
        shared, ending = _shared(before, word), len(word) - len(word_forms.stem(word))
        lines.append(
            f"{_BASE36[shared]}{word[shared:]}{_BASE36[ending]}{min(9, pages.bit_length())}"
        )
        before = word
    return "\n".join(lines)


def _shared(one: str, other: str) -> int:
    length = 0
    while length < min(len(one), len(other), 35) and one[length] == other[length]:
        length += 1
    return length


def _packed(weights: dict[int, int]) -> Entry:
    chosen: Iterable[int] = weights
    if len(weights) > LONGEST_LIST:
        chosen = sorted(weights, key=lambda page: (-weights[page], page))[:LONGEST_LIST]
    row: Entry = []
    before = 0
    for page in sorted(chosen):
        row += (page - before, max(1, weights[page]))
        before = page
    return row


def _tables(documents: Sequence[SearchDocument]) -> Iterator[tuple[str, object]]:
    kinds = sorted({document.kind for document in documents})
    signs = {kind: _BASE36[number] for number, kind in enumerate(kinds)}
    for number, start, end in _ranges(len(documents)):
        trails: dict[tuple[str, ...], int] = {}
        rows = [
            [d.url.lstrip("/"), d.title, trails.setdefault(d.breadcrumb, len(trails))]
            for d in documents[start:end]
        ]
        table: dict[str, object] = {"rader": rows, "stigar": [list(trail) for trail in trails]}
        if number == 0:
            table |= {
                "slag": kinds,
                "slagrad": "".join(signs[d.kind] for d in documents),
                "sma": [page for page, d in enumerate(documents) if d.lang == "sma"],
            }
        yield f"dok-{number}", table
    for number, start in enumerate(range(0, len(documents), TEXTS_PER_FILE)):
        yield (
            f"text-{number}",
            [
                [d.description, d.text[:TEXT_LENGTH], *([d.source] if d.source else [])]
                for d in documents[start : start + TEXTS_PER_FILE]
            ],
        )


def _ranges(count: int) -> Iterator[tuple[int, int, int]]:
    yield 0, 0, min(count, FIRST_TABLE)
    for number, start in enumerate(range(FIRST_TABLE, count, NEXT_TABLES), 1):
        yield number, start, min(count, start + NEXT_TABLES)
