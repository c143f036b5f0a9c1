"""The workbook of the life-cycle page: LibreOffice counts it again and comes to the figures of the reference."""

import io
import shutil
import subprocess
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import openpyxl
import pytest
from guide.calculation import life_cycle
from guide.calculation.life_cycle import Alternative, Need, Range, Vat
from life_cycles import as_asked
from node_lines import node

ASSETS = Path(__file__).resolve().parents[2] / "docs/assets"
SCRIPTS = [ASSETS / name for name in ("livscykel-kalkyl.js", "kalkylblad.js", "livscykel-blad.js")]
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item
 oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
 oor:op="fuse"><value>0</value></prop></item></oor:items>"""

CASES = {
    "chairs": (
        Need(60, 10, 0.025),
        {
            "behalla": Alternative(4, 0, maintenance=25, climate=Range(0, 0, 0)),
            "begagnat": Alternative(6, 1500, Vat.MARGIN, 100, 20, climate=Range(4, 1, 10)),
            "renoverat": Alternative(10, 1900, climate=Range(40, 16, 48)),
            "hyra": Alternative(12, rent=110, climate=Range(80, 60, 165)),
            "nytt": Alternative(
                12, 4000, Vat.WITH, 150, 20, residual=300, takeback=50, climate=Range(80, 60, 165)
            ),
        },
    ),
    "fridges without refund": (
        Need(5, 12, 0.04, 0.02, True, False, 1.6, Range(0.059, 0.059, 0.09), 0.5),
        {
            "begagnat": Alternative(7, 1800, Vat.WITHOUT, 300, 0, 260, climate=Range(25, 10, 60)),
            "nytt": Alternative(12, 6400, Vat.WITH, 300, 0, 160, climate=Range(260, 230, 300)),
        },
    ),
    "doors without interest or figures": (
        Need(30, 20),
        {
            "begagnat": Alternative(20, 900, Vat.MARGIN, takeback=80),
            "nytt": Alternative(30, 2500, Vat.WITHOUT, residual=100),
        },
    ),
}


@pytest.fixture(scope="module")
def ask():
    with node(*SCRIPTS) as asking:
        yield asking


@pytest.fixture(scope="module")
def made(ask):
    """The file of each case, as the page makes it."""
    found = {}
    for name, (need, choices) in CASES.items():
        asked, common = as_asked(need, choices)
        if "figures" in name:
            asked = {key: value | {"klimat": None} for key, value in asked.items()}
        found[name] = bytes(ask("livscykelblad.bytes", asked, common, ["Underlag", "En rad"]))
    return found


@pytest.fixture(scope="module")
def recalculated(made, tmp_path_factory):
    """The same files after LibreOffice has thrown the stored values away and counted itself."""
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    (folder / "profile/user").mkdir(parents=True)
    (folder / "profile/user/registrymodifications.xcu").write_text(RECALCULATE, encoding="utf-8")
    names = [f"fall{number}.xlsx" for number in range(len(made))]
    for name, content in zip(names, made.values(), strict=True):
        (folder / name).write_bytes(content)
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            folder / "ut",
            *(folder / name for name in names),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {
        case: (folder / "ut" / name).read_bytes() for case, name in zip(made, names, strict=True)
    }


def answers(content):
    """Per alternative what stands below "Svar för alla": label → value."""
    rows = list(
        openpyxl.load_workbook(io.BytesIO(content), data_only=True)["Kalkyl"].iter_rows(
            values_only=True
        )
    )
    start = next(n for n, row in enumerate(rows) if row[0] == "Svar för alla")
    names = [name for name in rows[start][1:] if name]
    found = {name: {} for name in names}
    section = ""
    for row in rows[start + 1 :]:
        if not row[0]:
            continue
        section = row[0] if row[0] not in ("Lägsta", "Högsta") else section
        label = row[0] if row[0] == section else f"{section}, {row[0].lower()}"
        for name, value in zip(names, row[1:], strict=False):
            found[name][label] = value
    return found


def two_figures(value):
    """Rounded to two significant figures, halves upwards as spreadsheets do."""
    exact = Decimal(repr(round(value, 9)))
    step = Decimal(1).scaleb(exact.adjusted() - 1)
    return float(exact.quantize(step, ROUND_HALF_UP)) if exact else 0.0


def check(content, need, choices, with_climate):
    found = answers(content)
    swedish = {
        "behalla": "Behålla",
        "begagnat": "Begagnat",
        "renoverat": "Renoverat",
        "hyra": "Hyra",
        "nytt": "Nytt",
    }
    assert list(found) == [swedish[name] for name in choices]
    for name in choices:
        cells = found[swedish[name]]
        total = need.count * life_cycle.cost(name, choices, need)
        assert cells["Kostnad för alla, kr i dagens värde"] == pytest.approx(total, abs=0.005)
        year = life_cycle.per_year(total, need.rate, need.years)
        assert cells["Kostnad per år för alla, kr"] == pytest.approx(year, abs=0.005)
        climate = life_cycle.climate(name, choices, need)
        label = "Klimat under tiden, kg CO2e"
        for key, value in (
            (label, climate.value),
            (f"{label}, lägsta", climate.low),
            (f"{label}, högsta", climate.high),
        ):
            wanted = two_figures(need.count * value) if with_climate else None
            assert (cells[key] or None) == (wanted or None), (name, key)
        if name in ("begagnat", "renoverat"):
            price = life_cycle.break_even_price(name, choices, need)
            life = life_cycle.break_even_life(name, choices, need)
            shown = cells["Brytpris: högsta pris, angivet som ovan, kr"]
            assert shown == pytest.approx(price, abs=0.005)
            assert cells["Bryttid: minsta livslängd, år"] == pytest.approx(life, abs=0.005)
        if name == "hyra":
            rent = life_cycle.break_even_rent(choices, need)
            assert cells["Brythyra: högsta hyra, kr per månad"] == pytest.approx(rent, abs=0.005)


@pytest.mark.parametrize("case", CASES)
def test_the_stored_values_are_those_of_the_reference(made, case):
    need, choices = CASES[case]
    check(made[case], need, choices, "figures" not in case)


@pytest.mark.parametrize("case", CASES)
def test_libreoffice_counts_the_same(recalculated, case):
    need, choices = CASES[case]
    check(recalculated[case], need, choices, "figures" not in case)


def test_every_answer_is_a_live_formula(made):
    sheet = openpyxl.load_workbook(io.BytesIO(made["chairs"]))["Kalkyl"]
    rows = list(sheet.iter_rows())
    start = next(n for n, row in enumerate(rows) if row[0].value == "Svar för alla")
    values = [cell.value for row in rows[start + 1 :] for cell in row[1:] if cell.value is not None]
    assert values and all(str(value).startswith("=") for value in values)


def test_the_same_figures_give_the_same_bytes(ask, made):
    need, choices = CASES["chairs"]
    again = ask("livscykelblad.bytes", *as_asked(need, choices), ["Underlag", "En rad"])
    assert bytes(again) == made["chairs"]


def test_hostile_words_stay_words(ask):
    need, choices = CASES["doors without interest or figures"]
    lines = ["Underlag", '=HYPERLINK("https://exempel.se")', "<b>&\u0000\ud800</b>"]
    content = bytes(ask("livscykelblad.bytes", *as_asked(need, choices), lines))
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Underlag"]
    assert sheet["A2"].data_type == "s" or sheet["A2"].data_type == "inlineStr"
    assert sheet["A3"].value == "<b>&</b>"
