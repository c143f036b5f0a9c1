"""Legal rules and judgments (data/regler)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from ..source.fields import Day, ShownDate, Text, WebAddress, YesNo
from ..source.laws import LawReference
from ..source.vocabulary import Basis, RuleArea, RuleKind, RulePhase, ThresholdScope
from .evidence import date_faults
from .parts import Fault, Part, Record, SourceNote, declared


class DatedEvent(Part):
    """A date that a rule carries: adopted, in force, to be applied from."""

    day: Day = declared("datum", "Datum", "år-månad-dag.")
    text: Text = declared("handelse", "Händelse", "Vad som händer då.")
    confirmed: YesNo = declared(
        "bekraftad", "Bekräftad", "ja när datumet har lästs i en rättstext eller hos en myndighet."
    )
    in_timeline: YesNo = declared(
        "tidslinje", "I tidslinjen", "ja när händelsen ska stå i tidslinjen.", False
    )


class Rule(Record):
    """A legal rule or judgment, what it says and what it means in practice."""

    kind: ClassVar[str] = "regler"
    label: ClassVar[str] = "Regel"
    folder: ClassVar[str] = "lagkrav"

    title: Text = declared("titel", "Titel", "Kort namn på regeln.")
    area: RuleArea = declared("omrade", "Område", "upphandling, eu, avfall eller webbplats.")
    rule_kind: RuleKind = declared(
        "slag", "Slag", "lag, forordning, direktiv, eu-forordning, dom …"
    )
    law: tuple[LawReference, ...] = Field(
        alias="lagrum", title="Lagrum", description="Strukturerad hänvisning.", min_length=1
    )
    law_note: Text | None = declared(
        "lagrum_tillagg", "Tillägg till lagrummet", "Det som inte ryms i hänvisningen.", None
    )
    scope: ThresholdScope = declared(
        "troskel", "Tröskelvärde", "over, under, bada eller ej-aktuellt."
    )
    below: Text | None = declared(
        "under_troskeln", "Under tröskelvärdet", "Motsvarande regel under tröskelvärdet.", None
    )
    phases: tuple[RulePhase, ...] = declared(
        "skeden",
        "Skeden",
        "Var i inköpet regeln används. Utelämnas när den inte hör till ett skede.",
        (),
    )
    says: Text = declared(
        "sager", "Regeln säger", "Egen sammanfattning av texten, inte mer än den säger."
    )
    practice: Text = declared(
        "betyder", "I praktiken", "Vad regeln betyder för er. Vår förklaring."
    )
    dates: tuple[DatedEvent, ...] = declared("datum", "Datum", "Daterade händelser.", ())
    status: Text = declared("status", "Status", "gällande, förslag, vägledande …")
    status_as_of: ShownDate = declared(
        "status_per", "Status per", "Senaste datum som någon källa visar."
    )
    sources: tuple[SourceNote, ...] = Field(
        alias="kallor", title="Källor", description="Minst en.", min_length=1
    )
    official: WebAddress | None = declared(
        "officiell_adress", "Officiell adress", "Där rättstexten finns.", None
    )
    confirmed: YesNo = declared(
        "bekraftad", "Bekräftad", "ja när rättstexten eller myndighetens sida har lästs."
    )
    basis: Basis = declared("grund", "Grund", "Vad bekräftelsen vilar på.")
    note: Text | None = declared(
        "anmarkning", "Anmärkning", "Det som läsaren behöver veta därutöver.", None
    )
    checked: Day = declared(
        "kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor."
    )
    next_check: Day = declared("nasta_kontroll", "Nästa kontroll", "När posten ska läsas igen.")

    def faults(self) -> Iterator[Fault]:
        """The next check comes after the last one, and memory confirms nothing."""
        yield from date_faults(self.checked, self.next_check)
        if self.confirmed and self.basis is Basis.MEMORY:
            yield Fault(
                ("bekraftad",),
                "regeln är bekräftad men vilar på minnet.",
                "Skriv bekraftad: nej, eller läs källan och ändra grund.",
            )
