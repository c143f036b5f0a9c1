"""Git, through its own program: branches, working trees, commits and differences. Nothing else is
known here.

Every command runs without hooks, prompts or the settings of whoever started the service.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_SETTINGS = (
    "core.hooksPath=/dev/null",
    "commit.gpgSign=false",
    "core.quotePath=false",
    "core.autocrlf=false",
    "merge.renames=true",
    "gc.auto=0",
)


class GitFailed(Exception):
    """A command of git that failed; carries what it said."""


class Conflict(Exception):
    """A merge that needs a choice; ``paths`` are the files that both have changed."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths = sorted(paths)
        super().__init__(", ".join(self.paths))


@dataclass(frozen=True)
class Author:
    """Who a commit is by: a role or an account, never more than the service was told."""

    name: str

    @property
    def environment(self) -> dict[str, str]:
        """The variables that git reads."""
        plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in self.name.lower())
        address = f"{plain.strip('-') or 'redaktion'}@redaktion.invalid"
        return {
            "GIT_AUTHOR_NAME": self.name,
            "GIT_AUTHOR_EMAIL": address,
            "GIT_COMMITTER_NAME": self.name,
            "GIT_COMMITTER_EMAIL": address,
        }


SERVICE = Author("Redaktionen")


class Repository:
    """The repository that ``root`` is a working tree of; ``main`` is the published branch."""

    def __init__(self, root: Path, main: str) -> None:
        self.root, self.main = root, main

    def git(
        self,
        *arguments: str,
        at: Path | None = None,
        author: Author = SERVICE,
        allowed: tuple[int, ...] = (0,),
    ) -> str:
        """What a command prints; raises ``GitFailed`` when it ends with another code than those
        allowed.
        """
        settings = [part for setting in _SETTINGS for part in ("-c", setting)]
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("GIT_")},
            "GIT_TERMINAL_PROMPT": "0",
            "LC_ALL": "C.UTF-8",
            **author.environment,
        }
        done = subprocess.run(
            ["git", *settings, *arguments],
            cwd=at or self.root,
            env=environment,
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        if done.returncode not in allowed:
            said = done.stderr.decode(errors="replace").strip()
            raise GitFailed(f"git {' '.join(arguments[:2])}: {said}")
        return done.stdout.decode(errors="replace")

    def commit_of(self, ref: str) -> str:
        """The full name of the commit that a branch is at; "" when there is none."""
        return self.git("rev-parse", "--verify", "-q", f"{ref}^{{commit}}", allowed=(0, 1)).strip()

    def text(self, ref: str, path: str) -> bytes | None:
        """A file as it is in a commit; None when it is not there."""
        listed = self.git("ls-tree", ref, "--", path).split()
        if not listed:
            return None
        done = subprocess.run(
            ["git", "cat-file", "blob", listed[2]],
            cwd=self.root,
            capture_output=True,
            check=True,
        )
        return done.stdout

    def base(self, branch: str) -> str:
        """The commit that a branch and main have in common."""
        return self.git("merge-base", self.main, branch).strip()

    def changed(self, old: str, new: str) -> list[str]:
        """The paths that differ between two commits."""
        listed = self.git("diff", "--name-only", "--no-renames", "-z", old, new)
        return [path for path in listed.split("\0") if path]

    def add_tree(self, folder: Path, branch: str) -> None:
        """A new branch at main, with a working tree of its own."""
        folder.parent.mkdir(parents=True, exist_ok=True)
        self.git("worktree", "add", "-q", "-b", branch, str(folder), self.main)

    def drop_tree(self, folder: Path, branch: str) -> None:
        """Take away a branch and its working tree; nothing happens when they are gone."""
        self.git("worktree", "remove", "--force", str(folder), allowed=(0, 128))
        self.git("worktree", "prune")
        self.git("branch", "-q", "-D", branch, allowed=(0, 1))

    def heal(self, folder: Path, branch: str) -> None:
        """A draft's working tree as its branch has it: what a stop halfway left behind is put
        right.
        """
        if not (folder / ".git").exists():
            self.git("worktree", "prune")
            self.git("worktree", "add", "-q", "--force", str(folder), branch)
            return
        inside = Path(self.git("rev-parse", "--absolute-git-dir", at=folder).strip())
        (inside / "index.lock").unlink(missing_ok=True)
        self.git("merge", "--abort", at=folder, allowed=(0, 128))
        self.git("reset", "-q", "--hard", branch, at=folder)
        self.git("clean", "-q", "-fd", at=folder)

    def commit(
        self, folder: Path, files: Mapping[str, bytes | None], message: str, author: Author
    ) -> bool:
        """Write files (None: take away) and commit them; False when nothing differs."""
        for path, content in files.items():
            target = folder / path
            if content is None:
                target.unlink(missing_ok=True)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            beside = target.with_name(f".{target.name}.ny")
            beside.write_bytes(content)
            beside.replace(target)
        self.git("add", "-A", "--", *files, at=folder)
        if not self.git("diff", "--cached", "--name-only", at=folder).strip():
            return False
        self.git("commit", "-q", "-m", message, at=folder, author=author)
        return True

    def merge_main(self, folder: Path, author: Author) -> None:
        """Bring main into a draft; raises ``Conflict`` and leaves the draft as it was."""
        try:
            self.git("merge", "-q", "--no-edit", self.main, at=folder, author=author)
        except GitFailed:
            listed = self.git("diff", "--name-only", "--diff-filter=U", "-z", at=folder)
            paths = {path for path in listed.split("\0") if path}
            self.git("merge", "--abort", at=folder, allowed=(0, 128))
            if not paths:
                raise
            raise Conflict(paths) from None

    def checkout_of_main(self) -> Path | None:
        """The working tree where main is checked out, if any."""
        folder: Path | None = None
        for line in self.git("worktree", "list", "--porcelain").splitlines():
            if line.startswith("worktree "):
                folder = Path(line.removeprefix("worktree "))
            if line == f"branch refs/heads/{self.main}":
                return folder
        return None

    def dirty(self, folder: Path) -> set[str]:
        """Paths with changes that are not committed."""
        listed = self.git("status", "--porcelain", "-z", "--no-renames", at=folder)
        return {entry[3:] for entry in listed.split("\0") if entry}

    def advance_main(self, old: str, new: str) -> None:
        """Move main from one commit to the next, in one step; raises ``GitFailed`` when it was
        elsewhere.
        """
        self.git("update-ref", f"refs/heads/{self.main}", new, old)

    def follow(self, folder: Path, old: str, new: str) -> None:
        """The files of a working tree of main from one commit to the next; may be done again after
        a stop.
        """
        inside = Path(self.git("rev-parse", "--absolute-git-dir", at=folder).strip())
        (inside / "index.lock").unlink(missing_ok=True)
        self.git("reset", "-q", at=folder)
        there = set(self.git("ls-tree", "-r", "-z", "--name-only", new).split("\0"))
        changed = self.changed(old, new)
        kept = [path for path in changed if path in there]
        if kept:
            self.git("checkout", "-q", "--", *kept, at=folder)
        for path in set(changed) - set(kept):
            (folder / path).unlink(missing_ok=True)

    def merge_choosing(self, folder: Path, author: Author, side: str) -> None:
        """Bring main into a draft; where both changed the same lines one side's stand ("ours" is
        the draft's).
        """
        self.git("merge", "-q", "--no-edit", "-X", side, self.main, at=folder, author=author)
