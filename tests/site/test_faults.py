"""Every fault that an editor can make is told in Swedish: ``file:line: field: what. How to mend it.``

Each row breaks the small project in one way and goes the public way, ``library.load``. A new rule adds rows.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import small_project
from guide import __main__ as commands
from guide.html.record_pages import generated_pages
from guide.site import library
from small_project import faults, replace, replace_field

KRAV = "data/krav/mob-001.yml"
FALL = "data/fall/hjo-cirkular-mobelhantering.yml"
REGEL = "data/regler/lou-lcc.yml"
EU_REGEL = "data/regler/espr-forstorelseforbud.yml"
BESOK = "data/studiebesok/orsa-returbutiken.yml"
TERM = "data/termer/sma-004.yml"
SIDA = "docs/metoder/lcc.md"
SAMISK = "docs_sma/index.md"
LAGAR = "data/lagar.yml"
FLYTT = "data/omdirigeringar.yml"
KLAUSUL = "data/klausuler/rattelse.yml"
MODELL = "data/utvarderingsmodeller/troskel-pris.yml"

Edit = Callable[[Path, str], None]


class Fault(NamedTuple):
    """A way to break the project and what is printed: field, how "what" begins, and a part of the remedy.

    ``line`` is how the line that is named begins, so that no row knows a number.
    """

    name: str
    path: str
    edit: Edit
    line: str
    field: str
    what: str
    remedy: str


def swap(old: str, new: str) -> Edit:
    """Change one place of the file."""
    return lambda project, path: replace(project, path, old, new)


def field(key: str, lines: str) -> Edit:
    """Put other lines in place of a key and all that belongs to it."""
    return lambda project, path: replace_field(project, path, key, lines)


def whole(content: str | bytes) -> Edit:
    """Write the file anew."""
    return lambda project, path: (
        (project / path).write_bytes(content.encode() if isinstance(content, str) else content)
        and None
    )


def saved_as(encoding: str) -> Edit:
    """Save the file in another encoding."""

    def edit(project: Path, path: str) -> None:
        (project / path).write_bytes((project / path).read_text(encoding="utf-8").encode(encoding))

    return edit


def each(*edits: Callable[[Path, str], object]) -> Edit:
    """Several edits, one after the other."""

    def all_of_them(project: Path, path: str) -> None:
        for edit in edits:
            edit(project, path)

    return all_of_them


def deleted(project: Path, path: str) -> None:
    """Take the file away."""
    (project / path).unlink()


def copied_from(original: str) -> Edit:
    """A file that is a copy of another."""
    return lambda project, path: (
        (project / path).write_bytes((project / original).read_bytes()) and None
    )


def published_then(edit: Edit) -> Edit:
    """Freeze the versions (``make publicera``), then edit."""

    def both(project: Path, path: str) -> None:
        assert commands.publish_versions(project) == 0
        edit(project, path)

    return both


BOMB = "\n".join(
    [
        "a: &a [x, x, x]",
        *(
            f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}]"
            for a, b in zip("abcdefgh", "bcdefghi", strict=True)
        ),
    ]
)

NOT_YAML = [
    Fault(
        "a colon in a text",
        KRAV,
        swap("titel: Reserv", "titel: Krav: reserv"),
        "titel: Krav: reservdelar ska finnas i mi",
        "",
        "ett kolon mitt i en text",
        "Sätt citattecken",
    ),
    Fault(
        "a tab as indent",
        KRAV,
        swap("    text: Leverantörens", "\ttext: Leverantörens"),
        "text: Leverantörens skriftliga åtagande",
        "",
        "raden börjar med en tabb.",
        "Byt tabben",
    ),
    Fault(
        "a quote not closed",
        KRAV,
        swap("utgivet_av: Upph", 'utgivet_av: "Upph'),
        'utgivet_av: "Upphandlingsmyndigheten',
        "",
        "ett citattecken är inte avslutat.",
        "Stäng citattecknet.",
    ),
    Fault(
        "a list not closed",
        KRAV,
        swap("design-lang-livslangd]", "design-lang-livslangd"),
        "strategier: [reparera, design-lang-livsl",
        "",
        "en lista eller klammer är inte avslutad.",
        "Avsluta med ]",
    ),
    Fault(
        "no colon after the key",
        KRAV,
        swap("typ: kontraktsvillkor", "typ kontraktsvillkor"),
        "typ kontraktsvillkor",
        "",
        "kolon saknas efter nyckeln.",
        "Skriv nyckel: värde.",
    ),
    Fault(
        "a bullet out of line",
        FALL,
        swap("  - Mål även", " - Mål även"),
        "- Mål även om lokala arbetstillfällen.",
        "",
        "raden hör inte ihop med raderna ovanför.",
        "Kontrollera indraget",
    ),
    Fault(
        "a text that YAML cannot begin",
        KRAV,
        swap("titel: Reserv", "titel: @Reserv"),
        "titel: @Reservdelar ska finnas i minst f",
        "",
        "ett tecken som YAML inte godtar",
        "citattecken runt texten",
    ),
    Fault(
        "saved as Windows text",
        KRAV,
        saved_as("cp1252"),
        "andring: Första versionen.",
        "",
        "filen är inte sparad i teckenkodningen UTF-8.",
        "Spara om filen som UTF-8.",
    ),
    Fault(
        "saved as UTF-16",
        KRAV,
        saved_as("utf-16"),
        "\xff\xfei\x00d\x00:\x00 \x00m\x00o\x00b\x00-\x000\x000\x001\x00",
        "",
        "filen är inte sparad i teckenkodningen UTF-8.",
        "Spara om filen",
    ),
    Fault(
        "saved as UTF-16 without its mark",
        KRAV,
        saved_as("utf-16-le"),
        "i\x00d\x00:\x00 \x00m\x00o\x00b\x00-\x000\x000\x001\x00",
        "",
        "filen är inte sparad i teckenkodningen UTF-8.",
        "Spara om filen",
    ),
    Fault(
        "a duplicate key",
        KRAV,
        swap("niva: bas", "titel: En till\nniva: bas"),
        "titel: En till",
        "titel",
        "nyckeln står två gånger (första gången på rad 5).",
        "Behåll den ena.",
    ),
    Fault(
        "a duplicate key within a part",
        KRAV,
        swap("  arbete: liten", "  arbete: liten\n  arbete: stor"),
        "arbete: stor",
        "arbete",
        "nyckeln står två gånger (första gången på rad",
        "Behåll den ena.",
    ),
    Fault("an empty file", KRAV, whole(""), "", "", "filen är tom.", "eller ta bort den."),
    Fault(
        "only comments",
        KRAV,
        whole("# titel: …\n# Skriv mer sedan\n"),
        "# titel: …",
        "",
        "filen är tom.",
        "Fyll i den",
    ),
    Fault(
        "a list at the top",
        KRAV,
        whole("- id: mob-001\n"),
        "- id: mob-001",
        "",
        "filen ska bestå av rader med nyckel: värde.",
        "Skriv en nyckel och ett kolon",
    ),
    Fault(
        "several documents",
        KRAV,
        swap("tal_fran:", "---\ntal_fran:"),
        "---",
        "",
        "filen innehåller flera dokument (---).",
        "Lägg varje post i en egen fil.",
    ),
    Fault(
        "an anchor",
        KRAV,
        swap("titel: Reserv", "titel: &t Reserv"),
        "titel: &t Reservdelar ska finnas i minst",
        "",
        "ankare och alias (& och *) används inte här.",
        "Skriv ut värdet i klartext",
    ),
    Fault(
        "an alias",
        KRAV,
        swap("alternativ: [mob-002]", "alternativ: *andra"),
        "alternativ: *andra",
        "",
        "ankare och alias (& och *) används inte här.",
        "citattecken runt texten",
    ),
    Fault(
        "billion laughs",
        KRAV,
        whole(BOMB),
        "a: &a [x, x, x]",
        "",
        "ankare och alias (& och *) används inte här.",
        "Skriv ut värdet i klartext",
    ),
    Fault(
        "a merge key",
        KRAV,
        swap("marknad:\n", "marknad:\n  <<: {text: Annat}\n"),
        "<<: {text: Annat}",
        "marknad <<",
        "nyckeln finns inte.",
        "Ta bort raden",
    ),
    Fault(
        "a tag that makes a Python object",
        KRAV,
        swap("titel: Reserv", "titel: !!python/object/apply:os.system Reserv"),
        "titel: !!python/object/apply:os.system R",
        "",
        "taggar (!) används inte här.",
        "Ta bort taggen",
    ),
    Fault(
        "too deep",
        KRAV,
        swap("alternativ: [mob-002]", f"alternativ: {'[' * 13}{']' * 13}"),
        "alternativ: [[[[[[[[[[[[[]]]]]]]]]]]]]",
        "",
        "för många nivåer inuti varandra.",
        "Jämför med exemplet",
    ),
    Fault(
        "so deep that the parser would fall",
        KRAV,
        whole("id: " + "[" * 90_000),
        "id: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "",
        "för många nivåer inuti varandra.",
        "Jämför med exemplet",
    ),
    Fault(
        "10 MB",
        KRAV,
        whole("id: mob-001\ntitel: " + "x" * 10_000_000),
        "id: mob-001",
        "",
        "filen är för stor (10000 kB, högst 200 kB).",
        "Dela upp den",
    ),
    Fault(
        "a control character",
        KRAV,
        swap("titel: Reserv", "titel: Reserv\x07"),
        "titel: Reserv\x07delar ska finnas i minst f",
        "",
        "ett osynligt tecken (U+0007) står på plats 14.",
        "Radera det",
    ),
    Fault(
        "a file that is not read",
        "data/krav/mob-003.yaml",
        whole("id: mob-003\n"),
        "id: mob-003",
        "",
        "här läses bara filer som slutar på .yml.",
        "Byt namn på filen",
    ),
]

FIELDS = [
    Fault(
        "an unknown key",
        KRAV,
        swap("niva: bas", "nivå: bas\nniva: bas"),
        "nivå: bas",
        "nivå",
        "nyckeln finns inte.",
        'Menade du "niva"?',
    ),
    Fault(
        "an unknown key within a part",
        KRAV,
        swap(
            "      vid_brist: {slag: klausul, klausul: rattelse}",
            "      vid_brst: x\n      vid_brist: {slag: klausul, klausul: rattelse}",
        ),
        "vid_brst: x",
        "uppfoljning steg 1 vid_brst",
        "nyckeln finns inte.",
        'Menade du "vid_brist"?',
    ),
    Fault(
        "a missing field",
        KRAV,
        field("varfor", ""),
        "id: mob-001",
        "varfor",
        "fältet saknas.",
        "Lägg till raden.",
    ),
    Fault(
        "a missing field in a list",
        KRAV,
        swap("    datum: utan datum\n", ""),
        "- titel: Tillgång till reservdelar (Krav",
        "kallor 1 datum",
        "fältet saknas.",
        "Lägg till raden.",
    ),
    Fault(
        "an empty field",
        KRAV,
        swap("niva: bas", "niva:"),
        "niva:",
        "niva",
        "fältet är tomt.",
        "Fyll i det, eller ta bort raden",
    ),
    Fault(
        "an empty optional list",
        FALL,
        field("teman", "teman:\n"),
        "teman:",
        "teman",
        "fältet är tomt.",
        "ta bort raden om fältet är frivilligt.",
    ),
    Fault(
        "a list where a text stands",
        KRAV,
        swap("titel: Reserv", "titel: [Reserv, delar]\n#"),
        "titel: [Reserv, delar]",
        "titel",
        "här ska det stå en text.",
        "Skriv texten på en rad",
    ),
    Fault(
        "a text where a list stands",
        KRAV,
        swap("skeden: [krav, avtal, uppfoljning]", "skeden: krav, avtal"),
        "skeden: krav, avtal",
        "skeden",
        "här ska det stå en lista.",
        "Skriv ett streck framför varje rad",
    ),
    Fault(
        "a text where a mapping stands",
        KRAV,
        field("marknad", "marknad: mogen\n"),
        "marknad: mogen",
        "marknad",
        "här ska det stå flera rader med nyckel: värde.",
        "Jämför med exemplet",
    ),
    Fault(
        "a list where a word stands",
        KRAV,
        swap("niva: bas", "niva: [bas, avancerad]"),
        "niva: [bas, avancerad]",
        "niva",
        "här ska det stå ett ord.",
        "på samma rad som nyckeln",
    ),
    Fault(
        "an empty list",
        KRAV,
        swap("strategier: [reparera, design-lang-livslangd]", "strategier: []"),
        "strategier: []",
        "strategier",
        "listan är tom.",
        "Lägg till minst en rad",
    ),
    Fault(
        "an impossible date",
        KRAV,
        swap("publicerad: 2026-11-23", "publicerad: 2026-02-30"),
        "publicerad: 2026-02-30",
        "publicerad",
        "datumet 2026-02-30 finns inte.",
        "Kontrollera månad och dag.",
    ),
    Fault(
        "a date the wrong way round",
        KRAV,
        swap("publicerad: 2026-11-23", "publicerad: 23/11 2026"),
        "publicerad: 23/11 2026",
        "publicerad",
        '"23/11 2026" är inget datum.',
        "till exempel 2026-11-23",
    ),
    Fault(
        "a month that does not exist",
        KRAV,
        swap("    datum: utan datum", "    datum: 2024-13"),
        "datum: 2024-13",
        "kallor 1 datum",
        "datumet 2024-13 finns inte.",
        "Kontrollera månad",
    ),
    Fault(
        "a source's date in words",
        KRAV,
        swap("    datum: utan datum", "    datum: odaterad"),
        "datum: odaterad",
        "kallor 1 datum",
        '"odaterad" är inget datum.',
        'eller "utan datum"',
    ),
    Fault(
        "an unknown word",
        KRAV,
        swap("niva: bas", "niva: spets"),
        "niva: spets",
        "niva",
        '"spets" finns inte i listan.',
        'Välj en av: bas, avancerad, spjutspets. Menade du "spjutspets"?',
    ),
    Fault(
        "an unknown word in a list",
        KRAV,
        swap("skeden: [krav, avtal,", "skeden: [krav, avtalet,"),
        "skeden: [krav, avtalet, uppfoljning]",
        "skeden 2",
        '"avtalet" finns inte i listan.',
        'Menade du "avtal"?',
    ),
    Fault(
        "neither ja nor nej",
        FALL,
        swap("passar_glesbygd: ja", "passar_glesbygd: yes"),
        "passar_glesbygd: yes",
        "passar_glesbygd",
        '"yes" är varken ja eller nej.',
        "Skriv ja eller nej.",
    ),
    Fault(
        "a number in words",
        KRAV,
        swap("version: 1", "version: ett"),
        "version: ett",
        "version",
        '"ett" är inget heltal.',
        "Skriv bara siffror",
    ),
    Fault(
        "a number with decimals",
        KRAV,
        swap("version: 1", "version: 1.5"),
        "version: 1.5",
        "version",
        '"1.5" är inget heltal.',
        "Skriv bara siffror",
    ),
    Fault(
        "a number below zero",
        KRAV,
        swap("version: 1", "version: -1"),
        "version: -1",
        "version",
        '"-1" är inget heltal.',
        "Skriv bara siffror",
    ),
    Fault(
        "a number that never ends",
        KRAV,
        swap("version: 1", f"version: {'9' * 5000}"),
        "version: 9999999999999999999999999999999",
        "version",
        '"999',
        "Skriv bara siffror",
    ),
    Fault(
        "an address without https",
        FALL,
        swap("adress: https://circularhub.se", "adress: circularhub.se"),
        "adress: circularhub.se/hjo-kommun-organi",
        "kallor 1 adress",
        '"circularhub.se/',
        "Skriv hela adressen med https:// först.",
    ),
    Fault(
        "an address that is a script",
        FALL,
        swap("adress: https://circularhub.se", "adress: javascript:alert(1)//"),
        "adress: javascript:alert(1)///hjo-kommun",
        "kallor 1 adress",
        '"javascript:alert(1)//',
        "Skriv hela adressen med https:// först.",
    ),
    Fault(
        "an address that cannot be parsed",
        FALL,
        swap("adress: https://circularhub.se", "adress: https://[circularhub.se"),
        "adress: https://[circularhub.se/hjo-komm",
        "kallor 1 adress",
        '"https://[circularhub.se/',
        "Skriv hela adressen",
    ),
    Fault(
        "bad characters in the id",
        KRAV,
        swap("id: mob-001", "id: MÖB 001"),
        "id: MÖB 001",
        "id",
        '"MÖB 001" är inget giltigt id.',
        "små bokstäver a–z, siffror och bindestreck",
    ),
    Fault(
        "a text that begins like a formula",
        KRAV,
        swap("andring: Första", "andring: =SUMMA(A1) Första"),
        "andring: =SUMMA(A1) Första versionen.",
        "andring",
        'texten börjar med "=" och kan tolkas som en formel i Excel.',
        "Börja med ett ord",
    ),
    Fault(
        "a text that begins with plus",
        KRAV,
        swap("andring: Första", "andring: +1 Första"),
        "andring: +1 Första versionen.",
        "andring",
        'texten börjar med "+"',
        "Börja med ett ord",
    ),
    Fault(
        "a text that begins with minus",
        KRAV,
        swap("andring: Första", "andring: -1 Första"),
        "andring: -1 Första versionen.",
        "andring",
        'texten börjar med "-"',
        "Börja med ett ord",
    ),
    Fault(
        "a text that begins with @",
        KRAV,
        swap("andring: Första versionen.", "andring: '@SUMMA(A1)'"),
        "andring: '@SUMMA(A1)'",
        "andring",
        'texten börjar med "@"',
        "Börja med ett ord",
    ),
    Fault(
        "a text that is too long",
        KRAV,
        swap("andring: Första", f"andring: {'a' * 6001}"),
        "andring: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "andring",
        "texten är för lång (",
        "Korta den.",
    ),
    Fault(
        "a character that turns the text around",
        KRAV,
        swap("andring: Första", "andring: \u202eFörsta"),
        "andring: \u202eF\xf6rsta versionen.",
        "",
        "ett osynligt tecken (U+202E, right-to-left override) står på plats 10.",
        "Radera det",
    ),
    Fault(
        "a CPV code with its check digit",
        KRAV,
        swap("'39100000'", "'39100000-3'"),
        "cpv: ['39100000-3']",
        "cpv 1",
        '"39100000-3" är ingen CPV-kod.',
        "åtta siffror utan kontrollsiffra",
    ),
    Fault(
        "a paragraph that is none",
        REGEL,
        swap("par: ['3',", "par: ['tredje',"),
        "- {lag: LOU, kap: '16', par: ['tredje', ",
        "lagrum 1 par 1",
        '"tredje" är ingen paragraf.',
        "Skriv bara siffran",
    ),
    Fault(
        "a chapter that is none",
        REGEL,
        swap("kap: '16'", "kap: kap. 16"),
        "- {lag: LOU, kap: kap. 16, par: ['3', '4",
        "lagrum 1 kap",
        '"kap. 16" är inget kapitel.',
        "Skriv bara siffran",
    ),
    Fault(
        "both an act and an EU act",
        REGEL,
        swap("{lag: LOU,", "{lag: LOU, eu: Direktiv 2014/24/EU,"),
        "- {lag: LOU, eu: Direktiv 2014/24/EU, ka",
        "lagrum 1",
        "en hänvisning ska ha precis en av lag, eu, mal och dokument.",
        "Dela upp den i flera.",
    ),
    Fault(
        "an article of a Swedish act",
        REGEL,
        swap("par: ['3', '4', '5']", "artikel: ['3']"),
        "- {lag: LOU, kap: '16', artikel: ['3']}",
        "lagrum 1",
        "artikel och bilaga hör bara till eu.",
        "Flytta dem",
    ),
    Fault(
        "a section of an EU act",
        EU_REGEL,
        swap("artikel: ['24', '25'], bilaga: VII", "par: ['24']"),
        "- {eu: Förordning (EU) 2024/1781, par: [",
        "lagrum 1",
        "kap och par hör bara till lag.",
        "Flytta dem",
    ),
    Fault(
        "an unknown status of a term",
        TERM,
        swap('status: "föreslagen"', 'status: "förslag"'),
        'status: "förslag"',
        "status",
        '"förslag" finns inte i listan.',
        'Menade du "föreslagen"?',
    ),
]

TOGETHER = [
    Fault(
        "an id that is not the file's name",
        KRAV,
        swap("id: mob-001", "id: mob-007"),
        "id: mob-007",
        "id",
        '"mob-007" är inte filens namn.',
        "Skriv id: mob-001, eller byt namn på filen till mob-007.yml.",
    ),
    Fault(
        "two records with one id",
        "data/krav/mob-003.yml",
        copied_from(KRAV),
        "id: mob-001",
        "id",
        '"mob-001" finns redan i mob-001.yml.',
        "Skriv id: mob-003, så som filen heter.",
    ),
    Fault(
        "two records with one address",
        "data/produktgrupper/mob-001.yml",
        each(copied_from("data/produktgrupper/textil.yml"), swap("id: textil", "id: mob-001")),
        1,
        "id",
        "",
        "",
    ),
    Fault(
        "an unknown reference",
        KRAV,
        swap("alternativ: [mob-002]", "alternativ: [mob-202]"),
        "alternativ: [mob-202]",
        "alternativ 1",
        '"mob-202" finns inte i data/krav.',
        'lägg till filen data/krav/mob-202.yml. Menade du "mob-002"?',
    ),
    Fault(
        "an unknown single reference",
        KRAV,
        swap("produktgrupp: mobler", "produktgrupp: mobel"),
        "produktgrupp: mobel",
        "produktgrupp",
        '"mobel" finns inte i data/produktgrupper.',
        'Menade du "mobler"?',
    ),
    Fault(
        "a deleted record that another cites",
        "data/strategier/aterbruka.yml",
        deleted,
        0,
        "",
        "",
        "",
    ),
    Fault(
        "a reference to itself",
        KRAV,
        swap("alternativ: [mob-002]", "alternativ: [mob-001]"),
        "alternativ: [mob-001]",
        "alternativ 1",
        "posten hänvisar till sig själv.",
        "Ta bort raden.",
    ),
    Fault(
        "a CPV code that does not exist",
        KRAV,
        swap("'39100000'", "'39109999'"),
        "cpv: ['39109999']",
        "cpv 1",
        '"39109999" finns inte i CPV-förteckningen.',
        "Kontrollera koden",
    ),
    Fault(
        "an unknown code for the notice",
        KRAV,
        swap("BT-774: [circ-econ]", "BT-774: [circ-ekon]"),
        "BT-774: [circ-ekon]",
        "annons BT-774 1",
        '"circ-ekon" är ingen kod i BT-774.',
        'Välj en av: circ-econ, clim-mitig. Menade du "circ-econ"?',
    ),
    Fault(
        "an unknown act",
        REGEL,
        swap("lag: LOU,", "lag: LOW,"),
        "- {lag: LOW, kap: '16', par: ['3', '4', ",
        "lagrum 1",
        'lagen "LOW" finns inte i data/lagar.yml.',
        'Menade du "LOU"?',
    ),
    Fault(
        "a chapter that the act lacks",
        REGEL,
        swap("kap: '16'", "kap: '61'"),
        "- {lag: LOU, kap: '61', par: ['3', '4', ",
        "lagrum 1",
        "LOU har inget 61 kap. i den text som lästs (2025-05-19).",
        "Kontrollera kapitlet mot lagtexten.",
    ),
    Fault(
        "a section that the chapter lacks",
        REGEL,
        swap("'5']", "'50']"),
        "- {lag: LOU, kap: '16', par: ['3', '4', ",
        "lagrum 1",
        "LOU 16 kap. har ingen 50 § i den text som lästs (2025-05-19).",
        "Kontrollera paragrafen mot lagtexten.",
    ),
    Fault(
        "two sections that the chapter lacks",
        REGEL,
        swap("'4', '5']", "'40', '50a']"),
        "- {lag: LOU, kap: '16', par: ['3', '40',",
        "lagrum 1",
        "LOU 16 kap. har ingen 40 och 50 a §§ i den text",
        "Kontrollera paragrafen",
    ),
    Fault(
        "no chapter in an act with chapters",
        REGEL,
        swap("kap: '16', ", ""),
        "- {lag: LOU, par: ['3', '4', '5']}",
        "lagrum 1",
        "LOU är indelad i kapitel.",
        "Lägg till kap.",
    ),
    Fault(
        "a chapter in an act without",
        REGEL,
        swap("lag: LOU, kap: '16', par: ['3', '4', '5']", "lag: DOS-lagen, kap: '1', par: ['3']"),
        "- {lag: DOS-lagen, kap: '1', par: ['3']}",
        "lagrum 1",
        "DOS-lagen har inga kapitel.",
        "Ta bort kap.",
    ),
    Fault(
        "a next check before the last",
        KRAV,
        swap("nasta_kontroll: 2027-05-23", "nasta_kontroll: 2026-05-23"),
        "nasta_kontroll: 2026-05-23",
        "nasta_kontroll",
        "nästa kontroll ligger inte efter den senaste.",
        "Skriv ett senare datum.",
    ),
    Fault(
        "a prefix of another group",
        KRAV,
        swap("produktgrupp: mobler", "produktgrupp: textil"),
        "id: mob-001",
        "id",
        '"mob-001" börjar inte med gruppens prefix.',
        "Kravet hör till textil, så id:t ska börja med tex-.",
    ),
    Fault(
        "a source that is not in the list",
        BESOK,
        swap("kalla: 1", "kalla: 2"),
        "kalla: 2",
        "uppgifter 1 kalla",
        "källa 2 finns inte.",
        "Skriv ett tal mellan 1 och 1.",
    ),
    Fault(
        "a version before the first",
        KRAV,
        swap("version: 1", "version: 2"),
        "version: 2",
        "version",
        "kravet har ingen publicerad version.",
        "Skriv version: 1.",
    ),
    Fault(
        "a version that jumps",
        KRAV,
        published_then(swap("version: 1", "version: 3")),
        "version: 3",
        "version",
        "senast publicerade version är 1.",
        "Skriv version: 1, eller 2 om ordalydelsen är ny.",
    ),
    Fault(
        "a published wording changed",
        KRAV,
        published_then(swap("i minst {delar-ar}", "i högst {delar-ar}")),
        "punkter:",
        "punkter",
        "ordalydelsen i version 1 är publicerad och har ändrats.",
        "Skriv version: 2 med nytt datum",
    ),
    Fault(
        "a published proof changed",
        KRAV,
        published_then(swap("text: Leverantörens skriftliga", "text: Leverantörens muntliga")),
        "bevis:",
        "bevis",
        "ordalydelsen i version 1 är publicerad",
        "eller lägg tillbaka texten.",
    ),
    Fault(
        "a published requirement deleted",
        "data/krav/mob-002.yml",
        published_then(
            each(
                deleted,
                lambda project, _: replace(project, KRAV, "alternativ: [mob-002]\n", ""),
            )
        ),
        "",
        "",
        "kravet är publicerat men filen saknas.",
        "Ett publicerat krav kan stå i ett avtal och tas inte bort.",
    ),
    Fault(
        "a frozen version damaged",
        "data/versioner/mob-001/v1.json",
        published_then(whole("{}")),
        "{}",
        "",
        "den frysta versionen går inte att läsa.",
        "ändras aldrig för hand",
    ),
]

CLAUSES = [
    Fault(
        "a paragraph with two duties",
        KLAUSUL,
        swap("rätta en brist inom", "rätta och ska visa en brist inom"),
        "text: Leverantören ska rätta och ska vis",
        "stycken 1 text",
        "stycket har 2 ska.",
        "Dela upp texten.",
    ),
    Fault(
        "a paragraph with a must beside its duty",
        KLAUSUL,
        swap("En plan gäller när", "En plan ska finnas och måste gälla när"),
        "text: En plan ska finnas och måste gälla",
        "stycken 2 text",
        "stycket har 2 ska.",
        "Skriv en skyldighet",
    ),
    Fault(
        "a paragraph too long",
        KLAUSUL,
        swap("En plan gäller", f"{'ord ' * 40}gäller"),
        "text: ord ord ord ord ord ord ord ord or",
        "stycken 2 text",
        "stycket har 47 ord, högst 40.",
        "dela det i två.",
    ),
    Fault(
        "a paragraph of one long list",
        MODELL,
        swap("Anbudet med lägst", f"{'ord ' * 40}Anbudet med lägst"),
        "text: ord ord ord ord ord ord ord ord or",
        "text_till_anbudsgivare 1 text",
        "stycket har 50 ord, högst 40.",
        "Korta det",
    ),
    Fault(
        "two paragraphs with one id",
        KLAUSUL,
        swap("- id: s2", "- id: s1"),
        "- id: s1",
        "stycken 2 id",
        '"s1" står två gånger.',
        "Ge varje stycke ett eget id.",
    ),
    Fault(
        "two blanks with one id",
        MODELL,
        swap(
            "simulator:\n",
            "  - {id: lika, fraga: En till?, forval: ja, rad: Vårt förslag.}\nsimulator:\n",
        ),
        "- {id: lika, fraga: En till?, forval: ja",
        "fyll_i 2 id",
        '"lika" står två gånger.',
        "Ge varje lucka ett eget id.",
    ),
    Fault(
        "a blank that is not declared",
        KLAUSUL,
        swap("inom {rattelse-dagar} arbetsdagar från", "inom {dagar} arbetsdagar från"),
        "text: Leverantören ska rätta en brist in",
        "stycken 1 text",
        "luckan {dagar} är inte deklarerad.",
        "under fyll_i",
    ),
    Fault(
        "a blank of a bidders' text that is not declared",
        MODELL,
        swap("avgör {lika}", "avgör {lika} och {tur}"),
        "text: Anbudet med lägst pris vinner. Vid",
        "text_till_anbudsgivare 1 text",
        "luckan {tur} är inte deklarerad.",
        "rätta id:t",
    ),
    Fault(
        "a bare bracket",
        KLAUSUL,
        swap("En plan gäller", "En plan inom [10] dagar gäller"),
        "text: En plan inom [10] dagar gäller när",
        "stycken 2 text",
        "texten har en lucka utan id.",
        "Skriv {id}",
    ),
    Fault(
        "a bare brace in the short form",
        KLAUSUL,
        swap("kort: Leverantören rättar fel", "kort: Leverantören {} rättar fel"),
        "kort: Leverantören {} rättar fel inom {r",
        "kort",
        "texten har en lucka utan id.",
        "deklarera luckan",
    ),
    Fault(
        "a blank that no text uses",
        MODELL,
        swap(" Vid lika pris avgör {lika}.", ""),
        "- id: lika",
        "fyll_i 1 id",
        "luckan lika används inte.",
        "skriv {id} i texten.",
    ),
    Fault(
        "a blank of a clause that no text uses",
        KLAUSUL,
        swap(
            "fyll_i:\n", "fyll_i:\n  - {id: plan, fraga: När?, forval: '10', rad: Vårt förslag.}\n"
        ),
        "- {id: plan, fraga: När?, forval: '10', ",
        "fyll_i 1 id",
        "luckan plan används inte.",
        "Ta bort den",
    ),
    Fault(
        "a blank without default and reason",
        KLAUSUL,
        swap("    forval: '15'\n", ""),
        "- id: rattelse-dagar",
        "fyll_i 1",
        "luckan ska ha antingen ett förval eller ett skäl",
        "skriv skälet i utan_forval.",
    ),
    Fault(
        "a blank with both default and reason",
        MODELL,
        swap("    forval: lottning\n", "    forval: lottning\n    utan_forval: Beror på köpet.\n"),
        "- id: lika",
        "fyll_i 1",
        "luckan ska ha antingen ett förval eller ett skäl",
        "Ange forval",
    ),
    Fault(
        "a consequence without its rung",
        KLAUSUL,
        swap("steg: 1\n", ""),
        "id: rattelse",
        "steg",
        "steg hör till påföljder, och bara till dem.",
        "Skriv 1–4",
    ),
    Fault(
        "a duty on the ladder",
        KLAUSUL,
        swap("slag: pafoljd", "slag: skyldighet"),
        "steg: 1",
        "steg",
        "steg hör till påföljder, och bara till dem.",
        "Ta annars bort raden.",
    ),
    Fault(
        "a rung above the ladder",
        KLAUSUL,
        swap("steg: 1", "steg: 5"),
        "steg: 5",
        "steg",
        "trappan har inget steg 5.",
        "mellan 1 och 4",
    ),
    Fault(
        "a rung below the ladder",
        KLAUSUL,
        swap("steg: 1", "steg: 0"),
        "steg: 0",
        "steg",
        "trappan har inget steg 0.",
        "mellan 1 och 4",
    ),
    Fault(
        "a fact's source that is not in the list",
        KLAUSUL,
        swap("kallor: [1]", "kallor: [2]"),
        "kallor: [2]",
        "fakta 1 kallor 1",
        "källa 2 finns inte.",
        "Skriv ett tal mellan 1 och 1.",
    ),
    Fault(
        "a fact's source before the list",
        MODELL,
        swap("kallor: [1]", "kallor: [1, 0]"),
        "kallor: [1, 0]",
        "fakta 1 kallor 2",
        "källa 0 finns inte.",
        "mellan 1 och 1",
    ),
    Fault(
        "a fact confirmed by nothing",
        KLAUSUL,
        swap("    kallor: [1]\n", ""),
        "bekraftad: ja",
        "fakta 1 bekraftad",
        "påståendet är bekräftat men saknar källa.",
        "eller skriv nej.",
    ),
    Fault(
        "a fact of a model confirmed by nothing",
        MODELL,
        swap("    kallor: [1]\n", "    kallor: []\n"),
        "bekraftad: ja",
        "fakta 1 bekraftad",
        "påståendet är bekräftat",
        "i kallor",
    ),
    Fault(
        "a clause checked next in the past",
        KLAUSUL,
        swap("nasta_kontroll: 2027-05-04", "nasta_kontroll: 2026-11-30"),
        "nasta_kontroll: 2026-11-30",
        "nasta_kontroll",
        "nästa kontroll ligger inte efter den senaste.",
        "Skriv ett senare datum.",
    ),
    Fault(
        "a section in a clause that the act lacks",
        KLAUSUL,
        swap("kap: '17', par: ['1']", "kap: '17', par: ['91']"),
        "- {lag: LOU, kap: '17', par: ['91']}",
        "lag 1 lagrum 1",
        "LOU 17 kap. har ingen 91 §",
        "Kontrollera paragrafen",
    ),
    Fault(
        "a chapter in a model that the act lacks",
        MODELL,
        swap("kap: '16'", "kap: '61'"),
        "- {lag: LOU, kap: '61', par: ['1']}",
        "lag 1 lagrum 1",
        "LOU har inget 61 kap.",
        "Kontrollera kapitlet",
    ),
    Fault(
        "a clause that another names but is not there",
        "data/klausuler/insyn.yml",
        swap("hanger_ihop_med: [rattelse]", "hanger_ihop_med: [rattelser]"),
        "hanger_ihop_med: [rattelser]",
        "hanger_ihop_med 1",
        '"rattelser" finns inte i data/klausuler.',
        'Menade du "rattelse"?',
    ),
    Fault(
        "a wrong sum",
        MODELL,
        swap("{namn: B, resultat: '520000'}", "{namn: B, resultat: '520001'}"),
        "- {namn: B, resultat: '520001'}",
        "exempel 1 utfall 2",
        "anbud B räknas till 520000.",
        "Rätta resultatet",
    ),
    Fault(
        "a tender that wins though it fails the demand",
        MODELL,
        swap("      - {namn: A}\n", "      - {namn: A, resultat: '480000'}\n"),
        "- {namn: A, resultat: '480000'}",
        "exempel 1 utfall 1",
        "anbud A räknas till att anbudet inte klarar kravet.",
        "eller talen",
    ),
    Fault(
        "the wrong winner",
        MODELL,
        swap("vinnare: B", "vinnare: C"),
        "vinnare: C",
        "exempel 1 vinnare",
        "bäst är B.",
        "som räkningen visar",
    ),
    Fault(
        "no winner alone",
        MODELL,
        each(
            swap("varden: {pris: '610000'", "varden: {pris: '520000'"),
            swap("resultat: '610000'", "resultat: '520000'"),
        ),
        "vinnare: B",
        "exempel 1 vinnare",
        "bäst är B och C.",
        "som räkningen visar",
    ),
    Fault(
        "outcomes in another order",
        MODELL,
        swap(
            "      - {namn: A}\n      - {namn: B, resultat: '520000'}\n",
            "      - {namn: B, resultat: '520000'}\n      - {namn: A}\n",
        ),
        "utfall:",
        "exempel 1 utfall",
        "utfallet har inte samma anbud i samma ordning.",
        "A, B, C",
    ),
    Fault(
        "an outcome of a tender that is not there",
        MODELL,
        swap("{namn: C, resultat: '610000'}", "{namn: D, resultat: '610000'}"),
        "utfall:",
        "exempel 1 utfall",
        "utfallet har inte samma anbud",
        "Skriv ett utfall",
    ),
    Fault(
        "a tender without a number",
        MODELL,
        swap(
            "{namn: B, varden: {pris: '520000', niva: '50'}}", "{namn: B, varden: {pris: '520000'}}"
        ),
        "- {namn: B, varden: {pris: '520000'}}",
        "exempel 1 anbud 2 varden",
        "anbudet ska ha ett tal för pris, niva.",
        "Skriv talet utan mellanslag",
    ),
    Fault(
        "a number with a space",
        MODELL,
        swap("pris: '480000'", "pris: '480 000'"),
        "- {namn: A, varden: {pris: '480 000', ni",
        "exempel 1 anbud 1 varden",
        "anbudet ska ha ett tal för pris, niva.",
        "med punkt",
    ),
    Fault(
        "an example's parameter in words",
        MODELL,
        swap("parametrar: {krav: '40'}", "parametrar: {krav: fyrtio}"),
        "parametrar: {krav: fyrtio}",
        "exempel 1 parametrar",
        "exemplet ska ha ett tal för krav.",
        "Skriv talet",
    ),
    Fault(
        "an example with another parameter",
        MODELL,
        swap("parametrar: {krav: '40'}", "parametrar: {tak: '40'}"),
        "parametrar: {tak: '40'}",
        "exempel 1 parametrar",
        "exemplet ska ha ett tal för krav.",
        "Skriv talet",
    ),
    Fault(
        "a parameter of another calculation",
        MODELL,
        swap("- {id: krav,", "- {id: tak,"),
        "parametrar:",
        "simulator parametrar",
        "räknesättet troskel tar krav, inte tak.",
        "i den ordningen.",
    ),
    Fault(
        "values in another order",
        MODELL,
        swap(
            "    - {id: pris, fraga: Anbudets pris, enhet: kr}\n    - {id: niva, fraga: Utlovad andel, enhet: procent}\n",
            "    - {id: niva, fraga: Utlovad andel, enhet: procent}\n    - {id: pris, fraga: Anbudets pris, enhet: kr}\n",
        ),
        "uppgifter:",
        "simulator uppgifter",
        "räknesättet troskel tar pris, niva, inte niva, pris.",
        "Skriv räknesättets id",
    ),
    Fault(
        "a default that is no number",
        MODELL,
        swap("forval: '40'}", "forval: fyrtio}"),
        "- {id: krav, fraga: 'Vilken nivå krävs?'",
        "simulator parametrar 1 forval",
        '"fyrtio" är inget tal.',
        "Skriv talet",
    ),
    Fault(
        "a default with a decimal comma",
        MODELL,
        swap("forval: '40'}", "forval: '40,5'}"),
        "- {id: krav, fraga: 'Vilken nivå krävs?'",
        "simulator parametrar 1 forval",
        '"40,5" är inget tal.',
        "med punkt",
    ),
    Fault(
        "the highest price wins",
        MODELL,
        swap("vinner: lagst", "vinner: hogst"),
        "vinner: hogst",
        "simulator vinner",
        "i räknesättet troskel vinner lagst.",
        "Skriv lagst.",
    ),
    Fault(
        "an absolute calculation called relative",
        MODELL,
        swap("relativ: nej", "relativ: ja"),
        "relativ: ja",
        "simulator relativ",
        "räknesättet säger något annat.",
        "Skriv nej.",
    ),
    Fault(
        "a published clause changed",
        KLAUSUL,
        published_then(
            swap("inom {rattelse-dagar} arbetsdagar från", "inom {rattelse-dagar} dagar från")
        ),
        "stycken:",
        "stycken",
        "ordalydelsen i version 1 är publicerad och har ändrats.",
        "Skriv version: 2",
    ),
    Fault(
        "a published blank changed",
        KLAUSUL,
        published_then(swap("forval: '15'", "forval: '20'")),
        "fyll_i:",
        "fyll_i",
        "ordalydelsen i version 1 är publicerad",
        "lägg tillbaka texten.",
    ),
    Fault(
        "a published clause deleted",
        "data/klausuler/insyn.yml",
        published_then(deleted),
        "",
        "",
        "klausulen är publicerad men filen saknas.",
        "En publicerad klausul kan stå i ett avtal",
    ),
    Fault(
        "a clause's version before the first",
        KLAUSUL,
        swap("version: 1", "version: 2"),
        "version: 2",
        "version",
        "klausulen har ingen publicerad version.",
        "Skriv version: 1.",
    ),
    Fault(
        "a frozen clause damaged",
        "data/versioner/klausuler/insyn/v1.json",
        published_then(whole("{}")),
        "{}",
        "",
        "den frysta versionen går inte att läsa.",
        "ändras aldrig för hand",
    ),
]

PAGES = [
    Fault(
        "no front matter",
        SIDA,
        whole("# Livscykelkostnad\n"),
        "# Livscykelkostnad",
        "",
        "sidhuvudet saknas.",
        "Börja filen med ---",
    ),
    Fault(
        "an empty front matter",
        SIDA,
        whole("---\n---\n# Livscykelkostnad\n"),
        "---",
        "",
        "sidhuvudet är tomt.",
        "Skriv raderna title: och description:",
    ),
    Fault(
        "a front matter that is no YAML",
        SIDA,
        swap("title: Livscykelkostnad (LCC)", "title: LCC: livscykelkostnad"),
        "title: LCC: livscykelkostnad",
        "",
        "ett kolon mitt i en text",
        "Sätt citattecken",
    ),
    Fault(
        "a page saved as Windows text",
        SIDA,
        saved_as("cp1252"),
        "description: Räkna hela kostnaden, från ",
        "",
        "filen är inte sparad i teckenkodningen UTF-8.",
        "Spara om filen",
    ),
    Fault(
        "an unknown key of a page",
        SIDA,
        swap("revision: 2", "revison: 2\nrevision: 2"),
        "revison: 2",
        "revison",
        "nyckeln finns inte.",
        'Menade du "revision"?',
    ),
    Fault(
        "a missing key of a page",
        SIDA,
        swap("kontrollerad: 2026-11-23\n", ""),
        "title: Livscykelkostnad (LCC)",
        "kontrollerad",
        "fältet saknas.",
        "Lägg till raden.",
    ),
    Fault(
        "a fault in a source",
        SIDA,
        swap("adress: https", "adress: ftp"),
        "adress: ftp://www.upphandlingsmyndighete",
        "kallor 1 adress",
        '"ftp://',
        "Skriv hela adressen",
    ),
    Fault(
        "an unknown marker",
        SIDA,
        swap("<!-- relaterade ", "<!-- relaterat "),
        "<!-- relaterat fall=hjo-cirkular-mobelha",
        "relaterat",
        "markören finns inte.",
        'Menade du "relaterade"?',
    ),
    Fault(
        "an unknown filter",
        "docs/krav/index.md",
        swap("produktgrupp=mobler", "grupp=mobler"),
        "<!-- kravtabell grupp=mobler strategi=re",
        "kravtabell",
        'filtret "grupp" finns inte.',
        'Menade du "produktgrupp"?',
    ),
    Fault(
        "an unknown value of a filter",
        "docs/krav/index.md",
        swap("produktgrupp=mobler", "produktgrupp=möbler"),
        "<!-- kravtabell produktgrupp=möbler stra",
        "kravtabell",
        '"möbler" passar inte i filtret produktgrupp.',
        'Välj en av: mobler, textil. Menade du "mobler"?',
    ),
    Fault(
        "an unknown record in a marker",
        SIDA,
        swap("regler=lou-lcc", "regler=lou-lcc,lou-lc"),
        "<!-- relaterade fall=hjo-cirkular-mobelh",
        "relaterade",
        '"lou-lc" passar inte i filtret regler.',
        'Menade du "lou-lcc"?',
    ),
    Fault(
        "a marker without what it needs",
        SIDA,
        swap(
            "<!-- relaterade fall=hjo-cirkular-mobelhantering regler=lou-lcc -->", "<!-- figur -->"
        ),
        "<!-- figur -->",
        "figur",
        "namn saknas.",
        "Lägg till namn=, figurens namn.",
    ),
    Fault(
        "a marker in the middle of a line",
        SIDA,
        swap("inte bara priset.\n", "inte bara priset. <!-- grupplista -->\n"),
        "Jämför hela kostnaden, inte bara priset.",
        "grupplista",
        "markören delar rad med annan text",
        "Låt den stå ensam på en rad.",
    ),
    Fault(
        "a file name that is no address",
        "docs/metoder/Lärdomar 2.md",
        copied_from("docs/metoder/index.md"),
        "---",
        "",
        "filens namn kan inte bli en adress.",
        "Använd små bokstäver a–z",
    ),
    Fault(
        "two pages with one address",
        "docs/krav/mobler.md",
        copied_from("docs/metoder/index.md"),
        "---",
        "",
        "adressen /krav/mobler/ används redan av data/produktgrupper/mobler.yml.",
        "Byt namn på sidan.",
    ),
    Fault(
        "a South Sami page without Swedish twin",
        "docs_sma/start.md",
        copied_from(SAMISK),
        "---",
        "",
        "den svenska sidan docs/start.md finns inte.",
        "Flytta eller ta bort den sydsamiska sidan",
    ),
    Fault(
        "a South Sami page ahead of its twin",
        SAMISK,
        swap("motsvarar: 1", "motsvarar: 3"),
        "motsvarar: 3",
        "motsvarar",
        "den svenska sidan har bara revision 2.",
        "Skriv den revision som texten följer.",
    ),
    Fault(
        "reviewed by nobody",
        SAMISK,
        swap("status: utkast", "status: granskad"),
        "status: granskad",
        "status",
        "granskad kräver granskad_av och granskad.",
        "eller skriv status: utkast.",
    ),
    Fault(
        "an unknown state of a translation",
        SAMISK,
        swap("status: utkast", "status: klar"),
        "status: klar",
        "status",
        '"klar" finns inte i listan.',
        "Välj en av: utkast, granskad.",
    ),
]

SMALL_FILES = [
    Fault(
        "the accessibility statement",
        "data/tillganglighet.yml",
        swap("status: inte bedömd\n", ""),
        "organisation: Region Jämtland Härjedalen",
        "status",
        "fältet saknas.",
        "Lägg till raden.",
    ),
    Fault(
        "the change log",
        "data/andringar.yml",
        swap("datum: 2026-11-23", "datum: i dag"),
        "- datum: i dag",
        "andringar 1 datum",
        '"i dag" är inget datum.',
        "Skriv år-månad-dag",
    ),
    Fault(
        "no address in the change log",
        "data/andringar.yml",
        swap("- metoder/lcc", "- Metoder & LCC"),
        "- Metoder & LCC",
        "andringar 1 sidor 2",
        '"Metoder & LCC" är ingen adress på webbplatsen.',
        "Skriv den som metoder/lcc",
    ),
    Fault(
        "a page in the change log",
        "data/andringar.yml",
        swap("- metoder/lcc", "- metoder/lccc"),
        "- metoder/lccc",
        "andringar 1 sidor 2",
        "adressen /metoder/lccc/ finns inte.",
        'Menade du "metoder/lcc"?',
    ),
    Fault(
        "a term to explain without an explanation",
        "data/termer/ord-001.yml",
        swap(
            'forklaring: "Kostnaden under hela tiden något används, från köp till att det lämnas vidare eller blir avfall."',
            "forklaras: ja",
        ),
        "forklaras: ja",
        "forklaras",
        "ordet ska förklaras på sidorna men har ingen förklaring.",
        "Skriv en mening",
    ),
    Fault(
        "a position with a comma",
        "data/orter.yml",
        swap("nord: 61.12", "nord: '61,12'"),
        "- {namn: Orsa, nord: '61,12', ost: 14.62",
        "orter 2 nord",
        '"61,12" är inget läge i grader.',
        "Skriv talet med punkt",
    ),
    Fault(
        "distances from an unknown place",
        "data/orter.yml",
        swap("utgangspunkt: Östersund", "utgangspunkt: Ostersund"),
        "utgangspunkt: Ostersund",
        "utgangspunkt",
        '"Ostersund" finns inte bland orterna.',
        'Menade du "Östersund"?',
    ),
    Fault(
        "the pre-study's figures",
        "data/forstudie.yml",
        swap("kostnad_kronor: 249176", "kostnad_kronor: 249 176 kr"),
        "kostnad_kronor: 249 176 kr",
        "aktiviteter 1 kostnad_kronor",
        '"249 176 kr" är inget heltal.',
        "Skriv bara siffror",
    ),
    Fault(
        "a small file missing",
        "data/tillganglighet.yml",
        deleted,
        "",
        "",
        "filen saknas.",
        "Lägg tillbaka den.",
    ),
    Fault(
        "an act without its number",
        LAGAR,
        swap("    nummer: 2017:725\n", ""),
        "- kort: kommunallagen",
        "lagar 2 nummer",
        "fältet saknas.",
        "Lägg till raden.",
    ),
    Fault(
        "an act with a list of sections",
        LAGAR,
        swap("'11': 1 2 3 4 5", "'11': [1, 2]"),
        "'11': [1, 2]",
        "lagar 2 kapitel 11",
        "här ska det stå en text.",
        "Skriv texten på en rad",
    ),
    Fault(
        "the notice's fields",
        "data/annonsfalt.yml",
        swap("  namn: Syftet", "  kodlist: x\n  namn: Syftet"),
        "kodlist: x",
        "BT-06 kodlist",
        "nyckeln finns inte.",
        "Ta bort raden",
    ),
    Fault(
        "the vocabularies' labels",
        "data/ord.yml",
        whole("niva: bas\n"),
        "niva: bas",
        "niva",
        "här ska det stå flera rader med nyckel: värde.",
        "Jämför med exemplet",
    ),
    Fault(
        "the interface's words",
        "data/oversattning/granssnitt.yml",
        whole("search: sma\n"),
        "search: sma",
        "search",
        "här ska det stå flera rader med nyckel: värde.",
        "Jämför med exemplet",
    ),
    Fault(
        "a redirect to nowhere",
        FLYTT,
        swap(": metoder/lcc", ": metoder/lccc"),
        "metoder/livscykelkostnad: metoder/lccc",
        "metoder/livscykelkostnad",
        "adressen /metoder/lccc/ finns inte.",
        'Menade du "metoder/lcc"?',
    ),
    Fault(
        "a redirect from a page",
        FLYTT,
        swap(
            "metoder/livscykelkostnad: metoder/lcc",
            "metoder/livscykelkostnad: metoder/lcc\n  krav/mobler: krav",
        ),
        "krav/mobler: krav",
        "krav/mobler",
        "det finns en sida på den gamla adressen.",
        "Ta bort raden.",
    ),
    Fault(
        "a redirect out of the site",
        FLYTT,
        swap(
            "metoder/livscykelkostnad: metoder/lcc",
            "metoder/livscykelkostnad: metoder/lcc\n  ../../etc: metoder/lcc",
        ),
        "../../etc: metoder/lcc",
        "omdirigeringar ../../etc",
        '"../../etc" är ingen adress på webbplatsen.',
        "utan webbplatsens namn",
    ),
    Fault(
        "a published address gone",
        FLYTT,
        swap("  metoder/livscykelkostnad: metoder/lcc", "  metoder/kalkyl: metoder/lcc"),
        0,
        "",
        "",
        "",
    ),
]

ELSEWHERE = {
    # The fault shows in another file than the one that was changed.
    "two records with one address": [
        "data/krav/mob-001.yml:1: id: adressen /krav/mob-001/ används redan av data/produktgrupper/mob-001.yml. "
        "Välj ett annat id och byt namn på filen."
    ],
    "a deleted record that another cites": [
        f'data/fall/{place}: strategier 1: "aterbruka" finns inte i data/strategier. Rätta id:t eller lägg till filen '
        "data/strategier/aterbruka.yml."
        for place in ("hjo-cirkular-mobelhantering.yml:13", "orsa-returbutiken.yml:14")
    ],
    "a published address gone": [
        "data/adresser.txt:4: adressen /metoder/livscykelkostnad/ är publicerad men finns inte längre. Lägg tillbaka sidan, "
        "eller skriv vart den flyttat i data/omdirigeringar.yml."
    ],
}

CASES = [*NOT_YAML, *FIELDS, *TOGETHER, *CLAUSES, *PAGES, *SMALL_FILES]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project.make(tmp_path / "litet")


def test_the_small_project_is_right(project: Path) -> None:
    assert faults(project) == []


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.name not in ELSEWHERE],
    ids=lambda case: case.name.replace(" ", "-"),
)
def test_a_fault_is_told_with_place_and_remedy(project: Path, case: Fault) -> None:
    case.edit(project, case.path)
    told = faults(project)
    assert len(told) == 1, told
    path, number, rest = told[0].split(":", 2)
    assert path == case.path
    assert _line(project / path, int(number)).startswith(case.line), told[0]
    place = f" {case.field + ': ' if case.field else ''}"
    assert rest.startswith(place + case.what), told[0]
    assert case.remedy in rest.removeprefix(place + case.what), told[0]


def _line(file: Path, number: int) -> str:
    """A line of a file as an editor sees it, in whichever encoding; that of a file that is gone is empty."""
    raw = file.read_bytes() if file.exists() else b""
    encoding = next(name for name in ("utf-8", "cp1252", "utf-16") if _reads(raw, name))
    return raw.decode(encoding).split("\n")[number - 1].strip()


def _reads(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_fault_is_told_where_it_can_be_mended(project: Path, name: str) -> None:
    case = next(case for case in CASES if case.name == name)
    case.edit(project, case.path)
    assert faults(project) == ELSEWHERE[name]


def test_the_table_is_long_enough_and_no_row_stands_twice() -> None:
    assert len(CASES) >= 45
    assert len({case.name for case in CASES}) == len(CASES)


def test_all_faults_of_all_files_are_told_in_one_run_in_order(project: Path) -> None:
    replace(project, KRAV, "niva: bas", "niva: spets")
    replace(project, KRAV, "version: 1", "version: ett")
    replace(project, REGEL, "lag: LOU,", "lag: LOW,")
    replace(project, FALL, "strategier: [aterbruka,", "strategier: [aterbruk,")
    replace(project, SIDA, "regler=lou-lcc", "regler=lou-lc")
    replace(project, SAMISK, "motsvarar: 1", "motsvarar: 9")
    replace(project, FLYTT, ": metoder/lcc", ": metoder/lccc")
    (project / TERM).write_text("", encoding="utf-8")
    assert [line.split(": ", 1)[0] for line in faults(project)] == [
        f"{FALL}:13",
        f"{KRAV}:2",
        f"{KRAV}:8",
        f"{FLYTT}:2",
        f"{REGEL}:6",
        f"{TERM}:1",
        f"{SIDA}:16",
        f"{SAMISK}:5",
    ]


def test_a_faulty_record_gives_no_more_faults_in_those_that_cite_it(project: Path) -> None:
    (project / KRAV).write_text("titel: [", encoding="utf-8")
    assert len(faults(project)) == 1


def test_the_command_prints_the_faults_and_gives_exit_code_1(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(project, KRAV, "niva: bas", "niva: spets")
    assert commands.check(project) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        f'{KRAV}:8: niva: "spets" finns inte i listan. Välj en av: bas, avancerad, spjutspets. Menade du "spjutspets"?\n'
        "\n1 fel i 1 fil. Webbplatsen byggdes inte.\n"
    )


def test_the_command_says_that_all_is_right(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.check(project) == 0
    assert capsys.readouterr().out.startswith("Allt är rätt: 3 strategier, 2 produktgrupper,")


MARKUP = '<script>alert(1)</script> <b onclick="x">"Reservdelar" & {{ 7 * 7 }}</b>'


def test_html_in_a_text_is_shown_as_text(project: Path) -> None:
    replace(project, KRAV, "titel: Reservdelar", f"titel: '{MARKUP} Reservdelar")
    replace(project, KRAV, "efter produktionsdatum\n", "efter produktionsdatum'\n")
    assert faults(project) == []
    site = small_project.site_of(project)
    body = next(page for page in generated_pages(site) if page.address == "krav/mob-001").body(site)
    assert "<script" not in body and "<b " not in body
    assert (
        "&lt;script&gt;alert(1)&lt;/script&gt; &lt;b onclick=&#34;x&#34;&gt;&#34;Reservdelar&#34; &amp; {{ 7 * 7 }}&lt;/b&gt;"
        in body
    )


# --- One record with every fault --------------------------------------------------------------------------------------


def test_the_gloriously_wrong_record(project: Path) -> None:
    wrong = Path(__file__).parents[1] / "data" / "ett-felaktigt-krav.yml"
    (project / "data" / "krav" / "ett-felaktigt-krav.yml").write_bytes(wrong.read_bytes())
    assert "\n".join(faults(project)) == REPORT.strip()


REPORT = """
data/krav/ett-felaktigt-krav.yml:2: id: "Ett felaktigt krav" är inget giltigt id. Använd små bokstäver a–z, siffror och bindestreck.
data/krav/ett-felaktigt-krav.yml:3: version: "1.0" är inget heltal. Skriv bara siffror, till exempel 12 eller 12 000.
data/krav/ett-felaktigt-krav.yml:4: publicerad: "30 februari" är inget datum. Skriv år-månad-dag, till exempel 2026-11-23.
data/krav/ett-felaktigt-krav.yml:5: andring: texten börjar med "=" och kan tolkas som en formel i Excel. Börja med ett ord eller ett citattecken i texten.
data/krav/ett-felaktigt-krav.yml:6: titel: fältet är tomt. Fyll i det, eller ta bort raden om fältet är frivilligt.
data/krav/ett-felaktigt-krav.yml:7: produktgrup: nyckeln finns inte. Ta bort raden eller rätta nyckeln. Menade du "produktgrupp"?
data/krav/ett-felaktigt-krav.yml:8: strategier: här ska det stå en lista. Skriv ett streck framför varje rad, eller [a, b].
data/krav/ett-felaktigt-krav.yml:9: niva: "superavancerad" finns inte i listan. Välj en av: bas, avancerad, spjutspets. Menade du "avancerad"?
data/krav/ett-felaktigt-krav.yml:11: skeden 2: "avtalet" finns inte i listan. Välj en av: behov, marknad, krav, utvardering, avtal, uppfoljning, avyttring. Menade du "avtal"?
data/krav/ett-felaktigt-krav.yml:11: skeden 3: "uppföljning" finns inte i listan. Välj en av: behov, marknad, krav, utvardering, avtal, uppfoljning, avyttring. Menade du "uppfoljning"?
data/krav/ett-felaktigt-krav.yml:12: passar: listan är tom. Lägg till minst en rad.
data/krav/ett-felaktigt-krav.yml:13: begagnat: "kanske" finns inte i listan. Välj en av: ja, nej, anpassas.
data/krav/ett-felaktigt-krav.yml:15: punkter 1 id: "P1" är inget giltigt id. Använd små bokstäver a–z, siffror och bindestreck.
data/krav/ett-felaktigt-krav.yml:17: punkter 1 text: texten innehåller ett osynligt styrtecken (U+202E, right-to-left override, på plats 18). Skriv om texten utan det.
data/krav/ett-felaktigt-krav.yml:18: punkter 1 svar: här ska det stå flera rader med nyckel: värde. Jämför med exemplet i redigeringsguiden.
data/krav/ett-felaktigt-krav.yml:19: punkter 1 skala riktning: "upp" finns inte i listan. Välj en av: hogre, lagre.
data/krav/ett-felaktigt-krav.yml:19: punkter 1 skala steg: listan är tom. Lägg till minst en rad.
data/krav/ett-felaktigt-krav.yml:20: punkter 2 typ: fältet saknas. Lägg till raden.
data/krav/ett-felaktigt-krav.yml:22: punkter 2 svar slag: "varden" finns inte i listan. Välj en av: ja-nej, varde, val, fritext, bilaga, inget. Menade du "varde"?
data/krav/ett-felaktigt-krav.yml:24: varfor: här ska det stå en text. Skriv texten på en rad, eller efter | på raderna under.
data/krav/ett-felaktigt-krav.yml:29: bevis 1 galler: fältet saknas. Lägg till raden.
data/krav/ett-felaktigt-krav.yml:29: bevis 1 id: fältet saknas. Lägg till raden.
data/krav/ett-felaktigt-krav.yml:29: bevis 1 ursprung: fältet saknas. Lägg till raden.
data/krav/ett-felaktigt-krav.yml:30: bevis 1 nar: "snart" finns inte i listan. Välj en av: anbud, leverans, avtal, begaran.
data/krav/ett-felaktigt-krav.yml:32: fyll_i 1 fraga: fältet saknas. Lägg till raden.
data/krav/ett-felaktigt-krav.yml:32: fyll_i 1 rad: fältet saknas. Lägg till raden.
data/krav/ett-felaktigt-krav.yml:33: fyll_i 1 forval: här ska det stå en text. Skriv texten på en rad, eller efter | på raderna under.
data/krav/ett-felaktigt-krav.yml:34: kravtext: nyckeln är ersatt. Skriv ett krav i varje punkt under punkter. Se mallen data/krav/_mall.yml.
data/krav/ett-felaktigt-krav.yml:37: uppfoljning steg 1 vid_brist: fältet saknas. Lägg till raden.
data/krav/ett-felaktigt-krav.yml:39: uppfoljning steg 2 när: nyckeln finns inte. Ta bort raden eller rätta nyckeln. Menade du "nar"?
data/krav/ett-felaktigt-krav.yml:41: uppfoljning steg 2 vid_brist slag: "böter" finns inte i listan. Välj en av: klausul, anbudet-forkastas, inga-poang, ingen.
data/krav/ett-felaktigt-krav.yml:42: uppfoljning arbete: "lagom" finns inte i listan. Välj en av: liten, medel, stor.
data/krav/ett-felaktigt-krav.yml:47: marknad kommentar: nyckeln finns inte. Ta bort raden eller rätta nyckeln.
data/krav/ett-felaktigt-krav.yml:49: se_upp 1: här ska det stå flera rader med nyckel: värde. Jämför med exemplet i redigeringsguiden.
data/krav/ett-felaktigt-krav.yml:51: cpv 1: "39130000-2" är ingen CPV-kod. Skriv åtta siffror utan kontrollsiffra, till exempel "39130000".
data/krav/ett-felaktigt-krav.yml:51: cpv 2: "möbler" är ingen CPV-kod. Skriv åtta siffror utan kontrollsiffra, till exempel "39130000".
data/krav/ett-felaktigt-krav.yml:52: annons BT-06: här ska det stå en lista. Skriv ett streck framför varje rad, eller [a, b].
data/krav/ett-felaktigt-krav.yml:54: lagrum 1 kap: "nio" är inget kapitel. Skriv bara siffran, till exempel 9 eller 19 a.
data/krav/ett-felaktigt-krav.yml:54: lagrum 1 par 2: "§ 2" är ingen paragraf. Skriv bara siffran, till exempel 3 eller 7a.
data/krav/ett-felaktigt-krav.yml:55: lagrum 2: en hänvisning ska ha precis en av lag, eu, mal och dokument. Dela upp den i flera.
data/krav/ett-felaktigt-krav.yml:58: standarder 1 bekraftad: "kanske" är varken ja eller nej. Skriv ja eller nej.
data/krav/ett-felaktigt-krav.yml:59: bygger_pa 1: "MOB-001" är inget giltigt id. Använd små bokstäver a–z, siffror och bindestreck.
data/krav/ett-felaktigt-krav.yml:64: kallor 1 adress: "www.example.se" är ingen webbadress. Skriv hela adressen med https:// först.
data/krav/ett-felaktigt-krav.yml:65: kallor 1 datum: "i våras" är inget datum. Skriv 2026, 2026-11, 2026-11-23 eller "utan datum".
data/krav/ett-felaktigt-krav.yml:66: kallor 2 titel: fältet saknas. Lägg till raden.
data/krav/ett-felaktigt-krav.yml:67: kallor 2 adress: "javascript:alert(1)" är ingen webbadress. Skriv hela adressen med https:// först.
data/krav/ett-felaktigt-krav.yml:68: kallor 2 datum: datumet 2026-02-31 finns inte. Kontrollera månad och dag.
data/krav/ett-felaktigt-krav.yml:69: kallkontroll: "omläst" finns inte i listan. Välj en av: omlast, ska-kontrolleras. Menade du "omlast"?
data/krav/ett-felaktigt-krav.yml:70: juridik: "ja" finns inte i listan. Välj en av: inte-granskad, granskad.
data/krav/ett-felaktigt-krav.yml:71: kontrollerad: datumet 2026-11-31 finns inte. Kontrollera månad och dag.
data/krav/ett-felaktigt-krav.yml:72: nasta_kontroll: "nästa år" är inget datum. Skriv år-månad-dag, till exempel 2026-11-23.
"""


def test_what_the_preview_watches_is_what_is_read(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    watched = {path.relative_to(project).as_posix() for path in library.content_files(project)}
    assert {KRAV, SIDA, SAMISK, FLYTT, "mkdocs.yml"} <= watched
