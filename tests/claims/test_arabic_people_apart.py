"""Arabic people told of apart from the word that says what befell them, and names behind two and behind mourning."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack

COUNTED = [
    ("سقط يوم الجمعة 3 أيار 2019 تسعة مدنيين في كفر توت بقصف مدفعي.", ["killed civilians 9"]),
    ("سقط في كفر توت وحدها، خلال ساعتين، عشرة أشخاص جراء غارات روسية.", ["killed all 10"]),
    ("سقط في الهجوم ستة من قوات النظام قرب تل الريحان.", ["killed fighters 6"]),
    ("سقط مدنيان بين قتيل وجريح في كفر توت بقصف لقوات النظام.", ["killed_or_injured civilians 2"]),
    ("سقطت ثلاث قذائف على تل الريحان دون إصابات.", ["injured all 0"]),
    ("الصاروخ الثاني سقط على بيت يسكنه عامل في كفر توت.", []),
    ("سقط أحد عناصر قسد قتيلاً في كمين قرب عين الورد.", ["killed fighters 1"]),
    ("خرجت مدرستان عن الخدمة في كفر توت بعد تعرضهما لقصف مدفعي.", ["facilities_hit all 2"]),
    ("توقف مشفيان عن العمل إثر تعرضهما لغارات روسية.", ["facilities_hit all 2"]),
    ("توقفت أربعة أفران عن العمل بعد تعرضها للقصف في كفر توت.", ["facilities_hit all 4"]),
    ("نزحت عشرون عائلة من عين الورد بعد تعرضها لقصف عنيف.", ["displaced families 20"]),
    ("نقل طفلان إلى المشفى بعد تعرضهما لإصابات جراء انفجار لغم في كفر توت.", ["injured children 2"]),
    ("بلغ عدد الجرحى في صفوف طواقم الإسعاف تسعة جرحى منذ مطلع 2019.", ["injured health_workers 9"]),
    ("وصل عدد القتلى بين الصحفيين في كفر توت إلى 12 قتيلاً خلال عام 2016.", ["killed journalists 12"]),
    ("بلغ عدد القتلى في صفوف قوات النظام 22 قتيلاً خلال معارك تل الريحان.", ["killed fighters 22"]),
    ("شيع أهالي كفر توت ثلاثة شبان استشهدوا بقصف مدفعي.", ["killed men 3"]),
]

NAMED = [
    ("أصيب الصحفيان هدى نعمان وكريم حداد بقصف مدفعي على تل الريحان.", ["هدى نعمان", "كريم حداد"]),
    ("قضى المعتقلان كريم حداد وسليم نعمان تحت التعذيب.", ["كريم حداد", "سليم نعمان"]),
    ("قتل الأخوان سليم وعمر حداد بغارة على كفر توت.", ["سليم", "عمر حداد"]),
    ("ننعى زميلنا المسعف سليم كرم الذي قتله القصف على تل الريحان.", ["سليم كرم"]),
    ("ننعى الزميلة ليلى حداد، المعلمة في مدرسة عين الورد، التي قتلت بقصف مدفعي.", ["ليلى حداد"]),
    ("يتقدم فريقنا بالعزاء بالمتطوع كريم نعمان الذي قضى بغارة روسية على كفر توت.", ["كريم نعمان"]),
    ("شيع أهالي كفر توت الشاب عمر حداد الذي استشهد بقصف مدفعي.", ["عمر حداد"]),
]


@pytest.mark.parametrize(("text", "rows"), COUNTED)
def test_people_are_counted_by_what_befell_them(text: str, rows: list[str], pack: Pack) -> None:
    (event,) = extract_events(text, published=None, finder=None, pack=pack)
    assert [f"{c.kind} {c.group} {c.max}" for c in event.counts] == rows


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_names_stand_behind_two_and_before_what_befell_them(text: str, names: list[str], pack: Pack) -> None:
    (event,) = extract_events(text, published=None, finder=None, pack=pack)
    assert [v.name for v in event.victims] == names


def test_who_is_brought_to_hospital_says_nothing(pack: Pack) -> None:
    text = "نقل طفلان إلى المشفى بعد إصابتهما بقصف مدفعي على كفر توت."
    (event,) = extract_events(text, published=None, finder=None, pack=pack)
    assert event.attributed_to is None


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("أعدم تنظيم داعش، السبت 4 أيار 2019، أربعة رعاة في عين الورد.", ["executed all 4"]),
        ("اعتقلت قوات النظام، فجر السبت 4 أيار 2019، سبعة شبان في كفر توت.", ["detained men 7"]),
        ("قتلت غارة روسية، فجر الثلاثاء 7 أيار 2019، ستة مدنيين في تل الريحان.", ["killed civilians 6"]),
        ("لقيت فتاة في السادسة عشرة من عمرها مصرعها برصاص قناص في تل الريحان.", ["killed women 1"]),
        ("ارتفع عدد ضحايا القصف المتواصل لليوم الـ 23 على كفر توت إلى 51 قتيلاً.", ["killed all 51"]),
        ("استهدف قناص مجموعة من النازحين قرب تل الريحان فأصاب امرأة.", ["injured women 1"]),
    ],
)
def test_a_day_an_age_and_a_status_are_no_number_of_people(text: str, rows: list[str], pack: Pack) -> None:
    (event,) = extract_events(text, published=None, finder=None, pack=pack)
    assert [f"{c.kind} {c.group} {c.max}" for c in event.counts] == rows


def test_yesterday_monday_is_no_two(pack: Pack) -> None:
    text = "ارتفع عدد القتلى بقصف على كفر توت، مساء يوم أمس الاثنين، إلى 9 أشخاص."
    (event,) = extract_events(text, published=date(2019, 5, 7), finder=None, pack=pack)
    assert [(c.kind, c.max) for c in event.counts] == [("killed", 9)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("غادرت خمسون عائلة تل الريحان هرباً من القصف.", "displacement"),
        ("ترك مئات المدنيين بلدة كفر توت خشية اقتحامها.", "displacement"),
        ("هاجم مسلحون من الجيش الوطني نقطة عسكرية لقسد وقتلوا عنصرين.", "ground_fighting"),
        ("قال تنظيم داعش إن مقاتليه قتلوا جنديين في هجوم على حاجز عسكري.", "ground_fighting"),
        ("عثر الأهالي على قذيفة غير منفجرة في حقل قرب تل الريحان ولم يصب أحد.", "other"),
    ],
)
def test_what_it_was_follows_from_why_and_on_whom(text: str, kind: str, pack: Pack) -> None:
    (event,) = extract_events(text, published=None, finder=None, pack=pack)
    assert event.event_type == kind


@pytest.mark.parametrize(
    ("text", "day", "rows"),
    [
        ("قصف مدفعي على عين الورد الآن، الله يحمي الناس", date(2019, 5, 17), []),
        ("قصف مدفعي على عين الورد، ولم تسجل إصابات حتى الآن.", None, ["injured all 0"]),
        ("الطيران يقصف تل الريحان هلق، وما في معلومات عن إصابات", date(2019, 5, 17), []),
    ],
)
def test_now_in_plain_speech_is_the_day_of_writing(
    text: str, day: date | None, rows: list[str], pack: Pack
) -> None:
    (event,) = extract_events(text, published=date(2019, 5, 17), finder=None, pack=pack)
    assert event.date_start == day
    assert [f"{c.kind} {c.group} {c.max}" for c in event.counts] == rows


def test_one_from_among_the_dead_is_a_part_of_them(pack: Pack) -> None:
    text = "أصيب عشرة مدنيين بقصف على تل الريحان، وطفل من بين الجرحى."
    (event,) = extract_events(text, published=None, finder=None, pack=pack)
    assert [(c.group, c.max) for c in event.counts] == [("civilians", 10), ("children", 1)]


def test_hunger_in_a_besieged_town_is_a_siege(pack: Pack) -> None:
    text = "توفي ثلاثة مسنين من الجوع في عين الورد المحاصرة من قبل قوات النظام."
    (event,) = extract_events(text, published=None, finder=None, pack=pack)
    assert (event.event_type, event.actor_class) == ("siege", ("syrian_government",))
