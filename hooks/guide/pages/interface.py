"""The interface's words in both languages.

``data/granssnitt/sv.yml`` has every key; ``data/oversattning/granssnitt.yml`` those that have a
South Sami word, as units (see ``units``). In the South Sami tree a word that is missing or may not
be shown is Swedish, marked as Swedish.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup, escape
from pydantic import RootModel

from ..records.checking import check_record
from ..source.fields import Text
from ..source.problems import Problem
from ..source.reading import Source, read_file
from . import spelling, units
from .page import SOUTH_SAMI, SWEDISH
from .units import Drafts


class Words(RootModel[dict[str, Text]]):
    """sv.yml and stavning.yml: key → text."""


FILES = ("sv", "stavning")
_WITH_NUMBER = ("search_many",)


@dataclass(frozen=True)
class Interface:
    """Words by key. ``south_sami`` holds only those that may be shown; ``drafts`` all units, also
    the pages'.
    """

    swedish: Mapping[str, str]
    south_sami: Mapping[str, str]
    ae: str  # the chosen letter for æ in South Sami
    drafts: Drafts

    def html(self, lang: str) -> Callable[[str], Markup]:
        """A function from key to HTML; Swedish in the South Sami tree is marked as Swedish."""

        def word(key: str) -> Markup:
            if self.lang_of(key, lang) == lang:
                return escape(self.plain(lang)(key))
            return Markup('<span lang="sv">{}</span>').format(self.swedish[key])

        return word

    def plain(self, lang: str) -> Callable[[str], str]:
        """A function from key to text, for attributes, where a language cannot be marked."""
        return lambda key: (
            self.south_sami.get(key, self.swedish[key]) if lang == SOUTH_SAMI else self.swedish[key]
        )

    def lang_of(self, key: str, lang: str) -> str:
        """The language that the word of ``key`` is in on a page in ``lang``."""
        return SOUTH_SAMI if lang == SOUTH_SAMI and key in self.south_sami else SWEDISH


def _odd_words(source: Source | Problem, words: Mapping[str, str]) -> list[Problem]:
    """A text in which a number is to be put has its place for it."""
    return [
        Problem(
            source.path,
            1 if isinstance(source, Problem) else source.line((key,)),
            key,
            "texten saknar # där antalet ska stå.",
            'Skriv # där antalet hör hemma, till exempel "# träffar".',
        )
        for key in _WITH_NUMBER
        if key in words and "#" not in words[key]
    ]


def _odd_spelling(words: Mapping[str, str]) -> list[Problem]:
    return [
        Problem(
            "data/granssnitt/stavning.yml",
            1,
            key,
            "nyckeln finns inte.",
            "Ta bort raden. Bara ae väljs här.",
        )
        for key in sorted(words.keys() - {"ae"})
    ]


def load(root: Path) -> Interface | list[Problem]:
    """The words of both languages and the units, or the faults in their files."""
    found = {
        name: read_file(root / "data" / "granssnitt" / f"{name}.yml", f"data/granssnitt/{name}.yml")
        for name in FILES
    }
    problems = [source for source in found.values() if isinstance(source, Problem)]
    for source in found.values():
        checked = None if isinstance(source, Problem) else check_record(source, Words)
        problems += checked if isinstance(checked, list) else []
    if problems:
        return problems
    values = {
        name: {key: str(value) for key, value in source.value.items()}
        for name, source in found.items()
        if not isinstance(source, Problem)
    }
    drafts, faults = units.read(root, values["sv"])
    if values["stavning"].get("ae") not in ("æ", "ä"):
        faults = [
            *faults,
            Problem(
                "data/granssnitt/stavning.yml",
                1,
                "ae",
                "ae ska vara æ eller ä.",
                'Skriv ae: "æ" eller ae: "ä".',
            ),
        ]
    faults = [*faults, *_odd_words(found["sv"], values["sv"]), *_odd_spelling(values["stavning"])]
    if faults:
        return faults
    ae = values["stavning"].get("ae", spelling.WRITTEN)
    south_sami = {
        key: spelling.respelled(draft.unit.sma, ae)
        for key, draft in drafts.of_file(units.INTERFACE_FILE).items()
        if draft.is_shown
    }
    return Interface(values["sv"], south_sami, ae, drafts)
