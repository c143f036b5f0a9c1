"""The evaluation models calculate right: the examples by another road, and a model's rules."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import small_project
from guide.records.evaluation import WAYS, winners
from guide.records.evaluation_model import EvaluationModel, Example
from guide.source.vocabulary import Calculation, Winner
from small_project import faults, replace

MODELL = "data/utvarderingsmodeller/troskel-pris.yml"
MODELS = small_project.real().collection.evaluation_models


def by_hand(
    calculation: Calculation, p: dict[str, Fraction], tenders: list[dict[str, Fraction]]
) -> list[Fraction | None]:
    """The models of the fact base, written once more with fractions."""
    match calculation:
        case Calculation.DEDUCTION:
            return [
                t["pris"] - p["kr-per-enhet"] * (p["tak"] if t["niva"] > p["tak"] else t["niva"])
                for t in tenders
            ]
        case Calculation.FIXED_PRICE:
            return [t["kvalitet"] for t in tenders]
        case Calculation.ABSOLUTE_POINTS:
            return [
                p["prispoang"]
                - p["prispoang"] * t["pris"] / p["takpris"]
                + p["kvalitetspoang"] * t["niva"] / p["hogsta-niva"]
                for t in tenders
            ]
        case Calculation.LIFE_CYCLE_COST:
            factor = 1 / (1 + p["ranta"] / 100)
            annuity = sum(factor**year for year in range(1, int(p["ar"]) + 1))
            return [
                t["pris"]
                + annuity * t["drift"]
                + factor ** int(p["ar"]) * (t["avveckling"] - t["aterkop"])
                for t in tenders
            ]
        case Calculation.CARBON_PRICE:
            return [t["pris"] + t["kg"] * p["kr-per-kg"] for t in tenders]
        case Calculation.THRESHOLD:
            return [None if t["niva"] < p["krav"] else t["pris"] for t in tenders]
        case Calculation.RELATIVE:
            cheapest, best = min(t["pris"] for t in tenders), max(t["niva"] for t in tenders)
            return [
                p["vikt-pris"] * cheapest / t["pris"] + p["vikt-kvalitet"] * t["niva"] / best
                for t in tenders
            ]


def fractions(texts: dict[str, str]) -> dict[str, Fraction]:
    return {key: Fraction(text) for key, text in texts.items()}


EXAMPLES = [(model, example) for model in MODELS.values() for example in model.examples]


@pytest.mark.parametrize(
    ("model", "example"),
    EXAMPLES,
    ids=[f"{model.id}-{number}" for number, (model, _) in enumerate(EXAMPLES)],
)
def test_each_example_calculated_by_another_road(model: EvaluationModel, example: Example) -> None:
    found = by_hand(
        model.simulator.calculation,
        fractions(example.parameters),
        [fractions(tender.values) for tender in example.tenders],
    )
    for number, outcome in zip(found, example.outcomes, strict=True):
        assert (number is None) == (outcome.result is None)
        if number is not None and outcome.result is not None:
            decimals = len(outcome.result.partition(".")[2])
            assert abs(number - Fraction(outcome.result)) <= Fraction(1, 2) / 10**decimals
    left = {
        outcome.name: number
        for outcome, number in zip(example.outcomes, found, strict=True)
        if number is not None
    }
    best = (
        min(left, key=left.__getitem__)
        if model.simulator.winner is Winner.LOWEST
        else max(left, key=left.__getitem__)
    )
    assert example.winner == best


def test_every_calculation_has_a_model_and_an_example() -> None:
    assert (
        {model.simulator.calculation for model in MODELS.values()} == set(Calculation) == set(WAYS)
    )


def test_the_same_three_tenders_win_by_turns() -> None:
    """What the page about the models says: the model and its numbers choose the winner."""
    first = {model.id: model.examples[0].winner for model in MODELS.values()}
    assert first == {
        "mervarde": "B",
        "fast-pris": "B",
        "poang-absolut": "C",
        "lcc": "C",
        "koldioxidpris": "B",
        "troskel-pris": "A",
        "viktad-relativ": "B",
    }


def test_the_carbon_price_turns_where_the_text_says() -> None:
    """4,44 and 11,25 kronor a kilo."""
    tenders = {
        tender.name: fractions(tender.values)
        for tender in MODELS["koldioxidpris"].examples[0].tenders
    }

    def turn(cheap: str, clean: str) -> Fraction:
        extra = tenders[clean]["pris"] - tenders[cheap]["pris"]
        return extra / (tenders[cheap]["kg"] - tenders[clean]["kg"])

    assert round(float(turn("A", "B")), 2) == 4.44 and round(float(turn("B", "C")), 2) == 11.25


def test_a_tender_that_cannot_win_turns_the_relative_model() -> None:
    three, four = MODELS["viktad-relativ"].examples
    assert three.tenders == four.tenders[:3] and four.tenders[3].name == "D"
    assert (three.winner, four.winner) == ("B", "C")


@pytest.mark.parametrize(
    "calculation", [calculation for calculation, way in WAYS.items() if not way.relative]
)
def test_in_an_absolute_model_no_tender_changes_another(calculation: Calculation) -> None:
    model = next(model for model in MODELS.values() if model.simulator.calculation is calculation)
    way, example = WAYS[calculation], model.examples[0]
    parameters = {key: Decimal(text) for key, text in example.parameters.items()}
    tenders = [
        {key: Decimal(text) for key, text in tender.values.items()} for tender in example.tenders
    ]
    assert way.results(parameters, tenders)[:2] == way.results(parameters, tenders[:2])


def test_alike_tenders_share_the_first_place_and_none_wins_when_none_is_left() -> None:
    way = WAYS[Calculation.THRESHOLD]
    assert winners(way, [Decimal(5), None, Decimal(5)]) == [0, 2]
    assert winners(way, [None, None]) == []


ABSOLUTE = """  raknesatt: troskel
  vinner: lagst
  relativ: nej
  parametrar:
    - {id: krav, fraga: 'Vilken nivå krävs?', enhet: procent, forval: '40'}
"""
RELATIVE = """  raknesatt: relativ
  vinner: hogst
  relativ: ja
  parametrar:
    - {id: vikt-pris, fraga: 'Hur mycket väger priset?', enhet: procent, forval: '75'}
    - {id: vikt-kvalitet, fraga: 'Hur mycket väger kvaliteten?', enhet: procent, forval: '25'}
"""


@pytest.mark.parametrize(
    ("recommended", "warning", "right"),
    [
        ("nej", "varning: Vi avråder.\n", True),
        ("ja", "varning: Vi avråder.\n", False),
        ("nej", "", False),
    ],
)
def test_a_relative_model_is_told_with_its_warning(
    tmp_path: Path, recommended: str, warning: str, right: bool
) -> None:
    project = small_project.make(tmp_path / "litet")
    replace(project, MODELL, "rekommenderas: ja\n", f"rekommenderas: {recommended}\n{warning}")
    replace(project, MODELL, ABSOLUTE, RELATIVE)
    replace(
        project,
        MODELL,
        "parametrar: {krav: '40'}",
        "parametrar: {vikt-pris: '75', vikt-kvalitet: '25'}",
    )
    replace(
        project,
        MODELL,
        "{namn: A}\n      - {namn: B, resultat: '520000'}\n      - {namn: C, resultat: '610000'}",
        "{namn: A, resultat: '81.25'}\n      - {namn: B, resultat: '84.86'}\n      - {namn: C, resultat: '84.02'}",
    )
    told = faults(project)
    assert (told == []) is right, told
    assert (
        right or "rekommenderas: en relativ modell rekommenderas, eller saknar varning." in told[0]
    )
