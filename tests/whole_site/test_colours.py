"""The colours of the site: every declared pair of text and ground is readable, light and dark (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "docs" / "assets" / "stil.css"
TEXT = CSS.read_text(encoding="utf-8")
PALETTE = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{6})\b")
DARK = "@media (prefers-color-scheme: dark)"


def block(start: int) -> str:
    """The text of the braces that open after ``start``."""
    depth, begin = 0, TEXT.index("{", start)
    for place in range(begin, len(TEXT)):
        depth += {"{": 1, "}": -1}.get(TEXT[place], 0)
        if depth == 0:
            return TEXT[begin : place + 1]
    raise AssertionError("unbalanced braces in stil.css")


LIGHT_COLOURS = dict(PALETTE.findall(block(TEXT.index(":root"))))
SCHEMES = {
    "light": LIGHT_COLOURS,
    "dark": LIGHT_COLOURS | dict(PALETTE.findall(block(TEXT.index(DARK)))),
}
PAIRS = [
    (text, ground, float(least or 4.5))
    for text, ground, least in re.findall(r"pair: ([a-z-]+) on ([a-z-]+)(?: ([\d.]+))?", TEXT)
]


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS, ids=lambda value: str(value))
def test_declared_pair_is_readable(scheme, text, ground, least):
    colours = SCHEMES[scheme]
    assert contrast(colours[text], colours[ground]) >= least


def test_both_schemes_declare_the_same_colours():
    assert set(dict(PALETTE.findall(block(TEXT.index(DARK))))) == set(LIGHT_COLOURS)


def test_every_pair_used_in_a_rule_is_declared():
    """A rule that sets both text and ground must use a declared pair."""
    declared = {(text, ground) for text, ground, least in PAIRS if least >= 4.5}
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", TEXT)
    for selector, body in rules:
        ground = re.search(r"(?:^|[;\s])background(?:-color)?:\s*var\(--([a-z-]+)\)", body)
        text = re.search(r"(?:^|[;\s])color:\s*var\(--([a-z-]+)\)", body)
        if ground and text:
            assert (text[1], ground[1]) in declared, f"{selector.strip()}: {text[1]} on {ground[1]}"


def test_colours_are_written_in_one_place():
    """Outside the two palettes, and the print palette, no rule writes a colour of its own."""
    rest = TEXT.replace(block(TEXT.index(":root")), "").replace(block(TEXT.index(DARK)), "")
    rest = rest.replace(block(TEXT.index("@media print")), "")
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[\s;,)])|\brgba?\(|\bhsla?\(", rest)
