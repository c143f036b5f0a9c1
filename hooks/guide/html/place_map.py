"""A map of the towns that cases and visits lie in, with rings of distance from where the readers are.

It has no coast lines: nothing is drawn but positions in data/orter.yml, on a plane that keeps distances near the origin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from markupsafe import Markup

from ..site.context import Site
from ..source.place import Place
from ..swedish.writing import swedish_number, swedish_sort_key
from .drawing import WIDTH, Picture, figure
from .tables import Cell, Table

_KM_PER_DEGREE = 111.2
_FARTHEST = 1000  # km: the Nordic countries; what lies farther away is in the table alone
_RINGS = (250, 500, 750)  # km
_EDGE = 14.0  # units round the drawing
_LETTER = 6.4  # mean width of a letter at the drawn size, in units
_LINE = 13.0  # height of a name, in units

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Spot:
    """A town on the map: its name, kilometres from the origin, how many records, and where it is drawn."""

    name: str
    kilometres: int
    visits: int
    cases: int
    x: float  # km east of the origin
    y: float  # km south of the origin


def places(site: Site, place: Place) -> Markup:
    """The map with its list: filled dots where there is a visit, rings where there is a case alone."""
    spots = _spots(site)
    origin = site.distances.origin
    near = [spot for spot in spots if spot.kilometres <= _FARTHEST]
    shapes, height = _drawn(near)
    rows = tuple(
        (
            Cell(spot.name),
            Cell(f"{swedish_number(spot.kilometres)} km" if spot.kilometres else "på orten"),
            Cell(str(spot.visits)),
            Cell(str(spot.cases)),
        )
        for spot in spots
    )
    table = Table(
        f"Orter med resmål eller fall ({len(spots)} st)",
        ("Ort", f"Från {origin}", "Resmål", "Fall"),
        rows,
    )
    return figure(
        site,
        place,
        Picture(
            "karta",
            f"Så långt är det från {origin}",
            f"Fylld punkt är ett resmål, ring är fall. Cirklarna visar {', '.join(map(str, _RINGS[:-1]))} och "
            f"{_RINGS[-1]} km fågelvägen från {origin}. Norr är uppåt. Kustlinjer är inte ritade.",
            shapes,
            height,
            table,
        ),
    )


def _spots(site: Site) -> list[Spot]:
    """The towns, nearest first."""
    counts: dict[tuple[str, int], list[int]] = {}
    visited = [visit.place for visit in site.collection.visits.values()]
    told = [case.place for case in site.collection.cases.values()]
    for kind, names in enumerate((visited, told)):
        for name in names:
            if found := site.distances.town_at(name):
                counts.setdefault(found, [0, 0])[kind] += 1
    towns = {town.name: town for town in site.distances.towns.towns}
    origin = towns[site.distances.origin]
    east = _KM_PER_DEGREE * cos(radians(origin.north))
    return [
        Spot(
            name,
            kilometres,
            numbers[0],
            numbers[1],
            (towns[name].east - origin.east) * east,
            (origin.north - towns[name].north) * _KM_PER_DEGREE,
        )
        for (name, kilometres), numbers in sorted(
            counts.items(), key=lambda item: (item[0][1], swedish_sort_key(item[0][0]))
        )
    ]


def _drawn(spots: Sequence[Spot]) -> tuple[Markup, float]:
    """The shapes, and the height they take."""
    left, right = min(spot.x for spot in spots), max(spot.x for spot in spots)
    top, bottom = min(spot.y for spot in spots), max(spot.y for spot in spots)
    scale = (WIDTH - 2 * _EDGE) / (right - left)

    def at(spot: Spot) -> tuple[float, float]:
        return _EDGE + (spot.x - left) * scale, _EDGE + (spot.y - top) * scale

    middle = (_EDGE - left * scale, _EDGE - top * scale)
    height = 2 * _EDGE + (bottom - top) * scale
    parts = [_ring(middle, kilometres * scale) for kilometres in _RINGS]
    taken: list[Box] = [(x - 6, y - 6, x + 6, y + 6) for x, y in map(at, spots)]
    for spot in spots:
        x, y = at(spot)
        radius = min(4 + (spot.visits + spot.cases) / 2, 8)
        css = "fig-dot" if spot.visits else "fig-ring"
        circle = Markup('<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="{}"/>')
        parts.append(circle.format(css, x, y, round(radius, 1)))
        parts.append(_name(spot.name, x, y, radius, taken, height))
    return Markup("").join(parts), height


def _ring(middle: tuple[float, float], radius: float) -> Markup:
    x, y = middle
    return Markup('<circle class="fig-distance" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/>').format(
        x, y, radius
    )


def _name(name: str, x: float, y: float, radius: float, taken: list[Box], height: float) -> Markup:
    """The town's name beside its dot where nothing else stands, or nothing: the list has them all."""
    width = len(name) * _LETTER
    gap = radius + 3
    corners = (
        (x + gap, y - _LINE / 2),
        (x - gap - width, y - _LINE / 2),
        (x - width / 2, y - gap - _LINE),
        (x - width / 2, y + gap),
    )
    for left, top in corners:
        box = (left, top, left + width, top + _LINE)
        inside = left >= 0 and top >= 0 and box[2] <= WIDTH and box[3] <= height
        own = (x - 6, y - 6, x + 6, y + 6)
        if inside and not any(_meet(box, other) for other in taken if other != own):
            taken.append(box)
            text = Markup('<text class="fig-place" x="{:.1f}" y="{:.1f}">{}</text>')
            return text.format(left, top + _LINE - 3, name)
    return Markup("")


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
