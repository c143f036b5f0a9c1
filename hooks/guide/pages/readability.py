"""How hard a Swedish text is to read: LIX and sentences that are too long.

LIX (läsbarhetsindex) = words per sentence + share of words with more than six letters, in percent. Only running
text counts: headings, tables, lists' markers, code, front matter and markers are left out. The bounds follow the
project's rule: LIX at most 50 on a page (aim 45), no sentence over 30 words.

``python -m guide lix`` reports on the whole site, or on the Markdown files that are named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from .front_matter import FRONT_MATTER

MAX_LIX = 50
MAX_SENTENCE_WORDS = 30

_FENCE = re.compile(r"^( *)(```|~~~).*?^\1\2\s*$", re.S | re.M)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_ATTRIBUTES = re.compile(r"\{[:#.][^}\n]*\}")
_WORD = re.compile(r"[A-Za-zÅÄÖÉÜåäöéüïæøáŋđ0-9][\wåäöÅÄÖéïæø’'\-]*")
# A point that ends no sentence: "kap. 3 §", "t.ex.", "art. 7", "ca 5.000", "bl.a."
_INNER_POINT = re.compile(
    r"\b(kap|st|art|ref|nr|dnr|prop|ca|t\.ex|bl\.a|dvs|m\.m|m\.fl|o\.d|s\.k|resp|jfr|f\.d|kl|tel|inkl|exkl)\.(?=\s)",
    re.I,
)


@dataclass(frozen=True)
class Readability:
    """Figures for one text: words, sentences, LIX and the sentences that are too long (word count, text)."""

    words: int
    sentences: int
    lix: float
    too_long: tuple[tuple[int, str], ...]


def running_text(markdown: str) -> list[str]:
    """Paragraphs and list items of a Markdown page as plain text, without what nobody reads as sentences."""
    text = FRONT_MATTER.sub("", markdown)
    text = _COMMENT.sub("", _FENCE.sub("", text))
    blocks: list[str] = []
    current: list[str] = []

    def close() -> None:
        if current:
            blocks.append(" ".join(current))
            current.clear()

    for raw in text.splitlines():
        line = raw.strip()
        starts_block = re.match(r"([-*+]|\d+\.)\s+", line)
        if (
            not line
            or line.startswith(("#", "|", "!!!", "???", "***", "---", "<"))
            or line.startswith(("*[", "[^"))
        ):
            close()
            continue
        if starts_block or line.startswith((": ", "> ")):
            close()
            line = re.sub(r"^([-*+]|\d+\.|:|>)\s+", "", line)
        current.append(line)
    close()
    plain = (_ATTRIBUTES.sub("", _LINK.sub(r"\1", block)) for block in blocks)
    return [re.sub(r"[*_`]", "", block).strip() for block in plain if block.strip()]


def sentences_of(block: str) -> list[str]:
    """The sentences of one block of plain text."""
    guarded = _INNER_POINT.sub(lambda m: m.group(0)[:-1] + "\u2024", block)
    parts = re.split(r"(?<=[.!?:])[”\")]*\s+(?=[A-ZÅÄÖ0-9”\"(\[])", guarded)
    return [part.replace("\u2024", ".") for part in parts if _WORD.search(part)]


def measure(markdown: str) -> Readability:
    """Readability of a Markdown text; an empty text gives LIX 0."""
    sentences = [s for block in running_text(markdown) for s in sentences_of(block)]
    words = [w for s in sentences for w in _WORD.findall(s)]
    if not words:
        return Readability(0, 0, 0.0, ())
    long_words = sum(len(re.sub(r"[\W_]", "", w)) > 6 for w in words)
    lix = len(words) / len(sentences) + 100 * long_words / len(words)
    counted = ((len(_WORD.findall(s)), s) for s in sentences)
    too_long = tuple((n, s) for n, s in counted if n > MAX_SENTENCE_WORDS)
    return Readability(len(words), len(sentences), round(lix, 1), too_long)


Measured = dict[str, list[tuple[str, Readability]]]
"""Kind → (name, figures) of its texts."""


def measured(texts: Mapping[str, Iterable[tuple[str, str]]]) -> Measured:
    """Figures for texts by kind, each (name, Markdown); a text without words is left out."""
    figures = {
        kind: [(name, measure(text)) for name, text in named] for kind, named in texts.items()
    }
    return {
        kind: [(name, one) for name, one in rows if one.words] for kind, rows in figures.items()
    }


def broken(figures: Measured) -> list[tuple[str, Readability]]:
    """The texts that break a bound."""
    return [
        (name, one)
        for rows in figures.values()
        for name, one in rows
        if one.lix > MAX_LIX or one.too_long
    ]


def report(figures: Measured) -> Iterator[str]:
    """Lines for editors: a row per kind, then every text that breaks a bound with its long sentences."""
    yield f"{'':16}{'texter':>7}{'median':>8}{'högst':>7}  hårdast"
    for kind, rows in figures.items():
        if rows:
            name, hardest = max(rows, key=lambda row: row[1].lix)
            yield f"{kind:16}{len(rows):7}{median(one.lix for _, one in rows):8.1f}{hardest.lix:7.1f}  {name}"
    over = broken(figures)
    yield f"Över gränserna (LIX {MAX_LIX}, {MAX_SENTENCE_WORDS} ord i en mening): {len(over) or 'inga'}"
    for name, one in over:
        yield f"  {name}: LIX {one.lix}"
        yield from (f"    {count} ord: {sentence}" for count, sentence in one.too_long)
