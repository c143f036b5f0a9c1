"""A Swedish page and its South Sami twin side by side, section by section, for those who translate and review.

Sections are paired by the anchors of their headings, which are the same in both languages. Links and markers are left
out: here only the text is to be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import markdown
from markupsafe import Markup

from ..pages.markers import markers_in
from ..pages.page import SOUTH_SAMI, SWEDISH, Page
from .regions import TablesInRegions

FOLDER = "om/jamsides"

_HEADING = re.compile(r"^(#{1,6})\s+(?P<title>.+?)\s*(?:\{#(?P<anchor>[\w-]+)\})?\s*$", re.M)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)(\{[^}]*\})?")
_EXTENSIONS = ("attr_list", "md_in_html", "sane_lists", "tables", "def_list", TablesInRegions())


@dataclass(frozen=True)
class Pair:
    """One section in both languages, as HTML; a side that has no such section is empty."""

    swedish: Markup
    south_sami: Markup


def pairs(swedish: Page, south_sami: Page) -> list[Pair]:
    """The sections of both pages: first those that both have or Swedish has, in its order, then the rest."""
    left, right = dict(_sections(swedish)), dict(_sections(south_sami))
    return [
        Pair(_html(left.get(key, "")), _html(right.get(key, "")))
        for key in dict.fromkeys((*left, *right))
    ]


def address(page: Page) -> str:
    """Where the side-by-side view of a Swedish page lies."""
    return f"{FOLDER}/{page.address or 'start'}"


def translated(pages: tuple[Page, ...]) -> Iterator[tuple[Page, Page]]:
    """(Swedish page, South Sami twin) for each page that has one, by path."""
    twins = {page.path: page for page in pages if page.lang == SOUTH_SAMI}
    for page in pages:
        if (
            page.lang == SWEDISH and page.path in twins and page.section != "sok"
        ):  # a form, no text to compare
            yield page, twins[page.path]


def _sections(page: Page) -> Iterator[tuple[str, str]]:
    body = page.body
    for marker in reversed(list(markers_in(body))):
        body = body[: marker.start] + body[marker.start + len(marker.text) :]
    body = _LINK.sub(r"\1", body)
    starts = list(_HEADING.finditer(body))
    for number, match in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(body)
        level = min(len(match[1]) + 1, 6)
        key = "h1" if len(match[1]) == 1 else match["anchor"] or f"{page.lang}-{number}"
        yield key, f"{'#' * level} {match['title']}\n{body[match.end() : end]}"


def _html(text: str) -> Markup:
    return Markup(markdown.markdown(text, extensions=_EXTENSIONS))
