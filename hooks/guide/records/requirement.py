"""Requirement examples (data/krav)."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from ..source.fields import Cpv, Day, Id, Text, WholeNumber, YesNo
from ..source.laws import LawReference
from ..source.vocabulary import (
    Burden,
    CautionKind,
    LegalReview,
    Market,
    Origin,
    Phase,
    PurchaseKind,
    RequirementLevel,
    SourceCheck,
    Wording,
)
from .parts import Part, Record, SourceNote, declared, reference_to, references


class Step(Part):
    """One step of the follow-up."""

    when: Text = declared("nar", "När", "När steget görs.")
    how: Text = declared("hur", "Hur", "Vad ni gör och vad ni jämför med.")
    on_failure: Text = declared(
        "vid_brist", "Vid brist", "Vad som händer när kravet inte är uppfyllt."
    )


class Proof(Part):
    """How a supplier shows that the requirement is met."""

    text: Text = declared("text", "Bevis", "Det bevis ni ber om.")
    alternatives: tuple[Text, ...] = declared(
        "alternativ", "Alternativ", "Andra bevis som godtas, med likvärdigt sist.", ()
    )
    origin: Origin = declared("ursprung", "Ursprung", "eget, kalla eller bada.")


class FollowUp(Part):
    """Follow-up during the contract, with its burden for the buyer."""

    steps: tuple[Step, ...] = Field(
        alias="steg",
        title="Steg",
        description="När, hur och vad som händer vid brist.",
        min_length=1,
    )
    burden: Burden = declared("arbete", "Arbete", "Köparens arbete: liten, medel eller stor.")
    origin: Origin = declared("ursprung", "Ursprung", "eget, kalla eller bada.")


class MarketNote(Part):
    """What suppliers can deliver and how we know."""

    state: Market = declared("lage", "Läge", "mogen, vaxande, omogen eller okand.")
    text: Text = declared(
        "text", "Vad vi vet", "Vad källorna visar om utbudet, och hur vi vet det."
    )


class Caution(Part):
    """A conflict of goals or a limit to mind."""

    about: CautionKind = declared("slag", "Slag", "Vad det gäller.")
    text: Text = declared("text", "Text", "Vad ni bör se upp med.")
    origin: Origin = declared("ursprung", "Ursprung", "eget, kalla eller bada.")


class Standard(Part):
    """A standard, label or rule that the requirement mentions."""

    name: Text = declared("namn", "Namn", "Standard, märke eller regel.")
    confirmed: YesNo = declared("bekraftad", "Bekräftad", "ja när den nämns i en läst källa.")


class NoticeFields(Part):
    """What to state in the notice (eForms codes; labels in data/annonsfalt.yml)."""

    aims: tuple[Text, ...] = declared("BT-06", "Syfte", "Koder för BT-06.", ())
    environment: tuple[Text, ...] = declared("BT-774", "Miljöpåverkan", "Koder för BT-774.", ())
    criteria: tuple[Text, ...] = declared("BT-805", "Gröna kriterier", "Koder för BT-805.", ())


class Requirement(Record):
    """A requirement example (kravexempel), ready to adapt, with proof, follow-up and sources."""

    kind: ClassVar[str] = "krav"
    label: ClassVar[str] = "Krav"
    folder: ClassVar[str] = "krav"

    version: WholeNumber = declared("version", "Version", "Höjs när ordalydelsen ändras.")
    published: Day = declared("publicerad", "Publicerad", "Dagen då versionen publicerades.")
    change_note: Text = declared("andring", "Ändring", "Vad som är nytt i versionen.")
    title: Text = declared("titel", "Titel", "Säger vad kravet går ut på.")
    group: Id = references(
        "produktgrupper", "produktgrupp", "Produktgrupp", "Id ur data/produktgrupper.", ...
    )
    strategies: tuple[Id, ...] = Field(
        alias="strategier",
        title="Strategier",
        description="Id ur data/strategier, viktigast först.",
        min_length=1,
        json_schema_extra=reference_to("strategier"),
    )
    type: Id = references("kravtyper", "typ", "Kravtyp", "Id ur data/kravtyper.", ...)
    level: RequirementLevel = declared("niva", "Nivå", "bas, avancerad eller spjutspets.")
    level_set_by: Text = declared("niva_satt_av", "Nivån satt av", "Vem som satt nivån.")
    phases: tuple[Phase, ...] = Field(
        alias="skeden", title="Skeden", description="Var i inköpet kravet används.", min_length=1
    )
    purchases: tuple[PurchaseKind, ...] = Field(
        alias="passar", title="Passar för", description="Slag av köp.", min_length=1
    )
    text: Text = declared(
        "kravtext",
        "Kravtext",
        "Texten som klistras in. Det som ska fyllas i står inom [hakparentes].",
    )
    wording: Wording = declared("ordalydelse", "Ordalydelse", "egen eller bearbetad.")
    why: Text = declared("varfor", "Varför", "Varför kravet gör skillnad. Vår formulering.")
    figures: Text = declared(
        "tal", "Tal i kravet", "Tal och sakuppgifter, och om de är platsvärden."
    )
    figures_from: Text = declared("tal_fran", "Talen kommer från", "Källan till talen.")
    proof: Proof = declared("bevis", "Bevis", "Hur leverantören visar att kravet är uppfyllt.")
    follow_up: FollowUp = declared(
        "uppfoljning", "Uppföljning", "Hur ni kontrollerar under avtalet."
    )
    market: MarketNote = declared("marknad", "Marknad", "Vad leverantörer kan leverera.")
    cautions: tuple[Caution, ...] = declared(
        "se_upp", "Se upp med", "Målkonflikter och begränsningar.", ()
    )
    supplier_view: Text = declared(
        "leverantor",
        "För leverantören",
        "Vad kravet innebär för en liten leverantör. Vår bedömning.",
    )
    cpv: tuple[Cpv, ...] = Field(
        alias="cpv", title="CPV", description="Åttasiffriga koder.", min_length=1
    )
    notice: NoticeFields = declared("annons", "I annonsen", "Fält i annonsen och deras koder.")
    law: tuple[LawReference, ...] = declared(
        "lagrum", "Lagrum", "Lagrum utöver dem som följer av kravtypen.", ()
    )
    standards: tuple[Standard, ...] = declared(
        "standarder", "Standarder och märken", "Standarder, märken och regler som nämns.", ()
    )
    criterion_ids: tuple[Text, ...] = declared(
        "kravid", "KravID", "Upphandlingsmyndighetens KravID när kravet bygger på ett.", ()
    )
    builds_on: tuple[Id, ...] = references(
        "krav", "bygger_pa", "Bygger på", "Krav som behövs först."
    )
    alternatives: tuple[Id, ...] = references(
        "krav", "alternativ", "Alternativ", "Krav som kan ersätta detta."
    )
    conflicts: tuple[Id, ...] = references(
        "krav", "inte_med", "Inte tillsammans med", "Krav som inte passar ihop med detta."
    )
    cases: tuple[Id, ...] = references(
        "fall", "fall", "Fall", "Fall där liknande krav har använts."
    )
    rules: tuple[Id, ...] = references("regler", "regler", "Regler", "Rättsregler som rör kravet.")
    published_by: Text = declared("utgivet_av", "Utgivet av", "Vem som publicerade förlagan.")
    used_by: Text | None = declared(
        "anvant_av", "Använt av", "Organisation som har använt kravet enligt källan.", None
    )
    year: Text = declared("ar", "År", "När förlagan publicerades eller användes.")
    sources: tuple[SourceNote, ...] = Field(
        alias="kallor", title="Källor", description="Minst en.", min_length=1
    )
    source_check: SourceCheck = declared(
        "kallkontroll", "Källkontroll", "omlast eller ska-kontrolleras."
    )
    legal_review: LegalReview = declared(
        "juridik", "Juridisk granskning", "inte-granskad tills någon har granskat texten."
    )
    checked: Day = declared(
        "kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor."
    )
    next_check: Day = declared("nasta_kontroll", "Nästa kontroll", "När posten ska läsas igen.")
