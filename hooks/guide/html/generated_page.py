"""A page that is made of records, not written: its address, title, template and values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from markupsafe import Markup

from ..records.parts import SourceNote
from ..site.context import Site
from ..source.place import Place

# What a page says that rests on no source.
WITHOUT_SOURCES = "Sidan återger inga uppgifter ur källor."

Values = Callable[[Site, Place], Mapping[str, Any]]


def always(values: Mapping[str, Any]) -> Values:
    """The same values wherever the page stands."""
    return lambda site, place: values


@dataclass(frozen=True)
class GeneratedPage:
    """A page made of a record."""

    address: str
    kind: str
    title: str
    description: str
    breadcrumbs: tuple[tuple[str, str], ...]
    headings: tuple[tuple[str, str], ...]
    source_path: str
    template: str
    values: Values = field(repr=False)
    checked: date | None = None
    sources: tuple[SourceNote, ...] = ()
    downloads: tuple[tuple[str, str], ...] = ()
    scripts: tuple[str, ...] = ()
    robots: str = ""
    linked_data: tuple[Mapping[str, Any], ...] = ()
    explains: bool = True
    sources_note: str = ""  # where the sources are, when they are not the page's own

    def body(self, site: Site) -> Markup:
        """The page's HTML body with its h1."""
        place = Place("sv", self.address)
        html = site.render(
            self.template,
            label=site.label,
            href=place.href,
            law_href=lambda reference: place.href(site.law_path(reference)),
            cpv=site.collection.cpv,
            **self.values(site, place),
        )
        return site.with_explanations(html, place) if self.explains else html
