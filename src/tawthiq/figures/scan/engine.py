"""The score of every window of one table of counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tawthiq.figures.scan.errors import TooManyWindows
from tawthiq.figures.scan.scores import Floats
from tawthiq.figures.scan.windows import Spans
from tawthiq.figures.scan.zones import Ints, Zones

MAX_WINDOWS = 60_000_000

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
        counts = padded(self.spans.sums(np.asarray(cells, dtype=np.float64)))
        total = np.zeros((len(self.zones.order), counts.shape[1]))
        for k, rows, expected in self.expected_steps(self.spans):
            c = total[: len(rows)]
            c += counts[rows]
            scores = self.score(c, expected)
            scores[~self.zones.counted[: len(scores), k]] = -1.0
            if self.whole:
                scores[c < self.min_cases] = np.minimum(scores, 0.0)[c < self.min_cases]
            yield k, c.copy(), expected.copy(), scores

    def best(self, cells: Cells, steps: int | None = None) -> float:
        """The highest score of one table of counts (places, periods); of zones of at most `steps` places."""
        return max(float(s.max(initial=0.0)) for _, _, _, s in islice(self.all_windows(cells), steps))

    def expected_steps(self, spans: Spans) -> Iterator[tuple[int, Ints, Floats]]:
        """Per step k: the places that zones grow by, and what was expected in zones of k+1 places (active, D)."""
        expected = padded(spans.sums(self.expected))
        order, active = self.zones.order, self.zones.active
        mean = np.zeros((len(order), expected.shape[1]))
        for k in range(order.shape[1]):
            rows = order[: active[k], k]
            mean[: active[k]] += expected[rows]
            yield k, rows, mean[: active[k]]


def check_size(zones: Zones, spans: Spans) -> None:
    """Refuses more windows than memory holds (SCN-009)."""
    windows = zones.order.size * len(spans.first)
    if windows > MAX_WINDOWS:
        raise TooManyWindows(count=windows, limit=MAX_WINDOWS)


def padded(sums: Cells) -> Cells:
    """One empty place after the last, for rows that are shorter than the longest."""
    shape = (*sums.shape[:-2], 1, sums.shape[-1])
    return np.concatenate([sums, np.zeros(shape, dtype=sums.dtype)], axis=-2)
