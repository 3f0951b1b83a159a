"""Incidents that may be one: of such incidents the lower number counts one, the best and the upper number both.

Linking joins claims at even odds or better. What stays apart below that is the best guess, but no lower bound: where
two incidents may be one, at least one of them happened, and nobody knows that both did. So the lower number holds a set
of incidents of which no two may be one: chosen greedily, first who adds most for the fewest that it shuts out (Sakai,
Togasaki and Yamazaki 2003, GWMIN). The choice depends on no window and no area.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tawthiq.figures.documented.holdings import Holdings

_SCALE = 1_000_000


def bounded(lows: Mapping[int, int], holdings: Holdings) -> set[int]:
    """Of incidents by position, each with what it adds at least, those that the lower number holds."""
    near = {n: [m for m in holdings.near[n] if m in lows] for n in lows}
    kept: set[int] = set()
    for n in sorted(lows, key=lambda n: (-(lows[n] * _SCALE // (len(near[n]) + 1)), n)):
        if kept.isdisjoint(near[n]):
            kept.add(n)
    return kept


def reached(start: Iterable[int], holdings: Holdings) -> set[int]:
    """These and all that may be one with them, directly or through others."""
    seen = {n for n in start if n in holdings.near}
    waiting = list(seen)
    while waiting:
        fresh = [m for m in holdings.near[waiting.pop()] if m not in seen]
        seen.update(fresh)
        waiting += fresh
    return seen
