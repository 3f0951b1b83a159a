"""The basis "incidents": what the reports of each incident say, summed over the incidents of the question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from tawthiq.figures.documented import why
from tawthiq.figures.documented.columns import Grouped, Ints
from tawthiq.figures.documented.hearing import HIGH, LOW, OPEN, Hearing, hearing
from tawthiq.figures.documented.hit_again import counted_once
from tawthiq.figures.documented.holdings import Holdings
from tawthiq.figures.documented.inputs import claim_inputs, incident_input, incident_inputs
from tawthiq.figures.documented.reading import Reading
from tawthiq.figures.documented.readings import PLUS_UNKNOWN
from tawthiq.figures.documented.selection import Found, select
from tawthiq.figures.documented.tied import once, outside
from tawthiq.figures.documented.weighing import Weighing, weigh
from tawthiq.model.figures import Input, Part, Question


@dataclass(frozen=True, slots=True)
class Answer:
    """What a basis makes of a question, before it becomes a Figure. `reading` None: nothing documented here.

    `weighed` are the incidents behind it (basis "incidents" only), for splits, simulations and pictures; `pairs` how
    many pairs of those that count may be one incident.
    """

    reading: Reading | None
    inputs: tuple[Input, ...]
    parts: tuple[Part, ...]
    interval: str
    plus_unknown: Reading | None = None
    left_out: Mapping[str, int] = field(default_factory=dict)
    overlapping: Reading | None = None
    open_above: int = 0
    weighed: Weighing | None = None
    pairs: int = 0


def answer_by_incidents(question: Question, holdings: Holdings) -> Answer:
    """Sum over the incidents in area and window; each source alone when the question asks `by: source`."""
    asked = hearing(question, holdings)
    told = weigh(question, select(question, holdings), asked)
    weighed = once(question, counted_once(question, told, holdings), asked, holdings)
    counted = weighed.only_counted()
    beyond = outside(question, weighed, asked, holdings)
    inputs = [
        *incident_inputs(weighed),
        *(incident_input(w, weighed) for w in beyond),
        *claim_inputs(weighed),
    ]
    whole = counted.total() if len(counted) else None
    return Answer(
        reading=whole,
        inputs=tuple(inputs),
        parts=by_source(question, told.found, asked, holdings) if question.by == "source" else (),
        interval=_interval(counted),
        plus_unknown=_plus_unknown(question, weighed, holdings),
        left_out=_left_out(inputs),
        overlapping=_overlapping(counted),
        open_above=int(counted.is_open().sum()),
        weighed=weighed,
        pairs=_pairs(counted, holdings),
    )


def _pairs(counted: Weighing, holdings: Holdings) -> int:
    """Of counted incidents that add something to the lower number, or would, how many pairs may be one."""
    near = [(k, int(counted.found.positions[k])) for k in counted.at(holdings.near)]
    here = {n for k, n in near if counted.adds[k, LOW] or (k in counted.changed and counted.changed[k].twin)}
    return sum(1 for n in here for m in holdings.near[n] if m in here and n < m)


def by_source(question: Question, found: Found, asked: Hearing, holdings: Holdings) -> tuple[Part, ...]:
    """The same rule over the claims of one source at a time; a source that states no such number has no part."""
    sources = holdings.columns.alike("source")
    told, by = _each_source(question, found, asked, sources.codes)
    made = []
    for code in sorted(range(len(sources.values)), key=sources.values.__getitem__):
        first, last = np.searchsorted(by, (code, code + 1))
        alone = counted_once(question, told[first:last], holdings)
        made.append(part(sources.values[code], once(question, alone, asked, holdings, sources.codes == code)))
    return tuple(p for p in made if p is not None)


def _each_source(question: Question, found: Found, asked: Hearing, sources: Ints) -> tuple[Weighing, Ints]:
    """Every incident once for each source that speaks of it, source after source, and for each its source."""
    speaking, owners = found.speaking, found.speaking.owners()
    by = (
        sources[speaking.rows].astype(np.uint16) if sources.max(initial=0) < 2**16 else sources[speaking.rows]
    )
    order = np.argsort(by, kind="stable")
    rows, incidents, by = speaking.rows[order], owners[order], by[order].astype(np.int64)
    new = np.flatnonzero((np.diff(incidents, prepend=-1) != 0) | (np.diff(by, prepend=-1) != 0))
    alone = found.take(incidents[new])
    own = replace(alone, speaking=Grouped(rows, np.append(new, len(rows))), told={}, of=None)
    return weigh(question, own, asked), by[new]


def part(name: str, weighed: Weighing) -> Part | None:
    """The sum over some of a figure's incidents under a name; None where none of them counts."""
    counted = weighed.only_counted()
    if not len(counted):
        return None
    reading, (claims, confirmed) = counted.total(), counted.claims()
    return Part(name, reading.low, reading.best, reading.high, claims, len(counted), confirmed)


def _plus_unknown(question: Question, stated: Weighing, holdings: Holdings) -> Reading | None:
    """The same sum when persons of unknown status are taken as civilians too: in no incident fewer than are stated."""
    if question.group != "civilians":
        return None
    wide = replace(question, group=PLUS_UNKNOWN)
    asked = hearing(wide, holdings)
    wider = once(wide, weigh(wide, stated.found, asked), asked, holdings)
    if not wider.counted.any():
        return None
    alone = np.zeros(len(wider), dtype=np.bool_)
    alone[[*wider.at(holdings.near), *(k for k, w in wider.changed.items() if w.beyond is not None)]] = True
    least = np.where((stated.counted & ~alone)[:, None], stated.adds, 0)
    most = np.maximum(wider.adds, least)
    most[:, HIGH] = np.where((wider.adds[:, HIGH] == OPEN) | (least[:, HIGH] == OPEN), OPEN, most[:, HIGH])
    found = replace(wider, adds=most).only_counted().total()
    return _at_least(found, stated.only_counted().total())


def _at_least(wider: Reading, stated: Reading) -> Reading:
    open_above = wider.high is None or stated.high is None
    high = None if open_above else max(wider.high or 0, stated.high or 0)
    return Reading(max(wider.low, stated.low), max(wider.best, stated.best), high)


def _interval(counted: Weighing) -> str:
    """What the range is: that of the reports, or only of dates that the window cuts."""
    cut, upper = counted.stands(why.OVERLAPS), counted.stands(*why.UPPER_ONLY)
    if not (cut & (counted.adds[:, HIGH] != 0)).any():
        return "reports"
    inside = counted.that(~upper).total()
    return "window bounds" if inside.low == inside.high else "reports"


def _overlapping(counted: Weighing) -> Reading | None:
    cut = counted.that(counted.stands(why.OVERLAPS))
    return cut.total() if len(cut) else None


def _left_out(inputs: Sequence[Input]) -> dict[str, int]:
    seen = Counter(i.why for i in inputs if not i.counted and i.why != why.NOT_STATED)
    return dict(sorted(seen.items()))
