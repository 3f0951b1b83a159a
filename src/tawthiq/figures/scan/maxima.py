"""The highest score of each of thousands of replicates, without a logarithm for most windows.

Scores rise with the count and fall with what was expected. So for a level L each window has a critical count below
which its score cannot reach L; and windows that lie close together have one for all: if the cases of the periods that
any of them holds do not reach the critical count of the periods that all of them hold, none reaches L. The replicates'
counts are added up along each row of neighbours for such groups, and only the windows of the few groups above
are scored. A replicate without such a window is asked again with a lower level, in the end in full. The answer
does not depend on L.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tawthiq.figures.scan.engine import Cells, Engine, check_size, padded
from tawthiq.figures.scan.scores import Floats
from tawthiq.figures.scan.windows import Groups, apart, grouped
from tawthiq.figures.scan.zones import Ints
from tawthiq.model.progress import Progress, quiet

BATCH_CELLS = 1 << 18
PILOT = 16


def maxima(
    engine: Engine, replicates: Iterator[Cells], *, total: int = 0, progress: Progress = quiet
) -> Floats:
    """The highest score of each replicate; `replicates` yields blocks (R, places, periods), `total` R in all."""
    check_size(engine.zones, engine.spans)
    groups = grouped(engine.spans) if engine.whole else apart(engine.spans)
    found: list[Floats] = []
    seeker: _Seeker | None = None
    for block in replicates:
        seeker = seeker or _Seeker.after(engine, groups, block[:PILOT])
        for part in _batches(block, len(engine.zones.order) * len(groups.offset)):
            found.append(seeker.maxima(part))
            progress("replicates", sum(map(len, found)), total)
    return np.concatenate(found) if found else np.zeros(0)


def _batches(block: Cells, each: int) -> Iterator[Cells]:
    size = max(1, BATCH_CELLS // each)
    for i in range(0, len(block), size):
        yield block[i : i + size]


class _Seeker:
    """Asks one level after the other, highest first."""

    def __init__(self, engine: Engine, groups: Groups, levels: tuple[float, ...]) -> None:
        self._engine, self._groups, self._levels = engine, groups, levels
        self._known: dict[tuple[float, type], _Thresholds] = {}

    @classmethod
    def after(cls, engine: Engine, groups: Groups, pilot: Cells) -> _Seeker:
        """With levels that most replicates reach, judged by the first few and by what single places score."""
        low = max(min(engine.best(cells, steps=1) for cells in pilot), 1e-9)
        reached = cls(engine, groups, (low,)).maxima(pilot)
        return cls(engine, groups, (max(float(reached.min()), low), low))

    def maxima(self, cells: Cells) -> Floats:
        best = np.full(len(cells), -np.inf)
        open_ = np.arange(len(cells))
        for level in self._levels:
            best[open_] = self._thresholds(level, cells[open_]).maxima(cells[open_])
            open_ = open_[best[open_] < level]
            if not open_.size:
                return best
        best[open_] = [self._engine.best(cells[r]) for r in open_]
        return best

    def _thresholds(self, level: float, cells: Cells) -> _Thresholds:
        key = (level, _dtype(self._engine, cells))
        if key not in self._known:
            self._known[key] = _Thresholds.at(self._engine, self._groups, *key)
        return self._known[key]


@dataclass(frozen=True, slots=True)
class _Thresholds:
    """For each step k: the rows' next places and the critical sums (active, groups) at one level."""

    engine: Engine
    groups: Groups
    expected: Floats  # (places + 1, windows)
    dtype: type
    steps: list[tuple[Ints, Cells]]

    @classmethod
    def at(cls, engine: Engine, groups: Groups, level: float, kind: type) -> _Thresholds:
        steps = []
        for k, rows, expected in engine.expected_steps(groups.within):
            skip = ~engine.zones.counted[: len(expected), k]
            steps.append((rows, _critical(engine, expected, skip, level, kind)))
        return cls(engine, groups, padded(engine.spans.sums(engine.expected)), kind, steps)

    def maxima(self, cells: Cells) -> Floats:
        """The highest score of each replicate that reaches the level; of others any lower one, or minus infinity."""
        cells = cells.astype(self.dtype)
        counts = padded(self.groups.around.sums(cells))
        total: Cells = np.zeros((len(cells), len(self.engine.zones.order), counts.shape[2]), dtype=self.dtype)
        above = []
        for k, (rows, critical) in enumerate(self.steps):
            part = total[:, : len(rows)]
            part += counts.take(rows, axis=1)
            if (hits := np.flatnonzero(part >= critical)).size:
                above.append(_Windows.of(k, np.unravel_index(hits, part.shape), self.groups))
        best = np.full(len(cells), -np.inf)
        if above:
            self._score(cells, _Windows.joined(above), best)
        return best

    def _score(self, cells: Cells, found: _Windows, best: Floats) -> None:
        """Put the windows' scores into `best`; counts and expected are added up place by place."""
        sums, expected = np.zeros(len(found.k), dtype=cells.dtype), np.zeros(len(found.k))
        counts = self.engine.spans.picked(cells)
        for k in range(int(found.k[-1]) + 1):
            on = slice(int(np.searchsorted(found.k, k)), None)
            place, span = self.engine.zones.order[found.row[on], k], found.span[on]
            sums[on] += counts(found.replicate[on], place, span)
            expected[on] += self.expected[place, span]
        scores = self.engine.score(sums.astype(np.float64), expected)
        if self.engine.whole:
            scores[sums < self.engine.min_cases] = -np.inf
        np.maximum.at(best, found.replicate, scores)


@dataclass(frozen=True, slots=True)
class _Windows:
    """Windows to be scored, each a replicate, a row of zones, its step `k` (ascending) and a span."""

    replicate: Ints
    row: Ints
    k: Ints
    span: Ints

    @classmethod
    def of(cls, k: int, hits: tuple[NDArray[Any], ...], groups: Groups) -> _Windows:
        replicate, row, group = hits
        size = groups.size[group]
        within = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
        span = groups.members[np.repeat(groups.offset[group], size) + within]
        return cls(np.repeat(replicate, size), np.repeat(row, size), np.full(len(span), k), span)

    @classmethod
    def joined(cls, parts: list[_Windows]) -> _Windows:
        names = ("replicate", "row", "k", "span")
        return cls(*(np.concatenate([getattr(one, name) for one in parts]) for name in names))


def _critical(engine: Engine, expected: Floats, skip: NDArray[np.bool_], level: float, kind: type) -> Cells:
    exact = engine.critical(np.maximum(expected, 1e-300), level)
    if not engine.whole:
        return np.where(skip[:, None], np.inf, exact * (1 - 1e-9))
    top = np.iinfo(kind).max
    lowest = np.maximum(np.ceil(exact - 1e-6), engine.min_cases)
    lowest[skip] = np.inf
    return np.minimum(lowest, top).astype(kind)


def _dtype(engine: Engine, cells: Cells) -> type:
    """The narrowest type that holds the sum of any of these replicates."""
    if not engine.whole:
        return np.float64
    return np.int16 if cells.sum(axis=(1, 2), dtype=np.int64).max() < np.iinfo(np.int16).max else np.int32
