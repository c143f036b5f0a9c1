"""Every page and every tool in a browser: the policy stops nothing, nothing is stored unasked, and no other host is asked.

All of it twice: with the policy of the pages alone, and behind nginx with the headers of deploy/nginx.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from samples import SAMPLES, open_details, open_menu

pytestmark = pytest.mark.browser

LISTEN = "window.stopped = []; addEventListener('securitypolicyviolation', (event) => stopped.push(`${event.violatedDirective}: ${event.blockedURI}`));"
STORED = """async () => ({ cookie: document.cookie, local: Object.keys(localStorage), session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map(({ name }) => name), caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length })"""
NOTHING = {"cookie": "", "local": [], "session": [], "databases": [], "caches": [], "workers": 0}


@pytest.fixture(scope="module", params=["served", "by_nginx"])
def address(request: pytest.FixtureRequest) -> str:
    return request.getfixturevalue(request.param)


class Watched:
    """A page, and all that it was stopped from, asked for elsewhere or failed with."""

    def __init__(self, context: object, address: str):
        self.context, self.address, self.faults = context, address, []
        self.page = context.new_page()
        self.page.on(
            "console",
            lambda said: (
                self.faults.append(f"console: {said.text}")
                if "Content Security Policy" in said.text
                or (said.type == "error" and "404" not in said.text)
                else None
            ),
        )
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        context.on(
            "request",
            lambda asked: (
                self.faults.append(f"request: {asked.url}")
                if not asked.url.startswith((address, "data:", "blob:", "about:"))
                else None
            ),
        )
        self.page.on("websocket", lambda socket: self.faults.append(f"socket: {socket.url}"))

    def open(self, path: str, selector: str = "main") -> object:
        self.page.goto(self.address + path)
        self.page.wait_for_selector(selector)
        return self.page

    def stored(self) -> dict:
        return self.page.evaluate(STORED)

    def check(self, where: str) -> None:
        """Nothing has been stopped, asked for or stored since the last time."""
        self.faults += self.page.evaluate("stopped.splice(0)")
        assert not self.faults, f"{where}: {self.faults}"
        assert self.stored() == NOTHING and not self.context.cookies(), where


@pytest.fixture
def watched(browser, address: str) -> Iterator[Watched]:
    context = browser.new_context(locale="sv-SE")
    context.add_init_script(LISTEN)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
    yield Watched(context, address)
    context.close()


def test_the_watch_sees_what_it_looks_for(watched: Watched):
    """A page that does what must not happen is told for each of it."""
    page = watched.open("om/")
    page.evaluate("""() => { const image = document.createElement('img'); image.src = 'https://example.org/x.png'; document.body.append(image);
      const script = document.createElement('script'); script.textContent = '1'; document.body.append(script); sessionStorage.x = 1; document.cookie = 'x=1'; }""")
    page.wait_for_function("stopped.length >= 2")
    assert watched.stored()["session"] == ["x"] and watched.context.cookies()
    with pytest.raises(AssertionError, match="img-src"):
        watched.check("om/")


def test_opening_pages_stores_and_asks_for_nothing(watched: Watched):
    for sample in SAMPLES:
        page = watched.open(sample.address)
        sample.prepare(page)
        open_details(page)
        watched.check(sample.name)


def test_menu_and_copying(watched: Watched):
    page = watched.open("krav/mob-001/", ".copy-button")
    page.set_viewport_size({"width": 320, "height": 640})
    open_menu(page)
    page.keyboard.press("Escape")
    for button in page.locator("main .copy-button").all():
        button.click()
        expect(page.locator("#besked")).not_to_be_empty()
    assert "text/html" in page.evaluate("navigator.clipboard.read().then(([item]) => item.types)")
    watched.check("copying")


def test_searching(watched: Watched):
    page = watched.open("")
    page.locator("main input[type=search]").fill("begagnade möbler")
    page.keyboard.press("Enter")
    page.wait_for_selector("#sokresultat li")
    watched.check("search from the start page")
    page.select_option("#sokformular select", index=1)
    page.locator("#sokformular input[type=search]").fill("LOU 9 kap. 4 §")
    page.keyboard.press("Enter")
    page.wait_for_selector("#sokresultat li, #sokstatus:not(:empty)")
    watched.check("search for a law")
    page.locator("#sokformular input[type=search]").fill("xyzzyplugh")
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    watched.check("search for nothing")


def test_filtering_comparing_and_taking_along(watched: Watched):
    page = watched.open("krav/", "#kravfilter[data-klar]")
    page.select_option("#filter-grupp", "mobler")
    page.fill("#filter-ord", "garanti")
    page.locator("#kravfilter button[type=reset]").click()
    for number in (0, 1):
        page.locator("#kravtraffar input").nth(number).check()
    page.locator("#kravfilter button[type=submit]").click()
    watched.check("filter")
    page.locator(".valda a", has_text="Jämför").click()
    page.wait_for_selector("#jamforelse[data-klar] .jamfor")
    page.fill("#jamfor-id", "it-002")
    page.press("#jamfor-id", "Enter")
    expect(page.locator(".jamfor thead th")).to_have_count(3)
    watched.check("comparison")
    page.locator("#jamforelse a.button", has_text="underlag").click()
    page.wait_for_selector("#underlag[data-klar]")
    page.fill("#f-kop_titel", "Stolar")
    for action in page.eval_on_selector_all(
        "#ta-med-lista [data-gor]", "all => all.map(one => one.dataset.gor)"
    ) + ["allt", "spara"]:
        with page.expect_download() as waiting:
            page.click(f"#underlag [data-gor={action}]")
        assert waiting.value.path().stat().st_size > 100, action
        page.wait_for_timeout(120)  # Chromium drops the eleventh file within a second
    page.click("[data-gor=lank]")
    assert page.evaluate("navigator.clipboard.readText()").startswith(
        f"{watched.address}underlag/#krav="
    )
    page.click("[data-gor=tom]")
    page.click("[data-gor=tom-ja]")
    page.click("[data-gor=angra]")
    watched.check("builder")


def test_only_the_readers_own_click_stores_and_another_takes_it_away(watched: Watched):
    page = watched.open("underlag/#krav=mob-001,it-002", "#underlag[data-klar]")
    watched.check("builder before the click")
    page.click("[data-gor=spara-har]")
    assert watched.stored() == NOTHING | {"local": ["underlag"]}
    page.reload()
    page.wait_for_selector("#underlag[data-klar]")
    page.click("[data-gor=glom]")
    watched.check("builder after it was forgotten")


def test_ready_files_are_handed_over_by_the_site_itself(watched: Watched):
    page = watched.open("krav/mobler/", ".download-list a")
    for link in page.locator(".download-list a").all()[:2]:
        with page.expect_download() as waiting:
            link.click()
        assert waiting.value.url.startswith(watched.address)
    watched.check("ready files")
