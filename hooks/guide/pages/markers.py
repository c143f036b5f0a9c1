"""Markers: HTML comments that pull tables, figures and lists into a page.

``<!-- kravtabell produktgrupp=mobler strategi=reparera -->`` on a line of its own. Any Markdown reader ignores it;
here it becomes a block (see ``blocks``). This module knows the syntax and which filters each marker takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .markdown_text import without_code

# No < within a marker, so that many beginnings without an end are not each read to the end of the page.
_COMMENT = re.compile(r"^[ \t]*(?P<whole><!--(?P<words>[^<>]*?)-->)[ \t]*$", re.M)
_ANYWHERE = re.compile(r"<!--\s*(?P<words>(?P<name>[\w-]+)[^<>]*?)-->")


@dataclass(frozen=True)
class Marker:
    """A marker in a page: its name, filters, line in the file, and the text that it replaces and where that begins."""

    name: str
    filters: Mapping[str, str]
    line: int
    text: str
    start: int = 0


@dataclass(frozen=True)
class MarkerDefinition:
    """What a marker gives, the filters it takes (name → help), those that it cannot do without, and whether it draws
    what has sources of its own."""

    gives: str
    filters: Mapping[str, str]
    required: tuple[str, ...] = ()
    has_sources: bool = False


# Known here, below the functions that draw them, so that a page is checked without drawing anything.
FIGURES = (
    "behovstrappan",
    "inkopsprocessen",
    "r-strategier",
    "krav-per-strategi",
    "tidslinje",
    "forstudien",
    "karta",
)

_GROUP = {"produktgrupp": "id ur data/produktgrupper"}
_STRATEGY = {"strategi": "id ur data/strategier"}

MARKERS: Mapping[str, MarkerDefinition] = MappingProxyType(
    {
        "kravtabell": MarkerDefinition(
            "Tabell över krav.",
            _GROUP
            | _STRATEGY
            | {"niva": "bas, avancerad eller spjutspets", "typ": "id ur data/kravtyper"},
            has_sources=True,
        ),
        "kravfilter": MarkerDefinition(
            "Filtret över kraven. Syns när JavaScript är på.", {}, has_sources=True
        ),
        "jamforelse": MarkerDefinition("Krav sida vid sida. Görs i läsarens webbläsare.", {}),
        "underlag": MarkerDefinition("Underlagsbyggaren. Görs i läsarens webbläsare.", {}),
        "falltabell": MarkerDefinition(
            "Tabell över fall.",
            _GROUP
            | _STRATEGY
            | {"land": "land", "glesbygd": "ja eller nej", "organisation": "typ av organisation"},
            has_sources=True,
        ),
        "fallfilter": MarkerDefinition(
            "Filtret över fallen. Syns när JavaScript är på.", {}, has_sources=True
        ),
        "avstand": MarkerDefinition(
            "Resmål och fall ort för ort, närmast utgångspunkten först.", {}, has_sources=True
        ),
        "regeltabell": MarkerDefinition(
            "Tabell över rättsregler.",
            {"omrade": "upphandling, eu, avfall eller webbplats", "skede": "skede i inköpet"},
            has_sources=True,
        ),
        "klausultabell": MarkerDefinition(
            "Tabell över avtalsklausuler.",
            {"klausulslag": "pafoljd eller skyldighet"},
            has_sources=True,
        ),
        "modelltabell": MarkerDefinition("Tabell över utvärderingsmodeller.", {}, has_sources=True),
        "malltabell": MarkerDefinition("Tabell över mallar.", {}, has_sources=True),
        "besokstabell": MarkerDefinition("Tabell över studiebesök.", {}, has_sources=True),
        "aktorstabell": MarkerDefinition("Lista över organisationer.", {}, has_sources=True),
        "fragetabell": MarkerDefinition("Förstudiens åtta frågor.", {}, has_sources=True),
        "grupplista": MarkerDefinition("Alla produktgrupper.", {}, has_sources=True),
        "tidslinje": MarkerDefinition(
            "Daterade skyldigheter, kommande först.", {}, has_sources=True
        ),
        "ordlista": MarkerDefinition(
            "Ordlistan på svenska, sydsamiska och engelska.",
            {"ordning": "svensk eller sydsamisk"},
            has_sources=True,
        ),
        "figur": MarkerDefinition(
            "En figur som ritas vid bygget.", {"namn": "figurens namn"}, ("namn",)
        ),
        "relaterade": MarkerDefinition(
            "Länkar till fall, regler, krav, studiebesök, svar och rättsfall.",
            {
                "fall": "id:n med komma",
                "regler": "id:n med komma",
                "krav": "id:n med komma",
                "besok": "id:n med komma",
                "svar": "id:n med komma",
                "rattsfall": "id:n med komma",
            },
            has_sources=True,
        ),
        "oversattningslage": MarkerDefinition(
            "Vilka sidor som finns på sydsamiska.", {}, has_sources=True
        ),
        "granskningsfragor": MarkerDefinition(
            "Frågorna till den som granskar sydsamiskan, den viktigaste först.", {}
        ),
        "tillganglighetsredogorelse": MarkerDefinition(
            "Tillgänglighetsredogörelsen ur data/tillganglighet.yml.", {}
        ),
        "andringslogg": MarkerDefinition("Ändringar på webbplatsen, senaste först.", {}),
        "attseover": MarkerDefinition(
            "Poster vars kontroll har passerat sitt datum.", {}, has_sources=True
        ),
        "tunt": MarkerDefinition(
            "Grupper och strategier med få krav, och varför.", {}, has_sources=True
        ),
        "mall": MarkerDefinition(
            "Exempelposten som man börjar från, med en förklaring till varje rad.",
            {"slag": "mapp i data/"},
        ),
        "postfalt": MarkerDefinition("Fälten i en slags post.", {"slag": "mapp i data/"}),
        "markorlista": MarkerDefinition("Markörerna och deras filter.", {}),
        "datafiler": MarkerDefinition("De öppna data som filer.", {}),
        "register": MarkerDefinition("Alla titlar och ord från A till Ö.", {}, has_sources=True),
        "tidsplan": MarkerDefinition(
            "Räknare för den egna upphandlingens tider. Görs i läsarens webbläsare.", {}
        ),
        "lagtabell": MarkerDefinition(
            "Alla lagar som nämns, med dagen för den lästa texten.", {}, has_sources=True
        ),
        "svarslista": MarkerDefinition(
            "Frågor med korta svar, situation för situation.", {}, has_sources=True
        ),
        "rattsfallslista": MarkerDefinition(
            "Rättsfall tema för tema, de från länet först.", {}, has_sources=True
        ),
        "livscykelkalkyl": MarkerDefinition("Livscykelkalkylen. Görs i läsarens webbläsare.", {}),
        "faktortabell": MarkerDefinition("Tabell över klimatfaktorer.", {}, has_sources=True),
        "kravprov": MarkerDefinition("Prövning av en kravtext i läsarens webbläsare.", {}),
        "provregler": MarkerDefinition("Reglerna som en kravtext prövas mot.", {}),
        "nyheter": MarkerDefinition("De senaste ändringarna.", {}),
    }
)


def has_loose_signs(marker: Marker) -> bool:
    """Whether a filter of a marker is torn apart by a space around = or after a comma."""
    return bool(re.search(r"\s=|=\s|,\s(?!-->)", marker.text))


def misplaced_markers(body: str, first_line: int = 1) -> Iterator[tuple[str, int]]:
    """(name, line) of every marker that shares its line with other text, where it would be lost; not those in code."""
    text = without_code(body)
    on_their_own = {match.start("whole") for match in _COMMENT.finditer(text)}
    for match in _ANYWHERE.finditer(text):
        if match["name"] in MARKERS and match.start() not in on_their_own:
            yield match["name"], text.count("\n", 0, match.start()) + first_line


def markers_in(body: str, first_line: int = 1) -> Iterator[Marker]:
    """Every marker of a Markdown text; ``first_line`` is the line of the file where the text begins.

    What stands in code is text and no marker.
    """
    text = without_code(body)
    for match in _COMMENT.finditer(text):
        name, *arguments = match["words"].split() or [""]
        pairs = (argument.partition("=") for argument in arguments)
        line = text.count("\n", 0, match.start()) + first_line
        filters = {key: value for key, _, value in pairs}
        yield Marker(name, filters, line, match[0], match.start())
