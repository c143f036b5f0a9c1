"""The parts of an office file that are the same in every file: styles, numbering, settings,
header, footer.

Both writers read them, the one in Python and the one in the browser, so that both give the same
bytes.
Marks such as ``<!--TITEL-->`` are put in by the writers.
"""

from __future__ import annotations

from functools import cache

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_GREEN, _GREY = "0A3527", "4A5950"
_BASED, _NEXT, _QUICK = '<w:basedOn w:val="Normal"/>', '<w:next w:val="Normal"/>', "<w:qFormat/>"
_WORD_PARTS = ("styles", "numbering", "settings", "header", "footer")


def _spacing(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _style(
    kind: str, id_: str, name: str, look: str = "", letters: str = "", more: str = ""
) -> str:
    default = ' w:default="1"' if id_ in ("Normal", "DefaultParagraphFont", "TableNormal") else ""
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{id_}"><w:name w:val="{name}"/>{more}'
        + (f"<w:pPr>{look}</w:pPr>" if look else "")
        + (f"<w:rPr>{letters}</w:rPr>" if letters else "")
        + "</w:style>"
    )


def _heading(level: int, before: int, size: int) -> str:
    look = f'<w:keepNext/>{_spacing(before, 80)}<w:outlineLvl w:val="{level - 1}"/>'
    letters = f'<w:b/><w:color w:val="{_GREEN}"/><w:sz w:val="{size}"/>'
    more = _BASED + _NEXT + _QUICK
    return _style("paragraph", f"Heading{level}", f"heading {level}", look, letters, more)


def _numbered(list_id: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def _styles() -> str:
    fonts = "".join(f' w:{kind}="Calibri"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 50), ("left", 100), ("bottom", 50), ("right", 100))
    )
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_GREY}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    small = f'<w:color w:val="{_GREY}"/><w:sz w:val="18"/>'
    based = _BASED + _QUICK
    return (
        f"{_HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{fonts}/>"
        '<w:sz w:val="22"/><w:szCs w:val="22"/>'
        '<w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{_spacing(0, 120)}</w:pPr></w:pPrDefault></w:docDefaults>"
        + _style("paragraph", "Normal", "Normal", more=_QUICK)
        + _style("character", "DefaultParagraphFont", "Default Paragraph Font")
        + _style(
            "table", "TableNormal", "Normal Table",
            more=f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>',
        )
        + _style(
            "table", "TableGrid", "Table Grid",
            more=f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>',
        )
        + _style(
            "paragraph", "Title", "Title", _spacing(0, 200),
            f'<w:b/><w:color w:val="{_GREEN}"/><w:sz w:val="36"/>', _BASED + _NEXT + _QUICK,
        )
        + _heading(1, 320, 28) + _heading(2, 200, 24)
        + _style("paragraph", "Punkt2", "Punkt 2", _numbered(1, 1), "", based)
        + _style("paragraph", "Under", "Under", '<w:ind w:left="709"/>', "", based)
        + _style("paragraph", "ListBullet", "List Bullet", _numbered(2, 0) + _spacing(0, 60), "", based)
        + _style("paragraph", "Ruta", "Ruta", '<w:ind w:left="400" w:hanging="400"/>', "", based)
        + _style("paragraph", "Cell", "Cell", _spacing(0, 0), '<w:sz w:val="20"/>', based)
        + _style("paragraph", "Efter", "Efter", _spacing(0, 0), '<w:sz w:val="12"/>', based)
        + _style("paragraph", "Liten", "Liten", "", small, based)
        + _style("character", "PlaceholderText", "Placeholder Text", "", '<w:color w:val="595959"/>')
        + "</w:styles>"
    )  # fmt: skip


def _level(level: int, text: str, style: str, kind: str = "decimal") -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{linked}<w:suff'
        f' w:val="tab"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab'
        ' w:val="num" w:pos="709"/></w:tabs><w:ind w:left="709" w:hanging="709"/></w:pPr></w:lvl>'
    )


def _numbering() -> str:
    bullet = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle'
        ' w:val="ListBullet"/><w:suff w:val="tab"/><w:lvlText w:val="–"/><w:lvlJc'
        ' w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>'
    )
    return (
        f'{_HEAD}<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType'
        ' w:val="multilevel"/>'
        f"{_level(0, '%1', '')}{_level(1, '%1.%2', 'Punkt2')}</w:abstractNum>"
        '<w:abstractNum w:abstractNumId="1"><w:multiLevelType'
        f' w:val="hybridMultilevel"/>{bullet}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def _settings() -> str:
    return (
        f"{_HEAD}<w:settings {_W}><!--SKYDD--><w:defaultTabStop"
        ' w:val="709"/><w:characterSpacingControl'
        ' w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang'
        ' w:val="sv-SE"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _text(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def _field(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _edge(tag: str, content: str, side: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="Liten"/>{side}</w:pPr>'
    return f"{_HEAD}<w:{tag} {_W}><w:p>{look}{content}</w:p></w:{tag}>"


def _relations(rows: list[tuple[str, str, str]]) -> str:
    drawn = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{to}"/>' for i, kind, to in rows)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{drawn}</Relationships>'


def _top_relations(main: str) -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return _relations(
        [("rId1", f"{_REL}/officeDocument", main), ("rId2", core, "docProps/core.xml")]
    )


_CORE = (
    f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title><!--TITEL--></dc:title>'
    '<dc:language>sv-SE</dc:language>'
    '<dcterms:created xsi:type="dcterms:W3CDTF"><!--DAG-->T00:00:00Z</dcterms:created></cp:coreProperties>'
)  # fmt: skip


@cache
def word_frame() -> dict[str, str]:
    """The parts of a Word file but for its document."""
    types = (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}document.main+xml"/>'
        + "".join(
            f'<Override PartName="/word/{part}.xml" ContentType="{_WORD_TYPE}{part}+xml"/>'
            for part in _WORD_PARTS
        )
        + f'<Override PartName="/docProps/core.xml" ContentType="{_CORE_TYPE}"/></Types>'
    )
    footer = _text("Sida ") + _field("PAGE") + _text(" av ") + _field("NUMPAGES")
    return {
        "[Content_Types].xml": types,
        "_rels/.rels": _top_relations("word/document.xml"),
        "word/_rels/document.xml.rels": _relations(
            [(f"rId{n}", f"{_REL}/{part}", f"{part}.xml") for n, part in enumerate(_WORD_PARTS, 1)]
        ),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
        "word/header.xml": _edge("hdr", _text("<!--SIDHUVUD-->")),
        "word/footer.xml": _edge("ftr", footer, '<w:jc w:val="right"/>'),
        "docProps/core.xml": _CORE,
    }


_TEXT, _INT, _MONEY, _DATE, _SHARE = 0, 0, 4, 164, 165
# (number format, font, fill, whether it may be filled in): in the order of the looks in xlsx.mjs
# and excel.py.
_LOOKS = (
    (_TEXT, 0, 0, False), (_TEXT, 1, 3, False), (_MONEY, 0, 0, False), (_MONEY, 0, 2, True),
    (_DATE, 0, 0, False), (_TEXT, 0, 2, True), (_INT, 0, 0, False), (_INT, 0, 2, True),
    (_TEXT, 2, 0, False), (_TEXT, 1, 0, False), (_SHARE, 0, 0, False), (_DATE, 0, 2, True),
    (_TEXT, 3, 0, False),
)  # fmt: skip
_UNWRAPPED = (8, 12)  # the title and the line below it run over the columns beside them


def _cell_look(place: int, look: tuple[int, int, int, bool]) -> str:
    number, font, fill, open_ = look
    border = "0" if place in _UNWRAPPED else "1"
    wrap = "" if place in _UNWRAPPED else ' wrapText="1"'
    unlocked = '<protection locked="0"/>' if open_ else ""
    return (
        f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" '
        'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" '
        f'applyProtection="1"><alignment vertical="top"{wrap}/>{unlocked}</xf>'
    )


@cache
def excel_frame() -> dict[str, str]:
    """The parts of an Excel file but for its sheets and what names them."""
    fonts = "".join(
        f'<font>{bold}<sz val="{size}"/><color rgb="{colour}"/><name val="Calibri"/><family val="2"/></font>'
        for bold, size, colour in (
            ("", 11, "FF000000"), ("<b/>", 11, "FF000000"), ("<b/>", 16, f"FF{_GREEN}"), ("", 9, f"FF{_GREY}"),
        )
    )  # fmt: skip
    fills = "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/></patternFill></fill>'
        for colour in ("FFFFF6D6", "FFE6EDE8")
    )
    line = "".join(
        f'<{s} style="thin"><color rgb="FFC8D0CB"/></{s}>'
        for s in ("left", "right", "top", "bottom")
    )
    looks = "".join(_cell_look(place, look) for place, look in enumerate(_LOOKS))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    styles = (
        f'{_HEAD}<styleSheet xmlns="{main}"><numFmts count="2"><numFmt numFmtId="164"'
        ' formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0.0##"/></numFmts><fonts'
        f' count="4">{fonts}</fonts><fills count="4"><fill><patternFill'
        ' patternType="none"/></fill><fill><patternFill'
        f' patternType="gray125"/></fill>{fills}</fills><borders'
        f' count="2"><border/><border>{line}</border></borders><cellStyleXfs count="1"><xf'
        ' numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs'
        f' count="{len(_LOOKS)}">{looks}</cellXfs><cellStyles count="1"><cellStyle name="Normal"'
        ' xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
    return {
        "_rels/.rels": _top_relations("xl/workbook.xml"),
        "docProps/core.xml": _CORE,
        "xl/styles.xml": styles,
    }
