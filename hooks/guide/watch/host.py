"""One issue at the Git host: opened when something is found, renewed while it lasts, closed when it is mended.

The token comes from the workflow's environment and is never printed.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .findings import TITLE

LABEL = "bevakning"
MOST_CHARACTERS = 60_000  # of an issue's text
CLOSED = "Allt som stod här är åtgärdat. Bevakningen stänger ärendet."

Call = Callable[[str, str, Mapping[str, Any] | None], Any]
"""(method, path, body) → the host's answer as plain values."""


@dataclass(frozen=True)
class Host:
    """The host's interface for one repository."""

    address: str  # GITHUB_API_URL
    repository: str  # owner/name
    token: str

    def call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """Ask the host; raises OSError when it does not answer or refuses."""
        request = urllib.request.Request(
            f"{self.address}/repos/{self.repository}{path}",
            data=json.dumps(body).encode() if body is not None else None,
            method=method,
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/json",
            },
        )
        with urllib.request.urlopen(request, timeout=30) as response:
            return json.loads(response.read() or b"null")


def tell(call: Call, text: str, anything: bool, whole: bool) -> str:
    """Open, renew or close the issue; gives what was done, in Swedish.

    ``whole`` is false when a service was silent: then an open issue is renewed, never closed, for
    what it tells may still be so.
    """
    found = call("GET", f"/issues?state=open&labels={LABEL}&per_page=1", None)
    number = found[0]["number"] if found else None
    body = {"title": TITLE, "body": _shortened(text)}
    if number is None and not anything:
        return "Inget ärende behövs."
    if number is None:
        made = call("POST", "/issues", {**body, "labels": [LABEL]})
        return f"Ärende {made['number']} är öppnat."
    if anything or not whole:
        call("PATCH", f"/issues/{number}", body)
        return f"Ärende {number} är förnyat."
    call("POST", f"/issues/{number}/comments", {"body": CLOSED})
    call("PATCH", f"/issues/{number}", {"state": "closed"})
    return f"Ärende {number} är stängt."


def _shortened(text: str) -> str:
    if len(text) <= MOST_CHARACTERS:
        return text
    lines = text[:MOST_CHARACTERS].rsplit("\n", 1)[0]
    return f"{lines}\n\nListan är kortad. Kör make bevaka för att se allt.\n"
