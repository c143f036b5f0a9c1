"""Court rulings and what they mean for a requirement (data/rattsfall)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from ..source.fields import Day, Id, ShownDate, Text, YesNo
from ..source.laws import LawReference
from ..source.vocabulary import BuyerOutcome, RulingReading, RulingTheme, SourceCheck
from .evidence import date_faults
from .parts import Fault, Record, SourceNote, declared, references


class Ruling(Record):
    """A ruling: the question, the outcome, what it means, and how far it was read."""

    kind: ClassVar[str] = "rattsfall"
    label: ClassVar[str] = "Rättsfall"
    folder: ClassVar[str] = "lagkrav/rattsfall"

    title: Text = declared("titel", "Titel", "Saken i korthet, högst sex ord.")
    court: Text = declared("domstol", "Domstol", "Domstolens namn, så långt källan visar det.")
    case_number: Text | None = declared(
        "malnummer", "Målnummer", "Målets nummer eller referat.", None
    )
    decided: ShownDate = declared(
        "datum", "Datum", "Domens dag, så långt källan visar den, annars utan datum."
    )
    parties: tuple[Text, ...] = declared(
        "parter", "Parter", "Organisationer, aldrig privatpersoner.", ()
    )
    local: YesNo = declared("lokalt", "Lokalt", "ja när en köpare i länet var part.", False)
    question: Text = declared("fraga", "Fråga", "Vad domstolen prövade.")
    outcome: Text = declared("utgang", "Utgång", "Hur det gick, inte mer än källan säger.")
    buyer: BuyerOutcome = declared(
        "koparen", "Köparen", "Om köparens sätt höll: holl, foll, delvis eller annat."
    )
    meaning: Text = declared(
        "betyder", "Vad det betyder", "Vad rättsfallet betyder för ett krav. Vår förklaring."
    )
    themes: tuple[RulingTheme, ...] = Field(
        alias="teman", title="Teman", description="Minst ett.", min_length=1
    )
    groups: tuple[Id, ...] = references(
        "produktgrupper", "produktgrupper", "Produktgrupper", "Produktgrupper som köpet gällde."
    )
    law: tuple[LawReference, ...] = declared(
        "lagrum", "Lagrum", "Dagens lagrum. Äldre lagar står i tillägget.", ()
    )
    law_note: Text | None = declared(
        "lagrum_tillagg", "Tillägg till lagrummet", "Äldre lag som målet gällde.", None
    )
    rules: tuple[Id, ...] = references("regler", "regler", "Regler", "Rättsregler som målet rör.")
    requirements: tuple[Id, ...] = references("krav", "krav", "Krav", "Krav som målet rör.")
    clauses: tuple[Id, ...] = references(
        "klausuler", "klausuler", "Klausuler", "Klausuler som målet rör."
    )
    models: tuple[Id, ...] = references(
        "utvarderingsmodeller",
        "utvarderingsmodeller",
        "Utvärderingsmodeller",
        "Modeller som målet rör.",
    )
    reading: RulingReading = declared(
        "last", "Läst", "Hur långt källorna är lästa: domskal, referat eller omnamnande."
    )
    sources: tuple[SourceNote, ...] = Field(
        alias="kallor", title="Källor", description="Minst en.", min_length=1
    )
    confirmed: YesNo = declared(
        "bekraftad", "Bekräftad", "ja när mål och utgång har lästs i en källa."
    )
    note: Text | None = declared(
        "anmarkning", "Anmärkning", "Det som läsaren behöver veta därutöver.", None
    )
    source_check: SourceCheck = declared(
        "kallkontroll", "Källkontroll", "omlast eller ska-kontrolleras."
    )
    checked: Day = declared(
        "kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor."
    )
    next_check: Day = declared("nasta_kontroll", "Nästa kontroll", "När posten ska läsas igen.")

    @property
    def citation(self) -> str:
        """Court and case: "Kammarrätten i Göteborg, mål 4889-17"."""
        if not self.case_number:
            return self.court
        number = self.case_number
        plain = number[0].isdigit() or number.startswith("C-")
        return f"{self.court}, {'mål ' if plain else ''}{number}"

    def faults(self) -> Iterator[Fault]:
        """The next check comes after the last one."""
        yield from date_faults(self.checked, self.next_check)
