"""Events in invented reports: type, date, place, party, target, who says so."""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.conftest import TinyFinder

from tawthiq.claims.extract import detect_lang, extract_events
from tawthiq.claims.jsonl import to_json
from tawthiq.claims.packs import Pack, load_pack
from tawthiq.model.claims import Event
from tawthiq.model.places import Mention, PlaceFinder

DAY = date(2024, 11, 28)


def read(text: str, pack: Pack, finder: PlaceFinder | None = None) -> list[Event]:
    return extract_events(text, published=DAY, finder=finder, pack=pack)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("قصف صاروخي على كفر توت", "rocket_missile"),
        ("قصف مدفعي وصاروخي على كفر توت", "shelling"),
        ("غارات جوية بالصواريخ الفراغية على كفر توت", "airstrike"),
        ("القصف الإسرائيلي على كفر توت", "airstrike"),
        ("إلقاء برميل متفجر على كفر توت", "helicopter_barrel_bomb"),
        ("سقط برميلان على كفر توت وقتلا رجلاً", "helicopter_barrel_bomb"),
        ("قصف بصواريخ محملة بقنابل عنقودية", "cluster_munition"),
        ("إصابة طفل بانفجار قنبلة عنقودية من مخلفات الحرب", "landmine_uxo"),
        ("مقتل شاب برصاص قسد خلال مداهمة منزله", "raid"),
        ("اعتقال خمسة شبان", "detention"),
        ("A drone hit a car in Kafr Tut.", "drone_strike"),
        ("The bombing of Kafr Tut killed two people.", "airstrike"),
        ("A car bomb exploded in Kafr Tut.", "ied_vbied"),
        ("Activists said a ceasefire was agreed.", "statement_other"),
        ("Clashes broke out near Kafr Tut.", "ground_fighting"),
    ],
)
def test_the_most_specific_weapon_of_the_text_names_the_event(text: str, event_type: str, pack: Pack) -> None:
    assert read(text, pack)[0].event_type == event_type


def test_a_report_of_nothing_concrete_gives_no_events(pack: Pack) -> None:
    assert read("اجتمع الأهالي في كفر توت لمناقشة موسم الزيتون.", pack) == []
    assert read("", pack) == []


def test_a_round_up_is_parted_by_place_and_date(pack: Pack, finder: PlaceFinder) -> None:
    text = (
        "مقتل مدني بقصف مدفعي على قرية كفر توت اليوم الخميس.\n"
        "كما قصفت قوات النظام بالمدفعية قرية تل الريحان، ما أدى لإصابة طفلين.\n"
        "وكانت غارات روسية استهدفت قرية عين الورد أمس الأربعاء، وأدت لمقتل امرأة."
    )
    events = read(text, pack, finder)
    assert [e.place.text if e.place else None for e in events] == ["كفر توت", "تل الريحان", "عين الورد"]
    assert [e.date_start for e in events] == [DAY, DAY, date(2024, 11, 27)]
    assert [e.actor_class for e in events] == [("unknown",), ("syrian_government",), ("russia",)]


def test_one_sentence_that_counts_in_two_places_gives_two_events(pack: Pack, finder: PlaceFinder) -> None:
    text = "Artillery shelled two villages, killing a man in Kafr Tut, and injuring 3 others in Tal al-Rihan."
    events = read(text, pack, finder)
    assert [(e.place.text if e.place else None, [c.kind for c in e.counts]) for e in events] == [
        ("Kafr Tut", ["killed"]),
        ("Tal al-Rihan", ["injured"]),
    ]


def test_a_headline_and_its_story_are_one_event(pack: Pack, finder: PlaceFinder) -> None:
    text = "مقتل 3 مدنيين بقصف على كفر توت\nقتل 3 مدنيين وأصيب 5 آخرون اليوم جراء قصف مدفعي على قرية كفر توت."
    events = read(text, pack, finder)
    assert len(events) == 1
    assert [(c.kind, c.min) for c in events[0].counts] == [("killed", 3), ("injured", 5)]


def test_a_total_is_parted_from_the_event(pack: Pack) -> None:
    text = "مقتل مدنيين اثنين بقصف اليوم.\nوبذلك ترتفع حصيلة الضحايا منذ بداية العام إلى 64 قتيلاً."
    assert [(e.scope, e.counts[0].min) for e in read(text, pack)] == [("event", 2), ("total", 64)]


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("قصفت قوات النظام وروسيا كفر توت", ("syrian_government", "russia")),
        ("استهدفت فصائل المعارضة مواقع لقوات النظام", ("sna_opposition",)),
        ("قصف صاروخي من مناطق سيطرة قوات النظام على كفر توت", ("syrian_government",)),
        ("قصف على بلدة خاضعة لسيطرة قسد", ("unknown",)),
        ("The SDF said a Turkish drone hit a car.", ("turkey",)),
        ("Shelling killed two people, the White Helmets said.", ("unknown",)),
    ],
)
def test_a_party_that_speaks_holds_ground_or_is_struck_is_no_perpetrator(
    text: str, classes: tuple[str, ...], pack: Pack
) -> None:
    assert read(text, pack)[0].actor_class == classes


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("استهدف القصف منازل المدنيين وسوقاً شعبياً", ("home_residential", "market")),
        ("قصف على كفر توت، ونقل الجرحى إلى المشفى", ("none_stated",)),
        ("Warplanes bombed a school and a hospital.", ("school", "health_facility")),
    ],
)
def test_what_was_hit_is_told_from_where_the_wounded_went(
    text: str, targets: tuple[str, ...], pack: Pack
) -> None:
    assert read(text, pack)[0].targets == targets


def test_doubt_and_source_are_kept_apart_from_the_count(pack: Pack) -> None:
    event = read("أفادت مصادر محلية بمقتل ثلاثة مدنيين في حصيلة أولية لقصف على كفر توت.", pack)[0]
    assert event.hedged
    assert event.attributed_to == "مصادر محلية"
    assert [(c.kind, c.min, c.max) for c in event.counts] == [("killed", 3, 3)]


def test_every_count_names_its_own_source(pack: Pack) -> None:
    text = (
        "قال الدفاع المدني إن 3 مدنيين قتلوا بقصف على كفر توت. وقالت مصادر محلية إن 5 مدنيين قتلوا في القصف."
    )
    rows = [(c.min, c.attributed_to, c.hedged) for e in read(text, pack) for c in e.counts]
    assert rows == [(3, "الدفاع المدني", False), (5, "مصادر محلية", True)]


def test_what_is_planned_is_an_announcement_and_what_moved_has_a_measure(pack: Pack) -> None:
    planned = read("من المقرر إجلاء 1000 شخص من كفر توت.", pack)[0]
    assert (planned.scope, planned.modality) == ("announcement", "announced")
    fled = read("نزوح 200 عائلة من كفر توت.", pack)[0].counts[0]
    assert (fled.kind, fled.unit, fled.measure) == ("displaced", "household", "flow")
    back = read("عودة 40 مدنياً إلى كفر توت.", pack)[0].counts[0]
    assert (back.kind, back.measure) == ("returned", "return")


def test_a_stated_zero_is_a_row_and_no_other_injuries_is_not(pack: Pack) -> None:
    zero = read("قصف مدفعي على كفر توت دون وقوع إصابات.", pack)[0]
    assert [(c.kind, c.min, c.max) for c in zero.counts] == [("injured", 0, 0)]
    other = read("إصابة طفل بقصف على كفر توت، والتأكد من عدم وجود إصابات أخرى.", pack)[0]
    assert [(c.kind, c.group, c.min) for c in other.counts] == [("injured", "children", 1)]
    assert read("A strike hit Kafr Tut. There were no casualties.", pack)[0].counts[0].max == 0


def test_a_live_marker_dates_an_event_and_says_so(pack: Pack) -> None:
    live = read("عاجل: غارة جوية على كفر توت", pack)[0]
    assert (live.date_start, live.date_basis) == (DAY, "published")
    bare = read("غارة جوية على كفر توت", pack)[0]
    assert (bare.date_start, bare.date_basis) == (None, "none")


def test_named_persons_are_victims_with_their_names(pack: Pack) -> None:
    event = read('مقتل الشاب "سالم حداد" 24 عاماً وإصابة زوجته بقصف على كفر توت.', pack)[0]
    first, second = event.victims
    assert (first.name, first.age, first.sex, first.status) == ("سالم حداد", 24, "male", "killed")
    assert (second.name, second.kin_of, second.sex, second.status) == (None, "سالم حداد", "female", "injured")


def test_a_numbered_list_is_the_count_and_at_least_when_cut_off(pack: Pack) -> None:
    text = "أسماء شهداء القصف على كفر توت:\n1- سالم حداد\n2- هدى كرم\n3- كريم نعمان..."
    event = read(text, pack)[0]
    assert [(c.kind, c.min, c.max, c.qualifier) for c in event.counts] == [("killed", 3, None, "at_least")]
    assert [v.name for v in event.victims] == ["سالم حداد", "هدى كرم", "كريم نعمان"]


def test_a_list_of_names_without_numbers_is_counted_too(pack: Pack) -> None:
    text = "أسماء الإصابات في كفر توت\nسالم حداد كرم\nهدى نعمان سليم 7 سنوات\nكريم وليد سالم"
    assert [(c.kind, c.min, c.max) for e in read(text, pack) for c in e.counts] == [("injured", 3, 3)]


def test_another_country_is_another_pack_and_no_code() -> None:
    text = "قصفت قوات الدعم السريع سوقاً، ما أدى لمقتل خمسة مدنيين."
    sudan = load_pack(["sudan"])
    assert read(text, sudan)[0].actor_class == ("rapid_support_forces",)
    assert read(text, load_pack(["syria"]))[0].actor_class == ("unknown",)


def test_the_language_is_told_from_the_letters_of_the_body() -> None:
    assert detect_lang("قصف على كفر توت") == "ar"
    assert detect_lang("Shelling on Kafr Tut") == "en"
    assert detect_lang("قصف على كفر توت Shelling on Kafr Tut") == "mixed"


def test_the_json_has_the_fields_of_the_schema(pack: Pack, finder: PlaceFinder) -> None:
    out = to_json("r1", "ar", read("مقتل طفل بقصف على قرية كفر توت اليوم.", pack, finder))
    event = out["events"][0]  # type: ignore[index]
    assert (event["date_start"], event["place"]["lat"], event["place"]["lon"]) == ("2024-11-28", 35.0, 36.5)
    assert set(event["counts"][0]) == {
        "kind", "group", "unit", "measure", "min", "max", "qualifier", "attributed_to", "hedged", "relation",
        "target", "quote", "start", "end",
    }  # fmt: skip


def test_three_attacks_in_one_sentence_are_three_events(finder: PlaceFinder, pack: Pack) -> None:
    text = (
        "غارات جوية على سوق في كفر توت قتلت 7 مدنيين، فيما قتلت امرأة بقصف مدفعي على تل الريحان، "
        "وأصيب ثلاثة أطفال ببراميل متفجرة على عين الورد."
    )
    events = extract_events(text, published=None, finder=finder, pack=pack)
    assert [(e.event_type, e.place and e.place.text, [c.min for c in e.counts]) for e in events] == [
        ("airstrike", "كفر توت", [7]),
        ("shelling", "تل الريحان", [1]),
        ("helicopter_barrel_bomb", "عين الورد", [3]),
    ]


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Six ISIS members were killed in a strike by coalition aircraft.", ("us_coalition",)),
        ("Internal Security Forces (Asayish) announced that four people were killed in a Turkish strike.", ("turkey",)),
        ("ISIS claimed responsibility for the car bomb that killed 12 people.", ("isis",)),
        ("تبنى تنظيم داعش تفجير السيارة المفخخة الذي أودى بحياة 12 شخصاً.", ("isis",)),
        ("إلقاء القبض على قيادي في تنظيم داعش بعملية لقسد.", ("sdf_ypg",)),
        ("Israel carried out air strikes, killing two soldiers.", ("israel",)),
        ("A summit of Israel and its neighbours spoke of two killed in an explosion.", ("unknown",)),
    ],
)  # fmt: skip
def test_a_party_that_is_hurt_or_speaks_is_no_perpetrator_and_one_that_owns_up_is(
    text: str, classes: tuple[str, ...], pack: Pack
) -> None:
    (event,) = extract_events(text, published=None, finder=None, pack=pack)
    assert event.actor_class == classes


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Lamp Society for Human Rights said 14 people died.", "The Lamp Society for Human Rights"),
        ("محافظة عين الورد: استشهاد مواطن بقصف على كفر توت.", None),
        ("Six civilians: two men and four women were killed by shelling.", None),
        ("قتل 3 مدنيين بقصف وفق ما أفاد الدفاع المدني.", "الدفاع المدني"),
        ("نقلت وكالة كفر توت للأنباء أن ثلاثة مدنيين قتلوا بغارة جوية.", "وكالة كفر توت للأنباء"),
    ],
)  # fmt: skip
def test_the_speaker_is_quoted_whole_and_a_place_or_number_before_a_colon_is_none(
    text: str, speaker: str | None, finder: PlaceFinder, pack: Pack
) -> None:
    events = extract_events(text, published=None, finder=finder, pack=pack)
    assert events[0].attributed_to == speaker


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("نزوح نحو 340 عائلة من قرية كفر توت باتجاه مخيم تل الريحان", "كفر توت"),
        ("نزحت 200 عائلة إلى مدينة تل الريحان من كفر توت", "كفر توت"),
        ("340 families have fled Kafr Tut for Tal al-Rihan", "Kafr Tut"),
        ("مقتل امرأة من مدينة كفر توت بقصف على تل الريحان", "تل الريحان"),
    ],
)
def test_people_fled_from_the_place_of_the_event(
    text: str, place: str, pack: Pack, finder: PlaceFinder
) -> None:
    (event,) = read(text, pack, finder)
    assert event.place is not None
    assert event.place.text == place


def test_lines_that_open_with_their_place_are_events_of_their_own(pack: Pack, finder: PlaceFinder) -> None:
    text = (
        "حصيلة القصف المدفعي اليوم:\n- كفر توت: إصابة مدني\n"
        "- تل الريحان: استشهاد طفلة بصاروخ موجه\n- عين الورد: شهيدان"
    )
    events = read(text, pack, finder)
    assert [e.place.text if e.place else None for e in events] == ["كفر توت", "تل الريحان", "عين الورد"]
    assert [e.event_type for e in events] == ["shelling", "rocket_missile", "shelling"]
    assert {e.date_start for e in events} == {DAY}


def test_a_sentence_that_opens_with_another_place_is_another_event(pack: Pack, finder: PlaceFinder) -> None:
    text = "قتل مدنيان بقصف مدفعي على كفر توت. وفي تل الريحان أصيب خمسة أطفال."
    events = read(text, pack, finder)
    assert [(e.place.text if e.place else None, e.event_type) for e in events] == [
        ("كفر توت", "shelling"),
        ("تل الريحان", "shelling"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "قتل رجل بقصف صاروخي على كفر توت ليلة أمس، وفي صباح اليوم قصفت قوات النظام تل الريحان.",
        "أصيب خمسة رجال بقصف مدفعي على كفر توت، كما أصيب طفل في تل الريحان.",
        "مقتل عنصرين بعبوة ناسفة في كفر توت، فيما عثر الأهالي على جثة شاب في تل الريحان.",
    ],
)
def test_a_clause_with_its_own_day_or_place_is_an_event(text: str, pack: Pack, finder: PlaceFinder) -> None:
    found = [e.place.text if e.place else None for e in read(text, pack, finder)]
    assert found == ["كفر توت", "تل الريحان"]


@pytest.mark.parametrize(
    "text",
    [
        "مقتل مدنيين اثنين بقصف مدفعي على سوق، وقال مصدر إن المشفى استقبل شهيدين.",
        "توفيت طفلة في أحد مشافي كفر توت متأثرة بجراح أصيبت بها بغارة.",
    ],
)
def test_a_hospital_that_takes_people_in_is_not_what_was_hit(text: str, pack: Pack) -> None:
    assert not any("health_facility" in e.targets for e in read(text, pack))


class _Abroad(TinyFinder):
    """Knows a country, Turkey, by its name besides."""

    def mentions(self, text: str) -> list[Mention]:
        at = text.find("Turkey")
        return sorted([*super().mentions(text), *([Mention(at, at + 6, (9,))] if at >= 0 else [])])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Turkey denied shelling three villages.", None),
        ("Turkey bombed a clinic in Kafr Tut.", "Kafr Tut"),
        ("Two refugees were shot dead in Turkey.", "Turkey"),
        ("Turkey: two refugees were shot dead.", "Turkey"),
    ],
)
def test_a_country_that_acts_or_speaks_is_not_where(text: str, place: str | None, pack: Pack) -> None:
    (event,) = extract_events(text, published=None, finder=_Abroad(), pack=pack)
    assert (event.place and event.place.text) == place


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Doctors in Kafr Tut said 12 civilians were killed in an airstrike.", "Doctors"),
        ("Health authorities in Kafr Tut said 12 civilians were killed.", "Health authorities"),
        (
            "A spokesman for the council in Kafr Tut said 12 civilians were killed.",
            "A spokesman for the council",
        ),
        ("A doctor at a clinic in Kafr Tut said 12 civilians were killed in an airstrike.", None),
        ("Residents of Kafr Tut said 12 civilians were killed in an airstrike.", "Residents of Kafr Tut"),
        ("FLASH: Rocket fire on Kafr Tut kills two", None),
        ("They said shelling killed two people in Kafr Tut.", None),
        ("Gunmen killed a farmer in Kafr Tut. No group claimed the attack.", None),
    ],
)
def test_where_somebody_speaks_is_not_who_speaks(
    text: str, speaker: str | None, pack: Pack, finder: PlaceFinder
) -> None:
    assert [e.attributed_to for e in read(text, pack, finder)] == [speaker]


def test_whoever_is_asked_does_not_ask(pack: Pack) -> None:
    (event,) = read("دعت المنظمات روسيا إلى وقف القصف على كفر توت.", pack)
    assert event.attributed_to == "المنظمات"
    (event,) = read("طالبت وزارة الدفاع الروسية الفصائل بوقف قصفها لكفر توت.", pack)
    assert event.attributed_to == "وزارة الدفاع الروسية"
