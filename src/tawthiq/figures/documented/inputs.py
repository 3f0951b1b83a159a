"""What stands behind a figure line by line: each incident, and each claim that states the number and is not used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from tawthiq.figures.documented import why
from tawthiq.figures.documented.columns import Ints
from tawthiq.figures.documented.combine import combine
from tawthiq.figures.documented.hearing import OPEN
from tawthiq.figures.documented.selection import AT, REASONS
from tawthiq.figures.documented.together import EARLIER, OUTRANKED, PARTIAL, SUPERSEDED
from tawthiq.figures.documented.weighing import COUNTED, Weighed, Weighing
from tawthiq.model.figures import Input

_REASONS = (
    (SUPERSEDED, why.SUPERSEDED),
    (PARTIAL, why.PARTS_ONLY),
    (OUTRANKED, why.OUTRANKED),
    (EARLIER, why.EARLIER),
)


def incident_inputs(weighed: Weighing) -> list[Input]:
    """One for each incident whose number is stated, or that would count if it were."""
    incidents, stated = weighed.hearing.holdings.incidents, weighed.told.said
    shown = weighed.that(stated | np.isin(weighed.found.standing, [AT[r] for r in COUNTED]))
    reasons = np.where(shown.told.said, shown.reason, AT[why.NOT_STATED]).tolist()
    low, best, high = shown.adds.T.tolist()
    out = list(
        map(
            Input,
            [incidents[n].code for n in shown.found.positions.tolist()],
            shown.counted.tolist(),
            map(REASONS.__getitem__, reasons),
            low,
            best,
            [None if h == OPEN else h for h in high],
            shown.used_ids(),
            shown.voices(),
        )
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
    said, claims = weighed.hearing.said(), weighed.hearing.holdings.columns.claims
    stating = np.flatnonzero(said.voices[rows] > 0).tolist()
    ordered = sorted(
        (k, claims[row].id, n)
        for k, row, n in zip(places[stating].tolist(), rows[stating].tolist(), stating, strict=True)
    )
    return _claims_input(weighed, [(int(rows[n]), reasons[n]) for _, _, n in ordered])


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


def _claims_input(weighed: Weighing, unused: Sequence[tuple[int, str]]) -> list[Input]:
    """Rows of claims that state the number, each with why it is not used."""
    said, columns, saying = weighed.hearing.said(), weighed.hearing.holdings.columns, weighed.hearing.voices()
    names = columns.voices()
    alone = {name: (name,) for name in names.values}
    out = []
    for row, reason in unused:
        claim = columns.claims[row]
        told = combine((claim,), saying) if said.voices[row] > 1 else None
        reading = said.readings[said.codes[row]] if told is None else told.reading
        voices = alone[names.values[names.codes[row]]] if told is None else told.voices
        why_not = why.ONLY_TOGETHER if reading.ceiling and reason == why.PARTS_ONLY else reason
        out.append(
            Input(claim.id, False, why_not, reading.low, reading.best, reading.high, (claim.id,), voices)
        )
    return out
