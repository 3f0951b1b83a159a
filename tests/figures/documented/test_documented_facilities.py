"""Facilities: registries are read with their account, pairs are ranked, people decide, nothing is counted twice."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from documented_made import claim, count, incident, low_best_high, question

from made import WHO, post, small
from run_cli import tawthiq
from tawthiq.casebook import deriving, queries
from tawthiq.casebook.actions.receiving import adopt
from tawthiq.casebook.errors import NotFound
from tawthiq.casebook.facilities import beside_incidents, judge
from tawthiq.casebook.tools import FACILITIES
from tawthiq.figures.documented import Holdings, answer_from, why
from tawthiq.figures.errors import RegistryRefused
from tawthiq.figures.facilities import Facility, matches, read_registry
from tawthiq.model.figures import Figure
from tawthiq.model.incidents import Claim, Incident

RING = [[36.1, 34.1], [36.102, 34.1], [36.102, 34.102], [36.1, 34.102]]
NAMES = {"name": "Sindiyan Hospital", "name:ar": "مستشفى السنديان", "amenity": "hospital"}
FEATURES = [
    {"id": "way/7", "properties": NAMES, "geometry": {"type": "Polygon", "coordinates": [RING]}},
    {
        "id": "node/8",
        "properties": {"amenity": "school"},
        "geometry": {"type": "Point", "coordinates": [36.1, 34.1]},
    },
]
OSM = {"type": "FeatureCollection", "features": [{"type": "Feature", **f} for f in FEATURES]}
TABLE = (
    "date,facility,facility_type,place\n2031-03-03,مدرسة الزيتون,school,كرسف\n"
    "2031-03-04,Clinic,health,\nsoon,X,health,Y\n"
)


def test_geojson_and_csv_are_read_and_every_row_is_accounted_for() -> None:
    listed = read_registry("osm.geojson", json.dumps(OSM).encode())
    assert (listed.rows, len(listed.facilities)) == (2, 1)
    assert [(number, why.en, why.ar) for number, why in listed.refused] == [(2, "no name", "لا اسم")]
    hospital = listed.facilities[0]
    assert (hospital.id, hospital.kind, hospital.lat, hospital.lon) == (
        "way/7",
        "health_facility",
        341010000,
        361010000,
    )
    assert "361010000" not in repr(hospital)
    listed = read_registry("list.csv", TABLE.encode())
    assert [f.kind for f in listed.facilities] == ["school"]
    assert listed.facilities[0].hit_on == date(2031, 3, 3)
    assert [(n, why.en.split(";")[0]) for n, why in listed.refused] == [
        (3, "neither coordinates nor a place"), (4, "soon is no day such as 2024-03-08"),
    ]  # fmt: skip
    assert listed.refused[1][1].ar.startswith("soon ليس يوما")
    for bad in (b"a,b\n1,2\n", b"{}", b"\xff\xfe", b'{"features": [{"geometry": null}]}'):
        with pytest.raises(RegistryRefused):
            read_registry("bad", bad)


@pytest.mark.parametrize(
    ("data", "place", "read"),
    [
        (b"a,b\n1,2\n", "list", "a, b"),
        ("name,المكان\n".encode("windows-1256"), "list byte 5", "C7 E1 E3 DF C7 E4 0A"),
        (b'{"features": [\n{"geometry": 3,]}', "list line 2", "]}"),
        (b'{"type": "Feature", "geometry": {}}', "list", "type, geometry"),
        (json.dumps({"features": [*OSM["features"], {"id": "way/9"}]}).encode(), "list, feature 3", "way/9"),
    ],
)
def test_a_registry_that_cannot_be_read_says_where_and_what_stood_there(
    data: bytes, place: str, read: str
) -> None:
    with pytest.raises(RegistryRefused) as caught:
        read_registry("list", data)
    assert (caught.value.place, read in caught.value.read) == (place, True)
    assert not {"'", "KeyError", "codec"} & set(caught.value.read.split())


SPOT = {"lat": 341000000, "lon": 361000000, "precision": 1000}


def test_pairs_are_ranked_by_name_kind_distance_and_days() -> None:
    named = claim("named", targets=("health_facility",), note="قصف مستشفى السنديان")
    kind = claim("kind", targets=("health_facility",))
    other = claim("other", targets=("market",))
    told = {c.id: c for c in (named, kind, other)}
    listed = [
        incident("I1", named, **SPOT), incident("I2", kind, **SPOT), incident("I3", other, **SPOT),
        incident("I4", named, **{**SPOT, "lat": 345000000}), incident("I5", named, day=9, **SPOT),
    ]  # fmt: skip
    place = Facility(
        "F", "", "مستشفى السنديان", "health_facility", lat=341000000, lon=361000000, hit_on=date(2031, 3, 3)
    )
    told["kind"] = replace(kind, event=replace(kind.event, quote="قصف", note=None))
    told["other"] = replace(other, event=replace(other.event, quote="سوق", note=None))
    found = matches([place], listed, told)
    assert [m.incident for m in found] == ["I1", "I2"]
    assert (found[0].name, found[0].kind, found[0].near, found[0].days, found[0].rank) == (
        400,
        250,
        250,
        100,
        1000,
    )


def hit(*more: Claim) -> Claim:
    return claim(
        more[0].id, count("facilities_hit", "all", 1, 1, unit="facility"), targets=("health_facility",)
    )


def asked(
    listed: list[Incident], told: list[Claim], confirmed: dict[str, tuple[tuple[str, str], ...]]
) -> Figure:
    holdings = Holdings({c.id: c for c in told}, listed, confirmed)
    return answer_from(holdings, question(kind="facilities_hit"), as_of=1, code="t")


def test_a_facility_hit_twice_is_one_and_one_strike_can_hit_two() -> None:
    told = [claim(n, count("facilities_hit", "all", 1, 1, unit="facility")) for n in ("a", "b", "c", "d")]
    listed = [
        incident(f"I{n}", c, day=1 + n, pcode=p) for n, (c, p) in enumerate(zip(told, "PPQQ", strict=True))
    ]
    loose = asked(listed, told, {})
    assert low_best_high(loose) == (2, 2, 4)
    assert [i.why for i in loose.inputs] == [why.INSIDE, why.FACILITY_MAYBE_AGAIN] * 2
    sure = {
        "I0": (("F1", "health_facility"),),
        "I1": (("F1", "health_facility"),),
        "I2": (("F2", "school"), ("F3", "school")),
    }
    found = asked(listed, told, sure)
    assert low_best_high(found) == (3, 3, 4)
    assert [(i.low, i.why) for i in found.inputs][1] == (0, why.FACILITY_AGAIN)


def test_a_person_confirms_and_the_figure_follows(tmp_path: Path) -> None:
    book = small(
        tmp_path / "c", {"marsad": "قصف جوي على كرسف يوم 5 آذار 2024 ومقتل شخصين وتضرر مستشفى كرسف."}
    )
    post(book, tmp_path / "c", "shabaka", "غارة على سوق في عين دارفيل يوم 6 آذار 2024 ومقتل شخص.")
    table = "id,name_ar,kind,place,governorate\nH1,مستشفى كرسف,hospital,كرسف,Darnous\n"
    adopt(book, acting=WHO, role=FACILITIES, name="list.csv", data=table.encode())
    deriving.derive(book)
    one = beside_incidents(book)[0]
    best = one.found[0]
    assert best.name == 400
    with pytest.raises(NotFound):
        judge(book, acting=WHO, verdict="same", incident=best.incident, facility="H9", because="x")
    judge(
        book, acting=WHO, verdict="same", incident=best.incident, facility="H1", because="named in the report"
    )
    deriving.derive(book)
    deriving.check(book)
    assert beside_incidents(book)[0].judged == {best.incident: "same"}
    shown = tawthiq("facilities", "match", "--json", "--casebook", tmp_path / "c").stdout
    assert json.loads(shown)[0]["matches"][0]["judged"] == "same"
    assert "lat" not in shown
    assert "34.1" not in shown
    incident_ = queries.incidents([best.incident])[0]
    assert str(incident_.lat) not in shown
