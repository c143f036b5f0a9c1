"""Types of requirement (data/kravtyper)."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from ..source.fields import Id, Text
from ..source.laws import LawReference
from .parts import Record, declared, references


class RequirementType(Record):
    """A type of requirement and what it means legally above and below the threshold."""

    kind: ClassVar[str] = "kravtyper"
    label: ClassVar[str] = "Kravtyp"

    title: Text = declared("namn", "Namn", "Kravtypens namn.")
    above: Text = declared("over_troskeln", "Över tröskelvärdet", "Vad som gäller.")
    above_law: tuple[LawReference, ...] = Field(
        alias="lagrum_over", title="Lagrum över", description="Lagrum.", min_length=1
    )
    below: Text = declared("under_troskeln", "Under tröskelvärdet", "Vad som gäller.")
    below_law: tuple[LawReference, ...] = Field(
        alias="lagrum_under", title="Lagrum under", description="Lagrum.", min_length=1
    )
    rules: tuple[Id, ...] = references(
        "regler", "regler", "Regler", "Rättsregler som rör kravtypen."
    )
