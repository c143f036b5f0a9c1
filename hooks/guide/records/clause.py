"""Clauses of contracts (data/klausuler): consequences of a failure, and duties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from ..source.fields import Day, Id, Text, WholeNumber
from ..source.vocabulary import ClauseKind, LegalReview, PurchaseKind, SourceCheck
from .binding_text import Paragraph, blank_faults, paragraph_faults
from .blank import Blank
from .evidence import Fact, LegalNote, date_faults, fact_faults
from .parts import Fault, Record, SourceNote, declared, references
from .review import Review, review_faults

RUNGS = 4  # of the ladder: put right, price reduction, penalty, termination


class Clause(Record):
    """A clause that a contract takes in: text with blanks, and for the buyer law, facts, risks.

    What binds every condition of a contract stands once: data/kravtyper/kontraktsvillkor.yml.
    """

    kind: ClassVar[str] = "klausuler"
    label: ClassVar[str] = "Klausul"
    folder: ClassVar[str] = "avtal/klausuler"

    version: WholeNumber = declared("version", "Version", "Höjs när ordalydelsen ändras.")
    published: Day = declared("publicerad", "Publicerad", "Dagen då versionen publicerades.")
    change_note: Text = declared("andring", "Ändring", "Vad som är nytt i versionen.")
    title: Text = declared("titel", "Titel", "Säger vad klausulen reglerar.")
    clause_kind: ClauseKind = declared("slag", "Slag", "pafoljd eller skyldighet.")
    rung: WholeNumber | None = declared(
        "steg", "Steg i trappan", "1–4, för påföljder: rättelse, prisavdrag, vite, hävning.", None
    )
    use_when: Text = declared(
        "anvand_nar", "Använd när", "I vilka avtal klausulen behövs. Vårt råd."
    )
    paragraphs: tuple[Paragraph, ...] = Field(
        alias="stycken",
        title="Stycken",
        description="Klausulens text, ett stycke i taget.",
        min_length=1,
    )
    short: Text | None = declared(
        "kort", "Kort form", "En mening för ett litet köp, som säger samma sak.", None
    )
    blanks: tuple[Blank, ...] = declared("fyll_i", "Fyll i", "Det som köparen fyller i.", ())
    replaces: tuple[Id, ...] = declared(
        "ersatter", "Ersätter", "Det som kravens mått kallar samma skyldighet (matt vad).", ()
    )
    builds_on: tuple[Id, ...] = references(
        "klausuler",
        "bygger_pa",
        "Bygger på",
        "Klausuler som texten lutar sig mot och som ska vara med.",
    )
    excludes: tuple[Id, ...] = references(
        "klausuler", "utesluter", "Utesluter", "Klausuler som inte tas ut för samma brist."
    )
    related: tuple[Id, ...] = references(
        "klausuler",
        "hanger_ihop_med",
        "Hänger ihop med",
        "Klausuler att läsa tillsammans med denna.",
    )
    purchases: tuple[PurchaseKind, ...] = Field(
        alias="passar", title="Passar för", description="Slag av köp.", min_length=1
    )
    law_notes: tuple[LegalNote, ...] = declared(
        "lag", "Lag", "Lagrum utöver dem som gäller alla kontraktsvillkor.", ()
    )
    rules: tuple[Id, ...] = references(
        "regler", "regler", "Regler", "Rättsregler som rör klausulen."
    )
    proportionality: Text = declared(
        "proportionalitet", "Proportionalitet", "Hur klausulen hålls rimlig. Vårt råd."
    )
    risks: tuple[Text, ...] = Field(
        alias="vad_gar_fel",
        title="Vad går fel",
        description="Misstag som köpare gör. Våra.",
        min_length=1,
    )
    construction: Text | None = declared(
        "entreprenad", "I entreprenader", "Se upp med AB 04 och ABT 06.", None
    )
    facts: tuple[Fact, ...] = declared("fakta", "Fakta", "Påståenden med källa.", ())
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
        """Every rule of one clause that is broken."""
        yield from paragraph_faults("stycken", self.paragraphs)
        texts: list[tuple[tuple[str | int, ...], str]] = [
            (("stycken", index, "text"), paragraph.text)
            for index, paragraph in enumerate(self.paragraphs)
        ]
        yield from blank_faults([*texts, (("kort",), self.short or "")], self.blanks)
        if (self.clause_kind is ClauseKind.CONSEQUENCE) != (self.rung is not None):
            yield Fault(
                ("steg",),
                "steg hör till påföljder, och bara till dem.",
                f"Skriv 1–{RUNGS} för en påföljd. Ta annars bort raden.",
            )
        elif self.rung is not None and not 1 <= self.rung <= RUNGS:
            yield Fault(
                ("steg",),
                f"trappan har inget steg {self.rung}.",
                f"Skriv ett tal mellan 1 och {RUNGS}.",
            )
        yield from fact_faults(self.facts, self.sources)
        yield from date_faults(self.checked, self.next_check)
        yield from review_faults(self.version, self.legal_review, self.review)
