"""The two calculators in a browser with a processor four times slower: first view, and time from a change to its answer.

Needs a built site (make site). Prints the median and the worst of many changes; the aim is 16 ms.
"""

import argparse
import functools
import http.server
import shutil
import sys
import threading
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
SLOWER = 4
STATE = (
    "#vara=vara-kontorsstol&antal=60&nytt-pris=4000&begagnat-pris=1500&renoverat-pris=1900"
    "&hyra-hyra=60&behalla-liv=4"
)
# A change as typing makes it, all that the page does in answer to it included.
CHANGE = """(runs) => {
  const field = document.getElementById("antal"), times = [];
  for (let i = 0; i < runs; i += 1) {
    field.value = String(60 + (i % 7));
    const start = performance.now();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    document.body.getBoundingClientRect();
    times.push(performance.now() - start);
  }
  return times;
}"""
FIRST = """() => {
  const [page] = performance.getEntriesByType("navigation");
  const files = performance.getEntriesByType("resource");
  return [page.domContentLoadedEventEnd, page.encodedBodySize
    + files.reduce((sum, file) => sum + file.encodedBodySize, 0), files.length + 1];
}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        pass


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    runs = parser.parse_args().runs
    found = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    if not found:
        sys.exit("No Chromium: run tests/browser.sh.")
    from playwright.sync_api import sync_playwright

    handler = functools.partial(Quiet, directory=str(ROOT / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for name, path, ready in (
            ("life cycle", f"/rakna/livscykel/{STATE}", "#livscykel[data-klar]"),
            ("try a demand", "/prova-krav/", "#kravprov[data-klar]"),
        ):
            page = browser.new_page()
            session = page.context.new_cdp_session(page)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            page.goto(address + path)
            page.wait_for_selector(ready)
            ms, size, files = page.evaluate(FIRST)
            print(f"{name:14} first view {ms:5.0f} ms, {size / 1000:5.1f} kB in {files} files")
            if name == "life cycle":
                times = page.evaluate(CHANGE, runs)
                print(f"{name:14} change     {median(times):5.1f} ms, worst {max(times):5.1f} ms")
            page.close()
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
