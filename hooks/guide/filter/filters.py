"""Facets and words that a reader narrows a list of records by, counted at build time, and the scripts that hold them.

``requirement_data`` and ``case_data`` say which facets their records have; docs/assets/filter.js is the reader's side.
The scripts register themselves, so that they also work from a disk, where nothing can be fetched.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from ..records.parts import Record
from ..site.context import Site
from ..swedish import word_forms
from ..swedish.writing import swedish_sort_key

FOLDER = "assets/poster"

Values = Mapping[str, Sequence[str]]
"""Per facet the values that one record has."""
Words = Sequence[tuple[str, str, Iterable[tuple[str, str]]]]
"""Per facet its name in addresses, its label, and its possible values with their labels."""


class Choice(NamedTuple):
    """A word that a facet can be filtered by: its value in addresses, its label and how many records it fits."""

    value: str
    label: str
    number: int


@dataclass(frozen=True)
class Facet:
    """A way to filter: its name in addresses, its label and its choices."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def by_title(records: Iterable[Record]) -> list[tuple[str, str]]:
    """Id and title of records, in Swedish order."""
    return [(r.id, r.heading) for r in sorted(records, key=lambda r: swedish_sort_key(r.heading))]


def by_label(site: Site, vocabulary: str, words: Iterable[StrEnum]) -> list[tuple[str, str]]:
    """Value and label of the words of a vocabulary, in the order in which they are declared."""
    return [(word.value, site.label(vocabulary, word)) for word in words]


def counted(words: Words, records: Iterable[Values]) -> tuple[Facet, ...]:
    """The facets with the number of records for each choice; a choice that no record has is left out."""
    counts = Counter(
        (name, value) for values in records for name, own in values.items() for value in set(own)
    )
    return tuple(
        Facet(
            name,
            label,
            tuple(
                Choice(value, text, counts[name, value])
                for value, text in choices
                if counts[name, value]
            ),
        )
        for name, label, choices in words
    )


class Row(NamedTuple):
    """A record in a list that can be filtered: what it can be chosen by, the text to look for words in, and what is shown."""

    id: str
    title: str
    values: Values
    text: str
    shown: Sequence[Any] = ()


def content(facets: Sequence[Facet], rows: Iterable[Row]) -> dict[str, Any]:
    """What a filter loads: the facets and, per record, id, title, numbers of its choices, its words, what is shown."""
    numbers = [
        (facet.name, {choice.value: n for n, choice in enumerate(facet.choices)})
        for facet in facets
    ]
    return {
        "val": [
            [f.name, f.label, [[choice.value, choice.label] for choice in f.choices]]
            for f in facets
        ],
        "rader": [
            [
                row.id,
                row.title,
                [
                    [own[value] for value in dict.fromkeys(row.values[name])]
                    for name, own in numbers
                ],
                _words_once(row.text),
                *row.shown,
            ]
            for row in rows
        ],
    }


def _words_once(text: str) -> str:
    """Each word of a text once, as it is written without å ä ö æ ø; docs/assets/filter.js reads a question likewise."""
    return " ".join(
        dict.fromkeys(word_forms.fold(word) for word in word_forms.words(text) if len(word) > 2)
    )


def script(name: str, value: object) -> bytes:
    """A script that registers its data; parsed as JSON, so that no text in it can be run."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char, escaped in (
        ("\\", "\\\\"),
        ("'", "\\'"),
        ("<", "\\u003c"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(char, escaped)
    return f"(self.poster=self.poster||{{}})[\"{name}\"]=JSON.parse('{text}');\n".encode()
