"""How far it is to the places that cases and visits mention, as the crow flies from where the guide's readers are.

Positions come from data/orter.yml. A place that is not there ("nationellt", a whole region) has no distance.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from math import asin, cos, radians, sin, sqrt

from .small_files import Town, Towns

_EARTH_RADIUS = 6371.0  # km, mean
_STEP = 10  # a position in hundredths of a degree and a town's extent allow no finer figure


@dataclass(frozen=True)
class Distances:
    """Distances from ``towns.origin``, which is one of the towns (``small_files.check_origin``)."""

    towns: Towns

    @property
    def origin(self) -> str:
        """The town that distances are counted from."""
        return self.towns.origin

    @cached_property
    def _by_name(self) -> dict[str, Town]:
        return {town.name: town for town in self.towns.towns}

    @cached_property
    def _names(self) -> re.Pattern[str]:
        return re.compile(
            r"(?<!\w)(?:"
            + "|".join(map(re.escape, sorted(self._by_name, key=len, reverse=True)))
            + r")(?!\w)"
        )

    def town_at(self, place: str) -> tuple[str, int] | None:
        """The known town that a place's text names first ("Trondheim (Trøndelag)" is Trondheim), and kilometres to it.

        Rounded to tens, but never to nothing for another town; None when no known town is named.
        """
        match = self._names.search(place)
        if not match:
            return None
        if match[0] == self.origin:
            return match[0], 0
        kilometres = _great_circle(self._by_name[self.origin], self._by_name[match[0]])
        return match[0], max(_STEP, round(kilometres / _STEP) * _STEP)

    def to(self, place: str) -> int | None:
        """Kilometres to a place; None when no known town is named."""
        found = self.town_at(place)
        return found[1] if found else None


def _great_circle(one: Town, other: Town) -> float:
    """Kilometres along the surface (haversine)."""
    north = radians(other.north - one.north)
    east = radians(other.east - one.east)
    half = (
        sin(north / 2) ** 2
        + cos(radians(one.north)) * cos(radians(other.north)) * sin(east / 2) ** 2
    )
    return 2 * _EARTH_RADIUS * asin(sqrt(half))
