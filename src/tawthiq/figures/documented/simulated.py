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
    if any(r.high is None for r in readings):
        return None
    unsure = [(n, r) for n, r in enumerate(readings) if r.low != r.high]
    if not unsure:
        return None
    sure = sum(r.low for r in readings) - sum(r.low for _, r in unsure)
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
    told = [[c.originators or (c.source,) for c in w.said.used] for w in weighed if w.said]
    named = [some[0] if len(some) == 1 else tuple({n: 0 for names in some for n in names}) for some in told]
    often = Counter(chain.from_iterable(named))
    ranked = {n: rank for rank, n in enumerate(sorted(often, key=lambda n: (often[n], n)))}
    return [names[0] if len(names) == 1 else max(names, key=ranked.__getitem__) for names in named]


def _middle(sums: Draws) -> Reading:
    ordered = np.sort(sums)
    tail = len(ordered) * _TAIL // 1000
    return Reading(int(ordered[tail]), int(ordered[len(ordered) // 2]), int(ordered[-1 - tail]))
