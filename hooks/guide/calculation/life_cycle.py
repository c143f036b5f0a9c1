"""What it costs, and what it emits, to keep, buy used, renovate, lease or buy new over the same number of years.

The reference that the page (docs/assets/livscykel-kalkyl.js) and the workbook are tested against: every payment is
discounted one by one, where the other two use closed sums. All amounts are kronor for one piece.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

VAT = 0.25  # 9 kap. 2 § mervärdesskattelagen


class Vat(StrEnum):
    """How the price of an offer is told."""

    WITHOUT = "utan"
    WITH = "med"
    MARGIN = "marginal"  # nothing can be deducted: 20 kap. 20 § mervärdesskattelagen


@dataclass(frozen=True)
class Range:
    """A value with the lowest and the highest that the sources give."""

    value: float = 0.0
    low: float = 0.0
    high: float = 0.0


@dataclass(frozen=True)
class Need:
    """What all alternatives have in common: how many, how long, and the terms of the calculation."""

    count: int
    years: int
    rate: float = 0.0
    increase: float = 0.0  # of the price of electricity, per year
    in_advance: bool = False  # yearly payments fall at the beginning of the year
    refund: bool = True  # the buyer gets its VAT back
    electricity: float = 0.0  # kronor per kWh
    emission: Range = Range()  # kg per kWh
    replacement: float = 1.0  # how much of what is bought used takes the place of something new


@dataclass(frozen=True)
class Alternative:
    """One way to meet the need, for one piece."""

    life: float
    price: float = 0.0
    vat: Vat = Vat.WITHOUT
    delivery: float = 0.0
    maintenance: float = 0.0
    energy: float = 0.0  # kWh per year
    rent: float = 0.0  # per month
    residual: float = 0.0  # what it is worth when its life ends
    takeback: float = 0.0  # what it costs to hand it on
    climate: Range = Range()  # kg to make or renovate it, bring it and take care of it


def cost_of_price(alternative: Alternative, need: Need) -> float:
    """The price as a cost to this buyer: without VAT when it comes back, with it otherwise."""
    if alternative.vat is Vat.MARGIN:
        return alternative.price
    without = alternative.price / (1 + VAT if alternative.vat is Vat.WITH else 1)
    return without if need.refund else without * (1 + VAT)


def other(amount: float, need: Need) -> float:
    """An amount told without VAT as a cost to this buyer."""
    return amount if need.refund else amount * (1 + VAT)


def _lives(years: float, life: float) -> int:
    # The small number keeps 7 / 0.7 from becoming eleven lives.
    return max(1, math.ceil(years / life - 1e-9))


def parts(alternative: Alternative, need: Need, years: int, after: int = 0) -> dict[str, float]:
    """Present values by kind of cost over ``years`` that begin ``after`` years from now."""
    found = dict.fromkeys(
        ("inkop", "leverans", "underhall", "energi", "hyra", "atertag", "restvarde"), 0.0
    )
    price, life = cost_of_price(alternative, need), alternative.life
    lives = _lives(years, life)

    def now(amount: float, year: float) -> float:
        return amount / float((1 + need.rate) ** (after + year))

    for number in range(lives):
        start = number * life
        found["inkop"] += now(price, start)
        found["leverans"] += now(other(alternative.delivery, need), start)
        last = number == lives - 1
        used = (years - start) / life if last else 1.0
        worth = alternative.residual + (price - alternative.residual) * (1 - used)
        end = years if last else start + life
        found["restvarde"] -= now(worth, end)
        found["atertag"] += now(other(alternative.takeback, need) * used, end)
    for year in range(years):
        paid = year if need.in_advance else year + 1
        found["underhall"] += now(other(alternative.maintenance, need), paid)
        found["hyra"] += now(12 * other(alternative.rent, need), paid)
        bill = alternative.energy * other(need.electricity, need)
        found["energi"] += now(bill * (1 + need.increase) ** (after + paid), paid)
    return found


def kept_years(kept: Alternative, need: Need) -> int:
    """How long what one has lasts within the period; something new takes its place afterwards."""
    return min(round(kept.life), need.years)


def all_parts(name: str, alternatives: Mapping[str, Alternative], need: Need) -> dict[str, float]:
    """The parts of an alternative for one piece; what is kept is followed by something new."""
    chosen = alternatives[name]
    if name != "behalla":
        return parts(chosen, need, need.years)
    first = kept_years(chosen, need)
    found = parts(chosen, need, first)
    if first == need.years:
        return found
    later = parts(alternatives["nytt"], need, need.years - first, first)
    return {kind: amount + later[kind] for kind, amount in found.items()}


def cost(name: str, alternatives: Mapping[str, Alternative], need: Need) -> float:
    """The cost of one piece over the period, in today's value."""
    return sum(all_parts(name, alternatives, need).values())


def per_year(present: float, rate: float, years: float) -> float:
    """A present value as equal yearly amounts (annuity)."""
    return present / sum((1 + rate) ** -year for year in range(1, int(years) + 1))


def _emitted(made: float, per_kwh: float, alternative: Alternative, years: float) -> float:
    return years * (made / alternative.life + alternative.energy * per_kwh)


def climate(name: str, alternatives: Mapping[str, Alternative], need: Need) -> Range:
    """Kilograms for one piece over the period: the making shared over its life, and its use."""
    chosen = alternatives[name]

    def total(of: str) -> float:
        per_kwh = getattr(need.emission, of)
        if name != "behalla":
            return _emitted(getattr(chosen.climate, of), per_kwh, chosen, need.years)
        first = kept_years(chosen, need)
        kept = _emitted(getattr(chosen.climate, of), per_kwh, chosen, first)
        if first == need.years:
            return kept
        new = alternatives["nytt"]
        return kept + _emitted(getattr(new.climate, of), per_kwh, new, need.years - first)

    return Range(total("value"), total("low"), total("high"))


def saved(name: str, alternatives: Mapping[str, Alternative], need: Need) -> Range:
    """Kilograms saved for one piece against something new, the cautious and the bold end of the range too."""
    new, chosen = climate("nytt", alternatives, need), climate(name, alternatives, need)
    if name in ("begagnat", "renoverat"):
        return Range(
            need.replacement * (new.value - chosen.value),
            need.replacement * (new.low - chosen.high),
            need.replacement * (new.high - chosen.low),
        )
    # What is leased or kept is the same kind of thing as the new one: the same uncertainty, at the same end.
    ends = (new.low - chosen.low, new.high - chosen.high)
    return Range(new.value - chosen.value, min(ends), max(ends))


def break_even_price(
    name: str, alternatives: Mapping[str, Alternative], need: Need
) -> float | None:
    """The highest price, told as the offer tells it, at which the alternative costs no more than new."""
    target = cost("nytt", alternatives, need)
    free = cost(name, {**alternatives, name: replace(alternatives[name], price=0.0)}, need)
    one = cost(name, {**alternatives, name: replace(alternatives[name], price=1.0)}, need)
    price = (target - free) / (one - free)
    return price if price > 0 else None


def break_even_life(name: str, alternatives: Mapping[str, Alternative], need: Need) -> float | None:
    """How many years the alternative must last to cost no more per year than new; None when no number is enough."""
    chosen, rate = alternatives[name], need.rate
    year = per_year(cost("nytt", alternatives, need), rate, need.years)
    running = parts(chosen, need, need.years)
    year -= per_year(running["underhall"] + running["energi"] + running["hyra"], rate, need.years)
    bought = cost_of_price(chosen, need) + other(chosen.delivery, need)
    left = chosen.residual - other(chosen.takeback, need)
    if year <= 0:
        return None
    if not rate:
        return max(0.0, (bought - left) / year)
    if year / rate <= bought:
        return None
    if bought <= left:
        return 0.0
    return -math.log((year / rate - bought) / (year / rate - left)) / math.log(1 + rate)


def break_even_rent(alternatives: Mapping[str, Alternative], need: Need) -> float | None:
    """The highest monthly rent, without VAT, at which leasing costs no more than buying new."""
    target = cost("nytt", alternatives, need)
    free = cost("hyra", {**alternatives, "hyra": replace(alternatives["hyra"], rent=0.0)}, need)
    one = cost("hyra", {**alternatives, "hyra": replace(alternatives["hyra"], rent=1.0)}, need)
    rent = (target - free) / (one - free)
    return rent if rent > 0 else None


def climate_years(old: Alternative, new: Alternative, need: Need) -> float | None:
    """After how many years something new that uses less electricity has paid back its making."""
    spared = (old.energy - new.energy) * need.emission.value
    return new.climate.value / spared if spared > 0 and new.climate.value > 0 else None
