"""Office files are zip archives that carry the time of writing; here they are packed again with a fixed one.

Two builds of one commit give the same bytes, whichever library wrote the file.
"""

from __future__ import annotations

import io
import re
import zipfile

_CREATED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def repeatable(content: bytes, day: str) -> bytes:
    """The same archive with ``day`` (year-month-day) in place of every time of writing."""
    year, month, date = (int(part) for part in day.split("-"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _CREATED.sub(rb"\g<1>" + f"{day}T00:00:00Z".encode() + rb"\g<3>", data)
            info = zipfile.ZipInfo(name, (year, month, date, 0, 0, 0))
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            new.writestr(info, data)
    return buffer.getvalue()
