"""Finishing touches on the HTML of curated pages: markers become blocks, tables get a region the keyboard can scroll."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import escape

from .blocks import block
from .context import Place, Site
from .markers import Marker
from .pages import Page

_HEADING_OR_TABLE = re.compile(r"<h[1-6][^>]*>(?P<heading>.*?)</h[1-6]>|(?P<table><table>.*?</table>)", re.S)
_TAG = re.compile(r"<[^>]+>")


def with_placeholders(body: str, markers: Iterable[Marker]) -> str:
    """The Markdown with each marker replaced by an element that Markdown leaves alone."""
    for number, marker in enumerate(markers):
        body = body.replace(marker.text, f'\n<div id="markor-{number}"></div>\n', 1)
    return body


def finish(html: str, page: Page, site: Site) -> str:
    """The page's HTML with its blocks drawn and its own tables made scrollable."""
    html = _wrap_tables(html)
    place = Place(page.lang, page.address)
    for number, marker in enumerate(page.markers):
        html = html.replace(f'<div id="markor-{number}"></div>', block(site, place, marker), 1)
    return html


def _wrap_tables(html: str) -> str:
    heading = ""

    def wrap(match: re.Match[str]) -> str:
        nonlocal heading
        if match["table"] is None:
            heading = _TAG.sub("", match["heading"])
            return match[0]
        table = match["table"].replace("<th>", '<th scope="col">')
        return f'<div class="table-wrap" role="region" tabindex="0" aria-label="{escape(f"Tabell: {heading}")}">{table}</div>'

    return _HEADING_OR_TABLE.sub(wrap, html)
