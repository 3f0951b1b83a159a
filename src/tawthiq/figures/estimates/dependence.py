"""How lists depend on each other, seen among those that other lists hold: the sign of uneven reach.

When some persons are easier to document than others, every pair of lists overlaps more than chance. When two
lists merely share sources, only they do.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np

from tawthiq.figures.estimates.subsets import F
from tawthiq.figures.estimates.tables import Overlap


def pair_scores(table: Overlap) -> dict[tuple[int, int], float]:
    """Mantel-Haenszel z per pair of lists, over the combinations of the other lists (none of them left out)."""
    lists = len(table.lists)
    out = {}
    for i, j in combinations(range(lists), 2):
        score = _score(*_fourfold(table.counts, i, j))
        if score is not None:
            out[i, j] = score
    return out


def common_pull(table: Overlap) -> float | None:
    """The z that three pairs in four exceed; None where no pair can be judged.

    A few lists that share sources do not raise it: only dependence that nearly all pairs show.
    """
    scores = list(pair_scores(table).values())
    return float(np.quantile(scores, 0.25, method="lower")) if scores else None


def _fourfold(counts: F, i: int, j: int) -> tuple[F, F, F, F]:
    """In both, in `i` alone, in `j` alone, in neither: one value per combination of the other lists but none."""
    masks = np.arange(len(counts))
    rest = masks[(masks & (1 << i | 1 << j)) == 0][1:]
    return counts[rest | 1 << i | 1 << j], counts[rest | 1 << i], counts[rest | 1 << j], counts[rest]


def _score(both: F, first: F, second: F, neither: F) -> float | None:
    n = both + first + second + neither
    kept = n > 1
    if not kept.any():
        return None
    n, row, column = n[kept], (both + first)[kept], (both + second)[kept]
    expected = row * column / n
    variance = row * (n - row) * column * (n - column) / (n**2 * (n - 1))
    if variance.sum() <= 0:
        return None
    return float((both[kept] - expected).sum() / np.sqrt(variance.sum()))
