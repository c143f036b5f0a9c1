"""Destinations of study visits (data/studiebesok)."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from ..source.fields import Country, Day, Id, Text, WholeNumber, YesNo
from .parts import Part, Record, SourceNote, declared, references


class VisitFact(Part):
    """A fact about a destination and the number of its source in the list below (from 1)."""

    text: Text = declared("uppgift", "Uppgift", "Vad källan visar.")
    source: WholeNumber = declared(
        "kalla", "Källa", "Källans nummer i listan kallor, 1 för den första."
    )


class VisitFinding(Part):
    """What a delegation saw. No record has any until a visit has been made and written down."""

    day: Day = declared("datum", "Datum", "Dagen för besöket.")
    by: Text = declared("av", "Av", "Organisation eller roll, inga namn.")
    text: Text = declared("iakttagelse", "Iakttagelse", "Vad ni såg och hörde.")


class Visit(Record):
    """A destination for a study visit, described from published documents only."""

    kind: ClassVar[str] = "studiebesok"
    label: ClassVar[str] = "Studiebesök"
    folder: ClassVar[str] = "studiebesok"

    title: Text = declared("titel", "Titel", "Platsen och vad den visar.")
    organisation: Text = declared("organisation", "Organisation", "Vem som driver verksamheten.")
    place: Text = declared("ort", "Ort", "Ort.")
    country: Country = declared("land", "Land", "Land.")
    in_application: YesNo = declared(
        "i_ansokan", "Nämnd i ansökan", "ja när ansökan nämner resmålet."
    )
    themes: tuple[Text, ...] = Field(
        alias="teman", title="Teman", description="Vad platsen visar.", min_length=1
    )
    facts: tuple[VisitFact, ...] = Field(
        alias="uppgifter", title="Uppgifter", description="Fakta med källa.", min_length=1
    )
    learn: tuple[Text, ...] = Field(
        alias="lar", title="Det kan ni lära", description="Vårt förslag.", min_length=1
    )
    ask: tuple[Text, ...] = Field(
        alias="fraga", title="Fråga på plats", description="Vårt förslag.", min_length=1
    )
    caution: Text = declared("se_upp", "Se upp med", "Vår bedömning.")
    travel: Text = declared(
        "resa", "Resa utan flyg från Östersund", "Vårt råd om resan. Inga tider som kan ändras."
    )
    findings: tuple[VisitFinding, ...] = declared(
        "iakttagelser", "Iakttagelser", "Fylls i när ett besök har gjorts.", ()
    )
    cases: tuple[Id, ...] = references("fall", "fall", "Fall", "Fall som hör ihop med platsen.")
    sources: tuple[SourceNote, ...] = Field(
        alias="kallor", title="Källor", description="Minst en.", min_length=1
    )
    checked: Day = declared(
        "kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor."
    )
