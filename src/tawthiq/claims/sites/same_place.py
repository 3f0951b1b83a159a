"""Whether two references to places can mean one place."""

from __future__ import annotations

from tawthiq.model.claims import PlaceRef


def same_place(a: PlaceRef, b: PlaceRef) -> bool | None:
    """Whether two references can mean one place: one in the other, or near; None when a code is missing."""
    if a.pcode is None or b.pcode is None:
        return None
    if a.pcode == b.pcode or inside(a, b) or around_one_seat(a, b):
        return True
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return False
    reach = max(a.precision or 0, b.precision or 0, 4_000)
    return abs(a.lat - b.lat) / 90 <= reach and abs(a.lon - b.lon) / 108 <= reach


def inside(a: PlaceRef, b: PlaceRef) -> bool:
    """Whether one of two places with codes lies in the other."""
    return a.pcode in b.admin or b.pcode in a.admin


def around_one_seat(a: PlaceRef, b: PlaceRef) -> bool:
    """Whether one is only said to lie by a town, and the other lies in the district of that town.

    "ريف منبج" and later "قرية كفر توت", a village of the district of Menbij.
    """
    wide, fine = sorted((a, b), key=lambda p: -(p.precision or 0))
    a_town = len(wide.admin) >= len(fine.admin) > _DISTRICT + 1
    return (
        a_town
        and (wide.precision or 0) > FINE >= (fine.precision or FINE)
        and wide.admin[_DISTRICT] == fine.admin[_DISTRICT]
    )


FINE, _DISTRICT = 6_000, 2
"""Metres up to which a place is a village or a town; where the district stands in an admin chain."""
