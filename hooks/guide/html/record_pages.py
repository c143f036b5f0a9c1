"""The pages that are made, not written: which there are, their addresses, titles and templates. No file is written here.

``generated_pages`` gives them all; ``GeneratedPage.body`` draws one for its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from ..pages.page import Page
from ..records import versions
from ..records.answer import Answer
from ..records.case import Case
from ..records.collection import clause_titles
from ..records.layout import Section
from ..records.links import references_of
from ..records.parts import Record
from ..records.point_texts import alternative_texts, demand_text, failure_text, filled, proof_texts
from ..records.points import Point
from ..records.product_group import ProductGroup
from ..records.question import Question
from ..records.requirement import Requirement
from ..records.requirement_type import RequirementType
from ..records.rule import Rule
from ..records.ruling import Ruling
from ..records.starters import starters, starters_for
from ..records.visit import Visit
from ..site.context import Site
from ..source.place import Place
from ..source.vocabulary import PurchaseKind, RequirementLevel
from ..swedish.writing import shorten, swedish_sort_key
from ..takeaway.ready_files import group_downloads
from ..takeaway.requirement import citation, citation_address
from . import contract_pages, linked_data, parallel
from .blocks import table_html
from .generated_page import GeneratedPage, always
from .page_scripts import OF_REQUIREMENT
from .tables import requirement_table


def generated_pages(site: Site) -> Iterator[GeneratedPage]:
    """Every page made of a record, in the order of kinds and ids."""
    collection = site.collection
    for group in collection.groups.values():
        yield _group_page(site, group)
    for requirement in collection.requirements.values():
        yield _requirement_page(site, requirement)
        yield from _version_pages(site, requirement)
    for case in collection.cases.values():
        yield _case_page(site, case)
    for rule in collection.rules.values():
        yield _rule_page(site, rule)
    yield from contract_pages.clause_pages(site)
    yield from contract_pages.model_pages(site)
    yield from contract_pages.template_pages(site)
    for visit in collection.visits.values():
        yield _visit_page(visit)
    for question in collection.questions.values():
        yield _question_page(question)
    for answer in collection.answers.values():
        yield _answer_page(site, answer)
    for ruling in collection.rulings.values():
        yield _ruling_page(site, ruling)
    for swedish, south_sami in parallel.translated(site.pages):
        yield _parallel_page(swedish, south_sami)


def _source_path(record: Record) -> str:
    return f"data/{record.kind}/{record.id}.yml"


def _requirement_page(site: Site, r: Requirement) -> GeneratedPage:
    group = site.collection.groups[r.group]
    values = requirement_values(site, r)
    headings = [(site.label("kravdel", section.id), section.id) for section in values["sections"]]
    return GeneratedPage(
        r.path or "",
        "krav",
        r.title,
        shorten(r.why),
        (("Krav", "krav"), (group.title, group.path or "")),
        tuple(headings),
        _source_path(r),
        "krav",
        lambda site, place: values,
        r.checked,
        r.sources,
        scripts=OF_REQUIREMENT,
    )


def requirement_values(site: Site, r: Requirement) -> dict[str, Any]:
    """What the template of a requirement needs."""
    c = site.collection

    def pick(kind: str, ids: Iterable[str]) -> list[Record]:
        return [c.by_kind[kind][record_id] for record_id in ids]

    notice = [
        (name, c.notice_fields[name], codes)
        for name, codes in (
            ("BT-06", r.notice.aims),
            ("BT-774", r.notice.environment),
            ("BT-805", r.notice.criteria),
        )
        if codes
    ]
    frozen = c.snapshots.get(r.id, {})
    wording = versions.wording_of(r)
    types = [c.types[t] for t in TYPES_IN_ORDER if t in r.types]
    type_rules = [rule for kind in types for rule in kind.rules]
    values = {
        "r": r,
        "types": types,
        "group": c.groups[r.group],
        "strategies": pick("strategier", r.strategies),
        "rules": pick("regler", dict.fromkeys((*r.rules, *type_rules))),
        "cases": pick("fall", dict.fromkeys(r.cases)),
        "rulings": c.cited_by(r, "rattsfall"),
        "answers": c.cited_by(r, "svar"),
        "points": _points_by_type(r, types),
        "clauses": pick(
            "klausuler",
            dict.fromkeys(
                reference.target for reference in references_of(r) if reference.kind == "klausuler"
            ),
        ),
        "clause": c.by_kind["klausuler"],
        "filled": partial(filled, wording=wording),
        "failure": partial(failure_text, clauses=clause_titles(c)),
        "citation": partial(citation, site, r),
        "builds_on": pick("krav", r.builds_on),
        "alternatives": _both_ways(site, r, "alternatives"),
        "conflicts": _both_ways(site, r, "conflicts"),
        "needed_by": [
            other
            for other in c.cited_by(r, "krav")
            if isinstance(other, Requirement) and r.id in other.builds_on
        ],
        "notice": notice,
        "versions": [frozen[number] for number in sorted(frozen, reverse=True)],
        "overdue": r.next_check < site.today,
        "citation_address": citation_address(site, r),
    }
    return values | {"sections": [section for section in r.layout if _is_seen(section, r, values)]}


# What a bidder must meet comes first, what earns points next, and the contract last.
TYPES_IN_ORDER = (
    "kvalificering",
    "funktionskrav",
    "teknisk-specifikation",
    "tilldelningskriterium",
    "kontraktsvillkor",
)


def _points_by_type(
    r: Requirement, types: Iterable[RequirementType]
) -> list[tuple[RequirementType, list[Point]]]:
    return [(kind, [point for point in r.points if point.type == kind.id]) for kind in types]


def _is_seen(section: Section, r: Requirement, values: Mapping[str, Any]) -> bool:
    """Whether a section of the page has anything to show, from its own fields or what refers to the requirement."""
    found = {
        "lag": True,
        "andra-krav": values["alternatives"]
        or values["conflicts"]
        or values["needed_by"]
        or r.builds_on,
    }
    return bool(found.get(section.id, any(getattr(r, name) for name in section.fields)))


def _both_ways(site: Site, r: Requirement, field_name: str) -> list[Requirement]:
    """Alternatives and conflicts hold in both directions, whichever record names the other."""
    c = site.collection
    ids = dict.fromkeys(getattr(r, field_name))
    ids |= dict.fromkeys(
        other.id for other in c.cited_by(r, "krav") if r.id in getattr(other, field_name)
    )
    return [c.requirements[other] for other in ids]


def _version_pages(site: Site, r: Requirement) -> Iterator[GeneratedPage]:
    frozen = site.collection.snapshots.get(r.id, {})
    if not frozen:
        return
    newest = max(frozen)
    for number, snapshot in sorted(frozen.items()):
        old, new = demand_text(snapshot.wording), demand_text(frozen[newest].wording)
        values = {
            "r": r,
            "snapshot": snapshot,
            "wording": snapshot.wording,
            "newest": newest,
            "filled": partial(filled, wording=snapshot.wording),
            "proofs": proof_texts(snapshot.wording),
            "alternatives": alternative_texts(snapshot.wording),
            "failure": partial(failure_text, clauses=clause_titles(site.collection)),
            "difference": versions.difference(old, new) if number != newest else [],
        }
        yield GeneratedPage(
            f"{r.path}/v{number}",
            "krav-version",
            f"{snapshot.wording['titel']} (version {number})",
            f"Fryst version {number} av kravet {r.id.upper()}, publicerad {snapshot.published.isoformat()}.",
            (("Krav", "krav"), (r.title, r.path or "")),
            (),
            f"data/versioner/{r.id}/v{number}.json",
            "krav_version",
            always(values),
            explains=False,
            sources_note="Källorna står på kravets sida.",
        )


def start_package(site: Site, requirements: Iterable[Requirement]) -> list[tuple[Requirement, str]]:
    """Three requirements to begin with, each with its reason, computed from the data."""
    return [(r, _reason(site, r)) for r in starters(site.collection, requirements)]


def start_packages(
    site: Site, requirements: Sequence[Requirement]
) -> list[tuple[str, list[Requirement]]]:
    """(kinds of purchase, what to begin with): kinds that begin with the same three stand together."""
    found: dict[tuple[str, ...], tuple[list[str], list[Requirement]]] = {}
    for purchase in PurchaseKind:
        chosen = starters_for(site.collection, requirements, purchase)
        if chosen:
            kinds, _ = found.setdefault(tuple(r.id for r in chosen), ([], chosen))
            kinds.append(site.label("kop", purchase).lower())
    return [(", ".join(kinds).capitalize(), chosen) for kinds, chosen in found.values()]


def _reason(site: Site, r: Requirement) -> str:
    strategy = min((site.collection.strategies[s] for s in r.strategies), key=lambda s: s.rank)
    return (
        f"Strategi: {strategy.title.lower()} ({strategy.ladder}). Ert arbete: {site.label('arbete', r.follow_up.burden).lower()}. "
        f"Marknad: {site.label('marknad', r.market.state).lower()}."
    )


def _group_page(site: Site, g: ProductGroup) -> GeneratedPage:
    requirements = site.collection.requirements_by_group[g.id]
    cases = sorted(
        (r for r in site.collection.cited_by(g, "fall")), key=lambda r: swedish_sort_key(r.heading)
    )
    headings = [("Börja med de här kraven", "start")] if requirements else []
    headings += [
        ("Behöver ni köpa?", "behover"),
        ("Kraven nivå för nivå", "nivaer"),
        ("Frågor till marknaden", "dialog"),
        ("Så har andra gjort", "fall"),
        ("CPV-koder", "koder"),
    ]

    def values(site: Site, place: Place) -> Mapping[str, Any]:
        ordered = sorted(requirements, key=lambda r: (list(RequirementLevel).index(r.level), r.id))
        table = requirement_table(site.collection, ordered, f"Krav: {g.title} ({len(ordered)} st)")
        return {
            "g": g,
            "start": start_package(site, requirements),
            "by_purchase": start_packages(site, requirements),
            "levels": table_html(site, place, table),
            "cases": cases,
            "rulings": site.collection.cited_by(g, "rattsfall"),
        }

    return GeneratedPage(
        g.path or "",
        "grupp",
        g.title,
        shorten(g.summary),
        (("Krav", "krav"),),
        tuple(headings),
        _source_path(g),
        "grupp",
        values,
        g.checked,
        downloads=group_downloads(g) if requirements else (),
        scripts=OF_REQUIREMENT,
        sources_note="Källorna står vid varje krav och fall.",
    )


def _case_page(site: Site, r: Case) -> GeneratedPage:
    c = site.collection
    headings = [("Vad det gällde", "vad")] + (
        [("Siffror enligt källan", "siffror")] if r.results else []
    )
    headings += [("Lärdomar enligt källan", "lardomar")] if r.lessons else []
    headings += [("Det vet vi inte", "okant"), ("Vår bedömning", "bedomning")]
    values = {
        "r": r,
        "groups": [c.groups[g] for g in r.groups],
        "strategies": [c.strategies[s] for s in r.strategies],
        "requirements": c.cited_by(r, "krav"),
        "rules": [c.rules[rule] for rule in r.rules],
        "visits": c.cited_by(r, "studiebesok"),
        "kilometres": site.distances.to(r.place),
        "origin": site.distances.origin,
        "overdue": r.next_check < site.today,
    }
    return GeneratedPage(
        r.path or "",
        "fall",
        r.title,
        shorten(r.bought),
        (("Fall", "fall"),),
        tuple(headings),
        _source_path(r),
        "fall",
        lambda site, place: values,
        r.checked,
        r.sources,
    )


def _rule_page(site: Site, r: Rule) -> GeneratedPage:
    headings = [
        ("Regeln säger", "sager"),
        ("I praktiken", "betyder"),
        ("Var regeln gäller", "galler"),
    ]
    headings += [("Datum", "datum")] if r.dates else []
    return GeneratedPage(
        r.path or "",
        "regel",
        f"{r.title} (regel)",
        shorten(r.says),
        (("Lagkrav", "lagkrav"),),
        tuple(headings),
        _source_path(r),
        "regel",
        lambda site, place: {
            "r": r,
            "requirements": site.collection.cited_by(r, "krav"),
            "cases": site.collection.cited_by(r, "fall"),
            "answers": site.collection.cited_by(r, "svar"),
            "rulings": site.collection.cited_by(r, "rattsfall"),
            "overdue": r.next_check < site.today,
            "acts": site.acts_of(r.law),
            "changed_acts": site.collection.small_files.changed_acts,
        },
        r.checked,
        r.sources,
        linked_data=(linked_data.legislation(r, f"{site.address}{r.path}/"),),
    )


def _visit_page(r: Visit) -> GeneratedPage:
    headings = (
        ("Det visar dokumenten", "dokument"),
        ("Fråga på plats", "fraga"),
        ("Resa utan flyg från Östersund", "resa"),
    )
    return GeneratedPage(
        r.path or "",
        "studiebesok",
        r.title,
        shorten(f"Resmål som bygger på publicerade dokument: {', '.join(r.themes)}."),
        (("Studiebesök", "studiebesok"),),
        headings,
        _source_path(r),
        "studiebesok",
        lambda site, place: {
            "r": r,
            "cases": [site.collection.cases[case] for case in r.cases],
            "kilometres": site.distances.to(r.place),
            "origin": site.distances.origin,
        },
        r.checked,
        r.sources,
    )


def _question_page(r: Question) -> GeneratedPage:
    headings = (
        ("Det visar offentliga källor", "offentligt"),
        ("Det är öppet", "oppet"),
        ("Hur säkra är vi?", "sakerhet"),
    )
    sources = tuple(dict.fromkeys(source for evidence in r.evidence for source in evidence.sources))
    return GeneratedPage(
        r.path or "",
        "fraga",
        r.title,
        shorten(r.short),
        (("Resultat", "resultat"),),
        headings,
        _source_path(r),
        "fraga",
        lambda site, place: {"r": r},
        r.checked,
        sources,
    )


def _answer_page(site: Site, r: Answer) -> GeneratedPage:
    c = site.collection
    titles = {page.address: page.head.title for page in site.pages}
    values = {
        "r": r,
        "overdue": r.next_check < site.today,
        "further": [(path, titles[path.partition("#")[0].strip("/")]) for path in r.further],
        "rules": [c.rules[rule] for rule in r.rules],
        "requirements": [c.requirements[requirement] for requirement in r.requirements],
        "clauses": [c.clauses[clause] for clause in r.clauses],
        "others": [
            other
            for other in c.answers.values()
            if other.situation == r.situation and other.id != r.id
        ],
    }
    return GeneratedPage(
        r.path or "",
        "svar",
        r.title,
        shorten(r.short),
        (("Svar", "svar"),),
        (("Kort svar", "kort"), ("Var svaret gäller", "galler")),
        _source_path(r),
        "svar",
        lambda site, place: values,
        r.checked,
        r.sources,
    )


def _ruling_page(site: Site, r: Ruling) -> GeneratedPage:
    c = site.collection
    values = {
        "r": r,
        "overdue": r.next_check < site.today,
        "groups": [c.groups[group] for group in r.groups],
        "rules": [c.rules[rule] for rule in r.rules],
        "requirements": [c.requirements[requirement] for requirement in r.requirements],
        "clauses": [c.clauses[clause] for clause in r.clauses],
        "models": [c.evaluation_models[model] for model in r.models],
        "others": [
            other
            for other in c.rulings.values()
            if other.themes[0] == r.themes[0] and other.id != r.id
        ],
    }
    return GeneratedPage(
        r.path or "",
        "rattsfall",
        f"{r.title} ({r.citation})",
        shorten(r.question),
        (("Lagkrav", "lagkrav"), ("Rättsfall", "lagkrav/rattsfall")),
        (("Frågan", "fraga"), ("Utgången", "utgang"), ("Vad det betyder för ett krav", "betyder")),
        _source_path(r),
        "rattsfall",
        lambda site, place: values,
        r.checked,
        r.sources,
    )


def _parallel_page(swedish: Page, south_sami: Page) -> GeneratedPage:
    title = f"Jämsides: {swedish.head.title}"
    state = (
        "Den sydsamiska texten är ett utkast som ingen språkkunnig har granskat."
        if south_sami.is_draft
        else "Den sydsamiska texten är granskad."
    )
    return GeneratedPage(
        parallel.address(swedish),
        "jamsides",
        title,
        f"{swedish.head.title}: varje sydsamisk mening bredvid den svenska som den återger.",
        (("Om", "om"), ("Översättningsläge", "om/oversattningslage")),
        (),
        "",
        "jamsides",
        lambda site, place: {
            "title": title,
            "state": state,
            "swedish": swedish,
            "south_sami": south_sami,
            "rows": parallel.rows(south_sami, site.collection.terms),
        },
        robots="noindex",
        explains=False,
        sources_note="Källorna står vid varje mening.",
    )
