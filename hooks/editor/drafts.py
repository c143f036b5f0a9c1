"""Drafts: what somebody is changing, who has seen it, and where it stands on its way to the site.

A draft is a branch with a working tree, and a small file that says whose it is. The file is
replaced in one
step, the branch moves in one step: a stop at any moment leaves both whole.
"""

from __future__ import annotations

import fcntl
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from .repository import Author, Repository


class State(StrEnum):
    """Where a draft stands; the values are what editors read."""

    WRITING = "skrivs"
    REVIEW = "väntar på granskning"
    RETURNED = "tillbaka hos skribenten"
    PUBLISHED = "publicerat"
    DROPPED = "kastat"


OPEN = (State.WRITING, State.REVIEW, State.RETURNED)


@dataclass(frozen=True)
class Note:
    """What somebody did or said about a draft."""

    who: str
    when: str
    text: str


@dataclass(frozen=True)
class Draft:
    """One change on its way. ``files`` are the paths that it touches."""

    id: str
    title: str
    author: str
    state: State = State.WRITING
    files: tuple[str, ...] = ()
    notes: tuple[Note, ...] = field(default=(), repr=False)
    questions: tuple[str, ...] = ()  # pages that await the answer whether their meaning changed

    @property
    def branch(self) -> str:
        return f"utkast/{self.id}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class Refused(Exception):
    """What was asked cannot be done; the text is in Swedish, for the editor."""


class Drafts:
    """All drafts of a project, kept in ``home``."""

    def __init__(self, repository: Repository, home: Path, now: Callable[[], datetime]) -> None:
        self.repository, self.home, self.now = repository, home, now
        self._lock = threading.RLock()
        for name in ("utkast", "trad"):
            (home / name).mkdir(parents=True, exist_ok=True)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """One at a time, also between several processes."""
        with self._lock, (self.home / "las").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def tree(self, draft: Draft) -> Path:
        """The working tree of a draft."""
        return self.home / "trad" / draft.id

    def all(self) -> list[Draft]:
        """Every draft, the newest first."""
        found = [self._read(path) for path in (self.home / "utkast").glob("*.json")]
        return sorted(found, key=lambda draft: int(draft.id[1:]), reverse=True)

    def open(self) -> list[Draft]:
        return [draft for draft in self.all() if draft.is_open]

    def get(self, ident: str) -> Draft | None:
        path = self.home / "utkast" / f"{ident}.json"
        return self._read(path) if ident.isalnum() and path.is_file() else None

    def touching(self, path: str) -> list[Draft]:
        """The open drafts that change a file."""
        return [draft for draft in self.open() if path in draft.files]

    def create(self, author: str, title: str) -> Draft:
        """A new draft at main, with a working tree."""
        with self.locked():
            taken = [int(path.stem[1:]) for path in (self.home / "utkast").glob("*.json")]
            draft = Draft(f"u{max(taken, default=0) + 1}", title, author)
            folder = self.tree(draft)
            if folder.exists() or self.repository.commit_of(draft.branch):
                self.repository.drop_tree(folder, draft.branch)
            self.repository.add_tree(folder, draft.branch)
            return self.noted(draft, author, "Utkastet påbörjades.")

    def save(
        self,
        draft: Draft,
        who: str,
        files: Mapping[str, bytes | None],
        message: str,
        questions: tuple[str, ...] | None = None,
    ) -> Draft:
        """Keep changes in a draft. One that was on its way to review is with its author again."""
        with self.locked():
            draft = self.get(draft.id) or draft
            if not draft.is_open:
                raise Refused(f"Utkastet är {draft.state} och kan inte ändras. Börja ett nytt.")
            folder = self.tree(draft)
            self.repository.commit(folder, files, message, Author(who))
            changed = self.repository.changed(self.repository.base(draft.branch), draft.branch)
            state = State.WRITING if draft.state is State.REVIEW else draft.state
            draft = replace(draft, files=tuple(changed), state=state)
            if questions is not None:
                draft = replace(draft, questions=questions)
            return self._write(draft)

    def noted(self, draft: Draft, who: str, text: str, **changes: object) -> Draft:
        """The draft with a line in its history and other values in its fields."""
        when = self.now().isoformat(sep=" ", timespec="minutes")
        notes = (*draft.notes, Note(who, when, text))
        return self._write(replace(draft, notes=notes, **changes))  # type: ignore[arg-type]

    def send(self, draft: Draft, who: str) -> Draft:
        """To review: whoever may read it next is told, and it may no longer hold faults."""
        if draft.state not in (State.WRITING, State.RETURNED):
            raise Refused(f"Utkastet är redan {draft.state}.")
        if not draft.files:
            raise Refused("Utkastet ändrar ingenting. Spara en ändring först.")
        return self.noted(draft, who, "Skickades till granskning.", state=State.REVIEW)

    def give_back(self, draft: Draft, who: str, why: str) -> Draft:
        """Back to the author, with a reason."""
        if draft.state is not State.REVIEW:
            raise Refused("Utkastet väntar inte på granskning.")
        if not why.strip():
            raise Refused("Skriv vad skribenten ska ändra.")
        return self.noted(draft, who, f"Skickades tillbaka: {why.strip()}", state=State.RETURNED)

    def drop(self, draft: Draft, who: str) -> Draft:
        """Throw a draft away; its history stays."""
        with self.locked():
            if not draft.is_open:
                raise Refused(f"Utkastet är redan {draft.state}.")
            draft = self.noted(draft, who, "Kastades.", state=State.DROPPED)
            self.repository.drop_tree(self.tree(draft), draft.branch)
            return draft

    def recover(self) -> None:
        """After a stop: every open draft has a working tree as its branch says."""
        for draft in self.open():
            if self.repository.commit_of(draft.branch):
                self.repository.heal(self.tree(draft), draft.branch)
            else:
                self.noted(draft, "Redaktionen", "Grenen saknas.", state=State.DROPPED)

    def _read(self, path: Path) -> Draft:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Draft(
            **{
                **content,
                "state": State(content["state"]),
                "files": tuple(content["files"]),
                "notes": tuple(Note(**note) for note in content["notes"]),
                "questions": tuple(content["questions"]),
            }
        )

    def _write(self, draft: Draft) -> Draft:
        path = self.home / "utkast" / f"{draft.id}.json"
        beside = path.with_suffix(".ny")
        beside.write_text(json.dumps(asdict(draft), ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(path)
        return draft
