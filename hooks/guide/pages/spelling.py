"""One spelling of South Sami for the whole site, chosen in ``data/granssnitt/stavning.yml``.

All South Sami is written with æ in the files. A reviewer who prefers ä changes one line there;
pages, word list and interface follow. Only South Sami is respelled: Swedish has no æ, and names in
sources are left as they are.
"""

from __future__ import annotations

from dataclasses import replace

from ..records.term import Term
from .page import SOUTH_SAMI, Page

WRITTEN = "æ"


def respelled(text: str, ae: str) -> str:
    """South Sami text with the chosen letter for æ."""
    return text if ae == WRITTEN else text.replace(WRITTEN, ae).replace(WRITTEN.upper(), ae.upper())


# South Sami letters as written in Sweden, ä being the other spelling of æ; those of loanwords stand
# where Swedish has them.
_ALPHABET = "abcdefghiïjklmnopqrstuvwxyzæöå"


def sort_key(text: str) -> tuple[int, ...]:
    """Sort key in South Sami order: ï after i, and æ (or ä), ö, å last."""
    folded = text.casefold().replace("ä", WRITTEN).replace("ø", "ö")
    return tuple(_ALPHABET.find(letter) for letter in folded)


def respelled_page(page: Page, ae: str) -> Page:
    """A page of the South Sami tree in the chosen spelling; Swedish pages are left as they are."""
    if ae == WRITTEN or page.lang != SOUTH_SAMI:
        return page
    head = page.head
    words = {
        name: respelled(value, ae)
        for name in ("title", "description")
        if (value := getattr(head, name))
    }
    drafts = tuple(
        replace(
            draft,
            unit=draft.unit.model_copy(update={"sma": respelled(draft.unit.sma, ae)}),
        )
        for draft in page.drafts
    )
    return replace(
        page,
        body=respelled(page.body, ae),
        head=head.model_copy(update=words),
        drafts=drafts,
    )


def respelled_term(term: Term, ae: str) -> Term:
    """A term with its South Sami word, forms and variants in the chosen spelling."""
    if ae == WRITTEN or not term.sma:
        return term
    return term.model_copy(
        update={
            "sma": respelled(term.sma, ae),
            "forms": {form: respelled(word, ae) for form, word in term.forms.items()},
            "variants": tuple(respelled(word, ae) for word in term.variants),
        }
    )
