"""The choice among namesakes: what the text's other places and the words around a name make likely.

Points are whole numbers; the weights were set by hand and are kept in one place. A score in 1/1000 says how much
of the candidates' weight the best one has, so that an ambiguous name stays visibly ambiguous.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import isqrt
from typing import NamedTuple

from tawthiq.places.frames import Frame
from tawthiq.places.gazetteer import ADMIN_KINDS, Entry
from tawthiq.places.geometry import distance

FITS: dict[str, dict[str, int]] = {
    "admin1": {"admin1": 500},
    "admin2": {"admin2": 500, "admin3": 200},
    "admin3": {"admin3": 500, "admin2": 100},
    "mantiqa": {"area": 200, "admin2": 250, "community": 100},
    "region": {"area": 200, "admin2": 250, "admin3": 200},
    "area": {"area": 200, "community": 150},
    "community": {"community": 400},
    "farms": {"community": 300},
    "camp": {"camp": 400, "community": 50, "neighbourhood": 50},
    "countryside": {"admin1": 300, "admin2": 250, "admin3": 200},
    "near": {"community": 200},
    "seat": {"community": 300},
    "crossing": {"crossing": 400, "community": 50},
    "": {"community": 150, "area": 100, "admin1": 100},
}
"""Points for a kind of place under the word that stands beside its name."""
CONTEXT = {"country": 60, "admin1": 260, "admin2": 300, "admin3": 340, "area": 300}
"""Points for lying in a unit that the text names."""
FUZZY, UNOFFICIAL, EXACT = -20, -80, 70
HOME = 60
"""Points of a packaged town in a country that a pack is of, before its namesakes elsewhere."""
FUZZY_PRIOR = 250
"""Of a well-known place the spellings are known: a name that is only alike is seldom meant for it."""
NEAREST, PER_KM = 150, 3
_BEYOND = 4_500_000
"""Difference of latitude in 1e-7 degree, some 50 km, from which nothing is near whatever the longitudes."""
SIDE = 75
"""Points for lying on the side of a unit that the text names ("western X"), as many less on the opposite side."""
_STEP = 40


class Side(NamedTuple):
    """A side of a unit that a text names: the unit, its middle or seat, and how far north and east of it to look."""

    unit: str
    lat: int
    lon: int
    north: int
    east: int


class Context(NamedTuple):
    """What the rest of a text says: admin codes with their weight in percent, points of settled places, sides."""

    codes: Mapping[str, int]
    points: tuple[tuple[int, int], ...] = ()
    sides: tuple[Side, ...] = ()


NO_CONTEXT = Context({})


def ranked(
    candidates: Iterable[tuple[int, int, Entry]], frame: Frame, context: Context = NO_CONTEXT
) -> list[tuple[int, int, Entry]]:
    """(points, key, entry), best first; equal points go to the lower key, which is the lower code.

    A candidate is (points before its text is read, key, entry).
    """
    fits = FITS.get(frame.role, FITS[""])
    codes, settled, sides = context
    scored = []
    for known, number, entry in candidates:
        points = known + fits.get(entry.kind, 0)
        if codes:
            points += _within(entry, codes)
        if settled:
            points += _nearness(entry, settled)
        if sides:
            points += max(_aside(entry, side) for side in sides)
        scored.append((points, number, entry))
    return sorted(scored, key=_best_first) if len(scored) > 1 else scored


def _best_first(scored: tuple[int, int, Entry]) -> tuple[int, int]:
    return -scored[0], scored[1]


def standing(entry: Entry, *, fuzzy: bool = False) -> int:
    """The points of an entry before its text is read; `fuzzy`: its name is only like the one written."""
    known = min(entry.prior, FUZZY_PRIOR if fuzzy else 1000) * 3 // 10 + (FUZZY if fuzzy else 0)
    return known + (UNOFFICIAL if ":" in entry.pcode else 0)


def _within(entry: Entry, codes: Mapping[str, int]) -> int:
    best = 0
    for code, kind in zip(entry.admin, ADMIN_KINDS, strict=False):
        weight = codes.get(code)
        if weight:
            best = max(best, CONTEXT[kind] * weight // 100)
    return best


def _nearness(entry: Entry, others: Sequence[tuple[int, int]]) -> int:
    if entry.lat is None or entry.lon is None or entry.kind in ADMIN_KINDS:
        return 0
    near = [(lat, lon) for lat, lon in others if abs(lat - entry.lat) < _BEYOND]
    nearest = min((distance(entry.lat, entry.lon, lat, lon) for lat, lon in near), default=_BEYOND)
    return max(0, NEAREST - nearest * PER_KM // 1000)


def _aside(entry: Entry, side: Side) -> int:
    """How far in the direction of a side an entry of its unit lies, seen from the seat: the cosine of the angle."""
    if entry.lat is None or entry.lon is None or side.unit not in entry.admin:
        return 0
    lat, lon = side.lat, side.lon
    north = distance(lat, lon, entry.lat, lon) * (1 if entry.lat > lat else -1)
    east = distance(lat, lon, lat, entry.lon) * (1 if entry.lon > lon else -1)
    along = north * side.north + east * side.east
    apart = isqrt((north * north + east * east) * (side.north**2 + side.east**2))
    return SIDE * along // apart if apart else 0


def share(scored: Sequence[tuple[int, int, Entry]]) -> int:
    """The best candidate's part of all weight in 1/1000; weight doubles every 40 points.

    A unit and its seat of the same name are one answer at two sizes, not two answers.
    """
    best = scored[0]
    top = best[0]
    weights = [
        1 << max(0, 24 - (top - p) // _STEP) for p, _, e in scored if e is best[2] or not _kin(e, best[2])
    ]
    return (1 << 24) * 1000 // sum(weights)


def shares(scored: Sequence[tuple[int, int, Entry]]) -> list[int]:
    """Every candidate's part of all weight in 1/1000."""
    weights = [1 << max(0, 24 - (scored[0][0] - p) // _STEP) for p, _, _ in scored]
    return [w * 1000 // sum(weights) for w in weights]


def _kin(a: Entry, b: Entry) -> bool:
    return a.pcode in b.admin or b.pcode in a.admin
