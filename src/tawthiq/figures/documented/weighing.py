"""What the claims of each incident of a question say together, and whether and why it counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tawthiq.figures.documented import why
from tawthiq.figures.documented.combine import Combined
from tawthiq.figures.documented.holdings import Holdings
from tawthiq.figures.documented.readings import Reading, Voiced
from tawthiq.figures.documented.rules import civilians_contested, rule_of
from tawthiq.figures.documented.selection import Candidate, says_each
from tawthiq.model.figures import Question
from tawthiq.model.incidents import Claim

COUNTED = (why.INSIDE, *why.UPPER_ONLY)
_Kept = dict[int, tuple[Combined | None, bool]]


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


ADDING = frozenset({
    *COUNTED, why.NUMBER_UNKNOWN, why.CIVILIANS_CONTESTED, why.FACILITY_AGAIN, why.SUMS_UP, why.MAYBE_SAME,
    why.TOGETHER,
})  # fmt: skip
NOTHING = Reading(0, 0, 0)


def weigh(
    question: Question, found: Sequence[Candidate], saying: Hearing, holdings: Holdings | None = None
) -> list[Weighed]:
    """Each candidate with what its admitted claims say together, by the question's rule."""
    kept: _Kept = holdings.remember(("together", _told_by(question))) if holdings else {}
    _settle_each(question, [one for one in found if one.n not in kept], saying, kept)
    plain = question.min_originators <= 1
    out = []
    for one in found:
        said, contested = kept[one.n]
        if (
            plain
            and said is not None
            and said.reading.known
            and not (contested or said.reading.ceiling)
            and one.standing == why.INSIDE
        ):
            out.append(Weighed(one, said, why.INSIDE, True))
            continue
        reason = _reason(question, one, said, contested)
        out.append(Weighed(one, said, reason, said is not None and reason in ADDING))
    return out


def _settle_each(question: Question, fresh: Sequence[Candidate], saying: Hearing, kept: _Kept) -> None:
    """Put into `kept` what the claims of each candidate say together."""
    rule = rule_of(question)
    saying.hear(claim for one in fresh for claim in one.admitted)
    for one in fresh:
        kept[one.n] = _settled(question, one, rule(one.admitted, saying))


def _settled(question: Question, one: Candidate, said: Combined | None) -> tuple[Combined | None, bool]:
    """Nothing in the lower number where a source calls all of the dead fighters, and whether one does."""
    if said is None or not civilians_contested(question, one.admitted, said):
        return said, False
    return said._replace(reading=said.reading._replace(low=0)), True


def _reason(question: Question, one: Candidate, said: Combined | None, contested: bool) -> str:
    if said is None or one.standing not in COUNTED:
        return one.standing
    if question.min_originators > 1 and originators(said) < question.min_originators:
        return why.UNCORROBORATED
    if one.standing != why.INSIDE:
        return one.standing
    if not said.reading.known:
        return why.NUMBER_UNKNOWN
    if said.reading.ceiling:
        return why.TOGETHER
    return why.CIVILIANS_CONTESTED if contested else why.INSIDE


def originators(said: Combined) -> int:
    """How many distinct originators stand behind the claims that are used."""
    names = (c.originators or (c.source,) for c in said.used)
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
    """What each claim says to a question, read only once: a figure asks together and again for each source."""

    def __init__(self, question: Question, known: dict[str, tuple[Voiced, ...]]) -> None:
        self._question, self._known = question, known

    def __call__(self, claim: Claim) -> tuple[Voiced, ...]:
        if claim.id not in self._known:
            self.hear((claim,))
        return self._known[claim.id]

    def hear(self, claims: Iterable[Claim]) -> dict[str, tuple[Voiced, ...]]:
        """What is known by a claim's id, these claims among it."""
        says_each(self._question, claims, self._known)
        return self._known


def saying_of(question: Question, holdings: Holdings) -> Hearing:
    return Hearing(question, holdings.remember(("says", _stated_by(question))))
