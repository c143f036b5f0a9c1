"""Measure the document builder: what its first view weighs, and how long a set of forty modules takes to a zip.

    python bench/builder_bench.py [--runs 3]

The site is built aside and served by nginx. The processor is slowed four times. Limits: 60 kB and two seconds.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]

from guide.build import building  # noqa: E402
from guide.records import collection  # noqa: E402

SLOWER = 4
MODULES = 40
LIMIT_KB, LIMIT_S = 60, 2.0
CLOCK = "performance.now()"


def seconds_to_zip(page: Page, address: str, ids: list[str]) -> float:
    """Seconds from the press of the button to the file, with all data and scripts at hand."""
    page.goto("about:blank")
    page.goto(f"{address}#krav={','.join(ids)}&kop.slag=annonserad-over&kop.titel=Prov")
    page.wait_for_selector("#underlag[data-klar]")
    with page.expect_download():
        page.click("#underlag [data-gor=kravbilaga]")
    start = page.evaluate(CLOCK)
    with page.expect_download():
        page.click("#underlag [data-gor=allt]")
    return (page.evaluate(CLOCK) - start) / 1000


def main() -> int:
    """Print both figures beside their limits; 1 when one is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    ids = sorted(collection.load(ROOT).requirements)[:MODULES]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        site = Path(folder) / "site"
        building.publish(ROOT, site)
        weight = _first_view(site)
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--headless", "--no-sandbox"]
        )
        page = browser.new_page(accept_downloads=True)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        address = (site / "underlag/index.html").as_uri()
        seconds = median(seconds_to_zip(page, address, ids) for _ in range(runs))
        browser.close()
    print(f"builder, first view   {weight:6.1f} kB   limit {LIMIT_KB} kB")
    print(f"builder, {MODULES} to a zip  {seconds:6.2f} s    limit {LIMIT_S} s ({SLOWER}x slower)")
    return int(weight > LIMIT_KB or seconds > LIMIT_S)


def _first_view(site: Path) -> float:
    """Compressed kB of what the page asks for by itself."""

    names = (
        "underlag/index.html", "assets/stil.css", "assets/underlag.css", "assets/sida.js",
        "assets/underlag.js", "assets/poster/underlag-bas.js", "assets/favicon.svg",
    )  # fmt: skip
    return sum(len(gzip.compress((site / name).read_bytes(), 9)) for name in names) / 1000


if __name__ == "__main__":
    sys.exit(main())
