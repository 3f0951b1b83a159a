"""Which incidents are taken off a row that sums them up: the structure of ties, the same for every question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from operator import attrgetter

from tawthiq.model.incidents import Claim, Incident

TakenOff = dict[int, tuple[int, ...]]
"""For the position of each row that sums up others the positions of those; inner rows before outer ones."""


def taken_off(incidents: Sequence[Incident], claims: Mapping[str, Claim]) -> TakenOff:
    """What is taken off each row: its parts and theirs, and what a row of another database summed up before it.

    Of two rows of one database that sum up the same incident, or what another database sums up, the first, in order of
    code, takes it up.
    """
    rows = list(compress(range(len(incidents)), map(attrgetter("sums"), incidents)))
    if not rows:
        return {}
    at = {one.code: n for n, one in enumerate(incidents)}
    parts = {n: [at[c] for c in incidents[n].sums if c in at] for n in rows}
    below: dict[int, set[int]] = {}
    used: set[tuple[str, int]] = set()
    out: TakenOff = {}
    for row in _inner_first(parts):
        under = {n for n in parts[row] if n not in parts or n in below} - {row}
        under |= {n for one in under for n in below.get(one, ())}
        sources = _sources(incidents[row], claims)
        before = {r for r in out if r not in under and below[r] & under}
        others = {r for r in before if not sources & _sources(incidents[r], claims)}
        own = {n for n in under | others if not any((s, n) in used for s in sources)}
        out[row], below[row] = tuple(sorted(own)), under
        used.update((s, n) for s in sources for n in own)
    return out


def _sources(incident: Incident, claims: Mapping[str, Claim]) -> set[str]:
    return {claims[c].source for c in incident.claims if c in claims}


def _inner_first(parts: Mapping[int, Sequence[int]]) -> Iterator[int]:
    """Rows in their order, each after the rows that it sums up. One that sums up itself on the way comes once."""
    done: set[int] = set()

    def visit(row: int) -> Iterator[int]:
        done.add(row)
        for n in parts[row]:
            if n in parts and n not in done:
                yield from visit(n)
        yield row

    for row in sorted(parts):
        if row not in done:
            yield from visit(row)
