"""The pages of clauses, their frozen versions, evaluation models, and templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..records import versions
from ..records.binding_text import filled_in, pieces
from ..records.blank import Blank
from ..records.clause import Clause
from ..records.evaluation_model import EvaluationModel
from ..records.evidence import LegalNote
from ..records.template import Template
from ..records.versions import Snapshot
from ..site.context import Site
from ..source.vocabulary import ThresholdScope
from ..swedish.writing import shorten
from .generated_page import WITHOUT_SOURCES, GeneratedPage, always

CONTRACTS, EVALUATION = ("Avtalsklausuler", "avtal"), ("Utvärdering", "utvardering")
TEMPLATES = ("Mallar", "mallar")

# The record that says what binds every special condition of a contract.
CONDITION = "kontraktsvillkor"

Pieces = list[tuple[str, bool]]


def clause_pages(site: Site) -> Iterator[GeneratedPage]:
    """A page for each clause, and one for each of its frozen versions."""
    for clause in site.collection.clauses.values():
        yield _clause_page(site, clause)
        yield from _version_pages(site, clause)


def model_pages(site: Site) -> Iterator[GeneratedPage]:
    """A page for each evaluation model."""
    for model in site.collection.evaluation_models.values():
        yield _model_page(site, model)


def template_pages(site: Site) -> Iterator[GeneratedPage]:
    """A page for each template of a document."""
    for template in site.collection.templates.values():
        yield _template_page(template)


def _template_page(r: Template) -> GeneratedPage:
    headings = [("Avsnitten", "avsnitt")]
    headings += [("Våra råd", "rad")] if r.advice else []
    headings += [("Vad källorna säger", "fakta")] if r.facts else []
    return GeneratedPage(
        r.path or "",
        "mall",
        r.title,
        shorten(r.use_when),
        (TEMPLATES,),
        tuple(headings),
        f"data/{r.kind}/{r.id}.yml",
        "mall",
        lambda site, place: {"r": r, "overdue": r.next_check < site.today},
        r.checked,
        r.sources,
        sources_note="" if r.sources else WITHOUT_SOURCES,
    )


def _filled(blanks: Iterable[Blank]) -> dict[str, str]:
    return {blank.id: filled_in(blank.default, blank.question) for blank in blanks}


def _by_scope(notes: Iterable[LegalNote]) -> dict[str, list[LegalNote]]:
    """The notes that hold above the threshold, below it, and whatever the value."""
    found: dict[str, list[LegalNote]] = {"over": [], "under": [], "alltid": []}
    for note in notes:
        one_side = note.scope in (ThresholdScope.ABOVE, ThresholdScope.BELOW)
        found[note.scope.value if one_side else "alltid"].append(note)
    return found


def _citation_address(site: Site, clause: Clause) -> str:
    frozen = site.collection.clause_snapshots.get(clause.id, {})
    version = f"v{clause.version}/" if clause.version in frozen else ""
    return f"{site.address}{clause.path}/{version}"


def _clause_page(site: Site, r: Clause) -> GeneratedPage:
    headings = [("Klausulens text", "text")]
    headings += [("Kort form", "kort")] if r.short else []
    headings += [("Det här fyller ni i", "fyll-i")] if r.blanks else []
    headings += [("Vad lagen säger", "lag"), ("Så håller ni den rimlig", "rimlig")]
    headings += [("Det här brukar gå fel", "fel")]
    headings += [("I entreprenader", "entreprenad")] if r.construction else []
    headings += [("Vad källorna säger", "fakta")] if r.facts else []
    headings += [("Om texten", "om-texten")]
    return GeneratedPage(
        r.path or "",
        "klausul",
        r.title,
        shorten(r.use_when),
        (CONTRACTS,),
        tuple(headings),
        f"data/{r.kind}/{r.id}.yml",
        "klausul",
        lambda site, place: _clause_values(site, r),
        r.checked,
        r.sources,
    )


def _clause_values(site: Site, r: Clause) -> dict[str, Any]:
    c = site.collection
    filled, frozen = _filled(r.blanks), c.clause_snapshots.get(r.id, {})
    excluding = (other.id for other in c.cited_by(r, r.kind) if r.id in _excluded_by(other))
    return {
        "r": r,
        "paragraphs": [pieces(paragraph.text, filled) for paragraph in r.paragraphs],
        "short": pieces(r.short, filled) if r.short else [],
        "filled": filled,
        "condition": c.types.get(CONDITION),
        "notes": _by_scope(r.law_notes),
        "rules": [c.rules[rule] for rule in r.rules],
        "excludes": [c.clauses[i] for i in dict.fromkeys((*r.excludes, *excluding))],
        "builds_on": [c.clauses[clause] for clause in r.builds_on],
        "related": [c.clauses[clause] for clause in r.related],
        "requirements": c.cited_by(r, "krav"),
        "models": c.cited_by(r, "utvarderingsmodeller"),
        "rulings": c.cited_by(r, "rattsfall"),
        "answers": c.cited_by(r, "svar"),
        "versions": [frozen[number] for number in sorted(frozen, reverse=True)],
        "overdue": r.next_check < site.today,
        "citation_address": _citation_address(site, r),
    }


def _excluded_by(record: Any) -> tuple[str, ...]:
    return record.excludes if isinstance(record, Clause) else ()


def _version_pages(site: Site, r: Clause) -> Iterator[GeneratedPage]:
    frozen = site.collection.clause_snapshots.get(r.id, {})
    for number, snapshot in sorted(frozen.items()):
        newest = max(frozen)
        changed = versions.difference(_plain(snapshot), _plain(frozen[newest]))
        values = {
            "r": r,
            "snapshot": snapshot,
            "wording": snapshot.wording,
            "paragraphs": _frozen_paragraphs(snapshot),
            "newest": newest,
            "difference": changed if number != newest else [],
        }
        yield GeneratedPage(
            f"{r.path}/v{number}",
            "klausul-version",
            f"{snapshot.wording['titel']} (version {number})",
            f"Fryst version {number} av klausulen {r.id}, {snapshot.published.isoformat()}.",
            (CONTRACTS, (r.title, r.path or "")),
            (),
            f"data/versioner/{r.kind}/{r.id}/v{number}.json",
            "klausul_version",
            always(values),
            explains=False,
            sources_note="Källorna står på klausulens sida.",
        )


def _frozen_paragraphs(snapshot: Snapshot) -> list[Pieces]:
    filled = {
        blank["id"]: filled_in(blank.get("forval"), blank["fraga"])
        for blank in snapshot.wording["fyll_i"]
    }
    return [pieces(paragraph["text"], filled) for paragraph in snapshot.wording["stycken"]]


def _plain(snapshot: Snapshot) -> str:
    return " ".join(text for parts in _frozen_paragraphs(snapshot) for text, _ in parts)


def _model_page(site: Site, r: EvaluationModel) -> GeneratedPage:
    headings = [("Så räknar modellen", "formel"), ("Räkneexempel", "exempel")]
    headings += [("När modellen passar", "passar"), ("Kända fel", "fel")]
    headings += [("Text till anbudsgivare", "text"), ("Det här fyller ni i", "fyll-i")]
    headings += [("Ska stå i underlaget", "underlag"), ("Vad lagen säger", "lag")]
    headings += [("För små leverantörer", "sma")]
    headings += [("Vad källorna säger", "fakta")] if r.facts else []
    return GeneratedPage(
        r.path or "",
        "utvardering",
        f"{r.title} (utvärderingsmodell)",
        shorten(r.in_words),
        (EVALUATION,),
        tuple(headings),
        f"data/{r.kind}/{r.id}.yml",
        "utvarderingsmodell",
        lambda site, place: _model_values(site, r),
        r.checked,
        r.sources,
    )


def _model_values(site: Site, r: EvaluationModel) -> dict[str, Any]:
    c = site.collection
    filled = _filled(r.blanks)
    return {
        "r": r,
        "paragraphs": [pieces(paragraph.text, filled) for paragraph in r.paragraphs],
        "filled": filled,
        "notes": _by_scope(r.law_notes),
        "rules": [c.rules[rule] for rule in r.rules],
        "clauses": [c.clauses[clause] for clause in r.clauses],
        "rulings": c.cited_by(r, "rattsfall"),
        "overdue": r.next_check < site.today,
    }
