"""Faults that an editor can mend, told in Swedish: where, which field, what is wrong, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from itertools import groupby

MOST_IN_A_FILE = 200
_LONGEST = 900


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
        place = f"{_on_one_line(self.path)}:{self.line}: "
        field = f"{_on_one_line(self.field, 200)}: " if self.field else ""
        return f"{place}{field}{_on_one_line(self.what)} {_on_one_line(self.remedy)}"


def _on_one_line(text: str, longest: int = _LONGEST) -> str:
    """What a file said, so that it can be printed: no line of its own, nothing unseen, and not without end."""
    if not text.isprintable():
        text = "".join(
            sign if sign.isprintable() else " " if sign.isspace() else f"<U+{ord(sign):04X}>"
            for sign in text
        )
    return text if len(text) <= longest else f"{text[: longest // 2]} … {text[-longest // 2 :]}"


def unforeseen(path: str, error: BaseException) -> Problem:
    """The last resort: the program failed on a file. Says which, and where to report it."""
    return Problem(
        path,
        1,
        "",
        f"programmet klarade inte filen ({type(error).__name__}: {str(error)[:200]}).",
        "Ångra den senaste ändringen i filen. Anmäl felet som ett ärende i projektet, med filen bifogad.",
    )


def report(problems: Iterable[Problem]) -> str:
    """All problems as text, in the order of files and lines, with a count at the end."""
    found = sorted(set(problems))
    files = len({problem.path for problem in found})
    count = (
        f"{len(found)} fel i {files} {'fil' if files == 1 else 'filer'}. Webbplatsen byggdes inte."
    )
    lines = [
        line
        for path, told in groupby(found, lambda problem: problem.path)
        for line in _of_a_file(path, list(told))
    ]
    return "\n".join([*lines, "", count])


def _of_a_file(path: str, found: list[Problem]) -> list[str]:
    """The faults of a file, and how many more there are when they are too many to read."""
    more = len(found) - MOST_IN_A_FILE
    lines = [str(problem) for problem in found[:MOST_IN_A_FILE]]
    return [*lines, f"{path}: och {more} fel till i samma fil."] if more > 0 else lines


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, if any lies near."""
    return _nearest(word, tuple(known)) if len(word) <= _LONGEST // 9 else None


@lru_cache(maxsize=512)
def _nearest(word: str, words: tuple[str, ...]) -> str | None:
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
