"""``mkdocs.yml`` and the page templates: what would break a build, a reader's keyboard or the browser's policy is told."""

from __future__ import annotations

import shutil
from dataclasses import fields
from pathlib import Path

import pytest
from guide.html.view import View
from guide.site import project_settings
from small_project import ROOT, replace


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    (tmp_path / "data" / "granssnitt").mkdir(parents=True)
    shutil.copy(ROOT / "data" / "granssnitt" / "sv.yml", tmp_path / "data" / "granssnitt")
    return tmp_path


SETTINGS = [
    ("site_name: ", "site_name: [a, b] #", "ingen lista"),
    ("not_in_nav: |\n  sok/", "not_in_nav: [sok/]", "ingen lista"),
    ('"https://example.org/"', '"example.org/"', "ingen webbadress"),
    ('"https://example.org/"', '"htp://example.org/"', "ingen webbadress"),
    ('[EDIT_BASE, ""]', '[EDIT_BASE, "https://a.example/edit"]', "snedstreck sist"),
    ('[EDIT_BASE, ""]', '[EDIT_BASE, "a.example/edit/"]', "ingen webbadress"),
    ("      - om/eu.md", "      - om/eu.md\n      - om/kontakt.md", "står två gånger"),
    ("  - Räkna:\n", "  - Krav:\n", "står två gånger"),
    ("  - Räkna:\n", "  - '':\n", "är tom"),
    ("permalink: false", "permalink: true", "andra inställningar"),
    ('toc_depth: "2-3"', 'toc_depth: "2-6"', "andra inställningar"),
    ("use_align_attribute: true", "use_align_attribute: false", "andra inställningar"),
]
TEMPLATE = [
    ("</head>", '<script src="https://cdn.example.se/x.js"></script></head>', "ett skript"),
    ("</head>", "<script>alert(1)</script></head>", "ett skript"),
    ("<body ", '<body style="color:red" ', "stil direkt"),
    ("</head>", "<style>a {}</style></head>", "stil direkt"),
    ("<body ", '<body onload="x()" ', "en händelse"),
    ("</head>", '<link rel="stylesheet" href="https://a.example/x.css"></head>', "annan webbplats"),
    ("</head>", '<img src="//a.example/x.png" alt=""></head>', "annan webbplats"),
    ("guide.title | e", "guide.title | escapee", "filtret escapee finns inte"),
    ("guide.breadcrumbs %}", "guide.brodsmulor %}", "guide.brodsmulor finns inte"),
    ("{{ guide.built | e }}", "{{ guide.byggd | e }}", "guide.byggd finns inte"),
    ("{{ guide.built | e }}", "{% include 'fot.html' %}", "overrides/fot.html finns inte"),
    ("{{ guide.built | e }}", "{{ guide.built | }}", "går inte att tolka"),
    ('class="skip"', 'class="hoppa"', "Hoppa till innehållet"),
    ('<main id="innehall" tabindex="-1">', "<main>", "<main> saknar id"),
    ('<html lang="{{ guide.lang }}">', "<html>", "språket"),
    ('<meta name="viewport"', '<meta name="vy"', "viewport"),
]


def test_the_projects_own_settings_and_templates_are_right(project: Path) -> None:
    assert list(project_settings.check(project)) == []


@pytest.mark.parametrize(("old", "new", "what"), SETTINGS)
def test_a_setting_that_a_build_cannot_use(project: Path, old: str, new: str, what: str) -> None:
    replace(project, "mkdocs.yml", old, new)
    [problem] = project_settings.check(project)
    assert what in problem.what and problem.line > 1 or problem.field == "site_name"


@pytest.mark.parametrize(("old", "new", "what"), TEMPLATE)
def test_a_template_that_fails_its_readers(project: Path, old: str, new: str, what: str) -> None:
    replace(project, "overrides/main.html", old, new)
    problems = list(project_settings.check(project))
    assert any(what in problem.what for problem in problems), problems
    assert {problem.path for problem in problems} == {"overrides/main.html"}


def test_the_fields_of_a_view_are_those_that_templates_may_ask_for() -> None:
    assert {field.name for field in fields(View)} == project_settings.VIEW
