"""The incidents in columns, held in memory: what the list, its timeline and the map are answered from.

To filter 100,000 incidents, count them by month or lay a grid over them takes milliseconds here and a tenth of a
second in either database. The columns are read once after each derivation; only the words stay in the database's own
index. Nothing here is an act or a derived row: it follows from them and goes with the process.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from threading import Lock
from typing import Any

import numpy as np
from django.db import connections
from numpy.typing import NDArray

from tawthiq.casebook import db, searching
from tawthiq.casebook.derived import models
from tawthiq.evidence.ledger import may_see

Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]
Box = tuple[int, int, int, int]
"""West, south, east, north in 1e-7 degree."""

_COLUMNS = (
    "code", "date_start", "date_end", "pcode", "admin", "lat", "lon", "claims", "event_type", "harm", "attribution",
    "audience", "targets", "place_en", "place_ar",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents: every field narrows, an empty one does not. `areas` are admin codes or place codes."""

    words: str = ""
    kind: str = ""
    target: str = ""
    harm: str = ""
    attribution: str = ""
    first: str = ""
    last: str = ""
    areas: tuple[str, ...] = ()
    several: bool = False
    box: Box | None = None
    number: int = 1


@dataclass(frozen=True, slots=True)
class Names:
    """A column of names: row r is `names[at[r]]`."""

    names: list[Any]
    at: Rows

    def are(self, name: object) -> Mask:
        """The rows of that name."""
        mask: Mask = self.at == (self.names.index(name) if name in self.names else -1)
        return mask


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One element an incident, those of the newest first day first, those without a day last.

    `first`, `last` are days from 0001-01-01, 0 for none; `lat`, `lon` in 1e-7 degree where `located`; `place` the
    name in English and in Arabic; `inside` the rows by the code of an area or place, `hit` by what was hit; `row_of` by
    number in the index of words. `stamp` says which derived tables they are.
    """

    stamp: tuple[str, ...]
    codes: list[str]
    first: Rows
    last: Rows
    several: Mask
    located: Mask
    lat: Rows
    lon: Rows
    kind: Names
    harm: Names
    attribution: Names
    audience: Names
    place: Names
    inside: dict[str, Rows]
    hit: dict[str, Rows]
    row_of: Rows


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of a catalogue that were asked for, in its order."""

    held: Catalogue
    rows: Rows

    def codes(self, first: int = 0, most: int | None = None) -> list[str]:
        """Codes of the rows from `first` on, at most so many."""
        last = None if most is None else first + most
        return [self.held.codes[r] for r in self.rows[first:last].tolist()]

    def by_month(self) -> list[tuple[str, int]]:
        """("2019-05", incidents) in order, those without a day under "" and first; months without any are left out."""
        days, n = np.unique(self.held.first[self.rows], return_counts=True)
        months: dict[str, int] = {}
        for day, many in zip(days.tolist(), n.tolist(), strict=True):
            month = date.fromordinal(day).isoformat()[:7] if day else ""
            months[month] = months.get(month, 0) + many
        return list(months.items())


_lock = Lock()
_held: Catalogue | None = None


def find(wanted: Wanted, viewer: str) -> Found:
    """The incidents that `viewer` may see: private ones only when they are its own alone."""
    held = current()
    mask = _seen_by(held, viewer) & _by_day(held, wanted)
    for column, name in (
        (held.kind, wanted.kind), (held.harm, wanted.harm), (held.attribution, wanted.attribution),
    ):  # fmt: skip
        mask &= column.are(name) if name else True
    if wanted.box:
        mask &= _within(held, wanted.box)
    if wanted.several:
        mask &= held.several
    if wanted.areas:
        mask &= _of_rows(held, (held.inside[c] for c in wanted.areas if c in held.inside))
    if wanted.target:
        mask &= _of_rows(held, [held.hit[wanted.target]] if wanted.target in held.hit else ())
    if wanted.words:
        mask &= _of_rows(held, [held.row_of[searching.numbers(wanted.words)]])
        if stamp() != held.stamp:  # derived anew between the columns and the words: the numbers are others
            return find(wanted, viewer)
    return Found(held, np.flatnonzero(mask))


def current() -> Catalogue:
    """The catalogue of the derived tables as they stand, read when it is not held yet."""
    global _held
    with _lock:
        while _held is None or _held.stamp != stamp():
            _held = _read(stamp())
        return _held


def warm() -> None:
    """Read the columns ahead, so that no person waits for them; from a thread of its own as well."""
    current()
    connections[db.DERIVED].close()


def stamp() -> tuple[str, ...]:
    """Which derived tables: where they are and how they were made."""
    facts = models.Made.objects.order_by("name").values_list("value", flat=True)
    return (db.name_of(db.DERIVED), *map(str, facts))


def _read(stamp: tuple[str, ...]) -> Catalogue:
    rows = list(models.Incident._default_manager.values_list(*_COLUMNS))
    rows.sort(key=lambda r: str(r[0]))
    rows.sort(key=lambda r: r[1] or "", reverse=True)
    code, start, end, pcode, admin, lat, lon, claims, *named, targets, en, ar = list(
        zip(*rows, strict=True)
    ) or [()] * len(_COLUMNS)
    located = [a is not None and o is not None for a, o in zip(lat, lon, strict=True)]
    kind, harm, attribution, audience = map(_named, named)
    return Catalogue(
        stamp, list(code), _days(start), _days(e or s for s, e in zip(start, end, strict=True)),
        np.array(claims, np.int64) > 1, np.array(located, np.bool_), _numbers(lat), _numbers(lon), kind, harm,
        attribution, audience, _named(list(zip(en, ar, strict=True))), _inside(pcode, admin), _hit(targets),
        _row_of(code),
    )  # fmt: skip


def _days(texts: Iterable[str | None]) -> Rows:
    @cache
    def day(text: str | None) -> int:
        return date.fromisoformat(text).toordinal() if text else 0

    return np.array([day(t) for t in texts], np.int64)


def _numbers(values: Iterable[int | None]) -> Rows:
    return np.array([v or 0 for v in values], np.int64)


def _named(values: Sequence[Any]) -> Names:
    names = list(dict.fromkeys(values))
    at = {name: n for n, name in enumerate(names)}
    return Names(names, np.array([at[v] for v in values], np.int64))


def _inside(pcodes: Iterable[str | None], admins: Iterable[str]) -> dict[str, Rows]:
    @cache
    def codes(pcode: str | None, admin: str) -> frozenset[str]:
        return frozenset(c for c in (pcode, *json.loads(admin)) if c)

    return _rows_by(codes(*both) for both in zip(pcodes, admins, strict=True))


def _hit(targets: Iterable[str]) -> dict[str, Rows]:
    @cache
    def listed(text: str) -> list[str]:
        return list(json.loads(text))

    return _rows_by(map(listed, targets))


def _rows_by(names: Iterable[Iterable[str]]) -> dict[str, Rows]:
    """The rows by each of their names."""
    found: dict[str, list[int]] = {}
    for row, held in enumerate(names):
        for name in held:
            found.setdefault(name, []).append(row)
    return {name: np.array(rows, np.int64) for name, rows in found.items()}


def _row_of(codes: Iterable[str]) -> Rows:
    at = {code: row for row, code in enumerate(codes)}
    numbered = searching.numbered()
    rows = np.zeros(1 + max((n for n, _ in numbered), default=0), np.int64)
    for number, code in numbered:
        rows[number] = at[code]
    return rows


def _seen_by(held: Catalogue, viewer: str) -> Mask:
    seen = [may_see(viewer, a) for a in held.audience.names]
    mask: Mask = np.array(seen, np.bool_)[held.audience.at]
    return mask


def _within(held: Catalogue, box: Box) -> Mask:
    west, south, east, north = box
    across = (held.lon >= west) & (held.lon <= east)
    mask: Mask = held.located & across & (held.lat >= south) & (held.lat <= north)
    return mask


def _by_day(held: Catalogue, wanted: Wanted) -> Mask:
    """Those whose days meet the days asked for; one without a day only where none is asked for."""
    mask = np.ones(len(held.codes), np.bool_)
    if wanted.first:
        mask &= held.last >= date.fromisoformat(wanted.first).toordinal()
    if wanted.last:
        mask &= (held.first > 0) & (held.first <= date.fromisoformat(wanted.last).toordinal())
    return mask


def _of_rows(held: Catalogue, parts: Iterable[Rows]) -> Mask:
    mask = np.zeros(len(held.codes), np.bool_)
    for rows in parts:
        mask[rows] = True
    return mask
