"""How many facilities a claim says were hit. Each kind has its own number; several kinds together are their sum.

"Three hospitals and five schools" are three hospitals, five schools and eight facilities. A number of no kind ("22
facilities, five of them schools") is the whole: of facilities of every kind there are no fewer, and of a kind that
the claim does not count, no more, and one where the event hit another kind as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tawthiq.figures.documented.reading import Reading, Voiced, of_count, spread, sum_of
from tawthiq.model.claims import Count, in_rows

_NO_KIND = "none_stated"


def of_facilities(counts: Sequence[Count], hit: Sequence[str], asked: Sequence[str]) -> tuple[Voiced, ...]:
    """What counts of facilities say to a question about kinds `asked` (none: every kind) of an event that `hit` kinds.

    One for each voice where the report sets several against each other, which it does of one kind only.
    """
    rows = rows_of(_of_one_kind(counts, hit), asked)
    names = {name for kind in _kinds(rows) for name in _voices(rows, kind)} or {None}
    part = len(asked) != 1 and all(c.target is not None for c in rows)
    mixed = not _all_asked(hit, asked) and all(c.target is None for c in rows)
    return tuple(
        Voiced(name, _bounded(reading) if mixed else reading._replace(floor=part))
        for name in sorted(names, key=lambda name: name or "")
        if (reading := _together(_of_voice(rows, name))) is not None
    )


def _of_one_kind(counts: Sequence[Count], hit: Sequence[str]) -> list[Count]:
    """The same, a number of no kind as one of the only kind that the event hit."""
    kinds = {*hit} - {_NO_KIND}
    if len(kinds) != 1 or any(c.target is not None for c in counts):
        return [*counts]
    return [replace(c, target=min(kinds)) for c in counts]


def rows_of(counts: Sequence[Count], asked: Sequence[str]) -> list[Count]:
    """The counts that answer: those of the kinds asked, else those of no kind; all of them where no kind is asked."""
    return [c for c in counts if not asked or c.target in asked] or [c for c in counts if c.target is None]


def _kinds(rows: Sequence[Count]) -> list[str | None]:
    return list(dict.fromkeys(c.target for c in rows))


def _voices(rows: Sequence[Count], kind: str | None) -> set[str | None]:
    """Who is set against each other over a kind; nobody where one voice alone counts it."""
    names = {c.attributed_to for c in rows if c.target == kind}
    return names if len(names) > 1 else set()


def _of_voice(rows: Sequence[Count], name: str | None) -> list[Count]:
    """What a voice says of each kind; of a kind that it does not count, what stands there."""
    own = {c.target for c in rows if c.attributed_to == name}
    return [c for c in rows if c.attributed_to == name or c.target not in own]


def _together(rows: Sequence[Count]) -> Reading | None:
    """The sum of the kinds, and no less than a number of no kind."""
    by_kind = {kind: _of_kind([c for c in rows if c.target == kind]) for kind in _kinds(rows)}
    whole = by_kind.pop(None, None)
    parts = sum_of(list(by_kind.values()))
    if whole is None or parts is None:
        return whole or parts
    high = None if whole.high is None or parts.high is None else max(whole.high, parts.high)
    return Reading(max(whole.low, parts.low), max(whole.best, parts.best), high, whole.known or parts.known)


def _of_kind(rows: Sequence[Count]) -> Reading:
    """Numbers that stand beside each other are added; others are a range."""
    return spread([told for row in in_rows(rows) if (told := sum_of([of_count(c) for c in row])) is not None])


def _all_asked(hit: Sequence[str], asked: Sequence[str]) -> bool:
    return not asked or {*hit} <= {*asked, _NO_KIND}


def _bounded(reading: Reading) -> Reading:
    """Of facilities of several kinds at least one is of the kind asked, and perhaps all are."""
    few = min(1, reading.low)
    return Reading(few, few, reading.high, reading.known, floor=True)
