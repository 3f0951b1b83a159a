"""What leaving one list out does to the estimate, against what it does where the fitted model is true."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tawthiq.figures.estimates import graphical, loglinear, sparse
from tawthiq.figures.estimates.graphs import decomposable_graphs
from tawthiq.figures.estimates.simple import chapman_pair
from tawthiq.figures.estimates.subsets import F, I
from tawthiq.figures.estimates.tables import Overlap


@dataclass(frozen=True, slots=True)
class Stability:
    """`left_out` per list: (low, median, high) without it. `move` the largest change of the log of the missing.

    `p` is the share of tables simulated from the fitted model whose standardised moves are as large; None
    where nothing could be simulated. `worst` is the list that moved most against expectation.
    """

    left_out: dict[str, tuple[float, float, float]]
    worst: str = ""
    ratio: float = 1.0
    p: float | None = None
    simulations: int = 0


def stability(table: Overlap, *, simulations: int, seed: int = 0, engine: str = "auto") -> Stability:
    """Leave out each list in turn, by decomposable averaging (sparse selection from seven lists on)."""
    lists = len(table.lists)
    if lists < 3:
        return Stability({})
    graphs = _graphs_that_matter(table)
    seen = _tables(table.counts[None, :], lists, graphs, engine)[0]
    left_out = {name: tuple(float(v) for v in seen[j + 1]) for j, name in enumerate(table.lists)}
    simulated = _simulate(table, simulations, seed, engine)
    moves = np.log(seen[1:, 1] / seen[0, 1])
    worst = int(np.abs(moves).argmax())
    if simulated is None or simulations < 20:
        return Stability(left_out, table.lists[worst], float(np.exp(moves[worst])))  # type: ignore[arg-type]
    again = _tables(simulated, lists, graphs, engine)[:, :, 1]
    expected = np.log(again[:, 1:] / again[:, :1])
    p, worst = _surprise(moves, expected)
    return Stability(left_out, table.lists[worst], float(np.exp(moves[worst])), p, len(simulated))  # type: ignore[arg-type]


def _surprise(moves: F, expected: F) -> tuple[float, int]:
    """Share of the simulated tables whose largest standardised move is at least the observed one's."""
    middle = np.median(expected, axis=0)
    scale = np.maximum(1.4826 * np.median(np.abs(expected - middle), axis=0), 1e-6)
    seen = np.abs(moves - middle) / scale
    null = (np.abs(expected - middle) / scale).max(axis=1)
    return float((1 + (null >= seen.max()).sum()) / (1 + len(null))), int(seen.argmax())


def _graphs_that_matter(table: Overlap) -> I | None:
    """Of five and more lists only the graphs with some weight are summed over in simulated tables."""
    lists = len(table.lists)
    if not 5 <= lists <= graphical.MOST_LISTS or table.never:
        return None
    sign = decomposable_graphs(lists).sign
    grid, gaps = graphical.coarse_grid(20 * table.documented)
    rough = sign @ graphical.log_marginals(table, 2.0**-lists, grid) + graphical.log_prior(table, grid)
    mass = np.exp(rough - rough.max()) @ gaps
    return np.flatnonzero(mass > 1e-3 * mass.max())


def _tables(counts: F, lists: int, graphs: I | None, engine: str) -> F:
    """(tables, 1 + lists, 3): quantiles with all lists, then without each."""
    most = int(20 * counts.sum(axis=1).max())
    if lists > graphical.MOST_LISTS:
        return _by_selection(counts, lists, engine)
    out = np.empty((len(counts), 1 + lists, 3))
    out[:, 0] = graphical.quick_quantiles(counts, lists, 2.0**-lists, most, graphs)
    for j in range(lists):
        less = _without(counts, lists, j)
        if lists == 3:
            out[:, 1 + j] = [_pair(row) for row in less]
        else:
            out[:, 1 + j] = graphical.quick_quantiles(less, lists - 1, 2.0 ** -(lists - 1), most)
    return out


def _by_selection(counts: F, lists: int, engine: str) -> F:
    out = np.empty((len(counts), 1 + lists, 3))
    for j in range(-1, lists):
        less = counts if j < 0 else _without(counts, lists, j)
        found = sparse.choose(less, np.ones(less.shape[1], dtype=bool), engine=engine)
        scale = np.sqrt(np.where(found.exists, found.fits.variance, 0.0))
        for i, z in enumerate((-1.959963984540054, 0.0, 1.959963984540054)):
            out[:, 1 + j, i] = less.sum(axis=1) + found.fits.missing * np.exp(z * scale)
    return out


def _without(counts: F, lists: int, j: int) -> F:
    """(tables, 2^(lists - 1)): the counts as if list `j` had never been made."""
    split = counts.reshape(len(counts), -1, 2, 1 << j)
    out = split.sum(axis=2).reshape(len(counts), -1)
    out[:, 0] = 0.0
    return np.ascontiguousarray(out)


def _pair(counts: F) -> tuple[float, float, float]:
    first, second, both = counts[1] + counts[3], counts[2] + counts[3], counts[3]
    estimate, error = chapman_pair(int(first), int(second), int(both))
    seen = float(counts.sum())
    missing = max(estimate - seen, 1e-3)
    factor = float(np.exp(1.959963984540054 * np.sqrt(np.log1p((error / missing) ** 2))))
    return seen + missing / factor, seen + missing, seen + missing * factor


def _simulate(table: Overlap, times: int, seed: int, engine: str) -> F | None:
    """Tables drawn from the best-fitting model: hierarchical up to five lists, chosen pairs beyond."""
    means = fitted_means(table, engine)
    if means is None or times < 1:
        return None
    rng = np.random.default_rng([seed, 9])
    total = max(round(float(means.sum())), 1)
    drawn = rng.multinomial(total, means / means.sum(), size=times).astype(np.float64)
    drawn[:, 0] = 0.0
    return drawn


def fitted_means(table: Overlap, engine: str = "auto") -> F | None:
    """Persons per cell under the best-fitting model, the unseen cell first; None where there is no estimate."""
    if len(table.lists) <= loglinear.MOST_LISTS:
        found = loglinear.fit_all(table, engine)
        if not found.weight.any():
            return None
        best = int(found.weight.argmax())
        means, missing = found.fits.fitted[best].copy(), float(found.fits.missing[best])
    else:
        chosen = sparse.choose(table.counts[None, :], table.possible, engine=engine)
        if not chosen.exists[0]:
            return None
        means, missing = chosen.fits.fitted[0].copy(), float(chosen.fits.missing[0])
    if not np.isfinite(missing) or missing > 1e8:
        return None
    means[0] = missing
    return np.asarray(means, dtype=np.float64)
