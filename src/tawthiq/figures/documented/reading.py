"""A lowest, a best and a highest number, or that the number is unknown; and how several become one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from tawthiq.model.claims import Count


class Reading(NamedTuple):
    """Whole numbers, `low <= best`; `high` None is open above. `known` False: the source says "number unknown".

    `floor`: the claim states only parts of the group, not the group itself. `ceiling`: it states only the killed and
    injured together, so that of each there may be none and at most all.
    """

    low: int
    best: int
    high: int | None
    known: bool = True
    floor: bool = False
    ceiling: bool = False


class Voiced(NamedTuple):
    """A reading and who says it inside its report (None: whoever the claim comes from)."""

    said_by: str | None
    reading: Reading


def spread(readings: Sequence[Reading]) -> Reading:
    """Several numbers of one voice for the same thing are a range, never a sum."""
    if len(readings) == 1:
        return readings[0]
    known = [r for r in readings if r.known] or list(readings)
    bests = sorted(r.best for r in known)
    high = highest(r.high for r in known)
    low, best, floor = min(r.low for r in known), bests[(len(bests) - 1) // 2], all(r.floor for r in known)
    return Reading(low, best, high, known[0].known, floor)


def of_count(count: Count) -> Reading:
    return _reading(count.min, count.max, count.best)


@lru_cache(maxsize=65_536)
def _reading(least: int | None, most: int | None, named: int | None) -> Reading:
    if least is None and most is None:
        return Reading(0, 0, None, known=False)
    low = least or 0
    high = None if most is None else max(low, most)
    best = low if named is None else max(low, named)
    return Reading(low, best if high is None else min(best, high), high)


def sum_of(readings: list[Reading]) -> Reading | None:
    if not readings:
        return None
    high = None if any(r.high is None for r in readings) else sum(r.high or 0 for r in readings)
    known = any(r.known for r in readings)
    floor = any(r.floor for r in readings)
    return Reading(sum(r.low for r in readings), sum(r.best for r in readings), high, known, floor)


def highest(highs: Iterable[int | None]) -> int | None:
    seen = list(highs)
    return None if any(h is None for h in seen) else max(h for h in seen if h is not None)
