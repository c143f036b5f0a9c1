"""The site's search: documents in, the files of a static index out, and the pages around it.

    documents + lexicon ─ search_relations ─ search_index ─ files for docs/assets/sok.js

All understanding of Swedish (inflections, compounds, synonyms, missing å ä ö, law, CPV) is spent here, at build time:
for every word that a reader may type, the index holds the pages that answer it, already weighed. The browser only adds
up a few short lists. ``hooks/SEARCH.md`` says why, with figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape

from . import search_words
from .search_index import index_files
from .search_lexicon import Lexicon, Term, read_lexicon
from .search_weights import SearchDocument

__all__ = ["IndexEntry", "Lexicon", "SearchDocument", "Term", "alphabetical_index", "build_search", "open_search", "read_lexicon"]

_ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"


def build_search(documents: Iterable[SearchDocument], lexicon: Lexicon) -> dict[str, bytes]:
    """The files of the index, to be served in ``assets/sok/``; the same documents always give the same bytes."""
    return index_files(documents, lexicon)


@dataclass(frozen=True)
class IndexEntry:
    """A line of the A–Ö index."""

    label: str
    url: str
    kind: str
    lang: str


def alphabetical_index(documents: Iterable[SearchDocument]) -> list[tuple[str, list[IndexEntry]]]:
    """All titles by first letter in Swedish order (å ä ö last); what begins with a digit or sign comes first, under "0–9"."""
    entries = sorted((IndexEntry(d.title, d.url, d.kind, d.lang) for d in set(documents)), key=_order)
    return [(letter, list(group)) for letter, group in groupby(entries, key=lambda entry: _letter(entry.label))]


def _order(entry: IndexEntry) -> tuple[list[int], str, str]:
    return swedish_order(entry.label), entry.label, entry.url


def swedish_order(text: str) -> list[int]:
    """A sort key: word by word, digits before letters, å ä ö after z."""
    return [_ALPHABET.find(c) + 100 if c in _ALPHABET else ord(c) % 100 for c in " ".join(search_words.words(text))]


def _letter(label: str) -> str:
    first = "".join(search_words.words(label))[:1]
    return first.upper() if first and first in _ALPHABET else "0–9"


def open_search(name: str, description: str, site_url: str) -> bytes:
    """An OpenSearch description, so that a browser can search the site; ``site_url`` ends in a slash.

    ``name`` is cut to 16 characters, which is what OpenSearch 1.1 allows.
    """
    lines: Sequence[str] = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f"<ShortName>{escape(name[:16].rstrip())}</ShortName>",
        f"<Description>{escape(description)}</Description>",
        "<InputEncoding>UTF-8</InputEncoding>",
        "<Language>sv-SE</Language>",
        f'<Image width="16" height="16" type="image/svg+xml">{escape(site_url)}assets/favicon.svg</Image>',
        f'<Url type="text/html" method="get" template="{escape(site_url)}sok/?q={{searchTerms}}"/>',
        "</OpenSearchDescription>",
        "",
    )
    return "\n".join(lines).encode()
