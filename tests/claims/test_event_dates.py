"""Days of the events that a report tells of. All reports are invented; published on Wednesday 8 May 2024."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack

WEDNESDAY = date(2024, 5, 8)
CASES: list[tuple[str, list[tuple[str, str] | None]]] = [
    (
        "Two people were killed when shells hit the village of Kafr Tut on Tuesday evening.",
        [("2024-05-07", "2024-05-07")],
    ),
    ("Two people were killed in shelling of Kafr Tut last Thursday.", [("2024-05-02", "2024-05-02")]),
    ("#عاجلإصابة طفل بقصف مدفعي على كفر توت", [("2024-05-08", "2024-05-08")]),
    ("إصابة طفل بقصف مدفعي على كفر توت\n#كفر_توت #عاجل", [("2024-05-08", "2024-05-08")]),
    ("قصف مدفعي على كفر توت صباح اليومأصيب رجل", [("2024-05-08", "2024-05-08")]),
    ("أصيب رجل بقصف مدفعي بعد الإفطار أمس", [("2024-05-07", "2024-05-07")]),
    ("أصيب رجل بقصف مدفعي وقت السحور", [None]),
    ("أصيب رجل، الخميس، بقصف مدفعي على كفر توت", [("2024-05-09", "2024-05-09")]),
    (
        "أصيب رجل، الاثنين، بقصف مدفعي على كفر توت. وقتل مدني بغارة على تل الريحان صباح اليوم. "
        "وأمس الأحد، قتل طفلان بلغم في عين الورد.",
        [("2024-05-06", "2024-05-06"), ("2024-05-06", "2024-05-06"), ("2024-05-05", "2024-05-05")],
    ),
    ("Airstrikes on Kafr Tut last Wednesday killed three people.", [("2024-05-01", "2024-05-01")]),
    ("Airstrikes on Kafr Tut this Wednesday killed three people.", [("2024-05-08", "2024-05-08")]),
    ("Shelling killed nine people in Kafr Tut from May 3 to 5.", [("2024-05-03", "2024-05-05")]),
    (
        "IDLIB, May 6 - Shelling killed nine people in Kafr Tut, rescue workers said.",
        [("2024-05-06", "2024-05-06")],
    ),
    (
        "IDLIB, May 6 (Invented Wire) - Shelling killed nine people in Kafr Tut on Sunday, rescue workers said.",
        [("2024-05-05", "2024-05-05")],
    ),
    (
        "Rockets struck a market in Kafr Tut at dawn on Monday, killing two women.",
        [("2024-05-06", "2024-05-06")],
    ),
    (
        "Rockets struck a market in Kafr Tut in the early hours of Monday, killing two women.",
        [("2024-05-06", "2024-05-06")],
    ),
    (
        "Rockets struck a market in Kafr Tut on Monday night, killing two women.",
        [("2024-05-06", "2024-05-07")],
    ),
    (
        "Rockets struck a market in Kafr Tut overnight Sunday to Monday, killing two women.",
        [("2024-05-05", "2024-05-06")],
    ),
    (
        "Rockets struck a market in Kafr Tut on the night of 5-6 May, killing two women.",
        [("2024-05-05", "2024-05-06")],
    ),
    (
        "Rockets struck a market in Kafr Tut on the night of 5 May, killing two women.",
        [("2024-05-05", "2024-05-06")],
    ),
    ("Two women were killed by rockets in Kafr Tut on 1 Ramadan 1445.", [("2024-03-10", "2024-03-12")]),
    (
        "Two women were killed by rockets in Kafr Tut on the second day of Eid al-Fitr.",
        [("2024-04-10", "2024-04-12")],
    ),
    ("Two women were killed by rockets in Kafr Tut at the weekend.", [("2024-05-03", "2024-05-05")]),
    (
        "Rockets hit Kafr Tut yesterday morning, killing two women. It was also shelled on Saturday, killing a child.",
        [("2024-05-07", "2024-05-07"), ("2024-05-04", "2024-05-04")],
    ),
    (
        "Rockets hit Kafr Tut on Tuesday, killing two women, a week after an airstrike there killed five people.",
        [("2024-05-07", "2024-05-07"), ("2024-04-30", "2024-04-30")],
    ),
    ("Two women were killed in Kafr Tut over the past week by shelling.", [("2024-05-01", "2024-05-08")]),
    (
        "Two women were killed in Kafr Tut by shelling as families broke their fast on Sunday.",
        [("2024-05-05", "2024-05-05")],
    ),
    ("مقتل مدنيين اثنين بقصف مدفعي على قرية كفر توت يوم الخميس الماضي.", [("2024-05-02", "2024-05-02")]),
    ("مقتل مدنيين اثنين بقصف مدفعي على قرية كفر توت الأربعاء الفائت.", [("2024-05-01", "2024-05-01")]),
    ("مقتل مدنيين اثنين بقصف مدفعي على قرية كفر توت اليوم الأربعاء.", [("2024-05-08", "2024-05-08")]),
    ("مقتل مدنيين اثنين بقصف مدفعي على قرية كفر توت أول أمس.", [("2024-05-06", "2024-05-06")]),
    ("مقتل مدنيين اثنين بقصف مدفعي على قرية كفر توت أمس الأول الاثنين.", [("2024-05-06", "2024-05-06")]),
    ("مقتل تسعة مدنيين بقصف مدفعي على قرية كفر توت خلال الأسبوعين الماضيين.", [("2024-04-24", "2024-05-08")]),
    (
        "قتل تسعة مدنيين بقصف مدفعي على قرية كفر توت منذ مساء يوم السبت الماضي.",
        [("2024-05-04", "2024-05-08")],
    ),
    ("قتل تسعة مدنيين بقصف مدفعي على قرية كفر توت بين 3 و5 أيار.", [("2024-05-03", "2024-05-05")]),
    (
        "قتل تسعة مدنيين بقصف مدفعي على قرية كفر توت ما بين الثالث والخامس من أيار الجاري.",
        [("2024-05-03", "2024-05-05")],
    ),
    ("قتل مدني بقصف على قرية كفر توت ليل الأحد - الاثنين.", [("2024-05-05", "2024-05-06")]),
    ("قتل مدني بقصف على قرية كفر توت ليلة الأحد/الاثنين.", [("2024-05-05", "2024-05-06")]),
    ("قتل مدني بقصف على قرية كفر توت بعد منتصف ليل أمس.", [("2024-05-07", "2024-05-08")]),
    ("قتل مدني بقصف على قرية كفر توت في السادس من الشهر الجاري.", [("2024-05-06", "2024-05-06")]),
    ("قتل مدني بقصف على قرية كفر توت في السادس من الشهر الماضي.", [("2024-04-06", "2024-04-06")]),
    ("قتل مدني بقصف على قرية كفر توت بتاريخ 6/5.", [("2024-05-06", "2024-05-06")]),
    ("قتل مدني بقصف على قرية كفر توت يوم الاثنين 6/5.", [("2024-05-06", "2024-05-06")]),
    ("قتل مدني بقصف على قرية كفر توت في 6 ماي.", [("2024-05-06", "2024-05-06")]),
    ("قتل مدني بقصف على قرية كفر توت في 12 ديسمبر/كانون الأول 2023.", [("2023-12-12", "2023-12-12")]),
    ("قتل مدني بقصف على قرية كفر توت في اليوم الأول من شهر رمضان.", [("2024-03-10", "2024-03-12")]),
    (
        "قتل مدني بقصف على قرية كفر توت بتاريخ 10 رمضان 1445هـ الموافق 20 آذار 2024م.",
        [("2024-03-20", "2024-03-20")],
    ),
    ("قتل مدني بقصف على قرية كفر توت وقت الإفطار أمس.", [("2024-05-07", "2024-05-07")]),
    ("قتل مدني بقصف على قرية كفر توت امبارح.", [("2024-05-07", "2024-05-07")]),
    ("قتل مدني بقصف على قرية كفر توت.", [None]),
    ("إدلب - 6 أيار 2024: قتلت امرأتان بقصف على كفر توت.", [("2024-05-06", "2024-05-06")]),
    ("قتلت امرأتان بقصف على كفر توت يومي الاثنين والثلاثاء.", [("2024-05-06", "2024-05-07")]),
    ("قتلت امرأتان بقصف على كفر توت نهار الثلثاء.", [("2024-05-07", "2024-05-07")]),
    ("قتلت امرأتان بقصف على كفر توت يوم الاربعا الماضي.", [("2024-05-01", "2024-05-01")]),
    ("قتلت امرأتان بقصف على كفر توت في الذكرى الأولى لمجزرة 6 أيار.", [None]),
    ("قتلت امرأتان بقصف على كفر توت في غضون 24 ساعة.", [("2024-05-07", "2024-05-08")]),
    ("قتلت امرأتان بقصف على كفر توت طيلة اليومين الماضيين.", [("2024-05-06", "2024-05-08")]),
    ("قتلت امرأتان بقصف على كفر توت في النصف الأول من نيسان.", [("2024-04-01", "2024-04-15")]),
    ("قتلت امرأتان بقصف على كفر توت في الخامس عشر من شعبان.", [("2024-02-24", "2024-02-26")]),
    ("قتلت امرأتان بقصف على كفر توت يوم الثلاثاء ٧ / ٥ / ٢٠٢٤", [("2024-05-07", "2024-05-07")]),
    ("قتلت امرأتان بقصف على كفر توت في 6 May.", [("2024-05-06", "2024-05-06")]),
    ("Two women were killed by shelling in Kafr Tut on 6 Nisan.", [("2024-04-06", "2024-04-06")]),
    (
        "Two women were killed by shelling in Kafr Tut on the eve of Eid al-Fitr.",
        [("2024-04-08", "2024-04-10")],
    ),
    ("Two women were killed by shelling in Kafr Tut within 24 hours.", [("2024-05-07", "2024-05-08")]),
    ("Two women were killed by shelling in Kafr Tut on Sunday before last.", [("2024-04-28", "2024-04-28")]),
    (
        "Two women were killed by shelling in Kafr Tut on Monday, the White Helmets said on Tuesday.",
        [("2024-05-06", "2024-05-06")],
    ),
    (
        "The White Helmets said on Tuesday that two women were killed by shelling in Kafr Tut on Sunday.",
        [("2024-05-05", "2024-05-05")],
    ),
    (
        "قال الدفاع المدني يوم الثلاثاء إن امرأتين قتلتا بقصف على كفر توت يوم الأحد.",
        [("2024-05-05", "2024-05-05")],
    ),
    (
        "April 30: Two women were killed by shelling in Kafr Tut.\nMay 2: A man was killed by a mine in Maraata.",
        [("2024-04-30", "2024-04-30"), ("2024-05-02", "2024-05-02")],
    ),
    (
        "A strike killed two women in Kafr Tut on Monday. The next day shells killed a man there.",
        [("2024-05-06", "2024-05-06"), ("2024-05-07", "2024-05-07")],
    ),
    ("مقتل امرأتين بقصف على كفر توت مساء يوم السبت.", [("2024-05-04", "2024-05-04")]),
    ("أفاد مراسل اليوم بمقتل امرأتين بقصف على كفر توت.", [None]),
    ("مقتل امرأتين بقصف على سوق الأحد في كفر توت.", [None]),
    ("Two women were killed by shells on the first day of Eid in Kafr Tut.", [("2024-04-09", "2024-04-11")]),
    ("مقتل امرأتين بقصف على كفر توت في ثاني أيام العيد.", [("2024-04-10", "2024-04-12")]),
    ("Two women were killed by shells in Kafr Tut on 05/06/2024.", [("2024-05-06", "2024-05-06")]),
    ("Two women were killed by shells in Kafr Tut in violation of the agreement of 5 March 2020.", [None]),
]


@pytest.mark.parametrize(("text", "days"), CASES)
def test_the_days_of_a_report_s_events(text: str, days: list[tuple[str, str] | None], pack: Pack) -> None:
    events = extract_events(text, published=WEDNESDAY, finder=None, pack=pack)
    found = [(str(e.date_start), str(e.date_end)) if e.date_start else None for e in events]
    assert found == days
