"""A grid over the incidents of a map: one cell for all that lie close together at a zoom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tawthiq.casebook.catalogue import Box, Catalogue, Found, Rows

SIDE = 56
"""Pixels of a cell's side on a map whose tiles have 256 (Web Mercator)."""
_FULL = 85 * 10**7  # the projection ends at 85.05 degrees


@dataclass(frozen=True, slots=True)
class Cell:
    """`n` incidents of one cell: their middle and box (1e-7 degree), and the place that most of them name."""

    lat: int
    lon: int
    n: int
    box: Box
    place: tuple[str | None, str | None]
    codes: tuple[str, ...] = ()


def around(found: Found) -> Box | None:
    """The smallest box that holds all of them that have a place; None when none has."""
    rows = found.rows[found.held.located[found.rows]]
    return _box(found.held, rows) if len(rows) else None


def fitting(box: Box, width: int = 960, height: int = 480) -> int:
    """The largest zoom, 0 to 17, at which the box fits a map of so many pixels."""
    x, y = _pixels(np.array([box[1], box[3]]), np.array([box[0], box[2]]), 0)
    room = min(width / max(float(x[1] - x[0]), 1e-9), height / max(float(y[0] - y[1]), 1e-9))
    return int(np.clip(np.floor(np.log2(max(room, 1))), 0, 17))


def cells(found: Found, zoom: int) -> list[Cell]:
    """Cells in the order of the number they hold, most first; a cell of one incident names its code."""
    held, rows = found.held, found.rows[found.held.located[found.rows]]
    x, y = _pixels(held.lat[rows], held.lon[rows], zoom)
    keys = np.floor(x / SIDE).astype(np.int64) * (1 << 32) + np.floor(y / SIDE).astype(np.int64)
    order = np.argsort(keys, kind="stable")
    starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
    made = [_cell(held, part) for part in np.split(rows[order], starts)[1:]]
    return sorted(made, key=lambda c: (-c.n, c.lat, c.lon))


def _cell(held: Catalogue, rows: Rows) -> Cell:
    places, n = np.unique(held.place.at[rows], return_counts=True)
    alone = (held.codes[int(rows[0])],) if len(rows) == 1 else ()
    return Cell(
        int(held.lat[rows].mean()), int(held.lon[rows].mean()), len(rows), _box(held, rows),
        held.place.names[int(places[n.argmax()])], alone,
    )  # fmt: skip


def _box(held: Catalogue, rows: Rows) -> Box:
    lat, lon = held.lat[rows], held.lon[rows]
    return int(lon.min()), int(lat.min()), int(lon.max()), int(lat.max())


def _pixels(lat: Rows, lon: Rows, zoom: int) -> tuple[np.ndarray[tuple[int], np.dtype[np.float64]], ...]:
    """Web Mercator, x to the east and y to the south."""
    whole = 256.0 * 2**zoom
    phi = np.radians(np.clip(lat, -_FULL, _FULL) / 1e7)
    x = (lon / 1e7 + 180.0) / 360.0 * whole
    y = (1.0 - np.log(np.tan(phi) + 1.0 / np.cos(phi)) / np.pi) / 2.0 * whole
    return x, y
