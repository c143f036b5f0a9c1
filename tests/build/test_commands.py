"""The commands as an editor runs them: what they say, and their exit codes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess:
    """``python -m guide …`` in a project."""
    environment = os.environ | {"PYTHONPATH": str(project / "hooks"), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "guide", *arguments],
        cwd=project,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def a_requirement(project: Path) -> Path:
    return next(
        path
        for path in sorted((project / "data" / "krav").glob("*.yml"))
        if not path.name.startswith("_")
    )


def test_check_says_how_much_there_is(root: Path):
    done = run(root, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout.startswith("Allt är rätt: ")
        and " krav" in done.stdout
        and done.stdout.count("\n") == 1
    )


def test_check_tells_every_fault_at_once_with_file_line_and_field(project: Path):
    broken = a_requirement(project)
    text = broken.read_text(encoding="utf-8")
    broken.write_text(text.replace("version: ", "versjon: ", 1), encoding="utf-8")
    page = project / "docs" / "index.md"
    page.write_text("ingen rubrik", encoding="utf-8")
    done = run(project, "check")
    assert done.returncode == 1 and done.stdout == ""
    assert (
        f"data/krav/{broken.name}:" in done.stderr
        and "versjon" in done.stderr
        and "docs/index.md:1: " in done.stderr
    )
    assert "Webbplatsen byggdes inte." in done.stderr and "Traceback" not in done.stderr


def test_publicera_freezes_each_version_once(project: Path):
    folder = project / "data" / "versioner"
    records = {path.parent for path in folder.rglob("v*.json")}
    for record in records:  # as if the latest version were not published yet
        max(record.glob("v*.json"), key=lambda path: int(path.stem[1:])).unlink()
    older = len(list(folder.rglob("*.json")))
    (project / "data" / "adresser.txt").write_text("", encoding="utf-8")
    (project / "data" / "summor.txt").unlink()
    first = run(project, "publicera")
    assert first.returncode == 0, first.stderr
    frozen = {path: path.read_bytes() for path in folder.rglob("*.json")}
    assert len(frozen) - older == len(records) > 300
    second = run(project, "publicera")
    assert second.stdout == "Alla versioner är redan frysta.\nAlla adresser är redan antecknade.\n"
    assert (
        "/om/kontakt/"
        in (project / "data" / "adresser.txt").read_text(encoding="utf-8").splitlines()
    )
    assert {path: path.read_bytes() for path in folder.rglob("*.json")} == frozen


def test_a_published_wording_cannot_be_changed_in_silence(project: Path):
    assert run(project, "publicera").returncode == 0
    path = a_requirement(project)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\ntitel: ", "\ntitel: Ändrad ", 1), encoding="utf-8")
    done = run(project, "check")
    assert (
        done.returncode == 1
        and f"data/krav/{path.name}:" in done.stderr
        and "publicerad" in done.stderr
    )


def test_a_version_that_is_not_frozen_yet_is_no_fault_and_is_the_next_one(root: Path):
    """A proposal made in a browser brings new versions; the merge freezes them."""
    from guide.records import collection

    records = collection.load(root)
    for requirement in records.requirements.values():
        frozen = records.snapshots.get(requirement.id, {})
        assert requirement.version in (*frozen, max(frozen, default=0) + 1), requirement.id


def test_revidera_keeps_the_old_text_and_raises_the_number(project: Path):
    page = project / "docs" / "om" / "kontakt.md"
    before = page.read_text(encoding="utf-8")
    number = int(
        next(line for line in before.splitlines() if line.startswith("revision:")).split()[1]
    )
    done = run(project, "revidera", "docs/om/kontakt.md")
    assert done.returncode == 0 and f"revision {number + 1}" in done.stdout
    assert (project / "data" / "revisioner" / "om" / "kontakt" / f"{number}.md").read_text(
        encoding="utf-8"
    ) == before
    assert f"revision: {number + 1}" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["docs/finns-inte.md", "data/krav/x.yml", "docs/../mkdocs.yml"])
def test_revidera_says_what_is_wrong_with_a_path(project: Path, page: str):
    done = run(project, "revidera", page)
    assert done.returncode == 1 and page in done.stderr and "Traceback" not in done.stderr


def test_schema_writes_every_kind(project: Path):
    done = run(project, "schema")
    assert done.returncode == 0
    assert {path.stem for path in (project / "schema").glob("*.json")} >= {
        "krav",
        "fall",
        "regler",
        "studiebesok",
    }


def test_an_unknown_command_is_refused(root: Path):
    assert run(root, "finns-inte").returncode == 2
