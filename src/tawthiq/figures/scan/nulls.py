"""What chance alone does: replicates of the counts when nothing has happened.

Every block of replicates has its own stream, spawned from the seed and the block's number, so that the same seed gives
the same replicates whatever the machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammainc, gammaln

from tawthiq.figures.scan.scores import Floats
from tawthiq.figures.scan.zones import Ints

BLOCK_CELLS = 4_000_000
SMALL_MEAN = 3.0
MOST_STEPS = 80

Counts = NDArray[np.int32]
Draw = Callable[[np.random.Generator, int], Counts]


def blocks(draw: Draw, replicates: int, cells: int, seed: int) -> Iterator[Counts]:
    """Blocks (R, places, periods) of `replicates` draws in all."""
    size = max(1, min(256, BLOCK_CELLS // cells))
    for number, start in enumerate(range(0, replicates, size)):
        rng = np.random.Generator(np.random.SFC64(np.random.SeedSequence([seed, number])))
        yield draw(rng, min(size, replicates - start))


def poisson(mean: Floats) -> Draw:
    """Independent Poisson counts with these means (places, periods)."""
    flat = mean.ravel()
    small = np.flatnonzero(flat <= SMALL_MEAN)
    large = np.flatnonzero(flat > SMALL_MEAN)
    steps = _cumulative(flat[small])

    def draw(rng: np.random.Generator, count: int) -> Counts:
        out = np.empty((count, flat.size), dtype=np.int32)
        if large.size == 0:
            _by_inversion(rng, out, flat, steps)
        else:
            part = np.empty((count, small.size), dtype=np.int32)
            _by_inversion(rng, part, flat[small], steps)
            out[:, small] = part
            out[:, large] = rng.poisson(flat[large], size=(count, large.size))
        return np.asarray(out.reshape(count, *mean.shape))

    return draw


def _cumulative(mean: Floats, depth: int = 4) -> list[NDArray[np.float32]]:
    """P(count <= j) for j = 0 .. depth-1, as 32-bit floats."""
    term = np.exp(-mean)
    total = term.copy()
    out = [total.astype(np.float32)]
    for j in range(1, depth):
        term = term * mean / j
        total = total + term
        out.append(total.astype(np.float32))
    return out


def _by_inversion(
    rng: np.random.Generator, out: Counts, mean: Floats, steps: list[NDArray[np.float32]]
) -> None:
    """Counts by comparing one uniform number with the cumulative probabilities; the tail beyond is drawn apart."""
    above = np.empty(mean.size, dtype=np.bool_)
    total = np.empty(mean.size, dtype=np.int8)
    uniform = np.empty(mean.size, dtype=np.float32)
    for row in out:
        rng.random(dtype=np.float32, out=uniform)
        np.greater_equal(uniform, steps[0], out=total.view(np.bool_))
        for step in steps[1:]:
            np.greater_equal(uniform, step, out=above)
            total += above.view(np.int8)
        row[:] = total
        tail = np.flatnonzero(above)
        if tail.size:
            row[tail] = _tail(rng, mean[tail], len(steps))


def _tail(rng: np.random.Generator, mean: Floats, least: int) -> Counts:
    """Poisson counts given that they are at least `least`: one fresh uniform number, inverted in double precision."""
    target = rng.random(mean.size) * gammainc(least, mean)
    term = np.exp(least * np.log(mean) - mean - gammaln(least + 1))
    out = np.full(mean.size, least, dtype=np.int32)
    cumulative = term
    for step in range(1, MOST_STEPS):
        above = target >= cumulative
        if not above.any():
            break
        out += above
        term = term * mean / (least + step)
        cumulative = cumulative + term
    return out


def multinomial(mean: Floats, total: int) -> Draw:
    """`total` cases placed by chance in proportion to `mean`: Poisson counts, topped up or thinned to the total.

    Poisson counts given their sum N are multinomial; adding total - N independent cases, or taking N - total away at
    random, keeps them so.
    """
    share = mean / mean.sum()
    start = poisson(share * total)
    cumulative = np.cumsum(share.ravel())
    cumulative /= cumulative[-1]

    def draw(rng: np.random.Generator, count: int) -> Counts:
        out = start(rng, count)
        for row in out.reshape(count, -1):
            _to_total(rng, row, cumulative, total)
        return out

    return draw


def _to_total(rng: np.random.Generator, row: Counts, cumulative: Floats, total: int) -> None:
    have = int(row.sum())
    if have < total:
        np.add.at(row, np.searchsorted(cumulative, rng.random(total - have), side="right"), 1)
    elif have > total:
        gone = rng.choice(have, size=have - total, replace=False, shuffle=False)
        np.subtract.at(row, np.searchsorted(np.cumsum(row), gone, side="right"), 1)


def by_period(share: Floats, totals: Ints, theta: float | None) -> Draw:
    """Each period's `totals` (periods,) placed by chance in proportion to `share` (places, periods).

    With `theta` the shares vary by a gamma distribution of that shape: overdispersed counts with fixed totals.
    """

    def draw(rng: np.random.Generator, count: int) -> Counts:
        weight = np.broadcast_to(share, (count, *share.shape))
        if theta is not None:
            weight = weight * np.maximum(rng.standard_gamma(theta, size=weight.shape), 1e-12)
        chance = weight / weight.sum(axis=1, keepdims=True)
        return np.moveaxis(rng.multinomial(totals, np.moveaxis(chance, 1, 2)), 1, 2).astype(np.int32)

    return draw


def mixed(mean: Floats, theta: float | None, shape: Floats | None) -> Draw:
    """Poisson counts whose means vary: by cell (negative binomial of size `theta`), by place (`shape`), or both.

    `shape` (places,) is the gamma shape of a mean that was itself estimated from `shape` earlier cases.
    """

    def draw(rng: np.random.Generator, count: int) -> Counts:
        rate = np.broadcast_to(mean, (count, *mean.shape))
        if shape is not None:
            place = rng.standard_gamma(shape, size=(count, len(shape))) / shape
            rate = rate * place[:, :, None]
        if theta is not None:
            rate = rate * (rng.standard_gamma(theta, size=rate.shape) / theta)
        return rng.poisson(rate).astype(np.int32)

    return draw


def overdispersed_multinomial(mean: Floats, theta: Floats, total: int) -> Draw:
    """`total` cases placed in proportion to gamma-distributed weights: overdispersed counts with a fixed total."""
    size = np.broadcast_to(theta, mean.shape)

    def draw(rng: np.random.Generator, count: int) -> Counts:
        out = np.empty((count, *mean.shape), dtype=np.int32)
        for row in out:
            weight = rng.standard_gamma(size) * (mean / size)
            cumulative = np.cumsum(weight.ravel())
            cases = np.searchsorted(cumulative, rng.random(total) * cumulative[-1], side="right")
            row[:] = np.bincount(cases, minlength=mean.size).reshape(mean.shape)
        return out

    return draw


def permutation(counts: Ints) -> Draw:
    """The cases' periods shuffled among their places (Kulldorff 2005): both margins stay as observed."""
    places, periods = counts.shape
    where, when = np.divmod(np.repeat(np.arange(counts.size), counts.ravel()), periods)

    def draw(rng: np.random.Generator, count: int) -> Counts:
        out = np.empty((count, places, periods), dtype=np.int32)
        for row in out:
            cells = where * periods + rng.permutation(when)
            row[:] = np.bincount(cells, minlength=counts.size).reshape(places, periods)
        return out

    return draw
