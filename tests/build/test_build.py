"""Building: the same bytes every time, and a fault leaves the earlier site as it was."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from guide.build import building


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
            raise OSError("no room")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="no room"):
        building.publish(tmp_path, target, fake(tmp_path, "folder.mkdir()"))
    assert content_of(target).keys() == {"old.html"}


def test_only_what_went_wrong_is_told():
    said = "INFO    -  Cleaning site directory\nERROR   -  data/krav/x.yml:1: id: fel.\nnästa rad\n\nAborted with a BuildError!\n"
    assert building.faults_in(said) == "data/krav/x.yml:1: id: fel.\nnästa rad"
