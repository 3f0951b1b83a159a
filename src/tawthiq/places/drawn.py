"""A polygon that somebody drew, from GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tawthiq.model.geo import Ring
from tawthiq.places.geometry import e7


def rings(data: bytes) -> tuple[Ring, ...]:
    """Every ring of every Polygon and MultiPolygon, (lon, lat) in 1e-7 degree; () where there is none to be read."""
    try:
        return tuple(_ring(points) for points in _rings(json.loads(data.decode("utf-8-sig"))))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return ()


def _rings(shape: Any) -> Iterator[Any]:
    if shape["type"] == "FeatureCollection":
        for feature in shape["features"]:
            yield from _rings(feature)
    elif shape["type"] == "Feature":
        yield from _rings(shape["geometry"])
    elif shape["type"] == "Polygon":
        yield from shape["coordinates"]
    elif shape["type"] == "MultiPolygon":
        for polygon in shape["coordinates"]:
            yield from polygon


def _ring(points: Any) -> Ring:
    """At least three corners inside the world; the closing point that GeoJSON repeats is left out."""
    ring = tuple((e7(point[0]), e7(point[1])) for point in points)
    ring = ring[:-1] if ring[0] == ring[-1] else ring
    if len(ring) < 3 or any(abs(x) > e7(180) or abs(y) > e7(90) for x, y in ring):
        raise ValueError(points)
    return ring
