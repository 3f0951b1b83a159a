"""Boundaries as few points as a page needs (Douglas and Peucker 1973), in integers throughout."""

from __future__ import annotations

from collections.abc import Iterable

Point = tuple[int, int]
Lines = tuple[tuple[Point, ...], ...]
"""Lines of (lat, lon) in 1e-5 degree, about a metre."""

_UNITS_PER_E5 = 100


def simplified(rings: Iterable[tuple[Point, ...]], tolerance: int) -> Lines:
    """Rings of (lon, lat) in 1e-7 degree as lines that leave out what bends less than `tolerance` (1e-7 degree).

    Rings smaller than the tolerance vanish.
    """
    found = (_thin(ring, tolerance) for ring in rings)
    return tuple(_e5(line) for line in found if len(line) > 3)


def _e5(line: list[Point]) -> tuple[Point, ...]:
    return tuple((y // _UNITS_PER_E5, x // _UNITS_PER_E5) for x, y in line)


def _thin(ring: tuple[Point, ...], tolerance: int) -> list[Point]:
    kept = [False] * len(ring)
    kept[0] = kept[-1] = True
    middle = max(range(len(ring)), key=lambda i: _square(ring[0], ring[i]))
    kept[middle] = True
    stack = [(0, middle), (middle, len(ring) - 1)]
    while stack:
        a, b = stack.pop()
        far = _farthest(ring, a, b, tolerance)
        if far is not None:
            kept[far] = True
            stack += [(a, far), (far, b)]
    return [point for point, keep in zip(ring, kept, strict=True) if keep]


def _farthest(ring: tuple[Point, ...], a: int, b: int, tolerance: int) -> int | None:
    """The point between `a` and `b` farthest from their line, where it is more than `tolerance` away."""
    (x1, y1), (x2, y2) = ring[a], ring[b]
    dx, dy = x2 - x1, y2 - y1
    best, most = None, tolerance * tolerance * (dx * dx + dy * dy or 1)
    for i in range(a + 1, b):
        x, y = ring[i]
        away = (dx * (y - y1) - dy * (x - x1)) ** 2 if dx or dy else _square(ring[a], ring[i])
        if away > most:
            best, most = i, away
    return best


def _square(a: Point, b: Point) -> int:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2
