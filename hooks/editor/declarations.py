"""What a declared field is for a form: a text, a choice, a reference, a part, a list of any of
them.

Read from the pydantic declarations alone, so that a new field, part or kind gets its form by being
declared.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from guide.source.fields import Cpv
from guide.source.laws import LawReference
from pydantic import BaseModel
from pydantic.fields import FieldInfo


class Sort(enum.StrEnum):
    """How a value is asked for."""

    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    REFERENCE = "reference"
    CPV = "cpv"
    PART = "part"
    LIST = "list"
    MAP = "map"


@dataclass(frozen=True)
class Shape:
    """A value's sort and what belongs to it: the words of a choice, the kind that is referred to,
    the part, the item.
    """

    sort: Sort
    words: tuple[str, ...] = ()
    kind: str = ""
    fields: tuple[Declared, ...] = field(default=(), repr=False)
    item: Shape | None = None
    is_law: bool = False
    is_number: bool = False


@dataclass(frozen=True)
class Declared:
    """A field: its Swedish key, title and help, whether it must be there, and its shape."""

    key: str
    title: str
    help: str
    is_required: bool
    shape: Shape


@cache
def fields_of(model: type[BaseModel]) -> tuple[Declared, ...]:
    """The fields of a model in the order in which they are declared."""
    return tuple(_declared(name, info) for name, info in model.model_fields.items())


@cache
def order_of(model: type[BaseModel]) -> Mapping[str, Any]:
    """Key → the order of the keys within it, for ``yaml_text``."""
    return _order(fields_of(model))


def _order(fields: tuple[Declared, ...]) -> dict[str, Any]:
    return {one.key: _order(_inner(one.shape).fields) for one in fields}


def _inner(shape: Shape) -> Shape:
    return _inner(shape.item) if shape.item else shape


def _declared(name: str, info: FieldInfo) -> Declared:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    shape = _shape(info.annotation, str(extra.get("hanvisar_till", "")), _is_cpv(info))
    key = info.alias or name
    return Declared(key, info.title or key, info.description or "", info.is_required(), shape)


def _is_cpv(info: FieldInfo) -> bool:
    return any(one in get_args(Cpv)[1:] and "cpv" in repr(one) for one in info.metadata)


def _shape(annotation: Any, kind: str = "", is_cpv: bool = False) -> Shape:
    origin = get_origin(annotation)
    if annotation == Cpv:
        return Shape(Sort.CPV)
    if origin is Annotated:
        return _shape(get_args(annotation)[0], kind, is_cpv)
    if origin in (Union, UnionType):
        inner = next(one for one in get_args(annotation) if one is not type(None))
        return _shape(inner, kind, is_cpv)
    if origin is tuple:
        return Shape(Sort.LIST, item=_shape(get_args(annotation)[0], kind, is_cpv))
    if origin is dict:
        return Shape(Sort.MAP)
    return _single(annotation, kind, is_cpv)


def _single(annotation: Any, kind: str, is_cpv: bool) -> Shape:
    if kind:
        return Shape(Sort.REFERENCE, kind=kind)
    if is_cpv:
        return Shape(Sort.CPV)
    if annotation is bool:
        return Shape(Sort.CHOICE, words=("ja", "nej"))
    if annotation is date:
        return Shape(Sort.DATE)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        is_law = annotation is LawReference
        return Shape(Sort.PART, fields=fields_of(annotation), is_law=is_law)
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        words = tuple(str(member.value) for member in annotation)
        return Shape(Sort.CHOICE, words=words)
    return Shape(Sort.TEXT, is_number=annotation in (int, float))
