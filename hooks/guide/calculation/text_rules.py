"""Judges the words of one demand by rules that are data: one engine for our own texts and for a reader's.

docs/assets/textregler.js is the same engine in the browser, and the tests compare the two. A phrase is words with blanks;
* at a word's end stands for any letters, # for a number or a blank to fill in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

# Letters and digits of Swedish; \b and \w differ between Python and browsers.
_LETTER = "0-9A-Za-z_À-ÖØ-öø-ÿ"
_NUMBER = r"(?:[0-9]+(?:[ ,.][0-9]+)*|\{[a-z0-9-]+\}|\[[^\]\n]{1,80}\])"
_PHRASE = re.compile(rf"[{_LETTER}#&.,:/()§'’+-]+\*?(?: [{_LETTER}#&.,:/()§'’+-]+\*?)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])[ \t]+(?=[A-ZÅÄÖ])|\n+")
_BETWEEN = r"[ \t\n]+"
_WORD = re.compile(rf"[{_LETTER}][{_LETTER}-]*")
_BLANK = re.compile(r"\{[a-z0-9-]+\}|\[[^\]\n]{1,80}\]")


@dataclass(frozen=True)
class Rule:
    """What one rule looks for; ``test`` is finns, saknas, antal or langd."""

    id: str
    test: str
    types: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    scope: str = "text"
    case_matters: bool = False
    most: int | None = None


@dataclass(frozen=True)
class Finding:
    """A rule that a text breaks: where its words stand, and the words; a whole text has none."""

    rule: str
    start: int
    end: int
    words: str


def is_phrase(phrase: str) -> bool:
    """Whether the engine can look for it."""
    return bool(_PHRASE.fullmatch(phrase))


def pattern_of(phrases: Sequence[str]) -> str:
    """One expression for all phrases, the longest first; it means the same in Python and in a browser."""
    return "|".join(_one(phrase) for phrase in sorted(phrases, key=lambda p: (-len(p), p)))


def _one(phrase: str) -> str:
    words = []
    for word in phrase.split(" "):
        open_end = word.endswith("*")
        escaped = re.sub(r"[.()+/]", r"\\\g<0>", word.removesuffix("*"))
        words.append(escaped.replace("#", _NUMBER) + (f"[{_LETTER}-]*" if open_end else ""))
    return rf"(?<![{_LETTER}]){_BETWEEN.join(words)}(?![{_LETTER}])"


@lru_cache(maxsize=256)
def _compiled(phrases: tuple[str, ...], case_matters: bool) -> re.Pattern[str]:
    return re.compile(pattern_of(phrases), 0 if case_matters else re.I)


def words_in(text: str) -> int:
    """How many words a text has; a blank counts as one."""
    return len(_WORD.findall(_BLANK.sub("tal", text)))


def applies(rule: Rule, kind: str | None) -> bool:
    """Whether a rule is asked of a demand of this kind; of an unknown one, not those for one kind alone."""
    if not rule.types:
        return True
    return kind in rule.types if kind else len(rule.types) > 1


def text_faults(text: str, kind: str | None, rules: Iterable[Rule]) -> list[Finding]:
    """Every rule that the text of one demand breaks, in the order of the rules; ``kind`` is a kind of demand or None."""
    return [found for rule in rules if applies(rule, kind) for found in _broken(rule, text)]


def _broken(rule: Rule, text: str) -> list[Finding]:
    if rule.test == "langd":
        count = words_in(text)
        over = rule.most is not None and count > rule.most
        return [Finding(rule.id, 0, 0, str(count))] if over else []
    found = list(_compiled(rule.phrases, rule.case_matters).finditer(text))
    if rule.test == "saknas":
        return [] if found or _cleared(rule, text) else [Finding(rule.id, 0, 0, "")]
    if rule.test == "antal":
        excused = [match.span() for match in _excuses(rule, text)]
        found = [m for m in found if not any(a <= m.start() < b for a, b in excused)]
        over = rule.most is not None and len(found) > rule.most
        return [Finding(rule.id, 0, 0, str(len(found)))] if over else []
    kept: dict[str, Finding] = {}
    for match in found:
        around = _sentence(text, match.start()) if rule.scope == "mening" else text
        if not _cleared(rule, around):
            words = " ".join(match[0].split())
            kept.setdefault(words.lower(), Finding(rule.id, match.start(), match.end(), words))
    return list(kept.values())


def _excuses(rule: Rule, text: str) -> Iterator[re.Match[str]]:
    return _compiled(rule.unless, False).finditer(text) if rule.unless else iter(())


def _cleared(rule: Rule, text: str) -> bool:
    return bool(rule.unless) and bool(_compiled(rule.unless, False).search(text))


def _sentence(text: str, place: int) -> str:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if end.start() > place:
            return text[start : end.start()]
        start = end.end()
    return text[start:]
