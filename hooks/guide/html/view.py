"""What the page template needs of a page, ready made: titles, menu, breadcrumbs, language switch, sources.

The template (``overrides/main.html``) only prints; every choice is made here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from ..pages.interface import Interface
from ..pages.markers import MARKERS
from ..pages.menu import Entry, Section, section_of
from ..pages.page import SOUTH_SAMI, SWEDISH, Page, TranslatedHead
from ..pages.spelling import respelled
from ..records.parts import SourceNote
from ..site.context import Site
from ..source.fields import UNDATED
from ..source.place import Place
from ..swedish.writing import swedish_date, swedish_sort_key
from ..takeaway.ready_files import page_downloads
from . import linked_data
from .generated_page import WITHOUT_SOURCES, GeneratedPage
from .page_scripts import OF_PAGE
from .qr import Code, code_of

# Pages with a look of their own; every other curated page is a "sida".
_KINDS = {"index.md": "start", "sok/index.md": "sok", "resultat/broschyr.md": "broschyr"}

# Instead of a list of sources: on a page that draws records, and on one that only leads on, explains the site or is a tool.
SOURCES_ELSEWHERE = "Källorna står vid varje post."

# Everything from the site itself; nothing inline is run. data: is for icons in the style sheet.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)


@dataclass(frozen=True)
class SourceView:
    """A source as the template prints it."""

    title: str
    publisher: str
    url: str
    date_text: str
    shows: str


@dataclass(frozen=True)
class Local:
    """The menu of the section that a page lies in: titles, addresses and the value of aria-current, if any."""

    title: str
    url: str
    items: Sequence[tuple[Markup, str, str | bool]]


@dataclass(frozen=True)
class Switch:
    """The way to the other language: whether this very page exists there."""

    url: str
    exists: bool
    lang: str


@dataclass(frozen=True)
class OtherLanguage:
    """The reader's other language: its code, its words (already HTML) and the address of its start page."""

    lang: str
    t: Callable[[str], Markup]
    url: str


@dataclass
class View:
    """A page's data for the template; see the head of ``overrides/main.html``."""

    lang: str
    kind: str
    title: str
    description: str
    site_name: str
    site_name_lang: str
    root: str
    tree_root: str
    canonical: str
    t: Callable[[str], Markup]
    tx: Callable[[str], str]
    tx_lang: Callable[[str], str]
    menu: Sequence[tuple[Markup, str, bool]]
    local: Local | None
    breadcrumbs: Sequence[tuple[str, str]]
    toc: Sequence[tuple[str, str]]
    switch: Switch | None
    sources: Sequence[SourceView]
    checked: str
    edit_url: str
    built: str
    jsonld: Sequence[str]
    sources_note: str = ""
    downloads: Sequence[tuple[str, str]] = ()
    scripts: Sequence[str] = ()
    robots: str = ""
    draft: bool = False
    other: OtherLanguage | None = None
    version: str = ""
    social_card: str = ""
    lead_end: int = 0
    qr: Code | None = None
    csp: str = CONTENT_SECURITY_POLICY


def json_for_script(value: Any) -> str:
    """JSON that can stand in a script element: nothing in it can end the element or begin a comment."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return (
        text.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


@dataclass
class Viewer:
    """Makes views. One per build and language."""

    site: Site
    interface: Interface
    menus: dict[str, list[Section]]
    site_name: str  # Swedish in both trees: the South Sami name is not yet sure enough to be shown
    edit_base: str  # address in front of a source file's path, or ""
    version: str

    @cached_property
    def _translated(self) -> dict[str, set[str]]:
        return {
            lang: {page.path for page in self.site.pages if page.lang == lang}
            for lang in (SWEDISH, SOUTH_SAMI)
        }

    @cached_property
    def _groups(self) -> list[Entry]:
        groups = sorted(
            self.site.collection.groups.values(), key=lambda group: swedish_sort_key(group.title)
        )
        return [Entry(group.title, group.path or "", SWEDISH) for group in groups]

    def of_page(
        self,
        page: Page,
        toc: Sequence[tuple[str, str]],
        scripts: Sequence[str] = (),
        lead_end: int = 0,
    ) -> View:
        """The view of a curated page; ``lead_end`` is where the start page's lead ends in its HTML."""
        place = Place(page.lang, page.address)
        head = page.head
        section = section_of(page.address, self.menus[page.lang])
        crumbs = (
            [(section.entry.title, section.entry.address)]
            if section and section.entry.address != page.address
            else []
        )
        other = SOUTH_SAMI if page.lang == SWEDISH else SWEDISH
        twin = page.path in self._translated[other]
        twin_address = (
            (
                "/".join(filter(None, [SOUTH_SAMI, page.address]))
                if other == SOUTH_SAMI
                else page.address.removeprefix(SOUTH_SAMI).strip("/")
            )
            if twin
            else (SOUTH_SAMI if other == SOUTH_SAMI else "")
        )
        kind = _KINDS.get(page.path, "sida")
        view = self._view(
            place,
            kind,
            head.title,
            head.description or "",
            crumbs,
            toc,
            section,
            page.source_path,
            head.sources,
        )
        view.lead_end = lead_end
        view.switch = Switch(place.href(twin_address), twin, other)
        view.checked = swedish_date(head.checked) if not isinstance(head, TranslatedHead) else ""
        view.sources_note = "" if head.sources or page.lang != SWEDISH else _sources_note(page)
        view.draft, view.robots = page.is_draft, "noindex" if page.is_draft else ""
        view.other = OtherLanguage(
            other, self._words[other], place.href(SOUTH_SAMI if other == SOUTH_SAMI else "")
        )
        view.social_card = "" if page.is_draft else view.social_card
        view.qr = code_of(self.site.address) if kind == "broschyr" else None
        view.scripts = scripts or OF_PAGE.get(page.source_path, ())
        view.downloads = [(label, place.href(path)) for label, path in page_downloads(page)]
        view.jsonld = [*view.jsonld, *map(json_for_script, self._linked_data(page))]
        return view

    def _linked_data(self, page: Page) -> list[Any]:
        if page.lang == SWEDISH and page.path == "data/index.md":
            return linked_data.datasets(self.site)
        return (
            [linked_data.term_set(self.site)]
            if page.lang == SWEDISH and page.path == "ordlista/index.md"
            else []
        )

    def of_generated(self, page: GeneratedPage) -> View:
        """The view of a record's page."""
        place = Place(SWEDISH, page.address)
        section = section_of(page.address, self.menus[SWEDISH])
        view = self._view(
            place,
            page.kind,
            page.title,
            page.description,
            page.breadcrumbs,
            page.headings,
            section,
            page.source_path,
            page.sources,
        )
        view.switch = Switch(place.href(SOUTH_SAMI), False, SOUTH_SAMI)
        view.checked = swedish_date(page.checked) if page.checked else ""
        view.downloads = [(label, place.href(path)) for label, path in page.downloads]
        view.scripts, view.robots, view.sources_note = page.scripts, page.robots, page.sources_note
        view.jsonld = [*view.jsonld, *map(json_for_script, page.linked_data)]
        return view

    def of_missing(self, lang: str = SWEDISH) -> View:
        """The view of 404.html, which is served at any depth: its addresses begin at the server's root."""
        root = urlsplit(self.site.address).path
        view = self._view(
            Place(lang, ""),
            "404",
            str(self.interface.swedish["not_found_title"]),
            "",
            [],
            [],
            None,
            "",
            (),
        )
        view.root = view.tree_root = root
        view.menu = [
            (title, root + url.removeprefix("./"), current) for title, url, current in view.menu
        ]
        view.canonical, view.robots, view.jsonld = "", "noindex", ()
        view.other = OtherLanguage(SOUTH_SAMI, self._words[SOUTH_SAMI], f"{root}{SOUTH_SAMI}/")
        return view

    def _view(
        self,
        place: Place,
        kind: str,
        title: str,
        description: str,
        crumbs: Iterable[tuple[str, str]],
        toc: Sequence[tuple[str, str]],
        section: Section | None,
        source_path: str,
        sources: Iterable[SourceNote],
    ) -> View:
        canonical = f"{self.site.address}{place.address}/" if place.address else self.site.address
        links = [(text, place.href(path)) for text, path in crumbs]
        return View(
            lang=place.lang,
            kind=kind,
            title=title,
            description=description,
            site_name=self.site_name,
            site_name_lang=SWEDISH,
            root=place.root,
            tree_root=place.href(SOUTH_SAMI if place.lang == SOUTH_SAMI else ""),
            canonical=canonical,
            t=self._words[place.lang],
            tx=self.interface.plain(place.lang),
            tx_lang=lambda key: self.interface.lang_of(key, place.lang),
            menu=[
                (self._title(s.entry, place.lang), place.href(s.entry.address), s is section)
                for s in self.menus[place.lang]
            ],
            local=self._local(place, section, [path for _, path in crumbs]),
            breadcrumbs=links,
            toc=toc,
            switch=None,
            sources=[_source_view(source) for source in sources],
            checked="",
            edit_url=f"{self.edit_base}{source_path}" if self.edit_base and source_path else "",
            built=swedish_date(self.site.today)
            if place.lang == SWEDISH
            else self.site.today.isoformat(),
            jsonld=self._jsonld(title, canonical, crumbs),
            version=self.version,
            social_card=f"{self.site.address}assets/social.png",
        )

    @cached_property
    def _words(self) -> dict[str, Callable[[str], Markup]]:
        return {lang: self.interface.html(lang) for lang in (SWEDISH, SOUTH_SAMI)}

    def _local(self, place: Place, section: Section | None, parents: Sequence[str]) -> Local | None:
        """The section's pages; among the requirements also the reader's group and its neighbours.

        Marked is the page itself, or the group that it belongs to.
        """
        if section is None:
            return None
        here = {place.address, *parents}
        entries = [*section.items, *self._neighbours(section, here)]
        if not entries:
            return None
        return Local(
            section.entry.title,
            place.href(section.entry.address),
            [
                (
                    self._title(entry, place.lang),
                    place.href(entry.address),
                    "page" if entry.address == place.address else entry.address in here and "true",
                )
                for entry in entries
            ],
        )

    def _neighbours(self, section: Section, here: Collection[str]) -> list[Entry]:
        """The product group that the reader is in, with those beside it, and the way to all groups."""
        if section.entry.address != "krav":
            return []
        own = next((n for n, group in enumerate(self._groups) if group.address in here), None)
        beside = [] if own is None else self._groups[max(own - 2, 0) : own + 3]
        return [*beside, Entry("Alla produktgrupper", "krav#grupper", SWEDISH)]

    def _title(self, entry: Entry, lang: str) -> Markup:
        if entry.lang == lang:
            return escape(
                respelled(entry.title, self.interface.ae) if lang == SOUTH_SAMI else entry.title
            )
        return Markup('<span lang="{}">{}</span> ({})').format(
            entry.lang, entry.title, self.interface.plain(lang)("in_swedish")
        )

    def _jsonld(self, title: str, canonical: str, crumbs: Iterable[tuple[str, str]]) -> list[str]:
        trail = [(text, f"{self.site.address}{path}/") for text, path in crumbs] + [
            (title, canonical)
        ]
        if len(trail) < 2:
            return []
        items = [
            {"@type": "ListItem", "position": n, "name": text, "item": address}
            for n, (text, address) in enumerate(trail, 1)
        ]
        return [
            json_for_script(
                {
                    "@context": "https://schema.org",
                    "@type": "BreadcrumbList",
                    "itemListElement": items,
                }
            )
        ]


def _sources_note(page: Page) -> str:
    draws_records = any(
        MARKERS[marker.name].has_sources for marker in page.markers if marker.name in MARKERS
    )
    return SOURCES_ELSEWHERE if draws_records else WITHOUT_SOURCES


def _source_view(source: SourceNote) -> SourceView:
    return SourceView(
        source.title,
        source.publisher or "",
        source.address or "",
        "" if source.shown_date == UNDATED else source.date_text,
        source.shows or "",
    )
