"""Terms in three languages (data/termer)."""

from __future__ import annotations

from typing import ClassVar

from ..source.fields import Day, Text, YesNo
from ..source.vocabulary import TermStatus
from .parts import Record, SourceNote, declared


class Term(Record):
    """A term in Swedish, South Sami and English."""

    kind: ClassVar[str] = "termer"
    label: ClassVar[str] = "Term"

    title: Text = declared("sv", "Svenska", "Termen på svenska.")
    sma: Text | None = declared(
        "sma", "Sydsamiska", "Termen på sydsamiska, när den är belagd eller föreslagen.", None
    )
    english: Text | None = declared("en", "Engelska", "Termen på engelska.", None)
    word_class: Text | None = declared("ordklass", "Ordklass", "substantiv, verb …", None)
    topic: Text | None = declared("amne", "Ämne", "Ämnesområde.", None)
    explanation: Text | None = declared(
        "forklaring", "Förklaring", "En mening på vanlig svenska. Vår.", None
    )
    explained: YesNo = declared(
        "forklaras",
        "Förklaras på sidorna",
        "ja när ordet ska förklaras på de sidor där det står.",
        False,
    )
    status: TermStatus | None = declared(
        "status", "Status", "Hur väl det sydsamiska ordet är belagt.", None
    )
    forms: dict[str, Text] = declared("former", "Böjningsformer", "Form och ord.", {})
    variants: tuple[Text, ...] = declared("varianter", "Varianter", "Andra skrivsätt.", ())
    note: Text | None = declared("anmarkning", "Anmärkning", "Det som är osäkert.", None)
    sources: tuple[SourceNote, ...] = declared("kallor", "Källor", "Var termen är belagd.", ())
    next_check: Day = declared("nasta_kontroll", "Nästa kontroll", "När posten ska läsas igen.")
