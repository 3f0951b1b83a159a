"""Totals that others printed, made comparable: cumulative series as increments, and each total beside our own figure.

A publisher who prints "80 since 28 April" and later "171 since 28 April" says that 91 were added: between the two last
days, or later found for earlier days. Nobody but the publisher can tell which, so an increment says both: the new days,
and the day by which it was published. A later total of the very same window is a late addition, dated by its
publication, or a correction where it is less. Increments are never added to incidents.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tawthiq.figures.documented.by_incidents import answer_by_incidents
from tawthiq.figures.documented.by_totals import Total, listed_totals
from tawthiq.figures.documented.holdings import Holdings
from tawthiq.figures.documented.reading import Reading
from tawthiq.figures.documented.relations import (
    area_as_printed,
    area_relation,
    chains,
    codes_of,
    window_relation,
)
from tawthiq.model.figures import Question
from tawthiq.model.incidents import Claim

_ISSUE = re.compile(r"\s*(?:no\.?|issue|#)?\s*\d+\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Increment:
    """What a total adds to the one before it in its series: `kind` is first, new days, late addition or correction.

    `days` are those that it adds, of a late addition those of its window; `low` to `high` what they may hold (`high`
    None: open), `best` the difference as printed, negative for a correction.
    """

    series: str
    kind: str
    days: tuple[date, date]
    published_on: date | None
    low: int
    best: int
    high: int | None
    claim: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A published total and our documented figure for its own window and `area` (as its publisher words it).

    `verdict`: "agrees" (the ranges meet), "theirs is higher", "ours is higher", or "nothing documented". `within` names
    the totals of other publishers (by claim) whose window and area contain this one's.
    """

    publisher: str
    claim: str
    window: tuple[date, date]
    area: str
    theirs: Reading
    ours: Reading | None
    verdict: str
    within: tuple[str, ...]


def increments(totals: Sequence[Total]) -> list[Increment]:
    """For each series (publisher without its issue number, area, first day) its totals as increments, by last day."""
    series: dict[tuple[str, tuple[str, ...], date], list[Total]] = {}
    for one in totals:
        event = one.claim.event
        if (
            event.date_start is not None
            and event.date_end is not None
            and not one.vague
            and one.reading.known
        ):
            key = (series_name(one.claim.publisher), codes_of(event), event.date_start)
            series.setdefault(key, []).append(one)
    out: list[Increment] = []
    for (name, _, _), told in sorted(series.items()):
        ordered = sorted(told, key=lambda t: (_last(t), t.claim.recency()))
        if len(ordered) > 1:
            out.append(_first(name, ordered[0]))
            out += [_next(name, a, b) for a, b in itertools.pairwise(ordered)]
    return out


def series_name(publisher: str) -> str:
    """A publisher without the number of its issue: "Situation Report 2" and "Situation Report 3" are one series."""
    return " ".join(_ISSUE.sub("", publisher).split()) or publisher


def _last(one: Total) -> date:
    return one.claim.event.date_end or date.min


def _first(name: str, one: Total) -> Increment:
    r, start = one.reading, one.claim.event.date_start or date.min
    return Increment(
        name, "first", (start, _last(one)), one.claim.published_on, r.low, r.best, r.high, one.claim.id
    )


def _next(name: str, before: Total, after: Total) -> Increment:
    a, b = before.reading, after.reading
    start = before.claim.event.date_start or date.min
    same = _last(before) == _last(after)
    days = (start, _last(after)) if same else (_last(before) + timedelta(days=1), _last(after))
    best = b.best - a.best
    kind = "correction" if best < 0 else "late addition" if same else "new days"
    low = min(best, 0) if a.high is None else min(best, b.low - a.high)
    high = None if b.high is None else max(best, b.high - a.low)
    return Increment(name, kind, days, after.claim.published_on, low, best, high, after.claim.id)


def compared(question: Question, totals: Sequence[Total], holdings: Holdings) -> list[Compared]:
    """Each dated, placed total beside what our incidents give for its own window and area."""
    known = chains((t.claim for t in totals), holdings.incidents)
    told = [
        t for t in totals if t.claim.event.date_start and t.claim.event.date_end and codes_of(t.claim.event)
    ]
    return [_compared(question, one, told, holdings, known) for one in told]


def _compared(
    question: Question,
    one: Total,
    told: Sequence[Total],
    holdings: Holdings,
    known: Mapping[str, frozenset[str]],
) -> Compared:
    event = one.claim.event
    window = (event.date_start or date.min, event.date_end or date.max)
    area = replace(question.area, pcodes=codes_of(event), polygons=(), everywhere=False)
    ours = answer_by_incidents(
        replace(question, basis="incidents", window=window, area=area, by=None), holdings
    )
    within = tuple(t.claim.id for t in told if t is not one and _inside(event_of=one, other=t, known=known))
    verdict = _verdict(one.reading, ours.reading)
    return Compared(
        one.claim.publisher, one.claim.id, window, area_as_printed(event), one.reading, ours.reading, verdict, within
    )  # fmt: skip


def _inside(*, event_of: Total, other: Total, known: Mapping[str, frozenset[str]]) -> bool:
    inner, outer = event_of.claim.event, other.claim.event
    if outer.date_start is None or outer.date_end is None:
        return False
    window = window_relation((outer.date_start, outer.date_end), inner.date_start, inner.date_end)
    area = area_relation(codes_of(outer), inner, known)
    return window in ("same", "contained") and area in ("same", "contained") and "contained" in (window, area)


def _verdict(theirs: Reading, ours: Reading | None) -> str:
    if ours is None:
        return "nothing documented"
    if ours.high is not None and theirs.low > ours.high:
        return "theirs is higher"
    return "ours is higher" if theirs.high is not None and ours.low > theirs.high else "agrees"


def totals_of(question: Question, claims: Mapping[str, Claim], holdings: Holdings) -> list[Total]:
    """The totals that a question's figure lists, without those that may not speak at all (rejected, announced)."""
    return [t for t in listed_totals(question, claims, holdings.incidents) if t.refused is None]
