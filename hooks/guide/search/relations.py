"""Which words find each other: inflections that the stemmer parts, derivations, compounds, synonyms, å ä ö.

Everything here happens at build time. The browser never sees a relation, only lists of pages that are already joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ..swedish import word_forms
from .lexicon import Lexicon, Phrase

Relations = dict[Phrase, dict[Phrase, float]]

INFLECTION, DERIVATION = 0.95, 0.7
# A compound is mostly a kind of its last part (kontorsmöbler are möbler), less often about its first.
TO_HEAD, TO_MODIFIER, FROM_HEAD, FROM_MODIFIER = 0.55, 0.35, 0.6, 0.45
# Below this a relation adds noise: it also keeps one compound from finding its siblings by way of their common part.
FLOOR = 0.34

_INFLECTIONS = (
    "a ar er e en et n t na arna erna orna s ns ts ade at ad as are aste ande andet ens ets r rna"
).split()
# Between stems: lagn-ning, upphandl-ing, repar-er/ation, renov-er/ering, demonter-bar (its stem ends in b), mät-ning/are.
_DERIVATIONS = (
    ("", "ning"),
    ("", "ing"),
    ("er", "ation"),
    ("er", "ering"),
    ("", "b"),
    ("ning", ""),
)
_LINKERS = ("", "s", "e", "a", "u", "o")
_SHORTEST_PART = 3


def relations(
    surfaces: Iterable[str], lexicon: Lexicon, compounds: Mapping[str, tuple[str, ...]]
) -> Relations:
    """From each key that a reader may type to the keys it finds, with weights below 1; the key itself is left out."""
    surfaces = sorted(set(surfaces))
    near: Relations = defaultdict(dict)
    for one, other, weight in (*_inflections(surfaces), *_derivations(surfaces)):
        _relate(near, (one,), (other,), weight)
        _relate(near, (other,), (one,), weight)
    for whole, parts in compounds.items():
        for position, part in enumerate(parts):
            head = position == len(parts) - 1
            _relate(near, (whole,), (part,), TO_HEAD if head else TO_MODIFIER)
            _relate(near, (part,), (whole,), FROM_HEAD if head else FROM_MODIFIER)
    for link in lexicon.links:
        _relate(near, link.asked, link.found, link.weight)
    return {asked: reached for asked in near if (reached := _reached(asked, near))}


def _relate(near: Relations, asked: Phrase, found: Phrase, weight: float) -> None:
    if asked != found:
        near[asked][found] = max(weight, near[asked].get(found, 0.0))


def _reached(start: Phrase, near: Mapping[Phrase, Mapping[Phrase, float]]) -> dict[Phrase, float]:
    """All that can be reached in at most three steps with a product of weights above the floor."""
    best: dict[Phrase, float] = {start: 1.0}
    edge = {start}
    for _ in range(3):
        following = set()
        for phrase in sorted(edge):
            for found, weight in near.get(phrase, {}).items():
                product = best[phrase] * weight
                if product > FLOOR and product > best.get(found, 0.0):
                    best[found] = product
                    following.add(found)
        edge = following
    del best[start]
    return best


def _inflections(surfaces: list[str]) -> Iterator[tuple[str, str, float]]:
    """Pairs of stems of one word that the stemmer leaves apart: hållbar – hållbart, möbel – möbler."""
    known = set(surfaces)
    for word in surfaces:
        if len(word) < 4:
            continue
        bases = [word]
        if word[-2:] in ("el", "er", "en"):
            bases.append(word[:-2] + word[-1])
        for base in bases:
            for longer in [base + ending for ending in _INFLECTIONS if base + ending in known]:
                one, other = word_forms.stem(word), word_forms.stem(longer)
                if one != other:
                    yield one, other, INFLECTION


def _derivations(surfaces: list[str]) -> Iterator[tuple[str, str, float]]:
    stems = {word_forms.stem(word) for word in surfaces}
    for key in sorted(stems):
        for plain, longer in _DERIVATIONS:
            base = key[: len(key) - len(plain)]
            if len(base) >= 4 and key.endswith(plain):
                derived = base + longer
                if derived in stems and derived != key:
                    yield key, derived, DERIVATION


def divided(surfaces: Iterable[str], lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """The compounds among the words: stem of the whole to the stems of its parts."""
    source = {word for _, label in lexicon.cpv for word in word_forms.words(label)}
    surfaces = set(surfaces)
    nouns = (surfaces | source) - lexicon.whole
    splitter = Splitter(nouns)
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(surfaces - lexicon.whole):
        if len(word) >= 2 * _SHORTEST_PART and word.isalpha():
            parts = splitter.parts(word)
            if len(parts) > 1:
                found.setdefault(word_forms.stem(word), parts)
    found.update((word_forms.stem(word), parts) for word, parts in lexicon.parts)
    return found


class Splitter:
    """Divides Swedish compounds by a set of known words; the division with the longest last part wins."""

    def __init__(self, words: Iterable[str]) -> None:
        keys = {
            word: word_forms.stem(word)
            for word in words
            if len(word) >= _SHORTEST_PART and word.isalpha() and word not in _PARTICLES
        }
        self._keys = frozenset(keys.values())
        self._starts = frozenset(key[:4] for key in self._keys)
        # möbel + lager is written möbellager, but skola + gård skolgård: a stem may stand first in a compound.
        self._modifiers = {key: key for key in self._keys if len(key) >= _SHORTEST_PART} | keys

    def parts(self, word: str) -> tuple[str, ...]:
        """The stems of the parts, or just the word's own stem when it cannot be divided."""
        return self._parts(word, 2) or (word_forms.stem(word),)

    def _parts(self, word: str, depth: int) -> tuple[str, ...]:
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            head, before = word[cut:], word[:cut]
            key = self._head(head)
            if not key:
                continue
            modifier = self._modifier(before)
            if modifier:
                return (modifier, key)
            if depth and len(before) >= 2 * _SHORTEST_PART:
                longer = self._parts(before.rstrip("s"), depth - 1) or self._parts(
                    before, depth - 1
                )
                if longer:
                    return (*longer, key)
        return ()

    def _head(self, text: str) -> str:
        if text[:4] not in self._starts and text[:3] not in self._starts:
            return (
                ""  # most are: a stem begins as its word does, and this is quicker than finding it
            )
        key = word_forms.stem(text)
        fits = (
            (len(text) >= 4 or text in _SHORT_HEADS)
            and text not in _PARTICLES
            and key in self._keys
        )
        return key if fits and len(key) >= _SHORTEST_PART else ""

    def _modifier(self, text: str) -> str:
        for linker in _LINKERS:
            bare = text[: len(text) - len(linker)]
            if (
                text.endswith(linker)
                and bare in self._modifiers
                and (len(bare) >= 4 or bare in _SHORT_MODIFIERS)
            ):
                return self._modifiers[bare]
        return ""


# återbruk is not a kind of bruk: particles in front make a new verb, not a compound of nouns.
_PARTICLES = frozenset(
    "åter under över upp ned ner in ut av an till från för före efter mellan genom fram bort med mot om på sam kring"
    " icke hel halv ning ande else lighet skap ningar bar barhet het are aste ordning".split()
)
# Short words make false parts (av-tal, and-ra), so only those that are common in real compounds count.
_SHORT_HEADS = frozenset(
    "hus bil däck lag mål plan yta tak led ljus mat tid väg stöd råd byte sätt mått prov test kök bord stol gata park skåp dörr rum gods cykel".split()
)
_SHORT_MODIFIERS = frozenset(
    "bil lag mål mat tid väg kök led tak vård yta it gas olja sol el dag by lek bad båt ljud bur jul barn hem vin stad små".split()
)

# The browser divides what no page contains by the same lists.
SHORT_PARTS = {
    "partiklar": sorted(_PARTICLES),
    "korta": sorted(_SHORT_MODIFIERS),
    "kortaefterled": sorted(_SHORT_HEADS),
    "fogar": _LINKERS,
}
