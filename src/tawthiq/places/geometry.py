"""Distances and polygons on integer coordinates of 1e-7 degree: no float leaves this module."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from math import isqrt

from tawthiq.model.geo import Ring

DEGREE = 10_000_000
_METRES_PER_DEGREE = 111_195  # of a sphere of 6,371,009 m, the IUGG mean radius
_COS = tuple(round(math.cos(math.radians(tenth / 10)) * 1_000_000) for tenth in range(901))


def e7(degrees: float | str) -> int:
    """Degrees to 1e-7 degree, rounded half to even. ValueError when it is no number."""
    value = float(degrees)
    if not math.isfinite(value):
        raise ValueError(degrees)
    return round(value * DEGREE)


def degrees(value: int | None) -> float | None:
    """1e-7 degree as degrees, for people and other programs only."""
    return None if value is None else value / DEGREE


def distance(lat1: int, lon1: int, lat2: int, lon2: int) -> int:
    """Metres between two points by the equirectangular formula: within 0.2 % up to 300 km below 60 degrees."""
    dlon = abs(lon1 - lon2) % (360 * DEGREE)
    dlon = min(dlon, 360 * DEGREE - dlon)
    tenth = min(900, abs(lat1 + lat2) // (2 * (DEGREE // 10)))
    y = abs(lat1 - lat2) * _METRES_PER_DEGREE // (DEGREE // 1000)
    x = dlon * _METRES_PER_DEGREE // (DEGREE // 1000) * _COS[tenth] // 1_000_000
    return (isqrt(x * x + y * y) + 500) // 1000


def bounds(rings: Iterable[Ring]) -> tuple[int, int, int, int]:
    """(west, south, east, north) of all rings."""
    points = [point for ring in rings for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


class Grid:
    """Points in square cells, for the neighbours of a place. `near` yields keys in the order of adding."""

    def __init__(self, cell: int = DEGREE // 16) -> None:
        self._cell = cell
        self._cells: dict[tuple[int, int], list[tuple[int, int, int]]] = {}

    def add(self, key: int, lat: int, lon: int) -> None:
        self._cells.setdefault((lat // self._cell, lon // self._cell), []).append((key, lat, lon))

    def near(self, lat: int, lon: int, metres: int) -> Iterator[tuple[int, int]]:
        """(distance, key) of every point within `metres`."""
        reach_y = metres * DEGREE // _METRES_PER_DEGREE // self._cell + 1
        cosine = max(_COS[min(900, abs(lat) // (DEGREE // 10))], 50_000)
        reach_x = metres * DEGREE // _METRES_PER_DEGREE * 1_000_000 // cosine // self._cell + 1
        row, col = lat // self._cell, lon // self._cell
        for r in range(row - reach_y, row + reach_y + 1):
            for c in range(col - reach_x, col + reach_x + 1):
                for key, y, x in self._cells.get((r, c), ()):
                    away = distance(lat, lon, y, x)
                    if away <= metres:
                        yield away, key
