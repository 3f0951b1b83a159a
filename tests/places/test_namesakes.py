"""Which of several places of one name is meant. Country, towns and reports are invented."""

from __future__ import annotations

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.places import Finder, load
from tawthiq.places.areas import read_pack

from .invented import CSV, PACK, more_villages

ROWS = [
    "XN1,Kafr Tut,كفر توت,,community,XA,XA1,XA11,,35.60,36.10,1500,",
    "XN2,Kafr Tut,كفر توت,,community,XA,XA1,XA12,,35.62,36.55,1500,",
    "XN3,Tal al-Rihan,تل الريحان,,community,XA,XA1,XA12,,35.90,36.45,1500,",
    "XN4,Tal al-Rihan,تل الريحان,,community,XA,XA1,XA12,,35.50,36.42,1500,",
]


@pytest.fixture(scope="module")
def finder() -> Finder:
    return more_villages(ROWS)


def _where(text: str, finder: Finder, pack: Pack) -> list[str | None]:
    events = extract_events(text, published=None, finder=finder, pack=pack)
    return [e.place.pcode if e.place else None for e in events]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("قتل رجل بقصف على قرية كفر توت بريف نورفال الغربي.", "XN1"),
        ("قتل رجل بقصف على قرية كفر توت بريف نورفال الشرقي.", "XN2"),
        ("قتل رجل بقصف على قرية تل الريحان في ريف نورفال الشمالي.", "XN3"),
        ("قتل رجل بقصف على قرية كفر توت. وتقع كفر توت في ريف نورفال الغربي.", "XN1"),
        ("Shelling killed a man in Kafr Tut village in the western countryside of Norvale.", "XN1"),
        ("Shelling killed a man in Tal al-Rihan village in northern Norvale.", "XN3"),
        ("Shelling killed a man in Tal al-Rihan village in southern Norvale.", "XN4"),
    ],
)
def test_the_side_of_the_governorate_said_behind_a_name_tells_namesakes_apart(
    text: str, code: str, finder: Finder, pack: Pack
) -> None:
    assert _where(text, finder, pack) == [code]


def test_the_side_that_something_else_lies_on_tells_nothing_of_a_name(finder: Finder, pack: Pack) -> None:
    alone = "قتل رجل بقصف على قرية كفر توت في نورفال."
    beside = "قتل رجل بقصف على قرية كفر توت في نورفال. ويسكن ريف نورفال الغربي مزارعون."
    assert _where(beside, finder, pack) == _where(alone, finder, pack) == ["XN2"]


TOLD_APART = [
    "XN5,Hamrun Bayruha,حمرون بيروحة,,community,XA,XA1,XA12,,35.39,36.74,1500,",
    "XN6,Big Arab Zumar,عرب زمار كبير,,community,XA,XA1,XA12,,35.44,36.75,1500,",
    "XN7,Arba Saghir,أربعة صغيرة,,community,XA,XA1,XA12,,35.43,36.75,1500,",
    "XN8,Bayruha,بيروحة,,community,XA,XA1,XA12,,35.40,36.70,2000,90000",
    "XN9,Beit Sanad - Qasbiya,بيت سند / قصبية,,community,XA,XA2,XA21,,34.63,36.41,1500,",
]


@pytest.fixture(scope="module")
def told_apart() -> Finder:
    return more_villages(TOLD_APART)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("قتل رجل بقصف على قرية حمرون بريف بيروحة.", "XN5"),
        ("Shelling killed a man in Hamrun village.", "XN5"),
        ("قتل رجل بقصف على قرية حمرون بيروحة.", "XN5"),
        ("قتل رجل بقصف على قرية عرب زمار.", "XN6"),
        ("Shelling killed a man in the village of Arab Zumar.", "XN6"),
        ("قتل رجل بقصف على قرية بيت سند.", "XN9"),
        ("Shelling killed a man in Beit Sanad village.", "XN9"),
        ("قُتل أربعة بقصف على مدينة بيروحة.", "XN8"),
    ],
)
def test_a_word_by_which_a_table_tells_namesakes_apart_may_be_left_out(
    text: str, code: str, told_apart: Finder, pack: Pack
) -> None:
    assert _where(text, told_apart, pack) == [code]


def test_a_bare_name_is_not_given_where_another_place_of_the_unit_bears_it(pack: Pack) -> None:
    rows = (*TOLD_APART, "XN4,Arab Zumar,عرب زمار,,community,XA,XA1,XA12,,35.47,36.75,1500,")
    finder = Finder(load([("villages.csv", CSV + ("\n".join(rows) + "\n").encode())]))
    assert [row["pcode"] for row in finder.find("عرب زمار")] == ["XN4"]


def test_another_table_has_a_place_by_its_bare_name() -> None:
    more = "pcode,name_en,name_ar,kind,lat,lon\nZZ1,Hamroun,حمرون,community,35.391,36.741\n".encode()
    table = CSV + ("\n".join(TOLD_APART) + "\n").encode()
    finder = Finder(load([("villages.csv", table), ("more.csv", more)]))
    assert len([e for e in finder.entries if "حمرون" in e.names()]) == 1


FAR_ROWS = [
    f"XF1,Bayruha,بيروحة,,community,XA,XA1,XA12,,35.40,36.70,2000,{5_000_000}",
    f"XF2,Qasbiya,قصبية,,community,XA,XA2,XA21,,34.60,36.40,2000,{5_000_000}",
    "XF3,Kafr Tut,كفر توت,,community,XA,XA2,XA21,,34.55,36.45,1500,",
    "XF4,Tirmala,ترمالة,,community,XA,XA1,XA12,,35.52,36.85,1500,",
    "XF5,Zawfan,زوفان,,community,XA,XA1,XA12,,35.52,36.93,1500,",
    "XF6,Tal al-Rihan,تل الريحان,,community,XA,XA1,XA11,,35.90,36.10,1500,",
    "XF7,Saddada,الصددان,,community,XA,XA1,XA12,,35.53,36.80,1500,400000",
]


@pytest.fixture(scope="module")
def far() -> Finder:
    return more_villages(FAR_ROWS)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("قتل رجل بقصف على قرية كفر توت وريف نورفال الغربي.", "XF3"),
        ("قتل رجل بقصف على كفر توت، وكان يعمل في نورفال.", "XF3"),
        ("قتل رجل بقصف على كفر توت من مواقع في نورفال.", "XF3"),
        ("Shelling killed a man in Kafr Tut and in Norvale.", "XF3"),
        ("Shelling killed a man in Kafr Tut, who worked in Norvale.", "XF3"),
        # an address is still one, also behind a list
        ("قتل رجل بقصف على قرية كفر توت في ريف نورفال.", "XA1"),
        ("قتل رجل بقصف على قرية كفر توت الواقعة في ريف نورفال.", "XA1"),
        ("Shelling killed a man in Kafr Tut village in Norvale province.", "XA1"),
        ("قتل رجل بغارات على أحياء كفر توت والحارة الشمالية في مدينة بيروحة.", "XF1"),
    ],
)
def test_a_second_place_or_another_clause_is_no_address(
    text: str, code: str, far: Finder, pack: Pack
) -> None:
    assert _where(text, far, pack) == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("قتل رجل بقصف على قرية تل الريحان بمنطقة ترمالة شرق نورفال.", "XF4"),
        ("قتل رجل بقصف على سد قصبية بريف بيروحة.", "XA12"),
    ],
)
def test_a_village_far_from_the_place_said_right_behind_it_lies_by_that_place(
    text: str, code: str, far: Finder, pack: Pack
) -> None:
    assert _where(text, far, pack) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "قتل رجل باستهداف سيارة على طريق ترمالة - زوفان.",
        "قتل رجل باستهداف سيارة على طريق ترمالة-زوفان في بيروحة.",
        "A drone strike on a car on the Tirmala-Zawfan highway killed a man.",
    ],
)
def test_on_the_road_of_two_places_is_between_them(text: str, far: Finder, pack: Pack) -> None:
    events = extract_events(text, published=None, finder=far, pack=pack)
    assert [(e.place.lat, e.place.lon) for e in events if e.place] == [(355_200_000, 368_900_000)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("قتل رجل بغارة قرب ترمالة وكان يعمل مع تنظيم سابقا في قصبية.", "XF4"),
        ("قتل رجل كان يعيش في قصبية بقصف على ترمالة.", "XF4"),
        ("A man who had lived in Qasbiya was killed by shelling near Tirmala.", "XF4"),
        ("قتل رجل بغارة على ترمالة. ولم يذكر شيء في هذا الصددان.", "XF4"),
        ("قتل رجل بغارة. ولم يذكر شيء في هذا الصددان.", None),
        ("قتل رجل بغارة على الصددان.", "XF7"),
    ],
)
def test_where_somebody_lived_before_and_a_word_pointed_at_are_not_where_it_happened(
    text: str, code: str | None, far: Finder, pack: Pack
) -> None:
    assert _where(text, far, pack) == [code]


def test_the_point_of_a_district_is_that_of_its_town(far: Finder, pack: Pack) -> None:
    events = extract_events("قتل رجل بقصف على ريف بيروحة.", published=None, finder=far, pack=pack)
    assert [(e.place.pcode, e.place.lat, e.place.lon) for e in events if e.place] == [
        ("XA12", 354_000_000, 367_000_000)
    ]


def test_another_name_of_a_governorate_is_one_of_its_town() -> None:
    given = {**PACK, "aliases": {"XA1": {"en": ["Norwal"]}}}
    rows = "XF9,Norvale,نورفال,,community,XA,XA1,XA11,,35.61,36.41,5000,9000000\n"
    finder = Finder(load([("villages.csv", CSV + rows.encode())]), [read_pack("invented", given)])
    assert {row["pcode"] for row in finder.find("Norwal")} >= {"XA1", "XF9"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("قتل رجل بقصف على حي الزيتون في نورفال.", "XP1"),
        ("قتل رجل بقصف قرب دوار الساعة وسط نورفال.", "XP1"),
        ("Shelling killed a man near the Clock roundabout in Norvale.", "XP1"),
        ("Shelling killed a man in the Olive neighbourhood in Norvale.", "XP1"),
        ("قتل رجل بقصف على قرى عدة في نورفال.", "XA1"),
        ("Shelling killed a man in Norvale.", "XA1"),
    ],
)
def test_a_quarter_or_street_is_in_a_town_and_in_no_governorate(
    text: str, code: str, far: Finder, pack: Pack
) -> None:
    assert _where(text, far, pack) == [code]


def test_a_word_for_a_city_makes_a_name_of_a_word_that_is_none_alone(pack: Pack) -> None:
    rows = "XT1,Tal,التل,,community,XA,XA1,XA12,,35.40,36.70,2000,400000\n"
    finder = Finder(load([("villages.csv", CSV + rows.encode())]))
    assert _where("قتل رجل بانفجار في مدينة التل.", finder, pack) == ["XT1"]
    assert _where("قتل رجل بانفجار لغم على التل.", finder, pack) == [None]
