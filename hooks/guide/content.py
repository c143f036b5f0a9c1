"""Finishing touches on the HTML of curated pages: markers become blocks, tables get a region the keyboard can scroll."""

from __future__ import annotations

from collections.abc import Iterable

from .blocks import block
from .context import Place, Site
from .markers import Marker
from .pages import SWEDISH, Page
from .regions import wrap_tables


def with_placeholders(body: str, markers: Iterable[Marker]) -> str:
    """The Markdown with each marker replaced by an element that Markdown leaves alone."""
    for number, marker in enumerate(markers):
        body = body.replace(marker.text, f'\n<div id="markor-{number}"></div>\n', 1)
    return body


def finish(html: str, page: Page, site: Site) -> str:
    """The page's HTML with its blocks drawn and its own tables made scrollable."""
    html = wrap_tables(html, "Tabell: " if page.lang == SWEDISH else "")
    place = Place(page.lang, page.address)
    for number, marker in enumerate(page.markers):
        html = html.replace(f'<div id="markor-{number}"></div>', block(site, place, marker), 1)
    return html
