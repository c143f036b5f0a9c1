"""What the builder knows of modules, clauses and models: plain values by their Swedish keys.

A wording is read as plain JSON values, as ``takeaway`` does, so that a record and a test's sample
are alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..takeaway.follow_up_times import Timing, timing

Wording = Mapping[str, Any]

_AS_THEY_ARE = (
    "id", "version", "titel", "niva", "punkter", "begagnat", "varfor", "marknad", "leverantor",
    "annons", "kallkontroll", "juridik", "passar", "cpv",
)  # fmt: skip
_LISTS = (
    "definitioner",
    "tabeller",
    "bevis",
    "fyll_i",
    "se_upp",
    "bygger_pa",
    "alternativ",
    "inte_med",
)


def module(wording: Wording, strategies: Sequence[str]) -> dict[str, Any]:
    """A module as the documents need it; ``strategies`` are the names of its strategies."""
    follow_up = wording["uppfoljning"]
    steps = [dict(step) | {"tid": _timing(step["nar"])} for step in follow_up["steg"]]
    found = {key: wording[key] for key in _AS_THEY_ARE if key in wording}
    found |= {key: list(wording.get(key) or ()) for key in _LISTS}
    if wording.get("valgrupp"):
        found["valgrupp"] = wording["valgrupp"]
    return found | {
        "grupp": wording["produktgrupp"],
        "strateginamn": list(strategies),
        "uppfoljning": {"steg": steps, "arbete": follow_up["arbete"]},
        "kallor": [_source(source) for source in wording["kallor"]],
    }


def _timing(when: str) -> dict[str, Any] | None:
    found: Timing | None = timing(when)
    return found and {
        "forankring": found.anchor,
        "forskjutning": found.offset,
        "var_manad": found.every,
    }


def _source(source: Mapping[str, Any]) -> str:
    day = source.get("datum") or "utan datum"
    parts = (source["titel"], source.get("utgivare"), day, source.get("adress"))
    return f"{', '.join(part for part in parts if part)}."


def index_row(wording: Wording) -> list[Any]:
    """What the list of all modules shows of one: id, title, group, level, purchases, used,
    starter's weight."""
    types = list(dict.fromkeys(point["typ"] for point in wording["punkter"]))
    return [
        wording["id"], wording["titel"], wording["produktgrupp"], wording["niva"],
        list(wording["passar"]), wording["begagnat"], types,
    ]  # fmt: skip


_CLAUSE = (
    "id",
    "version",
    "titel",
    "slag",
    "steg",
    "stycken",
    "kort",
    "fyll_i",
    "ersatter",
    "bygger_pa",
    "utesluter",
    "passar",
)


def clause(wording: Wording) -> dict[str, Any]:
    """A clause as the documents need it."""
    found = {key: wording[key] for key in _CLAUSE if wording.get(key)}
    found["steg"] = int(wording.get("steg") or 0)
    return found | {"fyll_i": list(wording.get("fyll_i") or ())}


def model(wording: Wording) -> dict[str, Any]:
    """An evaluation model as the builder needs it."""
    keys = (
        "id",
        "titel",
        "grund",
        "rekommenderas",
        "varning",
        "formel_i_ord",
        "passar_nar",
        "simulator",
    )
    return {key: wording[key] for key in keys if wording.get(key) is not None}
