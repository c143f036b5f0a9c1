"""A legal review of a text: by which role, on which day, of which version.

It falls away with the wording: a new version is unreviewed until somebody has read it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..source.fields import Day, Text, WholeNumber
from ..source.vocabulary import LegalReview
from .parts import Fault, Part, declared


class Review(Part):
    """A legal review: by which role, on which day, of which version."""

    by: Text = declared("av", "Av", "Rollen, till exempel kommunjurist. Inga namn.")
    day: Day = declared("datum", "Datum", "Dagen för granskningen.")
    version: WholeNumber = declared("version", "Version", "Den version som granskades.")


def review_faults(version: int, state: LegalReview, review: Review | None) -> Iterator[Fault]:
    """A state without its review, a review without its state, and one of an older version."""
    if state is LegalReview.REVIEWED and review is None:
        yield Fault(
            ("juridik",),
            "granskad utan roll och dag.",
            "Lägg till granskad med av, datum och version.",
        )
    if review and state is LegalReview.NONE:
        yield Fault(
            ("granskad",),
            "texten är inte granskad.",
            "Ta bort raderna, eller skriv juridik: granskad.",
        )
    if review and review.version != version:
        yield Fault(
            ("granskad", "version"),
            f"granskningen gäller version {review.version}, texten är version {version}.",
            "Skriv juridik: inte-granskad och ta bort granskad tills den nya ordalydelsen är granskad.",
        )
