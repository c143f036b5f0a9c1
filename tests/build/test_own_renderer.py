"""The site without MkDocs: the same bytes, nothing of the platform loaded, faults in links told in Swedish; pages alone."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from guide.build import drawing, offline
from guide.build import settings as site_settings
from guide.source.problems import Faulty

PLATFORM = ("mkdocs", "material", "mkdocs_static_i18n", "properdocs")
BUILD = """
import json, sys
from pathlib import Path
from guide.__main__ import main
code = main(["rita", sys.argv[1]])
print(json.dumps({"code": code, "modules": sorted(sys.modules)}))
"""


def digests(folder: Path) -> dict[str, str]:
    """Of every file but the copy for reading offline, which is packed of them when a site is put in place."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != offline.NAME
    }


def draw(project: Path, folder: Path, given: dict[str, str]) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", BUILD, str(folder)],
        env=os.environ
        | given
        | {"PYTHONPATH": str(project / "hooks"), "PYTHONIOENCODING": "utf-8"},
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_same_bytes_without_the_platform(
    site: Path, root: Path, settings: dict[str, str], tmp_path: Path
):
    done = draw(root, tmp_path / "egen", settings)
    told = json.loads(done.stdout)
    assert told["code"] == 0, done.stderr
    assert digests(tmp_path / "egen") == digests(site)
    assert not [name for name in told["modules"] if name.split(".")[0] in PLATFORM]


def test_faults_in_links_are_told_with_file_line_and_remedy(
    project: Path, settings: dict[str, str], tmp_path: Path
):
    page = project / "docs" / "om" / "kontakt.md"
    text = page.read_text(encoding="utf-8")
    line = text.count("\n") + 2
    page.write_text(
        text
        + "\n[a](../finns-inte.md)\n[b](../krav/index.md#finns-inte)\n[c](/krav/)\n[d](../krav/)\n"
        "[e](../krav/mob-001.md#finns-inte)\n[f](#finns-inte)\n[g](../krav/mob-01.md)\n"
        "[rätt](../krav/mob-001.md#kravtext), [rätt](../krav/index.md), [rätt](../assets/stil.css)\n",
        encoding="utf-8",
    )
    (project / "docs" / "om" / "utanfor.md").write_text(text, encoding="utf-8")
    said = draw(project, tmp_path / "egen", settings).stderr
    for expected in (
        f"docs/om/kontakt.md:{line}: ../finns-inte.md: docs/finns-inte.md finns inte.",
        f'docs/om/kontakt.md:{line + 1}: ../krav/index.md#finns-inte: docs/krav/index.md har inget ankare "finns-inte".',
        f"docs/om/kontakt.md:{line + 2}: /krav/: länken börjar med ett snedstreck.",
        f"docs/om/kontakt.md:{line + 3}: ../krav/: länken leder inte till en fil.",
        f"docs/om/kontakt.md:{line + 4}: ../krav/mob-001.md#finns-inte: docs/krav/mob-001.md har inget ankare",
        f"docs/om/kontakt.md:{line + 5}: #finns-inte: docs/om/kontakt.md har inget ankare",
        f"docs/om/kontakt.md:{line + 6}: ../krav/mob-01.md: docs/krav/mob-01.md finns inte.",
        "docs/om/utanfor.md:1: sidan saknas i menyn.",
    ):
        assert expected in said
    assert said.count("docs/om/kontakt.md:") == 7 and "Traceback" not in said


@pytest.mark.parametrize(
    ("source_path", "file"),
    [
        ("data/krav/mob-001.yml", "krav/mob-001/index.html"),
        ("docs/index.md", "index.html"),
        ("docs_sma/om/kontakt.md", "sma/om/kontakt/index.html"),
    ],
)
def test_one_page_is_that_of_the_whole_build(
    site: Path,
    root: Path,
    settings: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    source_path: str,
    file: str,
):
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert drawing.one_page(root, source_path) == (site / file).read_text(encoding="utf-8")


def test_one_page_tells_what_has_no_page_and_what_is_faulty(project: Path):
    with pytest.raises(KeyError):
        drawing.one_page(project, "data/ord.yml")
    page = project / "docs" / "om" / "kontakt.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[a](finns-inte.md)\n", encoding="utf-8")
    with pytest.raises(Faulty, match=r"docs/om/finns-inte.md finns inte"):
        drawing.one_page(project, "docs/om/kontakt.md")


def test_settings_are_read_with_the_environment_and_their_faults_told(
    project: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SITE_URL", "https://example.se/a")
    monkeypatch.delenv("EDIT_BASE", raising=False)
    found = site_settings.read(project)
    assert (found.address, found.edit_base) == ("https://example.se/a/", "")
    assert found.security_contact == ""
    assert "fenced_code" in found.extensions and found.extension_settings["toc"]
    file = project / site_settings.FILE
    for text, fault in (("a: [", "mkdocs.yml:1: filen går inte"), ("a: 1", "inställningen saknas")):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(Faulty, match=fault):
            site_settings.read(project)
