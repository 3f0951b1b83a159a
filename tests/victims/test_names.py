"""Names are taken apart by the rules of the language, and near names that are different people stay apart."""

from __future__ import annotations

import numpy as np
import pytest

from tawthiq.victims.names import Name, make_part, parse, parse_part
from tawthiq.victims.records import Parts
from tawthiq.victims.settings import NEAR, SPELLING


def norms(text: str) -> list[str | None]:
    name = parse(text)
    return [p.norm if p else None for p in (name.given, name.father, name.grand, name.family)]


def likeness(a: str, b: str, *, family: bool = False) -> int:
    parts = Parts()
    one, two = (parts.of(make_part(x, family=family)) for x in (a, b))
    return int(parts.lexicon().likeness(np.array([one]), np.array([two]))[0])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("سمير كامل ناجي الزعبي", ["سمير", "كامل", "ناجي", "زعبي"]),
        ("سمير بن كامل الزعبي", ["سمير", "كامل", None, "زعبي"]),
        ("عبد الرحمن أبو النور", ["عبدرحمن", None, None, "ابونور"]),
        ("عبدالرحمن ابوالنور", ["عبدرحمن", None, None, "ابونور"]),
        ("علاء الدين سمير ناجي", ["علاءالدين".replace("ء", ""), "سمير", None, "ناجي"]),
        ("منة الله كامل", ["منهالله", None, None, "كامل"]),
        ("Abd al-Rahman Abu Nour", ["abdrahman", None, None, "abunour"]),
        ("Abdurrahman bin Samir el-Zoubi", ["abdrahman", "samir", None, "zoubi"]),
        ("Şerif Kemal", ["sherif", None, None, "kemal"]),
        ("سمير", ["سمير", None, None, None]),
        ("ىن ن  سمير كامل الزعبي", ["سمير", "كامل", None, "زعبي"]),
        ("سميرمحمد كامل الزعبي", ["سمير", "محمد", "كامل", "زعبي"]),
    ],
)
def test_a_name_falls_into_its_parts_in_either_script(text: str, parts: list[str | None]) -> None:
    assert norms(text) == parts


@pytest.mark.parametrize(
    "text",
    ["طفل مجهول الهوية", "unidentified man", "غير معروف", "a child, unnamed", "", "؟؟؟", "12", "زوجته"],
)
def test_nobody_is_named_by_words_for_the_unknown(text: str) -> None:
    assert parse(text) == Name()


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("مُحَمَّد خَالِد الشَّمْران", "محمد خالد الشمران"),
        ("عَبْدُ اللهِ سَمِير", "عبد الله سمير"),
        ("هٰدى (أبو عُمَر) نـاجي", "هدى (أبو عمر) ناجي"),
        ("سمير\u200f كامل\u200e", "سمير كامل"),
        ("\u2067سمير كامل\u2069", "سمير كامل"),
    ],
)
def test_vowel_marks_and_marks_of_direction_end_no_word(marked: str, plain: str) -> None:
    assert parse(marked) == parse(plain)


def test_a_title_is_taken_off_and_kept_apart() -> None:
    name = parse("الشهيد الطفل سمير الزعبي")
    assert (name.titles, name.given and name.given.norm) == (("الشهيد", "الطفل"), "سمير")


def test_a_column_with_several_words_is_one_part() -> None:
    part = parse_part("Abd al-Karim")
    assert part is not None
    assert part.norm == "abdkarim"


@pytest.mark.parametrize(("printed", "read_back"), [("عبدالله", "عبدهللا"), ("الأسود", "األسود")])
def test_what_reading_a_printed_list_does_to_ligatures_is_undone(printed: str, read_back: str) -> None:
    assert make_part(parse(f"سمير {printed}").family.norm) == make_part(
        parse(f"سمير {read_back}").family.norm
    )  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("a", "b"),
    [("mohammad", "muhammed"), ("yousef", "yusuf"), ("khaled", "khalid"), ("qasem", "kassim"), ("ahmad", "ahmed"),
     ("سلامه", "سالمه"), ("fatima", "fatimah"), ("jamal", "djamal")],
)  # fmt: skip
def test_spellings_of_one_name_are_the_same(a: str, b: str) -> None:
    assert likeness(a, b) >= SPELLING


@pytest.mark.parametrize(
    ("a", "b"),
    [("mohammad", "mahmoud"), ("hasan", "hussein"), ("محمد", "محمود"), ("حسن", "حسين"), ("سمير", "سميره"),
     ("احمد", "حمد"), ("ahmad", "hamad"), ("علي", "علا")],
)  # fmt: skip
def test_different_names_are_no_spellings_of_each_other(a: str, b: str) -> None:
    assert likeness(a, b) < SPELLING


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [("محمد", "muhammad"), ("خالد", "khaled"), ("شيماء", "shaimaa"), ("زكريا", "zakariya"), ("قاسم", "qasem"),
     ("عبدرحمن", "abdrahman"), ("يوسف", "yousef"), ("غسان", "ghassan"), ("ظاهر", "zaher"), ("محمود", "mahmoud")],
)  # fmt: skip
def test_a_name_is_known_in_the_other_script(arabic: str, latin: str) -> None:
    one, two = make_part(arabic.replace("ء", "")), make_part(latin)
    assert likeness(arabic.replace("ء", ""), latin) >= 830
    assert one.skeleton == two.skeleton


@pytest.mark.parametrize(
    ("arabic", "latin"), [("محمد", "mahmoud"), ("حسن", "hussein"), ("سمير", "salim"), ("علي", "omar")]
)
def test_another_name_in_the_other_script_is_another_name(arabic: str, latin: str) -> None:
    assert likeness(arabic, latin) < 930
    assert likeness(arabic, latin) < likeness(
        arabic, {"محمد": "mohamad", "حسن": "hasan", "سمير": "samir", "علي": "ali"}[arabic]
    )


def test_a_slip_of_the_pen_is_near() -> None:
    assert NEAR <= likeness("زعبي", "زغبي", family=True) < 1000
    assert NEAR <= likeness("khatib", "khatb") < 1000


def test_likeness_does_not_depend_on_the_order_of_the_two() -> None:
    names = ["mohammad", "mahmoud", "سمير", "samir", "قاسم", "kassem", "الزعبي", "zouabi"]
    for a in names:
        for b in names:
            assert likeness(a, b) == likeness(b, a)
