"""The editor in a real browser: axe, keyboard, small screens, with and without script, the policy never broken."""

import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from axe import axe_faults
from editor_project import git

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "tests" / "vendor" / "axe.min.js"
CASE = "/post/fall/hjo-cirkular-mobelhantering"
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def served(original, tmp_path_factory, unused_port):
    """The address of the service over a repository of its own, as `make redigera` starts it."""
    folder = tmp_path_factory.mktemp("serverad") / "projekt"
    git(original.parent, "clone", "-q", "--local", str(original), str(folder))
    command = [sys.executable, "-m", "editor", "--projekt", str(folder), "--port", str(unused_port)]
    running = subprocess.Popen(
        command,
        env=os.environ | {"PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
    )
    address = f"http://127.0.0.1:{unused_port}"
    assert b"Redigera" in running.stdout.readline()
    for _ in range(100):
        try:
            urllib.request.urlopen(f"{address}/vem", timeout=5)
            break
        except OSError:
            time.sleep(0.1)
    yield address, folder
    running.terminate()
    running.wait(10)


def someone(browser, served, name, **settings):
    """A person's own context, who has said who they are; faults of scripts and policy end the test."""
    context = browser.new_context(locale="sv-SE", base_url=served[0], **settings)
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(f"script: {error}"))
    page.on(
        "console",
        lambda said: page.faults.append(said.text) if "Content Security" in said.text else None,
    )
    page.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith((served[0], "data:", "about:"))
            else page.faults.append(asked.url)
        ),
    )
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/vem")
    page.fill("#vem", name)
    page.click("button:has-text('Fortsätt')")
    return page


@pytest.fixture
def editor_page(browser, served):
    page = someone(browser, served, "redaktör")
    yield page
    page.context.close()
    assert not page.faults


SEEN = {
    "start": "/",
    "vem": "/vem",
    "lista": "/post/krav?q=bord",
    "krav": "/post/krav/mob-002",
    "fall": CASE,
    "term": "/post/termer/ord-001",
    "nytt krav": "/ny/krav",
    "sidor": "/sidor",
    "sida": "/sida/docs/metoder/lcc.md",
    "sydsamisk sida": "/sida/docs_sma/om/kontakt.md",
    "ny sida": "/ny-sida",
    "flytta": "/flytta/docs/om/kontakt.md",
    "ta bort": "/post/regler/lou-kontraktsvillkor/ta-bort",
}


@pytest.mark.parametrize("name", SEEN)
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(browser, served, name):
    page = someone(browser, served, "granskare", reduced_motion="reduce", bypass_csp=True)
    page.goto(SEEN[name])
    page.add_script_tag(path=AXE)
    faults = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        faults += axe_faults(page, f"{name}, {scheme}")
    page.set_viewport_size({"width": 320, "height": 640})
    width = page.evaluate("document.documentElement.scrollWidth")
    page.context.close()
    assert not faults, "\n".join(faults)
    assert width <= 320


def save(page):
    page.locator("button[value=spara]").first.click()
    page.wait_for_selector("[role=status]")


def test_a_case_is_corrected_reviewed_and_published_without_script(browser, served):
    writer = someone(browser, served, "redaktör utan skript", java_script_enabled=False)
    writer.goto(CASE)
    writer.fill("[name='lardomar 1']", "Förråden fylldes.")
    save(writer)
    writer.click("a[href^='/utkast/']")
    draft = writer.url
    writer.click("text=Skicka till granskning")
    reader = someone(browser, served, "granskare utan skript", java_script_enabled=False)
    reader.goto(draft)
    assert reader.locator("ins").first.inner_text()
    reader.click("text=Godkänn och publicera", timeout=240_000)
    reader.wait_for_selector("text=Publicerat.", timeout=240_000)
    _, folder = served
    assert "  - Förråden fylldes.\n" in git(
        folder, "show", "main:data/fall/hjo-cirkular-mobelhantering.yml"
    )
    built = folder / "site" / "fall" / "hjo-cirkular-mobelhantering" / "index.html"
    assert "Förråden fylldes." in built.read_text(encoding="utf-8")
    assert not writer.faults and not reader.faults
    writer.context.close()
    reader.context.close()


def test_the_real_page_follows_what_is_written_and_runs_nothing(editor_page):
    page = editor_page
    page.goto("/post/krav/mob-002")
    frame = page.frame_locator("iframe[name=forhand]")
    frame.locator("h1").wait_for()
    page.fill("[name=titel]", "En titel som ingen har sett")
    frame.locator("h1:has-text('En titel som ingen har sett')").wait_for(timeout=20_000)
    page.fill("[name=kontrollerad]", "i går")
    frame.locator("text=Förhandsvisningen väntar: kontrollerad").wait_for(timeout=20_000)


def test_a_row_that_is_added_takes_the_keyboard_with_it(editor_page):
    page = editor_page
    page.goto(CASE)
    page.focus("button[value='ny lardomar']")
    page.keyboard.press("Enter")
    page.wait_for_selector("[name='lardomar 4']")
    assert page.evaluate("document.activeElement.name") == "lardomar 4"
    page.keyboard.type("Skrivet utan mus.")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=status]")
    assert page.input_value("[name='lardomar 4']") == "Skrivet utan mus."


def test_markdown_has_buttons_and_markers_where_the_cursor_stands(editor_page):
    page = editor_page
    page.goto("/sida/docs/metoder/lcc.md")
    page.evaluate(
        "() => { const t = document.querySelector('#text'); t.focus(); t.setSelectionRange(0, 0); }"
    )
    page.click("text=Fet")
    assert page.input_value("#text").startswith("**text**")
    page.select_option("#markor", "attseover")
    page.click("#lagg-markor")
    assert "<!-- attseover -->" in page.input_value("#text").partition("# ")[0]
    page.reload()
