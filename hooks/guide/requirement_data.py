"""What a reader takes along of a requirement, as plain texts: one source for the browser's tools and the ready files.

``takeaway`` gives one requirement; ``browser_files`` the scripts that the filter, the comparison and the basket load.
They register themselves, so that they also work from a disk, where nothing can be fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from .context import Site
from .fields import swedish_sort_key
from .follow_up_times import timing
from .laws import LawReference
from .records import Requirement, SourceNote
from .vocabulary import Burden, Phase, PurchaseKind, RequirementLevel

FOLDER = "assets/kravdata"


def citation_address(site: Site, r: Requirement) -> str:
    """The address that a contract can cite: the frozen version's when there is one."""
    frozen = site.collection.snapshots.get(r.id, {})
    return f"{site.address}{r.path}/" + (f"v{r.version}/" if r.version in frozen else "")


def takeaway(site: Site, r: Requirement) -> dict[str, Any]:
    """A requirement's parts by Swedish key, as the reader sees them."""
    c = site.collection
    kind = c.types[r.type]
    address = citation_address(site, r)
    return {
        "id": r.id, "nr": r.id.upper(), "version": r.version, "datum": r.published.isoformat(), "adress": address,
        "citat": f"[{r.id.upper()} v{r.version}, {r.published.isoformat()}, {address}]",
        "titel": r.title, "grupp": c.groups[r.group].title, "typ": kind.title,
        "niva": site.label("niva", r.level), "niva_satt_av": r.level_set_by,
        "strategier": ", ".join(c.strategies[s].title for s in r.strategies),
        "kravtext": r.text, "bevis": r.proof.text, "alternativ": list(r.proof.alternatives),
        "arbete": site.label("arbete", r.follow_up.burden), "arbete_text": site.label("arbetsforklaring", r.follow_up.burden),
        "steg": [{"nar": s.when, "hur": s.how, "brist": s.on_failure, "tid": timing(s.when)} for s in r.follow_up.steps],
        "se_upp": [[site.label("slag-varning", caution.about), caution.text] for caution in r.cautions],
        "marknad": site.label("marknad", r.market.state), "marknad_text": r.market.text,
        "over": _law(kind.above, kind.above_law), "under": _law(kind.below, kind.below_law), "lagrum": "; ".join(map(str, r.law)),
        "kallor": [_source(source) for source in r.sources],
        "juridik": site.label("juridik", r.legal_review), "kallkontroll": site.label("kallkontroll", r.source_check),
    }


def _law(text: str, references: Iterable[LawReference]) -> str:
    return f"{text} ({'; '.join(map(str, references))})"


def _source(source: SourceNote) -> str:
    return ", ".join(part for part in (source.title, source.publisher, source.date_text, source.address) if part)


class Choice(NamedTuple):
    """A word that a facet can be filtered by: its value in addresses, its label and how many requirements it fits."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Facet:
    """A way to filter: its name in addresses, its label and its choices."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def _values(r: Requirement) -> dict[str, tuple[str, ...]]:
    return {"grupp": (r.group,), "strategi": r.strategies, "typ": (r.type,), "niva": (r.level,), "skede": r.phases,
            "kop": r.purchases, "arbete": (r.follow_up.burden,)}


def facets(site: Site) -> tuple[Facet, ...]:
    """The facets of the filter in the order of its form; a choice that no requirement has is left out."""
    c = site.collection
    by_title = lambda records: [(r.id, r.heading) for r in sorted(records, key=lambda r: swedish_sort_key(r.heading))]
    by_label = lambda vocabulary, words: [(word.value, site.label(vocabulary, word)) for word in words]
    words: Sequence[tuple[str, str, list[tuple[str, str]]]] = (
        ("grupp", "Produktgrupp", by_title(c.groups.values())), ("strategi", "Strategi", by_title(c.strategies.values())),
        ("typ", "Kravtyp", by_title(c.types.values())), ("niva", "Nivå", by_label("niva", RequirementLevel)),
        ("skede", "Skede i inköpet", by_label("skede", Phase)), ("kop", "Slag av köp", by_label("kop", PurchaseKind)),
        ("arbete", "Ert arbete med uppföljning", by_label("arbete", Burden)),
    )
    counts: dict[tuple[str, str], int] = {}
    for r in c.requirements.values():
        for name, values in _values(r).items():
            for value in dict.fromkeys(values):
                counts[name, value] = counts.get((name, value), 0) + 1
    return tuple(Facet(name, label, tuple(Choice(value, text, counts[name, value]) for value, text in choices if (name, value) in counts))
                 for name, label, choices in words)


_WORD = re.compile(r"[a-zåäöéü0-9]+(?:-[a-zåäöéü0-9]+)*")


def _search_words(site: Site, r: Requirement) -> str:
    """Each word of the title, the text and the reason once, in lower case; what the filter's field for words looks in."""
    text = f"{r.title} {r.text} {r.why} {' '.join(site.collection.strategies[s].title for s in r.strategies)} {' '.join(r.cpv)}"
    return " ".join(dict.fromkeys(word for word in _WORD.findall(text.casefold()) if len(word) > 2))


def filter_content(site: Site) -> dict[str, Any]:
    """What the filter loads: its facets and, per requirement, id, title, numbers of its choices per facet, words."""
    known = facets(site)
    numbers = {facet.name: {choice.value: n for n, choice in enumerate(facet.choices)} for facet in known}
    rows = []
    for r in site.collection.requirements.values():
        values = _values(r)
        rows.append([r.id, r.title, [[numbers[f.name][v] for v in dict.fromkeys(values[f.name])] for f in known], _search_words(site, r)])
    return {"val": [[f.name, f.label, [[choice.value, choice.label] for choice in f.choices]] for f in known], "krav": rows}


def browser_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """(path, content) of the scripts with data: one for the filter, one per prefix of ids for whole requirements."""
    yield f"{FOLDER}/filter.js", script("filter", filter_content(site))
    by_prefix: dict[str, dict[str, Any]] = {}
    for r in site.collection.requirements.values():
        by_prefix.setdefault(r.id.rpartition("-")[0], {})[r.id] = takeaway(site, r)
    for prefix, requirements in by_prefix.items():
        yield f"{FOLDER}/krav-{prefix}.js", script(f"krav-{prefix}", requirements)


def script(name: str, content: object) -> bytes:
    """A script that registers its data; parsed as JSON, so that no text in it can be run."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for char, escaped in (("\\", "\\\\"), ("'", "\\'"), ("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(char, escaped)
    return f"(self.kravdata=self.kravdata||{{}})[\"{name}\"]=JSON.parse('{text}');\n".encode()
