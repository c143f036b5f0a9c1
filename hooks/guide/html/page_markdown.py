"""From the Markdown of a curated page to its HTML: what our pages have beside plain Markdown, as one extension.

Markers become blocks, tables get a region the keyboard can scroll, templates and checklists their file, texts to paste a
button, terms their explanation. All of it is done on the tree that Markdown makes, never on the finished HTML. What is
HTML already (a block, a link to an explanation) is kept aside and put in when all else is done, so that nothing reads it
again: 1,000 rows cost 60–90 ms to parse and 1 ms to put in.

MkDocs and the renderer of our own use the same extension: ``of(page)`` before a page is converted, and afterwards
``toc``, ``lead_end`` and ``problems`` say what became of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import count
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from ..pages import page_html
from ..pages.explained_terms import Explainer, is_running_text
from ..pages.markers import MARKERS, Marker, markers_in
from ..pages.page import SWEDISH, Page
from ..site.context import Site
from ..source.place import Place
from ..source.problems import Problem
from ..takeaway import page_sections
from .blocks import block
from .regions import wrap_tables
from .tree import AFTER_ALL, following, insert_after, parents, plain_text

# The word list explains by itself; the start page and those with a tool only lead on.
_WITHOUT_EXPLANATIONS = ("", "ordlista", "sok", "korg", "underlag", "jamfor")

# Signs that no page can hold: Markdown takes them away from what it reads.
_MARKER, _BLOCK, _INLINE, _CUT = "\x02markor:", "\x02block:", "\x02inuti:", "\x02ingress\x03"
_A_MARKER = re.compile(rf"{_MARKER}(\d+)\x03")
_KEPT = re.compile(rf"<p>{_BLOCK}(?P<block>\d+)\x03</p>|{_INLINE}(?P<inline>\d+)\x03")
_PIECE = re.compile(r"(\x02[^\x03]*\x03)")

_AFTER_FENCES, _AFTER_INDENTED_CODE = 22, 75  # and before raw HTML, and before paragraphs


class PageMarkdown(Extension):
    """What our pages add to Markdown, for one page at a time."""

    def __init__(self, site: Site) -> None:
        super().__init__()
        self.site = site
        self.page: Page | None = None

    def of(self, page: Page) -> None:
        """Begin a page: forget the one before."""
        self.page = page
        self.place = Place(page.lang, page.address)
        self.markers: list[Marker] = []
        self.kept: list[str] = []
        self.toc: list[tuple[str, str]] = []
        self.lead_end = 0
        self.problems: list[Problem] = []
        self.last = ""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register our steps among Markdown's own."""
        md.preprocessors.register(_FindMarkers(md, self), "page_markers", _AFTER_FENCES)
        md.parser.blockprocessors.register(
            _MarkerBlocks(md.parser), "page_markers", _AFTER_INDENTED_CODE
        )
        md.treeprocessors.register(_PageTree(md, self), "page_tree", AFTER_ALL)
        md.postprocessors.register(_PutIn(md, self), "page_blocks", AFTER_ALL)

    def keep(self, html: str) -> int:
        """Keep finished HTML aside; gives its number."""
        self.kept.append(html)
        return len(self.kept) - 1

    def block_of(self, html: str) -> Element:
        """A stand-in for finished HTML that is a block."""
        element = Element("p")
        element.text = f"{_BLOCK}{self.keep(html)}\x03"
        return element


class _FindMarkers(Preprocessor):
    """Each marker becomes a sign of its own paragraph, before raw HTML would take it for a comment."""

    def __init__(self, md: Markdown, extension: PageMarkdown) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        text, parts, end = "\n".join(lines), [], 0
        for marker in markers_in(text):
            if marker.name in MARKERS:
                indent = marker.text[: len(marker.text) - len(marker.text.lstrip())]
                sign = f"{indent}{_MARKER}{len(self._extension.markers)}\x03"
                self._extension.markers.append(marker)
                parts += [text[end : marker.start], "\n", sign, "\n"]
                end = marker.start + len(marker.text)
        return ("".join(parts) + text[end:]).split("\n")


class _MarkerBlocks(BlockProcessor):
    """The paragraph of a marker's sign is a block, in a list or a box as well."""

    def test(self, parent: Element, block: str) -> bool:
        return bool(_A_MARKER.fullmatch(block.strip()))

    def run(self, parent: Element, blocks: list[str]) -> None:
        SubElement(parent, "p").text = blocks.pop(0).strip()


class _PageTree(Treeprocessor):
    """All that is done on the tree of a page, in the order in which the steps lean on each other."""

    def __init__(self, md: Markdown, extension: PageMarkdown) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: Element) -> None:
        page = self._extension.page
        if page is None:
            return
        self._refuse_what_is_not_allowed(root, page)
        self._note_headings()
        wrap_tables(root, self._text, "Tabell: " if page.lang == SWEDISH else "")
        self._draw_markers(root)
        if page.lang == SWEDISH:
            self._add_files(root, page)
            self._add_copy_buttons(root)
            if page.section not in _WITHOUT_EXPLANATIONS:
                self._explain(root)
        if not page.address or page.path == "index.md":
            _mark_lead(root)

    def _text(self, element: Element) -> str:
        return plain_text(self.md, element)

    def _refuse_what_is_not_allowed(self, root: Element, page: Page) -> None:
        """``check`` has looked at the page as text; here everything is seen as Markdown has understood it."""
        faults = [
            fault
            for kept in self.md.htmlStash.rawHtmlBlocks
            if not str(kept).startswith("<pre")  # code, which Markdown has escaped
            for fault in page_html.faults_in_html(str(kept))
        ]
        for element in root.iter():
            for name, value in element.items():
                if name in ("href", "src") and page_html.leads_astray(value):
                    faults.append(page_html.astray(value))
                elif name.startswith("on") or name == "style":
                    faults += page_html.faults_in_html(f'<{element.tag} {name}="">')
        self._extension.problems += [
            Problem(page.source_path, page.body_line, fault.name, fault.what, fault.remedy)
            for fault in faults
        ]

    def _note_headings(self) -> None:
        """(title, id) of the headings of the second level, for the contents list."""
        self._extension.toc = [
            (heading["name"], heading["id"])
            for top in getattr(self.md, "toc_tokens", [])
            for heading in ([top] if top["level"] == 2 else top["children"])
        ]

    def _draw_markers(self, root: Element) -> None:
        extension = self._extension
        for element in root.iter("p"):
            if sign := _A_MARKER.fullmatch(element.text or ""):
                drawn = block(extension.site, extension.place, extension.markers[int(sign[1])])
                element.text = f"{_BLOCK}{extension.keep(str(drawn))}\x03"

    def _add_files(self, root: Element, page: Page) -> None:
        """Each section that is also a file says so under its heading, where the reader who wants it looks."""
        extension, above = self._extension, parents(root)
        by_id = {element.get("id"): element for element in root.iter("h2")}
        for section in page_sections.sections(page):
            heading = by_id.get(section.anchor)
            if heading is None:
                continue
            name = section.heading.partition(" – ")[0]
            files = [
                (f"{name} som Word", section.path),
                (f"{name} som text (Markdown)", page_sections.text_path(section, page)),
            ]
            links = extension.site.render(
                "filer",
                files=[(label, path) for label, path in files if path],
                href=extension.place.href,
            )
            insert_after(heading, above[heading], extension.block_of(str(links)))

    def _add_copy_buttons(self, root: Element) -> None:
        """Each quoted text gets a button that copies it; what stands below it in the same breath belongs to it."""
        above, numbers = parents(root), count(1)
        for quote in list(_outermost_quotes(root)):
            parent, number = above[quote], next(numbers)
            after = following(quote, parent)
            together = [quote]
            if after is not None and _says_what_it_binds(after):
                together.append(after)
            place, end = list(parent).index(quote), together[-1].tail
            text = Element("div", {"class": "to-copy", "id": f"text-{number}"})
            for element in together:
                parent.remove(element)
            text.extend(together)
            text.tail, together[-1].tail = "\n", None
            button = self._extension.block_of(
                str(self._extension.site.render("klistra", number=number))
            )
            button.tail = end
            parent.insert(place, text)
            parent.insert(place + 1, button)

    def _explain(self, root: Element) -> None:
        """The first time the page uses a term it leads to its explanation, which stands last."""
        extension = self._extension
        explainer = extension.site.explainer()
        self._explain_within(root, explainer)
        extension.last = str(extension.site.explanations(explainer, extension.place))

    def _explain_within(self, element: Element, explainer: Explainer) -> None:
        element.text = self._explained(element.text, explainer)
        for child in element:
            if is_running_text(child.tag, child.get("class", "")):
                self._explain_within(child, explainer)
            child.tail = self._explained(child.tail, explainer)

    def _explained(self, text: str | None, explainer: Explainer) -> str | None:
        """A text of the tree with its terms linked, and those of the HTML that stands aside for it."""
        if not text or text.isspace():
            return text
        return "".join(
            self._explained_aside(piece, explainer)
            if piece.startswith("\x02")
            else explainer.in_text(piece, self._link)
            for piece in _PIECE.split(text)
        )

    def _link(self, html: str) -> str:
        return f"{_INLINE}{self._extension.keep(html)}\x03"

    def _explained_aside(self, sign: str, explainer: Explainer) -> str:
        if sign.startswith(_BLOCK):
            kept, number = self._extension.kept, int(sign[len(_BLOCK) : -1])
            kept[number] = explainer.in_html(kept[number])
        elif raw := HTML_PLACEHOLDER_RE.fullmatch(sign):
            stash = self.md.htmlStash.rawHtmlBlocks
            stash[int(raw[1])] = explainer.in_html(str(stash[int(raw[1])]))
        return sign


def _outermost_quotes(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == "blockquote":
            yield child
        else:
            yield from _outermost_quotes(child)


def _says_what_it_binds(element: Element) -> bool:
    """A paragraph such as "*Binder er till:* …"."""
    return (
        element.tag == "p"
        and not (element.text or "").strip()
        and len(element) > 0
        and element[0].tag == "em"
        and len(element[0]) == 0
        and (element[0].text or "").endswith(":")
    )


def _mark_lead(root: Element) -> None:
    """Note where the start page's first paragraph ends: the search field stands there."""
    first = next((child for child in root if child.tag == "p"), None)
    if first is not None:
        first.tail = f"{_CUT}{first.tail or ''}"


class _PutIn(Postprocessor):
    """Puts what was kept aside in its place, and a marker's sign that turned out to be code back as it was written."""

    def __init__(self, md: Markdown, extension: PageMarkdown) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, text: str) -> str:
        extension = self._extension
        text = _KEPT.sub(lambda sign: extension.kept[int(sign["block"] or sign["inline"])], text)
        text = _A_MARKER.sub(
            lambda sign: escape(extension.markers[int(sign[1])].text.strip()), text
        )
        extension.lead_end = max(text.find(_CUT), 0)
        return text.replace(_CUT, "") + extension.last
