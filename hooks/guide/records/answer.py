"""Short answers to practical questions (data/svar)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import ClassVar

from pydantic import Field

from ..source.fields import Day, Id, SitePath, Text, YesNo
from ..source.laws import LawReference
from ..source.problems import Problem, suggestion
from ..source.reading import Source, read_file, text_of
from ..source.vocabulary import Situation, SourceCheck, ThresholdScope
from .evidence import date_faults
from .parts import Fault, Record, SourceNote, declared, references


class Answer(Record):
    """A question that buyers ask, its short answer, and what the answer rests on."""

    kind: ClassVar[str] = "svar"
    label: ClassVar[str] = "Svar"
    folder: ClassVar[str] = "svar"

    title: Text = declared("fraga", "Fråga", "Frågan, så som en inköpare ställer den.")
    situation: Situation = declared(
        "situation", "Situation i inköpet", "Var i inköpet frågan kommer."
    )
    short: Text = declared("kort_svar", "Kort svar", "Svaret först, i två eller tre meningar.")
    law: tuple[LawReference, ...] = declared("lagrum", "Lagrum", "Strukturerad hänvisning.", ())
    law_note: Text | None = declared(
        "lagrum_tillagg", "Tillägg till lagrummet", "Det som inte ryms i hänvisningen.", None
    )
    scope: ThresholdScope = declared(
        "troskel", "Tröskelvärde", "over, under, bada eller ej-aktuellt."
    )
    further: tuple[SitePath, ...] = declared(
        "las_mer", "Läs mer", "Sidor på webbplatsen, utan inledande snedstreck.", ()
    )
    rules: tuple[Id, ...] = references("regler", "regler", "Regler", "Rättsregler som svaret rör.")
    requirements: tuple[Id, ...] = references("krav", "krav", "Krav", "Krav som svaret rör.")
    clauses: tuple[Id, ...] = references(
        "klausuler", "klausuler", "Klausuler", "Klausuler som svaret rör."
    )
    sources: tuple[SourceNote, ...] = Field(
        alias="kallor", title="Källor", description="Minst en.", min_length=1
    )
    confirmed: YesNo = declared(
        "bekraftad", "Bekräftad", "ja när källans svar eller lagtexten har lästs."
    )
    note: Text | None = declared(
        "anmarkning", "Anmärkning", "Det som läsaren behöver veta därutöver.", None
    )
    source_check: SourceCheck = declared(
        "kallkontroll", "Källkontroll", "omlast eller ska-kontrolleras."
    )
    checked: Day = declared(
        "kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor."
    )
    next_check: Day = declared("nasta_kontroll", "Nästa kontroll", "När posten ska läsas igen.")

    def faults(self) -> Iterator[Fault]:
        """The next check comes after the last one."""
        yield from date_faults(self.checked, self.next_check)


def check_pages(
    root: Path, answers: Iterable[Answer], addresses: Collection[str]
) -> Iterator[Problem]:
    """Answers lead to pages that exist. ``addresses`` stand without slashes at their ends."""
    for answer in answers:
        for index, page in enumerate(answer.further):
            address, _, anchor = page.partition("#")
            address = address.strip("/")
            if address not in addresses:
                what = f"adressen /{address}/ finns inte."
                remedy = f"Rätta adressen eller ta bort raden.{suggestion(address, addresses)}"
            elif anchor and (known := _anchors(root, address)) is not None and anchor not in known:
                what = f'sidan /{address}/ har inget ankare "{anchor}".'
                remedy = (
                    f"Rätta det som står efter #, eller ta bort det.{suggestion(anchor, known)}"
                )
            else:
                continue
            path = f"data/{Answer.kind}/{answer.id}.yml"
            source = read_file(root / path, path)
            yield Problem(
                path,
                source.line(("las_mer", index)) if isinstance(source, Source) else 1,
                f"las_mer {index + 1}",
                what,
                remedy,
            )


def _anchors(root: Path, address: str) -> list[str] | None:
    """The anchors that a Swedish page sets itself; None when the address is no such page."""
    for path in (f"docs/{address}.md", f"docs/{address}/index.md"):
        if (root / path).is_file():
            text = text_of(root / path, path)
            return re.findall(r"\{#([\w-]+)\}", text) if isinstance(text, str) else None
    return None
