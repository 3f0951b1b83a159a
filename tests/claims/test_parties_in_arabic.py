"""Who did it in Arabic: a party's men, patrols, prisons and aircraft, and who only stood by or was struck."""

from __future__ import annotations

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack

ACTS = [
    ("أقدم عناصر من فرقة الحمزة على سرقة محتويات عشرين منزلاً في كفر توت.", "sna_opposition"),
    ("داهم عناصر من هيئة تحرير الشام منزل الناشط سليم كرم في كفر توت.", "hts"),
    ("عناصر من الجيش الوطني نهبوا محال تجارية في عين الورد.", "sna_opposition"),
    ("أطلق عناصر من قوات النظام النار على مزارعين في تل الريحان فقتل اثنان منهم.", "syrian_government"),
    ("أوقف حاجز لقسد حافلة تقل طلاباً واحتجز تسعة منهم في عين الورد.", "sdf_ypg"),
    ("قضت امرأة برصاص عناصر دورية لهيئة تحرير الشام في تل الريحان.", "hts"),
    ("قتل شاب برصاص حاجز تابع لقسد في عين الورد.", "sdf_ypg"),
    ("استولت مجموعة من فصيل السلطان مراد على منزلين في كفر توت.", "sna_opposition"),
    ("صادرت قوة تابعة للحرس الثوري مئة رأس غنم من رعاة في عين الورد.", "iran_militia"),
    ("اغتصبت شابة على حاجز لقوات النظام في كفر توت.", "syrian_government"),
    ("أُعدم خمسة معتقلين في سجن تابع لقوات النظام في كفر توت.", "syrian_government"),
    ("غارات شنها الطيران الحربي السوري على الحي الشرقي من كفر توت.", "syrian_government"),
    ("الطائرات المروحية السورية ألقت براميل متفجرة على عين الورد.", "syrian_government"),
    ("أبعدت السلطات اللبنانية عشرين لاجئاً يوم 5 أيار 2019.", "other"),
]

ASIDE = [
    "استهدف الطيران الحربي حاجزاً تابعاً لقوات النظام قرب تل الريحان.",
    "انفجرت عبوة ناسفة على حاجز تابع لقوات النظام في تل الريحان.",
    "اعتقل عناصر من قسد في تل الريحان صباح الاثنين.",
    "نقلت السلطات التركية المصابين إلى المشافي بعد غارة على كفر توت.",
    "غارة جوية على مبنى الخطوط الجوية السورية في كفر توت.",
]


@pytest.mark.parametrize(("text", "party"), ACTS)
def test_a_party_acts_through_its_people(text: str, party: str, pack: Pack) -> None:
    (event,) = extract_events(text, published=None, finder=None, pack=pack)
    assert event.actor_class == (party,)


@pytest.mark.parametrize("text", ASIDE)
def test_a_party_that_was_struck_or_helped_did_nothing(text: str, pack: Pack) -> None:
    (event,) = extract_events(text, published=None, finder=None, pack=pack)
    assert event.actor_class == ("unknown",)


def test_two_countries_share_their_aircraft(pack: Pack) -> None:
    text = "قصفت الطائرات السورية والروسية قرية تل الريحان."
    (event,) = extract_events(text, published=None, finder=None, pack=pack)
    assert sorted(event.actor_class) == ["russia", "syrian_government"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("اعتقلت قوة من الأمن العسكري المحامي سليم كرم في كفر توت.", "سليم كرم"),
        ("اعتقلت دورية للمخابرات العسكرية المدرّسة ليلى حداد في كفر توت.", "ليلى حداد"),
    ],
)
def test_who_was_taken_stands_behind_the_patrol(text: str, name: str, pack: Pack) -> None:
    (event,) = extract_events(text, published=None, finder=None, pack=pack)
    assert [v.name for v in event.victims] == [name]
    assert event.targets == ("none_stated",)
