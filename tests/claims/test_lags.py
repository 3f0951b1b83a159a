"""An attack that another came so many days after. All reports are invented; published on Monday 6 May 2019."""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.conftest import span

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.model.places import PlaceFinder

MONDAY = date(2019, 5, 6)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "A day after an air strike killed six people in Kafr Tut, shelling killed two in Tal al-Rihan on Sunday.",
            ["05-04", "05-05"],
        ),
        (
            "Two medics were shot dead on Sunday, a week after gunmen abducted four teachers in Kafr Tut.",
            ["05-05", "04-28"],
        ),
        (
            "Shelling killed two in Tal al-Rihan on Sunday, four days after a car bomb killed nine in Kafr Tut.",
            ["05-05", "05-01"],
        ),
        (
            "بعد يوم من مقتل ثلاثة مدنيين في كفر توت، قتل مدنيان في تل الريحان اليوم الاثنين.",
            ["05-05", "05-06"],
        ),
        (
            "أصيب مدنيان اليوم الاثنين بقصف على تل الريحان، بعد يومين من مقتل أربعة مدنيين بغارة على كفر توت.",
            ["05-06", "05-04"],
        ),
        (
            "Shelling killed two in Tal al-Rihan a day after an air strike killed six people in Kafr Tut on Friday.",
            [None, "05-03"],
        ),
        ("أصيب مدنيان بقصف على تل الريحان، بعد أيام من مقتل أربعة مدنيين بغارة على كفر توت.", [None, None]),
        ("Shelling killed two people in Tal al-Rihan on Sunday, a day after the truce ended.", ["05-05"]),
    ],
)
def test_the_day_of_an_earlier_attack_is_counted_back(
    text: str, found: list[str | None], pack: Pack, finder: PlaceFinder
) -> None:
    events = extract_events(text, published=MONDAY, finder=finder, pack=pack)
    assert [span(e.date_start, e.date_end) for e in events] == found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A man who was wounded in shelling of Kafr Tut on Friday died of his injuries on Sunday.", "05-03"),
        ("توفي اليوم شاب أصيب يوم الجمعة بقصف على كفر توت متأثراً بجراحه.", "05-03"),
        (
            "The rescue service on Monday raised the toll of Saturday's strike on Kafr Tut to seven dead.",
            "05-04",
        ),
        ("رفعت فرق الإنقاذ اليوم حصيلة الغارة التي أصابت كفر توت يوم السبت إلى سبعة قتلى.", "05-04"),
    ],
)
def test_an_attack_keeps_its_day_beside_that_of_a_death_or_of_a_new_toll(
    text: str, day: str, pack: Pack, finder: PlaceFinder
) -> None:
    first, *_ = extract_events(text, published=MONDAY, finder=finder, pack=pack)
    assert span(first.date_start, first.date_end) == day


def test_a_line_that_opens_with_a_day_tells_of_what_befell_others(pack: Pack, finder: PlaceFinder) -> None:
    text = (
        "خطف مسلحون السائق سالم كرم قرب كفر توت يوم الجمعة 3-5-2019.\n"
        "كذلك في يوم السبت 4-5-2019، فقد المزارع بشار حداد على طريق عودته."
    )
    events = extract_events(text, published=MONDAY, finder=finder, pack=pack)
    assert [span(e.date_start, e.date_end) for e in events] == ["05-03", "05-04"]
