"""What records are made of: parts and fields declared once, sources, and what every record has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from ..source.fields import UNDATED, Id, ShownDate, Text, WebAddress
from ..swedish.writing import swedish_date


class Part(BaseModel):
    """A part of a record: unknown keys are refused, nothing can be changed afterwards."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=False, ser_json_timedelta="iso8601"
    )


def declared(alias: str, title: str, help_text: str, default: Any = ...) -> Any:
    """A field by its Swedish key, title and help; without a default it is required."""
    return Field(default, alias=alias, title=title, description=help_text)


def reference_to(kind: str) -> dict[str, JsonValue]:
    """Marks a field (by json_schema_extra) as ids of records of a kind."""
    return {"hanvisar_till": kind}


def references(kind: str, alias: str, title: str, help_text: str, default: Any = ()) -> Any:
    return Field(
        default,
        alias=alias,
        title=title,
        description=help_text,
        json_schema_extra=reference_to(kind),
    )


class SourceNote(Part):
    """A source that the reader can open, with the date that it shows."""

    title: Text = declared("titel", "Titel", "Källans rubrik.")
    publisher: Text | None = declared("utgivare", "Utgivare", "Vem som gett ut källan.", None)
    address: WebAddress | None = declared(
        "adress",
        "Adress",
        "Hela webbadressen. Utelämnas bara när källan inte finns på webben.",
        None,
    )
    shown_date: ShownDate = declared(
        "datum", "Datum", f'Det datum källan själv visar, annars "{UNDATED}".'
    )
    shows: Text | None = declared("visar", "Visar", "Vad i källan som stöder uppgiften.", None)

    @property
    def date_text(self) -> str:
        """The date in words, or "utan datum"."""
        return swedish_date(self.shown_date)


class Fault(NamedTuple):
    """A rule that one record breaks: where in it, what is wrong, how to mend it (in Swedish, for editors)."""

    location: tuple[str | int, ...]
    what: str
    remedy: str


class Record(Part):
    """What every record has. ``kind`` is the folder in ``data/``; ``address`` the path of its page in the site."""

    kind: ClassVar[str]
    label: ClassVar[str]
    folder: ClassVar[str | None] = None

    id: Id = declared(
        "id", "Id", "Samma som filnamnet utan .yml. Ändras aldrig och återanvänds aldrig."
    )

    @property
    def heading(self) -> str:
        """The record's title in Swedish."""
        return str(getattr(self, "title", self.id))

    @property
    def path(self) -> str | None:
        """Path of the record's page, such as "fall/x"; None for kinds without pages of their own."""
        return f"{self.folder}/{self.id}" if self.folder else None

    def faults(self) -> Iterator[Fault]:
        """Rules between its own fields that the record breaks."""
        return iter(())
