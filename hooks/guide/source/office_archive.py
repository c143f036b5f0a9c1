"""What the writers of Word and Excel files share: texts that XML can hold, and archives with the same bytes each time.

Office files are zip archives that carry the time of writing; here they are packed again with a fixed one.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from html import escape

_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def safe(text: str) -> str:
    """The text escaped, without the characters that XML 1.0 has no place for."""
    return escape(_UNFIT.sub("", text), quote=False)


def packed(parts: Mapping[str, bytes], day: date) -> bytes:
    """The parts as an archive in which every file was written on ``day``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, content)
    return buffer.getvalue()


def unpacked(content: bytes, day: date = date(2000, 1, 1)) -> dict[str, bytes]:
    """The parts of an archive, with ``day`` in place of the time of writing."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    moment = f"{day.isoformat()}T00:00:00Z".encode()
    parts["docProps/core.xml"] = re.sub(
        rb"\d{4}-\d\d-\d\dT[\d:]+Z", moment, parts["docProps/core.xml"]
    )
    return parts


def repeatable(content: bytes, day: date) -> bytes:
    """An archive that a library wrote, with ``day`` in place of every time of writing."""
    return packed(unpacked(content, day), day)
