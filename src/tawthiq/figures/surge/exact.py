"""Small counts: the conditional binomial test of two Poisson rates (Przyborowski and Wilenski 1940), exact."""

from __future__ import annotations

from dataclasses import dataclass

from scipy.stats import beta, binom, poisson

from tawthiq.figures.surge.compare import ALPHA, POWER


@dataclass(frozen=True, slots=True)
class Exact:
    """`predicted` in the window; the ratio with its 90 % interval; one-sided p; what 80 % power would have found."""

    predicted: float
    ratio: float | None
    low: float
    high: float
    p: float
    detectable_ratio: float | None


def exact(baseline: int, window: int, exposure_baseline: float, exposure_window: float) -> Exact:
    """Compare two counts over these exposures (days, weighed by what is known of each)."""
    relative = exposure_window / exposure_baseline
    share = relative / (1 + relative)
    total = baseline + window
    p = float(binom.sf(window - 1, total, share))
    low = float(beta.ppf(ALPHA, window, baseline + 1)) if window else 0.0
    high = float(beta.ppf(1 - ALPHA, window + 1, baseline)) if baseline else 1.0
    predicted = baseline * relative
    return Exact(
        predicted,
        window / predicted if predicted else None,
        low / (1 - low) / relative,
        high / (1 - high) / relative if high < 1 else float("inf"),
        p,
        _detectable(baseline, relative, share),
    )


def _detectable(baseline: int, relative: float, share: float) -> float | None:
    """The smallest ratio found in 80 % of cases when the baseline is as observed (half an incident where it is 0)."""
    critical = next(y for y in range(1, 100_000) if binom.sf(y - 1, baseline + y, share) <= ALPHA)
    expected = max(baseline, 0.5) * relative
    low, high = 1.0, 2.0
    while poisson.sf(critical - 1, high * expected) < POWER:
        low, high = high, high * 2
        if high > 1e4:
            return None
    while high / low > 1.01:
        middle = (low * high) ** 0.5
        low, high = (middle, high) if poisson.sf(critical - 1, middle * expected) < POWER else (low, middle)
    return high
