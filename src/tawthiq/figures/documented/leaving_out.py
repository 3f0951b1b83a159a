"""How a figure falls when one originator is left out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tawthiq.figures.documented.by_incidents import Answer
from tawthiq.figures.documented.hearing import hearing
from tawthiq.figures.documented.hit_again import counted_once
from tawthiq.figures.documented.holdings import Holdings
from tawthiq.figures.documented.reading import Reading
from tawthiq.figures.documented.readings import FACILITIES
from tawthiq.figures.documented.tied import once
from tawthiq.figures.documented.weighing import Weighing, weigh
from tawthiq.model.figures import Question


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
    if found.weighed is None:
        return []
    counted = found.weighed.only_counted()
    bound = [*counted.at(holdings.near), *(k for k, w in counted.changed.items() if w.beyond is not None)]
    around = question.kind == FACILITIES  # what one incident adds depends on others of its place
    owners, names = holdings.columns.each_name(counted.found.speaking, str)
    out = []
    for code, name in enumerate(names.values):
        touched = owners[names.codes == code]
        if len(touched):
            some = counted if around else counted.take(np.unique([*touched.tolist(), *bound]))
            out.append(_without(question, name, some, counted.total(), holdings))
    return sorted(out, key=lambda one: (one.reading.best, one.reading.low, one.originator))


def _without(question: Question, name: str, touched: Weighing, whole: Reading, holdings: Holdings) -> LeftOut:
    """`touched` are the incidents of the figure that may be another number without `name`."""
    spoken = holdings.columns.names()
    others = np.array([{*names} != {name} for names in spoken.values], dtype=np.bool_)[spoken.codes]
    asked = hearing(question, holdings)
    heard = counted_once(question, weigh(question, touched.found.heard(others), asked), holdings)
    again = once(question, heard, asked, holdings, others)
    before, after = touched.total(), again.only_counted().total()
    high = _high(whole, before, after)
    left = Reading(whole.low - before.low + after.low, whole.best - before.best + after.best, high)
    return LeftOut(name, left, int((~again.counted).sum()))


def _high(whole: Reading, before: Reading, after: Reading) -> int | None:
    if whole.high is None or before.high is None or after.high is None:
        return None
    return whole.high - before.high + after.high
