"""Pictures drawn at build time: SVG in the site's colours, with a text alternative and the data as a table.

Colours and type come from the style sheet by class; nothing is inline but geometry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from ..records.queries import timeline
from ..records.strategy import Strategy
from ..site.context import Site
from ..source.place import Place
from ..source.vocabulary import Phase
from ..swedish.writing import swedish_date, swedish_number
from . import place_map
from .drawing import WIDTH, Picture, figure
from .tables import Cell, Table

_ROW = 52
_CHARACTER = 7.6  # mean width of a letter at the drawn size, in units


def _lines(text: str, room: float) -> list[str]:
    """A text broken into lines that fit in ``room`` units."""
    lines, limit = [""], int(room / _CHARACTER)
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > limit:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _text(x: float, y: float, text: str, css: str = "", room: float = WIDTH) -> tuple[Markup, int]:
    """Text in lines 18 units apart, and how many lines it took."""
    lines = _lines(text, room)
    spans = Markup("").join(
        Markup('<tspan x="{}" y="{}">{} </tspan>').format(x, round(y + 18 * n, 1), line)
        for n, line in enumerate(lines)
    )
    return Markup('<text class="fig-text {}">{}</text>').format(css, spans), len(lines)


def _bars(rows: Sequence[tuple[str, float, str]]) -> tuple[Markup, float]:
    """Horizontal bars (label, value, value in words), each label above its bar; and the height they take."""
    top, parts = 0.0, []
    most = max((value for _, value, _ in rows), default=1) or 1
    for label, value, words in rows:
        text, count = _text(0, top + 14, f"{label}: {words}")
        y = top + 18 * count + 4
        parts += [
            text,
            Markup('<rect class="fig-rail" x="0" y="{}" width="{}" height="14" rx="3"/>').format(
                y, WIDTH
            ),
            Markup('<rect class="fig-bar" x="0" y="{}" width="{}" height="14" rx="3"/>').format(
                y, round(max(value / most * WIDTH, 2), 1)
            ),
        ]
        top = y + 30
    return Markup("").join(parts), top


def needs_ladder(site: Site, place: Place) -> Markup:
    """The needs ladder: seven rungs from avoiding a purchase to buying new."""
    rungs = (
        ("Avstå", "Behövs det alls?"),
        ("Dela", "Kan fler använda samma?"),
        ("Återbruka internt", "Finns det redan hos er?"),
        ("Reparera", "Går det att laga?"),
        ("Hyra", "Räcker det att låna eller hyra?"),
        ("Köpa begagnat", "Finns det i gott skick?"),
        ("Köpa nytt", "Först när inget annat löser behovet."),
    )
    parts = []
    for index, (name, question) in enumerate(rungs):
        x, y = 14.0 * index, _ROW * index * 1.08
        title, _ = _text(x + 12, y + 21, name, "fig-strong")
        text, _ = _text(x + 12, y + 40, question, "fig-on")
        parts += [
            Markup(
                '<rect class="fig-rung fig-rung-{}" x="{}" y="{}" width="{}" height="50" rx="5"/>'
            ).format(index, x, y, WIDTH - 84),
            title,
            text,
        ]
    table = Table(
        "Behovstrappan",
        ("Steg", "Fråga"),
        tuple((Cell(name), Cell(question)) for name, question in rungs),
    )
    return figure(
        site,
        place,
        Picture(
            "behovstrappan",
            "Behovstrappan, vårt pedagogiska stöd",
            "Sju steg. Överst att avstå, nederst att köpa nytt. Börja överst och stanna på det första som löser behovet.",
            Markup("").join(parts),
            _ROW * 1.08 * len(rungs),
            table,
        ),
    )


_PHASE_PAGES: Mapping[Phase, tuple[str, str]] = {
    Phase.NEED: ("Pröva behovet, inventera, avstå eller återbruka", "metoder/behovstrappan"),
    Phase.MARKET: ("Fråga marknaden vad som går", "metoder/tidig-dialog"),
    Phase.REQUIREMENTS: ("Välj och anpassa krav", "krav"),
    Phase.EVALUATION: ("Räkna kostnad och ge poäng", "metoder/lcc"),
    Phase.CONTRACT: (
        "Skriv villkor som går att följa upp",
        "lagkrav/kontraktsvillkor-och-uppfoljning",
    ),
    Phase.FOLLOW_UP: ("Kontrollera under avtalet", "metoder/uppfoljning"),
    Phase.DISPOSAL: ("Lämna vidare det ni inte behöver", "metoder/avyttring-och-internt-aterbruk"),
}


def procurement_phases(site: Site, place: Place) -> Markup:
    """The phases of a purchase, each leading to its page."""
    parts = []
    for index, phase in enumerate(Phase):
        what, path = _PHASE_PAGES[phase]
        y = 66.0 * index
        title, _ = _text(52, y + 20, site.label("skede", phase), "fig-strong")
        text, _ = _text(52, y + 39, what, "", WIDTH - 56)
        if index:
            parts.append(Markup('<path class="fig-line" d="M20 {}v18"/>').format(round(y - 18, 1)))
        parts.append(
            Markup(
                '<a href="{}"><circle class="fig-dot" cx="20" cy="{}" r="18"/><text class="fig-number" x="20" y="{}">{}</text>{}{}</a>'
            ).format(place.href(path), y + 24, y + 29, index + 1, title, text)
        )
    table = Table(
        "Inköpsprocessens skeden",
        ("Skede", "Det gör ni"),
        tuple(
            (Cell(site.label("skede", phase), _PHASE_PAGES[phase][1]), Cell(_PHASE_PAGES[phase][0]))
            for phase in Phase
        ),
    )
    return figure(
        site,
        place,
        Picture(
            "inkopsprocessen",
            "Inköpets skeden",
            "Sju skeden i ordning, från behov till avyttring. Varje skede leder till sin sida.",
            Markup("").join(parts),
            66.0 * len(Phase) - 12,
            table,
        ),
    )


def strategies(site: Site, place: Place) -> Markup:
    """The R-strategies in the ladder's order, with the number of requirements for each."""
    return _strategy_bars(
        site,
        place,
        "r-strategier",
        "Strategierna i R-trappans ordning",
        "Överst de strategier som sparar mest resurser. Stapeln visar hur många krav som använder strategin.",
        lambda strategy, count: (strategy.rank, strategy.title),
    )


def requirements_per_strategy(site: Site, place: Place) -> Markup:
    """How many requirements each strategy has, most first."""
    return _strategy_bars(
        site,
        place,
        "krav-per-strategi",
        "Krav per strategi",
        "Antal krav för varje strategi, flest först.",
        lambda strategy, count: (-count, strategy.title),
    )


def _strategy_bars(
    site: Site,
    place: Place,
    figure_id: str,
    title: str,
    description: str,
    order: Callable[[Strategy, int], tuple[int, str]],
) -> Markup:
    counts = Counter(
        strategy
        for requirement in site.collection.requirements.values()
        for strategy in requirement.strategies
    )
    chosen = sorted(
        site.collection.strategies.values(),
        key=lambda strategy: order(strategy, counts[strategy.id]),
    )
    shapes, height = _bars(
        [
            (strategy.title, counts[strategy.id], f"{counts[strategy.id]} krav")
            for strategy in chosen
        ]
    )
    table = Table(
        title,
        ("Strategi", "R-trappan", "Betyder", "Krav"),
        tuple(
            (Cell(s.title), Cell(s.ladder), Cell(s.meaning), Cell(str(counts[s.id])))
            for s in chosen
        ),
    )
    return figure(site, place, Picture(figure_id, title, description, shapes, height, table))


def law_timeline(site: Site, place: Place) -> Markup:
    """Coming dates of the rules, by year."""
    coming, _ = timeline(site.collection, site.today)
    parts, y, year = [], 0.0, None
    for event, _ in coming:
        if event.day.year != year:
            year = event.day.year
            heading, _ = _text(0, y + 22, str(year), "fig-year")
            parts.append(heading)
            y += 36
        text, count = _text(
            28,
            y + 14,
            f"{event.day.day} {swedish_date(event.day).split(' ')[1]}: {event.text}",
            "" if event.confirmed else "fig-soft",
            WIDTH - 30,
        )
        parts += [
            Markup('<circle class="{}" cx="9" cy="{}" r="6"/>').format(
                "fig-dot" if event.confirmed else "fig-ring", round(y + 9, 1)
            ),
            text,
        ]
        y += 18 * count + 14
    table = Table(
        "Kommande datum",
        ("Händelse", "Datum", "Regel", "Datumet"),
        tuple(
            (
                Cell(event.text),
                Cell(swedish_date(event.day)),
                Cell(rule.title, rule.path),
                Cell("Bekräftat" if event.confirmed else "Inte bekräftat"),
            )
            for event, rule in coming
        ),
    )
    return figure(
        site,
        place,
        Picture(
            "tidslinje-figur",
            "Kommande skyldigheter år för år",
            "Fylld punkt betyder bekräftat datum, ring att datumet inte är bekräftat.",
            Markup("").join(parts),
            y or 20,
            table,
        ),
    )


def _kronor(amount: int) -> str:
    return f"{swedish_number(amount)} kronor"


def prestudy_costs(site: Site, place: Place) -> Markup:
    """The pre-study's activities and cost by the application; the sum is computed here."""
    prestudy = site.collection.small_files.prestudy
    shapes, height = _bars([(a.name, a.cost, _kronor(a.cost)) for a in prestudy.activities])
    rows = []
    for activity in prestudy.activities:
        rows.append((Cell(activity.name), Cell(_kronor(activity.cost))))
        rows += [
            (Cell(f"varav {part.name[0].lower()}{part.name[1:]}"), Cell(_kronor(part.cost)))
            for part in activity.parts
        ]
    rows.append((Cell("Summa (beräknad här)"), Cell(_kronor(prestudy.total))))
    table = Table("Förstudiens kostnad enligt ansökan", ("Aktivitet", "Kostnad"), tuple(rows))
    return figure(
        site,
        place,
        Picture(
            "forstudien",
            f"Förstudiens kostnad enligt ansökan: {_kronor(prestudy.total)}",
            "En stapel per aktivitet. Summan är beräknad här ur aktiviteterna.",
            shapes,
            height,
            table,
        ),
    )


FIGURES: Mapping[str, Callable[[Site, Place], Markup]] = {
    "behovstrappan": needs_ladder,
    "inkopsprocessen": procurement_phases,
    "r-strategier": strategies,
    "krav-per-strategi": requirements_per_strategy,
    "tidslinje": law_timeline,
    "forstudien": prestudy_costs,
    "karta": place_map.places,
}
