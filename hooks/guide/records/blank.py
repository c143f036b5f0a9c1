"""What a buyer fills in: blanks {id} with question, default and reason, and tables."""

from __future__ import annotations

from pydantic import Field

from ..source.fields import Id, Text, YesNo
from ..source.vocabulary import MeasureFrom
from .parts import Part, declared


class Measure(Part):
    """What a blank measures: the same measure in two chosen texts is asked for once."""

    what: Id = declared("vad", "Vad", "Det som mäts: reservdelar, garanti, leveranstid …")
    unit: Text = declared("enhet", "Enhet", "år, arbetsdagar, procent …")
    start: MeasureFrom | None = declared("fran", "Från", "Varifrån tiden räknas.", None)


class Blank(Part):
    """Something that the buyer fills in."""

    id: Id = declared("id", "Id", "Samma som i texten: {id}.")
    question: Text = declared("fraga", "Fråga", "Frågan till köparen.")
    default: Text | None = declared(
        "forval", "Förval", "Värdet som gäller om köparen inte ändrar.", None
    )
    no_default: Text | None = declared(
        "utan_forval", "Utan förval", "Varför det inte finns något förval.", None
    )
    unit: Text | None = declared("enhet", "Enhet", "Enhet, när det är ett tal.", None)
    advice: Text = declared(
        "rad", "Råd", "Varför förvalet är rimligt, och när det bör vara ett annat."
    )
    measure: Measure | None = declared("matt", "Mått", "Vad värdet mäter.", None)
    locked: YesNo = declared("last", "Låst", "ja när källan låser värdet.", False)


class BuyerTable(Part):
    """A table that the buyer fills in."""

    id: Id = declared("id", "Id", "Tabellens id.")
    title: Text = declared("titel", "Titel", "Tabellens rubrik.")
    columns: tuple[Text, ...] = Field(
        alias="kolumner", title="Kolumner", description="Rubriker.", min_length=2
    )
    rows: tuple[tuple[Text, ...], ...] = Field(
        alias="rader",
        title="Rader",
        description="Förslag till rader; … för det som köparen skriver.",
        min_length=1,
    )
