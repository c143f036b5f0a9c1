"""Rows for tables: filters, order, and cells. A filter that nothing meets gives an empty table, never an error."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import small_project
from guide.html import blocks, tables
from guide.html.tables import Cell, Table
from guide.pages.markers import Marker
from guide.records import queries, upkeep
from guide.records.collection import Collection
from guide.site.context import Site
from guide.source.place import Place


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return small_project.site_of(small_project.make(tmp_path_factory.mktemp("project") / "litet"))


@pytest.fixture(scope="module")
def small(site: Site) -> Collection:
    return site.collection


@pytest.fixture(scope="module")
def real() -> Collection:
    return small_project.real().collection


REQUIREMENTS = [
    ({}, ["mob-001", "mob-002"]),
    ({"produktgrupp": "mobler"}, ["mob-001", "mob-002"]),
    ({"produktgrupp": "textil"}, []),
    ({"strategi": "reparera", "niva": "bas"}, ["mob-001", "mob-002"]),
    ({"strategi": "aterbruka"}, []),
    ({"niva": "spjutspets"}, []),
    ({"typ": "kontraktsvillkor"}, ["mob-001", "mob-002"]),
]


@pytest.mark.parametrize(("filters", "ids"), REQUIREMENTS, ids=str)
def test_requirements_that_meet_all_filters(
    small: Collection, filters: dict[str, str], ids: list[str]
) -> None:
    assert [r.id for r in queries.choose_requirements(small, filters)] == ids


CASES = [
    ({}, ["hjo-cirkular-mobelhantering", "orsa-returbutiken"]),
    ({"land": "sverige"}, ["hjo-cirkular-mobelhantering", "orsa-returbutiken"]),
    ({"land": "Norge"}, []),
    (
        {"glesbygd": "ja", "organisation": "liten-kommun"},
        ["hjo-cirkular-mobelhantering", "orsa-returbutiken"],
    ),
    ({"glesbygd": "nej"}, []),
    (
        {"produktgrupp": "mobler", "strategi": "aterbruka"},
        ["hjo-cirkular-mobelhantering", "orsa-returbutiken"],
    ),
]


@pytest.mark.parametrize(("filters", "ids"), CASES, ids=str)
def test_cases_that_meet_all_filters(
    small: Collection, filters: dict[str, str], ids: list[str]
) -> None:
    assert [c.id for c in queries.choose_cases(small, filters)] == ids


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({"omrade": "eu"}, ["espr-forstorelseforbud"]),
        ({"skede": "utvardering"}, ["lou-lcc"]),
        ({"omrade": "eu", "skede": "utvardering"}, []),
    ],
    ids=str,
)
def test_rules_that_meet_all_filters(
    small: Collection, filters: dict[str, str], ids: list[str]
) -> None:
    assert [r.id for r in queries.choose_rules(small, filters)] == ids


@pytest.mark.parametrize(
    "filters",
    [
        {"produktgrupp": "mobler"},
        {"produktgrupp": "mobler", "strategi": "reparera"},
        {"niva": "spjutspets"},
    ],
    ids=str,
)
def test_a_filter_divides_the_real_data(real: Collection, filters: dict[str, str]) -> None:
    chosen = {r.id for r in queries.choose_requirements(real, filters)}
    assert chosen and chosen < set(real.requirements)
    assert len(queries.choose_requirements(real, {**filters, "typ": "kontraktsvillkor"})) <= len(
        chosen
    )


def test_the_time_line_parts_at_today_and_today_is_coming(small: Collection) -> None:
    coming, past = queries.timeline(small, date(2027, 3, 2))
    assert [event.day.isoformat() for event, _ in coming] == ["2027-03-02", "2030-07-19"]
    assert [event.day.isoformat() for event, _ in past] == ["2018-01-01", "2026-07-19"]


def test_only_dates_marked_for_it_stand_in_the_time_line(small: Collection) -> None:
    coming, past = queries.timeline(small, date(2000, 1, 1))
    assert all(event.in_timeline for event, _ in [*coming, *past]) and "lagen i kraft" not in [
        event.text for event, _ in coming
    ]


def test_late_is_what_has_passed_its_date_and_not_the_day_itself(small: Collection) -> None:
    last = max(record.next_check for record in upkeep.dated_records(small))
    assert "mob-001" not in {r.id for r in upkeep.late(small, date(2027, 5, 23))}
    assert {"mob-001", "mob-002"} <= {r.id for r in upkeep.late(small, date(2027, 5, 24))}
    assert upkeep.by_month(upkeep.dated_records(small), last + timedelta(days=1)) == {}


def test_months_are_counted_by_role(small: Collection) -> None:
    months = upkeep.by_month(upkeep.dated_records(small), date(2027, 5, 1))
    table = tables.month_table(small, months)
    may = next(row for row in table.rows if row[0].text == "maj 2027")
    counts = dict(zip(table.headings, (cell.text for cell in may), strict=True))
    assert counts["Kravredaktör"] == "2" and counts["Fallredaktör"] == "2"
    assert int(counts["Alla"]) == len(months[2027, 5])


def test_the_cells_of_a_requirement(small: Collection) -> None:
    table = tables.requirement_table(small, [small.requirements["mob-001"]], "Krav (1 st)")
    assert [cell.text for cell in table.rows[0]] == [
        "Reservdelar ska finnas i minst fem år efter produktionsdatum",
        "MOB-001",
        "Bas",
        "Särskilt kontraktsvillkor",
        "Reparera, Design för lång livslängd",
        "Liten",
    ]
    assert table.rows[0][0].path == "krav/mob-001" and len(table.headings) == len(table.rows[0])


def test_a_table_is_drawn_with_caption_scopes_and_links_from_its_place(site: Site) -> None:
    html = blocks.table_html(
        site,
        Place("sv", "metoder/lcc"),
        Table("Krav & mer", ("Namn", "Tal"), ((Cell("<A>", "krav/a"), Cell("1")),)),
    )
    assert "<caption>Krav &amp; mer</caption>" in html
    assert '<th scope="col">Namn</th><th scope="col">Tal</th>' in html
    assert '<th scope="row"><a href="../../krav/a/">&lt;A&gt;</a></th><td>1</td>' in html
    assert 'role="region" tabindex="0" aria-label="Krav &amp; mer"' in html


@pytest.mark.parametrize(
    ("name", "filters", "caption"),
    [
        (
            "kravtabell",
            {"produktgrupp": "mobler", "strategi": "reparera"},
            "Krav: Möbler och inredning, Reparera (2 st)",
        ),
        ("kravtabell", {"produktgrupp": "textil"}, "Krav: Textil och arbetskläder (0 st)"),
        (
            "falltabell",
            {"land": "Sverige", "glesbygd": "ja"},
            "Fall: Sverige, passar glesbygd (2 st)",
        ),
        ("regeltabell", {"omrade": "eu"}, "(1 st)"),
    ],
)
def test_a_table_says_what_was_chosen_and_how_many(
    site: Site, name: str, filters: dict[str, str], caption: str
) -> None:
    html = blocks.block(site, Place("sv", "krav"), Marker(name, filters, 1, ""))
    assert caption in html


@pytest.mark.parametrize(
    "name",
    [
        "kravtabell",
        "falltabell",
        "regeltabell",
        "besokstabell",
        "aktorstabell",
        "fragetabell",
        "grupplista",
        "tidslinje",
        "ordlista",
        "oversattningslage",
        "tillganglighetsredogorelse",
        "andringslogg",
        "nyheter",
        "attseover",
        "postfalt",
        "markorlista",
    ],
)
def test_each_marker_gives_html_without_any_filter(site: Site, name: str) -> None:
    assert "<" in blocks.block(site, Place("sv", ""), Marker(name, {}, 1, ""))


def test_the_marker_list_and_the_blocks_are_the_same() -> None:
    assert set(blocks.BLOCKS) == set(blocks.MARKERS)
