"""From text to keys: the one analysis that the index and the reader's question share.

docs/assets/sok.js holds the same analysis; tests/search/test_search.py compares the two word by word.
The stemmer is Snowball's for Swedish, version 3.1 (https://snowballstem.org/algorithms/swedish/stemmer.html), with these
exceptions: dator, kontor, traktor and lager have no ending, Snowball would file them with data, konto, trakt and lag;
and billig is no kind of bil.
"""

import re
import unicodedata
from functools import lru_cache

# æ ø ï are how South Sami is written in Norway or with full diacritics; readers type ä ö i.
_LETTERS = {"æ": "ä", "ø": "ö", "đ": "d", "ŋ": "n", "ŧ": "t", "ß": "ss", "\u00ad": ""}
_TO_REPLACE = re.compile(f"[{''.join(_LETTERS)}]")
_FOREIGN = re.compile(r"[^\x00-\x7fåäö]")
_DASH = re.compile(r"[‐‑‒–—−]")
_LONE_LETTER = re.compile(r"\b([a-zåäö])-(?=[a-zåäö])")
_TOKEN = re.compile(r"[a-zåäö0-9]+")
_FOLD = str.maketrans("åäö", "aao")

_VOWELS = frozenset("aeiouyäåö")
_SUFFIXES = sorted(
    "a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or s as arnas"
    " ernas ornas es ades andes ens arens hetens erns at et andet het ast".split(),
    key=len,
    reverse=True,
)
_SUFFIXES_BY_LAST = {
    last: [suffix for suffix in _SUFFIXES if suffix[-1] == last]
    for last in {suffix[-1] for suffix in _SUFFIXES}
}
_ET_EXCEPTIONS = tuple(
    "fab h pak rak stak kom iet cit dit alit ilit mit nit pit rit sit tit uit ivit kvit xit".split()
)
_NO_ENDING = re.compile(r"(?:(?:kt|nt|[dkrst]at|it)o|lage)r$")
_CHEAP = "billig"
_PAIRS = ("dd", "gd", "nn", "dt", "gt", "kt", "tt")


def normalise(text: str) -> str:
    """Lower case, one spelling of each letter; only å ä ö keep their marks."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = _TO_REPLACE.sub(lambda match: _LETTERS[match[0]], text)
    return _FOREIGN.sub(_without_marks, _DASH.sub("-", text))


def _without_marks(match: re.Match[str]) -> str:
    return "".join(
        c for c in unicodedata.normalize("NFD", match[0]) if not unicodedata.combining(c)
    )


def words(text: str) -> list[str]:
    """The normalised words of a text, in order; e-tjänst is one word, IT-utrustning two."""
    return _TOKEN.findall(_LONE_LETTER.sub(r"\1", normalise(text)))


def keys(text: str) -> list[str]:
    """The stems under which the words of a text are filed."""
    return [stem(word) for word in words(text)]


def fold(key: str) -> str:
    """The key as it is written on a keyboard without å ä ö."""
    return key.translate(_FOLD)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Snowball's Swedish stem of a normalised word."""
    if _NO_ENDING.search(word):
        return word
    if word.startswith(_CHEAP):
        return _CHEAP
    region = _region(word)
    word = _without_ending(word, region)
    if word[region:].endswith(_PAIRS):
        word = word[:-1]
    return _without_derivation(word, region)


def _region(word: str) -> int:
    """Where R1 begins: after the first consonant that follows a vowel, but never before the fourth letter."""
    if len(word) < 3:
        return len(word)
    position = 0
    while position < len(word) and word[position] not in _VOWELS:
        position += 1
    position += 1
    while position < len(word) and word[position] in _VOWELS:
        position += 1
    if position >= len(word):
        return len(word)
    return max(position + 1, 3)


def _without_ending(word: str, region: int) -> str:
    tail = word[region:]
    suffix = ""
    for candidate in _SUFFIXES_BY_LAST.get(tail[-1:], ()):
        if tail.endswith(candidate):
            suffix = candidate
            break
    rest = word[: len(word) - len(suffix)]
    if suffix == "et":
        return rest if _et_is_ending(rest) else word
    if suffix == "s":
        if rest.endswith("et") and _et_is_ending(rest[:-2]):
            return rest[:-2]
        return rest if rest[-1:] and rest[-1] in "bcdfghjklmnoprtvy" else word
    return rest


def _et_is_ending(rest: str) -> bool:
    return (
        len(rest) > 2
        and rest[-1] not in _VOWELS
        and rest[-2] in _VOWELS
        and not rest.endswith(_ET_EXCEPTIONS)
    )


def _without_derivation(word: str, region: int) -> str:
    tail = word[region:]
    if tail.endswith("fullt"):
        return word[:-1]
    if tail.endswith("öst"):
        return word[:-1] if word[-4:-3] and word[-4] in "iklnprtuv" else word
    for suffix in ("lig", "els", "ig"):
        if tail.endswith(suffix):
            return word[: -len(suffix)]
    return word
