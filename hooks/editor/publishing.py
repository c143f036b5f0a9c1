"""From an approved draft to the site: merge, freeze, build, move main, swap the site; whole after a
stop at any moment.

Everything that can fail is done before main moves. From then on a small file says what remains, and
``Publisher.recover`` does it after a stop.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from guide.build import building
from guide.site import library
from guide.source.problems import Faulty

from .drafts import Draft, Drafts, Refused, State
from .repository import Author, Conflict, GitFailed

Builder = Callable[[Path, Path, Mapping[str, str]], building.Outcome]
"""Builds the project in the first folder into the second one, with settings."""


def build(root: Path, folder: Path, settings: Mapping[str, str]) -> building.Outcome:
    """The site, as ``make site`` builds it."""
    return building.build(root, folder, settings=settings)


def _identity(folder: Path) -> str:
    """What tells a folder from others whatever its name; "" when it is not there."""
    return str(folder.stat().st_ino) if folder.is_dir() else ""


class NotPublished(Refused):
    """Nothing was published; the text says why and what to do."""


@dataclass
class Publisher:
    """Publishes drafts. ``site`` is the folder that the web server shows, ``remote`` a git remote
    or "".
    """

    drafts: Drafts
    site: Path
    settings: Mapping[str, str]
    builder: Builder = build
    remote: str = ""
    at: Callable[[str], None] = lambda moment: None  # told of each moment; tests stop there

    @property
    def _journal(self) -> Path:
        return self.drafts.home / "publicering.json"

    @property
    def _fresh(self) -> Path:
        return self.drafts.home / "ny-webbplats"

    def publish(self, draft: Draft, reviewer: str) -> Draft:
        """Publish what somebody else than its author has read. Raises ``NotPublished``; then
        nothing has changed.
        """
        with self.drafts.locked():
            draft = self.drafts.get(draft.id) or draft
            if draft.state is not State.REVIEW:
                raise NotPublished("Utkastet väntar inte på granskning.")
            if draft.author == reviewer:
                raise NotPublished("Den som har skrivit kan inte godkänna. Be någon annan läsa.")
            self.at("start")
            before = self.drafts.repository.commit_of(draft.branch)
            self._note(draft, before=before)
            try:
                old, new = self._prepare(draft, reviewer)
            except BaseException:
                self._back(draft, before)
                raise
            built = _identity(self._fresh)
            self._note(draft, before=before, old=old, new=new, by=reviewer, built=built)
            self.at("antecknat")
            self.drafts.repository.advance_main(old, new)
            self.at("flyttat")
            return self._complete(draft, old, new, reviewer, built)

    def _prepare(self, draft: Draft, reviewer: str) -> tuple[str, str]:
        """All that can fail, in the draft's own tree: main's commit now, and the one it will move
        to.
        """
        repository, folder = self.drafts.repository, self.drafts.tree(draft)
        repository.heal(folder, draft.branch)
        self.at("läkt")
        self._merge(draft, folder, reviewer)
        self.at("sammanfogat")
        self._freeze(folder, reviewer)
        self.at("fryst")
        old, new = repository.commit_of(repository.main), repository.commit_of(draft.branch)
        self._refuse_overwriting(old, new)
        self._build(folder)
        self.at("byggt")
        return old, new

    def _note(self, draft: Draft, **told: str) -> None:
        beside = self._journal.with_suffix(".ny")
        beside.write_text(json.dumps({"draft": draft.id, **told}), encoding="utf-8")
        beside.replace(self._journal)

    def _back(self, draft: Draft, before: str) -> None:
        """The draft as its author left it: nothing that was merged or frozen stays in it."""
        repository = self.drafts.repository
        repository.heal(self.drafts.tree(draft), draft.branch)
        repository.git("reset", "-q", "--hard", before, at=self.drafts.tree(draft))
        self._journal.unlink(missing_ok=True)

    def recover(self) -> None:
        """After a stop: what had begun to be published is published, what had not is as before."""
        with self.drafts.locked():
            if self._journal.is_file():
                try:
                    told = json.loads(self._journal.read_text(encoding="utf-8"))
                except ValueError:
                    told = {}
                draft = self.drafts.get(told.get("draft", ""))
                main = self.drafts.repository.commit_of(self.drafts.repository.main)
                if draft and told.get("new") == main:
                    self._complete(
                        draft, *(told.get(key, "") for key in ("old", "new", "by", "built"))
                    )
                elif draft and draft.is_open:
                    self._back(draft, told["before"])
                self._journal.unlink(missing_ok=True)
            shutil.rmtree(self._fresh, ignore_errors=True)
            self.drafts.recover()

    def _merge(self, draft: Draft, folder: Path, reviewer: str) -> None:
        try:
            self.drafts.repository.merge_main(folder, Author(reviewer))
        except Conflict as conflict:
            raise NotPublished(
                "Någon annan har publicerat en ändring i samma rader: "
                f"{', '.join(conflict.paths)}. Skicka tillbaka utkastet till skribenten."
            ) from None
        except GitFailed as failed:
            raise NotPublished(
                f"Ändringen gick inte att föra ihop med webbplatsen: {failed}"
            ) from None

    def _freeze(self, folder: Path, reviewer: str) -> None:
        """The wording of new versions and the addresses of new pages, as ``make publicera``."""
        try:
            library.publish(folder)
        except Faulty as faulty:
            raise NotPublished(f"Utkastet har fel: {faulty.problems[0]}") from None
        self.drafts.repository.git("add", "-A", "--", "data", at=folder)
        self.drafts.repository.git(
            "commit", "-q", "-m", "publicera", at=folder, author=Author(reviewer), allowed=(0, 1)
        )

    def _refuse_overwriting(self, old: str, new: str) -> None:
        repository = self.drafts.repository
        checkout = repository.checkout_of_main()
        overlap = (
            repository.dirty(checkout) & set(repository.changed(old, new)) if checkout else set()
        )
        if overlap:
            raise NotPublished(
                "I projektets mapp finns ändringar som inte är sparade i git: "
                f"{', '.join(sorted(overlap))}. Spara eller ta bort dem först."
            )

    def _build(self, folder: Path) -> None:
        shutil.rmtree(self._fresh, ignore_errors=True)
        outcome = self.builder(folder, self._fresh, self.settings)
        if not outcome.ok:
            raise NotPublished(f"Webbplatsen gick inte att bygga:\n{outcome.faults}")

    def _complete(self, draft: Draft, old: str, new: str, reviewer: str, built: str) -> Draft:
        """What follows when main has moved; each step may be done again."""
        repository = self.drafts.repository
        if checkout := repository.checkout_of_main():
            repository.follow(checkout, old, new)
        self.at("följt")
        # Where two folders change names, the earlier site stands here after a stop.
        if built and _identity(self._fresh) == built:
            aside = self.drafts.home / "gammal-webbplats"
            shutil.rmtree(aside, ignore_errors=True)
            building.replace(self._fresh, self.site, aside)
            self.at("bytt")
            shutil.rmtree(aside, ignore_errors=True)
        shutil.rmtree(self._fresh, ignore_errors=True)
        if draft.state is not State.PUBLISHED:
            draft = self.drafts.noted(
                draft, reviewer, "Godkändes och publicerades.", state=State.PUBLISHED
            )
        self.at("skrivet")
        self._journal.unlink(missing_ok=True)
        repository.drop_tree(self.drafts.tree(draft), draft.branch)
        self.at("städat")
        return self._pushed(draft)

    def _pushed(self, draft: Draft) -> Draft:
        if not self.remote:
            return draft
        main = self.drafts.repository.main
        try:
            self.drafts.repository.git("push", "-q", self.remote, f"{main}:{main}")
        except GitFailed as failed:
            return self.drafts.noted(draft, "Redaktionen", f"Kunde inte skickas vidare: {failed}")
        return draft
