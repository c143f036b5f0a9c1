"""Two writers of office files over one description: the same parts from Python and from the
browser."""

import io
import random

import docx
import openpyxl
from guide.docset import excel, office_frame, word
from node_modules import run

HOSTILE = '=1+1;"x" <b>&amp;</b> \u0007\ufffe\r\nrad två\tåäö \U0001f600'
FIELD = {"slag": "text", "id": "svar", "namn": "Svar", "tips": "Skriv här"}
DOCUMENT = {
    "filnamn": "prov.docx", "titel": f"Prov {HOSTILE}", "dag": "2026-11-30", "sidhuvud": HOSTILE,
    "liggande": False, "skyddad": True,
    "block": [
        {"t": "kapitel", "text": "Definitioner"}, {"t": "punkt", "text": [{"fet": "ord"}, f": {HOSTILE}"]},
        {"t": "kapitel", "text": "Krav"}, {"t": "punkt", "text": HOSTILE}, {"t": "under", "text": "Bevis"},
        {"t": "h1", "text": "Utan nummer"}, {"t": "h2", "text": "Mindre"}, {"t": "p", "text": ""},
        {"t": "li", "text": "led"}, {"t": "liten", "text": "liten"}, {"t": "ruta", "id": "r", "text": "klart"},
        {"t": "falt", "falt": FIELD | {"slag": "datum"}},
        {"t": "tabell", "bredder": [1, 3, 2], "huvud": ["Nr", "Krav", "Svar"],
         "rader": [["1.1", HOSTILE, {"falt": FIELD | {"slag": "val", "val": ["Ja", "Nej"]}}],
                   ["1.2", "två", [{"falt": FIELD | {"varde": "7"}}, " år"]]]},
        {"t": "tabell", "bredder": [1, 1], "huvud": [], "rader": [[{"fet": "Köpare"}, ""]]},
    ],
}  # fmt: skip
BOOK = {
    "filnamn": "prov.xlsx", "titel": HOSTILE, "dag": "2026-11-30",
    "blad": [
        {"namn": "Pris & 'val'", "bredder": [6, 30, 12, 12], "huvud": 2, "filter": True, "skyddad": True,
         "liggande": True, "val": [["C3:C4", ["Ja", "Nej"]]],
         "rader": [[{"v": "Titel", "s": "titel"}, "", "", ""],
                   [{"v": text, "s": "huvud"} for text in ("Nr", "Krav", "Svar", "Summa")],
                   [{"v": 1, "s": "tal"}, HOSTILE, {"s": "textIn"}, {"f": "A3*2", "v": 2, "s": "pengar"}],
                   ["mar-001", "x" * 200, {"v": 46356, "s": "datum"}, {"f": 'IF(A4="",0,1)', "v": "text"}]]},
        {"namn": "Två", "bredder": [10], "huvud": 0, "filter": False, "skyddad": False, "liggande": False,
         "rader": [["ett"], [2]]},
    ],
}  # fmt: skip
WORD_PARTS = "return given.all.map((one) => $docx.wordParts(one, given.frame));"
EXCEL_PARTS = "return given.all.map((one) => $xlsx.excelParts(one, given.frame));"


def random_document(seed: int) -> dict:
    """A description of anything that a document may hold."""
    pick = random.Random(seed)

    def text():
        return "".join(
            pick.choice('aåö<>&"\u0000\u0085\ud7ff\ufffe\n\r\t {}\U0001f9ff')
            for _ in range(pick.randint(0, 12))
        )

    def cell():
        return pick.choice(
            [
                text(),
                {"fet": text()},
                {"falt": FIELD | {"namn": text(), "id": text()}},
                [text(), {"falt": FIELD}],
            ]
        )

    kinds = ["kapitel", "punkt", "under", "h1", "h2", "p", "li", "liten"]
    blocks = [
        {"t": pick.choice(kinds), "text": pick.choice([text(), [text(), {"fet": text()}]])}
        for _ in range(pick.randint(0, 8))
    ]
    columns = pick.randint(1, 5)
    blocks.append({
        "t": "tabell", "bredder": [pick.randint(1, 9) for _ in range(columns)],
        "huvud": [text() for _ in range(columns)] if pick.random() < 0.5 else [],
        "rader": [[cell() for _ in range(columns)] for _ in range(pick.randint(0, 4))],
    })  # fmt: skip
    return DOCUMENT | {
        "titel": text(),
        "block": blocks,
        "liggande": pick.random() < 0.5,
        "skyddad": pick.random() < 0.5,
    }


def test_word_parts_are_the_same_from_both_writers():
    descriptions = [DOCUMENT, *(random_document(seed) for seed in range(100))]
    made = run(WORD_PARTS, {"all": descriptions, "frame": office_frame.word_frame()})
    for description, parts in zip(descriptions, made, strict=True):
        assert word.document_parts(description) == parts


def test_excel_parts_are_the_same_from_both_writers():
    assert run(EXCEL_PARTS, {"all": [BOOK], "frame": office_frame.excel_frame()}) == [
        excel.workbook_parts(BOOK)
    ]


def test_a_word_file_reads_back_as_it_was_described():
    file = word.document_file(DOCUMENT)
    assert file == word.document_file(DOCUMENT)
    opened = docx.Document(io.BytesIO(file))
    assert [(p.style.name, p.text) for p in opened.paragraphs if p.text][1:4] == [
        ("Heading 1", "Definitioner"),
        ("Punkt 2", 'ord: =1+1;"x" <b>&amp;</b> \nrad två\tåäö \U0001f600'),
        ("Heading 1", "Krav"),
    ]
    assert (
        opened.core_properties.title.startswith("Prov")
        and opened.core_properties.language == "sv-SE"
    )
    xml = word.document_parts(DOCUMENT)
    assert "w:tblHeader" in xml["word/document.xml"]
    assert 'w:edit="forms" w:enforcement="1"' in xml["word/settings.xml"]
    assert (
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
        in xml["word/settings.xml"]
    )
    identities = [
        part.split('"')[0] for part in xml["word/document.xml"].split('<w:id w:val="')[1:]
    ]
    assert len(identities) == len(set(identities)) == 4


def test_an_excel_file_reads_back_as_it_was_described():
    book = openpyxl.load_workbook(io.BytesIO(excel.workbook_file(BOOK)))
    first = book.worksheets[0]
    assert first.title == "Pris & 'val'" and book.properties.language == "sv-SE"
    assert first["A4"].value == "mar-001" and first["A4"].data_type == "s", (
        "an id is never taken for a date"
    )
    assert first["D3"].value == "=A3*2" and first["C4"].is_date
    assert first["B3"].data_type == "s", "a text is never a formula"
    assert (
        first.print_title_rows == "$2:$2"
        and first.auto_filter.ref == "A2:D4"
        and first.freeze_panes == "A3"
    )
    assert first.sheet_properties.pageSetUpPr.fitToPage and first.page_setup.fitToHeight == 0
    assert (
        first.protection.sheet
        and not first["C3"].protection.locked
        and first["B3"].protection.locked
    )
    stored = openpyxl.load_workbook(io.BytesIO(excel.workbook_file(BOOK)), data_only=True)
    assert stored.worksheets[0]["D3"].value == 2, "a formula has its value"
