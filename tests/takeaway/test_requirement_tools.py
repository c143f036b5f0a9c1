"""Finding and taking requirements in a real browser: filter, comparison, basket and the files that it makes."""

import csv
import gzip
import hashlib
import io
import re
import warnings
import zipfile
from datetime import date
from urllib.parse import parse_qs, quote, urlsplit

import docx
import openpyxl
import pytest
from guide.filter.filters import FOLDER
from guide.filter.requirement_data import facets
from guide.records import collection
from guide.site.context import Site
from guide.site.render import Renderer
from guide.takeaway.contents import CHECKLIST, COLUMNS, INTRO, checklist_rows, requirement_blocks
from guide.takeaway.requirement import takeaway
from playwright.sync_api import expect

THREE = ["mob-001", "it-002", "mob-002"]
NOTE = '=1+1; "citat", åäö;\nrad två <b>inte fet</b> \\ slut'


@pytest.fixture(scope="module")
def records(root):
    return collection.load(root)


@pytest.fixture(scope="module")
def library(records, served):
    return Site(records, (), Renderer(), date(2026, 11, 23), served)


@pytest.fixture
def taken(library):
    """What the files shall hold of the three requirements, in the order of the basket."""
    return [takeaway(library, library.collection.requirements[id_]) for id_ in THREE]


def open_filter(page, query=""):
    page.goto(f"/krav/{query}")
    page.wait_for_selector("#kravfilter[data-klar]")


def open_basket(page, query, fragment=""):
    page.goto(f"/korg/?krav={query}{fragment}")
    page.wait_for_selector("#korg[data-klar]")


def listed(page):
    return page.eval_on_selector_all("#kravtraffar input", "boxes => boxes.map(box => box.value)")


def all_listed(page):
    while page.locator("#kravtraffar ~ .actions button").is_visible():
        page.locator("#kravtraffar ~ .actions button").click()
    return listed(page)


def query_of(page):
    return parse_qs(urlsplit(page.url).query)


def download(page, action):
    with page.expect_download() as waiting:
        page.click(f"[data-gor={action}]")
    return waiting.value.path().read_bytes(), waiting.value.suggested_filename


def opened(content):
    """The only sheet of an Excel file."""
    with warnings.catch_warnings():
        warnings.filterwarnings(
            "ignore", "Workbook contains no default style"
        )  # the browser's library names no style
        return openpyxl.load_workbook(io.BytesIO(content)).active


def stored(page):
    return page.evaluate(
        "Object.keys(localStorage).length + Object.keys(sessionStorage).length + document.cookie.length"
    )


# --- The filter


def test_without_scripts_every_requirement_is_on_the_page(browser, served, records):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}krav/")
    addresses = set(
        page.eval_on_selector_all(
            "main table a", "links => links.map(link => link.getAttribute('href'))"
        )
    )
    assert addresses >= {f"../krav/{id_}/" for id_ in records.requirements}
    assert not page.locator("#kravfilter").is_visible()
    context.close()


def test_all_requirements_are_listed_until_something_is_chosen(page, records):
    open_filter(page)
    assert page.locator("#kravantal").inner_text() == f"{len(records.requirements)} krav."
    assert set(all_listed(page)) == set(records.requirements)


@pytest.mark.parametrize(
    ("name", "value", "fits"),
    [
        ("grupp", "mobler", lambda r: r.group == "mobler"),
        ("strategi", "aterbruka", lambda r: "aterbruka" in r.strategies),
        ("niva", "spjutspets", lambda r: r.level == "spjutspets"),
        ("skede", "avtal", lambda r: "avtal" in r.phases),
        ("kop", "direktupphandling", lambda r: "direktupphandling" in r.purchases),
        ("arbete", "liten", lambda r: r.follow_up.burden == "liten"),
    ],
)
def test_each_facet_filters(page, records, name, value, fits):
    open_filter(page)
    page.select_option(f"#filter-{name}", value)
    assert set(all_listed(page)) == {id_ for id_, r in records.requirements.items() if fits(r)}
    assert query_of(page)[name] == [value]


def test_each_choice_tells_how_many_it_gives(page, library, records):
    open_filter(page, "?grupp=mobler")
    shown = page.eval_on_selector_all(
        "#filter-arbete option", "all => all.slice(1).map(one => [one.value, one.text])"
    )
    for value, text in shown:
        number = sum(
            r.group == "mobler" and r.follow_up.burden == value
            for r in records.requirements.values()
        )
        assert text.endswith(f"({number})")
    other = dict(
        page.eval_on_selector_all(
            "#filter-grupp option", "all => all.slice(1).map(one => [one.value, one.text])"
        )
    )
    for group in records.groups:
        if records.requirements_by_group[group]:
            assert other[group].endswith(f"({len(records.requirements_by_group[group])})"), (
                "counts of a facet leave its own choice aside"
            )


def test_counts_of_the_form_are_those_of_the_records(library, records):
    for facet in facets(library):
        if facet.name == "grupp":
            assert {c.value: c.count for c in facet.choices} == {
                g: len(rs) for g, rs in records.requirements_by_group.items() if rs
            }


@pytest.mark.parametrize("words", ["begagnade möbler", "Reservdelar", "mobler begagnat", "garanti"])
def test_words_find_whatever_ending_they_have(page, words):
    open_filter(page)
    page.fill("#filter-ord", words)
    found = all_listed(page)
    assert found
    first = page.locator("#kravtraffar h3 a").first.get_attribute("href")
    page.goto(first)
    body = page.locator("main").inner_text().lower()
    for word in words.lower().replace("mobler", "möbler").split():
        assert word[:5] in body


@pytest.mark.parametrize("words", ["laptop", "beamer", "monitor som går att laga"])
def test_words_that_only_readers_use_are_found(page, words):
    open_filter(page)
    page.fill("#filter-ord", words)
    assert all_listed(page)


def test_words_that_fit_nothing_say_so(page):
    open_filter(page)
    page.fill("#filter-ord", "xyzzyplugh")
    assert listed(page) == []
    assert (
        page.locator("#kravantal").inner_text()
        == "Inget krav passar. Ta bort ett val eller ett ord."
    )
    expect(page.locator("#besked")).to_have_text(
        "Inget krav passar. Ta bort ett val eller ett ord."
    )


def test_words_that_never_stand_together_give_those_with_some(page):
    open_filter(page)
    page.fill("#filter-ord", "garanti xyzzyplugh")
    assert listed(page)
    assert page.locator("#kravantal").inner_text().startswith("Inget krav har alla orden.")


def test_the_choice_is_in_the_address_and_the_back_button_undoes_it(page, records):
    open_filter(page)
    page.select_option("#filter-grupp", "mobler")
    page.select_option("#filter-niva", "bas")
    assert query_of(page) == {"grupp": ["mobler"], "niva": ["bas"]}
    both = listed(page)
    page.go_back()
    assert query_of(page) == {"grupp": ["mobler"]}
    assert page.locator("#filter-niva").input_value() == ""
    assert len(all_listed(page)) == len(records.requirements_by_group["mobler"])
    page.go_forward()
    assert listed(page) == both
    page.reload()
    page.wait_for_selector("#kravfilter[data-klar]")
    assert listed(page) == both
    page.locator("#kravtraffar h3 a").first.click()
    page.wait_for_url("**/krav/mob-*/**")
    page.go_back()
    page.wait_for_selector("#kravfilter[data-klar]")
    assert listed(page) == both


def test_nonsense_in_the_address_does_no_harm(page, records):
    open_filter(
        page,
        "?grupp=%3Cscript%3E&ord=%3Cimg%20src=x%20onerror=alert(1)%3E&korg=../../x,MOB-001,'%22,__proto__-1",
    )
    assert page.locator("#filter-grupp").input_value() == ""
    assert page.evaluate("window.kravverktyg.carried()") == ["mob-001"]
    open_basket(page, "..%2F..%2Fx,mob-001,filter-1,constructor-1,%3Cb%3E")
    assert page.locator("#korg-lista > li").count() == 1
    assert "Okänt id: FILTER-1, CONSTRUCTOR-1." in page.locator("#korg-besked").inner_text()


def test_the_filter_tells_screen_readers_how_many(page):
    open_filter(page)
    page.select_option("#filter-grupp", "mobler")
    expect(page.locator("#besked")).to_have_text(re.compile(r"^\d+ krav\.$"))


def test_enter_leads_to_the_list(page):
    open_filter(page)
    page.fill("#filter-ord", "garanti")
    page.press("#filter-ord", "Enter")
    assert page.evaluate("document.activeElement.id") == "alla"
    assert query_of(page)["ord"] == ["garanti"]
    expect(page.locator("#besked")).to_have_text(re.compile(r"^\d+ krav\.$"))


def test_more_are_shown_on_request_and_focus_goes_to_the_first_of_them(page):
    open_filter(page)
    before = len(listed(page))
    page.locator("#kravtraffar ~ .actions button").click()
    assert len(listed(page)) > before
    assert (
        page.evaluate(
            "[...document.querySelectorAll('#kravtraffar h3 a')].indexOf(document.activeElement)"
        )
        == before
    )


def test_the_data_are_loaded_once_and_are_small(page, site):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    open_filter(page)
    for value in ("mobler", "it", "mobler"):
        page.select_option("#filter-grupp", value)
    assert sum("/poster/filter-krav.js" in url for url in asked) == 1
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        archive.write(site / FOLDER / "filter-krav.js", "filter-krav.js")
    assert len(packed.getvalue()) <= 60_000


def test_the_data_of_a_filter_grow_no_faster_than_its_records(site, records):
    for name, number in (("krav", len(records.requirements)), ("fall", len(records.cases))):
        assert (
            len(gzip.compress((site / FOLDER / f"filter-{name}.js").read_bytes(), 6))
            <= 320 * number
        )


# --- The comparison


def test_two_requirements_stand_side_by_side(page, taken):
    page.goto("/jamfor/?krav=mob-001,mob-002")
    page.wait_for_selector("#jamforelse[data-klar]")
    assert page.locator(".jamfor thead th").count() == 2
    rows = page.eval_on_selector_all(
        ".jamfor tbody tr",
        "rows => rows.map(row => [...row.children].map(cell => cell.textContent))",
    )
    by_name = {row[0]: row[1:] for row in rows}
    assert list(by_name) == [
        "Kravtext",
        "Nivå",
        "Typ",
        "Bevis",
        "Uppföljning",
        "Ert arbete",
        "Marknad",
        "Se upp med",
        "Lag över tröskelvärdet",
        "Lag under tröskelvärdet",
        "Fler lagrum",
        "Granskning",
    ]
    for column, r in enumerate((taken[0], taken[2])):
        assert by_name["Kravtext"][column] == r["nr"] + r["kravtext"].replace("\n", "")
        assert all(
            s["hur"] in by_name["Uppföljning"][column]
            and s["brist"] in by_name["Uppföljning"][column]
            for s in r["steg"]
        )
        assert by_name["Lag under tröskelvärdet"][column] == r["nr"] + r["under"]


def test_a_third_is_added_by_its_id_and_the_address_follows(page):
    page.goto("/jamfor/?krav=mob-001,mob-002")
    page.fill("#jamfor-id", "finns-inte-9")
    page.press("#jamfor-id", "Enter")
    expect(page.locator("#jamfor-fel")).to_contain_text("Det finns inget krav")
    page.fill("#jamfor-id", "IT-002")
    page.press("#jamfor-id", "Enter")
    expect(page.locator(".jamfor thead th")).to_have_count(3)
    assert query_of(page)["krav"] == ["mob-001,mob-002,it-002"]
    page.go_back()
    expect(page.locator(".jamfor thead th")).to_have_count(2)


def test_at_most_four_are_compared(page):
    page.goto("/jamfor/?krav=mob-001,mob-002,mob-003,mob-004,mob-005")
    page.wait_for_selector("#jamforelse[data-klar]")
    assert page.locator(".jamfor thead th").count() == 4
    assert "Högst fyra krav visas." in page.locator("#jamfor-besked").inner_text()


@pytest.mark.parametrize(
    "path",
    [
        "krav/?grupp=mobler&korg=mob-001,mob-002",
        "jamfor/?krav=mob-001,mob-002,it-002",
        "korg/?krav=mob-001,it-002",
        "krav/mobler/?korg=mob-001",
    ],
)
def test_nothing_is_wider_than_a_narrow_screen(page, path):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"/{path}")
    page.wait_for_selector(".valda, [data-klar]")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


# --- The basket


def test_the_order_can_be_changed_with_the_keyboard(page):
    open_basket(page, "mob-001,it-002,mob-002")
    page.focus("[data-flytta=ned][data-krav=mob-001]")
    page.keyboard.press("Enter")
    assert query_of(page)["krav"] == ["it-002,mob-001,mob-002"]
    assert (
        page.evaluate("document.activeElement.dataset.krav + document.activeElement.dataset.flytta")
        == "mob-001ned"
    )
    expect(page.locator("#besked")).to_have_text("MOB-001 är nu nummer 2 av 3.")
    page.keyboard.press("Enter")
    assert query_of(page)["krav"] == ["it-002,mob-002,mob-001"]
    assert page.evaluate("document.activeElement.dataset.flytta") == "upp", (
        "the last one has nowhere down to go"
    )
    page.click("[data-flytta=bort][data-krav=mob-002]")
    assert query_of(page)["krav"] == ["it-002,mob-001"]
    assert page.evaluate("document.activeElement.dataset.krav") == "mob-001"


def test_a_shared_link_carries_requirements_and_notes(page, browser):
    open_basket(page, "mob-001,it-002")
    page.fill("#anteckning-it-002", NOTE)
    page.wait_for_function("location.hash.length > 1")
    link = page.evaluate("location.href")
    assert "anteckning" not in urlsplit(link).query and quote("åäö") in urlsplit(link).fragment, (
        "notes are never sent to the server"
    )
    other = browser.new_context()
    opened = other.new_page()
    opened.goto(link)
    opened.wait_for_selector("#korg[data-klar]")
    assert opened.locator("#anteckning-it-002").input_value() == NOTE
    assert stored(opened) == 0
    other.close()


def test_nothing_is_stored_until_the_reader_asks_for_it(page):
    open_filter(page, "?grupp=mobler")
    page.locator("#kravtraffar input").first.check()
    page.goto("/krav/mob-001/")
    page.click(".basket-add")
    page.wait_for_selector("#korg[data-klar]")
    page.fill("#anteckning-mob-001", "hej")
    download(page, "text")
    assert stored(page) == 0
    page.click("[data-gor=spara]")
    assert page.evaluate("Object.keys(localStorage)") == ["kravkorg"]
    page.goto("/korg/")
    page.wait_for_selector("#korg[data-klar]")
    assert page.locator("#anteckning-mob-001").input_value() == "hej"
    page.click("[data-gor=glom]")
    assert stored(page) == 0


def test_a_shared_link_never_replaces_what_is_saved(page):
    open_basket(page, "mob-001")
    page.click("[data-gor=spara]")
    open_basket(page, "it-002")
    assert page.locator("#korg-sparad").is_visible()
    assert "mob-001" in page.evaluate("localStorage.kravkorg")
    page.click("[data-gor=oppna-sparad]")
    page.wait_for_selector("#krav-mob-001")
    assert not page.locator("#korg-sparad").is_visible()


def test_a_broken_store_does_no_harm(page):
    page.goto("/korg/")
    for content in ("{", "null", '[{"id":"../x"},{"id":"mob-001","note":{"a":1}}]', '"text"'):
        page.evaluate("content => localStorage.setItem('kravkorg', content)", content)
        page.goto("/korg/")
        page.wait_for_selector("#korg[data-klar]")


def test_a_requirement_is_added_to_those_already_chosen(page):
    page.goto("/krav/mobler/?korg=it-002")
    page.wait_for_selector(".valda")
    page.check("#nivaer ~ .table-wrap input[value=mob-001]")
    page.click("a[href*='krav/mob-002']")
    page.wait_for_url("**/krav/mob-002/**")
    assert query_of(page)["korg"] == ["it-002,mob-001"]
    page.click(".basket-add")
    page.wait_for_selector("#korg[data-klar]")
    assert query_of(page)["krav"] == ["it-002,mob-001,mob-002"]


# --- The files


def shown(document):
    """(style, text) of paragraphs and tables in order; empty paragraphs are spacing."""
    found = []
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            found.append(("tabell", [[cell.text for cell in row.cells] for row in part.rows]))
        elif part.text:
            name = (
                part.style.name.removeprefix("Heading ")
                if part.style.name.startswith("Heading")
                else "brödtext"
            )
            found.append((name, part.text))
    return found


def expected(blocks):
    names = {"h1": "1", "h2": "2"}
    return [
        (names.get(style, "tabell" if style == "tabell" else "brödtext"), text)
        for style, text in blocks
    ]


def test_word_holds_exactly_the_requirements(page, taken):
    open_basket(page, ",".join(THREE))
    content, name = download(page, "word")
    assert re.fullmatch(r"krav-\d{4}-\d\d-\d\d\.docx", name)
    document = docx.Document(io.BytesIO(content))
    blocks = [("text", "Valda krav"), ("text", INTRO)] + [
        block for r in taken for block in requirement_blocks(r)
    ]
    assert shown(document) == expected(blocks)
    assert document.styles.element.xpath("//w:docDefaults//w:lang/@w:val") == ["sv-SE"]
    marked = {run.text for p in document.paragraphs for run in p.runs if run.font.highlight_color}
    assert {
        blank for r in taken for blank in re.findall(r"\[[^\[\]\n]{1,80}\]", r["kravtext"])
    } <= marked
    assert all(table.rows[0]._tr.xpath("./w:trPr/w:tblHeader") for table in document.tables)


def test_the_page_shows_what_the_files_hold(page, taken):
    open_basket(page, ",".join(THREE))
    for number, r in enumerate(taken):
        item = page.locator("#korg-lista > li").nth(number)
        said = " ".join(item.evaluate("node => node.textContent").split())
        for block in requirement_blocks(r):
            texts = (
                [block[1]]
                if isinstance(block[1], str)
                else [cell for row in block[1] for cell in row]
            )
            for line in "\n".join(texts).split("\n"):
                assert " ".join(line.split()) in said or line == "Kravtext", line


def test_proof_and_follow_up_are_left_out_when_the_reader_says_so(page, taken):
    open_basket(page, "mob-001")
    page.uncheck("[name=bevis]")
    page.uncheck("[name=uppfoljning]")
    assert query_of(page)["utan"] == ["bevis,uppfoljning"]
    document = docx.Document(io.BytesIO(download(page, "word")[0]))
    assert not document.tables and "Bevis" not in [text for _, text in shown(document)]
    sheet = opened(download(page, "excel")[0])
    headings = [cell.value for cell in sheet[1]]
    assert headings == [
        c.heading for c in COLUMNS if c.heading not in ("Bevis", "Uppföljning", "Ert arbete")
    ]
    assert "BEVIS" not in download(page, "text")[0].decode("utf-8-sig")


def test_excel_holds_one_requirement_a_row_as_text(page, taken):
    open_basket(page, ",".join(THREE))
    page.fill("#anteckning-it-002", NOTE)
    sheet = opened(download(page, "excel")[0])
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == [c.heading for c in COLUMNS] + ["Anteckning"]
    assert rows[1:] == [
        [c.value(r) for c in COLUMNS] + [NOTE if r["id"] == "it-002" else ""] for r in taken
    ]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}, (
        "no formula, no number"
    )
    assert sheet.freeze_panes == "A2"


def test_csv_follows_rfc_4180_and_carries_no_formula(page, taken):
    open_basket(page, ",".join(THREE))
    page.fill("#anteckning-it-002", NOTE)
    content, _ = download(page, "csv")
    assert content.startswith(b"\xef\xbb\xbf") and b"\n" not in content.replace(
        b"\r\n", b""
    ).replace(b"\n", b"", content.count(b"\n") - content.count(b"\r\n"))
    head, *rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert all(re.fullmatch(r"[a-z_]+", name) for name in head)
    assert rows == [
        [c.value(r) for c in COLUMNS] + [f"'{NOTE}" if r["id"] == "it-002" else ""] for r in taken
    ]


def test_text_holds_the_same(page, taken):
    open_basket(page, ",".join(THREE))
    page.fill("#anteckning-it-002", NOTE)
    content = download(page, "text")[0].decode("utf-8-sig").replace("\r\n", "\n")
    for r in taken:
        for style, text in requirement_blocks(r):
            if style == "h2":
                assert text.upper() in content
            elif style == "tabell":
                assert all(cell in content for row in text[1:] for cell in row)
            else:
                assert text in content
    assert NOTE in content


def test_a_note_survives_in_word(page):
    open_basket(page, "mob-001")
    page.fill("#anteckning-mob-001", NOTE)
    texts = [p.text for p in docx.Document(io.BytesIO(download(page, "word")[0])).paragraphs]
    assert texts[-2:] == NOTE.split("\n")


def test_a_very_long_requirement_survives(page, served):
    """5,000 characters with everything that breaks formats, put in place of a requirement's text on its way to the browser."""
    hostile = ("å\"ä;ö,\t'<b>&amp;\\n\nny rad " * 260)[:4990] + " slut"

    def answer(route):
        response = route.fetch()
        script = response.text()
        start = script.index('"kravtext":"') + len('"kravtext":"')
        end = script.index('","bevis"', start)
        escaped = (
            __import__("json")
            .dumps(hostile, ensure_ascii=False)[1:-1]
            .replace("\\", "\\\\")
            .replace("'", "\\'")
        )
        route.fulfill(response=response, body=script[:start] + escaped + script[end:])

    page.route("**/poster/krav-mob.js", answer)
    open_basket(page, "mob-001")
    rows = list(
        csv.DictReader(io.StringIO(download(page, "csv")[0].decode("utf-8-sig"), newline=""))
    )
    assert rows[0]["kravtext"] == hostile
    sheet = opened(download(page, "excel")[0])
    assert sheet["H2"].value == hostile
    document = docx.Document(io.BytesIO(download(page, "word")[0]))
    start = [p.text for p in document.paragraphs].index("Kravtext")
    assert [p.text for p in document.paragraphs][
        start + 1 : start + 1 + hostile.count("\n") + 1
    ] == hostile.split("\n")


def test_the_files_of_a_whole_group_are_those_that_the_build_made(page, site, records):
    ids = [r.id for r in records.requirements_by_group["mobler"]]
    open_basket(page, ",".join(ids))
    made = docx.Document(str(site / "krav/mobler/krav-mobler.docx"))
    assert shown(docx.Document(io.BytesIO(download(page, "word")[0])))[1:] == shown(made)[1:]

    def values(sheet):
        return [[cell.value for cell in row] for row in sheet.iter_rows()]

    for action, name in (("excel", "krav-mobler"), ("checklista-excel", "uppfoljning-mobler")):
        assert values(opened(download(page, action)[0])) == values(
            opened((site / f"krav/mobler/{name}.xlsx").read_bytes())
        )
    checklist = shown(docx.Document(io.BytesIO(download(page, "checklista-word")[0])))
    assert (
        checklist[1:] == shown(docx.Document(str(site / "krav/mobler/uppfoljning-mobler.docx")))[1:]
    )


def test_the_libraries_are_those_that_are_noted(root):
    notes = (root / "docs/assets/vendor/README.txt").read_text(encoding="utf-8")
    noted = dict(
        reversed(line.split()) for line in notes.splitlines() if re.match(r"  [0-9a-f]{64}  ", line)
    )
    scripts = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (root / "docs/assets/vendor").glob("*.js")
    }
    assert scripts == noted
    for path in (root / "docs/assets/vendor").glob("*.js"):
        assert not re.search(
            r"\beval\(|new Function|new Worker|importScripts|XMLHttpRequest|\bfetch\(",
            path.read_text(encoding="utf-8"),
        ), path.name


def test_a_library_is_loaded_only_when_its_file_is_asked_for(page):
    asked = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.rsplit("/", 1)[-1]))
    open_basket(page, "mob-001")
    download(page, "csv")
    assert not [name for name in asked if name.startswith(("docx", "write"))]
    download(page, "word")
    assert [name for name in asked if name.startswith(("docx", "write"))] == ["docx-9.15.2.js"]


# --- Follow-up


def unfolded(content):
    text = content.decode("utf-8")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")


def test_the_calendar_counts_from_the_day_that_the_reader_types(page, taken):
    open_basket(page, "mob-001")
    assert page.locator("[data-gor=kalender]").is_disabled()
    page.fill("#avtal-start", "2027-01-31")
    page.fill("#avtal-slut", "2029-01-30")
    lines = unfolded(download(page, "kalender")[0])
    starts = [line.split(":")[1] for line in lines if line.startswith("DTSTART")]
    assert starts == ["20270131", "20280131", "20290130"], (
        "start, once a contract year, and the end"
    )
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2] == "END:VCALENDAR"
    assert any(line.startswith("SUMMARY:Följ upp MOB-001: ") for line in lines)
    assert "\\n" in next(line for line in lines if line.startswith("DESCRIPTION:"))
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 3


def test_steps_without_a_clear_time_are_said_to_have_none(page, library):
    timed = {
        r.id: [step["tid"] for step in takeaway(library, r)["steg"]]
        for r in library.collection.requirements.values()
    }
    mixed = next(id_ for id_, times in timed.items() if None in times and any(times))
    open_basket(page, mixed)
    page.fill("#avtal-start", "2027-03-01")
    days = page.eval_on_selector_all(
        "#korg-checklista tbody tr", "rows => rows.map(row => row.children[2].textContent)"
    )
    for text, time in zip(days, timed[mixed], strict=True):
        assert (text == "Inget datum") == (time is None or time.anchor == "slut")
    dated = sum(text != "Inget datum" for text in days)
    assert (
        page.locator("#datum-besked")
        .inner_text()
        .startswith(f"{dated} av {len(days)} steg får datum")
    )
    sheet = opened(download(page, "checklista-excel")[0])
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == [
        None if text == "Inget datum" else text.replace(", ", "\n") for text in days
    ]


def test_a_month_without_its_31st_gets_its_last_day(page, library):
    quarterly = next(
        r.id
        for r in library.collection.requirements.values()
        if any(s["tid"] and s["tid"].every == 3 for s in takeaway(library, r)["steg"])
    )
    open_basket(page, quarterly)
    page.fill("#avtal-start", "2027-11-30")
    lines = unfolded(download(page, "kalender")[0])
    assert "DTSTART;VALUE=DATE:20280229" in lines and "DTSTART;VALUE=DATE:20280530" in lines


def test_an_end_before_the_start_is_not_counted(page):
    open_basket(page, "mob-001")
    page.fill("#avtal-start", "2027-05-01")
    page.fill("#avtal-slut", "2026-05-01")
    assert "Slutdatumet ligger före startdatumet" in page.locator("#datum-besked").inner_text()


def test_the_checklist_has_one_row_a_step(page, taken):
    open_basket(page, ",".join(THREE))
    sheet = opened(download(page, "checklista-excel")[0])
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    assert rows == [list(CHECKLIST), *checklist_rows(taken)]


# --- The officer's tour: what an officer does, and in how many actions


def test_the_officers_tour(page, records):
    """From the start page to used office furniture in three actions, and three requirements to Word in six."""
    actions = 0
    page.goto("/")
    page.click("nav.menu a:text-is('Krav')")
    actions += 1
    page.wait_for_selector("#kravfilter[data-klar]")
    page.select_option("#filter-grupp", "mobler")
    actions += 1
    page.select_option("#filter-strategi", "aterbruka")
    actions += 1
    assert actions <= 3
    found = listed(page)
    assert found and all(
        records.requirements[id_].group == "mobler"
        and "aterbruka" in records.requirements[id_].strategies
        for id_ in found
    )
    actions = 0
    for id_ in found[:3]:
        page.check(f"#kravtraffar input[value={id_}]")
        actions += 1
    page.click(".valda [data-gor=till-korgen]")
    actions += 1
    page.wait_for_selector("#korg[data-klar]")
    content, _ = download(page, "word")
    actions += 1
    assert actions <= 6
    headings = [
        p.text for p in docx.Document(io.BytesIO(content)).paragraphs if p.style.name == "Heading 1"
    ]
    assert headings == [records.requirements[id_].title for id_ in found[:3]]


def test_what_is_chosen_goes_along_through_a_search_and_to_the_basket(page):
    open_filter(page, "?korg=mob-001")
    page.fill(".site-search input[name=q]", "bärbara datorer reservdelar")
    page.press(".site-search input[name=q]", "Enter")
    page.wait_for_selector("#sokresultat li")
    assert query_of(page)["korg"] == ["mob-001"]
    page.select_option("#sokformular select", "krav")
    page.wait_for_function("new URLSearchParams(location.search).get('slag') === 'krav'")
    assert query_of(page)["korg"] == ["mob-001"]
    page.locator("#sokresultat a[href*='/krav/']").first.click()
    assert query_of(page)["korg"] == ["mob-001"]
    page.locator("main .basket-add").first.click()
    page.wait_for_selector("#korg[data-klar]")
    assert page.locator("#korg-lista > li").count() == 2


def test_the_start_package_goes_to_the_basket_in_one_action(page):
    page.goto("/krav/mobler/")
    page.click(".start-package + .actions .basket-add")
    page.wait_for_selector("#korg[data-klar]")
    assert page.locator("#korg-lista > li").count() == 3


def test_all_of_it_works_from_a_disk(browser, site):
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{(site / 'krav/index.html').as_uri()}?grupp=mobler")
    page.wait_for_selector("#kravfilter[data-klar]")
    for number in range(2):
        page.locator("#kravtraffar input").nth(number).check()
    page.click(".valda [data-gor=till-korgen]")
    page.wait_for_selector("#korg[data-klar]")
    assert page.locator("#korg-lista > li").count() == 2
    assert docx.Document(io.BytesIO(download(page, "word")[0])).tables
    page.click("#korg-besked a:text('Jämför')")
    page.wait_for_selector("#jamforelse[data-klar]")
    assert page.locator(".jamfor thead th").count() == 2
    assert not faults
    context.close()


def test_the_bar_never_hides_what_has_focus(page):
    page.set_viewport_size({"width": 320, "height": 640})
    open_filter(page, "?grupp=mobler&korg=mob-001")
    page.focus("#filter-ord")
    for _ in range(40):
        page.keyboard.press("Tab")
        hidden = page.evaluate("""() => {
          const bar = document.querySelector(".valda").getBoundingClientRect(), node = document.activeElement, place = node.getBoundingClientRect();
          return !node.closest(".valda") && place.top >= bar.top && place.bottom <= bar.bottom ? node.outerHTML : "";
        }""")
        assert not hidden
