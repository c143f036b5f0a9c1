"""How the builder compares tenders (browser/underlag/evaluation.mjs), beside the Python
reference."""

from decimal import Decimal

import pytest
from guide.records.evaluation import WAYS
from guide.source.vocabulary import Calculation
from node_modules import run

SCALE = {
    "riktning": "hogre",
    "enhet": "år",
    "steg": [
        {"fran": "7", "andel": "0.3"},
        {"fran": "10", "andel": "0.7"},
        {"fran": "15", "andel": "1"},
    ],
}
CRITERION = {"nyckel": "mas-005.p1", "nr": "3.1", "skala": SCALE}


def model(id_: str, **parameters: float) -> dict:
    wins = "hogst" if id_ in ("fast-pris", "poang-absolut") else "lagst"
    return {
        "id": id_,
        "parametrar": parameters,
        "vinner": wins,
        "varden": {"mas-005.p1": 40000},
        "kriterier": [CRITERION],
    }


def tender(name: str, price: float, answer: str = "", **extra: float) -> dict:
    return {"namn": name, "pris": price, "svar": {"mas-005.p1": answer}, "extra": extra}


def results(one: dict, *tenders: dict) -> list[float]:
    return run("return $evaluation.results(given[0], given[1]);", [one, list(tenders)])


@pytest.mark.parametrize(
    ("answer", "share"),
    [("6", 0), ("7", 0.3), ("9,5", 0.3), ("10", 0.7), ("15", 1), ("99", 1), ("", 0), ("nej", 0)],
)
def test_a_share_follows_from_the_answer_alone(answer, share):
    assert run("return $evaluation.share(given[0], given[1]);", [SCALE, answer]) == share


def test_a_lower_value_can_be_better():
    scale = {
        "riktning": "lagre",
        "enhet": "dagar",
        "steg": [{"fran": "10", "andel": "0.5"}, {"fran": "5", "andel": "1"}],
    }
    assert run(
        "return given[1].map((one) => $evaluation.share(given[0], one));",
        [scale, ["11", "10", "5"]],
    ) == [0, 0.5, 1]


def test_a_word_is_a_step_too():
    scale = {
        "riktning": "hogre",
        "enhet": "nivå",
        "steg": [{"fran": "Delvis", "andel": "0.5"}, {"fran": "Helt", "andel": "1"}],
    }
    assert run(
        "return given[1].map((one) => $evaluation.share(given[0], one));",
        [scale, ["Nej", "delvis", "Helt"]],
    ) == [0, 0.5, 1]


def test_added_value_is_taken_from_the_price():
    assert results(model("mervarde"), tender("A", 500000, "7"), tender("B", 520000, "15")) == [
        488000,
        480000,
    ]


@pytest.mark.parametrize(
    ("id_", "way", "parameters", "values"),
    [
        (
            "lcc",
            Calculation.LIFE_CYCLE_COST,
            {"ar": 8, "ranta": 3.5},
            {"drift": 22000, "aterkop": 5000, "avveckling": 20000},
        ),
        ("koldioxidpris", Calculation.CARBON_PRICE, {"kr-per-kg": 2}, {"kg": 24000}),
    ],
)
def test_the_browser_calculates_as_the_reference(id_, way, parameters, values):
    found = results(model(id_, **parameters), tender("A", 480000, **values))
    numbers = {key: Decimal(str(value)) for key, value in parameters.items()}
    asked = {"pris": Decimal(480000)} | {key: Decimal(str(value)) for key, value in values.items()}
    assert found[0] == pytest.approx(float(WAYS[way].results(numbers, [asked])[0]), abs=0.5)


def simulated(one: dict, *tenders: dict) -> dict:
    return run("return $evaluation.simulated(given[0], given[1]);", [one, list(tenders)])


def test_the_simulator_tells_who_wins_by_how_much_and_where_it_flips():
    found = simulated(
        model("mervarde"), tender("A", 500000), tender("B", 520000, "15"), tender("C", 600000, "15")
    )
    assert found["vinnare"] == "B" and found["marginal"] == 20000 and found["ordning"] == [1, 0, 2]
    (flip,) = found["vandning"][0]["vid"]
    assert flip["vinnare"] == "A" and flip["varde"] == pytest.approx(20000, abs=1)


def test_what_a_relative_model_does_when_a_bidder_leaves():
    tenders = tender("A", 100, "7"), tender("B", 170, "10"), tender("C", 400, "15")
    found = simulated(model("mervarde"), *tenders)
    assert found["relativ"] == {"borta": "C", "forst": "A", "nu": "B"}
    alike = simulated(model("mervarde"), tender("A", 100), tender("B", 101), tender("C", 102))
    assert alike["relativ"] is None


def test_one_tender_is_no_comparison():
    assert simulated(model("mervarde"), tender("A", 100), tender("B", 0)) is None
