"""The promises of the built site, asked of every page."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from built_site import BuiltPage, BuiltSite
from conftest import EDIT_BASE
from guide.build import building

LEFTOVERS = re.compile(
    r"\bTODO\b|\bFIXME\b|\bXXX\b|kommer snart|lorem ipsum|\bKORT\b|\bRESA\b|\?\?\?|\bundefined\b|\bNone\b|archived copy",
    re.I,
)
EXACT_CASE = {"KORT", "RESA", "XXX", "None"}  # in other cases these are ordinary words
MACHINE_PATHS = re.compile(r"(?<![\w./-])/(?:tmp|home|root|work|usr|var|opt)/[\w.-]+")
TEMPLATE_SIGNS = re.compile(r"\{\{|\{%|\}\}|%\}")
MARKERS = re.compile(
    r"<!--\s*[a-z]+(?:tabell|figur|relaterade|tidslinje|ordlista)?\s.*?-->|id=\"markor-\d+\""
)


def expect_none(pages: Iterable[BuiltPage], found: Callable[[BuiltPage], Iterable[str]]) -> None:
    """No page has anything of what ``found`` finds; one run tells all, as "page: what"."""
    faults = [f"{page.path}: {what}" for page in pages for what in found(page)]
    if faults:
        pytest.fail("\n".join([f"{len(faults)} faults:", *faults[:50]]), pytrace=False)


def leftovers(page: BuiltPage) -> set[str]:
    return {
        word
        for word in LEFTOVERS.findall(page.text)
        if word.upper() not in {w.upper() for w in EXACT_CASE} or word in EXACT_CASE
    }


def test_both_trees_are_there(built: BuiltSite):
    languages = {page.lang for page in built.reading_pages}
    assert languages == {"sv", "sma"} and len(built.reading_pages) > 200


def test_every_page_is_in_the_language_of_its_tree(built: BuiltSite):
    def wrong(page):
        expected = "sma" if page.path.startswith("sma/") else "sv"
        return [] if page.lang == expected else [page.lang]

    expect_none(built.pages.values(), wrong)


def test_every_internal_link_and_anchor_leads_somewhere(built: BuiltSite):
    def broken(page):
        for link in page.links() + page.loaded():
            target = built.target(page, link)
            if target is None:
                continue
            path, anchor = target
            if path not in built.files:
                yield f"{link} → {path}"
            elif anchor and path in built.pages and anchor not in built.pages[path].anchors:
                yield f"{link}: no #{anchor}"

    expect_none(built.pages.values(), broken)


def test_ids_are_unique_within_a_page(built: BuiltSite):
    def twice(page):
        ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
        return {name for name in ids if ids.count(name) > 1}

    expect_none(built.pages.values(), twice)


def test_no_two_pages_of_a_language_have_one_title(built: BuiltSite):
    by_title = defaultdict(list)
    for page in built.reading_pages:
        # A frozen version is the same text as its requirement; it is kept out of the index instead.
        if "noindex" not in (page.meta("robots") or ""):
            by_title[page.lang, page.title].append(page.path)
    assert not {title: paths for title, paths in by_title.items() if len(paths) > 1}


def test_every_page_has_a_title_and_one_main_heading(built: BuiltSite):
    def wrong(page):
        headings = page.all("h1")
        if len(headings) != 1 or not headings[0].text.strip():
            yield f"{len(headings)} h1"
        if not page.title:
            yield "no title"

    expect_none([*built.reading_pages, built.pages["404.html"]], wrong)


def test_no_level_of_headings_is_skipped(built: BuiltSite):
    def skipped(page):
        levels = [int(element.tag[1]) for element in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
        return [f"h{before} → h{after}" for before, after in pairwise(levels) if after > before + 1]

    expect_none(built.reading_pages, skipped)


def test_every_swedish_page_has_a_description_of_its_own(built: BuiltSite):
    pages = [
        page
        for page in built.reading_pages
        if page.lang == "sv" and "noindex" not in (page.meta("robots") or "")
    ]
    expect_none(
        pages, lambda page: [] if (page.meta("description") or "").strip() else ["no description"]
    )


def test_nothing_inline_is_run(built: BuiltSite):
    def inline(page):
        yield from page.inline
        yield from (
            link
            for link in page.links() + page.loaded()
            if link.strip().lower().startswith(("javascript:", "vbscript:"))
        )

    expect_none(built.pages.values(), inline)


def test_nothing_is_loaded_from_elsewhere(built: BuiltSite):
    def foreign(page):
        return [
            link
            for link in page.loaded()
            if built.target(page, link) is None and not link.startswith("data:")
        ]

    expect_none(built.pages.values(), foreign)
    style_sheets = [path for path in built.files if path.endswith(".css")]
    assert style_sheets
    for path in style_sheets:
        assert not re.findall(
            r"url\(\s*['\"]?(?:https?:)?//|@import",
            (built.folder / path).read_text(encoding="utf-8"),
        ), path


def test_no_script_names_another_host(built: BuiltSite):
    scripts = [
        path
        for path in built.files
        if path.endswith(".js")
        and not path.startswith(("assets/poster/", "assets/sok/", "assets/vendor/"))
    ]  # data, and a library full of XML names
    assert scripts
    for path in scripts:
        text = (built.folder / path).read_text(encoding="utf-8")
        hosts = {
            urlsplit(address).netloc for address in re.findall(r"https?://[^\s\"'`)]+", text)
        } - XML_NAMES
        assert not hosts, (path, hosts)


# Names of XML vocabularies look like addresses; nobody asks for them.
XML_NAMES = {"www.w3.org", "schemas.openxmlformats.org", "schemas.microsoft.com", "purl.org"}


def test_nothing_of_the_theme_is_published_that_no_page_uses(built: BuiltSite):
    """Material brings 2.5 MB of scripts, search languages and source maps; the pages here are drawn without them."""
    used = {
        target[0]
        for page in built.pages.values()
        for link in page.loaded()
        if (target := built.target(page, link))
    }
    unused = [
        path
        for path in built.files
        if path.startswith(("assets/javascripts/", "assets/stylesheets/")) and path not in used
    ]
    assert not unused


def test_no_marker_or_template_sign_is_left(built: BuiltSite):
    expect_none(
        built.pages.values(),
        lambda page: MARKERS.findall(page.source) + TEMPLATE_SIGNS.findall(page.text),
    )
    texts = [path for path in built.files if path.endswith((".xml", ".txt", ".webmanifest"))]
    for path in texts:
        assert not TEMPLATE_SIGNS.search((built.folder / path).read_text(encoding="utf-8")), path


def test_nothing_unfinished_is_published(built: BuiltSite):
    expect_none(built.pages.values(), leftovers)


def test_no_path_of_a_machine_is_published(built: BuiltSite):
    for path in sorted(built.files):
        content = (built.folder / path).read_bytes()
        if path.endswith((".html", ".json", ".xml", ".js", ".css", ".txt", ".csv", ".rdf")):
            assert not MACHINE_PATHS.findall(content.decode("utf-8")), path


def test_the_sitemap_lists_each_indexable_page_once(built: BuiltSite):
    tree = ElementTree.parse(built.folder / "sitemap.xml")
    listed = [
        element.text for element in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    ]
    expected = [
        built.url_of(page.path)
        for page in built.reading_pages
        if "noindex" not in (page.meta("robots") or "")
    ]
    assert sorted(listed) == sorted(expected)


def expect_mutual_translations(folder: Path, address: str) -> int:
    """Each alternate in the sitemap is listed itself and names the same pair; gives how many there are."""
    space = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    alternates = {
        url.findtext("s:loc", namespaces=space): {
            link.get("hreflang"): link.get("href") for link in url.iterfind("x:link", space)
        }
        for url in ElementTree.parse(folder / "sitemap.xml").iterfind("s:url", space)
    }
    for links in alternates.values():
        for lang, other in links.items():
            assert alternates.get(other) == links, other
            assert (lang == "sma") == other.startswith(f"{address}sma/"), other
    return sum(map(bool, alternates.values()))


def test_translations_point_at_each_other_in_the_sitemap(built: BuiltSite):
    expect_mutual_translations(built.folder, built.address)


def test_a_reviewed_translation_is_listed_with_its_page(project: Path, settings: dict[str, str]):
    """Drafts are kept out of the sitemap, so this is asked of a project where the start page has been reviewed."""
    review = '\\g<0>\n  granskad_av: "språkkonsulent"\n  granskad: 2026-11-20'
    for file in ("sidor.yml", "granssnitt.yml"):
        units = project / "data" / "oversattning" / file
        text = re.sub(r"^  kallor: .*$", review, units.read_text(encoding="utf-8"), flags=re.M)
        units.write_text(text, encoding="utf-8")
    page = project / "docs_sma" / "index.md"
    text = re.sub(
        r"^status: .*$",
        "status: granskad\ngranskad_av: språkkonsulent\ngranskad: 2026-11-20",
        page.read_text(encoding="utf-8"),
        flags=re.M,
    )
    page.write_text(text, encoding="utf-8")
    outcome = building.publish(project, project / "site", settings=settings)
    assert outcome.ok, outcome.faults
    assert expect_mutual_translations(project / "site", settings["SITE_URL"]) == 2


def test_each_page_names_its_own_address(built: BuiltSite):
    def wrong(page):
        canonical = [
            element.attributes["href"]
            for element in page.all("link")
            if element.attributes.get("rel") == "canonical"
        ]
        return (
            [] if canonical == [built.url_of(page.path)] else canonical or ["no canonical address"]
        )

    expect_none(built.reading_pages, wrong)


def test_edit_links_lead_to_files_of_the_project(built: BuiltSite, root: Path):
    def broken(page):
        edits = [link for link in page.links() if link.startswith(EDIT_BASE)]
        yield from (link for link in edits if not (root / link.removeprefix(EDIT_BASE)).is_file())
        expected = "docs_sma/" if page.lang == "sma" else ("docs/", "data/")
        yield from (link for link in edits if not link.removeprefix(EDIT_BASE).startswith(expected))

    expect_none(built.reading_pages, broken)
    assert (
        sum(
            any(link.startswith(EDIT_BASE) for link in page.links()) for page in built.reading_pages
        )
        > 200
    )


def test_the_page_for_what_is_missing_works_at_any_depth(built: BuiltSite):
    page = built.pages["404.html"]
    assert "noindex" in (page.meta("robots") or "")
    from_the_root = urlsplit(built.address).path
    relative = [
        link
        for link in page.links() + page.loaded()
        if not link.startswith((from_the_root, "#", "https://", "data:"))
    ]
    assert not relative


def test_the_site_has_what_robots_and_browsers_ask_for(built: BuiltSite):
    assert {"robots.txt", "sitemap.xml", "404.html", "index.html", "sma/index.html"} <= built.files
    assert f"Sitemap: {built.address}sitemap.xml" in (built.folder / "robots.txt").read_text(
        encoding="utf-8"
    )


def test_a_template_and_its_file_stand_together(built: BuiltSite):
    """Under the heading of each section that is a Word file stands the link to it, and the file is there."""
    found = 0
    for path in built.pages:
        html = (built.folder / path).read_text(encoding="utf-8")
        for anchor, address in re.findall(
            r'<h2 id="(mall|checklista)">.*?</h2><p class="download-list" data-no-copy><a href="([^"]+)" download>',
            html,
        ):
            target = (built.folder / path).parent / address
            assert target.is_file() and target.name.startswith(anchor), (path, address)
            found += 1
        assert len(re.findall(r'<h2 id="(?:mall|checklista)">', html)) == len(
            re.findall(r'data-no-copy><a href="[^"]+\.docx" download>[^<]+ som Word', html)
        ), path
    assert found > 25


def test_each_decision_text_is_copied_with_what_it_binds_to(built: BuiltSite):
    html = (built.folder / "for-dig/beslutstexter/index.html").read_text(encoding="utf-8")
    texts = re.findall(
        r'<div class="to-copy" id="text-(\d+)">(.*?)</div>\s*<p class="copy-row">\s*<button[^>]*data-copy-target="text-(\d+)"',
        html,
        re.S,
    )
    assert len(texts) == html.count("<blockquote>") >= 24
    assert all(
        own == target and "beslutar" in text and "Binder er till:" in text
        for own, text, target in texts
    )


def test_every_swedish_page_names_its_sources_or_says_where_they_are(built: BuiltSite):
    silent = [
        path
        for path in built.pages
        if not path.startswith(("sma/", "404"))
        and 'http-equiv="refresh"'
        not in (html := (built.folder / path).read_text(encoding="utf-8"))
        and 'id="sidans-kallor"' not in html
        and "Sidan återger inga uppgifter ur källor." not in html
        and "Källorna står" not in html
    ]
    assert not silent
