"""Persons who are named one after the other, or of whom a noun says more."""

from __future__ import annotations

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("الشهداء هم: سالم حداد، هدى كرم، والطفل وليد حداد 5 سنوات.", ["سالم حداد", "هدى كرم", "وليد حداد"]),
        ("الشهداء هم سالم حداد وهدى كرم ووليد حداد.", ["سالم حداد", "هدى كرم", "وليد حداد"]),
        ("أسماء الشهداء في كفر توت: سالم حداد، كريم نعمان.", ["سالم حداد", "كريم نعمان"]),
        ("الجرحى هما: سالم حداد (12 سنة) وهدى كرم.", ["سالم حداد", "هدى كرم"]),
    ],
)
def test_names_behind_words_that_say_so_are_all_read(text: str, names: list[str], pack: Pack) -> None:
    [event] = extract_events(text, published=None, finder=None, pack=pack)
    assert [v.name for v in event.victims] == names
    assert [(c.min, c.max) for c in event.counts] == [(len(names), len(names))]
    assert all(text[v.start : v.end] == v.quote for v in event.victims)


@pytest.mark.parametrize(
    ("text", "name", "sex", "role"),
    [
        ("Shelling killed Samer Haddad, a surgeon at the hospital.", "Samer Haddad", None, "health_worker"),
        ("Sniper fire killed Abu Khaled al-Nouman, a father of five.", "Abu Khaled al-Nouman", "male", None),
    ],
)
def test_a_noun_behind_a_name_says_more_of_one_person(
    text: str, name: str, sex: str | None, role: str | None, pack: Pack
) -> None:
    [event] = extract_events(text, published=None, finder=None, pack=pack)
    assert [(v.name, v.sex, v.role) for v in event.victims] == [(name, sex, role)]
    assert [(c.min, c.max) for c in event.counts if c.kind == "killed"] == [(1, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "استشهاد الطفلة ليلى حداد ابن عمها سليم في قصف على كفر توت.",
        "مقتل ليلى حداد خمسة وعشرون عاما بقصف على كفر توت.",
    ],
)
def test_somebodys_kin_and_a_number_are_no_part_of_a_name(text: str, pack: Pack) -> None:
    [event] = extract_events(text, published=None, finder=None, pack=pack)
    assert [v.name for v in event.victims] == ["ليلى حداد"]
