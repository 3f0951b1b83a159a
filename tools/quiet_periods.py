"""Quiet periods and quiet countries whose truth is known, put through surge and scan: for tools/eval_surge.py."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from scipy.stats import binom

from tawthiq.figures.scan import scan
from tawthiq.figures.surge import surge

DAY0 = date(2021, 1, 4)
RUNS, CHUNK, REPLICATES = 1000, 50, 199
BASELINE, WINDOW = 91, 6


def log_ar(rng, days, mean, rho=0.7, spread=0.5):
    level = np.empty(days)
    level[0] = rng.normal()
    for t in range(1, days):
        level[t] = rho * level[t - 1] + np.sqrt(1 - rho * rho) * rng.normal()
    return rng.poisson(mean * np.exp(spread * level - spread * spread / 2))


def thinned(rng, days, mean, rho=0.7):
    """INAR(1): Poisson counts of which a share survives to the next day."""
    out = np.empty(days, dtype=int)
    out[0] = rng.poisson(mean[0])
    for t in range(1, days):
        out[t] = rng.binomial(out[t - 1], rho) + rng.poisson((1 - rho) * mean[t])
    return out


KINDS = {
    "Poisson": lambda rng, m: rng.poisson(m),
    "overdispersed, k = 2": lambda rng, m: rng.negative_binomial(2, 2 / (2 + m)),
    "autocorrelated, rho .7": lambda rng, m: log_ar(rng, len(m), m),
    "autocorrelated, thinned, rho .7": lambda rng, m: thinned(rng, len(m), m),
    "weekdays": lambda rng, m: rng.poisson(m * np.where(np.arange(len(m)) % 7 == 4, 0.3, 7.7 / 7)),
}
SETTINGS = [
    (kind, mean, "plain")
    for kind in ("Poisson", "overdispersed, k = 2", "autocorrelated, rho .7")
    for mean in (5.0, 1.0)
]
SETTINGS += [("autocorrelated, thinned, rho .7", 5.0, "plain"), ("weekdays", 5.0, "plain")]
SETTINGS += [("Poisson", 5.0, "delay of 5 days"), ("overdispersed, k = 2", 5.0, "delay of 5 days")]
SETTINGS += [("Poisson", 3.0, "12 small sources"), ("Poisson", 3.0, "best date of 14")]
CLASSES = ("surge", "naive", "date")


def table_of(counts, rng, how):
    rows = []
    for t, count in enumerate(counts):
        day = DAY0 + timedelta(days=t)
        for _ in range(int(count)):
            row = {"date": day.isoformat(), "source": "a"}
            if how == "delay of 5 days":
                row["published"] = (day + timedelta(days=int(rng.geometric(1 / 6)) - 1)).isoformat()
            if how == "12 small sources":
                row["source"] = f"s{rng.integers(12)}"
            rows.append(row)
    return rows


def one_run(kind, mean, how, factor, seed):
    """(our alarm, naive Poisson alarm, alarm of the best date tested as if stated, cannot tell)."""
    rng = np.random.default_rng([seed, int(mean * 10), len(kind), len(how)])
    days = BASELINE + (14 if how == "best date of 14" else WINDOW)
    level = np.full(days, mean)
    level[-WINDOW:] *= factor
    counts = KINDS[kind](rng, level)
    rows = table_of(counts, rng, how)
    end = DAY0 + timedelta(days=days - 1)
    options = {"replicates": REPLICATES, "seed": seed, "sensitivity": False, "until": end}
    if how == "best date of 14":
        result = surge(rows, since="best", **options)
        return result.search.p <= 0.05, False, result.search.naive_p <= 0.05, False
    known = end if how == "delay of 5 days" else None
    result = surge(rows, since=end - timedelta(days=WINDOW - 1), known_on=known, **options)
    inside, before = counts[-WINDOW:].sum(), counts[:-WINDOW].sum()
    naive = binom.sf(inside - 1, inside + before, WINDOW / days) <= 0.05
    return result.verdict == "surge", naive, False, result.verdict == "cannot tell"


def scan_run(kind, options, seed):
    """Whether a scan of 30 quiet places over 14 days calls its best window a cluster at 5 %."""
    rng = np.random.default_rng([seed, 99])
    history = options.get("history", 0)
    mean = np.repeat(rng.gamma(3, 0.5, (30, 1)), history + 14, axis=1)
    counts = rng.poisson(mean) if kind == "Poisson" else rng.negative_binomial(2, 2 / (2 + mean))
    spots = rng.random((30, 2))
    places = [{"location": i, "x": x, "y": y} for i, (x, y) in enumerate(spots)]
    rows = [
        {"location": i, "period": t, "cases": counts[i, t], **({} if history else {"baseline": mean[i, t]})}
        for i, t in np.ndindex(*counts.shape)
    ]
    best = scan(rows, places, replicates=99, seed=seed, companion=False, neighbours=10, **options).clusters
    return bool(best) and best[0].p <= 0.05


SCANS = [
    ("Poisson", {}),
    ("Poisson", {"model": "poisson-population"}),
    ("Poisson", {"model": "permutation"}),
    ("overdispersed, k = 2", {}),
    ("overdispersed, k = 2", {"dispersion": "estimate"}),
    ("overdispersed, k = 2", {"model": "poisson-population", "dispersion": "estimate"}),
    ("overdispersed, k = 2", {"model": "negbin"}),
    ("Poisson", {"history": 56}),
    ("overdispersed, k = 2", {"history": 56}),
]
