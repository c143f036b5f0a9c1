"""What a reader takes along of a requirement, as plain texts: one source for the browser's tools and the ready files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..records.collection import clause_titles
from ..records.parts import SourceNote
from ..records.point_texts import alternative_texts, demand_text, failure_text, filled, proof_texts
from ..records.requirement import Requirement
from ..records.versions import wording_of
from ..site.context import Site
from ..source.laws import LawReference
from .follow_up_times import timing


def citation_address(site: Site, r: Requirement) -> str:
    """The address that a contract can cite: the frozen version's when there is one."""
    frozen = site.collection.snapshots.get(r.id, {})
    return f"{site.address}{r.path}/" + (f"v{r.version}/" if r.version in frozen else "")


def citation(site: Site, r: Requirement, point: str = "") -> str:
    """How a contract cites a requirement, or one of its points: [MOB-001 v2 p3, 2026-11-30, address]."""
    which = f"{r.id.upper()} v{r.version}" + (f" {point}" if point else "")
    anchor = f"#{point}" if point else ""
    return f"[{which}, {r.published.isoformat()}, {citation_address(site, r)}{anchor}]"


def takeaway(site: Site, r: Requirement) -> dict[str, Any]:
    """A requirement's parts by Swedish key, as the reader sees them."""
    c = site.collection
    kind = c.types[r.type]
    wording = wording_of(r)
    clauses = clause_titles(c)
    address = citation_address(site, r)
    return {
        "id": r.id,
        "nr": r.id.upper(),
        "version": r.version,
        "datum": r.published.isoformat(),
        "adress": address,
        "citat": citation(site, r),
        "titel": r.title,
        "grupp": c.groups[r.group].title,
        "typ": ", ".join(c.types[t].title for t in r.types),
        "niva": site.label("niva", r.level),
        "niva_satt_av": r.level_set_by,
        "strategier": ", ".join(c.strategies[s].title for s in r.strategies),
        "kravtext": demand_text(wording),
        "bevis": "\n".join(proof_texts(wording)),
        "alternativ": alternative_texts(wording),
        "arbete": site.label("arbete", r.follow_up.burden),
        "arbete_text": site.label("arbetsforklaring", r.follow_up.burden),
        "steg": [
            {
                "nar": s["nar"],
                "hur": filled(s["hur"], wording),
                "brist": failure_text(s["vid_brist"], clauses),
                "tid": timing(s["nar"]),
            }
            for s in wording["uppfoljning"]["steg"]
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
