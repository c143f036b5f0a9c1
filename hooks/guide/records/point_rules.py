"""The rules that a module of points must keep by itself; each broken one is told with its remedy.

The words of a point (vague ones, a standard without "eller likvärdigt") are judged by the rules in
data/provregler, which a reader's own text is tried by too; see ``checking.check_words``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..source.problems import suggestion
from ..source.vocabulary import AnswerKind, FailureKind, Side
from .binding_text import blank_faults
from .blank import Blank, BuyerTable
from .links import Location
from .parts import Fault
from .points import Definition, Point, PointFollowUp, PointProof, Scale

SKA = re.compile(r"\b(ska|skall|måste)\b", re.I)
AWARD, CONTRACT = "tilldelningskriterium", "kontraktsvillkor"


def module_faults(
    points: Sequence[Point],
    proofs: Sequence[PointProof],
    definitions: Sequence[Definition],
    tables: Sequence[BuyerTable],
    blanks: Sequence[Blank],
    follow_up: PointFollowUp,
) -> Iterator[Fault]:
    """Every rule of one module that is broken."""
    yield from _repeated("punkter", [p.id for p in points])
    yield from _repeated("bevis", [p.id for p in proofs])
    for index, point in enumerate(points):
        yield from _point_faults(("punkter", index), point)
    yield from _proof_faults(points, proofs)
    for index, definition in enumerate(definitions):
        if SKA.search(definition.text):
            yield Fault(
                ("definitioner", index, "text"),
                "en definition innehåller ett krav.",
                "Flytta kravet till en punkt. En definition säger bara vad ordet betyder.",
            )
    for index, table in enumerate(tables):
        for row, cells in enumerate(table.rows):
            if len(cells) != len(table.columns):
                yield Fault(
                    ("tabeller", index, "rader", row),
                    f"raden har {len(cells)} celler, tabellen har {len(table.columns)} kolumner.",
                    "Skriv en cell för varje kolumn.",
                )
    for index, blank in enumerate(blanks):
        if blank.measure and blank.unit and not _same_unit(blank.unit, blank.measure.unit):
            yield Fault(
                ("fyll_i", index, "matt", "enhet"),
                f'måttet räknas i "{blank.measure.unit}" men luckan i "{blank.unit}".',
                "Skriv samma enhet på båda ställena.",
            )
    texts = list(_texts(points, proofs, definitions, follow_up))
    yield from blank_faults(texts, blanks, tables)
    yield from _step_faults(points, follow_up)


def _same_unit(one: str, other: str) -> bool:
    """Whether two units are one, in singular or plural, or one a kind of the other: viktprocent is procent."""
    return one in other or other in one


def _repeated(key: str, ids: Sequence[str]) -> Iterator[Fault]:
    for index, one in enumerate(ids):
        if one in ids[:index]:
            yield Fault(
                (key, index, "id"), f'"{one}" står två gånger.', "Ge varje del ett eget id."
            )


def _point_faults(at: tuple[str | int, ...], point: Point) -> Iterator[Fault]:
    demands = len(SKA.findall(point.text))
    award = point.type == AWARD
    if award and demands:
        yield Fault(
            (*at, "text"),
            "ett tilldelningskriterium innehåller ska.",
            "Skriv vad som ger poäng. Uteblivet svar ger inga poäng, det fäller inte anbudet.",
        )
    if not award and demands != 1:
        yield Fault(
            (*at, "text"),
            f"punkten har {demands} ska.",
            "Skriv ett krav i varje punkt. Dela upp texten.",
        )
    if "[" in point.text:
        yield Fault(
            (*at, "text"),
            "punkten har en hakparentes.",
            "Skriv {id} och deklarera luckan under fyll_i.",
        )
    if award and point.scale is None:
        yield Fault(
            at,
            "tilldelningskriteriet saknar skala.",
            "Lägg till en fast skala med andelar från 0 till 1.",
        )
    if award and point.promise is None and not point.no_clause:
        yield Fault(
            at,
            "löftet saknar klausul.",
            "Ange vid lofte vilken klausul som gäller om löftet inte hålls.",
        )
    if not award and (point.scale or point.promise):
        yield Fault(
            at, "skala och löfte hör till tilldelningskriterier.", "Ta bort dem, eller ändra typen."
        )
    if point.type == CONTRACT and not point.clauses and not point.no_clause:
        yield Fault(
            at, "villkoret saknar klausul.", "Ange klausuler, eller skriv skälet i utan_klausul."
        )
    if point.clauses and point.no_clause:
        yield Fault(
            (*at, "utan_klausul"),
            "punkten har klausuler och ett skäl att sakna dem.",
            "Ta bort det ena.",
        )
    if point.answer.kind is AnswerKind.VALUE and not point.answer.unit:
        yield Fault((*at, "svar"), "ett värde saknar enhet.", "Skriv enhet: år, procent …")
    if point.answer.kind is AnswerKind.CHOICE and len(point.answer.choices) < 2:
        yield Fault((*at, "svar"), "ett val behöver minst två värden.", "Fyll i varden.")
    if point.scale:
        yield from _scale_faults((*at, "skala"), point.scale)
        yield from _choice_faults((*at, "skala", "steg"), point)


def _scale_faults(at: tuple[str | int, ...], scale: Scale) -> Iterator[Fault]:
    shares = []
    for index, step in enumerate(scale.steps):
        if not re.fullmatch(r"0(\.\d{1,3})?|1(\.0)?", step.share):
            yield Fault(
                (*at, "steg", index, "andel"),
                f'"{step.share}" är ingen andel.',
                "Skriv ett tal från 0 till 1: 0.5.",
            )
            return
        shares.append(float(step.share))
    if max(shares) != 1 or shares != sorted(shares):
        yield Fault(
            (*at, "steg"),
            "andelarna stiger inte till 1.",
            "Börja med den lägsta andelen och sluta med 1.",
        )


def _choice_faults(at: tuple[str | int, ...], point: Point) -> Iterator[Fault]:
    """Where the answer is a choice, each step of the scale begins with one of its words."""
    choices = point.answer.choices
    if point.answer.kind is not AnswerKind.CHOICE or not point.scale:
        return
    for index, step in enumerate(point.scale.steps):
        if choices and step.start not in choices:
            yield Fault(
                (*at, index, "fran"),
                f'"{step.start}" finns inte bland svarets värden.',
                f"Skriv ett av värdena som det står i svar.{suggestion(step.start, choices)}",
            )


def _proof_faults(points: Sequence[Point], proofs: Sequence[PointProof]) -> Iterator[Fault]:
    known = {point.id for point in points}
    for index, proof in enumerate(proofs):
        for place, target in enumerate(proof.points):
            if target not in known:
                yield Fault(
                    ("bevis", index, "galler", place),
                    f'punkten "{target}" finns inte.',
                    "Rätta id:t.",
                )
        said = " ".join(proof.text.split()).casefold().rstrip(".")
        for place, other in enumerate(proof.alternatives):
            if " ".join(other.split()).casefold().rstrip(".") == said:
                yield Fault(
                    ("bevis", index, "alternativ", place),
                    "alternativet är samma bevis.",
                    "Ta bort raden.",
                )
    proven = {target for proof in proofs for target in proof.points}
    for index, point in enumerate(points):
        needs = (
            point.answer.kind not in (AnswerKind.NONE, AnswerKind.YES_NO) or point.type != CONTRACT
        )
        if point.part is Side.SUPPLIER and needs and point.id not in proven:
            yield Fault(
                ("punkter", index),
                "punkten har inget bevis.",
                f"Lägg till {point.id} i ett bevis under galler.",
            )


def _texts(
    points: Sequence[Point],
    proofs: Sequence[PointProof],
    definitions: Sequence[Definition],
    follow_up: PointFollowUp,
) -> Iterator[tuple[Location, str]]:
    """Every text that may hold a blank, with its place."""
    for n, point in enumerate(points):
        yield ("punkter", n, "text"), point.text
        for k, step in enumerate(point.scale.steps if point.scale else ()):
            yield ("punkter", n, "skala", "steg", k, "fran"), step.start
    for n, proof in enumerate(proofs):
        yield ("bevis", n, "text"), proof.text
        for k, text in enumerate(proof.alternatives):
            yield ("bevis", n, "alternativ", k), text
    for n, definition in enumerate(definitions):
        yield ("definitioner", n, "text"), definition.text
    for n, follow in enumerate(follow_up.steps):
        yield ("uppfoljning", "steg", n, "hur"), follow.how


def _step_faults(points: Sequence[Point], follow_up: PointFollowUp) -> Iterator[Fault]:
    known = {point.id for point in points}
    for index, step in enumerate(follow_up.steps):
        at = ("uppfoljning", "steg", index)
        for place, target in enumerate(step.points):
            if target not in known:
                yield Fault(
                    (*at, "galler", place), f'punkten "{target}" finns inte.', "Rätta id:t."
                )
        failure = step.on_failure
        if (failure.kind is FailureKind.CLAUSE) != (failure.clause is not None):
            yield Fault(
                (*at, "vid_brist"),
                "klausul och slag hör ihop.",
                "Skriv slag: klausul och klausul: id, eller ta bort klausulen.",
            )
        if failure.kind is FailureKind.NONE and not failure.reason:
            yield Fault(
                (*at, "vid_brist"),
                "ingen påföljd och inget skäl.",
                "Skriv skal, eller ange en klausul.",
            )
