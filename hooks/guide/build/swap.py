"""Put a finished site in the place of the earlier one, without a moment between them where the system can do that.

Needs nothing of the library, so that no fault in hooks/ can end a preview.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_HERE, _EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux
_LOCK = "las"


class Busy(Exception):
    """Another build is putting its site in the same place."""


@contextmanager
def workshop(target: Path) -> Iterator[Path]:
    """A folder beside ``target`` that is gone afterwards; so are those that killed builds have left.

    Raises ``Busy`` when another build of the same target is at work, and ``OSError`` when nothing can be written.
    """
    prefix = f".{target.name}-"
    _sweep(target.parent, prefix)
    # Beside the target, so that putting the site in place is a renaming and never a copying that can stop halfway.
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=target.parent))
    lock = os.open(folder / _LOCK, os.O_CREAT | os.O_RDWR)
    try:
        _hold(lock)
        yield folder
    finally:
        os.close(lock)
        shutil.rmtree(folder, ignore_errors=True)


def _hold(lock: int) -> bool:
    """Take a lock that ends with its process; whether it was free."""
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _sweep(folder: Path, prefix: str) -> None:
    for left in folder.glob(f"{prefix}*"):
        if not (left / _LOCK).is_file():
            continue  # not ours, or only just made
        lock = os.open(left / _LOCK, os.O_RDWR)
        try:
            if not _hold(lock):
                raise Busy(str(left))
            shutil.rmtree(left, ignore_errors=True)
        finally:
            os.close(lock)


def replace(fresh: Path, target: Path, aside: Path) -> None:
    """Put ``fresh`` where ``target`` is; the earlier target comes back if that cannot be done.

    On Linux the two change names at once. Elsewhere the target is away for the time of two renamings.
    """
    fresh.chmod(0o755)
    if not target.exists():
        fresh.rename(target)
        return
    if _exchange(fresh, target):
        return
    target.rename(aside)
    try:
        fresh.rename(target)
    except BaseException:
        aside.rename(target)
        raise


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change names in one step; whether the system could."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done = rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return bool(done == 0)
