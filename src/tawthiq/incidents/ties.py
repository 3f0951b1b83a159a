"""Ties across databases: one row that sums up a day or an area against several incidents of others.

A database may hold one row for what another holds as several incidents ("12 killed in shelling of the district",
against three strikes of 5, 4 and 3). Such a row belongs to none of them. It is tied to all of them and never joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from tawthiq.incidents.families import family
from tawthiq.incidents.tolls import KILLED, Range, toll
from tawthiq.model.geo import metres
from tawthiq.model.incidents import Claim, Incident

FEWEST = 3  # dead from which an equal sum is no chance
MOST_PARTS = 4
NEIGHBOURS = 8  # of the parts that fit a row by place and day; more say nothing


@dataclass(frozen=True, slots=True)
class Tie:
    """`whole` is the incident of the summing row, `parts` the incidents that it sums up, by code."""

    whole: str
    parts: tuple[str, ...]
    whole_toll: Range
    parts_toll: Range


def ties(incidents: Iterable[Incident], claims: Mapping[str, Claim]) -> list[Tie]:
    """For each incident of one source, or one originator, the fewest incidents of others whose dead add up to its own.

    Where several choices of as many do, nothing is tied.
    """
    told = [f for i in incidents if (f := _fact(i, claims)) is not None]
    by_day: dict[int, list[_Fact]] = defaultdict(list)
    for fact in told:
        for day in range(fact.first, fact.last + 1):
            by_day[day].append(fact)
    found = (_tie(whole, _near(whole, by_day)) for whole in told if whole.one_voice)
    return sorted((t for t in found if t is not None), key=lambda t: t.whole)


def summing(incidents: Iterable[Incident], found: Iterable[Tie]) -> list[Incident]:
    """The same incidents; the whole of a tie knows the parts that it sums up."""
    parts = {t.whole: t.parts for t in found}
    return [replace(i, sums=parts[i.code]) if i.code in parts else i for i in incidents]


@dataclass(frozen=True, slots=True)
class _Fact:
    code: str
    sources: frozenset[str]
    one_voice: bool  # a copy is no second one
    first: int
    last: int
    lat: int
    lon: int
    precision: int
    admin: tuple[str, ...]
    pcode: str
    family: int
    killed: Range


def _fact(incident: Incident, claims: Mapping[str, Claim]) -> _Fact | None:
    own = [claims[c] for c in incident.claims if c in claims]
    ranges = [r for c in own if (r := toll(c.event, KILLED)) is not None]
    if not ranges or incident.lat is None or incident.lon is None or incident.date_start is None:
        return None
    last = incident.date_end or incident.date_start
    if (last - incident.date_start).days > 3:
        return None
    return _Fact(
        incident.code, frozenset(c.source for c in own),
        min(len({c.source for c in own}), len({c.originators for c in own})) == 1,
        incident.date_start.toordinal(), last.toordinal(),
        incident.lat, incident.lon, incident.precision or 0, incident.admin, incident.pcode or "",
        family(incident.event_type), (min(r[0] for r in ranges), max(r[1] for r in ranges)),
    )  # fmt: skip


def _near(whole: _Fact, by_day: Mapping[int, Sequence[_Fact]]) -> list[_Fact]:
    """Incidents of other sources inside the row's place and days, in order of code."""
    seen = {f.code: f for day in range(whole.first, whole.last + 1) for f in by_day.get(day, ())}
    return sorted((f for f in seen.values() if _fits(whole, f)), key=lambda f: f.code)


def _fits(whole: _Fact, part: _Fact) -> bool:
    if part.code == whole.code or whole.sources & part.sources or not whole.family & part.family:
        return False
    if part.first < whole.first or part.last > whole.last:
        return False
    apart = metres(whole.lat, whole.lon, part.lat, part.lon)
    inside = whole.pcode != "" and whole.pcode in part.admin
    return inside or apart <= whole.precision + part.precision


def _tie(whole: _Fact, parts: Sequence[_Fact]) -> Tie | None:
    if whole.killed[0] < FEWEST or not 2 <= len(parts) <= NEIGHBOURS:
        return None
    for size in range(2, min(MOST_PARTS, len(parts)) + 1):
        fit = [chosen for chosen in combinations(parts, size) if _adds_up(whole, chosen)]
        if fit:
            return _made(whole, fit[0]) if len(fit) == 1 else None
    return None


def _adds_up(whole: _Fact, parts: Sequence[_Fact]) -> bool:
    low, high = _sum(parts)
    return all(p.killed[1] for p in parts) and low <= whole.killed[1] and whole.killed[0] <= high


def _sum(parts: Sequence[_Fact]) -> Range:
    return sum(p.killed[0] for p in parts), sum(p.killed[1] for p in parts)


def _made(whole: _Fact, parts: Sequence[_Fact]) -> Tie:
    return Tie(whole.code, tuple(p.code for p in parts), whole.killed, _sum(parts))
