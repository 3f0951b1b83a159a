"""Distances and polygons on whole numbers, against independent oracles."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from tawthiq.model.geo import inside
from tawthiq.places.geometry import DEGREE, Grid, bounds, distance, e7

LATS = st.integers(-60 * DEGREE, 60 * DEGREE)
LONS = st.integers(-180 * DEGREE, 180 * DEGREE)
NEAR = st.integers(-2 * DEGREE, 2 * DEGREE)
CORNER = st.tuples(st.integers(0, 1000), st.integers(0, 1000))


def haversine(lat1: int, lon1: int, lat2: int, lon2: int) -> float:
    a, b = math.radians(lat1 / DEGREE), math.radians(lat2 / DEGREE)
    dlon = math.radians((lon2 - lon1) / DEGREE)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(dlon / 2) ** 2
    return 2 * 6_371_009 * math.asin(min(1, math.sqrt(h)))


@given(LATS, LONS, NEAR, NEAR)
def test_distance_is_the_great_circle_within_half_a_percent(lat: int, lon: int, dy: int, dx: int) -> None:
    measured, true = distance(lat, lon, lat + dy, lon + dx), haversine(lat, lon, lat + dy, lon + dx)
    assert abs(measured - true) <= max(3, true * 0.005)


@given(LATS, LONS, LATS, LONS)
def test_distance_is_the_same_there_and_back_and_across_the_date_line(a: int, b: int, c: int, d: int) -> None:
    assert distance(a, b, c, d) == distance(c, d, a, b)
    assert distance(a, 180 * DEGREE - 1, a, -180 * DEGREE + 1) <= 1


@given(CORNER, CORNER, CORNER, CORNER)
def test_a_point_is_in_a_triangle_when_it_is_on_one_side_of_all_edges(
    a: tuple[int, int], b: tuple[int, int], c: tuple[int, int], p: tuple[int, int]
) -> None:
    sides = [
        (x2 - x1) * (p[1] - y1) - (y2 - y1) * (p[0] - x1) for (x1, y1), (x2, y2) in ((a, b), (b, c), (c, a))
    ]
    if 0 in sides:
        return  # on an edge or its line: either answer is right
    assert inside(p[1], p[0], [(a, b, c)]) == (len({side > 0 for side in sides}) == 1)


def test_a_hole_is_outside_and_a_closed_ring_is_as_an_open_one() -> None:
    outer, hole = ((0, 0), (10, 0), (10, 10), (0, 10)), ((4, 4), (6, 4), (6, 6), (4, 6), (4, 4))
    assert inside(5, 3, [outer, hole])
    assert not inside(5, 5, [outer, hole])
    assert inside(5, 3, [(*outer, outer[0])]) == inside(5, 3, [outer])
    assert bounds([outer, hole]) == (0, 0, 10, 10)


@given(st.lists(st.tuples(NEAR, NEAR), max_size=30), NEAR, NEAR, st.integers(0, 80_000))
def test_a_grid_finds_the_neighbours_that_a_look_at_all_points_finds(
    points: list[tuple[int, int]], lat: int, lon: int, metres: int
) -> None:
    grid = Grid()
    for number, (y, x) in enumerate(points):
        grid.add(number, 36 * DEGREE + y, 37 * DEGREE + x)
    lat, lon = 36 * DEGREE + lat, 37 * DEGREE + lon
    every = [(distance(lat, lon, 36 * DEGREE + y, 37 * DEGREE + x), n) for n, (y, x) in enumerate(points)]
    assert sorted(grid.near(lat, lon, metres)) == sorted((d, n) for d, n in every if d <= metres)


def test_degrees_become_whole_numbers() -> None:
    assert (e7("35.1234567"), e7(-0.00000004), e7("36")) == (351_234_567, 0, 360_000_000)
