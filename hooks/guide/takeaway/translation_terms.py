"""The South Sami terms as TBX-Basic (ISO 30042:2019), for a translator's term bank."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from ..records.term import Term
from ..source.site_name import SITE_NAME

_PARTS_OF_SPEECH = {"substantiv": "noun", "verb": "verb", "adjektiv": "adjective"}


def tbx_file(terms: Iterable[Term]) -> bytes:
    """Every term that has a South Sami word, in the order of their ids. The same terms give the
    same bytes.
    """
    entries = "".join(_entry(term) for term in sorted(terms, key=lambda term: term.id) if term.sma)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<tbx type="TBX-Basic" style="dca" xml:lang="sv" xmlns="urn:iso:std:iso:30042:ed-2">\n'
        f"  <tbxHeader><fileDesc><sourceDesc><p>{escape(SITE_NAME)}. Sydsamiskan är inte granskad."
        "</p></sourceDesc></fileDesc></tbxHeader>\n"
        f"  <text><body>\n{entries}  </body></text>\n</tbx>\n"
    ).encode()


def _entry(term: Term) -> str:
    subject = f'<descrip type="subjectField">{escape(term.topic)}</descrip>' if term.topic else ""
    words = [_language("sv", term.title, term, term.explanation or "")]
    words += [_language("sma", term.sma or "", term, "", *_notes(term))]
    words += [_language("en", term.english, term, "")] if term.english else []
    return (
        f'    <conceptEntry id="{escape(term.id)}">{subject}\n{"".join(words)}    </conceptEntry>\n'
    )


def _notes(term: Term) -> Iterable[str]:
    yield f"Säkerhet: {term.status}. Inte granskad."
    if term.note:
        yield term.note
    if term.forms:
        forms = ", ".join(f"{form} {word}" for form, word in term.forms.items())
        yield f"Böjning gjord med regler, inte granskad: {forms}"
    for source in term.sources:
        yield "Källa: " + ", ".join(filter(None, (source.title, source.publisher, source.address)))


def _language(lang: str, word: str, term: Term, definition: str, *notes: str) -> str:
    kind = _PARTS_OF_SPEECH.get(term.word_class or "", "other")
    told = f'<descrip type="definition">{escape(definition)}</descrip>' if definition else ""
    return (
        f'      <langSec xml:lang="{lang}">{told}<termSec><term>{escape(word)}</term>'
        f'<termNote type="partOfSpeech">{kind}</termNote>'
        f"{''.join(f'<note>{escape(note)}</note>' for note in notes)}</termSec></langSec>\n"
    )
