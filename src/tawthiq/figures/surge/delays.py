"""How late reports come: the reporting triangle, and what of each day is known by now.

An event of d days ago can only be seen with a delay of at most d days, so that recent events seem fast. The estimate
runs backwards over the delays (Lagakos, Barraj and De Gruttola 1988; the same as the triangle's chain ladder).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tawthiq.figures.surge.model import Floats

LONGEST = 60
LEAST_EVENTS = 30


@dataclass(frozen=True, slots=True)
class Delays:
    """`share[u]`: part of a day's incidents published within u days (u = 0 .. LONGEST); `error[u]` its standard error.

    Delays above LONGEST days are outside: `late` events had one. `mean` delay in days; `events` used.
    """

    share: Floats
    error: Floats
    mean: float
    events: int
    late: int

    def known(self, ages: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """(share, error) of days of these ages in days."""
        at = np.clip(ages, 0, LONGEST)
        return self.share[at], self.error[at]


def complete() -> Delays:
    """Nothing is known of delays: every day counts as fully reported."""
    return Delays(np.ones(LONGEST + 1), np.zeros(LONGEST + 1), 0.0, 0, 0)


def estimate(delays: Sequence[int], ages: Sequence[int]) -> Delays:
    """From each event's delay and its age (days from the event to the as-of date), delay <= age."""
    delay, age = np.asarray(delays, dtype=np.int64), np.asarray(ages, dtype=np.int64)
    late = int((delay > LONGEST).sum())
    delay, age = delay[delay <= LONGEST], age[delay <= LONGEST]
    if len(delay) < LEAST_EVENTS:
        return complete()
    share, log_error = np.ones(LONGEST + 1), np.zeros(LONGEST + 1)
    for u in range(LONGEST, 0, -1):
        seen = age >= u
        at_risk, here = int((seen & (delay <= u)).sum()), int((seen & (delay == u)).sum())
        left = max(at_risk - here, 0.5)  # half an event where none came sooner
        share[u - 1] = share[u] * (left / (here + left))
        spread = here / ((here + left) * left)
        log_error[u - 1] = log_error[u] + spread
    mean = float((1 - share).sum())
    return Delays(share, share * np.sqrt(log_error), mean, len(delay), late)


@dataclass(frozen=True, slots=True)
class Nowcast:
    """What the window's count will be once all is reported: `low`, `high` 90 %. `by_day` one row a day."""

    known: int
    estimated: float
    low: int
    high: int
    share: float
    by_day: tuple[tuple[int, float, int, int], ...]


def nowcast(
    counts: Floats, share: Floats, error: Floats, rng: np.random.Generator, draws: int = 2000
) -> Nowcast:
    """Known counts (m,) of days of which these shares are reported; what is missing is negative binomial given them."""
    relative = np.where(share > 0, error / np.maximum(share, 1e-9), 0.0)
    wobble = 1 + rng.standard_normal((draws, 1)) * relative
    chance = np.clip(share * wobble, 0.01, 1.0)
    missing = rng.negative_binomial(counts + 0.5, chance)
    missing = np.where(share >= 1 - 1e-9, 0, missing)
    whole = counts + missing
    total = whole.sum(axis=1)
    low, high = np.quantile(total, [0.05, 0.95])
    days = np.quantile(whole, [0.05, 0.95], axis=0)
    middle = counts / np.maximum(share, 0.01)
    rows = tuple(
        (int(c), float(m), int(a), int(b))
        for c, m, a, b in zip(counts, middle, days[0], days[1], strict=True)
    )
    weighted = float(counts.sum() / max(middle.sum(), 1e-9)) if counts.sum() else float(share.mean())
    return Nowcast(int(counts.sum()), float(middle.sum()), int(low), int(high), weighted, rows)
