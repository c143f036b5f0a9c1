"""The live preview: shows the site while it is being written, rebuilds when a file changes, and outlives every fault.

Three parts: ``state_of`` tells whether a file has changed, ``Preview`` builds and remembers the last good site, and the
handler serves it. While the files are faulty the last good site stays up and every open page shows the faults.
MkDocs has a preview of its own, but it keeps old code in hooks/ and answers nothing while the data are faulty.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .building import build

HOST = "127.0.0.1"
WATCHED = ("data", "docs", "docs_sma", "hooks", "overrides", "mkdocs.yml")
POLL_SECONDS = 0.5
SCRIPT_PATH, STATE_PATH = "/__preview.js", "/__preview.json"

# Runs under the site's own content security policy: a file of its own, no markup made from texts.
SCRIPT = """\
"use strict";
(() => {
  const shown = new URL(document.currentScript.src).search.slice(1);
  let box = null;

  function show(faults) {
    if (!faults) { box?.remove(); box = null; return; }
    if (!box) {
      box = document.createElement("pre");
      box.id = "preview-faults";
      box.setAttribute("role", "alert");
      box.tabIndex = 0;
      Object.assign(box.style, {
        position: "fixed", inset: "auto 0 0 0", zIndex: "9999", margin: "0", padding: "1rem", maxHeight: "50vh",
        overflow: "auto", whiteSpace: "pre-wrap", font: "16px/1.5 monospace", color: "#fff", background: "#7a1020",
      });
      document.body.append(box);
    }
    if (box.textContent !== faults) box.textContent = faults;
  }

  async function look() {
    try {
      const state = await (await fetch("STATE", { cache: "no-store" })).json();
      if (String(state.version) !== shown) { location.reload(); return; }
      show(state.faults);
    } catch { /* the server is away: look again */ }
    setTimeout(look, 500);
  }
  look();
})();
""".replace("STATE", STATE_PATH, 1)

_EMPTY_PAGE = """\
<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>Förhandsvisning</title></head>
<body><h1>Webbplatsen är inte byggd än</h1><p>Sidan visas så snart bygget är klart och felen är rättade.</p></body></html>
"""


def state_of(root: Path, watched: Sequence[str] = WATCHED) -> frozenset[tuple[str, int, int]]:
    """Path, time and size of every watched file: two states are equal when nothing has changed."""
    return frozenset(entry for name in watched for entry in _entries(root / name))


def _entries(path: Path) -> Iterator[tuple[str, int, int]]:
    try:
        if path.is_dir():
            for child in os.scandir(path):
                if child.name != "__pycache__" and not child.name.startswith("."):
                    yield from _entries(Path(child.path)) if child.is_dir() else _entry(child.path)
        else:
            yield from _entry(path)
    except FileNotFoundError:  # removed while we looked: the next look sees it
        return


def _entry(path: str | Path) -> Iterator[tuple[str, int, int]]:
    status = os.stat(path)
    yield str(path), status.st_mtime_ns, status.st_size


@dataclass
class Preview:
    """The last good site, the faults since then, and how they are made."""

    root: Path
    workshop: Path
    command: Sequence[str] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    watched: Sequence[str] = WATCHED
    site: Path | None = None
    version: int = 0
    faults: str = ""
    _earlier: Path | None = None

    def rebuild(self) -> None:
        """Build; a good site replaces the one that is shown, a faulty one only leaves its faults."""
        folder = Path(tempfile.mkdtemp(prefix="bygge-", dir=self.workshop))
        outcome = build(self.root, folder, self.command, self.settings)
        self.faults = outcome.faults
        if not outcome.ok:
            shutil.rmtree(folder, ignore_errors=True)
            say(outcome.faults)
            return
        # The site before this one may still be answering a request; the one before that is not.
        if self._earlier:
            shutil.rmtree(self._earlier, ignore_errors=True)
        self._earlier, self.site = self.site, folder
        self.version += 1
        say(f"Byggt på {outcome.seconds:.1f} s.".replace(".", ",", 1))

    def follow(self, stop: threading.Event) -> None:
        """Build now and after every change, until told to stop."""
        built: frozenset[tuple[str, int, int]] | None = None
        while not stop.is_set():
            seen = state_of(self.root, self.watched)
            if seen != built:
                built = seen
                self.rebuild_safely()
            stop.wait(POLL_SECONDS)

    def rebuild_safely(self) -> None:
        """Rebuild; whatever goes wrong is shown and the preview lives on."""
        try:
            self.rebuild()
        except OSError as error:
            self.faults = f"Bygget kunde inte göras: {error}"
            say(self.faults)


def say(text: str) -> None:
    """One message in the terminal, with the time of day."""
    print(f"{time.strftime('%H.%M.%S')}  {text}", flush=True)


class Handler(SimpleHTTPRequestHandler):
    """Serves the last good site, and tells open pages what has happened since."""

    server: Server
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".jsonld": "application/ld+json",
        ".webmanifest": "application/manifest+json",
        ".xml": "application/xml",
        ".rdf": "application/rdf+xml",
        ".atom": "application/atom+xml",
        ".svg": "image/svg+xml",
        ".csv": "text/csv; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".ics": "text/calendar; charset=utf-8",
        ".woff2": "font/woff2",
        ".wasm": "application/wasm",
        ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, directory=str(_server_of(args).preview.site or ""), **options)

    def do_GET(self) -> None:
        """The page with the preview's script, the script and the state, or any other file as it is."""
        preview, path = self.server.preview, urlsplit(self.path).path
        if path == SCRIPT_PATH:
            self._send(SCRIPT.encode(), ".js")
        elif path == STATE_PATH:
            self._send(
                json.dumps({"version": preview.version, "faults": preview.faults}).encode(), ".json"
            )
        elif preview.site is None:
            self._send_page(_EMPTY_PAGE, HTTPStatus.SERVICE_UNAVAILABLE)
        elif page := self._html_file(path):
            self._send_page(page.read_text(encoding="utf-8"))
        else:
            super().do_GET()

    def _html_file(self, path: str) -> Path | None:
        asked = Path(self.translate_path(self.path))
        if asked.is_dir() and path.endswith("/"):
            asked /= "index.html"
        return asked if asked.suffix == ".html" and asked.is_file() else None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for what is not found."""
        missing = self.server.preview.site and self.server.preview.site / "404.html"
        if code == HTTPStatus.NOT_FOUND and missing and missing.is_file():
            self._send_page(missing.read_text(encoding="utf-8"), HTTPStatus.NOT_FOUND)
        else:
            super().send_error(code, message, explain)

    def _send_page(self, html: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        script = f'<script src="{SCRIPT_PATH}?{self.server.preview.version}" defer></script>'
        self._send(html.replace("</head>", f"{script}</head>", 1).encode(), ".html", status)

    def _send(self, body: bytes, suffix: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", self.extensions_map[suffix])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """What is shown is never kept: the next look may be at a newer site."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of each request: the terminal is for faults."""


class Server(ThreadingHTTPServer):
    """The web server of one preview."""

    daemon_threads = True

    def __init__(self, port: int, preview: Preview) -> None:
        self.preview = preview
        super().__init__((HOST, port), Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up when it has seen enough is no fault."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _server_of(arguments: tuple[Any, ...]) -> Server:
    server: Server = arguments[2]  # the third argument of every request handler
    return server


def serve(root: Path, port: int) -> int:
    """Show the project in ``root`` until Ctrl-C; gives the exit code."""
    with tempfile.TemporaryDirectory(prefix="forhandsvisning-") as workshop:
        preview = Preview(root, Path(workshop), settings={"SITE_URL": f"http://{HOST}:{port}/"})
        try:
            server = Server(port, preview)
        except OSError:
            print(f"Porten {port} är upptagen. Välj en annan: make PORT={port + 1}")
            return 1
        stop = threading.Event()
        signal.signal(
            signal.SIGTERM, signal.default_int_handler
        )  # ends as by Ctrl-C: nothing is left behind
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(
            f"Bygger. Webbplatsen visas på http://{HOST}:{port}/ och byggs om vid varje ändring. Avsluta med Ctrl-C."
        )
        try:
            preview.follow(stop)
        except KeyboardInterrupt:
            print()
        finally:
            stop.set()
            server.shutdown()
            server.server_close()
    return 0
