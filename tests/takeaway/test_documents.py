"""The ready-made files read back: every field as in the record, whatever the text holds, and the same bytes each time."""

import io
import re
import zipfile
from datetime import date

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from guide.pages.page import read_page, read_pages
from guide.records import collection
from guide.records.binding_text import BLANK
from guide.records.point_texts import proof_texts
from guide.records.versions import wording_of
from guide.site.context import Site
from guide.site.render import Renderer
from guide.takeaway import documents, page_sections, ready_files, spreadsheets
from guide.takeaway.contents import CHECKLIST, COLUMNS, STEPS
from guide.takeaway.follow_up_times import Timing, timing
from guide.takeaway.requirement import takeaway

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
DAY = date(2026, 11, 23)
HOSTILE = [
    "Citat \"så\" och 'så'; semikolon, komma",
    "åäö ÅÄÖ é – … ”x” 中 𝒳",
    "rad ett\nrad två\n\nrad fyra",
    '=HYPERLINK("https://example.org";"klicka")',
    "+46; -1; @SUMMA(A1)",
    "<w:t>&amp; ]]> <script>alert(1)</script>",
    "tabb\tinuti och  två mellanslag ",
    ("å" * 4_990) + " [antal] slut",
]


@pytest.fixture(scope="module")
def site(root):
    pages, _ = read_pages(root)
    return Site(collection.load(root), tuple(pages), Renderer(), DAY, "https://example.org/")


@pytest.fixture(scope="module")
def files(site):
    return dict(ready_files.ready_files(site))


def office_files(files):
    return [content for path, content in files.items() if path.endswith((".docx", ".xlsx"))]


def sheet_of(content):
    return openpyxl.load_workbook(io.BytesIO(content)).active


def rows_of(sheet):
    return [[cell.value or "" for cell in row] for row in sheet.iter_rows()]


def read_back(content):
    """A group's document as {heading 1: {heading 2: [texts and tables]}}; what stands before the first heading 2 is under ""."""
    found, requirement, part = {}, None, ""
    for block in docx.Document(io.BytesIO(content)).iter_inner_content():
        if hasattr(block, "rows"):
            requirement.setdefault(part, []).append(
                [[cell.text for cell in row.cells] for row in block.rows]
            )
        elif block.style.name == "Heading 1":
            requirement, part = found.setdefault(block.text, {}), ""
        elif block.style.name == "Heading 2":
            part = block.text
        elif requirement is not None and block.text:
            requirement.setdefault(part, []).append(block.text)
    return found


# --- A group's documents


def test_every_group_with_requirements_has_its_four_files(site, files):
    for group, requirements in site.collection.requirements_by_group.items():
        for name in (
            f"krav-{group}.docx",
            f"krav-{group}.xlsx",
            f"uppfoljning-{group}.docx",
            f"uppfoljning-{group}.xlsx",
        ):
            assert (f"krav/{group}/{name}" in files) == bool(requirements)


def test_every_field_of_the_word_file_is_that_of_the_record(site, files):
    for group, requirements in site.collection.requirements_by_group.items():
        if not requirements:
            continue
        found = read_back(files[f"krav/{group}/krav-{group}.docx"])
        assert list(found) == [r.title for r in requirements]
        for r in requirements:
            parts, kind = found[r.title], site.collection.types[r.type]
            told = takeaway(site, r)
            assert (
                parts[""][0]
                == f"[{r.id.upper()} v{r.version}, {r.published}, https://example.org/krav/{r.id}/]"
                or f"/v{r.version}/]" in parts[""][0]
            )
            for text in (
                kind.title,
                site.label("niva", r.level),
                r.level_set_by,
                site.collection.groups[group].title,
            ):
                assert text in parts[""][1]
            assert "\n".join(parts["Kravtext"]) == told["kravtext"]
            for point in r.points:
                assert BLANK.split(point.text)[0] in told["kravtext"]
            alternatives = told["alternativ"]
            assert parts["Bevis"] == [
                "\n".join(proof_texts(wording_of(r))),
                *(["Detta godtas också:", *alternatives] if alternatives else []),
            ]
            assert parts["Uppföljning"][1] == [
                list(STEPS),
                *([s["nar"], s["hur"], s["brist"]] for s in told["steg"]),
            ]
            assert parts.get("Se upp med", []) == [
                f"{site.label('slag-varning', c.about)}: {c.text}" for c in r.cautions
            ]
            assert parts["Marknad"] == [
                f"{site.label('marknad', r.market.state)} marknad. {r.market.text}"
            ]
            assert parts["Lag"][0].startswith(f"Över tröskelvärdet: {kind.above} (") and parts[
                "Lag"
            ][1].startswith(f"Under tröskelvärdet: {kind.below} (")
            for source, line in zip(r.sources, parts["Källor"], strict=False):
                assert (
                    line.startswith(source.title)
                    and source.date_text in line
                    and (source.address or "") in line
                )
            assert parts["Källor"][-1].startswith(site.label("juridik", r.legal_review))


def test_every_cell_of_the_workbook_is_that_of_the_record(site, files):
    for group, requirements in site.collection.requirements_by_group.items():
        if not requirements:
            continue
        sheet = sheet_of(files[f"krav/{group}/krav-{group}.xlsx"])
        head, *rows = rows_of(sheet)
        assert head == [column.heading for column in COLUMNS]
        assert len(rows) == len(requirements)
        for r, row in zip(requirements, rows, strict=True):
            cells = dict(zip(head, row, strict=True))
            assert (cells["Id"], cells["Version"], cells["Publicerad"]) == (
                r.id.upper(),
                str(r.version),
                r.published.isoformat(),
            )
            told = takeaway(site, r)
            assert (cells["Titel"], cells["Kravtext"]) == (r.title, told["kravtext"])
            assert cells["Bevis"].split("\n– ") == [told["bevis"], *told["alternativ"]]
            assert all(
                f"{s['nar']}: {s['hur']} Vid brist: {s['brist']}" in cells["Uppföljning"]
                for s in told["steg"]
            )
        assert (sheet.freeze_panes, sheet.merged_cells.ranges) == (
            "A2",
            set(),
        ) and sheet.auto_filter.ref


def test_the_checklist_has_every_step_once_and_room_to_write(site, files):
    for group, requirements in site.collection.requirements_by_group.items():
        if not requirements:
            continue
        wanted = [
            [
                "",
                "",
                f"{r.id.upper()} v{r.version} {r.title}",
                s["nar"],
                s["hur"],
                s["brist"],
                "",
                "",
            ]
            for r in requirements
            for s in takeaway(site, r)["steg"]
        ]
        assert rows_of(sheet_of(files[f"krav/{group}/uppfoljning-{group}.xlsx"])) == [
            list(CHECKLIST),
            *wanted,
        ]
        table = docx.Document(io.BytesIO(files[f"krav/{group}/uppfoljning-{group}.docx"])).tables[0]
        assert [[cell.text for cell in row.cells] for row in table.rows] == [
            list(CHECKLIST),
            *wanted,
        ]


def test_blanks_are_highlighted_and_nothing_else(site, files):
    document = docx.Document(io.BytesIO(files["krav/mobler/krav-mobler.docx"]))
    paragraphs = [
        *document.paragraphs,
        *(
            p
            for table in document.tables
            for row in table.rows
            for cell in row.cells
            for p in cell.paragraphs
        ),
    ]
    marked = [
        run.text for p in paragraphs for run in p.runs if run.font.highlight_color is not None
    ]
    assert marked and all(re.fullmatch(r"\[[^\[\]\n]{1,80}\]", text) for text in marked)
    for r in site.collection.requirements_by_group["mobler"]:
        assert set(re.findall(r"\[[^\[\]\n]{1,80}\]", takeaway(site, r)["kravtext"])) <= set(marked)


def test_the_document_is_swedish_with_headings_header_row_and_page_numbers(files):
    document = docx.Document(io.BytesIO(files["krav/mobler/krav-mobler.docx"]))
    assert set(document.styles.element.xpath("//w:lang/@w:val")) == {"sv-SE"}
    assert document.core_properties.language == "sv-SE"
    assert document.core_properties.title == "Kravexempel: Möbler och inredning"
    assert all(table.rows[0]._tr.xpath("./w:trPr/w:tblHeader") for table in document.tables)
    assert "PAGE" in document.sections[0].footer._element.xml


def test_no_file_holds_a_macro_a_link_outwards_or_a_field_beside_the_page_number(files):
    for content in office_files(files):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                text = packed.read(name)
                assert "vba" not in name.lower() and b'TargetMode="External"' not in text
                if name == "word/document.xml":
                    assert b"instrText" not in text and b"fldSimple" not in text
                if name.startswith("xl/worksheets/"):
                    assert b"<f>" not in text and b"<f " not in text


def test_the_same_data_give_the_same_bytes(site, files):
    assert dict(ready_files.ready_files(site)) == files
    for content in office_files(files):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            assert len({info.date_time for info in packed.infolist()}) == 1


# --- Hostile texts


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_hostile_texts_survive(site, text):
    """As if they had passed the checks of the data, which refuse formulas at the start of a text."""
    r = site.collection.requirements["mob-001"]
    step = r.follow_up.steps[0].model_copy(update={"how": text})
    hostile = r.model_copy(
        update={
            "title": text.replace("\n", " "),
            "points": (r.points[0].model_copy(update={"text": text}),),
            "follow_up": r.follow_up.model_copy(update={"steps": (step,)}),
            "proof": (r.proof[0].model_copy(update={"text": text, "alternatives": (text,)}),),
        }
    )
    content = [takeaway(site, hostile)]
    parts = next(iter(read_back(documents.group_document("Grupp", content, DAY)).values()))
    assert list(parts["Kravtext"]) == [line for line in text.split("\n") if line]
    assert parts["Bevis"][0] == text and parts["Bevis"][-1] == text
    assert parts["Uppföljning"][1][1][1] == text
    sheet = sheet_of(spreadsheets.group_sheet("Grupp", content, DAY))
    cells = dict(zip(*rows_of(sheet), strict=True))
    assert cells["Kravtext"] == text and cells["Bevis"] == f"{text}\n– {text}"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    assert sheet_of(spreadsheets.group_checklist("Grupp", content, DAY))["E2"].value == text


def test_control_characters_never_reach_a_file(site):
    blocks = [("text", "före\x00\x0b\ufffeefter"), ("tabell", [["\x1f"], ["ok"]])]
    texts = [
        p.text
        for p in docx.Document(io.BytesIO(documents.document("Titel\x00", blocks, DAY))).paragraphs
    ]
    assert texts[:2] == ["Titel", "föreefter"]


# --- Checklists and templates of pages

PAGE = """---
title: Provsida
description: En sida.
kontrollerad: 2026-11-23
revision: 1
---
# Provsida

Text.

## Checklista {#checklista}

Före köpet, se [metoden](lcc.md#steg) och [lagen](https://example.com/lag).

**Rubrik i fetstil**

- Första punkten med **fetstil** & tecken
- Andra punkten
    - Inre punkt

1. Ett
2. Två

| Fråga | Svar |
|---|---|
| Hur många? | [antal] |

<!-- kravtabell -->

!!! tip "Vårt råd"
    Ta det lugnt&nbsp;nu.

## Nästa

Inte med.
"""


@pytest.fixture
def sample():
    return read_page(PAGE.encode(), "sv", "metoder/provsida.md")


def test_a_pages_checklist_becomes_a_document(sample, site):
    [section] = page_sections.sections(sample)
    assert section.path == "metoder/provsida/checklista-provsida.docx"
    assert page_sections.blocks(section, sample, "https://example.org/") == [
        (
            "text",
            "Före köpet, se metoden (https://example.org/metoder/lcc/#steg) och lagen (https://example.com/lag).",
        ),
        ("h2", "Rubrik i fetstil"),
        ("text", "☐ Första punkten med fetstil & tecken"),
        ("text", "☐ Andra punkten"),
        ("text", "☐ Inre punkt"),
        ("text", "☐ 1. Ett"),
        ("text", "☐ 2. Två"),
        ("tabell", [["Fråga", "Svar"], ["Hur många?", "[antal]"]]),
        ("text", "Vårt råd"),
        ("text", "Ta det lugnt nu."),
        (
            "liten",
            "Hämtad från https://example.org/metoder/provsida/#checklista. Sidan kontrollerades senast 2026-11-23. "
            "Anpassa texten till ert eget köp.",
        ),
    ]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("- ett<br>två", [("text", "☐ ett två")]),
        ("ett\n\n<hr>\n\ntvå", [("text", "ett"), ("text", "två")]),
        ('<img src="../x.svg" alt="En bild">\n\ntvå', [("text", "två")]),
        ("<p>öppet\n\n- punkt", [("text", "öppet - punkt")]),
        ("a &nbsp; b &amp; c", [("text", "a b & c")]),
        ("`<!-- x -->` <!-- bort -->", [("text", "<!-- x -->")]),
    ],
)
def test_html_in_a_section_breaks_nothing(markdown, expected, site):
    body = PAGE.partition("## Checklista")[0] + f"## Checklista {{#checklista}}\n\n{markdown}\n"
    page = read_page(body.encode(), "sv", "metoder/provsida.md")
    [section] = page_sections.sections(page)
    assert page_sections.blocks(section, page, "https://example.org/")[:-1] == expected


def test_every_checklist_and_template_of_the_pages_is_a_file_with_its_words(site, files):
    counted = 0
    for page in site.pages:
        for section in page_sections.sections(page) if page.lang == "sv" else ():
            counted += 1
            document = docx.Document(io.BytesIO(files[section.path]))
            assert document.paragraphs[0].text == f"{section.heading}: {page.head.title}"
            assert [p for p in document.paragraphs if p.style.name.startswith("Heading")], (
                section.path
            )
            boxes = len(list(document.element.iter(f"{W14}checkbox")))
            if section.anchor == "checklista":
                assert boxes, "what can be ticked is a box"
            told = " ".join(
                [p.text for p in document.paragraphs]
                + [cell.text for t in document.tables for row in t.rows for cell in row.cells]
            )
            words = re.findall(
                r"[a-zåäö]{6,}",
                re.sub(r"<!--.*?-->|\]\([^)]*\)|\{[^}]*\}", "", section.body, flags=re.S).lower(),
            )
            missing = [
                word
                for word in words
                if word not in told.lower() and word not in ("warning", "question")
            ]
            assert not missing, (section.path, missing)
    assert counted


# --- When a step is due


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Vid avtalsstart", Timing("start", 0, 0)),
        ("Senast vid avtalsstart", Timing("start", 0, 0)),
        ("En gång per år", Timing("start", 12, 12)),
        ("Varje halvår", Timing("start", 6, 6)),
        ("Två gånger per år", Timing("start", 6, 6)),
        ("En gång per kvartal", Timing("start", 3, 3)),
        ("Varje månad", Timing("start", 1, 1)),
        ("När avtalet löper ut", Timing("slut", 0, 0)),
        ("Ett år före avtalets slut", Timing("slut", -12, 0)),
        ("Vid anbud", Timing("anbud", 0, 0)),
        ("Vid leverans", Timing("leverans", 0, 0)),
        ("Ett år efter leverans", Timing("leverans", 12, 0)),
        # These depend on something else than the contract's time, or leave it open.
        ("Efter sex månader", None),
        ("En gång per kvartal eller vid varje evenemang", None),
        ("Varje [kvartal]", None),
        ("Stickprov", None),
        ("Varje vecka", None),
        ("Före avtalsstart", None),
    ],
)
def test_only_clear_words_give_a_date(words, found):
    assert timing(words) == found


def test_the_language_of_tables_and_styles_is_said_once(files):
    styles = docx.Document(io.BytesIO(files["krav/mobler/krav-mobler.docx"])).styles.element
    assert [node.get(qn("w:eastAsia")) for node in styles.iter(qn("w:lang"))] == ["sv-SE"]


def test_the_notes_for_a_visit_are_also_given_as_text(files):
    text = files["studiebesok/mall-studiebesok.md"].decode()
    assert (
        text.startswith("# Anteckningsmall: Studiebesök\n")
        and "- Vad som inte fungerade hos dem:" in text
    )
    assert (
        text.endswith("Hämtad från https://example.org/studiebesok/#mall.\n")
        and "](.." not in text
        and "{#" not in text
    )
    assert [path for path in files if path.endswith(".md")] == ["studiebesok/mall-studiebesok.md"]
