"""Rows for tables: records chosen by filters, and the cells that readers see. No page, no file, no markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..records.case import Case
from ..records.clause import Clause
from ..records.collection import Collection
from ..records.evaluation_model import EvaluationModel
from ..records.requirement import Requirement
from ..records.rule import DatedEvent, Rule
from ..records.ruling import Ruling
from ..records.small_files import ChangedAct
from ..records.template import Template
from ..records.thin import Thin
from ..records.upkeep import DATED_KINDS, Dated, Month
from ..source.laws import Act
from ..swedish.writing import swedish_date


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


def requirement_table(
    collection: Collection, requirements: Iterable[Requirement], caption: str
) -> Table:
    """One requirement a row: title, level, type, strategies, burden."""
    return Table(
        caption,
        ("Krav", "Id", "Nivå", "Typ", "Strategier", "Ert arbete"),
        tuple(
            (
                Cell(r.title, r.path),
                Cell(r.id.upper()),
                Cell(collection.label("niva", r.level)),
                Cell(", ".join(collection.types[t].title for t in r.types)),
                Cell(", ".join(collection.strategies[s].title for s in r.strategies)),
                Cell(collection.label("arbete", r.follow_up.burden)),
            )
            for r in requirements
        ),
    )


def case_table(collection: Collection, cases: Iterable[Case], caption: str) -> Table:
    """One case a row: title, organisation type, place, year, strategies."""
    return Table(
        caption,
        ("Fall", "Organisation", "Plats", "År", "Strategier", "Passar glesbygd"),
        tuple(
            (
                Cell(c.title, c.path),
                Cell(collection.label("organisationstyp", c.organisation_kind)),
                Cell(c.place if c.country == "Sverige" else f"{c.place}, {c.country}"),
                Cell(c.years),
                Cell(", ".join(collection.strategies[s].title for s in c.strategies) or "–"),
                Cell("Ja" if c.fits_sparse else "Inte särskilt"),
            )
            for c in cases
        ),
    )


def rule_table(collection: Collection, rules: Iterable[Rule], caption: str) -> Table:
    """One rule a row: name, citation, threshold, whether confirmed."""
    return Table(
        caption,
        ("Regel", "Lagrum", "Gäller", "Läst i rättskällan"),
        tuple(
            (
                Cell(r.title, r.path),
                Cell("; ".join(map(str, r.law))),
                Cell(collection.label("troskel", r.scope)),
                Cell("Ja" if r.confirmed else "Nej, inte bekräftad"),
            )
            for r in rules
        ),
    )


def check_table(collection: Collection, records: Iterable[Dated], caption: str) -> Table:
    """One record a row: name, kind, role that reads it, day of its next check."""
    return Table(
        caption,
        ("Post", "Slag", "Ansvarig roll", "Nästa kontroll"),
        tuple(
            (
                Cell(r.heading, r.path or f"ordlista#{r.id}"),
                Cell(r.label),
                Cell(collection.label("ansvarig", r.kind)),
                Cell(swedish_date(r.next_check)),
            )
            for r in records
        ),
    )


def thin_table(first: str, found: Iterable[Thin], caption: str) -> Table:
    """One group or strategy a row: how many requirements it has, and why so few."""
    rows = (
        (Cell(t.record.heading, t.record.path), Cell(str(t.number)), Cell(t.why)) for t in found
    )
    return Table(caption, (first, "Krav", "Varför"), tuple(rows))


def month_table(collection: Collection, months: Mapping[Month, Sequence[Dated]]) -> Table:
    """One month a row and one role a column: how many records are to be read."""
    roles = list(dict.fromkeys(collection.label("ansvarig", kind) for kind in DATED_KINDS))
    rows = []
    for (year, month), records in months.items():
        counted = Counter(collection.label("ansvarig", record.kind) for record in records)
        rows.append(
            (
                Cell(swedish_date(f"{year}-{month:02}")),
                *(Cell(str(counted[role]) if counted[role] else "–") for role in roles),
                Cell(str(len(records))),
            )
        )
    return Table("Kontroller per månad och roll", ("Månad", *roles, "Alla"), tuple(rows))


def act_table(acts: Iterable[Act], changed: Mapping[str, ChangedAct], caption: str) -> Table:
    """One act a row: name, number, day of the text that was read, changes seen."""
    return Table(
        caption,
        ("Lag", "Nummer", "Texten är läst i lydelse från", "Ändrad till och med", "Ändrad sedan"),
        tuple(
            (
                Cell(act.short),
                Cell(act.number),
                Cell(swedish_date(act.read_as_of)),
                Cell(act.latest_change or "Framgår inte"),
                Cell(
                    f"Ja, lag {changed[act.short].change}"
                    if act.short in changed
                    else "Inte som vi har sett"
                ),
            )
            for act in acts
        ),
    )


def ruling_table(collection: Collection, rulings: Iterable[Ruling], caption: str) -> Table:
    """One ruling a row: matter, court and case, how the buyer fared, how far it was read."""
    return Table(
        caption,
        ("Rättsfall", "Domstol och mål", "Köparen", "Läst"),
        tuple(
            (
                Cell(r.title, r.path),
                Cell(r.citation),
                Cell(collection.label("koparen", r.buyer)),
                Cell(collection.label("rattsfallslasning", r.reading)),
            )
            for r in rulings
        ),
    )


def timeline_table(events: Iterable[tuple[DatedEvent, Rule]], caption: str) -> Table:
    """One event a row: what, date, rule, whether confirmed."""
    return Table(
        caption,
        ("Händelse", "Datum", "Regel", "Datumet"),
        tuple(
            (
                Cell(event.text),
                Cell(swedish_date(event.day)),
                Cell(rule.title, rule.path),
                Cell("Bekräftat" if event.confirmed else "Inte bekräftat"),
            )
            for event, rule in events
        ),
    )


def clause_table(collection: Collection, clauses: Iterable[Clause], caption: str) -> Table:
    """One clause a row: name, when to use it, kinds of purchase, whether it has a short form."""
    return Table(
        caption,
        ("Klausul", "Använd när", "Passar för", "Kort form för litet köp"),
        tuple(
            (
                Cell(c.title, c.path),
                Cell(c.use_when),
                Cell(", ".join(collection.label("kop", kind) for kind in c.purchases)),
                Cell("Ja" if c.short else "Nej"),
            )
            for c in clauses
        ),
    )


def template_table(collection: Collection, templates: Iterable[Template], caption: str) -> Table:
    """One template a row: name, who reads the document, when to use it, its file."""
    return Table(
        caption,
        ("Mall", "Vem läser", "Använd när", "Fil"),
        tuple(
            (
                Cell(t.title, t.path),
                Cell(collection.label("malllasare", t.reader)),
                Cell(t.use_when),
                Cell("Word", t.file_path),
            )
            for t in templates
        ),
    )


def model_table(collection: Collection, models: Iterable[EvaluationModel], caption: str) -> Table:
    """One model a row: name, ground, how it calculates, its example's winner, our advice."""
    return Table(
        caption,
        ("Modell", "Grund", "Så räknar den", "Vinner i exemplet", "Vårt råd"),
        tuple(
            (
                Cell(m.title, m.path),
                Cell(collection.label("utvarderingsgrund", m.basis)),
                Cell(m.in_words),
                Cell(f"{m.examples[0].winner}: {m.examples[0].title}"),
                Cell(m.advice if m.recommended else f"Vi avråder. {m.advice}"),
            )
            for m in models
        ),
    )
