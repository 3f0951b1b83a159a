"""From scored pairs to clusters, by the set of edges alone.

Edges of at least the threshold are taken from the strongest to the weakest; two clusters are joined unless a rule
between lists or a judgement forbids it, or unless their records, taken all together, speak against it (the mean over
all pairs of the two clusters, a pair without an edge counting as `missing`). What a component becomes depends on its
own edges, records and judgements only: never on the order of arrival or on other components.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tawthiq.linkage.errors import ContradictoryJudgements

Record = TypeVar("Record", bound=Hashable)
MISSING = -4000
JUDGED = 1_000_000


@dataclass(frozen=True, slots=True)
class Rules:
    """`threshold` in 1/1000 bit; `exclusive`: a cluster holds at most one record of each list.

    `missing` (1/1000 bit) is what a pair without an edge counts between two clusters.
    """

    threshold: int = 0
    exclusive: bool = True
    missing: int = MISSING


@dataclass(slots=True)
class Cluster(Generic[Record]):
    """Records that are one, and the weakest edge (1/1000 bit) that holds them; None for a record alone."""

    members: list[Record]
    lists: set[str]
    weakest: int | None = None


@dataclass(slots=True)
class Evidence(Generic[Record]):
    """What clusters are made from. Pairs are stored once, the smaller record first.

    `edges` in 1/1000 bit, below the threshold too; `same` and `different` are judged pairs.
    """

    lists: dict[Record, str] = field(default_factory=dict)
    edges: dict[tuple[Record, Record], int] = field(default_factory=dict)
    same: set[tuple[Record, Record]] = field(default_factory=set)
    different: set[tuple[Record, Record]] = field(default_factory=set)


def clusters(evidence: Evidence[Record], rules: Rules) -> dict[Record, Cluster[Record]]:
    """The cluster of every record. Raises ContradictoryJudgements when judgements make one pair both."""
    home = {record: Cluster([record], {list_}) for record, list_ in evidence.lists.items()}
    forbidden = _neighbours(evidence.different)
    for pair in sorted(evidence.same):
        _join_judged(home, pair, forbidden)
    strong = [(-w, pair) for pair, w in evidence.edges.items() if w >= rules.threshold]
    strong.sort()
    refused: dict[
        tuple[int, int], int
    ] = {}  # two clusters, and their records together when they were not joined
    for negative, (a, b) in strong:
        left, right = home[a], home[b]
        if left is right:
            continue
        sides = (id(left), id(right)) if id(left) < id(right) else (id(right), id(left))
        size = len(left.members) + len(right.members)
        if refused.get(sides) == size:  # clusters only grow: nothing has changed since
            continue
        if _may_join(left, right, evidence, forbidden, rules):
            _join(home, left, right, -negative)
        else:
            refused[sides] = size
    return home


def component(evidence: Evidence[Record], start: Iterable[Record], rules: Rules) -> set[Record]:
    """All records that can be reached from `start` over edges of at least the threshold and judgements "same"."""
    links = _neighbours({p for p, w in evidence.edges.items() if w >= rules.threshold} | evidence.same)
    return reach(links, start)


def reach(links: Mapping[Record, set[Record]], start: Iterable[Record]) -> set[Record]:
    found: set[Record] = set()
    waiting = list(start)
    while waiting:
        record = waiting.pop()
        if record not in found:
            found.add(record)
            waiting.extend(links.get(record, ()))
    return found


def _neighbours(pairs: Iterable[tuple[Record, Record]]) -> dict[Record, set[Record]]:
    out: dict[Record, set[Record]] = {}
    for a, b in pairs:
        out.setdefault(a, set()).add(b)
        out.setdefault(b, set()).add(a)
    return out


def _join_judged(
    home: dict[Record, Cluster[Record]], pair: tuple[Record, Record], forbidden: dict[Record, set[Record]]
) -> None:
    left, right = home[pair[0]], home[pair[1]]
    if left is not right:
        if _forbidden(left, right, forbidden):
            raise ContradictoryJudgements.of(*pair)
        _join(home, left, right, JUDGED)


def _may_join(
    left: Cluster[Record], right: Cluster[Record], evidence: Evidence[Record],
    forbidden: dict[Record, set[Record]], rules: Rules,
) -> bool:  # fmt: skip
    if rules.exclusive and not left.lists.isdisjoint(right.lists):
        return False
    if forbidden and _forbidden(left, right, forbidden):
        return False
    pairs = len(left.members) * len(right.members)
    if pairs == 1:
        return True
    return _sum_between(left, right, evidence, rules.missing) >= rules.threshold * pairs


def _sum_between(
    left: Cluster[Record], right: Cluster[Record], evidence: Evidence[Record], missing: int
) -> int:
    """The weights of all pairs across."""
    total = 0
    for a in left.members:
        for b in right.members:
            weight = evidence.edges.get((a, b) if a < b else (b, a))  # type: ignore[operator]
            total += missing if weight is None else weight
    return total


def _forbidden(left: Cluster[Record], right: Cluster[Record], forbidden: dict[Record, set[Record]]) -> bool:
    return any(not forbidden.get(a, _NOBODY).isdisjoint(right.members) for a in left.members)


_NOBODY: set[object] = set()


def _join(
    home: dict[Record, Cluster[Record]], left: Cluster[Record], right: Cluster[Record], weight: int
) -> None:
    if len(left.members) < len(right.members):
        left, right = right, left
    left.members += right.members
    left.lists |= right.lists
    known = [w for w in (left.weakest, right.weakest, weight) if w is not None]
    left.weakest = min(known)
    for record in right.members:
        home[record] = left
