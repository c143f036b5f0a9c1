"""The pack for a lawyer's sitting: the likeliest requirements, all clauses and three whole sets.

Each text has boxes for yes, no and change, and a line for a comment. A field is known by its tag:
kind, id, version, a fingerprint of the wording, and what is asked. ``review_return`` reads them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import Any

from ..records.clause import Clause
from ..records.collection import Collection
from ..records.product_group import ProductGroup
from ..records.requirement import Requirement
from ..records.starters import likeliest_first, starters
from ..records.versions import Versioned, wording_of
from ..site.context import Site
from ..source.vocabulary import CautionKind, RequirementLevel, SourceCheck
from ..takeaway import documents
from ..takeaway.requirement import takeaway
from . import group_files
from .word import document_file

Block = dict[str, Any]

MOST_REQUIREMENTS = 40  # what a lawyer reads in a sitting
SETS = 3
SET = "uppsattning"  # in a tag, for a whole set
PACK = "granskning.docx"
ANSWERS = {"ja": "Ja", "nej": "Nej", "andra": "Ändra"}
COMMENT = "kommentar"
TIP = "Skriv här"

_HOW = (
    "Kryssa en ruta vid varje text. Ja betyder att texten håller som utgångspunkt för ett avtal.",
    "Skriv på raden under Kommentar vad som är fel eller ska ändras.",
    "Hoppa över det som ni inte hinner. En text utan kryss blir inte granskad.",
    "Svaret gäller versionen som står vid texten. Ändras ordalydelsen faller granskningen bort.",
    "Inga namn behövs. På webbplatsen visas bara roll och dag.",
    "Spara filen i Word. LibreOffice tappar rutornas märkning, och då går svaret inte att läsa in.",
)


def likeliest(c: Collection) -> list[Requirement]:
    """The forty likeliest: in turn one from each group, what the group begins with first, and in
    the last turn basic level first.
    """
    lines = []
    for group in c.groups:
        own = c.requirements_by_group[group]
        first = starters(c, own)
        lines.append([*first, *(r for r in likeliest_first(c, own) if r not in first)])
    levels = list(RequirementLevel)
    chosen: list[Requirement] = []
    for turn in zip_longest(*lines):
        there = [r for r in turn if r is not None]
        chosen += sorted(there, key=lambda r: levels.index(r.level))
    return chosen[:MOST_REQUIREMENTS]


def whole_sets(c: Collection) -> list[ProductGroup]:
    """The groups whose ready files are read as wholes: those with most requirements."""
    by_size = sorted(c.groups.values(), key=lambda g: (-len(c.requirements_by_group[g.id]), g.id))
    return [g for g in by_size[:SETS] if c.requirements_by_group[g.id]]


def tag_of(record: Versioned) -> str:
    """What the fields of a text are known by: "krav.mob-001.v2.1f0c9a3e"."""
    return f"{record.kind}.{record.id}.v{record.version}.{_fingerprint(wording_of(record))}"


def set_tag(c: Collection, group: ProductGroup) -> str:
    """What the fields of a whole set are known by; its version is that of all its wordings."""
    wordings = [wording_of(r) for r in c.requirements_by_group[group.id]]
    return f"{SET}.{group.id}.v1.{_fingerprint(wordings)}"


def _fingerprint(wording: object) -> str:
    text = json.dumps(wording, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def pack_files(site: Site, day: date) -> Iterator[tuple[str, bytes]]:
    """(path, content) of every file of the pack: the one with boxes, then the sets."""
    yield PACK, document_file(description(site, day))
    c = site.collection
    for group in whole_sets(c):
        own = c.requirements_by_group[group.id]
        content = [takeaway(site, r) for r in own]
        paths = set_paths(group)
        yield paths[0], document_file(group_files.description(site, group, own))
        yield paths[1], documents.group_document(group.title, content, day)
        yield paths[2], documents.group_checklist(group.title, content, day)


def set_paths(group: ProductGroup) -> tuple[str, str, str]:
    """The files of a set: to bidders, for the buyer, for the follow-up."""
    folder = f"{SET}-{group.id}"
    return (
        f"{folder}/kravbilaga-{group.id}.docx",
        f"{folder}/krav-{group.id}.docx",
        f"{folder}/uppfoljning-{group.id}.docx",
    )


def description(site: Site, day: date) -> dict[str, Any]:
    """The file with boxes as the writer needs it."""
    c = site.collection
    requirements, clauses = likeliest(c), list(c.clauses.values())
    blocks: list[Block] = [
        _p(
            f"Här är {len(requirements)} kravexempel, {len(clauses)} klausuler och "
            f"{len(whole_sets(c))} hela uppsättningar. Ingen text räknas som juridiskt granskad "
            "förrän ni har kryssat Ja och svaret är inläst."
        ),
        *(_li(text) for text in _HOW),
        _h1("Kravexempel"),
    ]
    for r in requirements:
        blocks += [*_requirement(site, r), *_boxes(tag_of(r), r.id.upper())]
    blocks.append(_h1("Klausuler"))
    for clause in clauses:
        blocks += [*_clause(site, clause), *_boxes(tag_of(clause), clause.id)]
    blocks.append(_h1("Hela uppsättningar"))
    for group in whole_sets(c):
        blocks += [*_set(c, group), *_boxes(set_tag(c, group), group.title)]
    return {
        "titel": "Juridisk granskning", "dag": day.isoformat(), "sidhuvud": site.address,
        "liggande": False, "skyddad": True, "block": blocks,
    }  # fmt: skip


def _p(text: Any) -> Block:
    return {"t": "p", "text": text}


def _li(text: Any) -> Block:
    return {"t": "li", "text": text}


def _h1(text: str) -> Block:
    return {"t": "h1", "text": text}


def _said(name: str, text: str) -> Block:
    return _p([{"fet": f"{name}: "}, text])


def _list(name: str, texts: Sequence[str]) -> list[Block]:
    return [_p({"fet": name}), *(_li(text) for text in texts)] if texts else []


def _boxes(tag: str, name: str) -> list[Block]:
    def field(what: str, kind: str, shown: str) -> dict[str, Any]:
        said = {"slag": kind, "id": f"{tag}.{what}", "namn": f"{name}: {shown}"}
        return {"falt": said | ({} if kind == "ruta" else {"tips": TIP})}

    cells = [[field(what, "ruta", shown)] for what, shown in ANSWERS.items()]
    return [{
        "t": "tabell", "bredder": [1, 1, 1, 8], "huvud": [*ANSWERS.values(), "Kommentar"],
        "rader": [[*cells, [field(COMMENT, "text", "Kommentar")]]],
    }]  # fmt: skip


def _requirement(site: Site, r: Requirement) -> list[Block]:
    values, wording = takeaway(site, r), wording_of(r)
    filled = group_files.values_of(wording)
    types = {t: site.collection.types[t].title.lower() for t in r.types}
    points = [f"{p['id']}, {types[p['typ']]}: {filled(p['text'])}" for p in wording["punkter"]]
    words = [f"{one['ord']}: {filled(one['text'])}" for one in wording.get("definitioner", ())]
    steps = [f"{s['nar']}: {s['hur']} Vid brist: {s['brist']}" for s in values["steg"]]
    return [
        {"t": "h2", "text": f"{values['nr']} version {r.version}: {r.title}"},
        {"t": "liten", "text": f"{values['grupp']}. Nivå: {values['niva']}. {values['adress']}"},
        *_list("Text", points),
        *_list("Definitioner", words),
        *_list("Bevis", [*values["bevis"].split("\n"), *values["alternativ"]]),
        *_list("Uppföljning", steps),
        _said("Lag över tröskelvärdet", values["over"]),
        _said("Lag under tröskelvärdet", values["under"]),
        *([_said("Fler lagrum", values["lagrum"])] if values["lagrum"] else []),
        *_list("Källor", values["kallor"]),
        *_list("Det här är vi osäkra på", list(_doubts(site, r))),
    ]


def _doubts(site: Site, r: Requirement) -> Iterator[str]:
    if r.source_check is SourceCheck.PENDING:
        yield f"{site.label('kallkontroll', r.source_check)}."
    yield from (caution.text for caution in r.cautions if caution.about is CautionKind.LAW)
    yield from (f"Inte bekräftat: {s.name}." for s in r.standards if not s.confirmed)


def _clause(site: Site, r: Clause) -> list[Block]:
    filled = group_files.values_of(wording_of(r))
    law = [
        " ".join(filter(None, (note.when, note.says, "; ".join(map(str, note.law)))))
        for note in r.law_notes
    ]
    doubts = [f"Inte bekräftat: {fact.claim}" for fact in r.facts if not fact.confirmed]
    if r.source_check is SourceCheck.PENDING:
        doubts.insert(0, f"{site.label('kallkontroll', r.source_check)}.")
    address = f"{site.address}{r.path}/"
    return [
        {"t": "h2", "text": f"{r.title} ({r.id} version {r.version})"},
        {"t": "liten", "text": f"Används: {r.use_when} {address}"},
        *_list("Text", [f"{p.id}: {filled(p.text)}" for p in r.paragraphs]),
        *([_said("Kort form", filled(r.short))] if r.short else []),
        *_list("Lag", law),
        _said("Så håller vi den rimlig", r.proportionality),
        *([_said("I entreprenader", r.construction)] if r.construction else []),
        *_list("Källor", [_source(source) for source in r.sources]),
        *_list("Det här är vi osäkra på", doubts),
    ]


def _source(source: Any) -> str:
    said = (source.title, source.publisher, source.date_text, source.address)
    return ", ".join(part for part in said if part)


def _set(c: Collection, group: ProductGroup) -> list[Block]:
    own: Mapping[str, int] = {r.id.upper(): r.version for r in c.requirements_by_group[group.id]}
    return [
        {"t": "h2", "text": group.title},
        _p("Filerna ligger i mappen bredvid. Håller de ihop, och går de att lämna ut som de är?"),
        *(_li(path) for path in set_paths(group)),
        {"t": "liten", "text": ", ".join(f"{id_} v{version}" for id_, version in own.items())},
    ]
