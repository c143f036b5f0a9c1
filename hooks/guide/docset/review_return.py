"""Takes a lawyer's answers in: by the fields' tags, all faults told, nothing written when there is one.

A file that we did not make, a text that we do not have and a wording that is not today's are
refused. Yes is written as a review in the record's file, in its own lines; no and change are for
the editor to mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from ..records.collection import Collection
from ..records.review import Review
from ..records.reviewed_file import faults_of, with_review
from ..records.versions import Versioned
from ..source.problems import Faulty, Problem, suggestion
from ..takeaway.returned_word import body_of
from ..takeaway.translation_rows import ForeignFile
from .review_pack import ANSWERS, COMMENT, SET, TIP, set_tag, tag_of, whole_sets

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_TICKED = ("1", "true", "on")
_PARTS = (*ANSWERS, COMMENT)
_TAG = re.compile(
    rf"(?P<text>(?P<kind>[a-z]+)\.(?P<id>[a-z0-9-]+)\.v(?P<version>\d+)\.[0-9a-f]{{8}})"
    rf"\.(?P<part>{'|'.join(_PARTS)})"
)
_YES = next(iter(ANSWERS))
_AGAIN = "Gör ett nytt paket med make granskning och låt juristen läsa den nya texten."
_SEND_BACK = "Fråga juristen, och rätta i filen."


@dataclass(frozen=True)
class Sitting:
    """Who has reviewed (a role, never a name) and when."""

    by: str
    day: date


@dataclass(frozen=True)
class Answer:
    """What a lawyer says of one text; ``answer`` is ja, nej or andra."""

    kind: str
    id: str
    version: int
    answer: str
    comment: str

    def __str__(self) -> str:
        said = f"{self.id} v{self.version}: {ANSWERS[self.answer].lower()}"
        return f"{said}. {self.comment or 'Ingen kommentar.'}"


@dataclass(frozen=True)
class Taken:
    """What a file brings: the answers, and the records' files as they shall be written."""

    answers: tuple[Answer, ...]
    files: Mapping[str, str]

    @property
    def to_mend(self) -> list[Answer]:
        """What the editor has to read: no, change, and a yes with a comment."""
        return [one for one in self.answers if one.answer != _YES or one.comment]


def take_in(path: Path, c: Collection, sitting: Sitting, today: date) -> Taken:
    """Read a returned file against today's records; raises ``Faulty`` with every fault."""
    fields = _read(path)
    problems = list(_sitting_faults(path.name, sitting, today))
    texts = _texts(c)
    known = {(tag.split(".")[0], tag.split(".")[1]): tag for tag in texts}
    problems += _text_faults(path.name, fields, known)
    answers: list[Answer] = []
    for tag, parts in fields.items():
        if tag in texts:
            problems += _answer_faults(path.name, tag, parts)
            answers += _answers(tag, {key: values[0] for key, values in parts.items()})
    if problems:
        raise Faulty(problems)
    reviewed = [one for one in answers if one.answer == _YES and one.kind != SET]
    files, problems = {}, []
    for one in reviewed:
        name = f"data/{one.kind}/{one.id}.yml"
        text = (c.root / name).read_text(encoding="utf-8")
        review = Review.model_validate(
            {"av": sitting.by, "datum": sitting.day.isoformat(), "version": str(one.version)}
        )
        files[name] = with_review(text, review)
        problems += faults_of(name, files[name], one.kind)
    if problems:
        raise Faulty(problems)
    return Taken(tuple(answers), files)


def write(root: Path, taken: Taken) -> list[str]:
    """Write the files that differ from those on disk; gives their paths from the root."""
    written = []
    for name, text in taken.files.items():
        if (root / name).read_bytes() != text.encode():
            (root / name).write_bytes(text.encode())
            written.append(name)
    return written


def _texts(c: Collection) -> dict[str, Versioned | None]:
    """Today's tag of every text that may be answered; None for a set."""
    found: dict[str, Versioned | None] = {tag_of(r): r for r in c.requirements.values()}
    found |= {tag_of(clause): clause for clause in c.clauses.values()}
    return found | {set_tag(c, group): None for group in whole_sets(c)}


def _read(path: Path) -> dict[str, dict[str, list[str]]]:
    """Tag of a text → what is asked → each value that the file has for it."""
    try:
        fields = _fields(body_of(path.read_bytes()))
        if not fields:
            raise ForeignFile(
                "filen har inga av våra rutor.|Ta in den granskning.docx som make granskning gjorde."
            )
        return fields
    except OSError:
        what, remedy = "filen går inte att läsa.", "Kontrollera sökvägen."
    except ForeignFile as fault:
        what, _, remedy = str(fault).partition("|")
    raise Faulty([Problem(path.name, 1, "", what, remedy)])


def _fields(body: ElementTree.Element) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for control in body.iter(f"{_W}sdt"):
        tag = control.find(f"{_W}sdtPr/{_W}tag")
        match = _TAG.fullmatch(tag.get(f"{_W}val", "")) if tag is not None else None
        if match:
            value = _comment(control) if match["part"] == COMMENT else _ticked(control)
            found.setdefault(match["text"], {}).setdefault(match["part"], []).append(value)
    return found


def _ticked(control: ElementTree.Element) -> str:
    """ "x" for a box that is ticked, else an empty text."""
    state = control.find(f"{_W}sdtPr/{_W14}checkbox/{_W14}checked")
    if state is None:  # a program that knows no boxes has left the sign
        return "x" if "☒" in _text(control) else ""
    return "x" if state.get(f"{_W14}val") in _TICKED else ""


def _comment(control: ElementTree.Element) -> str:
    text = " ".join(_text(control).split())
    untouched = control.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None
    return "" if text == TIP or (untouched and not text) else text


def _text(control: ElementTree.Element) -> str:
    """The text of a control; what is struck out does not count, a new line is a blank."""
    parts = {f"{_W}t": "", f"{_W}br": " ", f"{_W}p": " "}
    return "".join((node.text or parts[node.tag]) for node in control.iter() if node.tag in parts)


def _sitting_faults(name: str, sitting: Sitting, today: date) -> Iterator[Problem]:
    if not sitting.by.strip():
        yield Problem(name, 1, "AV", "rollen är tom.", 'Skriv till exempel AV="kommunjurist".')
    if sitting.day > today:
        yield Problem(
            name, 1, "DAG", f"{sitting.day} har inte varit än.", "Skriv dagen för granskningen."
        )


def _text_faults(
    name: str,
    fields: Mapping[str, Mapping[str, Sequence[str]]],
    known: Mapping[tuple[str, str], str],
) -> Iterator[Problem]:
    """Texts that we do not have, and wordings that are not today's."""
    for tag in fields:
        kind, id_, version, _ = tag.split(".")
        ours = known.get((kind, id_))
        if ours is None:
            near = suggestion(id_, (other for own, other in known if own == kind))
            yield Problem(name, 1, id_, "texten finns inte hos oss.", f"{_AGAIN}{near}")
        elif ours != tag:
            now = ours.split(".")[2]
            told = (
                f"svaret gäller {version}, texten är nu {now}."
                if version != now
                else f"ordalydelsen i {version} har ändrats sedan paketet gjordes."
            )
            yield Problem(name, 1, id_, told, _AGAIN)


def _answer_faults(name: str, tag: str, parts: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    id_ = tag.split(".")[1]
    for part in _PARTS:
        shown = ANSWERS.get(part, "Kommentar")
        if part not in parts:
            yield Problem(
                name, 1, id_, f"rutan {shown} saknas.", "Ta in filen med alla rutor kvar."
            )
        elif len(parts[part]) > 1:
            yield Problem(
                name, 1, id_, f"rutan {shown} står två gånger.", "Ta bort den som är inklistrad."
            )
    ticked = [shown for part, shown in ANSWERS.items() if any(parts.get(part, ()))]
    if len(ticked) > 1:
        said = " och ".join(ticked)
        yield Problem(name, 1, id_, f"{said} är kryssade samtidigt.", _SEND_BACK)
    if not ticked and any(parts.get(COMMENT, ())):
        yield Problem(name, 1, id_, "det finns en kommentar men inget kryss.", _SEND_BACK)


def _answers(tag: str, parts: Mapping[str, str]) -> Iterator[Answer]:
    kind, id_, version, _ = tag.split(".")
    for answer in ANSWERS:
        if parts.get(answer):
            yield Answer(kind, id_, int(version[1:]), answer, parts.get(COMMENT, ""))
