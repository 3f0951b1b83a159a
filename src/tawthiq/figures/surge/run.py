"""The surge question from a table of events to its answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

import numpy as np

from tawthiq.figures.surge import deaths, delays, multiplicity, rules, wording
from tawthiq.figures.surge.answer import (
    CANNOT_TELL,
    NOT_DISTINGUISHABLE,
    SURGE,
    Answer,
    Settings,
    answer,
    band,
)
from tawthiq.figures.surge.best import Search, best_start
from tawthiq.figures.surge.compare import ALPHA, Series
from tawthiq.figures.surge.delays import Nowcast
from tawthiq.figures.surge.errors import ChoiceRefused, ValueRefused
from tawthiq.figures.surge.events import GROUPS, Event, Table, read_events
from tawthiq.figures.surge.prepare import Incident, Plan, Prepared, grouped, prepare, series
from tawthiq.figures.surge.result import Day, Group, SurgeResult
from tawthiq.figures.surge.rules import Rule
from tawthiq.figures.surge.sensitivity import sensitivity as vary

BEST = "best"
MERGES = ("incident", "none", "strict")


def surge(
    events: Table, *, since: date | str, until: date | str | None = None, known_on: date | str | None = None,
    baseline_days: int = 91, area: Sequence[str] = (), by: str | None = None, adjust: str = "holm",
    merge: str = "incident", weekday: bool | None = None, trend: bool | None = None, replicates: int = 1999,
    seed: int = 0, sensitivity: bool = True, skip_bad_rows: bool = False, search_days: int = 14,
) -> SurgeResult:  # fmt: skip
    """Is there a surge since `since`? Incidents of the window against what the days before lead one to expect.

    `events` is a CSV file or rows (columns in `events.py`). `since` is the date that the claim states, or "best" to
    look for the most unusual start among the last `search_days` days, with p calibrated for looking. `until`
    (inclusive) is `known_on`, else the last day of the table. `known_on` uses only what had been published by
    that day. `area` keeps events of these areas; `by` ("area", "weapon", "target", "source") answers for each
    value too, adjusted by "holm" or "bh". `merge`: rows of one `incident` count once, or "none", or "strict" (day,
    place and weapon). `weekday`, `trend`: None lets the data say. Deterministic for a `seed`.
    Method: docs/method/surge.md.
    Raises the SRG refusals of `errors.py`.
    """
    _check(by, adjust, merge, baseline_days, replicates, search_days)
    rows, skipped = read_events(events, skip_bad_rows=skip_bad_rows)
    wanted = (area,) if isinstance(area, str) else tuple(area)
    as_of = None if known_on is None else _day(known_on, "--known-on")
    last = None if until is None else _day(until, "--until")
    first = _first(rows, since, last or as_of, search_days)
    plan = Plan(first, last, as_of, baseline_days, wanted, merge)
    settings = Settings(replicates, seed, weekday, trend)
    prepared = prepare(rows, plan)
    search = None
    if since == BEST:
        search = best_start(series(prepared, prepared.incidents), replicates=replicates, seed=seed)
        prepared = replace(prepared, plan=replace(plan, since=search.since, gap_from=first))
    left = tuple(asdict(s) for s in skipped)
    return _result(rows, prepared, settings, _Ask(by, adjust, sensitivity, search, left))


@dataclass(frozen=True, slots=True)
class _Ask:
    """What else was asked for, beside the one comparison."""

    by: str | None
    adjust: str
    sensitivity: bool
    search: Search | None
    skipped: tuple[dict[str, str], ...]


def _check(
    by: str | None, adjust: str, merge: str, baseline_days: int, replicates: int, search_days: int
) -> None:
    checks = (
        (by is None or by in GROUPS, "--by", by, ", ".join(GROUPS)),
        (adjust in multiplicity.METHODS, "--adjust", adjust, ", ".join(multiplicity.METHODS)),
        (merge in MERGES, "--merge", merge, ", ".join(MERGES)),
        (baseline_days >= 1, "--baseline-days", baseline_days, "1, 2, ..."),
        (19 <= replicates <= 100_000, "--replicates", replicates, "19 .. 100000"),
        (search_days >= 2, "--search-days", search_days, "2, 3, ..."),
    )
    for fine, place, read, wanted in checks:
        if not fine:
            raise ChoiceRefused(place=place, read=read, wanted_en=wanted, wanted_ar=wanted)


def _day(value: date | str, place: str) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise ValueRefused(
            place=place, read=value, wanted_en="a date like 2019-05-01", wanted_ar="تاريخ مثل 2019-05-01"
        ) from error


def _first(rows: Sequence[Event], since: date | str, last: date | None, search_days: int) -> date:
    if since != BEST:
        return _day(since, "--since")
    return (last or max(e.last for e in rows)) - timedelta(days=search_days - 1)


def _result(rows: Sequence[Event], prepared: Prepared, settings: Settings, ask: _Ask) -> SurgeResult:
    found = answer(prepared, prepared.incidents, settings)
    if ask.search is not None and found.p is not None:
        verdict = SURGE if ask.search.p <= ALPHA else NOT_DISTINGUISHABLE
        found = replace(found, p=ask.search.p, verdict=verdict, detectable_ratio=None)
    data = series(prepared, prepared.incidents)
    cast = _cast(prepared, data, settings.seed)
    others = vary(rows, prepared, settings) if ask.sensitivity and ask.search is None else []
    return SurgeResult(
        answer=found,
        window=_window(prepared),
        baseline=_baseline(prepared, found),
        nowcast=_nowcast(prepared, cast),
        left_out=tuple(wording.left_out(s) for s in prepared.comparable.left_out),
        dropped=prepared.dropped,
        sensitivity=tuple(others),
        rules=_rules(rows, prepared),
        deaths=deaths.summary(prepared, prepared.incidents, settings.seed),
        groups=_groups(prepared, settings, ask),
        days=_days(data, found, cast),
        sentence=wording.sentence(found, prepared, cast),
        notes=wording.notes(found, prepared, others, ask.search, len(ask.skipped)),
        settings=_settings(prepared, settings),
        search=ask.search,
        skipped=ask.skipped,
    )


def _cast(prepared: Prepared, data: Series, seed: int) -> Nowcast:
    inside = data.inside
    ages = prepared.as_of.toordinal() - data.days[inside]
    share, error = prepared.delays.known(ages)
    return delays.nowcast(data.counts[inside], share, error, np.random.default_rng([seed, 3]))


def _ids(incidents: Sequence[Incident]) -> list[str]:
    return [e.id for i in incidents for e in i.events]


def _window(prepared: Prepared) -> dict[str, object]:
    inside = [i for i in prepared.incidents if i.day >= prepared.plan.since]
    return {
        "since": prepared.plan.since.isoformat(),
        "until": prepared.until.isoformat(),
        "days": (prepared.until - prepared.plan.since).days + 1,
        "known_on": prepared.as_of.isoformat(),
        "area": list(prepared.plan.area),
        "observed": sum(i.count for i in inside),
        "incidents": _ids(inside),
    }


def _baseline(prepared: Prepared, found: Answer) -> dict[str, object]:
    end = (prepared.plan.gap_from or prepared.plan.since) - timedelta(days=1)
    before = [i for i in prepared.incidents if i.day <= end]
    days = (end - prepared.start).days + 1
    total = sum(i.count for i in before)
    return {
        "from": prepared.start.isoformat(),
        "to": end.isoformat(),
        "days": days,
        "observed": total,
        "per_day": total / days,
        "expected_in_window": found.expected,
        "weekday": found.shape.weekday,
        "trend": found.shape.trend,
        "overdispersion": found.overdispersion,
        "autocorrelation": found.memory,
        "sources": list(prepared.comparable.kept),
        "source_factor": prepared.comparable.factor,
        "incidents": _ids(before),
    }


def _nowcast(prepared: Prepared, cast: Nowcast) -> dict[str, object]:
    return {
        "known": cast.known,
        "estimated": cast.estimated,
        "low": cast.low,
        "high": cast.high,
        "share_reported": cast.share,
        "mean_delay_days": prepared.delays.mean if prepared.delays.events else None,
        "events_with_delay": prepared.delays.events,
        "later_than_60_days": prepared.delays.late,
    }


def _rules(rows: Sequence[Event], prepared: Prepared) -> tuple[Rule, ...]:
    """The public rules look at all events of the area as known, whatever their source."""
    wanted, limit = set(prepared.plan.area), prepared.plan.known_on
    events = [
        e
        for e in rows
        if e.last <= prepared.until
        and (not wanted or wanted.intersection(e.area))
        and (
            limit is None
            or (e.published is not None and e.published <= limit)
            or (e.published is None and e.last <= limit)
        )
    ]
    if not events:
        return ()
    start = min(e.first for e in rows).toordinal()
    length = prepared.until.toordinal() - start + 1
    counts, dead = np.zeros(length), np.zeros(length)
    for event in events:
        counts[event.first.toordinal() - start] += event.count
        dead[event.first.toordinal() - start] += event.deaths or 0.0
    return rules.acled(counts), rules.hdx_signals(dead)


def _groups(prepared: Prepared, settings: Settings, ask: _Ask) -> tuple[Group, ...]:
    if ask.by is None:
        return ()
    parts = grouped(prepared, ask.by)
    found = {
        name: answer(prepared, incidents, settings, f"{ask.by}={name}") for name, incidents in parts.items()
    }
    tested = [name for name, a in found.items() if a.p is not None]
    adjusted = dict(
        zip(tested, multiplicity.adjusted([found[n].p or 0.0 for n in tested], ask.adjust), strict=True)
    )
    return tuple(
        Group(
            name,
            a,
            adjusted.get(name),
            _grouped_verdict(a, adjusted.get(name)),
            _inside(prepared, parts[name]),
        )
        for name, a in found.items()
    )


def _inside(prepared: Prepared, incidents: Sequence[Incident]) -> tuple[str, ...]:
    return tuple(_ids([i for i in incidents if i.day >= prepared.plan.since]))


def _grouped_verdict(found: Answer, adjusted: float | None) -> str:
    if adjusted is None:
        return CANNOT_TELL
    return SURGE if adjusted <= ALPHA else NOT_DISTINGUISHABLE


def _days(data: Series, found: Answer, cast: Nowcast) -> tuple[Day, ...]:
    low, high = band(found)
    first = int(np.flatnonzero(data.inside)[0])
    out = []
    for t, day in enumerate(data.days):
        known = int(data.counts[t])
        _, estimated, a, b = cast.by_day[t - first] if data.inside[t] else (known, float(known), known, known)
        expected = len(found.mean) > 0
        out.append(
            Day(
                date.fromordinal(int(day)).isoformat(),
                bool(data.inside[t]),
                known,
                float(min(data.exposure[t], 1.0)),
                float(estimated),
                a,
                b,
                float(found.mean[t]) if expected else None,
                int(low[t]) if expected else None,
                int(high[t]) if expected else None,
            )
        )
    return tuple(out)


def _settings(prepared: Prepared, settings: Settings) -> dict[str, object]:
    return {
        "baseline_days": prepared.plan.baseline_days,
        "merge": prepared.plan.merge,
        "replicates": settings.replicates,
        "seed": settings.seed,
        "level": ALPHA,
        "interval": 1 - 2 * ALPHA,
    }
