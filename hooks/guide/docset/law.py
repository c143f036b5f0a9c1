"""The law of each kind of purchase, as the internal record shows it. Only that of the chosen kind
is shown.

Each line rests on a fact of data/mallar that was read in the act's open copy.
"""

from __future__ import annotations

from collections.abc import Mapping

_BELOW = (
    (
        "Under tröskelvärdet gäller 19 kap. LOU. Underlaget anger krav, villkor och"
        " tilldelningskriterier (19 kap. 9 §)."
    ),
)
_ABOVE = (
    (
        "Över tröskelvärdet gäller hela LOU. Särskilda kontraktsvillkor har anknytning till köpet"
        " (17 kap. 1 §)."
    ),
    "Tilldelningskriterierna viktas inbördes, och hur står i ett av dokumenten (16 kap. 6 §).",
)
_RENEWED = (
    (
        "Villkoren får preciseras och vid behov kompletteras med andra som har angetts i ramavtalet"
        " (7 kap. 8–9 §§ LOU)."
    ),
    (
        "Anbud öppnas när svarstiden har gått ut. Tilldelningen följer ramavtalets kriterier (7"
        " kap. 9 § LOU)."
    ),
    "Villkoren får inte avvika väsentligt från ramavtalet (7 kap. 3 § LOU).",
)

OF_PURCHASE: Mapping[str, tuple[str, ...]] = {
    "direkt": (
        "Principerna gäller även små köp (19 a kap. 8 § LOU).",
        "Köp över 100 000 kronor dokumenteras (19 a kap. 11 § LOU).",
        "Direktupphandling får användas under 700 000 kronor (19 a kap. 2 § LOU).",
    ),
    "annonserad-under": _BELOW,
    "annonserad-over": _ABOVE,
    "avrop-over": (
        "Avropet görs på ramavtalets villkor (7 kap. 4 och 6 §§ LOU).",
        "Villkoren får inte avvika väsentligt från ramavtalet (7 kap. 3 § LOU).",
    ),
    "avrop-under": (
        "7 kap. LOU gäller inte under tröskelvärdet. Följ ramavtalet och 19 kap. LOU.",
    ),
    "fkk-over": _RENEWED,
    "fkk-under": ("7 kap. LOU gäller inte under tröskelvärdet. Följ ramavtalet och 19 kap. LOU.",),
}

AFTER_DECISION: Mapping[str, tuple[str, ...]] = {
    "direkt": (
        (
            "Har fler än en leverantör tillfrågats får alla som lämnat anbud snarast skriftligt"
            " besked. Beskedet ger ingen avtalsspärr (19 a kap. 10 § LOU)."
        ),
    ),
    "annonserad-over": (
        "Före tilldelning kontrolleras anbudet, uteslutning och kvalificering (4 kap. 10 § LOU).",
    ),
    "fkk": (
        (
            "Avtalsspärr gäller inte efter förnyad konkurrensutsättning enligt 7 kap. 7 och 8 §§"
            " LOU (20 kap. 2 § LOU)."
        ),
    ),
}
