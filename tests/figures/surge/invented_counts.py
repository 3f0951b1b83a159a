"""Invented events and quiet periods for the tests of the surge question."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from tawthiq.figures.surge import surge
from tawthiq.figures.surge.compare import Series

DAY0 = date(2021, 1, 4)
AREAS = ("وادي النور", "تل الزيتون")


def series_of(counts, window=6):
    counts = np.asarray(counts, dtype=float)
    days = DAY0.toordinal() + np.arange(len(counts))
    inside = np.arange(len(counts)) >= len(counts) - window
    return Series(days, counts, inside, np.ones(len(counts)), np.zeros(len(counts)))


def quiet(kind, rng, days, mean=5.0):
    if kind == "poisson":
        return rng.poisson(mean, days)
    if kind == "overdispersed":
        return rng.negative_binomial(2, 2 / (2 + mean), days)
    level = np.empty(days)
    level[0] = rng.normal()
    for t in range(1, days):
        level[t] = 0.7 * level[t - 1] + np.sqrt(1 - 0.49) * rng.normal()
    return rng.poisson(mean * np.exp(0.5 * level - 0.125))


def events(counts, *, delay=None, area=AREAS[0], source="شبكة الرصد", prefix="e"):
    """One row for each incident; `delay` gives the days until publication of the i-th."""
    out = []
    for t, count in enumerate(counts):
        for _ in range(int(count)):
            day = DAY0 + timedelta(days=t)
            row = {
                "id": f"{prefix}{len(out)}",
                "date": day.isoformat(),
                "area": area,
                "source": source,
                "deaths": "2",
            }
            if delay is not None:
                row["published"] = (day + timedelta(days=int(delay(len(out))))).isoformat()
            out.append(row)
    return out


def ask(rows, since_day, **options):
    return surge(
        rows, since=DAY0 + timedelta(days=since_day), **{"replicates": 199, "sensitivity": False, **options}
    )
