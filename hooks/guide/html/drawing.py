"""What every picture is made of: a canvas, a finished drawing, and the figure that it becomes on a page.

A picture is drawn on a narrow canvas (360 units) from top to bottom, so that its text stays readable on a phone.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..site.context import Site
from ..source.place import Place
from .tables import Table

WIDTH = 360


@dataclass(frozen=True)
class Picture:
    """A finished drawing: id, what it shows in one sentence, its shapes, its height in units, and its data."""

    id: str
    title: str
    description: str
    shapes: Markup
    height: float
    data: Table


def figure(site: Site, place: Place, picture: Picture) -> Markup:
    """The picture with its caption, its text alternative and its data as a table."""
    link = Markup('<a href="{}">{}</a>')
    rows = [
        [link.format(place.href(cell.path), cell.text) if cell.path else cell.text for cell in row]
        for row in picture.data.rows
    ]
    return site.render("figur", picture=picture, width=WIDTH, rows=rows)
