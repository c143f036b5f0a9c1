"""What a reader takes along of a requirement, as plain texts: one source for the browser's tools and the ready files.

``takeaway`` gives one requirement; ``browser_files`` the scripts that the filter, the comparison and the basket load.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..records.point_texts import demand_text
from ..records.requirement import Requirement
from ..records.versions import wording_of
from ..search.lexicon import Lexicon
from ..site.context import Site
from ..source.vocabulary import Burden, Phase, PurchaseKind, RequirementLevel
from ..takeaway.requirement import takeaway
from . import filters
from .filters import Facet, Values, Words


def _values(r: Requirement) -> Values:
    return {
        "grupp": (r.group,),
        "strategi": r.strategies,
        "typ": r.types,
        "niva": (r.level,),
        "skede": r.phases,
        "kop": r.purchases,
        "arbete": (r.follow_up.burden,),
    }


def facets(site: Site) -> tuple[Facet, ...]:
    """The facets of the filter in the order of its form; a choice that no requirement has is left out."""
    c = site.collection
    words: Words = (
        ("grupp", "Produktgrupp", filters.by_title(c.groups.values())),
        ("strategi", "Strategi", filters.by_title(c.strategies.values())),
        ("typ", "Kravtyp", filters.by_title(c.types.values())),
        ("niva", "Nivå", filters.by_label(site, "niva", RequirementLevel)),
        ("skede", "Skede i inköpet", filters.by_label(site, "skede", Phase)),
        ("kop", "Slag av köp", filters.by_label(site, "kop", PurchaseKind)),
        ("arbete", "Ert arbete med uppföljning", filters.by_label(site, "arbete", Burden)),
    )
    return filters.counted(words, map(_values, c.requirements.values()))


def _search_text(site: Site, r: Requirement, called: Iterable[str]) -> str:
    """The title, the text, the reason and what readers call it: what the filter's field for words looks in."""
    return " ".join(
        (
            r.title,
            demand_text(wording_of(r)),
            r.why,
            *(site.collection.strategies[s].title for s in r.strategies),
            *r.cpv,
            *called,
        )
    )


def filter_content(site: Site, lexicon: Lexicon) -> dict[str, Any]:
    """What the filter of requirements loads; the lexicon says what readers call each."""
    rows = (
        filters.Row(
            r.id, r.title, _values(r), _search_text(site, r, lexicon.page_words(f"{r.path}/"))
        )
        for r in site.collection.requirements.values()
    )
    return filters.content(facets(site), rows)


def browser_files(site: Site, lexicon: Lexicon) -> Iterator[tuple[str, bytes]]:
    """(path, content) of the scripts with data: one for the filter, one per prefix of ids for whole requirements."""
    yield (
        f"{filters.FOLDER}/filter-krav.js",
        filters.script("filter-krav", filter_content(site, lexicon)),
    )
    by_prefix: dict[str, dict[str, Any]] = {}
    for r in site.collection.requirements.values():
        by_prefix.setdefault(r.id.rpartition("-")[0], {})[r.id] = takeaway(site, r)
    for prefix, requirements in by_prefix.items():
        yield f"{filters.FOLDER}/krav-{prefix}.js", filters.script(f"krav-{prefix}", requirements)
