"""The whole watch in one run: acts, criteria, sources; the report, the state for the site, the issue."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..pages.page import Page
from ..records.collection import Collection
from . import host
from .acts import ChangedActSeen, name_of, watch_acts
from .fetching import Fetch, Reply
from .findings import Finding, Silence, report
from .pages import cited_sources, watch_pages

STATE = Path("data") / "bevakning.yml"
_HEAD = """\
# Lagar som har ändrats sedan vi läste texten. Skrivs av: make bevaka SKRIV=1
# Har du läst den nya texten? Skriv dess dag i data/lagar.yml och ta bort raden här.
"""
_AT_ONCE = 8


@dataclass(frozen=True)
class Outcome:
    """What a run found, and what could not be asked."""

    acts: tuple[ChangedActSeen, ...]
    findings: tuple[Finding, ...]
    silences: tuple[Silence, ...]

    @property
    def text(self) -> str:
        """The report."""
        return report(self.findings, self.silences)


def watch(
    collection: Collection, pages: Iterable[Page], fetch: Fetch, only_acts: bool = False
) -> Outcome:
    """Ask once for every act and source. ``fetch`` answers, and never raises for what the net does."""
    acts, act_findings, act_silences = watch_acts(collection, fetch)
    if only_acts:
        return Outcome(tuple(acts), tuple(act_findings), tuple(act_silences))
    cited = list(cited_sources(collection, pages))
    asked = prefetched((str(one.source.address) for one in cited), fetch)
    findings, silences = watch_pages(cited, asked.__getitem__)
    return Outcome(tuple(acts), (*act_findings, *findings), (*act_silences, *silences))


def prefetched(addresses: Iterable[str], fetch: Fetch) -> Mapping[str, Reply]:
    """The answers of many addresses, a few asked at a time."""
    ordered = sorted(set(addresses))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return dict(zip(ordered, pool.map(fetch, ordered), strict=True))


def state(outcome: Outcome, collection: Collection, today: date) -> str:
    """data/bevakning.yml after a run: the changes seen, and those told before of acts that were silent.

    A change keeps the day on which it was first seen.
    """
    before = collection.small_files.changed_acts
    lines = []
    for found in sorted(outcome.acts, key=lambda found: found.act.short):
        old = before.get(found.act.short)
        seen = old.seen if old and old.change == found.latest else today
        lines += [
            f"  - lag: {found.act.short}",
            f"    andring: '{found.latest}'",
            f"    sedd: {seen.isoformat()}",
        ]
        if found.sections:
            names = ", ".join(name_of(section) for section in found.sections)
            lines.append(f"    paragrafer: [{names}]")
    told = {found.act.short for found in outcome.acts}
    if any(silence.service.startswith("Lagtexter") for silence in outcome.silences):
        for short, old in sorted(before.items()):
            if short not in told:
                lines += [
                    f"  - lag: {short}",
                    f"    andring: '{old.change}'",
                    f"    sedd: {old.seen.isoformat()}",
                ]
    return _HEAD + ("lagar:\n" + "\n".join(lines) if lines else "lagar: []") + "\n"


def tell_host(outcome: Outcome, environment: Mapping[str, str] = os.environ) -> str:
    """Open, renew or close the issue; raises KeyError without the workflow's environment, OSError when refused."""
    service = host.Host(
        environment["GITHUB_API_URL"], environment["GITHUB_REPOSITORY"], environment["GITHUB_TOKEN"]
    )
    return host.tell(service.call, outcome.text, bool(outcome.findings), whole=not outcome.silences)
