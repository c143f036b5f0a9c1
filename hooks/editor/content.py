"""The content of main and of drafts: read, checked and drawn, with what does not change remembered
between questions.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

from guide.build import ways
from guide.pages.page import Page, read_page
from guide.records import collection
from guide.records.collection import Collection
from guide.records.kinds import KINDS
from guide.records.parts import Record
from guide.records.versions import Snapshot
from guide.site import library
from guide.site.library import Library
from guide.source.memory import Memory
from guide.source.problems import Faulty, Problem
from guide.source.reading import Source, read_bytes

from . import yaml_text

Made = TypeVar("Made")
_MOST_SUGGESTIONS = 600
_MOST_HITS = 25


class SharedMemory(Memory):
    """What was made of files, for as long as they have the same bytes, in whichever working tree they lie."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[tuple[tuple[str, bytes], ...], object] = {}
        self._latest: dict[str, list[tuple[tuple[str, bytes], ...]]] = {}

    def of(self, files: Iterable[Path], make: Callable[[], Made]) -> Made:
        """What was made of files with these names and bytes, or what ``make`` gives now."""
        try:
            key = tuple((_within(path), path.read_bytes()) for path in files)
        except OSError:
            return make()
        if key not in self._known:
            self._known[key] = make()
            # The last few texts of each file are enough: main's, and a draft or two.
            latest = self._latest.setdefault(" ".join(name for name, _ in key), [])
            latest.append(key)
            if len(latest) > 6:
                self._known.pop(latest.pop(0), None)
        return cast(Made, self._known[key])


def _within(path: Path) -> str:
    """A file's name from its working tree's root."""
    parts = path.parts
    starts = [n for n, part in enumerate(parts) if part in ("data", "docs", "docs_sma")]
    return "/".join(parts[starts[-1] if starts else 0 :])


@dataclass(frozen=True)
class Checked:
    """A project as it was read: the library when all is right, else the faults."""

    commit: str
    problems: tuple[Problem, ...]
    library: Library | None = field(repr=False)

    def of(self, path: str) -> list[Problem]:
        """The faults of one file."""
        return [problem for problem in self.problems if problem.path == path]

    def elsewhere(self, path: str) -> list[Problem]:
        """The faults of other files, which a change here may have caused."""
        return [problem for problem in self.problems if problem.path != path]


class Content:
    """Everything the service knows of the content. ``root`` is main's working tree."""

    def __init__(
        self, root: Path, today: Callable[[], date], memory: SharedMemory | None = None
    ) -> None:
        self.root, self.today = root, today
        self.memory = memory or SharedMemory()
        self._checked: dict[tuple[Path, bool], Checked] = {}
        self._lock = threading.RLock()
        self._good: Library | None = None

    def check(self, folder: Path, commit: str, with_ways: bool = False) -> Checked:
        """All faults of a working tree at a commit; read again only when that is another one.

        ``with_ways`` asks for menu and links too, for which every page of Markdown is drawn.
        """
        with self._lock:
            known = self._checked.get((folder, with_ways))
            if known and known.commit == commit and commit:
                return known
            try:
                found = library.load(folder, self.memory)
                lost = tuple(ways.lost(folder, found, self.today())) if with_ways else ()
                checked = Checked(commit, lost, found)
            except Faulty as faulty:
                checked = Checked(commit, tuple(faulty.problems), None)
            self._checked[folder, with_ways] = checked
            if len(self._checked) > 12:
                self._checked.pop(next(iter(self._checked)))
            return checked

    def published(self, commit: str) -> Library:
        """Main's library; the last good one while main has faults. Raises ``Faulty`` when there
        never was one.
        """
        checked = self.check(self.root, commit)
        if checked.library:
            self._good = checked.library
        if self._good is None:
            raise Faulty(checked.problems)
        return self._good

    def known(self, found: Collection) -> Words:
        """What a form asks for."""
        return Words(found)


@dataclass(frozen=True)
class Words:
    """Names, labels and suggestions from a collection, for the forms."""

    collection: Collection

    def name(self, kind: str, ident: str) -> str:
        """What an id or code stands for; "" when it stands for nothing."""
        if kind == "cpv":
            return self.collection.cpv.get(ident, "")
        record = self.collection.by_kind.get(kind, {}).get(ident)
        return record.heading if record else ""

    def label(self, words: Sequence[str], word: str) -> str:
        """A word of a choice as readers see it, with the word itself where they differ much."""
        labels = self._labels(tuple(words))
        shown = labels.get(word, word)
        return shown if shown.lower() in (word, word.replace("-", " ")) else f"{shown} ({word})"

    def _labels(self, words: tuple[str, ...]) -> Mapping[str, str]:
        """The labels of a choice: of the vocabularies that have all its words the smallest one."""
        holding = [
            vocabulary
            for vocabulary in self.collection.labels.values()
            if set(words) <= vocabulary.keys()
        ]
        return min(holding, key=len, default={})

    def suggestions(self, key: str, kind: str) -> Sequence[tuple[str, str]]:
        """(value, name) to choose among, where they are few enough."""
        if kind == "cpv":
            return ()
        if kind in self.collection.by_kind:
            records = self.collection.by_kind[kind]
            if len(records) > _MOST_SUGGESTIONS:
                return ()
            return [(ident, record.heading) for ident, record in records.items()]
        if key == "lag" and self.collection.acts:
            return [
                (act.short, f"{act.title} ({act.number})") for act in self.collection.acts.values()
            ]
        codes = self.collection.notice_fields.get(key)
        return list(codes["koder"].items()) if codes else ()

    def find(self, kind: str, words: str) -> Sequence[tuple[str, str]]:
        """(value, name) of what holds all the words, those whose name begins with them first."""
        if kind == "cpv":
            pairs = list(self.collection.cpv.items())
        else:
            records = self.collection.by_kind.get(kind, {})
            pairs = [(ident, record.heading) for ident, record in records.items()]
        asked = words.lower().split()
        hits = [
            (value, name)
            for value, name in pairs
            if asked and all(word in f"{value} {name}".lower() for word in asked)
        ]
        first = asked[0] if asked else ""
        hits.sort(key=lambda hit: (not hit[1].lower().startswith(first), len(hit[1]), hit))
        return hits[:_MOST_HITS]


def frozen(found: Collection, kind: str) -> Mapping[str, Mapping[int, Snapshot]]:
    """The frozen versions of a kind by id and number; empty for kinds that have none."""
    by_kind = {"krav": found.snapshots, "klausuler": found.clause_snapshots}
    return by_kind.get(kind, {})


# --- Files --------------------------------------------------------------------------------------


def record_path(kind: str, ident: str) -> str:
    """The file of a record, from the project's root."""
    return f"data/{kind}/{ident}.yml"


def value_of(content: bytes, path: str) -> dict[str, Any] | Problem:
    """The value of a record's file, or why it cannot be read."""
    source = read_bytes(content, path)
    return source if isinstance(source, Problem) else source.value


def template_of(root: Path, kind: str) -> Mapping[str, Any]:
    """The value of a kind's template: what the form shows as examples."""
    path = root / "data" / kind / "_mall.yml"
    return yaml_text.read(path.read_text(encoding="utf-8")) if path.is_file() else {}


def record_of(kind: str, value: Mapping[str, Any]) -> Record | list[Problem]:
    """The record of a value as it would be read from a file, or its faults."""
    source = Source(record_path(kind, str(value.get("id", ""))), dict(value), "{}")
    try:
        return collection.checking.check_record(source, KINDS[kind])
    except (AttributeError, TypeError):  # no line can be found where there is no text
        return [
            Problem(source.path, 1, "", "posten går inte att tolka.", "Spara för att se felen.")
        ]


def with_record(found: Library, record: Record) -> Library:
    """The library with a record put in, to be drawn."""
    kinds = found.collection.by_kind
    records = dict(sorted({**kinds[record.kind], record.id: record}.items()))
    changed = replace(found.collection, by_kind={**kinds, record.kind: records})
    return replace(found, collection=changed)


def with_page(found: Library, page: Page) -> Library:
    """The library with a page put in, to be drawn."""
    others = [other for other in found.pages if other.source_path != page.source_path]
    return replace(found, pages=(*others, page))


def page_of(content: bytes, source: str) -> Page | list[Problem]:
    """A page from its bytes, or its faults."""
    tree, _, path = source.partition("/")
    return read_page(content, "sma" if tree == "docs_sma" else "sv", path)
