"""The demands of a product group as an annex to bidders: a ready file for those who have no script.

It holds what the builder's annex holds, with the defaults of all blanks; nothing for the buyer's
own eyes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ..records.product_group import ProductGroup
from ..records.requirement import Requirement
from ..records.versions import wording_of
from ..site.context import Site
from ..takeaway.ready_files import annex_path
from .recipes import PURCHASES
from .word import document_file

Block = dict[str, Any]

# What the introduction says of a chapter; of the others that a tender must meet them.
_SENTENCES = {"kriterier": "ska-kriterier", "villkor": "ska-villkor"}


def annexes(site: Site) -> Iterator[tuple[str, bytes]]:
    """(path, content) of the annex of each group that has requirements."""
    for group in site.collection.groups.values():
        requirements = site.collection.requirements_by_group[group.id]
        if requirements:
            yield annex_path(group), document_file(description(site, group, requirements))


def description(
    site: Site, group: ProductGroup, requirements: Sequence[Requirement]
) -> dict[str, Any]:
    """The annex of a group as the writer needs it."""
    words = site.collection.labels
    wordings = [wording_of(r) | {"id": r.id} for r in requirements]
    blocks = _definitions(wordings, words["underlag-kapitel"]["definitioner"])
    numbers: dict[str, str] = {}
    chapters: dict[str, list[str]] = {}
    chapter = 1 if blocks else 0
    for part in PURCHASES["annonserad-over"].kapitel:
        points = [
            (wording, point) for type_ in part.typer for wording in wordings
            for point in wording["punkter"] if point["typ"] == type_
        ]  # fmt: skip
        if points:
            chapter += 1
            chapters.setdefault(_SENTENCES.get(part.id, "ska"), []).append(str(chapter))
            blocks.append({"t": "kapitel", "text": words["underlag-kapitel"][part.id]})
            blocks += _points(points, f"{chapter}.", numbers)
    blocks += _proofs(wordings, numbers, words["underlag-bevistid"])
    said = [
        words["underlag-text"][key].replace("{kapitel}", " och ".join(own))
        for key, own in chapters.items()
    ]
    always = [words["underlag-text"][key] for key in ("likvardigt", "godtas-bada")]
    intro = " ".join([*said, *always])
    blocks.insert(0, {"t": "p", "text": intro})
    listed = ", ".join(f"{r.id.upper()} v{r.version}" for r in requirements)
    citation = words["underlag-text"]["citat"].replace("{lista}", listed)
    blocks.append({"t": "liten", "text": citation.replace("{adress}", site.address)})
    return {
        "titel": f"Krav: {group.title}", "dag": max(r.published for r in requirements).isoformat(),
        "sidhuvud": "", "liggande": False, "skyddad": False, "block": blocks,
    }  # fmt: skip


def values_of(wording: Mapping[str, Any]) -> Callable[[str], str]:
    """What fills the blanks of a wording with its defaults."""
    shown = {b["id"]: b.get("forval") or f"[{b['fraga']}]" for b in wording.get("fyll_i", ())}
    shown |= {t["id"]: f"tabellen ”{t['titel']}”" for t in wording.get("tabeller", ())}

    def filled(text: str) -> str:
        for id_, value in shown.items():
            text = text.replace(f"{{{id_}}}", value)
        return text.replace("tabellen tabellen ", "tabellen ")

    return filled


def _definitions(wordings: Sequence[Mapping[str, Any]], heading: str) -> list[Block]:
    found: dict[str, tuple[str, str]] = {}
    for wording in wordings:
        filled = values_of(wording)
        for one in wording.get("definitioner", ()):
            text = filled(one["text"])
            found.setdefault(f"{one['ord']} {text}".casefold(), (one["ord"], text))
    rows: list[Block] = [
        {"t": "punkt", "text": [{"fet": word}, f": {text}"]}
        for _, (word, text) in sorted(found.items())
    ]
    return [{"t": "kapitel", "text": heading}, *rows] if rows else []


def _points(
    points: Sequence[tuple[Any, Any]], chapter: str, numbers: dict[str, str]
) -> Iterator[Block]:
    for number, (wording, point) in enumerate(points, 1):
        numbers[f"{wording['id']}.{point['id']}"] = f"{chapter}{number}"
        yield {"t": "punkt", "text": values_of(wording)(point["text"])}


def _proofs(
    wordings: Sequence[Any], numbers: Mapping[str, str], times: Mapping[str, str]
) -> list[Block]:
    """The proofs in a table by the points' numbers."""
    rows = []
    for wording in wordings:
        filled = values_of(wording)
        for proof in wording.get("bevis", ()):
            own = [numbers[f"{wording['id']}.{id_}"] for id_ in proof["galler"]]
            also = "".join(f"\n– {filled(text)}" for text in proof.get("alternativ", ()))
            rows.append(
                [", ".join(own), filled(proof["text"]) + also, times[proof["nar"]].capitalize()]
            )
    table = {
        "t": "tabell",
        "bredder": [2, 7, 3],
        "huvud": ["Punkt", "Bevis, och vad som också godtas", "När"],
    }
    return [{"t": "kapitel", "text": "Bevis"}, table | {"rader": rows}] if rows else []
