"""Days on which a campaign, a truce or a career began are none of an attack within it. Published on 15 May 2019."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack

CASES: list[tuple[str, list[str]]] = [
    (
        "Three civilians were killed in an airstrike on Kafr Tut, amid a campaign that began on 26 April.",
        ["-"],
    ),
    ("قتل ثلاثة مدنيين بقصف على كفر توت، ضمن حملة بدأت في 26 نيسان.", ["-"]),
    (
        "قتل ثلاثة مدنيين بقصف. وجاء القصف في إطار عملية الفجر التي أطلقتها تركيا في 9 تشرين الأول 2018.",
        ["-"],
    ),
    ("رغم دخول الهدنة حيز التنفيذ في 2 أيار، قتل ثلاثة مدنيين أمس بقصف مدفعي على كفر توت.", ["05-14"]),
    (
        "Although a truce came into force on 2 May, three civilians were killed on Monday in shelling of Kafr Tut.",
        ["05-13"],
    ),
    ("The offensive began on Monday and killed three civilians in Kafr Tut by shelling.", ["05-13"]),
    ("بدأت قوات النظام حملة قصف أمس على كفر توت وقتلت ثلاثة مدنيين.", ["05-14"]),
    ("شنت قوات النظام هجوما أمس على كفر توت وقتلت ثلاثة مدنيين.", ["05-14"]),
    ("The army launched an offensive on Kafr Tut on Monday, killing three civilians.", ["05-13"]),
    (
        "قتل رجل بغارة جوية استهدفت سيارة على طريق كفر توت وهو من قرية تل الريحان وكان يعمل مدرسا فيها قبل سبع سنوات.",
        ["-"],
    ),
    ("Two years ago, an airstrike killed three civilians in Kafr Tut.", ["05-15"]),
    (
        "قصفت المدفعية كفر توت وأصيب ثلاثة. والشهر الماضي أيضا استهدفت طائرة مسيرة تل الريحان.",
        ["-", "04-01"],
    ),
    (
        "Artillery shelled Kafr Tut and wounded three people. Last month drones struck Ain al-Ward.",
        ["-", "04-01"],
    ),
    (
        "قتل ثلاثة أشخاص بقصف على كفر توت. ونقل القصف إلى القرى المجاورة بحسب ما أعلنه الدفاع المدني اليوم. "
        "إذ أصيب ستة مدنيين بقصف مدفعي على تل الريحان في 2 أيار.",
        ["05-15", "05-02"],
    ),
    ("قتل طفل أمس بقصف على كفر توت. وفي آخر إحصائية للدفاع المدني قتل 120 مدنيا.", ["05-14", "-"]),
    ("تتعرض كفر توت لقصف منذ أكثر من عامين، وقتل 62 مدنيا.", ["05-15"]),
]


@pytest.mark.parametrize(("text", "days"), CASES)
def test_the_day_that_something_long_began_is_not_taken(text: str, days: list[str], pack: Pack) -> None:
    events = extract_events(text, published=date(2019, 5, 15), finder=None, pack=pack)
    assert [f"{e.date_start:%m-%d}" if e.date_start else "-" for e in events] == days
