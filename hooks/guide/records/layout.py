"""Where a record's fields stand: sections in reading order, each with its fields and outputs.

A kind declares its ``layout`` once. The page's headings and its contents list, the comparison and
the files are drawn from it; a section's heading is a word in data/ord.yml (``kravdel``). A test
demands that every field of a laid-out kind stands in a section or is hidden with its reason.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Output(StrEnum):
    """Where a section is shown."""

    PAGE = "sida"
    COMPARISON = "jamforelse"
    FILES = "filer"


EVERYWHERE = frozenset(Output)
PAGE_ONLY = frozenset({Output.PAGE})


class Section(NamedTuple):
    """A section by its anchor: which fields stand in it, and where it is shown."""

    id: str
    fields: tuple[str, ...]
    outputs: frozenset[Output] = EVERYWHERE
    is_quiet: bool = False  # ours: drawn as a box of its own
