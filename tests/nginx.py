"""nginx from Debian serving a built site with the project's own files."""

import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

MAIN = """\
daemon off; worker_processes 1; pid {work}/nginx.pid; error_log {work}/error.log; {user}
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path {work}/body; proxy_temp_path {work}/proxy; fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
    include site.conf;
}}
"""


def program() -> str | None:
    """nginx of the machine, or the one that tests/browser.sh has unpacked."""
    unpacked = ROOT / ".venv" / "nginx" / "usr" / "sbin" / "nginx"
    return shutil.which("nginx") or next(
        (str(path) for path in (Path("/usr/sbin/nginx"), unpacked) if path.is_file()), None
    )


class Nginx:
    """Serves ``folder`` as long as the ``with`` block lasts; gives the address. ``work`` is a folder for its files."""

    def __init__(self, folder: Path, work: Path, port: int | None = None):
        self.work = work
        if port is None:
            with socket.create_server(("127.0.0.1", 0)) as free:
                port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}/"
        shutil.copy(ROOT / "deploy" / "nginx" / "headers.conf", work)
        text = (ROOT / "deploy" / "nginx" / "site.conf").read_text(encoding="utf-8")
        text = re.sub(r"listen 80;", f"listen 127.0.0.1:{port};", text)
        text = re.sub(r"root \S+;", f"root {folder};", text)
        (work / "site.conf").write_text(text, encoding="utf-8")
        mime = next(
            path
            for path in (Path("/etc/nginx/mime.types"), ROOT / ".venv/nginx/etc/nginx/mime.types")
            if path.is_file()
        )
        shutil.copy(mime, work / "mime.types")
        user = "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
        (work / "nginx.conf").write_text(MAIN.format(work=work, user=user), encoding="utf-8")

    def __enter__(self) -> str:
        self._running = subprocess.Popen(
            [program(), "-p", self.work, "-c", self.work / "nginx.conf"], stderr=subprocess.PIPE
        )
        for _ in range(200):
            try:
                socket.create_connection(
                    ("127.0.0.1", int(self.address.split(":")[2].strip("/"))), timeout=1
                ).close()
                return self.address
            except OSError:
                if self._running.poll() is not None:
                    raise RuntimeError(self._running.stderr.read().decode()) from None
                time.sleep(0.05)
        raise RuntimeError("nginx does not answer")

    @property
    def process_id(self) -> int:
        return self._running.pid

    def __exit__(self, *_):
        self._running.terminate()
        self._running.wait(timeout=10)
        self._running.stderr.close()
