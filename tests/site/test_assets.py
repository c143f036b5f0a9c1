"""Styles, scripts, pictures and links of HTML: what is broken, fetched from elsewhere or leads to nothing is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.site import assets, project_files, raw_links
from guide.site.library import addresses
from small_project import ROOT, make, real


def told(suffix: str, text: str) -> list[str]:
    return [what for _, what, _ in assets.faults(suffix, text)]


@pytest.mark.parametrize(
    ("suffix", "text", "what"),
    [
        (".css", "body { color: red;\n", "slutar aldrig"),
        (".css", "body { color: red; }}\n", "avslutar inget"),
        (".css", "a::before { content: '{'; }\n@media print { a { b: c; }\n", "slutar aldrig"),
        (".css", "@import 'x.css';\n", "annan webbplats"),
        (".css", "a { background: url(https://example.se/x.png); }\n", "annan webbplats"),
        (".css", "a { background: url('//example.se/x.png'); }\n", "annan webbplats"),
        (".js", "const a = (b) => { return b;\n", "slutar aldrig"),
        (".js", "f(`a ${g({ b: `c` })`);\n", "slutar aldrig"),
        (".js", "f([1, 2);\n", "avslutar inget"),
        (".js", 'fetch("https://example.se/x");\n', "annan webbplats"),
        (".js", 'import x from "https://example.se/x.js";\n', "annan webbplats"),
        (".js", 'new WebSocket("wss://example.se/");\n', "annan webbplats"),
        (".svg", "<svg", "går inte att läsa"),
        (".svg", "<svg><g></svg>", "går inte att läsa"),
        (
            ".svg",
            '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://a.se/x"/></svg>',
            "annan",
        ),
        (".svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', "skript"),
    ],
)
def test_a_broken_or_foreign_asset_is_told(suffix: str, text: str, what: str) -> None:
    assert any(what in one for one in told(suffix, text)), told(suffix, text)


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        (
            ".js",
            "const r = /[(]/g, q = a / b / (c);\n// (\n/* { */\nconst s = '}' + \"(\" + `)${`]`}`;\n",
        ),
        (".js", "if (x) return /\\//.test(y) ? `${a}{` : '';\n"),
        (".js", "// https://example.se/x\nconst help = 'https://example.se/';\n"),
        (".css", '/* { */ a::after { content: "}"; }\n'),
        (".svg", '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'),
    ],
)
def test_what_is_whole_passes(suffix: str, text: str) -> None:
    assert told(suffix, text) == []


def test_every_script_and_style_of_the_site_is_whole_and_each_half_of_it_is_not() -> None:
    ours = sorted((ROOT / "docs" / "assets").glob("*.[cj]s*"))
    whole = {path.name: told(path.suffix, path.read_text("utf-8")) for path in ours}
    assert ours and not any(whole.values()), whole
    halves = [
        told(path.suffix, text[: len(text) // 2])
        for path in ours
        for text in [path.read_text("utf-8")]
    ]
    assert sum(map(bool, halves)) >= 0.9 * len(halves)


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("docs/assets/bild.png", b"text", "lovar"),
        ("docs/om/rapport.docx", b"", "lovar"),
        ("docs/assets/rapport.pdf", b"hej", "lovar"),
        ("docs/assets/stor.pdf", b"%PDF" + b"0" * 5_000_001, "för stor"),
        ("docs/data/krav.csv", b"id\n", "bygget gör"),
        ("docs/robots.txt", b"x", "görs av bygget"),
        ("docs/sitemap.xml", b"x", "görs av bygget"),
        ("docs/sma/om/index.md", b"x", "adressen till sidorna"),
        ("overrides/partials/header.html", b"x", "egna mallar"),
        ("data/oversattning/nytt.yml", b"a: b\n", "läses inte"),
        ("data/revisioner/om/kontakt/ett.md", b"x", "läses inte"),
        ("data/revisioner/finns/inte/1.md", b"x", "som inte finns"),
        ("data/revisioner/metoder/lcc/1.md", b"", "tom"),
    ],
)
def test_a_file_that_is_not_what_its_place_says(
    tmp_path: Path, name: str, content: bytes, what: str
) -> None:
    project = make(tmp_path / "p")
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_bytes(content)
    problems = list(project_files.check(project))
    assert any(what in problem.what for problem in problems), problems


@pytest.mark.parametrize(
    "tag",
    [
        '<a href="../kommande-datum.ics" download>x</a>',
        '<a href="/krav/">x</a>',
        '<img src="../assets/social.png" alt="x">',
        '<form action="sok/"></form>',
    ],
)
def test_a_link_in_a_tag_leads_somewhere(tag: str) -> None:
    from dataclasses import replace

    content = real()
    page = next(page for page in content.pages if page.source_path == "docs/metoder/lcc.md")
    known = addresses(content.collection, ROOT)
    assert not list(raw_links.check(ROOT, content.pages, known))
    broken = replace(page, body=f"# LCC\n\n{tag}\n")
    [problem] = raw_links.check(ROOT, [broken], known)
    assert "leder inte till något" in problem.what and problem.line == page.body_line + 2
