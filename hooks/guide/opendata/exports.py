"""Open data: every kind of record as JSON and CSV, all kinds in one workbook, and a JSON Schema per kind.

The keys are the Swedish keys of the data. A record's own page is added as ``webbadress``; nothing else is computed. CSV
follows RFC 4180 in UTF-8; lists are joined with " | ", lists of parts are JSON. ``data/semikolon/`` has the same tables
as a Swedish Excel opens them: semicolons, decimal commas. No cell begins like a formula: such texts are refused in the
data (see ``fields``), and texts are written as text. In the workbook numbers are numbers and days are days.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from types import NoneType
from typing import Any, get_args

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from ..records.datasets import LICENCE, WORKBOOK
from ..records.kinds import KINDS
from ..records.parts import Record
from ..records.point_texts import alternative_texts, demand_text, filled, proof_texts
from ..records.requirement import Requirement
from ..records.versions import wording_of
from ..site.context import Site
from ..source.office_archive import repeatable
from ..source.vocabulary import Origin
from ..swedish.writing import swedish_sort_key

FORMULA_START = ("=", "+", "-", "@", "\t", "\r")
_MAX_CELL = 32_767  # characters that a cell of a workbook can hold
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WIDTHS = {"id": 14, "titel": 44, "kravtext": 70, "sager": 60, "betyder": 60, "kop": 50}


def export_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """(path, content) of every open-data file."""
    rows = {
        kind: [_plain(site, record) for record in site.collection.by_kind[kind].values()]
        for kind in KINDS
    }
    for kind, records in rows.items():
        yield (
            f"data/{kind}.json",
            _json({"slag": kind, "licens": LICENCE, "antal": len(records), "poster": records}),
        )
        yield from _both_csv(kind, columns(kind), records)
        yield f"data/schema/{kind}.json", schema(kind)
    yield from _both_csv("punkter", list(POINT_COLUMNS), list(point_rows(site)))
    yield WORKBOOK, workbook(rows, site.today)


def schema(kind: str) -> bytes:
    """The JSON Schema of a kind's JSON file, from the one declaration of its fields."""
    described = KINDS[kind].model_json_schema(by_alias=True, mode="serialization")
    if kind == "krav":
        described["properties"] |= _DERIVED_SCHEMA
    described["properties"]["webbadress"] = {
        "type": "string",
        "format": "uri",
        "title": "Webbadress",
    }
    definitions = described.pop("$defs", {})
    return _json(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": KINDS[kind].label,
            "type": "object",
            "properties": {
                "slag": {"const": kind},
                "licens": {"type": "string"},
                "antal": {"type": "integer"},
                "poster": {"type": "array", "items": described},
            },
            "required": ["slag", "licens", "antal", "poster"],
            "$defs": definitions,
        }
    )


def columns(kind: str) -> list[str]:
    """Flat column names of a kind: the keys, those of single parts with the part's key in front."""
    names = [name for name, _ in _flat_fields(KINDS[kind])]
    if kind == "krav":
        names = [*(name for name in names if name != "bevis"), *_DERIVED_COLUMNS]
    return [*names, "webbadress"]


def _plain(site: Site, record: Record) -> dict[str, Any]:
    value = record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if isinstance(record, Requirement):
        value |= _derived(record)
    if record.path:
        value["webbadress"] = f"{site.address}{record.path}/"
    return value


def _derived(r: Requirement) -> dict[str, Any]:
    """What older scripts read of a requirement: the text, the type and the proof as they were before the points."""
    wording = wording_of(r)
    origins = {proof.origin for proof in r.proof}
    return {
        "typ": r.type,
        "kravtext": demand_text(wording),
        "bevislista": wording["bevis"],
        "bevis": {
            "text": "\n".join(proof_texts(wording)),
            "alternativ": alternative_texts(wording),
            "ursprung": origins.pop() if len(origins) == 1 else Origin.BOTH,
        },
    }


_DERIVED_COLUMNS = (
    "typ",
    "kravtext",
    "bevislista",
    "bevis_text",
    "bevis_alternativ",
    "bevis_ursprung",
)
_DERIVED_SCHEMA: dict[str, Any] = {
    "typ": {"type": "string", "title": "Kravtyp", "description": "Den första punktens typ."},
    "kravtext": {
        "type": "string",
        "title": "Kravtext",
        "description": "Alla punkter som en text, med förvalen inom hakparentes.",
    },
    "bevis": {"type": "object", "title": "Bevis", "description": "Alla bevis som en text."},
    "bevislista": {"type": "array", "title": "Bevis", "description": "Bevisen vart för sig."},
}
POINT_COLUMNS = (
    "krav",
    "version",
    "punkt",
    "typ",
    "part",
    "text",
    "svar",
    "svar_enhet",
    "klausuler",
    "lofte",
    "webbadress",
)


def point_rows(site: Site) -> Iterator[dict[str, Any]]:
    """One row a point of all requirements."""
    for r in site.collection.requirements.values():
        for point in r.points:
            yield {
                "krav": r.id,
                "version": r.version,
                "punkt": point.id,
                "typ": point.type,
                "part": point.part,
                "text": filled(point.text, wording_of(r)),
                "svar": point.answer.kind,
                "svar_enhet": point.answer.unit,
                "klausuler": list(point.clauses),
                "lofte": point.promise,
                "webbadress": f"{site.address}{r.path}/#{point.id}",
            }


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _flat_fields(model: Any, prefix: str = "") -> list[tuple[str, bool]]:
    found: list[tuple[str, bool]] = []
    for name, field in model.model_fields.items():
        key = f"{prefix}{field.alias or name}"
        inner = single_part(field.annotation)
        if inner is not None and not prefix:
            found += _flat_fields(inner, f"{key}_")
        else:
            found.append((key, field.is_required()))
    return found


def single_part(annotation: Any) -> Any:
    """The model of a field that holds one part, also when it may be left out; None for every other field."""
    for one in (
        annotation,
        *(arg for arg in get_args(annotation) if NoneType in get_args(annotation)),
    ):
        if hasattr(one, "model_fields"):
            return one
    return None


def flat(value: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """A record as flat values by column name: numbers as they are, all else as texts."""
    cells: dict[str, Any] = {}
    for key, item in value.items():
        if isinstance(item, dict) and prefix == "" and key != "former":
            cells |= flat(item, f"{key}_")
        else:
            cells[f"{prefix}{key}"] = _cell(item)
    return cells


def _cell(item: Any) -> Any:
    if item is True or item is False:
        return "ja" if item else "nej"
    if isinstance(item, (int, float)):
        return int(item) if item == int(item) else item
    if isinstance(item, list) and all(isinstance(part, str) for part in item):
        return " | ".join(item)
    if isinstance(item, (list, dict)):
        return json.dumps(item, ensure_ascii=False)
    return "" if item is None else str(item)


def _both_csv(
    name: str, names: list[str], records: list[dict[str, Any]]
) -> Iterator[tuple[str, bytes]]:
    rows = [flat(record) for record in records]
    yield f"data/{name}.csv", _csv(names, rows, ",")
    swedish = [{column: _with_comma(value) for column, value in row.items()} for row in rows]
    yield f"data/semikolon/{name}.csv", _csv(names, swedish, ";")


def _with_comma(value: Any) -> Any:
    return str(value).replace(".", ",") if isinstance(value, float) else value


def _csv(names: list[str], rows: list[dict[str, Any]], delimiter: str) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, names, lineterminator="\r\n", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")  # the mark lets Excel see that it is UTF-8


def workbook(rows: Mapping[str, list[dict[str, Any]]], day: date) -> bytes:
    """All kinds as sheets: one record a row, header frozen, filter on, text wrapped. The same bytes for the same data."""
    book = Workbook(write_only=True)
    for kind in sorted(rows, key=lambda kind: (kind != "krav", swedish_sort_key(kind))):
        names = columns(kind)
        sheet = book.create_sheet(kind)
        sheet.freeze_panes = "B2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{len(rows[kind]) + 1}"
        for number, name in enumerate(names, 1):
            sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 24)
        sheet.append([_header(sheet, name) for name in names])
        for record in rows[kind]:
            cells = flat(record)
            sheet.append([_sheet_cell(sheet, cells.get(name, "")) for name in names])
    buffer = io.BytesIO()
    book.save(buffer)
    return repeatable(buffer.getvalue(), day)


def _header(sheet: Any, name: str) -> Any:
    cell = WriteOnlyCell(sheet, name)
    cell.font = Font(bold=True)
    return cell


_WRAPPED = Alignment(wrap_text=True, vertical="top")


def _sheet_cell(sheet: Any, value: Any) -> Any:
    if value == "":
        return None
    if isinstance(value, str) and _DAY.fullmatch(value):
        cell = WriteOnlyCell(sheet, datetime.fromisoformat(value))
        cell.number_format = "yyyy\\-mm\\-dd"
    elif isinstance(value, str):
        cell = WriteOnlyCell(sheet, value[:_MAX_CELL])
        cell.data_type = "s"
    else:
        cell = WriteOnlyCell(sheet, value)
    cell.alignment = _WRAPPED
    return cell
