"""What a text does not assert is no event: conditions, questions, norms, wishes; what stands beside it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.model.claims import Event
from tawthiq.model.places import PlaceFinder

TABLE: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("mood_sentences.yml").read_text(encoding="utf-8")
)


def read(text: str, pack: Pack, finder: PlaceFinder) -> list[Event]:
    return extract_events(text, published=date(2019, 5, 8), finder=finder, pack=pack)


@pytest.mark.parametrize("text", TABLE["nothing"])
def test_what_is_not_asserted_is_no_event(text: str, pack: Pack, finder: PlaceFinder) -> None:
    assert read(text, pack, finder) == []


@pytest.mark.parametrize(("text", "row"), TABLE["happened"])
def test_what_happened_beside_it_is_read(text: str, row: str, pack: Pack, finder: PlaceFinder) -> None:
    told = [e for e in read(text, pack, finder) if e.modality in ("happened", "ongoing")]
    assert row in [f"{c.kind} {c.group} {c.min}" for e in told for c in e.counts]


@pytest.mark.parametrize(("text", "modality"), TABLE["otherwise"])
def test_what_is_planned_denied_or_goes_on(text: str, modality: str, pack: Pack, finder: PlaceFinder) -> None:
    assert [e.modality for e in read(text, pack, finder)] == [modality]


@pytest.mark.parametrize(
    "text",
    [
        "اللهم تقبله شهيداً واجمعه بأهله.",
        "The town calls on the world to lift the siege at last.",
        "The army warned it would bomb the town.",
        "Where witnesses could name anyone, they blamed the Syrian army for the shelling.",
    ],
)
def test_what_a_wish_or_a_demand_takes_for_granted_is_read(
    text: str, pack: Pack, finder: PlaceFinder
) -> None:
    assert read(text, pack, finder)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Turkish interior ministry denied shelling Kafr Tut.", "turkey"),
        ("نفت وزارة الدفاع التركية قصف كفر توت.", "turkey"),
        ("Jordan's foreign minister announced that 40 Syrians will be deported to Kafr Tut.", "other"),
        ("The Turkish defence ministry said that shells hit Kafr Tut.", "unknown"),
    ],
)
def test_whose_office_answers_for_an_act_is_its_party(
    text: str, actor: str, pack: Pack, finder: PlaceFinder
) -> None:
    (event,) = read(text, pack, finder)
    assert event.actor_class == (actor,)


def test_what_began_on_a_day_and_goes_on_lasts_until_it_is_written(pack: Pack, finder: PlaceFinder) -> None:
    (event,) = read(
        "The bombing of Kafr Tut, which began on Monday and has not stopped, wounded six.", pack, finder
    )
    assert (event.date_start, event.date_end) == (date(2019, 5, 6), date(2019, 5, 8))


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("تركيا سترحل 300 سوري من كفر توت.", "returned all 300"),
        ("قال الوزير إن لبنان سيعيد قسراً 70 لاجئاً.", "returned all 70"),
        ("The authorities plan to execute nine prisoners in Kafr Tut.", "executed all 9"),
        ("The mayor said that 80 families will return to Kafr Tut.", "returned families 80"),
    ],
)
def test_what_is_announced_has_its_numbers(text: str, row: str, pack: Pack, finder: PlaceFinder) -> None:
    (event,) = read(text, pack, finder)
    assert event.modality == "announced"
    assert row in [f"{c.kind} {c.group} {c.min}" for c in event.counts]


DAY = "2019-05-08"


@pytest.mark.parametrize(
    ("text", "day", "kind"),
    [
        ("تحل اليوم الذكرى الرابعة لغارة كفر توت التي قتل فيها 12 شخصاً.", "2015-05-08", "airstrike"),
        ("Today is the second anniversary of the shelling of Kafr Tut that killed six.", "2017-05-08", "shelling"),
        ("The fifth anniversary of the shelling of Kafr Tut, in which six died, was quiet.", "2014-01-01", "shelling"),
        ("On the third anniversary of the uprising, shelling today killed six in Kafr Tut.", DAY, "shelling"),
    ],
)  # fmt: skip
def test_an_attack_that_is_remembered_has_the_day_it_was(
    text: str, day: str, kind: str, pack: Pack, finder: PlaceFinder
) -> None:
    (event,) = read(text, pack, finder)
    assert (str(event.date_start), event.event_type) == (day, kind)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        (
            "Since 2 April bombs have killed 70 civilians in Kafr Tut and Tal al-Rihan.",
            "total",
        ),
        ("The army has besieged 900 families in Kafr Tut since 1 March.", "event"),
        ("Seven people were killed in shelling of Kafr Tut on 6 May.", "event"),
    ],
)
def test_people_who_have_been_killed_since_a_day_are_a_total(
    text: str, scope: str, pack: Pack, finder: PlaceFinder
) -> None:
    (event,) = read(text, pack, finder)
    assert event.scope == scope


def test_whoever_is_asked_to_lift_a_siege_holds_it(pack: Pack, finder: PlaceFinder) -> None:
    (event,) = read("We ask the Syrian army to lift the siege of Kafr Tut.", pack, finder)
    assert (event.actor_class, event.modality) == (("syrian_government",), "ongoing")


@pytest.mark.parametrize(
    "text",
    ["Many of the displaced sleep in olive groves.", "'If they shell us, we will leave,' he told reporters."],
)
def test_people_known_before_and_words_alone_are_no_event(text: str, pack: Pack, finder: PlaceFinder) -> None:
    assert read(text, pack, finder) == []
