"""The live preview: shows the site while it is being written, rebuilds when a file changes, and outlives every fault.

A page is drawn when a browser asks for it, by a process that keeps the content read (``page_server``), so what was
saved is seen at once. What is no page (search, Word, Excel) comes from a whole build in the background. Both are
processes of their own, started anew when the code changes: no fault in it ends the preview, which imports none of it.

Four parts: ``state_of`` tells which files have changed, ``PageDrawer`` talks with the process that draws, ``Preview``
knows what is to be shown, and the handler serves it. While the files are faulty the last good pages stay up and every
open page shows the faults. MkDocs has a preview of its own, but it keeps old code in hooks/, builds everything at each
save and answers nothing while the data are faulty.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from .building import COMMANDS, build

HOST = "127.0.0.1"
WATCHED = ("data", "docs", "docs_sma", "hooks", "overrides", "mkdocs.yml")
CODE = ("hooks", "overrides", "mkdocs.yml")
POLL_SECONDS = 0.05
_AT_LEISURE = ("nice", "-n", "10") if shutil.which("nice") else ()  # a page to draw comes first
QUIET_SECONDS = 1.0  # without a change before everything is built in the background
SCRIPT_PATH, STATE_PATH = "/__preview.js", "/__preview.json"
TREES, MISSING = ("docs/", "docs_sma/"), "404.html"

# Runs under the site's own content security policy: a file of its own, no markup made from texts.
SCRIPT = """\
"use strict";
(() => {
  const shown = new URL(document.currentScript.src).search.slice(1);
  let box = null;
  let styles = null;

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

  // A new style sheet needs no new page.
  function restyle(number) {
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
      const address = new URL(link.href);
      address.search = number;
      link.href = address;
    }
  }

  async function look() {
    try {
      const state = await (await fetch("STATE", { cache: "no-store" })).json();
      if (String(state.version) !== shown) { location.reload(); return; }
      if (styles !== null && state.styles !== styles) restyle(state.styles);
      styles = state.styles;
      show(state.faults);
    } catch { /* the server is away: look again */ }
    setTimeout(look, 80);
  }
  look();
})();
""".replace("STATE", STATE_PATH, 1)

_EMPTY_PAGE = """\
<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>Förhandsvisning</title></head>
<body><h1>Webbplatsen är inte byggd än</h1><p>Sidan visas så snart bygget är klart och felen är rättade.</p></body></html>
"""


State = dict[str, tuple[int, int]]


def state_of(root: Path, watched: Sequence[str] = WATCHED) -> State:
    """Path from the root → time and size, of every watched file: two states are equal when nothing has changed."""
    return {path: state for name in watched for path, state in _entries(str(root / name), name)}


def _entries(path: str, shown: str) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        if os.path.isdir(path):
            with os.scandir(path) as children:
                for child in children:
                    if child.name == "__pycache__" or child.name.startswith("."):
                        continue
                    if child.is_dir():
                        yield from _entries(child.path, f"{shown}/{child.name}")
                    else:
                        status = child.stat()
                        yield f"{shown}/{child.name}", (status.st_mtime_ns, status.st_size)
        else:
            status = os.stat(path)
            yield shown, (status.st_mtime_ns, status.st_size)
    except FileNotFoundError:  # removed while we looked: the next look sees it
        return


def changed_between(before: State, after: State) -> list[str]:
    """The files that are new, gone or other than before."""
    return sorted(
        path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    )


def is_beside_the_pages(path: str) -> bool:
    """Whether a file is served as it lies there, such as a style sheet or a script."""
    return path.startswith(TREES) and not path.endswith(".md")


def is_style(path: str) -> bool:
    """Whether a file is a style sheet, which an open page takes up without being loaded again."""
    return is_beside_the_pages(path) and path.endswith(".css")


class PageDrawer:
    """The process that draws pages, and the talk with it: one question at a time."""

    def __init__(self, root: Path, command: Sequence[str], settings: Mapping[str, str]) -> None:
        self._root, self._command = root, list(command)
        self._environment = os.environ | {"PYTHONIOENCODING": "utf-8"} | dict(settings)
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None

    def read(self, changed: Sequence[str]) -> str:
        """Have what has changed read, by a new process when the code has; gives the faults."""
        if not self._command:
            return ""
        if any(path.split("/")[0] in CODE for path in changed):
            self.stop()
        return str(self._ask({"read": list(changed)}).get("faults", ""))

    def page(self, address: str) -> str | None:
        """The page at an address, or None when there is none or nothing draws."""
        found = self._ask({"page": address}).get("html") if self._command else None
        return None if found is None else str(found)

    def stop(self) -> None:
        """End the process; the next question starts another."""
        with self._lock:
            self._end()

    def _ask(self, question: Mapping[str, Any]) -> Mapping[str, Any]:
        with self._lock:
            try:
                process = self._running()
                assert process.stdin and process.stdout
                process.stdin.write(f"{json.dumps(question)}\n")
                process.stdin.flush()
                answer: Mapping[str, Any] = json.loads(process.stdout.readline())
                return answer
            except (OSError, ValueError):  # it did not start, or ended without an answer
                self._end()
                return {"faults": "Sidorna kan inte ritas. Felet står i terminalen."}

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            self._process = subprocess.Popen(
                self._command,
                cwd=self._root,
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
            )
        return self._process

    def _end(self) -> None:
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None


@dataclass
class Preview:
    """What is to be shown: pages drawn when asked for, the last good site for the rest, and the faults.

    ``command`` builds everything, ``drawing`` draws single pages. Without the latter a page is that of the last build.
    """

    root: Path
    workshop: Path
    command: Sequence[str] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    watched: Sequence[str] = WATCHED
    drawing: Sequence[str] = ()
    site: Path | None = None
    version: int = 0  # of the pages: another one makes an open page load again
    styles: int = 0
    reading_faults: str = ""
    build_faults: str = ""
    _earlier: Path | None = None

    def __post_init__(self) -> None:
        self.drawer = PageDrawer(self.root, self.drawing, self.settings)
        self._last_change = time.monotonic()
        self._to_build = threading.Event()

    @property
    def faults(self) -> str:
        """What is wrong now; what a reading says comes before what an earlier build said."""
        return self.reading_faults or self.build_faults

    def follow(self, stop: threading.Event) -> None:
        """Show every change at once, and build everything when it has been quiet for a while, until told to stop."""
        builder = threading.Thread(target=self._build_when_quiet, args=(stop,))
        builder.start()
        before: State = {}
        try:
            while not stop.is_set():
                after = state_of(self.root, self.watched)
                if after != before:
                    self._take_up(changed_between(before, after))
                    before = after
                stop.wait(POLL_SECONDS)
        finally:
            stop.set()
            self._to_build.set()
            builder.join()
            self.drawer.stop()

    def _take_up(self, changed: Sequence[str]) -> None:
        """Have the changed files read, tell open pages, and ask for a build."""
        self._last_change = time.monotonic()
        if self.drawing:
            if all(map(is_style, changed)):
                self.styles += 1
                self._to_build.set()
                return
            if not all(map(is_beside_the_pages, changed)):
                self.reading_faults = self.drawer.read(changed)
                self.build_faults = ""
                say(self.reading_faults or "Läst.")
            if not self.reading_faults:
                self.version += 1
        self._to_build.set()

    def _build_when_quiet(self, stop: threading.Event) -> None:
        while True:
            self._to_build.wait()
            while not stop.is_set() and self._seconds_to_wait() > 0:
                stop.wait(self._seconds_to_wait())
            if stop.is_set():
                return
            self._to_build.clear()
            self.rebuild_safely()

    def _seconds_to_wait(self) -> float:
        quiet = QUIET_SECONDS if self.drawing else 0
        return self._last_change + quiet - time.monotonic()

    def rebuild(self) -> None:
        """Build; a good site replaces the one that is shown, a faulty one only leaves its faults."""
        folder = Path(tempfile.mkdtemp(prefix="bygge-", dir=self.workshop))
        outcome = build(self.root, folder, self.command, self.settings)
        self.build_faults = outcome.faults
        if not outcome.ok:
            shutil.rmtree(folder, ignore_errors=True)
            if outcome.faults != self.reading_faults:
                say(outcome.faults)
            return
        # The site before this one may still be answering a request; the one before that is not.
        if self._earlier:
            shutil.rmtree(self._earlier, ignore_errors=True)
        self._earlier, self.site = self.site, folder
        if not self.drawing:
            self.version += 1
        say(f"Byggt på {outcome.seconds:.1f} s.".replace(".", ",", 1))

    def rebuild_safely(self) -> None:
        """Rebuild; whatever goes wrong is shown and the preview lives on."""
        try:
            self.rebuild()
        except OSError as error:
            self.build_faults = f"Bygget kunde inte göras: {error}"
            say(self.build_faults)

    def file(self, path: str) -> Path | None:
        """The file at an address: of the trees as it lies there, else of the last build; None when there is none."""
        steps = [unquote(step) for step in path.split("/") if step]
        if any(step.startswith(".") or "/" in step or "\\" in step for step in steps):
            return None
        folders = [(self.root / "docs_sma", steps[1:])] if steps[:1] == ["sma"] else []
        folders += [(self.root / "docs", steps)] if self.drawing else []
        folders += [(self.site, steps)] if self.site else []
        for folder, below in folders:
            found = folder.joinpath(*below)
            if found.is_dir() and path.endswith("/"):
                found /= "index.html"
            if found.is_file() and found.suffix != ".md":
                return found
        return None


def say(text: str) -> None:
    """One message in the terminal, with the time of day."""
    print(f"{time.strftime('%H.%M.%S')}  {text}", flush=True)


class Handler(BaseHTTPRequestHandler):
    """Serves the last good site, and tells open pages what has happened since."""

    server: Server
    extensions_map: Mapping[str, str] = {
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
        ".png": "image/png",
        ".jpg": "image/jpeg",
        ".webp": "image/webp",
        ".zip": "application/zip",
        ".csv": "text/csv; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".ics": "text/calendar; charset=utf-8",
        ".woff2": "font/woff2",
        ".wasm": "application/wasm",
        ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }

    def do_GET(self) -> None:
        """The page with the preview's script, the script and the state, or any other file as it is."""
        preview, path = self.server.preview, urlsplit(self.path).path
        self._version = preview.version  # a page drawn while something changes is the older one
        if path == SCRIPT_PATH:
            self._send(SCRIPT.encode(), ".js")
        elif path == STATE_PATH:
            state = {
                "version": preview.version,
                "styles": preview.styles,
                "faults": preview.faults,
            }
            self._send(json.dumps(state).encode(), ".json")
        elif (page := self._drawn(path)) is not None:
            self._send_page(page)
        elif found := preview.file(path):
            if found.suffix == ".html":
                self._send_page(found.read_text(encoding="utf-8"))
            else:
                self._send(found.read_bytes(), found.suffix)
        elif not path.endswith("/") and "." not in path.rsplit("/", 1)[-1]:
            self._send_on(f"{path}/")
        else:
            self._send_missing()

    def _drawn(self, path: str) -> str | None:
        """The page at an address, drawn now."""
        address = unquote(path).removesuffix("index.html")
        return (
            self.server.preview.drawer.page(address.strip("/")) if address.endswith("/") else None
        )

    def _send_on(self, path: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send_missing(self) -> None:
        """The site's own page for what is not found, or one that says that there is no site yet."""
        preview = self.server.preview
        page = preview.drawer.page(MISSING)
        if page is None and (built := preview.file(MISSING)):
            page = built.read_text(encoding="utf-8")
        if page is None:
            self._send_page(_EMPTY_PAGE, HTTPStatus.SERVICE_UNAVAILABLE)
        else:
            self._send_page(page, HTTPStatus.NOT_FOUND)

    def _send_page(self, html: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        script = f'<script src="{SCRIPT_PATH}?{self._version}" defer></script>'
        self._send(html.replace("</head>", f"{script}</head>", 1).encode(), ".html", status)

    def _send(self, body: bytes, suffix: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        kind = self.extensions_map.get(suffix, "application/octet-stream")
        self.send_header("Content-Type", kind)
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


def serve(root: Path, port: int) -> int:
    """Show the project in ``root`` until Ctrl-C; gives the exit code."""
    with tempfile.TemporaryDirectory(prefix="forhandsvisning-") as workshop:
        preview = Preview(
            root,
            Path(workshop),
            # The same bytes as by MkDocs, with faults in Swedish, in less time.
            command=(*_AT_LEISURE, *COMMANDS["egen"]),
            settings={"SITE_URL": f"http://{HOST}:{port}/"},
            drawing=(sys.executable, "-m", "guide", "tecknare"),
        )
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
            f"Webbplatsen visas på http://{HOST}:{port}/ och följer varje ändring. Avsluta med Ctrl-C."
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
