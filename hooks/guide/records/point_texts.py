"""A module of points as plain texts: blanks filled with their defaults, proofs and failures in words.

Open data and files keep the older fields (kravtext, bevis, vid brist) as derived ones beside the
points, so that nobody's script breaks. A wording is read as plain JSON values: that of today's
record and that of a frozen version alike, in the form with points and in the older one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .binding_text import BLANK

Wording = Mapping[str, Any]


def filled(text: str, wording: Wording) -> str:
    """A text whose {blanks} show their default, or what is asked for, within square brackets.

    A table is named by its title, with the word "tabellen" before it once.
    """
    shown = {blank["id"]: _shown(blank) for blank in wording.get("fyll_i", ())}
    tables = {table["id"]: f"”{table['titel']}”" for table in wording.get("tabeller", ())}

    def named(found: re.Match[str]) -> str:
        if found[1] in tables:
            is_said = text[: found.start()].rstrip().lower().endswith(("tabellen", "tabell"))
            return tables[found[1]] if is_said else f"tabellen {tables[found[1]]}"
        return shown.get(found[1], found[0])

    return BLANK.sub(named, text)


def _shown(blank: Mapping[str, Any]) -> str:
    return f"[{blank.get('forval') or blank['id'].replace('-', ' ')}]"


def demand_text(wording: Wording) -> str:
    """All that a wording demands, a line a point; the older form is given as it is."""
    if "kravtext" in wording:
        return str(wording["kravtext"])
    points = wording["punkter"]
    texts = [filled(point["text"], wording) for point in points]
    if len(texts) == 1:
        return texts[0]
    return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))


def proof_texts(wording: Wording) -> list[str]:
    """The proofs that are asked for, one a line."""
    proofs = wording["bevis"]
    if isinstance(proofs, Mapping):
        return [proofs["text"]]
    return [filled(proof["text"], wording) for proof in proofs]


def alternative_texts(wording: Wording) -> list[str]:
    """What is accepted instead, each once."""
    proofs = wording["bevis"]
    if isinstance(proofs, Mapping):
        return list(proofs.get("alternativ", ()))
    found = (filled(text, wording) for proof in proofs for text in proof["alternativ"])
    return list(dict.fromkeys(found))


def failure_text(failure: Mapping[str, Any] | str, clauses: Mapping[str, str]) -> str:
    """What a failure leads to, in words; ``clauses`` is id → title of clause."""
    if isinstance(failure, str):
        return failure
    match failure["slag"]:
        case "klausul":
            clause = failure["klausul"]
            return f"Klausulen {clauses.get(clause, clause)} gäller."
        case "anbudet-forkastas":
            return "Anbudet uppfyller inte kravet och förkastas."
        case "inga-poang":
            return "Anbudet får inga poäng för punkten."
    return f"Ingen påföljd: {failure['skal']}"
