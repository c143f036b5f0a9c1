"""No Swedish passes for South Sami: checked in the built site, as a reader and a screen reader meet it.

Text belongs to the language of the nearest element around it that has ``lang``. What is left as South Sami must be
identified as such by an independent identifier (heliport, which has sma among its languages and its models in the
package), and each of its words must stand in the term base, the drafts or the interface strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup, Comment, NavigableString, Tag

ROOT = Path(__file__).resolve().parents[2]
SOUTH_SAMI, SWEDISH = "sma", "sv"
CODES = {"sma": SOUTH_SAMI, "swe": SWEDISH}
# Read out or shown, though they are no text nodes.
SPOKEN_ATTRIBUTES = ("aria-label", "alt", "title", "placeholder")
UNREAD = {"script", "style", "template", "noscript", "code", "kbd", "samp"}
# Names that have no South Sami form in the base, file formats and the like. Each must be a name, never a common word.
NAMES = {"jämtland", "härjedalen", "lou", "eu", "rss", "docx", "csv", "json", "yaml", "xlsx", "pdf"}
# Shorter Swedish pages (search, redirects) give the identifier too little to go on.
FEWEST_WORDS = 20

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@pytest.fixture(scope="session")
def identifier() -> object:
    # Imported here: without it these tests fail and say so, the others still run.
    from heliport import Identifier

    return Identifier()


def identify(identifier: object, text: str) -> str:
    """Our code of the language that the text is in, or the identifier's own code when it is neither."""
    code = str(identifier.identify(" ".join(text.split())))  # type: ignore[attr-defined]
    return CODES.get(code, code)


def language_of(element: Tag | None, default: str = SWEDISH) -> str:
    while element is not None:
        if isinstance(element, Tag) and element.get("lang"):
            return str(element["lang"]).split("-")[0]
        element = element.parent
    return default


def pieces(page: BeautifulSoup, within: str = "body") -> Iterator[tuple[str, str]]:
    """(language, text) of every piece of text and spoken attribute within an element, in the order of the page."""
    top = page.find(within)
    if not isinstance(top, Tag):
        return
    for node in top.descendants:
        if isinstance(node, Tag):
            for name in SPOKEN_ATTRIBUTES:
                if str(node.get(name) or "").strip():
                    yield language_of(node), str(node[name])
        elif type(node) is NavigableString and node.strip():
            if not any(parent.name in UNREAD for parent in node.parents):
                yield language_of(node.parent), str(node)
        else:
            assert isinstance(node, NavigableString | Comment)


def text_in(page: BeautifulSoup, language: str, within: str = "body") -> str:
    return " ".join(text for found, text in pieces(page, within) if found == language)


def words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def vocabulary(root: Path = ROOT) -> frozenset[str]:
    """Every South Sami word that the project has a ground for, in both spellings (æ, ä)."""
    texts: list[str] = []
    for file in sorted((root / "data" / "termer").glob("*.yml")):
        term = yaml.safe_load(file.read_text(encoding="utf-8"))
        texts += [
            term.get("sma") or "",
            *(term.get("former") or {}).values(),
            *(term.get("varianter") or []),
        ]
    texts += drafts(root)
    known = {word for text in texts for word in words(text)}
    return frozenset(known | {word.replace("æ", "ä") for word in known})


def units(root: Path = ROOT) -> dict[str, dict]:
    """Every unit by its id, as it is written."""
    files = [root / "data" / "oversattning" / f"{name}.yml" for name in ("sidor", "granssnitt")]
    found: dict[str, dict] = {}
    for file in files:
        found |= yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def drafts(root: Path = ROOT) -> list[str]:
    """The South Sami of every unit that may be shown."""
    return [unit["sma"] for unit in units(root).values() if unit["sakerhet"] != "föreslagen"]


def is_reviewed(relative: str, root: Path = ROOT) -> bool:
    """Whether the page at "om/kontakt" (in the South Sami tree) is marked as reviewed in its front matter."""
    files = [root / "docs_sma" / f"{relative}.md", root / "docs_sma" / relative / "index.md"]
    return any(
        re.search(r"^status: *[\"']?granskad\b", file.read_text(encoding="utf-8"), re.M)
        for file in files
        if file.is_file()
    )


def parse(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text(encoding="utf-8"), "lxml")


def south_sami_pages(site: Path) -> list[Path]:
    return sorted((site / "sma").rglob("*.html"))


def swedish_pages(site: Path) -> list[Path]:
    return sorted(file for file in site.rglob("*.html") if file.relative_to(site).parts[0] != "sma")


def unknown_words(page: BeautifulSoup, known: frozenset[str]) -> list[str]:
    return [
        word
        for word in words(text_in(page, SOUTH_SAMI))
        if word not in known and word not in NAMES and len(word) > 1  # the letters of a list
    ]


# The built site


def test_there_is_a_south_sami_tree(site: Path) -> None:
    written = {
        file.relative_to(ROOT / "docs_sma")
        .as_posix()
        .removesuffix(".md")
        .removesuffix("index")
        .strip("/")
        for file in (ROOT / "docs_sma").rglob("*.md")
    }
    built = {
        file.parent.relative_to(site / "sma").as_posix().removeprefix(".")
        for file in south_sami_pages(site)
    }
    assert written and written <= built


def test_each_south_sami_page_says_so_and_is_identified_as_south_sami(
    site: Path, identifier: object
) -> None:
    faults = []
    for file in south_sami_pages(site):
        page = parse(file)
        if page.html is None or page.html.get("lang") != SOUTH_SAMI:
            faults.append(f"{file.relative_to(site)}: lang är inte sma")
        elif (found := identify(identifier, text_in(page, SOUTH_SAMI))) != SOUTH_SAMI:
            faults.append(f"{file.relative_to(site)}: texten är {found}")
    assert not faults, "\n".join(faults)


def test_each_swedish_page_is_identified_as_swedish(site: Path, identifier: object) -> None:
    faults = []
    for file in swedish_pages(site):
        text = text_in(parse(file), SWEDISH, within="main")
        if len(words(text)) >= FEWEST_WORDS and (found := identify(identifier, text)) != SWEDISH:
            faults.append(f"{file.relative_to(site)}: texten är {found}")
    assert not faults, "\n".join(faults)


def test_no_swedish_stands_unmarked_in_a_south_sami_page(site: Path) -> None:
    known = vocabulary()
    swedish_words: frozenset[str] | None = None
    faults = []
    for file in south_sami_pages(site):
        unknown = unknown_words(parse(file), known)
        if unknown and is_reviewed(file.parent.relative_to(site / "sma").as_posix()):
            # A reviewer may write words that the base lacks; what also stands on Swedish pages is still a fault.
            swedish_words = swedish_words or frozenset(
                word
                for other in swedish_pages(site)
                for word in words(text_in(parse(other), SWEDISH, "main"))
            )
            unknown = [word for word in unknown if word in swedish_words]
        if unknown:
            faults.append(f"{file.relative_to(site)}: {', '.join(dict.fromkeys(unknown))}")
    assert not faults, "\n".join(faults)


def test_drafts_hold_no_paragraph_that_nobody_has_written(site: Path) -> None:
    """Each South Sami paragraph of an unreviewed page is built of whole drafts, word for word."""
    ready = sorted((" ".join(words(draft)) for draft in drafts()), key=len, reverse=True)
    faults = []
    for file in south_sami_pages(site):
        if is_reviewed(file.parent.relative_to(site / "sma").as_posix()):
            continue
        for paragraph in parse(file).select("main p"):
            is_list_of_letters = "letters" in paragraph.get("class", [])
            if language_of(paragraph) != SOUTH_SAMI or paragraph.find(lang=True):
                continue
            if is_list_of_letters:
                continue
            rest = " ".join(words(paragraph.get_text(" "))).replace("ä", "æ")
            if len(rest.split()) < 5:
                continue
            for draft in ready:
                rest = re.sub(rf"(?<!\S){re.escape(draft)}(?!\S)", "", rest)
            if rest.strip():
                faults.append(f"{file.relative_to(site)}: {paragraph.get_text(' ').strip()}")
    assert not faults, "\n".join(faults)


def test_the_page_of_requirements_leads_to_every_group() -> None:
    page = (ROOT / "docs_sma" / "krav" / "index.md").read_text(encoding="utf-8")
    groups = {file.stem for file in (ROOT / "data" / "produktgrupper").glob("[!_]*.yml")}
    assert set(re.findall(r"docs/krav/([a-z0-9-]+)\.md", page)) - {"index"} == groups


# The tests' own tools: they must see a fault


def soup(body: str) -> BeautifulSoup:
    return BeautifulSoup(f'<html lang="sma"><body>{body}</body></html>', "lxml")


@pytest.mark.parametrize(
    "body",
    [
        "<p>Gaajhkesh edtjieh maehtedh <b>kommunen</b> nuhtjedh.</p>",
        '<p lang="sv">På svenska <span lang="sma">kommunen</span></p>',
        '<button aria-label="Stäng kommunen">Ohtsh</button>',
        '<input placeholder="kommunen">',
        '<img alt="kommunen">',
    ],
)
def test_swedish_that_is_not_marked_is_found(body: str) -> None:
    assert "kommunen" in unknown_words(soup(body), vocabulary())


@pytest.mark.parametrize(
    "body",
    [
        '<p>Gaajhkesh edtjieh maehtedh webbesijjiem nuhtjedh. <span lang="sv">kommunen</span></p>',
        '<nav lang="sv" aria-label="Du är här"><a title="Startsida">Start</a></nav>',
        "<script>var kommunen = 1</script><!-- kommunen -->",
        "<p>Åvteprosjekte lij snjaltjen 2024 raejeste voerhtjen 2025 raajan.</p>",
        "<p>Säjroe, sæjroe</p>",
    ],
)
def test_swedish_that_is_marked_and_south_sami_are_let_through(body: str) -> None:
    assert unknown_words(soup(body), vocabulary()) == []


def test_the_identifier_tells_the_two_languages_apart(identifier: object) -> None:
    assert {identify(identifier, draft) for draft in drafts() if len(draft.split()) >= 5} == {
        SOUTH_SAMI
    }
    strings = yaml.safe_load((ROOT / "data" / "granssnitt" / "sv.yml").read_text(encoding="utf-8"))
    assert {identify(identifier, text) for text in strings.values() if len(text.split()) >= 8} == {
        SWEDISH
    }


def test_no_proposal_is_in_the_vocabulary_by_itself() -> None:
    assert "vueliebielie" not in vocabulary()


def test_no_proposed_word_stands_in_running_text(site: Path) -> None:
    """The word for circular is our own coinage: the word list says so, and no page's text uses it."""
    for file in south_sami_pages(site):
        page = parse(file)
        for words_listed in page.select("dl.terms"):
            words_listed.decompose()
        assert "sirkuleere" not in text_in(page, SOUTH_SAMI).lower(), file.relative_to(site)
        assert "sirkuleere" not in str(page.head).lower(), file.relative_to(site)
