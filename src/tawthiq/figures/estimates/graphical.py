"""Averaging over all decomposable graphical models with exact sums (Madigan and York 1997).

The prior on the cells is hyper-Dirichlet with `delta` per cell, on the graphs uniform, on the total 1/N.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln

from tawthiq.errors import Bilingual
from tawthiq.figures.estimates.graphs import Graphs, decomposable_graphs
from tawthiq.figures.estimates.results import Method, Model
from tawthiq.figures.estimates.subsets import F, I, sizes, terms_text
from tawthiq.figures.estimates.tables import Overlap

MOST_LISTS = 6
DRAWS = 4000
_NEGLIGIBLE = 25.0  # what weighs less than exp(-25) of the best moves no printed digit


@dataclass(frozen=True, slots=True)
class Posterior:
    """`missing` (values,) with their `chance`; `weight` per graph (all graphs, 0 where left out) and its `mean`."""

    missing: F
    chance: F
    weight: F
    mean: F


def log_marginals(table: Overlap, delta: float, missing: F, wanted: np.ndarray | None = None) -> F:
    """Log marginal likelihood of each set of lists' own table, (2^lists, values), for each number missing."""
    lists = len(table.lists)
    size, masks = sizes(lists), np.arange(1 << lists)
    out = np.zeros((1 << lists, len(missing)))
    for chosen in masks[1:] if wanted is None else wanted:
        cells = np.bincount(masks & chosen, weights=table.counts, minlength=1 << lists)[
            (masks & ~chosen) == 0
        ]
        each = delta * 2.0 ** (lists - int(size[chosen]))
        whole = each * len(cells)
        fixed = gammaln(whole) - len(cells) * gammaln(each) + gammaln(each + cells[1:]).sum()
        out[chosen] = fixed + gammaln(each + cells[0] + missing)
    return out - np.where(masks[:, None] > 0, 1.0, 0.0) * _total(table, delta, missing)


def _total(table: Overlap, delta: float, missing: F) -> F:
    """The denominator that every set of lists shares: its cells' prior counts add up to the same."""
    return gammaln(table.documented + missing + delta * len(table.counts))  # type: ignore[no-any-return]


def log_prior(table: Overlap, missing: F) -> F:
    """Log of 1/N times the ways to choose who is missing."""
    n = table.documented
    return gammaln(n + missing + 1) - gammaln(missing + 1) - np.log(n + missing)  # type: ignore[no-any-return]


def posterior(table: Overlap, delta: float, most: int) -> Posterior:
    """Exact sums over all graphs and all numbers missing from 0 to `most`.

    Graphs and stretches under exp(-25) of the largest are left out: they move no printed digit.
    """
    graphs = decomposable_graphs(len(table.lists))
    kept, span, peak = _worth_it(table, delta, most, graphs)
    missing = np.arange(span[0], span[1] + 1, dtype=np.float64)
    sign = graphs.sign[kept]
    wanted = np.flatnonzero((sign != 0).any(axis=0))
    terms = log_marginals(table, delta, missing, wanted)[wanted]
    offset = log_prior(table, missing) - peak
    each, moment, chance = _add_up(sign[:, wanted], terms, offset, missing)
    weight, mean = np.zeros(len(graphs.cliques)), np.zeros(len(graphs.cliques))
    weight[kept] = each / each.sum()
    mean[kept] = table.documented + moment / each
    return Posterior(missing, chance / chance.sum(), weight, mean)


def _add_up(sign: F, terms: F, offset: F, missing: F) -> tuple[F, F, F]:
    """Mass and first moment per graph, mass per number missing; in blocks that stay in the cache."""
    each, moment, chance = np.zeros(len(sign)), np.zeros(len(sign)), np.empty(len(missing))
    block = max(16, 100_000 // len(sign))
    for start in range(0, len(missing), block):
        part = slice(start, start + block)
        heights = sign @ terms[:, part]
        heights += offset[part]
        np.exp(heights, out=heights)
        each += heights.sum(axis=1)
        moment += heights @ missing[part]
        chance[part] = heights.sum(axis=0)
    return each, moment, chance


def _worth_it(table: Overlap, delta: float, most: int, graphs: Graphs) -> tuple[I, tuple[int, int], float]:
    """On a coarse grid: the graphs that are not negligible, the stretch that is not, the highest value seen."""
    grid, gaps = coarse_grid(most)
    rough = graphs.sign @ log_marginals(table, delta, grid) + log_prior(table, grid)
    peak = float(rough.max())
    weighed = np.exp(rough - peak) * gaps
    mass, along = weighed.sum(axis=1), weighed.sum(axis=0)
    small = np.exp(-_NEGLIGIBLE)
    kept = np.flatnonzero(mass > mass.max() * small / len(mass))
    tall = np.flatnonzero(along > along.max() * small / len(along))
    span = int(grid[max(tall[0] - 1, 0)]), int(grid[min(tall[-1] + 1, len(grid) - 1)])
    return kept, span, peak


def coarse_grid(most: int) -> tuple[F, F]:
    """Numbers missing from 0 to `most` in even steps of their root, and the width that each stands for.

    A posterior is at least about as wide as the root of the missing, so no peak falls between two steps.
    """
    roots = np.arange(0, np.sqrt(most) + 1)
    grid = np.asarray(np.unique(np.minimum(np.round(roots**2), most)), dtype=np.float64)
    gaps = np.gradient(grid) if len(grid) > 1 else np.ones(1)
    return grid, np.asarray(gaps, dtype=np.float64)


def quick_quantiles(counts: F, lists: int, delta: float, most: int, graphs: I | None = None) -> F:
    """(tables, 3): 2.5, 50 and 97.5 % of the total from the coarse grid, for `counts` (tables, 2^lists).

    `graphs` picks some of the graphs; all unless given.
    """
    every = decomposable_graphs(lists).sign
    sign = every if graphs is None else every[graphs]
    grid, gaps = coarse_grid(most)
    names = tuple(str(j) for j in range(lists))
    out = np.empty((len(counts), 3))
    for row in range(len(counts)):
        table = Overlap(names, counts[row])
        rough = sign @ log_marginals(table, delta, grid) + log_prior(table, grid)
        mass = np.exp(rough - rough.max()).sum(axis=0) * gaps
        along = (np.cumsum(mass) - 0.5 * mass) / mass.sum()
        out[row] = table.documented + np.interp((0.025, 0.5, 0.975), along, grid)
    return out


def graphical(
    table: Overlap, *, delta: float | None = None, most: int | None = None, seed: int = 0, listed: int = 60
) -> Method:
    """The decomposable average. `delta` 2^-lists and `most` 20 times the documented unless given."""
    lists = len(table.lists)
    if not 3 <= lists <= MOST_LISTS:
        return Method("graphical", why_not=_WRONG_NUMBER)
    if table.never:
        return Method("graphical", why_not=_STRUCTURAL)
    delta = 2.0**-lists if delta is None else delta
    most = 20 * table.documented if most is None else most
    found = posterior(table, delta, most)
    n, along = table.documented, np.cumsum(found.chance)
    low, median, high = (n + float(found.missing[np.searchsorted(along, p)]) for p in (0.025, 0.5, 0.975))
    mean = n + float(found.chance @ found.missing)
    settings = {"delta": delta, "max_missing": most, "graphs": len(found.weight), "prior": "1/N"}
    ceiling = float(found.chance[found.missing > 0.95 * most].sum())
    return Method(
        "graphical", low, median, mean, high, settings, {"mass_at_ceiling": ceiling},
        _listing(table, found, listed), _draws(found, n, seed),
    )  # fmt: skip


def _draws(found: Posterior, documented: int, seed: int) -> F:
    """Stratified draws from the discrete posterior, shuffled."""
    rng = np.random.default_rng([seed, 2])
    at = (rng.permutation(DRAWS) + 0.5) / DRAWS
    which = np.searchsorted(np.cumsum(found.chance), at)
    return documented + found.missing[np.minimum(which, len(found.missing) - 1)]


def _listing(table: Overlap, found: Posterior, listed: int) -> list[Model]:
    graphs = decomposable_graphs(len(table.lists))
    order = np.argsort(-found.weight, kind="stable")[:listed]
    return [
        Model(
            terms_text(graphs.cliques[i]), tuple(table.names(c) for c in graphs.cliques[i]),
            float(found.mean[i]), None, {"weight": found.weight[i]},
        )
        for i in order if found.weight[i] > 1e-6
    ]  # fmt: skip


_WRONG_NUMBER = Bilingual(
    f"Decomposable models are averaged for three to {MOST_LISTS} lists.",
    f"يُحسب متوسط النماذج القابلة للتفكيك لثلاث إلى {MOST_LISTS} قوائم.",
)
_STRUCTURAL = Bilingual(
    "Some lists could not record the same person, and this method has no place for such cells.",
    "بعض القوائم لا يمكن أن تسجل الشخص نفسه، ولا مكان لمثل هذه الخلايا في هذه الطريقة.",
)
