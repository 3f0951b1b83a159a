"""A time beside an attack that is none of its own. All reports are invented; published on Tuesday 26 April 2022."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack

TUESDAY = date(2022, 4, 26)
NO_DAY_OF_THE_ATTACK = [
    "أصيب 6 مدنيين بقصف على كفر توت، وهو الهجوم الثالث من نوعه منذ بداية العام.",
    "أصيب 6 مدنيين بقصف على كفر توت. وهذا القصف هو الرابع على البلدة خلال شهر نيسان الحالي.",
    "Six civilians were wounded in shelling of Kafr Tut, the third such attack this month.",
    "Six civilians were wounded in shelling of Kafr Tut, which the army captured in February.",
    "Six civilians were wounded in shelling of Kafr Tut amid an escalation since Friday.",
    "Six civilians were wounded in shelling of Kafr Tut. The town has been shelled since 15 April.",
    "قتل مدني بقصف مدفعي على كفر توت، وسط تصعيد مستمر منذ ثلاثة أيام.",
    "قتل مدني بقصف مدفعي على كفر توت، التي تتعرض للقصف منذ 15 نيسان.",
    "قتل مدني بقصف مدفعي على كفر توت. وتتعرض البلدة لحملة قصف منذ 15 نيسان.",
    "قتل مدني بقصف مدفعي على كفر توت التي سيطرت عليها قوات النظام في 12 شباط.",
    "قتل مدني بقصف على كفر توت المشمولة باتفاق الهدنة الموقعة في 7 آذار 2021.",
    "قتل مدني بقصف مدفعي على كفر توت رغم سريان وقف إطلاق النار منذ 5 آذار.",
    "قتل مدني بقصف على كفر توت، ويتزامن القصف مع ذكرى مجزرة عين الورد التي ارتكبت في 6 أيار 2016.",
    "قتل مدني بقصف على كفر توت. وفي 9 آب 2020 أبرمت الدولتان مذكرة تفاهم، إلا أن الهجمات أعقبتها.",
    "One man was killed in shelling of Kafr Tut. On 9 August 2020 both states signed an accord that attacks broke.",
    "قتل مدني بقصف مدفعي على كفر توت. وكانت قوات النظام استقدمت تعزيزات خلال الثلاثة أيام الماضية.",
]
ITS_OWN_DAY = [
    ("قتل عشرة مدنيين في قصف على كفر توت في آذار الماضي.", "2022-03-01"),
    ("قصفت مدافع كفر توت فقتل خمسة وعشرون مدنياً خلال شهر آذار.", "2022-03-01"),
    ("قتل أحد عشر مدنياً بالقصف على كفر توت من 28 آذار حتى 2 نيسان.", "2022-03-28"),
    (
        "قتل مدني بقصف مدفعي على كفر توت اليوم. ويتزامن القصف اليوم مع ذكرى حملة الصيف في 20 تموز 2018.",
        "2022-04-26",
    ),
    ("أصيب 6 مدنيين أمس بقصف على كفر توت، في ثالث هجوم منذ بداية العام.", "2022-04-25"),
    ("القصف الذي تتعرض له كفر توت منذ الأحد أدى إلى مقتل مدني.", "2022-04-24"),
    ("ضمن حملة التصعيد المستمرة منذ 15 نيسان والتي أسفرت عن مقتل 9 مدنيين في كفر توت.", "2022-04-15"),
    ("قتل مدني بقصف على كفر توت في الأيام الأولى من شهر نيسان.", "2022-04-01"),
    (
        "The report documented three attacks on Kafr Tut, the first of them lethal, since 15 April.",
        "2022-04-15",
    ),
    ("Clashes with the Fifth Corps in Kafr Tut between 10 and 20 April left two dead.", "2022-04-10"),
    ("دخلت قوات النظام كفر توت أمس وقتلت مدنيا.", "2022-04-25"),
]


@pytest.mark.parametrize("text", NO_DAY_OF_THE_ATTACK)
def test_a_time_of_something_else_is_no_day_of_the_attack(text: str, pack: Pack) -> None:
    """How many attacks there were since then, how long it goes on, a pact, who took the ground: no day is stated."""
    first, *_ = extract_events(text, published=TUESDAY, finder=None, pack=pack)
    assert first.counts
    assert first.date_start is None


@pytest.mark.parametrize(("text", "start"), ITS_OWN_DAY)
def test_the_time_of_the_attack_itself_holds(text: str, start: str, pack: Pack) -> None:
    first, *_ = extract_events(text, published=TUESDAY, finder=None, pack=pack)
    assert str(first.date_start) == start


@pytest.mark.parametrize(
    "text",
    [
        "تبنى تنظيم داعش في تسجيل مصور بثته حساباته، أمس الاثنين، قتل حارسين في كفر توت يوم الجمعة الماضي.",
        "تبنت حركة مسلحة، الاثنين، تفجير سيارة في كفر توت يوم الجمعة قتل فيه حارسان.",
    ],
)
def test_an_attack_is_not_of_the_day_on_which_it_is_claimed(text: str, pack: Pack) -> None:
    first, *_ = extract_events(text, published=TUESDAY, finder=None, pack=pack)
    assert str(first.date_start) == "2022-04-22"


def test_a_breaking_report_is_of_today_whatever_else_it_dates(pack: Pack) -> None:
    text = "عاجل: قتل مدني بقصف على كفر توت التي سيطرت عليها قوات النظام في 12 شباط."
    (event,) = extract_events(text, published=TUESDAY, finder=None, pack=pack)
    assert (str(event.date_start), event.date_basis) == ("2022-04-26", "published")


def test_a_similar_attack_of_another_day_is_one_of_its_own(pack: Pack) -> None:
    text = "أصيب ثلاثة مدنيين بقصف مدفعي على كفر توت. وقتل مدنيان السبت الماضي بقصف مماثل."
    found = extract_events(text, published=TUESDAY, finder=None, pack=pack)
    assert [str(e.date_start) for e in found] == ["None", "2022-04-23"]


EARLIER = [
    (
        "استهدفت طائرة مسيرة تركية قبل قليل موقعين عسكريين في كفر توت. "
        "وكان المرصد رصد السبت اندلاع اشتباكات بين قسد والفصائل على محور تل الريحان.",
        [("drone_strike", "2022-04-26"), ("ground_fighting", "2022-04-23")],
    ),
    (
        "قصفت القوات التركية كفر توت بالمدفعية. وكانت اشتباكات قد اندلعت السبت بين الفصائل وقسد.",
        [("shelling", "None"), ("ground_fighting", "2022-04-23")],
    ),
    (
        "استهدفت مسيرة موقعا عسكريا في كفر توت. وكانت مسيرة استهدفت أمس نقطة عسكرية في قرية تل الريحان.",
        [("drone_strike", "None"), ("drone_strike", "2022-04-25")],
    ),
    (
        "أصيب طفلان اليوم بانفجار لغم. وهذه ثالث حادثة خلال 24 ساعة، حيث أصيب 4 أطفال أمس بانفجارين مماثلين.",
        [("landmine_uxo", "2022-04-26"), ("landmine_uxo", "2022-04-25")],
    ),
    (
        "قصفت القوات التركية كفر توت بالمدفعية. وكان القصف قد بدأ السبت.",
        [("shelling", "2022-04-23")],
    ),
]


@pytest.mark.parametrize(("text", "events"), EARLIER)
def test_what_had_been_before_is_an_event_of_its_own_day(
    text: str, events: list[tuple[str, str]], pack: Pack
) -> None:
    """The later attack took the day of the fight that the report only recalls, and the fight was lost."""
    found = extract_events(text, published=TUESDAY, finder=None, pack=pack)
    assert [(e.event_type, str(e.date_start)) for e in found] == events


TOLD_AS_IT_HAPPENS = [
    "عااااجل: قصف مدفعي على كفر توت وسقوط قتيل.",
    "قصف مدفعي على كفر توت، وتشير المعلومات الأولية إلى إصابة عاملين.",
    "ثلاثة قتلى بقصف على كفر توت في حصيلة غير نهائية.",
    "قصفت قوات النظام كفر توت لليوم السابع، ما أدى لمقتل مدني.",
    "مقتل مدني بقصف على كفر توت فيما دخل الحصار يومه الستين.",
    "مقتل مدني بقصف على كفر توت فيما دخل الحصار يومه الـ 60.",
    "Shelling hit Kafr Tut for the third day in a row.",
    "Shelling killed two civilians in Kafr Tut as the siege entered its fourth day.",
    "Shelling killed two civilians in Kafr Tut, according to a preliminary toll.",
]


@pytest.mark.parametrize("text", TOLD_AS_IT_HAPPENS)
def test_what_is_told_as_it_happens_is_of_the_day_of_publication(text: str, pack: Pack) -> None:
    first, *_ = extract_events(text, published=TUESDAY, finder=None, pack=pack)
    assert (str(first.date_start), first.date_basis) == ("2022-04-26", "published")
