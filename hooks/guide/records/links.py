"""What a record refers to, wherever it stands in the record: other records, and places in the law.

A field of ids says by ``reference_to`` which kind it refers to; one of the law is known by its
type. Parts within parts are searched as well, so that a new part needs nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from ..source.laws import LawReference

Location = tuple[str | int, ...]


class Reference(NamedTuple):
    """An id that stands in a record: where, of which kind, and which."""

    location: Location
    kind: str
    target: str


class _Field(NamedTuple):
    name: str
    key: str
    kind: str | None  # of the records that it refers to
    is_law: bool


def references_of(part: BaseModel, at: Location = ()) -> Iterator[Reference]:
    """Every id of another record in a record or part, in the order of its fields."""
    for field, value, location in _values(part, at):
        if field.kind is not None:
            yield Reference(location, field.kind, value)
        elif not field.is_law:
            yield from references_of(value, location)


def laws_of(part: BaseModel, at: Location = ()) -> Iterator[tuple[Location, LawReference]]:
    """Every reference to the law in a record or part, in the order of its fields."""
    for field, value, location in _values(part, at):
        if field.is_law:
            yield location, value
        elif field.kind is None:
            yield from laws_of(value, location)


def _values(part: BaseModel, at: Location) -> Iterator[tuple[_Field, Any, Location]]:
    for field in _fields(type(part)):
        value = getattr(part, field.name)
        if isinstance(value, tuple):
            yield from ((field, one, (*at, field.key, n)) for n, one in enumerate(value))
        elif value is not None:
            yield field, value, (*at, field.key)


@cache
def _fields(model: type[BaseModel]) -> tuple[_Field, ...]:
    """The fields of a model that refer to something, or that hold parts which do."""
    found = []
    for name, field in model.model_fields.items():
        extra = field.json_schema_extra
        kind = extra.get("hanvisar_till") if isinstance(extra, dict) else None
        inner = model_in(field.annotation)
        is_law = inner is LawReference
        if kind or is_law or (inner is not None and _fields(inner)):
            found.append(_Field(name, field.alias or name, str(kind) if kind else None, is_law))
    return tuple(found)


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation holds, be it optional or in a tuple."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for one in get_args(annotation) if (found := model_in(one))), None)
