"""Distances on integer coordinates (1e-7 degree), rounded to whole metres so that no float decides a tie."""

from __future__ import annotations

import math

METRES_PER_UNIT = 0.011119492664455873  # 1e-7 degree of a great circle on a sphere of 6,371,000 m


def metres(lat_a: int, lon_a: int, lat_b: int, lon_b: int) -> int:
    """Equirectangular distance in whole metres; within 0.5 % of the great circle below 300 km and 65 degrees."""
    north = (lat_a - lat_b) * METRES_PER_UNIT
    east = (lon_a - lon_b) * METRES_PER_UNIT * math.cos(math.radians((lat_a + lat_b) / 2e7))
    return round(math.hypot(north, east))
