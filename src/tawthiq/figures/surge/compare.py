"""The test: the window's count against what the baseline predicts, calibrated by a parametric bootstrap.

z = (observed - predicted) / sqrt(variance), the variance holding counting noise, overdispersion, autocorrelation
and the uncertainty of the fitted baseline. Replicates are drawn from the fitted quiet world, baseline and window
together, and go through the whole procedure; p is the rank of z among theirs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tawthiq.figures.surge import noise
from tawthiq.figures.surge.model import Fit, Floats, Shape, design, dispersion, fit
from tawthiq.figures.surge.noise import Memory

ALPHA = 0.05
POWER = 0.8
FIRST_DRAWS = 199


@dataclass(frozen=True, slots=True)
class Series:
    """Daily counts: the baseline's days, a gap that is left out, the window's days. `days` are ordinals.

    `exposure` (T,) is how much of a full day's incidents can be known: the share reported by the as-of date, and in the
    window the factor that sources chosen for being active there bring along; `exposure_sd` its error.
    """

    days: NDArray[np.int64]
    counts: Floats
    inside: NDArray[np.bool_]
    exposure: Floats
    exposure_sd: Floats

    @property
    def baseline_days(self) -> int:
        return int((~self.inside).sum())

    @property
    def window_days(self) -> int:
        return int(self.inside.sum())


@dataclass(frozen=True, slots=True)
class World:
    """A fitted quiet world. `mean` (R, T) of all days, `predicted` and `variance` (R,) of the window's count.

    `terms` (T, p) of all days; `days` in the baseline.
    """

    base: Fit
    mean: Floats
    memory: Memory
    terms: Floats
    days: int
    predicted: Floats
    variance: Floats

    @property
    def heavy_tailed(self) -> bool:
        """Days that hang together are drawn with a lognormal rate, whose tail is heavier than a gamma's."""
        return bool(self.memory.share[0] > 0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the comparison says. `z_null` are the replicates' z. `upper`, `lower` bound the ratio (90 % two-sided)."""

    observed: int
    predicted: float
    ratio: float
    low: float
    high: float
    p: float
    detectable_ratio: float | None
    alpha: float
    memory_share: float
    memory_rho: float
    shape: Shape
    z: float
    z_null: Floats
    mean: Floats
    replicates: int


def quiet_world(series: Series, shape: Shape, counts: Floats) -> World:
    """Fit the baseline of `counts` (R, T) and predict the window."""
    inside = series.inside
    base_days = series.days[~inside]
    terms = design(series.days, shape, origin=int(base_days[0]), length=int(base_days[-1] - base_days[0] + 1))
    offset = np.log(np.maximum(series.exposure, 1e-6))
    found, memory = _fitted(counts[:, ~inside], terms[~inside], offset[~inside])
    mean = np.exp(np.clip(found.beta @ terms.T, -20, 20) + offset)
    world = World(found, mean, memory, terms, int((~inside).sum()), mean[:, 0], mean[:, 0])
    predicted, variance = outlook(series, world)
    return replace(world, predicted=predicted, variance=variance)


def outlook(series: Series, world: World) -> tuple[Floats, Floats]:
    """What the fitted world predicts for the window of `series`, and with what variance, each (R,)."""
    inside = series.inside
    ahead = world.mean[:, inside]
    slope = ahead @ world.terms[inside]
    learnt = np.einsum("rp,rpq,rq->r", slope, world.base.bread, slope) * world.memory.long_run(world.days)
    delay = ((ahead * (series.exposure_sd / series.exposure)[inside]).sum(axis=1)) ** 2
    variance = noise.window_variance(ahead, world.base.alpha, world.memory) + learnt + delay
    return ahead.sum(axis=1), variance


def _fitted(counts: Floats, terms: Floats, offset: Floats) -> tuple[Fit, Memory]:
    """Mean, overdispersion and memory in turn: each corrects the others' degrees of freedom."""
    rows, days = counts.shape
    lost = np.full(rows, float(terms.shape[1]))
    found = fit(counts, terms, offset, np.zeros(rows))
    memory = noise.none(rows)
    for _ in range(2):
        alpha = dispersion(counts, found.mean, lost)
        found = fit(counts, terms, offset, alpha)
        memory = noise.estimate(noise.pearson(counts, found.mean, alpha))
        lost = terms.shape[1] - 1 + memory.long_run(days)
    return Fit(found.beta, found.mean, found.bread, dispersion(counts, found.mean, lost)), memory


def compare(
    series: Series, shape: Shape, *, replicates: int, rng: np.random.Generator, power: bool = True
) -> Verdict:
    """Test the window against the baseline with `replicates` quiet worlds. `power`: also the detectable ratio."""
    inside = series.inside
    world = quiet_world(series, shape, series.counts[None].astype(float))
    observed = float(series.counts[inside].sum())
    z = float((observed - world.predicted[0]) / np.sqrt(world.variance[0]))
    stars = _stars(series, shape, _unbiased(series, shape, world, rng), rng, replicates)
    p = (1 + int((stars.z >= z - 1e-9).sum())) / (1 + replicates)
    interval = _Interval(series, world, observed)
    low_q, high_q = np.quantile(stars.z, [ALPHA, 1 - ALPHA])
    return Verdict(
        observed=int(observed),
        predicted=float(world.predicted[0]),
        ratio=observed / float(world.predicted[0]),
        low=interval.bound(float(high_q)),
        high=interval.bound(float(low_q)),
        p=p,
        detectable_ratio=_detectable(series, world, stars, replicates) if power else None,
        alpha=float(world.base.alpha[0]),
        memory_share=float(world.memory.share[0]),
        memory_rho=float(world.memory.rho[0]),
        shape=shape,
        z=z,
        z_null=stars.z,
        mean=world.mean[0],
        replicates=replicates,
    )


@dataclass(frozen=True, slots=True)
class _Stars:
    """The replicates: `uniform` (R, m) of the window, `shift` (R,) the delays' error, `world` fitted to each."""

    uniform: Floats
    shift: Floats
    world: World
    z: Floats


def _unbiased(series: Series, shape: Shape, world: World, rng: np.random.Generator) -> World:
    """The world to draw from: where days hang together, short baselines show less of it than there is.

    A first set of replicates says how much less; the world is moved by as much.
    """
    if not world.heavy_tailed:
        return world
    _, drawn = draw_worlds(series, world, rng, FIRST_DRAWS)
    seen = quiet_world(series, shape, drawn)
    rho = world.memory.rho
    lost = world.memory.share - (seen.memory.share * seen.memory.rho).mean() / rho
    share = np.minimum(world.memory.share + np.maximum(lost, 0.0), 1.0)
    alpha = np.maximum(2 * world.base.alpha - seen.base.alpha.mean(), 0.0)
    return replace(world, base=replace(world.base, alpha=alpha), memory=Memory(share, rho))


def _stars(series: Series, shape: Shape, world: World, rng: np.random.Generator, rows: int) -> _Stars:
    """Draw quiet worlds like the fitted one and put each through the whole procedure."""
    uniform, drawn = draw_worlds(series, world, rng, rows)
    inside = series.inside
    error = float((world.mean[0] * series.exposure_sd / series.exposure)[inside].sum())
    shift = rng.standard_normal(rows) * error
    refitted = quiet_world(series, shape, drawn)
    total = np.maximum(drawn[:, inside].sum(axis=1) + shift, 0.0)
    return _Stars(
        uniform[:, inside], shift, refitted, (total - refitted.predicted) / np.sqrt(refitted.variance)
    )


def draw_worlds(series: Series, world: World, rng: np.random.Generator, rows: int) -> tuple[Floats, Floats]:
    """(uniform numbers, counts), each (rows, T), of quiet worlds like the fitted one; days in a gap pass unseen."""
    alpha, share, rho = float(world.base.alpha[0]), float(world.memory.share[0]), float(world.memory.rho[0])
    heavy = world.heavy_tailed
    latent = noise.normal_share(share, rho, float(np.median(world.mean[0])), alpha, lognormal=heavy)
    span = series.days - series.days[0]
    uniform = noise.uniforms(rng, rows, int(span[-1]) + 1, latent, rho)[:, span]
    return uniform, noise.counts(uniform, world.mean[0], alpha, lognormal=heavy)


@dataclass(frozen=True, slots=True)
class _Interval:
    """Inverts the test: the ratios r at which (observed - r * predicted) / sqrt(variance(r)) is a given quantile."""

    series: Series
    world: World
    observed: float

    def bound(self, quantile: float) -> float:
        """The ratio, 0 where even 0 is not excluded, infinite where no ratio is."""
        low, high = 0.0, 1.0
        if self._z(1e-9) <= quantile:
            return 0.0
        while self._z(high) > quantile:
            high *= 2
            if high > 1e6:
                return float("inf")
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if self._z(middle) > quantile else (low, middle)
        return high

    def _z(self, ratio: float) -> float:
        world, inside = self.world, self.series.inside
        ahead = world.mean[:, inside]
        now = noise.window_variance(ahead, world.base.alpha, world.memory)
        then = noise.window_variance(ratio * ahead, world.base.alpha, world.memory)
        variance = then + ratio * ratio * (world.variance - now)
        return float((self.observed - ratio * world.predicted[0]) / np.sqrt(variance[0]))


def _detectable(series: Series, world: World, stars: _Stars, replicates: int) -> float | None:
    """The smallest ratio that the test finds in 80 % of replicates, to 1 %; None above 100."""
    place = int(np.floor(ALPHA * (replicates + 1)))
    if place < 1:
        return None
    critical = np.sort(stars.z)[-place]
    ahead, alpha = world.mean[0][series.inside], float(world.base.alpha[0])

    def power(ratio: float) -> float:
        drawn = noise.counts(stars.uniform, ratio * ahead, alpha, lognormal=world.heavy_tailed).sum(axis=1)
        total = np.maximum(drawn + ratio * stars.shift, 0.0)
        return float(((total - stars.world.predicted) / np.sqrt(stars.world.variance) > critical).mean())

    low, high = 1.0, 2.0
    while power(high) < POWER:
        low, high = high, high * 2
        if high > 100:
            return None
    while high / low > 1.01:
        middle = (low * high) ** 0.5
        low, high = (middle, high) if power(middle) < POWER else (low, middle)
    return high
