"""From weighed pairs to incidents, component by component, the same whatever the order of the claims.

What a component becomes depends on its own records, edges and judgements alone, so a new report touches only the
component that it reaches. Records are named by their key (source, id), never by the order of arrival.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import duckdb
import numpy as np
from numpy.typing import NDArray

from tawthiq.incidents.average import Bonds, averaged
from tawthiq.incidents.blocking import SLACK_DAYS
from tawthiq.incidents.settings import BESIDE, FINE_METRES
from tawthiq.linkage.errors import ContradictoryJudgements

Ints = NDArray[np.int64]
DOUBT = 2000  # 1/1000 bit: a claim that fits two incidents equally well, to within this, joins neither
UNCOMPARED = -2000  # 1/1000 bit: claims that blocking leaves apart often state too little to meet
PORTION = 10_000  # components whose edges are Python objects at once
METRES_PER_UNIT = 0.011119492664455873
SEPARATOR = "\x1f"  # between source and id in a record's key
_FACTS = "keys.source || chr(31) || id as key, list, first, last, lat, lon, cosine, precision, family"


@dataclass(frozen=True, slots=True)
class Facts:
    """What keeps records apart whatever their weight. Arrays over rows; -1 days are not stated."""

    keys: list[str]
    lists: Ints
    first: Ints
    last: Ints
    lat: Ints
    lon: Ints
    cosine: Ints
    precision: Ints
    family: Ints
    placed: NDArray[np.bool_]
    dated: NDArray[np.bool_]

    def apart(self, a: int, b: int) -> bool:
        """Whether what both state can never be one event: other kinds, other days, other places, one list."""
        if self.lists[a] == self.lists[b] or not self.family[a] & self.family[b]:
            return True
        if self.dated[a] and self.dated[b]:
            gap = max(self.first[a], self.first[b]) - min(self.last[a], self.last[b])
            if gap > SLACK_DAYS:
                return True
        if not (self.placed[a] and self.placed[b]):
            return False
        return self.distance(a, b) > int(self.precision[a] + self.precision[b]) + BESIDE

    def distance(self, a: int, b: int) -> int:
        """Whole metres, as blocking counts them: the same from either side."""
        north = int(self.lat[a] - self.lat[b])
        cosine = (int(self.cosine[a]) + int(self.cosine[b])) // 2
        east = abs(int(self.lon[a] - self.lon[b])) * cosine // 1_000_000
        return round(float(np.sqrt(float(north * north + east * east))) * METRES_PER_UNIT)

    @property
    def vague(self) -> NDArray[np.bool_]:
        """Of each row, whether several places or days are possible: it joins only where one incident fits."""
        return ~self.placed | ~self.dated | (self.precision > FINE_METRES)


def facts(con: duckdb.DuckDBPyConnection) -> Facts:
    """Facts of all records, by row."""
    found = con.execute(f"select {_FACTS} from records join keys using (row) order by row").to_arrow_table()
    numbers = {
        name: found[name].fill_null(-1).to_numpy().astype(np.int64)
        for name in ("first", "last", "lat", "lon", "cosine", "precision", "family")
    }
    return Facts(
        found["key"].to_pylist(), found["list"].to_numpy(), **numbers,
        placed=found["lat"].is_valid().to_numpy(), dated=found["first"].is_valid().to_numpy(),
    )  # fmt: skip


@dataclass(slots=True)
class Edges:
    """Weighed pairs by row, and judged pairs. `weight` in 1/1000 bit."""

    l: Ints  # noqa: E741 - the pair's two sides are l and r everywhere
    r: Ints
    weight: Ints
    same: set[tuple[int, int]] = field(default_factory=set)
    different: set[tuple[int, int]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one incident, and the weakest edge (1/1000 bit) that holds them; None for a row alone."""

    rows: tuple[int, ...]
    weakest: int | None


def torn(known: Facts, edges: Edges, threshold: int, only: Ints | None = None) -> Ints:
    """Rows, of all or of `only`, of vague claims that fit two incidents that are apart about equally well."""
    asked = known.vague
    if only is not None:
        asked &= _among(len(asked), only)
    strong = edges.weight >= threshold
    held = [strong & asked[side] for side in (edges.l, edges.r)]
    this = np.concatenate((edges.l[held[0]], edges.r[held[1]]))
    other = np.concatenate((edges.r[held[0]], edges.l[held[1]]))
    weight = np.concatenate((edges.weight[held[0]], edges.weight[held[1]]))
    best = np.full(len(asked), threshold)
    np.maximum.at(best, this, weight)
    close = weight >= best[this] - DOUBT
    options: dict[int, list[tuple[int, int]]] = {}
    for row, w, o in zip(this[close].tolist(), weight[close].tolist(), other[close].tolist(), strict=True):
        options.setdefault(row, []).append((w, o))
    found = (row for row, fits in options.items() if len(fits) > 1 and _torn(known, fits))
    return np.array(sorted(found), dtype=np.int64)


def without(known: Facts, edges: Edges, rows: Ints) -> Edges:
    """The edges of other rows. Judgements stay."""
    out = _among(len(known.keys), rows)
    kept = ~(out[edges.l] | out[edges.r])
    return Edges(edges.l[kept], edges.r[kept], edges.weight[kept], edges.same, edges.different)


def beside(known: Facts, edges: Edges, threshold: int, rows: Ints) -> Ints:
    """The rows at the other end of the edges of `rows` of at least the threshold."""
    mine, strong = _among(len(known.keys), rows), edges.weight >= threshold
    return np.union1d(edges.r[strong & mine[edges.l]], edges.l[strong & mine[edges.r]])


def _among(size: int, rows: Ints) -> NDArray[np.bool_]:
    mask = np.zeros(size, dtype=bool)
    mask[rows] = True
    return mask


def components(size: int, edges: Edges, threshold: int) -> Ints:
    """A label per row: rows that can be reached from each other over edges of at least the threshold or "same"."""
    strong = edges.weight >= threshold
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    judged = np.array(sorted(edges.same), dtype=np.int64).reshape(-1, 2)
    a = np.concatenate([edges.l[strong], judged[:, 0]])
    b = np.concatenate([edges.r[strong], judged[:, 1]])
    graph = coo_matrix((np.ones(len(a), dtype=np.int8), (a, b)), shape=(size, size))
    return np.asarray(connected_components(graph, directed=False)[1], dtype=np.int64)


def groups(known: Facts, edges: Edges, threshold: int, only: Ints | None = None) -> Iterator[Group]:
    """The incidents of all components, or of those that hold a row of `only`. Raises ContradictoryJudgements.

    `edges` are without those of torn rows.
    """
    size = len(known.keys)
    label = components(size, edges, threshold)
    wanted = np.ones(size, dtype=bool) if only is None else np.isin(label, np.unique(label[only]))
    counts = np.bincount(label, minlength=size)
    alone = np.flatnonzero(wanted & (counts[label] == 1))
    yield from (Group((int(row),), None) for row in alone)
    rows = np.flatnonzero(wanted & (counts[label] > 1))
    rows = rows[np.argsort(label[rows], kind="stable")]
    inside = np.flatnonzero((label[edges.l] == label[edges.r]) & wanted[edges.l])
    inside = inside[np.argsort(label[edges.l[inside]], kind="stable")]
    yield from _each(known, edges, threshold, label, rows, inside)


def _each(
    known: Facts, edges: Edges, threshold: int, label: Ints, rows: Ints, inside: Ints
) -> Iterator[Group]:
    """Walk rows and edges, both in the order of their component, a portion of the components at a time."""
    if not len(rows):
        return
    starts = np.flatnonzero(np.r_[True, np.diff(label[rows]) != 0])
    ends = np.r_[starts[1:], len(rows)]
    at = np.searchsorted(label[edges.l[inside]], label[rows[starts]], "left")
    to = np.searchsorted(label[edges.l[inside]], label[rows[starts]], "right")
    for first in range(0, len(starts), PORTION):
        part = slice(first, first + PORTION)
        e0, e1 = int(at[part][0]), int(to[part][-1])
        held = inside[e0:e1]
        pairs = zip(edges.l[held].tolist(), edges.r[held].tolist(), strict=True)
        weighed = list(zip(pairs, edges.weight[held].tolist(), strict=True))
        spans = (starts[part], ends[part], at[part] - e0, to[part] - e0)
        for start, end, low, high in zip(*(span.tolist() for span in spans), strict=True):
            yield from _formed(known, edges, threshold, rows[start:end].tolist(), dict(weighed[low:high]))


def _formed(
    known: Facts, edges: Edges, threshold: int, members: list[int], found: Mapping[tuple[int, int], int]
) -> Iterator[Group]:
    if len(members) == 2 and not edges.same and not edges.different:
        yield Group(tuple(members), next(iter(found.values())))
    else:
        yield from _component(known, edges, threshold, members, found)


def _component(
    known: Facts, edges: Edges, threshold: int, members: list[int], found: Mapping[tuple[int, int], int]
) -> Iterator[Group]:
    """Average linkage of one component, its claims in the order of keys."""
    order = sorted(members, key=known.keys.__getitem__)
    rank = {row: n for n, row in enumerate(order)}
    cores = _cores((a, b) for a, b in edges.same if a in rank)
    bonds = Bonds(
        [int(known.lists[row]) for row in order],
        {_pair(rank[a], rank[b]): w for (a, b), w in found.items()},
        {_pair(rank[a], rank[b]) for a, b in edges.same if a in rank},
        {_pair(rank[a], rank[b]) for a, b in edges.different if a in rank and b in rank},
        lambda a, b: _never(known, cores, order[a], order[b]),
        UNCOMPARED,
    )
    try:
        for group, weakest in averaged(bonds, threshold):
            yield Group(tuple(order[n] for n in group), weakest)
    except ContradictoryJudgements as error:
        raise error.called(lambda n: known.keys[order[n]].replace(SEPARATOR, " ")) from error


def _cores(same: Iterable[tuple[int, int]]) -> dict[int, frozenset[int]]:
    """For each row that people joined to another, all that it was joined to."""
    cores: dict[int, frozenset[int]] = {}
    for a, b in sorted(same):
        joined = cores.get(a, frozenset({a})) | cores.get(b, frozenset({b}))
        cores.update(dict.fromkeys(joined, joined))
    return cores


def _never(known: Facts, cores: Mapping[int, frozenset[int]], a: int, b: int) -> bool:
    """Claims that people joined speak as one: it is enough that one of them can be the other's event."""
    return all(known.apart(x, y) for x in cores.get(a, (a,)) for y in cores.get(b, (b,)))


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _torn(known: Facts, fits: Iterable[tuple[int, int]]) -> bool:
    """Whether the strongest of (weight, row), the first by key among equals, is apart from another of them."""
    ranked = sorted(fits, key=lambda o: (-o[0], known.keys[o[1]]))
    first = ranked[0][1]
    return any(known.apart(first, other) for _, other in ranked[1:])
