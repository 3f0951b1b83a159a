"""Which terms the baseline carries: weekdays and a trend only where the data show them."""

from __future__ import annotations

import numpy as np
from scipy.stats import chi2, f, t

from tawthiq.figures.surge import noise
from tawthiq.figures.surge.compare import Series
from tawthiq.figures.surge.model import Floats, Shape, design, dispersion, fit

EVIDENCE = 0.01
LEAST_DAYS = 42
LEAST_COUNT = 40


def choose(series: Series, weekday: bool | None = None, trend: bool | None = None) -> Shape:
    """True or False asks for a term or forbids it; None keeps it when it is significant at 1 %.

    Needs six weeks and 40 incidents to look. The trend's test allows for autocorrelation, without which a slow wave
    looks like a trend.
    """
    outside = ~series.inside
    counts = series.counts[outside][None].astype(float)
    enough = int(outside.sum()) >= LEAST_DAYS and counts.sum() >= LEAST_COUNT
    if (weekday is not None and trend is not None) or not enough:
        return Shape(bool(weekday), bool(trend))
    full = Shape(weekday is not False, trend is not False)
    days = series.days[outside]
    terms = design(days, full, origin=int(days[0]), length=int(days[-1] - days[0] + 1))
    weekday_p, trend_p = _tests(counts, terms, np.log(np.maximum(series.exposure[outside], 1e-6)), full)
    return Shape(
        bool(weekday) if weekday is not None else weekday_p < EVIDENCE,
        bool(trend) if trend is not None else trend_p < EVIDENCE,
    )


def _tests(counts: Floats, terms: Floats, offset: Floats, full: Shape) -> tuple[float, float]:
    """p-values of the weekdays (6 terms together) and of the trend in the model that has both."""
    days, p = terms.shape
    lost = np.array([float(p)])
    found = fit(counts, terms, offset, np.zeros(1))
    alpha = dispersion(counts, found.mean, lost)
    found = fit(counts, terms, offset, alpha)
    memory = noise.estimate(noise.pearson(counts, found.mean, alpha))
    weekday_p = trend_p = 1.0
    if full.weekday:
        beta, cover = found.beta[0, 1:7], found.bread[0, 1:7, 1:7]
        wald = float(beta @ np.linalg.solve(cover, beta))
        weekday_p = float(f.sf(wald / 6, 6, days - p)) if days > p else float(chi2.sf(wald, 6))
    if full.trend:
        spread = float(found.bread[0, -1, -1] * memory.long_run(days)[0])
        trend_p = 2 * float(t.sf(abs(float(found.beta[0, -1])) / spread**0.5, max(days - p, 1)))
    return weekday_p, trend_p
