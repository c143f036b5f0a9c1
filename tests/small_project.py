"""A small project, right in every way, to break: shortened copies of real records in ``tests/data/litet/``."""

from __future__ import annotations

import re
import shutil
from datetime import date
from functools import cache
from pathlib import Path

from guide.html.view import Viewer
from guide.pages import menu
from guide.pages.page import SOUTH_SAMI, SWEDISH
from guide.site import library
from guide.site.context import Site
from guide.site.render import Renderer
from guide.source.problems import Faulty

ROOT = Path(__file__).resolve().parents[1]
SMALL = Path(__file__).with_name("data") / "litet"
ADDRESS = "https://www.example.se/cirkulart/"
TODAY = date(2026, 11, 23)
NAV = ["index.md", {"Krav": "krav/index.md"}, {"Metoder": ["metoder/index.md", "metoder/lcc.md"]}]
NAV_SMA = ["docs_sma/index.md", {"Krïevenassh": "docs/krav/index.md"}]


def make(folder: Path) -> Path:
    """The small project with the real words of the interface and the vocabularies."""
    shutil.copytree(SMALL, folder)
    shutil.copytree(
        ROOT / "data" / "granssnitt", folder / "data" / "granssnitt", dirs_exist_ok=True
    )
    shutil.copy(ROOT / "data" / "ord.yml", folder / "data")
    return folder


@cache
def real() -> library.Library:
    """The project's own content, read once for all tests."""
    return library.load(ROOT)


def real_site() -> Site:
    """The project's own content, ready to be drawn."""
    return Site(real().collection, real().pages, Renderer(), TODAY, ADDRESS)


def site_of(project: Path, today: date = TODAY) -> Site:
    """The checked content of a project, ready to be drawn."""
    found = library.load(project)
    return Site(found.collection, found.pages, Renderer(), today, ADDRESS)


def viewer_of(project: Path) -> Viewer:
    """What makes the views of the small project's pages."""
    found = library.load(project)
    menus = {
        SWEDISH: menu.sections(NAV, found.pages, SWEDISH),
        SOUTH_SAMI: menu.sections(NAV_SMA, found.pages, SOUTH_SAMI),
    }
    return Viewer(
        site_of(project),
        found.interface,
        menus,
        "Cirkulärt",
        "https://git.example/edit/main/",
        "1.0",
    )


def replace(project: Path, path: str, old: str, new: str) -> None:
    """Change a file's text in one place; the place must be there."""
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{path} no longer holds {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def replace_field(project: Path, path: str, key: str, lines: str) -> None:
    """Put ``lines`` in place of a top key and all that belongs to it."""
    file = project / path
    text, count = re.subn(
        rf"^{re.escape(key)}:.*\n((?:[ -].*\n)*)",
        lambda _: lines,
        file.read_text(encoding="utf-8"),
        count=1,
        flags=re.M,
    )
    assert count, f"{path} no longer has {key}"
    file.write_text(text, encoding="utf-8")


def faults(project: Path) -> list[str]:
    """Every fault in a project as an editor sees it printed; none when all is right."""
    try:
        library.load(project)
    except Faulty as faulty:
        *lines, empty, count = str(faulty).splitlines()
        assert not empty and count == _count(lines)
        return lines
    return []


def _count(lines: list[str]) -> str:
    files = len({line.split(":", 1)[0] for line in lines})
    return (
        f"{len(lines)} fel i {files} {'fil' if files == 1 else 'filer'}. Webbplatsen byggdes inte."
    )
