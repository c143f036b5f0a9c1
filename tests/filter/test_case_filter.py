"""Finding a case in a real browser: facets, words, cards and table, distance; and the page without scripts."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from guide.filter import filters
from guide.records import collection, distances


@pytest.fixture(scope="module")
def records(root):
    return collection.load(root)


@pytest.fixture(scope="module")
def away(root):
    return distances.Distances(collection.load(root).small_files.towns)


def open_cases(page, query=""):
    page.goto(f"/fall/{query}")
    page.wait_for_selector("#fallfilter[data-klar]")
    page.locator(".more-fields").evaluate("fold => { fold.open = true }")


def cards(page):
    return page.eval_on_selector_all(
        "#falltraffar h3 a",
        "links => links.map(link => new URL(link.href).pathname.split('/').at(-2))",
    )


def rows_in_sight(page):
    return page.eval_on_selector_all(
        "main table tbody tr",
        "rows => rows.filter(row => row.checkVisibility()).map(row => row.querySelector('a').pathname.split('/').at(-2))",
    )


def test_without_scripts_every_case_is_in_the_table(browser, served, records):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}fall/")
    assert set(rows_in_sight(page)) == set(records.cases)
    assert not page.locator("#fallfilter").is_visible()
    context.close()


def test_all_cases_are_cards_until_something_is_chosen(page, records):
    open_cases(page)
    assert page.locator("#fallantal").inner_text() == f"{len(records.cases)} fall."
    assert set(cards(page)) == set(records.cases)
    assert not rows_in_sight(page)


@pytest.mark.parametrize(
    ("name", "value", "fits"),
    [
        ("grupp", "mobler", lambda c: "mobler" in c.groups),
        ("strategi", "reparera", lambda c: "reparera" in c.strategies),
        ("organisation", "liten-kommun", lambda c: c.organisation_kind == "liten-kommun"),
        ("slag", "internt-arbetssatt", lambda c: c.case_kind == "internt-arbetssatt"),
        ("land", "norge", lambda c: c.country == "Norge"),
        ("glesbygd", "ja", lambda c: c.fits_sparse),
        ("utfall", "motgang", lambda c: c.outcome),
    ],
)
def test_each_facet_filters(page, records, name, value, fits):
    open_cases(page)
    page.select_option(f"#filter-{name}", value)
    expected = {id_ for id_, c in records.cases.items() if fits(c)}
    assert expected and set(cards(page)) == expected
    assert parse_qs(urlsplit(page.url).query)[name] == [value]


def test_the_table_shows_what_the_cards_show(page, records):
    open_cases(page, "?grupp=mobler&glesbygd=ja&visa=tabell")
    expected = {id_ for id_, c in records.cases.items() if "mobler" in c.groups and c.fits_sparse}
    assert set(rows_in_sight(page)) == expected and not page.locator("#falltraffar").is_visible()
    assert page.locator("main caption").first.inner_text() == f"Fall ({len(expected)} st)"
    page.select_option("#filter-visa", "")
    assert set(cards(page)) == expected and not rows_in_sight(page)
    page.select_option("#filter-visa", "tabell")
    assert set(rows_in_sight(page)) == expected


@pytest.mark.parametrize("way", ["", "&visa=tabell"])
def test_the_nearest_come_first_and_those_without_a_place_last(page, records, away, way):
    open_cases(page, f"?ordning=avstand{way}")
    shown = rows_in_sight(page) if way else cards(page)
    kilometres = [away.to(records.cases[id_].place) for id_ in shown]
    known = [km for km in kilometres if km is not None]
    assert known == sorted(known) and kilometres[len(known) :] == [None] * (
        len(kilometres) - len(known)
    )
    assert records.cases[shown[0]].place.startswith(away.origin)


def test_words_look_in_what_was_bought_and_learnt(page):
    open_cases(page)
    page.fill("#filter-ord", "datorer skola")
    assert "nynashamn-begagnade-datorer" in cards(page)


def test_every_card_tells_how_it_went_or_that_nothing_is_told(page, records):
    open_cases(page)
    told = page.locator("#falltraffar .outcome").all_text_contents()
    assert len(told) == len(records.cases)
    silent = [c for c in records.cases.values() if not c.outcome and not c.results]
    assert sum(text.endswith("Inte redovisat") for text in told) == len(silent)


def test_failures_are_told_on_their_cards(page, records):
    open_cases(page, "?utfall=motgang")
    told = page.locator("#falltraffar .outcome").all_text_contents()
    assert len(told) == len(cards(page)) > 5
    assert all(re.search(r": (Misslyckades|Blandat)", text) for text in told)


def test_a_hostile_address_chooses_nothing(page):
    open_cases(page, "?land=%3Cscript%3E&ordning=__proto__&visa=%22")
    assert (
        page.locator("#filter-land").input_value()
        == page.locator("#filter-visa").input_value()
        == page.locator("#filter-ordning").input_value()
        == ""
    )


def test_hostile_texts_are_texts_on_a_card(page):
    text = "<img src=x onerror=alert(1)>"
    data = {
        "val": [
            [name, name, []]
            for name in ("grupp", "strategi", "organisation", "slag", "land", "glesbygd", "utfall")
        ],
        "rader": [
            [
                "aalborg-skolmiljoer",
                text,
                [[], [], [], [], [], [], []],
                "ord",
                text,
                text,
                text,
                None,
                text,
            ]
        ],
        "fran": text,
    }
    page.route(
        "**/poster/filter-fall.js",
        lambda route: route.fulfill(
            body=filters.script("filter-fall", data), content_type="text/javascript; charset=utf-8"
        ),
    )
    open_cases(page)
    card = page.locator("#falltraffar li")
    assert (
        card.count() == 1
        and card.locator("img").count() == 0
        and card.inner_text().count(text) == 5
    )


@pytest.mark.parametrize("words", ["Trøndelag", "trondelag", "Bærum", "Indkøbsservice"])
def test_words_with_nordic_letters_are_found_however_they_are_written(page, words):
    open_cases(page)
    page.fill("#filter-ord", words)
    assert cards(page) and "Inget fall" not in page.locator("#fallantal").inner_text()


def test_the_filter_is_cleared_and_the_way_of_showing_stays(page, records):
    open_cases(page, "?land=norge&ordning=avstand&visa=tabell&ord=m%C3%B6bler")
    page.click("#fallfilter button[type=reset]")
    assert parse_qs(urlsplit(page.url).query) == {"ordning": ["avstand"], "visa": ["tabell"]}
    assert set(rows_in_sight(page)) == set(records.cases)


def test_every_case_that_fits_is_printed(page, records, tmp_path):
    open_cases(page)
    page.pdf(path=tmp_path / "fall.pdf")
    assert page.locator("#falltraffar h3 a").count() == len(records.cases)


@pytest.mark.parametrize("query", ["?glesbygd=ja", "?glesbygd=ja&visa=tabell"])
def test_it_works_from_a_disk(browser, site, records, query):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{(site / 'fall/index.html').as_uri()}{query}")
    page.wait_for_selector("#fallfilter[data-klar]")
    shown = (
        rows_in_sight_on_disk(page)
        if "tabell" in query
        else page.eval_on_selector_all("#falltraffar h3 a", "links => links.map(a => a.href)")
    )
    assert (
        page.locator("#fallantal").inner_text()
        == f"{sum(c.fits_sparse for c in records.cases.values())} fall."
    )
    assert shown and all(
        address.startswith("file:") and address.endswith("/index.html") for address in shown
    )
    context.close()


def rows_in_sight_on_disk(page):
    return page.eval_on_selector_all(
        "main table tbody tr",
        "rows => rows.filter(row => row.checkVisibility()).map(row => row.querySelector('a').href + 'index.html')",
    )


# --- Distances


def test_known_distances(away):
    """Great-circle distances between the towns' positions, within the rounding; see data/orter.yml."""
    assert away.to("Östersund") == 0
    assert away.to("Trondheim (Trøndelag)") == pytest.approx(215, abs=6)
    assert away.to("Växjö") == pytest.approx(702, abs=6)


def test_another_town_is_never_here(root):
    towns = collection.load(root).small_files.towns
    near = towns.model_copy(
        update={
            "towns": (
                *towns.towns,
                towns.towns[0].model_copy(update={"name": "Frösön", "north": 63.18, "east": 14.62}),
            )
        }
    )
    assert distances.Distances(near).town_at("Frösön") == ("Frösön", 10)


@pytest.mark.parametrize("place", ["nationellt", "Stockholms län", "Västra Götaland", "digitalt"])
def test_what_is_no_town_has_no_distance(away, place):
    assert away.to(place) is None


def test_the_list_of_near_places_leads_to_visits_and_cases(browser, served, records, away):
    page = browser.new_page()
    page.goto(f"{served}studiebesok/")
    found = page.eval_on_selector_all(
        ".table-wrap[aria-label^='Resmål och fall inom'] tbody tr",
        "rows => rows.map(row => [row.cells[0].innerText, [...row.querySelectorAll('a')].map(a => a.pathname.slice(1, -1))])",
    )
    linked = {path for _, paths in found for path in paths}
    near = {
        record.path
        for record in (*records.visits.values(), *records.cases.values())
        if (km := away.to(record.place)) is not None and km <= 500
    }
    assert linked == near and found[0][0] == away.origin
    page.close()
