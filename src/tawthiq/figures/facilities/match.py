"""Which incidents may have hit which facilities: by name, kind, distance against both precisions, and dates; ranked.

A rank is no decision. It is the sum of four parts in 1/1000 that a person sees beside each pair: the share of the
facility's own words that the reports hold (400), whether the reports name its kind of target (250), how near it lies
(250; 0 where the circles of both precisions hardly meet), and how well the days agree (100). One strike can hit several
facilities, and one facility can be hit several times.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from tawthiq.figures.facilities.registry import Facility, vocabulary
from tawthiq.lang.normalise import fold
from tawthiq.model.geo import UNITS_PER_METRE, metres
from tawthiq.model.incidents import Claim, Incident

SLACK_METRES, SLACK_DAYS, LEAST, CELL = 1_000, 1, 300, 1_200_000
FARTHEST_METRES = 30_000  # beyond it neither circle says where anything was


@dataclass(frozen=True, slots=True)
class Match:
    """A pair with its parts: `name` of 400, `kind` of 250, `near` of 250, `days` of 100; distance in whole metres."""

    facility: Facility
    incident: str
    rank: int
    name: int
    kind: int
    near: int
    days: int
    distance: int
    sources: tuple[str, ...]


def matches(
    facilities: Iterable[Facility],
    incidents: Sequence[Incident],
    claims: Mapping[str, Claim],
    *,
    most: int = 5,
) -> list[Match]:
    """For each facility, in its order, the `most` best incidents, the best first. Without coordinates it has none."""
    cells = _cells(incidents)
    out: list[Match] = []
    for facility in facilities:
        found = (_match(facility, one, claims) for one in _near(facility, incidents, cells))
        ranked = sorted((m for m in found if m is not None), key=lambda m: (-m.rank, m.distance, m.incident))
        out += ranked[:most]
    return out


def _cells(incidents: Sequence[Incident]) -> dict[tuple[int, int], list[int]]:
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n, one in enumerate(incidents):
        if one.lat is not None and one.lon is not None:
            cells[one.lat // CELL, one.lon // CELL].append(n)
    return cells


def _near(
    facility: Facility, incidents: Sequence[Incident], cells: Mapping[tuple[int, int], list[int]]
) -> Iterator[Incident]:
    """Incidents of the cells that FARTHEST_METRES reach."""
    if facility.lat is None or facility.lon is None:
        return
    wide = 1 + FARTHEST_METRES * UNITS_PER_METRE // CELL
    y, x = facility.lat // CELL, facility.lon // CELL
    for dy in range(-wide, wide + 1):
        for dx in range(-2 * wide, 2 * wide + 1):
            yield from (incidents[n] for n in cells.get((y + dy, x + dx), ()))


def _match(facility: Facility, one: Incident, claims: Mapping[str, Claim]) -> Match | None:
    if facility.lat is None or facility.lon is None or one.lat is None or one.lon is None:
        return None
    away = metres(facility.lat, facility.lon, one.lat, one.lon)
    reach = min(FARTHEST_METRES, facility.precision + (one.precision or 0) + SLACK_METRES)
    days = _days(facility.hit_on, one)
    if away > reach or days is None:
        return None
    told = [claims[c] for c in one.claims if c in claims]
    name, kind = _name(facility, told), _kind(facility, told)
    if not name and not kind and _another(told):
        return None
    near = 250 * (reach - away) // max(reach, 1)
    rank = name + kind + near + days
    sources = tuple(sorted({c.source for c in told}))
    return Match(facility, one.code, rank, name, kind, near, days, away, sources) if rank >= LEAST else None


def _days(hit_on: date | None, one: Incident) -> int | None:
    """100 on the day, 50 within a day of it or where the registry gives none; None for other days."""
    first, last = one.date_start or one.date_end, one.date_end or one.date_start
    if hit_on is None:
        return 50
    if first is None or last is None:
        return 0
    if first <= hit_on <= last:
        return 100
    slack = timedelta(days=SLACK_DAYS)
    return 50 if first - slack <= hit_on <= last + slack else None


def _name(facility: Facility, told: Sequence[Claim]) -> int:
    """The share of its own words that the reports hold, of the language in which they hold most."""
    held = {word for c in told for word in words(_text(c))}
    shares = [_share(own_words(name), held) for name in facility.names]
    return max(shares, default=0)


def _share(own: frozenset[str], held: set[str]) -> int:
    return 400 * len(own & held) // len(own) if own else 0


def _text(claim: Claim) -> str:
    event = claim.event
    place = event.place
    named = (place.text, place.name_en or "", place.name_ar or "") if place else ()
    return " ".join((event.quote, event.note or "", *named))


def _kind(facility: Facility, told: Sequence[Claim]) -> int:
    targets = {t for c in told for t in c.event.targets}
    if facility.kind in targets and facility.kind != "none_stated":
        return 250
    return 0


def _another(told: Sequence[Claim]) -> bool:
    """Whether the reports name a target, which is then of another kind."""
    return any(t != "none_stated" for c in told for t in c.event.targets)


@lru_cache(maxsize=50_000)
def words(text: str) -> frozenset[str]:
    """Words of three letters or more, folded over Arabic and Latin spelling variants, without the article."""
    found = "".join(c if c.isalnum() else " " for c in fold(text)).split()
    return frozenset(w.removeprefix("ال") for w in found if len(w) > 2)


def own_words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others of its kind."""
    generic = {w for listed in vocabulary()["generic"].values() for one in listed for w in words(one)}
    return words(name) - generic
