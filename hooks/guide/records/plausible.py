"""What is written in the right way and still cannot be meant: doubles, circles, dates out of order.

Read from the text as it stands, so that every kind of record obeys without saying so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..source.problems import Problem
from ..source.reading import Source
from .checking import Records, field_path

Location = tuple[str | int, ...]

# Rows of a table may well say the same twice; a model's examples hold numbers.
_MAY_REPEAT = frozenset(("rader", "kolumner", "exempel"))
_CHAINS = ("bygger_pa",)


def check(sources: Mapping[tuple[str, str], Source], records: Records) -> Iterator[Problem]:
    """Every such fault in the records that could be read."""
    for source in sources.values():
        yield from _doubles(source)
        yield from _later_than_read(source)
    for kind in records:
        own = {record_id: source for (other, record_id), source in sources.items() if other == kind}
        for key in _CHAINS:
            yield from _circles(own, key)


def _doubles(source: Source) -> Iterator[Problem]:
    for location, values in _lists(source.value):
        seen: dict[str, int] = {}
        for index, value in enumerate(values):
            if value in seen:
                yield _problem(
                    source,
                    (*location, index),
                    f'"{value[:80]}" står redan på plats {seen[value] + 1} i listan.',
                    "Ta bort den ena.",
                )
            seen.setdefault(value, index)


def _lists(value: Any, location: Location = ()) -> Iterator[tuple[Location, list[str]]]:
    """The lists of plain texts in a record, with their places."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in _MAY_REPEAT:
                yield from _lists(inner, (*location, key))
    elif isinstance(value, list):
        texts = [inner for inner in value if isinstance(inner, str)]
        if texts and len(texts) == len(value):
            yield location, texts
        else:
            for index, inner in enumerate(value):
                yield from _lists(inner, (*location, index))


def _later_than_read(source: Source) -> Iterator[Problem]:
    """A source cannot show a later date than the day on which the record was read against it."""
    read, noted = source.value.get("kontrollerad"), source.value.get("kallor")
    for index, note in enumerate(noted if isinstance(noted, list) else []):
        shown = note.get("datum", "") if isinstance(note, dict) else ""
        if (
            isinstance(read, str)
            and isinstance(shown, str)
            and shown[:1].isdigit()
            and shown > read[: len(shown)]
        ):
            yield _problem(
                source,
                ("kallor", index, "datum"),
                f"källans datum {shown} är senare än kontrollerad ({read}).",
                "Rätta det ena datumet.",
            )


def _circles(sources: Mapping[str, Source], key: str) -> Iterator[Problem]:
    """Records that build on each other in a circle, each circle told once."""
    needs = {
        record_id: [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
        for record_id, source in sources.items()
        for value in [source.value.get(key)]
    }
    done: set[str] = set()
    for start in sorted(needs):
        path: list[str] = []
        stack = [iter([start])]
        while stack:
            current = next(stack[-1], None)
            if current is None:
                stack.pop()
                if path:
                    done.add(path.pop())
            elif current in path:
                circle = path[path.index(current) :]
                if len(circle) > 1:
                    yield _problem(
                        sources[circle[0]],
                        (key,),
                        f"posterna bygger på varandra i en ring: {' → '.join((*circle, current))}.",
                        "Ta bort en av hänvisningarna.",
                    )
            elif current in needs and current not in done:
                path.append(current)
                stack.append(iter(needs[current]))


def _problem(source: Source, location: Location, what: str, remedy: str) -> Problem:
    return Problem(source.path, source.line(location), field_path(location), what, remedy)
