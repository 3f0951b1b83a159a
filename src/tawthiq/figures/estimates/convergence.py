"""Did the chains agree, and what are their draws worth: split R-hat and effective sample size.

Rank-normalised, as Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021) define them.
"""

from __future__ import annotations

import numpy as np
from scipy.special import ndtri
from scipy.stats import rankdata

from tawthiq.figures.estimates.subsets import F


def rhat(draws: F) -> float:
    """The larger of the split R-hats of ranks and of folded ranks. `draws` is (chains, draws); 1 is agreement."""
    halves = _split(draws)
    folded = np.abs(halves - np.median(halves))
    return max(_plain_rhat(_normal_scores(halves)), _plain_rhat(_normal_scores(folded)))


def ess(draws: F) -> float:
    """Bulk effective sample size of `draws` (chains, draws)."""
    scores = _normal_scores(_split(draws))
    chains, n = scores.shape
    within = scores.var(axis=1, ddof=1).mean()
    if within == 0:
        return float("nan")
    pooled = within * (n - 1) / n + scores.mean(axis=1).var(ddof=1)
    rho = 1 - (within - _autocovariance(scores).mean(axis=0)) / pooled
    tau = _positive_monotone_sum(rho)
    return float(min(chains * n / tau, chains * n * np.log10(chains * n)))


def _split(draws: F) -> F:
    half = draws.shape[1] // 2
    return np.concatenate([draws[:, :half], draws[:, half : 2 * half]], axis=0)


def _normal_scores(draws: F) -> F:
    ranks = rankdata(draws, axis=None).reshape(draws.shape)
    return ndtri((ranks - 0.375) / (draws.size + 0.25))  # type: ignore[no-any-return]


def _plain_rhat(draws: F) -> float:
    n = draws.shape[1]
    within = draws.var(axis=1, ddof=1).mean()
    if within == 0:
        return float("nan")
    return float(np.sqrt((n - 1) / n + draws.mean(axis=1).var(ddof=1) / within))


def _autocovariance(draws: F) -> F:
    n = draws.shape[1]
    spectrum = np.fft.rfft(draws - draws.mean(axis=1, keepdims=True), 2 * n, axis=1)
    out = np.fft.irfft(np.abs(spectrum) ** 2, axis=1)[:, :n]
    return np.asarray(out / n, dtype=np.float64)


def _positive_monotone_sum(rho: F) -> float:
    """Geyer's initial monotone sequence: the autocorrelation time."""
    even = len(rho) // 2 * 2
    pairs = rho[:even:2] + rho[1:even:2]
    negative = np.flatnonzero(pairs < 0)
    kept = np.minimum.accumulate(pairs[: negative[0]] if len(negative) else pairs)
    return float(max(2 * kept.sum() - 1, 1 / np.log10(len(rho) * 4)))
