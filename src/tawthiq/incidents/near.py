"""Incidents that may be one: near enough to even odds that a person should look, and nothing keeps them apart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tawthiq.incidents.group import Edges, Facts, Group

WITHIN = (
    4000  # 1/1000 bit around even odds: a pair of claims that is one event in at least one case of seventeen
)


def near(known: Facts, edges: Edges, found: Sequence[Group]) -> list[tuple[int, int, int]]:
    """(position, position, weight) of the groups that may be one, in order.

    A pair of claims across them comes within WITHIN of even odds, or goes beyond (a claim that fits two incidents joins
    neither). Not those of which any two claims can never be one event, nor those that people judged different.
    """
    label = np.empty(len(known.keys), dtype=np.int64)
    for n, group in enumerate(found):
        label[list(group.rows)] = n
    strong = edges.weight >= -WITHIN
    sides = np.sort(np.stack([label[edges.l[strong]], label[edges.r[strong]]], axis=1), axis=1)
    weight = edges.weight[strong]
    across = sides[:, 0] != sides[:, 1]
    pairs, at = np.unique(sides[across], axis=0, return_inverse=True)
    best = np.full(len(pairs), -WITHIN, dtype=np.int64)
    np.maximum.at(best, at.ravel(), weight[across])
    held = [(a, b, w) for (a, b), w in zip(pairs.tolist(), best.tolist(), strict=True)]
    return [(a, b, w) for a, b, w in held if _may_be_one(known, edges, found[a].rows, found[b].rows)]


def _may_be_one(known: Facts, edges: Edges, left: Sequence[int], right: Sequence[int]) -> bool:
    crossing = [(min(a, b), max(a, b)) for a in left for b in right]
    return not any(pair in edges.different or known.apart(*pair) for pair in crossing)
