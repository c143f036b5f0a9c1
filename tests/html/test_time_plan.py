"""The dates of one's own procurement, in a real browser, and the page without scripts."""

import re
from pathlib import Path

import pytest


def rows(page):
    """Step → day, as the table says it."""
    found = page.eval_on_selector_all(
        "#tidsplan-tabell tbody tr",
        "rows => rows.map(row => [...row.children].map(cell => cell.textContent))",
    )
    return {step: day for step, day, _ in found}


def fill(page, **days):
    page.goto("/lagkrav/tidsfrister/")
    page.wait_for_selector("#tidsplan[data-klar]")
    for name, value in days.items():
        if name == "forfarande":
            page.select_option("#tp-forfarande", value)
        elif value is False:
            page.uncheck(f"#tp-{name}")
        else:
            page.fill(f"#tp-{name}", value)


@pytest.mark.browser
class TestTimePlan:
    def test_open_procedure_with_electronic_tenders(self, page):
        fill(page, annons="2027-02-01", beslut="2027-03-10")
        told = rows(page)
        assert told["Sista anbudsdag"] == "onsdag 3 mars 2027"  # 30 days
        assert told["Sista dag för svar"] == "torsdag 25 februari 2027"
        # 10 days end on Saturday 20 March: the limit moves to Monday, the contract to Tuesday.
        assert told["Avtalsspärren går ut"] == "måndag 22 mars 2027"
        assert told["Avtalet får skrivas, tidigast"] == "tisdag 23 mars 2027"
        assert told["Efterannons och dokumentation, senast"] == "torsdag 22 april 2027"

    def test_paper_tenders_and_letters_take_longer(self, page):
        fill(page, annons="2027-02-01", beslut="2027-04-01", elektroniskt=False, besked=False)
        told = rows(page)
        assert told["Sista anbudsdag"] == "måndag 8 mars 2027"  # 35 days
        assert told["Avtalsspärren går ut"] == "fredag 16 april 2027"  # 15 days

    @pytest.mark.parametrize(
        ("decided", "end"),
        [
            ("2027-03-16", "tisdag 30 mars 2027"),  # Good Friday to Easter Monday
            ("2027-06-15", "måndag 28 juni 2027"),  # Midsummer's Eve
            ("2026-12-14", "måndag 28 december 2026"),  # Christmas Eve
        ],
    )
    def test_a_limit_never_ends_on_a_holiday(self, page, decided, end):
        fill(page, annons="2026-10-01", anbud="2026-11-20", beslut=decided)
        assert rows(page)["Avtalsspärren går ut"] == end

    def test_two_steps(self, page):
        fill(page, forfarande="selektivt", annons="2027-02-01", inbjudan="2027-03-15")
        told = rows(page)
        assert told["Sista dag för anbudsansökan, tidigast"] == "onsdag 3 mars 2027"
        assert told["Sista anbudsdag"] == "fredag 9 april 2027"  # 25 days

    def test_too_early_is_told_and_gives_no_file(self, page):
        fill(page, annons="2027-02-01", anbud="2027-02-20")
        assert "tidigast onsdag 3 mars 2027" in page.inner_text("#tp-fel")
        assert page.is_disabled("#tp-kalender")

    def test_below_the_threshold_no_number_of_days_is_claimed(self, page):
        fill(page, forfarande="under", annons="2027-02-01")
        assert list(rows(page)) == ["Annonsen skickas"]
        page.fill("#tp-anbud", "2027-02-22")
        assert rows(page)["Sista dag för svar"] == "tisdag 16 februari 2027"

    def test_the_calendar_file_holds_every_day(self, page):
        fill(page, annons="2027-02-01", beslut="2027-03-10")
        with page.expect_download() as waiting:
            page.click("#tp-kalender")
        text = Path(waiting.value.path()).read_bytes().decode()
        assert text.startswith("BEGIN:VCALENDAR\r\n") and text.endswith("END:VCALENDAR\r\n")
        assert text.count("BEGIN:VEVENT") == len(rows(page))
        assert "DTSTART;VALUE=DATE:20270303" in text
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_without_scripts_the_table_is_there(site: Path) -> None:
    text = (site / "lagkrav" / "tidsfrister" / "index.html").read_text(encoding="utf-8")
    assert re.search(r'id="tidsplan" hidden', text) and 'id="utan-skript"' in text
    assert "6. Avtal tidigast" in text
