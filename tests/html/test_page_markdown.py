"""Curated pages become HTML on the tree: markers, tables, files, copy buttons, terms; and nothing slips past the lists."""

import re
from collections.abc import Callable

import markdown
import pytest
import small_project
from guide.html.page_markdown import PageMarkdown
from guide.pages.page import Page, read_page
from guide.site.context import Site

EXTENSIONS = ("fenced_code", "admonition", "attr_list", "md_in_html", "sane_lists", "tables", "toc")
HEAD = "---\ntitle: Prov\ndescription: Ett prov.\nkontrollerad: 2026-11-23\nrevision: 1\n---\n"
MARKER = "<!-- kravtabell -->"


@pytest.fixture(scope="module")
def site() -> Site:
    return small_project.real_site()


@pytest.fixture
def convert(site: Site) -> Callable[..., tuple[str, PageMarkdown]]:
    def converted(body: str, path: str = "metoder/prov.md") -> tuple[str, PageMarkdown]:
        page = read_page((HEAD + body).encode(), "sv", path)
        assert isinstance(page, Page)
        ours = PageMarkdown(site)
        ours.of(page)
        return markdown.markdown(body, extensions=[*EXTENSIONS, ours]), ours

    return converted


def test_a_marker_is_drawn_also_in_a_list_and_in_a_box(convert):
    for body in (MARKER, f"- ett\n\n    {MARKER}", f"!!! note\n    Text.\n\n    {MARKER}"):
        html, _ = convert(body)
        assert html.count("<caption>") > 10 and "markor" not in html and "\x02" not in html, body


def test_a_marker_in_code_stays_text_also_when_it_stands_for_real_elsewhere(convert):
    html, _ = convert(f"```\n{MARKER}\n```\n\n`{MARKER}`\n\n    {MARKER}\n\n{MARKER}")
    assert html.count("&lt;!-- kravtabell --&gt;") == 3
    assert html.index("<caption>") > html.rindex("&lt;!-- kravtabell")


def test_a_table_is_in_a_region_named_after_its_heading_and_its_headers_head_columns(convert):
    html, _ = convert("## Ett & *två* {#a}\n\n| A | B |\n|---|--:|\n| 1 | 2 |")
    [region] = re.findall(r'<div[^>]*role="region"[^>]*>', html)
    assert 'aria-label="Tabell: Ett &amp; två"' in region and 'tabindex="0"' in region
    assert html.count("<th ") == html.count('scope="col"') == 2


def test_a_section_that_is_a_file_says_so_below_its_heading(convert):
    html, _ = convert("## Checklista {#checklista}\n\n- punkt\n\n## Annat {#annat}\n")
    assert re.search(
        r'<h2 id="checklista">Checklista</h2><p class="download-list"[^>]*><a href="../../metoder/prov/checklista-prov.docx"',
        html,
    )
    assert html.count("download-list") == 1


def test_a_text_to_paste_gets_a_button_with_what_it_binds_to(convert):
    html, _ = convert("> Beslut.\n\n*Binder er till:* mycket.\n\nText.\n\n> Ett till.\n\nText.")
    first, second = re.findall(r'<div class="to-copy" id="text-\d">(.*?)</div>', html, re.S)
    assert "Binder er till" in first and "Text." not in first and "Ett till." in second
    assert html.count('class="copy-row"') == 2


def test_terms_lead_to_their_explanation_in_the_order_of_reading(convert):
    html, _ = convert(
        "## Avrop {#a}\n\nEtt *avrop* och `avrop`.\n\n<p>Vite</p>\n\n| Ramavtal |\n|--|\n| vite |"
    )
    linked = re.findall(r'<a class="term"[^>]*>(.*?)</a>', html)
    assert linked == ["avrop", "Vite"]
    assert "<em><a" in html and "<code>avrop</code>" in html
    assert html.index('id="ord-pa-sidan"') > html.index("</table>")


def test_a_term_in_a_link_written_as_html_is_left_alone(convert):
    html, _ = convert('Se <a href="x.md">om *vite* här</a> och vite.')
    assert len(re.findall(r'class="term"', html)) == 1 and "här</a> och <a" in html


@pytest.mark.parametrize(
    ("body", "lead"),
    [
        ("# Rubrik\n\nIngress.\n\nMer.", '<h1 id="rubrik">Rubrik</h1>\n<p>Ingress.</p>'),
        ("# Rubrik\n\n- punkt\n\n## Två", ""),
        ("", ""),
        (
            "- ett\n\n    två\n\nIngress",
            "<ul>\n<li>\n<p>ett</p>\n<p>två</p>\n</li>\n</ul>\n<p>Ingress</p>",
        ),
    ],
)
def test_the_lead_of_the_start_page_ends_at_its_first_paragraph(convert, body: str, lead: str):
    html, ours = convert(body, path="index.md")
    assert html[: ours.lead_end] == lead and "\x02" not in html


@pytest.mark.parametrize(
    "body",
    [
        "[a](java&#115;cript:x)",
        "a\n{: onclick=x() }",
        "a *b*{: style='x' }",
        "x <script>a</script>",
    ],
)
def test_what_the_check_of_the_text_might_miss_is_seen_on_the_tree(convert, body: str):
    assert convert(body)[1].problems


def test_code_is_never_taken_for_html(convert):
    assert convert("```\n<script onload=x>\n```\n\n`<script>`")[1].problems == []
