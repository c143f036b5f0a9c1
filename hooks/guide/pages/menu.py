"""The site's menu: sections and their pages, from the navigation in ``mkdocs.yml``, as data for the templates.

Records never stand in the navigation (its size is what makes a build slow): a record's page belongs to the section that
its address begins with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..source.problems import Problem, suggestion
from .page import SOUTH_SAMI, SWEDISH, TREES, Page


@dataclass(frozen=True)
class Entry:
    """A link of the menu: title, address from the site's root, and the language of the page it leads to."""

    title: str
    address: str
    lang: str


@dataclass(frozen=True)
class Section:
    """A top entry of the menu and the pages below it."""

    entry: Entry
    items: tuple[Entry, ...]


def sections(nav: Iterable[Any], pages: Iterable[Page], tree: str) -> list[Section]:
    """The menu of a tree ("sv" or "sma") from its navigation: entries "path" or {title: path or list of entries}.

    Swedish paths stand as in ``docs/``; those of the South Sami tree from the project's root, since its menu may also
    lead to Swedish pages.
    """
    by_source = {page.source_path: page for page in pages}
    found = []
    for item in nav:
        title, target = next(iter(item.items())) if isinstance(item, Mapping) else (None, item)
        entries = target if isinstance(target, list) else [target]
        links = [_entry(entry, by_source, tree) for entry in entries]
        found.append(
            Section(
                Entry(title or links[0].title, links[0].address, links[0].lang), tuple(links[1:])
            )
        )
    return found


def check(nav: Iterable[Any], pages: Iterable[Page], tree: str) -> Iterator[Problem]:
    """Every page that the navigation names exists."""
    known = {page.source_path for page in pages}
    for item in nav:
        target = next(iter(item.values())) if isinstance(item, Mapping) else item
        for entry in target if isinstance(target, list) else [target]:
            source = _source(entry, tree)
            if source not in known:
                yield Problem(
                    "mkdocs.yml",
                    1,
                    "nav",
                    f"sidan {source} finns inte.",
                    f"Rätta sökvägen, lägg till sidan eller ta bort raden.{suggestion(source, known)}",
                )


def outside(nav: Iterable[Any], pages: Iterable[Page], allowed: Iterable[str]) -> Iterator[Problem]:
    """Every Swedish page that the navigation does not name, though it is in none of the folders that need not be there."""
    named = {
        _source(entry, SWEDISH)
        for item in nav
        for target in [next(iter(item.values())) if isinstance(item, Mapping) else item]
        for entry in (target if isinstance(target, list) else [target])
    }
    for page in pages:
        if (
            page.lang == SWEDISH
            and page.source_path not in named
            and not page.path.startswith(tuple(allowed))
        ):
            yield Problem(
                page.source_path,
                1,
                "",
                "sidan saknas i menyn.",
                "Lägg till den i mkdocs.yml under nav.",
            )


def _source(item: Any, tree: str) -> str:
    path = next(iter(item.values())) if isinstance(item, Mapping) else item
    return f"{TREES[SWEDISH]}/{path}" if tree == SWEDISH else path


def _entry(item: Any, by_source: Mapping[str, Page], tree: str) -> Entry:
    title = next(iter(item)) if isinstance(item, Mapping) else None
    page = by_source[_source(item, tree)]
    return Entry(title or page.head.title, page.address, page.lang)


def section_of(address: str, menu: Iterable[Section]) -> Section | None:
    """The section that an address lies in: the one with the longest address that it begins with."""
    inside = [
        section
        for section in menu
        if section.entry.address not in ("", SOUTH_SAMI)
        and (
            address == section.entry.address
            or address.startswith(f"{section.entry.address}/")
            or any(
                entry.address == address or address.startswith(f"{entry.address}/")
                for entry in section.items
            )
        )
    ]
    return max(inside, key=lambda section: len(section.entry.address), default=None)
