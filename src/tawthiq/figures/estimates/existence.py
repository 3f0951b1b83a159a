"""Does the estimate of a log-linear model exist, and do the data tell it? (Fienberg and Rinaldo 2012.)

The maximum exists when some table with every cell positive has the same margins as the data: a linear
programme. It is identified when the columns of the cells that count are independent, the constant's among them.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import linprog

from tawthiq.figures.estimates.poisson import Design
from tawthiq.figures.estimates.subsets import F


def exists_and_identified(counts: F, models: Design, row: int) -> tuple[bool, bool]:
    """For one row of `models` and its `counts` (cells,): (the maximum exists, it is identified)."""
    matrix = _matrix(models, row)
    identified = np.linalg.matrix_rank(matrix) == matrix.shape[1]
    return _positive_table(matrix, counts[models.live[row]]), bool(identified)


def _matrix(models: Design, row: int) -> F:
    cells = np.flatnonzero(models.live[row])
    terms = models.terms[row][models.on[row]]
    return np.asarray((cells[:, None] & terms[None, :]) == terms[None, :], dtype=np.float64)


def _positive_table(matrix: F, counts: F) -> bool:
    """Is there a table above some s > 0 everywhere with the margins of `counts`?"""
    if (counts > 0).all():
        return True
    cells = len(counts)
    equal = np.hstack([matrix.T, matrix.T.sum(axis=1, keepdims=True)])
    cost = np.zeros(cells + 1)
    cost[-1] = -1.0
    bounds = [(0, None)] * cells + [(0, 1.0)]
    found = linprog(cost, A_eq=equal, b_eq=matrix.T @ counts, bounds=bounds, method="highs")
    return bool(found.status == 0 and found.x[-1] > 1e-7)
