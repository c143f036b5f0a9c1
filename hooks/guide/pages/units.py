"""Drafts in South Sami, one unit for each sentence: what the South Sami pages and the interface are
put together from.

``data/oversattning/sidor.yml`` has the pages' sentences, ``granssnitt.yml`` the interface's. Each
unit says which Swedish it renders, what it says word for word, how sure it is and by which sources
(``kallor.yml``, or a term of the word list). A unit that no speaker has reviewed and that is a
proposal of ours, or whose Swedish has changed, is shown in Swedish.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import RootModel

from ..records.checking import check_record, field_path
from ..records.parts import Part, SourceNote, declared
from ..records.term import Term
from ..source.fields import Day, Id, Text
from ..source.problems import Problem, suggestion
from ..source.reading import Source, read_file
from ..source.south_sami import MISSPELT, SPELT_SO
from ..source.vocabulary import Attestation

FOLDER = "data/oversattning"
INTERFACE_FILE, SENTENCES_FILE = f"{FOLDER}/granssnitt.yml", f"{FOLDER}/sidor.yml"
SOURCES_FILE = f"{FOLDER}/kallor.yml"
_ROLE = "Roll eller organisation, inte namn."


class Unit(Part):
    """One draft, as it stands in its file under its id."""

    swedish: Text | None = declared(
        "sv",
        "Svenska",
        "Den svenska mening som utkastet återger. Gränssnittets står i sv.yml.",
        None,
    )
    follows: Text = declared("foljer", "Följer", "Den svenska meningens kontrolltal.")
    sma: Text = declared("sma", "Sydsamiska", "Utkastet.")
    back: Text | None = declared("tillbaka", "Tillbaka", "Utkastet ord för ord på svenska.", None)
    certainty: Attestation = declared("sakerhet", "Säkerhet", "Var utkastet är belagt.")
    sources: tuple[Text, ...] = declared(
        "kallor", "Källor", "Id:n ur kallor.yml eller ur ordlistan.", ()
    )
    note: Text | None = declared("anmarkning", "Anmärkning", "Det som är osäkert.", None)
    reviewed_by: Text | None = declared("granskad_av", "Granskad av", _ROLE, None)
    reviewed: Day | None = declared("granskad", "Granskad", "Dagen för granskningen.", None)


class _Units(RootModel[dict[str, Unit]]):
    """A file of units: id → unit."""


class _Sources(RootModel[dict[Id, SourceNote]]):
    """kallor.yml: id → source."""


@dataclass(frozen=True)
class Draft:
    """A unit with its id, its file (from the project's root), its line there, and the Swedish as it
    is now.

    ``notes`` are those of its sources that stand in ``kallor.yml``; the others are ids of terms.
    """

    id: str
    path: str
    line: int
    swedish: str
    unit: Unit
    notes: tuple[SourceNote, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether the Swedish has changed since the draft was written."""
        return fingerprint(self.swedish) != self.unit.follows

    @property
    def is_reviewed(self) -> bool:
        """Whether a speaker has approved the text as it stands."""
        return bool(self.unit.reviewed_by and self.unit.reviewed)

    @property
    def is_shown(self) -> bool:
        """Whether readers get the South Sami text; otherwise they get the Swedish one, marked as
        Swedish.
        """
        sure = self.is_reviewed or self.unit.certainty is not Attestation.PROPOSED
        return sure and not self.is_changed


@dataclass(frozen=True)
class Drafts:
    """All units by id, in the order of their files, and the sources that they name."""

    by_id: Mapping[str, Draft]
    sources: Mapping[str, SourceNote]

    def of_file(self, path: str) -> dict[str, Draft]:
        """The units of one file."""
        return {key: draft for key, draft in self.by_id.items() if draft.path == path}


def fingerprint(swedish: str) -> str:
    """A short sum of a Swedish sentence that differs as soon as one character does."""
    return sha256(swedish.encode()).hexdigest()[:8]


def read(root: Path, interface_words: Mapping[str, str]) -> tuple[Drafts, list[Problem]]:
    """Every unit under ``root`` with the faults in their files; ``interface_words`` is sv.yml."""
    problems: list[Problem] = []
    named = _read(root, SOURCES_FILE, _Sources, problems)
    sources = named[1] if named else {}
    found: dict[str, Draft] = {}
    for path in (SENTENCES_FILE, INTERFACE_FILE):
        read_units = _read(root, path, _Units, problems)
        if read_units is None:
            continue
        source, units = read_units
        for key, unit in units.items():
            swedish = interface_words.get(key) if path == INTERFACE_FILE else unit.swedish
            notes = tuple(sources[name] for name in unit.sources if name in sources)
            draft = Draft(key, path, source.line([key]), swedish or "", unit, notes)
            problems += _faults(source, draft, found, interface_words)
            found[key] = draft
    return Drafts(found, sources), problems


def _read(
    root: Path, path: str, model: type[RootModel[Any]], problems: list[Problem]
) -> tuple[Source, dict[str, Any]] | None:
    source = read_file(root / path, path)
    if isinstance(source, Problem):
        problems.append(source)
        return None
    checked = check_record(source, model)
    if isinstance(checked, list):
        problems += checked
        return None
    return source, checked.root


def _faults(
    source: Source, draft: Draft, earlier: Mapping[str, Draft], interface_words: Mapping[str, str]
) -> Iterator[Problem]:
    """Rules that one unit breaks by itself."""

    def fault(key: str, what: str, remedy: str) -> Problem:
        location = [draft.id, *([key] if key else [])]
        return Problem(source.path, source.line(location), field_path(location), what, remedy)

    unit = draft.unit
    if draft.id in earlier:
        yield fault("", f"enheten finns redan i {earlier[draft.id].path}.", "Välj ett annat id.")
    if draft.path == INTERFACE_FILE and draft.id not in interface_words:
        yield fault(
            "",
            "nyckeln finns inte i data/granssnitt/sv.yml.",
            f"Rätta nyckeln eller ta bort enheten.{suggestion(draft.id, interface_words)}",
        )
    if draft.path == INTERFACE_FILE and unit.swedish:
        yield fault("sv", "svenskan står i data/granssnitt/sv.yml.", "Ta bort raden.")
    if draft.path == SENTENCES_FILE and not unit.swedish:
        yield fault("sv", "fältet saknas.", "Skriv den svenska mening som utkastet återger.")
    if misspelt := MISSPELT.search(unit.sma):
        yield fault("sma", f'"{misspelt[0]}" används inte i sydsamiskan här.', SPELT_SO)
    # What a speaker has written is vouched for by the review itself.
    is_theirs = unit.certainty is Attestation.REVIEWER
    if is_theirs and not draft.is_reviewed:
        yield fault(
            "sakerhet", "det står inte vem som har granskat.", "Skriv granskad_av och granskad."
        )
    if not is_theirs and not unit.sources:
        yield fault("kallor", "utkastet har ingen källa.", "Skriv minst ett id.")
    if draft.path == SENTENCES_FILE and not unit.back and not is_theirs:
        yield fault("tillbaka", "fältet saknas.", "Skriv utkastet ord för ord på svenska.")
    if not re.fullmatch(r"[0-9a-f]{8}", unit.follows):
        yield fault(
            "foljer",
            f'"{unit.follows}" är inget kontrolltal.',
            f"Skriv {fingerprint(draft.swedish)} om utkastet återger den svenska meningen.",
        )
    if bool(unit.reviewed_by) != bool(unit.reviewed):
        yield fault("granskad", "både roll och dag behövs.", "Skriv granskad_av och granskad.")


def check_sources(drafts: Drafts, terms: Mapping[str, Term]) -> Iterator[Problem]:
    """Every source that a unit names is a source of ``kallor.yml`` or a term, and no proposed term
    supports a sure unit.
    """
    for draft in drafts.by_id.values():
        for name in draft.unit.sources:
            place = (draft.path, draft.line, f"{draft.id} kallor")
            if name not in drafts.sources and name not in terms:
                known = (*drafts.sources, *terms)
                yield Problem(
                    *place,
                    f'"{name}" finns varken i {SOURCES_FILE} eller i data/termer.',
                    f"Rätta id:t eller lägg till källan.{suggestion(name, known)}",
                )
            elif name in terms and _is_unsupported(draft.unit, terms[name]):
                yield Problem(
                    *place,
                    f"{name} är ett förslag och belägger inte utkastet.",
                    "Skriv sakerhet: föreslagen, eller byt källa.",
                )


def _is_unsupported(unit: Unit, term: Term) -> bool:
    return term.status is Attestation.PROPOSED and unit.certainty is not Attestation.PROPOSED


# What the files are written as: a changed text then changes its own lines and no others.
_HEADS = {
    SENTENCES_FILE: """\
# De sydsamiska sidornas meningar, en enhet för varje mening. En sida hämtar sin text med {{ id }}.
# Så arbetar du med dem: docs/om/oversatt.md. Skriv ingen ny mening om du inte behärskar språket.
# Ändras sv märks enheten, och sidan visar svenskan tills utkastet följer med. Skriv ö, ï och æ.
""",
    INTERFACE_FILE: """\
# Gränssnittets texter på sydsamiska. Svenskan står under samma nyckel i data/granssnitt/sv.yml.
# En nyckel som saknas här har inget belagt ord: då visas svenskan, märkt som svenska.
# Så arbetar du med dem: docs/om/oversatt.md. Skriv alltid ö, ï och æ.
""",
}


def as_file(path: str, units: Mapping[str, Unit]) -> str:
    """The text of a file of units. The same units give the same text."""
    return _HEADS[path] + "".join(f"\n{key}:\n{_lines(unit)}" for key, unit in units.items())


def _lines(unit: Unit) -> str:
    values = unit.model_dump(by_alias=True, mode="json", exclude_none=True)
    return "".join(f"  {key}: {_scalar(key, value)}\n" for key, value in values.items())


def _scalar(key: str, value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(value)}]"
    return value if key == "granskad" else json.dumps(value, ensure_ascii=False)
