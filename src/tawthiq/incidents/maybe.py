"""Pairs of incidents that may be one, as they are stored and told; `near` finds them. Loads nothing heavy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tawthiq.model.incidents import Incident

if TYPE_CHECKING:
    from tawthiq.incidents.ties import Tie


@dataclass(frozen=True, slots=True)
class Near:
    """Two incidents by code, in this order; `weight` of the strongest pair of claims across them, in 1/1000 bit."""

    a: str
    b: str
    weight: int


def doubted(incidents: Iterable[Incident], found: Iterable[Near]) -> list[Incident]:
    """The same incidents; each knows those that it may be, and the odds."""
    beside: dict[str, list[tuple[str, int]]] = {}
    for one in found:
        beside.setdefault(one.a, []).append((one.b, one.weight))
        beside.setdefault(one.b, []).append((one.a, one.weight))
    return [_with(i, sorted(beside[i.code])) if i.code in beside else i for i in incidents]


def _with(incident: Incident, others: list[tuple[str, int]]) -> Incident:
    return replace(incident, maybe=tuple([c for c, _ in others]), odds=tuple([w for _, w in others]))


def untied(found: Iterable[Near], ties: Iterable[Tie]) -> list[Near]:
    """Without the pairs of a row and what it sums up: these are known not to be one, and count once already."""
    known = {frozenset((t.whole, part)) for t in ties for part in t.parts}
    return [n for n in found if frozenset((n.a, n.b)) not in known]
