"""A document's description to a Word file. ``browser/underlag/docx.mjs`` writes the same bytes.

A description is plain values: ``titel``, ``dag``, ``sidhuvud``, ``liggande``, ``skyddad`` and
``block``. A block has a
kind ``t`` (kapitel, h1, h2, p, punkt, under, li, liten, ruta, falt, tabell) and what that kind
needs. A text is a
string, ``{"fet": …}``, ``{"falt": …}`` or a list of them.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from .office_frame import word_frame

Block = Mapping[str, Any]
Cell = Any  # str | {"fet": str} | {"falt": field} | list of them

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HINT = '<w:rStyle w:val="PlaceholderText"/>'
_BOX = (
    '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>'
)
_STYLES = {
    "titel": "Title", "h1": "Heading1", "kapitel": "Heading1", "h2": "Heading2", "punkt": "Punkt2",
    "under": "Under", "li": "ListBullet", "liten": "Liten", "p": "",
}  # fmt: skip
_KINDS = {
    "text": (
        ""
    ),  # rich text: LibreOffice lets nobody type in a plain one (w:text) of a protected form
    "datum": (
        '<w:date><w:dateFormat w:val="yyyy-MM-dd"/><w:lid w:val="sv-SE"/>'
        '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
    ),
    "ruta": (
        '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS'
        ' Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    ),
}
_UPRIGHT, _LYING = 9638, 14570  # twips between the margins of an A4 sheet
_LONGEST_NAME = 60  # of a control


def clean(text: str) -> str:
    """Only what XML 1.0 can hold, with one kind of line end."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def safe(text: str) -> str:
    """Escaped for XML, in texts and attributes."""
    text = clean(text)
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, name)
    return text


def document_parts(description: Mapping[str, Any]) -> dict[str, str]:
    """Every part of the file by its name."""
    frame = word_frame()
    protect = (
        '<w:documentProtection w:edit="forms" w:enforcement="1"/>' if description["skyddad"] else ""
    )
    core = frame["docProps/core.xml"].replace("<!--TITEL-->", safe(description["titel"]))
    return frame | {
        "word/settings.xml": frame["word/settings.xml"].replace("<!--SKYDD-->", protect),
        "word/header.xml": (
            frame["word/header.xml"].replace("<!--SIDHUVUD-->", safe(description["sidhuvud"]))
        ),
        "docProps/core.xml": core.replace("<!--DAG-->", description["dag"]),
        "word/document.xml": document_xml(description),
    }


def document_file(description: Mapping[str, Any]) -> bytes:
    """The file's bytes: the same for the same description."""
    return archive(document_parts(description), description["dag"])


def archive(parts: Mapping[str, str], day: str) -> bytes:
    """Texts as an archive in which every file was written on ``day``."""
    year, month, date = map(int, day.split("-"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (year, month, date, 0, 0, 0))
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            info.external_attr = 0o644 << 16
            packed.writestr(info, text.encode())
    return buffer.getvalue()


def document_xml(description: Mapping[str, Any]) -> str:
    """The body of the file."""
    numbers = count(1001)
    lying = description["liggande"]
    blocks = [{"t": "titel", "text": description["titel"]}, *description["block"]]
    body = "".join(_drawn(block, numbers, _LYING if lying else _UPRIGHT) for block in blocks)
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if lying else 'w:w="11906" w:h="16838"'
    return (
        f'{_HEAD}<w:document {_NS}><w:body>{body}<w:sectPr><w:headerReference w:type="default"'
        f' r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:pgSz {size}/><w:pgMar'
        ' w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567"'
        ' w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _drawn(block: Block, numbers: count[int], page: int) -> str:
    kind = block["t"]
    if kind == "tabell":
        return _table(block, numbers, page)
    if kind == "falt":
        field = block["falt"]
        return _paragraph("", _run(f"{field['namn']}: ", "<w:b/>") + _control(field, numbers))
    if kind == "ruta":
        box = {"slag": "ruta", "id": block["id"], "namn": block["text"]}
        return _paragraph("Ruta", _control(box, numbers) + _run(f" {block['text']}"))
    numbered = (
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if kind == "kapitel" else ""
    )
    return _paragraph(_STYLES[kind], _runs(block["text"], numbers), numbered)


def _run(text: str, look: str = "") -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = (f'<w:t xml:space="preserve">{safe(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{'<w:br/>'.join(lines)}</w:r>"


def _paragraph(style: str, runs: str, more: str = "") -> str:
    look = (f'<w:pStyle w:val="{style}"/>' if style else "") + more
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{runs}</w:p>"


def _as_list(cell: Cell) -> list[Any]:
    return cell if isinstance(cell, list) else [cell]


def _runs(cell: Cell, numbers: count[int], look: str = "") -> str:
    found = []
    for part in _as_list(cell):
        if isinstance(part, str):
            found.append(_run(part, look) if part else "")
        elif "falt" in part:
            found.append(_control(part["falt"], numbers))
        else:
            found.append(_run(part["fet"], "<w:b/>"))
    return "".join(found)


def _has_field(cell: Cell) -> bool:
    return any(not isinstance(part, str) and "falt" in part for part in _as_list(cell))


def _kind(field: Mapping[str, Any]) -> str:
    if field["slag"] != "val":
        return _KINDS[field["slag"]]
    items = "".join(
        f'<w:listItem w:displayText="{safe(text)}" w:value="{safe(text)}"/>'
        for text in field.get("val", ())
    )
    return f"<w:dropDownList>{items}</w:dropDownList>"


def _control(field: Mapping[str, Any], numbers: count[int]) -> str:
    """A content control inside a paragraph: it may be filled in, not taken away."""
    box, value = field["slag"] == "ruta", field.get("varde", "")
    shown = _run("☐", _BOX) if box else _run(value) if value else _run(field.get("tips", ""), _HINT)
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{safe(field["namn"][:_LONGEST_NAME])}"/>'
        f'<w:tag w:val="{safe(field["id"][:_LONGEST_NAME])}"/><w:id w:val="{next(numbers)}"/>'
        "<w:lock"
        f' w:val="sdtLocked"/>{"" if box or value else "<w:showingPlcHdr/>"}{_kind(field)}</w:sdtPr>'
        f"<w:sdtContent>{shown}</w:sdtContent></w:sdt>"
    )


def _table(block: Block, numbers: count[int], page: int) -> str:
    wanted: Sequence[int] = block["bredder"]
    widths = [page * width // sum(wanted) for width in wanted]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row(block["huvud"], widths, numbers, True) if block["huvud"] else ""
    rows = head + "".join(_row(cells, widths, numbers, False) for cells in block["rader"])
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020"'
        f' w:firstRow="{1 if head else 0}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{_paragraph('Efter', '')}"
    )


def _row(cells: Sequence[Cell], widths: Sequence[int], numbers: count[int], head: bool) -> str:
    drawn = "".join(
        _cell(cell, width, numbers, head) for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{drawn}</w:tr>"


def _cell(cell: Cell, width: int, numbers: count[int], head: bool) -> str:
    fill = "E6EDE8" if head else "FFF6D6" if _has_field(cell) else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    text = _paragraph("Cell", _runs(cell, numbers, "<w:b/>" if head else ""))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{text}</w:tc>'
