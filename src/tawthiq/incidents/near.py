"""Incidents that may be one: near enough to even odds that a person should look, and nothing keeps them apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tawthiq.incidents.group import Edges, Facts, Group
from tawthiq.incidents.ties import Tie
from tawthiq.model.incidents import Incident

WITHIN = (
    4000  # 1/1000 bit around even odds: a pair of claims that is one event in at least one case of seventeen
)


@dataclass(frozen=True, slots=True)
class Near:
    """Two incidents by code, in this order; `weight` of the strongest pair of claims across them, in 1/1000 bit."""

    a: str
    b: str
    weight: int


def doubted(incidents: Iterable[Incident], found: Iterable[Near]) -> list[Incident]:
    """The same incidents; each knows those that it may be."""
    beside: dict[str, list[str]] = {}
    for one in found:
        beside.setdefault(one.a, []).append(one.b)
        beside.setdefault(one.b, []).append(one.a)
    return [replace(i, maybe=tuple(sorted(beside[i.code]))) if i.code in beside else i for i in incidents]


def untied(found: Iterable[Near], ties: Iterable[Tie]) -> list[Near]:
    """Without the pairs of a row and what it sums up: these are known not to be one, and count once already."""
    known = {frozenset((t.whole, part)) for t in ties for part in t.parts}
    return [n for n in found if frozenset((n.a, n.b)) not in known]


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
