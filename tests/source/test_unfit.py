"""Notes to oneself and private data in a text are found; what only looks a little like them is not."""

from __future__ import annotations

import pytest
from guide.source.fields import Text
from guide.source.unfit import unfit
from pydantic import TypeAdapter, ValidationError


@pytest.mark.parametrize(
    "text",
    [
        "TODO",
        "Todo: skriv klart",
        "Texten kommer. FIXME",
        "XXX",
        "Lorem ipsum dolor sit amet",
        "TBD",
    ],
)
def test_a_note_to_oneself_is_told(text: str) -> None:
    found = unfit(text)
    assert found and "minneslapp" in found.what


@pytest.mark.parametrize(
    "text",
    [
        "Skriv till anna.andersson@are.se i dag.",
        "Ring 070-123 45 67.",
        "Ring 063-14 90 00 på dagtid.",
        "Ring +46 63 14 90 00.",
        "Ring 070 123 45 67.",
        "Hon är född 19800101-1234.",
        "800101-1234",
    ],
)
def test_a_private_persons_data_is_told(text: str) -> None:
    found = unfit(text)
    assert found and "personuppgifter" in found.remedy


@pytest.mark.parametrize(
    "text",
    [
        "Skriv till registratorn@are.se.",
        "33 000–99 000 kronor om året",
        "Organisationsnummer 232100-0214.",
        "Mål 207–208-18 och C-424/23, dom 2025-01-16.",
        "Bilaga XXX i avtalet gäller.",
        "Ansökans-id 490420, ärende-id 20366730.",
        "0-100 poäng",
        "KravID 10035:1",
    ],
)
def test_what_is_neither_passes(text: str) -> None:
    assert unfit(text) is None


@pytest.mark.parametrize("text", ["null", "~", "None", "NaN"])
def test_a_word_for_nothing_is_no_text(text: str) -> None:
    with pytest.raises(ValidationError, match="ta bort raden om det är frivilligt"):
        TypeAdapter(Text).validate_python(text)


def test_a_number_below_zero_is_not_called_a_formula() -> None:
    with pytest.raises(ValidationError, match="utan minustecken"):
        TypeAdapter(Text).validate_python("-8")
    with pytest.raises(ValidationError, match="formel i Excel"):
        TypeAdapter(Text).validate_python("-8+A1")
