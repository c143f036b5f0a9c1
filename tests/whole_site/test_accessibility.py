"""WCAG 2.2 AA in a real browser: axe-core on every kind of page, and what axe cannot see."""

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from axe import TAGS, axe_faults
from built_site import BuiltSite
from lxml import html as markup
from samples import BY_NAME, SAMPLES, Sample, open_details, open_menu

AXE = Path(__file__).parents[1] / "vendor" / "axe.min.js"
WIDTHS = (320, 768, 1280)
HEIGHTS = {320: 640, 768: 1024, 1280: 800}
# All rules in light; in dark those that measure colours, for the dark scheme changes nothing but the colours.
SCHEMES = {"light": TAGS, "dark": ["color-contrast", "link-in-text-block"]}
LANGUAGES = {"sv", "sma", "en", "nb", "no", "da", "fi", "de", "nl", "fr", "it", "es"}

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def axe_context(browser, served: str) -> Iterator[object]:
    """A context where axe is there before the page; no motion, so that no colour is measured on its way to another."""
    context = browser.new_context(locale="sv-SE", base_url=served, reduced_motion="reduce")
    context.add_init_script(path=AXE)
    yield context
    context.close()


@pytest.fixture(scope="module")
def context(browser, served: str) -> Iterator[object]:
    context = browser.new_context(locale="sv-SE", base_url=served, reduced_motion="reduce")
    yield context
    context.close()


def opened(context, sample: Sample, width: int = 1280):
    """The sample in a new tab, ready."""
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 800)})
    page.goto(f"/{sample.address}")
    sample.prepare(page)
    return page


# Hundreds of entries of one shape: axe reads the first of them in six settings, html-validate reads every one.
SHORTEN = """() => { for (const parent of document.querySelectorAll('main *'))
  for (const entry of [...parent.children].slice(60)) if (entry.matches('li, tr, dt, dd, div')) entry.remove(); }"""


def in_every_light(page) -> list[str]:
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        for scheme, rules in SCHEMES.items():
            page.emulate_media(color_scheme=scheme)
            faults += axe_faults(page, f"{width} px, {scheme}", rules)
    return faults


def tell(faults: list[str]) -> None:
    if faults:
        pytest.fail("\n".join([f"{len(faults)} faults:", *faults[:40]]), pytrace=False)


# --- axe-core


def test_axe_is_the_one_that_is_written_down():
    assert hashlib.sha256(AXE.read_bytes()).hexdigest() in (AXE.parent / "README.md").read_text(
        encoding="utf-8"
    )


def test_every_kind_of_page_has_a_sample(built: BuiltSite):
    def kind(page):
        return next(element.attributes.get("class", "") for element in page.all("body")), page.lang

    pages = [page for page in built.pages.values() if not page.is_redirect]
    looked_at = {kind(built.pages[sample.path]) for sample in SAMPLES}
    assert {kind(page) for page in pages} <= looked_at


def test_the_dark_scheme_changes_colours_alone(built: BuiltSite):
    """That is why most of axe's rules need to be run in one scheme only."""
    for path in sorted(path for path in built.files if path.endswith(".css")):
        text = re.sub(
            r"/\*.*?\*/", "", (built.folder / path).read_text(encoding="utf-8"), flags=re.S
        )
        for block in re.findall(
            r"@media[^{]*prefers-color-scheme[^{]*\{\s*:root\s*\{([^}]*)\}\s*\}", text
        ):
            assert all(
                line.strip().startswith(("--", "color-scheme:"))
                for line in block.split(";")
                if line.strip()
            ), path
        assert text.count("prefers-color-scheme") == len(
            re.findall(r"prefers-color-scheme[^{]*\{\s*:root\s*\{[^}]*\}\s*\}", text)
        ), path


@pytest.mark.parametrize("name", BY_NAME)
def test_axe_finds_nothing(axe_context, name: str):
    page = opened(axe_context, BY_NAME[name])
    try:
        open_details(page)
        page.evaluate(SHORTEN)
        tell(in_every_light(page))
    finally:
        page.close()


@pytest.mark.parametrize("name", ["start", "requirement", "sma start"])
def test_axe_finds_nothing_with_the_menu_open_and_the_rest_closed(axe_context, name: str):
    faults = []
    for width in (320, 768):
        page = opened(axe_context, BY_NAME[name], width)
        open_menu(page)
        for scheme, rules in SCHEMES.items():
            page.emulate_media(color_scheme=scheme)
            faults += axe_faults(page, f"{width} px, {scheme}", rules)
        page.close()
    tell(faults)


# --- The keyboard

WALK = """() => {
  const node = document.activeElement;
  if (!node || node === document.body || node === document.documentElement) return null;
  const tabbable = [...document.querySelectorAll('a[href], area[href], button, input, select, textarea, summary, [tabindex]')];
  const style = getComputedStyle(node);
  const box = node.getBoundingClientRect();
  const points = [[.5, .5], [.05, .1], [.95, .1], [.05, .9], [.95, .9]];
  // The part of each box that is inside the window: a table may be taller than it.
  const inWindow = (from, length, most) => [Math.max(from, 0), Math.min(from + length, most)];
  const seen = [...node.getClientRects()].some((box) => points.some(([x, y]) => {
    const [left, right] = inWindow(box.left, box.width, innerWidth);
    const [top, bottom] = inWindow(box.top, box.height, innerHeight);
    const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
    return hit && (node.contains(hit) || hit.contains(node));
  }));
  return { number: tabbable.indexOf(node), what: node.outerHTML.slice(0, 110),
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth), colour: style.outlineColor,
    shown: node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && box.width > 1 && box.height > 1,
    inside: box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight, seen };
}"""
REACHABLE = """() => {
  const groups = new Set();
  return [...document.querySelectorAll('a[href], area[href], button, input, select, textarea, summary, [tabindex]')].map((node, number) => [node, number])
    .filter(([node]) => node.tabIndex >= 0 && !node.disabled && !node.closest('[inert]') && node.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false }))
    .filter(([node]) => !(node.type === 'radio' && !node.checked)).map(([, number]) => number);
}"""


def walk(page, key: str = "Tab", most: int = 900) -> list[dict]:
    """All that has focus in turn, until the page has been left."""
    stops: list[dict] = []
    for _ in range(most):
        page.keyboard.press(key)
        stop = page.evaluate(WALK)
        if stop is None or (stops and stop["number"] == stops[0]["number"]):
            return stops
        if (
            not stops or stop["number"] != stops[-1]["number"]
        ):  # a date field has three stops of its own
            stops.append(stop)
    raise AssertionError(f"the keyboard never leaves the page: {stops[-1]}")


def stop_faults(stops: list[dict], where: str) -> list[str]:
    wrong = {
        "is not shown": lambda s: not s["shown"],
        "is outside the window": lambda s: not s["inside"],
        "is covered by something": lambda s: s["shown"] and s["inside"] and not s["seen"],
        "has no outline of 3 px": lambda s: s["outline"] < 3,
    }
    return [
        f"{where}: focus {fault}: {stop['what']}"
        for stop in stops
        for fault, test in wrong.items()
        if test(stop)
    ]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "name",
    [
        "start",
        "krav, filtered",
        "group",
        "requirement",
        "comparison",
        "builder",
        "method with checklist",
        "time line",
        "fall",
        "pre-study",
        "search",
        "data",
        "missing page",
        "sma start",
    ],
)
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(
    context, name: str, width: int
):
    page = opened(context, BY_NAME[name], width)
    try:
        expected = page.evaluate(REACHABLE)
        stops = walk(page)
        numbers = [stop["number"] for stop in stops]
        faults = stop_faults(stops, f"{width} px")
        if numbers != sorted(numbers):
            faults.append(f"not in the order of the page: {numbers}")
        describe = "n => document.querySelectorAll('a[href], area[href], button, input, select, textarea, summary, [tabindex]')[n].outerHTML.slice(0, 110)"
        faults += [
            f"never reached: {page.evaluate(describe, number)}"
            for number in sorted(set(expected) - set(numbers))
        ]
        faults += [
            f"reached though hidden: {page.evaluate(describe, number)}"
            for number in sorted(set(numbers) - set(expected))
        ]
        tell(faults)
    finally:
        page.close()


@pytest.mark.parametrize("name", ["krav, filtered", "group"])
def test_focus_is_not_covered_when_walking_backwards_over_the_bar_of_chosen_ones(
    context, name: str
):
    page = opened(context, BY_NAME[name], 320)
    try:
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.locator(".site-footer a").last.focus()
        tell(stop_faults(walk(page, "Shift+Tab"), "320 px"))
    finally:
        page.close()


@pytest.mark.parametrize("name", ["start", "requirement", "sma start"])
def test_the_menu_on_a_phone_is_a_button_that_keeps_its_word(context, name: str):
    page = opened(context, BY_NAME[name], 320)
    try:
        button, link = page.locator(".menu-button"), page.locator("#sidans-meny a")
        assert (
            button.get_attribute("aria-expanded") == "false"
            and button.get_attribute("aria-controls") == "sidans-meny"
        )
        assert not link.first.is_visible()
        button.focus()
        page.keyboard.press("Enter")
        assert button.get_attribute("aria-expanded") == "true" and link.first.is_visible()
        link.nth(2).focus()
        page.keyboard.press("Escape")
        assert button.get_attribute("aria-expanded") == "false" and not link.first.is_visible()
        assert page.evaluate("document.activeElement.className") == "menu-button"
        page.keyboard.press("Space")
        tell(stop_faults(walk(page), "menu open"))
    finally:
        page.close()


def test_the_first_stop_leads_past_the_menu(context):
    page = opened(context, BY_NAME["requirement"])
    try:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#innehall"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    finally:
        page.close()


@pytest.mark.parametrize(
    "name", ["start", "krav", "requirement", "builder", "comparison", "search"]
)
def test_no_single_key_does_anything(context, name: str):
    page = opened(context, BY_NAME[name])
    try:
        state = "[location.href, scrollX, scrollY, document.activeElement.outerHTML.slice(0, 200), document.body.innerHTML.length]"
        before = page.evaluate(state)
        for key in [*"abcdefghijklmnopqrstuvwxyzåäöFSNP0123456789", "/", "?", ".", ",", "-", "+"]:
            page.keyboard.press(key) if key.isascii() else page.keyboard.insert_text(key)
        page.wait_for_timeout(100)
        assert page.evaluate(state) == before
    finally:
        page.close()


# --- Layout

WIDER = """limit => {
  if (document.documentElement.scrollWidth <= limit) return [];
  const scrolls = (node) => { for (let p = node.parentElement; p && p !== document.body; p = p.parentElement) if (getComputedStyle(p).overflowX !== 'visible') return true; return false; };
  const found = [...document.body.querySelectorAll('*')].filter((node) => node.getBoundingClientRect().right > limit + .5 && !scrolls(node));
  return [`${document.documentElement.scrollWidth} px wide`, ...found.slice(-3).map((node) => node.outerHTML.slice(0, 120))];
}"""
CLIPPED = """() => [...document.body.querySelectorAll('*')].filter((node) => {
  if (node.matches('.unseen, .unseen *, select, input, textarea, svg *, .site-search label, [hidden] *') || !node.checkVisibility() || !node.textContent.trim()) return false;
  const style = getComputedStyle(node);
  const hides = (value) => value === 'hidden' || value === 'clip';
  return (hides(style.overflowX) && node.scrollWidth > node.clientWidth + 1) || (hides(style.overflowY) && node.scrollHeight > node.clientHeight + 1)
    || style.textOverflow === 'ellipsis';
}).map((node) => node.outerHTML.slice(0, 140))"""
SMALL = """() => {
  const inText = (node) => node.matches('a') && getComputedStyle(node).display === 'inline'
    && [...node.parentElement.childNodes].some((other) => other !== node && !other.contains?.(node) && other.textContent.trim().length > 1
      && (other.nodeType === Node.TEXT_NODE || getComputedStyle(other).display.startsWith('inline')));
  const inSentence = (node) => { for (let n = node; n && /^(A|STRONG|EM|CITE|SPAN|MARK|CODE|Q|I|B)$/.test(n.tagName); n = n.parentElement) {
    if (getComputedStyle(n).display !== 'inline') return false;
    if ([...n.parentElement.childNodes].some((o) => o !== n && o.nodeType === Node.TEXT_NODE && o.data.trim())) return true;
  } return inText(node); };
  const size = (node) => { const boxes = [node, ...(node.labels ?? [])].map((n) => n.getBoundingClientRect());
    return [Math.max(...boxes.map((b) => b.width)), Math.max(...boxes.map((b) => b.height))]; };
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter((node) => !node.matches('.skip') && node.checkVisibility({ visibilityProperty: true }) && !node.closest('svg') && !inSentence(node))
    .map((node) => [node, ...size(node)]).filter(([, width, height]) => width < 23.9 || height < 23.9)
    .map(([node, width, height]) => `${Math.round(width)}×${Math.round(height)}: ${node.outerHTML.slice(0, 140)}`);
}"""
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""


@pytest.mark.parametrize("name", BY_NAME)
def test_the_page_holds_on_a_narrow_screen_and_with_more_air_in_the_text(context, name: str):
    page = opened(context, BY_NAME[name], 320)
    try:
        open_details(page)
        faults = [f"320 px: {what}" for what in page.evaluate(WIDER, 320)]
        faults += [f"320 px: too small to hit: {what}" for what in page.evaluate(SMALL)]
        faults += [f"320 px: clipped: {what}" for what in page.evaluate(CLIPPED)]
        page.evaluate(SPACING)
        for width in (320, 640, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            faults += [f"text spacing, {width} px: {what}" for what in page.evaluate(WIDER, width)]
            faults += [
                f"text spacing, {width} px: clipped: {what}" for what in page.evaluate(CLIPPED)
            ]
        tell(faults)
    finally:
        page.close()


@pytest.mark.parametrize("name", BY_NAME)
def test_targets_are_large_enough_on_a_desk_and_headings_have_plain_names(context, name: str):
    """Headings are read after the scripts have run; tests/whole_site/test_site.py reads those of every page as sent."""
    page = opened(context, BY_NAME[name])
    try:
        faults = [f"too small to hit: {what}" for what in page.evaluate(SMALL)]
        headings = page.evaluate("""() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((node) => node.checkVisibility())
            .map((node) => [Number(node.tagName[1]), node.textContent.trim()])""")
        levels = [level for level, _ in headings]
        faults += [f"h{a} → h{b}" for a, b in pairwise(levels) if b > a + 1]
        faults += [f"{levels.count(1)} h1"] if levels.count(1) != 1 else []
        faults += [
            f"heading without a name of words: {text!r}"
            for _, text in headings
            if not re.search(r"\w", text) or "¶" in text
        ]
        seconds = [text for level, text in headings if level == 2]
        faults += [
            f"two sections of one name: {text}"
            for text in {text for text in seconds if seconds.count(text) > 1}
        ]
        faults += [
            f"table without name: {what}"
            for what in page.evaluate(
                "() => [...document.querySelectorAll('table')].filter((t) => t.checkVisibility() && !t.caption?.textContent.trim() && !t.closest('[role=region][aria-label]')).map((t) => t.outerHTML.slice(0, 120))"
            )
        ]
        tell(faults)
    finally:
        page.close()


# --- Names and languages, on every page


def every_page(built: BuiltSite):
    return [
        (path, markup.fromstring(page.source))
        for path, page in built.pages.items()
        if not page.is_redirect
    ]


def name_of(node, tree) -> str:
    if "aria-labelledby" in node.attrib:
        return " ".join(
            tree.get_element_by_id(id_).text_content().strip()
            for id_ in node.get("aria-labelledby").split()
        )
    return (node.get("aria-label") or "").strip()


def test_every_part_has_a_known_language_and_sami_is_marked(built: BuiltSite):
    faults = []
    for path, tree in every_page(built):
        faults += [
            f"{path}: lang={node.get('lang')!r}"
            for node in tree.xpath("//*[@lang]")
            if node.get("lang") not in LANGUAGES
        ]
        for node in tree.xpath("//body//*[not(self::script)][contains(text(), 'Åarjelsaemien')]"):
            if next(n.get("lang") for n in [node, *node.iterancestors()] if n.get("lang")) != "sma":
                faults.append(f"{path}: Åarjelsaemien outside lang=sma")
    tell(faults)


def test_landmarks_have_names_of_their_own(built: BuiltSite):
    faults = []
    for path, tree in every_page(built):
        names = [
            name_of(node, tree)
            for node in tree.xpath("//nav | //*[@role='navigation'] | //*[@role='region']")
        ]
        faults += [f"{path}: a landmark without a name"] if "" in names else []
        faults += [
            f"{path}: two landmarks are named {name!r}"
            for name in set(names)
            if name and names.count(name) > 1
        ]
        faults += (
            [f"{path}: {len(tree.xpath('//main'))} main"] if len(tree.xpath("//main")) != 1 else []
        )
    tell(faults)


def test_every_table_has_a_caption_or_stands_in_a_named_region(built: BuiltSite):
    tell(
        [
            f"{path}: {markup.tostring(table, encoding='unicode')[:120]}"
            for path, tree in every_page(built)
            for table in tree.xpath("//table")
            if not table.xpath("caption[normalize-space()]")
            and not table.xpath("ancestor::*[@role='region'][@aria-label != '']")
        ]
    )


def test_every_scrolling_table_can_be_reached_by_the_keyboard(built: BuiltSite):
    tell(
        [
            f"{path}: {dict(node.attrib)}"
            for path, tree in every_page(built)
            for node in tree.find_class("table-wrap")
            if node.get("tabindex") != "0"
            or node.get("role") != "region"
            or not name_of(node, tree)
        ]
    )


# --- What readers have set in their system


CONTRAST = """async (picture) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
  const drawing = new OffscreenCanvas(image.width, image.height).getContext('2d');
  drawing.drawImage(image, 0, 0);
  const { data } = drawing.getImageData(0, 0, image.width, image.height);
  let [least, most] = [1, 0];
  const linear = (value) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + .055) / 1.055) ** 2.4);
  for (let n = 0; n < data.length; n += 4) {
    const light = .2126 * linear(data[n]) + .7152 * linear(data[n + 1]) + .0722 * linear(data[n + 2]);
    least = Math.min(least, light); most = Math.max(most, light);
  }
  return (most + .05) / (least + .05);
}"""


@pytest.mark.parametrize("name", ["start", "krav, filtered", "requirement", "builder", "search"])
def test_every_control_has_an_edge_in_forced_colours(browser, served: str, name: str):
    """Backgrounds are gone then: what is pressed or filled in is told by a border or an underline."""
    context = browser.new_context(base_url=served, forced_colors="active", reduced_motion="reduce")
    try:
        page = opened(context, BY_NAME[name], 320)
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        tell(
            page.evaluate("""() => {
          const canvas = getComputedStyle(document.body).backgroundColor;
          const faults = [];
          for (const node of document.querySelectorAll('button, input, select, textarea, .button, main a[href], summary')) {
            if (!node.checkVisibility({ visibilityProperty: true })) continue;
            const style = getComputedStyle(node);
            const edge = ['Top', 'Bottom', 'Left', 'Right'].some((side) => parseFloat(style[`border${side}Width`]) > 0
              && style[`border${side}Style`] !== 'none' && style[`border${side}Color`] !== canvas);
            const own = style.appearance !== 'none' && node.matches('input[type=checkbox], input[type=radio]');
            if (!edge && !own && !style.textDecorationLine.includes('underline') && !node.closest('summary, svg, .side, .folds')) faults.push(`no edge: ${node.outerHTML.slice(0, 120)}`);
            if (style.color === canvas && node.textContent.trim()) faults.push(`text in the colour of the ground: ${node.outerHTML.slice(0, 120)}`);
          }
          return faults;
        }""")
        )
        parts = [
            page.locator(f"{selector} >> visible=true").first
            for selector in (
                ".site-header",
                ".menu-button",
                "main h1",
                "main button",
                "main input",
                "main a",
                "main .requirement-text",
                "main .status",
            )
        ]
        pictures = [part.screenshot(type="png") for part in parts if part.count()]
        canvas = context.new_page()
        faults = [
            f"part {number} cannot be made out"
            for number, picture in enumerate(pictures)
            if canvas.evaluate(CONTRAST, base64.b64encode(picture).decode()) < 4.5
        ]
        tell(faults)
    finally:
        context.close()


@pytest.mark.parametrize("name", ["start", "krav, filtered", "requirement", "search"])
def test_nothing_moves_for_those_who_want_it_still(context, name: str):
    page = opened(context, BY_NAME[name])
    try:
        tell(
            page.evaluate("""() => [document.documentElement, ...document.querySelectorAll('*')].filter((node) => {
          const style = getComputedStyle(node);
          const moves = (value) => value.split(',').some((time) => parseFloat(time) > 0);
          return moves(style.transitionDuration) || (style.animationName !== 'none' && moves(style.animationDuration)) || style.scrollBehavior === 'smooth';
        }).map((node) => node.outerHTML.slice(0, 120))""")
        )
        assert page.evaluate("document.getAnimations().length") == 0
    finally:
        page.close()


# --- On paper


def squeezed(text: str) -> str:
    """Letters and signs alone: a line in a PDF may end in a hyphen of its own, and ff may be one sign."""
    return re.sub(r"[\s\u00ad\u200b-]+", "", unicodedata.normalize("NFKC", text))


@pytest.fixture(scope="module")
def longest(built: BuiltSite) -> list[str]:
    """The addresses of the three requirements with the longest texts, where a page is likeliest to break."""

    def length(page):
        return len(markup.fromstring(page.source).find_class("requirement-text")[0].text_content())

    found = [
        page
        for path, page in built.pages.items()
        if re.fullmatch(r"krav/[a-z]+-\d+/index.html", path)
    ]
    return [page.path.removesuffix("index.html") for page in sorted(found, key=length)[-3:]]


def test_a_printed_requirement_is_whole_and_says_where_it_comes_from(
    context, longest: list[str], tmp_path: Path
):
    from pypdf import PdfReader

    for address in longest:
        page = opened(context, Sample(address, address))
        points = page.eval_on_selector_all(
            ".point > div > p", "all => all.map((node) => node.textContent)"
        )
        assert points, address
        links = page.eval_on_selector_all(
            "main a[href^=http]",
            "all => all.filter(a => !a.closest('.page-facts, .actions, [data-no-print]')).map(a => a.getAttribute('href'))",
        )
        version = squeezed(
            page.locator(".site-footer .version").evaluate("node => node.textContent")
        )
        built_on = re.search(
            r"\d{1,2} \w+ \d{4}|\d{4}-\d\d-\d\d", page.locator(".site-footer .version").inner_text()
        )
        page.emulate_media(media="print")
        page.pdf(path=tmp_path / "krav.pdf", format="A4", prefer_css_page_size=True)
        page.close()
        sheets = [
            squeezed(sheet.extract_text()) for sheet in PdfReader(tmp_path / "krav.pdf").pages
        ]
        for point in map(squeezed, points):
            where = [number for number, sheet in enumerate(sheets) if point[:25] in sheet]
            assert where, f"{address}: not printed: {point}"
            assert any(point[-25:] in sheets[number] for number in where), (
                f"{address}: split over two sheets: {point}"
            )
        whole = "".join(sheets)
        missing = [link for link in links if squeezed(link) not in whole]
        assert not missing, f"{address}: addresses not printed: {missing}"
        assert built_on, f"{address}: no date at the foot"
        assert all(version in sheet for sheet in sheets), (
            f"{address}: a sheet without version and date"
        )
        assert "Taklistan" not in whole and "Kopiera" not in whole, (
            f"{address}: buttons are printed"
        )


def test_the_brochure_is_one_sheet(context, tmp_path: Path):
    from pypdf import PdfReader

    page = opened(context, BY_NAME["brochure"])
    page.emulate_media(media="print")
    page.pdf(path=tmp_path / "broschyr.pdf", format="A4", prefer_css_page_size=True)
    page.close()
    sheets = PdfReader(tmp_path / "broschyr.pdf").pages
    assert len(sheets) == 1
    assert "upphandling24.se" in squeezed(
        sheets[0].extract_text()
    ) and "Senastkontrollerad" in squeezed(sheets[0].extract_text())
