"""Evaluation models (data/utvarderingsmodeller), with examples that are calculated again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import ClassVar

from pydantic import Field

from ..source.fields import Day, Id, Text, YesNo
from ..source.vocabulary import Calculation, EvaluationBasis, LegalReview, SourceCheck, Winner
from .binding_text import Paragraph, blank_faults, paragraph_faults
from .blank import Blank
from .evaluation import WAYS, ImpossibleNumber, Way, winners
from .evidence import Fact, LegalNote, date_faults, fact_faults
from .parts import Fault, Part, Record, SourceNote, declared, references

AMOUNT = "Skriv talet utan mellanslag och med punkt: 1500 eller 84.86."


class Parameter(Part):
    """A number that the buyer sets before the tenders are opened."""

    id: Id = declared("id", "Id", "Räknesättets eget id.")
    question: Text = declared("fraga", "Fråga", "Frågan till köparen.")
    unit: Text = declared("enhet", "Enhet", "kr, procent, poäng …")
    default: Text = declared("forval", "Förval", "Talet som räknaren börjar med.")


class TenderValue(Part):
    """A number that each tender tells."""

    id: Id = declared("id", "Id", "Räknesättets eget id.")
    question: Text = declared("fraga", "Fråga", "Vad anbudet uppger.")
    unit: Text = declared("enhet", "Enhet", "kr, procent, poäng …")


class Simulator(Part):
    """What a calculator needs to try the model out."""

    calculation: Calculation = declared(
        "raknesatt", "Räknesätt", "Vilket räknesätt modellen använder."
    )
    winner: Winner = declared("vinner", "Vinner", "lagst eller hogst.")
    relative: YesNo = declared("relativ", "Relativ", "ja när ett anbud ändrar de andras resultat.")
    parameters: tuple[Parameter, ...] = Field(
        alias="parametrar",
        title="Parametrar",
        description="Det som köparen bestämmer.",
        min_length=1,
    )
    values: tuple[TenderValue, ...] = Field(
        alias="uppgifter",
        title="Uppgifter",
        description="Det som varje anbud uppger.",
        min_length=1,
    )


class Tender(Part):
    """An invented tender."""

    name: Text = declared("namn", "Namn", "A, B, C …")
    values: dict[str, Text] = declared("varden", "Värden", "Uppgiftens id och talet.")


class Outcome(Part):
    """What the model gives a tender."""

    name: Text = declared("namn", "Namn", "Anbudets namn.")
    result: Text | None = declared(
        "resultat", "Resultat", "Talet. Utelämnas när anbudet inte klarar kravet.", None
    )


class Example(Part):
    """A worked example. Its outcome is calculated again whenever the data are checked."""

    title: Text = declared("titel", "Titel", "Vad exemplet provar.")
    matter: Text = declared("sak", "Sak", "Vad som köps, och att talen är påhittade.")
    parameters: dict[str, Text] = declared("parametrar", "Parametrar", "Parameterns id och talet.")
    tenders: tuple[Tender, ...] = Field(
        alias="anbud", title="Anbud", description="Minst tre.", min_length=3
    )
    outcomes: tuple[Outcome, ...] = Field(
        alias="utfall",
        title="Utfall",
        description="Ett för varje anbud, i samma ordning.",
        min_length=3,
    )
    winner: Text = declared("vinnare", "Vinnare", "Anbudets namn.")
    lesson: Text = declared("lardom", "Lärdom", "Vad exemplet visar.")


class EvaluationModel(Record):
    """A way to compare tenders, its risks, its text for bidders and what a calculator needs."""

    kind: ClassVar[str] = "utvarderingsmodeller"
    label: ClassVar[str] = "Utvärderingsmodell"
    folder: ClassVar[str] = "utvardering"

    title: Text = declared("titel", "Titel", "Modellens namn.")
    basis: EvaluationBasis = declared(
        "grund", "Grund", "basta-forhallandet, kostnad eller pris (LOU 16 kap. 1 §)."
    )
    recommended: YesNo = declared("rekommenderas", "Rekommenderas", "nej när vi avråder.")
    warning: Text | None = declared(
        "varning", "Varning", "Varför vi avråder. Krävs för en relativ modell.", None
    )
    in_words: Text = declared("formel_i_ord", "Formel i ord", "Hur modellen räknar, med ord.")
    formula: Text = declared("formel", "Formel", "Hur modellen räknar, som formel.")
    fits_when: tuple[Text, ...] = Field(
        alias="passar_nar",
        title="Passar när",
        description="När modellen är rätt. Vårt råd.",
        min_length=1,
    )
    risks: tuple[Text, ...] = Field(
        alias="kanda_fel", title="Kända fel", description="Vad som brukar gå fel.", min_length=1
    )
    must_state: tuple[Text, ...] = Field(
        alias="ska_sta_i_underlaget",
        title="Ska stå i underlaget",
        description="Det som anbudsgivarna behöver veta.",
        min_length=1,
    )
    paragraphs: tuple[Paragraph, ...] = Field(
        alias="text_till_anbudsgivare",
        title="Text till anbudsgivare",
        description="Neutral text, ett stycke i taget.",
        min_length=1,
    )
    blanks: tuple[Blank, ...] = declared("fyll_i", "Fyll i", "Det som köparen fyller i.", ())
    simulator: Simulator = declared("simulator", "Räknare", "Vad en räknare behöver.")
    examples: tuple[Example, ...] = Field(
        alias="exempel", title="Exempel", description="Räknas om vid varje kontroll.", min_length=1
    )
    law_notes: tuple[LegalNote, ...] = Field(
        alias="lag", title="Lag", description="Lagrum och vad de säger.", min_length=1
    )
    rules: tuple[Id, ...] = references(
        "regler", "regler", "Regler", "Rättsregler som rör modellen."
    )
    clauses: tuple[Id, ...] = references(
        "klausuler", "klausuler", "Klausuler", "Klausuler som tar vid om ett löfte inte hålls."
    )
    small_firms: Text = declared(
        "sma_leverantorer",
        "Små leverantörer",
        "Vad modellen innebär för små leverantörer. Vår bedömning.",
    )
    advice: Text = declared("vart_rad", "Vårt råd", "Vårt råd i en eller två meningar.")
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
    checked: Day = declared(
        "kontrollerad", "Senast kontrollerad", "När posten senast lästes mot sina källor."
    )
    next_check: Day = declared("nasta_kontroll", "Nästa kontroll", "När posten ska läsas igen.")

    def faults(self) -> Iterator[Fault]:
        """Every rule of one model that is broken, wrong sums among them."""
        key = "text_till_anbudsgivare"
        yield from paragraph_faults(key, self.paragraphs)
        yield from blank_faults(
            [((key, index, "text"), p.text) for index, p in enumerate(self.paragraphs)], self.blanks
        )
        yield from self._simulator_faults()
        for index, example in enumerate(self.examples):
            yield from _example_faults(
                ("exempel", index), WAYS[self.simulator.calculation], example
            )
        yield from fact_faults(self.facts, self.sources)
        yield from date_faults(self.checked, self.next_check)

    def _simulator_faults(self) -> Iterator[Fault]:
        way, simulator = WAYS[self.simulator.calculation], self.simulator
        for key, told, known in (
            ("parametrar", simulator.parameters, way.parameters),
            ("uppgifter", simulator.values, way.values),
        ):
            if (ids := tuple(part.id for part in told)) != known:
                yield Fault(
                    ("simulator", key),
                    f"räknesättet {simulator.calculation} tar {', '.join(known)}, "
                    f"inte {', '.join(ids)}.",
                    "Skriv räknesättets id i den ordningen.",
                )
        for index, parameter in enumerate(simulator.parameters):
            if _number(parameter.default) is None:
                yield Fault(
                    ("simulator", "parametrar", index, "forval"),
                    f'"{parameter.default}" är inget tal.',
                    AMOUNT,
                )
        if simulator.winner is not way.winner:
            yield Fault(
                ("simulator", "vinner"),
                f"i räknesättet {simulator.calculation} vinner {way.winner}.",
                f"Skriv {way.winner}.",
            )
        if simulator.relative != way.relative:
            yield Fault(
                ("simulator", "relativ"),
                "räknesättet säger något annat.",
                f"Skriv {'ja' if way.relative else 'nej'}.",
            )
        if way.relative and (self.recommended or not self.warning):
            yield Fault(
                ("rekommenderas",),
                "en relativ modell rekommenderas, eller saknar varning.",
                "Skriv rekommenderas: nej, och skälet i varning.",
            )


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text) if not set(text) - set("-0123456789.") else None
    except InvalidOperation:
        return None


def _numbers(texts: Mapping[str, str], known: tuple[str, ...]) -> dict[str, Decimal] | None:
    found = {key: number for key, text in texts.items() if (number := _number(text)) is not None}
    return found if set(found) == set(known) and len(texts) == len(known) else None


def _reason(error: Exception) -> str:
    return f": {error}" if isinstance(error, ImpossibleNumber) else ""


def _example_faults(at: tuple[str | int, ...], way: Way, example: Example) -> Iterator[Fault]:
    parameters = _numbers(example.parameters, way.parameters)
    if parameters is None:
        yield Fault(
            (*at, "parametrar"), f"exemplet ska ha ett tal för {', '.join(way.parameters)}.", AMOUNT
        )
    tenders = [_numbers(tender.values, way.values) for tender in example.tenders]
    for index, tender in enumerate(tenders):
        if tender is None:
            yield Fault(
                (*at, "anbud", index, "varden"),
                f"anbudet ska ha ett tal för {', '.join(way.values)}.",
                AMOUNT,
            )
    if parameters is None or None in tenders:
        return
    names = [tender.name for tender in example.tenders]
    try:
        results = way.results(parameters, [tender for tender in tenders if tender is not None])
    except (ArithmeticError, ValueError) as error:  # a division by nothing, a sum without end
        yield Fault(
            (*at, "parametrar"),
            f"det går inte att räkna med talen{_reason(error)}.",
            "Skriv tal som kan förekomma i en upphandling, till exempel ar: '8' och ranta: '3'.",
        )
        return
    if names != [outcome.name for outcome in example.outcomes]:
        yield Fault(
            (*at, "utfall"),
            "utfallet har inte samma anbud i samma ordning.",
            f"Skriv ett utfall för {', '.join(names)}.",
        )
        return
    for index, (outcome, result) in enumerate(zip(example.outcomes, results, strict=True)):
        if (None if outcome.result is None else _number(outcome.result)) != result:
            right = "att anbudet inte klarar kravet" if result is None else str(result)
            yield Fault(
                (*at, "utfall", index),
                f"anbud {outcome.name} räknas till {right}.",
                "Rätta resultatet, eller talen som det räknas på.",
            )
    best = [names[place] for place in winners(way, results)]
    if best != [example.winner]:
        yield Fault(
            (*at, "vinnare"),
            f"bäst är {' och '.join(best) or 'inget anbud'}.",
            "Skriv det anbud som räkningen visar.",
        )
