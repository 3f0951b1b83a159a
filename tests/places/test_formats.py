"""Every format of a table of places, with invented rows; and what is refused, and how."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tawthiq.places import from_bytes, load
from tawthiq.places.errors import BadGazetteerRow, EmptyGazetteer, UnknownGazetteerFormat
from tawthiq.places.formats import FORMATS

from .invented import CSV, HEADER, squares

OCHA_HEADER = (
    "admin0name_en,admin0name_ar,admin0pcode,admin1name_en,admin1name_ar,admin1pcode,admin2name_en,admin2name_ar,"
    "admin2pcode,admin3name_en,admin3name_ar,admin3pcode,admin4name_en,admin4name_ar,column1,admin4pcode,"
    "location_name_en,location_name_ar,location_pcode,latitude_y,longitude_x\n"
)


def ocha(*rows: str) -> bytes:
    place = "Zahrania,زهرانيا,XZ,Norvale,نورفال,XZ1,Marjan,مرجان,XZ11,Marjan,مركز مرجان,XZ1100,"
    return ("\ufeff" + OCHA_HEADER + "".join(f"{place}{row}\n" for row in rows)).encode()


TOWNS = ocha(
    "Marjan,مرجان,Marjan,V1,Marjan,مرجان,V1,35.50,36.50",
    "Hosn (Marjan),الحصن - مرجان,Hosn,V2,Hosn,الحصن - مرجان,V2,35.52,36.55",
    "Qadim - Jadid,القديم - الجديد,Qadim,V3,Qadim - Jadid,القديم - الجديد,V3,35.60,36.60",
)
WOF = (
    "wof_id,placetype,name,name_ar,name_ar_variants,name_en,name_variants,region,county,lat,lon,geom,geonames_id,"
    "wikidata_id,population,current,geom_source\n"
    "77,locality,Marjân,مرجان,مرجانة,,Mirdjane|Marjane,,,35.501,36.502,Point,,,40000,yes,x\n"
    "78,locality,Farida,فريدة,,,,,,35.9,36.1,Point,,,,yes,x\n"
    "79,ocean,Deep,,,,,,,35.9,36.1,Point,,,,yes,x\n"
)
CAMPS = (
    "\ufeffadmin4Pcode,Location_Pcode,LocationName_en,Locationme_ar,location_type\n"
    "V1,K1,Al Noor Camp / مخيم النورس,,NWS sites\nV2,K2,الوردة/ Warda,,\n"
)
GEONAMES = (
    "9001\tFarida\tFarida\tFarideh,فريدة\t35.9\t36.1\tP\tPPL\tXZ\t\t01\t\t\t\t3000\t\t250\tAsia/Damascus\t2020-01-01\n"
    "9002\tFarida Spring\tFarida Spring\t\t35.9\t36.1\tH\tSPNG\tXZ\t\t01\t\t\t\t0\t\t\tAsia/Damascus\t2020-01-01\n"
)
PCODES = (
    "Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\n"
    "XZ,1,XZ1,Norvale,XZ,2020-01-01\nXZ,2,XZ11,Marjan,XZ1,2020-01-01\n"
)


def test_ocha_communities_give_places_units_and_their_chain() -> None:
    gazetteer = from_bytes("towns.csv", TOWNS)
    assert gazetteer.admin_chain("V1") == ("XZ", "XZ1", "XZ11", "XZ1100", "V1")
    kinds = [
        gazetteer.entries[k].kind for k in map(gazetteer.by_code.__getitem__, ("XZ", "XZ1", "XZ11", "XZ1100"))
    ]
    assert kinds == ["country", "admin1", "admin2", "admin3"]


def test_the_qualifier_of_a_namesake_is_no_part_of_its_name_but_a_second_name_is() -> None:
    gazetteer = from_bytes("towns.csv", TOWNS)
    hosn, double = gazetteer.get("V2"), gazetteer.get("V3")
    assert hosn is not None
    assert double is not None
    assert (hosn.name_en, hosn.name_ar, hosn.aliases) == ("Hosn", "الحصن", ())
    assert {"Qadim", "Jadid", "القديم", "الجديد"} <= set(double.names())


def test_the_town_that_gives_its_unit_the_name_is_likelier_and_larger() -> None:
    gazetteer = from_bytes("towns.csv", TOWNS)
    seat, village = gazetteer.get("V1"), gazetteer.get("V2")
    assert seat is not None
    assert village is not None
    assert (seat.prior > village.prior, seat.precision > village.precision) == (True, True)


def test_whos_on_first_brings_variants_and_says_what_it_leaves_out() -> None:
    gazetteer = from_bytes("wof.csv", WOF.encode())
    entry = gazetteer.get("wof:77")
    assert entry is not None
    assert (entry.name_ar, entry.population) == ("مرجان", 40000)
    assert {"مرجانة", "Mirdjane", "Marjane"} <= set(entry.aliases)
    assert gazetteer.notes == ("wof.csv: 1 rows of other placetypes left out",)


def test_camps_stand_at_their_community_with_both_names() -> None:
    gazetteer = load([("towns.csv", TOWNS), ("camps.csv", CAMPS.encode())])
    first, second, town = gazetteer.get("K1"), gazetteer.get("K2"), gazetteer.get("V1")
    assert first is not None
    assert second is not None
    assert town is not None
    assert (first.name_en, first.name_ar, first.lat, first.lon) == (
        "Al Noor Camp",
        "مخيم النورس",
        town.lat,
        town.lon,
    )
    assert (second.name_en, second.name_ar) == ("Warda", "الوردة")
    assert first.admin == gazetteer.admin_chain("V1")


def test_geonames_tables_have_no_header_and_count_what_is_no_settlement() -> None:
    gazetteer = from_bytes("XZ.txt", GEONAMES.encode())
    assert [(e.pcode, e.name_en, e.name_ar) for e in gazetteer.entries] == [("gn:9001", "Farida", "فريدة")]
    assert gazetteer.notes == ("XZ.txt: 1 rows that are no settlement or admin unit left out",)


def test_a_list_of_codes_gives_units_without_points() -> None:
    gazetteer = from_bytes("pcodes.csv", PCODES.encode())
    assert gazetteer.admin_chain("XZ11") == ("XZ", "XZ1", "XZ11")


def test_boundaries_hold_points_and_leave_holes_out() -> None:
    gazetteer = from_bytes("adm1.geojson", squares())
    assert gazetteer.covering(355_000_000, 365_000_000) == ("XA", "XA1")
    assert gazetteer.covering(358_500_000, 368_500_000) == ()
    assert gazetteer.covering(351_000_000, 381_000_000) == ("XA", "XA1")
    assert gazetteer.covering(100_000_000, 365_000_000) == ()


def test_our_own_table_takes_admin_names_without_codes() -> None:
    rows = "Y1,Alta,ألتا,,,,Hochland,,,10.0,20.0,\nY2,Bassa,باسا,,,,Hochland,,,10.2,20.2,900\n"
    gazetteer = from_bytes("own.csv", (HEADER.replace(",population", "") + rows).encode())
    assert gazetteer.admin_chain("Y1") == ("Hochland", "Y1")
    unit = gazetteer.get("Hochland")
    assert unit is not None
    assert (unit.kind, unit.lat, unit.lon) == ("admin1", 101_000_000, 201_000_000)


@pytest.mark.parametrize(
    ("make", "code", "where"),
    [
        (lambda: (HEADER + "P1,A,,,,,,,,91,20,,\n").encode(), "PLC-002", "t row 2"),
        (lambda: (HEADER + "P1,A,,,,,,,,x,20,,\n").encode(), "PLC-002", "t row 2"),
        (
            lambda: (HEADER + "P1,A,,,,,,,,1,2,,\nP1,B,,,,,,,,1,2,,\n").encode(),
            "PLC-002",
            "t row 3 field pcode",
        ),
        (lambda: (HEADER + "P1,,,,,,,,,1,2,,\n").encode(), "PLC-002", "t row 2 field name_en"),
        (lambda: (HEADER + "P1,A,,,castle,,,,,1,2,,\n").encode(), "PLC-002", "t row 2 field kind"),
        (lambda: (HEADER + "P1,A,,,,,,,,1,2,wide,\n").encode(), "PLC-002", "t row 2 field precision"),
        (
            lambda: HEADER.encode() + "P1,قرية,,,,,,,,1,2,,\n".encode("cp1256"),
            "PLC-002",
            f"t byte {len(HEADER) + 3}",
        ),
        (lambda: squares()[:-40], "PLC-002", "t"),
        (lambda: squares().replace(b"MultiPolygon", b"Point"), "PLC-002", "t feature 1 geometry"),
        (lambda: ocha("A,ا,A,V1,A,ا,V1,200,36"), "PLC-002", "t row 2"),
        (lambda: HEADER.encode(), "PLC-004", "t"),
        (lambda: b"date,killed\n2031-01-01,3\n", "PLC-001", "t"),
        (lambda: b"", "PLC-001", "t"),
        (lambda: b"\x00\xff\x00", "PLC-001", "t"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_with_its_place(
    make: Callable[[], bytes], code: str, where: str
) -> None:
    with pytest.raises((BadGazetteerRow, EmptyGazetteer, UnknownGazetteerFormat)) as refused:
        from_bytes("t", make())
    error = refused.value
    assert (error.code, error.place) == (code, where)
    for lang in ("en", "ar"):
        assert "{" not in error.text(lang)
    assert any("\u0600" < c < "\u06ff" for c in error.text("ar"))
    json.dumps(error.as_dict())


def test_every_format_knows_its_own_table_and_no_other() -> None:
    heads = {
        "ocha": TOWNS, "whosonfirst": WOF.encode(), "ocha-camps": CAMPS.encode(), "geonames": GEONAMES.encode(),
        "ocha-pcodes": PCODES.encode(), "boundaries": squares(), "plain": CSV,
    }  # fmt: skip
    assert {f.NAME for f in FORMATS} == set(heads)
    for name, data in heads.items():
        head = data.decode("utf-8-sig")[:4096]
        assert [f.NAME for f in FORMATS if f.knows(head)] == [name]


def test_a_place_that_names_its_district_only_gets_the_districts_own_units() -> None:
    rows = [
        "P,Alta,ألتا,,,,,D2,,10,20,,", "D2,Tiefland,واطئة,,admin2,,D1,,,10,20,,",
        "D1,Hochland,عالية,,admin1,LL,,,,10,20,,", "LL,Land,بلاد,,country,LL,,,,,,,",
    ]  # fmt: skip
    gazetteer = from_bytes("own.csv", (HEADER + "\n".join(rows)).encode())
    assert gazetteer.admin_chain("P") == ("LL", "D1", "D2", "P")
    assert gazetteer.admin_chain("LL") == ("LL",)
