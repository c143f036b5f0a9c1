"""The interface's words in both languages.

``data/granssnitt/sv.yml`` has every key; ``sma.yml`` those that the term base carries, with how sure each is. In the
South Sami tree a word of low confidence, or one that is missing, is shown in Swedish and marked as Swedish.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup, escape
from pydantic import BaseModel, Field, RootModel

from ..records.checking import check_record
from ..records.parts import Part
from ..source.fields import Text
from ..source.problems import Problem
from ..source.reading import read_file
from . import spelling
from .page import SOUTH_SAMI, SWEDISH

LOW_CONFIDENCE = "låg"


class Words(RootModel[dict[str, Text]]):
    """sv.yml and stavning.yml: key → text."""


class SouthSamiWord(Part):
    """A word in South Sami and how sure it is."""

    text: Text = Field(alias="sma", title="Sydsamiska", description="Texten.")
    confidence: Text = Field(
        alias="sakerhet", title="Säkerhet", description="hög, medel eller låg."
    )


class SouthSamiWords(RootModel[dict[str, SouthSamiWord]]):
    """sma.yml: key → word."""


FILES: Mapping[str, type[BaseModel]] = {"sv": Words, "sma": SouthSamiWords, "stavning": Words}


@dataclass(frozen=True)
class Interface:
    """Words by key. ``south_sami`` holds only those that may be shown."""

    swedish: Mapping[str, str]
    south_sami: Mapping[str, str]
    ae: str  # the chosen letter for æ in South Sami

    def html(self, lang: str) -> Callable[[str], Markup]:
        """A function from key to HTML; Swedish in the South Sami tree is marked as Swedish."""

        def word(key: str) -> Markup:
            if lang == SWEDISH:
                return escape(self.swedish[key])
            if key in self.south_sami:
                return escape(self.south_sami[key])
            return Markup('<span lang="sv">{}</span>').format(self.swedish[key])

        return word

    def plain(self, lang: str) -> Callable[[str], str]:
        """A function from key to text, for attributes, where a language cannot be marked."""
        return lambda key: (
            self.south_sami.get(key, self.swedish[key]) if lang == SOUTH_SAMI else self.swedish[key]
        )


def load(root: Path) -> Interface | list[Problem]:
    """The words of both languages, or the faults in their files."""
    found = {
        name: read_file(root / "data" / "granssnitt" / f"{name}.yml", f"data/granssnitt/{name}.yml")
        for name in FILES
    }
    problems = [source for source in found.values() if isinstance(source, Problem)]
    for name, source in found.items():
        checked = None if isinstance(source, Problem) else check_record(source, FILES[name])
        problems += checked if isinstance(checked, list) else []
    if problems:
        return problems
    values = {
        name: source.value for name, source in found.items() if not isinstance(source, Problem)
    }
    ae = str(values["stavning"].get("ae", spelling.WRITTEN))
    south_sami = {
        key: spelling.respelled(str(entry["sma"]), ae)
        for key, entry in values["sma"].items()
        if isinstance(entry, dict) and entry.get("sakerhet") != LOW_CONFIDENCE
    }
    return Interface({key: str(value) for key, value in values["sv"].items()}, south_sami, ae)
