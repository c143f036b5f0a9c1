"""The translation status of the site's pages as rows for the table *Översättningsläge*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..pages import translation
from ..pages.page import SOUTH_SAMI, SWEDISH, Page, PageHead, TranslatedHead
from ..pages.units import Draft, fingerprint
from ..site.context import Site
from ..swedish.writing import swedish_date
from . import parallel


@dataclass(frozen=True)
class TranslationRow:
    """One Swedish page: title, address, state in words, and the paragraphs that changed since the translation."""

    title: str
    address: str
    state: str
    changed: tuple[str, ...]
    side_by_side: str | None  # address of the view of both languages


def translation_rows(site: Site) -> list[TranslationRow]:
    """A row for each Swedish page, in the order of their paths."""
    swedish = [_for_translation(page) for page in site.pages if page.lang == SWEDISH]
    south_sami = [_for_translation(page) for page in site.pages if page.lang == SOUTH_SAMI]
    addresses = {page.path: page.address for page in site.pages if page.lang == SWEDISH}
    found = translation.translations(
        swedish, south_sami, translation.stored_texts(site.collection.root)
    )
    views = {
        swedish.path: parallel.address(swedish) for swedish, _ in parallel.translated(site.pages)
    }
    units = {page.path: page.drafts for page in site.pages if page.lang == SOUTH_SAMI}
    return [
        TranslationRow(
            entry.page.title,
            addresses[entry.page.path],
            _state(entry),
            (*_changed(entry), *_changed_units(units.get(entry.page.path, ()))),
            views.get(entry.page.path),
        )
        for entry in found
    ]


def _for_translation(page: Page) -> translation.PageState:
    head = page.head
    if isinstance(head, PageHead):
        return translation.PageState(page.path, head.title, revision=head.revision, text=page.body)
    assert isinstance(head, TranslatedHead)
    return translation.PageState(
        page.path,
        head.title,
        corresponds=head.corresponds,
        status=head.status,
        reviewed_by=head.reviewed_by,
        reviewed=head.reviewed,
        text=page.body,
    )


def _state(entry: translation.Translation) -> str:
    words = entry.state.value.capitalize()
    if entry.state is translation.State.REVIEWED and entry.twin and entry.twin.reviewed:
        return f"{words} av {entry.twin.reviewed_by}, {swedish_date(entry.twin.reviewed)}"
    if entry.state is translation.State.OUTDATED and entry.changes is None:
        return f"{words}, den äldre texten är inte sparad"
    return words


def _changed(entry: translation.Translation) -> tuple[str, ...]:
    return tuple(change.after or f"Borttaget: {change.before}" for change in entry.changes or ())


def _changed_units(drafts: Iterable[Draft]) -> Iterator[str]:
    """The Swedish sentences that have changed under their units: those are shown in Swedish meanwhile."""
    for draft in drafts:
        if draft.is_changed:
            yield (
                f"Ändrad mening, {draft.id}: {draft.swedish} "
                f"(nytt kontrolltal: {fingerprint(draft.swedish)})"
            )
