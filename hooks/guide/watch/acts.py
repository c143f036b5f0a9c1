"""Acts that have changed since their text was read, and which cited sections are touched.

The text is asked for at data.riksdagen.se; when that does not answer, in the open copy se-lex/sfs.
Each section of an act ends with the act that last changed it, such as "Lag (2025:360)."
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..records.collection import Collection
from ..records.links import laws_of
from ..source.laws import Act
from .fetching import Fetch, Reply
from .findings import Finding, Silence

SERVICE = "Lagtexter (data.riksdagen.se och se-lex/sfs)"
_NUMBER = re.compile(r"(\d{4}):(\d+)")
_CHAPTER = re.compile(r"^#*\s*(\d+)(?: ([a-z]))? kap\.", re.M)
_SECTION = re.compile(r"^#*\s*(\d+)(?: ?([a-z]))? §", re.M)
_AMENDED = re.compile(r"(?:Lag|Förordning) \(\[?(\d{4}:\d+)\]?(?:\([^)]*\))?\)\.?")
_UP_TO = re.compile(r"t\.o\.m\. SFS (\d{4}:\d+)")

Section = tuple[str, str]  # chapter ("" without chapters) and section


def riksdagen(act: Act) -> str:
    """Where the parliament has an act's text."""
    return f"https://data.riksdagen.se/dokument/sfs-{act.number.replace(':', '-')}.html"


def open_copy(act: Act) -> str:
    """Where the open copy has it."""
    year, number = act.number.split(":")
    return f"https://raw.githubusercontent.com/se-lex/sfs/main/{year}/sfs-{year}-{number}.md"


def as_number(text: str) -> tuple[int, int]:
    """ "2025:360" as (2025, 360), so that numbers compare; (0, 0) for what is none."""
    match = _NUMBER.search(text)
    return (int(match[1]), int(match[2])) if match else (0, 0)


def plain(text: str) -> str:
    """The text of an answer without its tags, a line for each block."""
    text = re.sub(r"<(?:br|/p|/h\d|/div|/li)[^>]*>", "\n", text)
    text = html.unescape(re.sub(r"<[^>]+>", "", text)).replace("\xa0", " ")
    return "\n".join(line.strip() for line in text.splitlines())


@dataclass(frozen=True)
class ActState:
    """What the text of an act shows: its latest change and the change of each section."""

    latest: str
    sections: Mapping[Section, str]


def state_of(text: str) -> ActState | None:
    """The state of an act from its text; None when the text is none of an act."""
    lines = plain(text)
    marks = sorted(
        [(m.start(), "kap", f"{m[1]} {m[2]}" if m[2] else m[1]) for m in _CHAPTER.finditer(lines)]
        + [(m.start(), "par", f"{m[1]}{m[2] or ''}") for m in _SECTION.finditer(lines)]
    )
    if not any(kind == "par" for _, kind, _ in marks):
        return None
    chapter, found = "", {}
    for (start, kind, name), following in zip(
        marks, [*marks[1:], (len(lines), "", "")], strict=True
    ):
        if kind == "kap":
            chapter = name
            continue
        changes = _AMENDED.findall(lines[start : following[0]])
        if changes:
            found[chapter, name] = max(changes, key=as_number)
    stated = _UP_TO.findall(lines)
    latest = max([*stated, *found.values()], key=as_number, default="")
    return ActState(latest, found)


def cited(collection: Collection) -> dict[str, dict[Section, list[str]]]:
    """Act → section → the data files that cite it."""
    found: dict[str, dict[Section, list[str]]] = defaultdict(lambda: defaultdict(list))
    for kind, records in collection.by_kind.items():
        for record in records.values():
            for _, reference in laws_of(record):
                if reference.act:
                    for section in reference.sections:
                        place = (reference.chapter or "", section)
                        found[reference.act][place].append(f"data/{kind}/{record.id}.yml")
    return found


@dataclass(frozen=True)
class ChangedActSeen:
    """An act with a later change than the text that was read, and the cited sections it touched."""

    act: Act
    latest: str
    sections: tuple[Section, ...]


def _year_read(act: Act) -> int:
    return int(act.read_as_of[:4]) if act.read_as_of[:4].isdigit() else 0


def is_comparable(act: Act) -> bool:
    """Whether anything is known of the text that was read: its latest change, or its day."""
    return bool(act.latest_change or _year_read(act))


def changed(act: Act, state: ActState, places: Mapping[Section, object]) -> ChangedActSeen | None:
    """Whether an act has changed since it was read.

    Where the text read shows no change, its day is compared with the year of each change: a
    change of a later year than the reading is told.
    """
    known, year = as_number(act.latest_change or ""), _year_read(act)

    def later(number: str) -> bool:
        return as_number(number) > known if known != (0, 0) else as_number(number)[0] > year

    if not state.latest or not is_comparable(act) or not later(state.latest):
        return None
    touched = tuple(
        sorted(
            place for place, number in state.sections.items() if place in places and later(number)
        )
    )
    return ChangedActSeen(act, state.latest, touched)


def name_of(section: Section) -> str:
    """ "9 kap. 3 §"; "3 §" in an act without chapters."""
    chapter, number = section
    spaced = re.sub(r"^(\d+)([a-z])$", r"\1 \2", number)
    return f"{chapter} kap. {spaced} §" if chapter else f"{spaced} §"


def watch_acts(
    collection: Collection, fetch: Fetch
) -> tuple[list[ChangedActSeen], list[Finding], list[Silence]]:
    """Every act asked for once: what has changed, the findings for editors, and who was silent."""
    places = cited(collection)
    seen, silent = [], []
    for act in collection.acts.values():
        reply = _text_of(act, fetch)
        state = state_of(reply.text) if reply.ok else None
        if state is None:
            silent.append(f"{act.short}: {reply.fault or 'svaret var ingen lagtext'}")
        elif found := changed(act, state, places.get(act.short, {})):
            seen.append(found)
    role = collection.label("ansvarig", "regler")
    findings = [finding for found in seen for finding in _findings(found, places, role)]
    findings += [
        Finding(
            role,
            "data/lagar.yml",
            act.short,
            "den lästa texten saknar dag och går inte att jämföra. Skriv text_per.",
            act.address,
        )
        for act in collection.acts.values()
        if not is_comparable(act)
    ]
    silences = (
        [Silence(SERVICE, "; ".join(silent), len(collection.acts), len(silent))] if silent else []
    )
    return seen, findings, silences


def _text_of(act: Act, fetch: Fetch) -> Reply:
    """The parliament's text when it is one of an act, else the open copy's."""
    reply = fetch(riksdagen(act))
    if reply.ok and state_of(reply.text):
        return reply
    copy = fetch(open_copy(act))
    return copy if copy.ok else reply


def _findings(
    found: ChangedActSeen, places: Mapping[str, Mapping[Section, list[str]]], role: str
) -> Iterator[Finding]:
    act, where = found.act, places.get(found.act.short, {})
    yield Finding(
        role,
        "data/lagar.yml",
        act.short,
        f"ändrad till och med {found.latest}, läst i lydelse från {act.read_as_of}. "
        "Läs den nya texten och skriv dess dag.",
        act.address,
    )
    for section in found.sections:
        for path in dict.fromkeys(where[section]):
            yield Finding(
                role,
                path,
                f"{act.short} {name_of(section)}",
                "paragrafen har ändrats sedan texten lästes.",
            )
