"""The view of a page in both languages: sections are paired by their anchors."""

from guide.html import parallel
from guide.pages.page import Page, PageHead, TranslatedHead

HEAD = PageHead.model_validate(
    {"title": "Titel", "description": "Text.", "kontrollerad": "2026-11-23", "revision": "1"}
)
DRAFT = TranslatedHead.model_validate({"title": "Titel", "status": "utkast", "motsvarar": "1"})


def page(lang: str, body: str, path: str = "om/index.md") -> Page:
    return Page(lang, path, HEAD if lang == "sv" else DRAFT, body, 1)


def test_sections_are_paired_by_anchor_in_the_swedish_order():
    found = parallel.pairs(
        page("sv", "# Om\nett\n\n## A {#a}\ntvå\n\n## B {#b}\ntre\n"),
        page("sma", "# X\nakte\n\n## B {#b}\ngolme\n"),
    )
    assert [("ett" in p.swedish, "akte" in p.south_sami) for p in found][0] == (True, True)
    assert ("två" in found[1].swedish, found[1].south_sami) == (True, "")
    assert "tre" in found[2].swedish and "golme" in found[2].south_sami


def test_a_section_that_only_the_translation_has_comes_last():
    found = parallel.pairs(page("sv", "# Om\nett\n"), page("sma", "# X\nakte\n\n## Z\nnjieljie\n"))
    assert len(found) == 2 and found[1].swedish == "" and "njieljie" in found[1].south_sami


def test_links_and_markers_leave_only_their_text():
    found = parallel.pairs(
        page("sv", "# Om\nSe [fall](../fall/index.md).\n\n<!-- falltabell -->\n"),
        page("sma", "# X\n"),
    )
    assert (
        "Se fall." in found[0].swedish
        and "href" not in found[0].swedish
        and "falltabell" not in found[0].swedish
    )


def test_only_pages_with_a_twin_have_a_view_and_the_search_form_has_none():
    pages = (
        page("sv", ""),
        page("sv", "", "fall/index.md"),
        page("sma", ""),
        page("sv", "", "sok/index.md"),
        page("sma", "", "sok/index.md"),
    )
    assert [parallel.address(swedish) for swedish, _ in parallel.translated(pages)] == [
        "om/jamsides/om"
    ]
