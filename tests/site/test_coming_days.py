"""What is said to be done has been done; a clock that is behind the project faults nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from guide.pages.page import read_pages
from guide.records import collection
from guide.site import coming_days
from small_project import make, replace

AFTER = date(2027, 1, 15)


def told(project: Path, today: date = AFTER) -> list[str]:
    records, _ = collection.read(project)
    pages, _ = read_pages(project)
    return [str(problem) for problem in coming_days.check(project, records, pages, today)]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = make(tmp_path / "p")
    collection.freeze(made, collection.load(made))
    return made


@pytest.mark.parametrize(
    ("path", "key", "day"),
    [
        ("data/fall/hjo-cirkular-mobelhantering.yml", "kontrollerad", "2031-11-23"),
        ("data/regler/lou-lcc.yml", "status_per", "2028-02-12"),
        ("docs/metoder/lcc.md", "kontrollerad", "2027-11-23"),
        ("data/andringar.yml", "datum", "2027-12-30"),
        ("data/lagar.yml", "last", "2035-05-19"),
    ],
)
def test_a_day_that_has_not_come_is_told_at_its_line(
    project: Path, path: str, key: str, day: str
) -> None:
    assert told(project) == []
    text = (project / path).read_text("utf-8")
    line = next(
        n for n, one in enumerate(text.split("\n")) if one.strip(" -").startswith(f"{key}:")
    )
    old = text.split("\n")[line]
    replace(project, path, f"{old}\n", f"{old.partition(':')[0]}: '{day}'\n")
    [problem] = told(project)
    assert problem.startswith(f"{path}:{line + 1}: {key}: dagen {day} har inte varit.")


def test_tomorrow_is_today_somewhere(project: Path) -> None:
    path = "data/fall/hjo-cirkular-mobelhantering.yml"
    text = (project / path).read_text("utf-8")
    day = next(line for line in text.split("\n") if line.startswith("kontrollerad:"))
    replace(project, path, day, f"kontrollerad: {date(2027, 1, 16)}")
    assert told(project) == []


def test_a_clock_behind_what_is_published_is_not_believed(project: Path) -> None:
    assert told(project, date(2020, 1, 1)) == []
