"""The best score over all windows, for the observed counts and for thousands of replicates.

A replicate's maximum needs no logarithm for most windows. Scores rise with the count, so for a level L each window
has a critical count below which its score cannot reach L. The replicates' counts are added up along each
row of neighbours, compared with the critical counts, and only the few windows above are scored. L comes from a
pilot; a replicate without any window above L is scored in full. The answer does not depend on L.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tawthiq.figures.scan.errors import TooManyWindows
from tawthiq.figures.scan.scores import Floats
from tawthiq.figures.scan.windows import Spans
from tawthiq.figures.scan.zones import Zones

MAX_WINDOWS = 60_000_000
BATCH_CELLS = 1 << 18
PILOT = 16
MARGIN = 0.85

Cells = NDArray[Any]
Score = Callable[[Floats, Floats], Floats]
Critical = Callable[[Floats, float], Floats]


@dataclass(frozen=True, slots=True)
class Engine:
    """`expected` (places, periods) is added up beside the counts; `score(sum, expected)` is the window's score.

    `critical(expected, level)` is the smallest sum whose score reaches `level`. `whole`: sums are whole numbers.
    """

    zones: Zones
    spans: Spans
    expected: Floats
    score: Score
    critical: Critical
    min_cases: int = 1
    whole: bool = True

    def all_windows(self, cells: Cells) -> Iterator[tuple[int, Floats, Floats, Floats]]:
        """Per step k: (k, sums, expected, scores), each (rows active, D); uncounted zones score -1."""
        for k, total, expected in self._steps(np.asarray(cells, dtype=np.float64)[None]):
            c = total[0]
            scores = self.score(c, expected)
            scores[~self.zones.counted[: len(scores), k]] = -1.0
            if self.whole:
                scores[c < self.min_cases] = np.minimum(scores, 0.0)[c < self.min_cases]
            yield k, c.copy(), expected.copy(), scores

    def best(self, cells: Cells) -> float:
        """The highest score of one table of counts (places, periods)."""
        return max(float(s.max(initial=0.0)) for _, _, _, s in self.all_windows(cells))

    def maxima(self, replicates: Iterator[Cells]) -> Floats:
        """The highest score of each replicate; `replicates` yields blocks (R, places, periods)."""
        check_size(self.zones, self.spans)
        found: list[Floats] = []
        thresholds: _Thresholds | None = None
        for block in replicates:
            start = 0
            if thresholds is None:
                start = min(len(block), PILOT)
                found.append(np.array([self.best(cells) for cells in block[:start]]))
                level = max(MARGIN * float(found[0].min()), 1e-9)
                thresholds = _Thresholds.at(self, level, _dtype(self, block))
            elif thresholds.dtype is np.int16 and _dtype(self, block) is np.int32:
                thresholds = _Thresholds.at(self, thresholds.level, np.int32)
            found.extend(thresholds.maxima(part) for part in self._batches(block[start:]))
        return np.concatenate(found) if found else np.zeros(0)

    def _batches(self, block: Cells) -> Iterator[Cells]:
        size = max(1, BATCH_CELLS // (len(self.zones.order) * len(self.spans.first)))
        for i in range(0, len(block), size):
            yield block[i : i + size]

    def _steps(self, cells: Cells) -> Iterator[tuple[int, Cells, Floats]]:
        """Per step k the sums of all zones of k+1 places: (k, (R, active, D), expected (active, D))."""
        counts = _padded(self.spans.sums(cells))
        expected = _padded(self.spans.sums(self.expected))
        order, active = self.zones.order, self.zones.active
        total = np.zeros((len(cells), len(order), counts.shape[2]), dtype=counts.dtype)
        mean = np.zeros((len(order), counts.shape[2]))
        for k in range(order.shape[1]):
            rows = order[: active[k], k]
            total[:, : active[k]] += counts[:, rows]
            mean[: active[k]] += expected[rows]
            yield k, total[:, : active[k]], mean[: active[k]]


def check_size(zones: Zones, spans: Spans) -> None:
    """Refuses more windows than memory holds (SCN-009)."""
    windows = zones.order.size * len(spans.first)
    if windows > MAX_WINDOWS:
        raise TooManyWindows(count=windows, limit=MAX_WINDOWS)


@dataclass(frozen=True, slots=True)
class _Thresholds:
    """For each step k: the expected sums and the critical sums (active, D) at one level."""

    engine: Engine
    level: float
    dtype: type
    steps: list[tuple[Cells, Floats, Cells]]

    @classmethod
    def at(cls, engine: Engine, level: float, kind: type) -> _Thresholds:
        blank = np.zeros((1, *engine.expected.shape), dtype=np.int8)
        steps = []
        for k, _, expected in engine._steps(blank):
            rows = engine.zones.order[: len(expected), k]
            skip = ~engine.zones.counted[: len(expected), k]
            steps.append((rows, expected.copy(), _critical(engine, expected, skip, level, kind)))
        return cls(engine, level, kind, steps)

    def maxima(self, cells: Cells) -> Floats:
        counts = _padded(self.engine.spans.sums(cells.astype(self.dtype)))
        best = np.full(len(cells), -np.inf)
        total: Cells = np.zeros((len(cells), len(self.engine.zones.order), counts.shape[2]), dtype=self.dtype)
        for rows, expected, critical in self.steps:
            part = total[:, : len(rows)]
            part += counts.take(rows, axis=1)
            self._score_above(part, expected, critical, best)
        for r in np.flatnonzero(best == -np.inf):
            best[r] = self.engine.best(cells[r])
        return best

    def _score_above(self, total: Cells, expected: Floats, critical: Cells, best: Floats) -> None:
        above = np.flatnonzero(total >= critical)
        if not above.size:
            return
        replicate, window = np.divmod(above, critical.size)
        row, span = np.divmod(window, critical.shape[1])
        sums = total[replicate, row, span].astype(np.float64)
        np.maximum.at(best, replicate, self.engine.score(sums, expected[row, span]))


def _critical(engine: Engine, expected: Floats, skip: NDArray[np.bool_], level: float, kind: type) -> Cells:
    exact = engine.critical(np.maximum(expected, 1e-300), level)
    if not engine.whole:
        return np.where(skip[:, None], np.inf, exact * (1 - 1e-9))
    top = np.iinfo(kind).max
    lowest = np.maximum(np.ceil(exact - 1e-6), engine.min_cases)
    lowest[skip] = np.inf
    return np.minimum(lowest, top).astype(kind)


def _dtype(engine: Engine, block: Cells) -> type:
    """The narrowest type that holds the sum of any replicate of the block."""
    if not engine.whole:
        return np.float64
    return np.int16 if block.sum(axis=(1, 2), dtype=np.int64).max() < np.iinfo(np.int16).max else np.int32


def _padded(sums: Cells) -> Cells:
    """One empty place after the last, for rows that are shorter than the longest."""
    shape = (*sums.shape[:-2], 1, sums.shape[-1])
    return np.concatenate([sums, np.zeros(shape, dtype=sums.dtype)], axis=-2)
