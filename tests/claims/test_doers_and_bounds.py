"""Who did it and who suffered it, bounds of one number, titles before names. All names are invented."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import load_pack
from tawthiq.model.claims import Event

Row = tuple[str, str, int | None, int | None]


def events(text: str) -> list[Event]:
    return extract_events(text, published=date(2024, 11, 28), finder=None, pack=load_pack(["syria"]))


def rows(text: str) -> set[Row]:
    return {(c.kind, c.group, c.min, c.max) for e in events(text) for c in e.counts}


@pytest.mark.parametrize(
    ("text", "expected", "named"),
    [
        ("قتل مسلحون مجهولون بالرصاص المدعو سالم كرم أمام منزله.", {("killed", "all", 1, 1)}, ["سالم كرم"]),
        ("اغتال مسلحون مجهولون الشاب سالم كرم أمام منزله.", {("killed", "men", 1, 1)}, ["سالم كرم"]),
        ("قتل مسلحون مدنيين اثنين في كفر توت.", {("killed", "civilians", 2, 2)}, [None]),
        ("مقتل إمام مسجد بقصف على كفر توت.", {("killed", "all", 1, 1)}, [None]),
        ("مقتل الشاب الياس سالم حداد بقصف.", {("killed", "men", 1, 1)}, ["الياس سالم حداد"]),
        ("اغتيال رئيس المجلس المحلي سالم حداد.", {("killed", "all", 1, 1)}, ["سالم حداد"]),
    ],
)  # fmt: skip
def test_gunmen_did_it_and_others_suffered_it(text: str, expected: set[Row], named: list[str | None]) -> None:
    assert rows(text) == expected
    assert [v.name for e in events(text) for v in e.victims if v.name] == [n for n in named if n]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 3 men and 2 women were killed.", {("killed", "men", 3, None), ("killed", "women", 2, 2)}),
        ("At least 12 were killed and 5 injured by fire.", {("killed", "all", 12, None), ("injured", "all", 5, 5)}),
        ("More than 3 men and 2 women were killed.", {("killed", "men", 4, None), ("killed", "women", 2, 2)}),
        ("قتل ما لا يقل عن 3 رجال وامرأتين بقصف.", {("killed", "men", 3, None), ("killed", "women", 2, 2)}),
        ("Strikes hit the town tonight. 7 dead, 11 wounded.", {("killed", "all", 7, 7), ("injured", "all", 11, 11)}),
        ("A man and his infant son were killed by shelling.", {("killed", "men", 1, 1), ("killed", "children", 1, 1)}),
        (
            "Eight bodies, including those of two children, were found after the shelling.",
            {("killed", "all", 8, 8), ("killed", "children", 2, 2)},
        ),
    ],
)  # fmt: skip
def test_at_least_bounds_its_own_number(text: str, expected: set[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("شنت الطائرات غارة وقتل خلال الغارة شخصان.", {("killed", "all", 2, 2)}),
        ("وأصيب جراء القصف المدفعي ثلاثة أطفال.", {("injured", "children", 3, 3)}),
        ("قتل في بلدة كفر توت رجل وامرأة بقصف.", {("killed", "men", 1, 1), ("killed", "women", 1, 1)}),
        ("قتل في قصف على كفر توت 3 مدنيين.", {("killed", "civilians", 3, 3)}),
        ("جنازة الشهيدتين رنا كرم وهدى حداد اللتين قضتا بالقصف.", {("killed", "women", 2, 2)}),
        ("وداع الشهيدين سالم حداد وكريم نعمان بعد القصف.", {("killed", "all", 2, 2)}),
    ],
)
def test_by_what_and_where_may_stand_before_the_people(text: str, expected: set[Row]) -> None:
    assert rows(text) == expected
