"""What the questions of one casebook are asked of: its incidents, indexed by place and day, and what was worked out.

A statement asks forty questions of the same incidents. Which incidents a place or a window holds, and what the claims
of an incident say together under one definition, are worked out once and kept for the next question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain, compress
from operator import attrgetter
from typing import Any

import numpy as np

from tawthiq.figures.documented.columns import Coded, Codes, Columns, Ints, Mask, coded
from tawthiq.figures.documented.taking_off import TakenOff, taken_off
from tawthiq.model.incidents import BY_PERSONS, Claim, Incident
from tawthiq.model.memory import uncollected
from tawthiq.model.victims import Victim

Facilities = Mapping[str, tuple[tuple[str, str], ...]]
_DATELESS = 0


class Holdings:
    """Incidents in order of code and claims by id. `remember(key)` is a dict that later questions share.

    `facilities` gives for an incident's code the (id, kind) of each facility that a person confirmed as hit.
    `victims` are None where nobody read them. `taken` are the ties: what is taken off a row that sums up others;
    `near` those which may be one incident, by position both ways; `odds` by such a pair, the first position first.
    `spots` are the incidents by (admin, pcode). A mask is an array with one truth value for each incident, in order.
    """

    def __init__(
        self,
        claims: Mapping[str, Claim],
        incidents: Iterable[Incident],
        facilities: Facilities | None = None,
        victims: Sequence[Victim] | None = None,
    ) -> None:
        self.claims = claims
        self.facilities = facilities or {}
        self.victims = victims
        self.incidents = sorted(incidents, key=attrgetter("code"))
        self.near, self.odds = _near(self.incidents)
        self.taken: TakenOff = taken_off(self.incidents, claims)
        self._kept: dict[object, dict[Any, Any]] = {}
        self._in: dict[str, list[int]] = defaultdict(list)
        self._deepest: dict[str | None, list[int]] = defaultdict(list)
        with uncollected():
            self.spots = coded(map(attrgetter("admin", "pcode"), self.incidents))
            for spot, (units, pcode) in enumerate(self.spots.values):
                self._deepest[pcode or (units[-1] if units else None)].append(spot)
                for code in chain_of(units, pcode):
                    self._in[code].append(spot)
            days = coded(map(attrgetter("date_start", "date_end"), self.incidents))
            ordinals = np.array([_ordinals(*told) for told in days.values], dtype=np.int64)
            self._days = ordinals.reshape(-1, 2)[days.codes]

    def _at(self, spots: Iterable[list[int]]) -> Mask:
        """Incidents at these places of `spots`."""
        there = np.zeros(len(self.spots.values), dtype=np.bool_)
        there[list(chain.from_iterable(spots))] = True
        return there[self.spots.codes]

    def meeting(self, window: tuple[date, date]) -> Mask:
        """Incidents whose days meet the window, and those without a day."""
        first, last = window[0].toordinal(), window[1].toordinal()
        starts, ends = self._days[:, 0], self._days[:, 1]
        met: Mask = ((starts <= last) & (ends >= first)) | (starts == _DATELESS)
        return met

    def dated(self, window: tuple[date, date]) -> Codes:
        """For each incident 0 where it lies in the window, 2 where it has no day, else 1."""
        first, last = window[0].toordinal(), window[1].toordinal()
        starts, ends = self._days[:, 0], self._days[:, 1]
        out = np.where((starts >= first) & (ends <= last), 0, 1)
        found: Codes = np.where(starts == _DATELESS, 2, out).astype(np.int8)
        return found

    def inside(self, codes: Collection[str]) -> Mask:
        """Incidents whose place, or a unit above it, is one of `codes`."""
        return self._at(self._in[code] for code in codes if code in self._in)

    def unplaced(self) -> Mask:
        """Incidents without any place."""
        return self._at([self._deepest.get(None, [])])

    def placed_at(self, codes: Iterable[str]) -> Mask:
        """Incidents whose own place, not one below it, is one of `codes`."""
        return self._at(self._deepest[code] for code in codes if code in self._deepest)

    def above(self, codes: Collection[str]) -> set[str]:
        """The codes that contain one of `codes`, as the incidents' own admin chains show, without `codes`."""
        wider: set[str] = set()
        for units in {units for units, _ in self.spots.values}:
            for depth, code in enumerate(units):
                if code in codes:
                    wider.update(units[:depth])
        return wider - set(codes)

    @cached_property
    def columns(self) -> Columns:
        """The claims, incident after incident."""
        return Columns(self.incidents, self.claims)

    @cached_property
    def codes(self) -> list[str]:
        """The code of each incident."""
        return list(map(attrgetter("code"), self.incidents))

    @cached_property
    def event_types(self) -> Coded:
        """The incidents by the type of their event."""
        return coded(map(attrgetter("event_type"), self.incidents))

    @cached_property
    def bound(self) -> Ints:
        """The positions of all incidents that are in a tie or may be another one."""
        tied = chain.from_iterable((n, *parts) for n, parts in self.taken.items())
        return np.unique(np.fromiter(chain(tied, self.near), np.int64))

    @cached_property
    def confirmed(self) -> frozenset[str]:
        """The claims that a person confirmed or corrected, by id."""
        reviews = list(map(attrgetter("review"), self.claims.values()))
        if not set(reviews).intersection(BY_PERSONS):
            return frozenset()
        return frozenset([i for i, review in zip(self.claims, reviews, strict=True) if review in BY_PERSONS])

    def remember(self, key: object) -> dict[Any, Any]:
        return self._kept.setdefault(key, {})


def chain_of(units: tuple[str, ...], pcode: str | None) -> tuple[str, ...]:
    """The codes of a place from the widest unit down, its own the last."""
    return units if pcode is None or pcode in units else (*units, pcode)


def _near(
    incidents: Sequence[Incident],
) -> tuple[dict[int, tuple[int, ...]], dict[tuple[int, int], int]]:
    unsure = list(compress(range(len(incidents)), map(attrgetter("maybe"), incidents)))
    at = {one.code: n for n, one in enumerate(incidents)} if unsure else {}
    near = {n: tuple(at[c] for c in incidents[n].maybe if c in at) for n in unsure}
    odds = {
        (n, at[c]): weight
        for n in unsure
        for c, weight in zip(incidents[n].maybe, incidents[n].odds, strict=False)
        if at.get(c, n) > n
    }
    return {n: others for n, others in near.items() if others}, odds


def _ordinals(start: date | None, end: date | None) -> tuple[int, int]:
    """First and last day as ordinals; both 0 where no day is known."""
    first, last = start or end, end or start
    if first is None or last is None:
        return _DATELESS, _DATELESS
    return first.toordinal(), last.toordinal()
