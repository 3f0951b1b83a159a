"""Ties: whoever is in a row that sums up a day and in the incidents that it sums up counts once.

A database may hold one row for what others hold as several incidents. The row is never joined with these, its parts.
Each part adds its own number, wherever it lies. The row adds only what the parts leave of its number: low by low, best
by best, high by high, never below nothing, and never more at its low than at its best or at its best than at its high.
So the upper number of row and parts together is the greater of the row's and the parts' sum; the lower lies between the
parts' sum and the greater of the two.

What a row adds depends on no window and no area: a part that a figure leaves out for its day or its place is taken off
as well. So a narrower window never raises a number, and areas without a place in common add up to their whole. A part
is not taken off where the definition would count it nowhere (another weapon or none known, another party, too few
originators, not reviewed, the number not stated), nor where one source is asked alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from tawthiq.figures.documented import why
from tawthiq.figures.documented.columns import Mask
from tawthiq.figures.documented.combine import total
from tawthiq.figures.documented.hearing import Hearing
from tawthiq.figures.documented.holdings import Holdings
from tawthiq.figures.documented.perhaps import bounded, reached
from tawthiq.figures.documented.reading import Reading
from tawthiq.figures.documented.selection import anywhere
from tawthiq.figures.documented.weighing import NOTHING, Weighed, Weighing, counted_by, weigh
from tawthiq.model.figures import Question


def once(
    question: Question, weighed: Weighing, hearing: Hearing, holdings: Holdings, heard: Mask | None = None
) -> Weighing:
    """The same incidents, each that sums up others with what it adds beyond these.

    `heard` says which claims (rows of the columns) are listened to where it is not all that the question admits.
    """
    if not holdings.taken and not holdings.near:
        return weighed
    sums = _Sums(question, hearing, holdings, heard)
    return sums.bounded(_summed(weighed, sums, holdings))


def _summed(weighed: Weighing, sums: _Sums, holdings: Holdings) -> Weighing:
    rows = {k: sums.row(weighed[k]) for k in weighed.at(holdings.taken) if weighed.counted[k]}
    parts = weighed.at(one.candidate.n for one in sums.under(rows.values()))
    return weighed.changing({**{k: sums.part(weighed[k]) for k in parts if k not in rows}, **rows})


def outside(question: Question, weighed: Weighing, hearing: Hearing, holdings: Holdings) -> list[Weighed]:
    """What was taken off a counted row and is not among `weighed`, because it lies outside what is asked."""
    if not holdings.taken:
        return []
    seen = {*weighed.found.positions.tolist()}
    rows = [w for w in weighed.changed.values() if w.counted and w.less]
    under = _Sums(question, hearing, holdings, None).under(rows)
    return [w._replace(reason=why.PART_OUTSIDE, counted=False) for w in under if w.candidate.n not in seen]


class _Sums:
    """What the incidents of ties add to one question, wherever and whenever they were."""

    def __init__(self, question: Question, hearing: Hearing, holdings: Holdings, heard: Mask | None) -> None:
        self._question, self._hearing, self._holdings, self._heard = question, hearing, holdings, heard
        self._known: dict[int, Weighed | None] = {}

    def row(self, w: Weighed) -> Weighed:
        """A row with what it adds beyond those that it sums up."""
        taken = [(n, one) for n in self._holdings.taken[w.candidate.n] if (one := self.alone(n)) is not None]
        states = _stated(w)
        left = _left(states, total(one.adds() for _, one in taken))
        reason = why.SUMS_UP if w.reason in (why.INSIDE, why.BOUNDED) and taken else w.reason
        return w._replace(states=states, beyond=left, reason=reason, less=tuple(n for n, _ in taken))

    def part(self, w: Weighed) -> Weighed:
        """An incident of which something is taken off a row, with what that is."""
        found = self.alone(w.candidate.n)
        return w if found is None else w._replace(states=found.states, beyond=found.beyond, less=found.less)

    def bounded(self, weighed: Weighing) -> Weighing:
        """Nothing at the lower end of an incident that may be another one that counts there."""
        asked = {
            k: int(weighed.found.positions[k]) for k in weighed.at(self._holdings.near) if weighed.counted[k]
        }
        if not asked:
            return weighed
        kept = self._kept(list(asked.values()))
        return weighed.changing({k: _twin(weighed[k]) for k, n in asked.items() if n not in kept})

    def _kept(self, asked: Sequence[int]) -> set[int]:
        """Which incidents the lower number holds: worked out once for every population, window and area."""
        widest = self._hearing.widest()
        everybody = _Sums(widest.question, widest, self._holdings, self._heard)
        if self._heard is not None:
            return bounded(everybody._lows(reached(asked, self._holdings.near)), self._holdings)
        known = self._holdings.remember(("bounded", counted_by(widest.question)))
        if "kept" not in known:
            known["kept"] = bounded(everybody._lows(self._holdings.near), self._holdings)
        kept: set[int] = known["kept"]
        return kept

    def _lows(self, positions: Iterable[int]) -> dict[int, int]:
        told = ((n, self.alone(n)) for n in positions)
        return {n: low for n, w in told if w is not None and (low := w.adds().low)}

    def under(self, rows: Iterable[Weighed]) -> list[Weighed]:
        """All that is taken off these rows, and off what is taken off them, in order of code."""
        found: dict[int, Weighed] = {}
        waiting = [n for row in rows for n in row.less]
        while waiting:
            n = waiting.pop()
            one = self.alone(n)
            if one is not None and n not in found:
                found[n] = one
                waiting += one.less
        return [found[n] for n in sorted(found)]

    def alone(self, n: int) -> Weighed | None:
        """The incident without regard to window and area; None where the question would count it nowhere."""
        if n not in self._known:
            self._known[n] = self._alone(n)
        return self._known[n]

    def _alone(self, n: int) -> Weighed | None:
        k = self._at.get(n)
        if k is None:
            return None
        found = self._each[k]
        return self.row(found) if n in self._holdings.taken else found._replace(states=_stated(found))

    @cached_property
    def _each(self) -> Weighing:
        """All incidents of ties and all that may be another one, those that count."""
        found = anywhere(self._question, self._holdings.bound, self._holdings)
        found = found if self._heard is None else found.heard(self._heard)
        return weigh(self._question, found, self._hearing).only_counted()

    @cached_property
    def _at(self) -> dict[int, int]:
        return {n: k for k, n in enumerate(self._each.found.positions.tolist())}


def _twin(w: Weighed) -> Weighed:
    if not w.adds().low:
        return w
    reason = why.MAYBE_SAME if w.reason in (why.INSIDE, why.SUMS_UP, why.BOUNDED) else w.reason
    return w._replace(twin=True, reason=reason)


def _stated(w: Weighed) -> Reading:
    """What its claims say, whatever day and place; in the upper number only where it is laid to others as well."""
    if w.said is None:
        return NOTHING
    return Reading(0, 0, w.said.reading.high) if w.reason == why.PARTY_CONTESTED else w.said.reading


def _left(row: Reading, less: Reading) -> Reading:
    """What is left of a row; where what is taken off is open above, no more at its high than at its best."""
    best = max(0, row.best - less.best)
    if row.high is None:
        high = None
    else:
        high = best if less.high is None else max(0, row.high - less.high)
        best = min(best, high)
    return Reading(min(best, max(0, row.low - less.low)), best, high, row.known)
