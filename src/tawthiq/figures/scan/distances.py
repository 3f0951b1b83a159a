"""Distances between places."""

from __future__ import annotations

import numpy as np

from tawthiq.figures.scan.scores import Floats

EQUATOR_KM = 6378.137
FLATTENING = 1 / 298.257223563


def geodesic_km(latlon: Floats) -> Floats:
    """Distances in km between all pairs of (lat, lon) in degrees, shape (n, 2) -> (n, n), on the WGS 84 ellipsoid.

    Andoyer's formula as in Meeus, Astronomical Algorithms (1998), chapter 11; error about 50 m.
    """
    half = np.radians(latlon) / 2
    f = np.sum(np.meshgrid(half[:, 0], half[:, 0], indexing="ij"), axis=0)
    g = half[:, 0][:, None] - half[:, 0][None, :]
    h = half[:, 1][:, None] - half[:, 1][None, :]
    s = np.sin(g) ** 2 * np.cos(h) ** 2 + np.cos(f) ** 2 * np.sin(h) ** 2
    c = np.cos(g) ** 2 * np.cos(h) ** 2 + np.sin(f) ** 2 * np.sin(h) ** 2
    return _andoyer(f, g, np.maximum(s, 1e-300), np.maximum(c, 1e-300))


def _andoyer(f: Floats, g: Floats, s: Floats, c: Floats) -> Floats:
    omega = np.arctan(np.sqrt(s / c))
    r = np.sqrt(s * c) / omega
    h1, h2 = (3 * r - 1) / (2 * c), (3 * r + 1) / (2 * s)
    swing = h1 * np.sin(f) ** 2 * np.cos(g) ** 2 - h2 * np.cos(f) ** 2 * np.sin(g) ** 2
    out = 2 * omega * EQUATOR_KM * (1 + FLATTENING * swing)
    out[s <= 1e-30] = 0.0
    return np.asarray(out)


def plane(xy: Floats) -> Floats:
    """Euclidean distances between all pairs of (x, y), in the units of the input, shape (n, 2) -> (n, n)."""
    d = xy[:, None, :] - xy[None, :, :]
    return np.asarray(np.sqrt((d * d).sum(axis=2)))
