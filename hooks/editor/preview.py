"""One page of the site, drawn by itself from content that is not saved yet: the same templates, the same look.

Nothing is written. The drawing is the build's own.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from guide.build import settings
from guide.build.drawing import Drawing, Drawn
from guide.site.library import Library


class CannotDraw(Exception):
    """There is no such page, or it cannot be drawn; the text says why, in Swedish."""


class Preview:
    """Draws pages of a project's library; ``earlier`` lends its templates."""

    def __init__(
        self, root: Path, found: Library, today: date, earlier: Preview | None = None
    ) -> None:
        given = replace(settings.read(root), edit_base="")
        lent = earlier.drawing if earlier else None
        self.drawing = Drawing(root, found, given, today, lent)

    def draw(self, source: str) -> str:
        """The whole page of a record or Markdown file. Raises ``CannotDraw``."""
        return self._drawn(source).html

    def address(self, source: str) -> str:
        """The address of a file's page; "" when it has none."""
        return self.drawing.address_of(source) or ""

    def _drawn(self, source: str) -> Drawn:
        try:
            address = self.drawing.address_of(source)
            drawn = None if address is None else self.drawing.at(address)
        except (KeyError, StopIteration, IndexError, ValueError) as fault:
            raise CannotDraw(f"Sidan visas när felen är rättade ({fault}).") from fault
        if drawn is None:
            raise CannotDraw("Posten har ingen egen sida. Den visas i en lista på webbplatsen.")
        return drawn
