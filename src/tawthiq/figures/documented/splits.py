"""A figure split into classes that together are the whole: by source, area, or as SDG indicator 16.1.2 asks.

The indicator's metadata (UN Statistics Division, 16.1.2, section on disaggregation) asks for sex, age (under 18 and
over), cause and status of the dead. What no report states is the class "unknown", never spread over the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from tawthiq.figures.documented.by_incidents import Answer, part
from tawthiq.figures.documented.combine import total
from tawthiq.figures.documented.holdings import Holdings
from tawthiq.figures.documented.readings import Reading
from tawthiq.figures.documented.tied import once
from tawthiq.figures.documented.weighing import Weighed, saying_of, weigh
from tawthiq.lang.labels import vocabulary
from tawthiq.model.figures import Part, Question

UNKNOWN = "unknown"
_CLASSES: dict[str, dict[str, tuple[str, ...]]] = {
    "sex": {"female": ("women",), "male": ("men",)},
    "age": {"under_18": ("children",), "over_18": ("women", "men")},
    "status": {"civilian": ("civilians",), "fighter": ("fighters",)},
}


def split(question: Question, found: Answer, holdings: Holdings) -> Answer:
    """The answer with the parts that its question asks for (source: they are there already)."""
    if question.basis != "incidents" or question.by in (None, "source"):
        return found
    counted = [w for w in found.weighed if w.counted]
    if question.by == "area":
        parts = _named(counted, partial(_unit, _units(question, counted)))
    elif question.by == "cause":
        parts = _named(counted, _cause)
    else:
        parts = _groups(question, counted, holdings)
    return replace(found, parts=tuple(parts))


def _named(counted: Sequence[Weighed], name: Callable[[Weighed], str]) -> list[Part]:
    """One part for each name, in order of name, the unknown last; the parts add up to the figure exactly."""
    classes: dict[str, list[Weighed]] = {}
    for w in counted:
        classes.setdefault(name(w), []).append(w)
    ordered = sorted(classes, key=lambda n: (n == UNKNOWN, n))
    made = (part(n, classes[n]) for n in ordered)
    return [p for p in made if p is not None]


def _units(question: Question, counted: Iterable[Weighed]) -> frozenset[str]:
    """The codes to split by: those of the area when they are several, else the units that they contain."""
    codes = question.area.pcodes
    if len(codes) > 1:
        return frozenset(codes)
    below: set[str] = set()
    for w in counted:
        chain = _chain(w)
        depth = chain.index(codes[0]) + 1 if codes and codes[0] in chain else 1
        below.update(chain[depth : depth + 1])
    return frozenset(below)


def _chain(w: Weighed) -> tuple[str, ...]:
    incident = w.candidate.incident
    if incident.pcode is None or incident.pcode in incident.admin:
        return incident.admin
    return (*incident.admin, incident.pcode)


def _unit(units: frozenset[str], w: Weighed) -> str:
    """The widest of the units that the place lies in; unknown where it is known only to a wider unit or not at all."""
    return next((code for code in _chain(w) if code in units), UNKNOWN)


def _cause(w: Weighed) -> str:
    """The cause of death of SDG 16.1.2 by the incident's event type (crosswalk in figures.yml)."""
    causes: Mapping[str, str] = vocabulary()["sdg_causes"]
    return causes.get(w.candidate.incident.event_type, UNKNOWN)


def _groups(question: Question, counted: Sequence[Weighed], holdings: Holdings) -> list[Part]:
    """Classes of persons inside each incident; what its number holds beyond the stated classes is unknown."""
    classes = _CLASSES[question.by or ""]
    readings: dict[str, list[Reading]] = {name: [] for name in (*classes, UNKNOWN)}
    used: dict[str, list[Weighed]] = {name: [] for name in readings}
    stated = {
        name: [_weighed(question, g, counted, holdings) for g in groups] for name, groups in classes.items()
    }
    for n, w in enumerate(counted):
        whole, seen = w.adds(), []
        for name in classes:
            told = [row[n]._replace(twin=w.twin).adds() for row in stated[name] if row[n].counted]
            if told:
                seen.append(_within(total(told), whole))
                readings[name].append(seen[-1])
                used[name].append(w)
        readings[UNKNOWN].append(_rest(whole, seen))
        used[UNKNOWN].append(w)
    return [_class(name, readings[name], used[name]) for name in readings if readings[name]]


def _weighed(question: Question, group: str, counted: Sequence[Weighed], holdings: Holdings) -> list[Weighed]:
    asked = replace(question, group=group)
    saying = saying_of(asked, holdings)
    return once(asked, weigh(asked, [w.candidate for w in counted], saying, holdings), saying, holdings)


def _within(seen: Reading, whole: Reading) -> Reading:
    """No class is more than the whole, and one that is open above ends there."""
    if whole.high is None:
        return Reading(min(seen.low, whole.best), min(seen.best, whole.best), seen.high)
    high = whole.high if seen.high is None else min(seen.high, whole.high)
    best = min(seen.best, whole.best)
    return Reading(min(seen.low, best), best, high)


def _rest(whole: Reading, seen: Sequence[Reading]) -> Reading:
    """The persons whose class no report states: the whole less the classes, at least none."""
    if not seen:
        return whole
    known = total(seen)
    best = max(0, whole.best - known.best)
    low = 0 if known.high is None else min(best, max(0, whole.low - known.high))
    high = None if whole.high is None else max(best, whole.high - known.low)
    return Reading(low, best, high)


def _class(name: str, readings: Sequence[Reading], used: Sequence[Weighed]) -> Part:
    reading = total(readings)
    behind = part(name, used)
    assert behind is not None  # every incident here counts
    return replace(behind, low=reading.low, best=reading.best, high=reading.high)
