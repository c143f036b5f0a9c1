"""Templates of documents (data/mallar): sections with fields to fill in, as a page and as a
file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from ..source.fields import Day, Id, Text, WholeNumber
from ..source.vocabulary import LegalReview, SourceCheck, TemplateField, TemplateReader
from .evidence import Fact, date_faults, fact_faults
from .parts import Fault, Part, Record, SourceNote, declared


class TemplateBlank(Part):
    """Something that is filled in: a field of a form, or a column of a table."""

    id: Id = declared("id", "Id", "Fältets id i mallen.")
    name: Text = declared("namn", "Namn", "Fältets namn.")
    kind: TemplateField = declared("slag", "Slag", "text, datum, val eller ruta.")
    choices: tuple[Text, ...] = declared("varden", "Värden", "Det som kan väljas.", ())
    default: Text | None = declared("forval", "Förval", "Text som står i fältet från början.", None)
    by_law: Text | None = declared(
        "foljer_av_lag", "Följer av lag", "Lagrum eller förarbete som kräver uppgiften.", None
    )
    advice: Text | None = declared("rad", "Råd", "Vårt råd till den som fyller i.", None)


class TemplateSection(Part):
    """A section: a text, and fields one by one or as the columns of a table."""

    heading: Text = declared("rubrik", "Rubrik", "Avsnittets rubrik.")
    text: Text | None = declared("text", "Text", "Text som står i dokumentet.", None)
    rows: WholeNumber | None = declared(
        "rader", "Rader", "Antal tomma rader, när fälten är kolumner i en tabell.", None
    )
    fields: tuple[TemplateBlank, ...] = declared("falt", "Fält", "Det som fylls i.", ())


class Template(Record):
    """A template of a document. Its structure and advice are ours; its facts have sources."""

    kind: ClassVar[str] = "mallar"
    label: ClassVar[str] = "Mall"
    folder: ClassVar[str] = "mallar"

    title: Text = declared("titel", "Titel", "Börjar med Mall för.")
    words: tuple[Text, ...] = declared("sokord", "Sökord", "Andra ord för dokumentet.", ())
    reader: TemplateReader = declared(
        "till", "Till", "anbudsgivare, leverantor, internt eller namnd."
    )
    use_when: Text = declared("anvand_nar", "Använd när", "När mallen behövs. Vårt råd.")
    sections: tuple[TemplateSection, ...] = Field(
        alias="avsnitt", title="Avsnitt", description="Dokumentets avsnitt i ordning.", min_length=1
    )
    advice: tuple[Text, ...] = declared("rad", "Råd", "Våra råd till den som skriver.", ())
    facts: tuple[Fact, ...] = declared("fakta", "Fakta", "Påståenden med källa.", ())
    sources: tuple[SourceNote, ...] = declared("kallor", "Källor", "Källor till fakta.", ())
    source_check: SourceCheck = declared(
        "kallkontroll", "Källkontroll", "omlast eller ska-kontrolleras."
    )
    legal_review: LegalReview = declared(
        "juridik", "Juridisk granskning", "inte-granskad tills någon har granskat texten."
    )
    checked: Day = declared("kontrollerad", "Senast kontrollerad", "När posten senast lästes.")
    next_check: Day = declared("nasta_kontroll", "Nästa kontroll", "När posten ska läsas igen.")

    @property
    def file_path(self) -> str:
        """Where the Word file lies."""
        return f"{self.path}/mall-{self.id}.docx"

    def faults(self) -> Iterator[Fault]:
        """Every rule of one template that is broken."""
        for index, section in enumerate(self.sections):
            yield from _section_faults(("avsnitt", index), section)
        yield from fact_faults(self.facts, self.sources)
        yield from date_faults(self.checked, self.next_check)


def _section_faults(at: tuple[str | int, ...], section: TemplateSection) -> Iterator[Fault]:
    if not section.fields and not section.text:
        yield Fault(at, "avsnittet är tomt.", "Skriv en text eller minst ett fält.")
    for place, one in enumerate(section.fields):
        if (one.kind is TemplateField.CHOICE) != bool(one.choices):
            yield Fault(
                (*at, "falt", place, "varden"),
                "värden hör till fält av slaget val, och behövs där.",
                "Skriv slag: val och minst två värden, eller ta bort värdena.",
            )
        if one.id in [other.id for other in section.fields[:place]]:
            yield Fault(
                (*at, "falt", place, "id"), f'"{one.id}" står två gånger.', "Byt ut ett id."
            )
