"""Curated Markdown pages of both trees: front matter, state of translation, markers; read and checked without MkDocs.

``docs_sma/x.md`` is the South Sami twin of ``docs/x.md``. A page without its Swedish twin, an unknown key in a front
matter, an unknown marker or filter is a problem with file and line, like any fault in the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, partial
from pathlib import Path

from ..records import checking
from ..records.parts import Part, SourceNote, declared
from ..source.characters import named
from ..source.fields import Day, Text, WholeNumber
from ..source.memory import Memory
from ..source.problems import Problem, suggestion, unforeseen
from ..source.reading import decoded, read_bytes, text_of
from . import page_html, page_text
from .front_matter import FRONT_MATTER
from .markers import MARKERS, Marker, has_loose_signs, markers_in, misplaced_markers
from .units import Draft

SWEDISH, SOUTH_SAMI = "sv", "sma"
TREES = {SWEDISH: "docs", SOUTH_SAMI: "docs_sma"}

LONGEST_TITLE, LONGEST_DESCRIPTION = 120, 155
_LEFT_IN_TEMPLATE = ("Kort rubrik utan punkt",)
_FILE_NAME = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)*[a-z0-9]+(-[a-z0-9]+)*\.md")


class TranslationState(StrEnum):
    """State of a South Sami text."""

    DRAFT = "utkast"
    REVIEWED = "granskad"


class PageHead(Part):
    """Front matter of a Swedish page."""

    title: Text = declared("title", "Titel", "Samma som sidans rubrik.")
    description: Text = declared("description", "Beskrivning", "En mening, högst 155 tecken.")
    checked: Day = declared(
        "kontrollerad", "Senast kontrollerad", "När sidan senast lästes mot sina källor."
    )
    revision: WholeNumber = declared(
        "revision", "Revision", "Höjs när meningen ändras, så att översättningen kan följa med."
    )
    sources: tuple[SourceNote, ...] = declared(
        "kallor", "Källor", "Källor till sidans uppgifter.", ()
    )


class TranslatedHead(Part):
    """Front matter of a South Sami page."""

    title: Text = declared("title", "Titel", "Sidans rubrik på sydsamiska.")
    description: Text | None = declared(
        "description", "Beskrivning", "En mening på sydsamiska.", None
    )
    status: TranslationState = declared("status", "Status", "utkast eller granskad.")
    corresponds: WholeNumber = declared(
        "motsvarar", "Motsvarar", "Den svenska sidans revision som texten följer."
    )
    reviewed_by: Text | None = declared("granskad_av", "Granskad av", "Roll, inte namn.", None)
    reviewed: Day | None = declared("granskad", "Granskad", "Dagen då texten granskades.", None)
    sources: tuple[SourceNote, ...] = declared(
        "kallor", "Källor", "Källor till sidans uppgifter.", ()
    )


@dataclass(frozen=True)
class Page:
    """One Markdown page: its tree's language, path within the tree ("metoder/lcc.md"), head, body and body's first line.

    ``key_lines`` says on which line of the file each key of the head stands, ``drafts`` which units it is put together
    from, in their order (see ``put_together``).
    """

    lang: str
    path: str
    head: PageHead | TranslatedHead
    body: str
    body_line: int
    key_lines: Mapping[str, int] = field(default_factory=dict, repr=False, compare=False)
    drafts: tuple[Draft, ...] = field(default=(), repr=False)

    @property
    def source_path(self) -> str:
        """The file's path from the project's root."""
        return f"{TREES[self.lang]}/{self.path}"

    @property
    def address(self) -> str:
        """The page's path in the site without a slash at its ends: "metoder/lcc", "" for the start page."""
        return address_of(self.lang, self.path)

    @property
    def section(self) -> str:
        """The folder that the page belongs to: "metoder"; "" at the top."""
        return self.path.split("/")[0] if "/" in self.path else ""

    @property
    def is_draft(self) -> bool:
        """A translation that no speaker has reviewed."""
        return isinstance(self.head, TranslatedHead) and self.head.status is TranslationState.DRAFT

    @cached_property
    def markers(self) -> tuple[Marker, ...]:
        """The markers of the body, with lines counted in the file."""
        return tuple(markers_in(self.body, self.body_line))

    @cached_property
    def headings(self) -> tuple[tuple[int, str], ...]:
        """(level, text) of the Markdown headings, anchors and emphasis taken away."""
        found = re.findall(r"^(#{1,6})\s+(.+?)\s*(?:\{[^}]*\})?\s*#*$", self.body, re.M)
        return tuple((len(signs), re.sub(r"[*_`]", "", text)) for signs, text in found)


def address_of(lang: str, path: str) -> str:
    """The address of a page by its language and its path within the tree."""
    stem = path.removesuffix(".md")
    stem = "" if stem == "index" else stem.removesuffix("/index")
    return "/".join(part for part in (lang if lang != SWEDISH else "", stem) if part)


def page_files(root: Path) -> list[tuple[str, str, Path]]:
    """(language, path within the tree, file) of every page, Swedish first, each tree in the order of its paths."""
    return [
        (lang, path.relative_to(root / tree).as_posix(), path)
        for lang, tree in TREES.items()
        for path in sorted((root / tree).rglob("*.md"))
        if not any(part.startswith(".") for part in path.relative_to(root / tree).parts)
    ]


def read_pages(root: Path, memory: Memory | None = None) -> tuple[list[Page], list[Problem]]:
    """All pages of both trees, Swedish first, each tree in the order of its paths; and every fault found."""
    pages: list[Page] = []
    problems: list[Problem] = []
    files, memory = page_files(root), memory or Memory()
    for lang, path, file in files:
        found, faults = memory.of([file], partial(_read_and_check, file, lang, path))
        problems += faults
        if found:
            pages.append(found)
    # A page that could not be read still has its file: one fault, one message.
    problems += check_twins(pages, {path for lang, path, _ in files if lang == SWEDISH})
    return pages, problems


def _read_and_check(file: Path, lang: str, path: str) -> tuple[Page | None, list[Problem]]:
    """A page, and what is wrong in it by itself."""
    try:
        found = read_file(file, lang, path)
        if isinstance(found, list):
            return None, found
        place = (found.source_path, found.body, found.body_line)
        if too_long := page_text.too_much(*place):
            return found, [too_long]  # the other checks would take their time
        silent = page_text.check(*place, found.head.title, is_start=not found.address)
        return found, [
            *_head_faults(found),
            *silent,
            *check_markers(found),
            *page_html.check(*place),
        ]
    except Exception as error:
        return None, [unforeseen(f"{TREES[lang]}/{path}", error)]


def read_file(file: Path, lang: str, path: str) -> Page | list[Problem]:
    """One page from its file, or its faults."""
    text = text_of(file, f"{TREES[lang]}/{path}")
    return [text] if isinstance(text, Problem) else read_page(text.encode(), lang, path)


def read_page(content: bytes, lang: str, path: str) -> Page | list[Problem]:
    """One page from its bytes, or its faults."""
    shown = f"{TREES[lang]}/{path}"
    if not _FILE_NAME.fullmatch(path):
        odd = re.search(r"[^ -~]", path)
        why = f" I namnet står {named(odd[0])}." if odd else ""
        return [
            Problem(
                shown,
                1,
                "",
                "filens namn kan inte bli en adress.",
                f"Använd små bokstäver a–z, siffror och bindestreck.{why}",
            )
        ]
    text = decoded(content, shown)
    if isinstance(text, Problem):
        return [text]
    match = FRONT_MATTER.match(text)
    if not match:
        return [
            Problem(
                shown,
                1,
                "",
                "sidhuvudet saknas.",
                "Börja filen med ---, raderna title: och description:, och --- igen.",
            )
        ]
    if not match[1].strip():
        return [
            Problem(
                shown,
                1,
                "",
                "sidhuvudet är tomt.",
                "Skriv raderna title: och description: mellan strecken.",
            )
        ]
    source = read_bytes(match[1].encode(), shown, first_line=2)
    if isinstance(source, Problem):
        return [source]
    head_type: type[PageHead] | type[TranslatedHead] = (
        PageHead if lang == SWEDISH else TranslatedHead
    )
    head = checking.check_record(source, head_type)
    if isinstance(head, list):
        return head
    keys = {
        key: text.count("\n", 0, match.start(1) + found.start()) + 1
        for key in source.value
        for found in [re.search(rf"^[\"']?{re.escape(key)}[\"']?:", match[1], re.M)]
        if found
    }
    return Page(lang, path, head, text[match.end() :], match[0].count("\n") + 1, keys)


def _head_faults(page: Page) -> Iterator[Problem]:
    """A title and a description of the length that search and sharing show, and a revision that is counted from one."""
    head = page.head

    def fault(key: str, what: str, remedy: str) -> Problem:
        return Problem(page.source_path, page.key_lines.get(key, 1), key, what, remedy)

    for key, text, most in (
        ("title", head.title, LONGEST_TITLE),
        ("description", head.description or "", LONGEST_DESCRIPTION),
    ):
        if len(text) > most:
            yield fault(key, f"texten har {len(text)} tecken, högst {most}.", "Korta den.")
        if re.search(r"\*\*|\]\(|</?[a-z]+>", text):
            what = "texten har tecken för fetstil, länk eller HTML, och de visas som de står."
            yield fault(key, what, "Skriv ren text.")
    if head.title in _LEFT_IN_TEMPLATE:
        yield fault("title", "titeln är mallens.", "Skriv sidans egen titel här och i rubriken.")
    key, number = (
        ("revision", head.revision)
        if isinstance(head, PageHead)
        else ("motsvarar", head.corresponds)
    )
    if number < 1:
        yield fault(key, "talet räknas från 1.", "Skriv 1 eller mer.")
    if re.match(r"\s*---[ \t]*\n(?:.*\n)*?---", page.body):
        yield Problem(
            page.source_path,
            page.body_line,
            "",
            "sidhuvudet står två gånger.",
            "Behåll det ena, med raderna mellan --- och ---.",
        )


def check_twins(pages: list[Page], swedish_paths: set[str]) -> Iterator[Problem]:
    """Each South Sami page has a Swedish twin, follows a revision that exists, and says who reviewed it."""
    swedish = {page.path: page for page in pages if page.lang == SWEDISH}
    for page in pages:
        if page.lang == SWEDISH or not isinstance(page.head, TranslatedHead):
            continue
        twin = swedish.get(page.path)
        if page.path not in swedish_paths:
            yield Problem(
                page.source_path,
                1,
                "",
                f"den svenska sidan docs/{page.path} finns inte.",
                "Flytta eller ta bort den sydsamiska sidan när den svenska har flyttats eller tagits bort."
                f"{suggestion(page.path, swedish_paths)}",
            )
        elif twin and page.head.corresponds > twin.head.revision:  # type: ignore[union-attr]
            yield Problem(
                page.source_path,
                page.key_lines.get("motsvarar", 1),
                "motsvarar",
                f"den svenska sidan har bara revision {twin.head.revision}.",  # type: ignore[union-attr]
                "Skriv den revision som texten följer.",
            )
        if page.head.status is TranslationState.REVIEWED and not (
            page.head.reviewed_by and page.head.reviewed
        ):
            yield Problem(
                page.source_path,
                page.key_lines.get("status", 1),
                "status",
                "granskad kräver granskad_av och granskad.",
                "Lägg till granskarens roll och datum, eller skriv status: utkast.",
            )


def check_markers(page: Page) -> Iterator[Problem]:
    """Each marker stands on a line of its own, and it and each of its filters is known."""
    for name, line in misplaced_markers(page.body, page.body_line):
        yield Problem(
            page.source_path,
            line,
            name,
            "markören delar rad med annan text och syns inte på sidan.",
            "Låt den stå ensam på en rad.",
        )
    seen: set[str] = set()
    for marker in page.markers:
        words = marker.text[4:-3].split()
        if has_loose_signs(marker):
            yield Problem(
                page.source_path,
                marker.line,
                marker.name,
                "ett filter har mellanslag kring = eller efter ett komma.",
                "Skriv utan mellanslag: produktgrupp=mobler, eller fall=ett-id,ett-annat.",
            )
            continue
        written = [word.partition("=")[0] for word in words[1:]]
        if len(written) > len(set(written)):
            yield Problem(
                page.source_path,
                marker.line,
                marker.name,
                "samma filter står två gånger.",
                "Behåll det ena. Ett filter tar ett värde.",
            )
        if marker.name and " ".join(words) in seen:
            yield Problem(
                page.source_path,
                marker.line,
                marker.name,
                "markören står två gånger på sidan.",
                "Ta bort den ena.",
            )
        seen.add(" ".join(words))
        definition = MARKERS.get(marker.name)
        if definition is None:
            yield Problem(
                page.source_path,
                marker.line,
                marker.name,
                "markören finns inte.",
                f"Använd en av: {', '.join(MARKERS)}.{suggestion(marker.name, MARKERS)}",
            )
            continue
        for key in marker.filters:
            if key not in definition.filters:
                allowed = ", ".join(definition.filters) or "inga filter"
                yield Problem(
                    page.source_path,
                    marker.line,
                    marker.name,
                    f'filtret "{key}" finns inte.',
                    f"Tillåtet här: {allowed}.{suggestion(key, definition.filters)}",
                )
        for key in definition.required:
            if key not in marker.filters:
                yield Problem(
                    page.source_path,
                    marker.line,
                    marker.name,
                    f"{key} saknas.",
                    f"Lägg till {key}=, {definition.filters[key]}.",
                )
