"""Strata with partial pooling: what a thin stratum cannot tell is lent by the others, as much as they agree.

The log of undocumented over documented of each stratum is normal around a common mean (the normal hierarchical
model of Gelman et al., Bayesian Data Analysis, 5.4), its spread between strata integrated over a grid. Strata
are summed draw by draw, never by their bounds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tawthiq.figures.estimates.subsets import F

FEWEST = 3
"""With fewer strata there is no spread to learn: they are only summed."""
DRAWS = 4000


@dataclass(frozen=True, slots=True)
class Pooled:
    """`draws` (strata, DRAWS) of each stratum's total; `spread` the mean standard deviation between strata."""

    draws: F
    spread: float | None


def pool(documented: Sequence[int], draws: Sequence[F], seed: int = 0) -> Pooled:
    """Draws of each stratum's total after pooling. `documented` (strata,), `draws` one array per stratum."""
    rng = np.random.default_rng([seed, 11])
    n = np.array(documented, dtype=np.float64)
    logs = np.stack([_logs(d, int(m), rng) for d, m in zip(draws, documented, strict=True)])
    if len(n) < FEWEST:
        return Pooled(n[:, None] + n[:, None] * np.exp(logs), None)
    centre, scale = logs.mean(axis=1), np.maximum(logs.std(axis=1), 1e-3)
    tau = _draw_spread(centre, scale, rng)
    weight = 1 / (scale**2 + tau[:, None] ** 2)
    middle = (weight * centre).sum(axis=1) / weight.sum(axis=1)
    middle = middle + rng.standard_normal(DRAWS) / np.sqrt(weight.sum(axis=1))
    keep = tau[:, None] ** 2 / (tau[:, None] ** 2 + scale**2)
    mean = keep * centre + (1 - keep) * middle[:, None]
    theta = mean + rng.standard_normal(mean.shape) * scale * np.sqrt(keep)
    return Pooled(n[:, None] + n[:, None] * np.exp(theta.T), float(tau.mean()))


def _logs(draws: F, documented: int, rng: np.random.Generator) -> F:
    """Log of undocumented over documented, resampled to DRAWS in a random order."""
    missing = np.maximum(draws - documented, 0.5)
    return np.log(rng.choice(missing, DRAWS) / max(documented, 1))


def _draw_spread(centre: F, scale: F, rng: np.random.Generator) -> F:
    """Draws of the standard deviation between strata: flat up to three, everything else integrated out."""
    grid = np.linspace(1e-3, 3.0, 400)
    variance = scale[None, :] ** 2 + grid[:, None] ** 2
    weight = 1 / variance
    middle = (weight * centre).sum(axis=1) / weight.sum(axis=1)
    gaps = (centre[None, :] - middle[:, None]) ** 2
    height = -0.5 * (np.log(variance) + gaps / variance).sum(axis=1) - 0.5 * np.log(weight.sum(axis=1))
    chance = np.exp(height - height.max())
    return rng.choice(grid, DRAWS, p=chance / chance.sum())
