"""A sentence with the numbers of two parties: two events, each with its own; a sum over days and a fight stay one."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.model.places import PlaceFinder

REGIME, RUSSIA, SDF, TURKEY = "syrian_government", "russia", "sdf_ypg", "turkey"

TWO = [
    ("قتل 18 مدنياً بقصف قوات النظام و20 بقصف روسي.", (REGIME, "killed civilians 18"), (RUSSIA, "killed civilians 20")),
    ("قتل 5 مدنيين على يد قوات النظام و3 على يد قسد.", (REGIME, "killed civilians 5"), (SDF, "killed civilians 3")),
    ("مقتل طفلين برصاص قسد وثلاثة بقصف تركي.", (SDF, "killed children 2"), (TURKEY, "killed children 3")),
    ("قتلت قوات النظام 7 مدنيين وقتلت القوات الروسية 4.", (REGIME, "killed civilians 7"), (RUSSIA, "killed all 4")),
    ("قتل مدني برصاص قسد وأصيب اثنان برصاص الجندرما.", (SDF, "killed civilians 1"), (TURKEY, "injured all 2")),
    (
        "18 civilians were killed by government shelling and 20 by Russian strikes in Kafr Tut.",
        (REGIME, "killed civilians 18"),
        (RUSSIA, "killed civilians 20"),
    ),
    (
        "18 civilians were killed by government shelling and 20 were killed by Russian strikes.",
        (REGIME, "killed civilians 18"),
        (RUSSIA, "killed all 20"),
    ),
    ("Five people were killed by regime forces and three by the SDF.", (REGIME, "killed all 5"), (SDF, "killed all 3")),
    (
        "Two children were killed by SDF gunfire and three by Turkish shelling.",
        (SDF, "killed children 2"),
        (TURKEY, "killed children 3"),
    ),
    (
        "Regime forces killed 7 civilians and Russian forces 4.",
        (REGIME, "killed civilians 7"),
        (RUSSIA, "killed civilians 4"),
    ),
]  # fmt: skip

ONE = [
    ("Since January, 200 civilians were killed by government forces and 50 by Russian forces.", [200, 50]),
    ("In May, 18 civilians were killed by government forces and 20 by Russian forces.", [18, 20]),
    ("قتل منذ بداية العام 200 مدني، 150 منهم على يد قوات النظام و50 على يد القوات الروسية.", [200, 150, 50]),
    ("مقتل 18 مدنياً، 10 منهم بقصف النظام و8 بقصف روسي.", [18, 10, 8]),
    ("20 civilians were killed, 12 of them by government shelling and 8 by Russian strikes.", [20, 12, 8]),
    ("قصفت قوات النظام والقوات الروسية كفر توت ما أدى لمقتل 5 مدنيين وإصابة 7.", [5, 7]),
]


@pytest.mark.parametrize(("text", "first", "second"), TWO)
def test_each_party_has_its_number(
    text: str, first: tuple[str, str], second: tuple[str, str], pack: Pack
) -> None:
    events = extract_events(text, published=None, finder=None, pack=pack)
    told = [(e.actor_class, [f"{c.kind} {c.group} {c.min}" for c in e.counts]) for e in events]
    assert told == [((party,), [row]) for party, row in (first, second)]


@pytest.mark.parametrize(("text", "numbers"), ONE)
def test_a_sum_and_what_two_did_together_stay_one(text: str, numbers: list[int], pack: Pack) -> None:
    (event,) = extract_events(text, published=date(2019, 6, 3), finder=None, pack=pack)
    assert [c.min for c in event.counts] == numbers
    assert len(event.actor_class) > 1


def test_both_are_at_the_one_place_that_is_named(pack: Pack, finder: PlaceFinder) -> None:
    text = "In Kafr Tut, 18 civilians were killed by government shelling and 20 by Russian strikes on Monday."
    events = extract_events(text, published=date(2019, 6, 5), finder=finder, pack=pack)
    assert [(e.place and e.place.text, e.date_start) for e in events] == [("Kafr Tut", date(2019, 6, 3))] * 2
