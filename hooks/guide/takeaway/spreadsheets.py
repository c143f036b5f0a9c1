"""Excel files of a product group: one requirement a row, and the follow-up checklist with one step a row.

Header row frozen, filter on, text wrapped, no merged cells. Every cell is text, so none can run as a formula. openpyxl
makes the frame; the rows are written as SpreadsheetML, because 5,000 of them through its cells take four seconds.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from ..source.office_archive import packed, safe, unpacked
from ..source.site_name import SITE_NAME
from .contents import CHECKLIST, CHECKLIST_WIDTHS, COLUMNS, checklist_rows

_MAX_CELL = 32_767  # characters that a cell can hold
_SHEET = "xl/worksheets/sheet1.xml"
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_SAMPLE = re.compile(r'<row r="2".*?</row>', re.S)


def group_sheet(title: str, requirements: Sequence[dict[str, Any]], day: date) -> bytes:
    """All requirements of a group."""
    rows = [[column.value(r) for column in COLUMNS] for r in requirements]
    return _book(
        f"Kravexempel: {title}",
        "Krav",
        [c.heading for c in COLUMNS],
        [c.width for c in COLUMNS],
        rows,
        day,
    )


def group_checklist(title: str, requirements: Sequence[dict[str, Any]], day: date) -> bytes:
    """The follow-up steps of a group, with room for who, when and what."""
    return _book(
        f"Checklista för uppföljningen: {title}",
        "Uppföljning",
        CHECKLIST,
        CHECKLIST_WIDTHS,
        checklist_rows(requirements),
        day,
    )


def row_height(row: Sequence[str], widths: Sequence[int]) -> int:
    """Points that the wrapped texts need, about: not every program works it out by itself. 409 is the most there is."""
    lines = max(
        sum(max(1, math.ceil(len(line) / width)) for line in text.split("\n"))
        for text, width in zip(row, widths, strict=True)
    )
    return min(409, 15 * lines + 4)


def _book(
    title: str,
    name: str,
    headings: Sequence[str],
    widths: Sequence[int],
    rows: Sequence[Sequence[str]],
    day: date,
) -> bytes:
    parts = _frame(title, name, headings, widths, len(rows))
    sheet = parts[_SHEET].decode()
    sample = _SAMPLE.search(sheet)
    assert sample is not None
    look = re.search(r' s="\d+"', sample[0])
    letters = [get_column_letter(number) for number in range(1, len(headings) + 1)]
    drawn = "".join(
        _row(number, row, row_height(row, widths), letters, look[0] if look else "")
        for number, row in enumerate(rows, 2)
    )
    whole = sheet[: sample.start()] + drawn + sheet[sample.end() :]
    parts[_SHEET] = re.sub(
        r'<dimension ref="[^"]*"',
        f'<dimension ref="A1:{letters[-1]}{len(rows) + 1}"',
        whole,
        count=1,
    ).encode()
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(
        b"2000-01-01", day.isoformat().encode()
    )
    return packed(parts, day)


def _row(number: int, row: Sequence[str], height: int, letters: Sequence[str], look: str) -> str:
    cells = "".join(
        f'<c r="{letter}{number}"{look} t="inlineStr"><is><t xml:space="preserve">{safe(text[:_MAX_CELL])}</t></is></c>'
        for letter, text in zip(letters, row, strict=True)
        if text
    )
    return f'<row r="{number}" ht="{height}" customHeight="1">{cells}</row>'


def _frame(
    title: str, name: str, headings: Sequence[str], widths: Sequence[int], number: int
) -> dict[str, bytes]:
    """The parts of a workbook with its header and one sample row, which the rows take the place of."""
    book = Workbook()
    book.properties.title, book.properties.creator, book.properties.language = (
        title,
        SITE_NAME,
        "sv-SE",
    )
    sheet = book.create_sheet(name, 0)
    del book[book.sheetnames[1]]
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.cell(1, column, headings[column - 1]).font = Font(name="Calibri", size=11, bold=True)
        sheet.cell(1, column).alignment = _WRAPPED
    sheet.cell(2, 1, "rad").alignment = _WRAPPED
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{number + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.print_title_rows = "1:1"
    if sum(widths) < 300:  # what can be read when a whole row stands on one sheet
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToHeight = 0
    buffer = io.BytesIO()
    book.save(buffer)
    return unpacked(buffer.getvalue())
