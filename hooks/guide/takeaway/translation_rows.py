"""What goes to a translator and comes back: one row for each unit, whatever the file is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..pages.units import Draft


@dataclass(frozen=True)
class Row:
    """A unit as a file has it; ``line`` is the row of the table or the line of the file."""

    id: str
    swedish: str
    south_sami: str
    line: int


class ForeignFile(ValueError):
    """The file was not made by this site; the text says in Swedish what is wrong and how to mend
    it.
    """


def facts(draft: Draft) -> Iterable[str]:
    """What the reviewer needs to know of a unit, a line each."""
    unit = draft.unit
    if unit.back:
        yield f"Ord för ord: {unit.back}"
    yield f"Säkerhet: {unit.certainty}"
    if draft.is_changed:
        yield "Svenskan har ändrats sedan utkastet skrevs."
    if draft.is_reviewed:
        yield f"Granskad av {unit.reviewed_by}, {unit.reviewed}"
    elif not draft.is_shown:
        yield "Visas på svenska tills du har svarat."
    if unit.note:
        yield f"Osäkert: {unit.note}"


def one_line(text: str) -> str:
    """The text with each run of blanks and line breaks as one space."""
    return " ".join(text.split())
