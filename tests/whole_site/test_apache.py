"""The shipped .htaccess in Debian's Apache, with the rights that its own comment asks for and no more."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPMessage
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HTACCESS = ROOT / "deploy" / "apache" / ".htaccess"
APACHE = shutil.which("apache2") or "/usr/sbin/apache2"
MODULES = Path("/usr/lib/apache2/modules")
NEEDED = "mpm_event authz_core mime dir headers setenvif filter deflate autoindex negotiation"

pytestmark = pytest.mark.skipif(
    not Path(APACHE).exists(), reason="Apache saknas: sudo apt-get install apache2"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("apache")
    site = folder / "site"
    for path in (
        "index.html",
        "404.html",
        "krav/index.html",
        "data/krav.json",
        "assets/sida.js",
        ".well-known/security.txt",
    ):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(path)
    shutil.copy(HTACCESS, site)
    for place in (folder.parent, folder, *site.rglob("*")):
        place.chmod(0o755)  # the server's own user reads it
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = folder / "apache.conf"
    settings.write_text(
        "\n".join(
            [
                f"ServerRoot {folder}",
                "ServerName localhost",
                f"Listen 127.0.0.1:{port}",
                "User www-data",
                f"PidFile {folder}/pid",
                f"ErrorLog {folder}/error.log",
                *(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in NEEDED.split()),
                "TypesConfig /etc/mime.types",
                f"DocumentRoot {site}",
                f"<Directory {site}>",
                "AllowOverride FileInfo Indexes Options",
                "Require all granted",
                "</Directory>",
                "",
            ]
        )
    )
    server = subprocess.Popen([APACHE, "-DFOREGROUND", "-f", str(settings)])
    try:
        for _ in range(200):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def answer(address: str) -> tuple[int, HTTPMessage]:
    try:
        with urllib.request.urlopen(address) as response:
            return response.status, response.headers
    except urllib.error.HTTPError as error:
        return error.code, error.headers


def test_the_comment_names_the_rights_that_the_file_needs() -> None:
    assert "AllowOverride FileInfo Indexes Options" in HTACCESS.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/krav/", 200),
        ("/krav", 200),
        ("/data/krav.json", 200),
        ("/.well-known/security.txt", 200),
        ("/assets/", 403),
        ("/finns-inte/", 404),
    ],
)
def test_each_answer_has_the_headers(address: str, path: str, status: int) -> None:
    code, headers = answer(address + path)
    assert code == status
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff" and headers["Cache-Control"] == "no-cache"


def test_other_sites_may_read_the_open_data_and_nothing_else(address: str) -> None:
    assert answer(f"{address}/data/krav.json")[1]["Access-Control-Allow-Origin"] == "*"
    assert answer(f"{address}/krav/")[1]["Access-Control-Allow-Origin"] is None
