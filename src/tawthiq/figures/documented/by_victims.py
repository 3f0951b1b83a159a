"""The basis "victims": identified persons, one by one, by the place and the day of what happened to them.

A victim is one person however many lists and reports name them. Whom nobody names is counted elsewhere (incidents),
never here. Who is a civilian, a fighter or a health worker is not asked of lists: only all persons, children, women and
men.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tawthiq.figures.documented import why
from tawthiq.figures.documented.by_incidents import Answer
from tawthiq.figures.documented.combine import total
from tawthiq.figures.documented.holdings import Holdings
from tawthiq.figures.documented.reading import Reading
from tawthiq.figures.documented.readings import kinds_of
from tawthiq.figures.documented.selection import select
from tawthiq.figures.errors import GroupNotOfVictims
from tawthiq.model.figures import Input, Part, Question
from tawthiq.model.incidents import Incident
from tawthiq.model.victims import Victim

GROUPS = ("all", "children", "women", "men")
ADULT = 18
_DEAD = frozenset(("killed", "executed"))
_STANDINGS = (why.INSIDE, *why.UPPER_ONLY)


def answer_by_victims(question: Question, victims: Sequence[Victim]) -> Answer:
    """One for each identified victim in area and window; of unsure day, place or age in the upper number only.

    Raises GroupNotOfVictims for a group that lists of names do not tell.
    """
    if question.group not in GROUPS:
        raise GroupNotOfVictims(place=f"question {question.id}", read=question.group)
    asked = [v for v in victims if _suffered(question, v)]
    inputs = _inputs(question, asked)
    by = {v.code: v for v in asked}
    return Answer(
        reading=_sum(i for i in inputs if i.counted),
        inputs=tuple(inputs),
        parts=tuple(_parts(question, inputs, by)),
        interval="window bounds" if any(i.counted and not i.low for i in inputs) else "reports",
        left_out=dict(sorted(Counter(i.why for i in inputs if not i.counted).items())),
    )


def _suffered(question: Question, victim: Victim) -> bool:
    """Whether a record says so; a day of death alone says that somebody was killed."""
    kinds = kinds_of(question.kind)
    if any(s in kinds for s in victim.statuses):
        return True
    return "killed" in kinds and not victim.statuses and victim.died is not None


def _inputs(question: Question, victims: Sequence[Victim]) -> list[Input]:
    """In order of code. Victims stand in the place of incidents: the rules of area and window are the same."""
    by = {v.code: v for v in victims}
    places = Holdings({}, (_as_incident(v) for v in victims))
    return [
        _input(question, by[c.incident.code], c.standing)
        for c in select(replace(question, party=(), event_types=()), places)
    ]


def _as_incident(v: Victim) -> Incident:
    first, last = v.died or (None, None)
    return Incident(v.code, (), first, last, "other", v.pcode, v.admin)


def _input(question: Question, v: Victim, standing: str) -> Input:
    reason = standing
    if not v.identified:
        reason = why.UNIDENTIFIED
    elif question.kind == "injured" and not _DEAD.isdisjoint(v.statuses):
        reason = why.ALSO_KILLED
    elif standing == why.INSIDE:
        reason = _group(question.group, v)
    counted = reason in (*_STANDINGS, why.AGE_UNSURE)
    sure = int(reason == why.INSIDE)
    return Input(v.code, counted, reason, sure, sure, 1 if counted else 0, (), tuple(sorted(v.lists)))


def _group(group: str, v: Victim) -> str:
    """why.INSIDE for a member, why.AGE_UNSURE where the stated ages allow both, why.NOT_OF_GROUP, why.SEX_UNKNOWN."""
    if group == "all":
        return why.INSIDE
    if group in ("women", "men"):
        if v.sex is None:
            return why.SEX_UNKNOWN
        if v.sex != {"women": "female", "men": "male"}[group]:
            return why.NOT_OF_GROUP
    if v.age is None:
        return why.AGE_UNSURE if group == "children" else why.INSIDE
    under, over = v.age[1] < ADULT, v.age[0] >= ADULT
    member, other = (under, over) if group == "children" else (over, under)
    return why.INSIDE if member else why.NOT_OF_GROUP if other else why.AGE_UNSURE


def _sum(inputs: Iterable[Input]) -> Reading | None:
    listed = [Reading(i.low, i.best, i.high) for i in inputs]
    return total(listed) if listed else None


def _parts(question: Question, inputs: Sequence[Input], by: dict[str, Victim]) -> list[Part]:
    """By source each list alone (a person on two lists is in both); by sex or age classes that add up."""
    classes: dict[str, list[Input]] = {}
    for one in (i for i in inputs if i.counted):
        for name in _classes(question.by, by[one.ref]):
            classes.setdefault(name, []).append(one)
    ordered = sorted(classes, key=lambda n: (n == "unknown", n))
    sums = ((name, _sum(classes[name])) for name in ordered)
    return [Part(name, r.low, r.best, r.high, 0, 0, 0) for name, r in sums if r is not None]


def _classes(by: str | None, v: Victim) -> tuple[str, ...]:
    if by == "source":
        return tuple(sorted(v.lists))
    if by == "sex":
        return (v.sex or "unknown",)
    if by == "age":
        if v.age is None or v.age[0] < ADULT <= v.age[1]:
            return ("unknown",)
        return ("under_18",) if v.age[1] < ADULT else ("over_18",)
    return ()
