"""Asking other sites: one answer per address, with what went wrong as part of the answer.

Only the watch asks. A build reads nothing from outside.
"""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass

TIMEOUT = 20  # seconds
MOST_BYTES = 3_000_000
AGENT = "Cirkular-upphandling-bevakning/1.0"


@dataclass(frozen=True)
class Reply:
    """What an address gave: status 0 when nobody answered, and where the answer came from."""

    status: int
    text: str = ""
    address: str = ""
    fault: str = ""

    @property
    def ok(self) -> bool:
        """Whether the page is there."""
        return 200 <= self.status < 300

    @property
    def gone(self) -> bool:
        """Whether the page is said to be gone for good, or not to be there."""
        return self.status in (404, 410)


Fetch = Callable[[str], Reply]


def fetch(address: str) -> Reply:
    """The text at an address, redirects followed. Never raises for what the net does."""
    request = urllib.request.Request(address, headers={"User-Agent": AGENT})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
            body = response.read(MOST_BYTES)
            charset = response.headers.get_content_charset() or "utf-8"
            return Reply(response.status, body.decode(charset, "replace"), response.url)
    except urllib.error.HTTPError as error:
        return Reply(error.code, "", address, f"svarade {error.code}")
    except (OSError, ValueError, LookupError) as error:
        return Reply(0, "", address, f"svarade inte ({type(error).__name__})")
