"""A life-cycle question in the form in which the page puts it."""

from collections.abc import Mapping
from typing import Any

from guide.calculation.life_cycle import Alternative, Need, Range


def as_range(found: Range) -> dict[str, float]:
    return {"varde": found.value, "lag": found.low, "hog": found.high}


def as_asked(need: Need, choices: Mapping[str, Alternative]) -> tuple[dict[str, Any], dict]:
    """(alternatives, what they have in common), as docs/assets/livscykel-kalkyl.js takes them."""
    common = {
        "antal": need.count,
        "ar": need.years,
        "ranta": need.rate,
        "okning": need.increase,
        "forskott": need.in_advance,
        "momsater": need.refund,
        "elpris": need.electricity,
        "elfaktor": as_range(need.emission),
        "ersattning": need.replacement,
    }
    return {
        name: {
            "liv": a.life,
            "pris": a.price,
            "moms": a.vat,
            "leverans": a.delivery,
            "underhall": a.maintenance,
            "kwh": a.energy,
            "hyra": a.rent,
            "rest": a.residual,
            "atertag": a.takeback,
            "klimat": as_range(a.climate),
        }
        for name, a in choices.items()
    }, common
