"""Everything that a build needs, read and checked at once: records, pages, interface words and small files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ..pages import interface, put_together, spelling, units
from ..pages.interface import Interface
from ..pages.page import Page, address_of, page_files, read_pages
from ..records import answer, collection, redirects, seals, small_files, versions
from ..records.clause import Clause
from ..records.collection import Collection
from ..records.kinds import KINDS
from ..records.requirement import Requirement
from ..search.lexicon import Lexicon, check_names, read_lexicon
from ..source.memory import Memory
from ..source.problems import Faulty, Problem
from . import coming_days, marker_values, project_files, project_settings, raw_links


@dataclass(frozen=True)
class Library:
    """The checked content of the project."""

    collection: Collection
    pages: tuple[Page, ...]
    interface: Interface
    lexicon: Lexicon


def load(root: Path, memory: Memory | None = None) -> Library:
    """Read and check all content under ``root``; raises ``Faulty`` with every problem.

    With a ``memory`` that has read it before, only what has changed is read again.
    """
    records, problems = collection.read(root, memory)
    pages, page_problems = read_pages(root, memory)
    problems += page_problems
    words_of_search = root / "data" / "sokord"
    lexicon, lexicon_problems = (memory or Memory()).of(
        sorted(words_of_search.rglob("*")), partial(read_lexicon, words_of_search)
    )
    problems += lexicon_problems
    words = interface.load(root)
    if isinstance(words, list):
        problems += words
    known = addresses(records, root)
    problems += [
        *redirects.check(root, records.small_files, known),
        *small_files.check_pages(records.small_files, known),
        *small_files.check_origin(records.small_files),
        *answer.check_pages(root, records.answers.values(), known),
    ]
    told = {problem.path for problem in problems}
    problems += [problem for problem in seals.check(root, known) if problem.path not in told]
    problems += raw_links.check(root, pages, known)
    problems += coming_days.check(root, records, pages)
    problems += project_files.check(root)
    if project_files.is_whole_project(root):
        problems += project_settings.check(root)
    if records.acts:
        problems += check_names(
            root / "data" / "sokord", known | _parts_of_pages(records), records.acts
        )
    problems += check_addresses(records, pages)
    problems += [
        problem for page in pages for problem in marker_values.check_filters(records, page)
    ]
    if not isinstance(words, list):
        problems += units.check_sources(words.drafts, records.terms)
        for page in pages:
            problems += put_together.check(page, words.drafts.by_id, records.terms)
    if problems or isinstance(words, list):
        raise Faulty(problems)
    pages = [put_together.filled(page, words.drafts.by_id, records.terms) for page in pages]
    terms = {
        term_id: spelling.respelled_term(term, words.ae) for term_id, term in records.terms.items()
    }
    records = replace(records, by_kind={**records.by_kind, "termer": terms})
    return Library(
        records, tuple(spelling.respelled_page(page, words.ae) for page in pages), words, lexicon
    )


def publish(root: Path) -> tuple[list[Path], list[str]]:
    """Freeze and seal the wordings that are new and note the new addresses: both are promises.

    Gives the new files and addresses; raises ``Faulty`` when the content has a fault.
    """
    seals.publish(root)  # what another branch has published and merged
    written = collection.freeze(root, load(root).collection)
    found = load(root).collection
    # An address that has moved is a promise too: its line is never taken away.
    new = redirects.publish(root, addresses(found, root) | found.small_files.redirects.keys())
    seals.publish(root)
    return written, new


def addresses(records: Collection, root: Path) -> set[str]:
    """The address of every page in the site, without slashes at its ends; faulty records and pages keep theirs."""
    own = {
        f"{record_type.folder}/{record_id}"
        for kind, record_type in KINDS.items()
        if record_type.folder
        for record_id in records.ids(kind)
    }
    # Of a frozen version that cannot be read, or whose record is gone, another check tells.
    frozen = {
        address
        for kind in (Requirement, Clause)
        for path in versions.folder_of(root / "data", kind.kind).glob("*/v*.json")
        for address in (
            f"{kind.folder}/{path.parent.name}",
            f"{kind.folder}/{path.parent.name}/{path.stem}",
        )
    }
    return own | frozen | {address_of(lang, path) for lang, path, _ in page_files(root)}


def _parts_of_pages(records: Collection) -> set[str]:
    """The addresses within pages that have words of their own: those of organisations."""
    return {f"om/organisationer#{record_id}" for record_id in records.ids("aktorer")}


def check_addresses(records: Collection, pages: Iterable[Page]) -> Iterator[Problem]:
    """No two pages, written or made of a record, have one address."""
    taken = {
        f"{record_type.folder}/{record_id}": f"data/{kind}/{record_id}.yml"
        for kind, record_type in KINDS.items()
        if record_type.folder
        for record_id in records.ids(kind)
    }
    for page in pages:
        if page.address in taken:
            yield Problem(
                page.source_path,
                1,
                "",
                f"adressen /{page.address}/ används redan av {taken[page.address]}.",
                "Byt namn på sidan.",
            )
        taken.setdefault(page.address, page.source_path)


def content_files(root: Path) -> list[Path]:
    """The files that a build reads, in a fixed order: what a preview watches."""
    folders = ("data", "docs", "docs_sma", "hooks", "overrides")
    return [
        path
        for folder in folders
        for path in sorted((root / folder).rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    ] + [root / "mkdocs.yml"]
