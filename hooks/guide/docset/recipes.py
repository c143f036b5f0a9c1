"""Which documents a kind of purchase gives, and what stands in each: declared once, shipped to the
browser.

A label is a word in data/ord.yml. ``browser/underlag`` draws the parts by their names.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from ..source.vocabulary import PurchaseKind

# The types of points, as data/kravtyper names them.
AWARD = "tilldelningskriterium"
CONTRACT = "kontraktsvillkor"
QUALIFICATION = "kvalificering"
SPECIFICATION = "teknisk-specifikation"
FUNCTION = "funktionskrav"

BIDDERS, BUYER, SUPPLIER = "anbudsgivare", "internt", "leverantor"


@dataclass(frozen=True)
class Chapter:
    """A chapter of points: its heading's word and the types that stand in it."""

    id: str
    typer: tuple[str, ...]


@dataclass(frozen=True)
class Purchase:
    """A kind of purchase: the documents that it gives in reading order, and what they may hold."""

    passar: tuple[str, ...]  # words of PurchaseKind
    dokument: tuple[str, ...]
    kapitel: tuple[Chapter, ...]
    behovs: tuple[str, ...]  # fields that its documents need
    falt: tuple[str, ...]  # fields that are asked for
    lag: str  # over or under: which law is shown
    klausuler: str = "hela"  # hela, kort or inga
    nya_krav: bool = True  # whether it may bring demands of its own
    kraver_stod: bool = False  # whether each point needs support in a framework
    forsta_kapitel: int = 1  # number of the first chapter of points
    definitionsrubrik: str = "definitioner"


@dataclass(frozen=True)
class Document:
    """A document: who reads it, of what kind it is, and its parts in order."""

    till: str
    slag: str  # docx, xlsx, txt, csv or ics
    delar: tuple[str, ...] = ()
    liggande: bool = False
    skyddad: bool = False
    bilaga: bool = False  # numbered among the annexes
    efter_tilldelning: bool = False


_ALWAYS = ("text", "text-tabell", "csv", "csv-komma")
_LETTERS = ("avtalsbilaga", "brev-avvikelse", "brev-prisavdrag", "brev-vite")
_FOLLOWED = ("leveranskontroll", "uppfoljning", "kalender")
_ANNEXES = ("kravbilaga", "svarsformular", "prisbilaga", "utvardering", "avtal")
_ADVERTISED = (
    "marknadsfragor", *_ANNEXES, "internt", "annons", "utvardering-excel", "anbudskontroll",
    "beslut", *_FOLLOWED, *_LETTERS, *_ALWAYS,
)  # fmt: skip
_DIRECT = (
    "forfragan", "marknadsfragor", "internt", "anbudskontroll", "utvardering-excel", "beslut",
    *_FOLLOWED, *_LETTERS, *_ALWAYS,
)  # fmt: skip
_RENEWED = (
    "avrop", *_ANNEXES, "internt", "utvardering-excel", "anbudskontroll", "beslut",
    *_FOLLOWED, *_LETTERS, *_ALWAYS,
)  # fmt: skip

_CHAPTERS = (
    Chapter("leverantoren", (QUALIFICATION,)),
    Chapter("varan", (SPECIFICATION,)),
    Chapter("funktion", (FUNCTION,)),
    Chapter("kriterier", (AWARD,)),
    Chapter("villkor", (CONTRACT,)),
)
_REQUEST_CHAPTERS = (
    Chapter("krav", (QUALIFICATION, SPECIFICATION, FUNCTION, CONTRACT)),
    Chapter("val", (AWARD,)),
)
_BASIC = (
    "titel",
    "dnr",
    "organisation",
    "kontakt",
    "vad",
    "antal",
    "enhet",
    "rader",
    "plats",
    "skick",
)
_DATES = ("fragor", "anbud", "giltigt", "leverans", "start", "slut")
_FRAMEWORK = ("avropssatt", "ramavtal", "ramnummer", "ramtroskel")

PURCHASES: dict[str, Purchase] = {
    "direkt": Purchase(
        (PurchaseKind.DIRECT,), _DIRECT, _REQUEST_CHAPTERS,
        ("titel", "organisation", "kontakt", "vad", "antal", "plats", "anbud"),
        (*_BASIC, "varde", *_DATES, "lika"), "under", klausuler="kort", forsta_kapitel=2,
        definitionsrubrik="ord",
    ),
    "annonserad-under": Purchase(
        (PurchaseKind.FULL, PurchaseKind.FRAMEWORK), _ADVERTISED, _CHAPTERS,
        ("titel", "organisation", "vad", "antal", "plats", "start", "slut"),
        (*_BASIC, "varde", *_DATES, "svar", "lika"), "under",
    ),
    "annonserad-over": Purchase(
        (PurchaseKind.FULL, PurchaseKind.FRAMEWORK), _ADVERTISED, _CHAPTERS,
        ("titel", "organisation", "vad", "antal", "plats", "start", "slut"),
        (*_BASIC, "varde", *_DATES, "svar", "lika"), "over",
    ),
    "avrop": Purchase(
        (PurchaseKind.CALL_OFF,), ("avrop", "internt", "beslut", "leveranskontroll"), (),
        ("titel", "organisation", "kontakt", "vad", "antal", "plats", "ramavtal", "avropssatt"),
        (*_FRAMEWORK, *_BASIC, "varde", "anbud", "leverans", "start", "slut"), "over",
        klausuler="inga", nya_krav=False,
    ),
    "fkk": Purchase(
        (PurchaseKind.CALL_OFF,), _RENEWED, _CHAPTERS,
        ("titel", "organisation", "vad", "antal", "plats", "anbud", "ramavtal"),
        (*_FRAMEWORK, *_BASIC, "varde", *_DATES, "svar", "lika"), "over", kraver_stod=True,
    ),
}  # fmt: skip

DOCUMENTS: dict[str, Document] = {
    "forfragan": Document(
        BIDDERS, "docx",
        ("behov", "definitioner", "kravsvar", "val", "tabeller", "prisfalt", "kortvillkor", "svara", "citat"),
        skyddad=True,
    ),
    "avrop": Document(BIDDERS, "docx", ("ramavtal", "behov", "avropsordning", "bilagelista", "svara")),
    "kravbilaga": Document(
        BIDDERS, "docx", ("inledning", "definitioner", "krav", "tabeller", "citat"), bilaga=True
    ),
    "svarsformular": Document(
        BIDDERS, "docx", ("anbudsgivare", "svar"), skyddad=True, bilaga=True
    ),
    "prisbilaga": Document(BIDDERS, "xlsx", bilaga=True),
    "utvardering": Document(BIDDERS, "docx", ("modell", "varden"), bilaga=True),
    "avtal": Document(
        BIDDERS, "docx", ("parter", "handlingar", "avtalstid", "pafoljder", "klausuler"), bilaga=True
    ),
    "marknadsfragor": Document(BIDDERS, "docx", ("marknadsfragor",)),
    "internt": Document(BUYER, "docx", ("internt",)),
    "annons": Document(BUYER, "docx", ("annons",)),
    "utvardering-excel": Document(BUYER, "xlsx"),
    "anbudskontroll": Document(BUYER, "docx", ("anbudskontroll",), liggande=True),
    "beslut": Document(BUYER, "docx", ("beslut", "dokumentation")),
    "leveranskontroll": Document(BUYER, "docx", ("leveranskontroll",)),
    "uppfoljning": Document(BUYER, "xlsx"),
    "kalender": Document(BUYER, "ics"),
    "text": Document(BUYER, "txt"),
    "text-tabell": Document(BUYER, "txt"),
    "csv": Document(BUYER, "csv"),
    "csv-komma": Document(BUYER, "csv"),
    "avtalsbilaga": Document(
        SUPPLIER, "docx", ("inledning", "definitioner", "utlovat", "tabeller", "citat"),
        efter_tilldelning=True,
    ),
    "brev-avvikelse": Document(SUPPLIER, "docx", ("brev",), efter_tilldelning=True),
    "brev-prisavdrag": Document(SUPPLIER, "docx", ("brev",), efter_tilldelning=True),
    "brev-vite": Document(SUPPLIER, "docx", ("brev",), efter_tilldelning=True),
}  # fmt: skip

# How a field of the purchase is filled in; the others are one line of text.
FIELD_KINDS = {
    "rader": "rader", "vad": "stycke", "varde": "tal", "antal": "tal",
    "fragor": "dag", "anbud": "dag", "giltigt": "dag", "leverans": "dag", "start": "dag", "slut": "dag",
    "skick": "val", "svar": "val", "ramtroskel": "val", "avropssatt": "val",
}  # fmt: skip

# Paragraphs of clauses that only make sense when a point of this type, or with this measure, is
# there.
BLANKS_FOR = {
    "vite-lofte": AWARD,
    "avdrag-faktor": AWARD,
    "mervarde-belopp": AWARD,
    "vite-atertag": "atertag",
}

# Blanks of clauses whose value stands in another document of the set.
HELD_ELSEWHERE = {"mervarde-belopp": "utvardering"}

# Our own estimate of the buyer's hours in a year, from the editors' word for the work.
HOURS = {"liten": 3, "medel": 8, "stor": 24}
MOST_POINTS = 25  # our own advice: more than so many answers deter a small bidder


def as_data(words: dict[str, dict[str, str]]) -> dict[str, Any]:
    """The recipes with their labels, as the browser gets them; ``words`` are those of
    data/ord.yml."""
    headings = words["underlag-kapitel"]
    purchases = {}
    for id_, purchase in PURCHASES.items():
        row = asdict(purchase) | {
            "id": id_,
            "namn": words["underlag-slag"][id_],
            "forklaring": words["underlag-slagforklaring"][id_],
            "definitionsrubrik": headings[purchase.definitionsrubrik],
        }
        row["kapitel"] = [
            chapter | {"rubrik": headings[chapter["id"]]} for chapter in row["kapitel"]
        ]
        purchases[id_] = row
    fields = {
        id_: {
            "namn": name,
            "slag": FIELD_KINDS.get(id_, "rad"),
            "val": words.get(f"underlag-{id_}", {}),
        }
        for id_, name in words["underlag-falt"].items()
    }
    documents = {
        id_: asdict(document) | {"id": id_, "namn": words["underlag-dokument"][id_]}
        for id_, document in DOCUMENTS.items()
    }
    return {
        "slag": purchases, "forsta_slag": "annonserad-over", "falt": fields, "dokument": documents,
        "rubriker": headings, "texter": words["underlag-text"], "luckor_for": BLANKS_FOR, "egna_varden": HELD_ELSEWHERE,
        "timmar": HOURS, "mest_krav": MOST_POINTS,
        "ord": {
            "vid_brist": words["underlag-vid-brist"], "bevistid": words["underlag-bevistid"],
            "sammanvagning": words["underlag-sammanvagning"], "arbete": words["arbete"],
            "arbetsforklaring": words["arbetsforklaring"], "niva": words["niva"],
            "slag-varning": words["slag-varning"], "marknad": words["marknad"],
            "juridik": words["juridik"], "kallkontroll": words["kallkontroll"],
            "innehall": words["underlag-dokument"]["innehall"],
        },
    }  # fmt: skip
