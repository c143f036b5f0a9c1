"""What readers do most, in Firefox and WebKit: finding, going back, searching, taking along."""

import shutil
from collections.abc import Iterator

import engines
import pytest
from engines import Engine, wait_until

pytestmark = pytest.mark.browser

STARTERS = {
    "firefox": (engines.firefox_program, engines.firefox),
    "webkit": (engines.webkit_program, engines.webkit),
}
FILTER_READY = "document.querySelector('#kravfilter[data-klar]')"
LISTED = "return document.querySelectorAll('#kravtraffar > li').length"
FIELD = "return document.getElementById('filter-grupp').value"


@pytest.fixture(scope="module", params=list(STARTERS))
def engine(request, tmp_path_factory) -> Iterator[Engine]:
    """One browser for all of its tests."""
    program, start = STARTERS[request.param]
    if not program():
        if shutil.which("apt-get"):
            pytest.fail(f"No {request.param}: run tests/browser.sh.")
        pytest.skip("Firefox and WebKit are fetched on Debian and Ubuntu only")
    with start(tmp_path_factory.mktemp(request.param) / "home") as running:
        yield running


def choose(engine: Engine, field: str, value: str) -> None:
    engine.run(
        f"const field = document.getElementById('{field}'); field.value = '{value}';"
        "field.dispatchEvent(new Event('input', {bubbles: true}));"
        "field.dispatchEvent(new Event('change', {bubbles: true}));"
    )


def follow(engine: Engine, selector: str, ready: str) -> None:
    engine.run(f"document.querySelector('{selector}').click()")
    wait_until(engine, ready)


def test_back_keeps_the_list_and_its_fields(engine: Engine, served: str):
    engine.open(f"{served}krav/")
    wait_until(engine, FILTER_READY)
    everything = engine.run(LISTED)
    choose(engine, "filter-grupp", "mobler")
    chosen = engine.run(LISTED)
    assert 0 < chosen < everything
    follow(engine, "#kravtraffar h3 a", "document.getElementById('text-krav')")
    engine.back()
    wait_until(engine, f"{FILTER_READY} && document.getElementById('filter-grupp').value")
    assert (engine.run(LISTED), engine.run(FIELD)) == (chosen, "mobler")
    choose(engine, "filter-niva", "bas")
    assert 0 < engine.run(LISTED) < chosen
    assert engine.run("return location.search") == "?grupp=mobler&niva=bas"


def test_back_keeps_the_search(engine: Engine, served: str):
    engine.open(f"{served}sok/?q=reservdelar")
    wait_until(engine, "document.querySelector('#sokresultat li')")
    follow(engine, "#sokresultat a", "!document.getElementById('sokresultat')")
    engine.back()
    wait_until(engine, "document.querySelector('#sokresultat li')")
    wait_until(engine, "document.querySelector('#sokformular input').value === 'reservdelar'")


def test_cases_are_narrowed_and_shown_as_a_table(engine: Engine, served: str):
    engine.open(f"{served}fall/?land=norge")
    wait_until(engine, "document.querySelector('#fallfilter[data-klar]')")
    cards = engine.run("return document.querySelectorAll('#falltraffar > li').length")
    assert cards > 0
    choose(engine, "filter-visa", "tabell")
    rows = "[...document.querySelector('main table').tBodies[0].rows].filter(row => !row.hidden)"
    assert engine.run(f"return {rows}.length") == cards


def test_a_requirement_goes_along_to_the_comparison(engine: Engine, served: str):
    engine.open(f"{served}krav/?grupp=mobler")
    wait_until(engine, FILTER_READY)
    for number in (0, 1):
        engine.run(f"document.querySelectorAll('#kravtraffar input')[{number}].click()")
    follow(engine, ".valda a.button.plain", "document.querySelector('#jamforelse[data-klar]')")
    assert engine.run("return document.querySelectorAll('.jamfor thead th').length") == 2


def test_the_search_field_leads_to_the_search_on_a_disk(engine: Engine, site):
    engine.open((site / "metoder/lcc/index.html").as_uri())
    engine.run(
        "document.querySelector('.site-search input').value = 'reservdelar';"
        "document.querySelector('.site-search button').click()"
    )
    wait_until(engine, "document.querySelector('#sokresultat li')")


@pytest.mark.parametrize("address", ["krav/mob-001/", "krav/mobler/", "fall/", "lagkrav/", ""])
def test_nothing_sticks_out(engine: Engine, served: str, address: str):
    engine.open(served + address)
    room = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert engine.run(f"return {room}")
