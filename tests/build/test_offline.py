"""The copy for reading without a net: links name files, and the browser can follow, search and filter from a disk."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from guide.build import offline

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="../fall/">', '<a href="../fall/index.html">'),
        ('<a href="./">', '<a href="./index.html">'),
        ('<a href="..">', '<a href="../index.html">'),
        ('<a href="../krav/mobler/#start">', '<a href="../krav/mobler/index.html#start">'),
        ('<form action="../sok/" method="get">', '<form action="../sok/index.html" method="get">'),
        ('<form action="." method="get">', '<form action="./index.html" method="get">'),
        ('<a href="#innehall">', '<a href="#innehall">'),
        ('<a href="https://example.org/">', '<a href="https://example.org/">'),
        ('<link href="../assets/stil.css">', '<link href="../assets/stil.css">'),
    ],
)
def test_links_to_folders_name_the_index(html: str, expected: str):
    assert offline.for_disk(html) == expected


def test_the_same_site_gives_the_same_bytes(site: Path, tmp_path: Path):
    counts = [offline.archive(site, tmp_path / name, DAY) for name in ("a.zip", "b.zip")]
    assert counts[0] == counts[1] > 500
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_it_lies_in_the_site_and_is_linked(site: Path):
    with zipfile.ZipFile(site / offline.NAME) as packed:
        names = set(packed.namelist())
    assert f"{offline.ARCHIVE_FOLDER}/{offline.START}" in names
    assert f"{offline.ARCHIVE_FOLDER}/{offline.NAME}" not in names
    assert f'href="../{offline.NAME}"' in (site / "data/index.html").read_text(encoding="utf-8")


def test_search_and_filter_work_from_a_disk(site: Path, tmp_path: Path, browser):
    offline.archive(site, tmp_path / "kopia.zip", DAY)
    with zipfile.ZipFile(tmp_path / "kopia.zip") as packed:
        packed.extractall(tmp_path)
    start = (tmp_path / offline.ARCHIVE_FOLDER / "index.html").as_uri()
    page = browser.new_context().new_page()
    faults: list[str] = []
    assert "Packa upp hela zip-filen först." in (
        tmp_path / offline.ARCHIVE_FOLDER / "index.html"
    ).read_text(encoding="utf-8")
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(start)
    assert not page.locator(".packa-upp").is_visible()
    page.fill("main input[type=search]", "begagnade möbler")
    page.press("main input[type=search]", "Enter")
    page.wait_for_selector("#sokresultat li a")
    page.click("#sokresultat li a")
    assert page.url.split("#")[0].endswith("/index.html") and page.locator("h1").count() == 1
    page.goto(start.replace("index.html", "krav/index.html"))
    page.wait_for_selector("text=/\\d+ krav/")
    assert not faults
