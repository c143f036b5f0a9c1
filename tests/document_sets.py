"""Sets of documents for tests: the project's own modules, put together by the browser's code in
Node."""

import base64
from functools import cache
from typing import Any

from guide.docset import browser_data
from node_modules import run
from small_project import real_site

PURCHASE = {
    "kop.titel": "Möbler till skolan", "kop.organisation": "Exempelkommunen", "kop.dnr": "KS 2026/17",
    "kop.kontakt": "inkop@exempel.se", "kop.vad": "Kontorsstolar", "kop.antal": "40",
    "kop.rader": "Skrivbord\t20\tst", "kop.plats": "Östersund", "kop.skick": "bada",
    "kop.fragor": "2027-01-10", "kop.anbud": "2027-01-20", "kop.giltigt": "2027-04-01",
    "kop.leverans": "2027-02-20", "kop.start": "2027-02-01", "kop.slut": "2028-01-31",
    "kop.lika": "lottning", "kop.ramavtal": "Påhittat ramavtal", "kop.ramnummer": "1-2026",
}  # fmt: skip
KINDS = ("direkt", "annonserad-under", "annonserad-over", "avrop", "fkk")
HOSTILE = '=1+1;"x" <b>&amp;</b> {vite} \u0007\ufffe\nrad två\tåäö'


@cache
def data() -> dict[str, Any]:
    """Everything that the page can load."""
    return browser_data.whole(browser_data.content_of(real_site()))


def data_for(ids: list[str]) -> dict[str, Any]:
    """The same with the modules of some ids alone."""
    return data() | {"moduler": {id_: data()["moduler"][id_] for id_ in ids}}


def state(kind: str, ids: list[str], **fields: str) -> dict[str, Any]:
    """A purchase of some kind; in a renewed competition all points have support."""
    falt = PURCHASE | {"kop.slag": kind} | fields
    if kind == "fkk":
        points = [(id_, point["id"]) for id_ in ids for point in data()["moduler"][id_]["punkter"]]
        falt |= {f"{id_}.stod.{point}": "preciserar" for id_, point in points}
    return {"krav": ids, "falt": falt}


def set_of(one: dict[str, Any]) -> dict[str, Any]:
    """What the documents draw from."""
    return run("return $compose.compose(given[0], given[1]);", [one, data_for(one["krav"])])


def described(one: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Every Word document of a set by its id, as it is described to the writer."""
    body = """const [state, data] = given; const found = {};
      for (const id of $files.documentsOf(state, data)) if (data.dokument[id].slag === "docx")
        found[id] = $files.described({ ...$files.contextOf(state, data), dokument:
        data.dokument[id] });
      return found;"""
    return run(body, [one, data_for(one["krav"])])


def files(one: dict[str, Any]) -> dict[str, bytes]:
    """Every file of a set by the document's id, and "allt"."""
    body = """const [state, data] = given; const found = {};
      const text = (bytes) => Buffer.from(bytes).toString("base64");
      for (const id of $files.documentsOf(state, data)) found[id] = text($files.made(state, data,
      id).innehall);
      found.allt = text($files.everything(state, data, "{}").innehall);
      return found;"""
    found = run(body, [one, data_for(one["krav"])])
    return {id_: base64.b64decode(content) for id_, content in found.items()}


def texts(block: Any) -> list[str]:
    """Every text of a description, fields' hints and values too."""
    if isinstance(block, str):
        return [block]
    if isinstance(block, list):
        return [text for part in block for text in texts(part)]
    if isinstance(block, dict):
        return [
            text
            for key, part in block.items()
            if key not in ("t", "slag", "id")
            for text in texts(part)
        ]
    return []
