"""Who asks, and whether a request is one of ours: identity, sessions, hosts, limits, headers, and a
line for each act.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "redaktion"
MAX_BODY = 1_000_000
PER_MINUTE = 120

SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
# What is drawn for the frame may be framed by us, and runs no scripts.
PREVIEW_HEADERS = SECURITY_HEADERS | {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox "
    "allow-same-origin allow-top-navigation-by-user-activation",
}


@dataclass(frozen=True)
class Access:
    """Who may come in. Without ``header`` the service is for one computer, and trusts what its user
    says.
    """

    hosts: frozenset[str]
    header: str = ""  # in which the sign-on proxy says who it is
    proxies: frozenset[str] = frozenset()  # addresses from which that header is believed


class Denied(Exception):
    """A request that is not answered; the text is in Swedish."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status, self.text = status, text


class People:
    """Checks requests. ``home`` keeps the key that signs sessions."""

    def __init__(
        self, access: Access, home: Path, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.access, self.clock = access, clock
        key = home / "nyckel"
        if not key.exists():
            key.touch(mode=0o600)
            key.write_bytes(secrets.token_bytes(32))
        self._key = key.read_bytes()
        self._asked: dict[str, tuple[float, float]] = {}
        self._lock = threading.Lock()

    def refuse_strangers(self, request: Request) -> None:
        """Only our own hosts, and posts only from our own pages. Raises ``Denied``."""
        host = request.headers.get("host", "")
        if host not in self.access.hosts:
            raise Denied(421, "Adressen hör inte till redaktionen.")
        if request.method not in ("GET", "HEAD", "POST"):
            raise Denied(405, "Så kan sidan inte användas.")
        if request.method != "POST":
            return
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            raise Denied(403, "Formuläret kom från en annan webbplats.")
        origin = request.headers.get("origin", "")
        if origin and origin.partition("://")[2] != host:
            raise Denied(403, "Formuläret kom från en annan webbplats.")
        length = request.headers.get("content-length", "")
        if not length.isdigit() or int(length) > MAX_BODY:
            raise Denied(413, "Formuläret är för stort.")

    def limit(self, who: str) -> None:
        """Not more than ``PER_MINUTE`` posts a minute from one person. Raises ``Denied``."""
        with self._lock:
            now = self.clock()
            left, since = self._asked.get(who, (float(PER_MINUTE), now))
            left = min(PER_MINUTE, left + (now - since) * PER_MINUTE / 60)
            if left < 1:
                raise Denied(429, "Det gick för fort. Vänta en minut och försök igen.")
            self._asked[who] = (left - 1, now)
            if len(self._asked) > 10_000:
                self._asked.clear()

    def who(self, request: Request) -> str:
        """The name of whoever asks; "" when it is not known yet. Raises ``Denied``."""
        if not self.access.header:
            return self._session(request).get("vem", "")
        client = request.client.host if request.client else ""
        if client not in self.access.proxies:
            raise Denied(403, "Redaktionen nås bara genom inloggningen.")
        name = request.headers.get(self.access.header, "").strip()
        with contextlib.suppress(UnicodeError):  # headers come as Latin-1; proxies send UTF-8
            name = name.encode("latin-1").decode("utf-8")
        if not name or len(name) > 100 or not name.isprintable():
            raise Denied(403, "Inloggningen säger inte vem du är.")
        return name

    def token(self, request: Request) -> str:
        """What a form must send back: bound to the session and to whoever asks."""
        session = self._session(request).get("id", "")
        return self._sign(f"form:{session}:{self.who(request)}")

    def refuse_forged(self, request: Request, sent: str) -> None:
        """A form must carry the token of its session. Raises ``Denied``."""
        session = self._session(request).get("id", "")
        if not session or not hmac.compare_digest(sent, self.token(request)):
            raise Denied(403, "Sidan har legat framme för länge. Ladda om den och försök igen.")

    def begin(self, request: Request, response: Response, who: str = "") -> None:
        """Give the browser a session when it has none, or a new one when it says who it is."""
        if "set-cookie" in response.headers:
            return
        if not who and request.cookies.get(COOKIE) and not hasattr(request.state, "session"):
            return
        if not hasattr(request.state, "session"):
            request.state.session = secrets.token_urlsafe(16)
        fresh = {"id": request.state.session, "vem": who}
        text = json.dumps(fresh, separators=(",", ":")).encode().hex()
        response.set_cookie(
            COOKIE,
            f"{text}.{self._sign(text)}",
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https"
            or request.headers.get("x-forwarded-proto", "") == "https",
            path="/",
        )

    def _session(self, request: Request) -> Mapping[str, str]:
        text, _, signature = request.cookies.get(COOKIE, "").partition(".")
        if text and hmac.compare_digest(signature, self._sign(text)):
            return json.loads(bytes.fromhex(text))
        # The page that is drawn now has a form too: its token belongs to the session it will get.
        if not hasattr(request.state, "session"):
            request.state.session = secrets.token_urlsafe(16)
        return {"id": request.state.session} if request.method == "GET" else {}

    def _sign(self, text: str) -> str:
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()


class Audit:
    """One line for each act: when, who, what, on what."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self.path, self.now = path, now
        self._lock = threading.Lock()

    def __call__(self, who: str, act: str, about: str = "", **more: str) -> None:
        line = json.dumps(
            {"nar": self.now().isoformat(timespec="seconds"), "vem": who, "vad": act, "om": about}
            | more,
            ensure_ascii=False,
        )
        with self._lock, self.path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")
