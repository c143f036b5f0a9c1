"""From a source to a checked record, or to problems; and the checks that need all records at once.

Each check yields ``Problem``s and raises nothing: all faults of all files are told in one run.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ..calculation.text_rules import text_faults
from ..source.fields import is_identifier
from ..source.laws import Act, fault_in
from ..source.problems import Problem, nearest, suggestion, unforeseen
from ..source.reading import Source
from .kinds import KINDS
from .links import laws_of, model_in, references_of
from .parts import Record
from .product_group import ProductGroup
from .requirement import Requirement
from .term import Term
from .text_rule import TextRule
from .visit import Visit

Records = Mapping[str, Mapping[str, Record]]
Checked = TypeVar("Checked", bound=BaseModel)

_REPLACED_KEYS = {
    "kravtext": "Skriv ett krav i varje punkt under punkter. Se mallen data/krav/_mall.yml.",
}

# pydantic's own words are English; these are the faults that can occur with our declarations.
_MESSAGES = {
    "missing": ("fältet saknas.", "Lägg till raden."),
    "model_type": (
        "här ska det stå flera rader med nyckel: värde.",
        "Jämför med exemplet i redigeringsguiden.",
    ),
    "tuple_type": (
        "här ska det stå en lista.",
        "Skriv ett streck framför varje rad, eller [a, b].",
    ),
    "dict_type": (
        "här ska det stå flera rader med nyckel: värde.",
        "Jämför med exemplet i redigeringsguiden.",
    ),
    "too_short": ("listan är tom.", "Lägg till minst en rad."),
}


def check_record(source: Source, record_type: type[Checked]) -> Checked | list[Problem]:
    """The record of a source, or every fault in it."""
    try:
        return record_type.model_validate(source.value)
    except ValidationError as error:
        found = error.errors(include_url=False)
    except Exception as error:
        return [unforeseen(source.path, error)]
    meant = {
        (
            *fault["loc"][:-1],
            nearest(str(fault["loc"][-1]), known_keys(record_type, fault["loc"][:-1])),
        )
        for fault in found
        if fault["type"] == "extra_forbidden"
    }
    return [_problem(source, record_type, fault) for fault in found if not _is_echo(fault, meant)]


def _is_echo(fault: Mapping[str, Any], meant: Container[tuple[Any, ...]]) -> bool:
    """Faults that another one causes: a key is missing because it is misspelt, or a list seems short.

    pydantic counts only the right parts of a list, and calls it too short when the only one is faulty.
    """
    return (fault["type"] == "missing" and fault["loc"] in meant) or (
        fault["type"] == "too_short" and bool(fault["input"])
    )


def _problem(source: Source, record_type: type[BaseModel], fault: Mapping[str, Any]) -> Problem:
    location: tuple[str | int, ...] = fault["loc"]
    what, remedy = _words(record_type, location, fault)
    return Problem(source.path, source.line(location), field_path(location), what, remedy)


def _words(
    record_type: type[BaseModel], location: Sequence[str | int], fault: Mapping[str, Any]
) -> tuple[str, str]:
    kind, given = fault["type"], fault["input"]
    if given == "" and kind != "extra_forbidden":
        return "fältet är tomt.", "Fyll i det, eller ta bort raden om fältet är frivilligt."
    if kind == "extra_forbidden" and location[-1] in _REPLACED_KEYS:
        return "nyckeln är ersatt.", _REPLACED_KEYS[str(location[-1])]
    if kind == "extra_forbidden":
        known = known_keys(record_type, location[:-1])
        return (
            "nyckeln finns inte.",
            f"Ta bort raden eller rätta nyckeln.{suggestion(str(location[-1]), known)}",
        )
    if kind == "enum" and not isinstance(given, str):
        return "här ska det stå ett ord.", "Skriv ordet på samma rad som nyckeln."
    if kind == "enum":
        allowed = [
            word.strip(" '") for word in fault["ctx"]["expected"].replace(" or ", ", ").split(",")
        ]
        return (
            f'"{given}" finns inte i listan.',
            f"Välj en av: {', '.join(allowed)}.{suggestion(given, allowed)}",
        )
    if kind == "value_error":
        what, _, remedy = str(fault["ctx"]["error"]).partition("|")
        return what, remedy
    return _MESSAGES.get(
        kind, ("värdet går inte att tolka.", "Jämför med exemplet i redigeringsguiden.")
    )


def field_path(location: Sequence[str | int]) -> str:
    """A place in a record as an editor reads it: "kallor 2 adress" (counted from 1)."""
    return " ".join(
        str(step + 1) if isinstance(step, int) else step for step in location if step != "[key]"
    )


def known_keys(record_type: type[BaseModel], location: Sequence[str | int]) -> list[str]:
    """The Swedish keys that may stand at a place in a record."""
    model: type[BaseModel] | None = record_type
    for step in location:
        if isinstance(step, int) or model is None:
            continue
        annotation = next(
            (f.annotation for f in model.model_fields.values() if f.alias == step), None
        )
        model = model_in(annotation)
    if model is None:
        return []
    return [field.alias or name for name, field in model.model_fields.items()]


def check_name(source: Source, record: Record, path: Path) -> Iterator[Problem]:
    """The id is the file's name: it becomes an address and is cited in contracts."""
    if record.id == path.stem:
        return
    if path.with_name(f"{record.id}.yml").exists():
        what, remedy = (
            f'"{record.id}" finns redan i {record.id}.yml.',
            f"Skriv id: {path.stem}, så som filen heter.",
        )
    else:
        what = f'"{record.id}" är inte filens namn.'
        remedy = f"Byt namn på filen till {record.id}.yml."
        if is_identifier(path.stem):
            remedy = f"Skriv id: {path.stem}, eller byt namn på filen till {record.id}.yml."
    yield Problem(source.path, source.line(["id"]), "id", what, remedy)


def check_references(
    sources: Mapping[tuple[str, str], Source],
    records: Records,
    unreadable: frozenset[tuple[str, str]] = frozenset(),
) -> Iterator[Problem]:
    """Every id that a record refers to exists (also when that record has faults), and no record refers to itself."""
    for (kind, record_id), source in sources.items():
        record = records[kind][record_id]
        for location, target_kind, target in references_of(record):
            is_self = (target_kind, target) == (kind, record_id)
            if not is_self and (
                target in records[target_kind] or (target_kind, target) in unreadable
            ):
                continue
            if is_self:
                what, remedy = "posten hänvisar till sig själv.", "Ta bort raden."
            else:
                what = f'"{target}" finns inte i data/{target_kind}.'
                remedy = f"Rätta id:t eller lägg till filen data/{target_kind}/{target}.yml.{suggestion(target, records[target_kind])}"
            yield Problem(source.path, source.line(location), field_path(location), what, remedy)


def check_laws(
    sources: Mapping[tuple[str, str], Source], records: Records, acts: Mapping[str, Act]
) -> Iterator[Problem]:
    """Every chapter and section referred to exists in the act, as far as its sections are known."""
    for (kind, record_id), source in sources.items():
        for location, reference in laws_of(records[kind][record_id]):
            if fault := fault_in(reference, acts):
                what, _, remedy = fault.partition("|")
                yield Problem(
                    source.path, source.line(location), field_path(location), what, remedy
                )


def check_codes(
    sources: Mapping[tuple[str, str], Source],
    records: Records,
    cpv: Mapping[str, str],
    notice_codes: Mapping[str, Mapping[str, str]],
) -> Iterator[Problem]:
    """CPV codes and notice codes are in the official lists."""
    for (kind, record_id), source in sources.items():
        record = records[kind][record_id]
        for index, code in enumerate(getattr(record, "cpv", ())):
            if code not in cpv:
                yield Problem(
                    source.path,
                    source.line(("cpv", index)),
                    field_path(("cpv", index)),
                    f'"{code}" finns inte i CPV-förteckningen.',
                    "Kontrollera koden mot förteckningen.",
                )
        if notice := getattr(record, "notice", None):
            for name, field in type(notice).model_fields.items():
                known = notice_codes.get(field.alias or name, {})
                for index, code in enumerate(getattr(notice, name)):
                    if code not in known:
                        location = ("annons", field.alias or name, index)
                        yield Problem(
                            source.path,
                            source.line(location),
                            field_path(location),
                            f'"{code}" är ingen kod i {field.alias}.',
                            f"Välj en av: {', '.join(known)}.{suggestion(code, known)}",
                        )


def check_order(sources: Mapping[tuple[str, str], Source], records: Records) -> Iterator[Problem]:
    """Rules between fields of one record: dates in order, prefix of the id, source numbers that exist, terms explained."""
    for (kind, record_id), source in sources.items():
        record = records[kind][record_id]
        try:
            faults = list(record.faults())
        except Exception as error:
            yield unforeseen(source.path, error)
            continue
        for fault in faults:
            yield Problem(
                source.path,
                source.line(fault.location),
                field_path(fault.location),
                fault.what,
                fault.remedy,
            )
        if kind == "krav":
            yield from _check_requirement(source, record, records)
        elif isinstance(record, Visit):
            for index, fact in enumerate(record.facts):
                if not 1 <= fact.source <= len(record.sources):
                    location = ("uppgifter", index, "kalla")
                    yield Problem(
                        source.path,
                        source.line(location),
                        field_path(location),
                        f"källa {fact.source} finns inte.",
                        f"Skriv ett tal mellan 1 och {len(record.sources)}.",
                    )
        elif isinstance(record, Term) and record.explained and not record.explanation:
            yield Problem(
                source.path,
                source.line(["forklaras"]),
                "forklaras",
                "ordet ska förklaras på sidorna men har ingen förklaring.",
                "Skriv en mening vid forklaring, eller ändra till nej.",
            )


def _check_requirement(source: Source, record: Any, records: Records) -> Iterator[Problem]:
    group = records["produktgrupper"].get(record.group)
    if isinstance(group, ProductGroup) and not record.id.startswith(f"{group.prefix}-"):
        yield Problem(
            source.path,
            source.line(["id"]),
            "id",
            f'"{record.id}" börjar inte med gruppens prefix.',
            f"Kravet hör till {group.id}, så id:t ska börja med {group.prefix}-.",
        )


def check_words(sources: Mapping[tuple[str, str], Source], records: Records) -> Iterator[Problem]:
    """The words of every point, by those rules of data/provregler that our own texts must keep."""
    rules = {
        rule.id: rule
        for rule in records["provregler"].values()
        if isinstance(rule, TextRule) and rule.in_records
    }
    plain = [rule.plain for rule in rules.values()]
    for record in records["krav"].values() if plain else ():
        source = sources["krav", record.id]
        points = record.points if isinstance(record, Requirement) else ()
        for index, point in enumerate(points):
            for found in text_faults(point.text, point.type, plain):
                rule, location = rules[found.rule], ("punkter", index, "text")
                yield Problem(
                    source.path,
                    source.line(location),
                    field_path(location),
                    rule.what.replace("{fynd}", found.words).replace("”", '"'),
                    rule.remedy.replace("”", '"'),
                )


def check_ids_across_kinds(
    sources: Mapping[tuple[str, str], Source], records: Records
) -> Iterator[Problem]:
    """Kinds that share a folder in the site (krav and produktgrupper) must not share an id."""
    taken: dict[str, str] = {}
    for kind in KINDS:
        for record in records[kind].values():
            if not record.path:
                continue
            if record.path in taken:
                source = sources[kind, record.id]
                yield Problem(
                    source.path,
                    source.line(["id"]),
                    "id",
                    f"adressen /{record.path}/ används redan av "
                    f"data/{taken[record.path]}/{record.id}.yml.",
                    "Välj ett annat id och byt namn på filen.",
                )
            taken[record.path] = kind
