"""The live preview: every change is shown, no fault ends it, and the last good site stays up."""

import json
import sys
import threading
import time
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from guide.build import preview
from guide.build.preview import Preview, Server

# Stands in for the site generator: copies the page, or tells a fault.
FAKE_BUILD = """\
import pathlib, shutil, sys
folder = pathlib.Path(sys.argv[1])
text = pathlib.Path("docs/index.md").read_text(encoding="utf-8")
if "FEL" in text:
    print("INFO    -  chatter")
    print("ERROR   -  docs/index.md:1: titel: <b>å</b> saknas.")
    sys.exit(1)
folder.mkdir(exist_ok=True)
(folder / "index.html").write_text(f"<html><head><title>t</title></head><body><p>{text}</p></body></html>", encoding="utf-8")
(folder / "404.html").write_text("<html><head></head><body>Sidan finns inte</body></html>", encoding="utf-8")
(folder / "data.json").write_text("{}")
(folder / "krav.docx").write_bytes(b"PK")
"""


# Stands in for what draws pages: keeps the text as it was when it was read.
FAKE_DRAWING = """\
import json, pathlib, sys
text = ""
for line in sys.stdin:
    asked = json.loads(line)
    now = pathlib.Path("docs/index.md").read_text(encoding="utf-8")
    if "STOPP" in now:
        sys.exit(1)
    if "read" in asked:
        faults = "docs/index.md:1: fel." if "FEL" in now else ""
        text = text if faults else now
        answer = {"faults": faults}
    else:
        page = f"<html><head></head><body><p>ritad: {text}</p></body></html>"
        answer = {"html": page if asked["page"] in ("", "404.html") else None}
    print(json.dumps(answer), flush=True)
"""


class Running:
    """A preview of a small project, its server and its thread."""

    def __init__(self, root: Path, workshop: Path, text: str, draws: bool = False):
        self.page = root / "docs" / "index.md"
        self.page.parent.mkdir(parents=True)
        self.page.write_text(text, encoding="utf-8")
        (root / "fake.py").write_text(FAKE_BUILD, encoding="utf-8")
        workshop.mkdir()
        (root / "drawing.py").write_text(FAKE_DRAWING, encoding="utf-8")
        drawing = [sys.executable, "drawing.py"] if draws else ()
        self.preview = Preview(root, workshop, [sys.executable, "fake.py"], drawing=drawing)
        self.server = Server(0, self.preview)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.stop = threading.Event()
        self.threads = [
            threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}),
            threading.Thread(target=self.preview.follow, args=(self.stop,)),
        ]
        for thread in self.threads:
            thread.start()

    def end(self):
        self.stop.set()
        self.server.shutdown()
        self.server.server_close()
        for thread in self.threads:
            thread.join()

    def get(self, path: str) -> tuple[int, str, str]:
        """(status, type, text) of an address."""
        try:
            answer: HTTPResponse | HTTPError = urlopen(self.address + path, timeout=10)
        except HTTPError as error:
            answer = error
        with answer:
            return (
                answer.status,
                answer.headers.get("Content-Type", ""),
                answer.read().decode("utf-8"),
            )

    def state(self) -> dict:
        """What open pages ask for, but for the style sheets."""
        return {name: value for name, value in self.asked().items() if name != "styles"}

    def asked(self) -> dict:
        return json.loads(self.get(preview.STATE_PATH)[2])

    def wait_for(self, what, seconds: float = 10) -> float:
        """Seconds until ``what`` holds."""
        started = time.monotonic()
        while not what():
            assert time.monotonic() - started < seconds, (
                f"not within {seconds} s; state: {self.state()}"
            )
            time.sleep(0.02)
        return time.monotonic() - started


@pytest.fixture
def start(tmp_path: Path) -> Iterator:
    running: list[Running] = []

    def begin(text: str, draws: bool = False) -> Running:
        running.append(Running(tmp_path / "project", tmp_path / "workshop", text, draws))
        return running[-1]

    yield begin
    for one in running:
        one.end()


def test_an_edit_shows_within_two_seconds_plus_the_build(start, monkeypatch: pytest.MonkeyPatch):
    outcomes, build = [], preview.build
    monkeypatch.setattr(
        preview, "build", lambda *given: outcomes.append(build(*given)) or outcomes[-1]
    )
    running = start("ett")
    running.wait_for(lambda: running.state()["version"] == 1)
    assert "ett" in running.get("/")[2]
    running.page.write_text("två", encoding="utf-8")
    waited = running.wait_for(lambda: "två" in running.get("/")[2])
    assert waited < 2 + outcomes[-1].seconds
    assert running.state() == {"version": 2, "faults": ""}


def test_a_new_file_and_a_removed_file_are_changes(start):
    running = start("ett")
    running.wait_for(lambda: running.state()["version"] == 1)
    new = running.page.with_name("ny.md")
    new.write_text("ny", encoding="utf-8")
    running.wait_for(lambda: running.state()["version"] == 2)
    new.unlink()
    running.wait_for(lambda: running.state()["version"] == 3)


def test_while_faulty_the_last_good_site_stays_and_when_mended_the_page_is_new(start):
    running = start("ett")
    running.wait_for(lambda: running.state()["version"] == 1)
    running.page.write_text("FEL", encoding="utf-8")
    running.wait_for(lambda: running.state()["faults"])
    assert running.state() == {"version": 1, "faults": "docs/index.md:1: titel: <b>å</b> saknas."}
    assert running.get("/")[0] == 200 and "ett" in running.get("/")[2]
    running.page.write_text("mendat", encoding="utf-8")
    running.wait_for(lambda: not running.state()["faults"])
    assert running.state()["version"] == 2 and "mendat" in running.get("/")[2]


def test_a_project_that_is_faulty_from_the_start_shows_a_page_and_recovers(start):
    running = start("FEL")
    running.wait_for(lambda: running.state()["faults"])
    status, _, text = running.get("/krav/")
    assert status == 503 and "inte byggd än" in text and preview.SCRIPT_PATH in text
    running.page.write_text("bra", encoding="utf-8")
    running.wait_for(lambda: running.get("/")[0] == 200)


def test_a_build_that_cannot_be_started_does_not_end_the_preview(start):
    running = start("ett")
    running.wait_for(lambda: running.state()["version"] == 1)
    good = running.preview.command
    running.preview.command = ["/no/such/program"]
    running.page.write_text("två", encoding="utf-8")
    running.wait_for(lambda: "kunde inte göras" in running.state()["faults"])
    running.preview.command = good
    running.page.write_text("tre", encoding="utf-8")
    running.wait_for(lambda: "tre" in running.get("/")[2])


def test_each_page_gets_the_script_and_nothing_else_does(start):
    running = start("ett")
    running.wait_for(lambda: running.state()["version"] == 1)
    assert f'<script src="{preview.SCRIPT_PATH}?1" defer></script></head>' in running.get("/")[2]
    assert running.get("/data.json") == (200, "application/json", "{}")
    assert running.get("/krav.docx")[1].startswith("application/vnd.openxmlformats")
    assert running.get(preview.SCRIPT_PATH)[1] == "text/javascript; charset=utf-8"


def test_the_sites_own_page_tells_what_is_missing(start):
    running = start("ett")
    running.wait_for(lambda: running.state()["version"] == 1)
    status, kind, text = running.get("/finns/inte/")
    assert (status, kind) == (404, "text/html; charset=utf-8") and "Sidan finns inte" in text


def test_nothing_outside_the_site_is_served(start):
    running = start("ett")
    running.wait_for(lambda: running.state()["version"] == 1)
    assert running.get("/../fake.py")[0] == 404
    assert running.get("/%2e%2e/%2e%2e/project/fake.py")[0] == 404


def test_at_most_two_sites_are_kept(start):
    running = start("0")
    for number in range(1, 5):
        running.wait_for(lambda number=number: running.state()["version"] == number)
        running.page.write_text(f"text {number}", encoding="utf-8")
    running.wait_for(lambda: running.state()["version"] == 5)
    assert len(list(running.preview.workshop.iterdir())) <= 2


def test_a_taken_port_is_told_and_another_suggested(start, capsys):
    running = start("ett")
    assert preview.serve(running.preview.root, running.server.server_port) == 1
    assert "upptagen" in capsys.readouterr().out


def test_a_page_is_drawn_when_asked_for_before_anything_is_built(start, monkeypatch):
    monkeypatch.setattr(preview, "QUIET_SECONDS", 1000)
    running = start("ett", draws=True)
    running.wait_for(lambda: running.state()["version"] == 1)
    assert running.preview.site is None and "ritad: ett" in running.get("/")[2]
    running.page.write_text("två", encoding="utf-8")
    running.wait_for(lambda: running.state()["version"] == 2)
    assert f"{preview.SCRIPT_PATH}?2" in running.get("/")[2]
    assert "ritad: två" in running.get("/")[2] and running.preview.site is None
    assert running.get("/finns/ej/")[0] == 404


def test_all_that_is_no_page_is_built_when_it_has_been_quiet(start, monkeypatch):
    monkeypatch.setattr(preview, "QUIET_SECONDS", 0.3)
    running = start("ett", draws=True)
    running.wait_for(lambda: running.preview.site)
    assert running.get("/data.json") == (200, "application/json", "{}")
    assert "ritad: ett" in running.get("/")[2] and running.state()["version"] == 1


def test_faults_of_a_reading_leave_the_last_good_page_and_go_when_mended(start):
    running = start("ett", draws=True)
    running.wait_for(lambda: running.state()["version"] == 1)
    running.page.write_text("FEL", encoding="utf-8")
    running.wait_for(lambda: running.state()["faults"])
    assert running.state() == {"version": 1, "faults": "docs/index.md:1: fel."}
    assert "ritad: ett" in running.get("/")[2]
    running.page.write_text("mendat", encoding="utf-8")
    running.wait_for(lambda: not running.state()["faults"])
    assert running.state()["version"] == 2 and "ritad: mendat" in running.get("/")[2]


def test_a_style_sheet_is_shown_as_it_lies_without_reading_anything(start):
    running = start("ett", draws=True)
    running.wait_for(lambda: running.state()["version"] == 1)
    running.preview.drawer.read = lambda changed: pytest.fail("read")
    style = running.page.parent / "assets" / "stil.css"
    style.parent.mkdir()
    style.write_text("a{}", encoding="utf-8")
    running.wait_for(lambda: running.asked()["styles"] == 1)
    assert running.state() == {"version": 1, "faults": ""}  # nothing is loaded again
    (style.parent / "sida.js").write_text("", encoding="utf-8")
    running.wait_for(lambda: running.state()["version"] == 2)
    assert running.get("/assets/stil.css") == (200, "text/css; charset=utf-8", "a{}")
    assert running.get("/index.md")[0] == 404


def test_code_that_stops_does_not_end_the_preview_and_is_started_anew(start):
    running = start("ett", draws=True)
    running.wait_for(lambda: running.preview.site)
    running.page.write_text("STOPP", encoding="utf-8")
    running.wait_for(lambda: "kan inte ritas" in running.state()["faults"])
    assert "ett" in running.get("/")[2]  # the last build's
    running.page.write_text("lagat", encoding="utf-8")
    running.wait_for(lambda: not running.state()["faults"])
    assert "ritad: lagat" in running.get("/")[2]


def test_changed_code_is_read_by_a_new_process(start):
    running = start("ett", draws=True)
    running.wait_for(lambda: running.state()["version"] == 1)
    code = running.preview.root / "hooks" / "x.py"
    code.parent.mkdir()
    before = running.preview.drawer._process.pid
    code.write_text("", encoding="utf-8")
    running.wait_for(lambda: running.state()["version"] == 2)
    assert running.preview.drawer._process.pid != before


@pytest.mark.parametrize("name", ["data", "docs", "docs_sma", "hooks", "overrides"])
def test_every_folder_of_the_project_is_watched(tmp_path: Path, name: str):
    before = preview.state_of(tmp_path)
    file = tmp_path / name / "a" / "b.txt"
    file.parent.mkdir(parents=True)
    file.write_text("x")
    assert preview.state_of(tmp_path) != before


def test_what_python_leaves_behind_is_no_change(tmp_path: Path):
    (tmp_path / "hooks" / "__pycache__").mkdir(parents=True)
    before = preview.state_of(tmp_path)
    (tmp_path / "hooks" / "__pycache__" / "a.pyc").write_text("x")
    (tmp_path / "hooks" / ".a.swp").write_text("x")
    assert preview.state_of(tmp_path) == before


@pytest.mark.browser
def test_an_open_page_shows_the_faults_as_text_and_reloads_when_they_are_mended(start, browser):
    running = start("ett")
    running.wait_for(lambda: running.state()["version"] == 1)
    page = browser.new_page()
    try:
        page.goto(running.address)
        running.page.write_text("FEL", encoding="utf-8")
        box = page.locator("#preview-faults")
        box.wait_for()
        assert "<b>å</b>" in box.inner_text() and page.locator("b").count() == 0
        assert "ett" in page.locator("p").inner_text()
        running.page.write_text("mendat", encoding="utf-8")
        page.get_by_text("mendat").wait_for()
        assert box.count() == 0
    finally:
        page.close()
