"""CSV and GeoJSON of incidents hold what is known, stamped, and nothing that runs."""

from __future__ import annotations

import csv
import json
from io import StringIO
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from made_records import RECORDS

from tawthiq.maps import simplified, to_csv, to_geojson
from tawthiq.maps.records import COLUMNS, degrees


def test_every_row_is_stamped_and_unknown_zero_and_open_are_three_things() -> None:
    rows = list(csv.DictReader(StringIO(to_csv(RECORDS))))
    assert tuple(rows[0]) == COLUMNS
    assert all(r["stamp"] == "internal / داخلي" for r in rows)
    assert [r["injured_low"] for r in rows] == ["0", "", ""]
    assert [r["killed_high"] for r in rows] == ["5", "open", ""]
    assert [r["lat"] for r in rows] == ["35.1234567", "-0.0012345", ""]


def test_no_cell_begins_like_a_formula() -> None:
    second = list(csv.DictReader(StringIO(to_csv(RECORDS))))[1]
    assert second["place_ar"] == "'=1+1"
    assert second["sources"] == "'=cmd"


def test_geojson_has_a_point_for_each_place_and_null_without_one() -> None:
    whole = json.loads(to_geojson(RECORDS))
    assert whole["stamp"] == "internal / داخلي"
    points = [f["geometry"] and f["geometry"]["coordinates"] for f in whole["features"]]
    assert points == [[36.1234567, 35.1234567], [36.1334567, -0.0012345], None]
    first = whole["features"][0]["properties"]
    assert first["claims"] == ["C-1", "C-2"]
    assert first["injured_high"] == 0
    assert whole["features"][2]["properties"]["killed_low"] is None


@given(st.integers(-1_800_000_000, 1_800_000_000))
def test_degrees_lose_nothing(e7: int) -> None:
    assert round(float(degrees(e7)) * 10_000_000) == e7


POINT = st.tuples(st.integers(-10_000, 10_000), st.integers(-10_000, 10_000))


@given(st.lists(POINT, min_size=4, max_size=40), st.integers(1, 3_000))
def test_no_point_left_out_lies_farther_than_the_tolerance(points: list[tuple[int, int]], far: int) -> None:
    ring = tuple((x * 100, y * 100) for x, y in [*points, points[0]])
    for line in simplified([ring], far * 100):
        kept = [(x * 100, y * 100) for y, x in line]
        for point in ring:
            assert min(_away(point, a, b) for a, b in pairwise(kept)) <= far * 100 + 1


def _away(p: tuple[int, int], a: tuple[int, int], b: tuple[int, int]) -> float:
    """Distance of a point from the infinite line through a and b, or from a where they are one."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = (dx * dx + dy * dy) ** 0.5
    if length == 0:
        return float(((p[0] - a[0]) ** 2 + (p[1] - a[1]) ** 2) ** 0.5)
    return float(abs(dx * (p[1] - a[1]) - dy * (p[0] - a[0])) / length)
