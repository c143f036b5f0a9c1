"""Each requirement by itself: version, licence and review stand in every form."""

from __future__ import annotations

import json
from pathlib import Path

import small_project
from guide.opendata import single_requirements
from guide.records.datasets import LICENCE


def test_each_form_says_version_licence_and_review(tmp_path: Path) -> None:
    site = small_project.site_of(small_project.make(tmp_path / "litet"))
    files = {path: content.decode() for path, content in single_requirements.files(site)}
    assert files.keys() == {
        "krav/mob-001.json",
        "krav/mob-001.md",
        "krav/mob-002.json",
        "krav/mob-002.md",
        "llms.txt",
    }
    found = json.loads(files["krav/mob-001.json"])
    assert (found["version"], found["licens"], found["juridik"]) == (1, LICENCE, "inte-granskad")
    assert found["post"]["id"] == "mob-001"
    for sign in ("version 1", LICENCE, "Juridik: "):
        assert sign in files["krav/mob-001.md"]
    assert f"{small_project.ADDRESS}krav/mob-002.md" in files["llms.txt"]
