"""Ways of counting and naming people that were read wrong once. All sentences are invented."""

from __future__ import annotations

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack

Row = tuple[str, str, int | None, int | None]
COUNTED: list[tuple[str, list[Row]]] = [
    ("A strike injured at least one but possibly up to twelve people.", [("injured", "all", 1, 12)]),
    (
        "The death toll rose to 46 after a wounded man died.",
        [("killed", "all", 46, 46), ("killed", "men", 1, 1)],
    ),
    (
        "One strike hit a bridge, another on a camp killed seven civilians.",
        [("killed", "civilians", 7, 7)],
    ),
    ("An airstrike killed 46 people, half of them women and children.", [("killed", "all", 46, 46)]),
    ("قتل 46 شخصا بغارة، نصفهم أطفال.", [("killed", "all", 46, 46), ("killed", "children", 23, 23)]),
    ("استشهد 23 شخصا بغارة معظمهم سوريون.", [("killed", "all", 23, 23)]),
    ("استشهد 11 شخصا بغارة معظمهم أطفال.", [("killed", "all", 11, 11), ("killed", "children", 6, 11)]),
    ("A strike hit the camp. Relatives named twelve of the victims.", [("killed", "all", 12, 12)]),
    (
        "Five people were killed by shelling: Salim, his wife Rana and their three children.",
        [
            ("killed", "all", 5, 5),
            ("killed", "men", 1, 1),
            ("killed", "women", 1, 1),
            ("killed", "children", 3, 3),
        ],
    ),
    (
        "Eight people were killed in the strike: Salim Karam, 41 years old; his wife Rana Nasser, 40 years old; "
        "his son Omar Karam, 9 years old; his daughter Hala Karam, 14 years old.",
        [
            ("killed", "all", 8, 8),
            ("killed", "men", 1, 1),
            ("killed", "women", 1, 1),
            ("killed", "children", 2, 2),
        ],
    ),
    (
        "Three people were killed by shelling: Salim Karam, 38, his wife Rana, 38, and his son Omar, 12.",
        [
            ("killed", "all", 3, 3),
            ("killed", "men", 1, 1),
            ("killed", "women", 1, 1),
            ("killed", "children", 1, 1),
        ],
    ),
    (
        "In the Karam family home five people were killed, including Salim Karam, his wife and three of their "
        "children, while next door at the Nasser home a woman and her baby died.",
        [
            ("killed", "all", 5, 5),
            ("killed", "men", 1, 1),
            ("killed", "women", 1, 1),
            ("killed", "children", 3, 3),
            ("killed", "women", 1, 1),
            ("killed", "children", 1, 1),
        ],
    ),
    (
        "A strike killed 24 people, including seven children (four boys and three girls) and five women.",
        [("killed", "all", 24, 24), ("killed", "children", 7, 7), ("killed", "women", 5, 5)],
    ),
    ("مقتل 11 طفلا (5 ذكور و6 إناث) بقصف على كفر توت.", [("killed", "children", 11, 11)]),
    (
        "A strike hit the camp. Eight civilian victims were identified by name.",
        [("killed", "civilians", 8, 8)],
    ),
    (
        "Many wounded people and 13 villagers who were killed in the shelling were carried to the clinic.",
        [("injured", "all", 2, None), ("killed", "civilians", 13, 13)],
    ),
    ("Ten people who were wounded by shelling died later.", [("killed", "all", 10, 10)]),
    ("Five men who were arrested at a checkpoint were executed.", [("executed", "men", 5, 5)]),
    (
        "An unknown number of people from the camp were killed and wounded by shelling.",
        [("killed", "all", 2, None), ("injured", "all", 2, None)],
    ),
    (
        "Shelling injured two medics as they tried to rescue casualties.",
        [("injured", "health_workers", 2, 2)],
    ),
    ("No source reported any deaths from the shelling.", [("killed", "all", 0, 0)]),
    (
        "قتلت عائلة كاملة مؤلفة من ستة أشخاص (أب وأم وأربعة أطفال) بغارة.",
        [
            ("killed", "all", 6, 6),
            ("killed", "men", 1, 1),
            ("killed", "women", 1, 1),
            ("killed", "children", 4, 4),
        ],
    ),
    ("مقتل عائلة كاملة من كفر توت بقصف.", [("killed", "families", 1, 1)]),
    ("أكثر من 40 قتيلا ومصابا بقصف على كفر توت.", [("killed_or_injured", "all", 41, None)]),
    ("9 قتلى وجرحى بقصف على كفر توت.", [("killed_or_injured", "all", 9, 9)]),
    ("4 قتلى و9 جرحى بقصف على كفر توت.", [("killed", "all", 4, 4), ("injured", "all", 9, 9)]),
    ("استشهاد مدنيين في مشفى كفر توت بعد توقف الأجهزة عنهما جراء القصف.", [("killed", "civilians", 2, 2)]),
    ("استشهاد مدنيين في مشفى كفر توت جراء القصف.", [("killed", "civilians", 2, None)]),
    ("اعتقلت دورية شخصا مصابا بالشلل في كفر توت.", [("detained", "all", 1, 1)]),
    ("فقد ارتفعت حصيلة القصف على كفر توت إلى 3 قتلى.", [("killed", "all", 3, 3)]),
    ("قصف مدفعي على كفر توت دون معرفة حجم الخسائر البشرية.", []),
    (
        "قتلى وجرحى من عناصر الميليشيات بهجوم على كفر توت. وأوقع الهجوم عددا من القتلى والجرحى.",
        [("killed", "fighters", 2, None), ("injured", "fighters", 2, None)],
    ),
    (
        "قضى 19 مدنيا بانفجار صهريج مفخخ، ثم توفي ثلاثة من الجرحى.",
        [("killed", "civilians", 19, 19), ("killed", "all", 3, 3)],
    ),
    ("إصابة ثلاثة من الجرحى.", [("injured", "all", 3, 3)]),
    ("فقد طفل ساقه بانفجار لغم.", [("injured", "children", 1, 1)]),
    ("العملية أدت لمقتل سالم حداد دون خسائر بشرية أخرى.", [("killed", "all", 1, 1)]),
    ("قصف على كفر توت دون خسائر بشرية.", [("killed", "all", 0, 0), ("injured", "all", 0, 0)]),
    (
        "استهدف القناص طفلين كانا يزوران قبر والدهما في كفر توت ما أدى لإصابتهم.",
        [("injured", "children", 2, 2)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_people_are_counted_as_the_sentence_means(text: str, expected: list[Row], pack: Pack) -> None:
    events = extract_events(text, published=None, finder=None, pack=pack)
    assert [(c.kind, c.group, c.min, c.max) for e in events for c in e.counts] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وفاة معتقل تحت التعذيب في سجون الأمن العسكري، وهو الشاب كريم نعمان من كفر توت.", "كريم نعمان"),
        ("مقتل شاب بالرصاص في كفر توت، ويدعى سالم حداد.", "سالم حداد"),
        ("مقتل طفل بقصف على كفر توت، وهو في طريقه إلى المدرسة.", None),
        ("مقتل راع بلغم في كفر توت، وهو أب لخمسة أطفال.", None),
    ],
)
def test_who_it_was_may_follow_at_some_distance(text: str, name: str | None, pack: Pack) -> None:
    (event,) = extract_events(text, published=None, finder=None, pack=pack)
    assert [v.name for v in event.victims] == [name]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("غارة أمريكية قتلت قياديا في تنظيم القاعدة.", ("military",)),
        ("غارة أمريكية قتلت تاجرا من تنظيم القاعدة.", ("none_stated",)),
        ("استهدف الطيران عدة مواقع عسكرية في كفر توت وأصيب 14 شخصا حسب مصدر طبي.", ("military",)),
        ("قصف على كفر توت، ومواقع قوات النظام القريبة هي مصدر القصف.", ("none_stated",)),
        ("غارة أمريكية على قاعدة عسكرية قتلت عنصرا.", ("military",)),
        ("قتل ثلاثة من سائقي شاحنات بقصف صاروخي على كفر توت.", ("none_stated",)),
        ("استهدفت طائرة مسيرة شاحنة وقتل سائقها.", ("vehicle",)),
        ("قصف عنيف على كفر توت تلته أصوات سيارات إسعاف.", ("none_stated",)),
        ("غارة استهدفت سيارة إسعاف في كفر توت.", ("vehicle",)),
        ("دورية متمركزة في القاعدة العسكرية بحقل الرمان النفطي اعتقلت شابا.", ("none_stated",)),
        ("قصفت قوات النظام براجمات الصواريخ يوم أمس مشفى كفر توت.", ("health_facility",)),
    ],
)
def test_what_is_only_named_beside_an_attack_was_not_hit(
    text: str, targets: tuple[str, ...], pack: Pack
) -> None:
    (event,) = extract_events(text, published=None, finder=None, pack=pack)
    assert event.targets == targets


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("تحليق لطيران حربي واستطلاع في سماء كفر توت.", []),
        ("طائرة مروحية تابعة للتحالف حلقت فوق كفر توت.", []),
        ("في الأجواء تحليق كثيف لطيران حربي واستطلاع.", []),
        ("أطلقت دورية مجهولة النار على أربعة شبان قرب كفر توت فأصيب اثنان.", ["shooting"]),
        ("وفتحت قوات النظام نيرانها على كفر توت وقتل رجل.", ["shooting"]),
        ("أطلقت المنظمة مشروعا وقتل رجل تحت النار.", ["other"]),
        ("حلقت طائرات حربية ثم قصفت كفر توت.", ["airstrike"]),
        ("أصيب طفل بانفجار قنبلة عنقودية من قصف سابق على كفر توت.", ["landmine_uxo"]),
        ("قتل طفلان كانا يزوران والدهم بقصف مدفعي.", ["shelling"]),
        ("Ground-based strikes on Kafr Tut killed a mother.", ["shelling"]),
        ("Rockets with cluster warheads hit Kafr Tut and killed nine.", ["cluster_munition"]),
    ],
)
def test_the_weapon_is_the_one_that_was_used(text: str, types: list[str], pack: Pack) -> None:
    events = extract_events(text, published=None, finder=None, pack=pack)
    assert [e.event_type for e in events] == types
