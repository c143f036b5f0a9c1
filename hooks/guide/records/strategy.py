"""Circular strategies (data/strategier)."""

from __future__ import annotations

from typing import ClassVar

from ..source.fields import Text, WholeNumber
from .parts import Record, declared


class Strategy(Record):
    """A circular strategy (R-strategy)."""

    kind: ClassVar[str] = "strategier"
    label: ClassVar[str] = "Strategi"

    title: Text = declared("namn", "Namn", "Strategins namn.")
    meaning: Text = declared("betyder", "Betyder", "Vad strategin går ut på.")
    ladder: Text = declared("r_trappa", "R-trappan", "Plats i R-trappan.")
    rank: WholeNumber = declared(
        "rang", "Rang", "0 överst i trappan (avstå), högre tal längre ned."
    )
