"""Small curated files that are not records: accessibility statement, change log, pre-study, towns, redirects.

They are read once, with the records; who draws takes them from the collection.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import Field

from ..source.fields import Day, Degrees, SitePath, Text, WebAddress, WholeNumber
from ..source.problems import Problem, suggestion
from ..source.reading import Source, read_file
from .checking import check_record, field_path
from .parts import Fault, Part, SourceNote, declared

# What the statement may say; the last one says that nobody has judged the site yet.
STATEMENT = ("helt förenlig", "delvis förenlig", "inte förenlig", "inte bedömd")
# Europe, in degrees; visits and cases are not made further away.
_NORTH, _EAST = (34.0, 72.0), (-25.0, 45.0)


class Shortcoming(Part):
    """A known shortcoming of the site."""

    what: Text = declared("vad", "Vad", "Vad som inte är tillgängligt.")
    why: Text = declared("varfor", "Varför", "Varför det är så.")
    advice: Text | None = declared("rad", "Råd", "Vad du kan göra i stället.", None)


class Supervision(Part):
    """The supervising authority."""

    name: Text = declared("namn", "Namn", "Myndighet.")
    address: WebAddress = declared("adress", "Adress", "Sida för anmälan.")
    note: Text | None = declared("anmarkning", "Anmärkning", "Kommande ändring.", None)


class Contact(Part):
    """Who to turn to, by role."""

    role: Text = declared("roll", "Roll", "Roll eller enhet.")
    text: Text = declared("text", "Text", "Hur man når rollen.")


class Accessibility(Part):
    """The accessibility statement (lag 2018:1937, 13 §)."""

    organisation: Text = declared("organisation", "Organisation", "Ansvarig.")
    service: Text = declared("tjanst", "Tjänst", "Webbplatsens namn.")
    status: Text = declared(
        "status", "Status", "helt, delvis eller inte förenlig, eller inte bedömd."
    )
    assessed: Text = declared(
        "bedomning_datum",
        "Bedömd",
        "Dagen då en person bedömde webbplatsen, eller att ingen bedömning är gjord.",
    )
    method: Text = declared("metod", "Metod", "Hur bedömningen gjordes.")
    shortcomings: tuple[Shortcoming, ...] = declared("brister", "Brister", "Kända brister.", ())
    exceptions: tuple[Text, ...] = declared(
        "undantag", "Undantag", "Innehåll som undantas och varför.", ()
    )
    supervision: Supervision = declared("tillsyn", "Tillsyn", "Tillsynsmyndighet.")
    contact: Contact = declared("kontakt", "Kontakt", "Vart man vänder sig.")


class LogEntry(Part):
    """An entry of the change log."""

    day: Day = declared("datum", "Datum", "Dagen.")
    title: Text = declared("rubrik", "Rubrik", "Vad som är nytt.")
    text: Text = declared("text", "Text", "En eller två meningar.")
    pages: tuple[SitePath, ...] = declared(
        "sidor", "Sidor", "Sidornas adresser, utan inledande snedstreck.", ()
    )


class ChangeLog(Part):
    """data/andringar.yml."""

    changes: tuple[LogEntry, ...] = Field(
        alias="andringar", title="Ändringar", description="Senaste först.", min_length=1
    )


class CostPart(Part):
    """Part of an activity's cost."""

    name: Text = declared("namn", "Namn", "Delaktivitet.")
    cost: WholeNumber = declared("kostnad_kronor", "Kostnad", "Kronor.")


class Activity(Part):
    """An activity of the pre-study with its cost by the application."""

    name: Text = declared("namn", "Namn", "Aktivitet.")
    start: Day | None = declared("start", "Start", "Första dagen.", None)
    end: Day | None = declared("slut", "Slut", "Sista dagen.", None)
    cost: WholeNumber = declared("kostnad_kronor", "Kostnad", "Kronor.")
    parts: tuple[CostPart, ...] = declared("delar", "Delar", "Delposter.", ())


class Prestudy(Part):
    """data/forstudie.yml."""

    activities: tuple[Activity, ...] = Field(
        alias="aktiviteter", title="Aktiviteter", description="Enligt ansökan.", min_length=1
    )
    sources: tuple[SourceNote, ...] = declared("kallor", "Källor", "Källor.", ())

    @property
    def total(self) -> int:
        """The sum of the activities' costs in kronor."""
        return sum(activity.cost for activity in self.activities)


class Town(Part):
    """Where a place lies, in degrees (WGS 84)."""

    name: Text = declared("namn", "Namn", "Ortens namn, som det står i fältet ort.")
    north: Degrees = declared("nord", "Nord", "Grader norr om ekvatorn, med punkt.")
    east: Degrees = declared("ost", "Öst", "Grader öster om Greenwich, med punkt.")
    geonames: WholeNumber = declared("geonames", "GeoNames", "Ortens nummer hos GeoNames.")
    seat: Text | None = declared(
        "lage_for", "Läge för", "Orten vars läge anges, när namnet är en kommun eller en ö.", None
    )


class Towns(Part):
    """data/orter.yml."""

    origin: Text = declared("utgangspunkt", "Utgångspunkt", "Orten som avstånd räknas från.")
    towns: tuple[Town, ...] = Field(
        alias="orter", title="Orter", description="En rad per ort.", min_length=1
    )
    sources: tuple[SourceNote, ...] = Field(
        alias="kallor", title="Källor", description="Varifrån lägena kommer.", min_length=1
    )


class RedirectList(Part):
    """data/omdirigeringar.yml."""

    moved: dict[SitePath, SitePath] = Field(
        alias="omdirigeringar", title="Omdirigeringar", description="Gammal adress och ny."
    )


class ChangedAct(Part):
    """An act that has changed since its text was read."""

    act: Text = declared("lag", "Lag", "Kortnamn ur data/lagar.yml.")
    change: Text = declared("andring", "Ändring", "Ändringens nummer i svensk författningssamling.")
    seen: Day = declared("sedd", "Sedd", "Dagen då ändringen sågs.")
    sections: tuple[Text, ...] = declared(
        "paragrafer", "Paragrafer", "Paragrafer som webbplatsen nämner och som har ändrats.", ()
    )


class WatchState(Part):
    """data/bevakning.yml: what the watch has seen and nobody has read yet."""

    acts: tuple[ChangedAct, ...] = declared(
        "lagar", "Lagar", "Lagar som har ändrats sedan texten lästes.", ()
    )


class ReviewQuestion(Part):
    """A question to the South Sami reviewer. South Sami words in it stand between asterisks."""

    subject: Text = declared("om", "Om", "Vad frågan gäller, i ett eller två ord.")
    text: Text = declared("fraga", "Fråga", "Frågan, med sydsamiska ord mellan *asterisker*.")
    touches: tuple[Text, ...] = declared(
        "led", "Led", "Bokstäver som de utkast och ord har som svaret rör.", ()
    )


class ReviewQuestions(Part):
    """data/oversattning/fragor.yml."""

    questions: tuple[ReviewQuestion, ...] = Field(
        alias="fragor", title="Frågor", description="Den som låser upp mest först.", min_length=1
    )


ACCESSIBILITY, CHANGES, PRESTUDY, TOWNS, REDIRECTS, WATCH, QUESTIONS = (
    "tillganglighet.yml",
    "andringar.yml",
    "forstudie.yml",
    "orter.yml",
    "omdirigeringar.yml",
    "bevakning.yml",
    "oversattning/fragor.yml",
)
FILES: Mapping[str, type[Part]] = {
    ACCESSIBILITY: Accessibility,
    CHANGES: ChangeLog,
    PRESTUDY: Prestudy,
    TOWNS: Towns,
    REDIRECTS: RedirectList,
    WATCH: WatchState,
    QUESTIONS: ReviewQuestions,
}


@dataclass(frozen=True)
class SmallFiles:
    """The files that could be read, each with its source. In a collection that is used none is missing."""

    contents: Mapping[str, Part]
    sources: Mapping[str, Source] = field(repr=False)

    @property
    def accessibility(self) -> Accessibility:
        """The accessibility statement."""
        return self.contents[ACCESSIBILITY]  # type: ignore[return-value]

    @cached_property
    def changes(self) -> tuple[LogEntry, ...]:
        """The change log, latest first."""
        log: ChangeLog = self.contents[CHANGES]  # type: ignore[assignment]
        return tuple(sorted(log.changes, key=lambda change: change.day, reverse=True))

    @property
    def prestudy(self) -> Prestudy:
        """The pre-study's activities."""
        return self.contents[PRESTUDY]  # type: ignore[return-value]

    @property
    def towns(self) -> Towns:
        """Where the places of cases and visits lie."""
        return self.contents[TOWNS]  # type: ignore[return-value]

    @property
    def review_questions(self) -> tuple[ReviewQuestion, ...]:
        """The questions to the South Sami reviewer, the one that unlocks most first."""
        return self.contents[QUESTIONS].questions  # type: ignore[attr-defined,no-any-return]

    @property
    def redirects(self) -> Mapping[str, str]:
        """Old address → new address, both without slashes at their ends."""
        return self.contents[REDIRECTS].moved  # type: ignore[attr-defined,no-any-return]

    @property
    def changed_acts(self) -> Mapping[str, ChangedAct]:
        """Short name of an act → the change that nobody has read yet."""
        state: WatchState = self.contents[WATCH]  # type: ignore[assignment]
        return {changed.act: changed for changed in state.acts}


def read(data: Path, problems: list[Problem]) -> SmallFiles:
    """What can be read of the small files in ``data``; every fault is added to ``problems``."""
    contents: dict[str, Part] = {}
    sources: dict[str, Source] = {}
    for name, model in FILES.items():
        source = read_file(data / name, f"data/{name}")
        if isinstance(source, Problem):
            problems.append(source)
            continue
        checked = check_record(source, model)
        if isinstance(checked, list):
            problems += checked
        else:
            contents[name], sources[name] = checked, source
    return SmallFiles(contents, sources)


def check_pages(files: SmallFiles, addresses: Collection[str]) -> Iterator[Problem]:
    """The change log leads to pages that exist."""
    log, source = files.contents.get(CHANGES), files.sources.get(CHANGES)
    if not isinstance(log, ChangeLog) or source is None:
        return
    for number, change in enumerate(log.changes):
        for index, page in enumerate(change.pages):
            address = page.partition("#")[0].strip("/")
            if address not in addresses:
                location = ("andringar", number, "sidor", index)
                yield Problem(
                    source.path,
                    source.line(location),
                    field_path(location),
                    f"adressen /{address}/ finns inte.",
                    f"Rätta adressen eller ta bort raden.{suggestion(address, addresses)}",
                )


def check_origin(files: SmallFiles) -> Iterator[Problem]:
    """Distances are counted from a place whose position is known."""
    known, source = files.contents.get(TOWNS), files.sources.get(TOWNS)
    if not isinstance(known, Towns) or source is None:
        return
    names = {town.name for town in known.towns}
    if known.origin not in names:
        yield Problem(
            source.path,
            source.line(("utgangspunkt",)),
            "utgangspunkt",
            f'"{known.origin}" finns inte bland orterna.',
            f"Lägg till orten i listan, eller välj en ort som finns där.{suggestion(known.origin, names)}",
        )


def check_sense(files: SmallFiles, acts: Collection[str]) -> Iterator[Problem]:
    """What is written in the right way and cannot be so: places off the map, sums that do not add up, days in disorder."""
    checks: tuple[tuple[str, Callable[[Any], Iterable[Fault]]], ...] = (
        (ACCESSIBILITY, _statement_faults),
        (CHANGES, _log_faults),
        (PRESTUDY, _prestudy_faults),
        (TOWNS, _town_faults),
        (WATCH, lambda state: _watch_faults(state, acts)),
    )
    for name, faults in checks:
        content, source = files.contents.get(name), files.sources.get(name)
        if content is None or source is None:
            continue
        for place, what, remedy in faults(content):
            yield Problem(source.path, source.line(place), field_path(place), what, remedy)


def _statement_faults(statement: Accessibility) -> Iterator[Fault]:
    if statement.status not in STATEMENT:
        yield Fault(
            ("status",),
            f'"{statement.status}" är inget som redogörelsen kan säga.',
            f"Välj en av: {', '.join(STATEMENT)}.{suggestion(statement.status, STATEMENT)}",
        )
    elif statement.status != STATEMENT[-1] and not re.search(
        r"\b20\d\d-\d\d-\d\d\b", statement.assessed
    ):
        yield Fault(
            ("bedomning_datum",),
            f'webbplatsen är "{statement.status}", men dagen för bedömningen saknas.',
            f"Skriv dagen, till exempel 2026-11-23, eller status: {STATEMENT[-1]}.",
        )


def _log_faults(log: ChangeLog) -> Iterator[Fault]:
    seen: set[tuple[object, str]] = set()
    for index, change in enumerate(log.changes):
        if (change.day, change.title) in seen:
            yield Fault(
                ("andringar", index, "rubrik"),
                f'"{change.title}" står två gånger på samma dag.',
                "Ta bort den ena.",
            )
        seen.add((change.day, change.title))


def _prestudy_faults(study: Prestudy) -> Iterator[Fault]:
    for index, activity in enumerate(study.activities):
        if activity.start and activity.end and activity.end < activity.start:
            yield Fault(
                ("aktiviteter", index, "slut"),
                "aktiviteten slutar innan den börjar.",
                "Rätta start eller slut.",
            )
        total = sum(part.cost for part in activity.parts)
        # The application rounds each part by itself.
        if total > activity.cost + len(activity.parts):
            yield Fault(
                ("aktiviteter", index, "kostnad_kronor"),
                f"delarna blir {total} kronor tillsammans, mer än {activity.cost}.",
                "Rätta summan eller en av delarna.",
            )


def _town_faults(towns: Towns) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, town in enumerate(towns.towns):
        if not (_NORTH[0] <= town.north <= _NORTH[1] and _EAST[0] <= town.east <= _EAST[1]):
            yield Fault(
                ("orter", index, "nord"),
                f"{town.name} ligger utanför Europa med {town.north:g} nord och {town.east:g} öst.",
                "Kontrollera talen. Nord och öst kan vara omkastade.",
            )
        if town.name in seen:
            yield Fault(
                ("orter", index, "namn"), f'"{town.name}" står två gånger.', "Behåll den ena raden."
            )
        seen.add(town.name)


def _watch_faults(state: WatchState, acts: Collection[str]) -> Iterator[Fault]:
    for index, changed in enumerate(state.acts):
        if acts and changed.act not in acts:
            yield Fault(
                ("lagar", index, "lag"),
                f'"{changed.act}" finns inte i data/lagar.yml.',
                f"Skriv lagens kort där, eller ta bort raden.{suggestion(changed.act, acts)}",
            )
