"""The process that builds: it dies with this one, and what it says is told without the program's own words.

Needs nothing of the library, so that no fault in hooks/ can end a preview.
"""

from __future__ import annotations

import ctypes
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

# A site is read by a web server that is someone else: files that all may read, whatever the builder's own habit.
_READABLE = 0o022
_TRACE = "Traceback (most recent call last)"
# What the generator says of itself; an editor needs only what went wrong.
_CHATTER = re.compile(r"^(INFO|DEBUG) |^Aborted with ")
_LEVEL = re.compile(r"^(ERROR|WARNING) +-? *")
_NO_ROOM = re.compile(r"No space left on device|Disk quota exceeded|File too large")
_NO_RIGHT = re.compile(r"Read-only file system|Permission denied|Operation not permitted")
NO_ROOM = "Disken är full. Frigör utrymme och bygg igen."
NO_RIGHT = "Det går inte att skriva i projektets mapp. Kontrollera rättigheterna, eller välj en annan mapp med --mapp."
_ENDING_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux


class Stopped(BaseException):
    """A signal asked this process to end; ``number`` is the signal's."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def stopping_in_order() -> Iterator[None]:
    """While it lasts, a signal that ends becomes ``Stopped``: what was begun is undone. Only in the main thread."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        for other in _ENDING_SIGNALS:  # a second one must not break off the undoing
            signal.signal(other, signal.SIG_IGN)
        raise Stopped(number)

    earlier = {number: signal.signal(number, stop) for number in _ENDING_SIGNALS}
    try:
        yield
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)


def _prctl() -> ctypes._FuncPointer | None:
    try:
        return ctypes.CDLL(None).prctl if sys.platform == "linux" else None
    except (OSError, AttributeError):
        return None


_PRCTL = _prctl()


def die_with_parent() -> None:
    """End this process when the one that started it has ended, however that ended; on Linux."""
    if _PRCTL is not None:
        _PRCTL(_DIE_WITH_PARENT, int(signal.SIGKILL), 0, 0, 0)


def run(command: Sequence[str], root: Path, environment: Mapping[str, str]) -> tuple[int, str]:
    """Run a command in ``root``; gives its code and all that it said. If this process is stopped, so is it."""
    started = subprocess.Popen(
        command,
        cwd=root,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        start_new_session=os.name
        == "posix",  # Ctrl-C reaches this process only, which ends that one
        preexec_fn=die_with_parent if _PRCTL is not None else None,
        umask=_READABLE if os.name == "posix" else -1,
    )
    try:
        said, _ = started.communicate()
    except BaseException:
        _end(started)
        raise
    return started.returncode, said


def _end(started: subprocess.Popen[str]) -> None:
    """End a process and all that it has started; its files are swept away afterwards."""
    try:
        if os.name == "posix":
            os.killpg(started.pid, signal.SIGKILL)
        else:
            started.kill()
    except ProcessLookupError:
        pass
    started.wait()


def faults_in(output: str) -> str:
    """What went wrong, from all that the generator said: no trace of the program, but what it means."""
    before, trace, after = output.partition(_TRACE)
    lines = [_LEVEL.sub("", line) for line in before.splitlines() if not _CHATTER.match(line)]
    told = "\n".join(lines).strip()
    if _NO_ROOM.search(output):
        return NO_ROOM
    if _NO_RIGHT.search(after):
        return NO_RIGHT
    if not trace:
        return told
    last = next(
        (line for line in reversed(after.splitlines()) if re.match(r"[\w.]+(?::|$)", line)), ""
    )
    return "\n".join(part for part in (told, _unforeseen(last)) if part)


def _unforeseen(last: str) -> str:
    return (
        f"hooks:1: programmet klarade inte bygget ({last[:300] or 'okänt fel'}). "
        "Ångra den senaste ändringen och bygg igen. Anmäl felet som ett ärende i projektet, med filen bifogad."
    )
