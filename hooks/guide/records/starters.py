"""Which requirements to begin with, chosen by the data: for a group, and for a kind of purchase."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..source.vocabulary import Burden, Market, PurchaseKind, RequirementLevel, UsedFit
from .collection import Collection
from .requirement import Requirement

STARTERS = 3  # so few that a buyer reads them all
_BURDEN = {Burden.SMALL: 0, Burden.MEDIUM: 1, Burden.LARGE: 2}
_MARKET = {Market.MATURE: 0, Market.GROWING: 1, Market.UNKNOWN: 2, Market.IMMATURE: 3}
_USED = {UsedFit.YES: 0, UsedFit.ADAPTED: 1, UsedFit.NO: 2}


def likeliest_first(c: Collection, requirements: Iterable[Requirement]) -> list[Requirement]:
    """Basic level first; then the strategy's place in the R ladder, the burden of the follow-up
    and the market's state.
    """

    def rank(r: Requirement) -> tuple[int, int, int, str]:
        ladder = min(c.strategies[s].rank for s in r.strategies)
        weighed = ladder + 2 * _BURDEN[r.follow_up.burden] + 2 * _MARKET[r.market.state]
        return list(RequirementLevel).index(r.level), weighed, ladder, r.id

    return sorted(requirements, key=rank)


def starters(c: Collection, requirements: Iterable[Requirement]) -> list[Requirement]:
    """Three requirements to begin with that go together."""
    return _that_go_together(likeliest_first(c, requirements))


def starters_for(
    c: Collection, requirements: Sequence[Requirement], purchase: PurchaseKind
) -> list[Requirement]:
    """Three that fit a kind of purchase; for a direct one those first that used goods can meet."""
    fitting = likeliest_first(c, (r for r in requirements if purchase in r.purchases))
    if purchase is PurchaseKind.DIRECT:
        fitting.sort(key=lambda r: _USED[r.used])
    return _that_go_together(fitting)


def _that_go_together(ordered: Iterable[Requirement]) -> list[Requirement]:
    chosen: list[Requirement] = []
    for r in ordered:
        if len(chosen) < STARTERS and not any(_compete(r, other) for other in chosen):
            chosen.append(r)
    return chosen


def _compete(one: Requirement, other: Requirement) -> bool:
    return one.id in (*other.alternatives, *other.conflicts) or other.id in (
        *one.alternatives,
        *one.conflicts,
    )
