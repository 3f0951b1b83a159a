"""Facilities that are hit again: none counts twice. Confirmed ones by their ids, the others by their place.

What the reports of one place state may be the same facilities. The incident that states most counts in full, whichever
was first; the others count in the upper number, and in the best one where they state more. So neither an incident more
nor a wider window lowers a number, and no kind of facility is more than all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tawthiq.figures.documented import why
from tawthiq.figures.documented.combine import Combined
from tawthiq.figures.documented.holdings import Holdings
from tawthiq.figures.documented.reading import Reading
from tawthiq.figures.documented.weighing import COUNTED, NOTHING, Weighed, Weighing
from tawthiq.model.figures import Question

_IN_FULL = (why.INSIDE, why.BOUNDED)


def counted_once(question: Question, weighed: Weighing, holdings: Holdings) -> Weighing:
    """The same incidents, for a question about facilities each with what it adds to those of its place."""
    if question.kind != "facilities_hit":
        return weighed
    sure = dict(_by_ids(question, weighed, holdings))
    places: dict[str, list[tuple[int, Weighed]]] = {}
    for k, w in enumerate(weighed):
        place = w.candidate.incident.pcode
        if k not in sure and w.counted and w.reason in _IN_FULL and place is not None:
            places.setdefault(place, []).append((k, w))
    known = _at_places(sure.values())
    for place, told in places.items():
        sure.update(_by_place(told, known.get(place, NOTHING)))
    return weighed.changing(sure)


def _by_ids(question: Question, weighed: Weighing, holdings: Holdings) -> Iterator[tuple[int, Weighed]]:
    """Incidents whose facilities a person confirmed, in order of day."""
    seen: set[str] = set()
    for k in _by_day(weighed) if holdings.facilities else ():
        w = weighed[k]
        confirmed = [i for i, kind in holdings.facilities.get(_code(w), ()) if _asked(question, kind)]
        if confirmed and w.candidate.standing in COUNTED and w.candidate.admitted:
            yield k, _confirmed(w, confirmed, seen)
            seen.update(confirmed)


def _code(w: Weighed) -> str:
    return w.candidate.incident.code


def _by_day(weighed: Weighing) -> list[int]:
    days = [w.candidate.incident.date_start or date.max for w in weighed]
    return sorted(range(len(weighed)), key=lambda k: (days[k], k))


def _asked(question: Question, kind: str) -> bool:
    return not question.targets or kind in question.targets


def _confirmed(w: Weighed, confirmed: Sequence[str], seen: set[str]) -> Weighed:
    """The facilities that are new, and what the reports state beyond those that were confirmed."""
    new, known = len(set(confirmed) - seen), len(confirmed)
    stated = w.said.reading if w.said is not None else NOTHING
    low, best = new + max(0, stated.low - known), new + max(0, stated.best - known)
    high = None if stated.high is None else max(best, new + max(0, stated.high - known))
    claims = w.said.used if w.said is not None else w.candidate.admitted
    voices = (
        w.said.voices if w.said is not None else tuple(sorted({n for c in claims for n in c.originators}))
    )
    said = Combined(Reading(low, best, high), claims, (), voices)
    reason = (
        why.FACILITY_AGAIN if new < known and w.candidate.standing == why.INSIDE else w.candidate.standing
    )
    return Weighed(w.candidate, said, reason, True)


def _at_places(confirmed: Iterable[Weighed]) -> dict[str, Reading]:
    """What confirmed facilities add at each place."""
    out: dict[str, Reading] = {}
    for w in confirmed:
        place, adds = w.candidate.incident.pcode, w.adds()
        if place is not None:
            low, best, *_ = out.get(place, NOTHING)
            out[place] = Reading(low + adds.low, best + adds.best, None)
    return out


def _by_place(told: Sequence[tuple[int, Weighed]], known: Reading) -> Iterator[tuple[int, Weighed]]:
    """What each incident of one place adds to what is `known` there and to those that state more than it."""
    low, best, first = known.low, known.best, known is NOTHING
    for k, w in sorted(told, key=_most):
        stated = w.adds()
        more = max(0, stated.low - low)
        more_best = max(more, stated.best - best)
        if not first:
            yield k, _beyond(w, more, more_best)
        low, best, first = max(low, stated.low), best + more_best, False


def _most(one: tuple[int, Weighed]) -> tuple[int, int, date, int]:
    k, w = one
    stated = w.adds()
    return -stated.low, -stated.best, w.candidate.incident.date_start or date.max, k


def _beyond(w: Weighed, low: int, best: int) -> Weighed:
    if not best:
        return w._replace(reason=why.FACILITY_MAYBE_AGAIN)
    assert w.said is not None  # it counts
    said = w.said._replace(reading=w.said.reading._replace(low=low, best=best))
    return w._replace(said=said, reason=why.FACILITY_BEYOND)
