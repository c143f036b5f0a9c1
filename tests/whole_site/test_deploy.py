"""The files for web servers: one policy everywhere, and nginx serving the site with it without one violation."""

import gzip
import http.client
import re
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote

import pytest
from guide.html.view import CONTENT_SECURITY_POLICY

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
NGINX_HEADERS = dict(
    re.findall(
        r'^add_header ([\w-]+) "(.*)" always;',
        (DEPLOY / "nginx" / "headers.conf").read_text(encoding="utf-8"),
        re.M,
    )
)
OPEN_DATA = {"Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*"}
EVERYWHERE = NGINX_HEADERS | {"Cross-Origin-Resource-Policy": "same-origin"}


def test_the_policy_is_the_one_of_the_pages():
    assert (
        NGINX_HEADERS["Content-Security-Policy"]
        == f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'"
    )
    assert "unsafe" not in CONTENT_SECURITY_POLICY and CONTENT_SECURITY_POLICY.startswith(
        "default-src 'none'"
    )


def test_apache_sends_the_same():
    text = (DEPLOY / "apache" / ".htaccess").read_text(encoding="utf-8")
    assert dict(re.findall(r'^Header always set ([\w-]+) "(.*)"$', text, re.M)) == EVERYWHERE
    assert (
        dict(re.findall(r'^Header always set ([\w-]+) "(.*)" env=open_data$', text, re.M))
        == OPEN_DATA
    )


def test_static_hosts_send_the_same():
    first, second = (DEPLOY / "_headers").read_text(encoding="utf-8").split("\n/data/*\n")
    assert dict(re.findall(r"^  ([\w-]+): (.*)$", first, re.M)) == EVERYWHERE
    assert dict(re.findall(r"^  ([\w-]+): (.*)$", second, re.M)) == OPEN_DATA


def ask(address: str, **headers: str):
    try:
        answer = urllib.request.urlopen(
            urllib.request.Request(address, headers=headers), timeout=10
        )
    except HTTPError as error:
        answer = error
    with answer:
        return answer.status, answer.headers, answer.read()


@pytest.mark.parametrize(
    ("path", "status"),
    [("", 200), ("krav/", 200), ("sma/", 200), ("finns/inte/", 404), ("robots.txt", 200)],
)
def test_nginx_sends_every_header_with_every_answer(by_nginx: str, path: str, status: int):
    got, headers, _ = ask(by_nginx + path)
    assert got == status
    assert {name: headers[name] for name in EVERYWHERE} == EVERYWHERE
    assert headers["Access-Control-Allow-Origin"] is None and "nginx/" not in headers["Server"]


def test_nginx_lets_other_sites_read_the_open_data(by_nginx: str):
    _, headers, _ = ask(f"{by_nginx}data/")
    expected = NGINX_HEADERS | OPEN_DATA
    assert {name: headers[name] for name in expected} == expected


def test_nginx_sends_what_was_compressed_beforehand(by_nginx: str, site: Path):
    plain = (site / "index.html").read_bytes()
    _, headers, body = ask(by_nginx, **{"Accept-Encoding": "gzip"})
    assert (
        headers["Content-Encoding"] == "gzip"
        and headers["Vary"] == "Accept-Encoding"
        and gzip.decompress(body) == plain
    )
    assert ask(by_nginx)[2] == plain


def test_nginx_names_types_rightly(by_nginx: str, site: Path):
    expected = {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".csv": "text/csv; charset=utf-8",
        ".rdf": "application/rdf+xml",
        ".ics": "text/calendar; charset=utf-8",
        ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
    for suffix, kind in expected.items():
        path = next((path for path in sorted(site.rglob(f"*{suffix}"))), None)
        if path:
            assert ask(by_nginx + path.relative_to(site).as_posix())[1]["Content-Type"] == kind


def test_nginx_answers_304_when_nothing_has_changed(by_nginx: str):
    _, headers, _ = ask(by_nginx)
    assert ask(by_nginx, **{"If-None-Match": headers["ETag"]})[0] == 304


@pytest.mark.browser
def test_no_page_of_any_kind_breaks_the_policy(by_nginx: str, built, browser):
    """One page of each kind in each language, opened with the policy of the page and of the server."""
    samples = {}
    for page in built.reading_pages:
        kind = next(element.attributes.get("class", "") for element in page.all("body"))
        samples.setdefault((page.lang, kind, page.path.split("/")[0]), page.path)
    violations: list[str] = []
    context = browser.new_context()
    try:
        opened = context.new_page()
        opened.on(
            "console", lambda said: violations.append(said.text) if said.type == "error" else None
        )
        opened.on("pageerror", lambda error: violations.append(str(error)))
        for path in samples.values():
            opened.goto(by_nginx + path.removesuffix("index.html"), wait_until="load")
        opened.goto(f"{by_nginx}sok/?q=m%C3%B6bler", wait_until="networkidle")
    finally:
        context.close()
    assert len(samples) > 10 and not violations


def test_compressing_twice_gives_the_same_bytes(tmp_path: Path):
    if not shutil.which("gzip"):
        pytest.skip("no gzip on this machine")
    file = tmp_path / "a b.html"
    file.write_text("x" * 1000)
    subprocess.run([DEPLOY / "compress.sh", tmp_path], check=True)
    first = (tmp_path / "a b.html.gz").read_bytes()
    subprocess.run([DEPLOY / "compress.sh", tmp_path], check=True)
    assert (tmp_path / "a b.html.gz").read_bytes() == first and file.exists()


def looked_at(address: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, DEPLOY / "smoke.py", address]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_published_site_is_looked_at_from_outside(by_nginx: str, settings: dict[str, str]):
    """Behind nginx all is well but the address, which the site was not built for."""
    said = looked_at(by_nginx)
    assert said.returncode == 1
    assert set(re.findall(r"annan adress|\d+ fel", said.stdout)) == {"annan adress", "2 fel"}
    assert settings["SITE_URL"] in said.stdout


def test_a_server_without_headers_is_told(served: str):
    said = looked_at(served)
    assert "Content-Security-Policy saknas" in said.stdout and "annan adress" not in said.stdout


def test_a_server_that_does_not_answer_is_told():
    said = looked_at("http://127.0.0.1:9/")
    assert said.returncode == 1 and "startsidan svarar inte" in said.stdout
    assert looked_at("").returncode == 2


def test_nginx_serves_every_file(by_nginx: str, site: Path):
    """Every page and file of the site, over one connection, at the address that links use."""
    host = http.client.HTTPConnection(by_nginx.split("/")[2], timeout=10)
    wrong = []
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        path = quote(file.relative_to(site).as_posix().removesuffix("index.html"))
        host.request("GET", f"/{path}")
        answer = host.getresponse()
        body = answer.read()
        if answer.status != 200 or len(body) != file.stat().st_size:
            wrong.append(path)
    host.close()
    assert wrong == [".nojekyll"]  # hidden files are not served
