"""Checksums of what is promised: frozen wordings and published addresses. A change of the past is told.

``data/summor.txt`` has a line for each frozen file and each published address, written by ``python -m guide publicera``
and never by hand. Lines are sorted and stand for themselves, so two branches that publish can be merged.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..source.characters import composed
from ..source.problems import Problem
from ..source.reading import text_of
from . import redirects

SEALS = Path("data") / "summor.txt"
_VERSIONS = Path("data") / "versioner"
_ADDRESS = "adress"
_LINE = re.compile(r"(?P<sum>[0-9a-f]{32})  (?P<what>\S+)")
_MOST = 2_000_000
_MOST_BAD_LINES = 5


def _sum_of(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def _frozen(root: Path) -> dict[str, str]:
    """Path → checksum of every frozen file that can be read; line endings do not count."""
    return {
        path.relative_to(root).as_posix(): _sum_of(
            composed(path.read_bytes().decode("utf-8", "replace"))
        )
        for path in sorted((root / _VERSIONS).rglob("v*.json"))
        if path.is_file()
    }


def publish(root: Path) -> int:
    """Seal what is not sealed yet; gives how many lines are new. What is sealed already keeps its line."""
    sealed, sums, _ = _read(root)
    new = {what: total for what, total in _frozen(root).items() if what not in sealed}
    addresses = {_sum_of(address) for _, address in redirects.published(root)} - sums
    if new or addresses:
        lines = {f"{total}  {what}" for what, total in {**sealed, **new}.items()}
        lines |= {f"{total}  {_ADDRESS}" for total in sums | addresses}
        text = "".join(f"{line}\n" for line in sorted(lines, key=lambda line: (line[34:], line)))
        (root / SEALS).write_text(text, encoding="utf-8")
    return len(new) + len(addresses)


def _read(root: Path) -> tuple[dict[str, str], set[str], list[Problem]]:
    """Path → checksum, the checksums of addresses, and the lines that cannot be read."""
    sealed: dict[str, str] = {}
    addresses: set[str] = set()
    if not (root / SEALS).exists():
        return sealed, addresses, []
    text = text_of(root / SEALS, SEALS.as_posix(), _MOST)
    if isinstance(text, Problem):
        return sealed, addresses, [text]
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), 1):
        found = _LINE.fullmatch(line)
        if found is None or (found["what"] in sealed and sealed[found["what"]] != found["sum"]):
            if len(problems) >= _MOST_BAD_LINES:
                continue  # the file is another one; that is told already
            problems.append(
                Problem(
                    SEALS.as_posix(),
                    number,
                    "",
                    "raden är ingen kontrollsumma, eller står två gånger.",
                    "Hämta tillbaka filen ur historiken. Den skrivs av make publicera, aldrig för hand.",
                )
            )
        elif found["what"] == _ADDRESS:
            addresses.add(found["sum"])
        else:
            sealed[found["what"]] = found["sum"]
    return sealed, addresses, problems


def check(root: Path, known_addresses: Iterable[str]) -> Iterator[Problem]:
    """What is sealed is as it was when it was published, and all that is published is sealed.

    A project that has published nothing has no checksums.
    """
    sealed, sums, problems = _read(root)
    yield from problems
    if not (root / SEALS).exists() or problems:
        return
    yield from _changed_wordings(sealed, _frozen(root))
    yield from _changed_addresses(root, sums, known_addresses)


def _changed_wordings(sealed: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Problem]:
    restore = "Hämta tillbaka filen ur historiken. Frysta versioner ändras aldrig för hand."
    for path in sorted(sealed.keys() | now.keys()):
        if path not in now:
            yield Problem(
                path, 1, "", "den frysta versionen är publicerad men filen saknas.", restore
            )
        elif path not in sealed:
            yield Problem(
                path,
                1,
                "",
                "den frysta versionen saknar kontrollsumma.",
                "Kör make publicera. Har filen skrivits för hand: ta bort den.",
            )
        elif sealed[path] != now[path]:
            yield Problem(
                path, 1, "", "den frysta versionen har ändrats efter publiceringen.", restore
            )


def _changed_addresses(root: Path, sums: set[str], known: Iterable[str]) -> Iterator[Problem]:
    listed = {_sum_of(address): (line, address) for line, address in redirects.published(root)}
    unsealed = sorted(listed[total] for total in listed.keys() - sums)
    if unsealed:
        line, address = unsealed[0]
        yield Problem(
            redirects.PUBLISHED.as_posix(),
            line,
            "",
            f"adressen /{address}/ saknar kontrollsumma"
            f"{f', och {len(unsealed) - 1} till' if len(unsealed) > 1 else ''}.",
            "Kör make publicera. Har raden skrivits eller ändrats för hand: hämta tillbaka filen ur historiken.",
        )
    lost = sums - listed.keys()
    if lost:
        names = sorted(f"/{address}/" for address in known if _sum_of(address) in lost)
        shown = f", bland dem {', '.join(names[:5])}" if names else ""
        yield Problem(
            redirects.PUBLISHED.as_posix(),
            1,
            "",
            f"{len(lost)} publicerade adresser saknas i listan{shown}.",
            "Hämta tillbaka filen ur historiken. Listan får bara växa.",
        )
