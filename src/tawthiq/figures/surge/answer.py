"""One comparison of two windows: the verdict, or why none can be given."""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.stats import chi2

from tawthiq.figures.surge import shapes
from tawthiq.figures.surge.compare import ALPHA, Series, compare
from tawthiq.figures.surge.exact import exact
from tawthiq.figures.surge.model import Floats, Shape
from tawthiq.figures.surge.noise import cumulative
from tawthiq.figures.surge.prepare import Incident, Prepared, series

SURGE, NOT_DISTINGUISHABLE, CANNOT_TELL = "surge", "not distinguishable", "cannot tell"

LEAST_BASELINE = 28
LEAST_KNOWN = 0.2
SMALL_PREDICTED, SMALL_BASELINE, LEAST_FITTED = 3.0, 20, 10


@dataclass(frozen=True, slots=True)
class Settings:
    """How to compare. `weekday`, `trend`: None lets the data say."""

    replicates: int = 1999
    seed: int = 0
    weekday: bool | None = None
    trend: bool | None = None
    power: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """`expected` is the window's count in a quiet world as far as it would be known by now; `mean` (T,) day by day.

    `ratio` with its 90 % interval (its low end is the one-sided 5 % bound); `p` one-sided. `why` are reason codes
    when the verdict is "cannot tell". `overdispersion` is 1/size, `memory` the autocorrelation at one day.
    """

    verdict: str
    why: tuple[str, ...]
    observed: int
    expected: float | None
    ratio: float | None
    low: float | None
    high: float | None
    p: float | None
    detectable_ratio: float | None
    method: str
    shape: Shape = field(default_factory=Shape)
    overdispersion: float = 0.0
    memory: float = 0.0
    mean: Floats = field(default_factory=lambda: np.zeros(0))


def answer(prepared: Prepared, incidents: Sequence[Incident], settings: Settings, label: str = "") -> Answer:
    """Compare the window of these incidents with its baseline; `label` gives each group its own stream of chance."""
    data = series(prepared, incidents)
    before = int(data.counts[~data.inside].sum())
    observed = int(data.counts[data.inside].sum())
    why = _cannot(prepared, data, before, observed)
    exposed, exposed_window = (
        float(data.exposure[~data.inside].sum()),
        float(data.exposure[data.inside].sum()),
    )
    if why:
        return Answer(CANNOT_TELL, why, observed, None, None, None, None, None, None, "none")
    small = before < SMALL_BASELINE or before * exposed_window / exposed < SMALL_PREDICTED
    if small and (before < LEAST_FITTED or not _clumped(data)):
        return _small(data, before, observed, exposed, exposed_window)
    return _large(data, settings, label)


def _cannot(prepared: Prepared, data: Series, before: int, observed: int) -> tuple[str, ...]:
    compared = prepared.plan.all_sources or prepared.plan.only_source
    lost = sum(s.window for s in prepared.comparable.left_out)
    share = float(data.exposure[data.inside].mean())
    reasons = (
        (data.baseline_days < max(LEAST_BASELINE, 2 * data.window_days), "baseline too short"),
        (not compared and not prepared.comparable.kept, "no source in both windows"),
        (share < LEAST_KNOWN, "mostly unreported"),
        (before + observed == 0, "no incidents"),
        (not compared and lost > observed and lost >= 3, "most incidents from new sources"),
    )
    return tuple(code for true, code in reasons if true)


def _clumped(data: Series) -> bool:
    """Whether the baseline's incidents come in bunches that independent ones would not make (5 % level)."""
    counts = data.counts[~data.inside]
    spread = ((counts - counts.mean()) ** 2).sum() / counts.mean()
    return bool(chi2.sf(spread, len(counts) - 1) <= ALPHA)


def _small(data: Series, before: int, observed: int, exposed: float, exposed_window: float) -> Answer:
    found = exact(before, observed, exposed, exposed_window)
    return Answer(
        SURGE if found.p <= ALPHA else NOT_DISTINGUISHABLE,
        (),
        observed,
        found.predicted,
        found.ratio,
        found.low,
        _finite(found.high),
        found.p,
        found.detectable_ratio,
        "exact conditional test",
        mean=before / exposed * data.exposure,
    )


def _large(data: Series, settings: Settings, label: str) -> Answer:
    shape = shapes.choose(data, settings.weekday, settings.trend)
    rng = np.random.default_rng([settings.seed, zlib.crc32(label.encode())])
    found = compare(data, shape, replicates=settings.replicates, rng=rng, power=settings.power)
    return Answer(
        SURGE if found.p <= ALPHA else NOT_DISTINGUISHABLE,
        (),
        found.observed,
        found.predicted,
        found.ratio,
        found.low,
        _finite(found.high),
        found.p,
        found.detectable_ratio,
        "negative binomial baseline, parametric bootstrap",
        shape,
        found.alpha,
        found.memory_share * found.memory_rho,
        found.mean,
    )


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def band(found: Answer) -> tuple[Floats, Floats]:
    """Where 90 % of quiet days lie, day by day (T,): from the baseline's negative binomial."""
    low, high = np.zeros(len(found.mean)), np.zeros(len(found.mean))
    for t, mean in enumerate(found.mean):
        table = cumulative(max(float(mean), 1e-9), found.overdispersion)
        low[t], high[t] = np.searchsorted(table, [0.05, 0.95])
    return low, high
