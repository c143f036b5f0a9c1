"""The points of a requirement: one demand each, with its answer, clauses, blanks and proof.

A requirement is a module of points. The parts are declared here; the rules that one module must
keep by itself stand in ``point_rules``, and what needs other records in ``checking``.
"""

from __future__ import annotations

from pydantic import Field

from ..source.fields import Id, Text
from ..source.laws import LawReference
from ..source.vocabulary import (
    Aggregate,
    AnswerKind,
    Burden,
    Condition,
    Direction,
    FailureKind,
    Origin,
    ProofTime,
    PurchaseKind,
    Side,
)
from .parts import Part, declared, reference_to


class When(Part):
    """When a point holds: condition of the goods, kinds of purchase."""

    condition: Condition | None = declared("skick", "Skick", "nytt eller begagnat.", None)
    purchases: tuple[PurchaseKind, ...] = declared("kop", "Slag av köp", "Ord ur passar.", ())


class Answer(Part):
    """What the bidder answers to a point."""

    kind: AnswerKind = declared("slag", "Slag", "ja-nej, varde, val, fritext, bilaga eller inget.")
    unit: Text | None = declared("enhet", "Enhet", "Enhet för ett värde.", None)
    direction: Direction | None = declared(
        "riktning", "Riktning", "hogre eller lagre är bättre.", None
    )
    choices: tuple[Text, ...] = declared("varden", "Värden", "Det som kan väljas.", ())


class ScaleStep(Part):
    """From this value on, this share of the points."""

    start: Text = declared(
        "fran", "Från", "Lägsta värde (högsta när lägre är bättre), eller svarets ord."
    )
    share: Text = declared("andel", "Andel", "Andel av poängen, 0 till 1 med punkt: 0.5.")


class Scale(Part):
    """An absolute scale: what a tender earns depends on its own value alone."""

    unit: Text = declared("enhet", "Enhet", "Vad värdet räknas i.")
    direction: Direction = declared("riktning", "Riktning", "hogre eller lagre är bättre.")
    aggregate: Aggregate = declared("aggregat", "Sammanvägning", "varje, medel, summa eller minst.")
    steps: tuple[ScaleStep, ...] = Field(
        alias="steg", title="Steg", description="Minst två: värde och andel.", min_length=2
    )


class Point(Part):
    """One demand, or one award criterion."""

    id: Id = declared("id", "Id", "p1, p2 … Används aldrig om.")
    type: Id = Field(
        alias="typ",
        title="Typ",
        description="Id ur data/kravtyper.",
        json_schema_extra=reference_to("kravtyper"),
    )
    part: Side = declared("part", "Part", "Vem punkten binder.", Side.SUPPLIER)
    when: When | None = declared("om", "Gäller om", "Villkor för att punkten ska gälla.", None)
    text: Text = declared("text", "Text", "Ett krav, med {id} för det som köparen fyller i.")
    answer: Answer = declared("svar", "Svar", "Vad anbudsgivaren svarar.")
    scale: Scale | None = declared("skala", "Skala", "För tilldelningskriterier: fast skala.", None)
    promise: Id | None = Field(
        None,
        alias="lofte",
        title="Löfte",
        description="Klausul som gäller om löftet inte hålls.",
        json_schema_extra=reference_to("klausuler"),
    )
    law: tuple[LawReference, ...] = declared(
        "lagrum", "Lagrum", "Bara det som inte redan följer av typen.", ()
    )
    clauses: tuple[Id, ...] = Field(
        (),
        alias="klausuler",
        title="Klausuler",
        description="Påföljder och skyldigheter som punkten behöver.",
        json_schema_extra=reference_to("klausuler"),
    )
    no_clause: Text | None = declared(
        "utan_klausul", "Utan klausul", "Varför punkten inte behöver någon klausul.", None
    )


class PointProof(Part):
    """A proof; one may serve several points."""

    id: Id = declared("id", "Id", "b1, b2 …")
    time: ProofTime = declared("nar", "När", "anbud, leverans, avtal eller begaran.")
    points: tuple[Id, ...] = Field(
        alias="galler", title="Gäller", description="Punkternas id.", min_length=1
    )
    text: Text = declared("text", "Bevis", "Det bevis ni ber om.")
    alternatives: tuple[Text, ...] = declared(
        "alternativ", "Alternativ", "Andra bevis som godtas, likvärdigt sist.", ()
    )
    origin: Origin = declared("ursprung", "Ursprung", "eget, kalla eller bada.")


class Definition(Part):
    """A word that the points lean on. No demand stands here."""

    word: Text = declared("ord", "Ord", "Ordet.")
    text: Text = declared("text", "Förklaring", "Vad ordet betyder i kravet. Inget ska.")


class OnFailure(Part):
    """What a failure leads to."""

    kind: FailureKind = declared(
        "slag", "Slag", "klausul, anbudet-forkastas, inga-poang eller ingen."
    )
    clause: Id | None = Field(
        None,
        alias="klausul",
        title="Klausul",
        description="Id ur data/klausuler.",
        json_schema_extra=reference_to("klausuler"),
    )
    reason: Text | None = declared("skal", "Skäl", "Varför ingen påföljd behövs.", None)


class PointStep(Part):
    """One step of the follow-up."""

    when: Text = declared("nar", "När", "När steget görs.")
    points: tuple[Id, ...] = declared("galler", "Gäller", "Punkternas id. Tomt: alla.", ())
    how: Text = declared("hur", "Hur", "Vad ni gör och vad ni jämför med.")
    on_failure: OnFailure = declared("vid_brist", "Vid brist", "Vad en brist leder till.")


class PointFollowUp(Part):
    """Follow-up of a module of points."""

    steps: tuple[PointStep, ...] = Field(
        alias="steg", title="Steg", description="När, hur, vid brist.", min_length=1
    )
    burden: Burden = declared("arbete", "Arbete", "Köparens arbete: liten, medel eller stor.")
    origin: Origin = declared("ursprung", "Ursprung", "eget, kalla eller bada.")
