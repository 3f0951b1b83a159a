"""Poisson log-linear models over the cells that lists can show, many at a time.

With terms S and cells C, log mean of C = sum of beta[S] over S inside C. So the gradient is a superset sum of
(count - mean), and the information between S and T the superset sum of the means at S or T: no design matrix.
The constant is the log mean of the cell nobody sees (Fienberg 1972; Cormack 1989).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, xlogy

from tawthiq.figures.estimates import poisson_compiled
from tawthiq.figures.estimates.fast import engine_of
from tawthiq.figures.estimates.subsets import F, I, subset_sums, superset_sums

B = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Fits:
    """What was fitted, one row per model: `missing` the mean of the unseen cell, `variance` of its log."""

    missing: F
    variance: F
    loglik: F
    deviance: F
    largest: F
    done: B
    fitted: F

    @property
    def settled(self) -> B:
        """True where Newton ended at finite parameters: the maximum exists and is the one found."""
        return self.done & (self.largest < 25.0) & np.isfinite(self.variance) & (self.variance < 1e4)


@dataclass(frozen=True, slots=True)
class Design:
    """Models to fit: `terms` (rows, most) masks, `on` which are estimated, `live` (rows, cells) cells that count.

    A term whose margin is zero has no finite estimate: it is off, and the cells that hold it are not live
    (the extended maximum likelihood estimate of Fienberg and Rinaldo 2012).
    """

    terms: I
    on: B
    live: B


def design(counts: F, models: Sequence[Sequence[int]], possible: B) -> Design:
    """Lay out `models` (tuples of term masks) for `counts` (rows or one, cells)."""
    most = max(len(m) for m in models)
    terms, on = np.zeros((len(models), most), dtype=np.int64), np.zeros((len(models), most), dtype=bool)
    for row, model in enumerate(models):
        terms[row, : len(model)], on[row, : len(model)] = model, True
    return settle(np.broadcast_to(counts, (len(models), counts.shape[-1])), terms, on, possible)


def settle(counts: F, terms: I, on: B, possible: B) -> Design:
    """Take off the terms with a zero margin and the cells that hold them. Shapes as in `Design`."""
    live = np.broadcast_to(possible, counts.shape).copy()
    live[:, 0] = False
    margins = np.take_along_axis(superset_sums(np.where(live, counts, 0.0)), terms, axis=1)
    empty = on & (margins <= 0)
    masks = np.arange(counts.shape[1])
    for row, column in np.argwhere(empty):
        live[row] &= (masks & terms[row, column]) != terms[row, column]
    return Design(terms, on & ~empty, live)


def fit(counts: F, models: Design, engine: str = "auto") -> Fits:
    """Fit row after row. `counts` (rows or one, cells); `engine` "numba", "numpy" or "auto"."""
    counts = np.ascontiguousarray(np.broadcast_to(counts, models.live.shape))
    if engine_of(engine) == "numba":
        out, fitted = np.empty((len(counts), 4)), np.empty(counts.shape)
        poisson_compiled.fit_all(counts, models.terms, models.on, models.live, out, fitted)
        return _read(counts, models.live, out, fitted)
    parts = [fit_plain(counts[i : i + 1024], _rows(models, i, i + 1024)) for i in range(0, len(counts), 1024)]
    out, fitted = (np.concatenate([p[n] for p in parts]) for n in (0, 1))
    return _read(counts, models.live, out, fitted)


def _rows(models: Design, start: int, end: int) -> Design:
    return Design(models.terms[start:end], models.on[start:end], models.live[start:end])


def _read(counts: F, live: B, out: F, fitted: F) -> Fits:
    seen = np.where(live, counts, 0.0)
    loglik = np.where(live, xlogy(seen, fitted) - fitted - gammaln(seen + 1), 0.0).sum(axis=1)
    best = np.where(live, xlogy(seen, seen) - seen - gammaln(seen + 1), 0.0).sum(axis=1)
    missing = np.exp(np.clip(out[:, 0], -60, 60))
    deviance = 2 * (best - loglik)
    return Fits(missing, out[:, 1], loglik, deviance, out[:, 2], out[:, 3] == 1.0, fitted)


def fit_plain(counts: F, models: Design) -> tuple[F, F]:
    """Newton with step halving in numpy. Returns what `poisson_compiled.fit_all` fills."""
    union = models.terms[:, :, None] | models.terms[:, None, :]
    mu = np.where(models.live, counts + 0.5, 0.0)
    response = np.where(models.live, xlogy(mu, mu) + counts - mu, 0.0)
    right = np.take_along_axis(superset_sums(response), models.terms, axis=1)
    beta = _solve(_information(mu, union, models.on), np.where(models.on, right, 0.0))
    mu, last = _means(beta, counts, models)
    slope = np.full(len(counts), np.inf)
    for _ in range(40):
        gap = np.where(models.live, counts - mu, 0.0)
        grad = np.where(models.on, np.take_along_axis(superset_sums(gap), models.terms, axis=1), 0.0)
        move = _solve(_information(mu, union, models.on), grad)
        slope = np.abs((grad * move).sum(axis=1))
        if (slope < 1e-10).all():
            break
        beta, mu, last = _line(beta, move, last, counts, models)
    unit = np.where(models.on & (models.terms == 0), 1.0, 0.0)
    spread = _solve(_information(mu, union, models.on), unit)
    columns = ((beta * unit).sum(1), (spread * unit).sum(1), np.abs(beta).max(1), slope < 1e-10)
    return np.stack([np.asarray(c, dtype=np.float64) for c in columns], axis=1), mu


def _line(beta: F, move: F, last: F, counts: F, models: Design) -> tuple[F, F, F]:
    """Step along `move`, halved wherever the likelihood would fall."""
    size = np.ones(len(beta))
    for _ in range(12):
        tried = beta + size[:, None] * move
        mu, now = _means(tried, counts, models)
        worse = now < last - 1e-9 * (np.abs(last) + 1.0)
        if not worse.any():
            break
        size = np.where(worse, size / 2, size)
    return tried, mu, now


def _information(mu: F, union: I, on: B) -> F:
    sums = superset_sums(mu)
    flat = np.take_along_axis(sums, union.reshape(len(mu), -1), axis=1).reshape(union.shape)
    both = on[:, :, None] & on[:, None, :]
    out = np.where(both, flat, 0.0)
    each = np.arange(on.shape[1])
    out[:, each, each] += np.where(on, 1e-10, 1.0)
    return out


def _solve(matrix: F, right: F) -> F:
    return np.asarray(np.linalg.solve(matrix, right[:, :, None])[:, :, 0], dtype=np.float64)


def _means(beta: F, counts: F, models: Design) -> tuple[F, F]:
    eta = np.zeros(counts.shape)
    rows = np.arange(len(beta))[:, None]
    np.add.at(eta, (rows, models.terms), np.where(models.on, beta, 0.0))
    eta = np.clip(subset_sums(eta), -60, 60)
    mu = np.where(models.live, np.exp(eta), 0.0)
    return mu, np.where(models.live, counts * eta - mu, 0.0).sum(axis=1)
