"""The pages of records: which there are, the start package and its reasons, relations in both directions, what is admitted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import small_project
from guide.html.record_pages import (
    GeneratedPage,
    generated_pages,
    requirement_values,
    start_package,
    start_packages,
)
from guide.records import thin
from guide.records.requirement import Requirement
from guide.site.context import Site


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project.make(tmp_path_factory.mktemp("project") / "litet")


@pytest.fixture(scope="module")
def site(project: Path) -> Site:
    return small_project.site_of(project)


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, GeneratedPage]:
    return {page.address: page for page in generated_pages(site)}


def test_each_record_that_a_reader_looks_up_has_a_page(pages: dict[str, GeneratedPage]) -> None:
    assert sorted(
        page.address for page in pages.values() if page.source_path.startswith("data/")
    ) == [
        "avtal/klausuler/insyn",
        "avtal/klausuler/rattelse",
        "fall/hjo-cirkular-mobelhantering",
        "fall/orsa-returbutiken",
        "krav/mob-001",
        "krav/mob-002",
        "krav/mobler",
        "krav/textil",
        "lagkrav/espr-forstorelseforbud",
        "lagkrav/kommunallagen-avyttring",
        "lagkrav/lou-kontraktsvillkor",
        "lagkrav/lou-lcc",
        "resultat/fraga-1",
        "studiebesok/orsa-returbutiken",
        "utvardering/troskel-pris",
    ]


def test_a_page_says_where_it_comes_from_and_when_it_was_checked(
    pages: dict[str, GeneratedPage],
) -> None:
    page = pages["krav/mob-001"]
    assert (page.title, page.source_path, page.checked) == (
        "Reservdelar ska finnas i minst fem år efter produktionsdatum",
        "data/krav/mob-001.yml",
        date(2026, 11, 23),
    )
    assert page.breadcrumbs == (("Krav", "krav"), ("Möbler och inredning", "krav/mobler"))
    assert [source.publisher for source in page.sources] == ["Upphandlingsmyndigheten"]


def test_every_page_has_one_h1_and_every_heading_it_announces(
    site: Site, pages: dict[str, GeneratedPage]
) -> None:
    for page in pages.values():
        body = page.body(site)
        assert body.count("<h1") == 1, page.address
        for title, anchor in page.headings:
            assert f'id="{anchor}">{title}</h2>' in body, (page.address, anchor)


def test_a_description_is_short_enough_for_a_result_list(pages: dict[str, GeneratedPage]) -> None:
    assert all(0 < len(page.description) <= 157 for page in pages.values())


LINKS = [
    # from, heading, to: written by one end, shown at both
    ("krav/mob-001", "Kan ersättas av", "krav/mob-002"),
    ("krav/mob-002", "Kan ersättas av", "krav/mob-001"),
    ("krav/mob-002", "Bygger på", "krav/mob-001"),
    ("krav/mob-001", "Behövs för", "krav/mob-002"),
    ("krav/mob-001", "Så har andra gjort", "fall/hjo-cirkular-mobelhantering"),
    ("fall/hjo-cirkular-mobelhantering", "Krav som liknar", "krav/mob-001"),
    ("krav/mob-002", "Regler som rör kravet", "lagkrav/lou-lcc"),
    ("lagkrav/lou-lcc", "Krav som rörs", "krav/mob-002"),
    ("studiebesok/orsa-returbutiken", "Fall", "fall/orsa-returbutiken"),
    ("fall/orsa-returbutiken", "Studiebesök", "studiebesok/orsa-returbutiken"),
    ("krav/mobler", "Så har andra gjort", "fall/orsa-returbutiken"),
]


@pytest.mark.parametrize(
    ("page", "heading", "target"), LINKS, ids=[f"{page}-{heading}" for page, heading, _ in LINKS]
)
def test_a_relation_is_shown_at_both_ends(
    site: Site, pages: dict[str, GeneratedPage], page: str, heading: str, target: str
) -> None:
    after = pages[page].body(site).partition(f">{heading}<")[2]
    assert f'href="../../{target}/"' in after.partition("</ul>")[0]


def test_rules_of_the_requirements_type_are_shown_too_and_only_once(site: Site) -> None:
    values = requirement_values(site, site.collection.requirements["mob-002"])
    assert [rule.id for rule in values["rules"]] == ["lou-kontraktsvillkor", "lou-lcc"]


def test_a_requirement_whose_check_is_late_says_so(project: Path) -> None:
    late = small_project.site_of(project, date(2027, 5, 24))
    assert requirement_values(late, late.collection.requirements["mob-001"])["overdue"]
    assert not requirement_values(
        small_project.site_of(project, date(2027, 5, 23)), late.collection.requirements["mob-001"]
    )["overdue"]


def made_from(site: Site, **changes: str) -> Requirement:
    """A requirement like mob-001 with some fields changed."""
    like = site.collection.requirements["mob-001"]
    follow_up = like.follow_up.model_copy(
        update={"burden": changes.pop("burden", like.follow_up.burden)}
    )
    market = like.market.model_copy(update={"state": changes.pop("state", like.market.state)})
    return like.model_copy(
        update={"follow_up": follow_up, "market": market, "alternatives": (), **changes}
    )


ORDER = [
    # The first of each pair comes first.
    (
        "a lower level",
        {"level": "bas", "burden": "stor", "state": "omogen"},
        {"level": "avancerad"},
    ),
    ("less work", {"burden": "liten"}, {"burden": "medel"}),
    ("a riper market", {"state": "mogen"}, {"state": "vaxande"}),
    ("a known market", {"state": "okand"}, {"state": "omogen"}),
    ("higher up the ladder", {"strategies": ("aterbruka",)}, {"strategies": ("reparera",)}),
    (
        "work before ladder",
        {"strategies": ("reparera",), "burden": "liten"},
        {"strategies": ("aterbruka",), "burden": "stor"},
    ),
    ("ids when all is equal", {}, {}),
]


@pytest.mark.parametrize(
    ("first", "second"),
    [(first, second) for _, first, second in ORDER],
    ids=[name for name, _, _ in ORDER],
)
def test_the_start_package_is_ordered_by_the_data(site: Site, first: dict, second: dict) -> None:
    one, two = made_from(site, id="mob-010", **first), made_from(site, id="mob-011", **second)
    assert [r.id for r, _ in start_package(site, [two, one])] == ["mob-010", "mob-011"]


def test_the_start_package_has_three_that_go_together(site: Site) -> None:
    five = [made_from(site, id=f"mob-01{n}") for n in range(5)]
    five[1] = five[1].model_copy(update={"alternatives": ("mob-010",)})
    five[2] = five[2].model_copy(update={"conflicts": ("mob-010",)})
    assert [r.id for r, _ in start_package(site, five)] == ["mob-010", "mob-013", "mob-014"]


def test_the_start_package_gives_reasons_out_of_the_data(site: Site) -> None:
    ((_, reason),) = start_package(
        site, [made_from(site, id="mob-010", burden="stor", state="vaxande")]
    )
    assert (
        reason
        == "Strategi: design för lång livslängd (R2 Reduce (förlänger R3–R4)). Ert arbete: stor. Marknad: växande."
    )


def test_each_kind_of_purchase_begins_with_what_fits_it(site: Site) -> None:
    direct = made_from(site, id="mob-010").model_copy(update={"purchases": ("direktupphandling",)})
    both = ("ramavtal", "avrop")
    framed = made_from(site, id="mob-011").model_copy(update={"purchases": both})
    found = [(kinds, [r.id for r in own]) for kinds, own in start_packages(site, [direct, framed])]
    assert found == [
        ("Direktupphandling", ["mob-010"]),
        ("Avrop, ramavtal", ["mob-011"]),
    ]


def test_a_direct_purchase_begins_with_what_used_goods_can_meet(site: Site) -> None:
    made = [
        made_from(site, id=f"mob-01{n}").model_copy(
            update={"used": used, "purchases": ("direktupphandling", "avrop")}
        )
        for n, used in enumerate(("nej", "nej", "anpassas", "ja"))
    ]
    direct, call_off = start_packages(site, made)
    assert [r.id for r in direct[1]] == ["mob-013", "mob-012", "mob-010"]
    assert [r.id for r in call_off[1]] == ["mob-010", "mob-011", "mob-012"]


def test_what_is_thin_is_told_with_its_reason(site: Site) -> None:
    groups = {t.record.id: t for t in thin.thin_groups(site.collection)}
    assert groups["textil"].why == "Inget krav är skrivet. Inget fall är beskrivet."
    assert groups["mobler"].number == 2
    assert "2 krav vilar på" in groups["mobler"].why
    assert "Ingen punkt ger poäng. Typer: särskilt kontraktsvillkor." in groups["mobler"].why
    assert {t.number for t in thin.thin_strategies(site.collection)} <= set(range(10))


def test_no_group_is_called_thin_that_has_six_and_an_award_point() -> None:
    c = small_project.real_site().collection
    for group in {t.record.id for t in thin.thin_groups(c)}:
        own = c.requirements_by_group[group]
        assert len(own) < 6 or not any("tilldelningskriterium" in r.types for r in own)


def test_a_group_without_requirements_offers_no_start_package(
    site: Site, pages: dict[str, GeneratedPage]
) -> None:
    body = pages["krav/textil"].body(site)
    assert "Börja med de här kraven" not in body and "Inget fall i gruppen är beskrivet än." in body
    assert "Börja med de här kraven" in pages["krav/mobler"].body(site)


def test_what_is_not_confirmed_is_admitted(tmp_path: Path) -> None:
    project = small_project.make(tmp_path / "litet")
    small_project.replace(
        project,
        "data/regler/lou-lcc.yml",
        "bekraftad: ja\ngrund: lagtext",
        "bekraftad: nej\ngrund: andrahandskalla",
    )
    site = small_project.site_of(project)
    body = next(page for page in generated_pages(site) if page.address == "lagkrav/lou-lcc").body(
        site
    )
    assert "Inte bekräftad: bygger på" in body and "Vi har inte läst själva rättstexten." in body


def test_blanks_to_fill_in_are_marked(site: Site, pages: dict[str, GeneratedPage]) -> None:
    assert 'inom <mark class="blank">[10]</mark> arbetsdagar' in pages["krav/mob-001"].body(site)
