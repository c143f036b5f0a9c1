"""Which ready-made files there are, where they lie and what their links say. The files themselves: documents, spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from ..pages.page import SWEDISH, Page
from ..records.product_group import ProductGroup
from ..site.context import Site
from . import documents, page_sections, spreadsheets
from .requirement import takeaway


def annex_path(group: ProductGroup) -> str:
    """Where the annex to bidders lies; ``docset`` makes it."""
    return f"{group.path}/kravbilaga-{group.id}.docx"


def group_downloads(group: ProductGroup) -> tuple[tuple[str, str], ...]:
    """(label, path) of a group's files: to bidders first, then for the buyer's own use."""
    return (("Krav till anbudsgivare som Word", annex_path(group)), *_internal(group))


def _internal(group: ProductGroup) -> tuple[tuple[str, str], ...]:
    return (
        (
            "Alla krav med råd och källor som Word, för er själva",
            f"{group.path}/krav-{group.id}.docx",
        ),
        ("Alla krav som Excel", f"{group.path}/krav-{group.id}.xlsx"),
        ("Checklista för uppföljningen som Excel", f"{group.path}/uppfoljning-{group.id}.xlsx"),
        ("Checklista för uppföljningen som Word", f"{group.path}/uppfoljning-{group.id}.docx"),
    )


def page_downloads(page: Page) -> tuple[tuple[str, str], ...]:
    """(label, path) of the files of a page's sections."""
    if page.lang != SWEDISH:
        return ()
    found = []
    for section in page_sections.sections(page):
        found.append((f"{section.heading} som Word", section.path))
        if path := page_sections.text_path(section, page):
            found.append((f"{section.heading} som text (Markdown)", path))
    return tuple(found)


def ready_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """(path, content) of every ready-made file."""
    for group in site.collection.groups.values():
        requirements = site.collection.requirements_by_group[group.id]
        if not requirements:
            continue
        day = max(r.published for r in requirements)
        content = [takeaway(site, r) for r in requirements]
        makers = (
            documents.group_document,
            spreadsheets.group_sheet,
            spreadsheets.group_checklist,
            documents.group_checklist,
        )
        for (_, path), make in zip(_internal(group), makers, strict=True):
            yield path, make(group.title, content, day)
    for page in site.pages:
        if page.lang == SWEDISH:
            for section in page_sections.sections(page):
                title = f"{section.heading}: {page.head.title}"
                blocks = page_sections.blocks(section, page, site.address)
                if not any(style.startswith("h") for style, _ in blocks):
                    blocks = [("h1", section.heading), *blocks]
                yield section.path, documents.document(title, blocks, page.head.checked)  # type: ignore[union-attr]
                if path := page_sections.text_path(section, page):
                    yield path, page_sections.as_text(section, page, site.address).encode()
