"""Cases (data/fall)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from ..source.fields import Country, Day, Id, Text, YesNo
from ..source.vocabulary import CaseKind, OrganisationKind
from .evidence import date_faults
from .parts import Fault, Part, Record, SourceNote, declared, references

_YEARS = range(1900, 2101)


class CaseResult(Part):
    """A figure from a case, as its source gives it."""

    value: Text = declared("varde", "Värde", "Talet, som i källan.")
    unit: Text = declared("enhet", "Enhet", "Vad talet räknar.")
    refers_to: Text = declared("avser", "Avser", "Vad talet handlar om.")


class Case(Record):
    """A real purchase, way of working, policy, project or study."""

    kind: ClassVar[str] = "fall"
    label: ClassVar[str] = "Fall"
    folder: ClassVar[str] = "fall"

    title: Text = declared("titel", "Titel", "Vem som gjorde vad.")
    case_kind: CaseKind = declared(
        "slag", "Slag", "upphandling, internt-arbetssatt, styrning, projekt eller studie."
    )
    organisations: tuple[Text, ...] = Field(
        alias="organisationer", title="Organisationer", description="Namn.", min_length=1
    )
    country: Country = declared("land", "Land", "Land.")
    place: Text = declared("ort", "Ort", "Ort, län eller nationellt.")
    organisation_kind: OrganisationKind = declared(
        "organisationstyp", "Typ av organisation", "Styrt ord."
    )
    organisation_note: Text = declared(
        "organisation_som_i_kallan", "Organisation enligt källan", "Närmare beskrivning."
    )
    fits_sparse: YesNo = declared(
        "passar_glesbygd", "Passar glesbygd", "ja eller nej. Vår bedömning."
    )
    years: Text = declared("ar", "År", "År, eller att året är okänt.")
    groups: tuple[Id, ...] = references(
        "produktgrupper", "produktgrupper", "Produktgrupper", "Id ur data/produktgrupper."
    )
    strategies: tuple[Id, ...] = references(
        "strategier", "strategier", "Strategier", "Id ur data/strategier."
    )
    themes: tuple[Text, ...] = declared("teman", "Teman", "Fria ord, som i källan.", ())
    bought: Text = declared("kop", "Vad det gällde", "Vad som köptes eller gjordes.")
    contract: Text | None = declared(
        "avtal", "Upphandling och avtal", "Förfarande och avtal.", None
    )
    requirement: Text | None = declared(
        "krav_i_fallet", "Krav eller kriterium", "Kravet, som källan beskriver det.", None
    )
    verification: Text | None = declared("uppfoljning", "Uppföljning", "Hur det följdes upp.", None)
    results: tuple[CaseResult, ...] = declared("resultat", "Siffror", "Tal som källan ger.", ())
    lessons: tuple[Text, ...] = declared("lardomar", "Lärdomar", "Lärdomar enligt källan.", ())
    supplier_effect: Text | None = declared(
        "leverantorer", "Leverantörerna", "Vad som framgår om leverantörerna.", None
    )
    unknown: tuple[Text, ...] = Field(
        alias="okant", title="Det vet vi inte", description="Vad källorna inte visar.", min_length=1
    )
    assessment: Text = declared(
        "bedomning", "Vår bedömning", "Kunskapsbasens egen bedömning, ingen källuppgift."
    )
    outcome: Text | None = declared(
        "utfall", "Utfall", "misslyckades eller blandat när källan säger det.", None
    )
    rules: tuple[Id, ...] = references("regler", "regler", "Regler", "Rättsregler som rör fallet.")
    sources: tuple[SourceNote, ...] = Field(
        alias="kallor", title="Källor", description="Minst en.", min_length=1
    )
    confirmed: YesNo = declared("bekraftad", "Bekräftad", "ja när källorna har lästs.")
    checked: Day = declared(
        "kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor."
    )
    next_check: Day = declared("nasta_kontroll", "Nästa kontroll", "När posten ska läsas igen.")

    def faults(self) -> Iterator[Fault]:
        """The next check comes after the last one."""
        yield from date_faults(self.checked, self.next_check)
        for first, last in re.findall(r"\b(\d{4})–(\d{4})\b", self.years):
            if last < first:
                yield Fault(
                    ("ar",), f"{first}–{last} slutar före början.", "Skriv det tidigare året först."
                )
        for year in re.findall(r"\b\d{4}\b", self.years):
            if int(year) not in _YEARS:
                yield Fault(("ar",), f"året {year} kan inte stämma.", "Kontrollera siffrorna.")
