"""One page of every kind, in the states that readers put them in: what the checks in a browser look at."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

READY = "[data-klar]"


def nothing(page) -> None:
    """The page as it comes."""


def wait_for(selector: str, page) -> None:
    page.wait_for_selector(selector)


@dataclass(frozen=True)
class Sample:
    """An address of the site, with its query, and what is waited for when it has been opened."""

    name: str
    address: str
    prepare: Callable[[object], None] = nothing

    @property
    def path(self) -> str:
        """The file behind the address."""
        plain = self.address.split("?")[0].split("#")[0]
        return plain if plain.endswith(".html") else f"{plain}index.html"


def ready(name: str, address: str, selector: str = READY) -> Sample:
    return Sample(name, address, partial(wait_for, selector))


SAMPLES = (
    Sample("start", ""),
    ready("krav", "krav/", "#kravfilter[data-klar]"),
    ready(
        "krav, filtered",
        "krav/?grupp=mobler&niva=bas&korg=mob-001,mob-002",
        "#kravfilter[data-klar]",
    ),
    ready("krav, nothing fits", "krav/?ord=xyzzyplugh", "#kravfilter[data-klar]"),
    ready("group", "krav/mobler/?korg=mob-001", ".valda"),
    Sample("requirement", "krav/mob-001/"),
    Sample("version", "krav/mob-001/v1/"),
    Sample("version that is replaced", "krav/riv-007/v1/"),
    Sample("clauses", "avtal/"),
    Sample("clause", "avtal/klausuler/vite/"),
    Sample("version of a clause", "avtal/klausuler/vite/v1/"),
    Sample("answer", "svar/ab-abt/"),
    Sample("ruling", "lagkrav/rattsfall/eu-c-359-93-unix/"),
    Sample("evaluation models", "utvardering/"),
    Sample("evaluation model", "utvardering/viktad-relativ/"),
    ready("comparison, empty", "jamfor/"),
    ready("comparison", "jamfor/?krav=mob-001,mob-002"),
    ready("builder, empty", "underlag/", "#underlag[data-klar]"),
    ready("builder", "underlag/#krav=mob-001,it-002,mas-005", "#underlag[data-klar]"),
    ready(
        "builder, renewed competition",
        "underlag/#krav=it-001,it-003&kop.slag=fkk&kop.titel=Datorer",
        "#underlag[data-klar]",
    ),
    Sample("templates", "mallar/"),
    Sample("template", "mallar/kontroll-vinnande-anbud/"),
    Sample("metoder", "metoder/"),
    Sample("method", "metoder/behovstrappan/"),
    Sample("method with checklist", "metoder/lcc/"),
    Sample("lagkrav", "lagkrav/"),
    Sample("rule", "lagkrav/lou-funktionskrav/"),
    Sample("time line", "lagkrav/tidslinje/"),
    Sample("questions and answers", "lagkrav/fragor-och-svar/"),
    Sample("question of law", "lagkrav/far-vi-kopa-begagnat/"),
    ready("fall", "fall/", "#fallfilter[data-klar]"),
    ready("fall, as a table", "fall/?visa=tabell&glesbygd=ja", "#fallfilter[data-klar]"),
    Sample("case", "fall/aalborg-skolmiljoer/"),
    Sample("studiebesok", "studiebesok/"),
    Sample("visit", "studiebesok/are-rework/"),
    Sample("resultat", "resultat/"),
    Sample("brochure", "resultat/broschyr/"),
    Sample("question", "resultat/fraga-1/"),
    Sample("for-dig", "for-dig/styr/"),
    Sample("pre-study", "om/forstudien/"),
    Sample("organisations", "om/organisationer/"),
    Sample("accessibility", "om/tillganglighet/"),
    Sample("editors' guide", "om/redigera-krav/"),
    Sample("glossary", "ordlista/"),
    Sample("search, empty", "sok/"),
    ready("search", "sok/?q=m%C3%B6bler", "#sokresultat li"),
    ready("search, nothing found", "sok/?q=xyzzyplugh", "#sokstatus:not(:empty)"),
    Sample("register", "sok/register/"),
    Sample("data", "data/"),
    Sample("missing page", "404.html"),
    Sample("sma start", "sma/"),
    Sample("sma krav", "sma/krav/"),
    Sample("sma glossary", "sma/ordlista/"),
    Sample("sma pre-study", "sma/om/forstudien/"),
    ready("sma search", "sma/sok/?q=m%C3%B6bler", "#sokresultat li"),
    Sample("side by side", "om/jamsides/om/forstudien/"),
)
BY_NAME = {sample.name: sample for sample in SAMPLES}


def open_menu(page) -> None:
    page.locator(".menu-button").click()


def open_details(page) -> None:
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
