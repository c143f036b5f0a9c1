"""Where the requirements are thin, and what the data say of why: few are no fault, but a reader shall know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .collection import Collection
from .parts import Record
from .requirement import Requirement

FEWEST_IN_GROUP, FEWEST_IN_STRATEGY = 6, 10
AWARD = "tilldelningskriterium"


class Thin(NamedTuple):
    """A group or strategy that has little: how much, and why."""

    record: Record
    number: int
    why: str


def thin_groups(c: Collection) -> list[Thin]:
    """Groups with few requirements, or none that gives points."""
    found = []
    for group in c.groups.values():
        own = c.requirements_by_group[group.id]
        lacks_award = bool(own) and not any(AWARD in r.types for r in own)
        if len(own) < FEWEST_IN_GROUP or lacks_award:
            why = _why(own, len(c.cited_by(group, "fall")))
            found.append(Thin(group, len(own), why + (_award(c, own) if lacks_award else "")))
    return found


def thin_strategies(c: Collection) -> list[Thin]:
    """Strategies that few requirements serve."""
    found = []
    for strategy in c.strategies.values():
        own = [r for r in c.requirements.values() if strategy.id in r.strategies]
        cases = sum(strategy.id in case.strategies for case in c.cases.values())
        if len(own) < FEWEST_IN_STRATEGY:
            found.append(Thin(strategy, len(own), _why(own, cases)))
    return found


def _why(own: Sequence[Requirement], cases: int) -> str:
    """How many sources the requirements lean on, and how many cases are described."""
    if not own:
        said = "Inget krav är skrivet."
    else:
        sources = {source.address or source.title for r in own for source in r.sources}
        said = f"{_counted(len(own), 'krav', 'krav')} vilar på {_counted(len(sources), 'källa', 'källor')}."
    described = _counted(cases, "fall", "fall") if cases else "Inget fall"
    return f"{said} {described} är {'beskrivna' if cases > 1 else 'beskrivet'}."


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _award(c: Collection, own: Sequence[Requirement]) -> str:
    types = dict.fromkeys(c.types[t].title.lower() for r in own for t in r.types)
    return f" Ingen punkt ger poäng. Typer: {', '.join(types)}."
