"""What the sum over many uncertain incidents may be, by drawing: two assumptions about how errors hang together.

Minimum of all minima to maximum of all maxima is what would hold if every report erred the same way at once.
Drawing each incident's number anew says how wide the sum is when errors are independent; drawing one error for each
originator, when all reports of one originator lean the same way. Neither is an estimate of what no one reported.

Each number is drawn from its own low, best and high: half of the chance below best and half above, evenly over the
whole numbers. Draws are the raw bits of PCG64 (O'Neill 2014), whose stream numpy keeps fixed, taken as integers, so
that the same seed gives the same numbers on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tawthiq.figures.documented.columns import distinct
from tawthiq.figures.documented.hearing import HIGH, LOW
from tawthiq.figures.documented.linking import NONE_DRAWN, Drawn, doubt, draw
from tawthiq.figures.documented.reading import Reading
from tawthiq.figures.documented.weighing import Weighing

MOST_DRAWS, FEWEST_DRAWS = 1000, 200
_WORK = 2_000_000  # incidents times draws
_AT_ONCE = 16_384  # numbers drawn at a time: what a core's own memory holds
_BITS = 31
_TAIL = 25  # of 1000 on either side: the middle 95 %

Draws = npt.NDArray[np.int64]


class Simulated(NamedTuple):
    """2.5 %, 50 % and 97.5 % of drawn sums. `pairs`: of the lows, the bests and the highs where only which incidents
    are one is drawn (None where none is in doubt); the others draw each incident's number too.
    """

    pairs: Reading | None
    independent: Reading
    shared: Reading


def simulate(counted: Weighing, seed: int) -> Simulated | None:
    """None where no number is uncertain and no two incidents may be one. Whole numbers.

    Where a maximum is open the highest number stated stands for it.
    """
    if counted.is_open().any():
        counted = replace(counted, adds=np.column_stack((counted.adds[:, :HIGH], counted.highest())))
    unlinked = doubt(counted)
    apart = np.ones(len(counted), dtype=np.bool_)
    apart[unlinked.places if unlinked is not None else []] = False
    uncertain = apart & (counted.adds[:, LOW] != counted.adds[:, HIGH])
    if unlinked is None and not uncertain.any():
        return None
    unsure, sure = counted.that(uncertain), counted.adds[apart & ~uncertain].sum(axis=0)
    size = len(unsure) + (len(unlinked.left) if unlinked is not None else 0)
    draws = max(FEWEST_DRAWS, min(MOST_DRAWS, _WORK // size))
    drawn = draw(unlinked, draws, np.random.PCG64(seed).jumped()) if unlinked is not None else NONE_DRAWN
    bits = np.random.PCG64(seed)
    independent = _independent(bits, unsure.adds, draws)
    np.add.at(independent, drawn.draw, _drawn(_uniform(bits, len(drawn.draw)), drawn.bounds))
    members = _voices(counted.take(unlinked.places))[drawn.member] if unlinked is not None else drawn.member
    shared = _shared(bits, _voices(unsure), unsure.adds, draws, (members, drawn))
    pairs = drawn.sums(draws) + counted.adds[apart].sum(axis=0)[:, None] if unlinked is not None else None
    return Simulated(_ends(pairs), _middle(independent + sure[LOW]), _middle(shared + sure[LOW]))


def _independent(bits: np.random.PCG64, readings: Draws, draws: int) -> Draws:
    out = np.zeros(draws, dtype=np.int64)
    triples, many = _told_apart(readings)
    for bounds, times in zip(triples, many.tolist(), strict=True):
        step = max(1, _AT_ONCE // draws)
        for start in range(0, times, step):
            rows = min(step, times - start)
            out += _drawn(_uniform(bits, rows * draws), bounds).reshape(rows, draws).sum(axis=0)
    return out


def _shared(
    bits: np.random.PCG64, voices: Draws, readings: Draws, draws: int, drawn: tuple[Draws, Drawn]
) -> Draws:
    """One error for each originator and draw: numbers of one originator are high or low together.

    `drawn` are the originators of incidents that are drawn, and these.
    """
    held, many = _told_apart(np.column_stack((voices, readings)))
    out = np.zeros(draws, dtype=np.int64)
    theirs, incidents = drawn
    order = np.argsort(theirs, kind="stable")
    for voice in np.union1d(held[:, 0], theirs):
        error = _uniform(bits, draws)
        mine = held[:, 0] == voice
        bounds = held[mine, 1:].T[:, :, None]
        out += many[mine] @ _drawn(error[None, :], bounds)
        some = order[slice(*np.searchsorted(theirs, (voice, voice + 1), sorter=order))]
        if len(some):
            at = incidents.draw[some]
            np.add.at(out, at, _drawn(error[at], [each[some] for each in incidents.bounds]))
    return out


def _told_apart(rows: Draws) -> tuple[Draws, Draws]:
    """The different rows in their order, and how many there are of each."""
    firsts, kinds = distinct(rows)
    return rows[firsts], np.bincount(kinds, minlength=len(firsts))


def _uniform(bits: np.random.PCG64, many: int) -> npt.NDArray[np.uint64]:
    """Whole numbers from 0 to 2^32 - 1."""
    raw: npt.NDArray[np.uint64] = bits.random_raw(many) >> np.uint64(32)
    return raw


def _drawn(uniform: npt.NDArray[np.uint64], bounds: Draws | Sequence[Draws]) -> Draws:
    """Numbers of [low, best] for the lower half of the chance and of [best, high] for the upper half.

    `bounds` are (low, best, high), each a number or an array that goes with `uniform`.
    """
    low, best, high = bounds
    number = uniform.view(np.int64)
    upper = number >> _BITS
    span = upper * (high - best - best + low)
    span += best - low + 1
    drawn: Draws = (number & (2**31 - 1)) * span
    drawn >>= _BITS
    drawn += low
    if np.any(best != low):
        drawn += upper * (best - low)
    return drawn


def _voices(weighed: Weighing) -> Draws:
    """For each incident the originator whose error it takes: of its own, the one behind most incidents.

    By their places in the order of names.
    """
    owners, names = weighed.hearing.holdings.columns.each_name(weighed.used(), str)
    order = sorted(range(len(names.values)), key=names.values.__getitem__)
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    codes = place[names.codes]
    often = np.bincount(np.unique(owners * len(order) + codes) % len(order), minlength=len(order))
    by_rank = np.argsort(often, kind="stable")
    firsts = np.flatnonzero(np.diff(owners, prepend=-1))
    best = np.maximum.reduceat(np.argsort(by_rank)[codes], firsts)
    found: Draws = by_rank[best]
    return found


def _ends(sums: Draws | None) -> Reading | None:
    """The lower end of the lows, the middle of the bests and the upper end of the highs."""
    if sums is None:
        return None
    low, best, high = map(_middle, sums)
    return Reading(low.low, best.best, high.high)


def _middle(sums: Draws) -> Reading:
    ordered = np.sort(sums)
    tail = len(ordered) * _TAIL // 1000
    return Reading(int(ordered[tail]), int(ordered[len(ordered) // 2]), int(ordered[-1 - tail]))
