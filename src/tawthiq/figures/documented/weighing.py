"""What the claims of each incident of a question say together, and whether and why it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, overload

import numpy as np

from tawthiq.figures.documented import why
from tawthiq.figures.documented.columns import Codes, Grouped, Ints, Mask
from tawthiq.figures.documented.combine import Combined
from tawthiq.figures.documented.hearing import BEST, HIGH, LOW, OPEN, Hearing, reading
from tawthiq.figures.documented.last_words import EARLIER, OUTRANKED, PARTIAL, SUPERSEDED, USED
from tawthiq.figures.documented.reading import Reading
from tawthiq.figures.documented.selection import AT, REASONS, Candidate, Found
from tawthiq.figures.documented.together import together, told_by
from tawthiq.figures.documented.told import Told, voices_of
from tawthiq.model.figures import Question
from tawthiq.model.incidents import BY_PERSONS, Claim
from tawthiq.model.memory import Remembered

COUNTED = (why.INSIDE, *why.UPPER_ONLY)
UPPER_ONLY = frozenset(why.UPPER_ONLY)
ADDING = frozenset({
    *COUNTED, why.NUMBER_UNKNOWN, why.CIVILIANS_CONTESTED, why.FACILITY_AGAIN, why.FACILITY_BEYOND, why.SUMS_UP,
    why.MAYBE_SAME, why.TOGETHER, why.BOUNDED,
})  # fmt: skip
NOTHING = Reading(0, 0, 0)


class Weighed(NamedTuple):
    """A candidate with what its claims say together (None: the number is not stated) and why it stands as it does.

    In a tie `states` is what the incident states wherever it lies. One that sums up others adds `beyond`, what those at
    the positions `less` leave of it. `twin`: it may be another incident that counts, and adds nothing at the lower end.
    """

    candidate: Candidate
    said: Combined | None
    reason: str
    counted: bool
    states: Reading | None = None
    beyond: Reading | None = None
    less: tuple[int, ...] = ()
    twin: bool = False

    def adds(self) -> Reading:
        """What it adds to the sum: nothing to low and best when it may lie outside what is asked."""
        if self.said is None:
            return NOTHING
        reading = self.said.reading if self.beyond is None else self.beyond
        if self.reason in UPPER_ONLY:
            return Reading(0, 0, reading.high)
        return reading._replace(low=0) if self.twin else reading


@dataclass(frozen=True, slots=True, eq=False)
class Weighing(Sequence[Weighed]):
    """Weighed incidents as columns: `reason` (places in REASONS), whether each is `counted`, and what each `adds` as
    rows of LOW, BEST, HIGH.

    One at a time they are Weighed. `changed` are those at these places that ties or facilities made other than what
    their claims say.
    """

    hearing: Hearing
    found: Found
    told: Told
    reason: Codes
    counted: Mask
    adds: Ints
    changed: Mapping[int, Weighed] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.found)

    @overload
    def __getitem__(self, k: int) -> Weighed: ...
    @overload
    def __getitem__(self, k: slice) -> Weighing: ...
    def __getitem__(self, k: int | slice) -> Weighed | Weighing:
        if isinstance(k, slice):
            return self.take(np.arange(len(self))[k])
        if k in self.changed:
            return self.changed[k]
        said = self._said(k) if self.told.said[k] else None
        return Weighed(self.found[k], said, REASONS[self.reason[k]], bool(self.counted[k]))

    def _said(self, k: int) -> Combined:
        told, claims = self.told, self.hearing.holdings.columns.claims
        part = slice(told.speaking.starts[k], told.speaking.starts[k + 1])
        roles = list(zip(told.speaking.rows[part].tolist(), told.roles[part].tolist(), strict=True))
        by = [_sorted(claims[r] for r, bits in roles if bits & bit) for bit in _ROLES]
        number = reading(told.numbers[k].tolist())
        return Combined(number, by[0], by[1], voices_of(told, k, self.hearing), *by[2:])

    def take(self, some: Ints) -> Weighing:
        """The incidents at these places, in this order."""
        changed = (
            {k: self.changed[n] for k, n in enumerate(some.tolist()) if n in self.changed}
            if self.changed
            else {}
        )
        found, told = self.found.take(some), self.told._replace(behind=()).take(some)
        return Weighing(
            self.hearing, found, told, self.reason[some], self.counted[some], self.adds[some], changed
        )

    def that(self, some: Mask) -> Weighing:
        """Those of which `some` is true."""
        return self if some.all() else self.take(np.flatnonzero(some))

    def only_counted(self) -> Weighing:
        return self.that(self.counted)

    def upper_only(self) -> Mask:
        """Which of them may lie outside what is asked."""
        found: Mask = _UPPER_ONLY[self.reason]
        return found

    def stands(self, *reasons: str) -> Mask:
        """Which of them stand as one of these."""
        return np.isin(self.reason, [AT[r] for r in reasons])

    def changing(self, changes: Mapping[int, Weighed]) -> Weighing:
        """The same with these at their places."""
        if not changes:
            return self
        reason, counted, adds = self.reason.copy(), self.counted.copy(), self.adds.copy()
        for k, w in changes.items():
            reason[k], counted[k], added = AT[w.reason], w.counted, w.adds()
            adds[k] = added.low, added.best, OPEN if added.high is None else added.high
        told = self.told.telling({k: w.said for k, w in changes.items()}, self.hearing)
        changed = {**self.changed, **changes}
        return replace(self, told=told, reason=reason, counted=counted, adds=adds, changed=changed)

    def at(self, positions: Iterable[int]) -> list[int]:
        """The places of the incidents at these positions of the holdings."""
        asked = np.fromiter(positions, np.int64)
        return np.flatnonzero(np.isin(self.found.positions, asked)).tolist()

    def total(self) -> Reading:
        """The sum of what all of them add."""
        low, best, high = self.adds.sum(axis=0).tolist()
        return Reading(low, best, None if self.is_open().any() else high)

    def is_open(self) -> Mask:
        """Which have no upper number."""
        found: Mask = self.adds[:, HIGH] == OPEN
        return found

    def highest(self) -> Ints:
        """The upper number of each; of those that have none the highest number that a report states, which may be one
        that it gives as "at least". What ties leave of one counts by its best number.
        """
        high, is_open = self.adds[:, HIGH].copy(), np.flatnonzero(self.is_open())
        if len(is_open):
            high[is_open] = self.take(is_open)._stated()
        return high

    def _stated(self) -> Ints:
        used, told = self.used(), self.hearing.said()
        numbers = told.numbers if told.readings else np.zeros((1, 4), dtype=np.int64)
        each = np.where(numbers[:, HIGH] == OPEN, numbers[:, BEST], numbers[:, HIGH])[told.codes[used.rows]]
        each[told.voices[used.rows] == 0] = 0
        several, claims = told.voices[used.rows] > 1, self.hearing.holdings.columns.claims
        for k in np.flatnonzero(several).tolist():
            said = self.hearing.voices()(claims[used.rows[k]])
            each[k] = max(r.best if r.high is None else r.high for _, r in said)
        most = self.adds[:, BEST].copy()
        np.maximum.at(most, used.owners(), each)
        for k, w in self.changed.items():
            if w.beyond is not None or self.hearing.question.kind == "facilities_hit":
                most[k] = (w.beyond or (w.said.reading if w.said is not None else NOTHING)).best
        return most

    def used(self) -> Grouped:
        """The rows of the claims whose counts are used, in no order."""
        return self.told.speaking.where((self.told.roles & USED) > 0)

    def used_ids(self) -> list[tuple[str, ...]]:
        """The ids of the claims whose counts are used, in their order."""
        used, columns = self.used(), self.hearing.holdings.columns
        positions = self.found.positions
        whole = (columns.of_incidents.sizes()[positions] == used.sizes()) & columns.whole[positions]
        out = list(map(columns.held.__getitem__, positions.tolist()))
        if not whole.all():
            part = used.take(np.flatnonzero(~whole))
            told = list(map(columns.ids.__getitem__, part.rows.tolist()))
            each = _each(part, list(zip(told, strict=True)), lambda some: tuple(sorted(told[some])))
            for k, claims in zip(np.flatnonzero(~whole).tolist(), each, strict=True):
                out[k] = claims
        return out

    def voices(self) -> list[tuple[str, ...]]:
        """Who says the number of each."""
        used, names = self.used(), self.hearing.holdings.columns.voices()
        of_several: Remembered[tuple[int, ...], tuple[str, ...]]
        codes, alone = names.codes[used.rows].tolist(), list(zip(names.values, strict=True))
        of_several = Remembered(lambda told: tuple(sorted({*map(names.values.__getitem__, told)})))
        told = list(map(alone.__getitem__, codes))
        out = _each(used, told, lambda some: of_several[tuple(codes[some])])
        for k, voices in self.told.voices.items():
            out[k] = voices
        return out

    def first_used(self) -> Iterator[Claim]:
        """Claims used by those that are counted: of each spelling of who says it the first, and those told with it."""
        used = self.used()
        kept = self.counted[used.owners()]
        owners, names = used.owners()[kept], self.hearing.holdings.columns.names().codes[used.rows[kept]]
        _, firsts = np.unique(names, return_index=True)
        for k in sorted({*owners[firsts].tolist(), *(k for k in self.changed if self.counted[k])}):
            said = self[k].said
            yield from said.used if said is not None else ()

    def claims(self) -> tuple[int, int]:
        """How many claims are used, and how many of them a person confirmed or corrected."""
        reviews, rows = self.hearing.holdings.columns.alike("review"), self.used().rows
        by_person = np.array([r in BY_PERSONS for r in reviews.values], dtype=np.bool_)
        return len(rows), int(by_person[reviews.codes[rows]].sum())


def _each(told: Grouped, alone: Sequence[_Texts], several: Callable[[slice], _Texts]) -> list[_Texts]:
    """For each group what its only row has `alone`, what `several` makes of its rows, or nothing where it has none."""
    sizes, firsts = told.sizes(), told.starts[:-1]
    out = list(map([*alone, ()].__getitem__, np.where(sizes > 0, firsts, -1).tolist()))
    many = np.flatnonzero(sizes > 1)
    lasts = told.starts[1:][many].tolist()
    for k, first, last in zip(many.tolist(), firsts[many].tolist(), lasts, strict=True):
        out[k] = several(slice(first, last))
    return out


_Texts = tuple[str, ...]
_ROLES = (USED, SUPERSEDED, PARTIAL, OUTRANKED, EARLIER)


def _sorted(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda c: c.id))


def weigh(question: Question, found: Found, hearing: Hearing) -> Weighing:
    """Each candidate with what its admitted claims say together, by the question's rule."""
    told = together(hearing, found)
    stands = told.said & _COUNTED[found.standing]
    reason = np.where(stands & (found.standing == AT[why.INSIDE]), told.reason, found.standing)
    if question.min_originators > 1:
        few = stands & (_originators(told, hearing) < question.min_originators)
        reason = np.where(few, AT[why.UNCORROBORATED], reason)
    adds = np.where(told.said[:, None], told.numbers[:, [LOW, BEST, HIGH]], 0)
    adds[_UPPER_ONLY[reason], :HIGH] = 0
    return Weighing(hearing, found, told, reason.astype(np.int8), told.said & _ADDING[reason], adds)


def _of(reasons: Iterable[str]) -> Mask:
    """By a place in REASONS whether it is one of these."""
    return np.isin(np.arange(len(REASONS)), [AT[r] for r in reasons])


_COUNTED, _UPPER_ONLY, _ADDING = _of(COUNTED), _of(UPPER_ONLY), _of(ADDING)


def _originators(told: Told, hearing: Hearing) -> Ints:
    """For each group how many distinct originators stand behind its number, by the level where they are fewest."""
    columns = hearing.holdings.columns
    least = np.full(len(told.said), len(columns.claims))
    for level in told.behind:
        owners, names = columns.each_name(told.speaking.where(level.used), _folded)
        pairs = np.unique(owners * len(names.values) + names.codes)
        many = np.bincount(pairs // max(1, len(names.values)), minlength=len(least))
        least = np.where(level.groups, np.minimum(least, many), least)
    return least


def originators(used: Iterable[Claim]) -> int:
    """How many distinct originators stand behind claims that are used."""
    return len({_folded(name) for c in used for name in c.originators or (c.source,)})


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def counted_by(question: Question) -> tuple[object, ...]:
    """What of a question, beside window and area, decides what an incident adds."""
    admission = (question.inclusion, question.known_on, question.grades)
    return (*told_by(question), *admission, question.event_types, question.party, question.min_originators)
