"""All records together, linked both ways, with the words and facts that belong to them.

``load`` reads the whole of ``data/`` and gives a ``Collection``, or raises ``Faulty`` with every problem at once. A faulty
record keeps no other from being checked: its id still counts as one that exists.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field, RootModel

from ..source.fields import Text
from ..source.laws import Act, ActList, acts_from
from ..source.memory import Memory
from ..source.problems import Faulty, Problem
from ..source.reading import Source, read_file, text_of
from . import checking, plausible, seals, small_files, versions
from . import labels as labels_of_words
from .answer import Answer
from .calculator_goods import CalculatorGoods
from .case import Case
from .clause import Clause
from .evaluation_model import EvaluationModel
from .factor import Factor
from .kinds import KINDS
from .links import references_of
from .organisation import Organisation
from .parts import Part, Record
from .product_group import ProductGroup
from .question import Question
from .requirement import NoticeFields, Requirement
from .requirement_type import RequirementType
from .rule import Rule
from .ruling import Ruling
from .strategy import Strategy
from .template import Template
from .term import Term
from .text_rule import TextRule
from .visit import Visit

CPV_FILE = "cpv.tsv"
_MOST_CPV_BYTES = 2_000_000
_MOST_BAD_LINES = 5


class Labels(RootModel[dict[str, dict[str, Text]]]):
    """data/ord.yml: vocabulary → word → what readers see."""


class NoticeField(Part):
    """A field of a notice and the codes that it takes."""

    name: Text = Field(alias="namn", title="Namn", description="Fältets namn.")
    codes: dict[str, Text] = Field(
        alias="koder", title="Koder", description="Kod och namn.", min_length=1
    )


class NoticeFieldList(RootModel[dict[str, NoticeField]]):
    """data/annonsfalt.yml."""


@dataclass(frozen=True)
class Collection:
    """Every checked record by kind and id, and the facts that they lean on."""

    root: Path
    by_kind: Mapping[str, Mapping[str, Record]]
    acts: Mapping[str, Act]
    cpv: Mapping[str, str]
    notice_fields: Mapping[str, Mapping[str, Any]]
    labels: Mapping[str, Mapping[str, str]]
    snapshots: Mapping[str, Mapping[int, versions.Snapshot]] = field(repr=False)
    clause_snapshots: Mapping[str, Mapping[int, versions.Snapshot]] = field(repr=False)
    small_files: small_files.SmallFiles
    unreadable: frozenset[tuple[str, str]] = (
        frozenset()
    )  # (kind, id) of faulty records; empty in a collection that is used

    @property
    def requirements(self) -> Mapping[str, Requirement]:
        return self.by_kind["krav"]  # type: ignore[return-value]

    @property
    def cases(self) -> Mapping[str, Case]:
        return self.by_kind["fall"]  # type: ignore[return-value]

    @property
    def rules(self) -> Mapping[str, Rule]:
        return self.by_kind["regler"]  # type: ignore[return-value]

    @property
    def clauses(self) -> Mapping[str, Clause]:
        return self.by_kind["klausuler"]  # type: ignore[return-value]

    @property
    def templates(self) -> Mapping[str, Template]:
        """Templates of documents by id."""
        return self.by_kind["mallar"]  # type: ignore[return-value]

    @property
    def evaluation_models(self) -> Mapping[str, EvaluationModel]:
        return self.by_kind["utvarderingsmodeller"]  # type: ignore[return-value]

    @property
    def visits(self) -> Mapping[str, Visit]:
        return self.by_kind["studiebesok"]  # type: ignore[return-value]

    @property
    def questions(self) -> Mapping[str, Question]:
        return self.by_kind["fragor"]  # type: ignore[return-value]

    @property
    def organisations(self) -> Mapping[str, Organisation]:
        return self.by_kind["aktorer"]  # type: ignore[return-value]

    @property
    def groups(self) -> Mapping[str, ProductGroup]:
        return self.by_kind["produktgrupper"]  # type: ignore[return-value]

    @property
    def strategies(self) -> Mapping[str, Strategy]:
        return self.by_kind["strategier"]  # type: ignore[return-value]

    @property
    def types(self) -> Mapping[str, RequirementType]:
        return self.by_kind["kravtyper"]  # type: ignore[return-value]

    @property
    def terms(self) -> Mapping[str, Term]:
        return self.by_kind["termer"]  # type: ignore[return-value]

    @property
    def answers(self) -> Mapping[str, Answer]:
        return self.by_kind["svar"]  # type: ignore[return-value]

    @property
    def rulings(self) -> Mapping[str, Ruling]:
        return self.by_kind["rattsfall"]  # type: ignore[return-value]

    @property
    def factors(self) -> Mapping[str, Factor]:
        return self.by_kind["faktorer"]  # type: ignore[return-value]

    @property
    def calculator_goods(self) -> Mapping[str, CalculatorGoods]:
        return self.by_kind["kalkylvaror"]  # type: ignore[return-value]

    @property
    def text_rules(self) -> Mapping[str, TextRule]:
        return self.by_kind["provregler"]  # type: ignore[return-value]

    def ids(self, kind: str) -> set[str]:
        """The ids of a kind, those of faulty records too: one fault, one message."""
        return {
            *self.by_kind[kind],
            *(record_id for other, record_id in self.unreadable if other == kind),
        }

    def label(self, vocabulary: str, word: str) -> str:
        """What readers see for a word of a vocabulary; the word itself where it has no label."""
        return self.labels.get(vocabulary, {}).get(str(word), str(word))

    @cached_property
    def citing(self) -> Mapping[tuple[str, str], tuple[Record, ...]]:
        """(kind, id) → the records that refer to it, in the order of kinds and ids: the links' other direction."""
        found: dict[tuple[str, str], dict[tuple[str, str], Record]] = defaultdict(dict)
        for kind, records in self.by_kind.items():
            for record in records.values():
                for _, target_kind, target in references_of(record):
                    found[target_kind, target][kind, record.id] = record
        return {target: tuple(records.values()) for target, records in found.items()}

    def cited_by(self, record: Record, kind: str) -> list[Record]:
        """Records of a kind that refer to ``record``."""
        return [
            citing
            for citing in self.citing.get((record.kind, record.id), ())
            if citing.kind == kind
        ]

    @cached_property
    def requirements_by_group(self) -> Mapping[str, tuple[Requirement, ...]]:
        """Product group id → its requirements in the order of their ids."""
        found: dict[str, list[Requirement]] = {group: [] for group in self.groups}
        for requirement in self.requirements.values():
            found[requirement.group].append(requirement)
        return {group: tuple(requirements) for group, requirements in found.items()}


def clause_titles(collection: Collection) -> dict[str, str]:
    """Id of a clause → its title."""
    return {clause.id: clause.heading for clause in collection.by_kind["klausuler"].values()}


def freeze(root: Path, found: Collection) -> list[Path]:
    """Freeze and seal the wording of every requirement and clause whose version is new; gives the new files."""
    published: list[versions.Versioned] = [*found.requirements.values(), *found.clauses.values()]
    written = [
        path
        for record in published
        if (path := versions.write_snapshot(versions.folder_of(root / "data", record.kind), record))
    ]
    seals.publish(root)
    return written


def load(root: Path) -> Collection:
    """Read and check ``root/data``; raises ``Faulty`` with all problems."""
    found, problems = read(root)
    if problems:
        raise Faulty(problems)
    return found


@contextmanager
def _without_collector() -> Iterator[None]:
    """No search for circular garbage: reading makes none, but thousands of records cost a third of the time in looking."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_without_collector()
def read(root: Path, memory: Memory | None = None) -> tuple[Collection, list[Problem]]:
    """What can be read of ``root/data``, and every fault. With faults it serves for further checks only.

    With a ``memory`` only records that have changed are read and checked by themselves; all are checked together.
    """
    data = root / "data"
    problems: list[Problem] = []
    acts = acts_from(_mapping(data / "lagar.yml", ActList, problems).get("lagar", []))
    notice_fields = _mapping(data / "annonsfalt.yml", NoticeFieldList, problems)
    labels = _mapping(data / "ord.yml", Labels, problems)
    cpv = _cpv(data, problems)
    by_kind, sources, unreadable = _read_records(data, problems, memory or Memory())
    snapshots = versions.read_snapshots(versions.folder_of(data, Requirement.kind), problems)
    clause_snapshots = versions.read_snapshots(versions.folder_of(data, Clause.kind), problems)
    small = small_files.read(data, problems)
    if labels:
        problems += labels_of_words.check(data, labels)
    problems += _repeated_acts(data)
    problems += small_files.check_sense(small, acts)
    found = Collection(
        root,
        by_kind,
        acts,
        cpv,
        notice_fields,
        labels,
        snapshots,
        clause_snapshots,
        small,
        frozenset(unreadable),
    )
    problems += checking.check_references(sources, by_kind, found.unreadable)
    if acts:
        problems += checking.check_laws(sources, by_kind, acts)
    if notice_fields:
        problems += checking.check_codes(
            sources, by_kind, cpv, {name: entry["koder"] for name, entry in notice_fields.items()}
        )
    problems += checking.check_order(sources, by_kind)
    problems += checking.check_words(sources, by_kind)
    problems += checking.check_ids_across_kinds(sources, by_kind)
    problems += plausible.check(sources, by_kind)
    problems += _missing_notice_fields(notice_fields)
    for kind, frozen in ((Requirement.kind, snapshots), (Clause.kind, clause_snapshots)):
        problems += versions.check_frozen(kind, sources, by_kind[kind], frozen, found.ids(kind))  # type: ignore[arg-type]
    return found, problems


def _repeated_acts(data: Path) -> Iterator[Problem]:
    """No act stands twice in the list, by its name or its number."""
    source = read_file(data / "lagar.yml", "data/lagar.yml")
    acts = [] if isinstance(source, Problem) else source.value.get("lagar", [])
    if isinstance(source, Problem) or not isinstance(acts, list):
        return
    seen: set[tuple[str, str]] = set()
    for index, act in enumerate(acts):
        for key in ("kort", "nummer"):
            value = act.get(key) if isinstance(act, dict) else None
            if isinstance(value, str) and (key, value) in seen:
                yield Problem(
                    source.path,
                    source.line(("lagar", index, key)),
                    f"lagar {index + 1} {key}",
                    f'"{value}" står två gånger.',
                    "Behåll den ena lagen.",
                )
            seen.add((key, str(value)))


def _missing_notice_fields(notice_fields: Mapping[str, Any]) -> Iterator[Problem]:
    """Each field of a notice that requirements name has its codes."""
    for field_name, definition in NoticeFields.model_fields.items():
        name = definition.alias or field_name
        if notice_fields and name not in notice_fields:
            yield Problem(
                "data/annonsfalt.yml",
                1,
                name,
                "fältet saknas.",
                "Hämta tillbaka det ur historiken. Kraven hänvisar till det.",
            )


def _cpv(data: Path, problems: list[Problem]) -> dict[str, str]:
    """CPV code → its name; a line of the list that is none is a problem."""
    shown = f"data/{CPV_FILE}"
    text = text_of(data / CPV_FILE, shown, _MOST_CPV_BYTES)
    if isinstance(text, Problem):
        problems.append(text)
        return {}
    found: dict[str, str] = {}
    bad = 0
    for number, line in enumerate(text.splitlines(), 1):
        code, tab, name = line.partition("\t")
        if code.isdigit() and len(code) == 8 and tab and name.strip() and code not in found:
            found[code] = name
        elif number > 1 and line.strip() and (line[0] != "#" and line != "code\tlabel"):
            bad += 1
            if bad > _MOST_BAD_LINES:
                continue
            problems.append(
                Problem(
                    shown,
                    number,
                    "",
                    "raden är ingen kod med namn, eller står två gånger.",
                    "Skriv åtta siffror, en tabb och namnet, eller hämta tillbaka filen ur historiken.",
                )
            )
    if bad > _MOST_BAD_LINES:
        problems.append(
            Problem(
                shown,
                1,
                "",
                f"{bad} rader är inga koder, de första visas.",
                "Hämta tillbaka filen ur historiken. Spara den inte från ett kalkylprogram.",
            )
        )
    if not found:
        problems.append(
            Problem(shown, 1, "", "listan har inga koder.", "Hämta tillbaka filen ur historiken.")
        )
    return found


def _read_records(
    data: Path, problems: list[Problem], memory: Memory
) -> tuple[dict[str, dict[str, Record]], dict[tuple[str, str], Source], set[tuple[str, str]]]:
    by_kind: dict[str, dict[str, Record]] = {}
    sources: dict[tuple[str, str], Source] = {}
    unreadable: set[tuple[str, str]] = set()
    for kind, record_type in KINDS.items():
        by_kind[kind] = {}
        for path in _record_files(data / kind, problems):
            source, record = memory.of([path], partial(_read_record, path, record_type))
            if isinstance(source, Problem):
                problems.append(source)
                unreadable.add((kind, path.stem))
                continue
            if isinstance(record, list):
                problems += record
                unreadable.add((kind, path.stem))
            elif record.id != path.stem:
                problems += checking.check_name(source, record, path)
                unreadable |= {(kind, path.stem), (kind, record.id)}
            else:
                by_kind[kind][record.id] = record
                sources[kind, record.id] = source
    return by_kind, sources, unreadable


def _read_record(
    path: Path, record_type: type[Record]
) -> tuple[Source | Problem, Record | list[Problem]]:
    """A record's file as it is written, and the record or its faults."""
    source = read_file(path, f"data/{path.parent.name}/{path.name}")
    return source, (
        [] if isinstance(source, Problem) else checking.check_record(source, record_type)
    )


def _record_files(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """The files of a kind in the order of their ids; those that begin with _ or a point are no records."""
    for path in sorted(folder.iterdir(), key=lambda path: path.stem) if folder.is_dir() else []:
        if path.name.startswith(("_", ".")):
            continue
        if path.suffix == ".yml" and not path.is_dir():
            yield path
        else:
            problems.append(
                Problem(
                    f"data/{folder.name}/{path.name}",
                    1,
                    "",
                    "här läses bara filer som slutar på .yml.",
                    "Byt namn på filen, eller flytta bort den.",
                )
            )


def _mapping(path: Path, model: type[BaseModel], problems: list[Problem]) -> dict[str, Any]:
    """The value of a small file as it is written, empty when it has faults."""
    source = read_file(path, f"data/{path.name}")
    if isinstance(source, Problem):
        problems.append(source)
        return {}
    checked = checking.check_record(source, model)
    if isinstance(checked, list):
        problems += checked
        return {}
    return source.value
