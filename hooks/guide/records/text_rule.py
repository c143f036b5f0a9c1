"""Rules for the words of a demand (data/provregler)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from ..calculation import text_rules
from ..source.fields import Day, Id, Text, WholeNumber, YesNo
from ..source.laws import LawReference
from ..source.vocabulary import FindingWeight, TextScope, TextTest
from .parts import Fault, Part, Record, SourceNote, declared, references

_FOUND = "{fynd}"
ENOUGH_HITS = 20
GOOD_ENOUGH = 0.8


class Trial(Part):
    """How the rule did on public tender texts; the protocol is in tests/manual."""

    day: Day = declared("dag", "Dag", "Dagen då regeln prövades.")
    texts: WholeNumber = declared("texter", "Texter", "Antal texter.")
    hits: WholeNumber = declared("traffar", "Träffar", "Antal träffar som bedömdes.")
    right: WholeNumber = declared("ratt", "Rätt", "Antal träffar som var riktiga.")


class TextRule(Record):
    """What to look for in a text, why it is a fault, and how to mend it."""

    kind: ClassVar[str] = "provregler"
    label: ClassVar[str] = "Regel för kravtext"

    title: Text = declared("namn", "Namn", "Vad regeln letar efter.")
    weight: FindingWeight = declared("tyngd", "Tyngd", "fel eller paminnelse.")
    test: TextTest = declared("prov", "Prov", "finns, saknas, antal eller langd.")
    types: tuple[Id, ...] = references(
        "kravtyper", "galler", "Gäller", "Kravtyper som regeln gäller. Tomt: alla."
    )
    phrases: tuple[Text, ...] = declared(
        "fraser", "Fraser", "Ord att leta efter. * är slutet av ett ord, # är ett tal.", ()
    )
    unless: tuple[Text, ...] = declared("utom", "Utom", "Ord som gör att fyndet inte räknas.", ())
    scope: TextScope = declared(
        "inom", "Inom", "mening eller text: hur långt bort ett undantag får stå.", TextScope.TEXT
    )
    case_matters: YesNo = declared(
        "stor_liten", "Stor och liten bokstav", "ja när ”KRAV” inte är ”krav”.", False
    )
    most: WholeNumber | None = declared("hogst", "Högst", "Gränsen för antal och langd.", None)
    what: Text = declared("vad", "Vad", "Vad som är fel. {fynd} är orden.")
    why: Text = declared("varfor", "Varför", "Vad det leder till i en upphandling.")
    remedy: Text = declared("laga", "Laga", "Hur texten lagas.")
    law: tuple[LawReference, ...] = declared("lagrum", "Lagrum", "Lagrum bakom regeln.", ())
    rules: tuple[Id, ...] = references("regler", "regler", "Regler", "Id på rättsregler.")
    in_records: YesNo = declared(
        "i_kravtexter", "I våra kravtexter", "ja när även våra egna krav prövas mot regeln.", False
    )
    trial: Trial | None = declared("provning", "Prövning", "Utfallet på verkliga texter.", None)
    sources: tuple[SourceNote, ...] = declared(
        "kallor", "Källor", "Källor till fraserna, när de är uppgifter.", ()
    )

    @property
    def tried(self) -> bool:
        """Whether enough hits have been judged to say how good the rule is."""
        return self.trial is not None and self.trial.hits >= ENOUGH_HITS

    @property
    def plain(self) -> text_rules.Rule:
        """The rule as the engine takes it."""
        return text_rules.Rule(
            self.id,
            self.test.value,
            self.types,
            self.phrases,
            self.unless,
            self.scope.value,
            self.case_matters,
            self.most,
        )

    def faults(self) -> Iterator[Fault]:
        """A rule without what its test needs, and one that has proved too often wrong to be kept."""
        if self.test is not TextTest.LENGTH and not self.phrases:
            yield Fault(("fraser",), "regeln har inget att leta efter.", "Skriv minst en fras.")
        if self.test in (TextTest.COUNT, TextTest.LENGTH) and self.most is None:
            yield Fault(("hogst",), "gränsen saknas.", "Skriv hogst: ett tal.")
        for key, phrases in (("fraser", self.phrases), ("utom", self.unless)):
            for index, phrase in enumerate(phrases):
                if not text_rules.is_phrase(phrase):
                    yield Fault(
                        (key, index),
                        f'"{phrase}" går inte att leta efter.',
                        "Skriv ord med mellanslag. * står sist i ett ord, # står för ett tal.",
                    )
        for key, text in (("vad", self.what), ("varfor", self.why), ("laga", self.remedy)):
            for name in re.findall(r"\{[^{}]*\}?|\}", text):
                if name != _FOUND:
                    yield Fault(
                        (key,),
                        f'"{name}" byts inte mot något.',
                        f"Skriv {_FOUND}, eller ta bort klamrarna.",
                    )
        trial = self.trial
        if trial and trial.right > trial.hits:
            yield Fault(("provning", "ratt"), "fler rätt än träffar.", "Rätta talen.")
        elif trial and self.tried and trial.right < GOOD_ENOUGH * trial.hits:
            yield Fault(
                ("provning",),
                f"regeln har rätt i {trial.right} av {trial.hits} träffar, det är för få.",
                "Skärp fraserna och pröva om, eller ta bort regeln.",
            )
