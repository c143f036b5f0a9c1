"""How far the South Sami tree follows the Swedish one, page by page and paragraph by paragraph.

A Swedish page carries a ``revision`` that an editor raises when the meaning changes. Its South Sami twin says in
``motsvarar`` which revision it follows. Whoever raises a revision first stores the text that the old number stood for
(:func:`revise`, ``python -m guide revidera docs/x.md``), so that the changed paragraphs can be shown without any
version control. When the old text was not stored, nothing is guessed: the page is out of date, changes unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest
from pathlib import Path

from .front_matter import FRONT_MATTER

SWEDISH_TREE = "docs"
STORED_REVISIONS = Path("data") / "revisioner"

_REVISION = re.compile(r"^revision:[ \t]*[\"']?(\d+)[\"']?[ \t]*(?:#.*)?$", re.M)
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


class State(StrEnum):
    """State of the translation of one Swedish page. The values are the words that readers see."""

    MISSING = "saknas"
    DRAFT = "utkast"
    REVIEWED = "granskad"
    OUTDATED = "inaktuell"


@dataclass(frozen=True)
class PageState:
    """What is needed to know of a page in either tree.

    ``path`` is the path within the tree ("om/kontakt.md"), ``revision`` counts for Swedish pages only, ``corresponds``
    to ``reviewed`` for South Sami pages only. ``text`` is the Markdown, with or without its front matter.
    """

    path: str
    title: str
    revision: int = 1
    corresponds: int | None = None
    status: str = State.DRAFT
    reviewed_by: str | None = None
    reviewed: date | None = None
    text: str = ""


@dataclass(frozen=True)
class ParagraphChange:
    """One paragraph that changed. ``before`` is empty for a new paragraph, ``after`` for one that was taken away."""

    before: str
    after: str


@dataclass(frozen=True)
class Translation:
    """State of one Swedish page's translation.

    ``twin`` is the South Sami page, if any. ``changes`` holds what changed since the revision that the twin follows;
    it is ``None`` when the page is out of date but the text of that revision was not stored.
    """

    page: PageState
    twin: PageState | None
    state: State
    changes: tuple[ParagraphChange, ...] | None = ()


EarlierText = Callable[[str, int], str | None]
"""Gives the stored text of a Swedish page (path in its tree, revision), or ``None`` when it was not stored."""


def translations(
    swedish: Iterable[PageState], south_sami: Iterable[PageState], earlier: EarlierText
) -> list[Translation]:
    """One entry for each Swedish page, in the order of their paths. Pages that lack a Swedish twin: :func:`orphans`."""
    twins = {page.path: page for page in south_sami}
    return [
        _translation(page, twins.get(page.path), earlier)
        for page in sorted(swedish, key=lambda page: page.path)
    ]


def _translation(page: PageState, twin: PageState | None, earlier: EarlierText) -> Translation:
    if twin is None:
        return Translation(page, None, State.MISSING)
    follows = twin.corresponds or 0  # a twin that names no revision follows none
    if follows < page.revision:
        before = earlier(page.path, follows)
        changes = None if before is None else changed_paragraphs(before, page.text)
        return Translation(page, twin, State.OUTDATED, changes)
    # Reviewed means by somebody, on a day; anything less is still a draft.
    reviewed = twin.status == State.REVIEWED and twin.reviewed_by and twin.reviewed
    return Translation(page, twin, State.REVIEWED if reviewed else State.DRAFT)


def orphans(swedish: Iterable[PageState], south_sami: Iterable[PageState]) -> list[str]:
    """Paths of South Sami pages whose Swedish twin is gone: renamed or deleted."""
    return sorted({page.path for page in south_sami} - {page.path for page in swedish})


def counts(found: Iterable[Translation]) -> dict[State, int]:
    """How many pages are in each state; every state is there, also with 0."""
    states = [translation.state for translation in found]
    return {state: states.count(state) for state in State}


def paragraphs(markdown: str) -> list[str]:
    """The paragraphs of a page (headings, lists and tables count as such) in order, without its front matter."""
    body = FRONT_MATTER.sub("", markdown.replace("\r\n", "\n"))
    return [block.strip("\n") for block in _BLANK_LINES.split(body) if block.strip()]


def changed_paragraphs(before: str, after: str) -> tuple[ParagraphChange, ...]:
    """The paragraphs that differ between two texts of a page; line breaks and spaces alone are no change."""
    old, new = paragraphs(before), paragraphs(after)
    matcher = SequenceMatcher(
        None, [_flat(text) for text in old], [_flat(text) for text in new], autojunk=False
    )
    changes: list[ParagraphChange] = []
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind != "equal":
            pairs = zip_longest(old[old_from:old_to], new[new_from:new_to], fillvalue="")
            changes += [ParagraphChange(was, becomes) for was, becomes in pairs]
    return tuple(changes)


def _flat(paragraph: str) -> str:
    return " ".join(paragraph.split())


def stored_path(path: str, revision: int) -> Path:
    """Where the text of a revision is kept, from the project's root: data/revisioner/om/kontakt/1.md."""
    return STORED_REVISIONS / path.removesuffix(".md") / f"{revision}.md"


def stored_texts(root: Path) -> EarlierText:
    """A reader of the revisions stored under ``root`` (the project's root)."""

    def earlier(path: str, revision: int) -> str | None:
        file = root / stored_path(path, revision)
        return file.read_text(encoding="utf-8") if file.is_file() else None

    return earlier


def revise(root: Path, source_path: str) -> int:
    """Store the present text of a Swedish page and raise its ``revision`` by one; gives the new number.

    Run it before the text is edited. ``source_path`` is the path from the root, "docs/om/kontakt.md". A stored text is
    never written over. Raises ``ValueError`` with a message in Swedish when nothing was done.
    """
    parts = Path(source_path).parts
    if not parts or parts[0] != SWEDISH_TREE or ".." in parts or not source_path.endswith(".md"):
        raise ValueError(
            f"{source_path} är ingen svensk sida. Ange sökvägen till en .md-fil i {SWEDISH_TREE}/."
        )
    file = root / source_path
    if not file.is_file():
        raise ValueError(f"{source_path} finns inte. Kontrollera sökvägen.")
    text = file.read_bytes().decode("utf-8-sig")
    head = FRONT_MATTER.match(text)
    number = _REVISION.search(head[1]) if head else None
    if not head or not number:
        raise ValueError(
            f"{source_path} saknar raden revision: i sidhuvudet. Lägg till revision: 1."
        )
    revision = int(number[1])
    stored = root / stored_path(Path(*parts[1:]).as_posix(), revision)
    if stored.exists():
        raise ValueError(
            f"{stored.relative_to(root).as_posix()} finns redan. "
            f"Kontrollera att {source_path} har rätt revision."
        )
    stored.parent.mkdir(parents=True, exist_ok=True)
    stored.write_bytes(text.encode("utf-8"))
    start, end = head.start(1) + number.start(1), head.start(1) + number.end(1)
    file.write_bytes(f"{text[:start]}{revision + 1}{text[end:]}".encode())
    return revision + 1
