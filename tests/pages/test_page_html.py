"""Raw HTML and links of pages: what is in the lists passes, everything else is refused with its line."""

import pytest
from guide.pages import page_html


def faults(body: str) -> list[tuple[int, str]]:
    return [(p.line, p.field) for p in page_html.check("docs/x.md", body, 5)]


@pytest.mark.parametrize(
    "body",
    [
        'En <span lang="sma">gïele</span>, en<br>rad<hr>',
        '<div lang="sv" markdown>\n\nText.\n\n</div>',
        '<p id="a" class="b" aria-label="c" role="note" hidden>Text</p>',
        "Skriv `<script>` eller så:\n\n```\n<iframe onload=x>\n```",
        "<https://example.se/a?b=c> och <info@example.se>",
        "[a](b.md) [c](#d) [e](https://f.se) [g](mailto:h@i.se) [j](k/l.md?m=n:o)",
        "[a]: https://example.se\n",
        "## Rubrik {#rubrik}\n\nText.\n{: .klass lang=sma }",
        "Mindre än: 3 < 4, och a <- b.",
        "<!-- kravtabell -->\n<!-- en <b>anmärkning</b> -->",
    ],
)
def test_what_pages_need_is_allowed(body: str):
    assert faults(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Text.\n\n<script>alert(1)</script>", [(7, "<script>"), (7, "<script>")]),
        ("<iframe src='https://x.se'></iframe>", [(5, "<iframe>"), (5, "<iframe>")]),
        ("rad\n<span onclick='x()'>a</span>", [(6, "onclick")]),
        ("<span style='color: red'>a</span>", [(5, "style")]),
        ("<a href='javascript:x()'>a</a>", [(5, "javascript:x()")]),
        ("<a href='java&#115;cript:x()'>a</a>", [(5, "javascript:x()")]),
        ("[a](javascript:x)", [(5, "javascript:x")]),
        ("[a](java&#x73;cript:x)", [(5, "java&#x73;cript:x")]),
        ("[a](//example.se/)", [(5, "//example.se/")]),
        ("![a](data:image/png;base64,AA)", [(5, "data:image/png;base64,AA")]),
        ("ett\n\n[a]: vbscript:x\n", [(7, "vbscript:x")]),
        ("Text.\n{: onclick=x }", [(6, "onclick")]),
        ("Ange <antal> stolar.", [(5, "<antal>")]),
        ("<?php echo 1 ?>", [(5, "<?php>")]),
        ("<javascript:alert(1)>", [(5, "<javascript:alert(1)>")]),
        ("`kod`\n<b>fet</b>", [(6, "<b>"), (6, "<b>")]),
    ],
)
def test_everything_else_is_refused_where_it_stands(body: str, expected: list[tuple[int, str]]):
    assert faults(body) == expected


def test_the_fault_says_how_to_mend_it():
    [problem] = page_html.check("docs/x.md", "<span langg='sma'>", 1)
    assert str(problem).startswith("docs/x.md:1: langg: attributet får inte stå på <span>.")
    assert 'Menade du "lang"?' in str(problem)
