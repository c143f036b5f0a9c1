"""What the two calculators show and load: goods with figures, factors in a table, rules for the words of a demand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from ..calculation.life_cycle import Alternative, Need, Range, climate
from ..filter import filters
from ..records.calculator_goods import CalculatorGoods, KilogramRange
from ..records.factor import Factor
from ..records.text_rule import TextRule
from ..site.context import Site
from ..source.place import Place
from ..swedish.writing import swedish_number, swedish_sort_key

FACTOR_PAGE = "rakna/faktorer"
ELECTRICITY = ("el-nordisk-2023", "el-nordisk")  # today's figure, and the older one as the high end


class Field(NamedTuple):
    """A field of the form: its name in the address, its label and unit, what it begins with, whether it waits folded."""

    name: str
    label: str
    unit: str
    start: str = ""
    folded: bool = False
    help: str = ""


class Way(NamedTuple):
    """One of the alternatives: its name, heading, how its price may be told, and its fields."""

    name: str
    title: str
    vat: tuple[tuple[str, str], ...]
    fields: tuple[Field, ...]
    help: str = ""


_VAT = {
    "utan": "utan moms",
    "med": "med 25 procent moms",
    "marginal": "vinstmarginal, ingen moms på fakturan",
}
_WITHOUT, _WITH, _MARGIN = _VAT.items()


def number(value: float) -> str:
    """A figure in Swedish form; a whole one without decimals."""
    return swedish_number(int(value) if value == int(value) else value)


def _price(label: str) -> Field:
    return Field("pris", label, "kr per styck")


def _life(label: str) -> Field:
    return Field("liv", label, "år")


_DELIVERY = Field("leverans", "Frakt och montering", "kr per styck", "0", True)
_MAINTENANCE = Field("underhall", "Underhåll", "kr per styck och år", "0", True)
_ENERGY = Field("kwh", "El", "kWh per styck och år", "0", True)
_RESIDUAL = Field("rest", "Restvärde när livslängden är slut", "kr per styck", "0", True)
_TAKEBACK = Field("atertag", "Återtag eller avveckling", "kr per styck", "0", True)
_CLIMATE = (
    Field("klimat", "Klimat", "kg CO2e per styck", "", True),
    Field("klimat-lag", "Klimat, lägsta", "kg CO2e per styck", "", True),
    Field("klimat-hog", "Klimat, högsta", "kg CO2e per styck", "", True),
)
_RUNNING = (_MAINTENANCE, _ENERGY)
_OWNED = (_DELIVERY, *_RUNNING, _RESIDUAL, _TAKEBACK, *_CLIMATE)

WAYS = (
    Way("nytt", "Nytt", (_WITHOUT, _WITH), (_price("Inköpspris"), _life("Livslängd"), *_OWNED)),
    Way(
        "begagnat",
        "Begagnat",
        (_WITHOUT, _WITH, _MARGIN),
        (_price("Inköpspris"), _life("Livslängd från köpet"), *_OWNED),
    ),
    Way(
        "renoverat",
        "Renoverat",
        (_WITHOUT, _WITH),
        (_price("Pris för renoveringen"), _life("Livslängd från renoveringen"), *_OWNED),
        "Det ni har, eller köper renoverat.",
    ),
    Way(
        "hyra",
        "Hyra",
        (),
        (
            Field("hyra", "Hyra", "kr per styck och månad, utan moms"),
            _life("Varans livslängd, för klimatet"),
            *(_DELIVERY, *_RUNNING, _TAKEBACK, *_CLIMATE),
        ),
    ),
    Way(
        "behalla",
        "Behålla",
        (_WITHOUT, _WITH),
        (
            Field("liv", "Håller i", "hela år till"),
            Field("pris", "Lagning nu", "kr per styck", "0"),
            *(*_RUNNING, _RESIDUAL, _TAKEBACK, *_CLIMATE),
        ),
        "Det ni redan har. Därefter räknas nytt.",
    ),
)


def common_fields(site: Site) -> tuple[Field, ...]:
    """The fields that all alternatives share."""
    now, before = (site.collection.factors.get(name) for name in ELECTRICITY)
    value = number(now.value) if now and now.value else ""
    high = number(before.value) if before and before.value else value
    return (
        Field("antal", "Antal", "st", "1"),
        Field("ar", "Tid ni behöver varan", "hela år", "10"),
        Field("ranta", "Kalkylränta", "procent per år", "2,5", False, "Fråga ekonomi."),
        Field("elpris", "Elpris", "kr per kWh, utan moms", "", True, "Med nät och skatt."),
        Field("okning", "Elprisets ökning", "procent per år", "0", True),
        Field("elfaktor", "Elens klimat", "kg CO2e per kWh", value, True),
        Field("elfaktor-hog", "Elens klimat, högsta", "kg CO2e per kWh", high, True),
        Field("ers", "Ersättningsgrad", "0 till 1", "1", True, "1: allt begagnat ersätter nytt."),
    )


def _goods(site: Site) -> list[CalculatorGoods]:
    found = site.collection.calculator_goods.values()
    # What fits nothing in the list stands last.
    return sorted(found, key=lambda g: (g.id == "vara-annan-vara", swedish_sort_key(g.title)))


def life_cycle_form(site: Site, place: Place, filters_: Mapping[str, str]) -> Markup:
    """The form of the life-cycle calculation, and the ready figures as a table for those without script."""
    goods = _goods(site)
    grouped: dict[str, list[CalculatorGoods]] = {}
    for one in goods:
        group = site.collection.groups[one.group].title
        grouped.setdefault(group if one.id != "vara-annan-vara" else "Annat", []).append(one)
    return site.render(
        "livscykel",
        common=common_fields(site),
        ways=WAYS,
        grouped=grouped,
        rows=[_per_year(one) for one in goods if one.new],
        silent=[one for one in goods if one.no_climate],
        factors=site.collection.factors,
        goods=goods,
        label=site.label,
        href=place.href,
    )


def _per_year(goods: CalculatorGoods) -> tuple[CalculatorGoods, str, str, str]:
    """Kilograms per year of use for a new, a used and a renovated one, with two significant figures."""

    def shown(found: KilogramRange | None, life: float) -> str:
        made = Range(found.value, found.low, found.high) if found else Range(0, 0, 0)
        one = climate("nytt", {"nytt": Alternative(life, climate=made)}, Need(1, 1))
        return f"{two_figures(one.value)} ({two_figures(one.low)}–{two_figures(one.high)})"

    return (
        goods,
        shown(goods.new, goods.lives.new),
        shown(goods.used, goods.lives.used),
        shown(goods.renovated, goods.lives.renovated),
    )


def two_figures(value: float) -> str:
    """A climate figure in Swedish form; more figures would claim more than the sources know."""
    return number(float(f"{value:.2g}"))


def factor_table(site: Site, place: Place, filters_: Mapping[str, str]) -> Markup:
    """All factors in one table, each with an anchor."""
    factors = sorted(
        site.collection.factors.values(), key=lambda f: (swedish_sort_key(f.title), f.id)
    )
    return site.render("faktorer", rows=[(f, shown_value(f)) for f in factors], label=site.label)


def shown_value(factor: Factor) -> str:
    """The figure with its range, in Swedish form; the word of the table when it may not be shown."""
    if factor.value is None:
        return "visas inte"
    shown = number(factor.value)
    if factor.low is None and factor.high is None:
        return shown
    low = number(factor.value if factor.low is None else factor.low)
    high = number(factor.value if factor.high is None else factor.high)
    return f"{shown} ({low}–{high})"


def demand_form(site: Site, place: Place, filters_: Mapping[str, str]) -> Markup:
    """The form in which a reader tries a text."""
    return site.render("kravprov", types=list(site.collection.types.values()), href=place.href)


def rule_list(site: Site, place: Place, filters_: Mapping[str, str]) -> Markup:
    """Every rule with what it leads to, how it did, and the law behind it."""
    return site.render(
        "provregler",
        rules=sorted(site.collection.text_rules.values(), key=lambda r: swedish_sort_key(r.title)),
        law_text=_law_text,
        by_rule=site.collection.rules,
        href=place.href,
    )


def _law_text(rule: TextRule) -> str:
    return ", ".join(str(reference) for reference in rule.law)


def _plain_range(found: KilogramRange | None) -> list[float] | None:
    return [found.value, found.low, found.high] if found else None


def goods_data(site: Site) -> dict[str, Any]:
    """What the life-cycle page loads: per goods the starting values."""
    return {
        one.id: {
            "namn": one.title,
            "liv": [one.lives.new, one.lives.used, one.lives.renovated],
            "klimat": [_plain_range(found) for found in (one.new, one.used, one.renovated)],
            "prisandel": [one.price.share, one.price.text] if one.price else None,
            "utan_klimat": one.no_climate or "",
            "anmarkning": one.note or "",
            "faktorer": [
                [f, site.collection.factors[f].title]
                for f in one.factors
                if site.collection.factors[f].use != "nej"
            ],
        }
        for one in _goods(site)
    }


def rule_data(site: Site) -> list[dict[str, Any]]:
    """What the page for trying a text loads: the rules, their words, and where to read on."""
    return [
        {
            "id": rule.id,
            "prov": rule.test.value,
            "galler": list(rule.types),
            "fraser": list(rule.phrases),
            "utom": list(rule.unless),
            "inom": rule.scope.value,
            "stor_liten": rule.case_matters,
            "hogst": rule.most,
            "namn": rule.title,
            "tyngd": rule.weight.value,
            "vad": rule.what,
            "varfor": rule.why,
            "laga": rule.remedy,
            "lagrum": _law_text(rule),
            "regler": [
                [site.collection.rules[r].path, site.collection.rules[r].title] for r in rule.rules
            ],
            "provad": rule.tried,
        }
        for rule in site.collection.text_rules.values()
    ]


def browser_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """(path, content) of the scripts with data for the two pages."""
    for name, value in (("kalkylvaror", goods_data(site)), ("provregler", rule_data(site))):
        yield f"{filters.FOLDER}/{name}.js", filters.script(name, value)
