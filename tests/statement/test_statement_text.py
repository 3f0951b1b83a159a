"""Reading a statement, and finding the numbers in it that nobody bound to anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.lang.plural import count_noun
from tawthiq.statement.errors import SectionWrong
from tawthiq.statement.numbers import spots, whole_number
from tawthiq.statement.syntax import Text, Token, parse


def found(text: str) -> list[str]:
    return [text[a:b] for a, b in spots(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("٣٤ طفلاً و۱۲ امرأة و7 رجال", ["٣٤", "۱۲", "7"]),
        ("قُتل ثلاثة مدنيين وامرأتان", ["ثلاثة", "وامرأتان"]),
        ("عشرات الآلاف نزحوا", ["عشرات", "الآلاف"]),
        ("قتيل واحد، وشهيدان", ["قتيل واحد", "وشهيدان"]),
        ("مئتَا أسرة", []),
        ("Hundreds dead, tens of thousands displaced", ["Hundreds", "tens", "thousands"]),
        ("one civilian; no one; one another; one young child", ["one", "one"]),
        ("1,200 people on 2031-03-06, 45%", ["1,200", "2031-03-06", "45%"]),
        ("often, tension, the network, someone", []),
        ("السِّتّون يوماً", ["السِّتّون"]),
        ("المدنيين والمستشفيات", []),
    ],
)
def test_numbers_are_found_in_digits_words_and_duals(text: str, numbers: list[str]) -> None:
    assert found(text) == numbers


@given(st.integers(0, 10**9), st.sampled_from(("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")))
def test_digits_of_every_script_are_found_and_read(n: int, script: str) -> None:
    written = "".join(script[int(d)] for d in str(n))
    assert found(f"قبل {written} بعد") == [written]
    assert whole_number(written) == n


@given(st.integers(1, 300), st.sampled_from(("killed", "child", "woman", "person", "hospital")))
def test_every_counted_noun_of_ours_is_found_in_arabic(n: int, noun: str) -> None:
    assert spots(f"سقط {count_noun(n, noun, 'ar')} أمس")


def test_sections_hold_the_languages_and_tokens_their_arguments() -> None:
    statement = parse('::: en\n# Title\ntext {{cited:abc123|80|"says | 80"}}\nmore\n:::\n\n::: ar\nنص\n:::\n')
    assert statement.languages == ("en", "ar")
    heading, paragraph = statement.blocks("en")
    assert (heading.kind, paragraph.kind, paragraph.line) == ("h1", "p", 3)
    token = next(statement.tokens())
    assert (token.kind, token.ref, token.args, token.line) == ("cited", "abc123", ("80", "says | 80"), 3)


def test_a_text_without_sections_is_in_the_language_of_its_letters() -> None:
    assert parse("نص {{figure:killed-since-wednesday}}").languages == ("ar",)
    assert parse("text").languages == ("en",)


@pytest.mark.parametrize(
    "wrong",
    ["::: fr\nx\n:::\n", "::: en\nx\n", "text\n::: en\nx\n:::\n", "::: en\n:::\n::: en\n:::\n", ":::\n"],
)
def test_a_section_that_is_not_opened_or_closed_rightly_is_refused_with_its_line(wrong: str) -> None:
    with pytest.raises(SectionWrong) as refused:
        parse(wrong)
    assert refused.value.place.startswith("line ")
    assert "القسم" in refused.value.text("ar") or "قسم" in refused.value.text("ar")


def test_emphasis_may_hold_a_token_and_a_token_may_hold_stars() -> None:
    (block,) = parse("a **{{figure:x|low}}** b {{quote:aaaaaaaa|so *it* was}} *c*").blocks("en")
    tokens = [i for i in block.inlines if isinstance(i, Token)]
    assert [(t.ref, t.style) for t in tokens] == [("x", "strong"), ("aaaaaaaa", "")]
    assert tokens[1].args == ("so *it* was",)
    assert [i.text for i in block.inlines if isinstance(i, Text) and i.style == "em"] == ["c"]


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_a_typed_error(text: str) -> None:
    try:
        statement = parse(text)
    except SectionWrong:
        return
    for token in statement.tokens():
        assert token.raw in text.replace("\r\n", "\n") or "\n" in token.raw
