"""What the page template is given: relative roots at every depth, breadcrumbs, menu, language switch, sources, linked data."""

from __future__ import annotations

import json

import pytest
import small_project
from guide.html.record_pages import generated_pages
from guide.html.view import View, Viewer, json_for_script
from guide.pages.menu import Entry, Section, section_of
from guide.pages.page import Page
from guide.source.place import Place
from guide.swedish.writing import shorten

BASE = small_project.ADDRESS

PLACES = [
    # place, path from the root, relative address
    ("", "", "./"),
    ("", "krav", "./krav/"),
    ("", "assets/stil.css", "./assets/stil.css"),
    ("krav", "", "../"),
    ("krav", "krav", "../krav/"),
    ("krav/mob-001", "fall/x", "../../fall/x/"),
    ("krav/mob-001/v1", "krav/mob-001", "../../../krav/mob-001/"),
    ("krav/mob-001", "resultat#fragor", "../../resultat/#fragor"),
    ("krav/mob-001", "#topp", "../../#topp"),
    ("krav/mob-001", "data/krav.csv", "../../data/krav.csv"),
    ("sma/om", "om", "../../om/"),
    ("krav", "/fall/x/", "../fall/x/"),
]


@pytest.mark.parametrize(("place", "path", "relative"), PLACES)
def test_addresses_are_relative_to_the_readers_place(place: str, path: str, relative: str) -> None:
    assert Place("sv", place).href(path) == relative


@pytest.fixture(scope="module")
def viewer(tmp_path_factory: pytest.TempPathFactory) -> Viewer:
    return small_project.viewer_of(small_project.make(tmp_path_factory.mktemp("project") / "litet"))


def page(viewer: Viewer, source_path: str) -> Page:
    return next(page for page in viewer.site.pages if page.source_path == source_path)


def view(viewer: Viewer, what: str) -> View:
    if what.endswith(".md"):
        return viewer.of_page(page(viewer, what), [])
    return viewer.of_generated(
        next(page for page in generated_pages(viewer.site) if page.address == what)
    )


VIEWS = [
    "docs/index.md",
    "docs/metoder/lcc.md",
    "docs_sma/index.md",
    "krav/mob-001",
    "fall/orsa-returbutiken",
]


@pytest.mark.parametrize(
    ("what", "root", "tree_root", "canonical"),
    [
        ("docs/index.md", "./", "./", BASE),
        ("docs/metoder/lcc.md", "../../", "../../", f"{BASE}metoder/lcc/"),
        ("docs_sma/index.md", "../", "../sma/", f"{BASE}sma/"),
        ("krav/mob-001", "../../", "../../", f"{BASE}krav/mob-001/"),
    ],
)
def test_the_root_is_relative_and_the_canonical_address_absolute(
    viewer: Viewer, what: str, root: str, tree_root: str, canonical: str
) -> None:
    found = view(viewer, what)
    assert (found.root, found.tree_root, found.canonical) == (root, tree_root, canonical)


@pytest.mark.parametrize(
    ("what", "crumbs"),
    [
        ("docs/index.md", []),
        ("docs/metoder/index.md", []),
        ("docs/metoder/lcc.md", [("Metoder", "../../metoder/")]),
        ("krav/mob-001", [("Krav", "../../krav/"), ("Möbler och inredning", "../../krav/mobler/")]),
        ("krav/mobler", [("Krav", "../../krav/")]),
        ("studiebesok/orsa-returbutiken", [("Studiebesök", "../../studiebesok/")]),
    ],
)
def test_breadcrumbs_lead_back(viewer: Viewer, what: str, crumbs: list[tuple[str, str]]) -> None:
    assert list(view(viewer, what).breadcrumbs) == crumbs


def test_breadcrumbs_stand_in_the_linked_data_with_absolute_addresses(viewer: Viewer) -> None:
    trail = json.loads(view(viewer, "krav/mob-001").jsonld[0])
    assert trail["@type"] == "BreadcrumbList"
    assert [item["position"] for item in trail["itemListElement"]] == [1, 2, 3]
    assert [item["item"] for item in trail["itemListElement"]] == [
        f"{BASE}krav/",
        f"{BASE}krav/mobler/",
        f"{BASE}krav/mob-001/",
    ]


@pytest.mark.parametrize(
    ("what", "url", "exists", "lang"),
    [
        ("docs/index.md", "./sma/", True, "sma"),
        ("docs/metoder/lcc.md", "../../sma/", False, "sma"),
        ("docs_sma/index.md", "../", True, "sv"),
        ("krav/mob-001", "../../sma/", False, "sma"),
    ],
)
def test_the_switch_leads_to_the_twin_or_to_the_start_page_and_says_which(
    viewer: Viewer, what: str, url: str, exists: bool, lang: str
) -> None:
    switch = view(viewer, what).switch
    assert (switch.url, switch.exists, switch.lang) == (url, exists, lang)


@pytest.mark.parametrize(
    ("what", "section"),
    [
        ("docs/metoder/lcc.md", "Metoder"),
        ("krav/mob-001", "Krav"),
        ("docs/index.md", None),
        ("fall/orsa-returbutiken", None),
    ],
)
def test_the_menu_marks_the_section_that_the_page_lies_in(
    viewer: Viewer, what: str, section: str | None
) -> None:
    assert [str(title) for title, _, current in view(viewer, what).menu if current] == (
        [section] if section else []
    )


@pytest.mark.parametrize(("what", "mark"), [("krav/mobler", "page"), ("krav/mob-001", "true")])
def test_the_local_menu_of_requirements_marks_the_own_group_among_its_neighbours(
    viewer: Viewer, what: str, mark: str
) -> None:
    local = view(viewer, what).local
    root = "../../"
    assert [(str(title), url, current) for title, url, current in local.items][-3:] == [
        ("Möbler och inredning", f"{root}krav/mobler/", mark),
        ("Textil och arbetskläder", f"{root}krav/textil/", False),
        ("Alla produktgrupper", f"{root}krav/#grupper", False),
    ]


def test_the_list_of_requirements_names_no_group_beside_itself(viewer: Viewer) -> None:
    titles = [str(title) for title, _, _ in view(viewer, "docs/krav/index.md").local.items]
    assert titles == ["Alla produktgrupper"]


def test_a_swedish_page_in_the_south_sami_menu_keeps_its_language(viewer: Viewer) -> None:
    _, (title, url, _) = view(viewer, "docs_sma/index.md").menu
    assert title.startswith('<span lang="sv">') and url == "../krav/"


def test_a_draft_is_shown_as_a_draft_and_kept_out_of_indexes(viewer: Viewer) -> None:
    draft, swedish = view(viewer, "docs_sma/index.md"), view(viewer, "docs/index.md")
    assert (draft.draft, draft.robots, draft.social_card) == (True, "noindex", "")
    assert (swedish.draft, swedish.robots) == (False, "")


@pytest.mark.parametrize(
    ("what", "file"),
    [
        ("docs/metoder/lcc.md", "docs/metoder/lcc.md"),
        ("docs_sma/index.md", "docs_sma/index.md"),
        ("krav/mob-001", "data/krav/mob-001.yml"),
    ],
)
def test_the_edit_link_leads_to_the_file(viewer: Viewer, what: str, file: str) -> None:
    assert view(viewer, what).edit_url == f"https://git.example/edit/main/{file}"


def test_sources_are_shown_with_date_or_without(viewer: Viewer) -> None:
    (source,) = view(viewer, "docs/metoder/lcc.md").sources
    assert (source.title, source.publisher, source.date_text) == (
        "LCC-verktyg",
        "Upphandlingsmyndigheten",
        "",
    )
    assert view(viewer, "fall/orsa-returbutiken").sources[0].date_text == "februari 2019"


def test_the_missing_page_works_at_any_depth(viewer: Viewer) -> None:
    missing = viewer.of_missing()
    assert missing.root == missing.tree_root == "/cirkulart/"
    assert all(url.startswith("/cirkulart/") for _, url, _ in missing.menu)
    assert (missing.robots, missing.canonical, list(missing.jsonld)) == ("noindex", "", [])


@pytest.mark.parametrize(
    "hostile", ["</script><script>alert(1)</script>", "<!--", "]]>", "&lt;", "\u2028", "å\"'\\"]
)
def test_json_in_a_page_cannot_end_its_script(hostile: str) -> None:
    text = json_for_script({"name": hostile})
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == {"name": hostile}


MENU = [
    Section(Entry(title, address, "sv"), tuple(Entry(title, item, "sv") for item in items))
    for title, address, items in [
        ("Start", "", []),
        ("Krav", "krav", []),
        ("Om", "om", ["om/kontakt", "ordlista"]),
        ("Om data", "om/data", []),
    ]
]


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("", None),
        ("krav", "Krav"),
        ("krav/mob-001", "Krav"),
        ("kravet", None),
        ("om/kontakt", "Om"),
        ("ordlista", "Om"),
        ("om/data/x", "Om data"),
        ("fall", None),
    ],
)
def test_a_page_belongs_to_the_section_with_the_longest_address(
    address: str, title: str | None
) -> None:
    found = section_of(address, MENU)
    assert (found.entry.title if found else None) == title


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Kort.", "Kort."),
        ("En mening. " + "ord " * 60, None),
        (
            "Första meningen som är ganska lång och säger det mesta av vad som ska sägas här. Andra meningen fortsätter länge och blir för lång för att få plats i rutan.",
            "Första meningen som är ganska lång och säger det mesta av vad som ska sägas här.",
        ),
    ],
)
def test_a_description_ends_at_a_sentence_or_a_word(text: str, short: str | None) -> None:
    found = shorten(text)
    assert len(found) <= 157
    assert (
        found == short
        if short
        else found.endswith(" …") and text.startswith(found.removesuffix(" …"))
    )
