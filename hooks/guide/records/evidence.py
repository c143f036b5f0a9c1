"""What a record claims and rests on: facts with sources, and places in the law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pydantic import Field

from ..source.fields import Text, WholeNumber, YesNo
from ..source.laws import LawReference
from ..source.vocabulary import ThresholdScope
from .parts import Fault, Part, SourceNote, declared


class Fact(Part):
    """A claim with the numbers of its sources in the record's list, counted from 1."""

    claim: Text = declared("pastaende", "Påstående", "Vad källan säger, inte mer.")
    sources: tuple[WholeNumber, ...] = declared(
        "kallor", "Källor", "Källornas nummer i listan kallor, 1 för den första.", ()
    )
    confirmed: YesNo = declared("bekraftad", "Bekräftad", "ja när påståendet har lästs i källan.")
    note: Text | None = declared(
        "anmarkning", "Anmärkning", "Det som läsaren behöver veta därutöver.", None
    )


class LegalNote(Part):
    """Places in the law, where they bind, and what they say about the matter."""

    law: tuple[LawReference, ...] = Field(
        alias="lagrum", title="Lagrum", description="Strukturerad hänvisning.", min_length=1
    )
    scope: ThresholdScope = declared(
        "troskel", "Tröskelvärde", "over, under, bada eller ej-aktuellt."
    )
    when: Text | None = declared(
        "nar", "När", "Slag av köp, när regeln bara gäller en del av dem.", None
    )
    says: Text = declared("vad", "Vad", "Vad lagrummet säger, inte mer.")


def fact_faults(facts: Sequence[Fact], sources: Sequence[SourceNote]) -> Iterator[Fault]:
    """Numbers of sources that there are not, and facts that are confirmed by nothing."""
    for index, fact in enumerate(facts):
        for place, number in enumerate(fact.sources):
            if not 1 <= number <= len(sources):
                yield Fault(
                    ("fakta", index, "kallor", place),
                    f"källa {number} finns inte.",
                    f"Skriv ett tal mellan 1 och {len(sources)}.",
                )
        if fact.confirmed and not fact.sources:
            yield Fault(
                ("fakta", index, "bekraftad"),
                "påståendet är bekräftat men saknar källa.",
                "Ange källans nummer i kallor, eller skriv nej.",
            )


def date_faults(checked: date, next_check: date) -> Iterator[Fault]:
    """The next check comes after the last one."""
    if next_check <= checked:
        yield Fault(
            ("nasta_kontroll",),
            "nästa kontroll ligger inte efter den senaste.",
            "Skriv ett senare datum.",
        )
