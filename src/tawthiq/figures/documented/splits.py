"""A figure split into classes that together are the whole: by source, area, or as SDG indicator 16.1.2 asks.

The indicator's metadata (UN Statistics Division, 16.1.2, section on disaggregation) asks for sex, age (under 18 and
over), cause and status of the dead. What no report states is the class "unknown", never spread over the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from tawthiq.figures.documented.by_incidents import Answer, part
from tawthiq.figures.documented.columns import Coded, Ints, Mask
from tawthiq.figures.documented.hearing import BEST, HIGH, LOW, OPEN, hearing
from tawthiq.figures.documented.holdings import Holdings, chain_of
from tawthiq.figures.documented.readings import is_within
from tawthiq.figures.documented.tied import once
from tawthiq.figures.documented.weighing import Weighing, weigh
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
    if question.basis != "incidents" or question.by in (None, "source") or found.weighed is None:
        return found
    counted = found.weighed.only_counted()
    if question.by == "area":
        parts = _named(counted, _areas(question, counted))
    elif question.by == "cause":
        causes: Mapping[str, str] = vocabulary()["sdg_causes"]
        parts = _named(counted, holdings.event_types.by(lambda kind: causes.get(kind, UNKNOWN)))
    else:
        parts = _groups(question, counted, holdings)
    return replace(found, parts=tuple(parts))


def _named(counted: Weighing, named: Coded) -> list[Part]:
    """One part for each name, in order of name, the unknown last; the parts add up to the figure exactly.

    `named` are the incidents of the holdings; a cause of death is that of SDG 16.1.2 by the event type (crosswalk in
    figures.yml).
    """
    ordered = sorted(range(len(named.values)), key=lambda n: (named.values[n] == UNKNOWN, named.values[n]))
    mine = named.codes[counted.found.positions]
    made = (part(named.values[n], counted.that(mine == n)) for n in ordered)
    return [p for p in made if p is not None]


def _areas(question: Question, counted: Weighing) -> Coded:
    """By the units of the question's area: the widest that the place lies in; unknown where it is known only to a
    wider unit or not at all.
    """
    spots = counted.hearing.holdings.spots
    seen = np.unique(spots.codes[counted.found.positions]).tolist()
    units = _units(question, [chain_of(*spots.values[n]) for n in seen])
    return spots.by(lambda spot: next((code for code in chain_of(*spot) if code in units), UNKNOWN))


def _units(question: Question, chains: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """The codes to split by: those of the area when they are several, else the units that they contain."""
    codes = question.area.pcodes
    if len(codes) > 1:
        return frozenset(codes)
    below: set[str] = set()
    for chain in chains:
        depth = chain.index(codes[0]) + 1 if codes and codes[0] in chain else 1
        below.update(chain[depth : depth + 1])
    return frozenset(below)


def _groups(question: Question, counted: Weighing, holdings: Holdings) -> list[Part]:
    """Classes of persons inside each incident; what its number holds beyond the stated classes is unknown."""
    whole, parts = counted.adds, []
    known = np.zeros_like(whole)
    stated = np.zeros(len(counted), dtype=np.bool_)
    for name, groups in _CLASSES[question.by or ""].items():
        told, there = _class_of(question, groups, counted, holdings)
        seen = _within(told, whole)
        parts.append((name, seen[there], there))
        known = np.where(there[:, None], _plus(known, seen), known)
        stated |= there
    rest = np.where(stated[:, None], _rest(whole, known), whole)
    parts.append((UNKNOWN, rest, np.ones(len(counted), dtype=np.bool_)))
    return [_class(name, rows, counted.that(there)) for name, rows, there in parts if there.any()]


def _class_of(
    question: Question, groups: Sequence[str], counted: Weighing, holdings: Holdings
) -> tuple[Ints, Mask]:
    """What the incidents add to a class, and where it is told of: all where who is asked for is of the class."""
    if any(is_within(question.group, group) for group in groups):
        return counted.adds, np.ones(len(counted), dtype=np.bool_)
    asked = [group for group in groups if is_within(group, question.group) or _may_be(group, question.group)]
    return _told([_weighed(question, group, counted, holdings) for group in asked], counted)


def _may_be(group: str, asked: str) -> bool:
    """Men may be civilians: fighters are stated apart, and no class is more than the whole."""
    return (group, asked) == ("men", "civilians")


def _weighed(question: Question, group: str, counted: Weighing, holdings: Holdings) -> Weighing:
    """What the same incidents tell of a group, each with nothing at the lower end where that is so of the whole."""
    asked = replace(question, group=group)
    told = hearing(asked, holdings)
    weighed = once(asked, weigh(asked, counted.found, told), told, holdings)
    tied = {k: w.twin for k, w in counted.changed.items()}
    tied |= {k: tied.get(k, False) for k in weighed.changed}
    return weighed.changing({k: weighed[k]._replace(twin=twin) for k, twin in tied.items()})


def _told(groups: Sequence[Weighing], counted: Weighing) -> tuple[Ints, Mask]:
    """What these groups together add to each incident, and where any of them is told of."""
    adds, there = np.zeros_like(counted.adds), np.zeros(len(counted), dtype=np.bool_)
    for told in groups:
        adds = np.where(told.counted[:, None], _plus(adds, told.adds), adds)
        there |= told.counted
    return adds, there


def _plus(some: Ints, more: Ints) -> Ints:
    out = some + more
    out[:, HIGH] = np.where((some[:, HIGH] == OPEN) | (more[:, HIGH] == OPEN), OPEN, out[:, HIGH])
    return out


def _within(seen: Ints, whole: Ints) -> Ints:
    """No class is more than the whole, and one that is open above ends there."""
    best = np.minimum(seen[:, BEST], whole[:, BEST])
    least = np.minimum(seen[:, HIGH], whole[:, HIGH])
    high = np.where(
        whole[:, HIGH] == OPEN, seen[:, HIGH], np.where(seen[:, HIGH] == OPEN, whole[:, HIGH], least)
    )
    return np.stack((np.minimum(seen[:, LOW], best), best, high), axis=1)


def _rest(whole: Ints, known: Ints) -> Ints:
    """The persons whose class no report states: the whole less the classes, at least none."""
    best = np.maximum(0, whole[:, BEST] - known[:, BEST])
    left = np.minimum(best, np.maximum(0, whole[:, LOW] - known[:, HIGH]))
    low = np.where(known[:, HIGH] == OPEN, 0, left)
    high = np.where(whole[:, HIGH] == OPEN, OPEN, np.maximum(best, whole[:, HIGH] - known[:, LOW]))
    return np.stack((low, best, high), axis=1)


def _class(name: str, rows: Ints, used: Weighing) -> Part:
    behind = part(name, used)
    assert behind is not None  # every incident here counts
    low, best, high = rows.sum(axis=0).tolist()
    return replace(behind, low=low, best=best, high=None if (rows[:, HIGH] == OPEN).any() else high)
