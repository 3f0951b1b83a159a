"""Newton's method for one log-linear model after the other, as loops for numba. Twin of `poisson.fit_plain`."""

from __future__ import annotations

from typing import Any

import numpy as np

from tawthiq.figures.estimates.fast import compiled

A = Any


@compiled
def fit_all(counts: A, terms: A, on: A, live: A, out: A, fitted: A) -> None:
    """Fit every row. Shapes as in `poisson.fit`; `out` (rows, 4): constant, its variance, largest |beta|, done."""
    most = terms.shape[1]
    used, beta, move = np.empty(most, np.int64), np.empty(most), np.empty(most)
    grad, factor = np.empty(most), np.empty((most, most))
    mu, eta, z = np.empty(counts.shape[1]), np.empty(counts.shape[1]), np.empty(counts.shape[1])
    for b in range(counts.shape[0]):
        p = 0
        for i in range(most):
            if on[b, i]:
                used[p] = terms[b, i]
                p += 1
        first_guess(counts[b], live[b], used, p, beta, grad, factor, mu, eta, z)
        out[b, 3] = climb(counts[b], live[b], used, p, beta, grad, move, factor, mu, eta, z)
        _weigh(mu, used, p, z, factor)
        out[b, 2] = 0.0
        for i in range(p):
            grad[i] = 1.0 if used[i] == 0 else 0.0
            out[b, 2] = max(out[b, 2], abs(beta[i]))
        _solve(factor, p, grad, move)
        for i in range(p):
            if used[i] == 0:
                out[b, 0], out[b, 1] = beta[i], move[i]
        fitted[b, :] = mu


@compiled
def first_guess(
    counts: A, live: A, used: A, p: int, beta: A, grad: A, factor: A, mu: A, eta: A, z: A
) -> None:
    """One step of iterated least squares from the counts plus a half, into `beta`."""
    _start(counts, live, mu, z)
    _weigh(mu, used, p, z, factor)
    _sum_up(z_weights(counts, mu, eta), z)
    for i in range(p):
        grad[i] = z[used[i]]
    _solve(factor, p, grad, beta)


@compiled
def climb(
    counts: A, live: A, used: A, p: int, beta: A, grad: A, move: A, factor: A, mu: A, eta: A, z: A
) -> float:
    """Newton steps with halving until the slope is flat; 1 when it became flat, 0 when it did not."""
    last = _means(beta, used, p, live, counts, eta, mu)
    for _ in range(40):
        _weigh(mu, used, p, z, factor)
        for c in range(counts.shape[0]):
            z[c] = counts[c] - mu[c] if live[c] else 0.0
        _sum_up(z, eta)
        slope = 0.0
        for i in range(p):
            grad[i] = eta[used[i]]
        _solve(factor, p, grad, move)
        for i in range(p):
            slope += grad[i] * move[i]
        last = _halve(counts, live, used, p, beta, move, last, eta, mu)
        if abs(slope) < 1e-10:
            return 1.0
    return 0.0


@compiled
def _halve(counts: A, live: A, used: A, p: int, beta: A, move: A, last: float, eta: A, mu: A) -> float:
    """Step along `move`, halved while the likelihood would fall; returns the likelihood reached."""
    size, now = 1.0, last
    for _ in range(12):
        for i in range(p):
            beta[i] += size * move[i]
        now = _means(beta, used, p, live, counts, eta, mu)
        if now >= last - 1e-9 * (abs(last) + 1.0):
            break
        for i in range(p):
            beta[i] -= size * move[i]
        size *= 0.5
    return now


@compiled
def _start(counts: A, live: A, mu: A, z: A) -> None:
    for c in range(counts.shape[0]):
        mu[c] = counts[c] + 0.5 if live[c] else 0.0
        z[c] = mu[c]


@compiled
def z_weights(counts: A, mu: A, out: A) -> A:
    """The working response of iterated least squares, weighted."""
    for c in range(counts.shape[0]):
        out[c] = mu[c] * np.log(mu[c]) + counts[c] - mu[c] if mu[c] > 0.0 else 0.0
    return out


@compiled
def _sum_up(values: A, out: A) -> None:
    """Superset sums."""
    n = values.shape[0]
    for c in range(n):
        out[c] = values[c]
    bit = 1
    while bit < n:
        for c in range(n):
            if c & bit == 0:
                out[c] += out[c | bit]
        bit *= 2


@compiled
def _weigh(mu: A, used: A, p: int, z: A, factor: A) -> None:
    """Cholesky factor of the information matrix, whose entry (S, T) is the superset sum of `mu` at S or T."""
    _sum_up(mu, z)
    for i in range(p):
        for j in range(i + 1):
            s = z[used[i] | used[j]]
            for m in range(j):
                s -= factor[i, m] * factor[j, m]
            if i == j:
                factor[i, i] = np.sqrt(max(s, 1e-10))
            else:
                factor[i, j] = s / factor[j, j]


@compiled
def _solve(factor: A, p: int, right: A, out: A) -> None:
    for i in range(p):
        s = right[i]
        for m in range(i):
            s -= factor[i, m] * out[m]
        out[i] = s / factor[i, i]
    for i in range(p - 1, -1, -1):
        s = out[i]
        for m in range(i + 1, p):
            s -= factor[m, i] * out[m]
        out[i] = s / factor[i, i]


@compiled
def _means(beta: A, used: A, p: int, live: A, counts: A, eta: A, mu: A) -> float:
    """Fill `mu` from `beta`; return the log-likelihood without its constant."""
    n = eta.shape[0]
    for c in range(n):
        eta[c] = 0.0
    for i in range(p):
        eta[used[i]] = beta[i]
    bit = 1
    while bit < n:
        for c in range(n):
            if c & bit:
                eta[c] += eta[c ^ bit]
        bit *= 2
    out = 0.0
    for c in range(n):
        mu[c] = 0.0
        if live[c]:
            x = min(max(eta[c], -60.0), 60.0)
            mu[c] = np.exp(x)
            out += counts[c] * x - mu[c]
    return out
