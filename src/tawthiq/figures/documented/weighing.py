"""What the claims of each incident of a question say together, and whether and why it counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tawthiq.figures.documented import why
from tawthiq.figures.documented.combine import Combined
from tawthiq.figures.documented.holdings import Holdings
from tawthiq.figures.documented.readings import Reading, Voiced, wider
from tawthiq.figures.documented.rules import civilians_contested, rule_of
from tawthiq.figures.documented.selection import Candidate, says_each
from tawthiq.model.figures import Question
from tawthiq.model.incidents import Claim

COUNTED = (why.INSIDE, *why.UPPER_ONLY)


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
        if self.reason in why.UPPER_ONLY:
            return Reading(0, 0, reading.high)
        return reading._replace(low=0) if self.twin else reading


class Told(NamedTuple):
    """What the claims of one incident say together, as what it counts, and the claims used at each level of population.

    `reason` stands where the incident lies in what is asked and enough originators are `behind` it.
    """

    said: Combined | None
    reason: str
    behind: tuple[tuple[Claim, ...], ...] = ()


_SILENT = Told(None, why.INSIDE)
ADDING = frozenset({
    *COUNTED, why.NUMBER_UNKNOWN, why.CIVILIANS_CONTESTED, why.FACILITY_AGAIN, why.SUMS_UP, why.MAYBE_SAME,
    why.TOGETHER, why.BOUNDED,
})  # fmt: skip
NOTHING = Reading(0, 0, 0)


def weigh(
    question: Question, found: Sequence[Candidate], saying: Hearing, holdings: Holdings | None = None
) -> list[Weighed]:
    """Each candidate with what its admitted claims say together, by the question's rule."""
    kept = _told(question, found, saying, holdings)
    plain = question.min_originators <= 1
    out = []
    for one in found:
        told = kept[one.n]
        reason = told.reason if plain and one.standing == why.INSIDE else _reason(question, one, told)
        out.append(Weighed(one, told.said, reason, told.said is not None and reason in ADDING))
    return out


def _told(
    question: Question, found: Sequence[Candidate], saying: Hearing, holdings: Holdings | None
) -> dict[int, Told]:
    """By position what the claims of each candidate say together, no more than they say of any wider population."""
    kept: dict[int, Told] = holdings.remember(("together", _told_by(question))) if holdings else {}
    fresh = [one for one in found if one.n not in kept]
    saying.hear(claim for one in fresh for claim in one.admitted)
    rule = rule_of(question)
    for one in fresh:
        kept[one.n] = _settled(question, one, rule(one.admitted, saying))
    stating = [one for one in fresh if kept[one.n].said is not None] if saying.wider else []
    for whole in saying.wider:
        wide = _told(whole.question, stating, whole, holdings)
        kept.update((one.n, _within(kept[one.n], wide[one.n])) for one in stating)
    return kept


def _settled(question: Question, one: Candidate, said: Combined | None) -> Told:
    """Nothing in the lower number where a source calls all of the dead fighters."""
    if said is None:
        return _SILENT
    behind = (said.used,)
    if civilians_contested(question, one.admitted, said):
        return Told(said._replace(reading=said.reading._replace(low=0)), why.CIVILIANS_CONTESTED, behind)
    if not said.reading.known:
        return Told(said, why.NUMBER_UNKNOWN, behind)
    return Told(said, why.TOGETHER if said.reading.ceiling else why.INSIDE, behind)


def _within(told: Told, wide: Told) -> Told:
    """No more than what is said of a population that contains this one; its claims are used too where they bound it."""
    said, whole = told.said, wide.said
    if said is None or whole is None or not whole.reading.known:
        return told
    behind, own, most = (*told.behind, *wide.behind), said.reading, whole.reading
    high = own.high if most.high is None else most.high if own.high is None else min(own.high, most.high)
    if (own.low, own.best, own.high) == (held := (min(own.low, most.low), min(own.best, most.best), high)):
        return told._replace(behind=behind)
    used = {c.id: c for c in (*said.used, *whole.used)}
    unused = (tuple(c for c in some if c.id not in used) for some in (said.superseded, *said[4:]))
    superseded, *others = unused
    voices = tuple(sorted({*said.voices, *whole.voices}))
    reading = Reading(*held, floor=own.floor, ceiling=own.ceiling)
    reason = why.BOUNDED if told.reason in (why.INSIDE, why.NUMBER_UNKNOWN) else told.reason
    together = Combined(reading, tuple(used[i] for i in sorted(used)), superseded, voices, *others)
    return Told(together, reason, behind)


def _reason(question: Question, one: Candidate, told: Told) -> str:
    if told.said is None or one.standing not in COUNTED:
        return one.standing
    if question.min_originators > 1 and min(map(originators, told.behind)) < question.min_originators:
        return why.UNCORROBORATED
    return told.reason if one.standing == why.INSIDE else one.standing


def originators(used: Iterable[Claim]) -> int:
    """How many distinct originators stand behind claims that are used."""
    names = (c.originators or (c.source,) for c in used)
    return len({" ".join(name.split()).casefold() for some in names for name in some})


def _stated_by(question: Question) -> tuple[object, ...]:
    """What of a question decides what a claim says to it."""
    return (question.kind, question.group, question.measure, question.targets)


def counted_by(question: Question) -> tuple[object, ...]:
    """What of a question, beside window and area, decides what an incident adds."""
    return (*_told_by(question), question.event_types, question.party, question.min_originators)


def _told_by(question: Question) -> tuple[object, ...]:
    """What of a question decides what the claims of an incident say together."""
    admission = (question.inclusion, question.known_on, question.grades)
    return (*_stated_by(question), *admission, question.rule, question.tiers)


class Hearing:
    """What each claim says to `question`, read only once: a figure asks together and again for each source.

    `wider` hear the same claims about the populations that contain the one that is asked.
    """

    def __init__(
        self, question: Question, known: dict[str, tuple[Voiced, ...]], wider: tuple[Hearing, ...]
    ) -> None:
        self.question, self.wider, self._known = question, wider, known

    def __call__(self, claim: Claim) -> tuple[Voiced, ...]:
        if claim.id not in self._known:
            self.hear((claim,))
        return self._known[claim.id]

    def hear(self, claims: Iterable[Claim]) -> None:
        says_each(self.question, claims, self._known)

    def widest(self) -> Hearing:
        """About everybody whom the kind of harm befell."""
        return self.wider[0].widest() if self.wider else self


def saying_of(question: Question, holdings: Holdings) -> Hearing:
    known: dict[str, tuple[Voiced, ...]] = holdings.remember(("says", _stated_by(question)))
    return Hearing(question, known, tuple(saying_of(one, holdings) for one in wider(question)))
