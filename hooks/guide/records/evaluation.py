"""How tenders are compared: the arithmetic of each way, with decimal numbers.

A way of calculating has fixed parameters (set by the buyer) and values (told by each tender).
It gives one result a tender, or None for a tender that does not meet the demand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from ..source.vocabulary import Calculation, Winner

# Far beyond the life of anything bought; each year is a step of the sum.
MOST_YEARS = 200

Numbers = Mapping[str, Decimal]
Results = list[Decimal | None]

_KRONA, _POINT = Decimal(1), Decimal("0.01")


class ImpossibleNumber(ValueError):
    """A parameter that no sum can be made of; says which, in Swedish."""


@dataclass(frozen=True)
class Way:
    """A way of calculating: ids of parameters and values, what wins, whether tenders interact."""

    parameters: tuple[str, ...]
    values: tuple[str, ...]
    winner: Winner
    relative: bool
    results: Callable[[Numbers, Sequence[Numbers]], Results]


def _each(
    result: Callable[[Numbers, Numbers], Decimal | None], step: Decimal
) -> Callable[[Numbers, Sequence[Numbers]], Results]:
    """Results of tenders that do not affect each other, rounded to ``step``."""

    def results(parameters: Numbers, tenders: Sequence[Numbers]) -> Results:
        found = (result(parameters, tender) for tender in tenders)
        return [
            None if number is None else number.quantize(step, ROUND_HALF_UP) for number in found
        ]

    return results


def _deduction(p: Numbers, t: Numbers) -> Decimal:
    return t["pris"] - min(t["niva"], p["tak"]) * p["kr-per-enhet"]


def _fixed_price(p: Numbers, t: Numbers) -> Decimal:
    return t["kvalitet"]


def _absolute_points(p: Numbers, t: Numbers) -> Decimal:
    price = max(Decimal(0), p["prispoang"] * (p["takpris"] - t["pris"]) / p["takpris"])
    return price + p["kvalitetspoang"] * min(t["niva"], p["hogsta-niva"]) / p["hogsta-niva"]


def _life_cycle_cost(p: Numbers, t: Numbers) -> Decimal:
    growth, years = 1 + p["ranta"] / 100, int(p["ar"])
    if years != p["ar"] or not 0 < years <= MOST_YEARS:
        raise ImpossibleNumber(f"ar ska vara ett heltal från 1 till {MOST_YEARS}")
    if growth <= 0:
        raise ImpossibleNumber("ranta ska vara större än -100")
    running = sum((t["drift"] / growth**year for year in range(1, years + 1)), Decimal(0))
    return t["pris"] + running + (t["avveckling"] - t["aterkop"]) / growth**years


def _carbon_price(p: Numbers, t: Numbers) -> Decimal:
    return t["pris"] + p["kr-per-kg"] * t["kg"]


def _threshold(p: Numbers, t: Numbers) -> Decimal | None:
    return t["pris"] if t["niva"] >= p["krav"] else None


def _relative(p: Numbers, tenders: Sequence[Numbers]) -> Results:
    lowest, highest = min(t["pris"] for t in tenders), max(t["niva"] for t in tenders)
    points = (
        p["vikt-pris"] * lowest / t["pris"]
        + (p["vikt-kvalitet"] * t["niva"] / highest if highest else 0)
        for t in tenders
    )
    return [number.quantize(_POINT, ROUND_HALF_UP) for number in points]


WAYS: Mapping[Calculation, Way] = {
    Calculation.DEDUCTION: Way(
        ("kr-per-enhet", "tak"), ("pris", "niva"), Winner.LOWEST, False, _each(_deduction, _KRONA)
    ),
    Calculation.FIXED_PRICE: Way(
        ("pris",), ("kvalitet",), Winner.HIGHEST, False, _each(_fixed_price, _KRONA)
    ),
    Calculation.ABSOLUTE_POINTS: Way(
        ("prispoang", "takpris", "kvalitetspoang", "hogsta-niva"),
        ("pris", "niva"),
        Winner.HIGHEST,
        False,
        _each(_absolute_points, _POINT),
    ),
    Calculation.LIFE_CYCLE_COST: Way(
        ("ar", "ranta"),
        ("pris", "drift", "aterkop", "avveckling"),
        Winner.LOWEST,
        False,
        _each(_life_cycle_cost, _KRONA),
    ),
    Calculation.CARBON_PRICE: Way(
        ("kr-per-kg",), ("pris", "kg"), Winner.LOWEST, False, _each(_carbon_price, _KRONA)
    ),
    Calculation.THRESHOLD: Way(
        ("krav",), ("pris", "niva"), Winner.LOWEST, False, _each(_threshold, _KRONA)
    ),
    Calculation.RELATIVE: Way(
        ("vikt-pris", "vikt-kvalitet"), ("pris", "niva"), Winner.HIGHEST, True, _relative
    ),
}


def winners(way: Way, results: Results) -> list[int]:
    """The places of the best results; several when alike, none when no tender is left."""
    left = [number for number in results if number is not None]
    if not left:
        return []
    best = min(left) if way.winner is Winner.LOWEST else max(left)
    return [place for place, number in enumerate(results) if number == best]
