"""Invented places and counts for the tests of the scan, and a search that tries every window one by one."""

from __future__ import annotations

import math

import numpy as np

from tawthiq.figures.scan.distances import geodesic_km

NAMES = ("تل الزيتون", "عين الورد", "كفر الصفا", "وادي النور", "برج القمح", "خربة السمّاق")
SPOTS = ((35.0, 36.0), (35.05, 36.02), (35.3, 36.4), (35.9, 36.1), (35.4, 36.9), (36.2, 36.7))


def places():
    return [{"location": n, "lat": a, "lon": b} for n, (a, b) in zip(NAMES, SPOTS, strict=True)]


def rows(counts, baseline=None, population=None, start=1):
    out = []
    for i, t in np.ndindex(*np.shape(counts)):
        row = {"location": NAMES[i], "date": f"2021-03-{start + t:02d}", "cases": int(counts[i][t])}
        if baseline is not None:
            row["baseline"] = repr(float(baseline[i][t]))
        if population is not None:
            row["population"] = repr(float(population[i][t]))
        out.append(row)
    return out


def quiet(seed=0, shape=(6, 10), mean=1.5):
    return np.random.default_rng(seed).poisson(mean, shape)


def brute(counts, expected, score, neighbours, spans):
    """Every circle and every window, one by one: {(members, first, after): score}."""
    distance = geodesic_km(np.array(SPOTS))
    out = {}
    for i in range(len(SPOTS)):
        near = sorted(range(len(SPOTS)), key=lambda j: distance[i, j])[:neighbours]
        for k in range(1, neighbours + 1):
            members = tuple(sorted(near[:k]))
            for a, b in spans:
                c = sum(counts[j][t] for j in members for t in range(a, b))
                m = sum(expected[j][t] for j in members for t in range(a, b))
                out[members, a, b] = score(c, m)
    return out


def eb(c, b):
    return c * math.log(c / b) - c + b if c > b else 0.0


def conditional(total):
    def score(c, m):
        if c <= m:
            return 0.0
        rest = (total - c) * math.log((total - c) / (total - m)) if c < total else 0.0
        return c * math.log(c / m) + rest

    return score
