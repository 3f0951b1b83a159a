"""Places named in turn with what befell people at each: two events, whether a table knows the places or not."""

from __future__ import annotations

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.model.places import PlaceFinder

TWO = [
    ("Airstrikes hit {a}, where two civilians were killed, and {b}, where three children were killed.", 2, 3),
    ("Shelling struck {a}, killing two people, and {b}, wounding five.", 2, 5),
    ("Shells hit the village of {a}, wounding two, and the town of {b}, where a woman was killed.", 2, 1),
]
ONE = [
    (
        "Airstrikes hit {a}, where two civilians were killed, and a market, where three children were killed.",
        [2, 3],
    ),
    ("Shelling hit {a}, killing two, and wounding five others.", [2, 5]),
    ("Airstrikes hit {a} and {b}, where three children were killed.", [3]),
    ("Airstrikes hit {a} on Monday, killing Salim Karam, wounding five.", [1, 5]),
]
NAMES = [("Kafr Tut", "Ain al-Ward"), ("Zurmala", "Bir Duna")]


@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize(("text", "first", "second"), TWO)
def test_each_place_has_its_people(
    text: str, first: int, second: int, names: tuple[str, str], pack: Pack, finder: PlaceFinder
) -> None:
    a, b = names
    events = extract_events(text.format(a=a, b=b), published=None, finder=finder, pack=pack)
    assert [[c.min for c in e.counts] for e in events] == [[first], [second]]
    placed = [e.place and e.place.text for e in events]
    assert placed == ([a, b] if a == "Kafr Tut" else [None, None])


@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize(("text", "numbers"), ONE)
def test_one_place_and_all_who_were_hurt_there(
    text: str, numbers: list[int], names: tuple[str, str], pack: Pack
) -> None:
    a, b = names
    (event,) = extract_events(text.format(a=a, b=b), published=None, finder=None, pack=pack)
    assert sorted(c.min or 0 for c in event.counts) == sorted(numbers)


def test_two_places_in_arabic_that_no_table_knows(pack: Pack) -> None:
    text = "قصفت الطائرات دبورة حيث قتل مدنيان وزورملا حيث قتل ثلاثة أطفال."
    events = extract_events(text, published=None, finder=None, pack=pack)
    assert [[c.min for c in e.counts] for e in events] == [[2], [3]]


def test_a_second_place_goes_on_with_the_verb_of_the_first(pack: Pack, finder: PlaceFinder) -> None:
    text = "Two civilians were killed in Kafr Tut and three children in Tal al-Rihan by airstrikes."
    events = extract_events(text, published=None, finder=finder, pack=pack)
    assert [(e.place and e.place.text, [c.min for c in e.counts]) for e in events] == [
        ("Kafr Tut", [2]),
        ("Tal al-Rihan", [3]),
    ]
