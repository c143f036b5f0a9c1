"""The reviewer's Word file: the questions, then every unit in two columns, Swedish to the left,
South Sami to the right.

It is read back by the id that stands first in the left cell. Tracked changes are taken as accepted:
what is struck out is left out, what is put in counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from xml.etree import ElementTree

from ..pages import units
from ..pages.units import Drafts
from ..records.small_files import ReviewQuestion
from ..records.term import Term
from ..source.vocabulary import Attestation
from .contents import Block
from .documents import InLanguage, document
from .returned_word import body_of
from .translation_rows import ForeignFile, Row, facts, one_line

HEAD = ("Svenska, med id och upplysningar", "Åarjelsaemien")
QUESTIONS_HEAD = ("Fråga", "Ditt svar")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_HOW = (
    "Ändra texten i högra kolumnen där den är fel. Skriv ö, ï och æ.",
    "Låt rader som är rätta stå som de är. Ta inte bort någon rad.",
    "Ändra inget i vänstra kolumnen. Där står id, svenskan och var orden är belagda.",
    "Hittar du inget rätt ord: lämna texten och skriv en kommentar.",
    "Svara på frågorna i den första tabellen, uppifrån och ned. Det som låser upp mest står först.",
)
_PARTS = (
    (units.SENTENCES_FILE, "Sidornas meningar"),
    (units.INTERFACE_FILE, "Knappar och andra korta texter"),
)


def word_file(
    drafts: Drafts,
    questions: Sequence[ReviewQuestion],
    terms: Iterable[Term],
    day: date,
) -> bytes:
    """The file for one sitting. The same drafts, questions and day give the same bytes."""
    blocks: list[Block] = [
        (
            "text",
            "Ingen som kan sydsamiska har läst texterna. De är byggda av ord som är belagda i "
            "publicerade texter och ordböcker. Var varje utkast är belagt står vid det.",
        ),
        *(("punkt", text) for text in _HOW),
        ("h1", "Frågor till dig"),
        ("tabell", [list(QUESTIONS_HEAD), *_question_rows(questions, drafts, tuple(terms))]),
    ]
    for path, title in _PARTS:
        rows = [
            ["\n".join((draft.id, draft.swedish, *facts(draft))), InLanguage(draft.unit.sma, "sma")]
            for draft in drafts.of_file(path).values()
        ]
        blocks += [("h1", title), ("tabell", [list(HEAD), *rows])]
    return document("Sydsamiska texter att granska", blocks, day)


def _question_rows(
    questions: Sequence[ReviewQuestion], drafts: Drafts, terms: Sequence[Term]
) -> Iterator[list[str]]:
    for number, question in enumerate(questions, 1):
        own = [
            draft
            for draft in drafts.by_id.values()
            if any(part in draft.unit.sma for part in question.touches)
        ]
        words = [
            term for term in terms if any(part in (term.sma or "") for part in question.touches)
        ]
        held = sum(not draft.is_shown for draft in own) + sum(
            term.status is Attestation.PROPOSED for term in words
        )
        text = f"{number}. {question.subject}. {question.text.replace('*', '”')}"
        if question.touches:
            text += f"\nRör {len(own)} utkast och {len(words)} ord. {held} av dem väntar."
        yield [text, ""]


def read_word(content: bytes) -> list[Row]:
    """The rows of a file that has come back; raises ``ForeignFile``."""
    rows = [row for table in body_of(content).iter(f"{_WORD}tbl") for row in _rows(table)]
    if not rows:
        raise ForeignFile(
            "filen har ingen tabell med våra två kolumner.|"
            "Ta in den Word-fil som make oversattning-ut gjorde, med rubrikraderna kvar."
        )
    return rows


def _rows(table: ElementTree.Element) -> Iterator[Row]:
    """The units of one table; a table with another head gives none."""
    cells = [[_cell(cell) for cell in row.iter(f"{_WORD}tc")] for row in table.iter(f"{_WORD}tr")]
    if not cells or tuple(one_line(text) for text in cells[0]) != HEAD:
        return
    for number, row in enumerate(cells[1:], 2):
        left = [line.strip() for line in row[0].split("\n") if line.strip()] if row else []
        yield Row(
            left[0] if left else "",
            one_line(left[1]) if len(left) > 1 else "",
            one_line(row[1]) if len(row) > 1 else "",
            number,
        )


def _cell(cell: ElementTree.Element) -> str:
    """A cell's text, each paragraph and line break a line of its own."""
    return "\n".join("".join(_pieces(part)) for part in cell.iter(f"{_WORD}p"))


def _pieces(paragraph: ElementTree.Element) -> Iterator[str]:
    for node in paragraph.iter():
        if node.tag == f"{_WORD}t":  # what is struck out is delText
            yield node.text or ""
        elif node.tag in (f"{_WORD}br", f"{_WORD}cr"):
            yield "\n"
        elif node.tag == f"{_WORD}tab":
            yield " "
