"""Help with the tree that Markdown makes of a page, before it is written out as HTML."""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE

# After Markdown's own steps: headings have their ids, links their targets, and escaped signs are themselves again.
AFTER_ALL = -10

_TAG = re.compile(r"<[^>]*>")
_AMPERSAND = "\x02amp\x03"  # Markdown's sign for one that is not to be escaped


def parents(root: Element) -> dict[Element, Element]:
    """Element → the element that it lies in."""
    return {child: parent for parent in root.iter() for child in parent}


def following(element: Element, parent: Element) -> Element | None:
    """The element that stands after ``element`` with nothing but space between them."""
    place = list(parent).index(element) + 1
    return parent[place] if place < len(parent) and not (element.tail or "").strip() else None


def insert_after(element: Element, parent: Element, new: Element) -> None:
    """Put ``new`` after an element, close to it: what stood after the element stands after ``new``."""
    new.tail, element.tail = element.tail, None
    parent.insert(list(parent).index(element) + 1, new)


def plain_text(md: Markdown, element: Element) -> str:
    """The words of an element as a reader sees them, with those of raw HTML in it."""
    kept = md.htmlStash.rawHtmlBlocks

    def words(placeholder: re.Match[str]) -> str:
        return unescape(_TAG.sub("", str(kept[int(placeholder[1])])))

    text = HTML_PLACEHOLDER_RE.sub(words, "".join(element.itertext()))
    return " ".join(text.replace(_AMPERSAND, "&").split())
