"""What linking left open, drawn: which of the incidents that may be one are one.

Of every pair that linking leaves apart the log2 odds are known (Fellegi and Sunter 1969). The upper number adds up both
of a pair, as if none were one: those of one strike that is told as two count twice in it, and so they do in the best
number. The doubt is carried into a sum by drawing the linkage, each pair one by its odds, and working the sum out anew
(Sadinle 2018, for killings documented by several lists). Incidents that are one in a draw are heard as one incident's
reports are under the rule "range": lowest minimum, lower median of the best, highest maximum.

Odds above even are taken as even: though two claims speak for it, linking left the incidents apart. In simulated
conflicts about half of such pairs are one (docs/method/figures.md).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tawthiq.figures.documented.columns import Ints
from tawthiq.figures.documented.hearing import BEST, HIGH, LOW
from tawthiq.figures.documented.weighing import Weighing

BIT = 1000  # of the odds
_SHIFT = np.uint64(48)  # of 64 random bits the first 16 decide: the same on every machine
_WHOLE = 1 << 16


class Doubt(NamedTuple):
    """Counted incidents that may be one: their `places` in a weighing, what each `adds` by itself, and the pairs of
    them by place in `places`, each one where 16 random bits are less than its `chance`.
    """

    places: Ints
    adds: Ints
    left: Ints
    right: Ints
    chance: Ints


class Drawn(NamedTuple):
    """Incidents of all draws together: the draw of each, one of its members, and LOW, BEST, HIGH as columns."""

    draw: Ints
    member: Ints
    bounds: tuple[Ints, Ints, Ints]

    def sums(self, draws: int) -> Ints:
        """LOW, BEST, HIGH of each draw, as columns."""
        out = np.zeros((3, draws), dtype=np.int64)
        for total, each in zip(out, self.bounds, strict=True):
            np.add.at(total, self.draw, each)
        return out


_NOTHING: Ints = np.zeros(0, dtype=np.int64)
NONE_DRAWN = Drawn(_NOTHING, _NOTHING, (_NOTHING, _NOTHING, _NOTHING))


def doubt(counted: Weighing) -> Doubt | None:
    """The pairs of counted incidents that may be one; None where there are none.

    Without those that may lie outside what is asked, and without what a tie leaves of a row.
    """
    holdings = counted.hearing.holdings
    outside = counted.upper_only()
    at = {
        int(counted.found.positions[k]): k
        for k in counted.at(holdings.near)
        if not outside[k] and (k not in counted.changed or counted.changed[k].beyond is None)
    }
    pairs = [(n, m) for n in at for m in holdings.near[n] if n < m and m in at]
    if not pairs:
        return None
    places = np.array(sorted({at[n] for pair in pairs for n in pair}), dtype=np.int64)
    chance = [_chance(holdings.odds.get(pair, 0)) for pair in pairs]
    left, right = (np.searchsorted(places, [at[pair[side]] for pair in pairs]) for side in (0, 1))
    return Doubt(places, _alone(counted, places), left, right, np.array(chance, dtype=np.int64))


def _alone(counted: Weighing, places: Ints) -> Ints:
    """What each adds were it no other incident."""
    adds = np.column_stack((counted.adds[:, :HIGH], counted.highest()))[places]
    for n, k in enumerate(places.tolist()):
        if k in counted.changed:
            adds[n, LOW] = counted.changed[k]._replace(twin=False).adds().low
    return adds


def _chance(weight: int) -> int:
    return round(_WHOLE / (1 + 2 ** (-min(weight, 0) / BIT)))


def draw(found: Doubt, draws: int, bits: np.random.PCG64) -> Drawn:
    """The incidents of every draw: those that are one with none, then those that several are."""
    many, label = len(found.places), _labels(found, draws, bits)
    single = np.bincount(label)[label] == 1
    alone, several = np.flatnonzero(single), np.flatnonzero(~single)
    order = several[np.lexsort((found.adds[several % many, BEST], label[several]))]
    firsts = np.flatnonzero(np.diff(label[order], prepend=-1))
    middle = firsts + (np.diff(firsts, append=len(order)) - 1) // 2
    low, best, high = (found.adds[order % many, column] for column in (LOW, BEST, HIGH))
    seen = np.concatenate((alone, order[firsts]))
    joined = (_least(low, firsts), best[middle], -_least(-high, firsts))
    bounds = [np.concatenate((found.adds[alone % many, n], each)) for n, each in enumerate(joined)]
    return Drawn(seen // many, seen % many, (bounds[LOW], bounds[BEST], bounds[HIGH]))


def _labels(found: Doubt, draws: int, bits: np.random.PCG64) -> Ints:
    """For each draw and incident, draw after draw, which one it is of."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    many = len(found.places)
    raw = (bits.random_raw(draws * len(found.left)) >> _SHIFT).astype(np.int64).reshape(draws, -1)
    which, pair = np.nonzero(raw < found.chance)
    ends = (which * many + found.left[pair], which * many + found.right[pair])
    graph = coo_matrix((np.ones(len(pair), dtype=np.int8), ends), shape=(draws * many,) * 2)
    return np.asarray(connected_components(graph, directed=False)[1], dtype=np.int64)


def _least(column: Ints, firsts: Ints) -> Ints:
    """The least of each run that begins at `firsts`."""
    return np.minimum.reduceat(column, firsts) if len(firsts) else column
