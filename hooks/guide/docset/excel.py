"""A workbook's description to an Excel file. ``browser/underlag/xlsx.mjs`` writes the same bytes.

A description has ``titel``, ``dag`` and ``blad``; a sheet ``namn``, ``bredder``, ``rader``,
``huvud`` (the row that is
repeated and frozen, 0 for none), ``filter``, ``skyddad``, ``val`` (lists by their cells) and
``liggande``. A cell is a
text, a number or ``{"v": value, "f": formula, "s": look}``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from .office_frame import excel_frame
from .word import archive, safe

Cell = Any  # str | int | float | {"v": …, "f": …, "s": …}

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_FIRST = ' tabSelected="1"'
_MOST = 32_767  # characters that a cell can hold
_TALLEST = 409  # points that a row can be
LOOKS = {
    "text": 0, "huvud": 1, "pengar": 2, "pengarIn": 3, "datum": 4, "textIn": 5, "tal": 6, "talIn": 7,
    "titel": 8, "fet": 9, "andel": 10, "datumIn": 11, "liten": 12,
}  # fmt: skip


def letter(column: int) -> str:
    """A, B … AA for a column counted from 0."""
    return ("" if column < 26 else chr(64 + column // 26)) + chr(65 + column % 26)


def workbook_parts(book: Mapping[str, Any]) -> dict[str, str]:
    """Every part of the file by its name."""
    frame, sheets = excel_frame(), book["blad"]
    kinds = [("sheet.main", "xl/workbook.xml"), ("styles", "xl/styles.xml")]
    kinds += [("worksheet", f"xl/worksheets/sheet{n}.xml") for n, _ in enumerate(sheets, 1)]
    types = (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/{part}" ContentType="{_TYPE}{kind}+xml"/>'
            for kind, part in kinds
        )
        + '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_REL}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n, _ in enumerate(sheets, 1)
    )
    links += f'<Relationship Id="rId{len(sheets) + 1}" Type="{_REL}/styles" Target="styles.xml"/>'
    core = frame["docProps/core.xml"].replace("<!--TITEL-->", safe(book["titel"]))
    return {
        "[Content_Types].xml": types,
        "_rels/.rels": frame["_rels/.rels"],
        "docProps/core.xml": core.replace("<!--DAG-->", book["dag"]),
        "xl/workbook.xml": _book(book),
        "xl/_rels/workbook.xml.rels": (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
        ),
        "xl/styles.xml": frame["xl/styles.xml"],
    } | {f"xl/worksheets/sheet{n}.xml": _sheet(sheet, n == 1) for n, sheet in enumerate(sheets, 1)}


def workbook_file(book: Mapping[str, Any]) -> bytes:
    """The file's bytes: the same for the same description."""
    return archive(workbook_parts(book), book["dag"])


def _book(book: Mapping[str, Any]) -> str:
    names, sheets = "", ""
    for index, sheet in enumerate(book["blad"]):
        quoted = safe("'" + sheet["namn"].replace("'", "''") + "'")
        last, head = letter(len(sheet["bredder"]) - 1), sheet["huvud"]
        if sheet["filter"]:
            names += (
                f'<definedName name="_xlnm._FilterDatabase" localSheetId="{index}" hidden="1">'
                f"{quoted}!$A${head}:${last}${len(sheet['rader'])}</definedName>"
            )
        if head:
            names += (
                '<definedName name="_xlnm.Print_Titles"'
                f' localSheetId="{index}">{quoted}!${head}:${head}</definedName>'
            )
        sheets += (
            f'<sheet name="{safe(sheet["namn"])}" sheetId="{index + 1}" r:id="rId{index + 1}"/>'
        )
    defined = f"<definedNames>{names}</definedNames>" if names else ""
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>{sheets}</sheets>{defined}'
        '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>'
    )


def _sheet(sheet: Mapping[str, Any], first: bool) -> str:
    widths: Sequence[int] = sheet["bredder"]
    rows = "".join(_row(number, row, widths) for number, row in enumerate(sheet["rader"], 1))
    last, head, end = letter(len(widths) - 1), sheet["huvud"], len(sheet["rader"])
    pane = (
        f'<pane ySplit="{head}" topLeftCell="A{head + 1}" activePane="bottomLeft" state="frozen"/>'
        if head
        else ""
    )
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(widths, 1)
    )
    protect = (
        '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"'
        ' sort="0" autoFilter="0"/>'
        if sheet["skyddad"]
        else ""
    )
    chosen = f'<autoFilter ref="A{head}:{last}{max(end, head)}"/>' if sheet["filter"] else ""
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{last}{max(1, end)}"/><sheetViews><sheetView workbookViewId="0"'
        f"{_FIRST if first else ''}>{pane}</sheetView></sheetViews>"
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>{rows}</sheetData>'
        f"{protect}{chosen}{_lists(sheet.get('val') or ())}"
        '<pageMargins left="0.5" right="0.5" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="{"landscape" if sheet["liggande"] else "portrait"}"'
        ' fitToWidth="1" '
        'fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;RSida &amp;P av'
        " &amp;N</oddFooter></headerFooter>"
        "</worksheet>"
    )


def _lists(lists: Sequence[tuple[str, Sequence[str]]]) -> str:
    if not lists:
        return ""
    drawn = "".join(
        '<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1"'
        ' errorTitle="Fel värde" '
        'error="Välj ett värde i listan."'
        f' sqref="{area}"><formula1>{safe(chr(34) + ",".join(choices) + chr(34))}'
        "</formula1></dataValidation>"
        for area, choices in lists
    )
    return f'<dataValidations count="{len(lists)}">{drawn}</dataValidations>'


def _row(number: int, row: Sequence[Cell], widths: Sequence[int]) -> str:
    cells = "".join(_cell(cell, number, column) for column, cell in enumerate(row))
    return f'<row r="{number}" ht="{_height(row, widths)}" customHeight="1">{cells}</row>'


def _cell(given: Cell, row: int, column: int) -> str:
    cell = given if isinstance(given, Mapping) else {"v": given}
    value, formula = cell.get("v"), cell.get("f")
    start = f'<c r="{letter(column)}{row}" s="{LOOKS[cell.get("s", "text")]}"'
    if formula is not None:
        kind = ' t="str"' if isinstance(value, str) else ""
        stored = "" if value is None else f"<v>{safe(str(value))}</v>"
        return f"{start}{kind}><f>{safe(formula)}</f>{stored}</c>"
    if value is None or value == "":
        return f"{start}/>"
    if not isinstance(value, str):
        return f"{start}><v>{value}</v></c>"
    return f'{start} t="inlineStr"><is><t xml:space="preserve">{safe(value[:_MOST])}</t></is></c>'


def _height(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """Points that the wrapped texts need, about: not every program works it out by itself."""
    lines = [1]
    for cell, width in zip(row, widths, strict=False):
        look = cell.get("s") if isinstance(cell, Mapping) else None
        value = cell.get("v") if isinstance(cell, Mapping) else cell
        if isinstance(value, str) and look not in ("titel", "liten"):
            room = max(1, width - 1)
            lines.append(sum(max(1, math.ceil(len(line) / room)) for line in value.split("\n")))
    return min(_TALLEST, 15 * max(lines) + 3)
