"""When two claims can be about one event: first form, by rules that a person can check.

Place: the circles of both precisions meet. Time: the intervals meet. Kind: of one family. Toll: the ranges meet or one
can have grown into the other. Two rows of one table, or two events of one report, are different because their source
says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.incidents.families import FAMILIES
from tawthiq.model.claims import Count, Event
from tawthiq.model.geo import metres
from tawthiq.model.incidents import Claim

FINE_METRES = 6_000  # a village or a town with its fields; coarser places never link by distance alone
LONG_DAYS = 7  # longer intervals are periods, not moments
GROWTH = 3  # a first toll may treble in later reports
SMALL_STEP = 4  # or grow by so many persons

_OF = {
    kind: {f for f, kinds in FAMILIES.items() if kind in kinds} or {kind}
    for f in FAMILIES
    for kind in FAMILIES[f]
}
_FACILITIES = {"school", "health_facility", "market", "camp", "place_of_worship", "prison"}
_TOTALS = ("all", "civilians")


@dataclass(frozen=True, slots=True)
class Candidate:
    """The few facts of a claim that linking looks at. Days are ordinals; `toll` is (low, high) of killed or None."""

    id: str
    lat: int
    lon: int
    precision: int
    pcode: str
    admin: tuple[str, ...]
    first: int
    last: int
    dated: bool
    kinds: frozenset[str]
    event_type: str
    facilities: frozenset[str]
    toll: tuple[int, int] | None
    hurt: tuple[int, int] | None
    report: tuple[str, str]
    table: str

    @property
    def fine(self) -> bool:
        return self.precision <= FINE_METRES and self.last - self.first <= LONG_DAYS


def candidate(claim: Claim) -> Candidate | None:
    """None when the claim cannot be placed in space and time; it is then an incident of its own."""
    event = claim.event
    place = event.place
    if place is None or place.lat is None or place.lon is None or event.date_start is None:
        return None
    last = event.date_end or event.date_start
    table = claim.anchor.item if claim.anchor.extractor.startswith("profile:") else ""
    return Candidate(
        claim.id, place.lat, place.lon, place.precision or FINE_METRES, place.pcode or "", place.admin,
        event.date_start.toordinal(), last.toordinal(), event.date_basis == "stated",
        frozenset(_OF.get(event.event_type, {event.event_type})), event.event_type,
        frozenset(event.targets) & _FACILITIES, toll(event, ("killed", "executed")), toll(event, ("injured",)),
        (claim.anchor.item, claim.anchor.locator), table,
    )  # fmt: skip


def toll(event: Event, kinds: tuple[str, ...]) -> tuple[int, int] | None:
    """The widest stated total of these kinds, an open end read as its minimum; None when none is stated."""
    rows = [c for c in event.counts if c.kind in kinds and c.group in _TOTALS]
    rows = rows or [c for c in event.counts if c.kind in kinds]
    if not rows:
        return None
    return min(_low(c) for c in rows), max(c.max if c.max is not None else _low(c) for c in rows)


def _low(count: Count) -> int:
    return count.min if count.min is not None else 0


def apart_by_source(a: Candidate, b: Candidate) -> bool:
    """One report, or one table, tells of two events: they are two."""
    return a.report == b.report or (a.table != "" and a.table == b.table)


def compatible(a: Candidate, b: Candidate) -> bool:
    """Whether nothing that both state speaks against one event."""
    return (
        not apart_by_source(a, b)
        and a.first <= b.last
        and b.first <= a.last
        and bool(a.kinds & b.kinds)
        and _facilities_agree(a, b)
        and _tolls_agree(a.toll, b.toll)
        and _places_agree(a, b)
    )


def _places_agree(a: Candidate, b: Candidate) -> bool:
    if a.fine and b.fine:
        return metres(a.lat, a.lon, b.lat, b.lon) <= a.precision + b.precision
    if a.fine != b.fine:
        coarse, fine = (b, a) if a.fine else (a, b)
        return coarse.pcode in fine.admin or metres(a.lat, a.lon, b.lat, b.lon) <= coarse.precision
    return a.pcode == b.pcode and a.dated and b.dated


def same_number(a: Candidate, b: Candidate) -> bool:
    """Whether both state one toll of several persons: what a claim of a whole province must share to be joined."""
    return (a.toll is not None and a.toll == b.toll and a.toll[1] > 1) or (
        a.toll == b.toll and a.hurt is not None and a.hurt == b.hurt and a.hurt[1] > 1
    )


def _facilities_agree(a: Candidate, b: Candidate) -> bool:
    if not a.facilities or not b.facilities or a.facilities & b.facilities:
        return True
    return a.toll is not None and a.toll == b.toll and a.toll[0] > 1


def _tolls_agree(a: tuple[int, int] | None, b: tuple[int, int] | None) -> bool:
    if a is None or b is None or (a[0] <= b[1] and b[0] <= a[1]):
        return True
    small, large = min(a[1], b[1]), max(a[0], b[0])
    return large <= GROWTH * small or large - small <= SMALL_STEP


def likeness(a: Candidate, b: Candidate) -> int:
    """How much two compatible claims share, in points; the order in which pairs are joined, nothing more."""
    points = 4 if a.toll is not None and a.toll == b.toll and a.toll[1] > 0 else 0
    points += 3 if a.hurt is not None and a.hurt == b.hurt and a.hurt[1] > 0 else 0
    points += 2 if a.facilities & b.facilities else 0
    points += 2 if a.pcode and a.pcode == b.pcode else 0
    points += 1 if a.dated and b.dated else 0
    points += 1 if a.event_type == b.event_type else 0
    return points
