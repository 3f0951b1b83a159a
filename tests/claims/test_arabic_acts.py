"""What was done, by whom and when, in Arabic: burning and clearing, fights, arrests before a death. All is invented."""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.conftest import TinyFinder

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.model.claims import Event

DAY = date(2024, 5, 15)


def read(text: str, pack: Pack) -> list[Event]:
    return extract_events(text, published=DAY, finder=None, pack=pack)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("أحرقت القوات 40 منزلا في كفر توت", "property_destruction"),
        ("أحرق مسلحون محاصيل زراعية قرب كفر توت", "property_destruction"),
        ("جرفت قوات النظام أراضي المزارعين في كفر توت", "property_destruction"),
        ("أضرم مسلحون النار في سيارتين بقرية كفر توت", "property_destruction"),
        ("غارة جوية على كفر توت أحرقت ثلاثة منازل", "airstrike"),
        ("قصف مدفعي أدى لتهدم مساكن في كفر توت", "shelling"),
        ("تصفية ثلاثة شبان بعد اعتقالهم في كفر توت", "execution"),
        ("أصيب 6 أشخاص باشتباكات بين فصيلين في كفر توت. واستخدمت القذائف وسط البلدة", "ground_fighting"),
        ("استشهد رجل بقصف مدفعي. ودارت اشتباكات قربها", "shelling"),
        ("المسلحون يفجرون منزل شيخ في كفر توت", "property_destruction"),
        ("مسلحون يختطفون طفلا في كفر توت ويطلبون فدية", "abduction"),
        ("شهدت كفر توت انفجارين متزامنين أسفرا عن 4 قتلى", "unknown_explosion"),
    ],
)
def test_the_type_is_that_of_what_was_done(text: str, kind: str, pack: Pack) -> None:
    assert {e.event_type for e in read(text, pack)} == {kind}


def test_who_opened_fire_is_the_party_right_behind_the_bullets(pack: Pack) -> None:
    (event,) = read("مقتل شابين برصاص قوات النظام قرب كفر توت", pack)
    assert event.actor_class == ("syrian_government",)


def test_mercenaries_are_of_the_party_that_is_named_with_them(pack: Pack) -> None:
    (event,) = read("قصف مدفعي للمرتزقة الروس على هيئة الأركان في كفر توت", pack)
    assert (event.actor_class, event.targets) == (("russia",), ("military",))


def test_the_day_of_an_arrest_is_not_that_of_the_death(pack: Pack) -> None:
    (event,) = read("توفي سالم حداد تحت التعذيب بعد اعتقاله في 3 آذار 2023", pack)
    assert (event.event_type, event.date_start) == ("torture_death", None)


def test_a_death_that_no_party_caused_is_no_event(pack: Pack) -> None:
    assert read("توفي رجل بسكتة قلبية في كفر توت", pack) == []
    assert read("Two children died in a traffic accident near Kafr Tut.", pack) == []
    assert len(read("مقتل رجل بغارة جوية على كفر توت. ومصرع آخر بحادث سير", pack)) == 1


def test_a_bare_number_in_a_second_place_is_another_event(pack: Pack, finder: TinyFinder) -> None:
    text = "غارات أدت إلى مقتل 4 في كفر توت و2 في تل الريحان"
    events = extract_events(text, published=DAY, finder=finder, pack=pack)
    assert [(e.place.text if e.place else None, [c.min for c in e.counts]) for e in events] == [
        ("كفر توت", [4]), ("تل الريحان", [2]),
    ]  # fmt: skip


def test_now_at_the_head_of_a_line_is_the_day_of_the_report(pack: Pack) -> None:
    assert [e.date_start for e in read("الآن غارات على كفر توت", pack)] == [DAY]
    assert [e.date_start for e in read("قالت قناة سوريا الآن إن غارات استهدفت كفر توت", pack)] == [None]
