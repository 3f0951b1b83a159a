"""Days said as ordinals: "السادس من", "الثامن والعشرين من", "ثالث أيام", "the first day of"."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.lang.dates_base import ORDINALS
from tawthiq.lang.numbers_ar import digits_value
from tawthiq.lang.tokens import Token

_ONES = ("اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")
_TENS = {"حادي": 1, "عشر": 10, "عشرين": 20, "عشرون": 20, "ثلاثين": 30, "ثلاثون": 30}
_COUNTS = _TENS.keys() - {"حادي"}
_ENGLISH = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
_VALUES = (
    {w: n for n, w in enumerate(_ONES, start=1)} | _TENS | {w: n for n, w in enumerate(_ENGLISH, start=1)}
    | {"اولي": 1, "تاني": 2, "thirtieth": 30, "thirty-first": 31}
    | {f"twenty-{w}": 20 + n for n, w in enumerate(_ENGLISH[:9], start=1)}
)  # fmt: skip
_BETWEEN = ORDINALS | {"شهر", "ايام", "يوم", "day", "days", "month", "لشهر", "_"}
_REACH = 6


def day_before(tokens: Sequence[Token], i: int) -> tuple[int | None, int]:
    """The day of the month that ordinals or a number right before token `i` say, and where its words begin.

    (None, i) when there is none.
    """
    k = i - 1
    while (
        k >= 0 and i - k < _REACH and (tokens[k].text in _BETWEEN or (k == i - 1 and tokens[k].text in "-/"))
    ):
        k -= 1
    if k >= 0 and tokens[k].kind == "n" and i - k <= _REACH:
        day = digits_value(tokens[k].text)
        return (day, k) if day and 1 <= day <= 31 else (None, i)
    day, first = ordinal_ending(tokens, k) if k >= 0 and i - k <= _REACH else (None, i)
    return (day, first) if day else (None, i)


def ordinal_value(word: str) -> int | None:
    """What an ordinal of either gender says: 3 of الثالثة and "third"; None for any other word."""
    return _value(word) or _value(word.removesuffix("ة"))


def is_ordinal(word: str) -> bool:
    """Whether a word is an ordinal by itself, of either gender: الثالث, ثانية, "fifth"; عشرة and ثلاثون count."""
    bare = word.removeprefix("و").removesuffix("ة")
    return bare not in _COUNTS and (_value(word) is not None or _value(bare) is not None)


def ordinal_ending(tokens: Sequence[Token], k: int) -> tuple[int | None, int]:
    """The ordinal whose last word is token `k` and where it begins: ones, or ones before tens ("الثامن والعشرين").

    Two ordinals in a row are two days ("الثالث والخامس"); of a week or a half ("الأسبوع الأول من") none is.
    """
    day, first = _value(tokens[k].text), k
    if k and tokens[k - 1].text in _MONTHS:
        return None, k + 1
    if day and day >= 10 and k and tokens[k].text[-4:] != "عاشر":
        ones = _value(tokens[k - 1].text)
        if ones is not None and ones < 10:
            day, first = day + ones, k - 1
    before = _bare(tokens[first - 1].text) if first else ""
    return (day, first) if day and day <= 31 and before not in _PARTS else (None, k + 1)


_MONTHS = frozenset(("تشرين", "كانون", "ربيع", "جمادي"))
"""Months that bear an ordinal themselves: "تشرين الثاني وكانون الأول" has no second of December."""
_PARTS = frozenset(("نصف", "ثلث", "ربع", "اسبوع", "half", "week", "quarter"))


def _bare(word: str) -> str:
    word = word.removeprefix("و").removeprefix("ب")
    return word[2:] if word.startswith(("ال", "لل")) else word


def _value(word: str) -> int | None:
    return _VALUES.get(_bare(word))
