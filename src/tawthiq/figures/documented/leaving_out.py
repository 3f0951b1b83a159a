"""How a figure falls when one originator is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.figures.documented.by_incidents import Answer
from tawthiq.figures.documented.combine import total
from tawthiq.figures.documented.holdings import Holdings
from tawthiq.figures.documented.readings import Reading
from tawthiq.figures.documented.tied import once
from tawthiq.figures.documented.weighing import Weighed, saying_of, weigh
from tawthiq.model.figures import Question
from tawthiq.model.incidents import Claim


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The figure without `originator`: what is left, and how many incidents rest on it alone."""

    originator: str
    reading: Reading
    alone: int


def leave_out(question: Question, found: Answer, holdings: Holdings) -> list[LeftOut]:
    """The figure without each originator in turn, those first without whom it falls most.

    What only this originator reports falls away; an incident that others report too keeps what they say. A report
    that compiles several originators stays while one of them is left.
    """
    counted = [w for w in found.weighed if w.counted]
    whole = total(w.adds() for w in counted)
    resting: dict[str, list[Weighed]] = {}
    for w in counted:
        for name in dict.fromkeys(n for c in w.candidate.admitted for n in _names(c)):
            resting.setdefault(name, []).append(w)
    rows = [w for w in counted if w.beyond is not None or w.candidate.n in holdings.near]
    out = [
        _without(question, name, _each([*touched, *rows]), whole, holdings)
        for name, touched in resting.items()
    ]
    return sorted(out, key=lambda one: (one.reading.best, one.reading.low, one.originator))


def _without(
    question: Question, name: str, touched: Sequence[Weighed], whole: Reading, holdings: Holdings
) -> LeftOut:
    rest = [w.candidate._replace(admitted=_others(w, name)) for w in touched]
    saying = saying_of(question, holdings)
    again = once(question, weigh(question, rest, saying), saying, holdings, lambda c: {*_names(c)} != {name})
    before, after = total(w.adds() for w in touched), total(w.adds() for w in again if w.counted)
    high = _high(whole, before, after)
    left = Reading(whole.low - before.low + after.low, whole.best - before.best + after.best, high)
    return LeftOut(name, left, sum(1 for w in again if not w.counted))


def _each(weighed: Sequence[Weighed]) -> list[Weighed]:
    """Each once: a row that sums up others may change with any of them."""
    return list({w.candidate.n: w for w in weighed}.values())


def _high(whole: Reading, before: Reading, after: Reading) -> int | None:
    if whole.high is None or before.high is None or after.high is None:
        return None
    return whole.high - before.high + after.high


def _others(w: Weighed, name: str) -> tuple[Claim, ...]:
    return tuple(c for c in w.candidate.admitted if set(_names(c)) != {name})


def _names(claim: Claim) -> tuple[str, ...]:
    return claim.originators or (claim.source,)
