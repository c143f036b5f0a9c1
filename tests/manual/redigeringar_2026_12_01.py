"""Six hundred and ten faulty edits, as a stressed editor or a stranger makes them: file, what was done, what is expected, how.

"F" was written down as a fault before anything was run, "H" as harmless or told. ``felaktiga_redigeringar.py`` runs them.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

Change = Callable[[Path, str], None]


def sub(old: str, new: str, count: int = 1) -> Change:
    def change(root: Path, path: str) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text, f"{path}: {old!r} finns inte"
        (root / path).write_text(text.replace(old, new, count), "utf-8", newline="")

    return change


def rx(pattern: str, new: str, count: int = 1) -> Change:
    def change(root: Path, path: str) -> None:
        text = (root / path).read_text("utf-8")
        made, number = re.subn(pattern, new, text, count=count, flags=re.M)
        assert number, f"{path}: {pattern!r} finns inte"
        (root / path).write_text(made, "utf-8", newline="")

    return change


def app(text: str) -> Change:
    def change(root: Path, path: str) -> None:
        raw = (root / path).read_bytes()
        (root / path).write_bytes(raw + text.encode("utf-8", "surrogatepass"))

    return change


def pre(text: str) -> Change:
    def change(root: Path, path: str) -> None:
        raw = (root / path).read_bytes()
        (root / path).write_bytes(text.encode("utf-8") + raw)

    return change


def new(content: str | bytes) -> Change:
    def change(root: Path, path: str) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content.encode("utf-8") if isinstance(content, str) else content)

    return change


def raw(function: Callable[[bytes], bytes]) -> Change:
    def change(root: Path, path: str) -> None:
        before = (root / path).read_bytes()
        after = function(before)
        assert after != before, path
        (root / path).write_bytes(after)

    return change


def gone(root: Path, path: str) -> None:
    (root / path).unlink()


def mv(to: str, *then: Change) -> Change:
    def change(root: Path, path: str) -> None:
        (root / to).parent.mkdir(parents=True, exist_ok=True)
        (root / path).rename(root / to)
        for more in then:
            more(root, to)

    return change


def cp(source: str, *then: Change) -> Change:
    def change(root: Path, path: str) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes((root / source).read_bytes())
        for more in then:
            more(root, path)

    return change


def link(to: str) -> Change:
    def change(root: Path, path: str) -> None:
        if (root / path).is_file():
            (root / path).unlink()
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).symlink_to(to)

    return change


def both(*changes: Change) -> Change:
    def change(root: Path, path: str) -> None:
        for one in changes:
            one(root, path)

    return change


def at(other: str, one: Change) -> Change:
    return lambda root, path: one(root, other)


def front(lines: str = "", body: str = "", title: str = "Prov") -> str:
    return (
        f"---\ntitle: {title}\ndescription: En sida.\nkontrollerad: 2026-11-23\nrevision: 1\nkallor: []\n"
        f"{lines}---\n# {title}\n\nText.\n{body}"
    )


def fifo(root: Path, path: str) -> None:
    os.mkfifo(root / path)


KRAV = "data/krav/mob-001.yml"
POANG = "data/krav/avf-002.yml"
FALL = "data/fall/hjo-cirkular-mobelhantering.yml"
REGEL = "data/regler/lou-lcc.yml"
EUREGEL = "data/regler/avfallsdirektiv-textil.yml"
TERM = "data/termer/sma-055.yml"
ORD = "data/termer/ord-010.yml"
SVAR = "data/svar/komplettera-anbud.yml"
DOM = "data/rattsfall/eu-c-424-23-dyka.yml"
BESOK = "data/studiebesok/bollnas-gavleborg.yml"
FRAGA = "data/fragor/fraga-2.yml"
AKTOR = "data/aktorer/are-kommun.yml"
GRUPP = "data/produktgrupper/it.yml"
BELYSNING = "data/produktgrupper/belysning.yml"
STRATEGI = "data/strategier/aterbruka.yml"
KRAVTYP = "data/kravtyper/kontraktsvillkor.yml"
MODELL = "data/utvarderingsmodeller/lcc.yml"
CO2 = "data/utvarderingsmodeller/koldioxidpris.yml"
KLAUSUL = "data/klausuler/atertag.yml"
VITE = "data/klausuler/vite.yml"
MALL = "data/mallar/beslut.yml"
PROV = "data/provregler/fel-typ.yml"
VARA = "data/kalkylvaror/vara-barbar-dator.yml"
FAKTOR = "data/faktorer/andel-it-negaoctet.yml"
LAGAR = "data/lagar.yml"
WORDS = "data/ord.yml"
ORTER = "data/orter.yml"
FORSTUDIE = "data/forstudie.yml"
TILLG = "data/tillganglighet.yml"
ANDR = "data/andringar.yml"
ANNONS = "data/annonsfalt.yml"
BEVAK = "data/bevakning.yml"
FLYTT = "data/omdirigeringar.yml"
ENHETER = "data/oversattning/sidor.yml"
KNAPPAR = "data/oversattning/granssnitt.yml"
SMAKALLOR = "data/oversattning/kallor.yml"
SMAFRAGOR = "data/oversattning/fragor.yml"
SV = "data/granssnitt/sv.yml"
STAVNING = "data/granssnitt/stavning.yml"
ENG = "data/sokord/engelska.yml"
VARDAG = "data/sokord/vardagsord.yml"
STOPP = "data/sokord/stoppord.yml"
SOKSIDOR = "data/sokord/sidor.yml"
SOKLAGAR = "data/sokord/lagar.yml"
DELAS = "data/sokord/sammansattningar.yml"
DIS = "docs/metoder/dis.md"
LCC = "docs/metoder/lcc.md"
TIDER = "docs/lagkrav/tidsfrister.md"
LINJE = "docs/lagkrav/tidslinje.md"
TRAPPA = "docs/metoder/behovstrappan.md"
KRAVSIDA = "docs/krav/index.md"
KONTAKT = "docs/om/kontakt.md"
START = "docs/index.md"
SMASTART = "docs_sma/index.md"
SMAKONTAKT = "docs_sma/om/kontakt.md"
SMAORD = "docs_sma/ordlista/index.md"
SMAFORSTUDIE = "docs_sma/om/forstudien.md"
MK = "mkdocs.yml"
MAIN = "overrides/main.html"
V1 = "data/versioner/avf-001/v1.json"
V2 = "data/versioner/avf-001/v2.json"
ADR = "data/adresser.txt"
SUM = "data/summor.txt"

# A row for each edit reads better than eight lines.
# fmt: off
RECORDS: list[tuple[str, str, str, Change]] = [
    (KRAV, "nivån med stor bokstav", "F", sub("niva: bas", "niva: Bas")),
    (KRAV, "begagnat: Ja", "F", sub("begagnat: anpassas", "begagnat: Ja")),
    (KRAV, "version 02", "H", sub("version: 2", "version: 02")),
    (KRAV, "version 2.0", "F", sub("version: 2\n", "version: 2.0\n")),
    (KRAV, "publicerad i ord", "F", sub("publicerad: 2026-11-30", "publicerad: 30 november 2026")),
    (KRAV, "en lista som text", "F", sub("strategier: [reparera, design-lang-livslangd]", "strategier: reparera, design-lang-livslangd")),
    (KRAV, "mellanslag i stället för komma i en lista", "F", sub("[reparera, design-lang-livslangd]", "[reparera design-lang-livslangd]")),
    (KRAV, "samma ord två gånger i en lista", "F", sub("[reparera, design-lang-livslangd]", "[reparera, reparera]")),
    (KRAV, "semikolon i en lista", "F", sub("[reparera, design-lang-livslangd]", "[reparera; design-lang-livslangd]")),
    (KRAV, "komma sist i en lista", "H", sub("[reparera, design-lang-livslangd]", "[reparera, design-lang-livslangd, ]")),
    (KRAV, "två komman i en lista", "F", sub("[reparera, design-lang-livslangd]", "[reparera,, design-lang-livslangd]")),
    (KRAV, "rund parentes som lista", "F", sub("[reparera, design-lang-livslangd]", "(reparera, design-lang-livslangd)")),
    (KRAV, "en punkt bort som beviset nämner", "F", rx(r"  - id: p2\n(?:    .*\n)+?(?=  - id: p3)", "")),
    (KRAV, "punktens id med stort P", "F", sub("  - id: p1\n", "  - id: P1\n")),
    (KRAV, "två punkter med samma id", "F", sub("  - id: p2\n", "  - id: p1\n")),
    (KRAV, "lucka med å", "F", sub("{delar-ar}", "{delar-år}")),
    (KRAV, "lucka med mellanslag inuti", "F", sub("{delar-ar}", "{ delar-ar }")),
    (KRAV, "lucka utan slutklammer", "F", sub("{delar-ar} år", "{delar-ar år")),
    (KRAV, "dubbla klamrar", "F", sub("{delar-ar}", "{{delar-ar}}")),
    (KRAV, "svar som ord i stället för del", "F", sub("svar: {slag: ja-nej}", "svar: ja-nej")),
    (KRAV, "inget mellanslag efter kolon i klammer", "F", sub("svar: {slag: ja-nej}", "svar: {slag:ja-nej}")),
    (KRAV, "kolon bort i klammer", "F", sub("svar: {slag: ja-nej}", "svar: {slag ja-nej}")),
    (KRAV, "klausul med å, ä, ö", "F", sub("klausuler: [rattelse, vite]", "klausuler: [rättelse, vite]")),
    (KRAV, "påföljderna i omvänd ordning", "F", sub("klausuler: [rattelse, vite]", "klausuler: [vite, rattelse]")),
    (POANG, "andel med komma i klammer", "F", sub("andel: '0.333'}", "andel: 0,333}")),
    (POANG, "andel i procent", "F", sub("andel: '0.333'", "andel: '33 %'")),
    (POANG, "skalan stiger inte", "F", sub("andel: '0.667'", "andel: '0.2'")),
    (POANG, "skalans ord finns inte bland svaren", "F", sub("{fran: bemannad minst halva öppettiden,", "{fran: bemannad halva öppettiden,")),
    (POANG, "andel över ett", "F", sub("andel: '1'}", "andel: '1.5'}")),
    (KRAV, "förval med enheten i", "H", sub('forval: "5"', 'forval: "5 år"')),
    (KRAV, "tomt förval", "F", sub('forval: "5"', 'forval: ""')),
    (KRAV, "måttets enhet en annan än luckans", "F", sub("vad: reservdelar, enhet: år", "vad: reservdelar, enhet: dagar")),
    (KRAV, "kontrollerad om fem år", "F", sub("kontrollerad: 2026-11-23", "kontrollerad: 2031-11-23")),
    (KRAV, "nästa kontroll samma dag som den förra", "F", sub("nasta_kontroll: 2027-04-26", "nasta_kontroll: 2026-11-23")),
    (KRAV, "tom lista av källor", "F", rx(r"kallor:\n  - titel(?:.*\n)+?(?=kallkontroll)", "kallor: []\n")),
    (FALL, "adress med ord efter", "F", sub("cirkular-mobelhantering/\n    datum", "cirkular-mobelhantering/ (läst 23 nov)\n    datum")),
    (FALL, "adress inom vinkelparenteser", "F", sub("adress: https://circularhub.se/hjo-kommun-organiserar-en-cirkular-mobelhantering/", "adress: <https://circularhub.se/hjo-kommun-organiserar-en-cirkular-mobelhantering/>")),
    (FALL, "adress skriven som länk i Markdown", "F", sub("adress: https://circularhub.se/hjo-kommun-organiserar-en-cirkular-mobelhantering/", "adress: '[rapporten](https://circularhub.se/hjo/)'")),
    (FALL, "två adresser i en", "F", sub("adress: https://circularhub.se/hjo-kommun-organiserar-en-cirkular-mobelhantering/", "adress: https://circularhub.se/,https://hjo.se/")),
    (FALL, "adress till en egen dator", "F", sub("adress: https://circularhub.se/hjo-kommun-organiserar-en-cirkular-mobelhantering/", "adress: http://localhost:8000/fall/")),
    (FALL, "adress med e-postadress", "F", sub("adress: https://circularhub.se/hjo-kommun-organiserar-en-cirkular-mobelhantering/", "adress: registrator@hjo.se")),
    (FALL, "adress med snedstreck åt fel håll", "F", sub("https://circularhub.se/hjo", r"https:\\circularhub.se\hjo")),
    (FALL, "adress med å i värdnamnet efter felstavat bindestreck", "F", sub("https://circularhub.se/", "https://-circularhub-.se/")),
    (FALL, "adress med tre punkter i värden", "F", sub("https://circularhub.se/hjo", "https://circularhub..se/hjo")),
    (FALL, "adress utan toppdomän", "F", sub("https://circularhub.se/hjo", "https://circularhub/hjo")),
    (FALL, "källans datum med månad 13", "F", sub("datum: utan datum", "datum: 2023-13")),
    (FALL, "källans datum dag först", "F", sub("datum: utan datum", "datum: 23-11-2023")),
    (FALL, "Utan datum med stor bokstav", "F", sub("datum: utan datum", "datum: Utan datum")),
    (FALL, "källans datum som fråga", "F", sub("datum: utan datum", "datum: '2023?'")),
    (KRAV, "cpv utan lista", "F", sub("cpv:\n  - '39100000'", "cpv: 39100000")),
    (KRAV, "cpv med mellanslag", "F", sub("'39100000'", "'3910 0000'")),
    (KRAV, "cpv utan citattecken", "H", sub("'39100000'", "39100000")),
    (KRAV, "kravid med bindestreck", "F", sub("'10035:1'", "'10035-1'")),
    (KRAV, "kravid utan citattecken", "H", sub("'10035:1'", "10035:1")),
    (KRAV, "annonsfält utan lista", "F", sub("BT-06: [env-imp]", "BT-06: env-imp")),
    (KRAV, "annonsfält utan bindestreck", "F", sub("  BT-06: [env-imp]", "  BT06: [env-imp]")),
    (KRAV, "alternativ är kravet självt", "F", sub("alternativ: [mob-002, mob-004]", "alternativ: [mob-001]")),
    (KRAV, "alternativ med två siffror", "F", sub("alternativ: [mob-002, mob-004]", "alternativ: [mob-02]")),
    (KRAV, "en rad utan indrag i en lång text", "F", sub("  gör att ni vet hur länge delarna finns.", "gör att ni vet hur länge delarna finns.")),
    (KRAV, "brädgård äter resten av titeln", "F", sub("titel: Reservdelar ska finnas i minst", "titel: Reservdelar #1 ska finnas i minst")),
    (FALL, "brädgård äter resten av en text", "F", sub("uppfoljning: Projektrapporten innehåller", "uppfoljning: Projektrapport #2 innehåller")),
    (FALL, "rundade citattecken runt titeln", "F", rx(r"^titel: '(.*)'$", r"titel: ”\1”")),
    (KRAV, "enkelt citattecken i enkla citattecken", "F", rx(r"^titel: .*$", "titel: 'IT's reservdelar'")),
    (KRAV, "bakstreck i citattecken", "F", sub("titel: Reservdelar ska finnas i minst fem år efter produktionsdatum", 'titel: "Spara i C:\\mappen"')),
    (KRAV, "radbrytning i citattecken", "F", rx(r"^titel: .*$", 'titel: "Reservdelar\\nfinns"')),
    (KRAV, "titel är null", "F", rx(r"^titel: .*$", "titel: null")),
    (KRAV, "titel är ett vågstreck", "F", rx(r"^titel: .*$", "titel: ~")),
    (KRAV, "TODO i en text", "F", rx(r"^andring: >-\n(?:  .*\n)+", "andring: TODO\n")),
    (FALL, "XXX som text", "F", rx(r"^uppfoljning: .*$", "uppfoljning: XXX")),
    (FALL, "utfyllnad på latin", "F", rx(r"^uppfoljning: .*$", "uppfoljning: Lorem ipsum dolor sit amet, consectetur adipiscing elit.")),
    (FALL, "HTML i en text", "F", rx(r"^uppfoljning: .*$", "uppfoljning: 'Rapporten är <b>viktig</b>.'")),
    (FALL, "Markdown i en text", "F", rx(r"^uppfoljning: .*$", "uppfoljning: 'Läs **rapporten** och [sidan](https://hjo.se/).'")),
    (FALL, "teckenkod för HTML i en text", "F", rx(r"^uppfoljning: .*$", "uppfoljning: 'Hjo &amp; Tibro f&ouml;ljer upp.'")),
    (FALL, "text som blivit mojibake", "F", rx(r"^uppfoljning: .*$", "uppfoljning: Projektrapporten innehÃ¥ller lÃ¤rdomar.")),
    (FALL, "ersättningstecken i en text", "F", rx(r"^uppfoljning: .*$", "uppfoljning: Projektrapporten inneh\ufffdller lärdomar.")),
    (FALL, "Words punkttecken i en text", "F", rx(r"^uppfoljning: .*$", "uppfoljning: Rapporten finns \uf0b7 och är läst.")),
    (FALL, "ligatur ur en pdf", "F", rx(r"^uppfoljning: .*$", "uppfoljning: Rapporten är o\ufb03ciell och de\ufb01nitiv.")),
    (FALL, "avstavning ur en pdf", "H", rx(r"^uppfoljning: .*$", "uppfoljning: Projektrap- porten innehåller lärdomar.")),
    (FALL, "radslut i äldre Mac", "H", raw(lambda b: b.replace(b"\n", b"\r"))),
    (FALL, "Unicode-radbrytning i en text", "F", sub("Projektrapporten innehåller lärdomar", "Projektrapporten\u2028innehåller lärdomar")),
    (FALL, "NEL i en text", "F", sub("Projektrapporten innehåller lärdomar", "Projektrapporten\x85innehåller lärdomar")),
    (FALL, "organisation tom", "F", sub("  - Hjo kommun\nland", "  -\nland")),
    (FALL, "lista av lista", "F", sub("  - Hjo kommun\nland", "  - - Hjo kommun\nland")),
    (FALL, "streck utan mellanslag", "F", sub("  - återbruka\n", "  -återbruka\n")),
    (FALL, "tankstreck som liststreck", "F", sub("  - återbruka\n", "  – återbruka\n")),
    (FALL, "kolon i en listpunkt", "F", sub("  - Färre lokala förråd ger", "  - Förråd: färre lokala ger")),
    (FALL, "land med liten bokstav", "F", sub("land: Sverige", "land: sverige")),
    (FALL, "land i kod", "F", sub("land: Sverige", "land: SE")),
    (FALL, "land på engelska", "F", sub("land: Sverige", "land: Sweden")),
    (FALL, "ort som inte har läge", "H", sub("ort: Hjo", "ort: Hjoo")),
    (FALL, "slut före början i år", "F", sub("ar: 2018–ca 2020", "ar: 2020–2018")),
    (FALL, "år i framtiden", "F", sub("ar: 2018–ca 2020", "ar: 2218")),
    (FALL, "värde med enhet men tomt värde", "F", sub("varde: 3 000", "varde: ''")),
    (FALL, "fält för krav i ett fall", "F", app("niva: bas\n")),
    (FALL, "bekräftad med versaler", "F", rx(r"^bekraftad: .*$", "bekraftad: JA")),
    (FALL, "personnummer i en text", "F", rx(r"^uppfoljning: .*$", "uppfoljning: 'Kontakta 19800101-1234 för mer.'")),
    (REGEL, "kapitel och paragraf hopskrivna", "F", sub("kap: '16', par: ['3', '4', '5']", "kap: '16 kap. 3 §'")),
    (REGEL, "paragrafer som intervall", "F", sub("par: ['3', '4', '5']", "par: ['3-5']")),
    (REGEL, "paragraf med tecken", "F", sub("par: ['3', '4', '5']", "par: ['3 §']")),
    (REGEL, "lagens namn med små bokstäver", "F", sub("{lag: LOU", "{lag: lou")),
    (REGEL, "lagens nummer som namn", "F", sub("{lag: LOU", "{lag: 2016:1145")),
    (REGEL, "status_per i framtiden", "F", sub("status_per: 2026-02-12", "status_per: 2027-02-12")),
    (REGEL, "officiell adress till en kopia utan https", "F", sub("officiell_adress: https://www.riksdagen.se", "officiell_adress: riksdagen.se")),
    (REGEL, "fältet datum med fel indrag", "F", sub("  - datum: 2017-01-01\n    handelse", "  - datum: 2017-01-01\n   handelse")),
    (REGEL, "en händelse utan datum", "F", sub("  - datum: 2017-01-01\n    handelse", "  - handelse")),
    (REGEL, "bekräftad regel ur minnet", "F", sub("grund: lagtext", "grund: minne")),
    (EUREGEL, "EU-akt utan nummer", "F", sub("{eu: Direktiv (EU) 2025/1892}", "{eu: avfallsdirektivet}")),
    (EUREGEL, "EU-akt med svenskt kapitel", "F", sub("{eu: Direktiv (EU) 2025/1892}", "{eu: Direktiv (EU) 2025/1892, kap: 2}")),
    (EUREGEL, "samma händelse två gånger", "F", sub("  - datum: 2025-09-26\n", "  - datum: 2025-09-10\n    handelse: Direktivet beslutas\n    bekraftad: ja\n    tidslinje: nej\n  - datum: 2025-09-26\n")),
    (EUREGEL, "slag på svenska med ö", "F", sub("slag: direktiv", "slag: förordning")),
    (TERM, "sydsamiska med ä i stället för æ", "F", sub('ack: "Jïemhten', 'ack: "Jäïemhten')),
    (TERM, "sydsamiska med ø", "F", sub('sma: "Jïemhten', 'sma: "Jïømhten')),
    (TERM, "okänd böjningsform", "F", sub("  ack:", "  acc:")),
    (TERM, "former som lista", "F", rx(r"^former:\n(?:  .*\n)+", "former: [Jïemhten, Jïemhtesne]\n")),
    (TERM, "status utan källa", "F", rx(r"^kallor:\n(?:  .*\n)+", "kallor: []\n")),
    (ORD, "svenskt ord saknas", "F", rx(r'^sv: .*\n', "")),
    (ORD, "ordklass förkortad", "F", sub('ordklass: "substantiv"', 'ordklass: "subst."')),
    (ORD, "samma ord som en annan term", "F", rx(r'^sv: .*$', 'sv: "dynamiskt inköpssystem (DIS)"')),
    (ORD, "nästa kontroll utan dag", "F", sub("nasta_kontroll: 2027-06-02", "nasta_kontroll: 2027-06")),
    (SVAR, "läs mer med .md", "F", sub("metoder/kontroll-av-anbud-och-leverans", "metoder/kontroll-av-anbud-och-leverans.md")),
    (SVAR, "läs mer med okänt ankare", "F", sub("metoder/kontroll-av-anbud-och-leverans", "metoder/kontroll-av-anbud-och-leverans#finns-inte")),
    (SVAR, "läs mer med snedstreck först", "F", sub("  - metoder/kontroll-av-anbud-och-leverans", "  - /metoder/kontroll-av-anbud-och-leverans/")),
    (SVAR, "situation med mellanslag", "F", sub("situation: kontroll", "situation: kontroll av anbud")),
    (SVAR, "frågan utan frågetecken", "H", rx(r"^fraga: .*$", "fraga: Komplettera anbud")),
    (SVAR, "svaret tomt med >-", "F", rx(r"^kort_svar: >-\n(?:  .*\n)+", "kort_svar: >-\n")),
    (SVAR, "lagrum som text", "F", rx(r"^lagrum:\n(?:  .*\n)+", "lagrum: 4 kap. 9 § LOU\n")),
    (DOM, "dom i framtiden", "F", sub("datum: 2025-01-16", "datum: 2027-01-16")),
    (DOM, "målnummer utan streck", "H", sub("malnummer: C-424/23", "malnummer: C 424/23")),
    (DOM, "köparen vann stavat fel", "F", sub("koparen: foll", "koparen: föll")),
    (DOM, "parter som text", "F", sub("parter:\n  - DYKA Plastics", "parter: DYKA Plastics")),
    (DOM, "okänt tema", "F", sub("teman: [likvardigt]", "teman: [likvärdigt]")),
    (BESOK, "källans nummer i ord", "F", sub("    kalla: 1", "    kalla: första")),
    (BESOK, "källans nummer noll", "F", sub("    kalla: 1", "    kalla: 0")),
    (BESOK, "källa som lista", "H", sub("    kalla: 1", "    kalla: [1]")),
    (BESOK, "fallets titel i stället för id", "F", sub("fall: [bollnas-ljus-som-tjanst,", "fall: [Bollnäs ljus som tjänst,")),
    (BESOK, "frågan som ett objekt", "F", sub("  - Hur följs ljuskvalitet och energi upp?", "  - fraga: Hur följs ljuskvalitet och energi upp?")),
    (FRAGA, "frågans nummer två gånger", "F", sub("nummer: 2", "nummer: 1")),
    (FRAGA, "frågans nummer i ord", "F", sub("nummer: 2", "nummer: två")),
    (FRAGA, "uppgift utan källor", "F", rx(r"    kallor:\n      - titel: Enkät(?:.*\n)+?(?=  - uppgift)", "")),
    (AKTOR, "nivå med versal", "F", sub("niva: kommun", "niva: Kommun")),
    (AKTOR, "e-postadress till en person", "F", sub("betydelse: Vet vad", "betydelse: Fråga anna.andersson@are.se. Vet vad")),
    (AKTOR, "telefonnummer i en text", "F", sub("betydelse: Vet vad", "betydelse: Ring 070-123 45 67. Vet vad")),
    (GRUPP, "prefix som en annan grupp har", "F", sub("prefix: it", "prefix: mob")),
    (GRUPP, "trappans steg i annan ordning", "F", both(sub("steg: Avstå", "steg: Dela%"), sub("steg: Dela\n", "steg: Avstå\n"), sub("Dela%", "Dela"))),
    (GRUPP, "trappan utan ett steg", "F", rx(r"  - steg: Reparera\n    text: .*\n", "")),
    (BELYSNING, "citattecken mitt i klammer", "F", sub('text: "Behövs ljuset?', 'text: "Behövs "ljuset"?')),
    (BELYSNING, "komma i text utan citattecken i klammer", "F", rx(r'text: "(Köp ljus som tjänst) när', r'text: \1, när')),
    (STRATEGI, "rang två gånger", "F", sub("rang: 3", "rang: 4")),
    (STRATEGI, "rang noll", "F", sub("rang: 3", "rang: 0")),
    (STRATEGI, "strategin borttagen", "F", gone),
    (KRAVTYP, "lagrum i fel lag", "F", sub("{lag: LOU, kap: 19, par: [2, 9]}", "{lag: LUF, kap: 99, par: [2]}")),
    (KRAVTYP, "kapitel 19a hopskrivet", "F", sub("kap: 19 a,", "kap: 19a,")),
    (MODELL, "vinnaren i liten bokstav", "F", sub("vinnare: C", "vinnare: c")),
    (MODELL, "parametern negativ", "F", sub("parametrar: {ar: '8', ranta: '3'}", "parametrar: {ar: '-8', ranta: '3'}")),
    (MODELL, "parametern ofantlig", "F", sub("parametrar: {ar: '8', ranta: '3'}", "parametrar: {ar: '99999999', ranta: '3'}")),
    (MODELL, "parametern nan", "F", sub("ranta: '3'}", "ranta: 'nan'}")),
    (MODELL, "ränta minus hundra", "F", sub("ranta: '3'}", "ranta: '-100'}")),
    (MODELL, "priset i vetenskaplig form", "F", sub("pris: '480000'", "pris: '4.8e5'")),
    (MODELL, "priset 1e400", "F", sub("pris: '480000'", "pris: '1e400'")),
    (CO2, "rekommenderas: True", "F", sub("rekommenderas: ja", "rekommenderas: True")),
    (CO2, "grunden med å ä ö", "F", sub("grund: basta-forhallandet", "grund: bästa-förhållandet")),
    (KLAUSUL, "styckets id med mellanslag", "F", sub("  - id: s2\n", "  - id: s 2\n")),
    (KLAUSUL, "luckans fråga saknas", "F", sub("    fraga: Hur snabbt ska de hämtas?\n", "")),
    (KLAUSUL, "ordet tills vidare i måttet", "F", sub("matt: {vad: atertag,", "matt: {vad: hämtning,")),
    (VITE, "steg i ord", "F", sub("steg: '3'", "steg: tre")),
    (VITE, "versionen tom", "F", sub("version: '1'", "version:")),
    (MALL, "fält utan slag", "F", rx(r"      - id: dnr\n        namn: Diarienummer\n        slag: text\n", "      - id: dnr\n        namn: Diarienummer\n")),
    (MALL, "två fält med samma id", "F", sub("      - id: kop\n", "      - id: dnr\n")),
    (MALL, "val utan värden", "F", rx(r"        varden:\n(?:          - .*\n)+", "")),
    (MALL, "text med värden", "F", sub("      - id: dnr\n        namn: Diarienummer\n        slag: text\n", "      - id: dnr\n        namn: Diarienummer\n        slag: text\n        varden: [a, b]\n")),
    (MALL, "till: flera", "F", sub("till: internt", "till: internt, leverantor")),
    (PROV, "tom fras", "F", sub('  - "under avtalstiden"\n', '  - ""\n')),
    (PROV, "fras av en stjärna", "F", sub('  - "under avtalstiden"\n', '  - "*"\n')),
    (PROV, "samma fras två gånger", "F", sub('  - "under avtalstiden"\n', '  - "under avtalstiden"\n  - "under avtalstiden"\n')),
    (PROV, "fler rätta än träffar", "F", sub("traffar: 14, ratt: 14", "traffar: 14, ratt: 15")),
    (PROV, "provdag i framtiden", "F", sub("dag: 2026-11-30", "dag: 2027-11-30")),
    (PROV, "okänd plats {fyndet}", "F", sub("{fynd}", "{fyndet}")),
    (VARA, "lägsta över högsta", "F", sub("lag: 130, hog: 315", "lag: 315, hog: 130")),
    (VARA, "värdet utanför spannet", "F", sub("varde: 180, lag: 130", "varde: 80, lag: 130")),
    (VARA, "livslängd noll", "F", sub("livslangd: {ny: 4,", "livslangd: {ny: 0,")),
    (VARA, "andel i procent", "F", sub("andel: 0.33", "andel: 33")),
    (VARA, "decimalkomma i tal", "F", sub("andel: 0.33", "andel: 0,33")),
    (FAKTOR, "talet med enhet", "F", sub("varde: 0.3", "varde: 0.3 kg")),
    (FAKTOR, "talet under spannet", "F", sub("varde: 0.3\n", "varde: 0.01\n")),
    (FAKTOR, "tal med oklar licens", "F", sub("licens: citat", "licens: oklar")),
    (FAKTOR, "vara ur källa utan källor", "F", rx(r"^kallor:\n(?:  .*\n)+", "kallor: []\n")),
    (FAKTOR, "varde: inf", "F", sub("varde: 0.3\n", "varde: inf\n")),
    (FAKTOR, "tal med understreck", "F", sub("hog: 0.57", "hog: 0.5_7")),
    ("data/krav/mob-001.yml", "filen sparad som .YML", "F", mv("data/krav/mob-001.YML")),
    ("data/krav/mob-001.yml", "filen med stor bokstav", "F", mv("data/krav/Mob-001.yml")),
    ("data/krav/mob-001.yml", "filen med understreck och id med", "F", mv("data/krav/mob_001.yml", sub("id: mob-001", "id: mob_001"))),
    ("data/krav/arkiv/mob-001.yml", "posten i en undermapp", "F", cp("data/krav/mob-001.yml")),
    ("data/krav/mob-099.yml", "mallen kopierad och bara id bytt", "F", cp("data/krav/_mall.yml", sub("id: mob-000", "id: mob-099"))),
    ("data/fall/ny-kommun.yml", "fall kopierat, allt annat lika", "F", cp(FALL, sub("id: hjo-cirkular-mobelhantering", "id: ny-kommun"))),
    ("data/fall/möbler-hjo.yml", "filnamn med ö", "F", cp(FALL, sub("id: hjo-cirkular-mobelhantering", "id: möbler-hjo"))),
    ("data/krav/mob-001 .yml", "filnamn med mellanslag sist", "F", cp("data/krav/mob-001.yml", sub("id: mob-001", "id: 'mob-001 '"))),
    ("data/krav/mob-001.yml.txt", "Anteckningars .txt efter .yml", "F", cp("data/krav/mob-001.yml")),
    ("data/krav/mob-001.json", "posten som JSON", "F", new('{"id": "mob-001"}')),
    ("data/krav/mob-001.yml", "posten är JSON med samma namn", "F", new('{"id": "mob-001", "version": 2}')),
    ("data/krav/mob-001.yml", "posten är en Word-fil", "F", new(b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(range(256)) * 20)),
    ("data/krav/mob-001.yml", "posten är en webbsida", "F", new("<!DOCTYPE html>\n<html><head><title>Logga in</title></head><body>\n<p>Logga in</p></body></html>\n")),
    ("data/krav/mob-001.yml", "posten är RTF", "F", new("{\\rtf1\\ansi\\deff0 {\\fonttbl {\\f0 Arial;}}\nid: mob-001\\par }\n")),
    ("data/krav/mob-001.yml", "posten i UTF-32", "F", raw(lambda b: b.decode().encode("utf-32"))),
    ("data/krav/mob-001.yml", "en latin-1-byte mitt i", "F", raw(lambda b: b.replace("år".encode(), b"\xe5r", 1))),
    ("data/krav/mob-001.yml", "BOM mitt i filen", "F", raw(lambda b: b.replace(b"titel:", b"\xef\xbb\xbftitel:", 1))),
    ("data/krav/mob-001.yml", "två BOM först", "H", raw(lambda b: b"\xef\xbb\xbf\xef\xbb\xbf" + b)),
    ("data/krav/mob-001.yml", "NFD i hela filen", "H", raw(lambda b: unicodedata.normalize("NFD", b.decode()).encode())),
    ("data/krav/mob-001.yml", "blandade radslut", "H", raw(lambda b: b.replace(b"\n", b"\r\n", 20))),
    ("data/krav/mob-001.yml", "hela filen indragen två steg", "H", raw(lambda b: b"".join(b"  " + line + b"\n" for line in b.splitlines()))),
    ("data/krav/mob-001.yml", "hela filen i ett kodstaket", "F", raw(lambda b: b"```yaml\n" + b + b"```\n")),
    ("data/krav/mob-001.yml", "en mening ur ett brev först", "F", raw(lambda b: "Här är den rättade filen:\n\n".encode() + b)),
    ("data/krav/mob-001.yml", "diff inklistrad", "F", raw(lambda b: b.replace(b"niva: bas", b"-niva: bas\n+niva: avancerad", 1))),
    ("data/krav/mob-001.yml", "YAML-direktiv först", "F", raw(lambda b: b"%YAML 1.2\n---\n" + b)),
    ("data/krav/mob-001.yml", "dokumentslut och mer efter", "F", raw(lambda b: b + b"...\nmer text\n")),
    ("data/krav/mob-001.yml", "sammanslagning <<", "F", app("<<: {a: b}\n")),
    ("data/krav/mob-001.yml", "frågetecken som nyckel", "F", app("? [a, b]\n: c\n")),
    ("data/krav/mob-001.yml", "kolon utan nyckel", "F", app(": text\n")),
    ("data/krav/mob-001.yml", "text på en miljon tecken", "F", app("anmarkning: " + "a" * 1_000_000 + "\n")),
    ("data/krav/mob-001.yml", "en lista med 20 000 källor", "F", raw(lambda b: b.replace(b"kravid:\n", b"kravid:\n" + b"  - '10035:1'\n" * 20_000, 1))),
    ("data/krav/mob-001.yml", "500 punkter", "F", raw(lambda b: b.replace(b"punkter:\n", b"punkter:\n" + b"".join(b"  - {id: p%d, typ: kontraktsvillkor, text: Leverantoren ska leverera., svar: {slag: ja-nej}, klausuler: [vite]}\n" % n for n in range(10, 510)), 1))),
]

SMALL: list[tuple[str, str, str, Change]] = [
    (LAGAR, "samma lag två gånger", "F", rx(r"(  - kort: däckförordningen\n(?:    .*\n)+)", r"\1\1")),
    (LAGAR, "lagens nummer med bindestreck", "F", sub("nummer: 2016:1145", "nummer: 2016-1145")),
    (LAGAR, "paragraflistan med komman", "F", sub("'2': 1 2 3 4 5 6 7 8 9 10 11 12", "'2': 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12")),
    (LAGAR, "paragraflistan som intervall", "F", sub("'2': 1 2 3 4 5 6 7 8 9 10 11 12", "'2': 1-12")),
    (LAGAR, "paragraf två gånger", "H", sub("'2': 1 2 3", "'2': 1 2 2 3")),
    (LAGAR, "läst i framtiden", "F", sub("last: '2025-05-19'", "last: '2035-05-19'")),
    (LAGAR, "senaste ändring utan kolon", "F", sub("senaste_andring: '2025:360'", "senaste_andring: '2025 360'")),
    (LAGAR, "adress till annan lag utan https", "F", sub("adress: https://www.riksdagen.se/sv/dokument-och-lagar", "adress: http:/www.riksdagen.se/sv/dokument-och-lagar")),
    (LAGAR, "kapitlen som lista", "F", rx(r"    kapitel:\n      '1': .*\n", "    kapitel: ['1', '2']\n    x:\n")),
    (WORDS, "ett ord borttaget", "F", sub("niva: {bas: Bas, avancerad: Avancerad, spjutspets: Spjutspets}", "niva: {bas: Bas, avancerad: Avancerad}")),
    (WORDS, "ett ord för mycket", "F", sub("niva: {bas: Bas,", "niva: {enkel: Enkel, bas: Bas,")),
    (WORDS, "två ord med samma text", "F", sub("niva: {bas: Bas, avancerad: Avancerad", "niva: {bas: Bas, avancerad: Bas")),
    (WORDS, "text med HTML", "F", sub("bas: Bas,", 'bas: "<b>Bas</b>",')),
    (WORDS, "text tom", "F", sub("bas: Bas,", 'bas: "",')),
    (WORDS, "text som lista", "F", sub("bas: Bas,", "bas: [Bas],")),
    (WORDS, "okänd grupp av ord", "F", app("nyord: {a: A}\n")),
    (ORTER, "nord och öst omkastade", "F", sub("{namn: Hjo, nord: 58.3, ost: 14.29", "{namn: Hjo, nord: 14.29, ost: 58.3")),
    (ORTER, "läge utanför jorden", "F", sub("nord: 58.3, ost: 14.29", "nord: 158.3, ost: 14.29")),
    (ORTER, "samma ort två gånger", "F", sub("  - {namn: Hjo,", "  - {namn: Hjo, nord: 58.3, ost: 14.29, geonames: 2706184}\n  - {namn: Hjo,")),
    (ORTER, "läge i grader och minuter", "F", sub("nord: 58.3,", "nord: 58°18',")),
    (ORTER, "geonames som adress", "F", sub("geonames: 2706184", "geonames: https://www.geonames.org/2706184")),
    (FORSTUDIE, "slut före start", "F", sub("slut: 2025-04-30", "slut: 2024-04-30")),
    (FORSTUDIE, "kostnad med mellanslag", "F", sub("kostnad_kronor: 249176", "kostnad_kronor: 249 176")),
    (FORSTUDIE, "kostnad med kr", "F", sub("kostnad_kronor: 249176", "kostnad_kronor: 249176 kr")),
    (FORSTUDIE, "delarna blir mer än gruppen", "F", sub("kostnad_kronor: 124588", "kostnad_kronor: 924588")),
    (FORSTUDIE, "kostnad negativ", "F", sub("kostnad_kronor: 249176", "kostnad_kronor: -249176")),
    (FORSTUDIE, "kostnad oktal", "H", sub("kostnad_kronor: 249176", "kostnad_kronor: 0249176")),
    (FORSTUDIE, "delar som tal", "F", rx(r"    delar:\n      - namn: Projektledning\n(?:        .*\n|      - .*\n)+", "    delar: 2\n")),
    (TILLG, "status felstavad", "F", sub("status: inte bedömd", "status: ej bedömd")),
    (TILLG, "förenlig utan datum", "F", sub("status: inte bedömd", "status: helt förenlig")),
    (TILLG, "brist utan råd", "F", rx(r"    rad: Säg till om du.*\n", "")),
    (TILLG, "tillsynens adress tom", "F", sub("adress: https://www.digg.se/tdosanmalan", "adress:")),
    (ANDR, "ändringar i fel ordning", "F", sub("andringar:\n  - datum: 2026-11-30", "andringar:\n  - datum: 2026-11-01")),
    (ANDR, "ändring i framtiden", "F", sub("andringar:\n  - datum: 2026-11-30", "andringar:\n  - datum: 2026-12-30")),
    (ANDR, "sidan med .md", "F", sub("      - underlag\n", "      - underlag/index.md\n")),
    (ANDR, "sidan som full adress", "F", sub("      - underlag\n", "      - https://www.example.org/underlag/\n")),
    (ANDR, "sidan med snedstreck", "H", sub("      - underlag\n", "      - /underlag/\n")),
    (ANDR, "rubriken två gånger på samma dag", "F", rx(r"(andringar:\n)(  - datum: .*\n    rubrik: .*\n    text: >-\n(?:      .*\n)+    sidor:\n(?:      - .*\n)+)", r"\1\2\2")),
    (ANNONS, "kod utan namn", "F", sub("env-imp: Minskning av miljöpåverkan", "env-imp:")),
    (ANNONS, "fältet saknar koder", "F", rx(r"^BT-06:\n  namn: .*\n  #.*\n  koder:\n(?:    .*\n)+", "BT-06:\n  namn: Syftet\n")),
    (BEVAK, "bevakad lag finns inte", "F", sub("lag: PBL", "lag: PLB")),
    (BEVAK, "sedd dag i ord", "F", sub("sedd: 2026-11-30", "sedd: i går")),
    (BEVAK, "tom lista", "H", rx(r"lagar:\n(?:  .*\n|    .*\n)+", "lagar: []\n")),
    (SV, "en text tom", "F", rx(r'^menu: .*$', 'menu: ""')),
    (SV, "en text med HTML", "F", rx(r'^menu: .*$', 'menu: "<b>Meny</b>"')),
    (SV, "antalets brädgård bort", "F", sub('search_many: "# träffar"', 'search_many: "träffar"')),
    (SV, "en text som lista", "F", rx(r'^menu: .*$', "menu: [Meny]")),
    (SV, "nyckel med versal", "F", sub("menu:", "Menu:")),
    (STAVNING, "okänt tecken", "F", app('oe: "ö"\n')),
    (STAVNING, "två tecken till höger", "F", sub('ae: "æ"', 'ae: "ae"')),
    (STAVNING, "tomt till höger", "F", sub('ae: "æ"', 'ae: ""')),
    (ENG, "vikt över ett", "F", sub("vikt: 0.85", "vikt: 85")),
    (ENG, "vikt med komma", "F", sub("vikt: 0.85", "vikt: 0,85")),
    (ENG, "negativ vikt", "F", sub("vikt: 0.85", "vikt: -0.85")),
    (ENG, "hittar utan ord", "F", sub("  - ord: [circular economy]\n    hittar:", "  - hittar:")),
    (ENG, "hittar stavat fel", "F", sub("    hittar: [cirkulär ekonomi]", "    hitta: [cirkulär ekonomi]")),
    (ENG, "både lika och hittar", "F", sub("  - ord: [circular economy]\n", "  - ord: [circular economy]\n    lika: [a, b]\n")),
    (ENG, "lika med ett ord", "F", app("  - lika: [ensamt]\n")),
    (VARDAG, "ord som text", "F", sub("  - ord: [ombruk, genbrug, gjenbruk, ombruket]", "  - ord: ombruk, genbrug")),
    (VARDAG, "tomt ord", "F", sub("[ombruk, genbrug", '["", genbrug')),
    (STOPP, "stoppord som egen rad utan streck", "F", app("ja nej jo\n")),
    (STOPP, "stopporden tomma", "F", rx(r"^stoppord:\n(?:  - .*\n|  #.*\n)+", "stoppord: []\n")),
    (SOKSIDOR, "adress med .md", "F", sub("  krav/:", "  krav/index.md:")),
    (SOKSIDOR, "adress utan snedstreck sist", "H", sub("  krav/:", "  krav:")),
    (SOKSIDOR, "orden som text", "F", rx(r"^  krav/: .*$", "  krav/: alla krav, kravbank")),
    (SOKLAGAR, "andra namn som text", "F", sub("  LUK: [koncessionslagen, '2016:1147']", "  LUK: koncessionslagen")),
    (DELAS, "okänd nyckel", "F", app("delas_alltid: [ord]\n")),
    ("data/sokord/nya-ord.yml", "ny fil med sökord utan rubrik", "F", new("- ord: [a]\n  hittar: [b]\n")),
    ("data/sokord/nya-ord.yml", "ny fil med sökord, tom", "F", new("")),
    ("data/cpv.tsv", "kod med åtta siffror och streck", "F", sub("03000000\t", "03000000-1\t")),
    ("data/cpv.tsv", "samma kod två gånger", "F", rx(r"^(03000000\t.*\n)", r"\1\1")),
    ("data/cpv.tsv", "sparad av Excel med citattecken och komma", "F", raw(lambda b: b"".join(b'"' + b'","'.join(row.split(b"\t")) + b'"\r\n' for row in b.splitlines()))),
    ("data/cpv.tsv", "inledande nolla borta", "F", sub("03000000\t", "3000000\t")),
    ("data/cpv.tsv", "hälften av raderna borta", "F", raw(lambda b: b"".join(b.splitlines(True)[:4000]))),
    (FLYTT, "en rundgång", "F", app("  om/gamla: om/nyare\n  om/nyare: om/gamla\n")),
    (FLYTT, "till sig själv", "F", app("  om/gamla: om/gamla\n")),
    (FLYTT, "med snedstreck först", "F", app("  /om/gamla/: /om/kontakt/\n")),
    (FLYTT, "med .md", "F", app("  om/gamla.md: om/kontakt.md\n")),
    (FLYTT, "full adress", "F", app("  om/gamla: https://www.regionjh.se/\n")),
    (FLYTT, "kedja i två led", "F", app("  om/gamla: om/nyare\n  om/nyare: om/kontakt\n")),
    (FLYTT, "adress med å", "F", app("  om/gåva: om/kontakt\n")),
    (FLYTT, "pil i stället för kolon", "F", app("  om/gamla -> om/kontakt\n")),
    (FLYTT, "till ankare som inte finns", "F", app("  om/gamla: om/kontakt#finns-inte\n")),
    (FLYTT, "till startsidan", "H", app("  om/gamla: ''\n")),
    (FLYTT, "en publicerad rad borttagen", "F", sub("  om/oppna-data: data\n", "  {}\n")),
    (ADR, "radslut från Windows", "H", raw(lambda b: b.replace(b"\n", b"\r\n"))),
    (ADR, "sista radslutet borta", "H", raw(lambda b: b.rstrip(b"\n"))),
    (ADR, "samma rad två gånger", "H", raw(lambda b: b + b.splitlines(True)[-1])),
    (ADR, "sorterad baklänges", "H", raw(lambda b: b"".join(reversed(b.splitlines(True))))),
    (SUM, "en rad borta", "F", raw(lambda b: b"".join(b.splitlines(True)[1:]))),
    (SUM, "små bokstäver blev stora", "F", raw(lambda b: b.upper())),
    (SUM, "binär", "F", new(bytes(range(256)) * 30)),
    (V1, "publiceringsdagen ändrad", "F", sub('"publicerad": "2026-11-23"', '"publicerad": "2026-11-22"')),
    (V1, "komma sist i JSON", "F", rx(r'"version": 1\n}', '"version": 1,\n}')),
    (V1, "bara indraget ändrat", "H", raw(lambda b: b.replace(b'\n "', b'\n  "'))),
    (V1, "NaN i JSON", "F", sub('"version": 1', '"version": NaN')),
    (V1, "samma nyckel två gånger i JSON", "F", sub('"version": 1', '"version": 1, "version": 1')),
    (V1, "JSON är en lista", "F", new("[]")),
    (V2, "v2 omdöpt till v3", "F", mv("data/versioner/avf-001/v3.json")),
    (V2, "v2 omdöpt till v02", "F", mv("data/versioner/avf-001/v02.json")),
    ("data/versioner/avf-001/v3.json", "en version skriven för hand", "F", cp(V2)),
    ("data/versioner/hittepa/v1.json", "fryst version av ett krav som inte finns", "F", cp(V1)),
    ("data/revisioner/om/forstudien/1.md", "sparad text tömd", "F", new("")),
    ("data/revisioner/om/forstudien/ett.md", "sparad text med annat namn", "F", new("text\n")),
    ("data/revisioner/om/finns-inte/1.md", "sparad text för sida som inte finns", "F", new("text\n")),
]

PAGES: list[tuple[str, str, str, Change]] = [
    (LCC, "kolon i titeln", "F", rx(r"^title: .*$", "title: LCC: så gör ni")),
    (LCC, "titel med brädgård", "F", rx(r"^title: .*$", "title: Livscykelkostnad #LCC")),
    (LCC, "titel tom", "F", rx(r"^title: .*$", "title:")),
    (LCC, "titel på 300 tecken", "F", both(rx(r"^title: .*$", "title: " + "Livscykel " * 30), rx(r"^# .*$", "# " + ("Livscykel " * 30).strip()))),
    (LCC, "titel med formatering", "F", both(rx(r"^title: .*$", 'title: "**Livscykelkostnad** (LCC)"'), rx(r"^# .*$", "# **Livscykelkostnad** (LCC)"))),
    (LCC, "beskrivning på 400 tecken", "F", rx(r"^description: .*$", "description: " + "Räkna hela kostnaden. " * 20)),
    (LCC, "beskrivning tom", "F", rx(r"^description: .*$", "description: ''")),
    (LCC, "beskrivning med länk", "F", rx(r"^description: .*$", "description: Läs mer på [sidan](https://example.se).")),
    (LCC, "revision noll", "F", sub("revision: 1", "revision: 0")),
    (LCC, "revision med decimal", "F", sub("revision: 1\n", "revision: 1.5\n")),
    (LCC, "revision ofantlig", "F", sub("revision: 1\n", "revision: 99999999999999999999\n")),
    (LCC, "kontrollerad på amerikanskt vis", "F", sub("kontrollerad: 2026-11-23", "kontrollerad: 11/23/2026")),
    (LCC, "kontrollerad utan nollor", "F", sub("kontrollerad: 2026-11-23", "kontrollerad: 2026-1-3")),
    (LCC, "kontrollerad med tid", "F", sub("kontrollerad: 2026-11-23", "kontrollerad: 2026-11-23 10:00")),
    (LCC, "källor som adresser", "F", rx(r"kallor:\n(?:  .*\n)+", "kallor:\n  - https://www.upphandlingsmyndigheten.se/\n")),
    (LCC, "källor som text", "F", rx(r"kallor:\n(?:  .*\n)+", "kallor: Upphandlingsmyndigheten\n")),
    (DIS, "tom rad före sidhuvudet", "H", pre("\n")),
    (DIS, "fyra streck", "F", raw(lambda b: b.replace(b"---\n", b"----\n", 2))),
    (DIS, "tankstreck i stället för tre streck", "F", raw(lambda b: b.replace(b"---\n", "—\n".encode(), 2))),
    (DIS, "slutstrecken med mellanslag efter", "H", raw(lambda b: b.replace(b"\n---\n", b"\n---  \n", 1))),
    (DIS, "slutar med tre punkter", "F", raw(lambda b: b.replace(b"\n---\n", b"\n...\n", 1))),
    (DIS, "sidhuvudet två gånger", "F", raw(lambda b: b.split(b"\n---\n")[0] + b"\n---\n" + b)),
    (DIS, "extra fält ur Word-export", "F", sub("revision: 1\n", "revision: 1\nauthor: Anna\n")),
    (DIS, "mallfält template", "F", sub("revision: 1\n", "revision: 1\ntemplate: 404.html\n")),
    (DIS, "hide: navigation", "F", sub("revision: 1\n", "revision: 1\nhide: [navigation]\n")),
    (DIS, "rubrik understruken med likhetstecken", "H", rx(r"^# (.*)$", r"\1\n========")),
    (DIS, "första rubriken på nivå två", "F", rx(r"^# ", "## ")),
    (DIS, "rubriknivå hoppas över", "F", sub("## Gör så här", "#### Gör så här")),
    (DIS, "tom rubrik", "F", app("\n## \n\nText.\n")),
    (DIS, "rubrik med bara en länk utan text", "F", app("\n## [](dis.md)\n\nText.\n")),
    (DIS, "sju nummertecken", "F", app("\n####### Rubrik\n\nText.\n")),
    (DIS, "rubrik utan tom rad före", "H", sub("## Gör så här\n\nVårt förslag", "## Gör så här\nVårt förslag")),
    (DIS, "samma ankare två gånger", "F", app("\n## Mer {#checklista}\n\n- En rad.\n")),
    (DIS, "ankare med mellanslag", "F", app("\n## Mer {#min rubrik}\n\nText.\n")),
    (DIS, "ankare med å", "F", app("\n## Mer {#mål}\n\nText.\n")),
    (DIS, "ankare utan brädgård", "F", app("\n## Mer {mal}\n\nText.\n")),
    (DIS, "ankare med mellanslag först", "F", app("\n## Mer { #mal }\n\nText.\n")),
    (DIS, "ankare utan slutklammer", "F", app("\n## Mer {#mal\n\nText.\n")),
    (DIS, "ankare med stor bokstav", "F", app("\n## Mer {#Mal}\n\nText.\n")),
    (DIS, "ankare som webbplatsen själv har", "F", app("\n## Mer {#innehall}\n\nText.\n")),
    (DIS, "klass på rubrik", "F", app("\n## Mer {.hero}\n\nText.\n")),
    (DIS, "händelse i attribut", "F", app("\n[länk](lcc.md){: onclick=\"alert(1)\" }\n")),
    (DIS, "stil i attribut", "F", app("\nText. {: style=\"color:red\" }\n")),
    (TRAPPA, "ankare borttaget som andra länkar till", "F", sub("## Checklista – behovsblad {#checklista}", "## Checklista – behovsblad")),
    (DIS, "länk till html", "F", app("\nLäs [mer](../krav/index.html).\n")),
    (DIS, "länk från roten", "F", app("\nLäs [mer](/krav/).\n")),
    (DIS, "länk med docs/", "F", app("\nLäs [mer](docs/krav/index.md).\n")),
    (DIS, "länk med bakstreck", "F", app("\nLäs [mer](..\\krav\\index.md).\n")),
    (DIS, "länk med stor bokstav", "F", app("\nLäs [mer](../krav/Mob-001.md).\n")),
    (DIS, "länk utan .md", "F", app("\nLäs [mer](../krav/mob-001).\n")),
    (DIS, "länk till yml", "F", app("\nLäs [mer](../../data/krav/mob-001.yml).\n")),
    (DIS, "länk till ankare som inte finns på annan sida", "F", app("\nLäs [mer](lcc.md#finns-inte).\n")),
    (DIS, "länk till ankare som inte finns på sidan", "F", app("\nLäs [mer](#finns-inte).\n")),
    (DIS, "länk till ankare i en post som inte finns", "F", app("\nLäs [mer](../krav/mob-001.md#finns-inte).\n")),
    (DIS, "länk utan https", "F", app("\nLäs [mer](www.example.se).\n")),
    (DIS, "länk till telefon", "F", app("\nRing [oss](tel:+4663123456).\n")),
    (DIS, "länk med dubbelt https", "F", app("\nLäs [mer](https://https://www.example.se).\n")),
    (DIS, "länk till egen dator", "F", app("\nLäs [mer](http://127.0.0.1:8000/krav/).\n")),
    (DIS, "länk till webbplatsens egen adress", "F", app("\nLäs [mer](https://example.org/krav/).\n")),
    (DIS, "länk med radbrytning i adressen", "F", app("\nLäs [mer](https://www.example.se/\nsida).\n")),
    (DIS, "länk med parentes utan slut", "F", app("\nLäs [mer](https://www.example.se och mer text.\n")),
    (DIS, "länk bakfram", "F", app("\nLäs (mer)[../krav/index.md].\n")),
    (DIS, "länk som i en wiki", "F", app("\nLäs [[Kravexempel]].\n")),
    (DIS, "länktext klicka här", "F", app("\nLäs [klicka här](../krav/index.md).\n")),
    (DIS, "naken adress i texten", "F", app("\nLäs mer på https://www.example.se/sida.\n")),
    (DIS, "vinkelparentes runt adress", "H", app("\nLäs <https://www.example.se/>.\n")),
    (DIS, "länk inom länk", "F", app("\nLäs [mer [här](lcc.md)](../krav/index.md).\n")),
    (DIS, "länk med citattecken som inte slutar", "F", app("\nLäs [mer](lcc.md \"titel).\n")),
    (DIS, "länk till data:", "F", app("\nLäs [mer](data:text/html,hej).\n")),
    (DIS, "länk till ftp", "F", app("\nLäs [mer](ftp://example.se/fil).\n")),
    (DIS, "länk till UNC", "F", app("\nLäs [mer](\\\\server\\mapp\\fil.docx).\n")),
    (DIS, "länk till fil som inte finns i assets", "F", app("\nLäs [mer](../assets/rapport.pdf).\n")),
    (DIS, "länk till Word-fil som inte finns", "F", app("\nHämta [mallen](mall.docx).\n")),
    (DIS, "bild som inte finns", "F", app("\n![En bild](../assets/finns-inte.png)\n")),
    (DIS, "bild utan alternativ text", "F", app("\n![](../assets/social.png)\n")),
    (DIS, "bild från annan webbplats", "F", app("\n![Karta](https://www.example.se/karta.png)\n")),
    (DIS, "bild som data", "F", app("\n![Karta](data:image/png;base64,iVBORw0KGgo=)\n")),
    (DIS, "bild i HTML", "F", app('\n<img src="../assets/social.png" alt="">\n')),
    (DIS, "referenslänk till fil som inte finns", "F", app("\nLäs [mer][ett].\n\n[ett]: finns-inte.md\n")),
    (DIS, "referenslänk två gånger", "F", app("\nLäs [mer][ett].\n\n[ett]: lcc.md\n[ett]: ../krav/index.md\n")),
    (DIS, "fotnot utan användning", "F", app("\n[^x]: En not som ingen nämner.\n")),
    (DIS, "fotnot två gånger", "F", app("\nOrd[^x].\n\n[^x]: En.\n[^x]: Två.\n")),
    (TIDER, "tabellrad med en cell för mycket", "F", sub("| Öppet, elektroniska anbud | – |", "| Öppet, elektroniska anbud | – | – |")),
    (TIDER, "tabellrad med en cell för lite", "F", sub("| Öppet, elektroniska anbud | – |", "| Öppet, elektroniska anbud |")),
    (TIDER, "tabell utan streckraden", "F", sub("| --- | --- | --- | --- |\n", "")),
    (TIDER, "tabell utan tom rad före", "F", sub("(11 kap. 1 §).\n\n| Förfarande", "(11 kap. 1 §).\n| Förfarande")),
    (TIDER, "tabell med tom rad mitt i", "F", sub("| Öppet, elektroniska anbud | –", "\n| Öppet, elektroniska anbud | –")),
    (TIDER, "tabell ur Excel med tabbar", "F", app("\nVaror\tAntal\nStol\t4\nBord\t2\n")),
    (TIDER, "tabell med tom rubrikcell", "F", sub("| Förfarande | Frist", "|  | Frist")),
    (TIDER, "tabell i HTML", "F", app("\n<table><tr><td>1</td></tr></table>\n")),
    (DIS, "lista utan tom rad före", "F", app("\nTa med:\n- ett\n- två\n")),
    (DIS, "numrerad lista utan tom rad före", "F", app("\nGör så här:\n1. ett\n2. två\n")),
    (DIS, "Words punkter som lista", "F", app("\n• ett\n• två\n")),
    (DIS, "lista med parentes", "F", app("\n1) ett\n2) två\n")),
    (DIS, "underlista med två mellanslag", "F", app("\n- ett\n  - under\n- två\n")),
    (DIS, "liststreck utan mellanslag", "F", app("\n-ett\n-två\n")),
    (DIS, "kryssrutor", "F", app("\n- [ ] ett\n- [x] två\n")),
    (DIS, "ruta utan mellanslag", "F", app("\n!!!warning \"Se upp\"\n    Text.\n")),
    (DIS, "ruta av okänt slag", "F", app("\n!!! varning \"Se upp\"\n    Text.\n")),
    (DIS, "ruta utan indrag", "F", app("\n!!! warning \"Se upp\"\nText.\n")),
    (DIS, "ruta utan text", "F", app("\n!!! warning \"Se upp\"\n\nText.\n")),
    (DIS, "ruta utan slutcitat", "F", app("\n!!! warning \"Se upp\n    Text.\n")),
    (DIS, "ruta som i GitHub", "F", app("\n> [!WARNING]\n> Se upp.\n")),
    (DIS, "div som inte slutar", "F", app('\n<div lang="sv" markdown>\n\nText.\n')),
    (DIS, "div som slutar utan att börja", "F", app("\nText.\n\n</div>\n")),
    (DIS, "font och center", "F", app('\n<center><font color="red">Viktigt</font></center>\n')),
    (DIS, "u och s", "H", app("\nDet här är <u>viktigt</u>.\n")),
    (DIS, "stilmall på sidan", "F", app("\n<style>h1 {color: red}</style>\n")),
    (DIS, "formulär", "F", app('\n<form action="/sok"><input name="q"></form>\n')),
    (DIS, "PHP", "F", app("\n<?php echo 1; ?>\n")),
    (DIS, "CDATA", "F", app("\n<![CDATA[ text ]]>\n")),
    (DIS, "Words o:p", "F", app("\nText<o:p></o:p> mer.\n")),
    (DIS, "svg med skript", "F", app('\n<svg onload="alert(1)"></svg>\n')),
    (DIS, "details utan summary", "F", app("\n<details>Text</details>\n")),
    (DIS, "mindre än i text", "H", app("\nAnbud < 700 000 kr eller >5 %.\n")),
    (DIS, "okänd teckenkod", "F", app("\nFika &kaffe; nu.\n")),
    (DIS, "teckenkod för NUL", "F", app("\nFika &#0; nu.\n")),
    (DIS, "teckenkod som avslutar", "H", app("\nEn&nbsp;rad &amp; en till.\n")),
    (LINJE, "länk till kalenderfil med annat namn", "F", sub("../kommande-krav.ics", "../kommande-datum.ics")),
    (KRAVSIDA, "markör med stor bokstav", "F", sub("<!-- kravtabell -->", "<!-- Kravtabell -->")),
    (KRAVSIDA, "markör utan mellanslag", "H", sub("<!-- kravtabell -->", "<!--kravtabell-->")),
    (KRAVSIDA, "markör med kolon", "F", sub("<!-- kravtabell -->", "<!-- kravtabell: produktgrupp=mobler -->")),
    (KRAVSIDA, "markör med mellanslag kring likhetstecken", "F", sub("<!-- kravtabell -->", "<!-- kravtabell produktgrupp = mobler -->")),
    (KRAVSIDA, "markör med citattecken", "F", sub("<!-- kravtabell -->", '<!-- kravtabell produktgrupp="mobler" -->')),
    (KRAVSIDA, "markör med samma filter två gånger", "F", sub("<!-- kravtabell -->", "<!-- kravtabell produktgrupp=mobler produktgrupp=it -->")),
    (KRAVSIDA, "markör med komma sist", "F", sub("<!-- kravtabell -->", "<!-- kravtabell strategi=reparera, -->")),
    (KRAVSIDA, "markör med ett streck", "F", sub("<!-- kravtabell -->", "<!- kravtabell ->")),
    (KRAVSIDA, "markör med mellanslag efter utropstecknet", "F", sub("<!-- kravtabell -->", "<! -- kravtabell -->")),
    (KRAVSIDA, "markör som teckenkoder", "F", sub("<!-- kravtabell -->", "&lt;!-- kravtabell --&gt;")),
    (KRAVSIDA, "markör indragen fyra steg", "F", sub("<!-- kravtabell -->", "    <!-- kravtabell -->")),
    (KRAVSIDA, "markör i en lista", "F", sub("<!-- kravtabell -->", "- <!-- kravtabell -->")),
    (KRAVSIDA, "markör två gånger", "F", sub("<!-- kravtabell -->", "<!-- kravtabell -->\n\n<!-- kravtabell -->")),
    (KRAVSIDA, "tom markör", "H", sub("<!-- kravtabell -->", "<!-- -->")),
    (KRAVSIDA, "markör i hakparentes", "F", sub("<!-- kravtabell -->", "[kravtabell]")),
    (KRAVSIDA, "markör på två rader", "H", sub("<!-- kravtabell -->", "<!-- kravtabell\n-->")),
    (KRAVSIDA, "markör inom klamrar", "F", sub("<!-- kravtabell -->", "{{ kravtabell }}")),
    (KRAVSIDA, "två markörer på en rad", "F", sub("<!-- kravtabell -->", "<!-- kravtabell --> <!-- grupplista -->")),
    (KRAVSIDA, "markör med filter som inte ger något", "F", sub("<!-- kravtabell -->", "<!-- kravtabell produktgrupp=avfall niva=spjutspets strategi=hyra-lana-dela -->")),
    (TRAPPA, "figur utan namn", "F", sub("<!-- figur namn=behovstrappan -->", "<!-- figur behovstrappan -->")),
    (TRAPPA, "relaterade med mellanslag efter komma", "F", sub("fall=ostersund-skolmobler-tagordning,goteborg", "fall=ostersund-skolmobler-tagordning, goteborg")),
    (TRAPPA, "kodspann utan slut", "F", app("\nSkriv `ja i fältet.\n")),
    (TRAPPA, "fetstil utan slut", "F", app("\nDet är **viktigt att läsa.\n")),
    (TRAPPA, "staket med vågor utan slut", "F", app("\n~~~\nkod\n")),
    (TRAPPA, "osynlig riktning i länk", "F", app("\nLäs [mer](lcc\u202e.md).\n")),
    (TRAPPA, "hårt mellanslag i ett indrag", "F", app("\n!!! tip \"Råd\"\n\u00a0\u00a0\u00a0\u00a0Text.\n")),
    (TRAPPA, "mojibake", "F", app("\nVi kÃ¶per Ã¥terbrukat.\n")),
    (TRAPPA, "ersättningstecken", "F", app("\nVi k\ufffdper.\n")),
    (TRAPPA, "Words punkttecken", "F", app("\n\uf0b7 ett\n\uf0b7 två\n")),
    (TRAPPA, "personlig e-post", "F", app("\nSkriv till anna.andersson@regionjh.se.\n")),
    (TRAPPA, "kommentar kvar till kollegan", "F", app("\n[kolla detta med Anna innan publicering]\n")),
    (TRAPPA, "TODO på en sida", "F", app("\nTODO: skriv klart.\n")),
    (TRAPPA, "abbr utan text", "F", app("\n*[LOU]:\n")),
    (TRAPPA, "3 000 rubriker", "F", app("".join(f"\n## Rubrik {n}\n\nText.\n" for n in range(3000)))),
    (TRAPPA, "20 000 grava accenter", "F", app("\n" + "`" * 20_000 + "x\n")),
    (TRAPPA, "10 000 hakparenteser", "F", app("\n" + "[" * 10_000 + "\n")),
    (TRAPPA, "30 000 stjärnor", "F", app("\n" + "*a " * 30_000 + "\n")),
    (TRAPPA, "5 000 länkar till samma sida", "H", app("\n" + "\n\n".join("[lcc](lcc.md)" for _ in range(5_000)) + "\n")),
    (TRAPPA, "1 000 div i varandra", "F", app("\n" + "<div>" * 1000 + "\n")),
    (TRAPPA, "tabell med 2 000 kolumner", "F", app("\n" + "| a " * 2000 + "|\n" + "| --- " * 2000 + "|\n" + "| 1 " * 2000 + "|\n")),
    (TRAPPA, "sidan i UTF-16 utan märke", "F", raw(lambda b: b.decode().encode("utf-16-le"))),
    (TRAPPA, "NFD på hela sidan", "H", raw(lambda b: unicodedata.normalize("NFD", b.decode()).encode())),
    (TRAPPA, "sidan är en Word-fil", "F", new(b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(range(256)) * 20)),
    (TRAPPA, "sidan tom", "F", new("")),
    (TRAPPA, "bara sidhuvudet kvar", "F", raw(lambda b: b.split(b"\n---\n")[0] + b"\n---\n")),
    (TRAPPA, "bara rubriken kvar", "F", raw(lambda b: b.split(b"\n---\n")[0] + b"\n---\n# Behovstrappan\n")),
    (START, "startsidan utan stycke före första rubriken", "F", rx(r"\nHär hittar du krav att kopiera.*\n", "\n")),
    (START, "startsidan utan rubrik", "F", rx(r"^# .*\n", "")),
    (KONTAKT, "sidan borttagen", "F", gone),
    (KONTAKT, "sidan omdöpt utan omdirigering", "F", mv("docs/om/kontakta-oss.md")),
    ("docs/om/ny.md", "ny sida utan meny", "F", new(front())),
    ("docs/om/ny-sida.md", "ny sida med mallens text kvar", "F", both(new(front(title="Kort rubrik utan punkt")), at(MK, sub("      - om/eu.md", "      - om/eu.md\n      - om/ny-sida.md")))),
    ("docs/krav/mob-001.md", "sida med en posts adress", "F", new(front())),
    ("docs/om.md", "sida med mappens adress", "F", new(front())),
    ("docs/metoder/README.md", "README i en mapp med index", "F", new("# Läs mig\n")),
    ("docs/om/lag.eu.md", "två bokstäver före .md", "F", new(front())),
    ("docs/sma/krav/index.md", "sida i mappen sma", "F", new(front())),
    ("docs/404.md", "egen 404", "F", new(front())),
    ("docs/om/möbler.md", "sida med ö i namnet", "F", new(front())),
    ("docs/Om/ny.md", "mapp med stor bokstav", "F", new(front())),
    ("docs/om/index.html", "index.html i mappen", "F", new("<h1>hej</h1>")),
    ("docs/sitemap.xml", "egen sitemap", "F", new("<urlset/>")),
    ("docs/robots.txt", "egen robots", "F", new("User-agent: *\nDisallow: /\n")),
    ("docs/data/krav.csv", "fil med en exports namn", "F", new("id;titel\n")),
    ("docs/assets/rapport.pdf", "pdf på 30 MB", "F", new(b"%PDF-1.4\n" + b"0" * 30_000_000)),
    ("docs/assets/bild.png", "bild som är en textfil", "F", new("inte en bild\n")),
    ("docs/assets/bild.svg", "bild med länk till annan webbplats", "F", new('<svg xmlns="http://www.w3.org/2000/svg"><image href="https://example.se/x.png"/></svg>')),
    ("docs/om/rapport.docx", "Word-fil som är tom", "F", new(b"")),
    ("docs/om/mapp.md/index.md", "mapp som heter .md", "F", new(front())),
    ("docs/om/kontakt2.md", "länk till en annan sida i projektet", "F", link("kontakt.md")),
    ("docs/om/bilder", "länk till en mapp utanför", "F", link("/etc")),
    ("docs/om/ror", "namngivet rör", "F", fifo),
    ("docs/om/ny\u200bsida.md", "osynligt tecken i filnamnet", "F", new(front())),
    ("docs/om/o\u0308ppet.md", "NFD i filnamnet", "F", new(front())),
    ("docs/om/ny\nsida.md", "radslut i filnamnet", "F", new(front())),
]

SAMI: list[tuple[str, str, str, Change]] = [
    (SMAKONTAKT, "enheten utan mellanslag", "H", sub("{{ kontakt-fragor }}\n\n{{ sma-055", "{{kontakt-fragor}}\n\n{{ sma-055")),
    (SMAKONTAKT, "enheten med en klammer", "F", sub("\n{{ sma-055 }}", "\n{ sma-055 }")),
    (SMAKONTAKT, "enheten utan slut", "F", sub("\n{{ sma-055 }}", "\n{{ sma-055 }")),
    (SMAKONTAKT, "enheten med understreck", "F", sub("\n{{ sma-055 }}", "\n{{ sma_055 }}")),
    (SMAKONTAKT, "enheten med stora bokstäver", "F", sub("\n{{ sma-055 }}", "\n{{ SMA-055 }}")),
    (SMAKONTAKT, "mening på svenska utan märke", "F", app("\nDen här meningen är svensk.\n")),
    (SMAKONTAKT, "mening på sydsamiska direkt på sidan", "F", app("\nJïemhten Herjedaelien Dajve.\n")),
    (SMAKONTAKT, "motsvarar en revision som inte finns", "F", sub("motsvarar: 1", "motsvarar: 9")),
    (SMAKONTAKT, "motsvarar i ord", "F", sub("motsvarar: 1", "motsvarar: ett")),
    (SMAKONTAKT, "språket felstavat", "F", sub('<div lang="sv" markdown>', '<div lang="se" markdown>')),
    (SMAKONTAKT, "markdown-ordet glömt", "F", sub('<div lang="sv" markdown>', '<div lang="sv">')),
    (SMAKONTAKT, "svenska delen inte avslutad", "F", sub("\n</div>\n", "\n")),
    (SMAKONTAKT, "titel utan citattecken", "F", sub('title: "{{ kontakt-rubrik }}"', "title: {{ kontakt-rubrik }}")),
    (SMAKONTAKT, "revision på samisk sida", "F", sub("motsvarar: 1", "motsvarar: 1\nrevision: 1")),
    (SMAKONTAKT, "länk till svensk sida med docs_sma", "F", sub("../../docs/om/kontakt.md", "../../docs_sma/om/kontakt.md")),
    (SMAORD, "markör som bara finns på svenska sidor", "H", sub("<!-- ordlista ordning=sydsamisk -->", "<!-- kravtabell -->")),
    (SMAORD, "ordning felstavad", "F", sub("ordning=sydsamisk", "ordning=sydsamiska")),
    ("docs_sma/om/ny.md", "samisk sida utan svensk", "F", cp(SMAKONTAKT)),
    ("docs_sma/om/kontakt.md", "samisk sida borttagen", "F", gone),
    (SMASTART, "granskad utan granskare", "F", sub("status: utkast", "status: granskad")),
    (ENHETER, "säkerhet felstavad", "F", rx(r'sakerhet: "föreslagen"', 'sakerhet: "föreslaget"')),
    (ENHETER, "källa som inte finns", "F", sub("[sma-001, ordbok-sma", "[sma-9999, ordbok-sma")),
    (ENHETER, "enhet borttagen som används", "F", rx(r"^webbplatsens-underrubrik:\n(?:  .*\n)+", "")),
    (ENHETER, "enhetens text tom", "F", rx(r'^  sma: .*$', '  sma: ""')),
    (ENHETER, "tillbaka saknas", "F", rx(r'^  tillbaka: .*\n', "")),
    (ENHETER, "enhet två gånger", "F", rx(r"(^webbplatsens-underrubrik:\n(?:  .*\n)+)", r"\1\n\1")),
    (ENHETER, "enhetens namn med å", "F", sub("webbplatsens-underrubrik:", "webbplatsens-underrubrik-på:")),
    (ENHETER, "ø i sydsamiskan", "F", rx(r'^(  sma: ")', r"\1Bøøremes ")),
    (ENHETER, "foljer bortglömt", "F", rx(r'^  foljer: .*\n', "")),
    (ENHETER, "filen som lista", "F", new("- sv: a\n  sma: b\n")),
    (ENHETER, "granskad av ett namn utan dag", "F", rx(r'sakerhet: "föreslagen"', 'sakerhet: "föreslagen"\n  granskad_av: Anna')),
    (KNAPPAR, "knapp som inte finns på svenska", "F", sub("edit_page:", "edit_pagee:")),
    (KNAPPAR, "belagd utan källa", "F", rx(r'^  kallor: \[digisanit, divvun\]$', "  kallor: []")),
    (SMAKALLOR, "adress utan https", "F", sub("https://github.com/giellalt/dict", "github.com/giellalt/dict")),
    (SMAKALLOR, "källa borttagen som används", "F", rx(r"^ordbok-sma:\n(?:  .*\n)+", "")),
    (SMAFRAGOR, "led som text", "F", rx(r'    led: \["sirkuleer"\]', '    led: "sirkuleer"')),
    (SMAFRAGOR, "fråga tom", "F", rx(r'^    fraga: .*$', "    fraga:")),
    ("data/oversattning/nytt.yml", "okänd fil i oversattning", "F", new("a:\n  sv: b\n")),
]

SITE: list[tuple[str, str, str, Change]] = [
    (MK, "site_url utan snedstreck sist", "H", sub('"https://example.org/"', '"https://example.org"')),
    (MK, "site_url utan https", "F", sub('"https://example.org/"', '"example.org/"')),
    (MK, "site_name tomt", "F", rx(r"^site_name: .*$", "site_name:")),
    (MK, "site_name som lista", "F", rx(r"^site_name: .*$", "site_name: [a, b]")),
    (MK, "samma sida två gånger i menyn", "F", sub("      - om/eu.md", "      - om/eu.md\n      - om/eu.md")),
    (MK, "sida i menyn med docs/", "F", sub("      - om/eu.md", "      - docs/om/eu.md")),
    (MK, "sida i menyn som adress", "F", sub("      - om/eu.md", "      - https://example.se/")),
    (MK, "menyrad utan streck", "F", sub("      - om/eu.md", "        om/eu.md")),
    (MK, "menyrad med tabb", "F", sub("      - om/eu.md", "\t- om/eu.md")),
    (MK, "menyrubrik tom", "F", sub("  - Räkna:\n", "  - '':\n")),
    (MK, "menyrubrik två gånger", "F", sub("  - Räkna:\n", "  - Krav:\n")),
    (MK, "meny i fyra nivåer", "F", sub("      - om/eu.md", "      - Mer:\n          - Ännu mer:\n              - om/eu.md")),
    (MK, "menyn med kolon utan mellanslag", "F", sub("  - Start: index.md", "  - Start:index.md")),
    (MK, "samiska menyn till svensk sida som inte finns", "F", sub("docs_sma/resultat/sammanfattning.md", "docs_sma/resultat/sammanfatning.md")),
    (MK, "docs_dir felstavad", "F", sub("docs_dir: docs", "docs_dir: doc")),
    (MK, "site_dir är docs", "F", sub("site_dir: site", "site_dir: docs")),
    (MK, "site_dir utanför", "F", sub("site_dir: site", "site_dir: ../../utanfor")),
    (MK, "use_directory_urls av", "F", sub("use_directory_urls: true", "use_directory_urls: false")),
    (MK, "toc_depth utan citattecken och fel", "F", sub('toc_depth: "2-3"', "toc_depth: 9")),
    (MK, "permalink på", "F", sub("permalink: false", "permalink: true")),
    (MK, "tillägget smarty", "F", sub("  - footnotes\n", "  - footnotes\n  - smarty\n")),
    (MK, "tillägg med python-namn", "F", sub("  - footnotes\n", "  - footnotes\n  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\n")),
    (MK, "insticksmodulen search", "F", sub("plugins:\n", "plugins:\n  - search\n")),
    (MK, "extra_javascript från annan webbplats", "F", app("\nextra_javascript:\n  - https://cdn.example.se/x.js\n")),
    (MK, "extra_css", "F", app("\nextra_css: [assets/egen.css]\n")),
    (MK, "Googles mätning", "F", sub('  version: "1.0"', '  version: "1.0"\n  analytics: {provider: google, property: G-1}')),
    (MK, "version som tal", "H", sub('version: "1.0"', "version: 1.0")),
    (MK, "edit_base utan snedstreck", "F", sub('[EDIT_BASE, ""]', '[EDIT_BASE, "https://exempel.se/edit/main"]')),
    (MK, "ärver annan fil", "F", pre("INHERIT: ../bas.yml\n")),
    (MK, "strict som text", "H", sub("strict: true", 'strict: "true"')),
    (MK, "not_in_nav som lista", "F", sub("not_in_nav: |\n  sok/\n", "not_in_nav: [sok/]\n")),
    (MK, "Windows-radslut", "H", raw(lambda b: b.replace(b"\n", b"\r\n"))),
    (MK, "latin-1", "F", raw(lambda b: b.decode().encode("latin-1", "replace"))),
    (MAIN, "skript från annan webbplats", "F", sub("</head>", '<script src="https://cdn.example.se/x.js"></script>\n</head>')),
    (MAIN, "skript direkt i mallen", "F", sub("</head>", "<script>alert(1)</script>\n</head>")),
    (MAIN, "stil direkt i mallen", "F", sub('<body class="', '<body style="color:red" class="')),
    (MAIN, "endif glömt", "F", sub("{%- endif %}\n<meta name=\"viewport\"", '<meta name="viewport"')),
    (MAIN, "okänt filter", "F", sub("{{ guide.title | e }}", "{{ guide.title | escapee }}")),
    (MAIN, "okänt fält", "F", sub("guide.breadcrumbs %}", "guide.brodsmulor %}")),
    (MAIN, "inkludering som inte finns", "F", sub("{{ ridge() }}\n<footer", "{% include 'partials/fot.html' %}\n<footer")),
    (MAIN, "kommentar i mallen utan slut", "F", sub("<!doctype html>", "{# min kommentar\n<!doctype html>")),
    (MAIN, "hoppa till innehållet borttaget", "F", rx(r'<a class="skip".*\n', "")),
    (MAIN, "main utan id", "F", sub('<main id="innehall" tabindex="-1">', "<main>", 9)),
    (MAIN, "språket borttaget", "F", sub('<html lang="{{ guide.lang }}">', "<html>")),
    (MAIN, "UTF-16", "F", raw(lambda b: b.decode().encode("utf-16"))),
    (MAIN, "mallen tömd", "F", new("")),
    ("overrides/partials/header.html", "Materials del i overrides", "F", new("<header>hej</header>\n")),
    ("docs/assets/stil.css", "stilmall från annan webbplats", "F", pre('@import url("https://fonts.example.se/x.css");\n')),
    ("docs/assets/stil.css", "klammer glömd", "F", app("\nbody { color: red;\n")),
    ("docs/assets/sida.js", "skriptet avklippt", "F", raw(lambda b: b[: len(b) // 2])),
    ("docs/assets/sok.js", "hämtar från annan webbplats", "F", app('\nfetch("https://example.se/x");\n')),
    ("docs/assets/favicon.svg", "ikonen trasig", "F", new("<svg")),
    ("docs/assets/ny.js", "skript som ingen sida använder", "H", new("console.log(1);\n")),
]

# fmt: on
EDITS = [*RECORDS, *SMALL, *PAGES, *SAMI, *SITE]
