"""How fast the filters of /krav/ and /fall/ answer in Chromium with the processor slowed four times: today and at 5,000 records.

    PYTHONPATH=hooks .venv/bin/python bench/filter_bench.py [folder of a built site]

An answer is timed from the reader's choice to the laid-out list. Median of 30 answers; exits with 1 above the limits.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import shutil
import statistics
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from guide.filter import case_data, filters, requirement_data
from guide.records import collection
from guide.search.lexicon import read_lexicon
from guide.site.context import Site
from guide.site.render import Renderer
from playwright.sync_api import Browser, Page, Route, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
LIMITS = {"i dag": 50.0, "5 000 poster": 150.0}
LARGEST_DATA = 60_000
FILTERS = {"krav": requirement_data, "fall": case_data}
ANSWERS = 30

# Each answer: change the form, tell the script, and ask for the height, which makes the browser lay the list out.
_TIME = """([filter, names, words]) => {
  const form = document.getElementById(`${filter}filter`), times = [];
  const turn = (name) => { const select = form.elements[name]; select.selectedIndex = (select.selectedIndex + 1) % select.length; };
  for (let n = 0; n < names.length; n += 1) {
    const word = names[n] === "ord";
    if (word) form.elements.ord.value = words[n % words.length]; else turn(names[n]);
    const start = performance.now();
    form.elements[names[n]].dispatchEvent(new Event(word ? "input" : "change", {bubbles: true}));
    document.body.offsetHeight;
    times.push(performance.now() - start);
    if (!word) { form.elements[names[n]].selectedIndex = 0; form.elements[names[n]].dispatchEvent(new Event("change", {bubbles: true})); }
  }
  return times;
}"""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The site on a free port of this machine."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments: object) -> None:
            """Says nothing."""

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=folder)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def _instead(answer: bytes, route: Route) -> None:
    route.fulfill(body=answer, content_type="text/javascript; charset=utf-8")


def scaled(content: dict[str, Any], number: int) -> dict[str, Any]:
    """The same records again and again, under new ids, until there are ``number``."""
    rows = [
        [f"{row[0].rpartition('-')[0]}-{n:05}", *row[1:]]
        for n, row in enumerate(islice(cycle(content["rader"]), number), 1)
    ]
    return content | {"rader": rows}


def answers(page: Page, name: str, fields: list[str]) -> list[float]:
    return page.evaluate(
        _TIME,
        [
            name,
            fields,
            ["garanti", "begagnade möbler", "reservdelar", "å", "livslängd kemikalier", "avtal"],
        ],
    )


def measured(
    browser: Browser, address: str, name: str, label: str, data: dict[str, Any], facets: list[str]
) -> bool:
    """Prints the medians of one filter with given data; whether they are within the limit."""
    page = browser.new_page()
    page.route(
        f"**/poster/filter-{name}.js",
        functools.partial(_instead, filters.script(f"filter-{name}", data)),
    )
    page.goto(f"{address}{name}/")
    page.wait_for_selector(f"#{name}filter[data-klar]", timeout=60_000)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    medians = []
    for what, fields in (("val", list(islice(cycle(facets), ANSWERS))), ("ord", ["ord"] * ANSWERS)):
        times = answers(page, name, fields)
        medians.append(statistics.median(times))
        print(
            f"{label}, {len(data['rader'])} {name}, {what}: median {medians[-1]:.0f} ms, längst {max(times):.0f} ms (högst {LIMITS[label]:.0f})"
        )
    page.close()
    return max(medians) <= LIMITS[label]


def main(folder: Path) -> int:
    site = Site(collection.load(ROOT), (), Renderer(), date(2026, 11, 23), "https://example.org/")
    lexicon, _ = read_lexicon(ROOT / "data" / "sokord")
    right = True
    with served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, data in FILTERS.items():
            content, facets = (
                data.filter_content(site, lexicon),
                [facet.name for facet in data.facets(site)],
            )
            size = len(gzip.compress(filters.script(f"filter-{name}", content), 6))
            print(f"{name}: data i dag {size} byte komprimerat (högst {LARGEST_DATA})")
            right &= size <= LARGEST_DATA
            for label, rows in (("i dag", content), ("5 000 poster", scaled(content, 5_000))):
                right &= measured(browser, address, name, label, rows, facets)
        browser.close()
    return int(not right)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"))
