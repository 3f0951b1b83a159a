"""Lists of persons: every way to write them gives who they are, and as many as they are."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from tawthiq.claims.extract import extract_events
from tawthiq.claims.packs import Pack
from tawthiq.figures.documented.readings import voiced
from tawthiq.figures.documented.toll import _ANYWHERE
from tawthiq.model.claims import Event
from tawthiq.model.figures import Question

Person = tuple[str, str | None, int | None]
"""Name, whose kin, age."""
SALIM: tuple[str, int, list[Person]] = ("Salim Karam", 1, [("Salim Karam", None, None)])
ENGLISH: list[tuple[str, int, list[Person]]] = [
    ("Salim Karam, Hadi Issa and Muna Karam", 3, [
        ("Salim Karam", None, None), ("Hadi Issa", None, None), ("Muna Karam", None, None)]),
    ("Salim Karam, a teacher, his wife Huda and their son Ziad, 7", 3, [
        ("Salim Karam", None, None), ("Huda", "Salim Karam", None), ("Ziad", "Salim Karam", 7)]),
    ("Salim al-Nouman (34), Huda Issa (12) and Dr. Rana Haddad", 3, [
        ("Salim al-Nouman", None, 34), ("Huda Issa", None, 12), ("Rana Haddad", None, None)]),
    ("nine-year-old Lina and a 40-year-old nurse, Huda Issa", 2, [("Lina", None, 9), ("Huda Issa", None, 40)]),
    ("Rima Karam, 34, and her daughter Lina", 2, [("Rima Karam", None, 34), ("Lina", "Rima Karam", None)]),
    ("Salim Karam (Abu Hadi), his sons Ziad and Omar, and his wife", 4, [
        ("Salim Karam", None, None), ("Ziad", "Salim Karam", None), ("Omar", "Salim Karam", None)]),
    ("Abu Hadi Karam, 45, 65-year-old Huda Issa and two others", 4, [
        ("Abu Hadi Karam", None, 45), ("Huda Issa", None, 65)]),
    ("journalist Salim Karam and his brother, Hadi Karam, 30", 2, [
        ("Salim Karam", None, None), ("Hadi Karam", "Salim Karam", 30)]),
]  # fmt: skip
IN_ENGLISH = [
    "The dead were {}, killed by shelling.",
    "Shelling hit Kafr Tut. Those killed were identified as {}.",
    "Shelling on Kafr Tut. Killed: {}.",
    "Shelling hit a house in Kafr Tut, killing {}.",
    "An airstrike on Kafr Tut claimed the lives of {}.",
    "In Kafr Tut, {} were killed in an airstrike.",
    "{} died when a shell hit their house.",
    "Shelling on Kafr Tut killed {n} people: {}.",
    "{n} people were killed in Kafr Tut. They were named as {}.",
    "{n} people – {} – were killed in shelling.",
]
AMONG = [
    "Shelling killed nine people, including {}.",
    "Shelling killed nine people. Among the dead were {}.",
    "Shelling killed nine people. The victims included {}.",
]
ARABIC: list[tuple[str, int, list[Person]]] = [
    ("الدكتور المهندس خالد نعمان وابنته مريم", 2, [("خالد نعمان", None, None), ("مريم", "خالد نعمان", None)]),
    ("سالم حداد وشقيقه مجد والإعلامي سامر كرم", 3, [
        ("سالم حداد", None, None), ("مجد", "سالم حداد", None), ("سامر كرم", None, None)]),
    ("علي العبد الله وزوجته سعاد وأطفالهما الثلاثة", 5, [
        ("علي العبد الله", None, None), ("سعاد", "علي العبد الله", None)]),
    ("الطفلة لين حداد ٩ سنوات ووليد كرم (34 عاماً)", 2, [("لين حداد", None, 9), ("وليد كرم", None, 34)]),
    ("أبو زيد الأحمد من أهالي كفر نوران وولديه كريم ووليد", 3, [
        ("أبو زيد الأحمد", None, None), ("كريم", "أبو زيد الأحمد", None), ("وليد", "أبو زيد الأحمد", None)]),
    ("هدى نعمان (مواليد 1990)، والطفل يوسف 7 سنوات، وثلاثة آخرين", 5, [
        ("هدى نعمان", None, None), ("يوسف", None, 7)]),
]  # fmt: skip
IN_ARABIC = [
    "قتل {} بقصف على كفر توت.",
    "استشهاد {} جراء قصف مدفعي على كفر توت.",
    "قصف مدفعي على كفر توت أدى إلى مقتل {}.",
    "مقتل {n} بغارة على كفر توت: {}.",
    "مقتل {n} بقصف على كفر توت، {they} {}.",
]
AMONG_IN_ARABIC = [
    "مقتل تسعة أشخاص بقصف على كفر توت، بينهم {}.",
    "مقتل تسعة أشخاص بقصف على كفر توت، عرف منهم {}.",
]
IN_WORDS = {2: "شخصين", 3: "ثلاثة أشخاص", 5: "خمسة أشخاص"}
NUMBERS = {2: "Two", 3: "Three", 4: "Four"}


def killed(events: list[Event]) -> list[tuple[int, int | None]]:
    asked = Question("toll", "killed", (date.min, date.max), _ANYWHERE, group="all")
    return [(v.reading.low, v.reading.high) for e in events for v in voiced(e, asked)]


def named(events: list[Event]) -> list[Person]:
    return [(v.name, v.kin_of, v.age) for e in events for v in e.victims if v.name is not None]


def told_person_by_person(text: str, number: int, persons: list[Person], pack: Pack) -> None:
    """Every person and their number are read, and quoted where they stand."""
    events = extract_events(text, published=None, finder=None, pack=pack)
    assert named(events) == persons
    assert killed(events) == [(number, number)]
    assert all(text[v.start : v.end] == v.quote for e in events for v in e.victims)


@pytest.mark.parametrize(("sentence", "listed"), list(product(IN_ENGLISH, ENGLISH)))
def test_a_list_of_the_dead_gives_every_person_and_their_number(
    sentence: str, listed: tuple[str, int, list[Person]], pack: Pack
) -> None:
    told, number, persons = listed
    told_person_by_person(sentence.format(told, n=NUMBERS[number]), number, persons, pack)


@pytest.mark.parametrize(
    ("sentence", "listed"),
    [*product(AMONG, [*ENGLISH, SALIM]), *product(AMONG_IN_ARABIC, ARABIC)],
)
def test_names_among_the_dead_leave_the_number_stated(
    sentence: str, listed: tuple[str, int, list[Person]], pack: Pack
) -> None:
    told, _, persons = listed
    events = extract_events(sentence.format(told), published=None, finder=None, pack=pack)
    assert named(events) == persons
    assert killed(events) == [(9, 9)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A spokesman, Salim Karam, said two civilians were killed in Kafr Tut.", 2),
        ("Shelling killed two people near Khaled Nouman School and Huda Karam Hospital.", 2),
        ("General Salim Karam and Colonel Hadi Haddad ordered the strike that killed five people.", 5),
        ("Salim Karam and Hadi Haddad killed three farmers in Kafr Tut.", 3),
        ("Salim Karam, a doctor, and Huda Issa, a nurse, treated the wounded after shelling killed four.", 4),
        ("Two people were killed by fighters led by Salim Karam and Hadi Haddad.", 2),
        ("The strike killed two people, Salim Karam of the Civil Defence said.", 2),
        ("The strike killed two people, Salim Karam and Huda Issa told reporters.", 2),
        ("The perpetrators were identified as Salim Karam and Hadi Haddad, who killed four farmers.", 4),
        ("Five people were killed, including members of the Karam family and the Haddad family.", 5),
        ("Salim Karam and Huda Issa mourned the five children killed in the strike.", 5),
        ("Two children were killed, Salim Karam, their uncle, said.", 2),
        ("Salim Karam and Huda Issa could have been killed when shelling killed two.", 2),
        ("The strike, condemned by President Salim Karam and Minister Huda Issa, killed six people.", 6),
    ],
)
def test_who_speaks_orders_or_lends_a_name_is_no_victim(text: str, number: int, pack: Pack) -> None:
    events = extract_events(text, published=None, finder=None, pack=pack)
    assert named(events) == []
    assert killed(events)[0] == (number, number)


@pytest.mark.parametrize(("sentence", "listed"), list(product(IN_ARABIC, ARABIC)))
def test_an_arabic_list_of_the_dead_gives_every_person_and_their_number(
    sentence: str, listed: tuple[str, int, list[Person]], pack: Pack
) -> None:
    told, number, persons = listed
    text = sentence.format(told, n=IN_WORDS[number], they="هما" if number == 2 else "وهم")
    told_person_by_person(text, number, persons, pack)


@pytest.mark.parametrize(
    ("text", "number", "names"),
    [
        ("قال المتحدث سالم حداد إن مدنيين اثنين قتلا بقصف على كفر توت.", 2, []),
        ("قصف مدفعي قرب مدرسة خالد نعمان ومشفى هدى كرم أدى إلى مقتل ثلاثة مدنيين.", 3, []),
        ("استهدف القصف جامع خالد بن الوليد وشارع سالم حداد، ما أدى لمقتل طفل.", 1, []),
        ("قتل ثلاثة مدنيين بقصف نفذته مجموعة يقودها سالم حداد وكريم نعمان.", 3, []),
        ("مقتل خمسة مدنيين بينهم حالات حرجة بقصف على كفر توت.", 5, []),
        ("مقتل أربعة أشخاص من عائلة سالم حداد وعائلة كريم نعمان بقصف.", 4, []),
        ("مراسلنا محمد حداد: مقتل طفلين بقصف على كفر توت.", 2, []),
        ("وصول جثامين ثلاثة شهداء إلى مشفى محمد حداد وخالد كرم.", 3, []),
        ("مقتل سالم حداد وتضرر المنازل المجاورة بقصف على كفر توت.", 1, ["سالم حداد"]),
        ("مقتل سالم حداد وتشييع جثمانه في كفر توت.", 1, ["سالم حداد"]),
        ("مقتل سالم كرم، قيادي سابق في الفصيل، بغارة على كفر توت.", 1, ["سالم كرم"]),
        ("استشهاد سالم حداد وإصابة كريم نعمان بقصف على كفر توت.", 1, ["سالم حداد", "كريم نعمان"]),
        ("مقتل المسعف والسائق بقصف على كفر توت.", 2, []),
        ("مقتل زوجة خالد نعمان وابنته مريم بقصف على كفر توت.", 2, ["مريم"]),
    ],
)
def test_what_stands_beside_arabic_names_is_no_further_victim(
    text: str, number: int, names: list[str], pack: Pack
) -> None:
    events = extract_events(text, published=None, finder=None, pack=pack)
    assert [name for name, _, _ in named(events)] == names
    assert killed(events)[0] == (number, number)


LINES: list[tuple[str, int, list[Person]]] = [
    ("الشهداء:\n١- الشهيد سالم حداد وزوجته\n٢- الطفلة لين كرم ٩ سنوات", 3, [
        ("سالم حداد", None, None), ("لين كرم", None, 9)]),
    ("أسماء الشهداء:\n🔴 سالم حداد من أهالي كفر نوران\n🔴 علي العبد الله (34 عاماً)\n🔴 وصال نعمان", 3, [
        ("سالم حداد", None, None), ("علي العبد الله", None, 34), ("وصال نعمان", None, None)]),
    ("أسماء شهداء القصف على كفر توت: سالم حداد / هدى كرم (مواليد 1990) / كريم نعمان", 3, [
        ("سالم حداد", None, None), ("هدى كرم", None, None), ("كريم نعمان", None, None)]),
    ("الشهداء:\nالدكتور سالم حداد وابنته مريم والطفل يوسف 7 سنوات", 3, [
        ("سالم حداد", None, None), ("مريم", "سالم حداد", None), ("يوسف", None, 7)]),
    ("الشهداء: 1- سالم حداد 2- الطفلة لين كرم (9 سنوات) 3- أبو زيد الأحمد", 3, [
        ("سالم حداد", None, None), ("لين كرم", None, 9), ("أبو زيد الأحمد", None, None)]),
    ("Names of the dead:\n- Salim Karam, 34\n- Huda al-Issa (12)\n- Dr. Rana Haddad", 3, [
        ("Salim Karam", None, 34), ("Huda al-Issa", None, 12), ("Rana Haddad", None, None)]),
    ("Those killed are:\n1. Salim Karam, a teacher\n2. Huda Issa and her son Ziad, 7", 3, [
        ("Salim Karam", None, None), ("Huda Issa", None, None), ("Ziad", "Huda Issa", 7)]),
    ("Victims:\n• Salim Karam (Abu Hadi)\n• nine-year-old Lina", 2, [
        ("Salim Karam", None, None), ("Lina", None, 9)]),
]  # fmt: skip


@pytest.mark.parametrize("listed", LINES, ids=[told[:25] for told, _, _ in LINES])
def test_lines_under_a_heading_are_persons(listed: tuple[str, int, list[Person]], pack: Pack) -> None:
    told, number, persons = listed
    for text in (told, f"قصف على كفر توت.\n{told}" if told[0] > "z" else f"Shelling hit Kafr Tut.\n{told}"):
        events = extract_events(text, published=None, finder=None, pack=pack)
        assert named(events) == persons
        assert killed(events) == [(number, number)]


@pytest.mark.parametrize(
    "text",
    [
        "Names of the villages:\n- Kafr Tut\n- Tal Rihan\n- Ain Ward",
        "Shelling killed two people.\nRead more:\n- Salim Karam on the war\n- Huda Issa on music",
        "مقتل مدنيين اثنين بقصف.\nالمصادر:\n- سالم حداد\n- هدى كرم\n- كريم نعمان",
        "مقتل مدنيين اثنين بقصف.\nإعداد: سالم حداد / هدى كرم / كريم نعمان",
    ],
)
def test_lists_under_other_headings_name_no_victims(text: str, pack: Pack) -> None:
    assert named(extract_events(text, published=None, finder=None, pack=pack)) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The dead were two farmers and two shepherds.", 4),
        ("Killed: two farmers and two shepherds.", 4),
        ("Shelling killed four people: two farmers and two shepherds.", 4),
        ("The dead were two sisters, their mother and a neighbour.", 4),
        ("The dead were three civilians, a man and two children.", 3),
        ("The dead were two children and their father, residents said.", 3),
        ("استشهاد ابن سالم حداد بقصف على كفر توت.", 1),
        ("استشهاد بنت خالد نعمان بقصف على كفر توت.", 1),
        # who did it, or mourns
        ("قتل سالم حداد وكريم نعمان ثلاثة مدنيين في كفر توت.", 3),
        ("وقتل سالم حداد وكريم نعمان أربعة أطفال في كفر توت.", 4),
        ("نعى محمد حداد وخالد نعمان الشهداء الثلاثة الذين سقطوا بقصف على كفر توت.", 3),
        ("نعت هدى كرم وليلى عيسى الشهداء الخمسة الذين قضوا بقصف على كفر توت.", 5),
    ],
)
def test_who_has_no_name_is_counted_and_bears_nobody_elses(text: str, number: int, pack: Pack) -> None:
    events = extract_events(text, published=None, finder=None, pack=pack)
    assert named(events) == []
    assert killed(events) == [(number, number)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("قتل سالم حداد وكريم نعمان بقصف على كفر توت.", 2),
        ("قتل سالم حداد وكريم نعمان وهما مدنيان بقصف على كفر توت.", 2),
        ("استشهد سالم حداد وكريم نعمان، والشهداء من كفر توت.", 2),
        ("نعى الأهالي سالم حداد وكريم نعمان بعد قصف كفر توت.", 2),
    ],
)
def test_people_behind_a_word_that_joins_them_leave_the_dead_their_names(
    text: str, number: int, pack: Pack
) -> None:
    events = extract_events(text, published=None, finder=None, pack=pack)
    assert [v.name for e in events for v in e.victims] == ["سالم حداد", "كريم نعمان"]
    assert killed(events) == [(number, number)]
