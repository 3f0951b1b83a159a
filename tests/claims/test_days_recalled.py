"""Days that are only recalled, and days of something else than the attack. All are invented."""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.conftest import span

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.model.places import PlaceFinder

WEDNESDAY = date(2024, 5, 8)


def days(text: str, pack: Pack, finder: PlaceFinder) -> list[str | None]:
    events = extract_events(text, published=WEDNESDAY, finder=finder, pack=pack)
    return [span(e.date_start, e.date_end) for e in events]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "قصفت مدافع كفر توت وأصابت مزارعاً. وكان سكان قد رصدوا في 2 أيار قذائف على تل الريحان.",
            [None, "05-02"],
        ),
        (
            "قذيفة على كفر توت أصابت مزارعاً. يشار إلى أن حارسين قتلا في القرية بقصف في 2 أيار.",
            [None, "05-02"],
        ),
        (
            "أصابت قذيفة مزارعاً في كفر توت. هذا وأوقعت طائرة عصر أمس مجزرة في تل الريحان قتل فيها سبعة.",
            [None, "05-07"],
        ),
        (
            "قذائف على قرية كفر توت تصيب عاملين قبل قليل.\n"
            "وأشار المجلس أمس إلى إصابة حارس بقصف على قرية تل الريحان.",
            ["05-08", "05-07"],
        ),
        (
            "قتل مزارع بقذيفة على كفر توت اليوم.\nوكانت طائرات قد أغارت أمس على تل الريحان.\n"
            "وفي عين الورد انفجر لغم بحصادة وأصيب سائقها.",
            ["05-08", "05-07", "05-08"],
        ),
        (
            "قتل أربعة مدنيين وأصيب تسعة آخرون في قصف على كفر توت، أمس الثلاثاء.\n"
            "وكان مشفى البلدة قد استهدف السبت الماضي بصواريخ، ما أوقع ستة قتلى وتسعة جرحى.",
            ["05-07", "05-04"],
        ),
        (
            "أصيب مدنيان اليوم بغارة على كفر توت.\nوفي منتصف الشهر الماضي، قتل ثلاثة عسكريين جنوبي تل الريحان.",
            ["05-08", "04-11..04-20"],
        ),
        (
            "قتل مدنيان بقصف مدفعي على كفر توت اليوم.\n"
            "وكانت الوزارة قد أعلنت، الاثنين، عن مقتل قائد في فصيل بعملية في عين الورد.",
            ["05-08", "05-06"],
        ),
        (
            "قتل مدنيان بقصف مدفعي على كفر توت اليوم.\nوقال شهود إن القصف قتل المدنيين وهما يحصدان القمح.",
            ["05-08"],
        ),
    ],
)
def test_what_is_recalled_keeps_its_day_to_itself(
    text: str, found: list[str | None], pack: Pack, finder: PlaceFinder
) -> None:
    assert days(text, pack, finder) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("أغارت طائرات على كفر توت وقتل حارس. ويأتي ذلك بعد تهديدات أطلقها الناطق أمس.", [None]),
        ("أغارت طائرات على كفر توت وقتل حارس. وصرح الناطق أمس أن الحملة ستطول.", [None]),
        ("قتل حارس بغارة على كفر توت، بينما من المقرر أن تنعقد جلسة غداً الخميس.", [None]),
        ("للمرة الثالثة هذا الأسبوع، قصفت المدفعية كفر توت وأصابت حارساً.", [None]),
        ("للمرة الثانية خلال يومين، قصفت المدفعية كفر توت فجر اليوم وأصابت حارساً.", ["05-08"]),
        ("Third massacre in 2022: eight people killed in a rocket attack on Kafr Tut.", [None]),
        ("قتل حارس بقصف على كفر توت رغم الهدنة المعلنة منذ الأحد.", [None]),
        ("نفت الوزارة اليوم أنها قصفت السوق في كفر توت السبت، حيث قتل حارسان.", ["05-04"]),
        ("أقام سكان كفر توت اعتصاماً اليوم تنديداً بمقتل حارسين بغارة السبت.", ["05-04"]),
        ("تبنى التنظيم في شريط، أمس الثلاثاء، قتل حارسين في كفر توت يوم الجمعة.", ["05-03"]),
        ("وأشار تقرير أصدره المركز اليوم إلى مقتل 30 مدنياً بقصف كفر توت خلال نيسان.", ["04-01..04-30"]),
        ("أعدم التنظيم حارسين في كفر توت الأحد، بعد يوم واحد من إعدام ثلاثة مزارعين.", ["05-05"]),
        ("قصف عنيف الآن على كفر توت وسقوط جرحى.", ["05-08"]),
        (
            "أصيب حارس بقذيفة على كفر توت أمس.\nوقتل مزارع فجر اليوم في قصف مماثل على تل الريحان.",
            ["05-07", "05-08"],
        ),
    ],
)
def test_a_day_of_something_else_is_none_of_the_attack(
    text: str, found: list[str | None], pack: Pack, finder: PlaceFinder
) -> None:
    assert days(text, pack, finder) == found


def test_as_many_people_at_another_place_on_an_earlier_day_are_others(pack: Pack, apart: PlaceFinder) -> None:
    text = (
        "أصيب ستة مدنيين بقصف مدفعي على كفر توت اليوم.\n"
        "وأصيب ستة مدنيين، بينهم امرأتان، يوم الأحد 5 أيار، جراء قصف مدفعي على تل الريحان."
    )
    assert days(text, pack, apart) == ["05-08", "05-05"]
