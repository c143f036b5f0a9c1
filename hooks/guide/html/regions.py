"""Tables written in Markdown: each gets a named region that scrolls on a narrow screen and that the keyboard can reach."""

from __future__ import annotations

import re
from html import unescape

from markupsafe import escape

_HEADING_OR_TABLE = re.compile(
    r"<h[1-6][^>]*>(?P<heading>.*?)</h[1-6]>|(?P<table><table>.*?</table>)", re.S
)
_TAG = re.compile(r"<[^>]+>")


def wrap_tables(html: str, prefix: str = "") -> str:
    """The HTML with its tables in regions that are named after the heading above."""
    heading = ""

    def wrap(match: re.Match[str]) -> str:
        nonlocal heading
        if match["table"] is None:
            heading = unescape(_TAG.sub("", match["heading"])).strip()
            return match[0]
        table = match["table"].replace("<th>", '<th scope="col">')
        return f'<div class="table-wrap" role="region" tabindex="0" aria-label="{escape(prefix + heading)}">{table}</div>'

    return _HEADING_OR_TABLE.sub(wrap, html)
