"""From a source to a checked record, or to problems; and the checks that need all records at once.

Each check yields ``Problem``s and raises nothing: all faults of all files are told in one run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from .laws import Act, LawReference, fault_in
from .problems import Problem, suggestion
from .reading import Source
from .records import KINDS, Record, Visit

Records = Mapping[str, Mapping[str, Record]]

# pydantic's own words are English; these are the faults that can occur with our declarations.
_MESSAGES = {
    "missing": ("fältet saknas.", "Lägg till raden."),
    "model_type": ("här ska det stå flera rader med nyckel: värde.", "Jämför med exemplet i redigeringsguiden."),
    "tuple_type": ("här ska det stå en lista.", "Skriv ett streck framför varje rad, eller [a, b]."),
    "dict_type": ("här ska det stå flera rader med nyckel: värde.", "Jämför med exemplet i redigeringsguiden."),
    "too_short": ("listan är tom.", "Lägg till minst en rad, eller ta bort fältet om det är frivilligt."),
}


def check_record(source: Source, record_type: type[Record]) -> Record | list[Problem]:
    """The record of a source, or every fault in it."""
    try:
        return record_type.model_validate(source.value)
    except ValidationError as error:
        return [_problem(source, record_type, fault) for fault in error.errors(include_url=False)]


def _problem(source: Source, record_type: type[BaseModel], fault: Mapping[str, Any]) -> Problem:
    location: tuple[str | int, ...] = fault["loc"]
    what, remedy = _words(record_type, location, fault)
    return Problem(source.path, source.line(location), field_path(location), what, remedy)


def _words(record_type: type[BaseModel], location: Sequence[str | int], fault: Mapping[str, Any]) -> tuple[str, str]:
    kind = fault["type"]
    if kind == "extra_forbidden":
        known = known_keys(record_type, location[:-1])
        return ("nyckeln finns inte.", f"Ta bort raden eller rätta nyckeln.{suggestion(str(location[-1]), known)}")
    if kind == "enum":
        allowed = [word.strip(" '") for word in fault["ctx"]["expected"].replace(" or ", ", ").split(",")]
        return (f'"{fault["input"]}" finns inte i listan.',
                f"Välj en av: {', '.join(allowed)}.{suggestion(str(fault['input']), allowed)}")
    if kind == "value_error":
        what, _, remedy = str(fault["ctx"]["error"]).partition("|")
        return what, remedy
    return _MESSAGES.get(kind, ("värdet går inte att tolka.", "Jämför med exemplet i redigeringsguiden."))


def field_path(location: Sequence[str | int]) -> str:
    """A place in a record as an editor reads it: "kallor 2 adress" (counted from 1)."""
    return " ".join(str(step + 1) if isinstance(step, int) else step for step in location)


def known_keys(record_type: type[BaseModel], location: Sequence[str | int]) -> list[str]:
    """The Swedish keys that may stand at a place in a record."""
    model: type[BaseModel] | None = record_type
    for step in location:
        if isinstance(step, int) or model is None:
            continue
        annotation = next((f.annotation for f in model.model_fields.values() if f.alias == step), None)
        model = _model_in(annotation)
    if model is None:
        return []
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def check_name(source: Source, record: Record, file_stem: str) -> Iterator[Problem]:
    """The id is the file's name: it becomes an address and is cited in contracts."""
    if record.id != file_stem:
        yield Problem(source.path, source.line(["id"]), "id", f'"{record.id}" är inte filens namn.',
                      f"Skriv id: {file_stem}, eller byt namn på filen till {record.id}.yml.")


def check_references(sources: Mapping[tuple[str, str], Source], records: Records) -> Iterator[Problem]:
    """Every id that a record refers to exists, and no record refers to itself."""
    for (kind, record_id), source in sources.items():
        record = records[kind][record_id]
        for name, target_kind in reference_fields(type(record)):
            alias = type(record).model_fields[name].alias or name
            value = getattr(record, name)
            for index, target in enumerate([value] if isinstance(value, str) else value):
                if target in records[target_kind] and not (target == record_id and target_kind == kind):
                    continue
                location = (alias,) if isinstance(value, str) else (alias, index)
                if target == record_id:
                    what, remedy = "posten hänvisar till sig själv.", "Ta bort raden."
                else:
                    what = f'"{target}" finns inte i data/{target_kind}.'
                    remedy = f"Rätta id:t eller lägg till filen data/{target_kind}/{target}.yml.{suggestion(target, records[target_kind])}"
                yield Problem(source.path, source.line(location), field_path(location), what, remedy)


def reference_fields(record_type: type[Record]) -> list[tuple[str, str]]:
    """(field name, kind of record referred to) for each field that holds ids of other records."""
    cached = _REFERENCE_FIELDS.get(record_type.kind)
    if cached is None:
        cached = [(name, field.json_schema_extra["hanvisar_till"]) for name, field in record_type.model_fields.items()
                  if isinstance(field.json_schema_extra, dict) and "hanvisar_till" in field.json_schema_extra]
        _REFERENCE_FIELDS[record_type.kind] = cached
    return cached


_REFERENCE_FIELDS: dict[str, list[tuple[str, str]]] = {}


def check_laws(sources: Mapping[tuple[str, str], Source], records: Records, acts: Mapping[str, Act]) -> Iterator[Problem]:
    """Every chapter and section referred to exists in the act, as far as its sections are known."""
    for (kind, record_id), source in sources.items():
        for alias, references in law_fields(records[kind][record_id]):
            for index, reference in enumerate(references):
                if fault := fault_in(reference, acts):
                    what, _, remedy = fault.partition("|")
                    yield Problem(source.path, source.line((alias, index)), field_path((alias, index)), what, remedy)


def law_fields(record: Record) -> list[tuple[str, tuple[LawReference, ...]]]:
    """(Swedish key, references) of the record's fields that hold law references."""
    names = {"krav": ["law"], "regler": ["law"], "kravtyper": ["above_law", "below_law"]}.get(record.kind, [])
    return [(type(record).model_fields[name].alias or name, getattr(record, name)) for name in names]


def check_codes(sources: Mapping[tuple[str, str], Source], records: Records, cpv: Mapping[str, str],
                notice_codes: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    """CPV codes and notice codes are in the official lists."""
    for (kind, record_id), source in sources.items():
        record = records[kind][record_id]
        for index, code in enumerate(getattr(record, "cpv", ())):
            if code not in cpv:
                yield Problem(source.path, source.line(("cpv", index)), field_path(("cpv", index)),
                              f'"{code}" finns inte i CPV-förteckningen.', "Kontrollera koden mot förteckningen.")
        if notice := getattr(record, "notice", None):
            for name, field in type(notice).model_fields.items():
                known = notice_codes[field.alias or name]
                for index, code in enumerate(getattr(notice, name)):
                    if code not in known:
                        location = ("annons", field.alias or name, index)
                        yield Problem(source.path, source.line(location), field_path(location),
                                      f'"{code}" är ingen kod i {field.alias}.',
                                      f"Välj en av: {', '.join(known)}.{suggestion(code, known)}")


def check_order(sources: Mapping[tuple[str, str], Source], records: Records) -> Iterator[Problem]:
    """Rules between fields of one record: dates in order, prefix of the id, source numbers that exist."""
    for (kind, record_id), source in sources.items():
        record = records[kind][record_id]
        if kind == "krav":
            yield from _check_requirement(source, record, records)
        elif isinstance(record, Visit):
            for index, fact in enumerate(record.facts):
                if not 1 <= fact.source <= len(record.sources):
                    location = ("uppgifter", index, "kalla")
                    yield Problem(source.path, source.line(location), field_path(location),
                                  f"källa {fact.source} finns inte.", f"Skriv ett tal mellan 1 och {len(record.sources)}.")


def _check_requirement(source: Source, record: Any, records: Records) -> Iterator[Problem]:
    if record.next_check <= record.checked:
        yield Problem(source.path, source.line(["nasta_kontroll"]), "nasta_kontroll",
                      "nästa kontroll ligger inte efter den senaste.", "Skriv ett senare datum.")
    group = records["produktgrupper"].get(record.group)
    if group and not record.id.startswith(f"{group.prefix}-"):
        yield Problem(source.path, source.line(["id"]), "id", f'"{record.id}" börjar inte med gruppens prefix.',
                      f"Kravet hör till {group.id}, så id:t ska börja med {group.prefix}-.")


def check_ids_across_kinds(records: Records) -> Iterator[Problem]:
    """Kinds that share a folder in the site (krav and produktgrupper) must not share an id."""
    taken: dict[str, str] = {}
    for kind in KINDS:
        for record in records[kind].values():
            if not record.path:
                continue
            if record.path in taken:
                yield Problem(f"data/{kind}/{record.id}.yml", 1, "id", f"adressen {record.path} används redan av "
                              f"data/{taken[record.path]}.", "Välj ett annat id.")
            taken[record.path] = kind
