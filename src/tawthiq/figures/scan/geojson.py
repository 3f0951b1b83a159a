"""Clusters and places as GeoJSON (RFC 7946): longitude first, WGS 84."""

from __future__ import annotations

import math

from tawthiq.figures.scan.errors import ModelRefused
from tawthiq.figures.scan.result import Cluster, ScanResult

EARTH_KM = 6371.0088
CORNERS = 64
LEAST_KM = 0.5


def as_geojson(result: ScanResult) -> dict[str, object]:
    """A FeatureCollection: one polygon for each cluster's circle, one point for each place.

    Raises SCN-011 when the places have x and y instead of latitude and longitude.
    """
    if not result.geographic:
        raise ModelRefused(
            place="--geojson",
            read="x, y",
            wanted_en="places with lat and lon",
            wanted_ar="أماكن لها lat وlon",
        )
    rank = {name: i for i, c in enumerate(result.clusters, start=1) for name in c.locations}
    circles = [_cluster(i, c) for i, c in enumerate(result.clusters, start=1)]
    points = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [float(lon), float(lat)]},
            "properties": {"location": name, "cluster": rank.get(name)},
        }
        for name, (lat, lon) in zip(result.locations, result.where, strict=True)
    ]
    return {"type": "FeatureCollection", "features": circles + points}


def _cluster(number: int, cluster: Cluster) -> dict[str, object]:
    ring = circle(cluster.centre, max(cluster.radius, LEAST_KM))
    return {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": [ring]},
        "properties": {"cluster": number, **cluster.as_dict()},
    }


def circle(centre: tuple[float, float], radius: float) -> list[list[float]]:
    """A closed ring of [lon, lat], counterclockwise, `radius` km around (lat, lon) on a sphere."""
    lat, lon = math.radians(centre[0]), math.radians(centre[1])
    reach = radius / EARTH_KM
    out = []
    for i in range(CORNERS):
        bearing = -2 * math.pi * i / CORNERS
        there = math.asin(
            math.sin(lat) * math.cos(reach) + math.cos(lat) * math.sin(reach) * math.cos(bearing)
        )
        east = math.atan2(
            math.sin(bearing) * math.sin(reach) * math.cos(lat),
            math.cos(reach) - math.sin(lat) * math.sin(there),
        )
        out.append([round(math.degrees(lon + east), 7), round(math.degrees(there), 7)])
    return [*out, out[0]]
