"""Addresses that have moved: a small page at the old address that leads to the new one. Addresses are promises.

``data/omdirigeringar.yml`` maps the old address to the new one. ``data/adresser.txt`` lists every address that has been
published; one that is gone without a redirect is a fault.
"""

from __future__ import annotations

from collections.abc import Collection as Sized, Iterator, Mapping
from pathlib import Path

from markupsafe import escape

from .context import Place
from .problems import Problem, suggestion
from .reading import read_file

PUBLISHED = Path("data") / "adresser.txt"
REDIRECTS = Path("data") / "omdirigeringar.yml"


def read(root: Path) -> dict[str, str] | Problem:
    """Old address → new address, both without slashes at their ends."""
    source = read_file(root / REDIRECTS, REDIRECTS.as_posix())
    if isinstance(source, Problem):
        return source
    entries = source.value.get("omdirigeringar", {})
    return {str(old).strip("/"): str(new).strip("/") for old, new in entries.items()} if isinstance(entries, dict) else {}


def published(root: Path) -> list[str]:
    """Every address that has been published; "" is the start page."""
    path = root / PUBLISHED
    return [line.strip("/") for line in path.read_text(encoding="utf-8").splitlines() if line] if path.exists() else []


def check(root: Path, addresses: Sized[str]) -> Iterator[Problem]:
    """Every published address still leads somewhere; every redirect leads to a page and from none."""
    moved = read(root)
    if isinstance(moved, Problem):
        yield moved
        return
    for address in published(root):
        if address not in addresses and address not in moved:
            yield Problem(PUBLISHED.as_posix(), 1, "", f"adressen /{address}/ är publicerad men finns inte längre.",
                          f"Lägg tillbaka sidan, eller skriv vart den flyttat i {REDIRECTS.as_posix()}.{suggestion(address, addresses)}")
    for old, new in moved.items():
        if new not in addresses:
            yield Problem(REDIRECTS.as_posix(), 1, old, f"adressen /{new}/ finns inte.", f"Rätta den nya adressen.{suggestion(new, addresses)}")
        if old in addresses:
            yield Problem(REDIRECTS.as_posix(), 1, old, "det finns en sida på den gamla adressen.", "Ta bort raden.")


def pages(moved: Mapping[str, str], site_address: str) -> Iterator[tuple[str, bytes]]:
    """(path, content) of the page at each old address."""
    for old, new in moved.items():
        target = escape(Place("sv", old).href(new))
        absolute = escape(f"{site_address}{new}/" if new else site_address)
        yield f"{old}/index.html", (
            f'<!doctype html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n<title>Sidan har flyttat</title>\n'
            f'<link rel="canonical" href="{absolute}">\n<meta name="robots" content="noindex">\n'
            f'<meta http-equiv="refresh" content="0; url={target}">\n</head>\n<body>\n'
            f'<main><h1>Sidan har flyttat</h1>\n<p><a href="{target}">Gå till den nya adressen</a></p></main>\n</body>\n</html>\n').encode()
