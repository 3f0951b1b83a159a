"""Incidents that may be one: of such incidents the lower number counts one, the best and the upper number both.

Linking joins claims at even odds or better. What stays apart below that is the best guess, but no lower bound: where
two incidents may be one, at least one of them happened, and nobody knows that both did. So the lower number holds a set
of incidents of which no two may be one, and of all such sets one that adds most: without any of its members no other
set adds more. Where more than LARGEST hang together it is chosen greedily, first who adds most for the fewest that it
shuts out (Sakai, Togasaki and Yamazaki 2003, GWMIN). The choice depends on no window and no area.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from tawthiq.figures.documented.holdings import Holdings

LARGEST = 24
_SCALE = 1_000_000
Near = Mapping[int, Collection[int]]


def bounded(lows: Mapping[int, int], holdings: Holdings) -> set[int]:
    """Of incidents by position, each with what it adds at least, those that the lower number holds."""
    near = {n: frozenset(m for m in holdings.near[n] if m in lows) for n in lows}
    kept: set[int] = set()
    seen: set[int] = set()
    for n in sorted(lows):
        if n not in seen:
            together = reached((n,), near)
            seen |= together
            kept |= _most(together, lows, near) if len(together) <= LARGEST else _many(together, lows, near)
    return kept


def _most(together: set[int], lows: Mapping[int, int], near: Mapping[int, frozenset[int]]) -> frozenset[int]:
    """The set that adds most, by trying each with and without: first who may be one with the most others."""

    @cache
    def best(left: frozenset[int]) -> tuple[int, frozenset[int]]:
        n = max(sorted(left), key=lambda n: len(near[n] & left), default=None)
        if n is None or not near[n] & left:
            return sum(lows[m] for m in left), left
        without = best(left - {n})
        more, others = best(left - {n} - near[n])
        return max((more + lows[n], others | {n}), without, key=lambda found: found[0])

    return best(frozenset(together))[1]


def _many(together: Iterable[int], lows: Mapping[int, int], near: Near) -> set[int]:
    kept: set[int] = set()
    for n in sorted(together, key=lambda n: (-(lows[n] * _SCALE // (len(near[n]) + 1)), n)):
        if kept.isdisjoint(near[n]):
            kept.add(n)
    return kept


def reached(start: Iterable[int], near: Near) -> set[int]:
    """These and all that may be one with them, directly or through others."""
    seen = {n for n in start if n in near}
    waiting = list(seen)
    while waiting:
        fresh = [m for m in near[waiting.pop()] if m not in seen]
        seen.update(fresh)
        waiting += fresh
    return seen
