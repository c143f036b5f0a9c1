"""What the watch found, and the report that editors read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, order=True)
class Finding:
    """Something to look at: who looks, where it stands in the data, and what has happened."""

    role: str
    path: str  # of the data file
    place: str  # in the record: "källa 2", "lagrum"
    what: str
    address: str = ""

    def __str__(self) -> str:
        return f"{self.path}, {self.place}: {self.what}{f' {self.address}' if self.address else ''}"


@dataclass(frozen=True)
class Silence:
    """A service that did not answer: nothing is known of what it holds."""

    service: str
    why: str
    asked: int
    silent: int

    def __str__(self) -> str:
        return f"{self.service}: {self.silent} av {self.asked} frågor fick inget svar ({self.why})."


TITLE = "Bevakning: det här har ändrats"
NOTHING = "Inget har ändrats sedan texterna lästes."


def report(findings: Iterable[Finding], silences: Iterable[Silence]) -> str:
    """The report as Markdown, role by role; what could not be asked stands first."""
    ordered, quiet = sorted(set(findings)), list(silences)
    parts = []
    if quiet:
        parts += [
            "## Det här kunde inte prövas",
            *(f"- {silence}" for silence in quiet),
            "",
            "Att något inte står nedan betyder därför inte att det är oförändrat.",
            "",
        ]
    for role, members in groupby(ordered, key=lambda finding: finding.role):
        parts += [f"## {role}", *(f"- [ ] {finding}" for finding in members), ""]
    if not ordered:
        parts.append(NOTHING if not quiet else "Inget av det som kunde prövas har ändrats.")
    return "\n".join(parts).strip() + "\n"
