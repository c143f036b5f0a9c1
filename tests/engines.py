"""Firefox and WebKit from the machine's own packages, each with one page and few verbs.

Firefox speaks WebDriver BiDi over a WebSocket; WebKitGTK has its WebKitWebDriver. Both
start with a profile of their own and are ended by their process.
"""

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.error import URLError
from urllib.request import Request, urlopen

import websocket

_STARTS = 60  # seconds until a browser has to answer
_POLL = 0.1


class Engine(Protocol):
    """A browser with one page."""

    def open(self, address: str) -> None:
        """Goes to an address and waits until it is loaded."""

    def run(self, script: str) -> Any:
        """The value of a function body that is run in the page."""

    def back(self) -> None:
        """Does what the reader's Back button does."""


def wait_until(engine: Engine, condition: str, seconds: float = 30) -> None:
    """Waits until an expression is true in the page; fails with the expression when it never is."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if engine.run(f"return Boolean({condition})"):
                return
        except EngineError:
            pass  # between two pages there is nothing to ask
        time.sleep(_POLL)
    raise AssertionError(f"never true: {condition}")


class EngineError(Exception):
    """The browser refused a command; its own words."""


class Firefox:
    """A page in Firefox over WebDriver BiDi; see https://w3c.github.io/webdriver-bidi/."""

    def __init__(self, port: int):
        self._socket = _answer(
            lambda: websocket.create_connection(
                f"ws://127.0.0.1:{port}/session", timeout=120, suppress_origin=True
            )
        )
        self._number = 0
        self._ask("session.new", {"capabilities": {}})
        tree = self._ask("browsingContext.getTree", {})
        self._context = tree["contexts"][0]["context"]

    def _ask(self, method: str, parameters: dict[str, Any]) -> dict[str, Any]:
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") != self._number:
                continue  # an event
            if answer["type"] == "error":
                raise EngineError(answer["message"])
            return answer["result"]

    def open(self, address: str) -> None:
        self._ask(
            "browsingContext.navigate",
            {"context": self._context, "url": address, "wait": "complete"},
        )

    def run(self, script: str) -> Any:
        answer = self._ask(
            "script.callFunction",
            {
                "functionDeclaration": f"() => JSON.stringify((() => {{ {script} }})() ?? null)",
                "target": {"context": self._context},
                "awaitPromise": False,
            },
        )
        if answer["type"] == "exception":
            raise EngineError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def back(self) -> None:
        self._ask("browsingContext.traverseHistory", {"context": self._context, "delta": -1})


class WebKit:
    """A page in MiniBrowser over classic WebDriver; see https://www.w3.org/TR/webdriver2/."""

    def __init__(self, port: int, browser: str):
        self._root = f"http://127.0.0.1:{port}"
        capabilities = {
            "browserName": "MiniBrowser",
            "webkitgtk:browserOptions": {"binary": browser, "args": ["--automation"]},
        }
        asked = {"capabilities": {"alwaysMatch": capabilities}}
        session = _answer(lambda: self._ask("/session", asked))
        self._root += f"/session/{session['sessionId']}"

    def _ask(self, path: str, body: dict[str, Any]) -> Any:
        request = Request(
            self._root + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        try:
            with urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except URLError as error:
            if hasattr(error, "read"):
                raise EngineError(error.read().decode()) from None
            raise

    def open(self, address: str) -> None:
        self._ask("/url", {"url": address})

    def run(self, script: str) -> Any:
        return self._ask("/execute/sync", {"script": script, "args": []})

    def back(self) -> None:
        self._ask("/back", {})


def _answer(ask):
    """What a browser that is starting gives, once it answers."""
    end = time.monotonic() + _STARTS
    while True:
        try:
            return ask()
        except (OSError, websocket.WebSocketException):
            if time.monotonic() > end:
                raise
            time.sleep(_POLL)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as opened:
        return opened.getsockname()[1]


@contextmanager
def _running(command: list[str], environment: dict[str, str] | None = None) -> Iterator[None]:
    process = subprocess.Popen(
        command,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield
    finally:
        os.killpg(process.pid, 15)
        process.wait(timeout=30)


def firefox_program() -> str | None:
    """The path of the machine's Firefox."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """Firefox without a window, with an empty profile in a folder."""
    profile.mkdir()
    port = _free_port()
    # Nothing is asked of anybody but the site.
    (profile / "user.js").write_text(
        'user_pref("remote.active-protocols", 1);\n'
        'user_pref("app.update.enabled", false);\n'
        'user_pref("network.captive-portal-service.enabled", false);\n'
        'user_pref("network.connectivity-service.enabled", false);\n'
        'user_pref("browser.shell.checkDefaultBrowser", false);\n'
        'user_pref("datareporting.policy.dataSubmissionEnabled", false);\n',
        encoding="ascii",
    )
    command = [
        str(firefox_program()),
        "--headless",
        "--no-remote",
        "--profile",
        str(profile),
        f"--remote-debugging-port={port}",
        "about:blank",
    ]
    with _running(command, {"HOME": str(profile), "MOZ_DISABLE_CONTENT_SANDBOX": "1"}):
        yield Firefox(port)


def webkit_program() -> str | None:
    """The path of WebKitGTK's browser, which lies beside the library."""
    found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    return str(found[-1]) if found and shutil.which("WebKitWebDriver") else None


@contextmanager
def webkit(home: Path) -> Iterator[WebKit]:
    """MiniBrowser on a screen of its own that nobody sees."""
    home.mkdir()
    port = _free_port()
    command = [
        "xvfb-run",
        "--auto-servernum",
        "--server-args=-screen 0 1280x900x24",
        "dbus-run-session",
        "--",
        "WebKitWebDriver",
        f"--port={port}",
    ]
    environment = {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "GTK_A11Y": "none",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
        "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",  # a container lacks its rights
    }
    with _running(command, environment):
        yield WebKit(port, str(webkit_program()))
