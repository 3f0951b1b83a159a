"""Weekdays, and days and months without a year, as texts state them."""

from __future__ import annotations

import pytest

from tawthiq.lang.dates import add_dates, date_index
from tawthiq.lang.labels import yearless_text
from tawthiq.lang.lexicon import Lexicon
from tawthiq.lang.normalise import normalise
from tawthiq.lang.tokens import tokenise
from tawthiq.lang.yearless import yearless_days

LEXICON = Lexicon()
add_dates(LEXICON)


def said(text: str) -> list[tuple[int | None, int | None, int | None]]:
    tokens = tokenise(normalise(text))
    return [(d.weekday, d.month, d.day) for d in yearless_days(tokens, date_index(LEXICON.find(tokens)))]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("قصف على القرية اليوم الخميس 28 تشرين الثاني", [(4, 11, 28)]),
        ("قصف على القرية يوم 5 أيار", [(None, 5, 5)]),
        ("قصف على القرية مساء أمس الأربعاء", [(3, None, None)]),
        ("قصف على القرية يوم الاثنين ١٩ يونيو/حزيران", [(1, 6, 19)]),
        ("غارة يوم السبت وقصف يوم الأحد", [(6, None, None), (7, None, None)]),
        ("يوم 29 شباط", [(None, 2, 29)]),
        ("on Friday morning", [(5, None, None)]),
        ("on Sunday, 5 May", [(7, 5, 5)]),
        ("on Jan. 22 and on Saturday.", [(6, 1, 22)]),
        ("on Saturday. On 22 January it rained", [(6, None, None), (None, 1, 22)]),
    ],
)
def test_days_without_a_year(text: str, days: list[tuple[int | None, int | None, int | None]]) -> None:
    assert said(text) == days


@pytest.mark.parametrize(
    "text",
    ["يوم 5 أيار 2019", "5/5/2019", "on 5 May 2019", "في أيار", "in May", "قصف سوق الأحد", "أمس", "yesterday",
     "30 شباط", "أحد القتلى طفل", "2019-05-05"],
)  # fmt: skip
def test_whole_dates_months_alone_and_names_are_none(text: str) -> None:
    assert said(text) == []


def test_it_is_said_in_both_languages() -> None:
    assert yearless_text(4, 11, 28, "en") == "Thursday 28 November, year not stated"
    assert yearless_text(4, None, None, "ar") == "الخميس، السنة غير مذكورة"
    assert yearless_text(None, 5, 5, "ar").startswith("5 أيار")
