"""The values that a marker's filters take: each is one that occurs, so that no table is empty by a slip of the pen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..pages.markers import FIGURES, MARKERS, has_loose_signs
from ..pages.page import Page
from ..records.collection import Collection
from ..records.kinds import KINDS
from ..source.problems import Problem, suggestion
from ..source.vocabulary import ClauseKind, OrganisationKind, RequirementLevel, RuleArea, RulePhase
from ..swedish.writing import swedish_sort_key

RELATED = {
    "fall": "fall",
    "regler": "regler",
    "krav": "krav",
    "besok": "studiebesok",
    "svar": "svar",
    "rattsfall": "rattsfall",
}


def check_filters(collection: Collection, page: Page) -> Iterator[Problem]:
    """Each filter's value is one that occurs, so that no table is empty by a slip of the pen."""
    for marker in page.markers:
        if marker.name not in MARKERS or has_loose_signs(marker):
            continue
        for key in marker.filters.keys() & MARKERS[marker.name].filters.keys():
            value, known = marker.filters[key], _known_values(collection, marker.name, key)
            for part in value.split(",") if marker.name == "relaterade" else [value]:
                if known is not None and part not in known:
                    yield Problem(
                        page.source_path,
                        marker.line,
                        marker.name,
                        f'"{part}" passar inte i filtret {key}.',
                        f"{_choices(known)}{suggestion(part, known)}",
                    )


def _choices(known: set[str]) -> str:
    few = len(known) <= 15
    return (
        f"Välj en av: {', '.join(sorted(known, key=swedish_sort_key))}."
        if few
        else "Välj ett värde som finns."
    )


def _known_values(collection: Collection, marker: str, key: str) -> set[str] | None:
    if marker == "relaterade":
        return collection.ids(RELATED[key]) if key in RELATED else None
    values: Mapping[str, Callable[[], set[str] | None]] = {
        "produktgrupp": lambda: collection.ids("produktgrupper"),
        "strategi": lambda: collection.ids("strategier"),
        "niva": lambda: set(RequirementLevel),
        "typ": lambda: collection.ids("kravtyper"),
        "land": lambda: {case.country for case in collection.cases.values()} or None,
        "glesbygd": lambda: {"ja", "nej"},
        "organisation": lambda: set(OrganisationKind),
        "omrade": lambda: set(RuleArea),
        "skede": lambda: set(RulePhase),
        "klausulslag": lambda: set(ClauseKind),
        "namn": lambda: set(FIGURES),
        "ordning": lambda: {"svensk", "sydsamisk"},
        "slag": lambda: set(KINDS),
    }
    return values[key]() if key in values else None
