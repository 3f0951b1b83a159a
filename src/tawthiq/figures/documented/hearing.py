"""What each claim says to a question, worked out once for all claims that say it in the same numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from tawthiq.figures.documented.columns import Ints, Mask
from tawthiq.figures.documented.combine import Saying, rank
from tawthiq.figures.documented.holdings import Holdings
from tawthiq.figures.documented.reading import Reading, Voiced
from tawthiq.figures.documented.readings import says_all_fighters, wider
from tawthiq.figures.documented.selection import says
from tawthiq.model.figures import Question
from tawthiq.model.incidents import Claim

OPEN = -1  # a number without an upper end, in a column
KNOWN, FLOOR, CEILING = 1, 2, 4
LOW, BEST, HIGH, STATE = range(4)


class Said(NamedTuple):
    """By claim (a row of the holdings' columns) how many voices it sets against each other and what the only one says.

    `readings` by the code that a claim has in `codes`; `numbers` the same as LOW, BEST, HIGH, STATE.
    """

    voices: Ints
    codes: Ints
    readings: list[Reading]
    numbers: Ints


class Hearing(NamedTuple):
    """What each claim says to `question`; `wider` the same of the populations that contain the one that is asked."""

    question: Question
    holdings: Holdings
    wider: tuple[Hearing, ...]

    def widest(self) -> Hearing:
        """About everybody whom the kind of harm befell."""
        return self.wider[0].widest() if self.wider else self

    def said(self) -> Said:
        """Further questions about the same kind and group use it again."""
        known = self.holdings.remember(("said", *_stated_by(self.question)))
        if "said" not in known:
            known["said"] = _said(self.question, self.holdings)
        said: Said = known["said"]
        return said

    def voices(self) -> Saying:
        """The same of one claim, read only once."""
        known: dict[str, tuple[Voiced, ...]] = self.holdings.remember(("says", *_stated_by(self.question)))

        def saying(claim: Claim) -> tuple[Voiced, ...]:
            if claim.id not in known:
                known[claim.id] = says(self.question, claim)
            return known[claim.id]

        return saying

    def all_fighters(self) -> Mask:
        """By claim whether it says that all of the dead were fighters."""
        return self._asked(lambda claim: says_all_fighters(claim.event, self.question))

    def _asked(self, told: Callable[[Claim], bool]) -> Mask:
        columns = self.holdings.columns
        speech = columns.speech(targets=False)
        answers = np.array([told(columns.claims[row]) for row in speech.values], dtype=np.bool_)
        return answers[speech.codes]


def hearing(question: Question, holdings: Holdings) -> Hearing:
    """A figure asks again for each source, and of each wider population."""
    return Hearing(question, holdings, tuple(hearing(one, holdings) for one in wider(question)))


def _said(question: Question, holdings: Holdings) -> Said:
    columns = holdings.columns
    speech = columns.speech(targets=bool(question.targets))
    told = [says(question, columns.claims[row]) for row in speech.values]
    at: dict[Reading, int] = {}
    codes = [at.setdefault(some[0].reading, len(at)) if len(some) == 1 else 0 for some in told]
    voices = np.array(list(map(len, told)), dtype=np.int64)[speech.codes]
    readings = list(at)
    return Said(voices, np.array(codes, dtype=np.int64)[speech.codes], readings, numbers(readings))


def numbers(readings: Sequence[Reading]) -> Ints:
    """A row of LOW, BEST, HIGH, STATE for each."""
    rows = [
        (
            r.low,
            r.best,
            OPEN if r.high is None else r.high,
            r.known * KNOWN + r.floor * FLOOR + r.ceiling * CEILING,
        )
        for r in readings
    ]
    return np.array(rows, dtype=np.int64).reshape(-1, 4)


def reading(row: Sequence[int]) -> Reading:
    """One row as a Reading."""
    low, best, high, state = row
    return Reading(
        low,
        best,
        None if high == OPEN else high,
        bool(state & KNOWN),
        bool(state & FLOOR),
        bool(state & CEILING),
    )


RANKS: Ints = np.array([rank(reading((0, 0, 0, state))) for state in range(8)], dtype=np.int64)
"""By STATE what goes before what, as `rank` has it."""


def _stated_by(question: Question) -> tuple[object, ...]:
    """What of a question decides what a claim says to it."""
    return (question.kind, question.group, question.measure, question.targets)
