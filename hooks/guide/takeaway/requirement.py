"""What a reader takes along of a requirement, as plain texts: one source for the browser's tools and the ready files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..records.parts import SourceNote
from ..records.requirement import Requirement
from ..site.context import Site
from ..source.laws import LawReference
from .follow_up_times import timing


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
        "id": r.id,
        "nr": r.id.upper(),
        "version": r.version,
        "datum": r.published.isoformat(),
        "adress": address,
        "citat": f"[{r.id.upper()} v{r.version}, {r.published.isoformat()}, {address}]",
        "titel": r.title,
        "grupp": c.groups[r.group].title,
        "typ": kind.title,
        "niva": site.label("niva", r.level),
        "niva_satt_av": r.level_set_by,
        "strategier": ", ".join(c.strategies[s].title for s in r.strategies),
        "kravtext": r.text,
        "bevis": r.proof.text,
        "alternativ": list(r.proof.alternatives),
        "arbete": site.label("arbete", r.follow_up.burden),
        "arbete_text": site.label("arbetsforklaring", r.follow_up.burden),
        "steg": [
            {"nar": s.when, "hur": s.how, "brist": s.on_failure, "tid": timing(s.when)}
            for s in r.follow_up.steps
        ],
        "se_upp": [
            [site.label("slag-varning", caution.about), caution.text] for caution in r.cautions
        ],
        "marknad": site.label("marknad", r.market.state),
        "marknad_text": r.market.text,
        "over": _law(kind.above, kind.above_law),
        "under": _law(kind.below, kind.below_law),
        "lagrum": "; ".join(map(str, r.law)),
        "kallor": [_source(source) for source in r.sources],
        "juridik": site.label("juridik", r.legal_review),
        "kallkontroll": site.label("kallkontroll", r.source_check),
    }


def _law(text: str, references: Iterable[LawReference]) -> str:
    return f"{text} ({'; '.join(map(str, references))})"


def _source(source: SourceNote) -> str:
    return ", ".join(
        part for part in (source.title, source.publisher, source.date_text, source.address) if part
    )
