"""The view of a page in both languages: unit by unit, with what is known of each."""

from dataclasses import replace

from guide.html import parallel
from guide.html.translation_state import translation_rows
from guide.pages.page import SOUTH_SAMI, Page, PageHead, TranslatedHead
from small_project import real_site

HEAD = PageHead.model_validate(
    {"title": "Titel", "description": "Text.", "kontrollerad": "2026-11-23", "revision": "1"}
)
DRAFT = TranslatedHead.model_validate({"title": "Titel", "status": "utkast", "motsvarar": "1"})


def page(lang: str, body: str, path: str = "om/index.md") -> Page:
    return Page(lang, path, HEAD if lang == "sv" else DRAFT, body, 1)


def start_page() -> Page:
    return next(p for p in real_site().pages if p.source_path == "docs_sma/index.md")


def test_each_unit_of_a_page_has_a_row_with_its_own_swedish_and_its_sources():
    rows = {row.draft.id: row for row in parallel.rows(start_page(), real_site().collection.terms)}
    row = rows["start-anvanda-lange"]
    assert row.draft.swedish == "Vi vill använda saker länge, laga dem och använda dem igen."
    assert row.draft.unit.back and row.state == ()
    assert "Sametinget, Sverige" in {source.publisher for source in row.sources}


def test_a_unit_that_waits_says_so():
    rows = parallel.rows(start_page(), real_site().collection.terms)
    waiting = {row.draft.id for row in rows if "Väntar på granskning" in " ".join(row.state)}
    assert waiting == {"start-betyder"}


def test_a_changed_swedish_sentence_marks_its_unit_and_shows_in_the_table():
    site, start = real_site(), start_page()
    changed = replace(start.drafts[1], swedish="En annan mening.")
    marked = replace(start, drafts=(changed,))
    assert "har ändrats" in parallel.rows(marked, {})[0].state[0]
    pages = tuple(marked if p is start else p for p in site.pages)
    row = next(r for r in translation_rows(replace(site, pages=pages)) if r.address == "")
    assert any("En annan mening." in text for text in row.changed)


def test_only_pages_with_a_twin_have_a_view_and_the_search_form_has_none():
    pages = (
        page("sv", ""),
        page("sv", "", "fall/index.md"),
        page(SOUTH_SAMI, ""),
        page("sv", "", "sok/index.md"),
        page(SOUTH_SAMI, "", "sok/index.md"),
    )
    assert [parallel.address(swedish) for swedish, _ in parallel.translated(pages)] == [
        "om/jamsides/om"
    ]
