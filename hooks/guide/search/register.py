"""The A–Ö index: all titles by their first letter in Swedish order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from ..swedish import word_forms
from .weights import SearchDocument

_ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"


@dataclass(frozen=True)
class IndexEntry:
    """A line of the A–Ö index."""

    label: str
    url: str
    kind: str
    lang: str


def alphabetical_index(documents: Iterable[SearchDocument]) -> list[tuple[str, list[IndexEntry]]]:
    """All titles by first letter in Swedish order (å ä ö last); what begins with a digit or sign comes first, under "0–9"."""
    entries = sorted(
        (IndexEntry(d.title, d.url, d.kind, d.lang) for d in set(documents)), key=_order
    )
    return [
        (letter, list(group))
        for letter, group in groupby(entries, key=lambda entry: _letter(entry.label))
    ]


def _order(entry: IndexEntry) -> tuple[list[int], str, str]:
    return swedish_order(entry.label), entry.label, entry.url


def swedish_order(text: str) -> list[int]:
    """A sort key: word by word, digits before letters, å ä ö after z."""
    return [
        _ALPHABET.find(c) + 100 if c in _ALPHABET else ord(c) % 100
        for c in " ".join(word_forms.words(text))
    ]


def _letter(label: str) -> str:
    first = "".join(word_forms.words(label))[:1]
    return first.upper() if first and first in _ALPHABET else "0–9"
