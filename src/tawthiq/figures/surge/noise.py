"""How days hang together: autocorrelation of the baseline's residuals, and replicates that have the same.

The autocorrelation at lag h is a * rho^h: days share a slowly varying part (rho) and have one of their own (1 - a).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri, pdtr

from tawthiq.figures.surge.model import Floats

LAGS = 7
GRID = np.linspace(0.1, 0.95, 18)
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(60)
WEIGHTS = WEIGHTS / WEIGHTS.sum()


@dataclass(frozen=True, slots=True)
class Memory:
    """`share` a and `rho` (R,): lag h has autocorrelation a * rho^h. a = 0: independent days."""

    share: Floats
    rho: Floats

    def at(self, lag: int) -> Floats:
        return np.asarray(self.share * self.rho**lag)

    def long_run(self, days: int) -> Floats:
        """Variance of a mean of `days` days, relative to independent days (R,)."""
        lags = np.arange(1, days)
        weight = 2 * (1 - lags / days)
        return np.asarray(1 + self.share * (weight * self.rho[:, None] ** lags).sum(axis=1))


def none(rows: int) -> Memory:
    return Memory(np.zeros(rows), np.full(rows, 0.5))


def estimate(residuals: Floats) -> Memory:
    """Fit a * rho^h to the autocorrelations at lags 1..7 of Pearson residuals (R, T), corrected for the fitted mean.

    What chance alone gives is taken off by positive-part shrinkage (James and Stein 1961, Efron and Morris 1973): of
    the share as much is kept as the sum of the first three lags exceeds its own variance, none where it does not. A
    plain threshold in its stead let one incident of a short baseline decide between none and all of it.
    """
    days = residuals.shape[1]
    lags = min(LAGS, days // 8)
    if lags < 2:
        return none(len(residuals))
    centred = residuals - residuals.mean(axis=1, keepdims=True)
    power = np.maximum((centred**2).sum(axis=1), 1e-12)
    raw = np.column_stack(
        [(centred[:, :-h] * centred[:, h:]).sum(axis=1) / power for h in range(1, lags + 1)]
    )
    memory = _fitted(raw + 1 / days, days)
    for _ in range(2):
        lift = memory.long_run(days) / days
        memory = _fitted(raw + (1 - raw) * lift[:, None], days)
    return memory


def _fitted(correlation: Floats, days: int) -> Memory:
    lags = np.arange(1, correlation.shape[1] + 1)
    curve = GRID[:, None] ** lags
    share = np.clip((correlation @ curve.T) / (curve**2).sum(axis=1), 0.0, 1.0)
    miss = ((correlation[:, None, :] - share[:, :, None] * curve) ** 2).sum(axis=2)
    best = miss.argmin(axis=1)
    rows = np.arange(len(correlation))
    first = min(3, correlation.shape[1])
    seen = np.maximum(correlation[:, :first].sum(axis=1), 1e-9)
    kept = np.maximum(1 - first / days / seen**2, 0.0)
    return Memory(share[rows, best] * kept, GRID[best])


def window_variance(mean: Floats, alpha: Floats, memory: Memory) -> Floats:
    """Variance of the sum of the days `mean` (R, m): Poisson, overdispersion and the covariances between days."""
    spread = np.sqrt(mean + alpha[:, None] * mean**2)
    total = (spread**2).sum(axis=1)
    for lag in range(1, mean.shape[1]):
        total = total + 2 * memory.at(lag) * (spread[:, :-lag] * spread[:, lag:]).sum(axis=1)
    return np.asarray(total)


def uniforms(rng: np.random.Generator, rows: int, days: int, share: float, rho: float) -> Floats:
    """Uniform numbers (rows, days) whose normal scores have autocorrelation share * rho^h."""
    own = rng.standard_normal((rows, days))
    if share <= 0:
        return np.asarray(ndtr(own))
    slow = np.empty((rows, days))
    slow[:, 0] = rng.standard_normal(rows)
    jump = np.sqrt(1 - rho * rho) * rng.standard_normal((rows, days))
    for t in range(1, days):
        slow[:, t] = rho * slow[:, t - 1] + jump[:, t]
    return np.asarray(ndtr(np.sqrt(share) * slow + np.sqrt(1 - share) * own))


def cumulative(mean: float, alpha: float, *, lognormal: bool = False) -> Floats:
    """P(count <= j), j = 0, 1, ..., up to 1 - 1e-10, of counts with variance mean + alpha mean^2.

    Negative binomial (a gamma-distributed rate), or with `lognormal` a lognormal rate, whose right tail is heavier.
    """
    if lognormal and alpha >= 1e-9:
        return _poisson_lognormal(mean, alpha)
    top = int(mean + 12 * np.sqrt(mean + alpha * mean * mean) + 30)
    while True:
        j = np.arange(1, top + 1)
        if alpha < 1e-9:
            start, steps = -mean, np.log(mean / j)
        else:
            size = 1 / alpha
            start = -size * np.log1p(mean / size)
            steps = np.log((size + j - 1) / j) + np.log(mean / (mean + size))
        out = np.cumsum(np.exp(start + np.concatenate([[0.0], np.cumsum(steps)])))
        if out[-1] > 1 - 1e-10 or top > 200_000:
            return np.asarray(out)
        top *= 4


def _poisson_lognormal(mean: float, alpha: float) -> Floats:
    """By Gauss-Hermite quadrature over the rate's logarithm."""
    spread = np.sqrt(np.log1p(alpha))
    rates = mean * np.exp(spread * NODES - spread * spread / 2)
    top = int(mean + 40 * np.sqrt(mean + alpha * mean * mean) + 30)
    out = np.asarray(pdtr(np.arange(top + 1), rates[:, None]).T @ WEIGHTS)
    return np.asarray(out / out[-1])


def counts(uniform: Floats, mean: Floats, alpha: float, *, lognormal: bool = False) -> Floats:
    """Counts (rows, days) with these means (days,) from uniform numbers, by inversion."""
    out = np.empty(uniform.shape)
    known: dict[float, Floats] = {}
    for t, m in enumerate(mean):
        key = round(float(m), 12)
        if key not in known:
            known[key] = cumulative(max(key, 1e-12), alpha, lognormal=lognormal)
        out[:, t] = np.searchsorted(known[key], uniform[:, t], side="left")
    return out


def normal_share(
    memory_share: float, rho: float, mean: float, alpha: float, *, lognormal: bool = False
) -> float:
    """The share of the slow part that normal scores need so that the counts' own autocorrelation is as wanted.

    Rounding to counts weakens a correlation; the first two Hermite coefficients say by how much (lag 1).
    """
    if memory_share <= 0:
        return 0.0
    table = cumulative(mean, alpha, lognormal=lognormal)
    z = ndtri(np.clip(table[table < 1 - 1e-12], 1e-300, 1 - 1e-12))
    density = np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
    variance = mean + alpha * mean * mean
    first = float(density.sum()) ** 2 / variance
    second = float((z * density).sum()) ** 2 / (2 * variance)
    wanted = memory_share * rho
    got = (
        (-first + np.sqrt(first * first + 4 * second * wanted)) / (2 * second)
        if second > 1e-9
        else wanted / first
    )
    return float(np.clip(got / rho, 0.0, 1.0))


def pearson(counts_: Floats, mean: Floats, alpha: Floats) -> NDArray[np.float64]:
    """Residuals in units of their standard deviation."""
    return np.asarray((counts_ - mean) / np.sqrt(mean + alpha[:, None] * mean**2))
