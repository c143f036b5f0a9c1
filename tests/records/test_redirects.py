"""An address that has been published leads somewhere for ever. Faults in the list of moved pages: test_faults.py."""

from __future__ import annotations

from pathlib import Path

import pytest
import small_project
from guide.records import redirects
from small_project import faults, replace

MOVED = {"metoder/livscykelkostnad": "metoder/lcc", "gammal": "", "om/a-b": "krav/mob-001"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project.make(tmp_path / "litet")


@pytest.mark.parametrize(
    ("old", "relative", "absolute"),
    [
        (
            "metoder/livscykelkostnad",
            "../../metoder/lcc/",
            "https://www.example.se/cirkulart/metoder/lcc/",
        ),
        ("gammal", "../", "https://www.example.se/cirkulart/"),
        ("om/a-b", "../../krav/mob-001/", "https://www.example.se/cirkulart/krav/mob-001/"),
    ],
)
def test_a_page_at_the_old_address_leads_to_the_new(old: str, relative: str, absolute: str) -> None:
    page = dict(redirects.pages(MOVED, small_project.ADDRESS))[f"{old}/index.html"].decode()
    assert f'<meta http-equiv="refresh" content="0; url={relative}">' in page
    assert f'<a href="{relative}">Gå till den nya adressen</a>' in page
    assert (
        f'<link rel="canonical" href="{absolute}">' in page
        and 'content="noindex"' in page
        and '<html lang="sv">' in page
    )


def test_an_address_of_the_site_is_escaped() -> None:
    page = dict(redirects.pages({"a": "b"}, 'https://example.se/"><script>/'))[
        "a/index.html"
    ].decode()
    assert "<script>" not in page


@pytest.mark.parametrize(
    ("published", "told"),
    [
        ("/", 0),
        ("krav/mob-001", 0),
        ("/krav/mobler/", 0),
        ("sma", 0),
        ("metoder/livscykelkostnad", 0),
        ("fall/orsa-returbutiken", 0),
        ("", 0),
        ("krav/mob-999", 1),
        ("metoder", 0),
        ("om", 1),
        ("krav/mob-001/v1", 1),
    ],
)
def test_every_published_address_is_a_page_or_has_moved(
    project: Path, published: str, told: int
) -> None:
    (project / "data" / "adresser.txt").write_text(f"\n{published}\n", encoding="utf-8")
    found = faults(project)
    assert len(found) == told
    assert all(
        line.startswith(
            f"data/adresser.txt:2: adressen /{published}/ är publicerad men finns inte längre. Lägg tillbaka sidan"
        )
        for line in found
    )


def test_nothing_has_been_published_before_the_first_time(project: Path) -> None:
    (project / "data" / "adresser.txt").unlink()
    assert faults(project) == []


def test_a_renamed_page_is_refused_until_its_redirect_is_written(project: Path) -> None:
    (project / "docs" / "metoder" / "lcc.md").rename(project / "docs" / "metoder" / "kalkyl.md")
    assert {line.split(": ")[0] for line in faults(project)} == {
        "data/adresser.txt:3",
        "data/omdirigeringar.yml:2",
        "data/andringar.yml:10",
    }
    replace(project, "data/andringar.yml", "metoder/lcc", "metoder/kalkyl")
    replace(
        project,
        "data/omdirigeringar.yml",
        "metoder/lcc\n",
        "metoder/kalkyl\n  metoder/lcc: metoder/kalkyl\n",
    )
    assert faults(project) == []


def test_a_faulty_record_keeps_its_address(project: Path) -> None:
    replace(project, "data/produktgrupper/mobler.yml", "prefix: mob", "prefix: MOB")
    assert [line.split(": ")[0] for line in faults(project)] == ["data/produktgrupper/mobler.yml:3"]
