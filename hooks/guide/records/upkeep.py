"""When records are to be read again, and by whom: what is late, and what comes month by month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from .answer import Answer
from .case import Case
from .clause import Clause
from .collection import Collection
from .evaluation_model import EvaluationModel
from .requirement import Requirement
from .rule import Rule
from .ruling import Ruling
from .term import Term

Dated = Requirement | Clause | EvaluationModel | Rule | Answer | Ruling | Case | Term
Month = tuple[int, int]

# In the order in which a page lists them: what buyers copy first.
DATED_KINDS = (
    "krav",
    "klausuler",
    "utvarderingsmodeller",
    "regler",
    "svar",
    "rattsfall",
    "fall",
    "termer",
)


def dated_records(collection: Collection) -> Iterator[Dated]:
    """Every record that has a day for its next check, kind by kind."""
    for kind in DATED_KINDS:
        yield from collection.by_kind[kind].values()  # type: ignore[misc]


def late(collection: Collection, today: date) -> list[Dated]:
    """Records whose next check has passed, longest overdue first; not those of the day itself."""
    return sorted(
        (record for record in dated_records(collection) if record.next_check < today),
        key=lambda record: (record.next_check, record.kind, record.id),
    )


def by_month(records: Iterable[Dated], today: date) -> dict[Month, list[Dated]]:
    """(year, month) → the records to check from today on, by day."""
    found: dict[Month, list[Dated]] = defaultdict(list)
    for record in sorted(records, key=lambda r: (r.next_check, r.kind, r.id)):
        if record.next_check >= today:
            found[record.next_check.year, record.next_check.month].append(record)
    return dict(found)
