"""The words that readers see for those of the vocabularies (data/ord.yml): one for each, and none that stands for nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from ..source import vocabulary
from ..source.problems import Problem, suggestion
from ..source.reading import Source, read_file

FILE = "ord.yml"

LABELS: Mapping[type[StrEnum], str] = MappingProxyType(
    {
        vocabulary.RequirementLevel: "niva",
        vocabulary.Phase: "skede",
        vocabulary.RulePhase: "skede",
        vocabulary.PurchaseKind: "kop",
        vocabulary.Burden: "arbete",
        vocabulary.Market: "marknad",
        vocabulary.Origin: "ursprung",
        vocabulary.Wording: "ordalydelse",
        vocabulary.SourceCheck: "kallkontroll",
        vocabulary.LegalReview: "juridik",
        vocabulary.CautionKind: "slag-varning",
        vocabulary.ThresholdScope: "troskel",
        vocabulary.RuleKind: "regelslag",
        vocabulary.RuleArea: "omrade",
        vocabulary.Basis: "grund",
        vocabulary.CaseKind: "fallslag",
        vocabulary.OrganisationKind: "organisationstyp",
        vocabulary.ClauseKind: "klausulslag",
        vocabulary.Inflection: "form",
        vocabulary.EvaluationBasis: "utvarderingsgrund",
        vocabulary.Calculation: "raknesatt",
        vocabulary.MeasureFrom: "matt-fran",
        vocabulary.Winner: "vinner",
        vocabulary.Side: "part",
        vocabulary.Condition: "skick",
        vocabulary.AnswerKind: "svarslag",
        vocabulary.Direction: "riktning",
        vocabulary.Aggregate: "aggregat",
        vocabulary.ProofTime: "bevis-nar",
        vocabulary.FailureKind: "vid-brist",
        vocabulary.UsedFit: "begagnat",
        vocabulary.Situation: "situation",
        vocabulary.RulingTheme: "rattsfallstema",
        vocabulary.BuyerOutcome: "koparen",
        vocabulary.RulingReading: "rattsfallslasning",
        vocabulary.TemplateField: "mallfalt",
        vocabulary.TemplateReader: "malllasare",
        vocabulary.FactorState: "faktorlage",
        vocabulary.FactorOrigin: "faktorursprung",
        vocabulary.FactorUse: "faktorbruk",
        vocabulary.FactorLicence: "faktorlicens",
        vocabulary.Certainty: "sakerhet",
        vocabulary.TextTest: "textprov",
        vocabulary.FindingWeight: "fyndtyngd",
        vocabulary.TextScope: "textrackvidd",
    }
)
"""Vocabulary → the group in data/ord.yml that has its words."""

_EXPLAINED: Mapping[str, type[StrEnum]] = MappingProxyType(
    {"nivaforklaring": vocabulary.RequirementLevel, "arbetsforklaring": vocabulary.Burden}
)
# Words of kinds, of steps and of the document builder; no vocabulary has them.
_OTHER = frozenset(
    "ansvarig trappsteg sidslag kravdel underlag-slag underlag-slagforklaring underlag-avropssatt underlag-skick "
    "underlag-svar underlag-falt underlag-ramtroskel underlag-dokument underlag-kapitel underlag-bevistid "
    "underlag-sammanvagning underlag-vid-brist underlag-text".split()
)


def words_of(group: str) -> set[str]:
    """The words that a group may have; none when it belongs to no vocabulary."""
    words = {word.value for enum, label in LABELS.items() if label == group for word in enum}
    return words | {word.value for word in _EXPLAINED.get(group, ())}


def check(data: Path, labels: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    """Every word without a text, every text without a word, and words of one group that readers cannot tell apart."""
    source = read_file(data / FILE, f"data/{FILE}")
    if isinstance(source, Problem):
        return
    groups = {*LABELS.values(), *_EXPLAINED}
    for group in sorted((groups | _OTHER) - labels.keys()):
        yield _problem(source, (), f"gruppen {group} saknas.", "Hämta tillbaka den ur historiken.")
    for group in sorted(labels.keys() - groups - _OTHER):
        yield _problem(
            source,
            (group,),
            "gruppen läses inte.",
            f"Ta bort den eller rätta namnet.{suggestion(group, groups | _OTHER)}",
        )
    for group in sorted(groups & labels.keys()):
        yield from _check_group(source, group, labels[group])


def _check_group(source: Source, group: str, given: Mapping[str, str]) -> Iterator[Problem]:
    words, seen = words_of(group), dict[str, str]()
    for word in sorted(words - given.keys()):
        yield _problem(
            source,
            (group,),
            f"ordet {word} saknar text.",
            f"Lägg till raden {word}: följd av texten.",
        )
    for word, text in given.items():
        if word not in words:
            yield _problem(
                source,
                (group, word),
                "ordet finns inte.",
                f"Ta bort det eller rätta stavningen.{suggestion(word, words)}",
            )
        elif text in seen:
            yield _problem(
                source,
                (group, word),
                f'texten "{text[:60]}" har redan ordet {seen[text]}.',
                "Skriv olika texter, så att läsaren kan skilja dem åt.",
            )
        seen.setdefault(text, word)


def _problem(source: Source, place: tuple[str, ...], what: str, remedy: str) -> Problem:
    return Problem(source.path, source.line(place), " ".join(place), what, remedy)
