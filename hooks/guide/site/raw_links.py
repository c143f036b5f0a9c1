"""Links that pages write as HTML: no converter resolves them, so they are relative to the page's address and checked here."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from posixpath import join, normpath

from ..pages.markdown_text import without_code
from ..pages.page import TREES, Page
from ..source.problems import Problem

_ADDRESS = re.compile(r"<[a-z][^<>]*\s(?:href|src|action)=[\"'](?P<address>[^\"'<>]*)[\"']", re.I)
# Files that a build makes and a page may lead to.
MADE = frozenset(
    "lagkrav/kommande-krav.ics data/andringar.xml data/katalog.rdf sitemap.xml robots.txt opensearch.xml llms.txt".split()
)


def check(root: Path, pages: Iterable[Page], addresses: Container[str]) -> Iterator[Problem]:
    """Every such link that leads to nothing on the site."""
    for page in pages:
        for found in _ADDRESS.finditer(without_code(page.body)):
            written = found["address"]
            path = re.split(r"[?#]", written)[0]
            if not path or re.match(r"[a-z]+:|\{\{", written, re.I):
                continue
            target = normpath(join(page.address, path)).removeprefix("./").rstrip("/")
            target = "" if target == "." else target
            if path.startswith("/") or not (
                target in addresses
                or target in MADE
                or any((root / tree / target).is_file() for tree in TREES.values())
            ):
                yield Problem(
                    page.source_path,
                    page.body_line + page.body.count("\n", 0, found.start()),
                    written[:80],
                    "länken i taggen leder inte till något på webbplatsen.",
                    "Skriv den från sidans egen adress, som ../krav/, eller som en vanlig länk [text](fil.md).",
                )
