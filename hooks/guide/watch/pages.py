"""Sources that are gone, have moved or changed, and criteria that no longer stand where we said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..pages.page import Page
from ..records.collection import Collection
from ..records.parts import SourceNote
from .fetching import Fetch, Reply
from .findings import Finding, Silence

SOURCES, CRITERIA = "Källor", "Upphandlingsmyndighetens kriterier"
# Statuses by which a site turns a program away; they say nothing of the page.
TURNED_AWAY = {401, 403, 405, 406, 429}
_CRITERION = re.compile(r"Krav ?ID (\d{4,5})(?::(\d+))?")


@dataclass(frozen=True)
class Cited:
    """A source where it stands: the data file, its number in the list, and who looks after it."""

    path: str
    number: int
    role: str
    source: SourceNote

    @property
    def place(self) -> str:
        """ "källa 2"."""
        return f"källa {self.number}"


def cited_sources(collection: Collection, pages: Iterable[Page] = ()) -> Iterator[Cited]:
    """Every source with an address, of every record that has sources, and of the written pages."""
    for kind, records in collection.by_kind.items():
        role = collection.label("ansvarig", kind)
        for record in records.values():
            for number, source in enumerate(getattr(record, "sources", ()), 1):
                if source.address:
                    yield Cited(f"data/{kind}/{record.id}.yml", number, role, source)
    for page in pages:
        for number, source in enumerate(page.head.sources, 1):
            if source.address:
                yield Cited(page.source_path, number, collection.label("ansvarig", "sidor"), source)


def _bare(address: str) -> str:
    """An address without what does not tell pages apart: scheme, www, slash at the end, fragment."""
    parts = urlsplit(address)
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}{query}"


def verdict(address: str, reply: Reply) -> str:
    """What is to be told of a source, "" when it is as it was or nothing is known."""
    if reply.gone:
        return f"sidan finns inte längre ({reply.status})."
    if reply.ok and reply.address and _bare(reply.address) != _bare(address):
        return f"sidan har flyttat till {reply.address}"
    return ""


def criterion_verdict(title: str, reply: Reply) -> str:
    """What is to be told of a criterion whose number stands in the source's title, or ""."""
    wanted = _CRITERION.search(title)
    if not wanted or not reply.ok:
        return ""
    number, version = wanted[1], wanted[2]
    versions = {int(found) for found in re.findall(rf"\b{number}:(\d+)", reply.text)}
    if not versions and not re.search(rf"\b{number}\b", reply.text):
        return f"KravID {number} syns inte på sidan. Läs kriteriet på nytt."
    if version and versions and max(versions) > int(version):
        return f"KravID {number} har nu version {max(versions)}, posten nämner {version}."
    return ""


def watch_pages(cited: Iterable[Cited], fetch: Fetch) -> tuple[list[Finding], list[Silence]]:
    """Every address asked for once: the findings, and who was silent."""
    by_address: dict[str, list[Cited]] = defaultdict(list)
    for one in cited:
        by_address[str(one.source.address)].append(one)
    findings: list[Finding] = []
    silent: dict[str, list[str]] = {SOURCES: [], CRITERIA: []}
    asked = {SOURCES: 0, CRITERIA: 0}
    for address, citing in sorted(by_address.items()):
        is_criterion = any(_CRITERION.search(one.source.title) for one in citing)
        service = CRITERIA if is_criterion else SOURCES
        reply = fetch(address)
        asked[service] += 1
        if not reply.ok and not reply.gone:
            silent[service].append(_why(reply))
            continue
        findings += _told(address, citing, reply)
    silences = [
        Silence(service, _common(reasons), asked[service], len(reasons))
        for service, reasons in silent.items()
        if reasons
    ]
    return findings, silences


def _told(address: str, citing: Iterable[Cited], reply: Reply) -> Iterator[Finding]:
    for one in citing:
        what = verdict(address, reply) or criterion_verdict(one.source.title, reply)
        if what:
            yield Finding(one.role, one.path, one.place, what, address)


def _why(reply: Reply) -> str:
    return "avvisar program" if reply.status in TURNED_AWAY else reply.fault or str(reply.status)


def _common(reasons: Iterable[str]) -> str:
    return ", ".join(sorted(set(reasons)))
