"""English sentences that tell of two acts give two events. All events are invented."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack


@pytest.mark.parametrize(
    ("text", "types"),
    [
        (
            "Peace talks began in Kafr Tut despite air strikes by warplanes on Maraata.",
            ["statement_other", "airstrike"],
        ),
        ("Rebels seized Kafr Tut after air strikes on it.", ["ground_fighting", "airstrike"]),
        ("An explosion in Kafr Tut and clashes in Maraata.", ["unknown_explosion", "ground_fighting"]),
        (
            "Kafr Tut: a missile hit a clinic; Maraata: drones hit a port; in Tal al-Rihan, shelling killed a man.",
            ["rocket_missile", "drone_strike", "shelling"],
        ),
        ("A strike hit Kafr Tut after a truce was announced.", ["airstrike"]),
        ("Troops shelled Kafr Tut and clashes in Maraata.", ["shelling", "ground_fighting"]),
        ("Regime shelling killed a child as Russian warplanes bombed Maraata.", ["shelling", "airstrike"]),
        ("Airstrikes and shelling killed 3 people in Kafr Tut.", ["airstrike"]),
        ("An explosive device left behind after clashes killed three brothers.", ["landmine_uxo"]),
        ("17 civilians killed and 25 homes destroyed in Kafr Tut.", ["other"]),
        ("25 homes were destroyed in Kafr Tut.", ["property_destruction"]),
        ("Gunmen attacked Kafr Tut after residents tried to stop them from abducting women.", ["other"]),
        ("Suicide bombings and raids by Islamic State killed 246 people in Kafr Tut.", ["ied_vbied"]),
        ("Clashes displaced 3,400 households. About 45 houses were burned.", ["ground_fighting"]),
        ("About 45 houses were burned in Kafr Tut.", ["property_destruction"]),
        ("Gunmen stormed Kafr Tut, looted the clinic and detained 14 people.", ["raid"]),
        ("Gunmen stormed Kafr Tut, killing nine.", ["ground_fighting"]),
        ("Gunmen detained 14 people in Kafr Tut.", ["detention"]),
        ("Three people were killed after an airstrike on Kafr Tut.", ["airstrike"]),
        ("Airstrikes on Kafr Tut and Maraata killed 3 people.", ["airstrike"]),
    ],
)
def test_each_act_is_an_event(text: str, types: list[str], pack: Pack) -> None:
    events = extract_events(text, published=date(2022, 6, 15), finder=None, pack=pack)
    assert [e.event_type for e in events] == types


def test_what_follows_goes_on_about_the_first_act(pack: Pack) -> None:
    text = "Rebels seized Kafr Tut after air strikes on it. The attackers killed five soldiers."
    events = extract_events(text, published=date(2022, 6, 15), finder=None, pack=pack)
    assert [len(e.counts) for e in events] == [1, 0]


def test_a_headline_is_left_whole(pack: Pack) -> None:
    text = "Rebels seize town after air strikes\nRebels took control of Kafr Tut on Monday, killing five soldiers."
    events = extract_events(text, published=date(2022, 6, 15), finder=None, pack=pack)
    assert [e.event_type for e in events] == ["ground_fighting"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Coalition aircraft flew over Kafr Tut as shells killed 2 people.", "shelling"),
        ("A boy was killed by the explosion of remnants left by previous shelling.", "landmine_uxo"),
        ("A suicide car explosion killed 3 rebels.", "ied_vbied"),
        ("Fierce clashes broke out in Kafr Tut, accompanied by heavy shelling.", "ground_fighting"),
        ("Israeli troops detained 17 people in overnight raids.", "raid"),
        ("An HIMARS strike killed 5 soldiers.", "rocket_missile"),
        ("A guided aerial bomb wounded 8 people.", "airstrike"),
        ("A suicidal attack hit elders in Kafr Tut.", "ied_vbied"),
        ("ISIS recovers a town that it lost in Kafr Tut.", "ground_fighting"),
        ("An ISIS attack on positions of the army killed 3 soldiers.", "ground_fighting"),
    ],
)
def test_the_type_of_an_attack(text: str, kind: str, pack: Pack) -> None:
    events = extract_events(text, published=date(2022, 6, 15), finder=None, pack=pack)
    assert [e.event_type for e in events] == [kind]
