"""Days that lean on other days, parts of years, two days in one sentence. All reports are invented.

Published on Wednesday 8 May 2024.
"""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack

WEDNESDAY = date(2024, 5, 8)
Days = list[tuple[str, str] | None]
TUESDAY, TODAY = ("2024-05-07", "2024-05-07"), ("2024-05-08", "2024-05-08")
CASES: list[tuple[str, Days]] = [
    ("قتل راع بقصف على كفر توت يوم أمس الأول.", [("2024-05-06", "2024-05-06")]),
    ("قتل راع بقصف على كفر توت اليوم وأمس.", [("2024-05-07", "2024-05-08")]),
    ("Two herders were killed by shelling today and yesterday.", [("2024-05-07", "2024-05-08")]),
    ("من فجر الاثنين وحتى مساء الثلاثاء قتل تسعة مدنيين بقصف.", [("2024-05-06", "2024-05-07")]),
    ("From Monday dawn until Tuesday evening shelling killed nine.", [("2024-05-06", "2024-05-07")]),
    ("Between May 2 and 5, 24 civilians were killed.", [("2024-05-02", "2024-05-05")]),
    ("On May 2 and 24 others later were killed.", [("2024-05-02", "2024-05-02")]),
    ("يومي الخميس والجمعة 2 و3 أيار قتل 20 مدنيا.", [("2024-05-02", "2024-05-03")]),
    ("قتل خمسة مدنيين في النصف الأول من عام 2023 بألغام.", [("2023-01-01", "2023-06-30")]),
    ("قتل خمسة مدنيين في الربع الأول من العام الجاري بألغام.", [("2024-01-01", "2024-03-31")]),
    ("In the third quarter of 2023, 45 people were detained.", [("2023-07-01", "2023-09-30")]),
    ("Since the start of the year, landmines have killed 25 civilians.", [("2024-01-01", "2024-05-08")]),
    ("منذ مطلع العام قتلت الألغام 25 مدنيا.", [("2024-01-01", "2024-05-08")]),
    ("قتل 13 مدنيا بصواريخ يوم 12 حزيران من العام الماضي.", [("2023-06-12", "2023-06-12")]),
    ("On 12 June last year, missiles killed 13 people.", [("2023-06-12", "2023-06-12")]),
    ("On this day in 2013, an airstrike killed dozens.", [("2013-05-08", "2013-05-08")]),
    ("في مثل هذا اليوم من عام 2013 قتلت غارة العشرات.", [("2013-05-08", "2013-05-08")]),
    (
        "في الأول من أيار أعدم مسلحون ثلاثة رعاة، وفي الخامس منه اختطف خمسة آخرون.",
        [("2024-05-01", "2024-05-01"), ("2024-05-05", "2024-05-05")],
    ),
    (
        "دخلت الهدنة في 6 آذار 2024. ومنذ ذلك الحين قتل 50 مدنيا بقصف.",
        [("2024-03-06", "2024-03-06"), ("2024-03-06", "2024-05-08")],
    ),
    (
        "Rockets wounded five people in Kafr Tut.\nOn April 18, activists documented the deaths of three farmers in a"
        " rocket attack on Kafr Tut.",
        [None, ("2024-04-18", "2024-04-18")],
    ),
    (
        "أصيب خمسة أشخاص بقصف صاروخي على كفر توت.\nوفي 18 نيسان وثق ناشطون مقتل ثلاثة مزارعين بقصف على كفر توت.",
        [None, ("2024-04-18", "2024-04-18")],
    ),
    ("قبل نحو ساعة استهدفت طائرة دراجة وقتل سائقها.", [("2024-05-07", "2024-05-08")]),
    ("منذ نحو شهر تقصف المدفعية القرية وقتل أربعة أشخاص.", [("2024-04-08", "2024-05-08")]),
    ("في اليوم 128 من الحملة قتل راع بقصف.", [None]),
    ("في اليوم الستين للحصار قتل راع بقصف.", [None]),
    ("أصيب اليوم 3 مدنيين بقصف.", [TODAY]),
    ("في الثلاثاء الأسود قتل راع بقصف.", [None]),
    ("قتل الطفل، المولود في 3 شباط 2015، بقصف يوم الثلاثاء.", [TUESDAY]),
    ("The boy, born on 3 February 2015, was killed by shelling on Tuesday.", [TUESDAY]),
    ("أعلن الدفاع المدني اليوم الأربعاء مقتل خمسة أشخاص بغارة على كفر توت أمس.", [TUESDAY]),
    ("أعلن الدفاع المدني مقتل خمسة أشخاص اليوم بغارة على كفر توت.", [TODAY]),
    ("يصادف اليوم الذكرى الثالثة لمجزرة 21 آب 2013 التي قتل فيها 14 شخصا.", [("2013-08-21", "2013-08-21")]),
    (
        "Today marks the anniversary of the airstrike of 21 August 2013 that killed 14.",
        [("2013-08-21", "2013-08-21")],
    ),
    (
        "أصيب رجل بقصف أمس، وكان أخوه قد قتل في 2 نيسان بغارة.",
        [TUESDAY, ("2024-04-02", "2024-04-02")],
    ),
    (
        "انفجرت عبوة يوم الاثنين وقتل سائق، في حين انفجرت دراجة يوم الثلاثاء وأصيب أربعة مدنيين.",
        [("2024-05-06", "2024-05-06"), TUESDAY],
    ),
    ("قتل ثلاثة مدنيين اليوم فيما قتل اثنان أمس بقصف.", [TODAY, TUESDAY]),
    ("شيع الأهالي اليوم ضحايا القصف الذي قتل ثمانية مدنيين أمس.", [TUESDAY]),
    ("Residents buried eight people on Wednesday who had been killed in shelling the day before.", [TUESDAY]),
    ("As of May 6, shelling had killed 35 civilians this month.", [("2024-05-01", "2024-05-08")]),
    ("قتل في السادس من أيار أربعة مدنيين بقصف.", [("2024-05-06", "2024-05-06")]),
    ("قتل في السادس من الشهر نفسه أربعة مدنيين بقصف.", [("2024-05-06", "2024-05-06")]),
    ("اعتقل الجيش 20 شابا يومي 3 و4 الجاري.", [("2024-05-03", "2024-05-04")]),
    ("قتل 25 مدنيا خلال شهري تشرين الثاني وكانون الأول من عام 2023 بقصف.", [("2023-11-01", "2023-12-31")]),
    ("قتل 25 مدنيا بين شهري أيلول وتشرين الثاني بقصف.", [("2023-09-01", "2023-11-30")]),
    ("From September to November shelling killed 25 civilians.", [("2023-09-01", "2023-11-30")]),
    ("قتل 14 مدنيا بين الأول والعاشر من كانون الثاني بقصف.", [("2024-01-01", "2024-01-10")]),
    ("في 6/5 قصف الطيران كفر توت وقتل مدنيا.", [("2024-05-06", "2024-05-06")]),
    ("ليلة رأس السنة قتل رجل بقصف.", [("2023-12-31", "2023-12-31")]),
    ("On New Year's Day, rockets killed a man.", [("2024-01-01", "2024-01-01")]),
    ("إحصائية آذار: مقتل 34 مدنيا بقصف.", [("2024-03-01", "2024-03-31")]),
    ("قصف استهدف سيارة نيسان وقتل سائقها.", [None]),
    ("قتل رجل واب لطفلين بقصف.", [None]),
    ("Last May, a strike killed 55 people.", [("2023-05-01", "2023-05-31")]),
    ("Earlier in the week, air strikes killed nine people.", [("2024-05-06", "2024-05-08")]),
    ("قصف مكثف على كفر توت منذ ساعات الصباح، وقتل راع.", [TODAY]),
    ("قبل ساعة من الهدنة، أمس، قتلت غارة ستة.", [TUESDAY]),
    ("Three days before the truce, on 2 May, shells killed a boy.", [("2024-05-02", "2024-05-02")]),
    (
        "On May 4 an airstrike killed 86 people. A day earlier, shells hit a hospital and wounded three.",
        [("2024-05-04", "2024-05-04"), ("2024-05-03", "2024-05-03")],
    ),
    ("ذكرت مصادر أن الطفلة، التي أصيبت بغارة في 28 آذار، فارقت الحياة أمس.", [TUESDAY]),
    ("من المتوقع أن تدخل قافلة يوم غد، بينما أدى قصف إلى مقتل خمسة مدنيين.", [None]),
    ("Updated 6 May 2024.\nA woman was killed by shelling of Kafr Tut.", [None]),
    ("هلق قصف بالهاون عالحارة وفي إصابات.", [TODAY]),
]


@pytest.mark.parametrize(("text", "days"), CASES)
def test_days_that_stand_beside_others(text: str, days: Days, pack: Pack) -> None:
    events = extract_events(text, published=WEDNESDAY, finder=None, pack=pack)
    assert [(str(e.date_start), str(e.date_end)) if e.date_start else None for e in events] == days
