"""Everything that a build needs, read and checked at once: records, pages, interface words and small files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from . import blocks, collection, interface, redirects, statement
from .collection import Collection, Faulty
from .interface import Interface
from .pages import Page, read_pages
from .problems import Problem


@dataclass(frozen=True)
class Library:
    """The checked content of the project."""

    collection: Collection
    pages: tuple[Page, ...]
    interface: Interface


def load(root: Path) -> Library:
    """Read and check all content under ``root``; raises ``Faulty`` with every problem."""
    problems: list[Problem] = []
    records: Collection | None = None
    try:
        records = collection.load(root)
    except Faulty as faulty:
        problems += faulty.problems
    pages, page_problems = read_pages(root)
    problems += page_problems + statement.problems(root)
    words = interface.load(root)
    if isinstance(words, list):
        problems += words
    if records is not None:
        problems += redirects.check(root, addresses(records, pages))
        problems += [problem for page in pages for problem in blocks.check_filters(records, page)]
    if problems or records is None or isinstance(words, list):
        raise Faulty(problems)
    return Library(records, tuple(pages), words)


def addresses(records: Collection, pages: Iterable[Page]) -> set[str]:
    """The address of every page in the site, without slashes at its ends."""
    own = {record.path for kind in records.by_kind.values() for record in kind.values() if record.path}
    frozen = {f"krav/{requirement}/v{number}" for requirement, numbers in records.snapshots.items() for number in numbers}
    return own | frozen | {page.address for page in pages}


def content_files(root: Path) -> list[Path]:
    """The files that a build reads, in a fixed order: what a preview watches."""
    folders = ("data", "docs", "docs_sma", "hooks", "overrides")
    return [path for folder in folders for path in sorted((root / folder).rglob("*"))
            if path.is_file() and "__pycache__" not in path.parts] + [root / "mkdocs.yml"]
