"""Files that are no pages: exports, search, feeds, sitemap, header files. Paths and bytes; the adapter writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from . import catalogue, exports, feeds, ready_files, redirects, requirement_data, search, sitemap
from .context import Site
from .record_pages import GeneratedPage
from .search_documents import search_documents, search_lexicon


def outputs(site: Site, generated: Iterable[GeneratedPage], lexicon: search.Lexicon) -> Iterator[tuple[str, bytes]]:
    """(path from the site's root, content) of every such file, one at a time."""
    yield "sitemap.xml", sitemap.sitemap(site, generated)
    yield "robots.txt", sitemap.robots(site)
    yield ".nojekyll", b""  # GitHub Pages would leave out files that begin with an underscore
    yield from exports.export_files(site)
    yield from requirement_data.browser_files(site)
    yield from ready_files.ready_files(site)
    yield "data/katalog.rdf", catalogue.catalogue(site)
    yield "data/andringar.xml", feeds.atom(site)
    yield "lagkrav/kommande-krav.ics", feeds.calendar(site)
    documents = search_documents(site.collection, site.pages)
    for name, content in search.build_search(documents, search_lexicon(site.collection, lexicon)).items():
        yield f"assets/sok/{name}", content
    yield "opensearch.xml", search.open_search("Cirkulär upph.", "Sök krav, regler, metoder och fall för cirkulär upphandling.", site.address)
    moved = redirects.read(site.collection.root)
    if isinstance(moved, dict):
        yield from redirects.pages(moved, site.address)
