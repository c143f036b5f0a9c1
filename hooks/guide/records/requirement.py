"""Requirement examples (data/krav)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from ..source.fields import Cpv, CriterionId, Day, Id, Text, WholeNumber, YesNo
from ..source.laws import LawReference
from ..source.vocabulary import (
    CautionKind,
    LegalReview,
    Market,
    Origin,
    Phase,
    PurchaseKind,
    RequirementLevel,
    SourceCheck,
    UsedFit,
    Wording,
)
from .blank import Blank, BuyerTable
from .evidence import date_faults
from .layout import PAGE_ONLY, Section
from .parts import Fault, Part, Record, SourceNote, declared, reference_to, references
from .point_rules import module_faults
from .points import Definition, Point, PointFollowUp, PointProof
from .review import Review, review_faults

MATURE_SOURCES = 2  # that a market must have to be called mature


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
    level: RequirementLevel = declared("niva", "Nivå", "bas, avancerad eller spjutspets.")
    level_set_by: Text = declared("niva_satt_av", "Nivån satt av", "Vem som satt nivån.")
    phases: tuple[Phase, ...] = Field(
        alias="skeden", title="Skeden", description="Var i inköpet kravet används.", min_length=1
    )
    purchases: tuple[PurchaseKind, ...] = Field(
        alias="passar", title="Passar för", description="Slag av köp.", min_length=1
    )
    used: UsedFit = declared(
        "begagnat", "Begagnat", "Om kravet går att ställa på begagnat: ja, nej eller anpassas."
    )
    points: tuple[Point, ...] = Field(
        alias="punkter", title="Punkter", description="Ett krav i varje punkt.", min_length=1
    )
    definitions: tuple[Definition, ...] = declared(
        "definitioner", "Definitioner", "Ord som punkterna vilar på.", ()
    )
    tables: tuple[BuyerTable, ...] = declared(
        "tabeller", "Tabeller", "Tabeller som köparen fyller i.", ()
    )
    blanks: tuple[Blank, ...] = declared(
        "fyll_i", "Fyll i", "Det som köparen fyller i, med förval och råd.", ()
    )
    wording: Wording = declared("ordalydelse", "Ordalydelse", "egen eller bearbetad.")
    why: Text = declared("varfor", "Varför", "Varför kravet gör skillnad. Vår formulering.")
    figures: Text = declared(
        "tal", "Tal i kravet", "Tal och sakuppgifter, och om de är platsvärden."
    )
    figures_from: Text = declared("tal_fran", "Talen kommer från", "Källan till talen.")
    proof: tuple[PointProof, ...] = declared(
        "bevis", "Bevis", "Hur leverantören visar att punkterna är uppfyllda.", ()
    )
    follow_up: PointFollowUp = declared(
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
    criterion_ids: tuple[CriterionId, ...] = declared(
        "kravid", "KravID", "Upphandlingsmyndighetens KravID när kravet bygger på ett.", ()
    )
    builds_on: tuple[Id, ...] = references(
        "krav", "bygger_pa", "Bygger på", "Krav som behövs först."
    )
    alternatives: tuple[Id, ...] = references(
        "krav", "alternativ", "Alternativ", "Krav som kan ersätta detta."
    )
    choice_group: Id | None = declared(
        "valgrupp", "Valgrupp", "Samma ord på krav som man väljer ett av.", None
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
    review: Review | None = declared(
        "granskad", "Granskad", "Vem som granskade, vilken dag och vilken version.", None
    )
    checked: Day = declared(
        "kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor."
    )
    next_check: Day = declared("nasta_kontroll", "Nästa kontroll", "När posten ska läsas igen.")

    def faults(self) -> Iterator[Fault]:
        """Every rule of one requirement that is broken."""
        yield from module_faults(
            self.points, self.proof, self.definitions, self.tables, self.blanks, self.follow_up
        )
        yield from date_faults(self.checked, self.next_check)
        if self.market.state is Market.MATURE and len(self.sources) < MATURE_SOURCES:
            yield Fault(
                ("marknad", "lage"),
                "mogen vilar på en enda källa.",
                "Lägg till en källa som visar utbudet, eller skriv vaxande eller okand.",
            )
        yield from review_faults(self.version, self.legal_review, self.review)

    @property
    def types(self) -> tuple[str, ...]:
        """The types of its points, each once, in the order in which they first stand."""
        return tuple(dict.fromkeys(point.type for point in self.points))

    @property
    def type(self) -> str:
        """The type that weighs most: that of the first point."""
        return self.points[0].type

    layout: ClassVar[tuple[Section, ...]] = (
        Section("kravtext", ("points", "definitions")),
        Section("fyll-i", ("blanks", "tables"), PAGE_ONLY),
        Section("bevis", ("proof",)),
        Section("uppfoljning", ("follow_up",)),
        Section("varfor", ("why",), PAGE_ONLY),
        Section("lag", ("law", "rules")),
        Section("passar", ("used", "purchases", "phases", "group", "cpv"), PAGE_ONLY),
        Section("marknad", ("market",)),
        Section("se-upp", ("cautions",)),
        Section("leverantor", ("supplier_view",), PAGE_ONLY, is_quiet=True),
        Section("annons", ("notice",), PAGE_ONLY),
        Section(
            "andra-krav", ("builds_on", "alternatives", "conflicts", "choice_group"), PAGE_ONLY
        ),
        Section("fall", ("cases",), PAGE_ONLY),
        Section(
            "om-texten",
            (
                "id",
                "version",
                "published",
                "change_note",
                "level_set_by",
                "wording",
                "published_by",
                "year",
                "used_by",
                "criterion_ids",
                "figures",
                "figures_from",
                "standards",
                "next_check",
                "review",
            ),
            PAGE_ONLY,
        ),
    )
    # Fields that stand in no section, and where they are seen instead.
    elsewhere: ClassVar[dict[str, str]] = {
        "title": "sidans rubrik",
        "level": "märken under rubriken",
        "strategies": "märken under rubriken",
        "source_check": "märken under rubriken",
        "legal_review": "märken under rubriken",
        "sources": "sidans fot",
        "checked": "sidans fot",
    }
