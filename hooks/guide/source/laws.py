"""References to law: structured in the data, checked against the acts' own sections, rendered in one form.

``data/lagar.yml`` holds which chapters and sections exist in the acts that the site cites (numbers only; from the
consolidated texts). The wording of the law is to be read at the official publisher.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema, model_validator

from .fields import ShownDate, Text, WebAddress, written_as

_SECTION = re.compile(r"\d+[a-z]?")


def _section(value: str) -> str:
    compact = value.replace(" ", "")
    if not _SECTION.fullmatch(compact):
        raise ValueError(
            f'"{value}" är ingen paragraf.|Skriv bara siffran, till exempel 3 eller 7a.'
        )
    return compact


def _chapter(value: str) -> str:
    match = re.fullmatch(r"(\d+) ?([a-z])?", value)
    if not match:
        raise ValueError(
            f'"{value}" är inget kapitel.|Skriv bara siffran, till exempel 9 eller 19 a.'
        )
    return f"{match[1]} {match[2]}" if match[2] else match[1]


_act_number = written_as(
    r"\d{4}:\d{1,5}", "är inget nummer på en lag", "Skriv år, kolon och nummer: 2016:1145."
)
_eu_act = written_as(
    r"(?s:.*)\d{2,4}/\d{1,4}(?s:.*)",
    "saknar nummer",
    "Skriv slag och nummer, till exempel Förordning (EU) 2024/1781.",
)


def _section_list(value: str) -> str:
    odd = [word for word in value.split() if not _SECTION.fullmatch(word)]
    if odd:
        raise ValueError(
            f'"{odd[0][:40]}" är ingen paragraf.|Skriv varje paragraf för sig med mellanslag emellan: 1 2 3 3a 4.'
        )
    return value


ActNumber = Annotated[Text, AfterValidator(_act_number), WithJsonSchema({"type": "string"})]
SectionList = Annotated[
    Text, AfterValidator(_section_list), WithJsonSchema({"type": ["string", "integer"]})
]
EuAct = Annotated[Text, AfterValidator(_eu_act), WithJsonSchema({"type": "string"})]
Section = Annotated[Text, AfterValidator(_section), WithJsonSchema({"type": ["string", "integer"]})]
Chapter = Annotated[Text, AfterValidator(_chapter), WithJsonSchema({"type": ["string", "integer"]})]


class LawReference(BaseModel):
    """One place in the law: a Swedish act (``lag``), an EU act (``eu``), a judgment (``mal``) or another document."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)

    act: Text | None = Field(
        None, alias="lag", title="Lag", description="Kortnamn ur data/lagar.yml, till exempel LOU."
    )
    chapter: Chapter | None = Field(
        None, alias="kap", title="Kapitel", description="Bara siffran, till exempel 9 eller 19 a."
    )
    sections: tuple[Section, ...] = Field(
        (), alias="par", title="Paragrafer", description="Lista, till exempel [1, 2, 7a]."
    )
    eu_act: EuAct | None = Field(
        None,
        alias="eu",
        title="EU-rättsakt",
        description='Slag och nummer, till exempel "Förordning (EU) 2024/1781".',
    )
    articles: tuple[Text, ...] = Field(
        (), alias="artikel", title="Artiklar", description="Lista, till exempel [7, 65]."
    )
    annex: Text | None = Field(None, alias="bilaga", title="Bilaga", description="Bilagans nummer.")
    judgment: Text | None = Field(
        None,
        alias="mal",
        title="Dom",
        description="Domstol och mål, till exempel EU-domstolen C-424/23.",
    )
    document: Text | None = Field(
        None,
        alias="dokument",
        title="Annat dokument",
        description="Till exempel Prop. 2025/26:108.",
    )

    @model_validator(mode="after")
    def _one_kind(self) -> LawReference:
        kinds = [k for k in (self.act, self.eu_act, self.judgment, self.document) if k]
        if len(kinds) != 1:
            raise ValueError(
                "en hänvisning ska ha precis en av lag, eu, mal och dokument.|Dela upp den i flera."
            )
        if (self.chapter or self.sections) and not self.act:
            raise ValueError(
                "kap och par hör bara till lag.|Flytta dem till en hänvisning med lag."
            )
        if (self.articles or self.annex) and not self.eu_act:
            raise ValueError(
                "artikel och bilaga hör bara till eu.|Flytta dem till en hänvisning med eu."
            )
        return self

    def __str__(self) -> str:
        """The reference in the site's one form: "LOU 9 kap. 1–3 §§", "Förordning (EU) 2024/1781 artikel 65"."""
        if self.act:
            chapter = f" {self.chapter} kap." if self.chapter else ""
            sign = "" if not self.sections else " §" if len(self.sections) == 1 else " §§"
            return (
                f"{self.act}{chapter}{' ' if self.sections else ''}{_series(self.sections)}{sign}"
            )
        if self.eu_act:
            articles = (
                f" {'artikel' if len(self.articles) == 1 else 'artiklarna'} {_series(self.articles)}"
                if self.articles
                else ""
            )
            return f"{self.eu_act}{articles}{f' bilaga {self.annex}' if self.annex else ''}"
        return self.judgment or self.document or ""

    def search_keys(self) -> tuple[str, ...]:
        """Canonical keys for the search: "LOU 9:4", "2024/1781:65"."""
        if self.act:
            chapter = (self.chapter or "").replace(" ", "")
            head = f"{self.act} {chapter}" if chapter else self.act
            return tuple(f"{head}:{section}" for section in self.sections) or (head,)
        number = re.search(r"\d{2,4}/\d+", self.eu_act or "")
        if number:
            return tuple(f"{number[0]}:{article}" for article in self.articles) or (number[0],)
        return ()


def _series(parts: tuple[str, ...]) -> str:
    """ "1, 2, 3 and 5" as "1–3 och 5"; letters are set apart as in Swedish law: "7 a"."""
    shown = [re.sub(r"^(\d+)([a-z])$", r"\1 \2", part) for part in parts]
    groups: list[str] = []
    index = 0
    while index < len(parts):
        end = index
        while (
            end + 1 < len(parts)
            and parts[end].isdigit()
            and parts[end + 1].isdigit()
            and int(parts[end + 1]) == int(parts[end]) + 1
        ):
            end += 1
        if end - index >= 2:
            groups.append(f"{shown[index]}–{shown[end]}")
        else:
            groups.extend(shown[index : end + 1])
        index = end + 1
    return " och ".join([", ".join(groups[:-1]), groups[-1]] if len(groups) > 1 else groups)


@dataclass(frozen=True)
class Act:
    """An act that the site cites: short name, number, title, official address and (where known) its sections."""

    short: str
    number: str
    title: str
    address: str
    as_of: str
    sections: Mapping[
        str, frozenset[str]
    ]  # chapter ("" in acts without chapters) → sections; empty = not known
    read_as_of: str = ""  # day of the newest text that was read
    latest_change: str | None = None  # number of the latest amending act seen in that text


def fault_in(reference: LawReference, acts: Mapping[str, Act]) -> str | None:
    """What is wrong with a reference to a Swedish act, as "what.|remedy", or None."""
    if not reference.act:
        return None
    act = acts.get(reference.act)
    if act is None:
        near = get_close_matches(reference.act, list(acts), n=1, cutoff=0.5)
        hint = f' Menade du "{near[0]}"?' if near else ""
        return f'lagen "{reference.act}" finns inte i data/lagar.yml.|Skriv lagens kortnamn, eller lägg till lagen.{hint}'
    if not act.sections or not (reference.chapter or reference.sections):
        return None
    known = act.sections.get(reference.chapter or "")
    if known is None and not reference.chapter:
        return f"{act.short} är indelad i kapitel.|Lägg till kap."
    if known is None and "" in act.sections:
        return f"{act.short} har inga kapitel.|Ta bort kap."
    if known is None:
        return (
            f"{act.short} har inget {reference.chapter} kap. i den text som lästs ({act.as_of}).|"
            "Kontrollera kapitlet mot lagtexten."
        )
    missing = [section for section in reference.sections if section not in known]
    if missing:
        chapter = f" {reference.chapter} kap." if reference.chapter else ""
        sign = "§" if len(missing) == 1 else "§§"
        return (
            f"{act.short}{chapter} har ingen {_series(tuple(missing))} {sign} i den text som lästs ({act.as_of}).|"
            "Kontrollera paragrafen mot lagtexten."
        )
    return None


class ActEntry(BaseModel):
    """An act as data/lagar.yml describes it."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)

    short: Text = Field(
        alias="kort", title="Kortnamn", description="Det namn som hänvisningar använder."
    )
    number: ActNumber = Field(alias="nummer", title="Nummer", description="SFS-nummer.")
    title: Text = Field(alias="titel", title="Titel", description="Lagens rubrik.")
    address: WebAddress = Field(alias="adress", title="Adress", description="Där lagtexten finns.")
    as_of: ShownDate = Field(
        alias="last", title="Läst", description="Datum som den lästa lagtexten visar."
    )
    read_as_of: ShownDate | None = Field(
        None,
        alias="text_per",
        title="Text per",
        description="Dagen för den nyaste text som lästs, när den är senare än last.",
    )
    latest_change: ActNumber | None = Field(
        None,
        alias="senaste_andring",
        title="Senaste ändring",
        description="Nummer på den senaste ändring som syns i den lästa texten.",
    )
    chapters: dict[Chapter, SectionList] = Field(
        {}, alias="kapitel", title="Kapitel", description="Kapitel och dess paragrafer."
    )
    sections: SectionList | None = Field(
        None,
        alias="paragrafer",
        title="Paragrafer",
        description="Paragrafer i en lag utan kapitel.",
    )


class ActList(BaseModel):
    """data/lagar.yml."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)

    acts: tuple[ActEntry, ...] = Field(
        alias="lagar",
        title="Lagar",
        description="Lagar som webbplatsen hänvisar till.",
        min_length=1,
    )


def acts_from(entries: Iterable[Mapping[str, Any]]) -> dict[str, Act]:
    """Acts by short name from the list in ``data/lagar.yml`` (all values are texts)."""
    acts = {}
    for entry in entries:
        chapters = {
            chapter: frozenset(text.split()) for chapter, text in entry.get("kapitel", {}).items()
        }
        if entry.get("paragrafer"):
            chapters[""] = frozenset(entry["paragrafer"].split())
        acts[entry["kort"]] = Act(
            entry["kort"],
            entry["nummer"],
            entry["titel"],
            entry["adress"],
            entry["last"],
            chapters,
            entry.get("text_per", entry["last"]),
            entry.get("senaste_andring"),
        )
    return acts
