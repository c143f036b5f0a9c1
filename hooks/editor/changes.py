"""What follows from a change by itself: a new version, the question whether a meaning changed, and
differences by word.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from guide.pages import translation
from guide.pages.front_matter import FRONT_MATTER
from guide.records import versions
from guide.records.clause import Clause
from guide.records.kinds import KINDS
from guide.records.requirement import Requirement

from . import yaml_text
from .content import record_of
from .declarations import Declared, Sort, fields_of

Value = dict[str, Any]
NEW_VERSION = (
    "Ordalydelsen är ny, så den får version {version}. Skriv en mening om vad som är nytt i "
    "fältet Ändring. Den juridiska granskningen gällde den förra texten och är borttagen."
)
SAME_VERSION = "Ordalydelsen är åter den som är publicerad. Versionen är kvar på {version}."


def versioned(
    kind: str, value: Value, frozen: Mapping[int, versions.Snapshot], today: date
) -> tuple[Value, str]:
    """A record's value with the version that its wording asks for, and what was done, in
    Swedish.

    A changed frozen field raises the version, takes today's date, empties the note on what is new,
    and takes
    away the legal review. A wording that is changed back takes the published version back.
    """
    # The note is asked for afterwards: without one the wording can still be compared.
    record = record_of(kind, {"andring": "–", **value})
    if not frozen or not isinstance(record, Requirement | Clause):
        return value, ""
    latest = max(frozen)
    is_new = versions.wording_of(record) != frozen[latest].wording
    if is_new and record.version == latest:
        changed = {
            **value,
            "version": str(latest + 1),
            "publicerad": today.isoformat(),
            "juridik": "inte-granskad",
        }
        changed.pop("granskad", None)
        if value.get("andring") == frozen[latest].change_note:
            changed.pop("andring", None)
        return changed, NEW_VERSION.format(version=latest + 1)
    if not is_new and record.version == latest + 1:
        snapshot = frozen[latest]
        back = {
            **value,
            "version": str(latest),
            "publicerad": snapshot.published.isoformat(),
            "andring": snapshot.change_note,
        }
        return back, SAME_VERSION.format(version=latest)
    return value, ""


def meaning_may_have_changed(before: bytes, after: bytes) -> bool:
    """Whether paragraphs of a page differ while its revision is the same."""
    old, new = before.decode("utf-8-sig"), after.decode("utf-8-sig")
    if revision_of(old) != revision_of(new):
        return False
    return bool(translation.changed_paragraphs(old, new))


def revision_of(text: str) -> str:
    """The revision that a page's head says."""
    head = FRONT_MATTER.match(text)
    return str(yaml_text.read(head[1]).get("revision", "")) if head and head[1].strip() else ""


def revised(source: str, published: bytes, draft: bytes) -> dict[str, bytes]:
    """The files that raise a revision: the earlier text for the translators, and the page."""
    path = source.partition("/")[2]
    text = draft.decode("utf-8-sig")
    revision = int(revision_of(published.decode("utf-8-sig")) or 1)
    head = FRONT_MATTER.match(text)
    if head is None:
        return {}
    value = {**yaml_text.read(head[1]), "revision": str(revision + 1)}
    new = yaml_text.changed(head[1], value, {})
    stored = translation.stored_path(path, revision).as_posix()
    return {stored: published, source: (text[: head.start(1)] + new + text[head.end(1) :]).encode()}


# --- Differences --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Difference:
    """A field or paragraph that differs, by word: ("=", "-" or "+", text)."""

    title: str
    words: Sequence[tuple[str, str]]


def differences(path: str, old: bytes | None, new: bytes | None) -> list[Difference]:
    """What differs in a file, as a reader of it would say it."""
    before = (old or b"").decode("utf-8-sig", "replace")
    after = (new or b"").decode("utf-8-sig", "replace")
    if path.endswith(".md"):
        return list(_of_pages(before, after))
    parts = path.split("/")
    if len(parts) == 3 and parts[0] == "data" and parts[1] in KINDS:
        with contextlib.suppress(Exception):  # a file that cannot be read is shown as text
            return list(_of_records(parts[1], before, after))
    return [Difference("", _of_lines(before, after))]


def _of_lines(before: str, after: str) -> list[tuple[str, str]]:
    if max(len(before), len(after)) > 200_000:
        return [("=", "Filen är för stor för att visas.")]
    return versions.difference(before, after)


def _of_records(kind: str, before: str, after: str) -> Iterator[Difference]:
    old = yaml_text.read(before) if before.strip() else {}
    new = yaml_text.read(after) if after.strip() else {}
    fields = fields_of(KINDS[kind])
    olds, news = dict(_leaves(fields, old, "")), dict(_leaves(fields, new, ""))
    for title in dict.fromkeys([*olds, *news]):
        if olds.get(title) != news.get(title):
            yield Difference(title, versions.difference(olds.get(title, ""), news.get(title, "")))


def _leaves(fields: Sequence[Declared], value: Any, prefix: str) -> Iterator[tuple[str, str]]:
    """(title of the field with those around it, text) of every text in a value."""
    known = {one.key: one for one in fields}
    for key, one in value.items() if isinstance(value, Mapping) else ():
        declared = known.get(key)
        title = f"{prefix} › {declared.title if declared else key}".removeprefix(" › ")
        shape = declared.shape if declared else None
        rows = one if isinstance(one, list) else [one]
        if rows and all(isinstance(row, str) for row in rows):
            yield title, "\n".join(rows)
            continue
        inner = shape.item if shape and shape.sort is Sort.LIST and shape.item else shape
        for number, row in enumerate(rows, 1):
            numbered = f"{title} {number}" if isinstance(one, list) else title
            yield from _leaves(inner.fields if inner else (), row, numbered)


def _of_pages(before: str, after: str) -> Iterator[Difference]:
    old, new = FRONT_MATTER.match(before), FRONT_MATTER.match(after)
    heads = [head[1].strip() if head else "" for head in (old, new)]
    if heads[0] != heads[1]:
        yield Difference("Uppgifter om sidan", versions.difference(*heads))
    for change in translation.changed_paragraphs(before, after):
        yield Difference("", versions.difference(change.before, change.after))
