"""Takes a reviewed file in: by id, all faults told, nothing written when there is one.

A file whose Swedish differs from ours, that lacks a unit or was made elsewhere is refused. A
changed text needs to be vouched for: who reviewed, and on what day. An untouched file changes
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..pages import units
from ..pages.units import Draft, Drafts, Unit, fingerprint
from ..source.problems import Faulty, Problem, suggestion
from ..source.vocabulary import Attestation
from .translation_rows import ForeignFile, Row
from .translation_word import read_word
from .translation_xliff import read_xliff

_FORMATS = {".docx": read_word, ".xlf": read_xliff, ".xliff": read_xliff}
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\{\{|\}\}")


@dataclass(frozen=True)
class Review:
    """Who has reviewed (a role, never a name) and when."""

    by: str
    day: date


@dataclass(frozen=True)
class Taken:
    """What a file brings: the units that differ from ours, by id, and the files as they shall be
    written.
    """

    changed: tuple[str, ...]
    files: Mapping[str, str]


def take_in(path: Path, drafts: Drafts, review: Review | None) -> Taken:
    """Read a reviewed file against our drafts; raises ``Faulty`` with every fault, and writes
    nothing.
    """
    rows = _read(path)
    problems = list(_faults(path.name, rows, drafts, review))
    if problems:
        raise Faulty(problems)
    texts = {row.id: row.south_sami for row in rows}
    changed = tuple(key for key, draft in drafts.by_id.items() if texts[key] != draft.unit.sma)
    files = {
        name: units.as_file(
            name,
            {key: _taken(draft, texts[key], review) for key, draft in drafts.of_file(name).items()},
        )
        for name in (units.SENTENCES_FILE, units.INTERFACE_FILE)
    }
    return Taken(changed, files)


def write(root: Path, taken: Taken) -> list[str]:
    """Write the files that differ from those on disk; gives their paths from the root."""
    written = []
    for name, text in taken.files.items():
        if (root / name).read_bytes() != text.encode():
            (root / name).write_bytes(text.encode())
            written.append(name)
    return written


def _read(path: Path) -> list[Row]:
    reader = _FORMATS.get(path.suffix.lower())
    try:
        if reader is None:
            raise ForeignFile(
                "filen är varken Word (.docx) eller XLIFF (.xlf).|Ta in en fil av det slaget."
            )
        return reader(path.read_bytes())
    except OSError:
        what, remedy = "filen går inte att läsa.", "Kontrollera sökvägen."
    except ForeignFile as fault:
        what, _, remedy = str(fault).partition("|")
    raise Faulty([Problem(path.name, 1, "", what, remedy)])


def _faults(
    name: str, rows: Sequence[Row], drafts: Drafts, review: Review | None
) -> Iterator[Problem]:
    seen: set[str] = set()
    for row in rows:
        draft = drafts.by_id.get(row.id)
        if draft is None:
            what = f'enheten "{row.id}" finns inte.' if row.id else "raden saknar id."
            yield Problem(
                name,
                row.line,
                row.id,
                what,
                f"Skriv det id som raden hade.{suggestion(row.id, drafts.by_id)}",
            )
            continue
        if row.id in seen:
            yield Problem(name, row.line, row.id, "raden står två gånger.", "Behåll den ena.")
        seen.add(row.id)
        yield from _row_faults(name, row, draft, review)
    for missing in [key for key in drafts.by_id if key not in seen]:
        yield Problem(
            name,
            1,
            missing,
            "raden saknas i filen.",
            "Lägg tillbaka den, eller gör en ny fil med make oversattning-ut.",
        )


def _row_faults(name: str, row: Row, draft: Draft, review: Review | None) -> Iterator[Problem]:
    def fault(what: str, remedy: str) -> Problem:
        return Problem(name, row.line, row.id, what, remedy)

    text = row.south_sami
    if row.swedish != draft.swedish:
        yield fault(
            f'svenskan är en annan än vår. Här: "{row.swedish}". Hos oss: "{draft.swedish}".',
            "Låt granskaren se den nya svenskan i en ny fil, och flytta över ändringarna.",
        )
    if not text:
        yield fault("den sydsamiska texten är tom.", "Skriv texten, eller låt utkastet stå.")
    is_changed = text not in ("", draft.unit.sma)
    if is_changed and set("øØäÄ") & set(text):
        yield fault(
            "texten har ø eller ä.",
            "Skriv ö och æ. Vill granskaren ha ä ändras data/granssnitt/stavning.yml.",
        )
    if _UNFIT.search(text) or text.startswith(("=", "+", "-", "@")):
        yield fault("texten har tecken som inte går att visa.", "Skriv om den utan dem.")
    if is_changed and review is None:
        yield fault(
            "texten är ändrad, men det står inte vem som har granskat.",
            'Lägg till AV="språkgranskare i sydsamiska" DAG=2026-12-10, med rätt roll och dag.',
        )


def _taken(draft: Draft, text: str, review: Review | None) -> Unit:
    """The unit as it becomes. An untouched one that nobody has vouched for is left exactly as it
    is.
    """
    if review is None:
        return draft.unit
    update: dict[str, object] = {
        "follows": fingerprint(draft.swedish),
        "reviewed_by": review.by,
        "reviewed": review.day,
    }
    if text != draft.unit.sma:
        # Back-translation, sources and doubts were those of the text that is gone.
        update |= {"sma": text, "certainty": Attestation.REVIEWER, "sources": ()}
        update |= {"back": None, "note": None}
    return draft.unit.model_copy(update=update)
