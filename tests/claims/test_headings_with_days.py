"""Days over, under and beside a report, and days in numbers. All reports are invented; published on 15 May 2019."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack

KILLED = "قتل ثلاثة مدنيين بغارة جوية على كفر توت"
SHELLED = "أصيب خمسة مدنيين بقصف مدفعي على تل الريحان."
CASES: list[tuple[str, list[tuple[str, str]]]] = [
    (f"أبرز أحداث ليلة أمس:\n- {KILLED}\n- {SHELLED}", [("14", "15"), ("14", "15")]),
    (f"حصيلة الأسبوع الماضي\n{KILLED}.", [("08", "14")]),
    (f"{KILLED}. ليل الاثنين.", [("13", "14")]),
    (f"12/5/2019\n{KILLED}.\n13/5/2019\n{SHELLED}", [("12", "12"), ("13", "13")]),
    (f"فجر الأحد:\n{KILLED}.\nصباح الاثنين:\n{SHELLED}", [("12", "12"), ("13", "13")]),
    (f"{KILLED}.\n14/5/2019", [("14", "14")]),
    ("May 12, 2019\nThree civilians were killed in shelling of Kafr Tut.", [("12", "12")]),
    ("On Sunday night\nThree civilians were killed in shelling of Kafr Tut.", [("12", "13")]),
    (f"{KILLED} 2019\\5\\4.", [("04", "04")]),
    (f"{KILLED} 4\\5\\2019.", [("04", "04")]),
    (f"{KILLED} 4_5_2019.", [("04", "04")]),
    (f"{KILLED} يوم السبت ٤/٥.", [("04", "04")]),
    (f"{KILLED} السبت 4-5.", [("04", "04")]),
    (f"{KILLED} يوم السبت الموافق ل 4/5.", [("04", "04")]),
    (f"{KILLED} ليلة السبت على الأحد.", [("11", "12")]),
    (f"{KILLED} يوم الجمعة الماضية.", [("10", "10")]),
    (f"{KILLED} الجمعة الفائتة.", [("10", "10")]),
    (f"{KILLED} منذ الصباح.", [("15", "15")]),
    ("قتل تسعة مدنيين بقصف على كفر توت على مدى يومين.", [("13", "15")]),
    ("Shelling from late Monday to early Tuesday killed three civilians in Kafr Tut.", [("13", "14")]),
    ("Since early this month shelling has killed three civilians in Kafr Tut.", [("01", "15")]),
]
NONE = [
    f"{KILLED}.\n12 hours ago\nخبر",
    "2 replies\n" + KILLED + ".",
    KILLED + "\nالثلاثاء, ١٤ مايو ٢٠١٩, ١١:١٠",
]


@pytest.mark.parametrize(("text", "days"), CASES)
def test_a_day_over_or_under_a_report_is_that_of_its_events(
    text: str, days: list[tuple[str, str]], pack: Pack
) -> None:
    events = extract_events(text, published=date(2019, 5, 15), finder=None, pack=pack)
    assert [(f"{e.date_start:%d}", f"{e.date_end:%d}") for e in events] == days


@pytest.mark.parametrize("text", NONE)
def test_what_a_platform_prints_is_no_day_of_an_event(text: str, pack: Pack) -> None:
    events = extract_events(text, published=date(2019, 5, 15), finder=None, pack=pack)
    assert [e.date_basis for e in events if e.event_type == "airstrike"] == ["none"]
