"""How much a page weighs and how often it asks: figures that are the same on every machine. Times are for `make bench`."""

import gzip
import re
from functools import cache
from pathlib import Path

import pytest
from built_site import BuiltPage, BuiltSite
from samples import BY_NAME

HTML_LIMIT = 40_000
VIEW_LIMIT = 60_000
REQUESTS_LIMIT = 6
REQUIREMENT = re.compile(r"krav/[a-z]+-\d+/index\.html")


@cache
def packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def first_view(built: BuiltSite, page: BuiltPage) -> dict[str, int]:
    """Every file that a browser asks for by itself, the page's icon too, with its compressed size."""
    files = {page.path} | {
        target[0] for link in page.loaded() if (target := built.target(page, link))
    }
    return {file: packed(built.folder / file) for file in files}


def test_no_page_weighs_more_than_it_may(built: BuiltSite):
    heavy = {
        path: size for path in built.pages if (size := packed(built.folder / path)) > HTML_LIMIT
    }
    assert not heavy


def test_the_first_view_of_a_requirement_is_light(built: BuiltSite):
    views = {
        path: first_view(built, page)
        for path, page in built.pages.items()
        if REQUIREMENT.fullmatch(path)
    }
    assert len(views) > 100
    faults = {
        path: view
        for path, view in views.items()
        if sum(view.values()) > VIEW_LIMIT or len(view) > REQUESTS_LIMIT
    }
    assert not faults, next(iter(faults.items()))


def test_styles_and_the_script_of_every_page_stay_small(built: BuiltSite):
    assert packed(built.folder / "assets/stil.css") <= 9_600
    assert packed(built.folder / "assets/sida.js") <= 3_000


@pytest.mark.browser
@pytest.mark.parametrize("name", ["start", "group", "requirement", "rule", "case"])
def test_a_browser_asks_and_gets_no_more_than_that(browser, by_nginx: str, name: str):
    """As transferred by nginx, headers and all; the icon is not asked for by a browser without a window."""
    context = browser.new_context()
    try:
        page = context.new_page()
        network = context.new_cdp_session(page)
        network.send("Network.enable")
        asked, got = [], []
        network.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
        network.on("Network.loadingFinished", lambda event: got.append(event["encodedDataLength"]))
        page.goto(by_nginx + BY_NAME[name].address.split("?")[0], wait_until="networkidle")
        assert len(asked) <= REQUESTS_LIMIT and sum(got) <= VIEW_LIMIT, (sum(got), asked)
    finally:
        context.close()


WATCH_SHIFTS = """window.moved = 0; window.shifts = [];
new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) {
  window.moved += entry.value;
  window.shifts.push(...entry.sources.map(({ node }) => node && (node.outerHTML ?? node.textContent).slice(0, 100)));
} }).observe({ type: 'layout-shift', buffered: true });"""


@pytest.mark.browser
@pytest.mark.parametrize(
    "name", ["start", "group", "requirement", "case", "search", "builder", "comparison"]
)
def test_nothing_moves_while_a_page_arrives_over_a_slow_link(browser, served: str, name: str):
    context = browser.new_context(viewport={"width": 412, "height": 823}, base_url=served)
    try:
        context.add_init_script(WATCH_SHIFTS)
        page = context.new_page()
        network = context.new_cdp_session(page)
        network.send("Network.enable")
        network.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": 150,
                "downloadThroughput": 200_000,
                "uploadThroughput": 90_000,
            },
        )
        page.goto(f"/{BY_NAME[name].address}", wait_until="networkidle")
        BY_NAME[name].prepare(page)
        page.wait_for_timeout(300)
        assert page.evaluate("moved") <= 0.02, page.evaluate("shifts")
    finally:
        context.close()
