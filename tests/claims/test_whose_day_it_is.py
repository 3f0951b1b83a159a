"""A day beside another day: which is that of the attack, by construction. Published on Wednesday 15 May 2019.

`{a}` is the day of the attack that killed three, `{b}` a later day on which something else was done about it, or the
day of a second attack, which wounded five.
"""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack

WEDNESDAY = date(2019, 5, 15)
ARABIC = {"14": "أمس", "15": "صباح اليوم", "13": "يوم الاثنين", "12": "فجر الأحد", "03": "في الثالث من أيار"}
ENGLISH = {"14": "yesterday", "15": "this morning", "13": "on Monday", "12": "on May 12", "03": "on 3 May"}
PAIRS = [("14", "15"), ("12", "13"), ("03", "14"), ("13", "15")]
AFTERWARDS = [
    "قال الدفاع المدني {b} إن غارة جوية قتلت {a} ثلاثة مدنيين في كفر توت.",
    "ذكرت الوكالة في ساعة مبكرة {b} نقلا عن مصدر طبي أن غارة جوية قتلت {a} ثلاثة مدنيين في كفر توت.",
    "عثر الأهالي {b} على جثث ثلاثة مدنيين قتلوا {a} بغارة جوية على كفر توت.",
    "توقف مشفى كفر توت عن العمل {b} بعد تعرضه لغارة جوية {a} قتلت ثلاثة مدنيين.",
    "دان الأمين العام للأمم المتحدة {b} الغارة الجوية التي قتلت ثلاثة مدنيين {a} في كفر توت.",
    "زار وفد أممي كفر توت {b}، حيث قتل ثلاثة مدنيين {a} بغارة جوية.",
    "دفن الأهالي {b} جثامين ثلاثة مدنيين قضوا {a} بقصف على كفر توت.",
    "شيع أهالي كفر توت {b} ثلاثة مدنيين قتلوا بغارة جوية {a}.",
    "ارتفعت {b} حصيلة قتلى الغارة الجوية التي استهدفت كفر توت {a} إلى ثلاثة مدنيين.",
    "قتل ثلاثة مدنيين {a} بغارة جوية على كفر توت، وفق بيان صدر {b}.",
    "Residents found {b} the bodies of three civilians killed {a} in an airstrike on Kafr Tut.",
    "The hospital in Kafr Tut stopped working {b} after an airstrike {a} killed three civilians.",
    "The UN envoy condemned {b} the airstrike that killed three civilians in Kafr Tut {a}.",
    "The UN {b} condemned an airstrike that killed three civilians {a} in Kafr Tut.",
    "A UN delegation visited Kafr Tut {b}, where three civilians were killed {a} in an airstrike.",
    "A funeral was held {b} for three civilians killed {a} in shelling of Kafr Tut.",
]
TWO_ATTACKS = [
    "قتل ثلاثة مدنيين {a} بغارة جوية على كفر توت، وأصيب خمسة مدنيين {b} بقصف مدفعي على تل الريحان.",
    "قتل ثلاثة مدنيين {a} بغارة جوية على كفر توت، فيما أصيب خمسة مدنيين {b} بقصف مدفعي على تل الريحان.",
    "Three civilians were killed {a} in an airstrike on Kafr Tut and five civilians were wounded {b} by shells in Ain.",
]
SINCE = [
    (
        "قتل ثلاثة مدنيين أمس بغارة جوية على كفر توت. وبذلك ترتفع حصيلة القتلى منذ 26 نيسان إلى 45 مدنيا.",
        [("14", "14", "event"), ("26", "15", "total")],
    ),
    (
        "Three civilians were killed yesterday in an airstrike on Kafr Tut. "
        "At least 45 civilians have been killed since 26 April.",
        [("14", "14", "event"), ("26", "15", "total")],
    ),
    (
        "Since 26 April the region has come under heavy bombardment. "
        "Three civilians were killed on Monday in an airstrike on Kafr Tut.",
        [("26", "15", "event"), ("13", "13", "event")],
    ),
]
LONGER = [
    (
        "ارتفعت حصيلة ضحايا مجزرة كفر توت التي ارتكبتها الطائرات الحربية يوم الأحد إلى 14 قتيلا بعد وفاة طفلة "
        "متأثرة بجراحها اليوم.",
        {("killed", 14): ["12-12"]},
    ),
    (
        "The death toll from Sunday's airstrike on Kafr Tut has risen to 14, after a girl died of her injuries today.",
        {("killed", 14): ["12-12"]},
    ),
    ("Three civilians died today of wounds suffered in shelling on Monday.", {("killed", 3): ["13-13"]}),
    (
        "Warplanes raided Kafr Tut between 10 and 12 May, killing nine civilians, said a report published on Tuesday.",
        {("killed", 9): ["10-12"]},
    ),
    (
        "A drone strike killed a driver on 13 May 2019. Two weeks earlier, on 29 April, another strike killed two.",
        {("killed", 1): ["13-13"], ("killed", 2): ["29-29"]},
    ),
    (
        "Jets struck Kafr Tut at dawn today, killing a woman. In Ain al-Ward, rocket fire killed two men last night.",
        {("killed", 1): ["15-15"], ("killed", 2): ["14-15"]},
    ),
    (
        "نزح ألف مدني من كفر توت خلال اليومين الماضيين بعد قصف عنيف أدى يوم الأحد إلى مقتل ستة أشخاص.",
        {("displaced", 1000): ["13-15"], ("killed", 6): ["12-12"]},
    ),
    (
        "نزح خمسون مدنيا من كفر توت أمس بعد غارة جوية استهدفت القرية.",
        {("displaced", 50): ["14-14"]},
    ),
]
ONE_DAY = [
    ("قتل تسعة مدنيين بغارات على كفر توت خلال ثلاث ساعات أمس.", "14"),
    ("قتل تسعة مدنيين بغارات على كفر توت خلال ثلاث ساعات يوم الاثنين.", "13"),
    ("Strikes killed nine people in Kafr Tut within three hours yesterday.", "14"),
    ("Strikes killed nine people in Kafr Tut within three hours on Monday.", "13"),
    ("Strikes killed nine people in Kafr Tut in the past 24 hours.", "14"),
    ("عثر الأهالي أمس على ثلاث جثث لمدنيين قتلوا بغارة على كفر توت.", "14"),
    ("Rescuers recovered on Monday the bodies of three civilians after an airstrike on Kafr Tut.", "13"),
    ("قتل ثلاثة مدنيين يوم الاثنين بقصف وأصيب خمسة آخرون.", "13"),
    ("Three people were killed on Monday in shelling, and five were wounded.", "13"),
    ("The army on Monday struck Kafr Tut and killed three civilians.", "13"),
    ("في الثالث من أيار قتلت غارة ثلاثة مدنيين.", "03"),
    ("قتل راع ومرافقيه الاثنين بقصف أمس.", "14"),
]


def _days(text: str, pack: Pack) -> dict[tuple[str, int | None], list[str]]:
    out: dict[tuple[str, int | None], list[str]] = {}
    for event in extract_events(text, published=WEDNESDAY, finder=None, pack=pack):
        for count in event.counts:
            out.setdefault((count.kind, count.min), []).append(f"{event.date_start:%d}-{event.date_end:%d}")
    return out


def _said(text: str, a: str, b: str) -> str:
    words = ENGLISH if text.isascii() else ARABIC
    return text.format(a=words[a], b=words[b])


@pytest.mark.parametrize(("a", "b"), PAIRS)
@pytest.mark.parametrize("text", AFTERWARDS)
def test_the_day_of_the_attack_goes_before_a_later_one(text: str, a: str, b: str, pack: Pack) -> None:
    assert _days(_said(text, a, b), pack)["killed", 3] == [f"{a}-{a}"]


@pytest.mark.parametrize(("b", "a"), PAIRS)
@pytest.mark.parametrize("text", TWO_ATTACKS)
def test_two_attacks_of_one_sentence_have_their_own_days(text: str, a: str, b: str, pack: Pack) -> None:
    days = _days(_said(text, a, b), pack)
    assert (days["killed", 3], days["injured", 5]) == ([f"{a}-{a}"], [f"{b}-{b}"])


@pytest.mark.parametrize(("text", "told"), SINCE)
def test_a_sum_since_a_day_is_no_event_of_today(
    text: str, told: list[tuple[str, str, str]], pack: Pack
) -> None:
    events = extract_events(text, published=WEDNESDAY, finder=None, pack=pack)
    assert [(f"{e.date_start:%d}", f"{e.date_end:%d}", e.scope) for e in events] == told


@pytest.mark.parametrize(("text", "days"), LONGER)
def test_every_number_has_the_day_of_its_attack(
    text: str, days: dict[tuple[str, int | None], list[str]], pack: Pack
) -> None:
    found = _days(text, pack)
    assert {fact: found.get(fact) for fact in days} == days


@pytest.mark.parametrize(("text", "day"), ONE_DAY)
def test_where_no_other_day_is_told_the_only_one_holds(text: str, day: str, pack: Pack) -> None:
    events = extract_events(text, published=WEDNESDAY, finder=None, pack=pack)
    assert [f"{e.date_start:%d}" for e in events] == [day]
    assert all(e.date_start == e.date_end or "24" in text for e in events)


@pytest.mark.parametrize("published", [WEDNESDAY, None])
def test_a_day_is_no_number_of_people(published: date | None, pack: Pack) -> None:
    for text in (
        "قتلت غارة في الثالث من أيار أربعة مدنيين.",
        "شيعت القرية يوم الاثنين أربعة مدنيين قتلوا بغارة.",
    ):
        (event,) = extract_events(text, published=published, finder=None, pack=pack)
        assert [(c.min, c.max) for c in event.counts] == [(4, 4)]
