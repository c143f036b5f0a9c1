"""The same pages as Markdown for a plain generator: headings, paragraphs, lists, tables and links of a built site.

Taken from our own built pages, so that the other side gets exactly the text that readers get. What only our templates
draw (pictures, buttons, menus) is left out, which is to the other side's advantage.
"""

from __future__ import annotations

import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path

SKIPPED = {"svg", "button", "form", "nav", "script", "style", "select", "input"}
BLOCKS = {
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "dt",
    "dd",
    "td",
    "th",
    "caption",
    "summary",
    "figcaption",
    "div",
    "section",
}
MARKED = re.compile(r"([\\`*_\[\]<>#|])")


class _Page(HTMLParser):
    """Gathers the Markdown of one page's main part."""

    def __init__(self, path: str, files: dict[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.path, self.files = path, files
        self.lines: list[str] = []
        self.words: list[str] = []
        self.row: list[str] = []
        self.lists: list[str] = []
        self.links: list[str | None] = []
        self.skipping = 0
        self.inside = self.in_table = False
        self.rows = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "main":
            self.inside = True
        if not self.inside:
            return
        if tag in SKIPPED and tag != "input":
            self.skipping += 1
        if self.skipping:
            return
        if tag in BLOCKS and not self.in_table:
            self.end_block()
        if tag in ("ul", "ol"):
            self.lists.append(tag)
        if tag == "table":
            self.end_block()
            self.in_table, self.rows = True, 0
        if tag == "a":
            target = self.markdown_target(attributes.get("href") or "")
            self.links.append(target)
            self.words.append("[" if target else "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self.end_block()
            self.inside = False
        if not self.inside:
            return
        if tag in SKIPPED and tag != "input":
            self.skipping = max(0, self.skipping - 1)
            return
        if self.skipping:
            return
        if tag == "a" and self.links:
            target = self.links.pop()
            self.words.append(f"]({target})" if target else "")
        elif tag in ("td", "th") and self.in_table:
            self.row.append(self.text())
        elif tag == "tr":
            self.end_row()
        elif tag == "table":
            self.in_table = False
            self.lines.append("")
        elif tag in ("ul", "ol"):
            self.end_block()
            if self.lists:
                self.lists.pop()
            self.lines.append("")
        elif tag in BLOCKS and not self.in_table:
            self.end_block(tag)

    def handle_data(self, data: str) -> None:
        if self.inside and not self.skipping:
            self.words.append(MARKED.sub(r"\\\1", data))

    def text(self) -> str:
        said = " ".join("".join(self.words).split())
        self.words = []
        return said

    def end_row(self) -> None:
        if self.row:
            self.lines.append(f"| {' | '.join(self.row)} |")
            if self.rows == 0:
                self.lines.append("|" + " --- |" * len(self.row))
            self.rows += 1
        self.row = []

    def end_block(self, tag: str = "p") -> None:
        said = self.text()
        if not said:
            return
        if tag in ("h1", "h2", "h3", "h4"):
            self.lines += ["", f"{'#' * int(tag[1])} {said}", ""]
        elif self.lists:
            self.lines.append(
                f"{'    ' * (len(self.lists) - 1)}{'-' if self.lists[-1] == 'ul' else '1.'} {said}"
            )
        else:
            self.lines += [said, ""]

    def markdown_target(self, link: str) -> str | None:
        """The link as a plain generator wants it, or None when it leads to something that is no page there."""
        if link.startswith(("http://", "https://")):
            return link
        address = posixpath.normpath(
            posixpath.join(posixpath.dirname(self.path), link.split("#")[0].split("?")[0])
        )
        page = posixpath.join("" if address == "." else address, "index.html")
        if not link or link.startswith("#") or page not in self.files:
            return None
        return posixpath.relpath(self.files[page], posixpath.dirname(self.files[self.path]) or ".")


def markdown_files(pages: set[str]) -> dict[str, str]:
    """krav/mob-001/index.html → krav/mob-001.md; a page with pages below it stays an index.md."""
    sections = {posixpath.dirname(posixpath.dirname(page)) for page in pages}
    folders = {page: posixpath.dirname(page) for page in pages}
    return {
        page: posixpath.join(folder, "index.md") if folder in sections else f"{folder}.md"
        for page, folder in folders.items()
    }


def write_plain_pages(site: Path, docs: Path) -> int:
    """Write a Markdown file for each Swedish page of the built ``site`` into ``docs``; gives their number."""
    texts = {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("index.html"))
    }
    texts = {
        path: text
        for path, text in texts.items()
        if not path.startswith("sma/") and 'http-equiv="refresh"' not in text
    }
    files = markdown_files(set(texts))
    for path, text in texts.items():
        page = _Page(path, files)
        page.feed(text)
        target = docs / files[path]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(re.sub(r"\n{3,}", "\n\n", "\n".join(page.lines)) + "\n", encoding="utf-8")
    return len(texts)
