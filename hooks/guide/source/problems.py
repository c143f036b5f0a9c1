"""Faults that an editor can mend, told in Swedish: where, which field, what is wrong, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in a data file or page.

    ``path`` is relative to the project's root with forward slashes, ``line`` counts from 1, ``field`` is the
    Swedish key path ("kallor 2 adress") or empty for the whole file.
    """

    path: str
    line: int
    field: str
    what: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}: "
        return f"{place}{self.field + ': ' if self.field else ''}{self.what} {self.remedy}"


def report(problems: Iterable[Problem]) -> str:
    """All problems as text, in the order of files and lines, with a count at the end."""
    found = sorted(set(problems))
    files = len({problem.path for problem in found})
    count = (
        f"{len(found)} fel i {files} {'fil' if files == 1 else 'filer'}. Webbplatsen byggdes inte."
    )
    return "\n".join([*map(str, found), "", count])


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, if any lies near."""
    words = list(known)
    near = get_close_matches(word, words, n=1, cutoff=0.6) or [
        other for other in words if len(word) > 3 and word in other
    ]
    return near[0] if near else None


def suggestion(word: str, known: Iterable[str]) -> str:
    """' Menade du "…"?' when a known word lies near, else an empty text."""
    near = nearest(word, known)
    return f' Menade du "{near}"?' if near else ""


class Faulty(Exception):
    """The data or pages cannot be used; ``problems`` holds every fault."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(report(self.problems))
