"""What the search knows of each record and page: records in, search documents out.

The address, kind and breadcrumb are those of the page; which words weigh most is decided here (``keywords`` weigh more
than a description, ``labels`` less).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..pages.page import SWEDISH, Page
from ..records.answer import Answer
from ..records.case import Case
from ..records.clause import Clause
from ..records.collection import Collection
from ..records.evaluation_model import EvaluationModel
from ..records.organisation import Organisation
from ..records.point_texts import alternative_texts, demand_text, filled, proof_texts
from ..records.product_group import ProductGroup
from ..records.question import Question
from ..records.requirement import Requirement
from ..records.rule import Rule
from ..records.ruling import Ruling
from ..records.template import Template
from ..records.term import Term
from ..records.versions import wording_of
from ..records.visit import Visit
from ..source.laws import LawReference
from .lexicon import Lexicon, NamedTerm
from .weights import SearchDocument

# Where the anchors of words and organisations stand.
WORD_LIST, ORGANISATIONS = "ordlista/", "om/organisationer/"
_SECTIONS = {
    "metoder": ("Metoder", "metod"),
    "lagkrav": ("Lagkrav", "lagkrav"),
    "resultat": ("Resultat", "resultat"),
    "fall": ("Fall", "sida"),
    "krav": ("Krav", "sida"),
    "avtal": ("Avtal", "sida"),
    "utvardering": ("Utvärdering", "sida"),
    "studiebesok": ("Studiebesök", "sida"),
    "for-dig": ("För dig som…", "sida"),
    "om": ("Om", "sida"),
    "ordlista": ("Ordlista", "sida"),
    "svar": ("Svar", "sida"),
}


def search_documents(collection: Collection, pages: Iterable[Page]) -> list[SearchDocument]:
    """All that can be found: the records that have a page or an anchor, and the curated pages of both trees."""
    return [
        *map(_group, collection.groups.values()),
        *(_requirement(collection, r) for r in collection.requirements.values()),
        *(_case(collection, r) for r in collection.cases.values()),
        *map(_rule, collection.rules.values()),
        *map(_clause, collection.clauses.values()),
        *map(_evaluation_model, collection.evaluation_models.values()),
        *map(_template, collection.templates.values()),
        *map(_visit, collection.visits.values()),
        *map(_question, collection.questions.values()),
        *map(_organisation, collection.organisations.values()),
        *map(_term, collection.terms.values()),
        *(_answer(collection, r) for r in collection.answers.values()),
        *(_ruling(collection, r) for r in collection.rulings.values()),
        *(_page(page) for page in pages if page.section != "sok"),
    ]


def search_lexicon(collection: Collection, lexicon: Lexicon) -> Lexicon:
    """The editors' lexicon with what the records know: South Sami forms, numbers of acts, names of CPV codes."""
    terms = (
        NamedTerm(t.title, t.sma, (*t.forms.values(), *t.variants))
        for t in collection.terms.values()
        if t.sma
    )
    acts = {act.short: (act.number,) for act in collection.acts.values()}
    return lexicon.with_terms(terms).with_acts(acts).with_cpv(collection.cpv)


def _text(*parts: str | Iterable[str] | None) -> str:
    texts = ([part] if isinstance(part, str) else part or () for part in parts)
    return "\n".join(text for group in texts for text in group if text)


def _laws(references: Iterable[LawReference]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for reference in references for key in reference.search_keys()))


def _shown(references: Iterable[LawReference]) -> str:
    return "; ".join(dict.fromkeys(map(str, references)))


def _group(g: ProductGroup) -> SearchDocument:
    text = _text((step.text for step in g.need), g.dialogue)
    return SearchDocument(
        f"krav/{g.id}/",
        SWEDISH,
        "grupp",
        g.title,
        ("Krav",),
        g.summary,
        text,
        ids=(g.prefix,),
        cpv=g.cpv,
    )


def _requirement(c: Collection, r: Requirement) -> SearchDocument:
    group = c.groups[r.group].title if r.group in c.groups else ""
    wording = wording_of(r)
    demand = demand_text(wording)
    text = _text(
        demand,
        r.why,
        proof_texts(wording),
        alternative_texts(wording),
        (filled(d.text, wording) for d in r.definitions),
        (f"{step.when} {filled(step.how, wording)}" for step in r.follow_up.steps),
        r.figures,
        r.market.text,
        (caution.text for caution in r.cautions),
        r.supplier_view,
        (s.name for s in r.standards),
        r.published_by,
        r.used_by,
    )
    labels = (
        group,
        *(c.types[t].title for t in r.types if t in c.types),
        *(c.strategies[s].title for s in r.strategies if s in c.strategies),
    )
    return SearchDocument(
        f"krav/{r.id}/",
        SWEDISH,
        "krav",
        r.title,
        ("Krav", group),
        demand,
        text,
        ids=(r.id, *r.criterion_ids),
        laws=_laws(r.law),
        cpv=r.cpv,
        labels=labels,
    )


def _case(c: Collection, r: Case) -> SearchDocument:
    text = _text(
        r.contract,
        r.requirement,
        r.verification,
        (f"{x.value} {x.unit} {x.refers_to}" for x in r.results),
        r.lessons,
        r.supplier_effect,
        r.assessment,
        r.unknown,
    )
    labels = (
        *(c.groups[g].title for g in r.groups if g in c.groups),
        *(c.strategies[s].title for s in r.strategies if s in c.strategies),
        *r.themes,
    )
    return SearchDocument(
        f"fall/{r.id}/",
        SWEDISH,
        "fall",
        r.title,
        ("Fall",),
        r.bought,
        text,
        keywords=(*r.organisations, r.place, r.country),
        labels=labels,
    )


def _rule(r: Rule) -> SearchDocument:
    text = _text(r.practice, r.below, r.note, r.status, (event.text for event in r.dates))
    return SearchDocument(
        f"lagkrav/{r.id}/",
        SWEDISH,
        "regel",
        r.title,
        ("Lagkrav",),
        r.says,
        text,
        keywords=(*map(str, r.law), *_text(r.law_note).splitlines()),
        laws=_laws(r.law),
        source=_shown(r.law),
    )


def _clause(r: Clause) -> SearchDocument:
    """A clause: found by its text, its risks and its law."""
    text = _text(
        (paragraph.text for paragraph in r.paragraphs),
        r.short,
        r.proportionality,
        r.risks,
        r.construction,
    )
    return SearchDocument(
        f"{r.path}/",
        SWEDISH,
        "klausul",
        r.title,
        ("Avtalsklausuler",),
        r.use_when,
        text,
        keywords=("klausul", "avtalstext"),
        laws=_laws(reference for note in r.law_notes for reference in note.law),
        labels=tuple(r.replaces),
    )


def _template(r: Template) -> SearchDocument:
    """A template: found by "mall för …", its headings and its fields."""
    text = _text(
        (section.heading for section in r.sections),
        (one.name for section in r.sections for one in section.fields),
        r.advice,
    )
    return SearchDocument(
        f"{r.path}/",
        SWEDISH,
        "mall",
        r.title,
        ("Mallar",),
        r.use_when,
        text,
        keywords=("mall", "blankett", "word", *r.words),
    )


def _evaluation_model(r: EvaluationModel) -> SearchDocument:
    """An evaluation model: found by how it calculates, its risks and its law."""
    text = _text(
        r.fits_when,
        r.risks,
        (example.lesson for example in r.examples),
        r.small_firms,
        r.advice,
    )
    return SearchDocument(
        f"{r.path}/",
        SWEDISH,
        "utvardering",
        r.title,
        ("Utvärdering",),
        r.in_words,
        text,
        keywords=("utvärderingsmodell",),
        laws=_laws(reference for note in r.law_notes for reference in note.law),
    )


def _visit(r: Visit) -> SearchDocument:
    text = _text((fact.text for fact in r.facts), r.learn, r.ask, r.caution, r.travel)
    return SearchDocument(
        f"studiebesok/{r.id}/",
        SWEDISH,
        "studiebesok",
        r.title,
        ("Studiebesök",),
        f"Tema: {', '.join(r.themes)}.",
        text,
        keywords=(r.organisation, r.place, r.country),
    )


def _question(r: Question) -> SearchDocument:
    text = _text(r.from_application, (evidence.text for evidence in r.evidence), r.open_points)
    return SearchDocument(
        f"resultat/{r.id}/", SWEDISH, "resultat", r.title, ("Resultat",), r.short, text
    )


def _organisation(r: Organisation) -> SearchDocument:
    return SearchDocument(
        f"{ORGANISATIONS}#{r.id}",
        SWEDISH,
        "organisation",
        r.title,
        ("Om", "Organisationer"),
        r.relevance,
        _text(r.role, r.facts),
    )


def _term(t: Term) -> SearchDocument:
    """A word: its South Sami forms find it too; they come by the lexicon, so that they find the pages as well."""
    sami = f"På sydsamiska: {t.sma}." if t.sma else ""
    english = f"På engelska: {t.english}." if t.english else ""
    return SearchDocument(
        f"{WORD_LIST}#{t.id}",
        SWEDISH,
        "term",
        t.title,
        ("Ordlista",),
        " ".join(filter(None, (t.explanation, sami, english))),
        keywords=tuple(name for name in (t.sma, t.english) if name),
        ids=(t.id,),
    )


def _answer(c: Collection, r: Answer) -> SearchDocument:
    return SearchDocument(
        f"svar/{r.id}/",
        SWEDISH,
        "svar",
        r.title,
        ("Svar",),
        r.short,
        _text(r.note, r.law_note),
        keywords=tuple(map(str, r.law)),
        laws=_laws(r.law),
        labels=(c.label("situation", r.situation),),
        source=_shown(r.law),
    )


def _ruling(c: Collection, r: Ruling) -> SearchDocument:
    return SearchDocument(
        f"{r.path}/",
        SWEDISH,
        "rattsfall",
        f"{r.title} ({r.citation})",
        ("Lagkrav", "Rättsfall"),
        r.question,
        _text(r.outcome, r.meaning, r.law_note),
        keywords=(*r.parties, *filter(None, [r.case_number])),
        laws=_laws(r.law),
        labels=(
            *(c.label("rattsfallstema", theme) for theme in r.themes),
            *(c.groups[g].title for g in r.groups if g in c.groups),
        ),
    )


def _page(page: Page) -> SearchDocument:
    trail, kind = _SECTIONS.get(page.section, ("", "sida"))
    if page.path.endswith("index.md"):
        trail, kind = "", "sida"
    address = f"{page.address}/" if page.address else ""
    return SearchDocument(
        address,
        page.lang,
        kind,
        page.head.title,
        (trail,) if trail else (),
        page.head.description or "",
        plain(page.body),
    )


# Title, markers, tags, addresses, attributes, heads of boxes, and the line below a table's head.
_NO_WORDS = re.compile(
    r"\A\s*# .*|<!--.*?-->|</?[a-zA-Z][^>]*>|\]\([^)]*\)|\{[^}\n]*\}|^(?:!!!|\?\?\?\+?) *\w+|^\|?[-:| ]+\|$",
    re.M,
)
_BETWEEN_BLOCKS = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+>|:]|#+|\d+\.)\s)")


def plain(markdown: str) -> str:
    """The words of a Markdown text, a line for each heading, paragraph, item and row; without its title."""
    blocks = _BETWEEN_BLOCKS.split(_NO_WORDS.sub(" ", markdown))
    lines = (
        re.sub(r"\s+", " ", re.sub(r"^\s*[-+:]\s|[#*_`>|\[\]]", " ", block)).strip()
        for block in blocks
    )
    return "\n".join(filter(None, lines))
