"""Open data, catalogue, feeds, calendar and sitemap: each parses, agrees with the records, and keeps its standard's promises."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date, datetime, timedelta
from xml.etree import ElementTree

import icalendar
import openpyxl
import pytest
import rdflib
import small_project
from guide.html.record_pages import generated_pages
from guide.opendata import catalogue, exports, feeds, security, sitemap
from guide.records import datasets
from guide.records.kinds import KINDS
from guide.site.context import Site
from jsonschema import Draft202012Validator
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

ADDRESS = small_project.ADDRESS


@pytest.fixture(scope="module")
def site() -> Site:
    return small_project.real_site()


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, bytes]:
    return dict(exports.export_files(site))


def rows_of(files: dict[str, bytes], kind: str) -> list[dict[str, str]]:
    return list(
        csv.DictReader(io.StringIO(files[f"data/{kind}.csv"].decode("utf-8-sig"), newline=""))
    )


def records_of(files: dict[str, bytes], kind: str) -> list[dict]:
    return json.loads(files[f"data/{kind}.json"])["poster"]


# --- JSON, CSV, workbook ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_the_json_is_valid_by_the_schema_beside_it(files: dict[str, bytes], kind: str) -> None:
    schema = json.loads(files[f"data/schema/{kind}.json"])
    Draft202012Validator.check_schema(schema)
    faults = [
        f"{list(error.path)[:4]}: {error.message[:120]}"
        for error in Draft202012Validator(schema).iter_errors(
            json.loads(files[f"data/{kind}.json"])
        )
    ]
    assert faults == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_refuses_what_is_wrong(files: dict[str, bytes], kind: str) -> None:
    validator = Draft202012Validator(json.loads(files[f"data/schema/{kind}.json"]))
    right = json.loads(files[f"data/{kind}.json"])
    assert not validator.is_valid({**right, "poster": [{**right["poster"][0], "hittepa": "x"}]})
    assert not validator.is_valid(
        {
            **right,
            "poster": [{key: value for key, value in right["poster"][0].items() if key != "id"}],
        }
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_json_holds_every_record_with_its_page_and_licence(
    site: Site, files: dict[str, bytes], kind: str
) -> None:
    whole = json.loads(files[f"data/{kind}.json"])
    records = site.collection.by_kind[kind]
    assert (whole["slag"], whole["antal"], whole["licens"]) == (
        kind,
        len(records),
        "https://creativecommons.org/licenses/by/4.0/",
    )
    assert [entry["id"] for entry in whole["poster"]] == list(records)
    for entry in whole["poster"]:
        path = records[entry["id"]].path
        assert entry.get("webbadress") == (f"{ADDRESS}{path}/" if path else None)


def cell_of(value: object) -> str:
    """A JSON value as the readers' guide says that CSV shows it."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float):
        return str(value).removesuffix(".0")
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return " | ".join(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value)


def is_split(kind: str, key: str) -> bool:
    """Whether a part has columns of its own, as bevis_text."""
    if (kind, key) == ("krav", "bevis"):
        return True  # derived, as it was before the points
    field = next((field for field in KINDS[kind].model_fields.values() if field.alias == key), None)
    return field is not None and exports.single_part(field.annotation) is not None


@pytest.mark.parametrize("kind", KINDS)
def test_the_csv_equals_the_json_field_by_field(files: dict[str, bytes], kind: str) -> None:
    rows, records = rows_of(files, kind), records_of(files, kind)
    assert len(rows) == len(records)
    for row, record in zip(rows, records, strict=True):
        expected = {}
        for key, value in record.items():
            if key != "webbadress" and is_split(kind, key):
                expected |= {f"{key}_{inner}": cell_of(part) for inner, part in value.items()}
            else:
                expected[key] = cell_of(value)
        assert {name: text for name, text in row.items() if text} == expected, record["id"]
        assert None not in row, "more cells than columns"


@pytest.mark.parametrize("kind", KINDS)
def test_the_csv_has_the_columns_that_are_declared_each_once(
    files: dict[str, bytes], kind: str
) -> None:
    header = files[f"data/{kind}.csv"].decode("utf-8-sig").split("\r\n", 1)[0].split(",")
    assert header == exports.columns(kind) and len(set(header)) == len(header)
    assert files[f"data/{kind}.csv"].startswith(b"\xef\xbb\xbf"), (
        "Excel needs the mark to see å ä ö"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_no_cell_begins_like_a_formula(files: dict[str, bytes], kind: str) -> None:
    starting = [
        (row["id"], name, text[:20])
        for row in rows_of(files, kind)
        for name, text in row.items()
        if text.startswith(exports.FORMULA_START)
    ]
    assert starting == []


@pytest.fixture(scope="module")
def book(files: dict[str, bytes]) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(files[datasets.WORKBOOK]))


@pytest.mark.parametrize("kind", KINDS)
def test_the_sheet_equals_the_csv_and_holds_no_formula(
    files: dict[str, bytes], book: openpyxl.Workbook, kind: str
) -> None:
    header, *body = book[kind].iter_rows()
    names = [cell.value for cell in header]
    rows = rows_of(files, kind)
    assert len(body) == len(rows)
    for row, cells in zip(rows, body, strict=True):
        assert {name: in_csv(cell.value) for name, cell in zip(names, cells, strict=True)} == {
            name: text.replace("\r\n", "\n") for name, text in row.items()
        }
        assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n", "d"}


def in_csv(value: object) -> str:
    """A cell of the workbook as it stands in the CSV file."""
    if value is None:
        return ""
    return f"{value:%Y-%m-%d}" if isinstance(value, datetime) else str(value)


def test_numbers_are_numbers_and_days_are_days(book: openpyxl.Workbook) -> None:
    def first(kind: str, name: str) -> object:
        header = [cell.value for cell in book[kind][1]]
        return book[kind].cell(2, header.index(name) + 1)

    assert first("faktorer", "varde").data_type == "n"
    assert first("krav", "version").data_type == "n"
    assert first("krav", "publicerad").is_date and first("krav", "id").data_type == "s"


@pytest.mark.parametrize("kind", [*KINDS, "punkter"])
def test_a_swedish_excel_gets_the_same_table(files: dict[str, bytes], kind: str) -> None:
    def table(path: str, delimiter: str) -> list[list[str]]:
        text = files[path].decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))

    plain, swedish = table(f"data/{kind}.csv", ","), table(f"data/semikolon/{kind}.csv", ";")
    assert len(plain) == len(swedish) > 1
    for one, other in zip(plain, swedish, strict=True):
        for cell, theirs in zip(one, other, strict=True):
            is_decimal = re.fullmatch(r"-?\d+\.\d+", cell)
            assert theirs == (cell.replace(".", ",") if is_decimal else cell)


def test_the_sheets_are_made_for_reading(book: openpyxl.Workbook) -> None:
    assert book.sheetnames[0] == "krav" and set(book.sheetnames) == set(KINDS)
    for sheet in book:
        assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref.startswith("A1:"), sheet.title
        assert all(cell.font.bold for cell in sheet[1])


def test_two_exports_are_alike_byte_for_byte(site: Site, files: dict[str, bytes]) -> None:
    again = dict(exports.export_files(site))
    assert {path for path in files if files[path] != again[path]} == set()
    assert {
        info.date_time for info in zipfile.ZipFile(io.BytesIO(files[datasets.WORKBOOK])).infolist()
    } == {(2026, 11, 23, 0, 0, 0)}


def test_the_schema_tells_titles_and_help_in_swedish(files: dict[str, bytes]) -> None:
    schema = json.loads(files["data/schema/krav.json"])
    assert schema["properties"]["poster"]["items"]["properties"]["kravtext"]["title"] == "Kravtext"


def test_security_text_has_what_rfc_9116_asks_for() -> None:
    text = security.security_text("mailto:a@example.se", ADDRESS, date(2026, 11, 30)).decode()
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Contact"] == "mailto:a@example.se"
    assert fields["Canonical"] == f"{ADDRESS}.well-known/security.txt"
    assert fields["Expires"] == "2027-05-29T00:00:00Z"


# --- DCAT-AP-SE 3.0.1 -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def graph(site: Site) -> rdflib.Graph:
    return rdflib.Graph().parse(data=catalogue.catalogue(site), format="xml")


MANDATORY = [
    (
        DCAT.Catalog,
        [DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license, DCAT.dataset],
    ),
    (DCAT.Dataset, [DCTERMS.title, DCTERMS.description, DCTERMS.publisher]),
    (DCAT.Distribution, [DCAT.accessURL]),
    (FOAF.Agent, [FOAF.name, DCTERMS.type]),
]
RECOMMENDED = [
    (DCAT.Catalog, [DCTERMS.language, FOAF.homepage]),
    (
        DCAT.Dataset,
        [DCAT.contactPoint, DCAT.keyword, DCAT.theme, DCTERMS.accessRights, DCAT.distribution],
    ),
    (DCAT.Distribution, [DCTERMS["format"], DCTERMS.license]),
]


@pytest.mark.parametrize(("of", "properties"), MANDATORY + RECOMMENDED)
def test_the_catalogue_has_what_the_profile_asks_for(
    graph: rdflib.Graph, of: rdflib.URIRef, properties: list[rdflib.URIRef]
) -> None:
    subjects = list(graph.subjects(RDF.type, of))
    assert subjects
    for subject in subjects:
        missing = [str(name) for name in properties if (subject, name, None) not in graph]
        assert missing == [], subject


def test_there_is_one_catalogue_with_a_dataset_per_kind_each_with_three_files(
    graph: rdflib.Graph,
) -> None:
    (one,) = graph.subjects(RDF.type, DCAT.Catalog)
    datasets = set(graph.objects(one, DCAT.dataset))
    assert len(datasets) == len(KINDS) and datasets == set(graph.subjects(RDF.type, DCAT.Dataset))
    for dataset in datasets:
        distributions = list(graph.objects(dataset, DCAT.distribution))
        assert len(distributions) == 3
        assert all(
            (distribution, RDF.type, DCAT.Distribution) in graph for distribution in distributions
        )


def test_the_main_things_are_no_blank_nodes_and_addresses_are_absolute(graph: rdflib.Graph) -> None:
    assert not [node for node in graph.all_nodes() if isinstance(node, rdflib.BNode)]
    assert all(
        re.match(r"https?://", str(node))
        for node in graph.all_nodes()
        if isinstance(node, rdflib.URIRef)
    )


def test_every_free_text_says_its_language(graph: rdflib.Graph) -> None:
    for name in (DCTERMS.title, DCTERMS.description, DCAT.keyword):
        assert {text.language for text in graph.objects(None, name)} == {"sv"}, name


def test_the_licences_and_the_publisher_are_those_that_the_profile_knows(
    graph: rdflib.Graph,
) -> None:
    (one,) = graph.subjects(RDF.type, DCAT.Catalog)
    assert (
        str(graph.value(one, DCTERMS.license))
        == "http://creativecommons.org/publicdomain/zero/1.0/"
    )
    assert {
        str(licence)
        for distribution in graph.subjects(RDF.type, DCAT.Distribution)
        for licence in graph.objects(distribution, DCTERMS.license)
    } == {"http://creativecommons.org/licenses/by/4.0/"}
    assert {str(agent) for agent in graph.objects(None, DCTERMS.publisher)} == {
        "http://dataportal.se/organisation/SE2321000214"
    }


def test_the_catalogue_points_at_files_that_are_written(
    graph: rdflib.Graph, files: dict[str, bytes]
) -> None:
    pointed = {
        str(address).removeprefix(ADDRESS)
        for name in (DCAT.accessURL, DCAT.downloadURL, DCTERMS.conformsTo)
        for address in graph.objects(None, name)
        if str(address).startswith(ADDRESS)
    }
    assert pointed and pointed <= set(files)


# --- Atom ---------------------------------------------------------------------------------------------------------------

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_has_what_atom_asks_for(site: Site) -> None:
    feed = ElementTree.fromstring(feeds.atom(site))
    assert feed.tag == f"{ATOM}feed"
    moment = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")
    for element in [feed, *feed.iter(f"{ATOM}entry")]:
        assert all(element.find(f"{ATOM}{name}").text for name in ("id", "title", "updated"))
        assert moment.fullmatch(element.find(f"{ATOM}updated").text)
    assert feed.find(f"{ATOM}author/{ATOM}name").text
    assert f"{ADDRESS}data/andringar.xml" in {
        link.get("href") for link in feed.iter(f"{ATOM}link") if link.get("rel") == "self"
    }


def test_the_feed_has_every_change_latest_first_and_each_its_own_id(site: Site) -> None:
    entries = list(ElementTree.fromstring(feeds.atom(site)).iter(f"{ATOM}entry"))
    changes = small_project.real().collection.small_files.changes
    assert [entry.find(f"{ATOM}title").text for entry in entries] == [
        change.title for change in changes
    ]
    assert [change.day for change in changes] == sorted(
        (change.day for change in changes), reverse=True
    )
    assert len({entry.find(f"{ATOM}id").text for entry in entries}) == len(entries)


def test_changes_of_one_day_have_different_ids(tmp_path) -> None:
    project = small_project.make(tmp_path / "litet")
    small_project.replace(
        project,
        "data/andringar.yml",
        "andringar:\n",
        "andringar:\n"
        + "".join(
            f"  - {{datum: 2026-11-24, rubrik: Nytt {letter}, text: Text.}}\n" for letter in "AB"
        ),
    )
    feed = ElementTree.fromstring(feeds.atom(small_project.site_of(project)))
    ids = [entry.find(f"{ATOM}id").text for entry in feed.iter(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids) == 3


# --- Calendar -----------------------------------------------------------------------------------------------------------


def test_the_calendar_has_every_coming_date_as_a_whole_day(site: Site) -> None:
    parsed = icalendar.Calendar.from_ical(feeds.calendar(site))
    coming = sorted(
        (event.day, event.text)
        for rule in site.collection.rules.values()
        for event in rule.dates
        if event.in_timeline and event.day >= site.today
    )
    found = sorted(
        (entry["DTSTART"].dt, str(entry["SUMMARY"]).removesuffix(" (datumet är inte bekräftat)"))
        for entry in parsed.walk("VEVENT")
    )
    assert found == coming and coming
    for entry in parsed.walk("VEVENT"):
        assert entry["DTEND"].dt - entry["DTSTART"].dt == timedelta(days=1) and isinstance(
            entry["DTSTART"].dt, date
        )
        assert str(entry["URL"]).startswith(f"{ADDRESS}lagkrav/")


def test_an_event_is_known_by_its_id_also_at_the_next_build(site: Site) -> None:
    uids = [
        str(entry["UID"])
        for entry in icalendar.Calendar.from_ical(feeds.calendar(site)).walk("VEVENT")
    ]
    assert len(set(uids)) == len(uids)
    assert feeds.calendar(site) == feeds.calendar(small_project.real_site())


def test_the_calendars_lines_keep_rfc_5545(site: Site) -> None:
    content = feeds.calendar(site)
    lines = content.split(b"\r\n")
    assert lines[-1] == b"" and not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    content.decode()


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("a, b; c", r"a\, b\; c"), ("a\\b", r"a\\b"), ("a\r\nb\nc\rd", r"a\nb\nc\nd"), ("a:b", "a:b")],
)
def test_what_a_calendar_gives_a_meaning_is_escaped(text: str, escaped: str) -> None:
    assert feeds.calendar_text(text) == escaped


@pytest.mark.parametrize("line", ["x" * 75, "x" * 76, "å" * 100, "🌲" * 60, ""])
def test_long_lines_are_folded_between_characters(line: str) -> None:
    pieces = feeds.fold(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert "".join([pieces[0], *(piece[1:] for piece in pieces[1:])]) == line and all(
        piece[0] == " " for piece in pieces[1:]
    )


# --- Sitemap, robots ----------------------------------------------------------------------------------------------------

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_the_sitemap_has_every_page_that_may_be_indexed_once(site: Site) -> None:
    generated = list(generated_pages(site))
    urls = list(ElementTree.fromstring(sitemap.sitemap(site, generated)).iter(f"{SITEMAP}url"))
    found = [url.find(f"{SITEMAP}loc").text for url in urls]
    expected = {
        f"{ADDRESS}{page.address}/" if page.address else ADDRESS
        for page in [*site.pages, *generated]
        if not getattr(page, "is_draft", False) and not getattr(page, "robots", "")
    }
    assert len(found) == len(set(found)) and set(found) == expected
    dates = [element.text for url in urls for element in url.iter(f"{SITEMAP}lastmod")]
    assert dates and all(date.fromisoformat(day) for day in dates)


def test_a_reviewed_translation_is_told_in_both_directions(tmp_path) -> None:
    project = small_project.make(tmp_path / "litet")
    small_project.replace(
        project,
        "docs_sma/index.md",
        "status: utkast\nmotsvarar: 1",
        "status: granskad\nmotsvarar: 2\ngranskad_av: språkgranskare\ngranskad: 2026-11-20",
    )
    found = ElementTree.fromstring(sitemap.sitemap(small_project.site_of(project), ()))
    links = {
        url.find(f"{SITEMAP}loc").text: {
            link.get("hreflang"): link.get("href")
            for link in url.iter("{http://www.w3.org/1999/xhtml}link")
        }
        for url in found.iter(f"{SITEMAP}url")
    }
    both = {"sv": ADDRESS, "sma": f"{ADDRESS}sma/"}
    assert links[ADDRESS] == links[f"{ADDRESS}sma/"] == both
    assert links[f"{ADDRESS}metoder/lcc/"] == {}


def test_a_draft_is_not_in_the_sitemap(tmp_path) -> None:
    site = small_project.site_of(small_project.make(tmp_path / "litet"))
    assert b"/sma/" not in sitemap.sitemap(site, ())


def test_robots_lead_to_the_sitemap(site: Site) -> None:
    assert sitemap.robots(site).decode().splitlines()[-1] == f"Sitemap: {ADDRESS}sitemap.xml"
