"""HTML as a tree, read as a browser reads it: what has no end, or whose end is missing, breaks nothing."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement

_WITHOUT_CONTENT = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()
)
# What ends an open paragraph by beginning.
_BLOCKS = frozenset(
    "blockquote details div dl fieldset figure form h1 h2 h3 h4 h5 h6 hr ol p pre section table ul".split()
)


def tree_of(html: str) -> Element:
    """The tree of a piece of HTML, below a ``div`` of its own."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


class _Reader(HTMLParser):
    """Builds the tree from what it is fed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("div")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS and self._open[-1].tag == "p":
            self._open.pop()
        made = SubElement(self._open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in _WITHOUT_CONTENT:
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        place = max((n for n, e in enumerate(self._open) if n and e.tag == tag), default=0)
        if place:
            del self._open[place:]

    def handle_data(self, data: str) -> None:
        inside = self._open[-1]
        if len(inside):
            inside[-1].tail = (inside[-1].tail or "") + data
        else:
            inside.text = (inside.text or "") + data
