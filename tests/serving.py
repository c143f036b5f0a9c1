"""A web server for the built site: the address space of a real one, without its speed."""

import socket
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from guide.build.preview import Handler as PreviewHandler


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = PreviewHandler.extensions_map

    def end_headers(self):
        self.send_header(
            "LinkChecker", "1"
        )  # linkchecker asks without pauses when a server sends this
        super().end_headers()

    def send_error(self, code, message=None, explain=None):
        missing = Path(self.directory) / "404.html"
        if code != 404 or not missing.is_file():
            super().send_error(code, message, explain)
            return
        body = missing.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format, *args):
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """Browsers and linkchecker hang up when they have seen enough; that is no fault."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Served:
    """Serves a folder at an open socket (or at any free port) as long as the ``with`` block lasts; gives the address."""

    def __init__(self, folder: Path, listening: socket.socket | None = None):
        self._listening = listening or socket.create_server(("127.0.0.1", 0))
        address = self._listening.getsockname()
        self._server = _Server(
            address, lambda *given: _Handler(*given, directory=str(folder)), bind_and_activate=False
        )
        self._server.socket.close()
        self._server.socket = self._listening
        self._server.server_name, self._server.server_port = "localhost", address[1]
        self.address = f"http://127.0.0.1:{address[1]}/"

    def __enter__(self) -> str:
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        ).start()
        return self.address

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
