"""Average linkage: which claims of one component are of one incident.

The two groups whose claims speak most for each other, by the mean weight of all pairs across them, are joined first
(unweighted average linkage; Sokal and Michener 1958), until no two reach the threshold. What comes out depends on the
weights alone: equal means are taken in the order of the groups' first claims.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from heapq import heappop, heappush

from tawthiq.linkage.errors import ContradictoryJudgements

JUDGED = 1_000_000  # 1/1000 bit, of what people joined
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bonds:
    """What ties the claims 0 to n-1 of a component, and what keeps them apart. Pairs have their smaller claim first.

    `edges` in 1/1000 bit; a pair without one counts `missing`, unless `apart` says that the two can never be one event.
    `lists`: two claims of one list are never joined but by judgement. `same` and `different` are judged pairs.
    """

    lists: Sequence[int]
    edges: Mapping[Pair, int]
    same: Set[Pair]
    different: Set[Pair]
    apart: Callable[[int, int], bool]
    missing: int


def averaged(bonds: Bonds, threshold: int) -> list[tuple[list[int], int | None]]:
    """Each group's claims in order, and the weakest mean (1/1000 bit) that joined some of them, None for one alone.

    A threshold below 0 is divided by the claims of the smaller group: what one claim leaves open several settle.
    Raises ContradictoryJudgements when judgements make one pair both.
    """
    growing = _Growing(bonds, threshold)
    growing.judged()
    growing.meet()
    growing.grow()
    return [(sorted(members), growing.weakest[first]) for first, members in sorted(growing.members.items())]


class _Growing:
    """Groups by their first claim; `sums` holds the total weight across two groups that meet, None for never one.

    `heap` holds for each group the best other one when it was made or last asked: (minus the mean, the two in order,
    their sizes, whose best it is). A pair is found from the group that changed last.
    """

    def __init__(self, bonds: Bonds, threshold: int) -> None:
        self.bonds, self.threshold = bonds, threshold
        self.members = {n: [n] for n in range(len(bonds.lists))}
        self.lists = {n: {list_} for n, list_ in enumerate(bonds.lists)}
        self.weakest: dict[int, int | None] = dict.fromkeys(self.members)
        self.sums: dict[int, dict[int, int | None]] = {n: {} for n in self.members}
        self.heap: list[tuple[float, int, int, int, int, int]] = []

    def judged(self) -> None:
        home = {n: n for n in self.members}
        for a, b in sorted(self.bonds.same):
            left, right = sorted((home[a], home[b]))
            if left != right:
                if self._different(left, right):
                    raise ContradictoryJudgements.of(a, b)
                home.update(dict.fromkeys(self.members[right], left))
                self._merge(left, right, JUDGED)

    def meet(self) -> None:
        """The groups between which there is an edge that reaches the threshold."""
        home = {n: first for first, members in self.members.items() for n in members}
        judged, lists = len(self.members) < len(home) or self.bonds.different, self.bonds.lists
        for (a, b), weight in self.bonds.edges.items():
            if weight < self.threshold:
                continue
            if not judged:  # every claim is alone yet
                self.sums[a][b] = self.sums[b][a] = weight if lists[a] != lists[b] else None
            elif (left := home[a]) != (right := home[b]) and right not in self.sums[left]:
                self.sums[left][right] = self.sums[right][left] = self._total(left, right)

    def grow(self) -> None:
        for first in self.members:
            self._offer(first)
        while self.heap:
            negative, left, right, size, other, owner = heappop(self.heap)
            now = len(self.members.get(left, ())), len(self.members.get(right, ()))
            if now == (size, other):
                self._join(left, right, int(-negative))
            elif now[owner != left] == (size, other)[owner != left]:  # its best has changed, it has not
                self._offer(owner)

    def _offer(self, group: int) -> None:
        """Line a group up with the one that speaks most for it, if any mean reaches the threshold."""
        size, found = len(self.members[group]), None
        for other, total in self.sums[group].items():
            if total is not None:
                second = len(self.members[other])
                divisor = min(size, second) if self.threshold < 0 else 1
                if total * divisor >= self.threshold * size * second:
                    a, b = (group, other) if group < other else (other, group)
                    held = (-total / (size * second), a, b)
                    found = held if found is None else min(found, held)
        if found is not None:
            _, a, b = found
            heappush(self.heap, (*found, len(self.members[a]), len(self.members[b]), group))

    def _join(self, left: int, right: int, mean: int) -> None:
        met = (self.sums[left].keys() | self.sums[right].keys()) - {left, right}
        found = {other: self._across(left, right, other) for other in met}
        for gone in (left, right):
            for other in self.sums.pop(gone):
                if other not in (left, right):
                    del self.sums[other][gone]
        self.sums[left] = found
        for other, total in found.items():
            self.sums[other][left] = total
        self._merge(left, right, mean)
        self._offer(left)

    def _across(self, left: int, right: int, other: int) -> int | None:
        """The total weight between two groups together and another one."""
        total = 0
        for side in (left, right):
            known = self.sums[side]
            part = known[other] if other in known else self._total(side, other)
            if part is None:
                return None
            total += part
        return total

    def _merge(self, left: int, right: int, weight: int) -> None:
        self.members[left] += self.members.pop(right)
        self.lists[left] |= self.lists.pop(right)
        held = (self.weakest[left], self.weakest.pop(right), weight)
        self.weakest[left] = min(w for w in held if w is not None)

    def _total(self, left: int, right: int) -> int | None:
        """The weights of all pairs across; None when something says that the two can never be one."""
        if not self.lists[left].isdisjoint(self.lists[right]) or self._different(left, right):
            return None
        total, edges, bonds = 0, self.bonds.edges, self.bonds
        for a in self.members[left]:
            for b in self.members[right]:
                weight = edges.get((a, b) if a < b else (b, a))
                if weight is None and bonds.apart(a, b):
                    return None
                total += bonds.missing if weight is None else weight
        return total

    def _different(self, left: int, right: int) -> bool:
        if not self.bonds.different:
            return False
        sides = ((a, b) for a in self.members[left] for b in self.members[right])
        return any(((a, b) if a < b else (b, a)) in self.bonds.different for a, b in sides)
