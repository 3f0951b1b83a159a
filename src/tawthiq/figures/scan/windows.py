"""When a window can lie: pairs of first and last period."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tawthiq.figures.scan.zones import Ints


@dataclass(frozen=True, slots=True)
class Spans:
    """`first`, `after` (D,): window d holds the periods first[d] .. after[d] - 1.

    Windows that all reach to the last period come shortest first, without a gap.
    """

    first: Ints
    after: Ints

    def sums(self, cells: NDArray[np.generic]) -> NDArray[np.generic]:
        """Sums over each span of cells (..., places, periods) -> (..., places, D)."""
        if self.first.size and (self.after == cells.shape[-1]).all():
            backwards = np.cumsum(cells[..., ::-1], axis=-1, dtype=cells.dtype)
            return np.asarray(backwards[..., : self.first.size])
        zero = np.zeros((*cells.shape[:-1], 1), dtype=cells.dtype)
        total = np.concatenate([zero, np.cumsum(cells, axis=-1, dtype=cells.dtype)], axis=-1)
        return np.asarray(total[..., self.after] - total[..., self.first])


def prospective(periods: int, longest: int) -> Spans:
    """All windows that reach to the last period: durations 1 .. longest."""
    first = periods - np.arange(1, longest + 1)
    return Spans(first, np.full(longest, periods))


def retrospective(periods: int, longest: int) -> Spans:
    """All windows of 1 .. longest periods anywhere in the study period."""
    pairs = [(e - d, e) for e in range(1, periods + 1) for d in range(1, min(longest, e) + 1)]
    both = np.array(pairs, dtype=np.int64)
    return Spans(both[:, 0], both[:, 1])
