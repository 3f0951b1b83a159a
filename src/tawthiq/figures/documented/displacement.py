"""Displacement, first form: flow, stock, return and arrival side by side, and what bounds may be said of a flow.

People are displaced again and again, return, and are registered twice, so published flows are never simply added. The
lower bound of a flow is the largest single total inside the window and area. The upper bound is the greatest sum over
totals that share no day or no place; where any of the totals is open above there is none. What overlaps is named. Where
stocks of two days are printed, the balance says how far they and the flows between them disagree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from tawthiq.figures.documented.by_totals import Total, listed_totals
from tawthiq.figures.documented.holdings import Holdings
from tawthiq.figures.documented.relations import area_relation, chains, codes_of
from tawthiq.model.claims import MEASURES
from tawthiq.model.figures import Question

_KINDS = {"flow": "displaced", "stock": "displaced", "return": "returned", "arrival": "displaced"}
_MOST = 22  # windows and areas over which the greatest disjoint sum is searched
_INSIDE = ("same", "contained")
Known = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Stated:
    """One published total of a measure, with how its window and area stand to the question's."""

    measure: str
    total: Total

    @property
    def inside(self) -> bool:
        return self.total.window in _INSIDE and self.total.area in _INSIDE and not self.total.vague

    @property
    def days(self) -> tuple[date, date] | None:
        event = self.total.claim.event
        return (
            None if event.date_start is None or event.date_end is None else (event.date_start, event.date_end)
        )


@dataclass(frozen=True, slots=True)
class Balance:
    """Stocks of two days by one publisher, the largest flow and return between them, and what is left unexplained.

    `residual` = (`after` - `before`) - (`flow` - `returned`): 0 when they agree; people counted nowhere, or twice.
    """

    publisher: str
    days: tuple[date, date]
    before: int
    after: int
    flow: int
    returned: int
    residual: int


@dataclass(frozen=True, slots=True)
class Displacement:
    """`low` None: no flow inside the window and area. `behind` are the claims of the greatest disjoint sum `disjoint`.

    `overlaps` are pairs of claims inside the window that share days and places.
    """

    stated: tuple[Stated, ...]
    low: int | None
    high: int | None
    disjoint: int
    behind: tuple[str, ...]
    overlaps: tuple[tuple[str, str], ...]
    balances: tuple[Balance, ...]


def displacement(question: Question, holdings: Holdings) -> Displacement:
    """Flow, stock, return and arrival for the window and area of `question`, whatever its own kind and measure."""
    stated = tuple(s for measure in MEASURES for s in _stated(question, measure, holdings))
    known = chains((s.total.claim for s in stated), holdings.incidents)
    flows = [s for s in stated if s.measure == "flow" and s.inside and s.total.reading.known]
    best, behind = _disjoint(flows, known)
    is_open = any(s.total.reading.high is None for s in flows)
    searched = len(_distinct(flows)) <= _MOST
    return Displacement(
        stated=stated,
        low=_largest_window(flows),
        high=best if flows and not is_open and searched else None,
        disjoint=best,
        behind=behind,
        overlaps=tuple(_pair(a, b) for a, b in combinations(flows, 2) if _overlap(a, b, known)),
        balances=tuple(_balances(stated)),
    )


def _largest_window(flows: Sequence[Stated]) -> int | None:
    """The largest over windows and areas; where publishers differ over one, the lowest of them speaks for it."""
    lowest: dict[object, int] = {}
    for s in flows:
        key = (s.days, codes_of(s.total.claim.event))
        lowest[key] = min(s.total.reading.low, lowest.get(key, s.total.reading.low))
    return max(lowest.values(), default=None)


def _stated(question: Question, measure: str, holdings: Holdings) -> list[Stated]:
    asked = replace(question, kind=_KINDS[measure], measure=measure, basis="published totals", by=None)
    found = listed_totals(asked, holdings.claims, holdings.incidents)
    if measure == "return" and not found:
        found = listed_totals(replace(asked, measure=None), holdings.claims, holdings.incidents)
    return [Stated(measure, t) for t in found if t.refused is None]


def _pair(a: Stated, b: Stated) -> tuple[str, str]:
    return a.total.claim.id, b.total.claim.id


def _distinct(flows: Sequence[Stated]) -> list[Stated]:
    """Of totals for one window and area the highest: they say the same thing of the same people."""
    held: dict[object, Stated] = {}
    for s in flows:
        key = (s.days, codes_of(s.total.claim.event))
        if key not in held or _amount(s) > _amount(held[key]):
            held[key] = s
    return sorted(held.values(), key=lambda s: (-_amount(s), s.total.claim.id))


def _amount(s: Stated) -> int:
    reading = s.total.reading
    return reading.best if reading.high is None else reading.high


def _disjoint(flows: Sequence[Stated], known: Known) -> tuple[int, tuple[str, ...]]:
    """The greatest sum over totals that pairwise share no day or no place, and their claims."""
    nodes = _distinct(flows)[:_MOST]
    apart = [[not _overlap(a, b, known) for b in nodes] for a in nodes]

    def best(left: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
        if not left:
            return 0, ()
        first, rest = left[0], left[1:]
        taken, names = best(tuple(i for i in rest if apart[first][i]))
        with_it = (taken + _amount(nodes[first]), (first, *names))
        if all(apart[first][i] for i in rest):
            return with_it
        without = best(rest)
        return with_it if with_it[0] >= without[0] else without

    amount, chosen = best(tuple(range(len(nodes))))
    return amount, tuple(sorted(nodes[i].total.claim.id for i in chosen))


def _overlap(a: Stated, b: Stated, known: Known) -> bool:
    """Whether they share a day and a place; what has no day or no place may share any."""
    if a.days is not None and b.days is not None and (a.days[1] < b.days[0] or b.days[1] < a.days[0]):
        return False
    one, other = a.total.claim.event, b.total.claim.event
    return area_relation(codes_of(one), other, known) != "outside" or not codes_of(one)


def _balances(stated: Sequence[Stated]) -> list[Balance]:
    """For each publisher of stocks of the same area: the first and the last day."""
    stocks: dict[tuple[str, tuple[str, ...]], list[Stated]] = {}
    for s in stated:
        if s.measure == "stock" and s.days is not None and s.total.reading.known:
            stocks.setdefault((s.total.claim.publisher, codes_of(s.total.claim.event)), []).append(s)
    out = []
    for (publisher, _), told in sorted(stocks.items()):
        ordered = sorted(told, key=lambda s: (s.days or (date.min, date.min))[1])
        if (
            len(ordered) > 1
            and (first := ordered[0].days)
            and (last := ordered[-1].days)
            and first[1] < last[1]
        ):
            out.append(_balance(publisher, (first[1], last[1]), ordered[0], ordered[-1], stated))
    return out


def _balance(
    publisher: str, days: tuple[date, date], one: Stated, other: Stated, stated: Sequence[Stated]
) -> Balance:
    flow, returned = (_largest(stated, measure, days) for measure in ("flow", "return"))
    before, after = one.total.reading.best, other.total.reading.best
    return Balance(publisher, days, before, after, flow, returned, after - before - (flow - returned))


def _largest(stated: Sequence[Stated], measure: str, days: tuple[date, date]) -> int:
    inside = [
        s for s in stated if s.measure == measure and s.days and days[0] <= s.days[0] and s.days[1] <= days[1]
    ]
    return max((s.total.reading.best for s in inside), default=0)
