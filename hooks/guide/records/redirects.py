"""Addresses that have moved: a small page at the old address that leads to the new one. Addresses are promises.

``data/omdirigeringar.yml`` maps the old address to the new one. ``data/adresser.txt`` lists every address that has been
published; one that is gone without a redirect is a fault.
"""

from __future__ import annotations

from collections.abc import Collection as Sized
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from markupsafe import escape

from ..source.place import Place
from ..source.problems import Problem, suggestion
from ..source.reading import text_of
from .small_files import REDIRECTS, SmallFiles

PUBLISHED = Path("data") / "adresser.txt"
_MOST_BYTES = 2_000_000
_MOST_SUGGESTIONS = 20  # to look for the nearest of a thousand takes its time


def published(root: Path) -> list[tuple[int, str]]:
    """(line, address) of every address that has been published; "" is the start page, written /."""
    text = text_of(root / PUBLISHED, PUBLISHED.as_posix(), _MOST_BYTES)
    lines = [] if isinstance(text, Problem) else text.splitlines()
    return [(number, line.strip("/ ")) for number, line in enumerate(lines, 1) if line.strip()]


def publish(root: Path, addresses: Iterable[str]) -> list[str]:
    """Add the addresses to the list of published ones, which only grows; gives those that are new."""
    before = {address for _, address in published(root)}
    new = sorted(set(addresses) - before)
    if new:
        lines = sorted(f"/{address}/" if address else "/" for address in before | set(new))
        (root / PUBLISHED).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return new


def check(root: Path, files: SmallFiles, addresses: Sized[str]) -> Iterator[Problem]:
    """Every published address still leads somewhere; every redirect leads to a page and from none."""
    listed = text_of(root / PUBLISHED, PUBLISHED.as_posix(), _MOST_BYTES)
    if isinstance(listed, Problem) and (root / PUBLISHED).exists():
        yield listed
    source = files.sources.get(REDIRECTS)
    if source is None:
        return
    moved = files.redirects
    gone = 0
    for line, address in published(root):
        if address not in addresses and address not in moved:
            gone += 1
            yield Problem(
                PUBLISHED.as_posix(),
                line,
                "",
                f"adressen /{address}/ är publicerad men finns inte längre.",
                f"Lägg tillbaka sidan, eller skriv vart den flyttat i {source.path}."
                f"{suggestion(address, addresses) if gone <= _MOST_SUGGESTIONS else ''}",
            )
    for written, (old, new) in zip(source.value["omdirigeringar"], moved.items(), strict=False):
        if new == old or new in moved:
            last, seen = new, {old}
            while last in moved and last not in seen:
                seen.add(last)
                last = moved[last]
            yield Problem(
                source.path,
                source.line(("omdirigeringar", str(written))),
                old,
                "raden leder i en ring."
                if last in seen
                else f"den nya adressen /{new}/ har själv flyttat.",
                "Skriv en sida som finns." if last in seen else f"Skriv {last}.",
            )
        elif new not in addresses:
            yield Problem(
                source.path,
                source.line(("omdirigeringar", str(written))),
                old,
                f"adressen /{new}/ finns inte.",
                f"Rätta den nya adressen.{suggestion(new, addresses)}",
            )
        if old in addresses:
            yield Problem(
                source.path,
                source.line(("omdirigeringar", str(written))),
                old,
                "det finns en sida på den gamla adressen.",
                "Ta bort raden.",
            )


def pages(moved: Mapping[str, str], site_address: str) -> Iterator[tuple[str, bytes]]:
    """(path, content) of the page at each old address."""
    for old, new in moved.items():
        target = escape(Place("sv", old).href(new))
        absolute = escape(f"{site_address}{new}/" if new else site_address)
        yield (
            f"{old}/index.html",
            (
                f'<!doctype html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n<title>Sidan har flyttat</title>\n'
                '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n'
                f'<link rel="canonical" href="{absolute}">\n<meta name="robots" content="noindex">\n'
                f'<meta http-equiv="refresh" content="0; url={target}">\n</head>\n<body>\n'
                f'<main><h1>Sidan har flyttat</h1>\n<p><a href="{target}">Gå till den nya adressen</a></p></main>\n</body>\n</html>\n'
            ).encode(),
        )
