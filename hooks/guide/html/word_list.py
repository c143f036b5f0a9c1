"""The word list in either order: by the Swedish words, or by the South Sami ones, each under its
first letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..pages import spelling
from ..records.term import Term
from ..site.context import Site
from ..swedish.writing import swedish_sort_key


@dataclass(frozen=True)
class Entry:
    """A term as the list shows it; ``forms`` are (name of the form, word)."""

    term: Term
    forms: tuple[tuple[str, str], ...]


def by_letter(site: Site, south_sami_first: bool) -> Mapping[str, list[Entry]]:
    """First letter → entries, both in order. The South Sami order leaves out terms that have no
    South Sami word.
    """
    found: dict[str, list[Entry]] = {}
    for term in _ordered(site.collection.terms.values(), south_sami_first):
        word = (term.sma if south_sami_first else None) or term.title
        forms = tuple((site.label("form", form), text) for form, text in term.forms.items())
        found.setdefault(word[0].upper(), []).append(Entry(term, forms))
    return found


def _ordered(terms: Iterable[Term], south_sami_first: bool) -> list[Term]:
    if south_sami_first:
        return sorted(
            (term for term in terms if term.sma),
            key=lambda term: (spelling.sort_key(term.sma or ""), term.id),
        )
    return sorted(terms, key=lambda term: (swedish_sort_key(term.title), term.id))
