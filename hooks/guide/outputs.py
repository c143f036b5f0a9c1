"""Files that are no pages: exports, search, feeds, sitemap, header files. Paths and bytes; the adapter writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from . import catalogue, exports, feeds, redirects, sitemap
from .context import Site
from .record_pages import GeneratedPage


def outputs(site: Site, generated: Iterable[GeneratedPage]) -> Iterator[tuple[str, bytes]]:
    """(path from the site's root, content) of every such file, one at a time."""
    yield "sitemap.xml", sitemap.sitemap(site, generated)
    yield "robots.txt", sitemap.robots(site)
    yield ".nojekyll", b""  # GitHub Pages would leave out files that begin with an underscore
    yield from exports.export_files(site)
    yield "data/katalog.rdf", catalogue.catalogue(site)
    yield "data/andringar.xml", feeds.atom(site)
    yield "lagkrav/kommande-krav.ics", feeds.calendar(site)
    moved = redirects.read(site.collection.root)
    if isinstance(moved, dict):
        yield from redirects.pages(moved, site.address)
