"""What stands behind a figure line by line: each incident, and each claim that states the number and is not used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import repeat

import numpy as np

from tawthiq.figures.documented import why
from tawthiq.figures.documented.columns import Ints
from tawthiq.figures.documented.combine import combine
from tawthiq.figures.documented.hearing import CEILING, OPEN
from tawthiq.figures.documented.last_words import EARLIER, OUTRANKED, PARTIAL, SUPERSEDED
from tawthiq.figures.documented.selection import AT, REASONS
from tawthiq.figures.documented.weighing import COUNTED, Weighed, Weighing
from tawthiq.model.figures import Input

_REASONS = (
    (SUPERSEDED, why.SUPERSEDED),
    (PARTIAL, why.PARTS_ONLY),
    (OUTRANKED, why.OUTRANKED),
    (EARLIER, why.EARLIER),
)

_MADE = partial(
    tuple.__new__, Input
)  # an Input of its ten values, past the constructor: a figure has 100,000


def incident_inputs(weighed: Weighing) -> list[Input]:
    """One for each incident whose number is stated, or that would count if it were."""
    codes, stated = weighed.hearing.holdings.codes, weighed.told.said
    shown = weighed.that(stated | np.isin(weighed.found.standing, [AT[r] for r in COUNTED]))
    reasons = np.where(shown.told.said, shown.reason, AT[why.NOT_STATED]).tolist()
    low, best, high = shown.adds.T.tolist()
    out = _inputs(
        map(codes.__getitem__, shown.found.positions.tolist()),
        shown.counted.tolist(),
        map(REASONS.__getitem__, reasons),
        low,
        best,
        high,
        shown.used_ids(),
        shown.voices(),
    )
    if weighed.changed:
        changed = {w.candidate.incident.code: w for w in weighed.changed.values() if w.said is not None}
        out = [incident_input(changed[one.ref], weighed) if one.ref in changed else one for one in out]
    return out


def incident_input(w: Weighed, among: Weighing) -> Input:
    """The same of one, with its ties. It states the number."""
    assert w.said is not None
    ids = tuple([c.id for c in w.said.used])
    one = Input(w.candidate.incident.code, w.counted, w.reason, *w.adds()[:3], ids, w.said.voices)
    if w.states is None:
        return one
    incidents = among.hearing.holdings.incidents
    return one._replace(less=tuple(incidents[n].code for n in w.less), states=w.states[:3])


def claim_inputs(weighed: Weighing) -> list[Input]:
    """The claims that state the number and are not used, each with why: nothing is left out in silence."""
    unused = [*_refused(weighed), *_not_used(weighed)]
    if not unused:
        return []
    places, rows = (np.concatenate([told[n] for told in unused]) for n in (0, 1))
    reasons = [reason for told in unused for reason in told[2]]
    said, columns = weighed.hearing.said(), weighed.hearing.holdings.columns
    stating = np.flatnonzero(said.voices[rows] > 0)
    ordered = stating[np.lexsort((columns.by_id[rows[stating]], places[stating]))]
    return _claims_input(weighed, rows[ordered], [reasons[n] for n in ordered.tolist()])


_Unused = tuple[Ints, Ints, list[str]]
"""The places of incidents, the rows of claims of theirs, and why each is not used."""


def _refused(weighed: Weighing) -> Iterator[_Unused]:
    """Claims that may not speak."""
    admission, columns = weighed.found.admission, weighed.hearing.holdings.columns
    held = columns.of_incidents.take(weighed.found.positions)
    silent = np.flatnonzero(~admission.speaks[held.rows])
    if len(silent):
        rows = held.rows[silent]
        yield (
            held.owners()[silent],
            rows,
            [admission.reasons[n] or "" for n in admission.why_not[rows].tolist()],
        )


def _not_used(weighed: Weighing) -> Iterator[_Unused]:
    """Claims that speak, and in whose stead another stands."""
    speaking, roles = weighed.told.speaking, weighed.told.roles
    for bit, reason in _REASONS:
        some = np.flatnonzero(roles & bit)
        if len(some):
            yield speaking.owners()[some], speaking.rows[some], [reason] * len(some)


def _claims_input(weighed: Weighing, rows: Ints, unused: Sequence[str]) -> list[Input]:
    """Rows of claims that state the number, each with why it is not used."""
    columns, said = weighed.hearing.holdings.columns, weighed.hearing.said()
    numbers = said.numbers if said.readings else np.zeros((1, 4), dtype=np.int64)
    low, best, high, states = numbers[said.codes[rows]].T.tolist()
    reasons = [
        why.ONLY_TOGETHER if state & CEILING and reason == why.PARTS_ONLY else reason
        for reason, state in zip(unused, states, strict=True)
    ]
    ids, names = list(map(columns.ids.__getitem__, rows.tolist())), columns.voices()
    alone = list(zip(names.values, strict=True))
    voices = map(alone.__getitem__, names.codes[rows].tolist())
    out = _inputs(ids, repeat(False), reasons, low, best, high, zip(ids, strict=True), voices)
    for n in np.flatnonzero(said.voices[rows] > 1).tolist():
        out[n] = _of_several(weighed, int(rows[n]), unused[n])
    return out


def _inputs(
    refs: Iterable[str],
    counted: Iterable[bool],
    reasons: Iterable[str],
    low: Iterable[int],
    best: Iterable[int],
    high: Iterable[int],
    claims: Iterable[tuple[str, ...]],
    voices: Iterable[tuple[str, ...]],
) -> list[Input]:
    """Inputs without ties from the columns of their fields."""
    highs = [None if h == OPEN else h for h in high]
    rows = zip(
        refs, counted, reasons, low, best, highs, claims, voices, repeat(()), repeat(None), strict=False
    )
    return list(map(_MADE, rows))


def _of_several(weighed: Weighing, row: int, reason: str) -> Input:
    """A claim that sets voices against each other."""
    claim = weighed.hearing.holdings.columns.claims[row]
    told = combine((claim,), weighed.hearing.voices())
    assert told is not None  # it states the number
    why_not = why.ONLY_TOGETHER if told.reading.ceiling and reason == why.PARTS_ONLY else reason
    return Input(claim.id, False, why_not, *told.reading[:3], (claim.id,), told.voices)
