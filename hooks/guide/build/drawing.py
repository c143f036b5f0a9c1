"""Everything that draws pages, made once from checked content: each page by itself, in any order.

``Drawing.of(root)`` reads a project. ``page(address)`` gives a finished page by its address in the site, as a preview
asks for it; ``one_page(root, source_path)`` that of a file, as an editor's form asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template
from markdown import Markdown

from ..html import record_pages
from ..html.generated_page import GeneratedPage
from ..html.links import Aim, Links, Targets, without_place
from ..html.page_markdown import PageMarkdown
from ..html.view import View, Viewer
from ..pages import menu
from ..pages.page import Page
from ..site import library
from ..site.context import Site
from ..site.library import Library
from ..site.render import Renderer
from ..source.memory import Memory
from ..source.problems import Faulty, Problem
from . import settings
from .settings import Settings

MISSING = "404.html"
_NAMES = re.compile(r"\bid=\"([^\"]+)\"")


@dataclass(frozen=True)
class Drawn:
    """A finished page, the faults that showed when it was drawn, and its links to places on pages."""

    html: str
    problems: tuple[Problem, ...] = ()
    aims: tuple[Aim, ...] = ()

    def lacks(self, anchor: str) -> bool:
        """Whether the page has no place of that name."""
        return anchor not in self._names

    @cached_property
    def _names(self) -> set[str]:
        return set(_NAMES.findall(self.html))


class Drawing:
    """The content of one build and what draws it."""

    def __init__(
        self,
        root: Path,
        content: Library,
        given: Settings,
        today: date,
        earlier: Drawing | None = None,
    ) -> None:
        """Raises ``Faulty`` when the menu names pages that are not there."""
        problems = [
            problem
            for lang, navigation in given.navigation.items()
            for problem in menu.check(navigation, content.pages, lang)
        ]
        if problems:
            raise Faulty(problems)
        self.root, self.content, self.settings = root, content, given
        # Compiling templates takes longer than drawing a page.
        self._renderer: Renderer = earlier._renderer if earlier else Renderer()
        self._templates: Environment = earlier._templates if earlier else _templates(root)
        self.site = Site(content.collection, content.pages, self._renderer, today, given.address)
        self.pages = {page.source_path: page for page in content.pages}
        self.generated = {page.address: page for page in record_pages.generated_pages(self.site)}
        self.page_markdown = PageMarkdown(self.site)
        self.viewer = Viewer(
            self.site,
            content.interface,
            {
                lang: menu.sections(navigation, content.pages, lang)
                for lang, navigation in given.navigation.items()
            },
            given.site_name,
            given.edit_base,
            given.version,
        )

    @classmethod
    def of(
        cls, root: Path, memory: Memory | None = None, earlier: Drawing | None = None
    ) -> Drawing:
        """Read and check the project in ``root``; raises ``Faulty`` with every problem.

        With a ``memory`` only what has changed is read; the templates are those of an ``earlier`` drawing.
        """
        content, given = library.load(root, memory), settings.read(root)
        return cls(root, content, given, settings.today(), earlier)

    def curated(self, page: Page) -> Drawn:
        """A page of Markdown."""
        self.page_markdown.of(page)
        self._links.of(page)
        given = self.settings
        html = Markdown(
            extensions=[*given.extensions, self._links, self.page_markdown],
            extension_configs=given.extension_settings,
        ).convert(page.body)
        view = self.viewer.of_page(
            page, self.page_markdown.toc, lead_end=self.page_markdown.lead_end
        )
        problems = (*self.page_markdown.problems, *self._links.problems)
        return Drawn(self._document(html, view), problems, tuple(self._links.aims))

    def record(self, page: GeneratedPage) -> Drawn:
        """A page made of a record."""
        return Drawn(self._document(page.body(self.site), self.viewer.of_generated(page)))

    def missing(self) -> str:
        """The page that tells what is not found."""
        return self._templates.get_template(MISSING).render(guide=self.viewer.of_missing(), page={})

    def at(self, address: str) -> Drawn | None:
        """The page at an address in the site ("krav/mob-001", "" for the start page), or None."""
        if address in self.generated:
            return self.record(self.generated[address])
        page = self._by_address.get(address)
        return self.curated(page) if page else None

    def address_of(self, source_path: str) -> str | None:
        """The address of the page that a file is shown on, or None when it has none of its own."""
        if source_path in self.pages:
            return self.pages[source_path].address
        return self._by_record.get(source_path)

    def all(self) -> Iterator[tuple[str, Drawn]]:
        """(address, page) of every page, those of Markdown first."""
        for page in self.content.pages:
            yield page.address, self.curated(page)
        for address, generated in self.generated.items():
            yield address, self.record(generated)

    def _document(self, content: str, view: View) -> str:
        return self._template.render(guide=view, page={"content": content})

    @cached_property
    def _by_address(self) -> dict[str, Page]:
        return {page.address: page for page in self.content.pages}

    @cached_property
    def _by_record(self) -> dict[str, str]:
        """File → its first page: a requirement's own comes before its versions."""
        return {
            page.source_path: address
            for address, page in reversed(self.generated.items())
            if page.source_path
        }

    @cached_property
    def _links(self) -> Links:
        return Links(Targets(self.root, self.content.pages, self.generated))

    @cached_property
    def _template(self) -> Template:
        return self._templates.get_template("main.html")


def _templates(root: Path) -> Environment:
    """The documents around a page's content; texts are escaped by them, as MkDocs' environment asks for."""
    return Environment(loader=FileSystemLoader(root / "overrides"), auto_reload=False)


def lost_aims(aims: list[Aim], target: str, page: Drawn) -> list[Problem]:
    """The faults of links to places that a page does not have."""
    return [without_place(aim) for aim in aims if aim.target == target and page.lacks(aim.anchor)]


def one_page(root: Path, source_path: str) -> str:
    """The finished page of one file: "data/krav/mob-001.yml" or "docs/om/kontakt.md", by its path from ``root``.

    Raises ``Faulty`` with every fault of the project or the page, and ``KeyError`` when the file has no page.
    """
    drawing = Drawing.of(root)
    address = drawing.address_of(source_path)
    drawn = None if address is None else drawing.at(address)
    if drawn is None:
        raise KeyError(source_path)
    if drawn.problems:
        raise Faulty(drawn.problems)
    return drawn.html
