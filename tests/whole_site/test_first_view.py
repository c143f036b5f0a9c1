"""The answer before the controls: what a reader came for is in the first screen, and few keys away."""

import pytest

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
READY = {"krav/?grupp=mobler": "#kravfilter[data-klar]", "fall/": "#fallfilter[data-klar]"}
HAS_FOCUS = "selector => Boolean(document.activeElement.closest(selector))"


@pytest.mark.parametrize(
    ("address", "selector", "screen", "least"),
    [
        ("krav/mob-001/", ".copy-button", PHONE, 1.0),
        ("krav/mob-001/", "#text-krav", PHONE, 1.0),
        ("krav/mobler/", ".start-package a", PHONE, 1.0),
        ("krav/?grupp=mobler", "#kravtraffar a", PHONE, 1.25),
        ("fall/", "#falltraffar a", PHONE, 1.25),
        ("krav/?grupp=mobler", "#kravtraffar a", DESK, 1.0),
        ("fall/", "#falltraffar a", DESK, 1.0),
        ("krav/mob-001/", ".copy-button", DESK, 0.5),
    ],
)
def test_what_the_reader_came_for_is_in_sight(page, address, selector, screen, least):
    """``least`` is how many screens down it may begin at most."""
    page.set_viewport_size(screen)
    page.goto(f"/{address}")
    if address in READY:
        page.wait_for_selector(READY[address])
    top = page.locator(f"main {selector}").first.bounding_box()["y"]
    assert top <= least * screen["height"], f"{address} {selector} begins at {top:.0f} px"


@pytest.mark.parametrize(
    ("address", "selector"),
    [
        ("krav/mob-001/", ".copy-button"),
        ("krav/mobler/", ".start-package"),
        ("krav/", "#filter-ord"),
        ("metoder/lcc/", "main"),
    ],
)
def test_the_keyboard_is_soon_there(page, address, selector):
    page.set_viewport_size(DESK)
    page.goto(f"/{address}")
    assert stops(page, selector) <= 25, "without the skip link"
    page.goto(f"/{address}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert stops(page, selector) <= 12, "with the skip link"


def stops(page, selector: str) -> int:
    """How many times Tab is pressed until the focus is there."""
    for number in range(1, 60):
        page.keyboard.press("Tab")
        if page.evaluate(HAS_FOCUS, selector):
            return number
    return 60


def test_all_text_has_one_right_edge(page):
    page.set_viewport_size(DESK)
    for address in ("krav/mobler/", "krav/mob-001/", "metoder/lcc/", "om/redigera-krav/"):
        page.goto(f"/{address}")
        edges = page.evaluate(
            """() => [...new Set([...document.querySelectorAll('main :is(h1, h2, p, ul, dl, .requirement-text)')]
              .filter(node => node.checkVisibility() && !node.closest('table, details, figure, li, .requirement-text *, .admonition, .own, .law-two, .filter'))
              .map(node => Math.round(node.getBoundingClientRect().right)))]"""
        )
        assert len(edges) == 1, f"{address}: {edges}"
