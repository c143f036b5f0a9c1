"""Days that tell of something done and have not come yet: nobody has read a source next year.

The clock of the machine is believed only when it is not before the latest publication that the project knows of, so
a clock that has stopped faults nothing. What is built does not depend on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from ..pages.page import Page
from ..records.collection import Collection
from ..records.small_files import CHANGES, WATCH
from ..source.problems import Problem

# Keys whose day tells of something that somebody has done. A rule's dates and the next check lie ahead by nature.
_DONE = re.compile(
    r"\b(?P<key>kontrollerad|last|text_per|sedd|dag|status_per|granskad): *['\"]?(?P<day>\d{4}-\d{2}-\d{2})"
)
_LOGGED = re.compile(r"^ *(?:- )?(?P<key>datum): *['\"]?(?P<day>\d{4}-\d{2}-\d{2})", re.M)
_LOG = f"data/{CHANGES}"
# Two offices need not be in one time zone.
_SLACK = timedelta(days=1)


def check(
    root: Path, records: Collection, pages: Iterable[Page], today: date | None = None
) -> Iterator[Problem]:
    """Every such day in the records, the small files and the heads of pages."""
    now = today or date.today()
    if now < max(_published(records), default=date.max):
        return
    latest = (now + _SLACK).isoformat()
    told = [(path, day) for path, days in _done(records, pages) for day in days if day]
    for path in sorted(
        {path for path, day in told if str(day)[:10] > latest and str(day)[0] == "2"}
    ):
        text = (root / path).read_text("utf-8", "replace")
        if path.endswith(".md"):
            text = text.partition("\n---")[0]
        for found in (_LOGGED if path == _LOG else _DONE).finditer(text):
            if found["day"] > latest:
                yield Problem(
                    path,
                    text.count("\n", 0, found.start("day")) + 1,
                    found["key"],
                    f"dagen {found['day']} har inte varit.",
                    "Skriv den dag då det gjordes. Kontrollera året.",
                )


def _published(records: Collection) -> Iterator[date]:
    """The days on which frozen versions were published."""
    for frozen in (records.snapshots, records.clause_snapshots):
        for versions in frozen.values():
            yield from (snapshot.published for snapshot in versions.values())


def _done(
    records: Collection, pages: Iterable[Page]
) -> Iterator[tuple[str, list[date | str | None]]]:
    """(file, its days of something done)."""
    for kind, of_kind in records.by_kind.items():
        for record in of_kind.values():
            trial = getattr(record, "trial", None)
            days = [getattr(record, name, None) for name in ("checked", "status_as_of")]
            yield f"data/{kind}/{record.id}.yml", [*days, trial.day if trial else None]
    for page in pages:
        head = page.head
        yield page.source_path, [getattr(head, "checked", None), getattr(head, "reviewed", None)]
    yield (
        "data/lagar.yml",
        [day for act in records.acts.values() for day in (act.as_of, act.read_as_of)],
    )
    small = records.small_files.contents
    if CHANGES in small:
        yield _LOG, [change.day for change in records.small_files.changes]
    if WATCH in small:
        yield f"data/{WATCH}", [act.seen for act in records.small_files.changed_acts.values()]
