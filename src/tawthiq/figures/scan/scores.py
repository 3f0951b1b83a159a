"""How unusual a window is: the scores of Kulldorff (1997, 2001, 2005) and Tango et al. (2011).

`c` is the observed count of a window, `b` what was expected there. All scores look upwards only: 0 where c <= b.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def poisson_expectation(c: Floats, b: Floats) -> Floats:
    """Log likelihood ratio c log(c/b) - (c - b) of the expectation-based Poisson (Neill 2009)."""
    up = c > b
    safe = np.where(up, c, 1.0)
    return np.where(up, safe * np.log(safe / np.where(up, b, 1.0)) - (c - b), 0.0)


def poisson_conditional(c: Floats, m: Floats, total: float) -> Floats:
    """Kulldorff's log likelihood ratio given the total: c log(c/m) + (C-c) log((C-c)/(C-m)).

    Used with the population's share of C (Kulldorff 1997, 2001) and with the permutation's product of
    margins (Kulldorff 2005).
    """
    up = c > m
    inside = np.where(up, c, 1.0) * np.log(np.where(up, c, 1.0) / np.where(up, m, 1.0))
    rest = np.where(up & (c < total), total - c, 1.0)
    outside = rest * np.log(rest / np.where(up & (c < total), total - m, 1.0))
    return np.where(up, inside + outside, 0.0)


def negbin_hotspot(excess: Floats, variance: Floats) -> Floats:
    """Score statistic sum((y-b)/w) / sqrt(sum(b/w)), w = 1 + b/theta, of Tango et al. (2011), hotspot form."""
    return np.where(excess > 0, excess / np.sqrt(np.where(variance > 0, variance, 1.0)), 0.0)


def critical_expectation(b: Floats, level: float) -> Floats:
    """The smallest real c with `poisson_expectation(c, b) >= level`, by Newton from above (the score is convex)."""
    c = b + level / 3 + np.sqrt(level * level / 9 + 2 * b * level)
    for _ in range(8):
        slope = np.log(c / b)
        c = c - (c * slope - (c - b) - level) / np.maximum(slope, 1e-12)
        c = np.maximum(c, b)
    return c


def critical_conditional(m: Floats, total: float, level: float) -> Floats:
    """The smallest real c with `poisson_conditional(c, m, total) >= level`; infinite where none is."""
    top = _conditional_top(m, total)
    c = np.minimum(m + level / 3 + np.sqrt(level * level / 9 + 2 * m * level), total * (1 - 1e-12))
    for _ in range(12):
        rest, rest_m = np.maximum(total - c, 1e-300), np.maximum(total - m, 1e-300)
        slope = np.log(c / m) - np.log(rest / rest_m)
        value = c * np.log(c / m) + rest * np.log(rest / rest_m)
        c = np.clip(c - (value - level) / np.maximum(slope, 1e-12), m, total * (1 - 1e-12))
    return np.where(top < level, np.inf, c)


def _conditional_top(m: Floats, total: float) -> Floats:
    return np.where(m > 0, total * np.log(total / np.where(m > 0, m, 1.0)), 0.0)
