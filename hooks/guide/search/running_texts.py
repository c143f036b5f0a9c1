"""The running text of pages and records, by kind: what the measure of readability reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..pages.page import SWEDISH, Page
from ..records.collection import Collection
from .documents import search_documents

Named = list[tuple[str, str]]
"""(name, Markdown) of texts."""


def running_texts(collection: Collection, pages: Iterable[Page]) -> dict[str, Named]:
    """Kind → texts: the Swedish pages as they are written, and of each record what its page says in sentences."""
    found: dict[str, Named] = {
        "sidor": [(page.source_path, page.body) for page in pages if page.lang == SWEDISH]
    }
    explanations = [term.explanation for term in collection.terms.values() if term.explanation]
    found["ordlista"] = [("ordlista/", "\n\n".join(explanations))]
    for document in search_documents(collection, ()):
        if document.kind == "term":
            continue  # a line of the word list, which is one page
        found.setdefault(document.kind, []).append(
            (document.url, "\n\n".join(_sentences(f"{document.description}\n{document.text}")))
        )
    return found


def _sentences(text: str) -> Iterator[str]:
    """The lines that say something; a name alone, such as that of a standard, is no sentence."""
    return (line for line in text.splitlines() if line.rstrip().endswith((".", "!", "?", ":")))
