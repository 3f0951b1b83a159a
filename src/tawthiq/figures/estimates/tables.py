"""How lists overlap: the one table that every method reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tawthiq.figures.estimates.subsets import F, members, sizes

MOST_LISTS = 12  # 4,095 cells; more lists cannot be told apart by any data we know of


@dataclass(frozen=True, slots=True)
class Overlap:
    """Persons per combination of lists.

    `lists` names them in column order; `counts` (2^lists,) persons per mask, `counts[0]` is 0 (nobody sees them);
    `never` masks of lists that could not record the same person (another area, it had stopped): structural zeros.
    """

    lists: tuple[str, ...]
    counts: F
    never: tuple[int, ...] = ()

    @property
    def documented(self) -> int:
        """Persons in at least one list."""
        return int(self.counts.sum())

    @property
    def possible(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """(2^lists,) False where the lists could not record the same person."""
        masks = np.arange(len(self.counts))
        out = np.ones(len(masks), dtype=bool)
        for pair in self.never:
            out &= (masks & pair) != pair
        return out

    def size(self, j: int) -> int:
        """Persons in list `j`."""
        return int(self.counts[self._masks() >> j & 1 == 1].sum())

    def both(self, i: int, j: int) -> int:
        """Persons in lists `i` and `j`."""
        pair = 1 << i | 1 << j
        return int(self.counts[(self._masks() & pair) == pair].sum())

    def keep(self, kept: Sequence[int]) -> Overlap:
        """The table of some of the lists; persons in none of them are no longer seen."""
        target = np.zeros(len(self.counts), dtype=np.int64)
        for new, old in enumerate(kept):
            target |= (self._masks() >> old & 1) << new
        counts = np.bincount(target, weights=self.counts, minlength=1 << len(kept)).astype(np.float64)
        counts[0] = 0.0
        whole = sum(1 << j for j in kept)
        never = tuple(
            sum(1 << kept.index(j) for j in members(pair)) for pair in self.never if pair & whole == pair
        )
        return Overlap(tuple(self.lists[j] for j in kept), counts, never)

    def without(self, j: int) -> Overlap:
        """The table as if list `j` had never been made."""
        return self.keep([i for i in range(len(self.lists)) if i != j])

    def with_counts(self, counts: F) -> Overlap:
        """The same lists with other persons."""
        return replace(self, counts=counts)

    def names(self, mask: int) -> tuple[str, ...]:
        """The names of the lists in a mask."""
        return tuple(self.lists[j] for j in members(mask))

    def frequencies(self) -> list[int]:
        """Persons in exactly 1, 2, ... lists."""
        size = sizes(len(self.lists))
        return [int(self.counts[size == m].sum()) for m in range(1, len(self.lists) + 1)]

    def _masks(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        return np.arange(len(self.counts))


def overlap(lists: Sequence[str], cells: Iterable[tuple[Sequence[int], int]]) -> Overlap:
    """Build an `Overlap` from rows of (memberships of 0 and 1, persons)."""
    counts = np.zeros(1 << len(lists))
    for row, persons in cells:
        counts[sum(int(bit) << j for j, bit in enumerate(row))] += persons
    counts[0] = 0.0
    return Overlap(tuple(lists), counts)
