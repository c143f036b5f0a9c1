"""The process behind the preview: what was saved is drawn, what is faulty is told, and nothing ends it."""

import io
import json
import os
from pathlib import Path

import pytest
from guide.build import page_server
from guide.build.page_server import Pages
from guide.source.memory import Memory
from small_project import replace_field

REQUIREMENT = "data/krav/mob-001.yml"
CASE = "fall/hjo-cirkular-mobelhantering"


@pytest.fixture
def pages(project: Path) -> Pages:
    made = Pages(project)
    assert made.read() == ""
    return made


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_saved_record_is_shown_on_its_page_and_in_lists(project: Path, pages: Pages):
    before = pages.page(CASE)
    replace_field(project, f"data/{CASE}.yml", "titel", "titel: Ett helt nytt namn\n")
    assert pages.page(CASE) == before
    assert pages.read([f"data/{CASE}.yml"]) == ""
    for address in (CASE, "fall", "sok/register"):
        assert "Ett helt nytt namn" in (pages.page(address) or ""), address


def test_faults_are_told_and_the_last_good_page_stays(project: Path, pages: Pages):
    before = pages.page("krav/mob-001")
    edit(project / REQUIREMENT, "titel:", "titl:")
    assert pages.read([REQUIREMENT]).startswith(f"{REQUIREMENT}:")
    assert pages.page("krav/mob-001") == before
    edit(project / REQUIREMENT, "titl:", "titel:")
    assert pages.read([REQUIREMENT]) == ""


def test_a_link_that_leads_nowhere_is_told_when_its_page_is_saved(project: Path, pages: Pages):
    page = project / "docs" / "om" / "kontakt.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n[a](finns-inte.md) [b](#finns-inte)\n", encoding="utf-8")
    said = pages.read(["docs/om/kontakt.md"])
    assert "docs/om/finns-inte.md finns inte." in said and 'har inget ankare "finns-inte"' in said
    assert "finns-inte.md" in pages.page("om/kontakt")


def test_what_has_no_page_has_none(pages: Pages):
    assert pages.page("finns/inte") is None
    assert "hittades" in pages.page("404.html") or "finns inte" in pages.page("404.html")


def test_code_that_fails_is_told_and_the_next_question_answered(
    project: Path, monkeypatch: pytest.MonkeyPatch
):
    def broken(self: Pages, address: str) -> str:
        raise ZeroDivisionError("fel i mallen")

    monkeypatch.setattr(Pages, "page", broken)
    told = io.StringIO()
    asked = ['{"page": ""}', '{"read": []}']
    page_server.serve(project, io.StringIO("\n".join(asked)), told)
    first, second = map(json.loads, told.getvalue().splitlines())
    assert "ZeroDivisionError: fel i mallen" in first["faults"] and second == {"faults": ""}


def test_a_memory_makes_anew_only_what_has_changed(tmp_path: Path):
    one, other = tmp_path / "a", tmp_path / "b"
    one.write_text("1")
    other.write_text("2")
    memory, made = Memory(), []

    def make() -> str:
        made.append(one.read_text() + other.read_text())
        return made[-1]

    assert memory.of([one, other], make) == memory.of([one, other], make) == "12"
    other.write_text("3")
    os.utime(other, (2_000_000_000, 2_000_000_000))
    assert memory.of([one, other], make) == "13" and len(made) == 2
    other.unlink()
    with pytest.raises(FileNotFoundError):
        memory.of([one, other], make)
