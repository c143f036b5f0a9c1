"""A South Sami page unit by unit beside the Swedish that each unit renders, for those who translate
and review.

The two pages themselves cannot be paired: the South Sami ones are short and say in their own
sentences what they say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..pages.page import SOUTH_SAMI, SWEDISH, Page
from ..pages.units import Draft
from ..records.parts import SourceNote
from ..records.term import Term

FOLDER = "om/jamsides"


@dataclass(frozen=True)
class Row:
    """One unit: its texts, what is to be known of it in words, and the sources that attest it."""

    draft: Draft
    state: tuple[str, ...]
    sources: tuple[SourceNote, ...]


def rows(page: Page, terms: Mapping[str, Term]) -> list[Row]:
    """A row for each unit of a South Sami page, in the page's order."""
    return [
        Row(draft, tuple(_state(draft)), tuple(dict.fromkeys(_sources(draft, terms))))
        for draft in page.drafts
    ]


def _state(draft: Draft) -> Iterator[str]:
    if draft.is_changed:
        yield "Svenskan har ändrats sedan utkastet skrevs. Sidan visar svenskan."
    elif not draft.is_shown:
        yield "Väntar på granskning. Sidan visar svenskan."
    if draft.is_reviewed:
        yield f"Granskad av {draft.unit.reviewed_by}."


def _sources(draft: Draft, terms: Mapping[str, Term]) -> Iterator[SourceNote]:
    yield from draft.notes
    for name in draft.unit.sources:
        if name in terms:
            yield from terms[name].sources


def address(page: Page) -> str:
    """Where the side-by-side view of a Swedish page lies."""
    return f"{FOLDER}/{page.address or 'start'}"


def translated(pages: tuple[Page, ...]) -> Iterator[tuple[Page, Page]]:
    """(Swedish page, South Sami twin) for each page that has one, by path."""
    twins = {page.path: page for page in pages if page.lang == SOUTH_SAMI}
    for page in pages:
        if (
            page.lang == SWEDISH and page.path in twins and page.section != "sok"
        ):  # a form, no text to compare
            yield page, twins[page.path]
