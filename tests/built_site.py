"""The built site as its readers and their browsers meet it: every page read once with the standard library's parser."""

from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}
# Attributes whose value is an address, and whether the browser loads it by itself.
ADDRESSES = {"a": "href", "area": "href", "form": "action", "blockquote": "cite", "q": "cite"}
LOADED = {
    "link": "href",
    "script": "src",
    "img": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "iframe": "src",
    "embed": "src",
    "object": "data",
    "track": "src",
    "use": "href",
    "image": "href",
}
# rel values of <link> that only tell; nothing is fetched.
TELLING = {"canonical", "alternate", "license", "search", "author", "help", "next", "prev", "edit"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass
class Element:
    """A start tag with its attributes and the text up to its end tag (headings and title only)."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


class BuiltPage(HTMLParser):
    """One HTML file: ``path`` in the site ("krav/mob-001/index.html") and what stands in it."""

    def __init__(self, path: str, text: str):
        super().__init__(convert_charrefs=True)
        self.path, self.source = path, text
        self.elements: list[Element] = []
        self.text_parts: list[str] = []
        self.inline: list[str] = []
        self._collecting: list[Element] = []
        self._unread: str | None = None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, attributes)
        self.elements.append(element)
        if tag in ("script", "style", "template"):
            self._unread = tag
            if tag == "style" or (
                tag == "script"
                and "src" not in attributes
                and "json" not in attributes.get("type", "")
            ):
                self.inline.append(f"<{tag}>")
        if tag in HEADINGS or tag == "title":
            self._collecting.append(element)
        self.inline += [
            f"{name}=" for name in attributes if name.startswith("on") or name == "style"
        ]

    def handle_endtag(self, tag):
        if tag == self._unread:
            self._unread = None
        if self._collecting and self._collecting[-1].tag == tag:
            self._collecting.pop()

    def handle_data(self, data):
        if self._unread:
            return
        self.text_parts.append(data)
        for element in self._collecting:
            element.text += data

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    @cached_property
    def text(self) -> str:
        return " ".join(" ".join(self.text_parts).split())

    @cached_property
    def title(self) -> str:
        # The first one: a picture in the page may have a <title> too.
        return next((element.text.strip() for element in self.all("title")), "")

    @property
    def lang(self) -> str:
        return next((element.attributes.get("lang", "") for element in self.all("html")), "")

    def meta(self, name: str) -> str | None:
        return next(
            (
                element.attributes.get("content", "")
                for element in self.all("meta")
                if element.attributes.get("name") == name
            ),
            None,
        )

    @cached_property
    def anchors(self) -> set[str]:
        named = {
            element.attributes["id"] for element in self.elements if "id" in element.attributes
        }
        return named | {
            element.attributes["name"] for element in self.all("a") if "name" in element.attributes
        }

    @property
    def is_redirect(self) -> bool:
        return any(
            element.attributes.get("http-equiv", "").lower() == "refresh"
            for element in self.all("meta")
        )

    def links(self) -> list[str]:
        """Every address that a reader can follow."""
        return [
            element.attributes[ADDRESSES[element.tag]]
            for element in self.elements
            if ADDRESSES.get(element.tag) in element.attributes
        ]

    def loaded(self) -> list[str]:
        """Every address that a browser loads by itself."""
        found = []
        for element in self.elements:
            name = LOADED.get(element.tag)
            if name in element.attributes and not (
                element.tag == "link" and set(element.attributes.get("rel", "").split()) & TELLING
            ):
                found.append(element.attributes[name])
            for candidate in element.attributes.get("srcset", "").split(","):
                found += candidate.split()[:1]
        return found


@dataclass
class BuiltSite:
    """All files of the built site."""

    folder: Path
    address: str
    files: set[str] = field(init=False, repr=False)

    def __post_init__(self):
        self.files = {
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*")
            if path.is_file()
        }

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        return {
            path: BuiltPage(path, (self.folder / path).read_text(encoding="utf-8"))
            for path in sorted(self.files)
            if path.endswith(".html")
        }

    @cached_property
    def reading_pages(self) -> list[BuiltPage]:
        """The pages that people read: neither redirects nor the page for what is missing."""
        return [
            page for path, page in self.pages.items() if path != "404.html" and not page.is_redirect
        ]

    def url_of(self, path: str) -> str:
        return self.address + path.removesuffix("index.html")

    def target(self, page: BuiltPage, link: str) -> tuple[str, str] | None:
        """(file, anchor) that a link on a page leads to within the site; None when it leads elsewhere."""
        url, anchor = urldefrag(urljoin(self.url_of(page.path), link))
        if not url.startswith(self.address):
            return None
        path = unquote(urlsplit(url).path).lstrip("/")
        prefix = urlsplit(self.address).path.lstrip("/")
        path = path.removeprefix(prefix)
        return (f"{path}index.html" if path == "" or path.endswith("/") else path), unquote(anchor)
