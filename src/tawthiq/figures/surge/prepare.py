"""From events to the two windows: what was known by then, what counts once, which sources are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from tawthiq.figures.surge import delays as delaying
from tawthiq.figures.surge import sources
from tawthiq.figures.surge.compare import Series
from tawthiq.figures.surge.delays import Delays
from tawthiq.figures.surge.errors import DatesOutOfOrder, NoBaseline, NothingHere
from tawthiq.figures.surge.events import Event
from tawthiq.figures.surge.sources import Comparable


@dataclass(frozen=True, slots=True)
class Plan:
    """The question: the window [since, until], what was published by `known_on`, and how the baseline is made.

    Days from `gap_from` up to `since` belong to neither window (when the start was looked for among them).
    """

    since: date
    until: date | None = None
    known_on: date | None = None
    baseline_days: int = 91
    area: tuple[str, ...] = ()
    merge: str = "incident"
    all_sources: bool = False
    only_source: str | None = None
    use_nowcast: bool = True
    gap_from: date | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident: the earliest day and publication among its rows, the most deaths that any of them states."""

    day: date
    events: tuple[Event, ...]
    count: int
    deaths: float | None


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything that is compared. `start` the baseline's first day; `dropped` how many rows were left out, and why."""

    plan: Plan
    start: date
    until: date
    as_of: date
    incidents: tuple[Incident, ...]
    comparable: Comparable
    delays: Delays
    dropped: dict[str, int]

    def days(self) -> int:
        return (self.until - self.start).days + 1


def prepare(events: Sequence[Event], plan: Plan) -> Prepared:
    """Apply the plan. Raises SRG-003 to 005 when nothing is left to compare."""
    known, dropped = _known(events, plan.known_on)
    until = plan.until or plan.known_on or max((e.last for e in known), default=plan.since)
    if until < plan.since:
        raise _no_window(plan, until)
    first = min((e.first for e in known), default=plan.since)
    start = max(plan.since - timedelta(days=plan.baseline_days), first)
    if start >= plan.since:
        raise NoBaseline(place="events", read=f"{first}", since=plan.since.isoformat())
    inside = [e for e in known if start <= e.first <= until]
    inside, dropped = _clear(inside, plan.since, until, dropped)
    comparable = sources.choose(inside, start, plan.since, until)
    kept = [e for e in inside if _comparable(e, comparable, plan)]
    dropped["of sources not compared"] += len(inside) - len(kept)
    as_of = plan.known_on or max((e.published for e in known if e.published), default=None) or until
    found = _delays(kept or inside, as_of) if plan.use_nowcast else delaying.complete()
    here = _in_area(kept, events, plan.area)
    incidents = tuple(_merged(here, plan.merge))
    return Prepared(plan, start, until, max(as_of, until), incidents, comparable, found, dict(dropped))


def _no_window(plan: Plan, until: date) -> DatesOutOfOrder:
    stated = plan.until or plan.known_on
    return DatesOutOfOrder(
        place="--since, --until",
        read=f"{plan.since} .. {until}",
        why_en="the window ends before it starts" if stated else "the table ends before the window starts",
        why_ar="تنتهي النافذة قبل أن تبدأ" if stated else "ينتهي الجدول قبل بداية النافذة",
        wanted_en="since <= until" if stated else "--until DATE, if nothing has happened since",
        wanted_ar="since <= until" if stated else "‎--until DATE إن لم يقع شيء منذ ذلك",
    )


def _known(events: Sequence[Event], known_on: date | None) -> tuple[list[Event], Counter[str]]:
    dropped: Counter[str] = Counter()
    if known_on is None:
        return list(events), dropped
    dated = any(e.published for e in events)
    out = []
    for event in events:
        if event.published is None and dated:
            dropped["without a publication date"] += 1
        elif (event.published or event.last) > known_on:
            dropped["published later"] += 1
        else:
            out.append(event)
    return out, dropped


def _clear(
    events: list[Event], since: date, until: date, dropped: Counter[str]
) -> tuple[list[Event], Counter[str]]:
    """Leave out events whose dates may lie on either side of the window's start or end."""
    out = []
    for event in events:
        if event.first < since <= event.last or event.first <= until < event.last:
            dropped["dates on both sides of the window's edge"] += 1
        else:
            out.append(event)
    return out, dropped


def _comparable(event: Event, comparable: Comparable, plan: Plan) -> bool:
    own = sources.names(event)
    if plan.only_source is not None:
        return plan.only_source in own
    return plan.all_sources or any(s in comparable.kept for s in own)


def _delays(events: list[Event], as_of: date) -> Delays:
    pairs = [
        ((e.published - e.last).days, (as_of - e.last).days)
        for e in events
        if e.published and e.last <= e.published <= as_of
    ]
    return delaying.estimate([d for d, _ in pairs], [a for _, a in pairs])


def _in_area(kept: list[Event], events: Sequence[Event], area: tuple[str, ...]) -> list[Event]:
    if not area:
        return kept
    wanted = set(area)
    known = sorted({a for e in events for a in e.area})
    lost = wanted - set(known)
    if lost:
        raise NothingHere(place="--area", read=", ".join(sorted(lost)), known=", ".join(known[:20]))
    return [e for e in kept if wanted.intersection(e.area)]


def _merged(events: list[Event], merge: str) -> list[Incident]:
    """Rows of one incident once: by the incident column, by same day, place and weapon ("strict"), or not at all."""
    groups: dict[object, list[Event]] = {}
    for i, event in enumerate(events):
        key: object = event.incident
        if merge == "strict":
            key = (event.first, event.area, event.spot, event.weapon)
        elif merge == "none":
            key = i
        groups.setdefault(key, []).append(event)
    return [_incident(g) for g in groups.values()]


def _incident(rows: list[Event]) -> Incident:
    stated = [e.deaths for e in rows if e.deaths is not None]
    return Incident(
        min(e.first for e in rows), tuple(rows), max(e.count for e in rows), max(stated) if stated else None
    )


def series(prepared: Prepared, incidents: Sequence[Incident]) -> Series:
    """Daily counts of these incidents, with what can be known of each day."""
    days = prepared.start.toordinal() + np.arange(prepared.days())
    counts = np.zeros(len(days))
    for incident in incidents:
        counts[incident.day.toordinal() - days[0]] += incident.count
    since = prepared.plan.since.toordinal()
    share, error = prepared.delays.known(prepared.as_of.toordinal() - days)
    pinned = prepared.plan.all_sources or prepared.plan.only_source
    factor = np.where(days >= since, 1.0 if pinned else prepared.comparable.factor, 1.0)
    kept = (days >= since) | (days < (prepared.plan.gap_from or prepared.plan.since).toordinal())
    exposure = np.maximum(share, 1e-4) * factor
    return Series(days[kept], counts[kept], (days >= since)[kept], exposure[kept], (error * factor)[kept])


def grouped(prepared: Prepared, by: str) -> dict[str, list[Incident]]:
    """The incidents of each value of `by`; an incident with several values counts in each."""
    out: dict[str, list[Incident]] = {}
    for incident in prepared.incidents:
        for value in dict.fromkeys(v for e in incident.events for v in e.group(by)):
            out.setdefault(value, []).append(incident)
    return dict(sorted(out.items()))
