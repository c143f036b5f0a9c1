"""Finding and choosing requirements in a real browser: filter, comparison, on to the builder."""

import gzip
import hashlib
import io
import re
import warnings
import zipfile
from datetime import date
from urllib.parse import parse_qs, urlsplit

import docx
import openpyxl
import pytest
from guide.filter.filters import FOLDER
from guide.filter.requirement_data import facets
from guide.records import collection
from guide.site.context import Site
from guide.site.render import Renderer
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
    page.locator(".more-fields").evaluate("fold => { fold.open = true }")


def chosen_in(page):
    """The ids that the builder holds, in order."""
    return page.eval_on_selector_all(
        ".krav-valda details", "rows => rows.map(row => row.dataset.krav)"
    )


def listed(page):
    return page.eval_on_selector_all("#kravtraffar input", "boxes => boxes.map(box => box.value)")


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
    assert set(listed(page)) == set(records.requirements)


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
    assert set(listed(page)) == {id_ for id_, r in records.requirements.items() if fits(r)}
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
            assert {c.value: c.number for c in facet.choices} == {
                g: len(rs) for g, rs in records.requirements_by_group.items() if rs
            }


@pytest.mark.parametrize("words", ["begagnade möbler", "Reservdelar", "mobler begagnat", "garanti"])
def test_words_find_whatever_ending_they_have(page, words):
    open_filter(page)
    page.fill("#filter-ord", words)
    found = listed(page)
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
    assert listed(page)


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


def test_the_choice_is_in_the_address_and_back_leads_out_of_the_page(page):
    page.goto("/metoder/")
    open_filter(page)
    page.select_option("#filter-grupp", "mobler")
    page.select_option("#filter-niva", "bas")
    assert query_of(page) == {"grupp": ["mobler"], "niva": ["bas"]}
    both = listed(page)
    page.reload()
    page.wait_for_selector("#kravfilter[data-klar]")
    assert listed(page) == both
    page.locator("#kravtraffar h3 a").first.click()
    page.wait_for_url("**/krav/mob-*/**")
    page.go_back()
    page.wait_for_selector("#kravfilter[data-klar]")
    assert listed(page) == both and page.locator("#filter-niva").input_value() == "bas"
    page.go_back()
    assert urlsplit(page.url).path == "/metoder/", "choices flood the history"


def test_each_choice_is_a_mark_that_takes_it_away(page, records):
    open_filter(page, "?grupp=mobler&niva=bas&ord=garanti")
    marks = page.locator(".chosen-mark")
    assert [text.split(":")[0] for text in marks.all_inner_texts()] == [
        "Ta bort ord",
        "Ta bort Produktgrupp",
        "Ta bort Nivå",
    ]
    marks.nth(0).click()
    marks.nth(1).click()
    assert query_of(page) == {"grupp": ["mobler"]}
    assert len(listed(page)) == len(records.requirements_by_group["mobler"])
    assert page.evaluate("document.activeElement !== document.body"), "focus is lost"


@pytest.mark.parametrize("query", ["", "?grupp=mobler&niva=bas"])
def test_nothing_is_pushed_away_when_the_filter_comes(page, query):
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const one of list.getEntries())"
        " window.shift += one.value; }).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(f"/krav/{query}")
    page.wait_for_selector("#kravfilter[data-klar]")
    page.wait_for_timeout(300)
    assert page.evaluate("window.shift") <= 0.02


def test_nonsense_in_the_address_does_no_harm(page, records):
    open_filter(
        page,
        "?grupp=%3Cscript%3E&ord=%3Cimg%20src=x%20onerror=alert(1)%3E&korg=../../x,MOB-001,'%22,__proto__-1",
    )
    assert page.locator("#filter-grupp").input_value() == ""
    assert page.evaluate("window.kravverktyg.carried()") == ["mob-001"]
    page.goto("/underlag/#krav=..%2F..%2Fx,mob-001,filter-1,constructor-1,%3Cb%3E&__proto__=x")
    page.wait_for_selector("#underlag[data-klar]")
    assert chosen_in(page) == ["mob-001"]
    assert "Okänt id: FILTER-1, CONSTRUCTOR-1." in page.locator("#underlag-besked").inner_text()


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


def test_every_row_is_in_the_page_for_the_browsers_own_search(page, records):
    open_filter(page)
    last = listed(page)[-1]
    assert len(listed(page)) == len(records.requirements)
    assert page.evaluate("title => window.find(title)", records.requirements[last].title)


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
            <= 330 * number
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
        "underlag/#krav=mob-001,it-002,mas-005",
        "krav/mobler/?korg=mob-001",
    ],
)
def test_nothing_is_wider_than_a_narrow_screen(page, path):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"/{path}")
    page.wait_for_selector(".valda, [data-klar]")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


# --- What is chosen


def test_a_requirement_is_added_to_those_already_chosen(page):
    page.goto("/krav/mobler/?korg=it-002")
    page.wait_for_selector(".valda")
    page.check("#nivaer ~ .table-wrap input[value=mob-001]")
    page.click("a[href*='krav/mob-002']")
    page.wait_for_url("**/krav/mob-002/**")
    assert query_of(page)["korg"] == ["it-002,mob-001"]
    page.click(".basket-add")
    page.wait_for_selector("#underlag[data-klar]")
    assert chosen_in(page) == ["it-002", "mob-001", "mob-002"]


# --- The files


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
    page.click(".valda [data-gor=till-underlaget]")
    actions += 1
    page.wait_for_selector("#underlag[data-klar]")
    content, _ = download(page, "forfragan")
    actions += 1
    assert actions <= 6
    tables = docx.Document(io.BytesIO(content)).tables
    said = [cell.text for table in tables for row in table.rows for cell in row.cells]
    assert "Krav" in said and chosen_in(page) == found[:3]


def test_what_is_chosen_goes_along_through_a_search_and_to_the_builder(page):
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
    page.wait_for_selector("#underlag[data-klar]")
    assert len(chosen_in(page)) == 2


def test_the_start_package_goes_to_the_builder_in_one_action(page):
    page.goto("/krav/mobler/")
    page.click(".start-package + .actions .basket-add")
    page.wait_for_selector("#underlag[data-klar]")
    assert len(chosen_in(page)) == 3


def test_all_of_it_works_from_a_disk(browser, site):
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{(site / 'krav/index.html').as_uri()}?grupp=mobler")
    page.wait_for_selector("#kravfilter[data-klar]")
    for number in range(2):
        page.locator("#kravtraffar input").nth(number).check()
    page.click(".valda a:text('Jämför')")
    page.wait_for_selector("#jamforelse[data-klar]")
    assert page.locator(".jamfor thead th").count() == 2
    page.click("#jamforelse a:text('Gör ett underlag')")
    page.wait_for_selector("#underlag[data-klar]")
    assert len(chosen_in(page)) == 2
    assert docx.Document(io.BytesIO(download(page, "forfragan")[0])).tables
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
