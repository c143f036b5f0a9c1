"""The description by which a browser can search the site."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape


def open_search(name: str, description: str, site_url: str) -> bytes:
    """An OpenSearch description, so that a browser can search the site; ``site_url`` ends in a slash.

    ``name`` is cut to 16 characters, which is what OpenSearch 1.1 allows.
    """
    lines: Sequence[str] = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f"<ShortName>{escape(name[:16].rstrip())}</ShortName>",
        f"<Description>{escape(description)}</Description>",
        "<InputEncoding>UTF-8</InputEncoding>",
        "<Language>sv-SE</Language>",
        f'<Image width="16" height="16" type="image/svg+xml">{escape(site_url)}assets/favicon.svg</Image>',
        f'<Url type="text/html" method="get" template="{escape(site_url)}sok/?q={{searchTerms}}"/>',
        "</OpenSearchDescription>",
        "",
    )
    return "\n".join(lines).encode()
