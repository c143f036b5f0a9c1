"""What many tests share: the site, built once and served, a browser, and a copy of the project to break."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import nginx
import pytest
from built_site import BuiltSite
from guide.build import building
from serving import Served

ROOT = Path(__file__).resolve().parents[1]
EDIT_BASE = "https://git.example/edit/main/"
CHROMIUM_SWITCHES = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# What a test asks for when it needs the built site, a browser or a server of its own.
WHOLE = {"listening", "browser", "chromium", "by_nginx"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need more than the code in memory, so that `make snabbtest` leaves them out."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if asked & WHOLE or {"browser", "slow"} & {mark.name for mark in item.iter_markers()}:
            item.add_marker("whole")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def listening() -> Iterator[socket.socket]:
    """A free port on this machine, kept for the whole run: the site is built for the address it is served at."""
    with socket.create_server(("127.0.0.1", 0)) as opened:
        yield opened


@pytest.fixture(scope="session")
def settings(listening: socket.socket) -> dict[str, str]:
    """What the site is built with."""
    return {
        "BUILD_DATE": "2026-11-23",
        "SITE_URL": f"http://127.0.0.1:{listening.getsockname()[1]}/",
        "EDIT_BASE": EDIT_BASE,
    }


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, settings: dict[str, str]) -> Path:
    """The folder of the site, built once by what `make site` uses."""
    folder = tmp_path_factory.mktemp("built") / "site"
    outcome = building.publish(ROOT, folder, settings=settings)
    if not outcome.ok:
        pytest.fail(f"The site cannot be built:\n{outcome.faults}", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def built(site: Path, settings: dict[str, str]) -> BuiltSite:
    """The built site, every page read once."""
    return BuiltSite(site, settings["SITE_URL"])


@pytest.fixture(scope="session")
def served(site: Path, listening: socket.socket) -> Iterator[str]:
    """The address of the built site, with a slash at its end."""
    with Served(site, listening) as address:
        yield address


@pytest.fixture(scope="session")
def by_nginx(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the compressed site behind nginx."""
    if not nginx.program():
        if shutil.which("apt-get"):
            pytest.fail("No nginx: run tests/browser.sh.")
        pytest.skip("nginx is fetched on Debian and Ubuntu only")
    folder = tmp_path_factory.mktemp("deployed") / "site"
    shutil.copytree(site, folder)
    subprocess.run([ROOT / "deploy" / "compress.sh", folder], check=True)
    with nginx.Nginx(folder, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the machine's own browser."""
    found = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if not found:
        pytest.fail("No Chromium: run tests/browser.sh, or set CHROMIUM to its path.")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[object]:
    """A running browser; each test opens its own context in it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_SWITCHES)
        yield running
        running.close()


@pytest.fixture
def page(browser, served: str) -> Iterator[object]:
    """An empty page of a fresh context. The test fails when a script fails, the CSP stops something, or another host is asked."""
    context = browser.new_context(locale="sv-SE", base_url=served)
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(f"script: {error}"))
    opened.on(
        "console",
        lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None,
    )
    opened.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith((served, "data:", "blob:", "about:"))
            else faults.append(f"request: {asked.url}")
        ),
    )
    yield opened
    context.close()
    assert not faults, faults


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project's content and code, to break and mend."""
    folder = tmp_path / "project"
    folder.mkdir()
    for name in ("data", "docs", "docs_sma", "hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder
