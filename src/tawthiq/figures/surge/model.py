"""The baseline model: daily counts with a negative binomial variance, weekdays and a trend, fitted many at a time.

log mean = intercept + weekday + trend + log(share already reported). All functions take counts of shape (R, T):
the observed series is R = 1, the replicates of the bootstrap R = 1,999, so that both go through the same code.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

STEPS = 25
RIDGE = 1e-3
LEAST_MEAN = 1e-8


@dataclass(frozen=True, slots=True)
class Shape:
    """Which terms the baseline has."""

    weekday: bool = False
    trend: bool = False


def design(days: NDArray[np.int64], shape: Shape, *, origin: int, length: int) -> Floats:
    """The terms of each day (T, p): 1, six weekday contrasts, and the time in units of the baseline, centred on it.

    `days` are ordinals; the baseline starts at `origin` and has `length` days.
    """
    columns = [np.ones(len(days))]
    if shape.weekday:
        columns.extend((days % 7 == d).astype(float) - (days % 7 == 0) for d in range(1, 7))
    if shape.trend:
        columns.append((days - origin - (length - 1) / 2) / length)
    return np.column_stack(columns)


@dataclass(frozen=True, slots=True)
class Fit:
    """`beta` (R, p), `mean` (R, T), `bread` (R, p, p) the inverse information, `alpha` (R,) = 1/size."""

    beta: Floats
    mean: Floats
    bread: Floats
    alpha: Floats


def fit(counts: Floats, terms: Floats, offset: Floats, alpha: Floats) -> Fit:
    """Negative binomial regression with given `alpha` (R,), by reweighted least squares, all rows at once."""
    p = terms.shape[1]
    pairs = (terms[:, :, None] * terms[:, None, :]).reshape(len(terms), p * p)
    ridge = np.diag([0.0] + [RIDGE] * (p - 1))
    beta = np.zeros((len(counts), p))
    beta[:, 0] = np.log(np.maximum(counts.sum(axis=1), 0.5) / np.exp(offset).sum())
    for _ in range(STEPS):
        line = np.clip(beta @ terms.T, -20, 20)
        mean = np.exp(line + offset)
        weight = mean / (1 + alpha[:, None] * mean)
        target = line + (counts - mean) / mean
        information = (weight @ pairs).reshape(-1, p, p) + ridge
        new = np.linalg.solve(information, ((weight * target) @ terms)[:, :, None])[:, :, 0]
        step = np.clip(new - beta, -2, 2)
        beta = beta + step
        if float(np.abs(step).max()) < 1e-9:
            break
    mean = np.maximum(np.exp(np.clip(beta @ terms.T, -20, 20) + offset), LEAST_MEAN)
    return Fit(beta, mean, np.asarray(np.linalg.inv(information), dtype=np.float64), alpha)


def dispersion(counts: Floats, mean: Floats, lost: Floats) -> Floats:
    """alpha = 1/size (R,) by moments: sum((y-m)^2 T/(T-lost) - m) / sum(m^2), not below 0 (Poisson).

    `lost` (R,) is the number of degrees of freedom that the fit used up.
    """
    days = counts.shape[1]
    grow = days / np.maximum(days - lost, days / 4)
    extra = ((counts - mean) ** 2).sum(axis=1) * grow - mean.sum(axis=1)
    return np.asarray(np.maximum(extra / (mean**2).sum(axis=1), 0.0))
