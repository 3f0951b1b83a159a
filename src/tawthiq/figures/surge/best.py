"""When the date is looked for instead of stated: the most unusual start, calibrated for having looked.

For each of the last days as a start, the window from there on is compared with a baseline that ends before all of them.
The highest z counts, against the highest z of each replicate. Picking the best start and testing it as if it had
been stated would raise false alarms several times (docs/method/surge.md has the measurement).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from tawthiq.figures.surge import shapes
from tawthiq.figures.surge.compare import Series, World, draw_worlds, outlook, quiet_world
from tawthiq.figures.surge.model import Floats


@dataclass(frozen=True, slots=True)
class Search:
    """The most unusual start, its z, and p of the highest z over all `starts`; `naive_p`: as if it was stated."""

    since: date
    z: float
    p: float
    naive_p: float
    starts: int


def best_start(data: Series, *, replicates: int, seed: int, label: str = "") -> Search:
    """`data.inside` marks the days on which the window may start."""
    shape = shapes.choose(data)
    world = quiet_world(data, shape, data.counts[None].astype(float))
    rng = np.random.default_rng([seed, zlib.crc32(label.encode()), 1])
    _, drawn = draw_worlds(data, world, rng, replicates)
    masks = _starts(data)
    seen = _z(data, world, data.counts[None].astype(float), masks)[0]
    stars = _z(data, quiet_world(data, shape, drawn), drawn, masks)
    at = int(seen.argmax())
    top = stars.max(axis=1)
    p = (1 + int((top >= seen[at] - 1e-9).sum())) / (1 + replicates)
    naive = (1 + int((stars[:, at] >= seen[at] - 1e-9).sum())) / (1 + replicates)
    first = int(data.days[np.flatnonzero(masks[at])[0]])
    return Search(date.fromordinal(first), float(seen[at]), p, naive, len(masks))


def _starts(data: Series) -> list[NDArray[np.bool_]]:
    return [data.inside & (data.days >= day) for day in data.days[data.inside]]


def _z(data: Series, world: World, counts: Floats, masks: list[NDArray[np.bool_]]) -> Floats:
    out = []
    for mask in masks:
        predicted, variance = outlook(replace(data, inside=mask), world)
        out.append((counts[:, mask].sum(axis=1) - predicted) / np.sqrt(variance))
    return np.column_stack(out)
