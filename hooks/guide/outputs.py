"""Files that are no pages: exports, search, feeds, sitemap. They cost as much as the pages, and need none of them.

So the adapter lets a process of its own make them (``Beside``) while the pages are drawn: two cores, half the time.
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

from . import catalogue, exports, feeds, library, ready_files, record_pages, redirects, requirement_data, search, sitemap
from .context import Site
from .record_pages import GeneratedPage
from .render import Renderer
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


def write(root: Path, address: str, today: date, folder: Path) -> None:
    """Make every such file of the project in ``root`` and write them into ``folder``; raises ``Faulty``."""
    content = library.load(root)
    site = Site(content.collection, content.pages, Renderer(), today, address)
    for path, data in outputs(site, tuple(record_pages.generated_pages(site)), content.lexicon):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


class Beside:
    """The files in the making, by a process of its own."""

    def __init__(self, root: Path, address: str, today: date) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="guide-"))
        command = [sys.executable, "-m", "guide", "filer", "--rot", str(root), "--adress", address, "--dag", today.isoformat(),
                   "--mapp", str(self._folder)]
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONIOENCODING": "utf-8"}
        self._process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                         stderr=subprocess.PIPE, encoding="utf-8", errors="replace")
        atexit.register(self.stop)  # a build that stops early leaves nothing behind

    def put_into(self, site_dir: Path) -> str:
        """Wait for the files and put them in place; gives what went wrong, "" when nothing did."""
        _, said = self._process.communicate()
        if self._process.returncode == 0:
            shutil.copytree(self._folder, site_dir, dirs_exist_ok=True)
        self.stop()
        return "" if self._process.returncode == 0 else said.strip() or f"kod {self._process.returncode}"

    def stop(self) -> None:
        """End the making and clean up; safe to call twice."""
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)
