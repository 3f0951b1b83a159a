"""Admin boundaries as GeoJSON with OCHA's properties (ADM1_EN, ADM1_AR, ADM1_PCODE, ...)."""

from __future__ import annotations

import json
import re
from typing import Any

from tawthiq.model.geo import Ring
from tawthiq.places.formats.common import refuse
from tawthiq.places.gazetteer import Entry, Table
from tawthiq.places.geometry import distance, e7

NAME = "boundaries"
TITLE = "GeoJSON boundaries (features with ADMn_EN, ADMn_AR, ADMn_PCODE)"
RANK = 0
_KINDS = ("country", "admin1", "admin2", "admin3")
_PRIOR = (300, 700, 350, 250)
_CENTRE = re.compile(r"^مركز\s*")


def knows(head: str) -> bool:
    return head.lstrip().startswith("{") and '"FeatureCollection"' in head and "_PCODE" in head


def table(name: str, data: bytes) -> Table:
    try:
        features = json.loads(data.decode("utf-8-sig"))["features"]
    except (UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError) as error:
        refuse(name, error, "a GeoJSON FeatureCollection", "مجموعة معالم GeoJSON")
    entries, rings = [], {}
    for number, feature in enumerate(features, 1):
        entry, shape = _unit(f"{name} feature {number}", feature)
        entries.append(entry)
        rings[entry.pcode] = shape
    return Table(name, NAME, RANK, tuple(entries), rings)


def _unit(where: str, feature: dict[str, Any]) -> tuple[Entry, tuple[Ring, ...]]:
    properties = {k: " ".join(str(v or "").split()) for k, v in (feature.get("properties") or {}).items()}
    level = max((n for n in range(4) if properties.get(f"ADM{n}_PCODE")), default=None)
    if level is None:
        refuse(
            f"{where} field ADMn_PCODE",
            properties,
            "an admin code of level 0 to 3",
            "رمز إداري من المستوى 0 إلى 3",
        )
    shape = _rings(where, feature.get("geometry") or {})
    lat, lon = centroid(shape)
    reach = max(distance(lat, lon, y, x) for ring in shape for x, y in ring)
    arabic = properties.get(f"ADM{level}_AR", "")
    others = [_CENTRE.sub("", arabic), *(properties.get(f"ADM{level}{k}", "") for k in _ALTERNATIVES)]
    names = (properties.get(f"ADM{level}_EN", ""), arabic)
    return Entry(
        properties[f"ADM{level}_PCODE"], *names, tuple(dict.fromkeys(o for o in others if o and o not in names)),
        _KINDS[level], tuple(properties[f"ADM{n}_PCODE"] for n in range(level) if properties.get(f"ADM{n}_PCODE")),
        lat, lon, reach, _PRIOR[level], NAME,
    ), shape  # fmt: skip


_ALTERNATIVES = ("_REF", "ALT1EN", "ALT2EN", "ALT1AR", "ALT2AR")


def _rings(where: str, geometry: dict[str, Any]) -> tuple[Ring, ...]:
    if geometry.get("type") not in ("Polygon", "MultiPolygon"):
        refuse(f"{where} geometry", geometry.get("type"), "a Polygon or MultiPolygon", "مضلع أو مضلعات")
    try:
        held = geometry["coordinates"]
        return tuple(
            tuple((e7(p[0]), e7(p[1])) for p in ring)
            for polygon in ([held] if geometry["type"] == "Polygon" else held)
            for ring in polygon
            if len(ring) >= 4
        )
    except (KeyError, IndexError, TypeError, ValueError) as error:
        refuse(f"{where} geometry", error, "rings of longitude and latitude", "حلقات من خطوط الطول والعرض")


def centroid(rings: tuple[Ring, ...]) -> tuple[int, int]:
    """(lat, lon) of the centre of the largest ring's area; integers throughout (Bourke's polygon centroid)."""
    ring = max(rings, key=lambda r: abs(_twice_area(r)))
    twice, x0, y0 = _twice_area(ring), *ring[0]
    if twice == 0:
        return y0, x0
    sx = sy = 0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        cross = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        sx += (x1 + x2 - 2 * x0) * cross
        sy += (y1 + y2 - 2 * y0) * cross
    return y0 + sy // (3 * twice), x0 + sx // (3 * twice)


def _twice_area(ring: Ring) -> int:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True))
