"""Types of single values: what is taken, what is refused, and how dates, numbers and words are shown the Swedish way."""

from __future__ import annotations

from datetime import date

import pytest
from guide.source.fields import (
    MAX_TEXT,
    Cpv,
    Day,
    Id,
    ShownDate,
    Text,
    WebAddress,
    WholeNumber,
    YesNo,
)
from guide.swedish.writing import swedish_date, swedish_number, swedish_sort_key
from pydantic import TypeAdapter, ValidationError

TAKEN = [
    (Text, "  Ett krav.  ", "Ett krav."),
    (Text, "Två rader\nmed tabb\t.", "Två rader\nmed tabb\t."),
    (Text, "<b>visas som text</b> {{ 1 }}", "<b>visas som text</b> {{ 1 }}"),
    (Text, "5 = 5, a+b, info@example.se", "5 = 5, a+b, info@example.se"),
    (Text, "x" * MAX_TEXT, "x" * MAX_TEXT),
    (Id, "mob-001", "mob-001"),
    (Day, "2024-02-29", date(2024, 2, 29)),
    (ShownDate, "2026", "2026"),
    (ShownDate, "2026-11", "2026-11"),
    (ShownDate, "2026-11-23", "2026-11-23"),
    (ShownDate, "utan datum", "utan datum"),
    (YesNo, "ja", True),
    (YesNo, "nej", False),
    (WholeNumber, "12", 12),
    (WholeNumber, "1 117 528", 1117528),
    (WholeNumber, "1\u00a0117\u00a0528", 1117528),
    (WholeNumber, "249176", 249176),
    (WebAddress, "https://example.se/sida?a=1&b=2#c", "https://example.se/sida?a=1&b=2#c"),
    (WebAddress, "http://example.se", "http://example.se"),
    (Cpv, "03000000", "03000000"),
]

REFUSED = [
    (Text, ""),
    (Text, "   "),
    (Text, ["a"]),
    (Text, {"a": "b"}),
    (Text, "x" * (MAX_TEXT + 1)),
    (Text, "=1+1"),
    (Text, "+1"),
    (Text, "-1"),
    (Text, "@A1"),
    (Text, "  =1+1"),
    (Text, "\t=1"),
    (Text, "a\x00b"),
    (Text, "a\x1bb"),
    (Text, "a\u202eb"),
    (Text, "a\u2066b"),
    (Text, "a\u200fb"),
    (Text, "a\ufeffb"),
    (Text, "a\u2028b"),
    (Text, "a\uffffb"),
    (Text, "a\ufffeb"),
    (Text, "a\ud800b"),
    (Text, "a\u061cb"),
    (Text, "a\U000e0041b"),
    (Text, "a\rb"),
    (Id, "Mob-001"),
    (Id, "möb-001"),
    (Id, "mob_001"),
    (Id, "mob--001"),
    (Id, "-mob"),
    (Id, "../mob"),
    (Id, "mob 001"),
    (Id, "mob-001\n.x"),
    (Day, "2026-02-30"),
    (Day, "2026-1-1"),
    (Day, "20261123"),
    (Day, "2026-11-23T10:00"),
    (Day, "2026"),
    (Day, "0000-01-01"),
    (Day, ["2026-11-23"]),
    (ShownDate, "2026-13"),
    (ShownDate, "2026-02-30"),
    (ShownDate, "26"),
    (ShownDate, "nyligen"),
    (ShownDate, ""),
    (YesNo, "Ja"),
    (YesNo, "true"),
    (YesNo, "1"),
    (YesNo, ""),
    (YesNo, ["ja"]),
    (WholeNumber, "1,5"),
    (WholeNumber, "-1"),
    (WholeNumber, "1e3"),
    (WholeNumber, "1 0"),
    (WholeNumber, "tolv"),
    (WholeNumber, "9" * 5000),
    (WebAddress, "example.se"),
    (WebAddress, "//example.se"),
    (WebAddress, "javascript:alert(1)"),
    (WebAddress, "data:text/html,x"),
    (WebAddress, "ftp://example.se"),
    (WebAddress, "https://localhost"),
    (WebAddress, "https://example.se/<b>"),
    (WebAddress, 'https://example.se/"x'),
    (WebAddress, "https://example.se/a b"),
    (WebAddress, "https://[example.se"),
    (Cpv, "39100000-3"),
    (Cpv, "3910000"),
    (Cpv, "möbler"),
]


def name(kind: object) -> str:
    return {
        Text: "Text",
        Id: "Id",
        Day: "Day",
        ShownDate: "ShownDate",
        YesNo: "YesNo",
        WholeNumber: "WholeNumber",
        WebAddress: "WebAddress",
    }.get(kind, "Cpv")


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    TAKEN,
    ids=[f"{name(kind)}-{written[:20]!r}" for kind, written, _ in TAKEN],
)
def test_a_right_value_is_taken(kind: object, written: str, value: object) -> None:
    assert TypeAdapter(kind).validate_python(written) == value


@pytest.mark.parametrize(
    ("kind", "written"), REFUSED, ids=[f"{name(kind)}-{written!r:.20}" for kind, written in REFUSED]
)
def test_a_wrong_value_is_refused_with_a_remedy_in_swedish(kind: object, written: object) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(written)
    what, sign, remedy = str(refused.value.errors()[0]["ctx"]["error"]).partition("|")
    assert what.endswith(".") and sign and remedy.endswith(".")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2026, 11, 23), "23 november 2026"),
        ("2026-01-05", "5 januari 2026"),
        ("2026-05", "maj 2026"),
        ("2026", "2026"),
        ("utan datum", "utan datum"),
        ("2019–2021", "2019–2021"),
    ],
)
def test_dates_are_written_as_swedes_write_them(value: date | str, shown: str) -> None:
    assert swedish_date(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (5, "5"),
        (1000, "1\u00a0000"),
        (1742880, "1\u00a0742\u00a0880"),
        (0.8, "0,8"),
        (1234.5, "1\u00a0234,5"),
    ],
)
def test_numbers_are_written_as_swedes_write_them(value: float, shown: str) -> None:
    assert swedish_number(value) == shown


def test_swedish_order_has_å_ä_ö_last_and_minds_no_capitals() -> None:
    assert sorted(
        ["Öl", "zebra", "ål", "Ära", "adel", "idé", "ide", "Zon", "ökning", "Å"],
        key=swedish_sort_key,
    ) == ["adel", "idé", "ide", "zebra", "Zon", "Å", "ål", "Ära", "ökning", "Öl"]
