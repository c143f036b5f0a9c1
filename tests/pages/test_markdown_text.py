"""What is code in a Markdown text is known without converting it, and as the converter sees it."""

import markdown
import pytest
from guide.pages.markdown_text import without_code, without_comments
from guide.pages.markers import markers_in, misplaced_markers

MARKER = "<!-- kravtabell -->"
CODE = {
    "a fence": f"```\n{MARKER}\n```",
    "a fence with a language": f"~~~ md\n{MARKER}\n~~~",
    "indented": f"Text.\n\n    {MARKER}\n\nText.",
    "indented at the very beginning": f"    {MARKER}",
    "indented, second line": f"Text.\n\n    kod\n\n    {MARKER}",
    "backticks": f"Skriv `{MARKER}` på en rad.",
    "two backticks": f"Skriv ``{MARKER} ` `` på en rad.",
}
NO_CODE = {
    "alone": MARKER,
    "in a list": f"- ett\n\n    {MARKER}",
    "in a box": f"!!! note\n    Text.\n\n    {MARKER}",
    "after a fence": f"```\nkod\n```\n{MARKER}",
    "a fence that is never closed": f"```\nkod\n\n{MARKER}",
    "between backticks on other lines": f"Skriv `a\n{MARKER}\nb` här.",
    "backticks in two paragraphs": f"ett ` två\n\n{MARKER}\n\ntre ` fyra",
}


@pytest.mark.parametrize("text", CODE.values(), ids=CODE)
def test_a_marker_in_code_is_text(text: str):
    assert list(markers_in(text)) == list(misplaced_markers(text)) == []
    html = markdown.markdown(text, extensions=["fenced_code", "sane_lists", "admonition"])
    assert "&lt;!-- kravtabell --&gt;" in html


@pytest.mark.parametrize("text", NO_CODE.values(), ids=NO_CODE)
def test_a_marker_that_is_no_code_is_found_where_it_stands(text: str):
    [marker] = markers_in(text, first_line=10)
    assert text[marker.start :].startswith(marker.text)
    assert marker.line == 10 + text[: text.index(MARKER)].count("\n")


def test_blanking_moves_nothing():
    text = "a `b` c\n```\nkod\n```\n<!-- x -->"
    assert without_code(text).splitlines() == ["a     c", "   ", "   ", "   ", "<!-- x -->"]


def test_comments_go_and_those_in_code_stay():
    assert without_comments("a <!-- b\nc --> d `<!-- e -->`") == "a  d `<!-- e -->`"
