"""Pages of clauses and evaluation models: text to copy, blanks, law, versions and links."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import small_project
from guide import __main__ as commands
from guide.html.blocks import BLOCKS
from guide.html.generated_page import GeneratedPage
from guide.html.record_pages import generated_pages
from guide.records.binding_text import filled_in, pieces
from guide.site.context import Site
from guide.source.place import Place
from lxml import html as lxml_html
from small_project import replace

KLAUSUL = "data/klausuler/rattelse.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project.make(tmp_path / "litet")


@pytest.fixture(scope="module")
def real() -> Site:
    return small_project.real_site()


@pytest.fixture(scope="module")
def real_pages(real: Site) -> dict[str, GeneratedPage]:
    return {page.address: page for page in generated_pages(real)}


def pages(project: Path) -> dict[str, str]:
    site = small_project.site_of(project)
    return {page.address: str(page.body(site)) for page in generated_pages(site)}


def words(body: str, selector: str) -> str:
    found = lxml_html.fromstring(f"<div>{body}</div>").xpath(selector)
    return " ".join(" ".join(part.text_content().split()) for part in found)


def test_every_clause_and_model_has_a_page(
    real: Site, real_pages: dict[str, GeneratedPage]
) -> None:
    c = real.collection
    wanted = {f"avtal/klausuler/{clause}" for clause in c.clauses}
    assert wanted | {f"utvardering/{model}" for model in c.evaluation_models} <= set(real_pages)
    assert len(c.clauses) == 19 and len(c.evaluation_models) == 7


def test_the_text_stands_in_numbered_paragraphs_with_its_defaults(project: Path) -> None:
    body = pages(project)["avtal/klausuler/rattelse"]
    items = lxml_html.fromstring(f"<div>{body}</div>").xpath("//*[@id='text-klausul']/ol/li")
    assert [" ".join(item.text_content().split()) for item in items] == [
        "Leverantören ska rätta en brist inom 15 arbetsdagar från meddelandet.",
        "En plan gäller när köparen har godkänt den skriftligt.",
    ]
    assert '<mark class="blank">15</mark>' in body
    assert 'data-copy-target="text-klausul citat"' in body
    assert 'data-copy-target="text-kort citat"' in body


def test_a_clause_names_what_it_leans_on(project: Path) -> None:
    body = pages(project)["avtal/klausuler/insyn"]
    part = body[body.index("Behöver vara med i avtalet") :].split("</section>")[0]
    assert "avtal/klausuler/rattelse/" in part


def test_a_clause_without_short_form_and_blanks_has_no_such_parts(project: Path) -> None:
    body = pages(project)["avtal/klausuler/insyn"]
    assert 'id="kort"' not in body and 'id="fyll-i"' not in body and 'id="entreprenad"' not in body


def test_the_law_is_told_above_and_below_the_threshold(project: Path) -> None:
    body = pages(project)["avtal/klausuler/rattelse"]
    above, below = (words(body, f"//*[@class='law-two']/div[{n}]") for n in (1, 2))
    assert "LOU 17 kap. 1 §" in above and "Villkor ska ha anknytning" in above
    assert "LOU 19 kap." in below and "Villkor ska ha anknytning" not in below


def test_facts_name_their_sources_and_what_is_not_confirmed(
    real: Site, real_pages: dict[str, GeneratedPage]
) -> None:
    body = str(real_pages["avtal/klausuler/vite"].body(real))
    facts = lxml_html.fromstring(f"<div>{body}</div>").xpath("//*[@id='fakta']/..//li")
    clause = real.collection.clauses["vite"]
    assert len(facts) == len(clause.facts)
    for item, fact in zip(facts, clause.facts, strict=True):
        assert len(item.xpath(".//a[starts-with(@href, 'http')]")) == len(set(fact.sources))
        assert ("Inte bekräftat" in item.text_content()) is not fact.confirmed


@pytest.mark.parametrize("one", ["prisavdrag", "vite", "servicenivaavdrag"])
def test_what_is_not_charged_twice_is_told_on_each_page(
    real: Site, real_pages: dict[str, GeneratedPage], one: str
) -> None:
    body = str(real_pages[f"avtal/klausuler/{one}"].body(real))
    others = {"prisavdrag", "vite", "servicenivaavdrag"} - {one}
    part = body[body.index("Tas inte ut för samma brist som:") :].split("</section>")[0]
    assert set(re.findall(r'href="(?:\.\./)+(?:avtal/klausuler/)?([a-z-]+)/"', part)) == others


def test_the_other_end_of_an_exclusion_tells_it_too(project: Path) -> None:
    replace(
        project,
        "data/klausuler/insyn.yml",
        "hanger_ihop_med:",
        "utesluter: [rattelse]\nhanger_ihop_med:",
    )
    assert "Tas inte ut för samma brist som:" in pages(project)["avtal/klausuler/rattelse"]


def test_a_frozen_version_has_a_page_that_shows_what_changed(project: Path) -> None:
    assert commands.publish_versions(project) == 0
    first = pages(project)
    assert "gällande versionen" in first["avtal/klausuler/rattelse/v1"]
    assert "/avtal/klausuler/rattelse/v1/]" in first["avtal/klausuler/rattelse"]
    replace(project, KLAUSUL, "version: 1", "version: 2")
    replace(project, KLAUSUL, "forval: '15'", "forval: '20'")
    assert commands.publish_versions(project) == 0
    old = pages(project)["avtal/klausuler/rattelse/v1"]
    assert "ersatt" in old and "<del>15</del>" in old and "<ins>20</ins>" in old
    assert "inom 15 arbetsdagar" in words(old, "//*[@id='text-klausul']")


def test_a_model_page_calculates_before_the_readers_eyes(project: Path) -> None:
    body = pages(project)["utvardering/troskel-pris"]
    rows = [
        " ".join(row.text_content().split())
        for row in lxml_html.fromstring(f"<div>{body}</div>").xpath(
            "//*[@id='exempel']/..//tbody/tr"
        )
    ]
    assert rows[0].endswith("Klarar inte kravet") and "520\u00a0000, vinner" in rows[1].replace(
        "520 000", "520\u00a0000"
    )
    assert "vinnare" not in rows[2]


def test_a_relative_model_opens_with_its_warning(
    real: Site, real_pages: dict[str, GeneratedPage]
) -> None:
    body = str(real_pages["utvardering/viktad-relativ"].body(real))
    assert body.index("Vi avråder.") < body.index('id="formel"')


def test_the_table_climbs_the_ladder_and_warns_last(real: Site) -> None:
    place = Place("sv", "avtal")
    clauses = str(BLOCKS["klausultabell"](real, place, {"klausulslag": "pafoljd"}))
    order = re.findall(r'klausuler/([a-z-]+)/"', clauses)
    assert order == ["rattelse", "servicenivaavdrag", "prisavdrag", "vite", "havning"]
    models = str(BLOCKS["modelltabell"](real, place, {}))
    assert re.findall(r'utvardering/([a-z-]+)/"', models)[-1] == "viktad-relativ"
    assert "Vi avråder." in models


@pytest.mark.parametrize(
    ("default", "shown"),
    [
        ("20000", "20\u00a0000"),
        ("84.86", "84,86"),
        ("xlsx eller csv", "xlsx eller csv"),
        (None, "[Hur?]"),
    ],
)
def test_a_blank_shows_its_default_or_its_question(default: str | None, shown: str) -> None:
    assert filled_in(default, "Hur?") == shown


def test_a_text_falls_into_pieces_at_its_blanks() -> None:
    assert pieces("{a} och {b}.", {"a": "1"}) == [
        ("1", True),
        (" och ", False),
        ("b", True),
        (".", False),
    ]


@pytest.mark.parametrize(("today", "late"), [(date(2027, 5, 5), 1), (date(2027, 5, 7), 3)])
def test_what_is_late_or_rests_on_sources_not_read_again_is_told(
    project: Path, today: date, late: int
) -> None:
    site = small_project.site_of(project, today)
    told = str(BLOCKS["attseover"](site, Place("sv", "om/att-se-over"), {}))
    assert f"vars kontroll har passerat sitt datum ({late} st)" in told
    assert "där någon källa inte är omläst (1 st)" in told and "klausuler/insyn/" in told


@pytest.mark.parametrize(
    ("version", "told"),
    [(1, ""), (2, "granskningen gäller version 2, texten är version 1.")],
)
def test_a_reviewed_clause_says_by_whom_and_falls_away_with_its_version(
    project: Path, version: int, told: str
) -> None:
    small_project.replace(
        project,
        KLAUSUL,
        "juridik: inte-granskad\n",
        f"juridik: granskad\ngranskad: {{av: Kommunjurist, datum: 2026-11-24, version: {version}}}\n",
    )
    if told:
        (found,) = small_project.faults(project)
        assert told in found
    else:
        body = pages(project)["avtal/klausuler/rattelse"]
        assert 'class="status ok">Juridiskt granskad av Kommunjurist 24 november 2026' in body
