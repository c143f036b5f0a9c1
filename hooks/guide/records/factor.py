"""Climate factors (data/faktorer)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from ..source.fields import Decimal, ShownDate, Text, YesNo
from ..source.vocabulary import FactorLicence, FactorOrigin, FactorState, FactorUse
from .parts import Fault, Record, SourceNote, declared


class Factor(Record):
    """How much one thing emits, by one source; shown in one table with an anchor of its own."""

    kind: ClassVar[str] = "faktorer"
    label: ClassVar[str] = "Klimatfaktor"

    title: Text = declared("vara", "Vara", "Det som talet gäller.")
    state: FactorState = declared(
        "lage",
        "Läge",
        "ny, begagnad, renoverad, hyrd, undviket, andel, process eller hela-livet.",
    )
    value: Decimal | None = declared(
        "varde", "Värde", "Talet med punkt. Utelämnas när licensen är oklar.", None
    )
    low: Decimal | None = declared("lag", "Lägst", "Lägsta värdet i spannet.", None)
    high: Decimal | None = declared("hog", "Högst", "Högsta värdet i spannet.", None)
    unit: Text = declared("enhet", "Enhet", "Till exempel kg CO2e.")
    per: Text = declared("avser", "Avser", "Vad ett värde räknas på: en stol, ett ton …")
    boundary: Text = declared("systemgrans", "Systemgräns", "Vilka skeden av livet som är räknade.")
    year: ShownDate = declared("ar", "År", 'Året som talet gäller, annars "utan datum".')
    country: Text | None = declared("land", "Land", "Var talet gäller.", None)
    shows: Text = declared("visar", "Visar", "Vad källan säger, eller hur vi har räknat.")
    origin: FactorOrigin = declared("ursprung", "Ursprung", "kalla, harlett eller eget.")
    confirmed: YesNo = declared(
        "bekraftad", "Bekräftad", "ja när talet har lästs hos den som tog fram det."
    )
    use: FactorUse = declared("anvand", "Får användas", "ja, med-forbehall eller nej.")
    licence: FactorLicence = declared(
        "licens", "Licens", "fri, citat, egen eller oklar. Ett tal med oklar licens visas inte."
    )
    not_with: Text = declared(
        "jamfor_inte", "Jämför inte med", "Vilka tal som talet inte får ställas mot."
    )
    note: Text | None = declared("anmarkning", "Anmärkning", "Det som är osäkert.", None)
    sources: tuple[SourceNote, ...] = declared("kallor", "Källor", "Var talet står.", ())

    def faults(self) -> Iterator[Fault]:
        """A figure that may not be shown, one that is missing, a range that does not hold its value."""
        if self.licence is FactorLicence.UNCLEAR and self.value is not None:
            yield Fault(
                ("varde",),
                "licensen är oklar, och talet får inte visas.",
                "Ta bort talet, eller läs villkoren och ändra licens.",
            )
        if self.licence is not FactorLicence.UNCLEAR and self.value is None:
            yield Fault(("varde",), "talet saknas.", "Skriv talet, eller ta bort posten.")
        low, high = self.low, self.high
        if self.value is not None and (
            (low is not None and low > self.value) or (high is not None and high < self.value)
        ):
            yield Fault(("varde",), "talet ligger utanför spannet.", "Rätta varde, lag eller hog.")
        if self.origin is not FactorOrigin.OWN and not self.sources:
            yield Fault(("kallor",), "talet saknar källa.", "Ange källan.")
