"""What the claims of each incident of a question say together, and whether and why it counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from tawthiq.figures.documented import why
from tawthiq.figures.documented.combine import Combined, Saying
from tawthiq.figures.documented.holdings import Holdings
from tawthiq.figures.documented.readings import Reading, Voiced, told, wider
from tawthiq.figures.documented.rules import civilians_contested, rule_of
from tawthiq.figures.documented.selection import Candidate, says
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
        if self.reason in UPPER_ONLY:
            return Reading(0, 0, reading.high)
        return reading._replace(low=0) if self.twin else reading


class Told(NamedTuple):
    """What the claims of one incident say together, as what it counts, and the claims used at each level of population.

    `reason` stands where the incident lies in what is asked and enough originators are `behind` it.
    """

    said: Combined | None
    reason: str
    behind: tuple[tuple[Claim, ...], ...] = ()


_Kept = list[Any] | dict[int, Any]  # a Told by the position of its incident, None where nobody asked yet
_SILENT = Told(None, why.INSIDE)
_STANDS = {
    (known, floor, ceiling): why.TOGETHER if known and ceiling else why.INSIDE if known else why.NUMBER_UNKNOWN
    for known in (True, False) for floor in (True, False) for ceiling in (True, False)
}  # fmt: skip
"""Why an incident counts by whether its number is known, a floor, or that of killed and injured together."""
UPPER_ONLY = frozenset(why.UPPER_ONLY)
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
) -> _Kept:
    """By position what the claims of each candidate say together, no more than they say of any wider population."""
    key = ("together", _told_by(question))
    kept: _Kept = holdings.remember_each(key) if holdings else dict.fromkeys(one.n for one in found)
    fresh = [one for one in found if kept[one.n] is None]
    rule = rule_of(question)
    contesting = question.rule == "range" and question.group == "civilians"
    for one in fresh:
        said = rule(one.admitted, saying.voices)
        if said is None:
            kept[one.n] = _SILENT
        elif contesting and civilians_contested(question, one.admitted, said):
            kept[one.n] = _contested(said)
        else:
            kept[one.n] = Told(said, _STANDS[said.reading[3:]], (said.used,))
    stating = [one for one in fresh if kept[one.n].said is not None] if saying.wider else []
    for whole in saying.wider:
        wide = _told(whole.question, stating, whole, holdings)
        for one in stating:
            kept[one.n] = _within(kept[one.n], wide[one.n])
    return kept


def _contested(said: Combined) -> Told:
    """Nothing in the lower number where a source calls all of the dead fighters."""
    reading = said.reading._replace(low=0)
    return Told(said._replace(reading=reading), why.CIVILIANS_CONTESTED, (said.used,))


def _within(told: Told, wide: Told) -> Told:
    """No more than what is said of a population that contains this one; its claims are used too where they bound it."""
    said, whole = told.said, wide.said
    if said is None or whole is None or not whole.reading.known:
        return told
    behind, own, most = (*told.behind, *wide.behind), said.reading, whole.reading
    high = own.high if most.high is None else most.high if own.high is None else min(own.high, most.high)
    if (own.low, own.best, own.high) == (held := (min(own.low, most.low), min(own.best, most.best), high)):
        return Told(said, told.reason, behind)
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


class Hearing(NamedTuple):
    """What each claim says to `question`; `wider` the same of the populations that contain the one that is asked."""

    question: Question
    voices: Saying
    wider: tuple[Hearing, ...]

    def widest(self) -> Hearing:
        """About everybody whom the kind of harm befell."""
        return self.wider[0].widest() if self.wider else self


def saying_of(question: Question, holdings: Holdings) -> Hearing:
    """What is not plain is read only once: a figure asks again for each source, and further questions too."""
    known: dict[str, tuple[Voiced, ...]] = holdings.remember(("says", _stated_by(question)))
    return Hearing(
        question, _saying(question, known), tuple(saying_of(one, holdings) for one in wider(question))
    )


def _saying(question: Question, known: dict[str, tuple[Voiced, ...]]) -> Saying:
    """`says` of a claim. In most claims one count of persons of the first kind and the group says it all."""
    kind, group, measure = question.kind, question.group, question.measure
    one_count = kind != "facilities_hit" and not question.targets

    def saying(claim: Claim) -> tuple[Voiced, ...]:
        fitting = None
        for c in claim.event.counts if one_count else ():
            if c.group == group and c.kind == kind:
                if fitting is not None or c.unit != "person" or (measure and c.measure != measure):
                    fitting = None
                    break
                fitting = c
        if fitting is not None and not (fitting.min is None and fitting.max is None):
            return told(fitting.min, fitting.max, fitting.best)
        if claim.id not in known:
            known[claim.id] = says(question, claim)
        return known[claim.id]

    return saying
