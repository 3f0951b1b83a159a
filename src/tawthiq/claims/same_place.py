"""Whether two references to places can mean one place."""

from __future__ import annotations

from tawthiq.model.claims import PlaceRef


def same_place(a: PlaceRef, b: PlaceRef) -> bool | None:
    """Whether two references can mean one place: one in the other, or near; None when a code is missing."""
    if a.pcode is None or b.pcode is None:
        return None
    if a.pcode == b.pcode or inside(a, b):
        return True
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return False
    reach = max(a.precision or 0, b.precision or 0, 4_000)
    return abs(a.lat - b.lat) / 90 <= reach and abs(a.lon - b.lon) / 108 <= reach


def inside(a: PlaceRef, b: PlaceRef) -> bool:
    """Whether one of two places with codes lies in the other."""
    return a.pcode in b.admin or b.pcode in a.admin
