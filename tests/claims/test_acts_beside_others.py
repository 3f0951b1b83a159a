"""English words that are acts only beside others, shares of a toll, and words under pictures. All is invented."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.model.claims import Event

Row = tuple[str, str, int | None, int | None]


def read(text: str, pack: Pack) -> list[Event]:
    return extract_events(text, published=date(2024, 5, 15), finder=None, pack=pack)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Militiamen burned 40 houses in the village.", ["property_destruction"]),
        ("Dozens of homes were burnt in Kafr Tut.", ["property_destruction"]),
        ("Soldiers destroyed 40 houses in Tal al-Rihan.", ["property_destruction"]),
        ("The strike destroyed two homes.", ["airstrike"]),
        ("A boy was burned by an explosion.", ["unknown_explosion"]),
        ("200 detainees were released from the prison on Sunday.", ["other"]),
        ("The ministry released a statement.", []),
        ("Police arrested four suspects over the kidnapping of a merchant.", ["detention"]),
        ("Guards broke up a kidnapping gang, arresting four men.", ["detention"]),
        ("Gunmen kidnapped four merchants.", ["abduction"]),
        ("Two displaced children were injured.", ["other"]),
        ("The shelling displaced 40 families.", ["shelling"]),
    ],
)
def test_an_act_needs_what_makes_it_one(text: str, types: list[str], pack: Pack) -> None:
    assert [e.event_type for e in read(text, pack)] == types


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "A strike killed 46 people, half of them children.",
            [("killed", "all", 46, 46), ("killed", "children", 23, 23)],
        ),
        (
            "A strike killed 7 people, a third of them women.",
            [("killed", "all", 7, 7), ("killed", "women", 2, 3)],
        ),
        (
            "Shelling killed at least 20 people, three quarters of whom were women.",
            [("killed", "all", 20, None), ("killed", "women", 15, None)],
        ),
        ("A strike killed 46 people, half of them foreigners.", [("killed", "all", 46, 46)]),
        ("قتل 9 أشخاص بقصف، ثلثهم أطفال", [("killed", "all", 9, 9), ("killed", "children", 3, 3)]),
        ("قتل 46 شخصا بغارة، نصفهم نساء وأطفال", [("killed", "all", 46, 46)]),
        ("200 detainees were released from the prison on Sunday.", []),
        ("Shells hit the town, injuring two displaced children.", [("injured", "children", 2, 2)]),
        ("Eleven migrants drowned when their boat sank.", []),
        (
            "Gunmen attacked, leaving one student shot to death and abducting 27 students.",
            [("killed", "all", 1, 1), ("detained", "all", 27, 27)],
        ),
        (
            "Civilian killed and three others, including children, injured in Kafr Tut",
            [("killed", "civilians", 1, 1), ("injured", "civilians", 3, 3), ("injured", "children", 2, None)],
        ),
        ("Snipers shot a student on Tuesday.", [("killed_or_injured", "all", 1, 1)]),
        ("Gunmen shot and wounded a mayor.", [("injured", "all", 1, 1)]),
        ("A woman was shot by a sniper in the town and later died.", [("killed", "women", 1, 1)]),
        ("A drone was shot down.", []),
        ("Salim al-Karam, 52, was killed by a shell.", [("killed", "all", 1, 1)]),
        (
            "Three brothers, aged 4 to 9, and their aunt were killed by a shell.",
            [("killed", "children", 3, 3), ("killed", "women", 1, 1)],
        ),
        ("Three workers, aged between 25 and 40, were killed by a shell.", [("killed", "all", 3, 3)]),
        ("Ankara says soldier killed in attack", [("killed", "fighters", 1, 1)]),
    ],
)
def test_people_beside_such_acts_are_counted(text: str, rows: list[Row], pack: Pack) -> None:
    assert [(c.kind, c.group, c.min, c.max) for e in read(text, pack) for c in e.counts] == rows


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Two people were killed in Monday's shelling, bringing the toll since Friday to 41.",
            [("event", "shelling", 2), ("total", "other", 41)],
        ),
        (
            "Two people were killed by shells, bringing the death toll this week to 41.",
            [("event", "shelling", 2), ("total", "other", 41)],
        ),
        ("Two people were killed by shells.", [("event", "shelling", 2)]),
        (
            "As many as 20 people are feared dead after an airstrike on a village.",
            [("event", "airstrike", None)],
        ),
        (
            "Loud explosions were heard after rockets hit the town, killing 3.",
            [("event", "rocket_missile", 3)],
        ),
        (
            "Explosion kills three in Kafr Tut and the regime forces shell Tal al-Rihan, killing two",
            [("event", "unknown_explosion", 3), ("event", "shelling", 2)],
        ),
    ],
)
def test_a_sum_is_no_event_and_what_is_heard_no_other_attack(
    text: str, events: list[tuple[str, str, int | None]], pack: Pack
) -> None:
    assert [(e.scope, e.event_type, e.counts[0].min) for e in read(text, pack)] == events


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("An air strike killed 18 militants.", ("military",)),
        ("An air strike killed 18 militants and two civilians.", ("none_stated",)),
        ("An air strike on a house killed two soldiers.", ("home_residential",)),
        ("Two soldiers were killed in an accident.", ("none_stated",)),
    ],
)
def test_an_attack_that_hurt_only_fighters_was_on_them(
    text: str, targets: tuple[str, ...], pack: Pack
) -> None:
    assert [e.targets for e in read(text, pack)] == [targets]


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Turkish jets attack pro-government forces.", ("turkey",)),
        ("A bomb kills three YPG fighters.", ("unknown",)),
        ("Workers were kidnapped by IS in the desert.", ("isis",)),
    ],
)
def test_who_is_attacked_does_not_act(text: str, classes: tuple[str, ...], pack: Pack) -> None:
    assert [e.actor_class for e in read(text, pack)] == [classes]


def test_words_under_a_picture_are_no_event_and_a_lone_line_is_no_caption(pack: Pack) -> None:
    story = "Warplanes bombed a depot near the town on Tuesday, killing three people.\n"
    for caption in (
        "A man looks at a house hit by shelling on November 20, 2019. (Credit: Invented Agency)\n",
        "FILE: A drone fires a missile over a range in the desert.\n",
        "Fighters who were arrested after the prison was attacked. Pic: Invented Agency\n",
    ):
        assert [e.event_type for e in read(caption + story, pack)] == ["airstrike"]
    (event,) = read("Ten people were killed in a strike on the town on Monday (Reuters)", pack)
    assert [(c.kind, c.min) for c in event.counts] == [("killed", 10)]


def test_a_row_that_headline_and_story_tell_stays_when_another_event_has_the_same_number(pack: Pack) -> None:
    text = (
        "Civilian killed and three injured in Kafr Tut\n\n"
        "Activists have documented the death of a civilian in rocket attacks on Kafr Tut on Monday.\n"
        "On Saturday, activists documented the death of a civilian in rocket attacks on Tal al-Rihan.\n"
    )
    assert ("killed", 1) in [(c.kind, c.min) for c in read(text, pack)[0].counts]


@pytest.mark.parametrize(
    ("text", "classes", "rows"),
    [
        ("Turkish soldier killed by YPG near Kafr Tut", ("sdf_ypg",), [("fighters", 1, 1)]),
        ("Top Syrian general killed by ISIS landmine", ("isis",), [("fighters", 1, 1)]),
        ("Reported deaths from Coalition airstrikes", ("us_coalition",), [("all", 2, None)]),
        ("A missile attack killed 40 leaders of Islamic State", ("unknown",), [("fighters", 40, 40)]),
    ],
)
def test_headlines_name_who_was_killed_and_by_whom(
    text: str, classes: tuple[str, ...], rows: list[tuple[str, int, int | None]], pack: Pack
) -> None:
    (event,) = read(text, pack)
    assert event.actor_class == classes
    assert [(c.group, c.min, c.max) for c in event.counts] == rows


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Turkish forces stationed in the base shelled Kafr Tut.", ("none_stated",)),
        ("Turkish forces shelled a base in Kafr Tut.", ("military",)),
        ("An air strike wounded two men, who were transported in an ambulance.", ("none_stated",)),
        ("An air strike hit an ambulance.", ("vehicle",)),
        ("Rockets hit populated neighbourhoods of Kafr Tut.", ("home_residential",)),
        ("A roadside bomb destroyed a pick-up truck.", ("vehicle",)),
    ],
)
def test_what_fires_and_what_carries_the_wounded_is_not_hit(
    text: str, targets: tuple[str, ...], pack: Pack
) -> None:
    assert [e.targets for e in read(text, pack)] == [targets]


def test_moreover_opens_another_attack(pack: Pack) -> None:
    text = "Shells hit Kafr Tut, injuring a woman. Moreover, forces shelled Tal al-Rihan, injuring a child."
    assert [[c.group for c in e.counts] for e in read(text, pack)] == [["women"], ["children"]]


def test_those_arrested_over_a_killing_were_arrested(pack: Pack) -> None:
    text = "Police detained five people over the killing of a journalist in a car bomb."
    assert [e.event_type for e in read(text, pack)] == ["detention"]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("A convoy of 40 trucks carrying military equipment entered the province on Friday.", ["other"]),
        ("Troops and tanks crossed the border at dawn.", ["other"]),
        ("He entered the room.", []),
        ("Army units discovered a tunnel and a weapons cache in Kafr Tut.", ["other"]),
        ("Engineers defused dozens of bombs planted in Kafr Tut.", ["other"]),
        ("Warplanes dropped leaflets over the town.", []),
        ("Rebels surrendered and handed over their weapons under an agreement.", ["other"]),
        ("The sides signed an agreement on a truce.", ["statement_other"]),
        (
            "Heavy shelling and air strikes hit rebel-held areas for a fourth day, killing 32 people.",
            ["airstrike"],
        ),
    ],
)
def test_moves_finds_and_deals(text: str, types: list[str], pack: Pack) -> None:
    assert [e.event_type for e in read(text, pack)] == types


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("A 70-year-old was killed by shells.", [("killed", "all", 1)]),
        ("A 9-year-old and his mother were wounded.", [("injured", "children", 1), ("injured", "women", 1)]),
        ("A strike killed a three-year-old and another 8-year-old.", [("killed", "children", 2)]),
        ("A 10-year-old Palestinian was shot dead by soldiers.", [("killed", "children", 1)]),
        ("A 30-year-old dispute led to clashes.", []),
        ("The police chief of Kafr Tut was assassinated.", [("killed", "all", 1)]),
        ("The army captured 29 IS militants.", [("detained", "fighters", 29)]),
        (
            "One Turkish soldier killed, five wounded in Kafr Tut",
            [("killed", "fighters", 1), ("injured", "fighters", 5)],
        ),
        (
            "One civilian killed, five wounded in Kafr Tut",
            [("killed", "civilians", 1), ("injured", "all", 5)],
        ),
    ],
)
def test_people_told_of_by_age_or_office(text: str, rows: list[tuple[str, str, int]], pack: Pack) -> None:
    assert [(c.kind, c.group, c.min) for e in read(text, pack) for c in e.counts] == rows


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Jets believed to be Russian carried out strikes on a hospital in Kafr Tut.", ("health_facility",)),
        ("Two men, carried to a hospital, were hurt by an air strike.", ("none_stated",)),
        ("The army seized four hills, a field source said.", ("none_stated",)),
        ("At least 22 fighters were killed in battles for the dam.", ("infrastructure", "military")),
        ("Jets destroyed two arms depots.", ("military",)),
    ],
)
def test_hospitals_hit_and_fields_that_are_none(text: str, targets: tuple[str, ...], pack: Pack) -> None:
    assert [e.targets for e in read(text, pack)] == [targets]
