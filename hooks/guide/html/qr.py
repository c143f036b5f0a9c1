"""The address of the site as a QR code, for what is printed and lies on a table."""

from __future__ import annotations

from dataclasses import dataclass

import segno

_QUIET = 4  # modules of light round the code, as ISO/IEC 18004 asks for


@dataclass(frozen=True)
class Code:
    """A code as the template draws it: side in modules, its dark modules as an SVG path, its text alternative."""

    size: int
    path: str
    label: str


def code_of(address: str) -> Code:
    """The QR code of an address, with a quarter of it readable after a coffee stain (level Q)."""
    rows = [bytes(row) for row in segno.make(address, error="q", micro=False).matrix]
    dark = (
        f"M{x + _QUIET} {y + _QUIET}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, module in enumerate(row)
        if module
    )
    return Code(len(rows) + 2 * _QUIET, "".join(dark), f"QR-kod till {address}")
