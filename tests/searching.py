"""The search in a browser, on a page of its own: the real form, the real script, an index of given documents."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from guide.pages import interface, page, put_together
from guide.records import collection
from guide.search.documents import search_documents, search_lexicon
from guide.search.index import build_search
from guide.search.lexicon import Lexicon, read_lexicon
from guide.search.weights import SearchDocument

ROOT = Path(__file__).resolve().parents[1]
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"


@cache
def real_documents() -> tuple[list[SearchDocument], Lexicon]:
    """All that the site's search finds, and its lexicon."""
    records = collection.load(ROOT)
    return search_documents(records, curated_pages()), search_lexicon(records, real_lexicon())


@cache
def curated_pages() -> list[page.Page]:
    """The pages of both trees, the South Sami ones put together of their sentences."""
    records, words = collection.load(ROOT), interface.load(ROOT)
    assert not isinstance(words, list)
    return [
        put_together.filled(one, words.drafts.by_id, records.terms)
        for one in page.read_pages(ROOT)[0]
    ]


@cache
def real_lexicon() -> Lexicon:
    """What editors have written in data/sokord."""
    lexicon, problems = read_lexicon(ROOT / "data/sokord")
    assert not problems
    return lexicon


def write_search_site(folder: Path, documents: Iterable[SearchDocument], lexicon: Lexicon) -> Path:
    """A folder with the search pages of both trees and the index."""
    index = folder / "assets/sok"
    index.mkdir(parents=True)
    for name, content in build_search(documents, lexicon).items():
        (index / name).write_bytes(content)
    (folder / "assets/sok.js").write_bytes((ROOT / "docs/assets/sok.js").read_bytes())
    for lang, target in (("sv", "sok"), ("sma", "sma/sok")):
        body = next(
            one.body for one in curated_pages() if one.lang == lang and one.path == "sok/index.md"
        )
        (folder / target).mkdir(parents=True)
        (folder / target / "index.html").write_text(
            _page(lang, body, target.count("/") + 1), encoding="utf-8"
        )
    return folder


def _page(lang: str, markdown: str, depth: int) -> str:
    body = re.search(r"<form.*?</noscript>", markdown, re.S)
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Sök</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><link rel="icon" href="data:,">'
        f'<script src="{"../" * depth}assets/sok.js" defer></script></head><body><main>{body[0] if body else ""}</main></body></html>'
    )


def ask(page: object, question: str, kind: str = "") -> list[dict]:
    """What the search answers, without the page around it."""
    return page.evaluate(
        "async ([q, kind]) => (await sokmotor.sok(q, kind, 10)).rows", [question, kind]
    )
