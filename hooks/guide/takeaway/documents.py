"""Word files: the requirements and the follow-up checklist of a product group, and checklists and templates of pages.

python-docx makes the frame once (styles, Swedish as language, header, page numbers); each file's body is written as
WordprocessingML, because 5,000 requirements through its objects take half a minute. The same data give the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from ..source.blanks import BLANK
from ..source.office_archive import packed, safe, unpacked
from ..source.site_name import SITE_NAME
from .contents import (
    CHECKLIST,
    INTRO,
    STEPS,
    UNDATED_NOTE,
    Block,
    checklist_rows,
    requirement_blocks,
)

_STYLES = {
    "title": "Title",
    "h1": "Heading1",
    "h2": "Heading2",
    "text": "Normal",
    "punkt": "ListBullet",
    "liten": "Normal",
}
BOX = "☐ "  # how a text that can be ticked begins
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_SMALL = '<w:color w:val="4A5950"/><w:sz w:val="18"/>'
_WIDTHS = {CHECKLIST: (10, 18, 25, 18, 33, 33, 16, 15), STEPS: (2, 4, 4)}
_PAGE_WIDTH = {
    False: 9638,
    True: 14570,
}  # twips between the margins of an A4 sheet, upright and lying


class InLanguage(str):
    """A table cell's text in another language than Swedish, so that Word does not spell it as Swedish."""

    lang: str

    def __new__(cls, text: str, lang: str) -> InLanguage:
        made = super().__new__(cls, text)
        made.lang = lang
        return made


def group_document(title: str, requirements: Sequence[dict[str, Any]], day: date) -> bytes:
    """All requirements of a group, one heading each."""
    blocks: list[Block] = [("text", INTRO)]
    for r in requirements:
        blocks += requirement_blocks(r)
    return document(f"Kravexempel: {title}", blocks, day)


def group_checklist(title: str, requirements: Sequence[dict[str, Any]], day: date) -> bytes:
    """The follow-up steps of a group as a table to fill in."""
    rows = [list(CHECKLIST), *checklist_rows(requirements)]
    blocks: list[Block] = [
        ("h1", "Steg i uppföljningen"),
        ("liten", UNDATED_NOTE),
        ("tabell", rows),
        ("liten", "\n".join(r["citat"] for r in requirements)),
    ]
    return document(f"Checklista för uppföljningen: {title}", blocks, day, lying=True)


def document(title: str, blocks: Iterable[Block], day: date, lying: bool = False) -> bytes:
    """A Word file with a title and blocks (style, text or table)."""
    parts, head, tail = _frame(lying)
    body = "".join(_drawn([("title", title), *blocks], lying))
    core = (
        parts["docProps/core.xml"]
        .decode()
        .replace("RUBRIK", safe(title))
        .replace("2000-01-01", day.isoformat())
    )
    files = parts | {
        "word/document.xml": f"{head}{body}{tail}".encode(),
        "docProps/core.xml": core.encode(),
    }
    return packed(files, day)


def _drawn(blocks: Iterable[Block], lying: bool) -> Iterator[str]:
    for number, (style, content) in enumerate(blocks):
        if style == "tabell":
            yield _table(content, lying) + _paragraph("Normal", "")
        elif style == "text" and content.startswith(BOX):
            words = _runs(content.removeprefix(BOX), "", marking=True)
            yield _paragraph("Normal", _box(number) + _run(" ", "") + words)
        else:
            runs = (
                _runs(content, _SMALL)
                if style == "liten"
                else _runs(content, "", marking=style in ("text", "punkt"))
            )
            yield _paragraph(_STYLES[style], runs)


def _box(number: int) -> str:
    """A box that can be ticked in Word and LibreOffice."""
    font = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/>'
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{1000 + number}"/><w14:checkbox xmlns:w14="{_W14}">'
        '<w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent><w:r><w:rPr>{font}</w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _runs(text: str, look: str, marking: bool = False) -> str:
    """The text as runs; blanks such as [antal] are highlighted when marking."""
    if not marking:
        return _run(text, look)
    found, end = [], 0
    for match in BLANK.finditer(text):
        found += [
            _run(text[end : match.start()], look),
            _run(match[0], f'{look}<w:highlight w:val="yellow"/>'),
        ]
        end = match.end()
    return "".join([*found, _run(text[end:], look)])


def _run(text: str, look: str) -> str:
    if not text:
        return ""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{safe(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{lines}</w:r>"


def _table(rows: Sequence[Sequence[str]], lying: bool) -> str:
    """A table with borders whose first row is repeated on every page."""
    wanted = _WIDTHS.get(tuple(rows[0]), (1,) * len(rows[0]))
    widths = [_PAGE_WIDTH[lying] * width // sum(wanted) for width in wanted]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    drawn = [_row(row, widths, number == 0) for number, row in enumerate(rows)]
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(drawn)}</w:tbl>"
    )


def _row(cells: Sequence[str], widths: Sequence[int], head: bool) -> str:
    drawn = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_paragraph('Normal', _run(text, '<w:b/>') if head else _cell(text))}</w:tc>"
        for text, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{drawn}</w:tr>"


def _cell(text: str) -> str:
    if isinstance(text, InLanguage):
        return _run(text, f'<w:lang w:val="{text.lang}"/>')
    return _runs(text, "", marking=True)


@cache
def _frame(lying: bool) -> tuple[dict[str, bytes], str, str]:
    """The parts of an empty file, and its document before and after the body."""
    made = Document()
    _style(made)
    section = made.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if lying else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    section.header.paragraphs[0].add_run(SITE_NAME).font.size = Pt(9)
    _page_number(section.footer.paragraphs[0])
    core = made.core_properties
    core.title, core.author, core.language, core.comments = "RUBRIK", SITE_NAME, "sv-SE", ""
    core.last_modified_by, core.revision = SITE_NAME, 1
    buffer = io.BytesIO()
    made.save(buffer)
    parts = unpacked(buffer.getvalue())
    del parts["docProps/thumbnail.jpeg"]
    # The preview picture of python-docx's own template is left out, with the line that names it.
    parts["_rels/.rels"] = re.sub(
        rb"<Relationship [^>]*thumbnail[^>]*/>", b"", parts["_rels/.rels"]
    )
    parts["word/settings.xml"] = _in_the_newest_mode(parts["word/settings.xml"].decode()).encode()
    whole = parts.pop("word/document.xml").decode()
    start, end = whole.index("<w:body>") + len("<w:body>"), whole.index("<w:sectPr")
    return parts, whole[:start], whole[end:]


def _in_the_newest_mode(settings: str) -> str:
    """Without this Word opens a file in compatibility mode."""
    newest = (
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    return re.sub(r"<w:compat>.*?</w:compat>|<w:compat/>", newest, settings, count=1, flags=re.S)


def _style(made: Any) -> None:
    for style in list(made.styles.element.iterchildren(qn("w:style"))):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in (
            "TableNormal",
            "TableGrid",
        ):
            made.styles.element.remove(style)  # a hundred looks that nobody uses, in every file
    for language in made.styles.element.iter(qn("w:lang")):
        for name in ("w:val", "w:eastAsia", "w:bidi"):
            language.set(qn(name), "sv-SE")
    sizes = {
        "Normal": (11, 0, 6),
        "Title": (20, 0, 10),
        "Heading 1": (15, 20, 4),
        "Heading 2": (12, 10, 3),
        "List Bullet": (11, 0, 3),
    }
    for name, (size, before, after) in sizes.items():
        style = made.styles[name]
        style.font.name, style.font.size = "Calibri", Pt(size)
        fonts = style.element.rPr.rFonts
        for attribute in [key for key in fonts.attrib if "heme" in key]:
            del fonts.attrib[attribute]
        style.paragraph_format.space_before, style.paragraph_format.space_after = (
            Pt(before),
            Pt(after),
        )
        if name.startswith(("Title", "Heading")):
            style.font.color.rgb, style.font.bold = RGBColor(0x0A, 0x35, 0x27), True


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for before, code in (("Sida ", "PAGE"), (" av ", "NUMPAGES")):
        paragraph.add_run(before).font.size = Pt(9)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        run = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = "1"
        run.append(text)
        field.append(run)
        paragraph._p.append(field)
