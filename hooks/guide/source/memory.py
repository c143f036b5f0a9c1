"""What was made of files is kept for as long as they stay as they were: a preview reads only what has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar, cast

Made = TypeVar("Made")


class Memory:
    """Files → what was made of them. A build has none; a preview keeps one from reading to reading."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Path, ...], tuple[list[tuple[int, int]], object]] = {}

    def of(self, files: Iterable[Path], make: Callable[[], Made]) -> Made:
        """What was made of the files earlier when none has changed since, else what ``make`` gives now."""
        paths = tuple(files)
        try:
            states = [(status.st_mtime_ns, status.st_size) for status in map(Path.stat, paths)]
        except OSError:
            return make()
        kept = self._kept.get(paths)
        if kept is None or kept[0] != states:
            kept = self._kept[paths] = states, make()
        return cast(Made, kept[1])
