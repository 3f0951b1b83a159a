"""One text that tells of several attacks: each with its own day, place, weapon and people. All reports are invented.

Published on Wednesday 8 May 2024.
"""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.model.claims import Event
from tawthiq.model.places import PlaceFinder

WEDNESDAY = date(2024, 5, 8)
Told = tuple[str, str | None, list[tuple[str, str, int | None, int | None]]]
CASES: list[tuple[str, list[Told]]] = [
    (  # a day that stands on a line of its own is that of the lines under it
        "حصاد الأسبوع\nالثلاثاء 7 أيار\nإصابة مدنيين اثنين بقصف مدفعي على كفر توت.\nالاثنين 6 أيار\n"
        "مقتل راع بطائرة مسيرة استهدفت دراجة نارية قرب تل الريحان.",
        [
            ("shelling", "2024-05-07", [("injured", "civilians", 2, 2)]),
            ("drone_strike", "2024-05-06", [("killed", "all", 1, 1)]),
        ],
    ),
    (
        "Tuesday, 7 May\nShelling of Kafr Tut injured two women.\nMonday, 6 May\nA drone strike killed a shepherd.",
        [
            ("shelling", "2024-05-07", [("injured", "women", 2, 2)]),
            ("drone_strike", "2024-05-06", [("killed", "all", 1, 1)]),
        ],
    ),
    (  # "in another incident" parts events even where no weapon is named again
        "أصيب رجل بانفجار لغم في كفر توت. وفي حادثة منفصلة عثر على جثة امرأة قتلت أمس.",
        [
            ("landmine_uxo", None, [("injured", "men", 1, 1)]),
            ("other", "2024-05-07", [("killed", "women", 1, 1)]),
        ],
    ),
    (
        "A man was killed by a landmine in Kafr Tut. In a separate incident, a shepherd was killed on Tuesday.",
        [
            ("landmine_uxo", None, [("killed", "men", 1, 1)]),
            ("other", "2024-05-07", [("killed", "all", 1, 1)]),
        ],
    ),
    (  # the attack behind a toll that names none is the same event, on its own day
        "ارتفاع حصيلة مجزرة كفر توت إلى 6 قتلى بعد وفاة طفلة اليوم. "
        "وكانت قوات النظام قد استهدفت القرية بقذائف المدفعية يوم الاثنين الفائت.",
        [("shelling", "2024-05-06", [("killed", "all", 6, 6), ("killed", "children", 1, 1)])],
    ),
    (  # what befell people on a day before, behind "after"
        "أصيب طفلان اليوم بانفجار قنبلة في كفر توت. والحادثة هي الثالثة من نوعها خلال 48 ساعة، بعد أن أصيب أربعة أطفال"
        " أمس بانفجارين مماثلين في تل الريحان.",
        [
            ("unknown_explosion", "2024-05-08", [("injured", "children", 2, 2)]),
            ("unknown_explosion", "2024-05-07", [("injured", "children", 4, 4)]),
        ],
    ),
    (  # an attack like the one before is of its weapon and party
        "قتل رجل بقصف صاروخي لقوات النظام على بلدة كفر توت اليوم. كما أصيبت امرأتان بقصف مماثل على بلدة تل الريحان.",
        [
            ("rocket_missile", "2024-05-08", [("killed", "men", 1, 1)]),
            ("rocket_missile", "2024-05-08", [("injured", "women", 2, 2)]),
        ],
    ),
    (  # a sentence in which a second weapon does its own harm
        "Shelling killed two people in Kafr Tut on Tuesday, and a drone attack on Tal al-Rihan wounded a boy.",
        [
            ("shelling", "2024-05-07", [("killed", "all", 2, 2)]),
            ("drone_strike", "2024-05-07", [("injured", "children", 1, 1)]),
        ],
    ),
    (  # one of the days of a range, and another day of what was told of
        "منذ الأول من الشهر الجاري استهدفت طائرات كفر توت بغارات. وقتل يوم الأحد الماضي طفلان وامرأة في خيمة.",
        [
            ("airstrike", "2024-05-01", []),
            ("airstrike", "2024-05-05", [("killed", "children", 2, 2), ("killed", "women", 1, 1)]),
        ],
    ),
    (
        "Shelling killed four people in Kafr Tut on Tuesday. A day earlier two people were killed.",
        [
            ("shelling", "2024-05-07", [("killed", "all", 4, 4)]),
            ("shelling", "2024-05-06", [("killed", "all", 2, 2)]),
        ],
    ),
    (
        "ارتفع عدد القتلى منذ اندلاع الاشتباكات يوم الأحد إلى 321، فيما أعدم مسلحون ميدانيا عشرة أشخاص صباح الاثنين.",
        [
            ("ground_fighting", "2024-05-05", [("killed", "all", 321, 321)]),
            ("execution", "2024-05-06", [("executed", "all", 10, 10)]),
        ],
    ),
    (
        "سقط ثمانية شهداء إثر غارة الليلة الماضية، بينما استشهد اليوم صحفيان في قصف مدفعي.",
        [
            ("airstrike", "2024-05-07", [("killed", "all", 8, 8)]),
            ("shelling", "2024-05-08", [("killed", "journalists", 2, 2)]),
        ],
    ),
    (
        "Missiles hit several cities, killing 19 people. In Ainabad, a strike on Sunday killed 13.",
        [
            ("rocket_missile", None, [("killed", "all", 19, 19)]),
            ("airstrike", "2024-05-05", [("killed", "all", 13, 13)]),
        ],
    ),
    (  # the day of the attack goes before the time that it is counted in
        "قصف مدفعي على كفر توت للمرة الثالثة خلال أسبوعين: عشرة قتلى ليل الاثنين/الثلاثاء.",
        [("shelling", "2024-05-06", [("killed", "all", 10, 10)])],
    ),
    (  # كما with a verb, also where the places stand before the weapon
        "قصف صاروخي لقوات النظام على كفر توت، كما قصفت الفصائل ثكنة لقوات النظام قرب تل الريحان.",
        [("rocket_missile", None, []), ("shelling", None, [])],
    ),
    (
        "مقتل رجل بقصف استهدف كفر توت، كما تعرضت بلدة تل الريحان ومحيط قرية عين الورد لقصف مدفعي أدى لسقوط جرحى.",
        [
            ("shelling", None, [("killed", "men", 1, 1)]),
            ("shelling", None, [("injured", "all", 2, None)]),
        ],
    ),
    (  # another party with weapons of another family
        "An airstrike on Kafr Tut killed 15 people on Tuesday. Rebels fired rockets, lightly injuring three.",
        [
            ("airstrike", "2024-05-07", [("killed", "all", 15, 15)]),
            ("rocket_missile", "2024-05-07", [("injured", "all", 3, 3)]),
        ],
    ),
]


def _told(events: list[Event]) -> list[Told]:
    return [
        (
            e.event_type,
            e.date_start.isoformat() if e.date_start else None,
            [(c.kind, c.group, c.min, c.max) for c in e.counts],
        )
        for e in events
    ]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_every_attack_has_its_own_day_weapon_and_people(
    text: str, expected: list[Told], pack: Pack, finder: PlaceFinder
) -> None:
    assert _told(extract_events(text, published=WEDNESDAY, finder=finder, pack=pack)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tuesday, 7 May\nShelling of Kafr Tut on Monday injured two women, residents said.",
        "الثلاثاء 7 أيار\nإصابة امرأتين بقصف مدفعي على كفر توت يوم الاثنين.",
    ],
)
def test_one_day_at_the_head_gives_way_to_the_day_of_the_story(
    text: str, pack: Pack, finder: PlaceFinder
) -> None:
    (event,) = extract_events(text, published=WEDNESDAY, finder=finder, pack=pack)
    assert event.date_start == date(2024, 5, 6)


def test_an_unknown_overall_number_is_no_total_of_another_event(pack: Pack) -> None:
    (event,) = extract_events(
        "An airstrike on Kafr Tut killed four people on Tuesday. Residents spoke of wounded people, but how many "
        "were wounded is not known.",
        published=WEDNESDAY,
        finder=None,
        pack=pack,
    )
    assert event.scope == "event"


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("قتل 12 طفلا بصاروخ على كفر توت. ونفى حزب الله مسؤوليته عن القصف.", "unknown"),
        ("A rocket killed two people in Kafr Tut. The SDF denied responsibility for it.", "unknown"),
        ("A rocket killed two people in Kafr Tut. The SDF claimed responsibility for it.", "sdf_ypg"),
        ("An airstrike damaged an Iranian cultural centre in Kafr Tut and killed five.", "unknown"),
        ("Iranian missiles killed five people in Kafr Tut.", "iran_militia"),
    ],
)
def test_who_denies_or_is_only_described_did_nothing(text: str, party: str, pack: Pack) -> None:
    (event,) = extract_events(text, published=WEDNESDAY, finder=None, pack=pack)
    assert event.actor_class == (party,)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "قصفت الطائرات الروسية كفر توت اليوم، كما استهدفت تل الريحان بست غارات.",
            [("russia",), ("russia",)],
        ),
        (
            "قصفت الطائرات الروسية كفر توت اليوم، كما استهدفت قوات النظام تل الريحان بالمدفعية.",
            [("russia",), ("syrian_government",)],
        ),
        ("شنت هيئة تحرير الشام هجوما على مواقع قوات الأسد.", [("hts",)]),
    ],
)
def test_a_verb_without_a_party_is_of_the_one_before(
    text: str, parties: list[tuple[str, ...]], pack: Pack
) -> None:
    events = extract_events(text, published=WEDNESDAY, finder=None, pack=pack)
    assert [e.actor_class for e in events] == parties


def test_an_arabic_attack_on_posts_is_fighting(pack: Pack) -> None:
    (event,) = extract_events(
        "شنت هيئة تحرير الشام هجوما على مواقع قوات الأسد.", published=None, finder=None, pack=pack
    )
    assert (event.event_type, event.targets) == ("ground_fighting", ("military",))


def test_wounded_of_two_places_are_not_the_same_for_having_no_number(pack: Pack, finder: PlaceFinder) -> None:
    events = extract_events(
        "كفر توت: سقوط جرحى بقصف مدفعي على القرية.\nتل الريحان: سقوط جرحى بقصف صاروخي على البلدة.",
        published=WEDNESDAY,
        finder=finder,
        pack=pack,
    )
    assert [[(c.kind, c.min) for c in e.counts] for e in events] == [[("injured", 2)], [("injured", 2)]]


@pytest.mark.parametrize(
    "text",
    [
        "A civilian died today of injuries he suffered when a bomb exploded in Kafr Tut three days ago.",
        "توفي طفل اليوم متأثرا بجراح أصيب بها بقصف يوم الأحد على كفر توت.",
    ],
)
def test_who_dies_of_wounds_belongs_to_the_day_of_the_attack(text: str, pack: Pack) -> None:
    (event,) = extract_events(text, published=WEDNESDAY, finder=None, pack=pack)
    assert event.date_start == date(2024, 5, 5)
