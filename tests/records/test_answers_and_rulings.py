"""Answers and rulings: what is shown first, where they lead, and what must not be linked."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from guide.records import answer, collection
from guide.records.ruling import Ruling

ROOT = Path(__file__).resolve().parents[2]
COLLECTION = collection.load(ROOT)

# Open copies of judgments that name private persons: judges, counsel, contacts.
NAMES_PERSONS = ("118700.se", "abcdocz.com", "5dok.org/document/zgw688w6", "docplayer.se/13937727")


def test_no_ruling_links_a_copy_that_names_private_persons():
    linked = [
        source.address
        for ruling in COLLECTION.rulings.values()
        for source in ruling.sources
        if source.address and any(host in source.address for host in NAMES_PERSONS)
    ]
    assert linked == []


def test_a_source_without_address_says_why_and_where_to_ask():
    for ruling in COLLECTION.rulings.values():
        for source in ruling.sources:
            if not source.address:
                assert "länkas inte" in (source.shows or "") or "inte länkas" in (
                    source.shows or ""
                ), ruling.id
                assert "begäras ut" in (source.shows or ""), ruling.id


def test_a_confirmed_ruling_was_more_than_mentioned():
    assert [
        ruling.id
        for ruling in COLLECTION.rulings.values()
        if ruling.confirmed and ruling.reading == "omnamnande"
    ] == []


@pytest.mark.parametrize(
    ("court", "number", "citation"),
    [
        ("Kammarrätten i Göteborg", "4889-17", "Kammarrätten i Göteborg, mål 4889-17"),
        ("EU-domstolen", "C-448/01", "EU-domstolen, mål C-448/01"),
        ("Regeringsrätten", "RÅ 2010 ref. 78", "Regeringsrätten, RÅ 2010 ref. 78"),
        ("Länsrätten i Kalmar län", None, "Länsrätten i Kalmar län"),
    ],
)
def test_a_ruling_is_cited_by_court_and_case(court, number, citation):
    some = COLLECTION.rulings["kr-goteborg-4889-17-gas"]
    assert (
        Ruling.model_construct(**{**dict(some), "court": court, "case_number": number}).citation
        == citation
    )


def test_an_answer_that_leads_nowhere_is_told_with_its_line(tmp_path):
    path = tmp_path / "data" / "svar"
    path.mkdir(parents=True)
    text = (ROOT / "data" / "svar" / "efterannons.yml").read_text(encoding="utf-8")
    (path / "efterannons.yml").write_text(text, encoding="utf-8")
    one = COLLECTION.answers["efterannons"]
    (problem,) = answer.check_pages(tmp_path, [one], {"lagkrav/tidsfrist"})
    line = 1 + text[: text.index("  - lagkrav/tidsfrister")].count("\n")
    assert str(problem).startswith(f"data/svar/efterannons.yml:{line}: las_mer 1: ")
    assert "lagkrav/tidsfrist" in str(problem)
    assert list(answer.check_pages(tmp_path, [one], {"lagkrav/tidsfrister"})) == []


def test_a_check_before_the_reading_is_a_fault():
    one = COLLECTION.answers["efterannons"]
    early = one.model_copy(update={"next_check": date(2026, 1, 1)})
    assert [fault.location for fault in early.faults()] == [("nasta_kontroll",)]
    assert list(one.faults()) == []


def test_no_day_has_more_than_fifteen_checks_of_these_kinds():
    days = Counter(
        record.next_check
        for kind in ("regler", "fall", "termer", "svar", "rattsfall")
        for record in COLLECTION.by_kind[kind].values()
    )
    assert max(days.values()) <= 15


@pytest.mark.parametrize(
    ("kind", "record_id", "ruling"),
    [
        ("regler", "lou-inga-markesnamn", "kr-goteborg-4889-17-gas"),
        ("krav", "kto-001", "lansratten-kalmar-miljotoner"),
        ("klausuler", "vite", "kr-sthlm-tillaggsavtal-kollektivtrafik"),
        ("utvarderingsmodeller", "fast-pris", "fr-karlstad-302-17"),
        ("produktgrupper", "sjukvard", "ra-2010-78-triclosan"),
    ],
)
def test_a_ruling_is_reached_from_what_it_concerns(kind, record_id, ruling):
    record = COLLECTION.by_kind[kind][record_id]
    assert ruling in {one.id for one in COLLECTION.cited_by(record, "rattsfall")}
