"""Numbers in words and digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.lang.normalise import normalise
from tawthiq.lang.numbers_ar import read_arabic_number
from tawthiq.lang.numbers_en import read_english_number
from tawthiq.lang.tokens import tokenise

ONES = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(n: int) -> str:
    """English words of 1..999, written for this test."""
    parts = [f"{ONES[n // 100]} hundred"] if n >= 100 else []
    rest = n % 100
    if rest and parts:
        parts.append("and")
    if 10 <= rest < 20:
        parts.append(TEENS[rest - 10])
    elif rest:
        parts.append("-".join(w for w in (TENS[rest // 10], ONES[rest % 10]) if w))
    return " ".join(parts)


@given(st.integers(1, 999))
def test_every_english_number_below_a_thousand_is_read(n: int) -> None:
    tokens = tokenise(normalise(spelled(n) + " people"))
    read = read_english_number(tokens, 0)
    assert read is not None
    assert (read[0], tokens[read[1]].text) == (n, "people")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ثلاثة وعشرين شخصاً", 23),
        ("أحد عشر مدنياً", 11),
        ("اثني عشر", 12),
        ("مئة وثلاثة وعشرون", 123),
        ("ألفين وخمسمئة", 2500),
        ("ثلاثة آلاف", 3000),
        ("500 ألف", 500_000),
        ("١٬٢٠٠", 1200),
        ("مئتي شخص", 200),
        ("وخمس نساء", 5),
    ],
)
def test_arabic_numbers_are_read(text: str, value: int) -> None:
    read = read_arabic_number(tokenise(normalise(text)), 0)
    assert read is not None
    assert read[0] == value


@pytest.mark.parametrize("text", ["آلاف المدنيين", "ملايين", "مدنيون", "الباب"])
def test_a_plural_scale_alone_is_no_number(text: str) -> None:
    assert read_arabic_number(tokenise(normalise(text)), 0) is None


@pytest.mark.parametrize(("text", "value"), [("2.5 million", 2_500_000), ("a dozen", 12), ("1,200", 1200)])
def test_english_scales_are_read(text: str, value: int) -> None:
    read = read_english_number(tokenise(normalise(text)), 0)
    assert read is not None
    assert read[0] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("مليونا شخص", 2_000_000),
        ("مليوني نازح", 2_000_000),
        ("20 مليونا نازح", 20_000_000),
        ("ألفا مدني", 2_000),
        ("عشرون ألفا نازح", 20_000),
        ("ألفاً وخمسمئة نازح", 1_500),
        ("ألفا من المدنيين", 1_000),
        ("مئتا شخص", 200),
    ],
)
def test_a_dual_that_drops_its_end_before_a_noun_says_two(text: str, value: int) -> None:
    read = read_arabic_number(tokenise(normalise(text)), 0)
    assert read is not None
    assert read[0] == value
