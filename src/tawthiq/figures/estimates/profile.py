"""Intervals of the total from a profile likelihood (Cormack 1992): where it has fallen by half of 3.84 for 95 %."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.optimize import brentq, minimize_scalar
from scipy.stats import chi2

Height = Callable[[float], float]
"""The log likelihood of a number missing, everything else at its best."""
_STEP = 0.25


def span_of_missing(
    height: Height, start: float, around: tuple[float, float] = (-3.0, 1.0), farthest: float = 15.0,
    level: float = 0.95,
) -> tuple[float, float]:  # fmt: skip
    """The interval of the missing at this `level`. The top is `around` the log of `start`; both are in logs.

    A profile may have two tops: the upper end is where it is left for good. It is infinite where that is not
    within `farthest` above the top.
    """
    ends = [float(np.log(max(start, 1e-2))) + step for step in around]
    top = minimize_scalar(lambda x: -height(float(np.exp(x))), bounds=ends, method="bounded")
    at, critical = float(top.x), float(chi2.ppf(level, 1))

    def gap(x: float) -> float:
        return 2 * (-float(top.fun) - height(float(np.exp(x)))) - critical

    return _lower(gap, at), _upper(gap, at, farthest)


def _lower(gap: Height, at: float) -> float:
    for x in np.arange(at - _STEP, -3.0, -_STEP):
        if gap(x) >= 0:
            return float(np.exp(brentq(gap, x, x + _STEP, xtol=1e-6)))
    return 0.0


def _upper(gap: Height, at: float, farthest: float) -> float:
    grid = np.arange(at, at + farthest, _STEP)
    inside = [x for x in grid if gap(x) < 0]
    last = inside[-1] if inside else at
    if last >= grid[-1]:
        return float("inf")
    return float(np.exp(brentq(gap, last, last + _STEP, xtol=1e-6)))
