"""Numbers in words and digits."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
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


def spelled(n: int, one: str = "one") -> str:
    """English words of 1..999,999, written for this test; `one` is the word for 1 before hundred and thousand."""
    if n >= 1000:
        first = one if n < 2000 else spelled(n // 1000)
        rest = n % 1000
        return f"{first} thousand" + ((" and " if rest < 100 else " ") + spelled(rest, "one") if rest else "")
    parts = [f"{one if n < 200 else ONES[n // 100]} hundred"] if n >= 100 else []
    rest = n % 100
    if rest and parts:
        parts.append("and")
    if 10 <= rest < 20:
        parts.append(TEENS[rest - 10])
    elif rest:
        parts.append("-".join(w for w in (TENS[rest // 10], ONES[rest % 10]) if w))
    return " ".join(parts)


@given(st.integers(1, 999_999), st.sampled_from(["one", "a"]))
def test_every_english_number_below_a_million_is_read(n: int, one: str) -> None:
    tokens = tokenise(normalise(spelled(n, one) + " people"))
    read = read_english_number(tokens, 0)
    assert read is not None
    assert (read[0], tokens[read[1]].text) == (n, "people")


UNITS_AR = ["", "واحد", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"]
TENS_AR = {2: "عشر", 3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}


@dataclass(frozen=True)
class Arabic:
    """How a number is spelled: of a feminine noun or not, as subject or not, with which hundred, in one word or two."""

    feminine: bool
    subject: bool
    hundred: str
    apart: bool

    def number(self, n: int) -> str:
        """Arabic words of 1..999,999 as grammars give them, written for this test."""
        k, rest = divmod(n, 1000)
        parts = [self.thousands(k, bool(rest))] if k else []
        return " و".join([*parts, *([self.below_thousand(rest)] if rest else [])])

    def thousands(self, k: int, more: bool) -> str:
        if k == 1:
            return "ألف"
        if k == 2:
            return ("ألفا" if self.subject else "ألفي") + ("ن" if more else "")
        last = k % 100
        scale = "آلاف" if 3 <= last <= 10 else "ألفا" if last > 10 else "ألف"
        return f"{replace(self, feminine=False).below_thousand(k)} {scale}"

    def below_thousand(self, n: int) -> str:
        h, rest = divmod(n, 100)
        parts = [self.hundreds(h, bool(rest))] if h else []
        return " و".join([*parts, *([self.below_hundred(rest)] if rest else [])])

    def hundreds(self, h: int, more: bool) -> str:
        if h == 1:
            return self.hundred
        if h == 2:
            return self.hundred[:-1] + ("تا" if self.subject else "تي") + ("ن" if more else "")
        stem = UNITS_AR[h] if self.apart else UNITS_AR[h].removesuffix("ي")
        return stem + (" " if self.apart else "") + self.hundred

    def below_hundred(self, n: int) -> str:
        if n <= 10:
            return self.unit(n)
        if n < 20:
            return self.teen(n - 10)
        tens = TENS_AR[n // 10] + ("ون" if self.subject else "ين")
        one = "إحدى" if n % 10 == 1 and self.feminine else self.unit(n % 10)
        return f"{one} و{tens}" if n % 10 else tens

    def teen(self, n: int) -> str:
        ten = "عشرة" if self.feminine else "عشر"
        if n == 1:
            return ("إحدى " if self.feminine else "أحد ") + ten
        return (self.unit(n).removesuffix("ن") if n == 2 else self.unit(n)) + " " + ten

    def unit(self, n: int) -> str:
        if n == 1:
            return "واحدة" if self.feminine else "واحد"
        if n == 2:
            return ("اثنت" if self.feminine else "اثن") + ("ان" if self.subject else "ين")
        return UNITS_AR[n] + ("" if self.feminine else "ة")


ARABIC = st.builds(Arabic, st.booleans(), st.booleans(), st.sampled_from(["مئة", "مائة"]), st.booleans())


def test_the_arabic_speller_of_this_test_spells_as_grammars_do() -> None:
    plain = Arabic(feminine=False, subject=True, hundred="مئة", apart=False)
    assert plain.number(2_312) == "ألفان وثلاثمئة واثنا عشر"
    assert replace(plain, feminine=True, subject=False).number(221) == "مئتين وإحدى وعشرين"
    assert replace(plain, apart=True).number(11_800) == "أحد عشر ألفا وثماني مئة"


@settings(max_examples=400)
@given(st.one_of(st.integers(1, 999), st.integers(1000, 999_999)), ARABIC)
def test_every_arabic_number_below_a_million_is_read(n: int, spelling: Arabic) -> None:
    tokens = tokenise(normalise(spelling.number(n) + (" امرأة" if spelling.feminine else " مدنيا")))
    read = read_arabic_number(tokens, 0)
    assert read is not None
    assert (read[0], read[1]) == (n, len(tokens) - 1)


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
        ("ألف مدني", 1000),
        ("خمسة و عشرين جريحا", 25),
        ("خمستعش شهيد", 15),
        ("تلتمية شهيد", 300),
        ("مليون ومئتي ألف نازح", 1_200_000),
        ("1.5 مليون نازح", 1_500_000),
        ("مليون ونصف المليون نازح", 1_500_000),
        ("نصف مليون نازح", 500_000),
        ("ألفين و226 قتيلا", 2226),
        ("20 و30", 20),
    ],
)
def test_arabic_numbers_are_read(text: str, value: int) -> None:
    read = read_arabic_number(tokenise(normalise(text)), 0)
    assert read is not None
    assert read[0] == value


@pytest.mark.parametrize(
    "text", ["آلاف المدنيين", "ملايين", "مدنيون", "الباب", "نصف العائلة", "إحدى القذائف"]
)
def test_a_plural_scale_alone_is_no_number(text: str) -> None:
    assert read_arabic_number(tokenise(normalise(text)), 0) is None


@pytest.mark.parametrize(("text", "value"), [
    ("2.5 million", 2_500_000), ("a dozen", 12), ("1,200", 1200), ("half a million people", 500_000),
    ("a quarter of a million people", 250_000), ("one and a half million people", 1_500_000),
    ("a million and a half people", 1_500_000), ("half a dozen men", 6), ("three and a half hours", 3),
])  # fmt: skip
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
