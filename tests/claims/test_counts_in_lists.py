"""Which number belongs to which word: lists of dead and injured, parts of a whole, and bounds behind the noun."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.model.places import PlaceFinder

Row = tuple[str, str, int | None, int | None]


def rows(text: str, pack: Pack) -> list[Row]:
    events = extract_events(text, published=None, finder=None, pack=pack)
    return [(c.kind, c.group, c.min, c.max) for e in events for c in e.counts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "6 killed and 15 wounded in an air strike.",
            [("killed", "all", 6, 6), ("injured", "all", 15, 15)],
        ),
        (
            "6 civilians killed and 15 injured in Karsef.",
            [("killed", "civilians", 6, 6), ("injured", "all", 15, 15)],
        ),
        (
            "At least 6 killed and about 15 wounded.",
            [("killed", "all", 6, None), ("injured", "all", 15, 15)],
        ),
        (
            "5 civilians killed and 8 injured, the rescue team said.",
            [("killed", "civilians", 5, 5), ("injured", "all", 8, 8)],
        ),
        (
            "6 civilians killed and 15 were injured in shelling.",
            [("killed", "civilians", 6, 6), ("injured", "all", 15, 15)],
        ),
        (
            "Two women and five men killed in shelling.",
            [("killed", "women", 2, 2), ("killed", "men", 5, 5)],
        ),
        ("Two gunmen killed 15 civilians.", [("killed", "civilians", 15, 15)]),
    ],
)
def test_a_number_right_before_a_kind_word_belongs_to_it(text: str, expected: list[Row], pack: Pack) -> None:
    assert rows(text, pack) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nine civilians were killed, three of them children, and 17 people were injured.",
            [("killed", "civilians", 9, 9), ("killed", "children", 3, 3), ("injured", "all", 17, 17)],
        ),
        (
            "Nine civilians were killed, including three children, and 17 people were injured.",
            [("killed", "civilians", 9, 9), ("killed", "children", 3, 3), ("injured", "all", 17, 17)],
        ),
        (
            "Five were killed, two of them women, and nine were wounded.",
            [("killed", "all", 5, 5), ("killed", "women", 2, 2), ("injured", "all", 9, 9)],
        ),
        (
            "Five people, two of them women, were killed.",
            [("killed", "all", 5, 5), ("killed", "women", 2, 2)],
        ),
    ],
)
def test_a_part_belongs_to_the_whole_right_before_it(text: str, expected: list[Row], pack: Pack) -> None:
    assert rows(text, pack) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6 شهداء على الأقل بقصف على كفر توت.", [("killed", "all", 6, None)]),
        ("مقتل 6 مدنيين على الأقل بقصف على كفر توت.", [("killed", "civilians", 6, None)]),
        ("مقتل 34 مدنياً على الأقل في كفر توت.", [("killed", "civilians", 34, None)]),
        ("مقتل 6 مدنيين على الأكثر في كفر توت.", [("killed", "civilians", None, 6)]),
        ("مقتل 6 مدنيين أو أكثر في كفر توت.", [("killed", "civilians", 6, None)]),
        (
            "مقتل 6 مدنيين وإصابة 9 آخرين على الأقل في كفر توت.",
            [("killed", "civilians", 6, 6), ("injured", "civilians", 9, None)],
        ),
        (
            "6 قتلى وعلى الأقل 15 جريحاً في كفر توت.",
            [("killed", "all", 6, 6), ("injured", "all", 15, None)],
        ),
        ("Shelling killed six people or more.", [("killed", "all", 6, None)]),
    ],
)
def test_a_bound_may_follow_the_noun(text: str, expected: list[Row], pack: Pack) -> None:
    assert rows(text, pack) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عدد الجرحى مرشح للارتفاع.", []),
        (
            "مقتل 6 مدنيين بقصف على كفر توت وعدد الجرحى ما يزال مرشحاً للارتفاع.",
            [("killed", "civilians", 6, 6)],
        ),
        ("قتلى وجرحى بقصف على كفر توت.", [("killed", "all", 2, None), ("injured", "all", 2, None)]),
        ("مقتل 6 مدنيين ومن المتوقع ارتفاع عدد الجرحى.", [("killed", "civilians", 6, 6)]),
        ("6 people were killed and the number of wounded is expected to rise.", [("killed", "all", 6, 6)]),
        ("مقتل 6 مدنيين وقد يرتفع عدد الجرحى.", [("killed", "civilians", 6, 6)]),
        ("Several people were wounded in shelling.", [("injured", "all", 2, None)]),
    ],
)
def test_a_number_still_to_come_is_not_stated(text: str, expected: list[Row], pack: Pack) -> None:
    assert rows(text, pack) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("عين الورد: 6 قتلى و15 جريحاً بقصف مدفعي.", None),
        ("Ain al-Ward: 6 people were killed in shelling.", None),
        ("فريق الإنقاذ: 6 قتلى بقصف مدفعي على عين الورد.", "فريق الإنقاذ"),
        ("مراسل عين الورد: 6 قتلى بقصف مدفعي.", "مراسل عين الورد"),
    ],
)
def test_a_known_place_before_a_colon_is_a_dateline(
    text: str, speaker: str | None, pack: Pack, finder: PlaceFinder
) -> None:
    events = extract_events(text, published=None, finder=finder, pack=pack)
    assert {c.attributed_to for e in events for c in e.counts} == {speaker}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "We recorded 31 civilians killed on Monday, including nine children, distributed as follows:\n"
            "- Kafr Tut: 22 civilians, including seven children, in attacks by regime forces.\n"
            "- Kafr Nuran: five civilians, one of them a woman, in Turkish shelling.\n"
            "In addition, one person died under torture in a regime detention centre.",
            [
                ("total", "other", "unknown", [("civilians", 31), ("children", 9)]),
                ("event", "other", "syrian_government", [("civilians", 22), ("children", 7)]),
                ("event", "shelling", "turkey", [("civilians", 5), ("women", 1)]),
                ("event", "torture_death", "syrian_government", [("all", 1)]),
            ],
        ),
        (
            "قتل 12 مدنياً بالقصف، توزعوا على النحو التالي:\n- كفر توت: 7\n- كفر نوران: 5 بينهم طفلان",
            [
                ("total", "shelling", "unknown", [("civilians", 12)]),
                ("event", "shelling", "unknown", [("all", 7)]),
                ("event", "shelling", "unknown", [("all", 5), ("children", 2)]),
            ],
        ),
        (
            "The toll of civilian deaths in June: 60 killed.\nRegime forces: 22, including 4 children\nSDF: 8",
            [
                ("total", "other", "unknown", [("all", 60)]),
                ("total", "other", "syrian_government", [("all", 22), ("children", 4)]),
                ("total", "other", "sdf_ypg", [("all", 8)]),
            ],
        ),
        (
            "Shelling killed five people in Kafr Tut:\nSalim Karam: 4, was a pupil\nOmar Haddad: 45, a teacher",
            [("event", "shelling", "unknown", [("all", 5)])],
        ),
        (
            "Ten people were killed in the strike:\nKafr Tut: 3 schools were damaged\nKafr Nuran: 12 km of road",
            [("event", "airstrike", "unknown", [("all", 10)])],
        ),
        (
            "Two civilians were killed by a mine:\nSalim Karam and Omar Haddad were killed by a mine.",
            [("event", "landmine_uxo", "unknown", [("civilians", 2)])],
        ),
    ],
)
def test_lines_under_a_toll_tell_it_apart(
    text: str, rows: list[tuple[str, str, str, object]], pack: Pack
) -> None:
    events = extract_events(text, published=date(2019, 5, 15), finder=None, pack=pack)
    people = [[(c.group, c.min) for c in e.counts if c.unit == "person"] for e in events]
    assert [
        (e.scope, e.event_type, e.actor_class[0], told) for e, told in zip(events, people, strict=True)
    ] == rows


@pytest.mark.parametrize(
    ("text", "classes", "numbers"),
    [
        (
            "The network recorded 47 cases of arbitrary arrest. Of these, 19 were by the SDF and 17 by regime forces.",
            ("sdf_ypg", "syrian_government"),
            [(47, None), (19, "part"), (17, "part")],
        ),
        (
            "وثقنا 192 حالة احتجاز تعسفي. كانت قوات النظام مسؤولة عن 81 حالة، وقسد عن 43.",
            ("syrian_government", "sdf_ypg"),
            [(192, None), (81, "part"), (43, "part")],
        ),
        (
            "We recorded 100 civilians killed. Regime forces were responsible for 60 and the SDF for 10.",
            ("syrian_government", "sdf_ypg"),
            [(100, None), (60, "part"), (10, "part")],
        ),
        (
            "We recorded 100 civilians killed. Regime forces took 3 villages and the SDF took 12.",
            ("unknown",),
            [(100, None)],
        ),
        (
            "We recorded 10 civilians killed. Regime forces asked for 60 and the SDF for 40.",
            ("unknown",),
            [(10, None)],
        ),
    ],
)
def test_a_sentence_that_gives_a_toll_by_party_is_of_it(
    text: str, classes: tuple[str, ...], numbers: list[tuple[int, str | None]], pack: Pack
) -> None:
    events = extract_events(text, published=None, finder=None, pack=pack)
    assert [(c.min, c.relation) for e in events for c in e.counts] == numbers
    assert events[0].actor_class == classes
