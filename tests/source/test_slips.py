"""Slips of YAML and of single values that another message would hide: each is told by its cause and with its remedy."""

from __future__ import annotations

import pytest
from guide.source.fields import Country, CriterionId, WebAddress, WholeNumber
from guide.source.laws import ActNumber, EuAct, SectionList
from guide.source.problems import Problem
from guide.source.reading import Source, read_bytes
from pydantic import TypeAdapter, ValidationError


def told(text: str | bytes) -> str:
    found = read_bytes(text.encode() if isinstance(text, str) else text, "data/x.yml")
    assert isinstance(found, Problem), found
    return str(found)


@pytest.mark.parametrize(
    "text", ["a: {slag:ja-nej}\n", "a: {kap:16, par: [3]}\n", "b: 1\na: {x:y}\n"]
)
def test_a_colon_without_its_space_within_braces(text: str) -> None:
    assert "mellanslag saknas efter kolon" in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: {andel: 0,333}\n",
        "a: {text: ett, två och tre}\n",
        "a: {slag ja-nej}\n",
        "a: {steg: Hyra, text: Köp ljus, när huset används.}\n",
    ],
)
def test_a_comma_that_tears_a_text_apart_within_braces(text: str) -> None:
    assert "står ensamt inom klamrarna" in told(text)


@pytest.mark.parametrize(
    "text",
    ["titel: Krav #1 om delar\n", "a: b\ntitel: Två\n  rader #två\nc: d\n", "l:\n  - ett #2\n"],
)
def test_a_text_that_ends_at_a_number_sign(text: str) -> None:
    assert "läses som en kommentar" in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "titel: 'Krav #1'\n",
        "titel: Krav # en anteckning\n",
        "titel: >-\n  Krav #1\n",
        "#titel: x\na: b\n",
        "adress: https://www.example.se/#ankare\n",
        "a: {x: '', y: z}\n",
    ],
)
def test_what_is_written_right_is_read(text: str) -> None:
    assert isinstance(read_bytes(text.encode(), "data/x.yml"), Source)


@pytest.mark.parametrize("quotes", ["”Hjo: a”", "“Hjo: a”", "»Hjo: a»"])
def test_curled_quotes_protect_no_colon(quotes: str) -> None:
    assert "rundade citattecken" in told(f"titel: {quotes}\n")


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("a: [b,, c]\n", "Ta bort det"),
        ("a: [b, ], c]\nd: e\n", "Kontrollera"),
        ("a: b\n: text\n", "nyckeln saknas före kolon"),
        ('l:\n  - {steg: A, text: "Behövs "ljuset"?"}\n', "enkla citattecken"),
        ('l: ["en "två" tre"]\n', "enkla citattecken"),
    ],
)
def test_a_sign_too_many(text: str, remedy: str) -> None:
    assert remedy in told(text)


def test_a_fence_around_the_file() -> None:
    assert "Ta bort raderna med ```" in told("```yaml\na: b\n```\n")


def test_braces_for_a_unit_need_quotes() -> None:
    assert "Sätt citattecken" in told("title: {{ kontakt-rubrik }}\n")


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"PK\x03\x04\x14\x00", "Word-fil"),
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"<!DOCTYPE html>\n<html>", "webbsida"),
        (b"\x89PNG\r\n\x1a\n", "bild"),
        (b"\x1f\x8b\x08", "arkiv"),
    ],
)
def test_a_file_of_another_program_is_named(content: bytes, named: str) -> None:
    assert named in told(content)


@pytest.mark.parametrize(
    ("address", "remedy"),
    [
        ("https://www.example.se/sida (läst i går)", "ta bort"),
        ("https:/www.example.se/", "två snedstreck"),
        (r"https:\\www.example.se\x", "två snedstreck"),
        ("<https://www.example.se/>", "utan parenteser"),
        ("https://a.example.se/,https://b.example.se/", "en källa för varje"),
        ("https://https://www.example.se/", "en källa för varje"),
        ("http://localhost:8000/fall/", "läsaren kan öppna"),
        ("http://192.168.1.4/x", "läsaren kan öppna"),
        ("https://example/fall", "hela namnet"),
        ("registrator@example.se", "https:// först"),
    ],
)
def test_an_address_is_told_by_what_is_wrong_in_it(address: str, remedy: str) -> None:
    with pytest.raises(ValidationError, match=f"(?i){remedy}"):
        TypeAdapter(WebAddress).validate_python(address)


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        (Country, ["Sverige", "Nya Zeeland"], ["sverige", "SE", "Sweden"]),
        (CriterionId, ["10035:1", "11189"], ["10035-1", "KravID 10035", "10035:1:2"]),
        (ActNumber, ["2016:1145", "2025:360"], ["2016-1145", "2016", "2025 360"]),
        (SectionList, ["1 2 3 3a", "1"], ["1, 2, 3", "1-12", "3 §"]),
        (
            EuAct,
            ["Förordning (EU) 2024/1781", "Direktiv 2014/24/EU"],
            ["avfallsdirektivet", "2024", "EU"],
        ),
        (WholeNumber, ["12", "12 000"], [["1"], {"a": "1"}, "ett"]),
    ],
)
def test_values_of_a_kind(kind: object, right: list[object], wrong: list[object]) -> None:
    of_kind = TypeAdapter(kind)
    for value in right:
        of_kind.validate_python(value)
    for value in wrong:
        with pytest.raises(ValidationError):
            of_kind.validate_python(value)
