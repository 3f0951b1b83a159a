"""When a window can lie: pairs of first and last period."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tawthiq.figures.scan.zones import Ints

STEPS = ((32, 4), (8, 2))  # from how many periods on windows are grouped by how many


@dataclass(frozen=True, slots=True)
class Spans:
    """`first`, `after` (D,): window d holds the periods first[d] .. after[d] - 1."""

    first: Ints
    after: Ints

    def sums(self, cells: NDArray[np.generic]) -> NDArray[np.generic]:
        """Sums over each span of cells (..., places, periods) -> (..., places, D)."""
        if self.first.size and (self.after == cells.shape[-1]).all():
            backwards = np.cumsum(cells[..., ::-1], axis=-1, dtype=cells.dtype)
            return np.asarray(backwards.take(cells.shape[-1] - 1 - self.first, axis=-1))
        zero = np.zeros((*cells.shape[:-1], 1), dtype=cells.dtype)
        total = np.concatenate([zero, np.cumsum(cells, axis=-1, dtype=cells.dtype)], axis=-1)
        return np.asarray(total[..., self.after] - total[..., self.first])

    def picked(self, cells: NDArray[Any]) -> Callable[[Ints, Ints, Ints], NDArray[Any]]:
        """Sums of single windows of cells (R, places, periods): by replicate, place (or one past the last), span."""
        backwards = bool(self.first.size) and bool((self.after == cells.shape[-1]).all())
        total = np.zeros((len(cells), cells.shape[1] + 1, cells.shape[2] + 1), dtype=cells.dtype)
        total[:, :-1, 1:] = np.cumsum(cells[..., ::-1] if backwards else cells, axis=-1, dtype=cells.dtype)

        def sums(replicate: Ints, place: Ints, span: Ints) -> NDArray[Any]:
            if backwards:
                return np.asarray(total[replicate, place, cells.shape[-1] - self.first[span]])
            return np.asarray(
                total[replicate, place, self.after[span]] - total[replicate, place, self.first[span]]
            )

        return sums


def prospective(periods: int, longest: int) -> Spans:
    """All windows that reach to the last period: durations 1 .. longest."""
    first = periods - np.arange(1, longest + 1)
    return Spans(first, np.full(longest, periods))


def retrospective(periods: int, longest: int) -> Spans:
    """All windows of 1 .. longest periods anywhere in the study period."""
    pairs = [(e - d, e) for e in range(1, periods + 1) for d in range(1, min(longest, e) + 1)]
    both = np.array(pairs, dtype=np.int64)
    return Spans(both[:, 0], both[:, 1])


@dataclass(frozen=True, slots=True)
class Groups:
    """Windows that lie close together: group g holds members[offset[g] : offset[g] + size[g]], numbers of windows.

    `around` (groups) are the periods that any of a group's windows holds, `within` those that all of them hold.
    """

    around: Spans
    within: Spans
    members: Ints
    offset: Ints
    size: Ints


def apart(spans: Spans) -> Groups:
    """Each window a group of its own."""
    every = np.arange(len(spans.first))
    return Groups(spans, spans, every, every, np.ones_like(every))


def grouped(spans: Spans) -> Groups:
    """Windows of about the same length whose ends lie close together; short ones stay apart."""
    length = spans.after - spans.first
    step = np.select([length >= least for least, _ in STEPS], [step for _, step in STEPS], 1)
    keys = np.stack([step, spans.first // step, -(-spans.after // step)])
    members = np.lexsort(keys)
    new = np.append(True, (np.diff(keys[:, members], axis=1) != 0).any(axis=0))
    offset = np.flatnonzero(new)
    first, after = spans.first[members], spans.after[members]
    around = Spans(np.minimum.reduceat(first, offset), np.maximum.reduceat(after, offset))
    end = np.minimum.reduceat(after, offset)
    within = Spans(np.minimum(np.maximum.reduceat(first, offset), end), end)
    return Groups(around, within, members, offset, np.diff(np.append(offset, len(members))))
