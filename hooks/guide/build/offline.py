"""A copy of the built site that works from a disk: one zip to unpack and open, search and filter included.

On a server an address such as ``krav/mobler/`` gives the folder's index; a disk does not do so. In the copy every such
link names ``index.html``. Scripts add it themselves when they see that they run from a disk.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ..source.site_name import SITE_NAME

NAME = "offline.zip"
"""Where the copy lies in the site."""
ARCHIVE_FOLDER = "cirkular-upphandling"
START = "LÄS MIG.txt"
_README = """{name}: kopia för läsning utan nät, {day}

1. Packa upp hela mappen.
2. Öppna index.html i en webbläsare.

Sökning, filter och underlag fungerar utan nät. Länkar till källor behöver nät.
"""
# Web addresses, anchors on the same page and addresses of files are left as they are.
_FOLDER_LINK = re.compile(
    r'(?P<head>\b(?:href|action)=")(?P<path>(?!https?:|mailto:|data:|#|//)[^"#?]*?)(?P<tail>[#?][^"]*)?"'
)


# Seen where the style sheet is not found: in a window that shows what is inside the zip.
_UNPACK = (
    '<p class="packa-upp">Packa upp hela zip-filen först. Öppna sedan index.html i mappen.</p>'
)


def for_disk(html: str) -> str:
    """A page whose links to folders name the folder's index, and that says when it must be unpacked."""

    def named(match: re.Match[str]) -> str:
        path = match["path"]
        if path.endswith("/") or path in (".", ".."):
            path = f"{path.rstrip('/')}/index.html"
        return f'{match["head"]}{path}{match["tail"] or ""}"'

    return re.sub(r"<body[^>]*>", rf"\g<0>\n{_UNPACK}", _FOLDER_LINK.sub(named, html), count=1)


def archive(site: Path, target: Path, day: date) -> int:
    """Write the zip of a built site to ``target``; gives the number of files. The same site gives the same bytes."""
    moment = (day.year, day.month, day.day, 0, 0, 0)
    count = 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in _files(site, day):
            info = zipfile.ZipInfo(f"{ARCHIVE_FOLDER}/{name}", moment)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            packed.writestr(info, content)
            count += 1
    return count


def _files(site: Path, day: date) -> Iterator[tuple[str, bytes]]:
    yield START, _README.format(name=SITE_NAME, day=day.isoformat()).encode()
    for path in sorted(site.rglob("*")):
        if not path.is_file() or path.suffix in (".gz", ".br") or path == site / NAME:
            continue
        content = path.read_bytes()
        yield (
            path.relative_to(site).as_posix(),
            for_disk(content.decode()).encode() if path.suffix == ".html" else content,
        )
