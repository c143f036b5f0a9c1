"""Goods that the life-cycle calculator knows (data/kalkylvaror)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from ..source.fields import Decimal, Id, Text
from ..source.vocabulary import Certainty
from .parts import Fault, Part, Record, SourceNote, declared, reference_to, references

MOST_YEARS = 200


class KilogramRange(Part):
    """Kilograms of CO2e with the ends of their range."""

    value: Decimal = declared(
        "varde", "Värde", "Högst två värdesiffror, eller tre som slutar på 5."
    )
    low: Decimal = declared("lag", "Lägst", "Lägsta värdet.")
    high: Decimal = declared("hog", "Högst", "Högsta värdet.")


class Lives(Part):
    """How many years each lasts; our proposal, for the reader to change."""

    new: Decimal = declared("ny", "Ny", "År.")
    used: Decimal = declared("begagnad", "Begagnad", "År.")
    renovated: Decimal = declared("renoverad", "Renoverad", "År.")


class PriceShare(Part):
    """What a used one has cost in relation to a new one, by a source."""

    share: Decimal = declared("andel", "Andel", "Andel av nypriset: 0.65.")
    text: Text = declared("text", "Text", "Vad källan säger.")
    source: SourceNote = declared("kalla", "Källa", "Var det står.")


class CalculatorGoods(Record):
    """A kind of goods with ready figures, or with the reason why only cost is counted."""

    kind: ClassVar[str] = "kalkylvaror"
    label: ClassVar[str] = "Vara i kalkylen"

    title: Text = declared("namn", "Namn", "Varan, som den står i listan.")
    group: Id = Field(
        alias="produktgrupp",
        title="Produktgrupp",
        description="Id ur data/produktgrupper.",
        json_schema_extra=reference_to("produktgrupper"),
    )
    lives: Lives = declared("livslangd", "Livslängd", "År för ny, begagnad och renoverad. Vårt.")
    new: KilogramRange | None = declared(
        "klimat_ny", "Klimat, ny", "Klimat för en ny, kg CO2e.", None
    )
    used: KilogramRange | None = declared(
        "klimat_begagnad", "Klimat, begagnad", "Klimat för transport, rengöring och delar.", None
    )
    renovated: KilogramRange | None = declared(
        "klimat_renoverad", "Klimat, renoverad", "Klimat för renovering.", None
    )
    certainty: Certainty | None = declared("sakerhet", "Säkerhet", "hog, medel eller lag.", None)
    no_climate: Text | None = declared(
        "utan_klimat", "Utan klimat", "Varför bara kostnaden räknas.", None
    )
    factors: tuple[Id, ...] = references(
        "faktorer", "faktorer", "Faktorer", "Id på faktorer som stöder talen."
    )
    price: PriceShare | None = declared(
        "prisandel", "Prisandel", "Vad begagnat har kostat mot nytt.", None
    )
    note: Text | None = declared("anmarkning", "Anmärkning", "Det som läsaren bör veta.", None)

    def faults(self) -> Iterator[Fault]:
        """Figures for all three, or the reason for having none; a range must hold its value."""
        ranges = (
            ("klimat_ny", self.new),
            ("klimat_begagnad", self.used),
            ("klimat_renoverad", self.renovated),
        )
        if not self.no_climate and not all(found for _, found in ranges):
            yield Fault(
                (),
                "varan saknar klimattal.",
                "Fyll i klimat_ny, klimat_begagnad och klimat_renoverad, eller skriv skälet i utan_klimat.",
            )
        for key, years in (
            ("ny", self.lives.new),
            ("begagnad", self.lives.used),
            ("renoverad", self.lives.renovated),
        ):
            if not 0 < years <= MOST_YEARS:
                yield Fault(
                    ("livslangd", key),
                    f"livslängden {years:g} år går inte att räkna med.",
                    f"Skriv hur många år varan håller, mer än 0 och högst {MOST_YEARS}.",
                )
        if self.price and not 0 < self.price.share <= 1:
            yield Fault(
                ("prisandel", "andel"),
                f"{self.price.share:g} är ingen andel av nypriset.",
                "Skriv ett tal mellan 0 och 1 med punkt: 0.65.",
            )
        if (self.certainty is None) is (self.new is not None):
            yield Fault(
                ("sakerhet",), "säkerhet hör till klimattalen.", "Ange den för dem, annars inte."
            )
        for key, found in ranges:
            if found and not found.low <= found.value <= found.high:
                yield Fault(
                    (key, "varde"), "talet ligger utanför spannet.", "Rätta varde, lag eller hog."
                )
