"""Links of curated pages to other pages and to their headings, checked in the text, with their lines.

``[x](../om/kontakt.md#vem)``: the file must exist or be the page of a record, and the page must have
the heading. Addresses that begin with a scheme are others' to answer for.
"""

from __future__ import annotations

import re

_FENCED = re.compile(r"^ *(```+|~~~+).*?^ *\1[ \t]*$", re.S | re.M)
_INLINE = re.compile(r"(?<!`)`+[^`\n]+`+(?!`)")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_LINK = re.compile(
    r"\]\(\s*<?(?P<to>[^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)|^\[[^\]\n]+\]:\s+(?P<ref>\S+)", re.M
)
_HEADING = re.compile(r"^#{1,6}\s+(?P<text>.+?)\s*#*$", re.M)
_GIVEN = re.compile(r"\{[^}\n]*#(?P<id>[\w-]+)[^}\n]*\}|\sid=[\"'](?P<html>[\w-]+)[\"']")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|/")
