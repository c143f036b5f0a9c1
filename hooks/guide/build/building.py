"""Build the site into a folder of its own and put it in place only when it is whole.

The generator runs as a process of its own, so that the code in ``hooks/`` is read anew each time, and so that a fault
of any kind (data, page, program, full disk, Ctrl-C) leaves the earlier site as it was.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from . import processes, swap
from .swap import Busy, replace

# What builds, each as a command that is given a folder.
COMMANDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "mkdocs": (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir"),
        "egen": (sys.executable, "-m", "guide", "rita"),
    }
)
# What packs a finished site for reading from a disk: a process of its own, as faulty code must not end a preview.
_PACK = (sys.executable, "-m", "guide", "packa")
_HOOKS = Path(__file__).parents[2]


@dataclass(frozen=True)
class Outcome:
    """How a build went: ``faults`` is empty when it went well."""

    faults: str
    seconds: float
    code: int = 1  # what the command gives when it went wrong

    @property
    def ok(self) -> bool:
        return not self.faults


def build(
    root: Path, folder: Path, command: Sequence[str] = (), settings: Mapping[str, str] | None = None
) -> Outcome:
    """Build the project in ``root`` into ``folder``; ``settings`` are added to the environment (SITE_URL, BUILD_DATE)."""
    started = time.monotonic()
    environment = (
        os.environ
        | {"NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}
        | dict(settings or {})
    )
    code, output = processes.run([*(command or COMMANDS["mkdocs"]), str(folder)], root, environment)
    if not code and (folder / "index.html").is_file():
        own = environment | {"PYTHONPATH": str(_HOOKS)}
        code, output = processes.run([*_PACK, str(folder)], root, own)
    said = processes.faults_in(output)
    faults = (said or f"Bygget avbröts (kod {code}).") if code else ""
    return Outcome(faults, time.monotonic() - started)


def publish(
    root: Path, target: Path, command: Sequence[str] = (), settings: Mapping[str, str] | None = None
) -> Outcome:
    """Build and replace ``target``; on any fault ``target`` is left as it was."""
    started = time.monotonic()
    try:
        with processes.stopping_in_order(), swap.workshop(target) as folder:
            # What the build needs for itself lies there too, and goes with it.
            own = {"TMPDIR": str(folder), **(settings or {})}
            outcome = build(root, folder / "ny", command, own)
            if outcome.ok:
                replace(folder / "ny", target, folder / "gammal")
            return outcome
    except processes.Stopped as stopped:
        name = signal.Signals(stopped.number).name
        return Outcome(
            f"Bygget avbröts ({name}).", time.monotonic() - started, 128 + stopped.number
        )
    except Busy:
        what = f"Ett annat bygge av {target.name}/ pågår. Vänta tills det är klart och bygg igen."
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        what = processes.NO_ROOM if full else f"{processes.NO_RIGHT} ({error.strerror})"
    return Outcome(what, time.monotonic() - started)
