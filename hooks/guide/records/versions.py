"""Published versions of requirements and clauses: frozen, so that a contract can cite one for ever.

``data/versioner/<id>/v<n>.json`` holds the wording of a published version of a requirement; that
of a clause lies in ``data/versioner/klausuler/<id>/``. They are written by ``python -m guide
publicera`` and never by hand. Changing the wording of a published version without raising the
version is a fault.
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
from .clause import Clause
from .requirement import Requirement

Versioned = Requirement | Clause

# The parts that a contract leans on. Links, sources and dates may be mended without a new version.
FROZEN_FIELDS = (
    "title",
    "level",
    "points",
    "definitions",
    "tables",
    "blanks",
    "proof",
    "follow_up",
)
CLAUSE_FIELDS = ("title", "clause_kind", "paragraphs", "short", "blanks")
_BLANK_FIELDS = {"id", "question", "default", "unit"}  # the advice beside a blank may be mended

# Their folder in data/versioner. No requirement can have this id, for it lacks a group's prefix.
CLAUSES = "klausuler"

# How a record is spoken of in messages: the one, the one as published, a published one.
_NOUNS = {
    "krav": ("kravet", "kravet är publicerat", "Ett publicerat krav"),
    "klausuler": ("klausulen", "klausulen är publicerad", "En publicerad klausul"),
}


@dataclass(frozen=True)
class Snapshot:
    """The frozen wording of one version: number, day of publication, change note, and Swedish key → value."""

    version: int
    published: date
    change_note: str
    wording: Mapping[str, Any]


def wording_of(record: Versioned) -> dict[str, Any]:
    """The frozen fields of a record by Swedish key, as plain JSON values."""
    fields = CLAUSE_FIELDS if isinstance(record, Clause) else FROZEN_FIELDS
    kept: dict[str, Any] = dict.fromkeys(fields, True) | {"blanks": {"__all__": _BLANK_FIELDS}}
    return record.model_dump(mode="json", by_alias=True, include=kept)


def snapshot_of(record: Versioned) -> Snapshot:
    """What would be frozen if the record were published now."""
    return Snapshot(record.version, record.published, record.change_note, wording_of(record))


def folder_of(data: Path, kind: str) -> Path:
    """Where the frozen versions of a kind lie."""
    return data / "versioner" / CLAUSES if kind == Clause.kind else data / "versioner"


def read_snapshots(folder: Path, problems: list[Problem]) -> dict[str, dict[int, Snapshot]]:
    """All frozen versions of a kind by record id and version number; faults are added to ``problems``."""
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
            if not _is_sound(snapshot, path):
                raise ValueError(path)
        except (ValueError, KeyError, TypeError, OSError, RecursionError):
            problems.append(
                Problem(
                    f"data/{path.relative_to(_data_above(folder)).as_posix()}",
                    1,
                    "",
                    "den frysta versionen går inte att läsa.",
                    "Hämta tillbaka filen ur historiken. Frysta versioner ändras aldrig för hand.",
                )
            )
            continue
        found.setdefault(path.parent.name, {})[snapshot.version] = snapshot
    return found


def _is_sound(snapshot: Snapshot, path: Path) -> bool:
    """Whether a frozen version holds what one must hold, and is the one that its name says."""
    return (
        type(snapshot.version) is int
        and path.name == f"v{snapshot.version}.json"
        and isinstance(snapshot.change_note, str)
        and isinstance(snapshot.wording, dict)
        and isinstance(snapshot.wording.get("titel"), str)
    )


def _data_above(folder: Path) -> Path:
    return folder.parent.parent if folder.name == CLAUSES else folder.parent


def write_snapshot(folder: Path, record: Versioned) -> Path | None:
    """Freeze the record's present version; None when it is frozen already."""
    path = folder / record.id / f"v{record.version}.json"
    if path.exists():
        return None
    content = {
        "version": record.version,
        "publicerad": record.published.isoformat(),
        "andring": record.change_note,
        "ordalydelse": wording_of(record),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
    return path


def check_frozen(
    kind: str,
    sources: Mapping[tuple[str, str], Source],
    records: Mapping[str, Versioned],
    snapshots: Mapping[str, Mapping[int, Snapshot]],
    existing: Container[str],
) -> Iterator[Problem]:
    """What is published keeps its wording and is not deleted; versions begin at 1 and rise by one.

    ``existing`` holds the ids of all records of the kind, also of those that have faults.
    """
    the, is_published, a_published = _NOUNS[kind]
    for record in records.values():
        if record.id not in snapshots and record.version != 1:
            source = sources[kind, record.id]
            yield Problem(
                source.path,
                source.line(["version"]),
                "version",
                f"{the} har ingen publicerad version.",
                "Skriv version: 1.",
            )
    for record_id, frozen in snapshots.items():
        latest = max(frozen)
        found = records.get(record_id)
        if found is None and record_id in existing:
            continue
        if found is None:
            yield Problem(
                f"data/{kind}/{record_id}.yml",
                1,
                "",
                f"{is_published} men filen saknas.",
                f"Lägg tillbaka filen. {a_published} kan stå i ett avtal och tas inte bort.",
            )
            continue
        source = sources[kind, record_id]
        if found.version not in (latest, latest + 1):
            yield Problem(
                source.path,
                source.line(["version"]),
                "version",
                f"senast publicerade version är {latest}.",
                f"Skriv version: {latest}, eller {latest + 1} om ordalydelsen är ny.",
            )
        elif found.version == latest:
            yield from _changed_wording(source, found, frozen[latest])


def _changed_wording(source: Source, record: Versioned, frozen: Snapshot) -> Iterator[Problem]:
    now = wording_of(record)
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
