"""What the filter of cases loads: facets, and per case the words of its card. docs/assets/fall-filter.js draws it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..records.case import Case
from ..search.lexicon import Lexicon
from ..site.context import Site
from ..source.vocabulary import CaseKind, OrganisationKind
from ..swedish.writing import shorten, swedish_sort_key
from . import filters
from .filters import Facet, Values, Words

_CARD_TEXT = 220  # characters
_OUTCOME_TEXT = 120

NOT_TOLD = "Inte redovisat"


def outcome(c: Case) -> str:
    """How a case went by its source: the setback, else its first figure with what it refers to, else that nothing is told."""
    if c.outcome:
        return c.outcome[0].upper() + c.outcome[1:]
    if c.results:
        first = c.results[0]
        return f"{first.value} {first.unit}: {first.refers_to}"
    return NOT_TOLD


def _values(c: Case) -> Values:
    return {
        "grupp": c.groups,
        "strategi": c.strategies,
        "organisation": (c.organisation_kind,),
        "slag": (c.case_kind,),
        "land": (c.country.casefold(),),
        "glesbygd": ("ja",) if c.fits_sparse else (),
        "utfall": ("motgang",) if c.outcome else (),
    }


def facets(site: Site) -> tuple[Facet, ...]:
    """The facets of the filter in the order of its form; a choice that no case has is left out."""
    c = site.collection
    countries = sorted(
        {case.country for case in c.cases.values()},
        key=lambda country: (country != "Sverige", swedish_sort_key(country)),
    )
    words: Words = (
        ("grupp", "Produktgrupp", filters.by_title(c.groups.values())),
        ("strategi", "Strategi", filters.by_title(c.strategies.values())),
        (
            "organisation",
            "Typ av organisation",
            filters.by_label(site, "organisationstyp", OrganisationKind),
        ),
        ("slag", "Slag av fall", filters.by_label(site, "fallslag", CaseKind)),
        ("land", "Land", [(country.casefold(), country) for country in countries]),
        ("glesbygd", "Passar glesbygd", [("ja", "Ja, enligt vår bedömning")]),
        ("utfall", "Utfall", [("motgang", "Misslyckades eller blandat")]),
    )
    return filters.counted(words, map(_values, c.cases.values()))


def ways(site: Site) -> Sequence[tuple[str, str, Sequence[tuple[str, str]]]]:
    """How the cases can be shown: name in addresses, label and choices, the first of which is the usual one."""
    return (
        (
            "ordning",
            "Ordning",
            (("", "Titel A–Ö"), ("avstand", f"Närmast {site.distances.origin}")),
        ),
        ("visa", "Visa som", (("", "Kort"), ("tabell", "Tabell"))),
    )


def _row(site: Site, c: Case, called: Iterable[str]) -> filters.Row:
    text = " ".join(
        filter(
            None,
            (
                c.title,
                c.bought,
                c.contract,
                c.requirement,
                *c.organisations,
                c.place,
                c.country,
                *c.themes,
                *c.lessons,
                *called,
            ),
        )
    )
    place = c.place if c.country == "Sverige" else f"{c.place}, {c.country}"
    return filters.Row(
        c.id,
        c.title,
        _values(c),
        text,
        (
            shorten(c.bought, _CARD_TEXT),
            place,
            c.years,
            site.distances.to(c.place),
            shorten(outcome(c), _OUTCOME_TEXT),
        ),
    )


def filter_content(site: Site, lexicon: Lexicon) -> dict[str, Any]:
    """What the filter loads; the lexicon says what readers call each case; each row adds the card's text, place, years, distance (km, or none) and outcome."""
    cases = sorted(site.collection.cases.values(), key=lambda c: swedish_sort_key(c.title))
    return filters.content(
        facets(site), (_row(site, c, lexicon.page_words(f"{c.path}/")) for c in cases)
    ) | {"fran": site.distances.origin}


def browser_files(site: Site, lexicon: Lexicon) -> Iterator[tuple[str, bytes]]:
    """(path, content) of the script with the filter's data."""
    yield (
        f"{filters.FOLDER}/filter-fall.js",
        filters.script("filter-fall", filter_content(site, lexicon)),
    )
