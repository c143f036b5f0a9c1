"""Files that are no pages: open data, feeds, sitemap, search, Word and Excel. They cost as much as the pages do.

The half that costs most (``large_files``) needs no page, so a process of its own makes it (``Beside``) while the adapter
draws the pages and then writes the rest (``light_files``): two cores, nearly half the time.
"""

from __future__ import annotations

import atexit
import gc
import multiprocessing
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from ..docset import browser_data, group_files, template_files
from ..filter import case_data, filters, requirement_data
from ..html import calculators
from ..opendata import catalogue, exports, feeds, security, single_requirements, sitemap
from ..records import redirects
from ..search.documents import search_documents, search_lexicon
from ..search.index import build_search
from ..search.lexicon import Lexicon
from ..search.open_search import open_search
from ..site.context import Site
from ..source.problems import Problem
from ..takeaway import ready_files
from . import bundling
from .drawing import Drawing
from .processes import die_with_parent


def light_files(drawing: Drawing) -> Iterator[tuple[str, bytes]]:
    """(path from the site's root, content) of the open data, the feeds and what crawlers ask for, one at a time."""
    site, contact = drawing.site, drawing.settings.security_contact
    yield "sitemap.xml", sitemap.sitemap(site, drawing.generated.values())
    if contact:
        yield security.PATH, security.security_text(contact, site.address, site.today)
    yield "robots.txt", sitemap.robots(site)
    yield ".nojekyll", b""  # GitHub Pages would leave out files that begin with an underscore
    yield from exports.export_files(site)
    yield from single_requirements.files(site)
    yield "data/katalog.rdf", catalogue.catalogue(site)
    yield "data/andringar.xml", feeds.atom(site)
    yield "lagkrav/kommande-krav.ics", feeds.calendar(site)
    yield (
        "opensearch.xml",
        open_search(
            "Cirkulär upph.",
            "Sök krav, regler, metoder och fall för cirkulär upphandling.",
            site.address,
        ),
    )
    yield from redirects.pages(site.collection.small_files.redirects, site.address)


def page_file(address: str) -> str:
    """The path of a page's file in the site."""
    return f"{address}/index.html" if address else "index.html"


def record_pages(drawing: Drawing) -> Iterator[tuple[str, bytes]]:
    """(path, content) of every page made of a record, one at a time."""
    for address, page in drawing.generated.items():
        yield page_file(address), drawing.record(page).html.encode()


def large_files(site: Site, lexicon: Lexicon) -> Iterator[tuple[str, bytes]]:
    """(path, content) of the search index and of what readers take along, one at a time."""
    documents = search_documents(site.collection, site.pages)
    for name, content in build_search(documents, search_lexicon(site.collection, lexicon)).items():
        yield f"assets/sok/{name}", content
    yield from requirement_data.browser_files(site, lexicon)
    yield from builder_files(site)
    yield from group_files.annexes(site)
    yield from template_files.template_files(site)
    yield from case_data.browser_files(site, lexicon)
    yield from calculators.browser_files(site)
    yield from ready_files.ready_files(site)


def builder_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """(path, content) of the document builder: its scripts, and its data as scripts."""
    yield from bundling.scripts()
    for name, data in browser_data.parts(browser_data.content_of(site)):
        yield f"{filters.FOLDER}/{name}.js", filters.script(name, data)


def write(files: Iterable[tuple[str, bytes]], folder: Path) -> None:
    """Write files by their paths into ``folder``."""
    for path, data in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def not_made(fault: str) -> Problem:
    """What is told when the large files could not be made: a fault in the code, not in the data."""
    return Problem(
        "hooks",
        1,
        "",
        f"filerna som inte är sidor kunde inte göras: {fault}",
        "Visa felet för den som sköter koden.",
    )


class Beside:
    """The large files in the making, by a process beside this one.

    It is split off when everything has been read and checked, so nothing is read twice and the records lie in memory
    once. Where processes cannot be split (Windows) the files are made when they are asked for.
    """

    def __init__(self, site: Site, lexicon: Lexicon) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="guide-"))
        self._make = partial(_make, site, lexicon, self._folder)
        self._process = None
        if "fork" in multiprocessing.get_all_start_methods():
            gc.freeze()  # what is shared stays shared: no search for garbage writes in it
            self._process = multiprocessing.get_context("fork").Process(target=self._make)
            self._process.start()
        atexit.register(self.stop)  # a build that stops early leaves nothing behind

    def put_into(self, site_dir: Path) -> str:
        """Wait for the files and put them in place; gives what went wrong, "" when nothing did."""
        if self._process:
            self._process.join()
        else:
            write(large_files(*self._make.args[:2]), self._folder)
        code = self._process.exitcode if self._process else 0
        if code == 0:
            _move(self._folder, site_dir)
        self.stop()
        return f"kod {code}." if code else ""

    def stop(self) -> None:
        """End the making and clean up; safe to call twice."""
        if self._process and self._process.is_alive():
            self._process.kill()
            self._process.join()
        shutil.rmtree(self._folder, ignore_errors=True)


def _make(site: Site, lexicon: Lexicon, folder: Path) -> None:
    die_with_parent()
    write(large_files(site, lexicon), folder)


def _move(folder: Path, site_dir: Path) -> None:
    """Move all files of a folder into the site."""
    for file in folder.rglob("*"):
        if file.is_file():
            target = site_dir / file.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(file, target)
