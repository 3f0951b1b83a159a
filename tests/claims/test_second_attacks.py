"""Attacks told one behind the other in one sentence or in two, each with its own weapon, people and place.

Every text is put together of two clauses, so that the right answer is known by the way it was made. The finder knows
three villages; of the last two no table knows anything.
"""

from __future__ import annotations

from itertools import product

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.model.places import PlaceFinder

Row = tuple[str, str, int, int]
ENGLISH_FIRST: list[tuple[str, str, Row]] = [
    ("An airstrike on Kafr Tut killed five people", "airstrike", ("killed", "all", 5, 5)),
    (
        "Two civilians were killed when a rocket hit a house in Kafr Tut",
        "rocket_missile",
        ("killed", "civilians", 2, 2),
    ),
    ("In Kafr Tut, a landmine explosion killed a man", "landmine_uxo", ("killed", "men", 1, 1)),
]
ENGLISH_THEN: list[tuple[str, str, Row]] = [
    ("artillery shelling on {} killed three children", "shelling", ("killed", "children", 3, 3)),
    ("a woman was killed in a drone strike in {}", "drone_strike", ("killed", "women", 1, 1)),
    ("in {}, an airstrike wounded four people", "airstrike", ("injured", "all", 4, 4)),
]
ENGLISH_JOINED = [
    "{}. {}.",
    "{}; {}.",
    "{}, while {}.",
    "{}, and {}.",
    "{}. In addition, {}.",
    "{}. Hours later, {}.",
]
ARABIC_FIRST: list[tuple[str, str, Row]] = [
    ("قتل خمسة أشخاص بغارة جوية على قرية كفر توت", "airstrike", ("killed", "all", 5, 5)),
    ("أدى قصف صاروخي على كفر توت إلى مقتل مدنيين اثنين", "rocket_missile", ("killed", "civilians", 2, 2)),
    ("مقتل رجل بانفجار لغم في بلدة كفر توت", "landmine_uxo", ("killed", "men", 1, 1)),
]
ARABIC_THEN: list[tuple[str, str, Row]] = [
    ("قتل ثلاثة أطفال بقصف مدفعي على قرية {}", "shelling", ("killed", "children", 3, 3)),
    ("أدى هجوم بطائرة مسيرة على بلدة {} إلى مقتل امرأة", "drone_strike", ("killed", "women", 1, 1)),
    ("أصيب أربعة أشخاص بغارة جوية في {}", "airstrike", ("injured", "all", 4, 4)),
]
ARABIC_JOINED = [
    "{}. {}.",
    "{}، كما {}.",
    "{}، فيما {}.",
    "{}، بينما {}.",
    "{}، في حين {}.",
    "{}، و{}.",
    "{}. وأيضا {}.",
]


def _read(text: str, pack: Pack, finder: PlaceFinder | None) -> list[tuple[str, list[Row]]]:
    events = extract_events(text, published=None, finder=finder, pack=pack)
    return [(e.event_type, [(c.kind, c.group, c.min or 0, c.max or 0) for c in e.counts]) for e in events]


@pytest.mark.parametrize("place", ["Tal al-Rihan", "Kafr Nuran"], ids=["known", "unknown"])
@pytest.mark.parametrize(("first", "then"), list(product(ENGLISH_FIRST, ENGLISH_THEN)))
def test_two_attacks_in_english(
    first: tuple[str, str, Row], then: tuple[str, str, Row], place: str, pack: Pack, apart: PlaceFinder
) -> None:
    second = then[0].format(place)
    for joined in ENGLISH_JOINED:
        text = joined.format(first[0], second)
        assert (text, _read(text, pack, apart)) == (text, [(first[1], [first[2]]), (then[1], [then[2]])])


@pytest.mark.parametrize("place", ["تل الريحان", "كفر نوران"], ids=["known", "unknown"])
@pytest.mark.parametrize(("first", "then"), list(product(ARABIC_FIRST, ARABIC_THEN)))
def test_two_attacks_in_arabic(
    first: tuple[str, str, Row], then: tuple[str, str, Row], place: str, pack: Pack, apart: PlaceFinder
) -> None:
    second = then[0].format(place)
    for joined in ARABIC_JOINED:
        text = joined.format(first[0], second)
        assert (text, _read(text, pack, apart)) == (text, [(first[1], [first[2]]), (then[1], [then[2]])])


@pytest.mark.parametrize(
    "text",
    [
        "An airstrike on Kafr Tut killed five people, and the strike wounded three in Kafr Nuran.",
        "An airstrike on Kafr Tut killed five people and wounded nine, and left houses in ruins in Tal al-Rihan.",
        "An airstrike on Kafr Tut killed five people, and the wounded were taken to a hospital in Tal al-Rihan.",
        "An airstrike killed two people in Kafr Tut. Residents of Kafr Nuran said the strike killed five.",
        "A drone strike killed two people in Kafr Tut. A group on Facebook wrote that a drone killed three.",
        "An airstrike killed two people in Kafr Tut. A bomb hit a house near Nuran Mosque, killing one of them.",
        "قتل خمسة أشخاص بغارة جوية على قرية كفر توت، وأدت الغارة إلى إصابة عشرة وأضرار حتى تل الريحان.",
        "قتل خمسة أشخاص بغارة جوية على قرية كفر توت، ونقل المصابون إلى مشفى في تل الريحان.",
        "قتل شاب وأصيب والداه بقصف مدفعي على قرية كفر توت.",
        "نفذت قوات أمنية مداهمات في كفر توت واعتقلت تسعة أشخاص في كفر توت وتل الريحان.",
        "مقتل ستة مدنيين بقصف صاروخي على كفر توت، وإصابة 26 آخرين جراء قصف صاروخي مصدره تل الريحان.",
        "قتل خمسة أشخاص بقصف على قرية كفر توت. وأدى القصف على القرية إلى إصابة ثلاثة أطفال في كفر نوران.",
    ],
)
def test_what_goes_on_about_one_attack_is_no_second(text: str, pack: Pack, apart: PlaceFinder) -> None:
    assert len(_read(text, pack, apart)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A raid killed a man in Kafr Tut on 3 May 2024, and injured three people in Tal al-Rihan on 4 May 2024.",
        "قصف مدفعي قتل رجلا في كفر توت يوم 3 أيار 2024، وأصاب ثلاثة أشخاص في تل الريحان يوم 4 أيار 2024.",
    ],
)
def test_a_day_behind_a_place_is_of_what_stands_before_it(text: str, pack: Pack, apart: PlaceFinder) -> None:
    events = extract_events(text, published=None, finder=apart, pack=pack)
    assert [str(e.date_start) for e in events] == ["2024-05-03", "2024-05-04"]
