"""The type of an event by the words for the weapon, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack

PHRASES = yaml.safe_load(Path(__file__).with_name("types_by_phrase.yml").read_text(encoding="utf-8"))
SENTENCE = {
    "en": "Three civilians were killed {} in Kafr Tut yesterday.",
    "ar": "مقتل ثلاثة مدنيين {} في كفر توت أمس.",
}


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("kind", PHRASES)
def test_a_phrase_for_a_weapon_gives_its_type(kind: str, lang: str, pack: Pack) -> None:
    for phrase in PHRASES[kind][lang]:
        text = SENTENCE[lang].format(phrase)
        events = extract_events(text, published=None, finder=None, pack=pack)
        assert (phrase, [e.event_type for e in events]) == (phrase, [kind])
        people = [(c.kind, c.group, c.min, c.max) for c in events[0].counts if c.kind != "facilities_hit"]
        assert people == [("killed", "civilians", 3, 3)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("US forces captured an ISIS member in a helicopter raid in Kafr Tut.", "raid"),
        ("US forces conducted a helicopter assault in Kafr Tut, killing two ISIS members.", "raid"),
        ("US forces captured two ISIS members in an air and ground assault on Kafr Tut.", "raid"),
        ("The SDF bombed Kafr Tut, killing two civilians.", "shelling"),
        ("Turkish forces bombed Kafr Tut, killing two civilians.", "airstrike"),
        ("The ground bombardment of Kafr Tut by regime forces killed two.", "shelling"),
        ("A regime helicopter raid killed three civilians in Kafr Tut.", "helicopter_barrel_bomb"),
        ("ISIS remnants attacked a post of the army in Kafr Tut, killing two soldiers.", "ground_fighting"),
        ("A Turkish drone flew over Kafr Tut and bombed a car, killing two.", "drone_strike"),
        (
            "An explosion in Kafr Tut killed two, amid the flight of drones over the area.",
            "unknown_explosion",
        ),
        ("Remnants of a shell exploded in Kafr Tut, killing two children.", "landmine_uxo"),
    ],
)
def test_what_a_word_means_beside_others(text: str, kind: str, pack: Pack) -> None:
    events = extract_events(text, published=None, finder=None, pack=pack)
    assert [e.event_type for e in events] == [kind]
