"""Claims as columns of numbers: what is alike has one code, and a rule is asked once for each code.

A casebook of a hundred thousand incidents has a few thousand wordings of a toll, a few hundred originators and a few
dozen ways in which a claim stands (event or total, reviewed or not). So a question is put to these, and what it
answers is looked up for each claim.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain, compress, islice, pairwise
from operator import attrgetter, itemgetter, lt
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from tawthiq.figures.documented.combine import voice_name
from tawthiq.model.claims import Count
from tawthiq.model.incidents import Claim, Incident
from tawthiq.model.memory import Remembered

Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int8]
Mask = npt.NDArray[np.bool_]
_ORDER = ("event.scope", "event.modality", "review", "originators", "source")
_USUAL, _ASKED = frozenset(_ORDER), attrgetter(*_ORDER)
_TABLE = 16  # a table may be longer by this than the column that is looked up in it
_COUNT = attrgetter(
    "kind", "group", "min", "max", "best", "unit", "measure", "attributed_to", "relation", "target"
)


class Coded(NamedTuple):
    """For each thing the place of its value among the distinct `values`."""

    codes: Ints
    values: list[Any]

    def by(self, made: Callable[[Any], Hashable]) -> Coded:
        """By what is made of the values: those that come to the same are alike."""
        fresh = coded(map(made, self.values))
        return Coded(fresh.codes[self.codes], fresh.values)


class Grouped(NamedTuple):
    """Rows of columns, group after group: those of group g are `rows[starts[g]:starts[g + 1]]`."""

    rows: Ints
    starts: Ints

    def sizes(self) -> Ints:
        return np.diff(self.starts)

    def owners(self) -> Ints:
        """For each row its group."""
        return np.repeat(np.arange(len(self.starts) - 1), self.sizes())

    def at(self, groups: Ints) -> Ints:
        """The places in `rows` of these groups, one group after the other."""
        sizes = self.sizes()[groups]
        shift = self.starts[groups] - starts(sizes)[:-1]
        return np.repeat(shift, sizes) + np.arange(sizes.sum())

    def take(self, groups: Ints) -> Grouped:
        """These groups alone, in this order."""
        return Grouped(self.rows[self.at(groups)], starts(self.sizes()[groups]))

    def where(self, kept: Mask) -> Grouped:
        """As many groups, each with those of its rows where `kept` is true."""
        sizes = np.bincount(self.owners()[kept], minlength=len(self.starts) - 1)
        return Grouped(self.rows[kept], starts(sizes))

    def any(self, true: Mask) -> Mask:
        """For each group whether one of its rows is `true`."""
        return self.many(true) > 0

    def many(self, true: Mask) -> Ints:
        """For each group how many of its rows are `true`."""
        return np.diff(starts(true.astype(np.int64))[self.starts])


class Columns:
    """The claims of incidents, those of one incident after those of the one before it. Worked out when asked for."""

    def __init__(self, incidents: Sequence[Incident], claims: Mapping[str, Claim]) -> None:
        self.held = held = list(map(attrgetter("claims"), incidents))
        sizes = np.fromiter(map(len, held), np.int64, len(held))
        self.ids = list(chain.from_iterable(held))
        found = list(map(claims.get, self.ids))
        self.claims: list[Claim] = list(filter(None, found))
        if len(self.claims) < len(found):
            there = np.fromiter(map(bool, found), np.bool_, len(found))
            sizes = np.bincount(np.repeat(np.arange(len(held)), sizes)[there], minlength=len(held))
            self.ids = list(compress(self.ids, there.tolist()))
        self.of_incidents = Grouped(np.arange(len(self.claims)), starts(sizes))
        self._coded: dict[tuple[str, ...], Coded] = {}
        self.recency = Remembered(partial(_recency, self.claims))

    @cached_property
    def whole(self) -> Mask:
        """By incident whether the claims that it holds are all here, and in order of id."""
        rising = np.fromiter(map(lt, self.ids, islice(self.ids, 1, None)), np.bool_)
        owners = self.of_incidents.owners()
        whole: Mask = np.fromiter(map(len, self.held), np.int64, len(self.held)) == self.of_incidents.sizes()
        whole[owners[1:][~rising & (owners[1:] == owners[:-1])]] = False
        return whole

    @cached_property
    def by_id(self) -> Ints:
        """For each claim its place among those of its incident in order of id."""
        held = self.of_incidents
        places = np.arange(len(self.ids)) - np.repeat(held.starts[:-1], held.sizes())
        mixed = held.take(np.flatnonzero(~self.whole))
        ordered = [
            row
            for first, last in pairwise(mixed.starts.tolist())
            for row in sorted(mixed.rows[first:last].tolist(), key=self.ids.__getitem__)
        ]
        places[ordered] = places[mixed.rows]
        return places

    def alike(self, *fields: str) -> Coded:
        """Claims by the values of these fields ("event.scope"); by one field its value, else a tuple of values."""
        if fields not in self._coded:
            usual = _USUAL.issuperset(fields)
            self._coded[fields] = (
                self._usual[1].by(itemgetter(*map(_ORDER.index, fields)))
                if usual
                else coded(map(attrgetter(*fields), self.claims))
            )
        return self._coded[fields]

    @cached_property
    def _usual(self) -> tuple[list[tuple[Count, ...]], Coded]:
        """The counts of each claim, and the claims by what every question asks of them: read claim after claim, since
        going through all of them costs more than what is read.
        """
        told = list(zip(map(attrgetter("event.counts"), self.claims), map(_ASKED, self.claims), strict=True))
        return list(map(itemgetter(0), told)), coded(map(itemgetter(1), told))

    def speech(self, *, targets: bool) -> Coded:
        """Claims by what their counts say, and where asked by their targets; a value is the first row of its kind."""
        key = ("speech", "targets") if targets else ("speech",)
        if key not in self._coded:
            self._coded[key] = self._speech(targets=targets)
        return self._coded[key]

    def _speech(self, *, targets: bool) -> Coded:
        if targets:
            both = np.stack((self.speech(targets=False).codes, self.alike("event.targets").codes), axis=1)
            firsts, codes = distinct(both)
            return Coded(codes, firsts.tolist())
        counts = self._usual[0]
        words = coded(map(_COUNT, chain.from_iterable(counts))).codes
        told = Grouped(words, starts(np.fromiter(map(len, counts), np.int64, len(counts))))
        codes = np.zeros(len(counts), dtype=np.int64)
        rows: list[int] = []
        for many in np.unique(told.sizes()).tolist():
            some = np.flatnonzero(told.sizes() == many)
            fresh, kinds = distinct(words[told.starts[some][:, None] + np.arange(many)])
            codes[some] = kinds + len(rows)
            rows += some[fresh].tolist()
        return Coded(codes, rows)

    def names(self) -> Coded:
        """Claims by who says it: a value is the originators, else the source."""
        return self._made(("names",), self.alike("originators", "source"), lambda told: told[0] or (told[1],))

    def voices(self) -> Coded:
        """Claims by the one name of who says it, as `voice_name` writes it."""
        return self._made(("voices",), self.names(), voice_name)

    def _made(self, key: tuple[str, ...], of: Coded, made: Callable[[Any], Hashable]) -> Coded:
        if key not in self._coded:
            self._coded[key] = of.by(made)
        return self._coded[key]

    def each_name(self, told: Grouped, written: Callable[[str], str]) -> tuple[Ints, Coded]:
        """For each name of who says each row its group, and the names as they are `written`."""
        names = self.names()
        codes, owners = names.codes[told.rows], told.owners()
        flat = coded(written(name) for some in names.values for name in some)
        held = Grouped(flat.codes, starts(np.array(list(map(len, names.values)), dtype=np.int64)))
        mine = held.take(codes)
        return np.repeat(owners, mine.sizes()), Coded(mine.rows, flat.values)


def _recency(claims: Sequence[Claim], row: int) -> tuple[str, str, int, str]:
    return claims[row].recency()


def coded(things: Iterable[Hashable]) -> Coded:
    """Codes in order of first appearance."""
    at = _At()
    codes = np.fromiter(map(at.__getitem__, things), np.int64)
    return Coded(codes, list(at))


def distinct(rows: Ints) -> tuple[Ints, Ints]:
    """(the first row of each kind, for each row its kind) of a table of whole numbers from 0 on, in order of kind."""
    kinds = np.zeros(len(rows), dtype=np.int64)
    firsts = np.zeros(min(1, len(rows)), dtype=np.int64)
    for column in rows.T:
        firsts, kinds = _kinds(kinds * (int(column.max(initial=0)) + 1) + column)
    return firsts, kinds


def _kinds(keys: Ints) -> tuple[Ints, Ints]:
    """The same of one column. Where its numbers are small they are looked up in a table, which needs no sorting."""
    most = int(keys.max(initial=0))
    if most > _TABLE * len(keys):
        _, firsts, kinds = np.unique(keys, return_index=True, return_inverse=True)
        return firsts, kinds
    at = np.full(most + 1, len(keys), dtype=np.int64)
    at[keys[::-1]] = np.arange(len(keys) - 1, -1, -1)
    there = np.flatnonzero(at < len(keys))
    firsts = at[there]
    at[there] = np.arange(len(there))
    return firsts, at[keys]


def starts(sizes: Ints) -> Ints:
    """Where each group begins, and where the last ends."""
    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(sizes, dtype=np.int64)))


class _At(dict[Any, int]):
    def __missing__(self, thing: Any) -> int:
        self[thing] = n = len(self)
        return n
