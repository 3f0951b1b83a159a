"""Where a window can lie: circles around each place, or zones that the user gives.

Both are kept as families: row i lists places, nearest first, and its first k+1 of them are one zone. A zone that
two rows share is counted once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tawthiq.figures.scan.errors import WindowRefused
from tawthiq.figures.scan.scores import Floats

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Zones:
    """`order` (rows, K): places nearest first, padded with `places`; `counted` (rows, K): evaluate this zone.

    Rows are sorted so that the first `active[k]` of them have more than k places.
    """

    places: int
    order: Ints
    counted: NDArray[np.bool_]
    active: Ints

    @property
    def count(self) -> int:
        return int(self.counted.sum())

    def members(self, row: int, k: int) -> tuple[int, ...]:
        """The places of one zone, in ascending order."""
        return tuple(sorted(int(p) for p in self.order[row, : k + 1]))


def circles(
    distance: Floats,
    *,
    neighbours: int | None = None,
    max_radius: float | None = None,
    weights: Floats | None = None,
    max_weight: float | None = None,
) -> Zones:
    """Circular zones: around each place its nearest 1, 2, ... places, itself among them.

    `neighbours` counts the place itself. `max_radius` is in the units of `distance` (n, n). `weights` (n,) and
    `max_weight` (a share of their sum) limit the population of a zone. A place whose own weight is above
    the limit starts no zone. Ties in distance go to the place that comes first.
    """
    n = distance.shape[0]
    nearest = np.argsort(distance, axis=1, kind="stable")
    reach = np.full(n, min(neighbours or n, n))
    if max_radius is not None:
        within = np.take_along_axis(distance, nearest, axis=1) <= max_radius
        reach = np.minimum(reach, within.sum(axis=1))
    if weights is not None and max_weight is not None:
        within = np.cumsum(weights[nearest], axis=1) <= max_weight * weights.sum() * (1 + 1e-12)
        reach = np.minimum(reach, within.sum(axis=1))
    rows = [nearest[i, : reach[i]] for i in range(n) if reach[i] > 0]
    return _families(n, rows, nested=True)


def given(places: int, zones: Sequence[Sequence[int]]) -> Zones:
    """The zones that the user gives, each a list of places."""
    return _families(places, [np.unique(np.asarray(z, dtype=np.int64)) for z in zones], nested=False)


def _families(places: int, rows: list[Ints], *, nested: bool) -> Zones:
    if not rows:
        raise WindowRefused(
            why_en="no zone keeps within the limits",
            why_ar="لا منطقة ضمن الحدود",
            wanted_en="limits that at least one place keeps",
            wanted_ar="حدود يستوفيها مكان واحد على الأقل",
        )
    rows = sorted(rows, key=len, reverse=True)
    sizes = np.array([len(r) for r in rows])
    order = np.full((len(rows), int(sizes[0])), places, dtype=np.int64)
    for i, row in enumerate(rows):
        order[i, : len(row)] = row
    steps = np.arange(order.shape[1])
    wanted = steps < sizes[:, None] if nested else steps == sizes[:, None] - 1
    active = (sizes[:, None] > steps).sum(axis=0)
    return Zones(places, order, wanted & _first_of_its_kind(places, order, wanted), active)


def _first_of_its_kind(places: int, order: Ints, wanted: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """True at the first of each set of equal zones, found by the sum of a fixed 64-bit mark for each place."""
    marks = np.append(_marks(places), np.uint64(0))
    sums = np.cumsum(marks[order], axis=1, dtype=np.uint64)
    where = np.flatnonzero(wanted)
    _, first = np.unique(sums.ravel()[where], return_index=True)
    out = np.zeros(order.size, dtype=bool)
    out[where[first]] = True
    return out.reshape(order.shape)


def _marks(n: int) -> NDArray[np.uint64]:
    """SplitMix64 of 1..n: well-spread marks, the same everywhere."""
    z = np.arange(1, n + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(z ^ (z >> np.uint64(31)))
