"""Links between files become links between pages, and those that lead nowhere become faults.

An editor links to a file ("../krav/index.md#steg"), also to the page of a record ("../fall/x.md"), which has no file.
MkDocs does the same for its builds, in English; this does it where MkDocs is not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath, relpath, splitext
from urllib.parse import unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from ..pages.page import SWEDISH, TREES, Page
from ..source.problems import Problem, suggestion

_LIKE_MKDOCS = 0  # before our own steps, which add links that are right already


@dataclass(frozen=True)
class Aim:
    """A link to a place on a page: the page that it stands on, as it is written, its target and the anchor there."""

    page: Page
    written: str
    target: str
    anchor: str


class Targets:
    """What links may lead to: path from the project's root → path in the site."""

    def __init__(self, root: Path, pages: Iterable[Page], generated: Iterable[str]) -> None:
        self._pages = {page.source_path: page.address for page in pages}
        self._pages |= {f"{TREES[SWEDISH]}/{address}.md": address for address in generated}
        self._files = {target: destination for target, destination, _ in files_of(root)}

    def from_page(self, page: Page, path: str) -> tuple[str, str | None]:
        """(target, its relative address) of a link's path on a page; the address is None when nothing is there."""
        target = normpath(join(dirname(page.source_path), unquote(path)))
        here = page.address or "."
        if target in self._pages:
            address = relpath(self._pages[target] or ".", here)
            return target, "./" if address == "." else f"{address}/"
        if target in self._files:
            return target, relpath(self._files[target], here)
        return target, None

    def like(self, target: str) -> str:
        """A hint at a target that looks like one that is not there."""
        return suggestion(target, self._pages)


def files_of(root: Path) -> Iterator[tuple[str, str, Path]]:
    """(path from the root, path in the site, file) of what lies beside the pages and is copied as it is."""
    for lang, tree in TREES.items():
        for file in sorted((root / tree).rglob("*")):
            within = file.relative_to(root / tree)
            if (
                file.is_file()
                and file.suffix != ".md"
                and not any(part.startswith(".") for part in within.parts)
            ):
                site_path = within if lang == SWEDISH else Path(lang) / within
                yield f"{tree}/{within.as_posix()}", site_path.as_posix(), file


class Links(Extension):
    """The Markdown extension; ``of(page)`` before each page, then ``problems`` and ``aims``."""

    def __init__(self, targets: Targets) -> None:
        super().__init__()
        self._targets = targets

    def of(self, page: Page) -> None:
        """Begin a page: forget the one before."""
        self._page = page
        self.problems: list[Problem] = []
        self.aims: list[Aim] = []

    def extendMarkdown(self, md: Markdown) -> None:
        """Register what is done with the tree."""
        md.treeprocessors.register(_Resolve(md, self), "links", _LIKE_MKDOCS)

    def address(self, written: str) -> str:
        """What a link becomes."""
        scheme, server, path, query, anchor = urlsplit(written)
        if scheme or server or AMP_SUBSTITUTE in written:
            return written
        if not path:
            if anchor:
                self.aims.append(Aim(self._page, written, self._page.source_path, anchor))
            return written
        if path.startswith(("/", "\\")):
            self._refuse(
                written, "länken börjar med ett snedstreck.", "Ange filen från sidans mapp."
            )
            return written
        target, address = self._targets.from_page(self._page, path)
        if address is None:
            self._refuse(written, *_nowhere(target, path, self._targets))
            return written
        if anchor:
            self.aims.append(Aim(self._page, written, target, anchor))
        elif target == self._page.source_path:
            self._refuse(
                written, "länken leder till sidan själv.", "Länka till den sida som texten nämner."
            )
        return urlunsplit(("", "", address, query, anchor))

    def _refuse(self, written: str, what: str, remedy: str) -> None:
        self.problems.append(problem_of(self._page, written, what, remedy))


def problem_of(page: Page, written: str, what: str, remedy: str) -> Problem:
    """A fault in a link, at the line where the page has it."""
    found = re.search(
        rf"(?:\(|^ {{0,3}}\[[^\]\n]+\]:\s*)<?{re.escape(written)}(?:[>)\s]|$)", page.body, re.M
    )
    line = page.body_line + page.body.count("\n", 0, found.start() if found else 0)
    return Problem(page.source_path, line, written, what, remedy)


def _nowhere(target: str, path: str, targets: Targets) -> tuple[str, str]:
    if "\\" in path or "%5C" in path:
        return (
            "länken har omvända snedstreck.",
            f"Skriv {path.replace('%5C', '/').replace(chr(92), '/')}.",
        )
    if re.match(r"www\.|[\w-]+\.(?:se|nu|com|org|net|eu|no|dk|fi)(?:/|$)", path):
        return f'"{path}" är en annan webbplats utan https://.', f"Skriv https://{path}."
    if '"' in path or " " in path or "%22" in path or "%20" in path:
        return (
            f'"{unquote(path)}" har ett mellanslag eller citattecken i sig.',
            "Skriv bara filens sökväg mellan ( och ).",
        )
    if not splitext(path)[1]:
        return "länken leder inte till en fil.", "Länka till filen, till exempel ../krav/index.md."
    if splitext(path)[1] not in (".md", ".html", ".yml"):
        return f"{target} finns inte.", "Rätta länken, eller lägg filen där."
    return (
        f"{target} finns inte.",
        f"Rätta länken, eller lägg till sidan.{targets.like(target)}",
    )


def without_place(aim: Aim) -> Problem:
    """The fault of a link to an anchor that its page does not have."""
    return problem_of(
        aim.page,
        aim.written,
        f'{aim.target} har inget ankare "{aim.anchor}".',
        "Rätta länken, eller skriv {#" + aim.anchor + "} efter rubriken.",
    )


class _Resolve(Treeprocessor):
    def __init__(self, md: Markdown, extension: Links) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: Element) -> None:
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(element.tag)
            if name and (written := element.get(name)) is not None:
                element.set(name, self._extension.address(written))
