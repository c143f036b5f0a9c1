"""The navigation of ``mkdocs.yml`` with its lines, read without MkDocs.

A page that the menu names must exist; a page that exists must stand in the menu or be excepted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ..source.problems import Problem, suggestion
from .page import SOUTH_SAMI, SWEDISH, TREES, address_of

SETTINGS = "mkdocs.yml"


@dataclass(frozen=True)
class Named:
    """A page that the navigation names: its source from the project's root, and the line."""

    source: str
    line: int


@dataclass(frozen=True)
class Navigation:
    """The navigation of both trees, the site's name, and the settings as they are written."""

    trees: Mapping[str, list[Any]]
    named: Mapping[str, tuple[Named, ...]] = field(repr=False)
    excepted: tuple[str, ...]
    site_name: str
    settings: Mapping[str, Any] = field(repr=False)


def read(root: Path) -> Navigation | None:
    """The navigation of a project; None when it has no settings, or none that can be read."""
    file = root / SETTINGS
    if not file.is_file():
        return None
    try:
        node = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError):
        return None  # MkDocs says itself what is wrong in its own settings
    if not isinstance(node, yaml.MappingNode):
        return None
    swedish = _at(node, "nav")
    south_sami = _at(node, "extra", SOUTH_SAMI, "nav")
    settings = _plain(node)
    return Navigation(
        {SWEDISH: _list(swedish), SOUTH_SAMI: _list(south_sami)},
        {
            SWEDISH: tuple(_named(swedish, f"{TREES[SWEDISH]}/")),
            SOUTH_SAMI: tuple(_named(south_sami, "")),
        },
        tuple(str(settings.get("not_in_nav", "")).split()),
        str(settings.get("site_name", "")),
        settings,
    )


def check(navigation: Navigation, sources: Iterable[str]) -> Iterator[Problem]:
    """Every page that the navigation names exists, and every Swedish page stands in it."""
    known = set(sources)
    for tree, named in navigation.named.items():
        for one in named:
            if one.source not in known and " " in one.source:
                yield Problem(
                    SETTINGS,
                    one.line,
                    "nav" if tree == SWEDISH else f"extra {tree} nav",
                    f'"{one.source}" är två rader i en.',
                    "Skriv ett streck och ett mellanslag framför varje sida, rakt under strecket ovanför.",
                )
            elif one.source not in known:
                yield Problem(
                    SETTINGS,
                    one.line,
                    "nav" if tree == SWEDISH else f"extra {tree} nav",
                    f"sidan {one.source} finns inte.",
                    "Rätta sökvägen, lägg till sidan eller ta bort raden."
                    f"{suggestion(one.source, known)}",
                )
    in_menu = {one.source for one in navigation.named[SWEDISH]}
    for source in sorted(known - in_menu):
        tree, _, path = source.partition("/")
        if tree == TREES[SWEDISH] and not path.startswith(navigation.excepted):
            yield Problem(
                source,
                1,
                "",
                "sidan saknas i menyn.",
                f"Lägg till raden - {path} på rätt plats under nav i {SETTINGS}.",
            )


def _list(node: Any) -> list[Any]:
    value = _plain(node) if node is not None else []
    return value if isinstance(value, list) else []


def _at(node: Any, *keys: str) -> Any:
    for key in keys:
        if not isinstance(node, yaml.MappingNode):
            return None
        node = next((child for name, child in node.value if name.value == key), None)
    return node


def _plain(node: Any) -> Any:
    """The value of a node as texts; a tagged list (the environment's) by its last word."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(child) for key, child in node.value}
    if isinstance(node, yaml.SequenceNode):
        values = [_plain(child) for child in node.value]
        return values[-1] if node.tag.startswith("!") and values else values
    return node.value


def _named(node: Any, prefix: str) -> Iterator[Named]:
    if isinstance(node, yaml.ScalarNode):
        yield Named(f"{prefix}{node.value}", node.start_mark.line + 1)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _named(child, prefix)
    elif isinstance(node, yaml.MappingNode):
        for _, child in node.value:
            yield from _named(child, prefix)


def address(source: str) -> str:
    """The address of a page by its source: "docs/om/kontakt.md" → "om/kontakt"."""
    tree, _, path = source.partition("/")
    lang = SOUTH_SAMI if tree == TREES[SOUTH_SAMI] else SWEDISH
    return address_of(lang, path)
