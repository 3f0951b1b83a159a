"""A baseline of 30 days and its interval, on counts whose true ratio is known: for tools/eval_surge.py."""

from __future__ import annotations

import numpy as np
from quiet_periods import KINDS, REPLICATES, WINDOW

from tawthiq.figures.surge.compare import Series, Verdict, compare
from tawthiq.figures.surge.model import Shape

DAYS, RUNS_SHORT = 30, 200
KINDS_SHORT = {**KINDS, "overdispersed, k = 1/2": lambda rng, m: rng.negative_binomial(0.5, 0.5 / (0.5 + m))}
SETTINGS_SHORT = (
    ("Poisson", 0.8), ("overdispersed, k = 1/2", 0.8), ("overdispersed, k = 2", 2.0),
    ("autocorrelated, rho .7", 0.8), ("autocorrelated, rho .7", 2.0),
)  # fmt: skip
SHORT_HEAD = (
    "| counts | mean a day | false alarms | power, doubling | low end above 1 | high end below 1 | low end above 2 | "
    "high end below 2 | no high end | one incident fewer moves the high end, 1 in 10 | 1 in 33 |"
)


def compared(counts: np.ndarray, seed: int) -> Verdict:
    days, inside = 738_000 + np.arange(len(counts)), np.arange(len(counts)) >= DAYS
    series = Series(days, counts, inside, np.ones(len(counts)), np.zeros(len(counts)))
    return compare(series, Shape(), replicates=REPLICATES, rng=np.random.default_rng([seed, 1]), power=False)


def short_row(kind: str, mean: float) -> str:
    """One line of the table: a quiet window, one of twice as many, and that with one incident of the past less."""
    quiet, loud, moved = [], [], []
    for seed in range(RUNS_SHORT):
        level = np.full(DAYS + WINDOW, mean)
        quiet.append(compared(KINDS_SHORT[kind](np.random.default_rng([seed, 7]), level), seed))
        level[DAYS:] *= 2
        counts = np.asarray(KINDS_SHORT[kind](np.random.default_rng([seed, 7]), level))
        loud.append(compared(counts, seed))
        days = np.flatnonzero(counts[:DAYS])
        if len(days):
            counts = counts - (np.arange(len(counts)) == np.random.default_rng(seed).choice(days))
            moved.append(abs(np.log(_high(compared(counts, seed)) / _high(loud[-1]))))
    shares = (
        np.mean([v.p <= 0.05 for v in quiet]), np.mean([v.p <= 0.05 for v in loud]),
        np.mean([v.low > 1 for v in quiet]), np.mean([v.high < 1 for v in quiet]),
        np.mean([v.low > 2 for v in loud]), np.mean([v.high < 2 for v in loud]),
        np.mean([not np.isfinite(v.high) for v in loud]),
    )  # fmt: skip
    ends = [f"{np.exp(np.quantile(moved, at)):.1f} times" for at in (0.9, 0.97)]
    return f"| {kind} | {mean:g} | {' | '.join(f'{100 * s:.1f} %' for s in shares)} | {' | '.join(ends)} |"


def _high(found: Verdict) -> float:
    """No high end counts as a thousand times."""
    return float(min(max(found.high, 0.01), 1000))
