"""Organisations and networks (data/aktorer)."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from ..source.fields import Day, Text, YesNo
from .parts import Record, SourceNote, declared


class Organisation(Record):
    """An organisation or network that matters for circular procurement in the county."""

    kind: ClassVar[str] = "aktorer"
    label: ClassVar[str] = "Organisation"

    title: Text = declared("namn", "Namn", "Organisationens namn.")
    level: Text = declared("niva", "Nivå", "kommun, region, nationell …")
    role: Text | None = declared(
        "roll_i_forstudien", "Roll i förstudien", "Roll enligt ansökan.", None
    )
    facts: tuple[Text, ...] = Field(
        alias="uppgifter", title="Uppgifter", description="Fakta ur källorna.", min_length=1
    )
    relevance: Text = declared("betydelse", "Betydelse", "Varför den är viktig. Vår bedömning.")
    sources: tuple[SourceNote, ...] = Field(
        alias="kallor", title="Källor", description="Minst en.", min_length=1
    )
    confirmed: YesNo = declared("bekraftad", "Bekräftad", "ja när källorna har lästs.")
    checked: Day = declared(
        "kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor."
    )
