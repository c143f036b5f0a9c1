"""Counting and trying in a real browser: few actions, words beside the field, one page on paper, nothing sent."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from guide.calculation import life_cycle
from guide.calculation.life_cycle import Alternative, Need, Vat
from guide.html.calculators import shown_value, two_figures
from guide.records import collection
from playwright.sync_api import expect

ROOT = Path(__file__).resolve().parents[2]
AXE = (ROOT / "tests/vendor/axe.min.js").read_text(encoding="utf-8")
COUNT, TRY = "/rakna/livscykel/", "/prova-krav/"
CHAIRS = (
    "#vara=vara-kontorsstol&antal=60&nytt-pris=4000&nytt-moms=med"
    "&begagnat-pris=1500&begagnat-moms=marginal"
)


@pytest.fixture(scope="module")
def records():
    return collection.load(ROOT)


def open_count(page, state=""):
    page.goto(COUNT + state)
    page.wait_for_selector("#livscykel[data-klar]")


def faults_of(page):
    page.evaluate(AXE)
    return [fault["id"] for fault in page.evaluate("axe.run()")["violations"]]


def kronor(amount):
    return f"{round(amount):,}".replace(",", "\u00a0") + "\u00a0kr"


@pytest.mark.browser
class TestCount:
    def test_used_or_new_sixty_chairs_ten_years_in_eight_actions(self, page):
        open_count(page)  # 1
        page.fill("#antal", "60")  # 2
        page.fill("#nytt-pris", "4 000")  # 3
        page.select_option("#nytt-moms", "med")  # 4
        page.fill("#begagnat-pris", "1500,00")  # 5
        page.select_option("#begagnat-moms", "marginal")  # 6
        need = Need(60, 10, 0.025)
        both = {
            "begagnat": Alternative(6, 1500, Vat.MARGIN),
            "nytt": Alternative(12, 4000, Vat.WITH),
        }
        used, new = (life_cycle.cost(name, both, need) for name in ("begagnat", "nytt"))
        year = life_cycle.per_year(60 * used, 0.025, 10)
        said = page.inner_text("#svar")
        assert said.startswith("Begagnat är billigast: ") and kronor(year) in said
        with page.expect_download() as waiting:
            page.click("[data-gor=excel]")  # 7
        book = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes()), data_only=True)
        rows = {row[0]: row[1:] for row in book["Kalkyl"].iter_rows(values_only=True)}
        shown = rows["Kostnad för alla, kr i dagens värde"][:2]
        assert shown == pytest.approx((60 * used, 60 * new), abs=0.005)
        lines = [row[0] for row in book["Underlag"].iter_rows(values_only=True)]
        assert any("kontorsstol" in line for line in lines) and lines[-1].endswith(
            page.url.rpartition("#")[2]
        )

    def test_the_address_opens_the_same_calculation_again(self, page):
        open_count(page, CHAIRS)
        first = page.inner_text("#svar"), page.inner_text("#tabell")
        page.fill("#antal", "61")
        page.wait_for_url(re.compile("antal=61"))
        page.reload()
        page.wait_for_selector("#livscykel[data-klar]")
        assert page.input_value("#antal") == "61"
        open_count(page, "#vara=vara-soffa")
        open_count(page, CHAIRS)
        assert (page.inner_text("#svar"), page.inner_text("#tabell")) == first

    @pytest.mark.parametrize(
        ("field", "text", "told"),
        [
            ("#antal", "0", "mellan 1 och"),
            ("#antal", "1,5", "helt tal"),
            ("#ar", "", "Fyll i ett tal."),
            ("#ranta", "två", "Skriv ett tal med siffror"),
            ("#nytt-pris", "=1+1", "Skriv ett tal med siffror"),
            ("#begagnat-liv", "0", "mellan 0,5 och 100"),
        ],
    )
    def test_wrong_input_is_told_beside_the_field(self, page, field, text, told):
        open_count(page, CHAIRS)
        page.fill(field, text)
        page.keyboard.press("Tab")
        expect(page.locator(field)).to_have_attribute("aria-invalid", "true")
        assert told in page.inner_text(f"{field}-fel")
        assert field[1:] + "-fel" in page.get_attribute(field, "aria-describedby")
        expect(page.locator("#utfall")).to_be_hidden()
        page.fill(field, "12")
        expect(page.locator("#utfall")).to_be_visible()
        assert page.inner_text(f"{field}-fel") == ""

    def test_where_no_figure_holds_cost_alone_is_counted(self, page):
        open_count(page, "#vara=vara-skolbord&nytt-pris=1500&begagnat-pris=600")
        assert "Bara kostnaden räknas." in page.inner_text("#vara-anm")
        assert "Klimatet räknas inte" in page.inner_text("#svar")
        assert "CO2e" not in page.inner_text("#tabell")

    def test_a_leased_thing_and_what_is_kept_take_part(self, page):
        open_count(page, CHAIRS + "&hyra-hyra=20&behalla-liv=4")
        heads = page.eval_on_selector_all("#tabell tbody th", "all => all.map(e => e.textContent)")
        assert heads == ["Behålla", "Begagnat", "Hyra", "Nytt"]
        assert "Hyra lönar sig upp till" in page.inner_text("#brytlista")

    def test_the_picture_says_what_the_table_says(self, page):
        open_count(page, CHAIRS)
        title = page.text_content("#bild title")
        assert page.inner_text("#svar") in title
        for row in page.locator("#tabell tbody tr").all():
            assert row.locator("td").nth(1).inner_text() in page.text_content("#bild")

    def test_a_hostile_address_changes_nothing(self, page):
        open_count(page, "#vara=__proto__&antal=<img src=x>&constructor=1&nytt-moms=x")
        assert page.input_value("#vara") == "vara-kontorsstol"
        assert page.locator("#livscykel img").count() == 0
        assert page.input_value("#nytt-moms") == "utan"

    def test_begin_again_empties_form_and_address(self, page):
        open_count(page, CHAIRS)
        page.click("#kalkyl [type=reset]")
        assert page.input_value("#nytt-pris") == "" and "nytt-pris" not in page.url
        expect(page.locator("#utfall")).to_be_hidden()

    def test_the_answer_is_one_page_on_paper(self, page):
        open_count(page, CHAIRS + "&hyra-hyra=20&behalla-liv=4&renoverat-pris=1900")
        assert page.pdf(format="A4").count(b"/Type /Page\n") == 1

    def test_axe_is_silent_with_an_answer_and_all_folds_open(self, page):
        open_count(page, CHAIRS + "&hyra-hyra=20&behalla-liv=4&antal=x")
        page.fill("#antal", "60")
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        assert faults_of(page) == []

    def test_nothing_goes_beyond_a_narrow_screen(self, page):
        page.set_viewport_size({"width": 320, "height": 700})
        open_count(page, CHAIRS)
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") == 320

    def test_the_keyboard_reaches_the_file(self, page):
        open_count(page, CHAIRS)
        page.focus("#kalkyl [type=reset]")
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "hamta":
                break
        with page.expect_download():
            page.keyboard.press("Enter")


@pytest.mark.browser
class TestTry:
    def test_a_faulty_demand_is_told_with_rule_remedy_and_module(self, page):
        page.goto(TRY)
        page.wait_for_selector("#kravprov[data-klar]")
        page.fill("#prov-text", "Stolarna ska vara av hög kvalitet och ska ha Möbelfakta.")
        page.select_option("#prov-typ", "teknisk-specifikation")
        page.click("[data-gor=prova]")
        page.wait_for_selector("#prov-fynd section")
        told = page.inner_text("#prov-fynd")
        for part in ("”hög kvalitet” går inte", "Texten har 2 ska", "Möbelfakta", "Så lagar du"):
            assert part in told
        assert re.search(r"Närmast av kraven här: .*MOB-\d+", told)
        assert page.evaluate("document.activeElement.id") == "prov-svar"
        assert page.url.endswith(TRY) and faults_of(page) == []

    def test_demands_are_tried_one_by_one_and_stay_text(self, page):
        page.goto(TRY)
        page.wait_for_selector("#kravprov[data-klar]")
        page.fill("#prov-text", "Bordet ska vara 72 cm högt.\n\n<img src=x> ska lagas snarast.")
        page.click("[data-gor=prova]")
        page.wait_for_selector("#prov-fynd section")
        assert page.locator("#prov-fynd > section").count() == 2
        assert page.locator("#prov-fynd img").count() == 0
        assert "i 2 krav" in page.inner_text("#prov-svar")

    def test_nothing_is_stored(self, page):
        page.goto(TRY)
        page.wait_for_selector("#kravprov[data-klar]")
        page.click("#prov-exempel")
        page.wait_for_selector("#prov-fynd section")
        kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
        assert kept == [0, 0, ""]


def test_a_factor_that_must_not_be_used_is_never_a_starting_value(records):
    used = {f for goods in records.calculator_goods.values() for f in goods.factors}
    assert not {f for f in used if records.factors[f].use == "nej"}


def test_no_figure_is_shown_whose_terms_are_unread(records):
    unclear = [f for f in records.factors.values() if f.licence == "oklar"]
    assert unclear and all(shown_value(f) == "visas inte" for f in unclear)


def test_starting_values_claim_no_more_than_their_sources(records):
    for goods in records.calculator_goods.values():
        for found in (goods.new, goods.used, goods.renovated):
            for value in (found.value, found.low, found.high) if found else ():
                digits = f"{value:g}".replace(".", "").strip("0")
                assert len(digits) <= 2 or digits.endswith("5"), (goods.id, value)


def test_climate_is_written_with_two_figures():
    assert [two_figures(value) for value in (6.667, 0.6667, 13.3, 0)] == ["6,7", "0,67", "13", "0"]
