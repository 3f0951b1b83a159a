"""What one claim says to a question: a lowest, a best and a highest number, or that the number is unknown.

A civilian is a person whom the source calls a civilian. Where the claim gives no total of civilians, its children,
women and men together (or its health and rescue workers and journalists, where they are more) are a floor: the others
are not described, so the number ends at what the claim gives for all persons: its total, else all of its parts. Men are
no part of it where the claim states fighters. A part is never added to a total of the same claim.
"14 killed or injured" is at most 14 of each, and of each perhaps none. Facilities: `of_facilities`.
Being killed includes being executed; an executed person is not added to the killed of one claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tawthiq.figures.documented.of_facilities import of_facilities, rows_of
from tawthiq.figures.documented.reading import Reading, Voiced, highest, of_count, spread, sum_of
from tawthiq.model.claims import PART, TARGETS, Count, Event, in_rows
from tawthiq.model.figures import Question

PLUS_UNKNOWN = "civilians plus status unknown"
_INSIDE = {
    "civilians": "all", PLUS_UNKNOWN: "all", "men": "all", "fighters": "all", "children": "civilians",
    "women": "civilians", "health_workers": "civilians", "rescue_workers": "civilians", "journalists": "civilians",
}  # fmt: skip
_PERSONS = ("person",)
TOGETHER, FACILITIES = "killed_or_injured", "facilities_hit"
_EITHER = ("killed", "injured")
_APART = ("children", "women")
_PROFESSIONS = ("health_workers", "rescue_workers", "journalists")
_INCLUDES = {"killed": ("killed", "executed")}


def voiced(event: Event, question: Question, group: str | None = None) -> tuple[Voiced, ...]:
    """What `event` says to `question`, one for each voice that its report sets against another.

    `group` overrides the question's, and may be PLUS_UNKNOWN. Empty: the kind and group are not stated.
    """
    wanted = group or question.group
    counts = _fitting(event, question)
    if question.kind == FACILITIES:
        return of_facilities([c for c in counts if c.group == wanted], event.targets, question.targets)
    if not counts:
        return _together(event, question, wanted)
    if wanted == PLUS_UNKNOWN:
        found = _plus_unknown(counts)
    else:
        told = _by_voice(counts, wanted)
        found = None if any(one.reading.known for one in told) else _from_parts(counts, wanted)
        if found is None or (told and not found.best):
            return told
    return () if found is None else (Voiced(None, found),)


def _together(event: Event, question: Question, wanted: str) -> tuple[Voiced, ...]:
    """ "14 killed or injured": none to 14 of each, where the claim states neither alone."""
    if question.kind not in _EITHER:
        return ()
    counts = [c for c in event.counts if c.kind == TOGETHER and _fits(c, _PERSONS, None)]
    groups = ("all", "civilians") if wanted == PLUS_UNKNOWN else (wanted,)
    told = next((voices for group in groups if (voices := _by_voice(counts, group))), ())
    if not told and (found := _from_parts(counts, wanted)) is not None:
        told = (Voiced(None, found),)
    return tuple(
        one._replace(reading=Reading(0, 0, one.reading.high, one.reading.known, ceiling=one.reading.known))
        for one in told
    )


def wider(question: Question) -> list[Question]:
    """Questions about persons that contain those of `question`: the next wider group, any target for one.

    Their numbers are never below its own. Of facilities of some kinds: of every kind.
    """
    if question.kind == FACILITIES:
        return [replace(question, targets=())] if question.targets else []
    out = [replace(question, group=_INSIDE[question.group])] if question.group in _INSIDE else []
    return [*out, replace(question, targets=())] if question.targets else out


def is_within(group: str, around: str) -> bool:
    """Whether whoever is of `group` is of `around` too."""
    return group == around or (group in _INSIDE and is_within(_INSIDE[group], around))


def narrower(question: Question) -> list[Question]:
    """Questions about the parts of what is asked: every group inside the group, or each kind of facility."""
    if question.kind == FACILITIES:
        kinds = question.targets or TARGETS
        return [] if len(kinds) == 1 else [replace(question, targets=(kind,)) for kind in kinds]
    return [
        replace(question, group=group)
        for group in _INSIDE
        if group not in (question.group, PLUS_UNKNOWN) and is_within(group, question.group)
    ]


def is_vague(event: Event, question: Question) -> bool:
    """Whether every number of the kind is a vague word ("hundreds") and none a number."""
    counts = _fitting(event, question)
    if question.kind == FACILITIES:
        counts = rows_of(counts, question.targets)
    return bool(counts) and all(c.qualifier == "vague" for c in counts)


def says_all_fighters(event: Event, question: Question) -> bool:
    """Whether the claim states fighters and, beside them, nobody: its total of all persons is no higher."""
    counts = _fitting(event, question)
    fighters, everyone = _stated(counts, "fighters"), _stated(counts, "all")
    if fighters is None or not fighters.low:
        return False
    others = [_stated(counts, "civilians"), _parts(counts)]
    if any(r is not None and (r.high is None or r.high > 0) for r in others):
        return False
    if everyone is None:
        return True
    return everyone.high is not None and (fighters.high is None or everyone.high <= fighters.high)


def kinds_of(kind: str) -> tuple[str, ...]:
    """The kinds that a question about `kind` takes in, the first before the others."""
    return _INCLUDES.get(kind, (kind,))


def _fitting(event: Event, question: Question) -> list[Count]:
    """The counts of the first kind that is stated, in the question's unit and measure."""
    units = ("facility", "person") if question.kind == FACILITIES else _PERSONS
    measure = question.measure
    for kind in kinds_of(question.kind):
        found = [c for c in event.counts if c.kind == kind and _fits(c, units, measure)]
        if found:
            return found
    return []


def _fits(count: Count, units: tuple[str, ...], measure: str | None) -> bool:
    return count.unit in units and (measure is None or count.measure == measure)


def _by_voice(counts: Sequence[Count], group: str) -> tuple[Voiced, ...]:
    """One reading of a group per `attributed_to` where the report sets several against each other."""
    names = {c.attributed_to for c in counts if c.group == group}
    if not names:
        return ()
    if len(names) == 1:
        return (Voiced(None, spread(_numbers(counts, group))),)
    ordered = sorted(names, key=lambda name: name or "")
    return tuple(
        Voiced(name, spread(_numbers([c for c in counts if c.attributed_to == name], group)))
        for name in ordered
    )


def _numbers(counts: Sequence[Count], group: str) -> list[Reading]:
    """The numbers that one voice gives for a group.

    What stands beside a number of the group, of the group itself or one inside it, is added to it ("three farmers and
    a shepherd"). A part of people counted already is no number of its own where the whole is counted; where it is more
    ("one killed", and three of the dead by name) it lifts the upper number.
    """
    within = _WITHIN.get(group, (group,))
    told = [
        (row[0].relation == PART, sum_of([of_count(c) for c in row if not within or c.group in within]))
        for row in in_rows(counts)
        if any(c.group == group for c in row)
    ]
    whole = [reading for part, reading in told if not part and reading is not None]
    parts = [reading for part, reading in told if part and reading is not None]
    if not parts:
        return whole
    return _lifted(whole, parts) if whole or group != "all" else _of_persons(counts, parts)


def _lifted(whole: list[Reading], parts: list[Reading]) -> list[Reading]:
    """The numbers of the whole, the highest of them no lower than a part of it; the parts where there is no whole."""
    if not whole or any(r.high is None for r in whole):
        return whole or parts
    most = max(r.low if r.high is None else r.high for r in parts)
    top = max(whole, key=lambda r: r.high or 0)
    return [r._replace(high=max(r.high or 0, most)) if r is top else r for r in whole]


def _of_persons(counts: Sequence[Count], parts: list[Reading]) -> list[Reading]:
    """Of all persons only a part is stated: who is counted by group goes before it, unless the part is more.

    "23 civilians, among them 11 of one family" are 23. "One civilian", and three of the dead by name, are at least
    three; such a list does not claim to be the number of the dead, and is a floor.
    """
    counted = _from_parts(list(counts), "all")
    if counted is not None and counted.known and (counted.high is None or _least(parts) <= counted.high):
        return [counted]
    return [r._replace(floor=r.high is None) for r in parts]


def _least(parts: Iterable[Reading]) -> int:
    return max(r.low for r in parts)


_WITHIN: dict[str, tuple[str, ...]] = {"all": (), "civilians": ("civilians", *_APART, *_PROFESSIONS)}
"""Groups that are counted into another where they stand beside it; () is every group."""


def _stated(counts: list[Count], group: str) -> Reading | None:
    numbers = _numbers(counts, group)
    return spread(numbers) if numbers else None


def _from_parts(counts: list[Count], group: str) -> Reading | None:
    if group == "civilians":
        return _civilian_floor(counts)
    if group != "all":
        return None
    return sum_of([r for r in (_unarmed(counts), _stated(counts, "fighters")) if r is not None])


def _unarmed(counts: list[Count]) -> Reading | None:
    """The stated civilians, or the parts; where these are more than civilians can be, some men are none."""
    civilians, parts = _stated(counts, "civilians"), _parts(counts)
    if civilians is None or parts is None:
        return civilians or parts
    if civilians.known and civilians.high is not None and parts.low <= civilians.high:
        return civilians
    is_open = civilians.high is None or parts.high is None
    high = None if is_open else (civilians.high or 0) + (parts.high or 0)
    known = civilians.known or parts.known
    return Reading(max(civilians.low, parts.low), max(civilians.best, parts.best), high, known)


def _civilian_floor(counts: list[Count]) -> Reading | None:
    """At least the parts, at most everyone but stated fighters. None: no one among the parts, and no bound."""
    fighters = _stated(counts, "fighters")
    parts = _parts(counts, men=fighters is None)
    everyone = _stated(counts, "all")
    if parts is None or (everyone is None and parts.known and parts.high == 0):
        return None
    high = (
        None
        if everyone is None or everyone.high is None
        else everyone.high - (fighters.low if fighters else 0)
    )
    if high is None:
        return parts._replace(high=None)
    return parts._replace(high=max(parts.best, high), known=True)


def _parts(counts: list[Count], *, men: bool = True) -> Reading | None:
    """Children, women and men are apart from each other and added; a profession may be the same persons and is not."""
    apart = (*_APART, "men") if men else _APART
    people = sum_of([r for g in apart if (r := _stated(counts, g)) is not None])
    others = [r for g in _PROFESSIONS if (r := _stated(counts, g)) is not None]
    found = ([people] if people else []) + others + _told_together(counts, apart)
    if not found:
        return None
    return Reading(
        max(r.low for r in found),
        max(r.best for r in found),
        highest(r.high for r in found),
        any(r.known for r in found),
        floor=True,
    )


def _told_together(counts: list[Count], apart: Sequence[str]) -> list[Reading]:
    """ "A child, a nurse and a woman": what one sentence joins are other people, a profession too."""
    out = []
    for row in in_rows(counts):
        people = [of_count(c) for c in row if c.group in (*apart, *_PROFESSIONS)]
        if len(people) > 1 and row[0].relation != PART and (both := sum_of(people)) is not None:
            out.append(both)
    return out


def _plus_unknown(counts: list[Count]) -> Reading | None:
    """Everyone but stated fighters: the civilians and those whose status nobody stated."""
    civilians = _stated(counts, "civilians") or _civilian_floor(counts)
    everyone = _stated(counts, "all")
    if everyone is None or not everyone.known:
        return _with_men(counts, civilians)
    fighters = _stated(counts, "fighters") or Reading(0, 0, 0)
    floor = civilians or Reading(0, 0, 0)
    low = max(floor.low, everyone.low - (fighters.best if fighters.high is None else fighters.high))
    best = max(low, floor.best, everyone.best - fighters.best)
    high = None if everyone.high is None else max(best, everyone.high - fighters.low, floor.high or 0)
    return Reading(low, best, high)


def _with_men(counts: list[Count], civilians: Reading | None) -> Reading | None:
    """At least all parts less the stated fighters, who may be among the men, where that is more than `civilians`."""
    parts, fighters = _parts(counts), _stated(counts, "fighters") or Reading(0, 0, 0)
    if parts is None or not parts.known:
        return civilians
    low = max(0, parts.low - (fighters.best if fighters.high is None else fighters.high))
    best = max(low, parts.best - fighters.best)
    if civilians is not None and best <= civilians.best:
        return civilians._replace(low=max(low, civilians.low))
    return Reading(low, best, None, floor=True) if best else civilians
