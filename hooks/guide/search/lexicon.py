"""What editors tell the search: data/sokord/*.yml becomes a Lexicon.

A file holds ``vikt`` (how close the words are to each other, 0.1–1) and ``poster``. Each post is either

- ``lika: [återbruk, begagnat, second hand]`` – each word finds what the others find, or
- ``ord: [sopor]`` with ``hittar: [avfall]`` – the first finds what the second finds, not the other way.

Five files have another shape: ``stoppord.yml`` (words that carry no meaning in a question), ``andra-tjanster.yml``
(words of services that the site has nothing to do with), ``sammansattningar.yml``
(how long words are divided when the rule would be wrong), ``lagar.yml`` (other names of acts) and ``sidor.yml`` (what
readers call a page, by its address).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ..source.problems import Problem, suggestion
from ..source.reading import Source, Value, read_file
from ..swedish import word_forms

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Link:
    """Who searches ``asked`` also finds what is filed under ``found``, worth ``weight`` of a direct hit."""

    asked: Phrase
    found: Phrase
    weight: float


@dataclass(frozen=True)
class NamedTerm:
    """A word of the word list: its Swedish and South Sami names and the inflected South Sami forms."""

    swedish: str
    sami: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """Everything about words that the documents do not say themselves."""

    stop_words: frozenset[str] = frozenset()
    other_services: frozenset[str] = frozenset()
    links: tuple[Link, ...] = ()
    whole: frozenset[str] = frozenset()
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    cpv: tuple[tuple[str, str], ...] = ()
    acts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    pages: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def with_terms(self, terms: Iterable[NamedTerm]) -> Lexicon:
        """The lexicon with the word list's forms and translations."""
        return replace(
            self, links=self.links + tuple(link for term in terms for link in _term_links(term))
        )

    def with_acts(self, names: Mapping[str, Iterable[str]]) -> Lexicon:
        """The lexicon with more names of acts: the canonical one ("LOU", "2024/1781") to all others ("2016:1145", "ESPR")."""
        return replace(
            self, acts=self.acts + tuple((act, tuple(others)) for act, others in names.items())
        )

    def act_names(self, act: str) -> list[str]:
        """All other names of an act."""
        return [name for canonical, names in self.acts if canonical == act for name in names]

    def page_words(self, url: str) -> list[str]:
        """What editors say that readers call a page."""
        return self._called.get(url, [])

    @cached_property
    def _called(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for page, texts in self.pages:
            found.setdefault(page, []).extend(texts)
        return found

    def with_cpv(self, labels: Mapping[str, str]) -> Lexicon:
        """The lexicon with the names of CPV codes: words to divide compounds by, and what a product group covers."""
        return replace(self, cpv=tuple(sorted(labels.items())))


def read_lexicon(folder: Path, shown_as: str = "data/sokord") -> tuple[Lexicon, list[Problem]]:
    """The lexicon in ``folder``, and every fault that an editor should mend."""
    lexicon, problems = Lexicon(), []
    for path in sorted(folder.glob("*.yml")):
        source = read_file(path, f"{shown_as}/{path.name}")
        if isinstance(source, Problem):
            problems.append(source)
            continue
        problems += _faults(source)
        lexicon = _added(lexicon, source)
    return lexicon, problems


def _added(lexicon: Lexicon, source: Source) -> Lexicon:
    value = source.value
    parts, acts, pages = value.get("delas"), value.get("lagar"), value.get("sidor")
    return replace(
        lexicon,
        stop_words=lexicon.stop_words
        | {word for text in _texts(value.get("stoppord")) for word in word_forms.words(text)},
        other_services=lexicon.other_services
        | {key for text in _texts(value.get("andra_tjanster")) for key in word_forms.keys(text)},
        whole=lexicon.whole
        | {word for text in _texts(value.get("delas_inte")) for word in word_forms.words(text)},
        parts=lexicon.parts
        + tuple(
            (word_forms.normalise(word), tuple(word_forms.keys(" ".join(_texts(pieces)))))
            for word, pieces in (parts.items() if isinstance(parts, dict) else ())
        ),
        acts=lexicon.acts
        + tuple(
            (act, tuple(_texts(names)))
            for act, names in (acts.items() if isinstance(acts, dict) else ())
        ),
        pages=lexicon.pages
        + tuple(
            (page, tuple(_texts(texts)))
            for page, texts in (pages.items() if isinstance(pages, dict) else ())
        ),
        links=lexicon.links + tuple(_links(source)),
    )


def _links(source: Source) -> Iterator[Link]:
    weight = _weight(source)
    for post in _posts(source):
        same = [_phrase(text) for text in _texts(post.get("lika"))]
        yield from (Link(a, b, weight) for a in same for b in same if a != b)
        found = [_phrase(text) for text in _texts(post.get("hittar"))]
        yield from (
            Link(_phrase(text), b, weight) for text in _texts(post.get("ord")) for b in found
        )


def _term_links(term: NamedTerm) -> Iterator[Link]:
    sami, swedish = _phrase(term.sami), [_phrase(name) for name in term.swedish.split(",")]
    for form in term.forms:
        yield Link(_phrase(form), sami, 0.95)
        yield Link(sami, _phrase(form), 0.9)
    yield from (
        Link(asked, name, 0.5) for asked in (sami, *map(_phrase, term.forms)) for name in swedish
    )


def _phrase(text: str) -> Phrase:
    return tuple(word_forms.keys(text))


def _posts(source: Source) -> list[dict[str, Value]]:
    posts = source.value.get("poster")
    return [post for post in posts if isinstance(post, dict)] if isinstance(posts, list) else []


def _texts(value: Value | None) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _weight(source: Source) -> float:
    try:
        return min(1.0, max(0.1, float(str(source.value.get("vikt", "0.8")))))
    except ValueError:
        return 0.8


_WEIGHT = re.compile(r"0?\.\d{1,4}|1(?:\.0{1,4})?")
_EU_ACT = re.compile(r"\d{2,4}/\d{1,4}(?:/\w+)?")
_KNOWN = {
    "vikt",
    "poster",
    "stoppord",
    "andra_tjanster",
    "delas_inte",
    "delas",
    "lagar",
    "sidor",
}


def _faults(source: Source) -> Iterator[Problem]:
    def fault(location: tuple[str | int, ...], what: str, remedy: str) -> Problem:
        return Problem(
            source.path, source.line(location), " ".join(map(str, location)), what, remedy
        )

    for key in source.value.keys() - _KNOWN:
        yield fault(
            (key,), f'"{key}" är ingen känd nyckel.', f"Välj en av: {', '.join(sorted(_KNOWN))}."
        )
    if not _WEIGHT.fullmatch(str(source.value.get("vikt", "0.8"))):
        yield fault(
            ("vikt",), "vikten är inget tal mellan 0.1 och 1.", "Skriv till exempel 0.8, med punkt."
        )
    if not source.value.keys() - {"vikt"}:
        yield fault(
            (), "filen har inga ord.", f"Lägg till en av: {', '.join(sorted(_KNOWN - {'vikt'}))}."
        )
    for key in ("stoppord", "andra_tjanster", "delas_inte", "poster"):
        if key in source.value and not isinstance(source.value[key], list):
            yield fault(
                (key,),
                "här ska det stå en lista.",
                "Skriv ett streck framför varje rad, eller [a, b].",
            )
        elif key in source.value and not source.value[key]:
            yield fault(
                (key,),
                "listan är tom.",
                "Lägg till minst en rad, eller hämta tillbaka den ur historiken.",
            )
    for key in ("delas", "lagar", "sidor"):
        value = source.value.get(key, {})
        if not isinstance(value, dict):
            yield fault(
                (key,),
                "här ska det stå rader med nyckel: [ord, ord].",
                "Jämför med de andra filerna.",
            )
            continue
        for name, words in value.items():
            if not isinstance(words, list) or not words or len(_texts(words)) != len(words):
                yield fault((key, name), "här ska det stå ord i en lista.", "Skriv [ord, ord].")
    posts = source.value.get("poster", [])
    for index, post in enumerate(posts if isinstance(posts, list) else []):
        if not isinstance(post, dict) or not (
            post.keys() == {"lika"} or post.keys() == {"ord", "hittar"}
        ):
            yield fault(
                ("poster", index),
                "posten ska ha lika, eller ord och hittar.",
                "Se de andra posterna i filen.",
            )
            continue
        if any(
            not (isinstance(value, list) and len(_texts(value)) == len(value))
            for value in post.values()
        ):
            yield fault(("poster", index), "posten ska ha listor med ord.", "Skriv [ord, ord].")
        if any(not _phrase(text) for value in post.values() for text in _texts(value)):
            yield fault(
                ("poster", index), "ett ord är tomt.", "Skriv minst en bokstav eller siffra."
            )
        if "lika" in post and len(_texts(post["lika"])) < 2:
            yield fault(
                ("poster", index), "lika behöver minst två ord.", "Lägg till ett ord till i listan."
            )


def check_names(
    folder: Path, addresses: Collection[str], acts: Collection[str], shown_as: str = "data/sokord"
) -> Iterator[Problem]:
    """The pages and acts that are given other names exist."""
    for path in sorted(folder.glob("*.yml")):
        source = read_file(path, f"{shown_as}/{path.name}")
        if isinstance(source, Problem):
            continue  # told when it was read
        pages, laws = source.value.get("sidor"), source.value.get("lagar")
        for page in pages if isinstance(pages, dict) else ():
            if page.replace("/#", "#").strip("/") not in addresses:
                yield Problem(
                    source.path,
                    source.line(("sidor", page)),
                    f"sidor {page}",
                    f"adressen /{page.strip('/')}/ finns inte.",
                    f"Rätta adressen eller ta bort raden.{suggestion(page.strip('/'), addresses)}",
                )
        for act in laws if isinstance(laws, dict) else ():
            if act not in acts and not _EU_ACT.fullmatch(act):
                yield Problem(
                    source.path,
                    source.line(("lagar", act)),
                    f"lagar {act}",
                    f'"{act}" finns inte i data/lagar.yml.',
                    f"Skriv lagens kort där, eller en EU-akts nummer.{suggestion(act, acts)}",
                )
