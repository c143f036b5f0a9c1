"""Tables written in Markdown: each gets a named region that scrolls on a narrow screen and that the keyboard can reach."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from .tree import AFTER_ALL, parents, plain_text

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


def wrap_tables(root: Element, text_of: Callable[[Element], str], prefix: str = "") -> None:
    """Put each table of a tree in a region that is named after the heading above, and say what its headers head."""
    above, heading = parents(root), ""
    for element in list(root.iter()):
        if element.tag in _HEADINGS:
            heading = text_of(element)
        elif element.tag == "table":
            for header in element.iter("th"):
                header.set("scope", "col")
            _wrap(element, above[element], f"{prefix}{heading}")


def _wrap(table: Element, parent: Element, name: str) -> None:
    region = Element(
        "div",
        {"class": "table-wrap", "role": "region", "tabindex": "0", "aria-label": name},
    )
    region.tail, table.tail = table.tail, None
    parent[list(parent).index(table)] = region
    region.append(table)


class TablesInRegions(Extension):
    """The Markdown extension that does this and nothing else."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register what is done with the tree."""
        md.treeprocessors.register(_Tables(md), "tables_in_regions", AFTER_ALL)


class _Tables(Treeprocessor):
    def run(self, root: Element) -> None:
        wrap_tables(root, lambda element: plain_text(self.md, element))
