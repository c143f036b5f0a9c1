"""Pictures drawn at build time: each has a name, a text alternative and its data as a table; nothing leaves the canvas."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
import small_project
from guide.html import figures
from guide.pages import markers
from guide.site.context import Site
from guide.source.place import Place


@pytest.fixture(scope="module")
def site() -> Site:
    return small_project.real_site()


def svg_of(html: str) -> ElementTree.Element:
    return ElementTree.fromstring(re.search(r"<svg.*?</svg>", html, re.S)[0])


@pytest.mark.parametrize("name", figures.FIGURES)
def test_a_figure_is_named_described_and_given_as_a_table(site: Site, name: str) -> None:
    html = str(figures.FIGURES[name](site, Place("sv", "metoder")))
    svg = svg_of(html)
    texts = {
        element.tag.rpartition("}")[2]: element.get("id")
        for element in svg.iter()
        if element.tag.endswith(("title", "desc"))
    }
    labelled = set((svg.get("aria-labelledby") or "").split())
    assert labelled and labelled <= set(re.findall(r'id="([^"]+)"', html)), texts
    assert html.count("<table") == 1 and html.count("<tr") > 2 and "<caption>" in html


@pytest.mark.parametrize("name", figures.FIGURES)
def test_nothing_is_drawn_outside_the_canvas(site: Site, name: str) -> None:
    svg = svg_of(str(figures.FIGURES[name](site, Place("sv", ""))))
    _, _, width, height = map(float, svg.get("viewBox").split())
    for element in svg.iter():
        x, y = float(element.get("x") or 0), float(element.get("y") or 0)
        assert (
            0 <= x + float(element.get("width") or 0 if element is not svg else 0) <= width + 1
        ), (name, element.attrib)
        assert y <= height + 1, (name, element.attrib)


@pytest.mark.parametrize("name", figures.FIGURES)
def test_a_figure_has_no_style_of_its_own(site: Site, name: str) -> None:
    html = str(figures.FIGURES[name](site, Place("sv", "")))
    assert "style=" not in html and "<script" not in html and "fill=" not in svg_text(html)


def svg_text(html: str) -> str:
    return re.search(r"<svg.*?</svg>", html, re.S)[0]


def test_two_drawings_are_alike(site: Site) -> None:
    for draw in figures.FIGURES.values():
        assert draw(site, Place("sv", "metoder")) == draw(site, Place("sv", "metoder"))


def test_the_sum_of_the_prestudy_is_computed_from_its_parts(site: Site) -> None:
    html = figures.prestudy_costs(site, Place("sv", "om/forstudien"))
    total = sum(
        activity.cost
        for activity in small_project.real().collection.small_files.prestudy.activities
    )
    assert f"{total:,}".replace(",", "\u00a0") in html


def test_bars_count_the_requirements_of_each_strategy(site: Site) -> None:
    html = figures.requirements_per_strategy(site, Place("sv", ""))
    for strategy in site.collection.strategies.values():
        count = sum(strategy.id in r.strategies for r in site.collection.requirements.values())
        assert re.search(
            rf">{re.escape(strategy.title)}</th>(?:<td>[^<]*</td>)*<td>{count}</td></tr>", html
        ), strategy.id


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("kort", 360, ["kort"]),
        ("", 360, [""]),
        ("ett två tre", 40, ["ett", "två", "tre"]),
        ("x" * 80, 76, ["x" * 80]),
    ],
)
def test_text_is_broken_between_words(text: str, room: float, lines: list[str]) -> None:
    assert figures._lines(text, room) == lines


def test_links_in_a_figure_lead_to_pages_of_the_site(site: Site) -> None:
    pages = {page.address for page in site.pages}
    html = figures.procurement_phases(site, Place("sv", ""))
    found = re.findall(r'<a href="\./([^"#]*?)/?"', html)
    assert found and set(found) <= pages


def test_the_figures_that_pages_may_name_are_those_that_can_be_drawn() -> None:
    assert set(markers.FIGURES) == set(figures.FIGURES)
