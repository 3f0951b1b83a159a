"""Arabic reports in the words that people use: who did it, what was hit and how many, beside the common ways."""

from __future__ import annotations

from datetime import date

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.model.claims import Event

DAY = date(2024, 5, 5)


def read(text: str, pack: Pack) -> list[Event]:
    return extract_events(text, published=DAY, finder=None, pack=pack)


def test_a_list_of_names_on_one_line_is_as_long_as_its_entries(pack: Pack) -> None:
    text = "الشهداء 1. سالم حداد 2. هدى كرم المصابين 3. كريم نعمان"
    events = read(text, pack)
    assert [(c.kind, c.min, c.max) for e in events for c in e.counts] == [("killed", 2, 2), ("injured", 1, 1)]
    assert [(v.name, v.status) for e in events for v in e.victims] == [
        ("سالم حداد", "killed"), ("هدى كرم", "killed"), ("كريم نعمان", "injured"),
    ]  # fmt: skip
    assert all(text[c.start : c.end] == c.quote for e in events for c in e.counts)


def test_a_list_that_is_cut_off_does_not_stand_against_the_number_stated(pack: Pack) -> None:
    text = "4 شهداء بقصف مدفعي على كفر توت\nالشهداء\n1- سالم حداد\n2- هدى كرم..."
    assert [(c.kind, c.min, c.max) for e in read(text, pack) for c in e.counts] == [("killed", 4, 4)]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("قصف طيران الاحتلال الأميركي منزلاً في كفر توت", {"us_coalition"}),
        ("قصف الاحتلال التركي كفر توت. وقصف جيش الاحتلال تل الريحان", {"turkey"}),
        ("قصف جيش الاحتلال كفر توت", {"israel"}),
        ("قصف الطيران الروسي كفر توت، واتهمت قسد القوات الروسية بتعمد ذلك", {"russia"}),
        ("قتل تسعة بقصف مدفعي على كفر توت. والأهالي تحمل تركيا المسؤولية", {"turkey"}),
        ("أصاب صاروخاً روسياً منزلاً في كفر توت", {"russia"}),
        ("شن الطيران قصفاً تركياً على كفر توت", {"turkey"}),
        ("قصف مدفعي على كفر توت. وزار الوفد روسيا", {"unknown"}),
        ("اعتقلت قوات التحالف الدولي بمشاركة عناصر من قسد رجلاً في كفر توت", {"us_coalition", "sdf_ypg"}),
        ("قصفت القوات التركية قرية الأسدية بالمدفعية", {"turkey"}),
        ("غارات أردنية قتلت رجلاً. وكانت قوات النظام قد اعتقلت أخاه", {"other", "syrian_government"}),
        ("أفاد المركز الإعلامي التابع لقسد أن مسيرة تركية استهدفت كفر توت", {"turkey"}),
        ("قصفت فصائل المعارضة المسلحة كفر توت بالهاون", {"sna_opposition"}),
        ("غارتان إسرائيليتان على محيط كفر توت", {"israel"}),
        ("الاحتلال يقصف كفر توت بالمدفعية", {"israel"}),
        ("قصف مرتزقة الحمزات التابعة لتركيا كفر توت", {"sna_opposition"}),
        ("قصف طيران النظام كفر توت #العدوان_الروسي #هيئة_تحرير_الشام", {"syrian_government"}),
        ("اعتقلت قسد رجلاً بتهمة التنسيق مع تنظيم داعش", {"sdf_ypg"}),
        ("قصفت قوات النظام قرية قرب الحدود السورية التركية", {"syrian_government"}),
        ("قصف تنظيم ي ب ك كفر توت. وشن عناصر التنظيم هجوماً صاروخياً", {"sdf_ypg"}),
        ("قصف تنظيم داعش كفر توت. وشن عناصر التنظيم هجوماً صاروخياً", {"isis"}),
        ("قصف قسد كفر توت وسط مناشدات للجيش الوطني", {"sdf_ypg"}),
        ("أعربت الولايات المتحدة الأميركية عن قلقها بعد قصف القوات التركية كفر توت", {"turkey"}),
        ("قصف مدفعي لقوات النظام على كفر توت وسط تحليق طائرات روسية", {"syrian_government"}),
        ("نفذت قسد عملية إنزال في كفر توت بدعم من التحالف الدولي", {"sdf_ypg", "us_coalition"}),
        ("هاجمت فصائل الجيش الوطني بدعم من تركيا كفر توت", {"sna_opposition"}),
        ("نفذت قسد مداهمة بدعم جوي من التحالف الدولي في كفر توت", {"sdf_ypg", "us_coalition"}),
    ],
)
def test_parties_are_who_acts_and_no_place_or_speaker(text: str, actors: set[str], pack: Pack) -> None:
    assert {a for e in read(text, pack) for a in e.actor_class} == actors


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("قصف مدفعي على كفر توت، نقل المصابون على إثره إلى أحد مشافي المدينة", {"none_stated"}),
        ("استهدفت مسيرة مغسلة سيارات في كفر توت", {"none_stated"}),
        ("وأضاف فإن القصف المدفعي طال كفر توت", {"none_stated"}),
        ("قصف مدفعي استهدف مشفى الجامعة في كفر توت", {"health_facility"}),
        ("غارة جوية على مطار كفر توت العسكري", {"military"}),
        ("غارة جوية على مطار كفر توت الدولي", {"infrastructure"}),
        ("قصفت قوات النظام المتمركزة في معسكر جورين كفر توت", {"none_stated"}),
        ("إصابة صاحب مقهى بقصف مدفعي على كفر توت", {"none_stated"}),
        ("قصف صاروخي على كفر توت، وماتزال فرق الإنقاذ تنتشل القتلى", {"none_stated"}),
        ("قصف صاروخي على حرش سد كفر توت", {"none_stated"}),
        ("نددت كنيسة في كفر توت بالقصف المدفعي", {"none_stated"}),
        ("استشهد صحفي بقصف مسيرة في محيط سد كفر توت", {"none_stated"}),
        ("قصف صاروخي على كفر توت، والأب يعاني جراحه الآن في المشفى", {"none_stated"}),
        ("قصف صاروخي على كفر توت، مواقع قسد هي مصدر إطلاق الصواريخ", {"none_stated"}),
        ("قصف صاروخي على سكن جامعي تابع لجامعة كفر توت", {"home_residential"}),
    ],
)
def test_targets_are_what_was_hit(text: str, targets: set[str], pack: Pack) -> None:
    assert {t for e in read(text, pack) for t in e.targets} == targets


def test_an_attack_told_of_again_is_of_the_type_and_party_told_before(pack: Pack) -> None:
    text = "غارات لطائرات النظام قتلت رجلاً في كفر توت، كما أدى القصف لإصابة امرأة في تل الريحان"
    assert {e.event_type for e in read(text, pack)} == {"airstrike"}


def test_a_raid_in_which_somebody_blew_himself_up_is_a_raid(pack: Pack) -> None:
    text = "داهمت قسد منزلاً في كفر توت، وفجر أحدهم نفسه بحزام ناسف"
    assert [e.event_type for e in read(text, pack)] == ["raid"]


def test_words_that_ran_together_come_apart(pack: Pack) -> None:
    text = "#متابعاتشهيدان بقصف مدفعي على كفر توت"
    counts = [c for e in read(text, pack) for c in e.counts]
    assert [(c.kind, c.min, c.quote) for c in counts] == [("killed", 2, "شهيدان")]
    assert [c.min for e in read("استشهاد والشهيدان والاستهداف", pack) for c in e.counts] == []


def test_what_is_denied_is_not_counted(pack: Pack) -> None:
    (event,) = read("لا صحة للأنباء عن مقتل 3 مدنيين في كفر توت", pack)
    assert event.modality == "denied"


def test_aircraft_that_only_carry_or_fly_make_no_airstrike(pack: Pack) -> None:
    for text in (
        "داهمت قسد منزلاً في كفر توت وسط تحليق مكثف للطيران",
        "اعتقلت قسد رجلاً مدعومة بطيران التحالف الدولي",
    ):
        assert {e.event_type for e in read(text, pack)} <= {"raid", "detention"}


def test_the_words_under_a_picture_are_no_event(pack: Pack) -> None:
    text = "قتل رجل بقصف مدفعي على كفر توت.\nآثار قصف صاروخي سابق على تل الريحان - متداول\n"
    assert [e.event_type for e in read(text, pack)] == ["shelling"]


def test_a_sentence_goes_on_over_a_line_break(pack: Pack) -> None:
    text = "قصف عنيف تعرضت له كفر توت\nمن عصابات الأسد"
    assert [e.actor_class for e in read(text, pack)] == [("syrian_government",)]


def test_bulleted_names_under_a_heading_are_counted(pack: Pack) -> None:
    text = "شهداء كفر توت في القصف\n• الشهيد بإذن الله سالم حداد\n• الشهيد بإذن الله كريم نعمان\n• الشهيدة هدى كرم"
    assert [(c.kind, c.min, c.max) for e in read(text, pack) for c in e.counts] == [("killed", 3, 3)]


def test_what_the_report_recalls_with_its_own_number_is_an_event_of_its_own(pack: Pack) -> None:
    text = "قتل طفل بقصف مدفعي على كفر توت. يذكر أن عشرة عسكريين قتلوا جراء استهداف حافلتهم"
    assert [[c.min for c in e.counts] for e in read(text, pack)] == [[1], [10]]


def test_places_listed_before_the_weapon_share_it(pack: Pack) -> None:
    text = "حصيلة القصف\nشهيدان بقصف جوي على كفر توت، كما طال القصف روضة أطفال"
    assert {e.event_type for e in read(text, pack)} == {"airstrike"}


def test_hours_ago_beside_headlines_are_no_part_of_the_report(pack: Pack) -> None:
    text = (
        "قتل شخصان بقصف صاروخي لقوات النظام على كفر توت، وأصيب اثنان آخران بجروح متفاوتة"
        " نقلا على إثرها إلى مشفى قريب من البلدة حيث تلقيا ما يلزم من العلاج خلال ساعات المساء.\n"
        "9 ساعات مضت\nقتيلان بغارة على جنوب البلاد\n10 ساعات مضت\nمقتل عنصر في كمين غرب البلاد\n"
    )
    assert [(c.kind, c.min) for e in read(text, pack) for c in e.counts] == [("killed", 2), ("injured", 2)]
