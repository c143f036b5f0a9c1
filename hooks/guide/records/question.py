"""The pre-study's questions (data/fragor)."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from ..source.fields import Day, Text, WholeNumber
from .parts import Part, Record, SourceNote, declared


class Evidence(Part):
    """What a public source shows."""

    text: Text = declared("uppgift", "Uppgift", "Vad källan visar.")
    sources: tuple[SourceNote, ...] = declared("kallor", "Källor", "Källor till uppgiften.", ())
    origin: Text | None = declared(
        "ursprung", "Ursprung", "När uppgiften är vår egen sammanställning eller bedömning.", None
    )


class Question(Record):
    """One of the pre-study's eight questions and what is publicly known about it."""

    kind: ClassVar[str] = "fragor"
    label: ClassVar[str] = "Fråga"
    folder: ClassVar[str] = "resultat"

    number: WholeNumber = declared("nummer", "Nummer", "1–8.")
    title: Text = declared("titel", "Fråga", "Frågan som förstudien ställde.")
    short: Text = declared("kort_svar", "Kort svar", "Vår sammanfattning i en eller två meningar.")
    from_application: tuple[Text, ...] = declared(
        "ansokan", "Ansökan visar", "Vad ansökan säger.", ()
    )
    evidence: tuple[Evidence, ...] = Field(
        alias="offentligt",
        title="Offentliga källor visar",
        description="Uppgifter med källa.",
        min_length=1,
    )
    open_points: tuple[Text, ...] = Field(
        alias="oppet", title="Det är öppet", description="Vad som inte är känt.", min_length=1
    )
    confidence: Text = declared("sakerhet", "Hur säkra är vi", "hög, medel eller låg och varför.")
    checked: Day = declared(
        "kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor."
    )
