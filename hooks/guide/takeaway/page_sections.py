"""Sections of curated pages that readers take along as Word files: ``## Checklista {#checklista}`` and ``## Mall {#mall}``.

The section's Markdown becomes blocks for ``documents``: lists of a checklist get a box to tick, tables stay tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element

from markdown import Markdown

from ..pages.markdown_text import without_comments
from ..pages.page import Page, address_of
from .contents import Block
from .html_tree import tree_of

_HEADING = re.compile(r"^## +(?P<heading>.+?) *\{#(?P<anchor>checklista|mall)\} *$", re.M)
_EXTENSIONS = (
    "fenced_code",
    "tables",
    "attr_list",
    "def_list",
    "sane_lists",
    "admonition",
    "md_in_html",
)
_NEXT = re.compile(r"^#{1,2} ", re.M)


@dataclass(frozen=True)
class Section:
    """A section's heading, anchor, Markdown and the path of its file."""

    heading: str
    anchor: str
    body: str
    path: str


def sections(page: Page) -> list[Section]:
    """The sections of a page that become files, in their order."""
    found = []
    for match in _HEADING.finditer(page.body):
        after = _NEXT.search(page.body, match.end())
        name = page.address.rsplit("/", 1)[-1] or "start"
        path = "/".join(filter(None, [page.address, f"{match['anchor']}-{name}.docx"]))
        found.append(
            Section(
                match["heading"],
                match["anchor"],
                page.body[match.end() : after.start() if after else None],
                path,
            )
        )
    return found


# Readers who keep their notes as text: the template for a study visit is also the beginning of a record.
_ALSO_AS_TEXT = ("studiebesok/index.md",)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def text_path(section: Section, page: Page) -> str:
    """The path of the section as a Markdown file, "" where it is given as Word alone."""
    return (
        f"{section.path.removesuffix('.docx')}.md"
        if page.path in _ALSO_AS_TEXT and section.anchor == "mall"
        else ""
    )


def as_text(section: Section, page: Page, site_address: str) -> str:
    """The section as Markdown that stands alone: a heading, whole addresses, and where it was taken from."""
    body = _LINK.sub(
        lambda link: f"]({_address(link[1], page, site_address) or link[1]})",
        without_comments(section.body),
    ).strip()
    return f"# {section.heading}: {page.head.title}\n\n{body}\n\nHämtad från {site_address}{page.address}/#{section.anchor}.\n"


def blocks(section: Section, page: Page, site_address: str) -> list[Block]:
    """The section as blocks, with the page's address last."""
    markdown = Markdown(extensions=_EXTENSIONS)
    html = markdown.convert(without_comments(section.body))
    mark = "☐ " if section.anchor == "checklista" else ""
    found = list(_blocks(tree_of(html), page, site_address, mark))
    checked = page.head.checked.isoformat()  # type: ignore[union-attr]
    own = f"{site_address}{page.address}/#{section.anchor}"
    return [
        *found,
        (
            "liten",
            f"Hämtad från {own}. Sidan kontrollerades senast {checked}. Anpassa texten till ert eget köp.",
        ),
    ]


def _blocks(parent: Element, page: Page, site_address: str, mark: str) -> Iterator[Block]:
    for element in parent:
        tag = element.tag
        if tag in ("h3", "h4"):
            yield "h2", _text(element, page, site_address)
        elif tag in ("ul", "ol"):
            yield from _list(element, page, site_address, mark)
        elif tag == "table":
            yield (
                "tabell",
                [[_text(cell, page, site_address) for cell in row] for row in element.iter("tr")],
            )
        elif tag in ("div", "dl", "blockquote", "section"):
            yield from _blocks(element, page, site_address, mark)
        elif tag == "dt" or _is_heading(element):
            yield "h2", _text(element, page, site_address)
        elif text := _text(element, page, site_address):
            yield "text", text


def _is_heading(element: Element) -> bool:
    """A paragraph that is bold throughout heads what follows."""
    return (
        element.tag == "p"
        and len(element) == 1
        and element[0].tag == "strong"
        and not (element.text or element[0].tail or "").strip()
    )


def _list(element: Element, page: Page, site_address: str, mark: str) -> Iterator[Block]:
    for number, item in enumerate(element.findall("li"), int(element.get("start") or 1)):
        inner = [child for child in item if child.tag in ("ul", "ol")]
        text = _text(item, page, site_address)
        if element.tag == "ol":
            yield "text", f"{mark}{number}. {text}"
        else:
            yield ("text", f"{mark}{text}") if mark else ("punkt", text)
        for nested in inner:
            yield from _list(nested, page, site_address, mark)


def _text(element: Element, page: Page, site_address: str) -> str:
    """The element's text without nested lists; a link is followed by its address."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "br":
            parts.append(" ")
        elif child.tag not in ("ul", "ol"):
            parts.append(_text(child, page, site_address))
            address = (
                _address(child.get("href", ""), page, site_address) if child.tag == "a" else ""
            )
            if address:
                parts.append(f" ({address})")
        parts.append(child.tail or "")
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def _address(href: str, page: Page, site_address: str) -> str:
    if href.startswith(("https://", "http://")):
        return href
    path, _, anchor = href.partition("#")
    if not path.endswith(".md"):
        return ""
    target = address_of(page.lang, normpath(join(dirname(page.path), path)))
    return f"{site_address}{target}{'/' if target else ''}{f'#{anchor}' if anchor else ''}"
