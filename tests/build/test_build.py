"""Building: the same bytes every time, and a fault leaves the earlier site as it was."""

import errno
import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from guide.build import building, processes, swap


def content_of(folder: Path) -> dict[str, str]:
    """Path → digest of every file."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differing(one: Path, other: Path) -> list[str]:
    first, second = content_of(one), content_of(other)
    return sorted(
        path for path in first.keys() | second.keys() if first.get(path) != second.get(path)
    )


def run_build(
    project: Path, settings: dict[str, str], *arguments: str
) -> subprocess.CompletedProcess:
    environment = (
        os.environ | settings | {"PYTHONPATH": str(project / "hooks"), "PYTHONIOENCODING": "utf-8"}
    )
    return subprocess.run(
        [sys.executable, "-m", "guide", "bygg", *arguments],
        cwd=project,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_two_builds_are_the_same_byte_for_byte(site: Path, project: Path, settings: dict[str, str]):
    """In another folder, with other times of the files, another order of hashing and another time zone."""
    for path in project.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    done = run_build(
        project, settings | {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    )
    assert done.returncode == 0, done.stderr
    assert differing(site, project / "site") == []


def test_a_fault_leaves_the_earlier_site_as_it_was(project: Path, settings: dict[str, str]):
    earlier = project / "site" / "index.html"
    earlier.parent.mkdir()
    earlier.write_text("den förra")
    (project / "data" / "krav" / "trasig.yml").write_text(
        "id: trasig\n\tversion: 1\n", encoding="utf-8"
    )
    done = run_build(project, settings)
    assert done.returncode == 1
    assert (
        "data/krav/trasig.yml:2: " in done.stderr
        and "site/ är orörd." in done.stderr
        and "Traceback" not in done.stderr
    )
    assert (
        content_of(project / "site").keys() == {"index.html"} and earlier.read_text() == "den förra"
    )
    assert not list(project.glob(".site-*"))


FAULTS_IN_PAGES = {
    "a link to a page that is not there": "\n[bort](finns-inte.md)\n",
    "a link to a heading that is not there": "\n[bort](krav/index.md#finns-inte)\n",
    "an unknown marker": "\n<!-- kravtabel -->\n",
}


@pytest.mark.parametrize("addition", FAULTS_IN_PAGES.values(), ids=FAULTS_IN_PAGES)
def test_a_fault_in_a_page_stops_the_build(project: Path, settings: dict[str, str], addition: str):
    page = project / "docs" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + addition, encoding="utf-8")
    done = run_build(project, settings)
    assert done.returncode == 1 and "index.md" in done.stderr
    assert not (project / "site").exists()


def fake(folder: Path, code: str) -> list[str]:
    """A stand-in for the generator: Python code that knows its target as ``folder``."""
    script = folder / "fake.py"
    script.write_text(
        f"import pathlib, sys\nfolder = pathlib.Path(sys.argv[1])\n{code}", encoding="utf-8"
    )
    return [sys.executable, str(script)]


def test_a_good_build_replaces_the_whole_site(tmp_path: Path):
    target = tmp_path / "site"
    target.mkdir()
    (target / "old.html").write_text("old")
    outcome = building.publish(
        tmp_path, target, fake(tmp_path, "folder.mkdir(); (folder / 'new.html').write_text('new')")
    )
    assert outcome.ok and content_of(target).keys() == {"new.html"}
    assert {path.name for path in tmp_path.iterdir()} == {"site", "fake.py"}


@pytest.mark.parametrize(
    "code",
    [
        "folder.mkdir(); (folder / 'half.html').write_text('half'); sys.exit(1)",
        "raise MemoryError",
        "import os; os.kill(os.getpid(), 9)",
    ],
)
def test_a_build_that_ends_halfway_replaces_nothing(tmp_path: Path, code: str):
    target = tmp_path / "site"
    target.mkdir()
    (target / "old.html").write_text("old")
    outcome = building.publish(tmp_path, target, fake(tmp_path, code))
    assert not outcome.ok and outcome.faults and content_of(target).keys() == {"old.html"}
    assert {path.name for path in tmp_path.iterdir()} == {"site", "fake.py"}


def test_a_site_that_cannot_be_put_in_place_gives_the_earlier_one_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    target, rename = tmp_path / "site", Path.rename
    target.mkdir()
    (target / "old.html").write_text("old")

    def failing(path: Path, to: Path) -> Path:
        if path.name == "ny":
            raise OSError(errno.ENOSPC, "no room")
        return rename(path, to)

    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", failing)
    outcome = building.publish(tmp_path, target, fake(tmp_path, "folder.mkdir()"))
    assert "Disken är full" in outcome.faults
    assert content_of(target).keys() == {"old.html"}


def test_only_what_went_wrong_is_told():
    said = "INFO    -  Cleaning site directory\nERROR   -  data/krav/x.yml:1: id: fel.\nnästa rad\n\nAborted with a BuildError!\n"
    assert processes.faults_in(said) == "data/krav/x.yml:1: id: fel.\nnästa rad"


WAITING = "import time; folder.mkdir(); (folder / 'half.html').write_text('half'); print('x'); time.sleep(60)"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=str)
def test_a_build_that_is_asked_to_end_leaves_nothing(tmp_path: Path, number: signal.Signals):
    target = tmp_path / "site"
    target.mkdir()
    (target / "old.html").write_text("old")
    command = fake(
        tmp_path, f"(folder.parent / 'pid').write_text(str(__import__('os').getpid())); {WAITING}"
    )
    builder = _building(tmp_path, target, command)
    child = _child_of(tmp_path)
    builder.send_signal(number)
    _, said = builder.communicate(timeout=20)
    assert builder.returncode == 128 + number and "Bygget avbröts" in said
    assert "Traceback" not in said and not _is_alive(child)
    assert {path.name for path in tmp_path.iterdir()} == {"site", "fake.py"}
    assert content_of(target).keys() == {"old.html"}


def test_a_killed_build_leaves_no_process_and_the_next_sweeps(tmp_path: Path):
    target = tmp_path / "site"
    target.mkdir()
    command = fake(
        tmp_path, f"(folder.parent / 'pid').write_text(str(__import__('os').getpid())); {WAITING}"
    )
    builder = _building(tmp_path, target, command)
    child = _child_of(tmp_path)
    builder.kill()
    builder.communicate(timeout=20)
    _until(lambda: not _is_alive(child))
    assert list(tmp_path.glob(".site-*"))
    assert building.publish(tmp_path, target, fake(tmp_path, "folder.mkdir()")).ok
    assert {path.name for path in tmp_path.iterdir()} == {"site", "fake.py"}


def test_two_builds_at_once_are_told(tmp_path: Path):
    target = tmp_path / "site"
    command = fake(tmp_path, f"(folder.parent / 'pid').write_text('0'); {WAITING}")
    builder = _building(tmp_path, target, command)
    _child_of(tmp_path)
    outcome = building.publish(tmp_path, target, fake(tmp_path, "folder.mkdir()"))
    assert not outcome.ok and "Ett annat bygge" in outcome.faults
    builder.terminate()
    builder.communicate(timeout=20)


def _building(root: Path, target: Path, command: list[str]) -> subprocess.Popen:
    code = (
        "import sys; from pathlib import Path; from guide.build import building\n"
        f"outcome = building.publish(Path({str(root)!r}), Path({str(target)!r}), {command!r})\n"
        "print(outcome.faults, file=sys.stderr); sys.exit(outcome.code)"
    )
    hooks = Path(building.__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(hooks)},
        stderr=subprocess.PIPE,
        text=True,
    )


def _child_of(root: Path) -> int:
    """The process that builds, when it has begun."""
    _until(lambda: any(path.read_text() for path in root.glob(".site-*/pid")))
    return int(next(iter(root.glob(".site-*/pid"))).read_text())


def _until(happens) -> None:
    for _ in range(2_000):
        if happens():
            return
        time.sleep(0.01)
    raise AssertionError("it never happened")


def _is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_the_site_is_never_away_while_it_is_replaced(tmp_path: Path):
    target, stop, missing = tmp_path / "site", threading.Event(), []
    target.mkdir()
    (target / "index.html").write_text("0")

    def look() -> None:
        while not stop.is_set():
            try:
                (target / "index.html").read_bytes()
            except FileNotFoundError:
                missing.append(1)

    reader = threading.Thread(target=look)
    reader.start()
    for number in range(300):
        fresh = tmp_path / f"ny{number}"
        fresh.mkdir()
        (fresh / "index.html").write_text(str(number))
        swap.replace(fresh, target, tmp_path / f"gammal{number}")
    stop.set()
    reader.join()
    assert not missing


def test_a_builder_that_hides_its_files_still_publishes_readable_ones(tmp_path: Path):
    target, earlier = tmp_path / "site", os.umask(0o077)
    try:
        building.publish(
            tmp_path, target, fake(tmp_path, "folder.mkdir(); (folder / 'a').write_text('a')")
        )
    finally:
        os.umask(earlier)
    assert target.stat().st_mode & 0o777 == 0o755 and (target / "a").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("OSError: [Errno 28] No space left on device: 'x'", "Disken är full."),
        ("PermissionError: [Errno 13] Permission denied: 'x'", "Det går inte att skriva"),
        ("ValueError: x", "programmet klarade inte bygget (ValueError: x)"),
    ],
)
def test_no_traceback_is_told(last: str, told: str):
    said = f'Traceback (most recent call last):\n  File "x.py", line 1, in x\n{last}\n'
    assert told in processes.faults_in(said) and "Traceback" not in processes.faults_in(said)
