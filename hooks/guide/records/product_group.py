"""Product groups (data/produktgrupper)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from ..source.fields import Cpv, Day, Id, Text
from .parts import Fault, Part, Record, declared

_FIRST_STEP = "Avstå"


class NeedStep(Part):
    """One rung of the needs ladder for a product group."""

    rung: Text = declared(
        "steg", "Steg", "avstå, dela, återbruka internt, reparera, hyra, begagnat eller nytt."
    )
    text: Text = declared("text", "Text", "Vad ni kan pröva. Vår formulering.")


class ProductGroup(Record):
    """A product group: its page gathers requirements, cases and questions for the dialogue."""

    kind: ClassVar[str] = "produktgrupper"
    label: ClassVar[str] = "Produktgrupp"
    folder: ClassVar[str] = "krav"

    title: Text = declared("namn", "Namn", "Gruppens namn.")
    prefix: Id = declared("prefix", "Prefix", "Bokstäver som kravens id börjar med.")
    summary: Text = declared(
        "sammanfattning", "Sammanfattning", "En eller två meningar om gruppen."
    )
    need: tuple[NeedStep, ...] = Field(
        alias="behover_ni_kopa",
        title="Behöver ni köpa?",
        description="Stegen från avstå till nytt.",
        min_length=1,
    )
    dialogue: tuple[Text, ...] = Field(
        alias="dialogfragor",
        title="Frågor till marknaden",
        description="Frågor för dialogen. Våra.",
        min_length=1,
    )
    cpv: tuple[Cpv, ...] = Field(
        alias="cpv", title="CPV", description="Åttasiffriga koder.", min_length=1
    )
    checked: Day = declared("kontrollerad", "Senast kontrollerad", "När posten senast lästes.")

    def faults(self) -> Iterator[Fault]:
        """The way begins with not buying, and no step of it stands twice."""
        steps = [step.rung for step in self.need]
        if steps[0] != _FIRST_STEP:
            yield Fault(
                ("behover_ni_kopa", 0, "steg"),
                f'trappan börjar med "{steps[0]}".',
                f"Börja med {_FIRST_STEP}: stegen går från att inte köpa till att köpa nytt.",
            )
        for index, step in enumerate(steps):
            if step in steps[:index]:
                yield Fault(
                    ("behover_ni_kopa", index, "steg"),
                    f'steget "{step}" står två gånger.',
                    "Ta bort det ena.",
                )
