"""What the sum over many uncertain incidents may be, by drawing: two assumptions about how errors hang together.

Minimum of all minima to maximum of all maxima is what would hold if every report erred the same way at once.
Drawing each incident's number anew says how wide the sum is when errors are independent; drawing one error for each
originator, when all reports of one originator lean the same way. Neither is an estimate of what no one reported.

Each number is drawn from its own low, best and high: half of the chance below best and half above, evenly over the
whole numbers. Draws are the raw bits of PCG64 (O'Neill 2014), whose stream numpy keeps fixed, taken as integers, so
that the same seed gives the same numbers on every machine.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from tawthiq.figures.documented.readings import Reading
from tawthiq.figures.documented.weighing import Weighed

MOST_DRAWS, FEWEST_DRAWS = 1000, 200
_WORK = 2_000_000  # incidents times draws
_AT_ONCE = 16_384  # numbers drawn at a time: what a core's own memory holds
_BITS = 31
_TAIL = 25  # of 1000 on either side: the middle 95 %

Draws = npt.NDArray[np.int64]


def simulate(counted: Sequence[Weighed], seed: int) -> tuple[Reading, Reading] | None:
    """(errors independent, errors shared within an originator) as 2.5 %, 50 % and 97.5 % of the drawn sums.

    None where any maximum is open, or where no number is uncertain. Whole numbers.
    """
    readings = [w.adds() for w in counted]
    lows, _, highs, *_ = zip(*readings, strict=True) if readings else ((), (), ())
    if None in highs or lows == highs:
        return None
    unsure = [(n, readings[n]) for n, (low, high) in enumerate(zip(lows, highs, strict=True)) if low != high]
    sure = sum(lows) - sum(r.low for _, r in unsure)
    draws = max(FEWEST_DRAWS, min(MOST_DRAWS, _WORK // len(unsure)))
    bits = np.random.PCG64(seed)
    independent = _independent(bits, [r for _, r in unsure], draws)
    voices = _voices([counted[n] for n, _ in unsure])
    shared = _shared(bits, voices, [r for _, r in unsure], draws)
    return _middle(independent + sure), _middle(shared + sure)


def _independent(bits: np.random.PCG64, readings: Sequence[Reading], draws: int) -> Draws:
    out = np.zeros(draws, dtype=np.int64)
    for triple, times in sorted(Counter(map(_triple, readings)).items()):
        bounds = np.array(triple, dtype=np.int64)
        step = max(1, _AT_ONCE // draws)
        for start in range(0, times, step):
            rows = min(step, times - start)
            out += _drawn(_uniform(bits, rows * draws), bounds).reshape(rows, draws).sum(axis=0)
    return out


def _shared(bits: np.random.PCG64, voices: Sequence[str], readings: Sequence[Reading], draws: int) -> Draws:
    """One error for each originator and draw: numbers of one originator are high or low together."""
    held: defaultdict[str, Counter[tuple[int, int, int]]] = defaultdict(Counter)
    for (name, triple), times in Counter(zip(voices, map(_triple, readings), strict=True)).items():
        held[name][triple] = times
    out = np.zeros(draws, dtype=np.int64)
    for name in sorted(held):
        triples = sorted(held[name])
        many = np.array([held[name][t] for t in triples], dtype=np.int64)
        bounds = np.array(triples, dtype=np.int64).T[:, :, None]
        out += many @ _drawn(_uniform(bits, draws)[None, :], bounds)
    return out


def _triple(reading: Reading) -> tuple[int, int, int]:
    return reading.low, reading.best, reading.high or 0


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
    rest = number & (2**31 - 1)
    span = best - low + 1 + upper * (high - best - best + low)
    drawn: Draws = low + upper * (best - low) + ((rest * span) >> _BITS)
    return drawn


def _voices(weighed: Sequence[Weighed]) -> list[str]:
    """For each incident the originator whose error it takes: of its own, the one behind most incidents."""
    used = [w.said.used for w in weighed if w.said]
    names = [c.originators or (c.source,) for some in used for c in some]
    at = {name: n for n, name in enumerate(sorted({*chain.from_iterable({*names})}))}
    codes = np.array([at[name] for some in names for name in some], dtype=np.int64)
    claims = np.repeat(np.arange(len(used)), list(map(len, used)))
    owners = np.repeat(claims, list(map(len, names)))
    often = np.bincount(np.unique(owners * len(at) + codes) % len(at), minlength=len(at))
    by_rank = np.argsort(often, kind="stable")
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    best = np.maximum.reduceat(np.argsort(by_rank)[codes], starts)
    ordered = list(at)
    return [ordered[n] for n in by_rank[best].tolist()]


def _middle(sums: Draws) -> Reading:
    ordered = np.sort(sums)
    tail = len(ordered) * _TAIL // 1000
    return Reading(int(ordered[tail]), int(ordered[len(ordered) // 2]), int(ordered[-1 - tail]))
