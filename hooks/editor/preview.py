"""One page of the site, drawn by itself from content that is not saved yet: the same templates, the
same look.

Nothing is written. Links in what is drawn lead to the site as it is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from typing import Any

import jinja2
import markdown
from guide.html import content as finishing
from guide.html import record_pages
from guide.html.view import Viewer
from guide.pages import menu, navigation
from guide.pages.page import SOUTH_SAMI, SWEDISH, TREES, Page
from guide.site.context import Site
from guide.site.library import Library
from guide.site.render import Renderer
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_NOT_RELATIVE = re.compile(r"[a-z]+:|#|/|$")


class CannotDraw(Exception):
    """There is no such page, or it cannot be drawn; the text says why, in Swedish."""


@dataclass
class _Content:
    content: str


class Preview:
    """Draws pages of a project's library."""

    def __init__(
        self, root: Path, found: Library, today: date, address: str = "/webbplats/"
    ) -> None:
        self.root, self.found, self.address = root, found, address
        self.site = Site(found.collection, found.pages, Renderer(), today, f"http://x{address}")

    @cached_property
    def _viewer(self) -> Viewer:
        read = navigation.read(self.root)
        trees = read.trees if read else {SWEDISH: [], SOUTH_SAMI: []}
        menus = {
            tree: menu.sections(_existing(nav, self.found.pages, tree), self.found.pages, tree)
            for tree, nav in trees.items()
        }
        name = read.site_name if read else ""
        return Viewer(self.site, self.found.interface, menus, name, "", "")

    @cached_property
    def _template(self) -> jinja2.Template:
        loader = jinja2.FileSystemLoader(self.root / "overrides")
        return jinja2.Environment(loader=loader).get_template("main.html")

    def draw(self, source: str) -> str:
        """The whole page of a record or Markdown file. Raises ``CannotDraw``."""
        page = next((page for page in self.found.pages if page.source_path == source), None)
        try:
            if page is not None:
                return self._page(page)
            made = next(
                (
                    one
                    for one in record_pages.generated_pages(self.site)
                    if one.source_path == source
                ),
                None,
            )
            if made is None:
                raise CannotDraw("Posten har ingen egen sida. Den visas i en lista på webbplatsen.")
            view = self._viewer.of_generated(made)
            return self._document(view, str(made.body(self.site)))
        except (KeyError, StopIteration, IndexError, ValueError) as fault:
            raise CannotDraw(
                f"Sidan går inte att visa förrän felen är rättade ({fault})."
            ) from fault

    def _page(self, page: Page) -> str:
        made = _converter(self.root, _Links(self._targets, page))
        html = made.convert(finishing.with_placeholders(page.body, page.markers))
        toc = [
            (entry["name"], entry["id"])
            for top in made.toc_tokens
            for entry in ([top] if top["level"] == 2 else top["children"])
        ]
        return self._document(
            self._viewer.of_page(page, toc), finishing.finish(html, page, self.site)
        )

    @cached_property
    def _targets(self) -> Mapping[str, str]:
        pages = {page.source_path: page.address for page in self.found.pages}
        records = {
            f"docs/{record.path}.md": record.path
            for kind in self.found.collection.by_kind.values()
            for record in kind.values()
            if record.path
        }
        return pages | records

    def _document(self, view: Any, html: str) -> str:
        view.csp, view.scripts, view.jsonld = "", (), ()
        return self._template.render(guide=view, page=_Content(html))


def _existing(nav: list[Any], pages: tuple[Page, ...], tree: str) -> Iterator[Any]:
    """The navigation without pages that a draft has renamed."""
    known = {page.source_path for page in pages}
    for item in nav:
        title, target = next(iter(item.items())) if isinstance(item, Mapping) else (None, item)
        kept = [
            one
            for one in (target if isinstance(target, list) else [target])
            if menu.source_of(one, tree) in known
        ]
        if kept:
            yield {title: kept} if title else kept[0]


class _Links(Extension):
    """Links between files become addresses on the site."""

    def __init__(self, targets: Mapping[str, str], page: Page) -> None:
        super().__init__()
        self.targets, self.page = targets, page

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        """Register what changes the links."""
        md.treeprocessors.register(_Relink(md, self.targets, self.page), "relink", 0)


class _Relink(Treeprocessor):
    def __init__(self, md: markdown.Markdown, targets: Mapping[str, str], page: Page) -> None:
        super().__init__(md)
        self.targets, self.page = targets, page

    def run(self, root: Any) -> None:
        """Change every address that is relative to a file."""
        for element in root.iter():
            for name in ("href", "src"):
                value = element.get(name)
                if value and not _NOT_RELATIVE.match(value):
                    element.set(name, self._address(value))

    def _address(self, value: str) -> str:
        path, sign, anchor = value.partition("#")
        source = normpath(join(dirname(self.page.source_path), path))
        here = self.page.address or "."
        if source in self.targets:
            found = relpath(self.targets[source] or ".", here)
            return ("./" if found == "." else f"{found}/") + sign + anchor
        return relpath(source.removeprefix(f"{TREES[self.page.lang]}/"), here) + sign + anchor


def _converter(root: Path, links: Extension) -> markdown.Markdown:
    """Markdown as ``mkdocs.yml`` sets it up."""
    read = navigation.read(root)
    listed = read.settings.get("markdown_extensions", []) if read else []
    names: list[Any] = ["fenced_code", "tables", "toc"]
    options: dict[str, Any] = {}
    for entry in listed:
        name, given = next(iter(entry.items())) if isinstance(entry, Mapping) else (entry, {})
        names.append(name)
        options[name] = {key: _typed(value) for key, value in given.items()}
    return markdown.Markdown(extensions=[*dict.fromkeys(names), links], extension_configs=options)


def _typed(value: Any) -> Any:
    return {"true": True, "false": False}.get(value, value)
