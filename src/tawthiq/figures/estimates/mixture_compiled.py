"""One chain of the latent class sampler, as loops for numba. `mixture_plain` is its numpy twin.

State of a chain, in logits so that nothing under- or overflows:
`u` (lists, classes) capture logits, `v` (classes - 1,) stick logits, `alpha` (1,) concentration.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from tawthiq.figures.estimates.fast import compiled

A = Any  # arrays of float64, as numba types them


@compiled
def softplus(x: float) -> float:
    """log(1 + exp(x)) without overflow."""
    return max(x, 0.0) + np.log1p(np.exp(-abs(x)))  # type: ignore[no-any-return]


@compiled
def log_gamma_draw(rng: A, shape: float) -> float:
    """Log of a gamma draw; exact for shapes so small that the draw itself would be zero."""
    if shape >= 1.0:
        return np.log(rng.standard_gamma(shape))  # type: ignore[no-any-return]
    return np.log(rng.standard_gamma(shape + 1.0)) + np.log(1.0 - rng.random()) / shape  # type: ignore[no-any-return]


@compiled
def weights(v: A, pi: A) -> None:
    """Fill `pi` (classes,) from stick logits `v`."""
    left = 1.0
    last = pi.shape[0] - 1
    for k in range(last):
        share = 1.0 / (1.0 + np.exp(-v[k]))
        pi[k] = left * share
        left *= 1.0 / (1.0 + np.exp(v[k]))
    pi[last] = left


@compiled
def joint(u: A, v: A, bits: A, lam: A, pi: A, q: A) -> None:
    """Fill `lam`, `pi` and `q` (cells, classes): chance of the class times chance of the cell in it."""
    lists, classes = u.shape
    weights(v, pi)
    for j in range(lists):
        for k in range(classes):
            lam[j, k] = 1.0 / (1.0 + np.exp(-u[j, k]))
    for c in range(bits.shape[0]):
        for k in range(classes):
            q[c, k] = pi[k]
        for j in range(lists):
            if bits[c, j] == 1:
                for k in range(classes):
                    q[c, k] *= lam[j, k]
            else:
                for k in range(classes):
                    q[c, k] *= 1.0 - lam[j, k]


@compiled
def log_target(u: A, v: A, alpha: float, counts: A, total: float, q: A) -> float:
    """Log posterior of the logits with the unknown total and the memberships summed out (cell 0 is first)."""
    out = 0.0
    for c in range(q.shape[0]):
        p = 0.0
        for k in range(q.shape[1]):
            p += q[c, k]
        if c == 0:
            out -= total * np.log(max(1.0 - p, 1e-300))
        else:
            out += counts[c] * np.log(max(p, 1e-300))
    for j in range(u.shape[0]):
        for k in range(u.shape[1]):
            out -= softplus(-u[j, k]) + softplus(u[j, k])
    for k in range(v.shape[0]):
        out -= softplus(-v[k]) + alpha * softplus(v[k])
    return out


@compiled
def gradient(v: A, alpha: float, counts: A, total: float, bits: A, lam: A, q: A, r: A, gu: A, gv: A) -> None:
    """Fill `gu` (lists, classes) and `gv` (classes - 1,): slope of `log_target` (Manrique-Vallier's model)."""
    lists, classes = lam.shape
    for k in range(classes):
        r[k] = 0.0
    for j in range(lists):
        for k in range(classes):
            gu[j, k] = 1.0 - 2.0 * lam[j, k]
    for c in range(q.shape[0]):
        p = 0.0
        for k in range(classes):
            p += q[c, k]
        s = total / max(1.0 - p, 1e-300) if c == 0 else counts[c] / max(p, 1e-300)
        for k in range(classes):
            q[c, k] *= s
            r[k] += q[c, k]
        for j in range(lists):
            if bits[c, j] == 1:
                for k in range(classes):
                    gu[j, k] += q[c, k]
    for j in range(lists):
        for k in range(classes):
            gu[j, k] -= lam[j, k] * r[k]
    later = 0.0
    for k in range(classes - 1, -1, -1):
        if k < classes - 1:
            share = 1.0 / (1.0 + np.exp(-v[k]))
            gv[k] = (1.0 - share) * (r[k] + 1.0) - share * (later + alpha)
        later += r[k]


@compiled
def kick(rng: A, mu: A, mv: A) -> None:
    """Fill the momenta with standard normal draws."""
    for j in range(mu.shape[0]):
        for k in range(mu.shape[1]):
            mu[j, k] = rng.standard_normal()
    for k in range(mv.shape[0]):
        mv[k] = rng.standard_normal()


@compiled
def energy(mu: A, mv: A) -> float:
    """Half the square of the momenta."""
    out = 0.0
    for j in range(mu.shape[0]):
        for k in range(mu.shape[1]):
            out += 0.5 * mu[j, k] ** 2
    for k in range(mv.shape[0]):
        out += 0.5 * mv[k] ** 2
    return out


@compiled
def move(u: A, v: A, du: A, dv: A, step: float) -> None:
    """Add `step` times (du, dv) to (u, v), in place."""
    for j in range(u.shape[0]):
        for k in range(u.shape[1]):
            u[j, k] += step * du[j, k]
    for k in range(v.shape[0]):
        v[k] += step * dv[k]


@compiled
def leap(
    rng: A, u: A, v: A, alpha: float, counts: A, total: float, bits: A, step: float, steps: int
) -> float:
    """One Hamiltonian move of (u, v) in place; returns its acceptance probability (Neal 2011)."""
    lists, classes = u.shape
    lam, pi, r = np.empty((lists, classes)), np.empty(classes), np.empty(classes)
    q = np.empty((bits.shape[0], classes))
    gu, gv = np.empty((lists, classes)), np.empty(classes - 1)
    mu, mv = np.empty((lists, classes)), np.empty(classes - 1)
    nu, nv = u.copy(), v.copy()
    kick(rng, mu, mv)
    joint(nu, nv, bits, lam, pi, q)
    before = log_target(nu, nv, alpha, counts, total, q) - energy(mu, mv)
    gradient(nv, alpha, counts, total, bits, lam, q, r, gu, gv)
    after = before
    for i in range(steps):
        move(mu, mv, gu, gv, 0.5 * step)
        move(nu, nv, mu, mv, step)
        joint(nu, nv, bits, lam, pi, q)
        if i == steps - 1:
            after = log_target(nu, nv, alpha, counts, total, q)
        gradient(nv, alpha, counts, total, bits, lam, q, r, gu, gv)
        move(mu, mv, gu, gv, 0.5 * step)
    accept = np.exp(min(0.0, after - energy(mu, mv) - before))
    if not accept >= 0.0:  # a path that ran away
        accept = 0.0
    if rng.random() < accept:
        u[:] = nu
        v[:] = nv
    return accept  # type: ignore[no-any-return]


@compiled
def order_height(logs: A, prior: A) -> float:
    """Log density of class weights in this order, the concentration integrated out; `logs` are their logs.

    Stick-breaking gives weights the density last^(alpha - 1) alpha^(K-1) over the product of what is left before
    each stick; a gamma prior on alpha turns its powers into a power of (rate - log last).
    """
    last = logs.shape[0] - 1
    ends = -logs[last] - (prior[0] + last) * np.log(prior[1] - min(logs[last], 0.0))
    if logs.min() < -200.0:  # such weights would vanish outside logarithms
        return ends - log_left(logs)  # type: ignore[no-any-return]
    left, product = np.exp(logs[last]), 1.0
    for k in range(last - 1, 0, -1):
        left += np.exp(logs[k])
        product *= left
        if product < 1e-200:
            ends -= np.log(product)
            product = 1.0
    return ends - np.log(product)  # type: ignore[no-any-return]


@compiled
def log_left(logs: A) -> float:
    """Log of the product of what is left before each stick but the first."""
    last = logs.shape[0] - 1
    left, out = logs[last], 0.0
    for k in range(last - 1, 0, -1):
        left = np.logaddexp(logs[k], left)
        out += left
    return out


@compiled
def swap_labels(rng: A, u: A, v: A, alpha: A, prior: A) -> None:
    """Try to swap pairs of classes, in place, and draw the concentration anew.

    The likelihood does not see labels, the stick-breaking prior does (Papaspiliopoulos and Roberts 2008): without
    these moves a chain stays for long in an unlikely order, such as the largest class last.
    """
    lists, classes = u.shape
    logs, left = np.empty(classes), 0.0
    for k in range(classes - 1):
        logs[k] = left - softplus(-v[k])
        left -= softplus(v[k])
    logs[classes - 1] = left
    height = order_height(logs, prior)
    for _ in range(1 + classes // 4):
        i, j = int(rng.random() * classes), int(rng.random() * classes)
        if i == j:
            continue
        logs[i], logs[j] = logs[j], logs[i]
        tried = order_height(logs, prior)
        if np.log(1.0 - rng.random()) < tried - height:
            height = tried
            for m in range(lists):
                u[m, i], u[m, j] = u[m, j], u[m, i]
        else:
            logs[i], logs[j] = logs[j], logs[i]
    left, spent = logs[classes - 1], 0.0
    for k in range(classes - 2, -1, -1):
        v[k] = logs[k] - left
        spent += softplus(v[k])
        left = np.logaddexp(logs[k], left)
    alpha[0] = max(rng.standard_gamma(prior[0] + classes - 1) / (prior[1] + spent), 1e-8)


@compiled
def reach(u: A, v: A) -> tuple[float, float]:
    """Chance that a person is in no list; share of persons in classes of which the lists reach under one in four."""
    lists, classes = u.shape
    left, p0, hard = 1.0, 0.0, 0.0
    for k in range(classes):
        part = left
        if k < classes - 1:
            part /= 1.0 + np.exp(-v[k])
            left -= part
        under = 1.0
        for j in range(lists):
            under *= 1.0 + np.exp(u[j, k])
        p0 += part / under
        if under < 4.0 / 3.0:
            hard += part
    return p0, hard


@compiled
def draw_missing(rng: A, p0: float, total: float) -> float:
    """How many are in no list, given the parameters: negative binomial, as gamma then Poisson."""
    odds = p0 / max(1.0 - p0, 1e-12)
    rate = rng.standard_gamma(total) * odds
    if rate > 1e9:
        return rate  # type: ignore[no-any-return]
    return float(rng.poisson(rate))


@compiled
def binomial(rng: A, n: float, p: float) -> float:
    """A binomial draw; most here are of classes that hardly anyone is in, for which one uniform draw is enough."""
    if n * p >= 1.0:
        return float(rng.binomial(int(n), p))
    x = rng.random()
    if x < 1.0 - n * p:  # Bernoulli's inequality: under the chance of nobody
        return 0.0
    k, chance = 0.0, (1.0 - p) ** n
    while x > chance and k < n:
        x -= chance
        k += 1.0
        chance *= (n - k + 1.0) / k * p / (1.0 - p)
    return k


@compiled
def share_out(rng: A, q: A, counts: A, missing: float, bits: A, size: A, caught: A) -> None:
    """Draw each cell's persons into classes; add them to `size` (classes,) and `caught` (lists, classes)."""
    classes = q.shape[1]
    for c in range(bits.shape[0]):
        left, mass = missing if c == 0 else counts[c], 0.0
        for k in range(classes):
            mass += q[c, k]
        for k in range(classes):
            if left <= 0.0:
                break
            take = left
            if k < classes - 1 and q[c, k] < mass:
                take = binomial(rng, left, q[c, k] / mass)
            mass -= q[c, k]
            if take == 0.0:
                continue
            left -= take
            size[k] += take
            for j in range(bits.shape[1]):
                if bits[c, j] == 1:
                    caught[j, k] += take


@compiled
def renew_captures(rng: A, u: A, size: A, caught: A) -> None:
    """Draw the capture logits given who is in which class, in place."""
    for k in range(u.shape[1]):
        for j in range(u.shape[0]):
            if size[k] == 0.0:
                x = rng.random()
                u[j, k] = np.log((x + 1e-300) / (1.0 - x))
            else:
                hits, misses = 1.0 + caught[j, k], 1.0 + size[k] - caught[j, k]
                u[j, k] = np.log(rng.standard_gamma(hits) / rng.standard_gamma(misses))


@compiled
def sweep(rng: A, u: A, v: A, alpha: A, counts: A, total: float, bits: A, prior: A) -> float:
    """One Gibbs sweep in place over memberships, sticks, captures and concentration; returns the missing."""
    lists, classes = u.shape
    lam, pi, q = np.empty((lists, classes)), np.empty(classes), np.empty((bits.shape[0], classes))
    joint(u, v, bits, lam, pi, q)
    p0 = 0.0
    for k in range(classes):
        p0 += q[0, k]
    missing = draw_missing(rng, min(p0, 1.0 - 1e-9), total)
    size, caught = np.zeros(classes), np.zeros((lists, classes))
    share_out(rng, q, counts, missing, bits, size, caught)
    renew_captures(rng, u, size, caught)
    after, spent = missing + total, 0.0
    for k in range(classes - 1):
        after -= size[k]
        v[k] = log_gamma_draw(rng, 1.0 + size[k]) - log_gamma_draw(rng, alpha[0] + max(after, 0.0))
        spent += softplus(v[k])
    alpha[0] = max(rng.standard_gamma(prior[0] + classes - 1) / (prior[1] + spent), 1e-8)
    return missing


@compiled
def run(
    rng: A, u: A, v: A, alpha: A, counts: A, bits: A, prior: A, tune: A, rounds: int, adapt: bool, leaps: int
) -> A:
    """Run one chain for `rounds` in place. `tune` is (log step, log step averaged, adapted so far, path length).

    A round is one Gibbs sweep and `leaps` Hamiltonian moves. Returns (rounds, 3): missing, chance of being in no
    list, share of the population in classes that the lists reach with a chance under one in four.
    """
    total = 0.0
    for c in range(1, counts.shape[0]):
        total += counts[c]
    out = np.empty((rounds, 3))
    for t in range(rounds):
        missing = sweep(rng, u, v, alpha, counts, total, bits, prior)
        swap_labels(rng, u, v, alpha, prior)
        for _ in range(leaps):
            step = np.exp(tune[0]) if adapt else np.exp(tune[1])
            most = int(min(max(tune[3] / step, 4.0), 64.0))
            steps = 1 + int(rng.random() * most)
            accept = leap(rng, u, v, alpha[0], counts, total, bits, step * (0.8 + 0.4 * rng.random()), steps)
            if adapt:
                tune[2] += 1.0
                tune[0] += (accept - 0.8) / (tune[2] + 10.0) ** 0.6
                tune[0] = max(tune[0], -9.0)
                mix = tune[2] ** -0.75
                tune[1] = mix * tune[0] + (1.0 - mix) * tune[1]
        p0, hard = reach(u, v)
        if leaps > 0:
            missing = draw_missing(rng, min(p0, 1.0 - 1e-9), total)
        out[t, 0], out[t, 1], out[t, 2] = missing, p0, hard
    return out
