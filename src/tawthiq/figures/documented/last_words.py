"""A voice that says the number of one incident several times: which of its claims is its last word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from tawthiq.figures.documented.columns import Ints, Mask

USED, SUPERSEDED, PARTIAL, OUTRANKED, EARLIER = 1, 2, 4, 8, 16
"""How a claim is used, or why it is not; a bit for each."""


class Spoken(NamedTuple):
    """What one claim says, at its place; `part`: only of parts, or of killed and injured together."""

    recency: tuple[str, str, int, str]
    rank: int
    code: int
    quote: str
    part: bool
    place: int


class Voice(NamedTuple):
    """Who says the number of a group several times, in order of time: the places, the last word, and since when.

    `late` are those of parts, or of killed and injured together, that came after the last word.
    """

    places: list[int]
    last: int
    since: int
    late: list[bool]

    @classmethod
    def of(cls, told: Sequence[Spoken]) -> Voice:
        """The last word is the latest of the highest rank. A verbatim copy is as old as what it copies, and who says
        the same again has said it since the first time.
        """
        first: dict[str, int] = {}
        last, since = told[0], 0
        for n, one in enumerate(told):
            copied, spoken = one.quote in first, first.setdefault(one.quote, n)
            if one.rank > last.rank:
                last, since = one, spoken
            elif one.rank == last.rank and not (copied and spoken < since):
                last, since = one, since if one.code == last.code else spoken
        late = [one.part and one.recency > last.recency for one in told]
        return cls([one.place for one in told], last.place, told[since].place, late)

    def roles(self, last: int) -> list[int]:
        """By place: the last word as `last` says; if it is not used the others are superseded."""
        return [
            last if p == self.last else PARTIAL if late and last == USED else SUPERSEDED
            for p, late in zip(self.places, self.late, strict=True)
        ]


def met_again(groups: Ints, codes: Ints) -> Mask:
    """Of rows that stand group by group those in whose group a code is met again."""
    again = np.zeros(int(groups.max(initial=0)) + 1, dtype=np.bool_)
    earlier, apart = np.arange(len(groups)), 1
    while len(earlier):
        earlier = earlier[: np.searchsorted(earlier, len(groups) - apart)]
        earlier = earlier[groups[earlier] == groups[earlier + apart]]
        again[groups[earlier[codes[earlier] == codes[earlier + apart]]]] = True
        apart += 1
    found: Mask = again[groups]
    return found
