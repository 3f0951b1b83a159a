"""Deaths beside the incidents: shown, not tested. One incident can hold most of them, so that their totals jump."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tawthiq.figures.surge.prepare import Incident, Prepared

DRAWS = 2000


def summary(prepared: Prepared, incidents: Sequence[Incident], seed: int) -> dict[str, object]:
    """Deaths in both windows, and their ratio per day with a 90 % interval from resampling incidents."""
    since = prepared.plan.since
    inside = np.array([i.deaths for i in incidents if i.day >= since and i.deaths is not None])
    before = np.array([i.deaths for i in incidents if i.day < since and i.deaths is not None])
    unstated = sum(1 for i in incidents if i.deaths is None)
    window_days = (prepared.until - since).days + 1
    baseline_days = (since - prepared.start).days
    out: dict[str, object] = {
        "window": float(inside.sum()),
        "baseline": float(before.sum()),
        "window_per_day": float(inside.sum()) / window_days,
        "baseline_per_day": float(before.sum()) / baseline_days,
        "largest_incident_share": float(inside.max() / inside.sum()) if inside.sum() > 0 else None,
        "incidents_without_deaths_stated": unstated,
        "ratio": None,
        "low": None,
        "high": None,
    }
    if before.sum() > 0:
        rng = np.random.default_rng([seed, 2])
        ratios = _totals(rng, inside) / np.maximum(_totals(rng, before), 1e-9) * baseline_days / window_days
        low, high = np.quantile(ratios, [0.05, 0.95])
        ratio = float(inside.sum() / before.sum()) * baseline_days / window_days
        out.update(ratio=ratio, low=float(low), high=float(high))
    return out


def _totals(rng: np.random.Generator, deaths: np.ndarray) -> np.ndarray:
    """Sums of a Poisson number of incidents, each drawn from those seen."""
    if not len(deaths):
        return np.zeros(DRAWS)
    return np.asarray(rng.poisson(1.0, size=(DRAWS, len(deaths))) @ deaths)
