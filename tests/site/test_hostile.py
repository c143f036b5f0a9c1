"""Text from the data can never become markup, script, a formula or a broken file: hostile texts through every field to every output.

The small project is filled with one text in every field that takes free text. Whatever the text, the HTML has the very
elements, attributes and addresses that it has with a harmless text, and every file parses and gives the text back.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import icalendar
import openpyxl
import pytest
import rdflib
import small_project
from guide.filter import case_data, requirement_data
from guide.html.blocks import BLOCKS, block
from guide.html.record_pages import GeneratedPage, generated_pages
from guide.html.view import Viewer
from guide.opendata import catalogue, exports, feeds, sitemap
from guide.pages.markers import Marker
from guide.pages.page import PageHead, TranslatedHead
from guide.records import datasets, small_files
from guide.records.kinds import KINDS
from guide.search.documents import search_documents, search_lexicon
from guide.search.index import build_search
from guide.search.lexicon import Lexicon
from guide.site.context import Site
from guide.source.fields import Text
from guide.source.place import Place
from guide.source.reading import Source, read_file
from guide.takeaway import ready_files
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader
from pydantic import BaseModel, TypeAdapter, ValidationError

HARMLESS = "Snäll text"
NASTY = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)//",
    "</p></article></main></body></html>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "<!-- kommentar",
    "]]><![CDATA[<x/>",
    "&lt;b&gt; &amp; &#60;script&#62; &nosuch;",
    "{{ 7 * 7 }} {% raw %} {# x #} ${7*7} <%= 7 %>",
    "[a](javascript:alert(1)) `kod` **fet** <!-- kravtabell -->",
    "[antal] [[] ]] [<b>x</b>]",
    "<i>före</i> [antal] <b>efter</b>",
    "a | =1+1",
    'a;=HYPERLINK("https://example.se")',
    "\"citat\", 'apostrof', ;semikolon; \\n \\u003c \\",
    "rad ett\nBEGIN:VEVENT\nrad tre\n\n=1+1",
    "tabb\toch\u00a0hårt mellanslag\u00adsmyg",
    "🌲👩‍👩‍👧 שלום العربية ☃ \U0001f1f8\U0001f1ea e\u0301",
    "javascript:alert(1)",
    "../../../etc/passwd\\..\\x",
    "ordet " * 999,
]


def takes(text: str) -> bool:
    """Whether a field of the data takes the text; the others are told as faults."""
    try:
        TypeAdapter(Text).validate_python(text)
    except ValidationError:
        return False
    return True


# --- A project with one text everywhere -------------------------------------------------------------------------------

PROJECTS: dict[str, Path] = {}


@pytest.fixture(scope="module", autouse=True)
def projects(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Three small projects: one as it is, and two whose small files are written anew, for nasty and for harmless texts."""
    PROJECTS.update(
        {
            name: small_project.make(tmp_path_factory.mktemp(name) / "litet")
            for name in ("original", "nasty", "harmless")
        }
    )


@cache
def original() -> Site:
    return small_project.site_of(PROJECTS["original"])


@cache
def original_viewer() -> Viewer:
    return small_project.viewer_of(PROJECTS["original"])


@cache
def value_of(path: str) -> dict[str, Any]:
    source = read_file(original().collection.root / path, path)
    assert isinstance(source, Source)
    return source.value


def filled(model: type[BaseModel], value: Any, text: str) -> Any:
    """The value with ``text`` in every place that takes free text."""
    for location in free_places(model, json.dumps(value)):
        value = with_text(value, location, text)
    return value


@cache
def free_places(model: type[BaseModel], written: str) -> tuple[tuple[str | int, ...], ...]:
    value = json.loads(written)
    return tuple(
        location
        for location in leaves(value)
        if is_right(model, with_text(value, location, "Vad som <helst> & 'mer' \"än\" så"))
    )


def is_right(model: type[BaseModel], value: Any) -> bool:
    try:
        model.model_validate(value)
    except ValidationError:
        return False
    return True


def leaves(value: Any, location: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(value, str):
        return [location]
    items = value.items() if isinstance(value, dict) else enumerate(value)
    return [leaf for key, inner in items for leaf in leaves(inner, (*location, key))]


def with_text(value: Any, location: tuple[str | int, ...], text: str) -> Any:
    if not location:
        return text
    key, *rest = location
    if isinstance(value, dict):
        return {**value, key: with_text(value[key], tuple(rest), text)}
    return [
        with_text(inner, tuple(rest), text) if index == key else inner
        for index, inner in enumerate(value)
    ]


# A code for the notice must be one that exists; it is no free text although its field is.
CODES = {"BT-06", "BT-774", "BT-805"}


def site_with(text: str, project: str = "nasty") -> Site:
    """The small project with ``text`` in every free field of every record, label, page head and small file."""
    collection = original().collection
    by_kind = {
        kind: {record_id: record_with(kind, record_id, text) for record_id in records}
        for kind, records in collection.by_kind.items()
    }
    small = small_files.SmallFiles(
        {
            name: model.model_validate(filled(model, value_of(f"data/{name}"), text))
            for name, model in small_files.FILES.items()
        },
        {},
    )
    everywhere = replace(
        collection,
        root=PROJECTS[project],
        by_kind=by_kind,
        small_files=small,
        cpv=dict.fromkeys(collection.cpv, text),
        labels={name: dict.fromkeys(words, text) for name, words in collection.labels.items()},
        notice_fields={
            name: {"namn": text, "koder": dict.fromkeys(field["koder"], text)}
            for name, field in collection.notice_fields.items()
        },
    )
    pages = tuple(replace(page, head=head_with(page.head, text)) for page in original().pages)
    return replace(original(), collection=everywhere, pages=pages)


def record_with(kind: str, record_id: str, text: str) -> Any:
    value = value_of(f"data/{kind}/{record_id}.yml")
    kept = value.get("annons")
    value = filled(KINDS[kind], value, text)
    return KINDS[kind].model_validate({**value, "annons": kept} if kept else value)


def head_with(head: PageHead | TranslatedHead, text: str) -> PageHead | TranslatedHead:
    sources = tuple(
        source.model_copy(update={"title": text, "publisher": text, "shows": text})
        for source in head.sources
    )
    return head.model_copy(update={"title": text, "description": text, "sources": sources})


# --- Outputs ----------------------------------------------------------------------------------------------------------


class Seen(HTMLParser):
    """Elements with the names of their attributes, addresses, and the text that a reader sees."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: Counter[tuple[str, tuple[str, ...]]] = Counter()
        self.addresses: Counter[str] = Counter()
        self.other: list[str] = []
        self.parts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag, tuple(sorted(name for name, _ in attrs))] += 1
        self.addresses.update(
            value or "" for name, value in attrs if name in ("href", "src", "action")
        )

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    handle_pi = unknown_decl = handle_comment

    @property
    def structure(self) -> Counter[tuple[str, tuple[str, ...]]]:
        """Elements without those that a text's own line breaks and blanks may make."""
        return Counter(
            {element: count for element, count in self.elements.items() if element not in ALLOWED}
        )


ALLOWED = {("p", ()), ("mark", ("class",))}
_TEMPLATES = Environment(
    autoescape=False, loader=FileSystemLoader(small_project.ROOT / "overrides")
)


def documents_of(site: Site) -> dict[str, str]:
    """Whole HTML documents by address: records' pages, curated pages with their blocks, and the page for what is missing."""
    made = original_viewer()
    viewer = Viewer(site, made.interface, made.menus, made.site_name, made.edit_base, made.version)
    found = {
        page.address: whole(viewer.of_generated(page), body_of(site, page))
        for page in generated_pages(site)
    }
    for page in site.pages:
        blocks = "".join(
            str(block(site, Place(page.lang, page.address), marker)) for marker in page.markers
        )
        found[page.source_path] = whole(viewer.of_page(page, [(page.head.title, "x")]), blocks)
    return found


def body_of(site: Site, page: GeneratedPage) -> str:
    return str(page.body(site))


def whole(view: Any, content: str) -> str:
    return _TEMPLATES.get_template("main.html").render(
        guide=view, page={"content": content}, config={}
    )


def blocks_of(site: Site) -> dict[str, str]:
    """The HTML of every marker; figures break texts into lines, so they are compared as sets of elements."""
    place = Place("sv", "metoder/lcc")
    filters = {
        "figur": [
            {"namn": name}
            for name in (
                "r-strategier",
                "krav-per-strategi",
                "tidslinje",
                "forstudien",
                "inkopsprocessen",
                "behovstrappan",
            )
        ],
        "relaterade": [{"fall": "orsa-returbutiken"}],
        "mall": [],
    }
    return {
        f"{name} {given}": str(block(site, place, Marker(name, given, 1, "")))
        for name in BLOCKS
        for given in filters.get(name, [{}])
    }


@cache
def harmless() -> tuple[dict[str, Seen], dict[str, Seen]]:
    site = site_with(HARMLESS, "harmless")
    return (
        {address: Seen(html) for address, html in documents_of(site).items()},
        {name: Seen(html) for name, html in blocks_of(site).items()},
    )


def flat(text: str) -> str:
    return " ".join(text.split())


def check_html(site: Site, text: str) -> None:
    documents, blocks = harmless()
    for address, html in documents_of(site).items():
        seen = Seen(html)
        assert seen.structure == documents[address].structure, address
        assert seen.addresses == documents[address].addresses, address
        assert seen.other == documents[address].other, address
        assert address.endswith(".md") or flat(text) in flat("".join(seen.parts)), (
            f"{address}: the text is not shown as it is written"
        )
        check_linked_data(html)
    for name, html in blocks_of(site).items():
        seen, expected = Seen(html), blocks[name]
        assert set(seen.structure) <= set(expected.structure) | {
            ("tspan", ("x", "y")),
            ("span", ("lang",)),
        }, name
        assert set(seen.addresses) == set(expected.addresses) and seen.other == expected.other, name


def check_linked_data(html: str) -> None:
    for inner in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S):
        assert not set("<>&\u2028\u2029") & set(inner)
        json.loads(inner)


def check_data(site: Site, text: str) -> None:
    files = dict(
        islice(exports.export_files(site), 4 * len(KINDS))
    )  # the workbook, which takes longest, comes last
    for kind in KINDS:
        entries = json.loads(files[f"data/{kind}.json"])["poster"]
        assert len(entries) == len(site.collection.by_kind[kind])
        assert all(text.strip() in texts_in(entry) for entry in entries), kind
        csv.field_size_limit(10_000_000)
        rows = list(
            csv.DictReader(io.StringIO(files[f"data/{kind}.csv"].decode("utf-8-sig"), newline=""))
        )
        assert [row["id"] for row in rows] == [entry["id"] for entry in entries]
        assert all(
            None not in row and not cell.startswith(exports.FORMULA_START)
            for row in rows
            for cell in row.values()
        )
        assert all(text.strip() in row.values() for row in rows), kind


def texts_in(value: Any) -> set[str]:
    if isinstance(value, dict | list):
        return {
            text
            for inner in (value.values() if isinstance(value, dict) else value)
            for text in texts_in(inner)
        }
    return {value} if isinstance(value, str) else set()


def check_scripts(site: Site, text: str) -> None:
    for path, content in (
        *requirement_data.browser_files(site, Lexicon()),
        *case_data.browser_files(site, Lexicon()),
    ):
        script = content.decode()
        inner = re.fullmatch(
            r"\(self\.poster=self\.poster\|\|\{\}\)\[\"[a-z-]+\"\]=JSON\.parse\('((?:[^'\\\n\r\u2028\u2029<]|\\.)*)'\);\n",
            script,
        )
        assert inner, path
        value = json.loads(
            re.sub(
                r"\\(u[0-9a-f]{4}|.)",
                lambda m: chr(int(m[1][1:], 16)) if len(m[1]) > 1 else m[1],
                inner[1],
            )
        )
        assert text.strip() in texts_in(value), path


def check_feeds(site: Site, text: str) -> None:
    feed = ElementTree.fromstring(feeds.atom(site))
    assert [
        entry.findtext("{http://www.w3.org/2005/Atom}title")
        for entry in feed.iter("{http://www.w3.org/2005/Atom}entry")
    ] == [text.strip()]
    calendar = feeds.calendar(site)
    assert max(map(len, calendar.split(b"\r\n"))) <= 75
    events = icalendar.Calendar.from_ical(calendar).walk("VEVENT")
    assert len(events) == 2 and all(str(event["SUMMARY"]) == text.strip() for event in events)
    assert calendar.count(b"\r\nBEGIN:VEVENT\r\n") == 2
    ElementTree.fromstring(sitemap.sitemap(site, generated_pages(site)))


def check_workbook(content: bytes, text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [
        cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"} and not [
        cell for cell in cells if cell.hyperlink
    ]
    assert any(text.strip() in str(cell.value) for cell in cells)


def check_ready_files(site: Site, text: str) -> None:
    expected = harmless_documents()
    for path, content in ready_files.ready_files(site):
        if path.endswith(".xlsx"):
            check_workbook(content, text)
            continue
        kinds, shown = document_parts(content)
        assert kinds <= expected[path] | {"br", "tab", "cr", "noBreakHyphen"}, path
        assert flat(text) in flat(shown), path


@cache
def harmless_documents() -> dict[str, set[str]]:
    return {
        path: document_parts(content)[0]
        for path, content in ready_files.ready_files(site_with(HARMLESS, "harmless"))
        if path.endswith(".docx")
    }


def document_parts(content: bytes) -> tuple[set[str], str]:
    """The names of a Word file's elements and its text; every part of the file must be XML."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    trees = {
        name: ElementTree.fromstring(archive.read(name))
        for name in archive.namelist()
        if name.endswith((".xml", ".rels"))
    }
    body = trees["word/document.xml"]
    names = {element.tag.rpartition("}")[2] for element in body.iter()}
    return names, "".join(
        part.text or " " if part.tag.endswith("}t") else " "
        for part in body.iter()
        if part.tag.endswith(("}t", "}br", "}tab", "}p"))
    )


# --- Tests ------------------------------------------------------------------------------------------------------------


# Kinds whose small records hold hardly any text that is free.
FEW_TEXTS = {"faktorer", "kalkylvaror", "provregler", "mallar", "svar", "rattsfall"}


def test_every_kind_has_many_free_fields() -> None:
    found = {
        kind: sum(
            len(free_places(KINDS[kind], json.dumps(value_of(f"data/{kind}/{record_id}.yml"))))
            for record_id in records
        )
        for kind, records in original().collection.by_kind.items()
    }
    assert (
        set(found) == set(KINDS)
        and found["krav"] > 60
        and all(count >= 2 for kind, count in found.items() if kind not in FEW_TEXTS)
    ), found


@pytest.mark.parametrize("text", NASTY, ids=[text[:24].replace("\n", " ") for text in NASTY])
def test_a_nasty_text_is_shown_and_nothing_else(text: str) -> None:
    assert takes(text)
    site = site_with(text)
    check_html(site, text)
    check_data(site, text)
    check_scripts(site, text)
    check_feeds(site, text)


@pytest.mark.parametrize(
    "text",
    [NASTY[1], NASTY[7], NASTY[9], NASTY[13], NASTY[15], NASTY[16], NASTY[18]],
    ids=lambda text: text[:24].replace("\n", " "),
)
def test_a_nasty_text_stays_text_in_office_files_and_in_the_search(text: str) -> None:
    site = site_with(text)
    check_workbook(dict(exports.export_files(site))[datasets.WORKBOOK], text)
    rdflib.Graph().parse(data=catalogue.catalogue(site), format="xml")
    check_ready_files(site, text)
    lexicon = search_lexicon(
        site.collection, small_project.library.load(original().collection.root).lexicon
    )
    for name, content in build_search(
        search_documents(site.collection, site.pages), lexicon
    ).items():
        assert b"</script" not in content.lower() and b"\xe2\x80\xa8" not in content, name


SPECIAL = st.sampled_from(
    list("<>&\"'`=/\\{}[]()|;:,#%*_-+@!?\n\t\u00a0\u200d🌲åÄé\u0301")
    + ["</", "<!--", "-->", "]]>", "{{", "}}", "{%", "&amp;", "\\u003c", "on", "script"]
)
TEXTS = (
    st.lists(
        st.one_of(SPECIAL, st.text(st.characters(exclude_categories=["Cs"]), max_size=4)),
        min_size=1,
        max_size=30,
    )
    .map("".join)
    .filter(takes)
)


@given(TEXTS)
@example("<")
@example("\\")
@example("'")
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_no_text_becomes_anything_but_text(text: str) -> None:
    site = site_with(text)
    check_html(site, text)
    check_data(site, text)
    check_scripts(site, text)
    check_feeds(site, text)
