"""The latent class sampler in numpy: all chains at once. The twin of `mixture_compiled`, used without numba.

Shapes: `u` (chains, lists, classes), `v` (chains, classes - 1), `alpha` (chains,), `q` (chains, cells, classes).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

F = NDArray[np.float64]


@dataclass(slots=True)
class Chains:
    """The state of every chain and the tuning that they share."""

    u: F
    v: F
    alpha: F
    log_step: float
    log_step_mean: float
    adapted: int
    path: float


@dataclass(frozen=True, slots=True)
class Cells:
    """Observed cells: `bits` (cells, lists) of 0 and 1, `counts` (cells,); cell 0 is the unobserved one."""

    bits: F
    counts: F
    total: float


def softplus(x: F) -> F:
    """log(1 + exp(x)) without overflow."""
    return np.logaddexp(0.0, x)


def weights(v: F) -> F:
    """Class weights (chains, classes) from stick logits."""
    left = np.cumsum(-softplus(v), axis=1)
    before = np.concatenate([np.zeros((v.shape[0], 1)), left], axis=1)
    share = np.concatenate([-softplus(-v), np.zeros((v.shape[0], 1))], axis=1)
    return np.exp(before + share)  # type: ignore[no-any-return]


def joint(u: F, v: F, bits: F) -> F:
    """Chance of each class times chance of each cell in it, (chains, cells, classes)."""
    return weights(v)[:, None, :] * np.exp(bits @ u - softplus(u).sum(axis=1)[:, None, :])  # type: ignore[no-any-return]


def log_target(u: F, v: F, alpha: F, cells: Cells, q: F) -> F:
    """Log posterior (chains,) of the logits, memberships and unknown total summed out."""
    p = np.maximum(q.sum(axis=2), 1e-300)
    seen = p[:, 1:]
    out = np.log(seen) @ cells.counts[1:] - cells.total * np.log(np.maximum(1 - p[:, 0], 1e-300))
    out -= (softplus(-u) + softplus(u)).sum(axis=(1, 2))
    out -= (softplus(-v) + alpha[:, None] * softplus(v)).sum(axis=1)
    return out  # type: ignore[no-any-return]


def gradient(u: F, v: F, alpha: F, cells: Cells, q: F) -> tuple[F, F]:
    """Slope of `log_target` in `u` and `v`."""
    p = q.sum(axis=2)
    pull = cells.counts / np.maximum(p, 1e-300)
    pull[:, 0] = cells.total / np.maximum(1 - p[:, 0], 1e-300)
    part = q * pull[:, :, None]
    mass = part.sum(axis=1)
    lam = expit(u)
    gu = cells.bits.T @ part - lam * mass[:, None, :] + 1 - 2 * lam
    share = expit(v)
    later = mass.sum(axis=1, keepdims=True) - np.cumsum(mass, axis=1)
    gv = (1 - share) * (mass[:, :-1] + 1) - share * (later[:, :-1] + alpha[:, None])
    return gu, gv


def leap(rng: np.random.Generator, chains: Chains, cells: Cells, step: float, steps: int) -> F:
    """One Hamiltonian move of every chain in place; returns the acceptance probabilities (chains,)."""
    u, v = chains.u.copy(), chains.v.copy()
    mu, mv = rng.standard_normal(u.shape), rng.standard_normal(v.shape)
    q = joint(u, v, cells.bits)
    before = log_target(u, v, chains.alpha, cells, q) - _energy(mu, mv)
    gu, gv = gradient(u, v, chains.alpha, cells, q)
    for _ in range(steps):
        mu, mv = mu + 0.5 * step * gu, mv + 0.5 * step * gv
        u, v = u + step * mu, v + step * mv
        q = joint(u, v, cells.bits)
        gu, gv = gradient(u, v, chains.alpha, cells, q)
        mu, mv = mu + 0.5 * step * gu, mv + 0.5 * step * gv
    after = log_target(u, v, chains.alpha, cells, q) - _energy(mu, mv)
    accept = np.nan_to_num(np.exp(np.minimum(0.0, after - before)), nan=0.0)
    taken = rng.random(accept.shape) < accept
    chains.u = np.where(taken[:, None, None], u, chains.u)
    chains.v = np.where(taken[:, None], v, chains.v)
    return accept


def _energy(mu: F, mv: F) -> F:
    return 0.5 * ((mu**2).sum(axis=(1, 2)) + (mv**2).sum(axis=1))  # type: ignore[no-any-return]


def draw_missing(rng: np.random.Generator, p0: F, total: float) -> F:
    """How many are in no list (chains,): negative binomial, as gamma then Poisson."""
    rate = rng.standard_gamma(total, p0.shape) * p0 / np.maximum(1 - p0, 1e-12)
    drawn = rng.poisson(np.minimum(rate, 1e9)).astype(np.float64)
    return np.where(rate > 1e9, rate, drawn)


def log_gamma_draw(rng: np.random.Generator, shape: F) -> F:
    """Log of gamma draws; exact for shapes so small that the draw itself would be zero."""
    small = shape < 1.0
    raised = np.log(rng.standard_gamma(shape + small))
    lift = np.log(1.0 - rng.random(shape.shape)) / shape
    return raised + np.where(small, lift, 0.0)


def sweep(rng: np.random.Generator, chains: Chains, cells: Cells, prior: tuple[float, float]) -> F:
    """One Gibbs sweep of every chain in place; returns the missing (chains,)."""
    q = joint(chains.u, chains.v, cells.bits)
    p = q.sum(axis=2)
    missing = draw_missing(rng, np.minimum(p[:, 0], 1 - 1e-9), cells.total)
    counts = np.repeat(cells.counts[None, :], len(missing), axis=0)
    counts[:, 0] = np.minimum(missing, 2.0**53)
    share = q / np.maximum(p, 1e-300)[:, :, None]
    share[:, :, -1] = np.maximum(0.0, 1.0 - share[:, :, :-1].sum(axis=2))
    share /= share.sum(axis=2, keepdims=True)
    taken = rng.multinomial(counts.astype(np.int64), share).astype(np.float64)
    size = taken.sum(axis=1)
    caught = cells.bits.T @ taken
    hits = rng.standard_gamma(1.0 + caught)
    misses = rng.standard_gamma(1.0 + size[:, None, :] - caught)
    chains.u = np.log(hits) - np.log(misses)
    after = size.sum(axis=1, keepdims=True) - np.cumsum(size, axis=1)
    first = log_gamma_draw(rng, 1.0 + size[:, :-1])
    chains.v = first - log_gamma_draw(rng, chains.alpha[:, None] + np.maximum(after[:, :-1], 0.0))
    shape = prior[0] + chains.v.shape[1]
    chains.alpha = rng.standard_gamma(shape, missing.shape) / (prior[1] + softplus(chains.v).sum(axis=1))
    chains.alpha = np.maximum(chains.alpha, 1e-8)
    return missing


def order_height(logs: F, prior: tuple[float, float]) -> F:
    """Log density (chains,) of class weights in this order; see `mixture_compiled.order_height`."""
    last = logs.shape[1] - 1
    left = np.logaddexp.accumulate(logs[:, ::-1], axis=1)[:, ::-1]
    power = (prior[0] + last) * np.log(prior[1] - np.minimum(logs[:, last], 0.0))
    return np.asarray(-left[:, 1:last].sum(axis=1) - logs[:, last] - power, dtype=np.float64)


def swap_labels(rng: np.random.Generator, chains: Chains, prior: tuple[float, float]) -> None:
    """Try to swap pairs of classes in every chain, in place; see `mixture_compiled.swap_labels`."""
    left = np.concatenate([np.zeros((len(chains.v), 1)), np.cumsum(-softplus(chains.v), axis=1)], axis=1)
    logs = left.copy()
    logs[:, :-1] -= softplus(-chains.v)
    height, classes = order_height(logs, prior), logs.shape[1]
    for i, j in rng.integers(0, classes, (1 + classes // 4, 2)):
        order = np.arange(classes)
        order[[i, j]] = order[[j, i]]
        tried = order_height(logs[:, order], prior)
        rows = np.flatnonzero(np.log(1.0 - rng.random(len(logs))) < tried - height)
        height[rows], logs[rows] = tried[rows], logs[rows][:, order]
        chains.u[rows] = chains.u[rows][:, :, order]
    after = np.logaddexp.accumulate(logs[:, ::-1], axis=1)[:, ::-1]
    chains.v = logs[:, :-1] - after[:, 1:]
    shape = prior[0] + classes - 1
    chains.alpha = rng.standard_gamma(shape, len(logs)) / (prior[1] + softplus(chains.v).sum(axis=1))
    chains.alpha = np.maximum(chains.alpha, 1e-8)


def run(
    rng: np.random.Generator, chains: Chains, cells: Cells, prior: tuple[float, float], rounds: int, adapt: bool,
    leaps: int,
) -> F:  # fmt: skip
    """Run every chain for `rounds` in place; returns (chains, rounds, 3) as `mixture_compiled.run` does."""
    out = np.empty((chains.u.shape[0], rounds, 3))
    for t in range(rounds):
        missing = sweep(rng, chains, cells, prior)
        swap_labels(rng, chains, prior)
        for _ in range(leaps):
            _move(rng, chains, cells, adapt)
        none = np.exp(-softplus(chains.u).sum(axis=1))
        share = weights(chains.v)
        p0 = (share * none).sum(axis=1)
        if leaps:
            missing = draw_missing(rng, np.minimum(p0, 1 - 1e-9), cells.total)
        out[:, t, 0], out[:, t, 1] = missing, p0
        out[:, t, 2] = np.where(none > 0.75, share, 0.0).sum(axis=1)
    return out


def _move(rng: np.random.Generator, chains: Chains, cells: Cells, adapt: bool) -> None:
    step = float(np.exp(chains.log_step if adapt else chains.log_step_mean))
    most = int(min(max(chains.path / step, 4.0), 64.0))
    steps = 1 + int(rng.random() * most)
    accept = float(leap(rng, chains, cells, step * (0.8 + 0.4 * rng.random()), steps).mean())
    if not adapt:
        return
    chains.adapted += 1
    chains.log_step = max(-9.0, chains.log_step + (accept - 0.8) / (chains.adapted + 10.0) ** 0.6)
    mix = chains.adapted**-0.75
    chains.log_step_mean = mix * chains.log_step + (1 - mix) * chains.log_step_mean
