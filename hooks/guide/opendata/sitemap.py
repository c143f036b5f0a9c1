"""sitemap.xml with the pages' own dates and both languages (sitemaps.org; hreflang as Google documents it), and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from xml.sax.saxutils import escape

from ..html.generated_page import GeneratedPage
from ..pages.page import SOUTH_SAMI, SWEDISH, PageHead
from ..site.context import Site


def sitemap(site: Site, generated: Iterable[GeneratedPage]) -> bytes:
    """Every page that may be indexed, Swedish first, by address."""
    reviewed = {
        page.path: page for page in site.pages if page.lang == SOUTH_SAMI and not page.is_draft
    }
    entries: list[tuple[str, date | None, list[tuple[str, str]]]] = []
    for page in site.pages:
        if page.is_draft:
            continue
        swedish = (
            page.address
            if page.lang == SWEDISH
            else page.address.removeprefix(SOUTH_SAMI).strip("/")
        )
        both = (
            [(SWEDISH, swedish), (SOUTH_SAMI, reviewed[page.path].address)]
            if page.path in reviewed
            else []
        )
        entries.append(
            (
                page.address,
                page.head.checked if isinstance(page.head, PageHead) else page.head.reviewed,
                both,
            )
        )
    entries += [(page.address, page.checked, []) for page in generated if not page.robots]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for address, day, alternates in sorted(entries, key=lambda entry: entry[0]):
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{lang}" href="{_absolute(site, path)}"/>'
            for lang, path in alternates
        )
        changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
        lines.append(f"<url><loc>{_absolute(site, address)}</loc>{changed}{links}</url>")
    return "\n".join([*lines, "</urlset>", ""]).encode()


def robots(site: Site) -> bytes:
    """robots.txt: everything may be read; unreviewed pages say noindex themselves."""
    return f"User-agent: *\nAllow: /\nSitemap: {site.address}sitemap.xml\n".encode()


def _absolute(site: Site, address: str) -> str:
    return escape(f"{site.address}{address}/" if address else site.address)
