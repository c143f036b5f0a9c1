"""When a step of the follow-up is done (browser/underlag/times.mjs)."""

import pytest
from guide.docset import module_data
from node_modules import run

STEP = "return given.map(([tid, days]) => $times.occasions(tid, days));"
ONE_YEAR = {"start": "2027-01-01", "slut": "2027-12-31"}


def timing(when: str):
    return module_data._timing(when)


def days(when: str, **dates: str) -> list[str]:
    given = {"start": "", "slut": "", "anbud": "", "leverans": ""} | dates
    return run(STEP, [[timing(when), given]])[0]


def test_a_yearly_step_of_a_one_year_contract_falls_within_it():
    assert days("En gång per avtalsår", **ONE_YEAR) == ["2027-12-01"]


def test_the_last_occasion_comes_before_the_end():
    assert days("En gång per avtalsår", start="2027-01-01", slut="2028-12-31") == [
        "2027-12-31",
        "2028-12-01",
    ]
    quarters = days("En gång per kvartal", **ONE_YEAR)
    assert quarters == ["2027-03-31", "2027-06-30", "2027-09-30", "2027-12-17"]
    assert days("En gång per månad", **ONE_YEAR)[-1] == "2027-12-24"


def test_a_short_last_period_is_left_to_the_one_before():
    assert days("En gång per avtalsår", start="2027-01-01", slut="2028-01-15") == ["2027-12-31"]
    assert len(days("En gång per avtalsår", start="2027-01-01", slut="2028-08-31")) == 2


def test_the_last_day_belongs_to_the_contract():
    assert days("När avtalet slutar", **ONE_YEAR) == ["2027-12-31"]
    assert days("Ett år före avtalets slut", start="2027-01-01", slut="2029-12-31") == [
        "2028-12-31"
    ]


def test_a_step_never_falls_before_the_start():
    assert days("Ett år före avtalets slut", **ONE_YEAR) == ["2027-01-01"]
    assert days("En gång per avtalsår", start="2027-01-01", slut="2027-01-10") == ["2027-01-01"]


def test_months_end_on_their_last_day():
    assert days("En gång per månad", start="2027-01-31", slut="2027-04-30")[:2] == [
        "2027-02-27",
        "2027-03-30",
    ]


@pytest.mark.parametrize(
    ("when", "dates", "found"),
    [
        ("Vid anbud", {"anbud": "2027-02-01"}, ["2027-02-01"]),
        ("Vid leverans", {"leverans": "2027-03-01"}, ["2027-03-01"]),
        ("Vid avtalsstart", ONE_YEAR, ["2027-01-01"]),
        ("Vid avtalsstart", {}, []),
        ("När avtalet slutar", {"start": "2027-01-01"}, []),
        ("Vid avtalsstart", {"start": "2027-02-30"}, []),
        ("En gång per avtalsår", {"start": "2027-01-01", "slut": "2026-01-01"}, ["2027-12-01"]),
    ],
)
def test_what_has_no_date_gets_none(when: str, dates: dict[str, str], found: list[str]):
    assert days(when, **dates) == found


def test_a_day_is_the_number_that_excel_counts():
    assert run('return ["1900-03-01", "2026-11-30"].map($times.serial);') == [61, 46356]
