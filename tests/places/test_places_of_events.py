"""Which place of a report is that of its event. Country, towns and reports are invented."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.flow.texts import finder_for
from tawthiq.places import Finder, load
from tawthiq.places.areas import read_pack
from tawthiq.places.gazetteer import packaged

from .invented import CSV, HEADER, PACK

SEAT = 5_000_000
ROWS = [
    f"XS1,Bayruha,بيروحة,,community,XA,XA1,XA12,,35.40,36.70,2000,{SEAT}",
    f"XS2,Qasbiya,قصبية,,community,XA,XA2,XA21,,34.60,36.40,2000,{SEAT}",
    "XV1,Tirmala,ترمالة,,community,XA,XA1,XA12,,35.45,36.75,1500,",
    "XV2,Zawf,زوفان,,community,XA,XA1,XA12,,35.43,36.66,1500,",
    "XV3,Hamrun,حمرون,,community,XA,XA2,XA21,,34.62,36.44,1500,",
    "XV4,Hole,الحولاء,,community,XA,XA1,XA12,,35.47,36.61,1500,",
    "XC2,Tirmela,ترميلة,,camp,XA,XA2,XA21,,34.65,36.42,800,",
]


@pytest.fixture(scope="module")
def finder() -> Finder:
    more = (HEADER + "\n".join(ROWS) + "\n").encode()
    return Finder(load([("villages.csv", CSV), ("more.csv", more)]), [read_pack("invented", PACK)])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("قتل مدني بقصف على ترمالة غربي بيروحة.", "XV1"),
        ("قتل رجل من قرية حمرون بقصف على ترمالة.", "XV1"),
        ("قصف مصدره حاجز في حمرون قتل طفلا في ترمالة.", "XV1"),
        ("أصيبت امرأة مهجرة من قصبية بقصف على ترمالة.", "XV1"),
        ("#ترمالة\nقتل مدني بقصف مدفعي.", "XV1"),
        ("#زهرانيا\n#ترمالة\nقتل مدني بقصف مدفعي.", "XV1"),
        ("ترمالة: قتل مدني بقصف مدفعي، ونقل الجرحى إلى مشفى مدينة قصبية.", "XV1"),
        ("قصف مصدره قوات النظام طال بلدة ترمالة قتل رجلا، وهو من قرية حمرون شرقي قصبية.", "XV1"),
        ("قتل سالم ترمالة بقصف مدفعي على قرية حمرون.", "XV3"),
        ("مقتل طفل بلغم في بادية ترمالة شرقي بيروحة.", "XV1"),
        ("قصف مدفعي على قرية جوليان جنوب مدينة بيروحة.", "XA/XA1/XA12"),
        ("قصف مدفعي على قرية “كركان” التابعة لمدينة بيروحة.", "XA/XA1/XA12"),
        ("Shelling of Tirmala, east of Bayruha, killed two people.", "XV1"),
        ("Shelling killed two people in Tirmala, near Bayruha.", "XV1"),
        ("A woman displaced from Qasbiya was killed by shelling in Tirmala.", "XV1"),
        ("A mine left a hole in the road and killed a boy in Tirmala.", "XV1"),
        ("Shelling killed two people in Tirmela, near Bayruha.", "XV1"),
        ("قتل طفل بقصف على حمرون بريف بيروحة.", "XA12"),
    ],
)
def test_the_place_struck_is_not_its_address_nor_an_origin(
    text: str, code: str, finder: Finder, pack: Pack
) -> None:
    events = extract_events(text, published=date(2024, 5, 8), finder=finder, pack=pack)
    assert [e.place.pcode if e.place else None for e in events] == [code]


def test_the_countryside_of_a_town_is_said_with_its_own_precision(finder: Finder, pack: Pack) -> None:
    text = "قتل طفل بقصف على حمرون بريف بيروحة."
    place = extract_events(text, published=None, finder=finder, pack=pack)[0].place
    assert place is not None
    assert (place.precision or 0) >= 12_000


@pytest.fixture(scope="module")
def world() -> Finder:
    return Finder(packaged())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("An airstrike on a house in Khan Younis killed five people.", "gn:281124"),
        ("El Fasher: shelling on the Abu Nowhere displacement camp killed 12 people.", "gn:379555"),
    ],
)
def test_the_packaged_towns_are_found_in_other_transliterations(
    text: str, code: str, world: Finder, pack: Pack
) -> None:
    events = extract_events(text, published=None, finder=world, pack=pack)
    assert [e.place.pcode if e.place else None for e in events] == [code]


@pytest.fixture(scope="module")
def towns() -> Finder:
    return finder_for((), ("syria",))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Shelling of Hama killed two people.", "gn:170017"),
        ("Two people were shot in Daraa.", "gn:170905"),
        ("قتل رجل بقصف على درعا", "gn:170905"),
        ("A car bomb exploded in the centre of Azaz.", "gn:172082"),
        ("A strike on Jabalia killed two people.", "gn:281129"),
        ("One man was killed by gunfire near Jenin.", "gn:283506"),
        ("A rocket hit a house in Zaporizhzhia.", "gn:687700"),
        ("A drone attack on Odessa killed two people.", "gn:698740"),
        ("انفجار في لندن أوقع 3 قتلى", "gn:2643743"),
        ("قصف على القنيطرة أوقع 3 قتلى", "gn:173334"),
        ("Shelling of the countryside of Quneitra killed two people.", "gn:173334"),
        ("قصف على مدينة هجين شرق دير الزور", "gn:174506"),
        ("Police arrested 15 people.", None),
        ("Riyad Karam, 52, was killed.", None),
        ("Myanmar's military bombed a school, killing two people.", None),
        ("A boat was hit by gunfire off Gaza, killing two.", "gn:281133"),
        ("فقدنا رجلا كريما في قصف", None),
    ],
)
def test_the_packaged_towns_go_by_their_usual_names(
    text: str, code: str | None, towns: Finder, pack: Pack
) -> None:
    events = extract_events(text, published=None, finder=towns, pack=pack)
    assert [e.place.pcode if e.place else None for e in events] == [code]


@pytest.mark.parametrize(
    ("text", "pcode"),
    [
        ("Three people were killed in shelling of Termalah. Officials spoke in Bayruha.", "XV1"),
        ("Residents of Termalah were killed by shells. Officials spoke in Bayruha.", "XV1"),
        ("قتل ثلاثة بقصف على قرية حمرون بريف زوفان.", "XV2"),
        ("قتل ثلاثة بقصف على قرية حمرون بريف قصبية.", "XV3"),
    ],
)
def test_a_misspelt_name_behind_shelling_and_a_village_far_from_its_town(
    text: str, pcode: str, pack: Pack, finder: Finder
) -> None:
    events = extract_events(text, published=date(2024, 5, 8), finder=finder, pack=pack)
    assert [e.place.pcode if e.place else None for e in events] == [pcode]


@pytest.mark.parametrize(
    ("text", "pcode"),
    [
        ("استشهد الصحفي كريم نعمان من مدينة قصبية. القصف كان في محيط بلدة ترمالة.", "XV1"),
        ("قصف استهدف سيارة على طريق ترمالة في منطقة بيروحة.", "XV1"),
        ("A man was killed by shells in Tirmala village of Bayruha.", "XV1"),
        ("قصف استهدف سيارة على طريق قصبية في منطقة بيروحة.", "XA12"),
        ("قصف أوقع قتلى قرب مقر الأمن الحولاء.", None),
        ("قصف أوقع قتلى في الحولاء.", "XV4"),
        ("Shelling killed two, The Tirmala Times said from Bayruha.", "XS1"),
    ],
)
def test_a_place_that_is_marked_goes_before_a_bare_one_and_adjectives_are_none(
    text: str, pcode: str | None, pack: Pack, finder: Finder
) -> None:
    events = extract_events(text, published=date(2024, 5, 8), finder=finder, pack=pack)
    assert [e.place.pcode if e.place else None for e in events] == [pcode]


NAMESAKES = [
    "XV8,Saada,صعدة,,community,SY,SY1,,,35.41,36.61,1500,",
    "XV9,Nasser,النصر,,community,SY,SY1,,,35.42,36.62,1500,",
    f"XS9,Bayruha,بيروحة,,community,SY,SY1,,,35.40,36.70,2000,{SEAT}",
]


@pytest.mark.parametrize(
    ("text", "pcode"),
    [
        ("غارات على صعدة قتلت ثلاثة مدنيين.", None),
        ("غارات على مدينة صعدة قتلت ثلاثة مدنيين.", None),
        ("غارات على قرية صعدة قرب بيروحة قتلت ثلاثة مدنيين.", "XV8"),
        ("غارات على قرية صعدة قتلت ثلاثة مدنيين.", None),
        ("An airstrike near Nasser in Khan Younis killed three people.", None),
        ("An airstrike near Nasser killed three people.", "XV9"),
        ("An airstrike near Nasser killed three people, officials said in Beirut.", "XV9"),
        ("An airstrike near Nasser in Bayruha killed three people who had come from Gaza.", "XS9"),
    ],
)
def test_a_village_with_the_name_of_a_well_known_place_abroad_is_not_meant(
    text: str, pcode: str | None, pack: Pack
) -> None:
    finder = Finder(load([("villages.csv", (HEADER + "\n".join(NAMESAKES) + "\n").encode())]))
    events = extract_events(text, published=date(2024, 5, 8), finder=finder, pack=pack)
    assert [e.place.pcode if e.place else None for e in events] == [pcode]


def test_nothing_is_abroad_for_a_gazetteer_whose_countries_are_not_known(pack: Pack, finder: Finder) -> None:
    found = extract_events("غارات على غزة وبيروحة قتلت ثلاثة.", published=None, finder=finder, pack=pack)
    assert [e.place.pcode if e.place else None for e in found] == ["XS1"]


WIRE = """At least 30 civilians killed in Countria since Monday, relief desk says

QASBIYA, 10 March 2024 (Halden Wire) - At least 30 civilians have been killed in Countria since Monday, the desk said.

An air raid on Tirmala late on Saturday killed seven people, a doctor said."""
WEEK = """حصيلة الأسبوع في كنتريا بين 4 و10 آذار: مقتل 34 مدنياً على الأقل.

أبرز الهجمات:
• الثلاثاء 5 آذار: 9 قتلى في ترمالة
• الخميس 7 آذار: 5 قتلى في حمرون"""


@pytest.mark.parametrize(
    ("text", "told"),
    [(WIRE, [("XA", [30]), ("XV1", [7])]), (WEEK, [("XA", [34]), ("XV1", [9]), ("XV3", [5])])],
)
def test_a_toll_of_days_in_a_country_is_no_event_of_one_of_its_places(
    text: str, told: list[tuple[str, list[int]]], pack: Pack
) -> None:
    """Neither of the town where it was written, nor together with the attacks that are told of one by one."""
    rows = ["XA,Countria,كنتريا,,country,,,,,35.0,36.0,150000,", *ROWS]
    finder = Finder(load([("country.csv", (HEADER + "\n".join(rows) + "\n").encode())]))
    events = extract_events(text, published=date(2024, 3, 11), finder=finder, pack=pack)
    found = [(e.place.pcode if e.place else None, [c.min for c in e.counts]) for e in events]
    assert found == told


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("رحلت السلطات أربعين لاجئاً عبر الحدود", None),
        ("أقدمت قوات الأمن على اعتقال ستة شبان", None),
        ("في إطار الحصار الذي قال إنه مستمر", None),
        ("Palestine Red Crescent volunteers came", None),
        ("قصف على إدلب", "Idlib"),
        ("قصف على مدينة غزة", "Gaza"),
        ("A strike on Paris", "Paris"),
    ],
)
def test_an_ordinary_word_is_no_town_far_away(text: str, code: str | None) -> None:
    """With the towns of the world loaded, الأمن is not Emmen; what a pack's country has is read all the same."""
    finder = finder_for((), ("syria",))
    found = finder.resolve(text, finder.mentions(text))
    assert (found and found.name_en) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("قالت سلطات المدينة إن الهدوء عاد", None),
        ("نعزي بقضاء الله وقدره أهالي الضحايا", None),
        ("دعوا لهم بالجنة وللجرحى بالشفاء العاجل", None),
        ("استهداف للبنى التحتية والكوادر الطبية", None),
        ("الخميس قُتل حارس", None),
        ("مقتل أربعة مدنيين في غارة على بيروت", "Beirut"),
        ("مقتل حارس في البصرة", "Basrah"),
    ],
)
def test_an_ordinary_word_is_no_town_where_no_pack_tells_the_country(
    text: str, code: str | None, world: Finder
) -> None:
    """The names of cities that are words too are believed behind a word that leads to a place, and then only."""
    found = world.resolve(text, world.mentions(text))
    assert (found and found.name_en) == code
