"""How exactly a text says where: parts of governorates, edges of towns, a village told of later. Invented."""

from __future__ import annotations

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.places import Finder, load

from .invented import CSV, more_villages

SEAT = 5_000_000
ROWS = [
    f"XS1,Bayruha,بيروحة,,community,XA,XA1,XA12,,35.40,36.70,2000,{SEAT}",
    f"XS2,Qasbiya,قصبية,,community,XA,XA2,XA21,,34.60,36.40,2000,{SEAT}",
    "XV1,Tirmala,ترمالة,,community,XA,XA1,XA12,,35.52,36.85,1500,",
    "XV3,Hamrun,حمرون,,community,XA,XA2,XA21,,34.62,36.44,1500,",
]


@pytest.fixture(scope="module")
def finder() -> Finder:
    return more_villages(ROWS)


def _where(text: str, finder: Finder, pack: Pack) -> list[tuple[str | None, int | None]]:
    events = extract_events(text, published=None, finder=finder, pack=pack)
    return [(e.place.pcode, e.place.precision) if e.place else (None, None) for e in events]


@pytest.mark.parametrize(
    ("text", "admin"),
    [
        ("أصيب شخص بقصف على مخيم شرقي نورفال.", "XA1:e"),
        ("أصيب شخص بقصف على قرية كركان شرقي نورفال.", "XA1:e"),
        ("أصيب مدنيون بقصف على مناطق شرق نورفال.", "XA1:e"),
        ("أصيب شخص بقصف على الريف الشرقي لنورفال.", "XA1:e"),
        ("أصيب شخص بقصف على قرى ريف نورفال الشرقي.", "XA1:e"),
        ("Shelling killed a man east of Norvale Governorate.", "XA1:e"),
        ("Shelling killed a man in eastern Norvale.", "XA1:e"),
        # what follows a direction without an article owns it
        ("أصيب شخص بقصف على مخيم بريف بيروحة شرقي نورفال.", "XA12"),
        ("أصيب شخص بقصف على مخيم بريف #بيروحة شرقي #نورفال.", "XA12"),
        ("Shelling killed a man in Bayruha countryside north of Norvale.", "XA12"),
    ],
)
def test_a_direction_and_a_governorate_are_a_part_of_it(
    text: str, admin: str, finder: Finder, pack: Pack
) -> None:
    events = extract_events(text, published=None, finder=finder, pack=pack)
    assert [e.place.admin[-1] if e.place else None for e in events] == [admin]


@pytest.mark.parametrize(
    ("text", "code", "precision"),
    [
        ("قتل رجل بقصف على الأطراف الغربية لمدينة بيروحة.", "XS1", 5_000),
        ("قتل رجل بقصف على الأطراف الشمالية لبيروحة.", "XS1", 5_000),
        ("قتل رجل بقصف على الأحياء الشرقية لمدينة بيروحة.", "XS1", 5_000),
        ("Shelling killed a man on the northern outskirts of Bayruha.", "XS1", 5_000),
        ("قتل رجل بقصف جنوب مدينة بيروحة.", "XS1", 25_000),
        ("Shelling killed a man north of the city of Bayruha.", "XS1", 25_000),
        ("Shelling killed a man north of Tirmala.", "XV1", 7_000),
        ("قتل رجل بقصف بريف نورفال الشرقي قرب بلدة ترمالة.", "XV1", 5_000),
        ("قتل رجل بقصف شمال بلدة ترمالة.", "XV1", 7_000),
    ],
)
def test_the_edge_of_a_town_is_nearer_than_what_lies_beyond(
    text: str, code: str, precision: int, finder: Finder, pack: Pack
) -> None:
    assert _where(text, finder, pack) == [(code, precision)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("قتلى بقصف على ريف مدينة بيروحة\nقتل ثلاثة مدنيين بقصف طال قرية ترمالة.", "XV1"),
        ("قتل ثلاثة مدنيين بقصف على ريف مدينة بيروحة. وأوقع القصف على قرية ترمالة أضرارا.", "XV1"),
        ("قتل مدني بقصف جنوبي بيروحة. وقال مصدر إن القصف طال نقاطا في زهرانيا.", "XS1"),
        ("قتل ثلاثة مدنيين بقصف على بيروحة. وطال القصف ريف بيروحة.", "XS1"),
    ],
)
def test_a_village_told_of_later_goes_before_the_countryside_and_never_the_country_before_a_place(
    text: str, code: str, finder: Finder, pack: Pack
) -> None:
    assert [place for place, _ in _where(text, finder, pack)] == [code]


def test_the_countryside_is_not_told_more_exactly_by_the_name_of_its_town(finder: Finder, pack: Pack) -> None:
    text = "قتل ثلاثة مدنيين بقصف على ريف مدينة بيروحة. وطال القصف بيروحة مرتين."
    assert _where(text, finder, pack) == [("XS1", 12_000)]


def test_a_village_of_another_district_is_another_event(finder: Finder, pack: Pack) -> None:
    text = "قتل ثلاثة مدنيين بقصف على ريف مدينة بيروحة. وقتل مدنيان بقصف على قرية حمرون."
    assert [place for place, _ in _where(text, finder, pack)] == ["XS1", "XV3"]


def test_a_generation_and_a_direction_are_no_villages(pack: Pack) -> None:
    rows = (
        "XV9,Jil,الجيل,,community,XA,XA1,XA12,,35.42,36.62,1500,\n"
        "XV6,Sharqi,الشرقي,,community,XA,XA1,XA12,,35.41,36.63,1500,\n"
        "XV7,Muharrar,المحرر,,community,XA,XA1,XA12,,35.43,36.64,1500,\n"
    )
    finder = Finder(load([("villages.csv", CSV + rows.encode())]))
    assert _where("قتل رجل بقصف بالريف الشرقي في نورفال.", finder, pack)[0][0] == "XA1"
    assert _where("نورفال: قتل رجل بقصف على نقطة بالريف الشرقي.", finder, pack)[0][0] == "XA1"
    assert _where("قتل رجل بقصف على الريف المحرر شمال نورفال.", finder, pack)[0][0] == "XA1"
    assert _where("قتل رجل من الجيل الأول للمقاتلين بقصف في نورفال.", finder, pack)[0][0] == "XA1"
    assert _where("قتل رجل بقصف على قرية الجيل.", finder, pack)[0][0] == "XV9"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("#ترمالة #نورفال قتل مدني بقصف مدفعي.", "XV1"),
        ("#نورفال #ترمالة قتل مدني بقصف مدفعي.", "XV1"),
        ("قتل مدني بقصف مدفعي. #نورفال #ترمالة", "XV1"),
        ("Forces bombed Tirmala, E. #Norvale, killing a man.", "XV1"),
        ("Forces used rockets to bomb Tirmala village, E. #Norvale, killing a man.", "XV1"),
        ("Forces shelled Tirmala, #Norvale, killing a man.", "XV1"),
        ("ترمالة: قتل مدني بقصف مدفعي في ريف نورفال.", "XV1"),
        ("نورفال: قتل مدني بقصف على قرية ترمالة.", "XV1"),
    ],
)
def test_a_governorate_named_beside_a_village_is_its_address(
    text: str, code: str, finder: Finder, pack: Pack
) -> None:
    assert [place for place, _ in _where(text, finder, pack)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "#نورفال #الدفاع_المدني | فرق الإنقاذ",
        "#عاجل #نورفال",
        "#القصف #ترمالة #نورفال",
        "#نورفال #حملة_خير كريم نعمان",
    ],
)
def test_a_line_of_hashtags_alone_tells_of_nothing(text: str, finder: Finder, pack: Pack) -> None:
    assert extract_events(text, published=None, finder=finder, pack=pack) == []


def test_a_sentence_behind_hashtags_is_told(finder: Finder, pack: Pack) -> None:
    text = "#ترمالة #نورفال قتل مدني بقصف مدفعي."
    assert len(extract_events(text, published=None, finder=finder, pack=pack)) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Forces – stationed at a school in Qasbiya town – shelled Tirmala village, killing a man.", "XV1"),
        (
            "A man was killed when forces stationed near the mill in Qasbiya used rockets to shell Tirmala.",
            "XV1",
        ),
        ("قتل رجل في قصف للقوات المتمركزة في المدرسة الزراعية في مدينة قصبية على بلدة ترمالة.", "XV1"),
        ("قصفت قوات متمركزة في قصبية بلدة ترمالة فقتل رجل.", "XV1"),
        ("قتل رجل بقصف يوم الجمعة على بلدة ترمالة.", "XV1"),
        ("Shells fired by troops based in Qasbiya hit Tirmala, killing a man.", "XV1"),
    ],
)
def test_where_those_who_fired_stand_is_not_where_it_fell(
    text: str, code: str, finder: Finder, pack: Pack
) -> None:
    assert [place for place, _ in _where(text, finder, pack)] == [code]


def test_a_governorate_around_another_is_meant_by_the_name_of_the_inner_one(pack: Pack) -> None:
    rows = (
        "XA3,Madar,مدار,,admin1,XA,,,,34.0,36.5,9000,",
        "XA4,Rural Madar,ريف مدار,,admin1,XA,,,,34.0,36.5,90000,",
        "XA41,Hawsa,حوسة,,admin2,XA,XA4,,,33.9,36.0,30000,",
        f"XS3,Madar,مدار,,community,XA,XA3,,,34.0,36.5,6000,{SEAT}",
        "XV5,Karkana,كركانة,,community,XA,XA4,XA41,,33.9,36.0,1500,",
    )
    finder = Finder(load([("villages.csv", CSV + ("\n".join(rows) + "\n").encode())]))
    assert _where("Shelling killed a man in Karkana, west of Madar.", finder, pack)[0][0] == "XV5"
    assert _where("قتل رجل بقصف على كركانة غربي مدار.", finder, pack)[0][0] == "XV5"


def test_the_next_sentence_moves_no_village(finder: Finder, pack: Pack) -> None:
    text = "قتل ثلاثة مدنيين بقصف على بلدة ترمالة اليوم. ودفنوا في بلدة حمرون."
    assert [place for place, _ in _where(text, finder, pack)] == ["XV1"]


NEAR_BY = "XV2,Zawfan,زوفان,,community,XA,XA1,XA12,,35.52,36.93,1500,\n"


@pytest.fixture(scope="module")
def pairs() -> Finder:
    return Finder(load([("villages.csv", CSV + ("\n".join(ROWS) + "\n" + NEAR_BY).encode())]))


@pytest.mark.parametrize(
    "text",
    [
        "قتل ثلاثة بقصف على حرش بين بلدتي ترمالة وزوفان.",
        "قتل رجل بلغم على الطريق الواصل بين ترمالة وبلدة زوفان.",
        "قتل رجل بلغم على الطريق بين #ترمالة وزوفان.",
        "A drone struck a car on the road between Tirmala and Zawfan, killing a man.",
        "A drone struck a car between the villages of Tirmala and Zawfan, killing a man.",
        "كلام لا يقول شيئا عن مكان. " * 60
        + "قتل ثلاثة بقصف على حرش بين بلدتي ترمالة وزوفان. "
        + "كلام آخر. " * 60
        + "ترمالة.",
    ],
)
def test_what_lies_between_two_places_lies_in_the_middle(text: str, pairs: Finder, pack: Pack) -> None:
    place = extract_events(text, published=None, finder=pairs, pack=pack)[0].place
    assert place is not None
    assert (place.lat, place.lon) == (355200000, 368900000)
    assert place.precision is not None
    assert 3_000 < place.precision < 4_000


@pytest.mark.parametrize(
    "text",
    [
        "قتل ثلاثة بقصف على بلدتي ترمالة وزوفان.",
        "قتل ثلاثة بينهم طفل بقصف على ترمالة وزوفان.",
        "قتل رجل باشتباكات بين عشيرتين في ترمالة وزوفان.",
        "Clashes between two clans in Tirmala and Zawfan killed a man.",
        "قتل رجل بقصف على حرش بين ترمالة ونورفال.",
    ],
)
def test_two_places_told_of_together_are_not_a_pair(text: str, pairs: Finder, pack: Pack) -> None:
    place = extract_events(text, published=None, finder=pairs, pack=pack)[0].place
    assert place is not None
    assert place.lat == 355200000
    assert place.lon in (368500000, 369300000)
