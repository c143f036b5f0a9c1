"""Menu entries, links and anchors that lead nowhere are told in Swedish, at the lines where they stand."""

from guide.build import ways
from guide.site import library

HEAD = (
    "---\ntitle: Prov\ndescription: Prov.\nkontrollerad: 2026-11-23\nrevision: 1\n---\n# Prov\n\n"
)


def told(project):
    return {
        (problem.path, problem.line, problem.what)
        for problem in ways.lost(project, library.load(project))
    }


def line_of(project, path, text):
    lines = (project / path).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_the_project_has_no_way_that_is_lost(project):
    assert told(project) == set()


def test_a_menu_entry_is_told_at_its_own_line_in_both_trees(project):
    menu = project / "mkdocs.yml"
    text = menu.read_text(encoding="utf-8").replace("om/kontakt.md", "om/kontakten.md")
    menu.write_text(text, encoding="utf-8")
    line = line_of(project, "mkdocs.yml", "      - om/kontakten.md")
    south_sami = line_of(project, "mkdocs.yml", "docs_sma/om/kontakten.md")
    assert line != south_sami
    assert told(project) == {
        ("mkdocs.yml", line, "sidan docs/om/kontakten.md finns inte."),
        ("mkdocs.yml", south_sami, "sidan docs_sma/om/kontakten.md finns inte."),
        ("docs/om/kontakt.md", 1, "sidan saknas i menyn."),
    }


def test_links_and_anchors_are_told_at_their_lines(project):
    page = project / "docs" / "om" / "kontakt.md"
    text = page.read_text(encoding="utf-8").rstrip("\n")
    text += (
        "\n\n[a](finns-ej.md)\n\n[b](eu.md#finns-ej) `[c](kod.md)`\n\n[d](../krav/mob-002.md#nej)\n"
        "[e](../krav/mob-002.md#bevis)\n"
    )
    page.write_text(text, encoding="utf-8")
    found = told(project)
    path = "docs/om/kontakt.md"
    assert found == {
        (path, line_of(project, path, "finns-ej.md)"), "docs/om/finns-ej.md finns inte."),
        (path, line_of(project, path, "eu.md#"), 'docs/om/eu.md har inget ankare "finns-ej".'),
        (path, line_of(project, path, "#nej"), 'docs/krav/mob-002.md har inget ankare "nej".'),
    }


def test_a_page_outside_the_menu_is_told(project):
    (project / "docs" / "om" / "prov.md").write_text(HEAD, encoding="utf-8")
    assert told(project) == {("docs/om/prov.md", 1, "sidan saknas i menyn.")}
