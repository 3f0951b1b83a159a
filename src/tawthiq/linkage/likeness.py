"""How alike two written words are: a weighted edit distance over many pairs at once.

Words are rows of letter codes. Costs are integers, 100 for one wholly different letter, so a score never depends on the
machine. Optimal string alignment (Damerau 1964, Wagner & Fischer 1974) with a cost per pair of letters.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint8]
Ints = NDArray[np.int64]

FULL = 100
_BATCH = 16384


@dataclass(frozen=True, slots=True)
class Costs:
    """What it costs to read one letter for another.

    `swap[a, b]` for b instead of a (symmetric, 0 on the diagonal), `gap[a]` for a letter that one word lacks,
    `turn[a, b]` for the letters ab written ba. Shapes (K, K), (K,), (K, K); code 0 is padding.
    """

    swap: NDArray[np.int32]
    gap: NDArray[np.int32]
    turn: NDArray[np.int32]


def scores(words: Codes, lengths: Ints, a: Ints, b: Ints, costs: Costs) -> NDArray[np.int32]:
    """Likeness in 1/1000 for each pair (words[a[i]], words[b[i]]): 1000 is the same, 0 nothing in common.

    One point is lost for each 1/1000 of the longer word's letters that must be changed. Shape (N,).
    """
    out = np.zeros(len(a), dtype=np.int32)
    la, lb = lengths[a], lengths[b]
    width = words.shape[1] + 1
    order = np.argsort(la * width + lb, kind="stable")
    shape = (la * width + lb)[order]
    bounds = [0, *(np.flatnonzero(shape[1:] != shape[:-1]) + 1).tolist(), len(order)]
    for first, last in pairwise(bounds):
        for begin in range(first, last, _BATCH):
            rows = order[begin : min(begin + _BATCH, last)]
            n, m = int(la[rows[0]]), int(lb[rows[0]])
            left, right = words[a[rows], :n].T, words[b[rows], :m].T
            cost = _distance(np.ascontiguousarray(left), np.ascontiguousarray(right), costs)
            out[rows] = np.maximum(0, 1000 - cost * 1000 // (FULL * max(n, m, 1)))
    return out


def _distance(left: Codes, right: Codes, costs: Costs) -> NDArray[np.int32]:
    """The cheapest way from each column of `left` (n, N) to the same column of `right` (m, N)."""
    n, m, size = len(left), len(right), left.shape[1]
    k = len(costs.gap)
    swap, turn = costs.swap.ravel(), costs.turn.ravel()
    gap_right = costs.gap[right]
    before: list[NDArray[np.int32]] = []
    above = [np.zeros(size, dtype=np.int32)]
    for j in range(m):
        above.append(above[j] + gap_right[j])
    for i in range(n):
        gap_left = costs.gap[left[i]]
        base = left[i].astype(np.int64) * k
        row = [above[0] + gap_left]
        for j in range(m):
            best = np.minimum(above[j + 1] + gap_left, row[j] + gap_right[j])
            np.minimum(best, above[j] + swap[base + right[j]], out=best)
            if i and j:
                crossed = (left[i] == right[j - 1]) & (left[i - 1] == right[j])
                if crossed.any():
                    turned = before[j - 1] + turn[left[i - 1].astype(np.int64) * k + left[i]]
                    best = np.where(crossed, np.minimum(best, turned), best)
            row.append(best)
        before, above = above, row
    return above[m]
