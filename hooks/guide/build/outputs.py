"""Files that are no pages: open data, feeds, sitemap, search, Word and Excel. They cost as much as the pages do.

The half that costs most (``large_files``) needs no page, so a process of its own makes it (``Beside``) while the adapter
draws the pages and then writes the rest (``light_files``): two cores, nearly half the time.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from ..filter import case_data, requirement_data
from ..html.generated_page import GeneratedPage
from ..opendata import catalogue, exports, feeds, sitemap
from ..records import redirects
from ..search.documents import search_documents, search_lexicon
from ..search.index import build_search
from ..search.lexicon import Lexicon
from ..search.open_search import open_search
from ..site import library
from ..site.context import Site
from ..site.render import Renderer
from ..takeaway import ready_files


def light_files(site: Site, generated: Iterable[GeneratedPage]) -> Iterator[tuple[str, bytes]]:
    """(path from the site's root, content) of the open data, the feeds and what crawlers ask for, one at a time."""
    yield "sitemap.xml", sitemap.sitemap(site, generated)
    yield "robots.txt", sitemap.robots(site)
    yield ".nojekyll", b""  # GitHub Pages would leave out files that begin with an underscore
    yield from exports.export_files(site)
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


def large_files(site: Site, lexicon: Lexicon) -> Iterator[tuple[str, bytes]]:
    """(path, content) of the search index and of what readers take along, one at a time."""
    documents = search_documents(site.collection, site.pages)
    for name, content in build_search(documents, search_lexicon(site.collection, lexicon)).items():
        yield f"assets/sok/{name}", content
    yield from requirement_data.browser_files(site, lexicon)
    yield from case_data.browser_files(site, lexicon)
    yield from ready_files.ready_files(site)


def write(files: Iterable[tuple[str, bytes]], folder: Path) -> None:
    """Write files by their paths into ``folder``."""
    for path, data in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def make_large_files(root: Path, address: str, today: date, folder: Path) -> None:
    """Make the large files of the project in ``root`` and write them into ``folder``; raises ``Faulty``."""
    content = library.load(root)
    write(
        large_files(
            Site(content.collection, content.pages, Renderer(), today, address), content.lexicon
        ),
        folder,
    )


class Beside:
    """The large files in the making, by a process of its own."""

    def __init__(self, root: Path, address: str, today: date) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="guide-"))
        command = [
            sys.executable,
            "-m",
            "guide",
            "filer",
            "--rot",
            str(root),
            "--adress",
            address,
            "--dag",
            today.isoformat(),
            "--mapp",
            str(self._folder),
        ]
        environment = os.environ | {
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "PYTHONIOENCODING": "utf-8",
        }
        self._process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
        )
        atexit.register(self.stop)  # a build that stops early leaves nothing behind

    def put_into(self, site_dir: Path) -> str:
        """Wait for the files and put them in place; gives what went wrong, "" when nothing did."""
        _, said = self._process.communicate()
        if self._process.returncode == 0:
            shutil.copytree(self._folder, site_dir, dirs_exist_ok=True)
        self.stop()
        return (
            ""
            if self._process.returncode == 0
            else said.strip() or f"kod {self._process.returncode}"
        )

    def stop(self) -> None:
        """End the making and clean up; safe to call twice."""
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)
