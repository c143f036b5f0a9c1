"""Rows for tables: records chosen by filters, and the cells that readers see. No page, no file, no markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ..records.collection import Collection
from ..records.records import Case, DatedEvent, Requirement, Rule
from ..source.fields import swedish_date, swedish_sort_key


@dataclass(frozen=True)
class Cell:
    """A cell: its text and, when it links, the path of the page."""

    text: str
    path: str | None = None


@dataclass(frozen=True)
class Table:
    """Caption, headings and rows; the first cell of a row names the row."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


Predicate = Callable[[str], bool]


def choose_requirements(collection: Collection, filters: Mapping[str, str]) -> list[Requirement]:
    """Requirements that meet all filters (produktgrupp, strategi, niva, typ), by group and id."""
    tests: Mapping[str, Callable[[Requirement, str], bool]] = {
        "produktgrupp": lambda r, value: r.group == value,
        "strategi": lambda r, value: value in r.strategies,
        "niva": lambda r, value: r.level == value,
        "typ": lambda r, value: r.type == value,
    }
    return [r for r in collection.requirements.values() if all(tests[key](r, value) for key, value in filters.items())]


def choose_cases(collection: Collection, filters: Mapping[str, str]) -> list[Case]:
    """Cases that meet all filters (produktgrupp, strategi, land, glesbygd, organisation), by title."""
    tests: Mapping[str, Callable[[Case, str], bool]] = {
        "produktgrupp": lambda c, value: value in c.groups,
        "strategi": lambda c, value: value in c.strategies,
        "land": lambda c, value: c.country.casefold() == value.casefold(),
        "glesbygd": lambda c, value: c.fits_sparse == (value == "ja"),
        "organisation": lambda c, value: c.organisation_kind == value,
    }
    chosen = [c for c in collection.cases.values() if all(tests[key](c, value) for key, value in filters.items())]
    return sorted(chosen, key=lambda case: swedish_sort_key(case.title))


def choose_rules(collection: Collection, filters: Mapping[str, str]) -> list[Rule]:
    """Rules that meet all filters (omrade, skede), in the order of the law."""
    tests: Mapping[str, Callable[[Rule, str], bool]] = {
        "omrade": lambda r, value: r.area == value,
        "skede": lambda r, value: value in r.phases,
    }
    return [r for r in collection.rules.values() if all(tests[key](r, value) for key, value in filters.items())]


def requirement_table(collection: Collection, requirements: Iterable[Requirement], caption: str) -> Table:
    """One requirement a row: title, level, type, strategies, burden."""
    return Table(caption, ("Krav", "Id", "Nivå", "Typ", "Strategier", "Ert arbete"), tuple(
        (Cell(r.title, r.path), Cell(r.id.upper()), Cell(collection.label("niva", r.level)), Cell(collection.types[r.type].title),
         Cell(", ".join(collection.strategies[s].title for s in r.strategies)), Cell(collection.label("arbete", r.follow_up.burden)))
        for r in requirements))


def case_table(collection: Collection, cases: Iterable[Case], caption: str) -> Table:
    """One case a row: title, organisation type, place, year, strategies."""
    return Table(caption, ("Fall", "Organisation", "Plats", "År", "Strategier", "Passar glesbygd"), tuple(
        (Cell(c.title, c.path), Cell(collection.label("organisationstyp", c.organisation_kind)),
         Cell(c.place if c.country == "Sverige" else f"{c.place}, {c.country}"), Cell(c.years),
         Cell(", ".join(collection.strategies[s].title for s in c.strategies) or "–"), Cell("Ja" if c.fits_sparse else "Inte särskilt"))
        for c in cases))


def rule_table(collection: Collection, rules: Iterable[Rule], caption: str) -> Table:
    """One rule a row: name, citation, threshold, whether confirmed."""
    return Table(caption, ("Regel", "Lagrum", "Gäller", "Läst i rättskällan"), tuple(
        (Cell(r.title, r.path), Cell("; ".join(map(str, r.law))), Cell(collection.label("troskel", r.scope)),
         Cell("Ja" if r.confirmed else "Nej, inte bekräftad"))
        for r in rules))


def timeline(collection: Collection, today: date) -> tuple[list[tuple[DatedEvent, Rule]], list[tuple[DatedEvent, Rule]]]:
    """Dated events of the rules marked for the time line: (coming from today on, past), each by date."""
    events = sorted(((event, rule) for rule in collection.rules.values() for event in rule.dates if event.in_timeline),
                    key=lambda pair: (pair[0].day, pair[1].id))
    return [pair for pair in events if pair[0].day >= today], [pair for pair in events if pair[0].day < today]


def timeline_table(events: Iterable[tuple[DatedEvent, Rule]], caption: str) -> Table:
    """One event a row: what, date, rule, whether confirmed."""
    return Table(caption, ("Händelse", "Datum", "Regel", "Datumet"), tuple(
        (Cell(event.text), Cell(swedish_date(event.day)), Cell(rule.title, rule.path),
         Cell("Bekräftat" if event.confirmed else "Inte bekräftat"))
        for event, rule in events))


def overdue(collection: Collection, today: date) -> list[Requirement]:
    """Requirements whose next check has passed, longest overdue first."""
    return sorted((r for r in collection.requirements.values() if r.next_check < today), key=lambda r: (r.next_check, r.id))
