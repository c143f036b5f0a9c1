"""Published versions are frozen: written once, never changed, each with a page of its own and its difference in words."""

from __future__ import annotations

from pathlib import Path

import pytest
import small_project
from guide import __main__ as commands
from guide.html.record_pages import GeneratedPage, generated_pages
from guide.records import collection, versions
from small_project import faults, replace

KRAV = "data/krav/mob-001.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project.make(tmp_path / "litet")


def pages(project: Path) -> dict[str, GeneratedPage]:
    return {page.address: page for page in generated_pages(small_project.site_of(project))}


def publish(project: Path) -> None:
    assert commands.publish_versions(project) == 0


def second_version(project: Path) -> None:
    publish(project)
    replace(project, KRAV, "version: 1", "version: 2")
    replace(project, KRAV, "arbetsdagar från beställningen", "vardagar från beställningen")
    publish(project)


def test_publishing_freezes_each_requirement_once(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(project)
    assert capsys.readouterr().out.startswith(
        "data/versioner/mob-001/v1.json\ndata/versioner/mob-002/v1.json\ndata/versioner/klausuler/insyn/v1.json\n"
        "data/versioner/klausuler/rattelse/v1.json\n4 nya versioner är frysta.\n"
    )
    before = {path: path.read_bytes() for path in project.glob("data/versioner/**/*.json")}
    publish(project)
    assert capsys.readouterr().out.startswith("Alla versioner är redan frysta.\n")
    assert before == {path: path.read_bytes() for path in project.glob("data/versioner/**/*.json")}


def test_faulty_data_are_not_published(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(project, KRAV, "niva: bas", "niva: spets")
    assert commands.publish_versions(project) == 1
    assert (
        f"{KRAV}:8: niva:" in capsys.readouterr().err
        and not (project / "data" / "versioner").exists()
    )


def test_a_frozen_version_holds_what_a_contract_leans_on(project: Path) -> None:
    publish(project)
    frozen = collection.load(project).snapshots["mob-001"][1]
    assert set(frozen.wording) == {
        "titel",
        "niva",
        "punkter",
        "definitioner",
        "tabeller",
        "fyll_i",
        "bevis",
        "uppfoljning",
    }
    assert frozen.wording["bevis"][0]["alternativ"][2].startswith("Annat likvärdigt bevis")
    assert frozen.wording["fyll_i"][0] == {
        "id": "delar-ar",
        "fraga": "Hur länge ska reservdelarna finnas?",
        "forval": "5",
        "enhet": "år",
    }


def test_a_frozen_clause_holds_its_text_and_blanks_but_no_advice(project: Path) -> None:
    publish(project)
    frozen = collection.load(project).clause_snapshots["rattelse"][1]
    assert set(frozen.wording) == {"titel", "slag", "stycken", "kort", "fyll_i"}
    assert frozen.wording["fyll_i"] == [
        {
            "id": "rattelse-dagar",
            "fraga": "Hur lång tid behövs?",
            "forval": "15",
            "enhet": "arbetsdagar",
        }
    ]
    addresses = (project / "data" / "adresser.txt").read_text(encoding="utf-8").split()
    assert {"avtal/klausuler/rattelse", "avtal/klausuler/rattelse/v1"} <= {
        a.strip("/") for a in addresses
    }
    assert collection.load(project).snapshots.keys() == {"mob-001", "mob-002"}, (
        "the clauses' folder is no requirement"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rad: Vårt förslag. Välj 10", "rad: Vårt förslag. Välj 12"),
        ("anvand_nar: I alla avtal.", "anvand_nar: I avtal om varor."),
        ("    kallor: [1]\n    bekraftad: ja", "    bekraftad: nej"),
    ],
    ids=["advice", "use", "fact"],
)
def test_what_no_contract_leans_on_in_a_clause_can_be_mended(
    project: Path, old: str, new: str
) -> None:
    publish(project)
    replace(project, "data/klausuler/rattelse.yml", old, new)
    assert faults(project) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    datum: utan datum", "    datum: 2025"),
        ("leverantor: >-\n  En liten", "leverantor: >-\n  En mindre"),
        ("kontrollerad: 2026-11-23", "kontrollerad: 2026-11-24"),
        ("fall: [hjo-cirkular-mobelhantering]\n", ""),
        (
            "juridik: inte-granskad",
            "juridik: granskad\ngranskad: {av: Kommunjurist, datum: 2026-11-24, version: 1}",
        ),
    ],
    ids=["source", "advice", "date", "case", "review"],
)
def test_what_no_contract_leans_on_can_be_mended_without_a_new_version(
    project: Path, old: str, new: str
) -> None:
    publish(project)
    replace(project, KRAV, old, new)
    assert faults(project) == []


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("titel", "titel: Reservdelar ska", "titel: Delar ska"),
        ("punkter", "svar: {slag: ja-nej}", "svar: {slag: fritext}"),
        ("fyll_i", 'forval: "10"', 'forval: "20"'),
        ("definitioner", "gasfjäder, elstativ", "elstativ"),
        ("niva", "niva: bas", "niva: avancerad"),
        ("punkter", "arbetsdagar från beställningen", "dagar från beställningen"),
        ("bevis", "      - Annat likvärdigt", "      - Något annat likvärdigt"),
        ("uppfoljning", "arbete: liten", "arbete: stor"),
    ],
)
def test_the_wording_needs_a_new_version(project: Path, key: str, old: str, new: str) -> None:
    publish(project)
    replace(project, KRAV, old, new)
    assert (
        len(faults(project)) == 1
        and f": {key}: ordalydelsen i version 1 är publicerad och har ändrats."
        in faults(project)[0]
    )
    replace(project, KRAV, "version: 1", "version: 2")
    assert faults(project) == []


def test_each_published_version_has_a_page_of_its_own_that_the_citation_leads_to(
    project: Path,
) -> None:
    assert "krav/mob-001/v1" not in pages(project)
    second_version(project)
    found = pages(project)
    assert {"krav/mob-001/v1", "krav/mob-001/v2"} <= set(found)
    site = small_project.site_of(project)
    now, old = found["krav/mob-001"].body(site), found["krav/mob-001/v1"].body(site)
    assert f"{small_project.ADDRESS}krav/mob-001/v2/]" in now
    assert '<a href="../../krav/mob-001/v1/">Version 1</a>' in now
    assert "Den här versionen är ersatt." in old and "arbetsdagar från beställningen" in old
    assert "Det här är den gällande versionen" in found["krav/mob-001/v2"].body(site)


def test_an_old_version_shows_what_is_new(project: Path) -> None:
    second_version(project)
    body = pages(project)["krav/mob-001/v1"].body(small_project.site_of(project))
    assert "<del>arbetsdagar</del> <ins>vardagar</ins>" in body


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("a b c", "a b c", [("=", "a b c")]),
        ("a b c", "a x c", [("=", "a"), ("-", "b"), ("+", "x"), ("=", "c")]),
        ("a b", "a b c", [("=", "a b"), ("+", "c")]),
        ("a b c", "b c", [("-", "a"), ("=", "b c")]),
        ("a\n  b", "a b", [("=", "a b")]),
        ("", "a", [("+", "a")]),
    ],
)
def test_the_difference_is_told_in_words(old: str, new: str, parts: list[tuple[str, str]]) -> None:
    assert versions.difference(old, new) == parts
