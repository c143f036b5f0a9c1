"""The data that the builder's page loads: recipes and words first, the rest when it is needed.

``underlag-bas`` comes with the page, ``underlag-index`` when the reader looks for modules,
``underlag-villkor``
(clauses, models, notice fields, the frames of office files) and ``underlag-<prefix>`` (whole
modules) when
something is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..records.parts import Record
from ..site.context import Site
from ..swedish.writing import swedish_sort_key
from . import law, module_data, office_frame, recipes
from .module_data import Wording

Words = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Content:
    """All that the builder's data are made of, as plain values by Swedish keys."""

    words: Words  # data/ord.yml
    groups: Mapping[str, str]  # product groups by id, in the order in which they are shown
    strategies: Mapping[str, str]  # names of strategies by id
    modules: tuple[Wording, ...]
    clauses: tuple[Wording, ...]
    models: tuple[Wording, ...]
    types: Mapping[str, Mapping[str, str]]  # namn, over and under by id
    notice: Mapping[str, Any]  # data/annonsfalt.yml
    address: str  # the site's own
    day: str  # of the newest text: files carry it as their day


def base(content: Content) -> dict[str, Any]:
    """Recipes, words and what the first step needs."""
    return recipes.as_data(content.words) | {
        "grupper": list(content.groups.items()),
        "typer": content.types,
        "adress": content.address,
        "dag": content.day,
    }


def conditions(content: Content) -> dict[str, Any]:
    """Clauses in the order of a contract, models, notice fields, law and the frames of files."""
    clauses = sorted(
        map(module_data.clause, content.clauses), key=lambda c: (c["steg"] or 9, c["id"])
    )
    return {
        "klausuler": {clause["id"]: clause for clause in clauses},
        "modeller": {one["id"]: module_data.model(one) for one in content.models},
        "annonsfalt": content.notice,
        "lag": law.OF_PURCHASE,
        "besked": law.AFTER_DECISION,
        "ram": {"word": office_frame.word_frame(), "excel": office_frame.excel_frame()},
    }


def modules(content: Content) -> dict[str, dict[str, Any]]:
    """Every module by its id."""
    return {
        one["id"]: module_data.module(one, [content.strategies[s] for s in one["strategier"]])
        for one in content.modules
    }


def whole(content: Content) -> dict[str, Any]:
    """All data at once, as the maker of files gets them when everything is loaded."""
    return base(content) | conditions(content) | {"moduler": modules(content)}


def parts(content: Content) -> Iterator[tuple[str, Any]]:
    """(name, data) of every part that the page can load."""
    yield "underlag-bas", base(content)
    yield "underlag-villkor", conditions(content)
    yield "underlag-index", [module_data.index_row(one) for one in content.modules]
    by_prefix: dict[str, dict[str, Any]] = {}
    for id_, one in modules(content).items():
        by_prefix.setdefault(id_.rpartition("-")[0], {})[id_] = one
    for prefix, own in by_prefix.items():
        yield f"underlag-{prefix}", own


def newest(days: Iterable[str]) -> str:
    """The latest of some days."""
    return max(days, default="2000-01-01")


def content_of(site: Site) -> Content:
    """What the site's records give the builder."""
    c = site.collection
    types = {
        type_.id: {"namn": type_.title, "over": type_.above, "under": type_.below}
        for type_ in c.types.values()
    }
    groups = sorted(c.groups.values(), key=lambda group: swedish_sort_key(group.title))
    days = [r.published for r in c.requirements.values()]
    days += [clause.published for clause in c.clauses.values()]
    return Content(
        {vocabulary: dict(words) for vocabulary, words in c.labels.items()},
        {group.id: group.title for group in groups},
        {strategy.id: strategy.title for strategy in c.strategies.values()},
        _plain(c.requirements.values()),
        _plain(c.clauses.values()),
        _plain(c.evaluation_models.values()),
        types,
        c.notice_fields,
        site.address,
        newest(day.isoformat() for day in days),
    )


def _plain(records: Iterable[Record]) -> tuple[Wording, ...]:
    return tuple(
        one.model_dump(mode="json", by_alias=True, exclude_none=True)
        for one in sorted(records, key=lambda record: record.id)
    )
