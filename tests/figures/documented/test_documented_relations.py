"""How many the numbers of one sentence come to: parts of a whole, people beside them. The sentences are invented."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack, load_pack
from tawthiq.figures.documented.reading import Reading
from tawthiq.figures.documented.readings import voiced
from tawthiq.model.claims import BESIDE, PART, Count, Event
from tawthiq.model.figures import Area, Question

ANYWHERE = Area("anywhere", (), "anywhere", "في أي مكان")

SENTENCES = [
    (3, "Two journalists and a cameraman were killed in Kafr Tut."),
    (3, "Shelling killed a child, a nurse and a woman."),
    (3, "مقتل طفل وممرضة وامرأة بقصف على كفر توت."),
    (3, "A shopper and two mourners were killed in Kafr Tut."),
    (4, "A mother and her three daughters were killed in Kafr Tut."),
    (23, "The strikes killed 23 people, among them 11 members of the same family."),
    (51, "Strikes killed 51 people, including 24 who were waiting for aid."),
    (12, "At noon, shelling killed 12 people, including five children and three women."),
    (5, "مقتل أبو خالد العمري وزوجته وأطفاله الثلاثة بقصف على كفر توت."),
    (2, "مقتل سالم حداد وزوجته بقصف على كفر توت."),
    (2, "Salim Haddad and his wife were killed in shelling."),
    (2, "مقتل امرأة وأمها بقصف على كفر توت."),
    (2, "مقتل مدنيَّين بقصف على كفر توت."),
    (4, "مقتل 4 مدنيين بقصف على كفر توت. ومن القتلى: سالم حداد، هدى كرم، كريم نعمان."),
    (4, "مقتل 4 مدنيين بقصف على كفر توت. وبين القتلى: سالم حداد، هدى كرم، كريم نعمان."),
    (3, "مقتل 3 مدنيين بقصف على كفر توت. والقتلى هم: سالم حداد، هدى كرم، كريم نعمان."),
    (4, "مقتل رجل وزوجته وطفليهما بقصف على كفر توت."),
    (7, "Five people and two soldiers were killed in shelling."),
    (5, "Five people were killed: a man, his wife and three children."),
    (4, "Two civilians, a nurse and a soldier were killed in shelling."),
    (6, "استشهاد ثلاثة مدنيين وطفلين وامرأة بقصف على كفر توت."),
    (10, "استشهاد 10 مدنيين بينهم ثلاثة أطفال وامرأتان بقصف على كفر توت."),
    (3, "استشهاد طفلة وشقيقتها ووالدتهما بقصف على كفر توت."),
    (5, "استشهاد خمسة أشخاص من عائلة واحدة هم الأب والأم وثلاثة أطفال بقصف."),
    (3, "Shelling killed a teacher, a driver and a baker."),
    (8, "Shelling killed eight people, three of them students and two teachers."),
    (4, "Three farmers and a shepherd were killed by a mine."),
    (2, "قتل مزارع وسائق برصاص قناص."),
    (5, "مقتل ثلاثة مزارعين وسائقين اثنين بقصف."),
    (9, "مقتل تسعة أشخاص، أربعة منهم من عائلة واحدة، بقصف."),
    (22, "Jets bombed a school, killing 22 people, including 20 students and two teachers."),
    (2, "Dr. Samer Haddad and nurse Rana Odeh were killed in shelling of Kafr Tut."),
    (3, "Salim Haddad, his wife and his son were killed in shelling."),
    (4, "Shelling killed 4 people, two children and two women."),
    (4, "Shelling killed four people: two farmers and two shepherds."),
    (9, "An airstrike killed six civilians and three fighters."),
    (2, "Shelling killed one civilian and one child."),
    (5, "استشهاد خمسة مدنيين، رجل وزوجته وثلاثة أطفال، بقصف."),
    (7, "استشهاد سبعة مدنيين بينهم ثلاثة أطفال وسيدة وإصابة اثني عشر آخرين بقصف."),
    (2, "استشهاد الطبيب سامر حداد والممرضة رنا عودة بقصف."),
    (8, "مقتل خمسة مدنيين وثلاثة عناصر من قوات النظام بقصف."),
    (3, "استشهاد مدني وطفلين بقصف."),
    (12, "Twelve people, most of them children, were killed."),
    (14, "The death toll rose to 14, including five members of one family and two paramedics."),
    (6, "Two men were killed in the market and four women were killed at home."),
]


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(["syria"])


def _killed(event: Event, group: str = "all") -> list[tuple[int, int, int | None]]:
    question = Question("q", "killed", (date.min, date.max), ANYWHERE, group=group)
    return [(v.reading.low, v.reading.best, v.reading.high) for v in voiced(event, question)]


@pytest.mark.parametrize(("number", "text"), SENTENCES)
def test_a_sentence_says_how_many_were_killed_in_all(number: int, text: str, pack: Pack) -> None:
    [event] = extract_events(text, published=date(2019, 5, 15), finder=None, pack=pack)
    low, best, high = _killed(event)[0]
    assert (low, best) == (number, number)
    assert high == number


def _event(*counts: Count) -> Event:
    return Event("shelling", "x", 0, 1, counts=counts)


def _count(
    group: str, low: int, high: int | None, relation: str | None = None, by: str | None = None
) -> Count:
    return Count("killed", group, low, high, "exact", "x", 0, 1, attributed_to=by, relation=relation)


def test_numbers_that_stand_alone_are_a_range() -> None:
    assert _killed(_event(_count("all", 12, 12), _count("all", 15, 15))) == [(12, 12, 15)]


def test_what_stands_beside_is_added_with_its_range() -> None:
    event = _event(
        _count("civilians", 2, 4), _count("children", 3, None, BESIDE), _count("fighters", 1, 1, BESIDE)
    )
    assert _killed(event, "civilians") == [(5, 5, None)]
    assert _killed(event) == [(6, 6, None)]
    assert _killed(event, "children") == [(3, 3, None)]


def test_a_part_is_a_number_only_where_the_whole_is_not_stated() -> None:
    whole, part = _count("all", 23, 23), _count("all", 11, 11, PART)
    assert _killed(_event(whole, part)) == [(23, 23, 23)]
    assert _killed(_event(part)) == [(11, 11, 11)]


def test_a_part_longer_than_its_whole_lifts_the_upper_number_alone() -> None:
    named = _count("all", 7, None, PART)
    assert _killed(_event(_count("all", 5, 5), named)) == [(5, 5, 7)]
    assert _killed(_event(_count("all", 5, 9), named)) == [(5, 5, 9)]
    assert _killed(_event(_count("all", 5, None), named)) == [(5, 5, None)]
    assert _killed(_event(_count("all", 5, 5), _count("all", 6, 6), named)) == [(5, 5, 7)]


def test_a_part_of_all_gives_way_to_civilians_and_fighters_that_are_more() -> None:
    event = _event(_count("civilians", 23, 23), _count("all", 11, 11, PART))
    assert _killed(event) == _killed(event, "civilians") == [(23, 23, 23)]
    both = _event(_count("civilians", 2, 2), _count("fighters", 2, 2), _count("all", 3, None, PART))
    assert _killed(both) == [(4, 4, 4)]


@pytest.mark.parametrize(
    "text",
    [
        "مقتل مدني واحد بقصف على كفر توت. ومن القتلى: سالم حداد، هدى كرم، كريم نعمان.",
        "إصابة شخصين بقصف على كفر توت. ومن القتلى: سالم حداد، هدى كرم، كريم نعمان.",
    ],
)
def test_some_of_the_dead_by_name_are_a_floor(text: str, pack: Pack) -> None:
    [event] = extract_events(text, published=date(2019, 5, 15), finder=None, pack=pack)
    question = Question("q", "killed", (date.min, date.max), ANYWHERE)
    [(_, reading)] = voiced(event, question)
    assert reading == Reading(3, 3, None, floor=True)


def test_people_beside_a_part_are_in_the_whole_too() -> None:
    event = _event(_count("all", 22, 22), _count("all", 20, 20, PART), _count("all", 2, 2, BESIDE))
    assert _killed(event) == [(22, 22, 22)]


def test_each_voice_adds_up_its_own() -> None:
    event = _event(
        _count("all", 3, 3, by="A"), _count("all", 1, 1, BESIDE, by="A"), _count("all", 6, 6, by="B")
    )
    assert _killed(event) == [(4, 4, 4), (6, 6, 6)]
