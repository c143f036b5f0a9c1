"""Build the site into a folder of its own and put it in place only when it is whole.

The generator runs as a process of its own, so that the code in ``hooks/`` is read anew each time, and so that a fault
of any kind (data, page, program, full disk, Ctrl-C) leaves the earlier site as it was.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

# What the generator says of itself; an editor needs only what went wrong.
_CHATTER = re.compile(r"^(INFO|DEBUG) |^Aborted with ")
_LEVEL = re.compile(r"^(ERROR|WARNING) +-? *")


# What builds, each as a command that is given a folder.
COMMANDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "mkdocs": (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir"),
        "egen": (sys.executable, "-m", "guide", "rita"),
    }
)


@dataclass(frozen=True)
class Outcome:
    """How a build went: ``faults`` is empty when it went well."""

    faults: str
    seconds: float

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
    done = subprocess.run(
        [*(command or COMMANDS["mkdocs"]), str(folder)],
        cwd=root,
        env=environment,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    said = faults_in(done.stdout)
    faults = (said or f"Bygget avbröts (kod {done.returncode}).") if done.returncode else ""
    return Outcome(faults, time.monotonic() - started)


def faults_in(output: str) -> str:
    """What went wrong, from all that the generator said."""
    lines = (_LEVEL.sub("", line) for line in output.splitlines() if not _CHATTER.match(line))
    return "\n".join(lines).strip()


def publish(
    root: Path, target: Path, command: Sequence[str] = (), settings: Mapping[str, str] | None = None
) -> Outcome:
    """Build and replace ``target``; on any fault ``target`` is left as it was."""
    # Beside the target, so that putting the site in place is a renaming and never a copying that can stop halfway.
    workshop = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        fresh = workshop / "ny"
        outcome = build(root, fresh, command, settings)
        if outcome.ok:
            replace(fresh, target, workshop / "gammal")
        return outcome
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def replace(fresh: Path, target: Path, aside: Path) -> None:
    """Put ``fresh`` where ``target`` is; the earlier target comes back if that cannot be done."""
    fresh.chmod(0o755)
    if not target.exists():
        fresh.rename(target)
        return
    target.rename(aside)
    try:
        fresh.rename(target)
    except OSError:
        aside.rename(target)
        raise
