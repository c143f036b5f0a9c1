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
# What tells one record of a kind from another.
_OWN = {
    "fall": ("titel",),
    "regler": ("titel",),
    "studiebesok": ("titel",),
    "svar": ("fraga",),
    "rattsfall": ("titel",),
    "fragor": ("nummer", "titel"),
    "termer": ("sv",),
    "aktorer": ("namn",),
}
_MOST_COMPARED = 300
# Read against its sources on one day, a record cannot know of a later one.
_KNOWN_BY_THEN = ("datum", "status_per")


def check(sources: Mapping[tuple[str, str], Source], records: Records) -> Iterator[Problem]:
    """Every such fault in the records that could be read."""
    for source in sources.values():
        yield from _doubles(source)
        yield from _same_parts(source)
        yield from _later_than_read(source)
    yield from _twins(sources)
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


def _same_parts(source: Source) -> Iterator[Problem]:
    """A part that was pasted twice: two of a list that are alike in every field."""
    for location, parts in _part_lists(source.value):
        for index, part in enumerate(parts):
            if part in parts[:index]:
                yield _problem(
                    source,
                    (*location, index),
                    f"raderna är desamma som på plats {parts.index(part) + 1} i listan.",
                    "Ta bort den ena.",
                )


def _part_lists(value: Any, location: Location = ()) -> Iterator[tuple[Location, list[Any]]]:
    """The lists of parts in a record, with their places."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in _MAY_REPEAT:
                yield from _part_lists(inner, (*location, key))
    elif isinstance(value, list) and len(value) <= _MOST_COMPARED:
        if value and all(isinstance(inner, dict) for inner in value):
            yield location, value
        for index, inner in enumerate(value):
            yield from _part_lists(inner, (*location, index))


def _twins(sources: Mapping[tuple[str, str], Source]) -> Iterator[Problem]:
    """Two records of a kind with one title or one number: a copy in which it was forgotten."""
    first: dict[tuple[str, str, str], str] = {}
    for (kind, record_id), source in sources.items():
        for key in _OWN.get(kind, ()):
            value = source.value.get(key)
            if not isinstance(value, str) or not value.strip():
                continue
            place = (kind, key, " ".join(value.split()).casefold())
            if place in first:
                yield _problem(
                    source,
                    (key,),
                    f'"{value[:80]}" står redan i data/{kind}/{first[place]}.yml.',
                    "Skriv det som gäller den här posten, eller ta bort den ena om de är samma.",
                )
            first.setdefault(place, record_id)


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
    for key in _KNOWN_BY_THEN:
        told = source.value.get(key)
        if (
            isinstance(read, str)
            and isinstance(told, str)
            and told[:1].isdigit()
            and told > read[: len(told)]
        ):
            yield _problem(
                source,
                (key,),
                f"datumet {told} är senare än kontrollerad ({read}).",
                "Rätta det ena datumet.",
            )
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
