"""Excel files of a product group: one requirement a row, and the follow-up checklist with one step a row.

Header row frozen, filter on, text wrapped, no merged cells. Every cell is text, so none can run as a formula.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from . import archive
from .takeaway_blocks import CHECKLIST, CHECKLIST_WIDTHS, COLUMNS, SITE_NAME, checklist_rows

_MAX_CELL = 32_767  # characters that a cell can hold
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_BOLD = Font(name="Calibri", size=11, bold=True)


def group_sheet(title: str, requirements: Sequence[dict[str, Any]], day: date) -> bytes:
    """All requirements of a group."""
    rows = ([column.value(r) for column in COLUMNS] for r in requirements)
    return _book(f"Kravexempel: {title}", "Krav", [c.heading for c in COLUMNS], [c.width for c in COLUMNS], rows, len(requirements), day)


def group_checklist(title: str, requirements: Sequence[dict[str, Any]], day: date) -> bytes:
    """The follow-up steps of a group, with room for who, when and what."""
    rows = checklist_rows(requirements)
    return _book(f"Checklista för uppföljningen: {title}", "Uppföljning", CHECKLIST, CHECKLIST_WIDTHS, rows, len(rows), day)


def _book(title: str, name: str, headings: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]], number: int, day: date) -> bytes:
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator, book.properties.language = title, SITE_NAME, "sv-SE"
    sheet = book.create_sheet(name)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{number + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.append([_cell(sheet, heading, head=True) for heading in headings])
    for line, row in enumerate(rows, 2):
        sheet.row_dimensions[line].height = row_height(row, widths)
        sheet.append([_cell(sheet, text) for text in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return archive.repeatable(buffer.getvalue(), day.isoformat())


def row_height(row: Sequence[str], widths: Sequence[int]) -> int:
    """Points that the wrapped texts need, about: not every program works it out by itself. 409 is the most there is."""
    lines = max(sum(max(1, math.ceil(len(line) / width)) for line in text.split("\n")) for text, width in zip(row, widths, strict=True))
    return min(409, 15 * lines + 4)


def _cell(sheet: Any, text: str, head: bool = False) -> WriteOnlyCell | None:
    if not text:
        return None
    cell = WriteOnlyCell(sheet, text[:_MAX_CELL])
    cell.data_type = "s"
    cell.alignment = _WRAPPED
    if head:
        cell.font = _BOLD
    return cell
