"""Shapes that Markdown passes over in silence are told with line and remedy; the right ones pass."""

from __future__ import annotations

import pytest
from guide.pages import page_html, page_text
from guide.pages.page import Page, read_page


def told(body: str) -> list[str]:
    """What is told of a page with a right heading and then this."""
    place = ("docs/x.md", f"# Sida\n\n{body}", 1)
    return [
        str(problem)
        for problem in (*page_text.check(*place, "Sida", False), *page_html.check(*place))
    ]


WRONG = {
    "## Ett\n\n#### Två\n": "hoppar från ## till ####",
    "## \n\nText.\n": "rubriken har ingen text",
    "####### Sju\n": "fler än sex #",
    "## Ett {#a}\n\n## Två {#a}\n": "står två gånger på sidan",
    "## Ett {#min rubrik}\n": "är inget ankare",
    "## Ett {#mål}\n": "är inget ankare",
    "## Ett {#Mal}\n": "är inget ankare",
    "## Ett {mal}\n": "är inget ankare",
    "## Ett {#mal\n": "är inget ankare",
    "## Ett {#innehall}\n": "används av sidmallen",
    "| a | b |\n| 1 | 2 |\n": "raden med streck",
    "| a | b |\n| --- | --- |\n| 1 |\n": "raden har 1 rutor",
    "| a | b |\n| --- | --- |\n| 1 | 2 | 3 |\n": "raden har 3 rutor",
    "|  | b |\n| --- | --- |\n| 1 | 2 |\n": "en kolumn saknar rubrik",
    "Text.\n| a | b |\n| --- | --- |\n| 1 | 2 |\n": "börjar direkt efter en text",
    "Vara\tAntal\nStol\t4\n": "tabbar",
    "Ta med:\n- ett\n- två\n": "listan börjar direkt efter en text",
    "Gör så:\n1. ett\n": "listan börjar direkt efter en text",
    "- ett\n  - under\n": "fyra mellanslag",
    "• ett\n": "blir ingen lista",
    "– ett\n": "blir ingen lista",
    "1) ett\n": "blir ingen lista",
    "-ett\n-två\n": "mellanslag saknas efter strecket",
    "- [ ] ett\n": "kryssrutan",
    '!!!tip "Råd"\n    Text.\n': "blir ingen ruta",
    '!!! varning "Råd"\n    Text.\n': "blir ingen ruta",
    '!!! tip "Råd\n    Text.\n': "raka citattecken",
    "!!! tip ”Råd”\n    Text.\n": "raka citattecken",
    '!!! tip "Råd"\nText.\n': "rutan har ingen text",
    "> [!NOTE]\n> Text.\n": "GitHub",
    "Det är **viktigt.\n": "fetstilen",
    "Skriv `ja här.\n": "grav accent",
    "Ord[^a].\n\n[^a]: En.\n[^a]: Två.\n": "förklaras två gånger",
    "[^a]: En.\n": "nämns inte",
    "[a][b]\n\n[b]: x.md\n[b]: y.md\n": "förklaras två gånger",
    "*[LOU]:\n": "saknar förklaring",
    "Läs på https://www.example.se/sida.\n": "blir ingen länk",
    "Läs [[Sidan]].\n": "blir ingen länk",
    "Läs (mer)[../krav/index.md].\n": "bakfram",
    "Läs [klicka här](x.md).\n": "säger inte vart",
    "Läs [a [b](x.md)](y.md).\n": "inuti en annan",
    "Läs [mer](https://https://a.se/).\n": "två gånger",
    "Läs [mer](http://localhost:8000/).\n": "egen dator",
    "Kaffe &kaffe; nu.\n": "finns inte",
    "Tomt &#0; nu.\n": "finns inte",
    "TODO: skriv klart.\n": "minneslapp",
    "    <!-- kravtabell -->\n": "indragen",
    "[kravtabell]\n": "syns som text",
    "<! -- kravtabell -->\n": "syns som text",
    '<div lang="sv" markdown>\n\nText.\n': "avslutas aldrig",
    "Text.\n\n</div>\n": "avslutar inget",
    "<span>Text.\n": "avslutas aldrig",
    '<span lang="xx">Text</span>\n': "används inte här",
    '<div lang="sv">\n\n[länken](x.md)\n\n</div>\n': "läses inte som Markdown",
    "<details>Text</details>\n": "ingen rubrik",
    "![](../assets/x.png)\n": "saknar text",
    "![Karta](https://www.example.se/x.png)\n": "annan webbplats",
}


@pytest.mark.parametrize("body", WRONG)
def test_a_shape_that_is_not_what_it_seems_is_told(body: str) -> None:
    assert any(WRONG[body] in line for line in told(body)), told(body)


@pytest.mark.parametrize(
    "body",
    [
        "## Ett {#ett}\n\n### Två {#tva-2}\n\n## Tre\n",
        "| a | b |\n| --- | :-: |\n| 1 | 2 \\| 3 |\n",
        "## Rubrik\n| a |\n| --- |\n| 1 |\n",
        "Ta med:\n\n- ett\n    - under\n- två\n\n1. ett\n2. två\n",
        '!!! tip "Vårt råd"\n    Text.\n\n??? question "Fråga"\n    Svar.\n',
        "**Fet** och `kod` och 2 * 3.\n",
        "Ord[^a].\n\n[^a]: En not.\n",
        "Anbud < 700 000 kr, 5–7 veckor – inte mer. En&nbsp;rad &amp; en till.\n",
        "Läs <https://www.example.se/> och [https://www.example.se](https://www.example.se).\n",
        "- ett\n\n    text i punkten\n\n    - under\n",
        '<div lang="sv" markdown>\n\n[länken](x.md)\n\n</div>\n',
        "Text.\n{: .klass lang=sma }\n",
        "Ett steg – sedan nästa\n-5 grader är kallt.\n",
        "```\n- [ ] kod\n| a |\n```\n",
        "*[LOU]: Lagen\n",
    ],
)
def test_what_is_written_right_passes(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize("sign", ["[", "(", "<", "*", "_", "`", "&", "{", "|"])
def test_a_line_of_openings_is_told_before_it_takes_time(sign: str) -> None:
    problem = page_text.too_much("docs/x.md", f"# Sida\n\n{sign * 10_000}\n", 1)
    assert problem and problem.line == 3


HEAD = "---\ntitle: {title}\ndescription: {text}\nkontrollerad: 2026-11-23\nrevision: {revision}\n---\n{body}"


@pytest.mark.parametrize(
    ("title", "text", "revision", "body", "what"),
    [
        ("T" * 121, "En.", 1, "", "högst 120"),
        ("Sida", "B" * 156, 1, "", "högst 155"),
        ("Sida", "Läs **mer**.", 1, "", "visas som de står"),
        ("Sida", "'Läs [mer](x.md).'", 1, "", "visas som de står"),
        ("Sida", "En.", 0, "", "räknas från 1"),
        ("Kort rubrik utan punkt", "En.", 1, "", "mallens"),
        ("Sida", "En.", 1, "---\ntitle: Sida\n---\n", "två gånger"),
    ],
)
def test_the_head_of_a_page(title: str, text: str, revision: int, body: str, what: str) -> None:
    from guide.pages.page import _head_faults

    raw = HEAD.format(title=title, text=text, revision=revision, body=f"{body}# {title}\n")
    page = read_page(raw.encode(), "sv", "x.md")
    assert isinstance(page, Page)
    [problem] = _head_faults(page)
    assert what in problem.what
