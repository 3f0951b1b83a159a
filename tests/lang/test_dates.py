"""Dates as intervals. Published on Thursday 28 November 2024 unless said otherwise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.lang.dates import add_dates, date_index, find_dates
from tawthiq.lang.hijri import hijri_interval, hijri_to_date, hijri_year
from tawthiq.lang.lexicon import Lexicon
from tawthiq.lang.normalise import normalise
from tawthiq.lang.published import day_in_address, parse_published, stamp_day
from tawthiq.lang.tokens import tokenise
from tawthiq.lang.writing_day import writing_day

THURSDAY = date(2024, 11, 28)
LEXICON = Lexicon()
add_dates(LEXICON)


def spans(text: str, published: date | None = THURSDAY, *, sure: bool = True) -> list[tuple[str, str]]:
    tokens = tokenise(normalise(text))
    found = find_dates(tokens, date_index(LEXICON.find(tokens)), published, sure=sure)
    return [(d.start.isoformat(), d.end.isoformat()) for d in found]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("في السادس من أيار", "2024-05-06", "2024-05-06"),
        ("October 19-20, 2023", "2023-10-19", "2023-10-20"),
        ("on 5-Apr-2019", "2019-04-05", "2019-04-05"),
        ("05-Apr-19", "2019-04-05", "2019-04-05"),
        ("overnight Monday-Tuesday", "2024-11-25", "2024-11-26"),
        ("في مثل هذا اليوم قبل عامين", "2022-11-28", "2022-11-28"),
        ("on this day five years ago", "2019-11-28", "2019-11-28"),
        ("قبل عامين", "2022-11-29", "2022-11-29"),
        ("في كانون الأول", "2023-12-01", "2023-12-31"),
        ("in December", "2023-12-01", "2023-12-31"),
        ("في 11 يناير:كانون الثاني من عام 2019", "2019-01-11", "2019-01-11"),
        ("منذ الساعة 7:30 من صباح اليوم", "2024-11-28", "2024-11-28"),
        ("مطلع الأسبوع الجاري", "2024-11-25", "2024-11-28"),
        ("خلال الساعات القليلة الماضية", "2024-11-27", "2024-11-28"),
        ("يوم 26-11", "2024-11-26", "2024-11-26"),
        ("في 26 الحالي", "2024-11-26", "2024-11-26"),
        ("في الثامن والعشرين من نيسان الماضي", "2024-04-28", "2024-04-28"),
        ("في الثاني عشر من آذار", "2024-03-12", "2024-03-12"),
        ("ثالث أيام رمضان", "2024-03-12", "2024-03-14"),
        ("the first day of Ramadan", "2024-03-10", "2024-03-12"),
        ("أول أيام عيد الأضحى", "2024-06-16", "2024-06-18"),
        ("خلال الأيام الثلاثة الماضية", "2024-11-25", "2024-11-28"),
        ("منذ يوم الخميس", "2024-11-28", "2024-11-28"),
        ("منذ يوم الثلاثاء", "2024-11-26", "2024-11-28"),
        ("منذ يوم الثلاثاء 26 تشرين الثاني", "2024-11-26", "2024-11-28"),
        ("منذ يوم واحد", "2024-11-27", "2024-11-28"),
        ("قبل أسبوع", "2024-11-21", "2024-11-21"),
        ("قبل أسبوعين", "2024-11-14", "2024-11-14"),
        ("a week ago", "2024-11-21", "2024-11-21"),
        ("الليلة الماضية", "2024-11-27", "2024-11-28"),
        ("last night", "2024-11-27", "2024-11-28"),
        ("ليل الأربعاء الخميس", "2024-11-27", "2024-11-28"),
        ("يومي الأحد والاثنين", "2024-11-24", "2024-11-25"),
        ("on Sunday and Monday", "2024-11-24", "2024-11-25"),
        ("يومي 5 و6 أيار", "2024-05-05", "2024-05-06"),
        ("May 5-7", "2024-05-05", "2024-05-07"),
        ("on Oct. 13", "2024-10-13", "2024-10-13"),
        ("الشهر الماضي", "2024-10-01", "2024-10-31"),
        ("last month", "2024-10-01", "2024-10-31"),
        ("earlier this week", "2024-11-25", "2024-11-28"),
        ("العام الماضي", "2023-01-01", "2023-12-31"),
        ("مطلع الشهر الجاري", "2024-11-01", "2024-11-10"),
        ("أواخر نيسان", "2024-04-21", "2024-04-30"),
        ("in mid-April", "2024-04-11", "2024-04-20"),
        ("in early May", "2024-05-01", "2024-05-10"),
        ("منذ بداية تشرين الثاني", "2024-11-01", "2024-11-28"),
    ],
)
def test_ordinals_periods_feasts_and_parts_of_months_become_intervals(
    text: str, start: str, end: str
) -> None:
    assert spans(text) == [(start, end)]


@pytest.mark.parametrize(
    "text", ["19 November 2024 – On 26 November shelling", "19 تشرين الثاني 2024 - في 26 تشرين الثاني"]
)
def test_the_day_of_a_dateline_and_a_day_told_behind_it_are_two(text: str) -> None:
    assert spans(text) == [("2024-11-19", "2024-11-19"), ("2024-11-26", "2024-11-26")]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("يوم الأربعاء 4 كانون الأول 2023", "2023-12-04", "2023-12-04"),
        ("مساء أمس", "2024-11-27", "2024-11-27"),
        ("مساء أمس الأربعاء 27 تشرين الثاني", "2024-11-27", "2024-11-27"),
        ("فجر اليوم", "2024-11-28", "2024-11-28"),
        ("أول أمس", "2024-11-26", "2024-11-26"),
        ("ليلة الأربعاء", "2024-11-27", "2024-11-28"),
        ("عشية الأربعاء", "2024-11-26", "2024-11-28"),
        ("مر أسبوع على القصف", "2024-11-21", "2024-11-21"),
        ("بعد مرور ثلاثة أيام على", "2024-11-25", "2024-11-25"),
        ("صيف عام 2016", "2016-06-01", "2016-08-31"),
        ("the spring of 2016", "2016-03-01", "2016-05-31"),
        ("الأسبوع الأخير من نيسان 2019", "2019-04-24", "2019-04-30"),
        ("1440/8/28 هـ", "2019-05-03", "2019-05-05"),
        ("28-8-1440", "2019-05-03", "2019-05-05"),
        ("منذ يوم الأربعاء", "2024-11-27", "2024-11-28"),
        ("since Monday", "2024-11-25", "2024-11-28"),
        ("منذ بداية الأسبوع", "2024-11-25", "2024-11-28"),
        ("since the beginning of the month 25 people", "2024-11-01", "2024-11-28"),
        ("in the past 48 hours", "2024-11-26", "2024-11-28"),
        ("خلال الـ 48 ساعة الماضية", "2024-11-26", "2024-11-28"),
        ("20 كانون الثاني/ يناير", "2024-01-20", "2024-01-20"),
        ("5 ك2", "2024-01-05", "2024-01-05"),
        ("شهر خمسة", "2024-05-01", "2024-05-31"),
        ("الثامن عشر من الشهر الجاري", "2024-11-18", "2024-11-18"),
        ("28 April to 6 May 2019", "2019-04-28", "2019-05-06"),
        ("من 28 نيسان إلى 6 أيار", "2024-04-28", "2024-05-06"),
        ("between 5 and 9 May", "2024-05-05", "2024-05-09"),
        ("On October 17th, 2023,", "2023-10-17", "2023-10-17"),
        ("7/10/2023", "2023-10-07", "2023-10-07"),
        ("26.04.2022", "2022-04-26", "2022-04-26"),
        ("يوم 5/10", "2024-10-05", "2024-10-05"),
        ("28- تشرين الثاني", "2024-11-28", "2024-11-28"),
        ("March 2018", "2018-03-01", "2018-03-31"),
        ("السبت الماضي", "2024-11-23", "2024-11-23"),
        ("ليلة الأربعاء - الخميس", "2024-11-27", "2024-11-28"),
        ("15 رمضان 1445", "2024-03-24", "2024-03-26"),
    ],
)
def test_a_date_becomes_its_interval(text: str, start: str, end: str) -> None:
    assert spans(text) == [(start, end)]


@pytest.mark.parametrize("day", [2, 7, 10, 11, 30])
@pytest.mark.parametrize(
    "text",
    ["منذ بداية الشهر", "منذ مطلع الشهر الجاري", "منذ أوائل تشرين الثاني", "since the start of November",
     "since the beginning of the month", "since early November"],
)  # fmt: skip
def test_since_never_runs_beyond_the_day_of_publication(text: str, day: int) -> None:
    """A total of seven days is not one of ten, of which three were still to come."""
    assert spans(text, date(2024, 11, day)) == [("2024-11-01", f"2024-11-{day:02}")]


@pytest.mark.parametrize("text", ["أحد المدنيين", "they may be hit", "اليوم", "on Tuesday", "آب"])
def test_without_a_day_of_publication_nothing_relative_is_read(text: str) -> None:
    assert spans(text, None) == []


@pytest.mark.parametrize(
    ("text", "feed", "printed"),
    [
        ("يوم الجمعة", 29, 22),
        ("on Friday", 22, 22),
        ("الجمعة الماضي", 22, 22),
        ("last Friday", 22, 22),
    ],
)
def test_a_weekday_is_of_the_day_after_a_feed_but_not_after_a_printed_stamp(
    text: str, feed: int, printed: int
) -> None:
    """On a Thursday يوم الجمعة is tomorrow by a clock that is behind; "on Friday" is of the last seven days."""
    assert spans(text, THURSDAY, sure=False)[-1][0] == f"2024-11-{feed}"
    assert spans(text, THURSDAY, sure=True)[-1][0] == f"2024-11-{printed}"


def test_since_a_weekday_is_none_to_come() -> None:
    assert spans("since Friday", THURSDAY, sure=False) == [("2024-11-22", "2024-11-28")]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("قتل رجل اليوم الخميس", "2024-11-28"),
        ("قتل رجل أمس الخميس", "2024-11-29"),
        ("قتل رجل فجر اليوم، الجمعة", "2024-11-29"),
        ("قتل رجل يوم أمس الأول السبت", "2024-11-25"),
        ("a man was killed yesterday, Sunday, and today", "2024-11-25"),
        ("a man was killed on Sunday", None),
        ("قتل رجل صباح اليوم. وأمس الأربعاء قتل طفل", "2024-11-28"),
    ],
)
def test_the_day_of_writing_is_told_by_the_weekday_beside_today(text: str, written: str | None) -> None:
    tokens = tokenise(normalise(text))
    found = writing_day(tokens, date_index(LEXICON.find(tokens)), THURSDAY)
    assert (found and found.isoformat()) == written


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_full_date_is_read_in_three_ways_of_writing(day: date) -> None:
    for text in (day.isoformat(), f"{day.day}/{day.month}/{day.year}", f"{day:%B} {day.day}, {day.year}"):
        assert spans(text, None) == [(day.isoformat(), day.isoformat())]


@given(st.dates(date(1950, 1, 1), date(2070, 1, 1)))
def test_a_hijri_day_covers_the_day_it_was_made_from(day: date) -> None:
    year = hijri_year(day)
    first = hijri_to_date(year, 1, 1)
    assert first is not None
    offset = (day - first).days
    assert 0 <= offset <= 355
    month, left = 1, offset
    while (length := 30 if month % 2 else 29) <= left and month < 12:
        month, left = month + 1, left - length
    span = hijri_interval(year, month, left + 1, None)
    assert span is not None
    assert span[0] <= day <= span[1]
    assert span[1] - span[0] == timedelta(days=2)


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2024-11-30T14:36:00.000Z", date(2024, 11, 30)),
        ("28 سبتمبر 2025", date(2025, 9, 28)),
        ("October 17, 2023", date(2023, 10, 17)),
        ("", None),
        ("no date", None),
    ],
)
def test_a_stamp_gives_its_calendar_day(stamp: str, day: date | None) -> None:
    assert parse_published(stamp) == day


def test_a_line_that_is_only_a_stamp_is_told_from_a_sentence() -> None:
    assert stamp_day("الاثنين, ٩ ديسمبر ٢٠٢٤, ١١:١٠") == date(2024, 12, 9)
    assert not stamp_day("قتل 9 أشخاص في ديسمبر 2024")


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://x.com/invented/status/1867000000000000000", date(2024, 12, 12)),
        ("https://twitter.com/invented/status/1867000000000000000?s=20", date(2024, 12, 12)),
        ("https://x.com/invented/status/12345", None),
        ("https://x.com/invented/status/9999999999999999999", None),
        ("https://news.example/2022/08/06/strike-on-a-market/", date(2022, 8, 6)),
        ("https://news.example/2022/8/6", date(2022, 8, 6)),
        ("https://news.example/2022/13/06/x", None),
        ("https://news.example/12022/08/06/x", None),
        ("https://news.example/story/20220806", None),
    ],
)
def test_an_address_tells_the_day_of_its_post(address: str, day: date | None) -> None:
    assert day_in_address(address) == day


def test_the_next_day_behind_a_night_is_its_last() -> None:
    assert spans("ليلة الثلاثاء قصف، وفي اليوم التالي قصف")[-1] == ("2024-11-27", "2024-11-27")
    assert spans("on Tuesday night, and the next day")[-1] == ("2024-11-27", "2024-11-27")


def test_a_stamp_of_two_days_gives_the_first() -> None:
    assert parse_published("October 19–20, 2023") == date(2023, 10, 19)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("في الثالث من الشهر الخامس", [("2024-05-03", "2024-05-03")]),
        ("في الشهر الخامس من الحرب", []),
        ("الموافق للثامن من أيار", [("2024-05-08", "2024-05-08")]),
        ("ليوم الاثنين 6/ أيار/ 2024", [("2024-05-06", "2024-05-06")]),
        ("قتل اليوم. وفي 2 أيار قتل", [("2024-11-28", "2024-11-28"), ("2024-05-02", "2024-05-02")]),
        ("منذ الاثنين وحتى اليوم", [("2024-11-25", "2024-11-28")]),
        ("بعد منتصف ليل الأحد الاثنين", [("2024-11-25", "2024-11-25")]),
        ("ليل الأحد الاثنين", [("2024-11-24", "2024-11-25")]),
        ("الاثنين قصف، وقبل ذلك بيومين قصف", [("2024-11-25", "2024-11-25"), ("2024-11-23", "2024-11-23")]),
        ("on Monday; two days earlier", [("2024-11-25", "2024-11-25"), ("2024-11-23", "2024-11-23")]),
        ("في 3 من الشهر", [("2024-11-03", "2024-11-03")]),
        ("الثالث والعشرين من الشهر", [("2024-11-23", "2024-11-23")]),
        ("في 29 من الشهر", [("2024-10-29", "2024-10-29")]),
        ("يوم الثلاثاء الأسبق", [("2024-11-19", "2024-11-19")]),
        ("يوم الأحد من الأسبوع الماضي", [("2024-11-24", "2024-11-24")]),
        ("on Sunday of last week", [("2024-11-24", "2024-11-24")]),
        ("3 أيار من العام 2023", [("2023-05-03", "2023-05-03")]),
        ("منذ التدخل العسكري في البلاد في 30 أيلول 2015", [("2015-09-30", "2024-11-28")]),
        ("الاثنين قصف، بعد يوم واحد من قصف", [("2024-11-25", "2024-11-25"), ("2024-11-24", "2024-11-24")]),
        ("#السبت_23_تشرين_الثاني", [("2024-11-23", "2024-11-23")]),
        ("قصف #السبت_17_آب_2019", [("2019-08-17", "2019-08-17")]),
        ("#الثالث_من_أيار", [("2024-05-03", "2024-05-03")]),
        ("منذ مطلع نيسان أبريل", [("2024-04-01", "2024-11-28")]),
        ("في الثالث من مايو أيار", [("2024-05-03", "2024-05-03")]),
        ("في 2 شباط، وفي 16 من الشهر نفسه", [("2024-02-02", "2024-02-02"), ("2024-02-16", "2024-02-16")]),
        ("قتل حارس في 23-11 وجرح آخر", [("2024-11-23", "2024-11-23")]),
        ("نسبة المصابين في 3-5 قرى", []),
        ("in the last week of April", [("2024-04-24", "2024-04-30")]),
        ("in the last week of the campaign", [("2024-11-21", "2024-11-27")]),
    ],
)
def test_days_in_less_common_words(text: str, found: list[tuple[str, str]]) -> None:
    assert spans(text) == found


def test_since_a_day_is_no_day_where_nothing_says_until_when() -> None:
    assert spans("منذ 30 أيلول 2015", published=None) == []
    assert spans("since May 3, 2019", published=None) == []


def test_a_day_of_the_same_year_is_of_the_year_named_before() -> None:
    assert spans("في نيسان 2017 قصف، وفي 5 أيلول من العام نفسه قصف")[-1] == ("2017-09-05", "2017-09-05")
    assert spans("in April 2017, and in September of the same year")[-1] == ("2017-09-01", "2017-09-30")


def test_the_evening_of_the_same_day_is_of_the_day_named_before() -> None:
    assert spans("ظهر الاثنين قصف، ومساء اليوم نفسه قصف")[-1] == ("2024-11-25", "2024-11-25")
