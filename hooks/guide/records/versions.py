"""Published versions of requirements: frozen, so that a contract can cite one for ever.

``data/versioner/<id>/v<n>.json`` holds the wording of a published version, written by ``python -m guide publicera`` and
never by hand. Changing the wording of a published version without raising the version is a fault.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from ..source.problems import Problem
from ..source.reading import Source
from .requirement import Requirement

# The parts that a contract leans on. Links, sources and dates may be mended without a new version.
FROZEN_FIELDS = ("title", "type", "level", "text", "proof", "follow_up")


@dataclass(frozen=True)
class Snapshot:
    """The frozen wording of one version: number, day of publication, change note, and Swedish key → value."""

    version: int
    published: date
    change_note: str
    wording: Mapping[str, Any]


def wording_of(requirement: Requirement) -> dict[str, Any]:
    """The frozen fields of a requirement by Swedish key, as plain JSON values."""
    return requirement.model_dump(mode="json", by_alias=True, include=set(FROZEN_FIELDS))


def snapshot_of(requirement: Requirement) -> Snapshot:
    """What would be frozen if the requirement were published now."""
    return Snapshot(
        requirement.version, requirement.published, requirement.change_note, wording_of(requirement)
    )


def read_snapshots(folder: Path, problems: list[Problem]) -> dict[str, dict[int, Snapshot]]:
    """All frozen versions by requirement id and version number; faults are added to ``problems``."""
    found: dict[str, dict[int, Snapshot]] = {}
    for path in sorted(folder.glob("*/v*.json")):
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            snapshot = Snapshot(
                content["version"],
                date.fromisoformat(content["publicerad"]),
                content["andring"],
                content["ordalydelse"],
            )
        except (ValueError, KeyError, TypeError):
            problems.append(
                Problem(
                    f"data/versioner/{path.parent.name}/{path.name}",
                    1,
                    "",
                    "den frysta versionen går inte att läsa.",
                    "Hämta tillbaka filen ur historiken. Frysta versioner ändras aldrig för hand.",
                )
            )
            continue
        found.setdefault(path.parent.name, {})[snapshot.version] = snapshot
    return found


def write_snapshot(folder: Path, requirement: Requirement) -> Path | None:
    """Freeze the requirement's present version; None when it is frozen already."""
    path = folder / requirement.id / f"v{requirement.version}.json"
    if path.exists():
        return None
    content = {
        "version": requirement.version,
        "publicerad": requirement.published.isoformat(),
        "andring": requirement.change_note,
        "ordalydelse": wording_of(requirement),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
    return path


def check_frozen(
    sources: Mapping[tuple[str, str], Source],
    requirements: Mapping[str, Requirement],
    snapshots: Mapping[str, Mapping[int, Snapshot]],
    existing: Container[str],
) -> Iterator[Problem]:
    """A published version keeps its wording, versions begin at 1 and rise by one, and a published requirement is not deleted.

    ``existing`` holds the ids of all requirements, also of those that have faults.
    """
    for requirement in requirements.values():
        if requirement.id not in snapshots and requirement.version != 1:
            source = sources["krav", requirement.id]
            yield Problem(
                source.path,
                source.line(["version"]),
                "version",
                "kravet har ingen publicerad version.",
                "Skriv version: 1.",
            )
    for requirement_id, frozen in snapshots.items():
        latest = max(frozen)
        requirement = requirements.get(requirement_id)
        if requirement is None and requirement_id in existing:
            continue
        if requirement is None:
            yield Problem(
                f"data/krav/{requirement_id}.yml",
                1,
                "",
                "kravet är publicerat men filen saknas.",
                "Lägg tillbaka filen. Ett publicerat krav kan stå i ett avtal och tas inte bort.",
            )
            continue
        source = sources["krav", requirement_id]
        if requirement.version not in (latest, latest + 1):
            yield Problem(
                source.path,
                source.line(["version"]),
                "version",
                f"senast publicerade version är {latest}.",
                f"Skriv version: {latest}, eller {latest + 1} om ordalydelsen är ny.",
            )
        elif requirement.version == latest:
            yield from _changed_wording(source, requirement, frozen[latest])


def _changed_wording(
    source: Source, requirement: Requirement, frozen: Snapshot
) -> Iterator[Problem]:
    now = wording_of(requirement)
    for key, value in now.items():
        if value != frozen.wording.get(key):
            yield Problem(
                source.path,
                source.line([key]),
                key,
                f"ordalydelsen i version {frozen.version} är publicerad och har ändrats.",
                f"Skriv version: {frozen.version + 1} med nytt datum i publicerad och en rad i andring, eller lägg tillbaka texten.",
            )


def difference(old: str, new: str) -> list[tuple[str, str]]:
    """Words that are kept, gone and new between two texts, as ("=", "-" or "+", text) in reading order."""
    before, after = old.split(), new.split()
    parts: list[tuple[str, str]] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(("=", " ".join(before[a:b])))
            continue
        if a < b:
            parts.append(("-", " ".join(before[a:b])))
        if c < d:
            parts.append(("+", " ".join(after[c:d])))
    return parts
