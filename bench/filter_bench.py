"""How fast the filter of /krav/ answers in Chromium with the processor slowed four times: today and at 5,000 requirements.

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

from playwright.sync_api import Page, Route, sync_playwright

from guide import collection, filters, requirement_data
from guide.context import Site
from guide.render import Renderer

ROOT = Path(__file__).resolve().parents[1]
LIMITS = {"i dag": 50.0, "5 000 krav": 150.0}
LARGEST_DATA = 60_000
ANSWERS = 30

# Each answer: change the form, tell the script, and ask for the height, which makes the browser lay the list out.
_TIME = """([names, words]) => {
  const form = document.getElementById("kravfilter"), times = [];
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

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def _instead(answer: bytes, route: Route) -> None:
    route.fulfill(body=answer, content_type="text/javascript; charset=utf-8")


def scaled(content: dict[str, Any], number: int) -> dict[str, Any]:
    """The same requirements again and again, under new ids, until there are ``number``."""
    rows = [[f"{row[0].rpartition('-')[0]}-{n:05}", *row[1:]] for n, row in enumerate(islice(cycle(content["rader"]), number), 1)]
    return content | {"rader": rows}


def answers(page: Page, names: list[str]) -> list[float]:
    return page.evaluate(_TIME, [names, ["garanti", "begagnade möbler", "reservdelar", "å", "livslängd kemikalier", "avtal"]])


def main(folder: Path) -> int:
    site = Site(collection.load(ROOT), (), Renderer(), date(2026, 11, 23), "https://example.org/")
    content = requirement_data.filter_content(site)
    facets = [facet.name for facet in requirement_data.facets(site)]
    variants = {"i dag": content, "5 000 krav": scaled(content, 5_000)}
    size = len(gzip.compress(filters.script("filter-krav", content), 6))
    print(f"data i dag: {size} byte komprimerat (högst {LARGEST_DATA})")
    failed = size > LARGEST_DATA
    with served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        for name, data in variants.items():
            page, answer = browser.new_page(), filters.script("filter-krav", data)
            page.route("**/poster/filter-krav.js", functools.partial(_instead, answer))
            page.goto(f"{address}krav/")
            page.wait_for_selector("#kravfilter[data-klar]", timeout=60_000)
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
            for what, names in (("val", list(islice(cycle(facets), ANSWERS))), ("ord", ["ord"] * ANSWERS)):
                times = answers(page, names)
                median = statistics.median(times)
                failed |= median > LIMITS[name]
                print(f"{name}, {len(data['rader'])} krav, {what}: median {median:.0f} ms, längst {max(times):.0f} ms (högst {LIMITS[name]:.0f})")
            page.close()
        browser.close()
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"))
