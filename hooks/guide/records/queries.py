"""Questions asked of all records: those that meet filters, dates to come, checks that are overdue."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from ..swedish.writing import swedish_sort_key
from .case import Case
from .clause import Clause
from .collection import Collection
from .evaluation_model import EvaluationModel
from .requirement import Requirement
from .rule import DatedEvent, Rule


def choose_requirements(collection: Collection, filters: Mapping[str, str]) -> list[Requirement]:
    """Requirements that meet all filters (produktgrupp, strategi, niva, typ), by group and id."""
    tests: Mapping[str, Callable[[Requirement, str], bool]] = {
        "produktgrupp": lambda r, value: r.group == value,
        "strategi": lambda r, value: value in r.strategies,
        "niva": lambda r, value: r.level == value,
        "typ": lambda r, value: value in r.types,
    }
    return [
        r
        for r in collection.requirements.values()
        if all(tests[key](r, value) for key, value in filters.items())
    ]


def choose_cases(collection: Collection, filters: Mapping[str, str]) -> list[Case]:
    """Cases that meet all filters (produktgrupp, strategi, land, glesbygd, organisation), by title."""
    tests: Mapping[str, Callable[[Case, str], bool]] = {
        "produktgrupp": lambda c, value: value in c.groups,
        "strategi": lambda c, value: value in c.strategies,
        "land": lambda c, value: c.country.casefold() == value.casefold(),
        "glesbygd": lambda c, value: c.fits_sparse == (value == "ja"),
        "organisation": lambda c, value: c.organisation_kind == value,
    }
    chosen = [
        c
        for c in collection.cases.values()
        if all(tests[key](c, value) for key, value in filters.items())
    ]
    return sorted(chosen, key=lambda case: swedish_sort_key(case.title))


def choose_rules(collection: Collection, filters: Mapping[str, str]) -> list[Rule]:
    """Rules that meet all filters (omrade, skede), in the order of the law."""
    tests: Mapping[str, Callable[[Rule, str], bool]] = {
        "omrade": lambda r, value: r.area == value,
        "skede": lambda r, value: value in r.phases,
    }
    return [
        r
        for r in collection.rules.values()
        if all(tests[key](r, value) for key, value in filters.items())
    ]


def choose_clauses(collection: Collection, filters: Mapping[str, str]) -> list[Clause]:
    """Clauses that meet all filters (klausulslag): up the ladder, then duties by title."""
    kind = filters.get("klausulslag")
    chosen = [c for c in collection.clauses.values() if kind in (None, c.clause_kind)]
    return sorted(chosen, key=lambda c: (c.rung is None, c.rung or 0, swedish_sort_key(c.title)))


def ordered_models(collection: Collection) -> list[EvaluationModel]:
    """All evaluation models by title, those that we advise against last."""
    models = collection.evaluation_models.values()
    return sorted(models, key=lambda m: (not m.recommended, swedish_sort_key(m.title)))


def timeline(
    collection: Collection, today: date
) -> tuple[list[tuple[DatedEvent, Rule]], list[tuple[DatedEvent, Rule]]]:
    """Dated events of the rules marked for the time line: (coming from today on, past), each by date."""
    events = sorted(
        (
            (event, rule)
            for rule in collection.rules.values()
            for event in rule.dates
            if event.in_timeline
        ),
        key=lambda pair: (pair[0].day, pair[1].id),
    )
    return [pair for pair in events if pair[0].day >= today], [
        pair for pair in events if pair[0].day < today
    ]
