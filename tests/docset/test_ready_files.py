"""Files that the build makes for readers without script: annexes of groups, and templates."""

import io
import re

import docx
import pytest
from docx.oxml.ns import qn
from guide.docset import group_files, template_files
from small_project import real_site


@pytest.fixture(scope="module")
def annexes():
    return dict(group_files.annexes(real_site()))


@pytest.fixture(scope="module")
def templates():
    return dict(template_files.template_files(real_site()))


def test_every_group_has_an_annex_with_each_of_its_points_once(annexes):
    collection = real_site().collection
    groups = {id_ for id_, own in collection.requirements_by_group.items() if own}
    assert set(annexes) == {f"krav/{id_}/kravbilaga-{id_}.docx" for id_ in groups}
    for id_ in groups:
        found = docx.Document(io.BytesIO(annexes[f"krav/{id_}/kravbilaga-{id_}.docx"]))
        points = [p.text for p in found.paragraphs if p.style.name == "Punkt 2"]
        wanted = sum(len(r.points) for r in collection.requirements_by_group[id_])
        words = sum(
            len({(d.word, d.text) for d in r.definitions})
            for r in collection.requirements_by_group[id_]
        )
        assert wanted <= len(points) <= wanted + words, id_


def test_an_annex_holds_nothing_for_the_buyer_s_own_eyes(annexes):
    for path, content in annexes.items():
        document = docx.Document(io.BytesIO(content))
        said = "\n".join(p.text for p in document.paragraphs)
        said += "\n".join(
            cell.text for table in document.tables for row in table.rows for cell in row.cells
        )
        assert not re.search(r"\{[a-z0-9-]+\}|Se upp med|juridiskt granskad|Vårt förslag", said), (
            path
        )


def test_every_template_is_a_file_with_headings_and_fields(templates):
    collection = real_site().collection
    assert len(templates) == len(collection.templates) >= 18
    for template in collection.templates.values():
        document = docx.Document(io.BytesIO(templates[template.file_path]))
        headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
        assert headings == [section.heading for section in template.sections]
        controls = len(list(document.element.iter(qn("w:sdt"))))
        fields = sum(len(s.fields) * (s.rows or 1) for s in template.sections)
        assert controls == fields, template.id


def test_every_template_of_the_list_is_there():
    titles = " ".join(
        t.title.casefold() + " " + " ".join(t.words)
        for t in real_site().collection.templates.values()
    )
    for word in (
        "förfrågan", "jämförelse", "dokumentation", "kontroll av vinnande anbud", "kontroll av leverans", "avrop",
        "dialog", "uppföljningsmöte", "tjänsteskrivelse", "beslut", "brev till leverantörer", "motion", "tilldelning",
    ):  # fmt: skip
        assert word in titles, word


def test_the_same_data_give_the_same_bytes(templates):
    assert dict(template_files.template_files(real_site())) == templates
