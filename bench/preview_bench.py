"""Measure the preview: from saving a file to seeing it in a browser, as an editor sits with it.

    python bench/preview_bench.py [--records 0 5000] [--times 10]

A copy of the project (with copied records, if asked for) is shown by the preview itself, a browser has the page open, a
file is saved, and the clock runs until the browser shows what was saved. Medians go to the terminal alone.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from build_bench import ENVIRONMENT, copy_project, verdict
from playwright.sync_api import Page, sync_playwright

CASE = "fall/hjo-cirkular-mobelhantering"
PAGE = "om/kontakt"
PREVIEW = """
import sys
from pathlib import Path
from guide.build import preview
sys.exit(preview.serve(Path(sys.argv[1]), int(sys.argv[2])))
"""
MARK, FAULT = "matning-nummer", "felnyckel"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as opened:
        return opened.getsockname()[1]


def put_in_title(file: Path, key: str, number: int) -> None:
    """Change the line of the title, so that the page's heading says the number."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    place = next(n for n, line in enumerate(lines) if line.startswith(key))
    lines[place] = f"{key}{MARK}-{number}\n"
    file.write_text("".join(lines), encoding="utf-8")


def opacity_of(number: int) -> str:
    """Another each time, written as a browser writes it."""
    return f"0.{number + 1}5"


def put_in_style(file: Path, number: int) -> None:
    text = file.read_text(encoding="utf-8").partition("\n/* mätning */")[0]
    file.write_text(
        f"{text}\n/* mätning */ h1 {{ opacity: {opacity_of(number)} }}\n", encoding="utf-8"
    )


def put_fault(file: Path, number: int | None) -> None:
    """A key that does not exist, another each time; None takes it away."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if FAULT not in line]
    faulty = [] if number is None else [f"{FAULT}-{number}: x"]
    file.write_text("\n".join([*lines, *faulty, ""]), encoding="utf-8")


def measured(
    page: Page, times: int, save: Callable[[int], None], seen: Callable[[int], str]
) -> float:
    """The median of the seconds from saving to seeing."""
    found = []
    for number in range(times):
        page.wait_for_timeout(700)
        started = time.perf_counter()
        save(number)
        page.wait_for_function(seen(number), polling=10, timeout=60_000)
        found.append(time.perf_counter() - started)
    return median(found)


def run(project: Path, records: int, times: int, chromium: str) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}/"
    # The copy's own code: the preview watches it, and nothing of this project changes.
    environment = ENVIRONMENT | {"PYTHONPATH": str(project / "hooks")}
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", PREVIEW, str(project), str(port)],
        cwd=project,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
            )
            page = browser.new_page(bypass_csp=True)
            page.set_default_timeout(120_000)
            while True:
                try:
                    page.goto(f"{address}{CASE}/")
                    if page.locator("article").count():
                        break
                except Exception:  # not there yet
                    time.sleep(0.1)
            first = time.perf_counter() - started
            heading = "document.querySelector('h1')?.textContent.includes('{}-{}')"
            case = project / "data" / f"{CASE}.yml"
            limit = 2.0 if records >= 5_000 else 1.0
            tell("från start till första sidan", first)
            tell(
                "post",
                measured(
                    page,
                    times,
                    lambda n: put_in_title(case, "titel: ", n),
                    lambda n: heading.format(MARK, n),
                ),
                limit,
            )
            style = project / "docs" / "assets" / "stil.css"
            shown = "getComputedStyle(document.querySelector('h1')).opacity === '{}'"
            tell(
                "stilmall",
                measured(
                    page,
                    times,
                    lambda n: put_in_style(style, n),
                    lambda n: shown.format(opacity_of(n)),
                ),
                0.3,
            )
            box = "document.querySelector('#preview-faults')?.textContent.includes('{}-{}:')"
            tell(
                "fel i en post",
                measured(page, times, lambda n: put_fault(case, n), lambda n: box.format(FAULT, n)),
                limit,
            )
            put_fault(case, None)
            page.goto(f"{address}{PAGE}/")
            text = project / "docs" / f"{PAGE}.md"
            tell(
                "sida",
                measured(
                    page,
                    times,
                    lambda n: put_in_title(text, "# ", n),
                    lambda n: heading.format(MARK, n),
                ),
                limit,
            )
            browser.close()
    finally:
        process.terminate()
        process.wait()


def tell(what: str, seconds: float, most: float | None = None) -> None:
    held = "" if most is None else f"  (högst {most:.1f}): {verdict(seconds <= most)}"
    print(f"  {what:32}{seconds:6.2f} s{held}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Mät förhandsvisningen.")
    parser.add_argument("--records", type=int, nargs="+", default=[0, 5_000])
    parser.add_argument("--times", type=int, default=10)
    given = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))))
    for records in given.records:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            project = Path(folder)
            total = copy_project(project, records)
            print(f"\nFrån att spara till att se, {total} poster med sida, median av {given.times}")
            run(project, records, given.times, chromium)


if __name__ == "__main__":
    main()
