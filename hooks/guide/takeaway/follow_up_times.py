"""When a follow-up step is due, read from the editors' own words ("En gång per år"), for calendars and checklists.

Only what the words clearly say gets a date. A step that follows something else stays without one.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Timing(NamedTuple):
    """Months from an anchor, and months between repetitions (0: once).

    The anchor is the contract's start ("start") or end ("slut"), the last day for tenders ("anbud")
    or the day of delivery ("leverans").
    """

    anchor: str
    offset: int
    every: int


_ONCE = r"(?:en gång (?:per|om)|varje)"
_RULES: tuple[tuple[str, Timing], ...] = (
    (r"(?:senast )?vid (?:avtalets start|avtalsstart|kontraktsstart)", Timing("start", 0, 0)),
    (rf"{_ONCE} (?:månad|månaden)", Timing("start", 1, 1)),
    (rf"{_ONCE} (?:kvartal|kvartalet)", Timing("start", 3, 3)),
    (
        rf"{_ONCE} (?:halvår|halvåret)|två gånger (?:per|om) (?:år|året|avtalsår)",
        Timing("start", 6, 6),
    ),
    (rf"{_ONCE} (?:år|året|avtalsår)", Timing("start", 12, 12)),
    (r"vid avtalets slut|när avtalet (?:löper ut|slutar)", Timing("slut", 0, 0)),
    (r"ett år före avtalets slut", Timing("slut", -12, 0)),
    (r"vid (?:anbud|utvärdering)(?:et|en)?", Timing("anbud", 0, 0)),
    (r"vid leverans(?:en)?", Timing("leverans", 0, 0)),
    (r"tre månader efter leverans(?:en)?", Timing("leverans", 3, 0)),
    (r"ett år efter leverans(?:en)?", Timing("leverans", 12, 0)),
)


def timing(when: str) -> Timing | None:
    """The timing that the words clearly give, else None."""
    words = when.casefold().strip().rstrip(".")
    return next((found for pattern, found in _RULES if re.fullmatch(pattern, words)), None)
