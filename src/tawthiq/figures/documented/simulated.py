"""What the sum over many uncertain incidents may be, by drawing: two assumptions about how errors hang together.

Minimum of all minima to maximum of all maxima is what would hold if every report erred the same way at once.
Drawing each incident's number anew says how wide the sum is when errors are independent; drawing one error for each
originator, when all reports of one originator lean the same way. Neither is an estimate of what no one reported.

Each number is drawn from its own low, best and high: half of the chance below best and half above, evenly over the
whole numbers. Draws are the raw bits of PCG64 (O'Neill 2014), whose stream numpy keeps fixed, taken as integers, so
that the same seed gives the same numbers on every machine.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from tawthiq.figures.documented.columns import distinct
from tawthiq.figures.documented.hearing import HIGH, LOW
from tawthiq.figures.documented.readings import Reading
from tawthiq.figures.documented.weighing import Weighing

MOST_DRAWS, FEWEST_DRAWS = 1000, 200
_WORK = 2_000_000  # incidents times draws
_AT_ONCE = 16_384  # numbers drawn at a time: what a core's own memory holds
_BITS = 31
_TAIL = 25  # of 1000 on either side: the middle 95 %

Draws = npt.NDArray[np.int64]


def simulate(counted: Weighing, seed: int) -> tuple[Reading, Reading] | None:
    """(errors independent, errors shared within an originator) as 2.5 %, 50 % and 97.5 % of the drawn sums.

    None where no number is uncertain. Where a maximum is open the highest number stated stands for it. Whole numbers.
    """
    if counted.is_open().any():
        counted = replace(counted, adds=np.column_stack((counted.adds[:, :HIGH], counted.highest())))
    uncertain = counted.adds[:, LOW] != counted.adds[:, HIGH]
    if not uncertain.any():
        return None
    unsure = counted.that(uncertain)
    sure = int(counted.adds[~uncertain, LOW].sum())
    draws = max(FEWEST_DRAWS, min(MOST_DRAWS, _WORK // len(unsure)))
    bits = np.random.PCG64(seed)
    independent = _independent(bits, unsure.adds, draws)
    shared = _shared(bits, _voices(unsure), unsure.adds, draws)
    return _middle(independent + sure), _middle(shared + sure)


def _independent(bits: np.random.PCG64, readings: Draws, draws: int) -> Draws:
    out = np.zeros(draws, dtype=np.int64)
    triples, many = _told_apart(readings)
    for bounds, times in zip(triples, many.tolist(), strict=True):
        step = max(1, _AT_ONCE // draws)
        for start in range(0, times, step):
            rows = min(step, times - start)
            out += _drawn(_uniform(bits, rows * draws), bounds).reshape(rows, draws).sum(axis=0)
    return out


def _shared(bits: np.random.PCG64, voices: Draws, readings: Draws, draws: int) -> Draws:
    """One error for each originator and draw: numbers of one originator are high or low together."""
    held, many = _told_apart(np.column_stack((voices, readings)))
    out = np.zeros(draws, dtype=np.int64)
    for voice in np.unique(held[:, 0]):
        mine = held[:, 0] == voice
        bounds = held[mine, 1:].T[:, :, None]
        out += many[mine] @ _drawn(_uniform(bits, draws)[None, :], bounds)
    return out


def _told_apart(rows: Draws) -> tuple[Draws, Draws]:
    """The different rows in their order, and how many there are of each."""
    firsts, kinds = distinct(rows)
    return rows[firsts], np.bincount(kinds, minlength=len(firsts))


def _uniform(bits: np.random.PCG64, many: int) -> npt.NDArray[np.uint64]:
    """Whole numbers from 0 to 2^32 - 1."""
    raw: npt.NDArray[np.uint64] = bits.random_raw(many) >> np.uint64(32)
    return raw


def _drawn(uniform: npt.NDArray[np.uint64], bounds: Draws) -> Draws:
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


def _middle(sums: Draws) -> Reading:
    ordered = np.sort(sums)
    tail = len(ordered) * _TAIL // 1000
    return Reading(int(ordered[tail]), int(ordered[len(ordered) // 2]), int(ordered[-1 - tail]))
