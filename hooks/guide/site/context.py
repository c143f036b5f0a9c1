"""What a block or a record's page needs to be drawn: the collection, the pages, the renderer, and the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from markupsafe import Markup

from ..pages.explained_terms import ANCHOR, BACK, Explainer, Glossary
from ..pages.page import Page
from ..records.collection import Collection
from ..records.distances import Distances
from ..source.laws import Act, LawReference
from ..source.place import Place
from .render import Renderer


@dataclass(frozen=True)
class Site:
    """All that is the same for every page of a build."""

    collection: Collection
    pages: tuple[Page, ...]
    render: Renderer
    today: date
    address: str  # the site's absolute address with a slash at its end

    @cached_property
    def _rules_by_law(self) -> dict[str, list[str]]:
        """Canonical law key ("LOU 9:4") → paths of the rules about it."""
        found: dict[str, list[str]] = {}
        for rule in self.collection.rules.values():
            for law in rule.law:
                for key in law.search_keys():
                    found.setdefault(key, []).append(rule.path or "")
        return found

    def acts_of(self, references: Iterable[LawReference]) -> list[Act]:
        """The Swedish acts that references name, each once."""
        names = dict.fromkeys(reference.act for reference in references if reference.act)
        return [self.collection.acts[name] for name in names if name in self.collection.acts]

    def law_path(self, reference: LawReference) -> str:
        """Path of the rule that shares most sections with a reference, else of the list of rules."""
        hits = Counter(
            path for key in reference.search_keys() for path in self._rules_by_law.get(key, ())
        )
        return max(hits, key=lambda path: (hits[path], path), default="lagkrav")

    @cached_property
    def distances(self) -> Distances:
        """How far it is to places."""
        return Distances(self.collection.small_files.towns)

    @cached_property
    def glossary(self) -> Glossary:
        """The terms that pages explain."""
        return Glossary(self.collection.terms.values())

    def explainer(self) -> Explainer:
        """What links the terms of one page."""
        return Explainer(self.glossary)

    def explanations(self, explainer: Explainer, place: Place) -> Markup:
        """The explanations of a page's terms, which stand last on it; empty when it has none."""
        return (
            self.render(
                "forklaringar", terms=explainer.terms, anchor=ANCHOR, back=BACK, href=place.href
            )
            if explainer.terms
            else Markup("")
        )

    def with_explanations(self, html: Markup, place: Place) -> Markup:
        """The HTML of a template with the terms of its running text linked to their explanations."""
        explainer = self.explainer()
        return Markup(explainer.in_html(str(html))) + self.explanations(explainer, place)

    def label(self, vocabulary: str, word: str) -> str:
        """What readers see for a word of a vocabulary."""
        return self.collection.label(vocabulary, word)
