"""Terms in three languages (data/termer)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from ..source.fields import Day, Text, YesNo
from ..source.problems import suggestion
from ..source.south_sami import MISSPELT, SPELT_SO
from ..source.vocabulary import Attestation, Inflection
from .parts import Fault, Record, SourceNote, declared

_WORD_CLASSES = (
    "substantiv", "verb", "adjektiv", "adverb", "pronomen", "räkneord", "namn", "fras", "förkortning",
)  # fmt: skip
_UNATTESTED = (
    None,
    Attestation.COMPOSED,
    Attestation.PROPOSED,
    Attestation.REVIEWER,
)


class Term(Record):
    """A term in Swedish, South Sami and English."""

    kind: ClassVar[str] = "termer"
    label: ClassVar[str] = "Term"

    title: Text = declared("sv", "Svenska", "Termen på svenska.")
    sma: Text | None = declared(
        "sma", "Sydsamiska", "Termen på sydsamiska, när den är belagd eller föreslagen.", None
    )
    english: Text | None = declared("en", "Engelska", "Termen på engelska.", None)
    word_class: Text | None = declared("ordklass", "Ordklass", "substantiv, verb …", None)
    topic: Text | None = declared("amne", "Ämne", "Ämnesområde.", None)
    explanation: Text | None = declared(
        "forklaring", "Förklaring", "En mening på vanlig svenska. Vår.", None
    )
    explained: YesNo = declared(
        "forklaras",
        "Förklaras på sidorna",
        "ja när ordet ska förklaras på de sidor där det står.",
        False,
    )
    status: Attestation | None = declared(
        "status", "Status", "Var det sydsamiska ordet är belagt.", None
    )
    forms: dict[str, Text] = declared(
        "former", "Böjningsformer", "Form och ord. Gjorda med regler, inte granskade.", {}
    )
    variants: tuple[Text, ...] = declared("varianter", "Varianter", "Andra skrivsätt.", ())
    note: Text | None = declared("anmarkning", "Anmärkning", "Det som är osäkert.", None)
    sources: tuple[SourceNote, ...] = declared("kallor", "Källor", "Var termen är belagd.", ())
    next_check: Day = declared("nasta_kontroll", "Nästa kontroll", "När posten ska läsas igen.")

    def faults(self) -> Iterator[Fault]:
        """A word is only called attested with a source; only forms that have a name are shown."""
        if self.status not in _UNATTESTED and not self.sources:
            yield Fault(
                ("status",),
                f'ordet är "{self.status}" men har ingen källa.',
                "Skriv källan vid kallor, eller skriv föreslagen.",
            )
        if self.sma and self.status is None:
            yield Fault(("sma",), "det står inte hur säkert ordet är.", "Lägg till raden status.")
        if self.word_class and self.word_class not in _WORD_CLASSES:
            yield Fault(
                ("ordklass",),
                f'"{self.word_class}" är ingen ordklass här.',
                f"Välj en av: {', '.join(_WORD_CLASSES)}.{suggestion(self.word_class, _WORD_CLASSES)}",
            )
        words: list[tuple[tuple[str, ...], str]] = [(("sma",), self.sma or "")]
        words += [(("former", form), word) for form, word in self.forms.items()]
        for place, word in words:
            if found := MISSPELT.search(word):
                yield Fault(place, f'"{found[0]}" används inte i sydsamiskan här.', SPELT_SO)
        known = [form.value for form in Inflection]
        for form in self.forms:
            if form not in known:
                yield Fault(
                    ("former", form),
                    "formen finns inte.",
                    f"Välj en av: {', '.join(known)}.{suggestion(form, known)}",
                )
