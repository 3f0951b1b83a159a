"""Where no report states a whole, several state parts of it, and each may tell of others.

One report counts three children and another two women; one counts hospitals and another schools. Nobody states all of
the dead, or all facilities. Then the whole is no less than any part, and at most what a report states together with
the parts that it does not state and others do. Where a report states the whole, that bounds its parts (`together`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from tawthiq.figures.documented import why
from tawthiq.figures.documented.columns import Grouped, Ints, Mask
from tawthiq.figures.documented.hearing import BEST, FLOOR, HIGH, KNOWN, LOW, OPEN, STATE, Hearing
from tawthiq.figures.documented.last_words import USED
from tawthiq.figures.documented.readings import FACILITIES, narrower
from tawthiq.figures.documented.selection import AT
from tawthiq.figures.documented.told import Told

Telling = Callable[[Hearing, Grouped], Told]
_APART = ("children", "women", "men", "fighters")


def raised(told: Told, hearing: Hearing, tell: Telling) -> Told:
    """The same, no whole that nobody states below its parts. `tell` says what is told of a part."""
    groups = np.flatnonzero(_unstated(told, hearing))
    if not len(groups):
        return told
    few = told.speaking.take(groups)
    parts = [(h, tell(h, few)) for h in _parts(hearing, few)]
    if not parts:
        return told
    numbers, roles, places = told.numbers.copy(), told.roles.copy(), told.speaking.at(groups)
    numbers[groups] = _lifted(numbers[groups], [part for _, part in parts])
    _widen(numbers, groups, told.take(groups), hearing, [(h, p) for h, p in parts if _is_apart(h)])
    raises = few.owners()[:, None] == np.flatnonzero((numbers[groups] != told.numbers[groups]).any(axis=1))
    used = np.any([(part.roles & USED) > 0 for _, part in parts], axis=0) & raises.any(axis=1)
    roles[places[used]] = USED
    return told._replace(numbers=numbers, roles=roles)


def _unstated(told: Told, hearing: Hearing) -> Mask:
    """Groups in which several claims state parts, and none the whole."""
    floor = KNOWN | FLOOR
    stating = hearing.said().voices[told.speaking.rows] > 0
    found: Mask = told.said & ((told.numbers[:, STATE] & floor) == floor) & (told.speaking.many(stating) > 1)
    found &= told.reason != AT[why.CIVILIANS_CONTESTED]
    return found


def _parts(hearing: Hearing, few: Grouped) -> Iterator[Hearing]:
    """About each part that these claims may state."""
    claims = hearing.holdings.columns.claims
    events = [claims[row].event for row in few.rows.tolist()]
    kinds = {kind for e in events for kind in (*e.targets, *(c.target for c in e.counts))}
    for part in narrower(hearing.question):
        if part.kind != FACILITIES or part.targets[0] in kinds:
            yield Hearing(part, hearing.holdings, ())


def _is_apart(part: Hearing) -> bool:
    return part.question.kind == FACILITIES or part.question.group in _APART


def _lifted(numbers: Ints, parts: Sequence[Told]) -> Ints:
    out = numbers.copy()
    for part in parts:
        known = part.said & ((part.numbers[:, STATE] & KNOWN) > 0)
        for column in (LOW, BEST):
            out[known, column] = np.maximum(out[known, column], part.numbers[known, column])
    out[:, HIGH] = np.where(out[:, HIGH] == OPEN, OPEN, np.maximum(out[:, HIGH], out[:, BEST]))
    return out


def _widen(
    numbers: Ints, groups: Ints, whole: Told, hearing: Hearing, parts: Sequence[tuple[Hearing, Told]]
) -> None:
    """Lift each upper number to the most that one claim states together with what others state of further parts."""
    starts = whole.speaking.starts.tolist()
    for g, n in enumerate(groups.tolist()):
        places = np.arange(starts[g], starts[g + 1])
        if numbers[n, HIGH] != OPEN:
            numbers[n, HIGH] = max(numbers[n, HIGH], _most(places, whole, hearing, parts))


def _most(places: Ints, whole: Told, hearing: Hearing, parts: Sequence[tuple[Hearing, Told]]) -> int:
    rows = whole.speaking.rows[places]
    used = (whole.roles[places] & USED) > 0
    most = np.where(used, _highs(hearing, rows), 0)
    for about, part in parts:
        states = about.said().voices[rows] > 0
        others = _highs(about, rows)[(part.roles[places] & USED) > 0]
        most += np.where(used & ~states, others.max(initial=0), 0)
    return int(most.max(initial=0))


def _highs(hearing: Hearing, rows: Ints) -> Ints:
    """The upper number of each claim, 0 where it has none, or sets voices against each other."""
    said = hearing.said()
    if not said.readings:
        return np.zeros(len(rows), dtype=np.int64)
    high = np.maximum(said.numbers[said.codes[rows], HIGH], 0)
    return np.where(said.voices[rows] == 1, high, 0)
