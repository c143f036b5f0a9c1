"""From a declaration and a value to the controls of a form, and from what a browser sends to a
value.

A control's name is the path of its field as faults are told: "kallor 2 adress", counted from 1. So
a fault
finds its field by name alone. Rows are added and removed by buttons of the form, without any
script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from guide.source.problems import Problem

from .declarations import Declared, Shape, Sort

Value = Any
_LONG = 70
MAX_ROWS = 200
KEY, WORD = "nyckel", "text"  # the two boxes of a row in a mapping


class Known(Protocol):
    """What a form asks of the content: names of records, labels of words, suggestions."""

    def name(self, kind: str, ident: str) -> str: ...
    def label(self, words: Sequence[str], word: str) -> str: ...
    def suggestions(self, control: str, kind: str) -> Sequence[tuple[str, str]]: ...
    def find(self, kind: str, words: str) -> Sequence[tuple[str, str]]: ...


@dataclass
class Control:
    """A field of the form as the template draws it."""

    path: str
    title: str
    help: str
    sort: str
    is_required: bool
    value: str = ""
    name: str = ""  # what the value refers to, in words
    options: Sequence[tuple[str, str]] = ()
    list_id: str = ""
    faults: list[Problem] = field(default_factory=list)
    children: list[Control] = field(default_factory=list)
    example: str = ""
    is_long: bool = False
    is_row: bool = False
    is_focused: bool = False
    search: str = ""
    hits: Sequence[tuple[str, str]] = ()
    asked: str = ""

    @property
    def ident(self) -> str:
        """The id of the control in the page."""
        return "f-" + self.path.replace(" ", "-")

    @property
    def described_by(self) -> str:
        """The ids of its help and faults."""
        ids = [f"{self.ident}-hjalp"] if self.help else []
        return " ".join([*ids, *([f"{self.ident}-fel"] if self.faults else [])])

    @property
    def rows(self) -> int:
        """How high a box for long text is at first."""
        lines = self.value or self.example
        return min(14, max(2, len(lines) // 75 + lines.count("\n") + 2))


@dataclass
class Form:
    """The controls, and the faults that belong to none of them."""

    controls: list[Control]
    elsewhere: list[Problem]
    lists: Mapping[str, Sequence[tuple[str, str]]]


def draw(
    fields: Iterable[Declared],
    value: Mapping[str, Value],
    problems: Iterable[Problem],
    known: Known,
    example: Mapping[str, Value] | None = None,
    asked: tuple[str, str] = ("", ""),
    focus: str = "",
) -> Form:
    """The form of a record or page head. ``asked`` is a search that was made: (path, words)."""
    drawing = _Drawing(known, list(problems), asked, focus)
    controls = drawing.fields(fields, value, "", example or {})
    drawing.place_faults(controls)
    return Form(controls, drawing.problems, drawing.lists)


class _Drawing:
    def __init__(
        self, known: Known, problems: list[Problem], asked: tuple[str, str], focus: str
    ) -> None:
        self.known, self.problems, self.asked, self.focus = known, problems, asked, focus
        self.lists: dict[str, Sequence[tuple[str, str]]] = {}

    def fields(
        self, fields: Iterable[Declared], value: Value, prefix: str, example: Value
    ) -> list[Control]:
        value = value if isinstance(value, Mapping) else {}
        example = example if isinstance(example, Mapping) else {}
        return [
            self.control(
                f"{prefix} {one.key}".strip(),
                one.title,
                one.help,
                one.shape,
                value.get(one.key),
                one.is_required,
                example.get(one.key),
            )
            for one in fields
        ]

    def control(
        self,
        path: str,
        title: str,
        help_text: str,
        shape: Shape,
        value: Value,
        is_required: bool,
        example: Value,
    ) -> Control:
        made = Control(path, title, help_text, shape.sort.value, is_required)
        if shape.sort is Sort.PART:
            made.children = self.fields(shape.fields, value, path, example)
        elif shape.sort is Sort.LIST and shape.item:
            rows = value if isinstance(value, list) else [value] if value else []
            samples = example if isinstance(example, list) and example else [None]
            for number, row in enumerate(rows, 1):
                sample = samples[min(number, len(samples)) - 1]
                item = self.control(
                    f"{path} {number}", f"{title} {number}", "", shape.item, row, True, sample
                )
                item.is_row, item.help, item.search = True, "", ""
                made.children.append(item)
            self._search(made, shape.item)
        elif shape.sort is Sort.MAP:
            pairs = value.items() if isinstance(value, Mapping) else []
            made.children = [
                self._pair(path, number, key, word) for number, (key, word) in enumerate(pairs, 1)
            ]
        else:
            self._single(made, shape, value, example)
        made.is_focused = bool(self.focus) and self.focus == path
        return made

    def _pair(self, path: str, number: int, key: str, word: Value) -> Control:
        row = Control(f"{path} {number}", f"Rad {number}", "", "pair", True, is_row=True)
        row.children = [
            Control(f"{path} {number} {KEY}", "Form", "", "text", True, key),
            Control(f"{path} {number} {WORD}", "Ord", "", "text", True, _text(word)),
        ]
        row.is_focused = self.focus == row.path
        return row

    def _single(self, made: Control, shape: Shape, value: Value, example: Value) -> None:
        made.value = _text(value)
        made.example = _text(example) if isinstance(example, str) else ""
        key = next((step for step in reversed(made.path.split()) if not step.isdigit()), "")
        if shape.sort is Sort.CHOICE:
            words = [(word, self.known.label(shape.words, word)) for word in shape.words]
            unknown = made.value and made.value not in shape.words
            made.options = [
                ("", "Välj …"),
                *([(made.value, f"{made.value} (finns inte)")] if unknown else []),
                *words,
            ]
            return
        kind = shape.kind if shape.sort is Sort.REFERENCE else shape.sort.value
        if shape.sort in (Sort.REFERENCE, Sort.CPV):
            made.name = self.known.name(kind, made.value) if made.value else ""
            self._search(made, shape)
        suggestions = self.known.suggestions(key, kind)
        if suggestions:
            made.list_id = f"lista-{kind if shape.sort is Sort.REFERENCE else key}"
            self.lists[made.list_id] = suggestions
        is_text = shape.sort is Sort.TEXT and not shape.is_number
        made.is_long = (
            is_text
            and not made.list_id
            and (len(made.value) > _LONG or "\n" in made.value or len(made.example) > _LONG)
        )

    def _search(self, made: Control, shape: Shape) -> None:
        """A box to search in where a list to choose from would be too long."""
        if made.is_row or shape.sort not in (Sort.REFERENCE, Sort.CPV):
            return
        kind = shape.kind if shape.sort is Sort.REFERENCE else shape.sort.value
        made.search = kind
        if self.asked[0] == made.path:
            made.asked = self.asked[1]
            made.hits = self.known.find(kind, self.asked[1])

    def place_faults(self, controls: Iterable[Control]) -> None:
        """Each fault beside its field, or beside the nearest one around it."""
        by_path = {one.path: one for one in _all(controls)}
        left = []
        for problem in self.problems:
            steps = problem.field.split()
            while steps and " ".join(steps) not in by_path:
                steps = steps[:-1]
            if steps:
                by_path[" ".join(steps)].faults.append(problem)
            else:
                left.append(problem)
        self.problems = left


def _all(controls: Iterable[Control]) -> Iterator[Control]:
    for one in controls:
        yield one
        yield from _all(one.children)


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


# --- What a browser sends -----------------------------------------------------------------------


def value_from(
    fields: Iterable[Declared],
    sent: Mapping[str, str],
    old: Value = None,
    keep_empty: bool = False,
) -> dict[str, Value]:
    """The value that a form holds. With ``keep_empty`` rows that are not filled in yet stay.

    A text that differs from ``old`` in spaces alone is the old text, so that nothing changes in its
    file.
    """
    reading = _Reading(sent, keep_empty, {_normal(text): text for text in _texts(old)})
    return reading.fields(fields, "", old)


class _Reading:
    def __init__(self, sent: Mapping[str, str], keep_empty: bool, old: Mapping[str, str]) -> None:
        self.sent, self.keep_empty, self.old = sent, keep_empty, old
        self.names = set(sent)
        for name in sent:
            steps = name.split(" ")
            self.names |= {" ".join(steps[:end]) for end in range(1, len(steps))}

    def fields(self, fields: Iterable[Declared], prefix: str, old: Value) -> dict[str, Value]:
        found = {}
        old = old if isinstance(old, Mapping) else {}
        for one in fields:
            before = old.get(one.key)
            value = self.value(one.shape, f"{prefix} {one.key}".strip(), before)
            # An empty list that the file says in so many words stays.
            if value or before in ([], {}):
                found[one.key] = value or before
        return found

    def value(self, shape: Shape, path: str, old: Value) -> Value:
        if shape.sort is Sort.PART:
            return self.fields(shape.fields, path, old)
        if shape.sort is Sort.LIST and shape.item:
            before = old if isinstance(old, list) else []
            rows = [
                self.value(shape.item, name, before[n] if n < len(before) else None)
                for n, name in enumerate(self._rows(path))
            ]
            return rows if self.keep_empty else [row for row in rows if row]
        if shape.sort is Sort.MAP:
            pairs = [
                (self._word(f"{name} {KEY}"), self._word(f"{name} {WORD}"))
                for name in self._rows(path)
            ]
            return {key: word for key, word in pairs if self.keep_empty or key or word}
        return self._word(path)

    def _rows(self, path: str) -> list[str]:
        names = [f"{path} {number}" for number in range(1, MAX_ROWS + 1)]
        return [name for name in names if name in self.names]

    def _word(self, path: str) -> str:
        text = _normal(self.sent.get(path, ""))
        return self.old.get(text, text)


def _normal(text: str) -> str:
    lines = [re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in text.splitlines()]
    return "\n".join(lines).strip()


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def with_row(fields: Iterable[Declared], value: dict[str, Value], path: str, word: str = "") -> str:
    """Add a row to the list or mapping at ``path``; gives the path of the new row.

    A word that was chosen from a search fills the row, or the field itself when it is no list.
    """
    shape = _shape_at(fields, path)
    if shape is None:
        return path
    steps = path.split()
    around = _container(value, steps[:-1])
    last: Any = int(steps[-1]) - 1 if steps[-1].isdigit() else steps[-1]
    if shape.sort is Sort.MAP:
        rows = around.setdefault(last, {})
        rows[""] = ""
        return f"{path} {len(rows)}"
    if shape.sort is not Sort.LIST or shape.item is None:
        around[last] = word
        return path
    if isinstance(last, int):
        rows = around[last]
    else:
        if not isinstance(around.get(last), list):
            around[last] = []
        rows = around[last]
    empty: Value = {Sort.PART: {}, Sort.LIST: [""]}.get(shape.item.sort, word)
    rows.append(empty)
    return f"{path} {len(rows)}"


def without_row(value: dict[str, Value], path: str) -> None:
    """Take away the row at ``path``."""
    steps = path.split()
    rows = _container(value, steps[:-1])
    number = int(steps[-1]) - 1
    if isinstance(rows, Mapping):
        keys = list(rows)
        if number < len(keys):
            del rows[keys[number]]  # type: ignore[attr-defined]
    elif number < len(rows):
        del rows[number]


def moved_row(value: dict[str, Value], path: str) -> None:
    """Move the row at ``path`` one step up."""
    steps = path.split()
    rows = _container(value, steps[:-1])
    number = int(steps[-1]) - 1
    if isinstance(rows, list) and 0 < number < len(rows):
        rows[number - 1], rows[number] = rows[number], rows[number - 1]


def _container(value: Any, steps: Sequence[str]) -> Any:
    for step in steps:
        if step.isdigit() and isinstance(value, list):
            value = value[int(step) - 1]
        else:
            value = value.setdefault(step, {})
    return value


def _shape_at(fields: Iterable[Declared], path: str) -> Shape | None:
    shape = Shape(Sort.PART, fields=tuple(fields))
    for step in path.split():
        if step.isdigit():
            if shape.item is None:
                return None
            shape = shape.item
        else:
            found = next((one.shape for one in shape.fields if one.key == step), None)
            if found is None:
                return None
            shape = found
    return shape


def skeleton(fields: Iterable[Declared]) -> dict[str, Value]:
    """An empty value with one row in each list that must have one: the start of a new record."""
    made: dict[str, Value] = {}
    for one in fields:
        if not one.is_required:
            continue
        if one.shape.sort is Sort.PART:
            made[one.key] = skeleton(one.shape.fields)
        elif one.shape.sort is Sort.LIST and one.shape.item:
            is_part = one.shape.item.sort is Sort.PART
            made[one.key] = [skeleton(one.shape.item.fields) if is_part else ""]
    return made
