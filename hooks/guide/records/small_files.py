"""Small curated files that are not records: accessibility statement, change log, the pre-study's figures, places."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import Field

from ..source.fields import Day, Degrees, SitePath, Text, WebAddress, WholeNumber
from ..source.problems import Problem, suggestion
from ..source.reading import read_file
from .checking import check_record, field_path
from .collection import Faulty
from .records import Part, SourceNote, declared


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
    status: Text = declared("status", "Status", "helt, delvis eller inte förenlig, eller inte bedömd.")
    assessed: Text = declared("bedomning_datum", "Bedömd", "Dagen då en person bedömde webbplatsen, eller att ingen bedömning är gjord.")
    method: Text = declared("metod", "Metod", "Hur bedömningen gjordes.")
    shortcomings: tuple[Shortcoming, ...] = declared("brister", "Brister", "Kända brister.", ())
    exceptions: tuple[Text, ...] = declared("undantag", "Undantag", "Innehåll som undantas och varför.", ())
    supervision: Supervision = declared("tillsyn", "Tillsyn", "Tillsynsmyndighet.")
    contact: Contact = declared("kontakt", "Kontakt", "Vart man vänder sig.")


class Change(Part):
    """An entry of the change log."""

    day: Day = declared("datum", "Datum", "Dagen.")
    title: Text = declared("rubrik", "Rubrik", "Vad som är nytt.")
    text: Text = declared("text", "Text", "En eller två meningar.")
    pages: tuple[SitePath, ...] = declared("sidor", "Sidor", "Sidornas adresser, utan inledande snedstreck.", ())


class ChangeLog(Part):
    """data/andringar.yml."""

    changes: tuple[Change, ...] = Field(alias="andringar", title="Ändringar", description="Senaste först.", min_length=1)


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

    activities: tuple[Activity, ...] = Field(alias="aktiviteter", title="Aktiviteter", description="Enligt ansökan.", min_length=1)
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
    seat: Text | None = declared("lage_for", "Läge för", "Orten vars läge anges, när namnet är en kommun eller en ö.", None)


class Towns(Part):
    """data/orter.yml."""

    origin: Text = declared("utgangspunkt", "Utgångspunkt", "Orten som avstånd räknas från.")
    towns: tuple[Town, ...] = Field(alias="orter", title="Orter", description="En rad per ort.", min_length=1)
    sources: tuple[SourceNote, ...] = Field(alias="kallor", title="Källor", description="Varifrån lägena kommer.", min_length=1)


Document = TypeVar("Document", bound=Part)

FILES: dict[str, type[Part]] = {"tillganglighet.yml": Accessibility, "andringar.yml": ChangeLog, "forstudie.yml": Prestudy, "orter.yml": Towns}


def _read(root: Path, name: str, model: type[Document]) -> Document:
    found = _check(root, name, model)
    if isinstance(found, list):
        raise Faulty(found)
    return found


def _check(root: Path, name: str, model: type[Document]) -> Document | list[Problem]:
    source = read_file(root / "data" / name, f"data/{name}")
    if isinstance(source, Problem):
        return [source]
    return check_record(source, model)  # type: ignore[type-var,return-value]


def problems(root: Path) -> list[Problem]:
    """Every fault in the small files."""
    return [problem for name, model in FILES.items() for found in [_check(root, name, model)] if isinstance(found, list)
            for problem in found]


def check_pages(root: Path, addresses: Collection[str]) -> Iterator[Problem]:
    """The change log leads to pages that exist."""
    source = read_file(root / "data" / "andringar.yml", "data/andringar.yml")
    log = source if isinstance(source, Problem) else check_record(source, ChangeLog)
    if isinstance(source, Problem) or not isinstance(log, ChangeLog):
        return
    for number, change in enumerate(log.changes):
        for index, page in enumerate(change.pages):
            address = page.partition("#")[0].strip("/")
            if address not in addresses:
                location = ("andringar", number, "sidor", index)
                yield Problem(source.path, source.line(location), field_path(location), f"adressen /{address}/ finns inte.",
                              f"Rätta adressen eller ta bort raden.{suggestion(address, addresses)}")


def check_origin(root: Path) -> Iterator[Problem]:
    """Distances are counted from a place whose position is known."""
    source = read_file(root / "data" / "orter.yml", "data/orter.yml")
    known = source if isinstance(source, Problem) else check_record(source, Towns)
    if isinstance(source, Problem) or not isinstance(known, Towns):
        return
    names = {town.name for town in known.towns}
    if known.origin not in names:
        yield Problem(source.path, source.line(("utgangspunkt",)), "utgangspunkt", f'"{known.origin}" finns inte bland orterna.',
                      f"Lägg till orten i listan, eller välj en ort som finns där.{suggestion(known.origin, names)}")


def read(root: Path) -> Accessibility:
    """The accessibility statement."""
    return _read(root, "tillganglighet.yml", Accessibility)


def changes(root: Path) -> list[Change]:
    """The change log, latest first."""
    return sorted(_read(root, "andringar.yml", ChangeLog).changes, key=lambda change: change.day, reverse=True)


def prestudy(root: Path) -> Prestudy:
    """The pre-study's activities."""
    return _read(root, "forstudie.yml", Prestudy)


def towns(root: Path) -> Towns:
    """Where the places of cases and visits lie."""
    return _read(root, "orter.yml", Towns)
