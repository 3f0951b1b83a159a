"""What is said beside a place: units that a little-known one can or cannot lie in, another it is a pair with."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.places.frames import Frame
from tawthiq.places.gazetteer import Entry
from tawthiq.places.geometry import distance
from tawthiq.places.known import SEAT, Candidates, is_unit

_FAR_AWAY = 40_000
"""Metres beyond which a place of another governorate is not "by" a town."""
_UNIT_ROLES = frozenset(("countryside", "admin1", "admin2", "admin3"))


def unit_of(candidates: Candidates) -> Entry | None:
    """The unit smaller than a country, or the informal area, that a name behind a place may mean."""
    units = [e for _, _, e in candidates.scored if (is_unit(e) or e.members) and e.kind != "country"]
    return max(units, key=lambda e: (e.prior, e.pcode), default=None)


def codes(unit: Entry) -> set[str]:
    """The code of a unit; of an informal area those of the units that hold it, as nobody draws its border."""
    return {unit.pcode} if is_unit(unit) else set(unit.admin[1:])


def far_from(unit: Entry, little: Candidates) -> bool:
    """Whether every place that a little-known name may mean lies far outside a unit."""
    apart = _distances(unit, little)
    return bool(apart) and min(apart) > unit.precision + _FAR_AWAY


def far_but_in(town: Entry, little: Candidates, named: set[str]) -> bool:
    """Whether a town lies in a named governorate, and far from every place that a little-known name may mean."""
    if is_unit(town) or town.lat is None or town.lon is None or named.isdisjoint(town.admin):
        return False
    return all(apart > _FAR_AWAY for apart in _distances(town, little))


def _distances(place: Entry, little: Candidates) -> list[int]:
    """Metres from a place to every place with a point that a name may mean; none from one without a point."""
    if place.lat is None or place.lon is None:
        return []
    points = [(e.lat, e.lon) for _, _, e in little.scored if e.lat is not None and e.lon is not None]
    return [distance(place.lat, place.lon, lat, lon) for lat, lon in points]


def by_town(little: Candidates, found: Sequence[Candidates]) -> Candidates | None:
    """The surroundings of the town right behind a little-known name that is known only far from it.

    The town is a well-known one or has no namesake.
    """
    for town in found:
        entry, frame = town.scored[0][2], town.frame
        address = frame.direction or not {"countryside", "near"}.isdisjoint(frame.roles)
        sure = entry.prior >= SEAT or len(town.scored) == 1
        if sure and address and far_from(entry, little):
            return town._replace(frame=town.frame._replace(start=little.frame.start), partial=True)
    return None


def said_of(gap: str) -> bool:
    """Whether what follows a place may still be said of it: behind a comma, or a full stop and a hashtag."""
    bare = not gap.strip(" .#") or gap[:1] not in tuple("\n؛;.")
    return bare and not set("\n,،؛;.") & set(gap[1:])


def opens(folded: str, line: int, unit: Candidates) -> bool:
    """Whether a unit opens its line, with a colon or a comma behind it: "حلب::", "في ريف حلب، ..."."""
    frame = unit.frame
    before, behind = folded[line : frame.start], folded[frame.end :].lstrip()[:1]
    led = sum(map(str.isalnum, before)) <= _LED and behind in tuple(":،,")
    return led and (behind == ":" or not _UNIT_ROLES.isdisjoint(frame.roles))


_LED = 2


def lies_between(folded: str, first: Frame, second: Frame) -> bool:
    """Whether two names, the first before the second, are those of "بين X وY", "on the road between X and Y"."""
    if folded[first.end : second.start].strip(_SIGNS) not in _AND:
        return False
    led = folded[max(0, first.start - _WINDOW) : first.start].split()
    inside = folded[first.start : first.end].split()
    before = led[:-1] if led[-1:] == ["the"] else led
    return before[-1:] in (["بين"], ["between"]) or not _BETWEEN.isdisjoint(inside)


_WINDOW, _SIGNS = 16, ' "#()«»“”'
_AND, _BETWEEN = ("", "و", "and", "and the"), frozenset(("بين", "between"))
