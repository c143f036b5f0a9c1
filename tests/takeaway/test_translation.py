"""The drafts' way out to a reviewer and back: nothing lost, nothing changed by itself, every fault
told.
"""

from __future__ import annotations

import hashlib
import io
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from guide import __main__ as commands
from guide.pages import interface, units
from guide.pages.units import Drafts
from guide.source.problems import Faulty
from guide.source.vocabulary import Attestation
from guide.takeaway.translation_return import Review, take_in, write
from guide.takeaway.translation_terms import tbx_file
from guide.takeaway.translation_word import word_file
from guide.takeaway.translation_xliff import xliff_file
from lxml import etree
from small_project import real

DAY = date(2026, 11, 30)
REVIEW = Review("språkgranskare i sydsamiska", DAY)
SCHEMA = Path(__file__).parents[1] / "vendor" / "xliff-core-1.2-strict.xsd"
XML_NAMESPACE = """<schema xmlns="http://www.w3.org/2001/XMLSchema"
 targetNamespace="http://www.w3.org/XML/1998/namespace">
 <attribute name="lang" type="language"/><attribute name="space" type="NMTOKEN"/></schema>"""
FILES = (units.SENTENCES_FILE, units.INTERFACE_FILE)


def drafts() -> Drafts:
    return real().interface.drafts


def word(given: Drafts | None = None) -> bytes:
    content = real().collection
    return word_file(
        given or drafts(), content.small_files.review_questions, content.terms.values(), DAY
    )


def edited_word(edit) -> bytes:
    """The Word file as a reviewer sends it back; ``edit`` gets its tables by python-docx."""
    opened = docx.Document(io.BytesIO(word()))
    edit([table for table in opened.tables if len(table.columns) == 2])
    buffer = io.BytesIO()
    opened.save(buffer)
    return buffer.getvalue()


def stored(tmp_path: Path, name: str, content: bytes) -> Path:
    (tmp_path / name).write_bytes(content)
    return tmp_path / name


def problems(path: Path, review: Review | None = REVIEW) -> list[str]:
    with pytest.raises(Faulty) as raised:
        take_in(path, drafts(), review)
    return [str(problem) for problem in raised.value.problems]


def row_of(tables, unit: str):
    return next(
        row for table in tables for row in table.rows if row.cells[0].text.split("\n")[0] == unit
    )


both = pytest.mark.parametrize(
    ("name", "make"), [("a.docx", word), ("a.xlf", lambda: xliff_file(drafts()))]
)


@both
def test_an_untouched_file_changes_no_byte(tmp_path: Path, root: Path, name: str, make):
    taken = take_in(stored(tmp_path, name, make()), drafts(), None)
    assert taken.changed == ()
    for path in FILES:
        assert taken.files[path].encode() == (root / path).read_bytes()


def test_the_same_drafts_give_the_same_bytes():
    assert word() == word() and xliff_file(drafts()) == xliff_file(drafts())


def test_the_word_file_has_every_unit_in_two_columns_and_the_questions_first():
    tables = docx.Document(io.BytesIO(word())).tables
    assert all(len(table.columns) == 2 for table in tables)
    asked = [row.cells[0].text for row in tables[0].rows[1:]]
    assert asked[0].startswith("1. Cirkulär.") and len(asked) == len(
        real().collection.small_files.review_questions
    )
    shown = {
        row.cells[0].text.split("\n")[0]: row for table in tables[1:] for row in table.rows[1:]
    }
    assert set(shown) == set(drafts().by_id)
    for key, draft in drafts().by_id.items():
        left = shown[key].cells[0].text
        assert draft.swedish in left and f"Säkerhet: {draft.unit.certainty}" in left
        assert shown[key].cells[1].text == draft.unit.sma


def test_a_reviewed_word_file_is_taken_in(tmp_path: Path, root: Path):
    def edit(tables) -> None:
        row_of(tables, "start-rubrik").cells[1].text = "Buerie båeteme gaajhkesh!"

    taken = take_in(stored(tmp_path, "a.docx", edited_word(edit)), drafts(), REVIEW)
    assert taken.changed == ("start-rubrik",)
    for path in FILES:
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((root / path).read_bytes())
    (tmp_path / units.SOURCES_FILE).write_bytes((root / units.SOURCES_FILE).read_bytes())
    assert set(write(tmp_path, taken)) == set(FILES)
    found, faults = units.read(tmp_path, real().interface.swedish)
    changed = found.by_id["start-rubrik"]
    assert faults == [] and changed.unit.sma == "Buerie båeteme gaajhkesh!"
    assert changed.unit.certainty is Attestation.REVIEWER and changed.is_reviewed
    assert changed.unit.sources == () and changed.unit.back is None
    untouched = found.by_id["bara-svenska"].unit
    assert untouched.certainty == drafts().by_id["bara-svenska"].unit.certainty
    assert untouched.reviewed_by == REVIEW.by
    # Taken in again it changes nothing more.
    again = take_in(tmp_path / "a.docx", found, REVIEW)
    assert again.changed == () and write(tmp_path, again) == []


def test_tracked_changes_count_as_accepted(tmp_path: Path):
    content = word()
    parts = dict(_unzipped(content))
    old = '<w:t xml:space="preserve">Buerie båeteme!</w:t>'
    new = (
        "<w:t>Buerie </w:t></w:r><w:del w:id='1' w:author='a'><w:r><w:delText>båeteme!"
        "</w:delText></w:r></w:del><w:ins w:id='2' w:author='a'><w:r><w:t>biejjie!</w:t></w:r>"
        "</w:ins><w:r>"
    )
    body = parts["word/document.xml"].decode()
    assert old in body
    parts["word/document.xml"] = body.replace(old, new).encode()
    path = stored(tmp_path, "a.docx", _zipped(parts))
    assert take_in(path, drafts(), REVIEW).changed == ("start-rubrik",)


def _unzipped(content: bytes):
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield from ((name, archive.read(name)) for name in archive.namelist())


def _zipped(parts: dict[str, bytes]) -> bytes:
    from guide.source.office_archive import packed

    return packed(parts, DAY)


def test_a_reviewed_xliff_is_taken_in_with_the_tools_own_marks(tmp_path: Path):
    text = xliff_file(drafts()).decode()
    text = text.replace(
        ">Buerie båeteme!</target>", '><mrk mtype="seg" mid="0">Buerie biejjie!</mrk></target>'
    )
    taken = take_in(stored(tmp_path, "a.xlf", text.encode()), drafts(), REVIEW)
    assert taken.changed == ("start-rubrik",)


def test_a_changed_source_is_refused(tmp_path: Path):
    text = xliff_file(drafts()).decode().replace(">Välkommen!<", ">Hej!<")
    found = problems(stored(tmp_path, "a.xlf", text.encode()))
    assert len(found) == 1 and "start-rubrik: svenskan är en annan än vår" in found[0]
    line = text[: text.index('id="start-rubrik"')].count("\n") + 1
    assert found[0].startswith(f"a.xlf:{line}: ")


def test_a_changed_source_is_refused_in_word(tmp_path: Path):
    def edit(tables) -> None:
        cell = row_of(tables, "start-rubrik").cells[0]
        cell.text = cell.text.replace("Välkommen!", "Hej!")

    found = problems(stored(tmp_path, "a.docx", edited_word(edit)))
    assert len(found) == 1 and "svenskan är en annan än vår" in found[0]


def test_a_missing_unit_is_refused(tmp_path: Path):
    text = re.sub(
        r' *<trans-unit id="start-rubrik".*?</trans-unit>\n',
        "",
        xliff_file(drafts()).decode(),
        flags=re.S,
    )
    found = problems(stored(tmp_path, "a.xlf", text.encode()))
    assert len(found) == 1 and "start-rubrik: raden saknas i filen." in found[0]


def test_a_row_without_id_and_an_unknown_id_are_refused_with_the_id_that_was_meant(tmp_path: Path):
    def edit(tables) -> None:
        row_of(tables, "start-rubrik").cells[0].text = ""
        cell = row_of(tables, "fraga-1").cells[0]
        cell.text = cell.text.replace("fraga-1", "frga-1")

    found = "\n".join(problems(stored(tmp_path, "a.docx", edited_word(edit))))
    assert "raden saknar id." in found and 'Menade du "fraga-1"?' in found
    assert "start-rubrik: raden saknas" in found and "fraga-1: raden saknas" in found


def foreign_files() -> list[tuple[str, bytes]]:
    empty = io.BytesIO()
    docx.Document().save(empty)
    other = xliff_file(drafts()).replace(b'target-language="sma"', b'target-language="se"')
    return [
        ("a.docx", b"inget arkiv"),
        ("a.docx", empty.getvalue()),
        ("a.docx", _zipped({"x.txt": b""})),
        ("a.xlf", b"<xliff/>"),
        ("a.xlf", b"<trasig"),
        ("a.xlf", other),
        ("a.xlf", b'<!DOCTYPE x [<!ENTITY a "b">]><xliff/>'),
        ("a.pdf", b""),
    ]


@pytest.mark.parametrize(("name", "content"), foreign_files())
def test_a_foreign_file_is_refused(tmp_path: Path, name: str, content: bytes):
    found = problems(stored(tmp_path, name, content))
    assert len(found) == 1 and found[0].startswith(f"{name}:1: ")


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    assert problems(tmp_path / "borta.docx") == [
        "borta.docx:1: filen går inte att läsa. Kontrollera sökvägen."
    ]


def test_all_faults_are_told_at_once_and_a_change_needs_a_reviewer(tmp_path: Path):
    def edit(tables) -> None:
        row_of(tables, "start-rubrik").cells[1].text = ""
        row_of(tables, "fraga-1").cells[1].text = "Byjjes øø"
        row_of(tables, "fraga-2").cells[1].text = "Magkerh {{ x }}"

    found = "\n".join(problems(stored(tmp_path, "a.docx", edited_word(edit)), review=None))
    for what in (
        "start-rubrik: den sydsamiska texten är tom.",
        "fraga-1: texten har ø eller ä.",
        "fraga-2: texten har tecken som inte går att visa.",
        "fraga-1: texten är ändrad, men det står inte vem som har granskat.",
    ):
        assert what in found


def test_the_schema_is_the_one_that_is_named():
    notes = (SCHEMA.parent / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(SCHEMA.read_bytes()).hexdigest() in notes


def test_the_xliff_file_follows_its_schema():
    text = SCHEMA.read_text(encoding="utf-8")
    parser = etree.XMLParser()

    class Local(etree.Resolver):
        def resolve(self, url, public_id, context):
            return self.resolve_string(XML_NAMESPACE, context) if "xml.xsd" in url else None

    parser.resolvers.add(Local())
    schema = etree.XMLSchema(etree.fromstring(text.encode(), parser))
    schema.assertValid(etree.fromstring(xliff_file(drafts())))
    broken = (
        xliff_file(drafts()).replace(b"<source>", b"<sourc>").replace(b"</source>", b"</sourc>")
    )
    assert not schema.validate(etree.fromstring(broken))


def test_every_term_goes_out_with_its_certainty():
    terms = real().collection.terms
    tree = ElementTree.fromstring(tbx_file(terms.values()))
    tbx = "{urn:iso:std:iso:30042:ed-2}"
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    entries = {entry.get("id"): entry for entry in tree.iter(f"{tbx}conceptEntry")}
    assert set(entries) == {key for key, term in terms.items() if term.sma}
    for key, entry in entries.items():
        found = {part.get(lang): part for part in entry.iter(f"{tbx}langSec")}
        assert found["sma"].findtext(f".//{tbx}term") == terms[key].sma
        assert found["sv"].findtext(f".//{tbx}term") == terms[key].title
        assert f"Säkerhet: {terms[key].status}" in "".join(found["sma"].itertext())


def test_the_commands_write_the_files_and_take_one_in(tmp_path: Path, root: Path, capsys):
    assert commands.send_translation(root, tmp_path) == 0
    assert {file.name for file in tmp_path.iterdir()} == {
        "granskning.docx",
        "oversattning.xlf",
        "termer.tbx",
    }
    before = {path: (root / path).read_bytes() for path in FILES}
    assert commands.main(["oversattning-in", str(tmp_path / "granskning.docx")]) == 0
    assert "0 texter är ändrade." in capsys.readouterr().out
    (tmp_path / "fel.xlf").write_bytes(b"<xliff/>")
    assert commands.main(["oversattning-in", str(tmp_path / "fel.xlf")]) == 1
    assert "1 fel. Inget är ändrat." in capsys.readouterr().err
    assert commands.main(["oversattning-in", str(tmp_path / "fel.xlf"), "--av", "roll"]) == 1
    assert {path: (root / path).read_bytes() for path in FILES} == before


def test_an_interface_word_whose_swedish_changes_falls_back_to_swedish(tmp_path: Path, root: Path):
    for name in ("granssnitt", "oversattning"):
        (tmp_path / "data" / name).mkdir(parents=True)
        for file in (root / "data" / name).iterdir():
            (tmp_path / "data" / name / file.name).write_bytes(file.read_bytes())
    file = tmp_path / "data" / "granssnitt" / "sv.yml"
    file.write_text(file.read_text("utf-8").replace('search: "Sök"', 'search: "Leta"'), "utf-8")
    found = interface.load(tmp_path)
    assert not isinstance(found, list)
    assert found.html("sma")("search") == '<span lang="sv">Leta</span>'
    assert found.lang_of("search", "sma") == "sv"
    assert "search_label" in found.south_sami
