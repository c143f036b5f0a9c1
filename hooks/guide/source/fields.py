"""Types of single values: text that is safe everywhere, dates, amounts, addresses, ids, law references.

Everything arrives as text (see ``reading``) and becomes what its field asks for, or a ``ValueError`` in Swedish whose
text has the form "what is wrong.|How to mend it."
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from .characters import UNSEEN, named
from .problems import suggestion
from .unfit import NOTHING, unfit
from .vocabulary import COUNTRIES

UNDATED = "utan datum"
MAX_TEXT = 6_000

# The full-width sign becomes the usual one when a program cleans what it reads.
_FORMULA_START = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 60
_DEVICE = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_YEARS = range(1900, 2101)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}\.?(?::\d{1,5})?")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_SITE_PATH = re.compile(r"/|/?[a-z0-9-]+(/[a-z0-9-]+)*/?(#[a-z0-9-]+)?")
_BELOW_ZERO = re.compile(r"[-\uff0d\u2212]\d[\d \u00a0.,]*")
_NUMBER = re.compile(r"\d{1,3}([ \u00a0]?\d{3}){0,4}|\d{1,15}")


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(
            "här ska det stå en text.|Skriv texten på en rad, eller efter | på raderna under."
        )
    text = value.strip()
    if not text:
        raise ValueError("fältet är tomt.|Fyll i det, eller ta bort raden om fältet är frivilligt.")
    if text in NOTHING:
        raise ValueError(
            f'"{text}" läses som en text och skulle visas så.|'
            "Fyll i fältet, eller ta bort raden om det är frivilligt."
        )
    return text


def _text(value: object) -> str:
    text = _words(value)
    if len(text) > MAX_TEXT:
        raise ValueError(f"texten är för lång ({len(text)} tecken, högst {MAX_TEXT}).|Korta den.")
    # The first test is quicker and nearly always enough.
    if not text.isprintable() and (found := UNSEEN.search(text)):
        raise ValueError(
            f"texten innehåller ett osynligt styrtecken ({named(found[0])}, på plats {found.start() + 1}).|"
            "Skriv om texten utan det."
        )
    if first := unfit(text):
        raise ValueError(f"{first.what}|{first.remedy}")
    if _BELOW_ZERO.fullmatch(text):
        raise ValueError(f'talet "{text}" är mindre än noll.|Skriv det utan minustecken.')
    # A cell that begins so can run as a formula in Excel (CWE-1236).
    if text.startswith(_FORMULA_START):
        raise ValueError(
            f'texten börjar med "{text[0]}" och kan tolkas som en formel i Excel.|'
            "Börja med ett ord eller ett citattecken i texten."
        )
    return text


def _figure(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(
            "här ska det stå ett enda tal.|Skriv talet på samma rad som nyckeln, utan klamrar och streck."
        )
    return _words(value)


def _identifier(value: str) -> str:
    if len(value) > _LONGEST_ID:
        raise ValueError(
            f"id:t är för långt ({len(value)} tecken, högst {_LONGEST_ID}).|Korta det."
        )
    if _DEVICE.fullmatch(value):
        raise ValueError(
            f'"{value}" är upptaget i Windows, så filen går inte att öppna där.|Välj ett annat id.'
        )
    if not _ID.fullmatch(value):
        raise ValueError(
            f'"{value}" är inget giltigt id.|Använd små bokstäver a–z, siffror och bindestreck.'
        )
    return value


def is_identifier(value: str) -> bool:
    """Whether a text can be an id."""
    return bool(_ID.fullmatch(value)) and not _DEVICE.fullmatch(value)


def _day(value: object) -> date:
    text = _words(value)
    if not _ISO_DATE.fullmatch(text):
        raise ValueError(f'"{text}" är inget datum.|Skriv år-månad-dag, till exempel 2026-11-23.')
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"datumet {text} finns inte.|Kontrollera månad och dag.") from None
    _year(text)
    return day


def _year(text: str) -> None:
    if int(text[:4]) not in _YEARS:
        raise ValueError(
            f"året {text[:4]} kan inte stämma.|Skriv ett år mellan {_YEARS[0]} och {_YEARS[-1]}."
        )


def _shown_date(value: object) -> str:
    text = _words(value)
    if text == UNDATED:
        return text
    if not _PARTIAL_DATE.fullmatch(text):
        raise ValueError(
            f'"{text}" är inget datum.|Skriv 2026, 2026-11, 2026-11-23 eller "{UNDATED}".'
        )
    try:
        date.fromisoformat(f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10])
    except ValueError:
        raise ValueError(f"datumet {text} finns inte.|Kontrollera månad och dag.") from None
    _year(text)
    return text


def _yes_no(value: object) -> bool:
    text = _words(value)
    if text in ("ja", "nej"):
        return text == "ja"
    raise ValueError(f'"{text}" är varken ja eller nej.|Skriv ja eller nej.')


def _whole_number(value: object) -> int:
    text = _figure(value)
    if not _NUMBER.fullmatch(text):
        raise ValueError(
            f'"{text}" är inget heltal.|Skriv bara siffror, till exempel 12 eller 12 000.'
        )
    return int(re.sub(r"\D", "", text))


def _degrees(value: object) -> float:
    text = _figure(value)
    if not re.fullmatch(r"-?\d{1,3}(\.\d{1,6})?", text) or abs(float(text)) > 180:
        raise ValueError(
            f'"{text}" är inget läge i grader.|Skriv talet med punkt, till exempel 63.18.'
        )
    return float(text)


def _decimal(value: object) -> float:
    text = _figure(value)
    if not re.fullmatch(r"-?\d{1,9}(\.\d{1,6})?", text):
        raise ValueError(f'"{text}" är inget tal.|Skriv det med punkt, till exempel 64.5.')
    return float(text)


def _web_address(value: str) -> str:
    if fault := _odd_address(value):
        raise ValueError(fault)
    try:
        parts = urlsplit(value)
    except ValueError:  # a bracket where none can stand
        parts = urlsplit("")
    if (
        parts.scheme not in ("http", "https")
        or "." not in parts.netloc
        or re.search(r"[\s<>\"\\^`{|}]", value)
    ):
        raise ValueError(
            f'"{value[:80]}" är ingen webbadress.|Skriv hela adressen med https:// först.'
        )
    if "@" in parts.netloc:
        raise ValueError(
            "adressen har ett användarnamn eller lösenord i sig.|Ta bort det som står före @."
        )
    if not _HOST.fullmatch(parts.netloc):
        raise ValueError(
            f'"{parts.netloc[:80]}" är inget namn på en webbplats.|Kontrollera adressen mellan // och nästa /.'
        )
    return value


def _odd_address(value: str) -> str:
    """What has been written around or into an address that begins as it should; empty when nothing has."""
    begins = re.match(r"(?i)https?:[/\\]*", value)
    if begins and begins[0].lower() not in ("http://", "https://"):
        return (
            f'"{value[:80]}" har fel tecken efter https:.|Skriv https:// med två snedstreck framåt.'
        )
    if value.startswith(("<", "[", "(", '"')) and "http" in value:
        return f'"{value[:80]}" har tecken runt adressen.|Skriv bara adressen, utan parenteser och citattecken.'
    if begins and re.search(r"\s", value):
        return f'"{value[:80]}" har ett mellanslag i adressen.|Ta bort mellanslaget, eller det som står efter adressen.'
    if re.search(r"[,;]\s*https?://", value) or value.count("://") > 1 and "http" in value[8:12]:
        return f'"{value[:80]}" är två adresser.|Skriv en källa för varje adress.'
    if re.match(r"(?i)https?://(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.)", value):
        return f'"{value[:80]}" leder bara till er egen dator eller ert eget nät.|Skriv den adress som läsaren kan öppna.'
    if re.match(r"(?i)https?://[^/.?#]+(?:[/?#]|$)", value):
        return f'"{value[:80]}" har en värd utan toppdomän.|Skriv hela namnet, till exempel www.exempel.se.'
    return ""


def _country(value: str) -> str:
    if value not in COUNTRIES:
        raise ValueError(
            f'"{value[:80]}" är inget land här.|Skriv landets svenska namn med stor bokstav.{suggestion(value.capitalize(), COUNTRIES)}'
        )
    return value


def written_as(form: str, what: str, remedy: str) -> Callable[[str], str]:
    """A check that a whole text has a form (a pattern); ``what`` ends the sentence that begins with the text."""
    pattern = re.compile(form)

    def check(value: str) -> str:
        if not pattern.fullmatch(value):
            raise ValueError(f'"{value[:80]}" {what}.|{remedy}')
        return value

    return check


_criterion = written_as(
    r"\d{3,6}(?::\d{1,2})?",
    "är inget KravID",
    "Skriv numret, kolon och utgåvan, till exempel '10035:1'.",
)


def _cpv(value: str) -> str:
    if not re.fullmatch(r"\d{8}", value):
        raise ValueError(
            f'"{value}" är ingen CPV-kod.|Skriv åtta siffror utan kontrollsiffra, till exempel "39130000".'
        )
    return value


def _site_path(value: str) -> str:
    if not _SITE_PATH.fullmatch(value):
        raise ValueError(
            f'"{value[:80]}" är ingen adress på webbplatsen.|Skriv den som metoder/lcc, utan webbplatsens namn.'
        )
    return value.strip("/")


_as_text = WithJsonSchema({"type": "string", "minLength": 1, "maxLength": MAX_TEXT})

Text = Annotated[str, BeforeValidator(_text), _as_text]
Id = Annotated[
    Text,
    AfterValidator(_identifier),
    WithJsonSchema({"type": "string", "pattern": f"^{_ID.pattern}$"}),
]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
ShownDate = Annotated[
    str,
    BeforeValidator(_shown_date),
    WithJsonSchema({"type": "string", "pattern": rf"^({_PARTIAL_DATE.pattern}|{UNDATED})$"}),
]
YesNo = Annotated[
    bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": ["ja", "nej"]}, mode="validation")
]
WholeNumber = Annotated[
    int,
    BeforeValidator(_whole_number),
    WithJsonSchema({"type": ["integer", "string"]}, mode="validation"),
]
Degrees = Annotated[
    float,
    BeforeValidator(_degrees),
    WithJsonSchema({"type": ["number", "string"]}, mode="validation"),
]
Decimal = Annotated[
    float,
    BeforeValidator(_decimal),
    WithJsonSchema({"type": ["number", "string"]}, mode="validation"),
]
WebAddress = Annotated[
    Text, AfterValidator(_web_address), WithJsonSchema({"type": "string", "format": "uri"})
]
Country = Annotated[Text, AfterValidator(_country), WithJsonSchema({"enum": sorted(COUNTRIES)})]
CriterionId = Annotated[
    Text, AfterValidator(_criterion), WithJsonSchema({"type": ["string", "integer"]})
]
SitePath = Annotated[
    Text,
    AfterValidator(_site_path),
    WithJsonSchema({"type": "string", "pattern": f"^({_SITE_PATH.pattern})$"}),
]
Cpv = Annotated[
    Text,
    AfterValidator(_cpv),
    WithJsonSchema({"type": "string", "pattern": r"^\d{8}$"}, mode="serialization"),
    # Without quotes an editor's plug-in takes a code for a number; here it is text all the same.
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{8}$"}, mode="validation"),
]
