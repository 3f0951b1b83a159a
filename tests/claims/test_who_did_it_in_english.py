"""Which parties are read as having done it, and where, in English reports. All events are invented."""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.conftest import TinyFinder

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.model.claims import Event


def read(text: str, pack: Pack) -> list[Event]:
    return extract_events(text, published=date(2022, 6, 15), finder=None, pack=pack)


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Ten people were killed in government air raids on a market.", ("syrian_government",)),
        ("Syrian and Russian forces shelled ten schools.", ("syrian_government", "russia")),
        ("Syrian civilians were killed in Israeli airstrikes.", ("israel",)),
        ("The Turkish government airstrikes killed 3 people.", ("turkey",)),
        ("A coalition plane bombed a house, killing 3 civilians.", ("us_coalition",)),
        ("Rockets fired from SDF-held areas struck Kafr Tut, killing 3.", ("sdf_ypg",)),
        ("Rockets were fired from areas controlled by the SDF, killing 2.", ("sdf_ypg",)),
        ("Three were wounded by artillery shelling from regime forces.", ("syrian_government",)),
        ("Families fled from SDF-held areas to Kafr Tut.", ("unknown",)),
        (
            "A rocket killed 12 children in Kafr Tut. Residents blamed Hezbollah, which denied it.",
            ("iran_militia",),
        ),
        ("Israel said it had struck several tanks near Kafr Tut.", ("israel",)),
        ("Russia said it hit a gathering of commanders, killing 12 soldiers.", ("russia",)),
        ("Israel said it was attacked with rockets that killed 2.", ("unknown",)),
        ("Russia said three people were killed by shelling.", ("unknown",)),
        ("A Turkish airstrike on a Syrian army post killed 17 people.", ("turkey",)),
        ("An attack on an SDF headquarters wounded one SDF fighter.", ("unknown",)),
        ("An airstrike believed to have been carried out by Jordan killed ten people.", ("other",)),
        (
            "Rockets hit areas controlled by Turkish forces and National Army factions, killing 2.",
            ("unknown",),
        ),
        ("An Israeli strike hit a regime missile base, killing 2.", ("israel",)),
        ("The Turkish-backed Hamza Division (HD) said the SDF shelled Kafr Tut, killing 2.", ("sdf_ypg",)),
        ("Gunmen are targeting the main Russian base, killing 2.", ("unknown",)),
        ("A drone strike killed 2. The SDF statement denounced the attack.", ("unknown",)),
        ("A Turkish strike killed 2. Russia and the army have often bombed the area.", ("turkey",)),
        ("The government accused the SDF of shelling a village, killing 3.", ("sdf_ypg",)),
        ("A suicide bomber killed 19 people. ISIS claimed responsibility.", ("isis",)),
        ("Fighters of Jabhat al-Nusra shot at civilians, killing 2, the Russian centre said.", ("hts",)),
        ("The Russian defence ministry said its aircraft had destroyed 12 tanks.", ("russia",)),
        ("The Turkish defence ministry said its forces killed six militants.", ("turkey",)),
        ("The Turkish defence ministry said its soldiers were killed by shelling.", ("unknown",)),
        ("The Turkish defence ministry denied that its artillery had shelled a village.", ("turkey",)),
        (
            "Two people were killed by shells, state media said and pinned it on rebels.",
            ("sna_opposition",),
        ),
        (
            "An exchange of mortar fire between the army and the SDF killed 2.",
            ("syrian_government", "sdf_ypg"),
        ),
        ("Rockets fired by militiamen backed by Iran killed two people.", ("iran_militia",)),
        (
            "The SDF said it had repelled an attack by Turkish-backed factions, killing 2.",
            ("sna_opposition",),
        ),
        ("US forces raided a town, which ended in the capture of two ISIS leaders.", ("us_coalition",)),
        ("The SDF drove ISIS out of a village, killing 12 militants.", ("sdf_ypg",)),
        ("An army helicopter dropped barrel bombs on a town, killing 2.", ("syrian_government",)),
        (
            "Army shells hit fortifications of the Jabhat al-Nusra terrorists, killing 2.",
            ("syrian_government",),
        ),
        ("Syrian air defences intercepted Israeli missiles over a town.", ("israel",)),
        ("The SDF clashed with ISIS, leaving five dead, as Russian troops patrolled.", ("sdf_ypg", "isis")),
        (
            "Four civilians were shot dead. Residents blamed fighters of Jaysh al-Sharqiya.",
            ("sna_opposition",),
        ),
    ],
)
def test_the_party_that_did_it(text: str, classes: tuple[str, ...], pack: Pack) -> None:
    events = read(text, pack)
    assert [e.actor_class for e in events] == [classes]


def test_a_claim_of_responsibility_alone_is_no_event(pack: Pack) -> None:
    assert read("ISIS claimed responsibility on Thursday.", pack) == []


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("An ambush hit soldiers who were going home on leave, killing 3.", ("none_stated",)),
        ("A truck packed with explosives blew up in a market, killing 40.", ("market",)),
        ("A boy was shot in a camp and died later in the camp's hospital.", ("camp",)),
        ("Gunmen attacked buses carrying workers from the al-Taym field, killing 10.", ("vehicle",)),
        ("A missile hit the railway station, killing 57.", ("infrastructure",)),
        ("A strike hit a house in the vicinity of the Karam Police Station.", ("home_residential",)),
        ("A strike killed 3 people north of the Tut refugee camp.", ("none_stated",)),
        ("A strike hit a house; the wounded arrived at the Karam Hospital.", ("home_residential",)),
        ("A strike hit the headquarters of the Karam Media Group.", ("none_stated",)),
    ],
)
def test_what_was_hit(text: str, targets: tuple[str, ...], pack: Pack) -> None:
    assert [e.targets for e in read(text, pack)] == [targets]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "A child was killed by a mine in the northern Kafr Tut countryside, east of Tal al-Rihan.",
            "Kafr Tut",
        ),
        ("South of Tal al-Rihan, shelling hit the besieged town of Kafr Tut.", "Kafr Tut"),
        ("Shelling hit a farm south of Tal al-Rihan.", "Tal al-Rihan"),
    ],
)
def test_the_place_that_is_hit_goes_before_the_one_beside_it(
    text: str, place: str, pack: Pack, finder: TinyFinder
) -> None:
    events = extract_events(text, published=date(2022, 6, 15), finder=finder, pack=pack)
    assert [e.place.text for e in events if e.place] == [place]


@pytest.mark.parametrize(
    ("text", "kind", "classes"),
    [
        ("The army dismantled an explosive device planted on the road.", "other", ("syrian_government",)),
        ("Turkey has deployed hundreds of commandos to the border.", "other", ("turkey",)),
        ("Reinforcements reached the town amid fears of an offensive.", "other", ("unknown",)),
        ("The army has sent an artillery unit ahead of the battle.", "other", ("syrian_government",)),
        ("Government forces took full control of the town.", "ground_fighting", ("syrian_government",)),
        ("US-backed SDF declared the capture of the town.", "ground_fighting", ("sdf_ypg",)),
        ("The presidents met in Sochi to discuss a settlement.", "statement_other", ("unknown",)),
        ("A man accused of links to ISIS was shot dead.", "shooting", ("unknown",)),
    ],
)
def test_moves_and_talks_are_told_from_attacks(
    text: str, kind: str, classes: tuple[str, ...], pack: Pack
) -> None:
    assert [(e.event_type, e.actor_class) for e in read(text, pack)] == [(kind, classes)]
