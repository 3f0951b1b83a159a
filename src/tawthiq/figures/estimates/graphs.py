"""All decomposable graphs of a few lists: 8, 61, 822 and 18,154 of three to six."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np

from tawthiq.figures.estimates.subsets import F, maximal


@dataclass(frozen=True, slots=True)
class Graphs:
    """`cliques` per graph; `sign` (graphs, 2^lists): +1 per clique, -1 per separator, as their mask."""

    cliques: tuple[tuple[int, ...], ...]
    sign: F


@lru_cache(maxsize=8)
def decomposable_graphs(lists: int) -> Graphs:
    """Every graph that can be taken apart vertex by vertex, each vertex's later neighbours all joined."""
    pairs = list(combinations(range(lists), 2))
    cliques, signs = [], []
    for chosen in range(1 << len(pairs)):
        near = [0] * lists
        for i, (a, b) in enumerate(pairs):
            if chosen >> i & 1:
                near[a] |= 1 << b
                near[b] |= 1 << a
        parts = _take_apart(near, lists)
        if parts is not None:
            cliques.append(maximal(clique for clique, _ in parts))
            signs.append(parts)
    return Graphs(tuple(cliques), _signs(signs, lists))


def _take_apart(near: list[int], lists: int) -> list[tuple[int, int]] | None:
    """(vertex with its neighbours left, those neighbours) in elimination order, or None."""
    left, out = (1 << lists) - 1, []
    while left:
        for v in range(lists):
            around = near[v] & left
            if left >> v & 1 and _all_joined(around, near, lists):
                break
        else:
            return None
        out.append((around | 1 << v, around))
        left &= ~(1 << v)
    return out


def _all_joined(around: int, near: list[int], lists: int) -> bool:
    return all((near[u] | 1 << u) & around == around for u in range(lists) if around >> u & 1)


def _signs(parts: list[list[tuple[int, int]]], lists: int) -> F:
    out = np.zeros((len(parts), 1 << lists))
    for row, steps in enumerate(parts):
        for whole, rest in steps:
            out[row, whole] += 1
            out[row, rest] -= 1
    out[:, 0] = 0.0  # the empty set's factor is 1
    return out
