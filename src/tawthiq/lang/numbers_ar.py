"""Arabic numbers in words and digits, as grammar builds them: groups below a thousand, each with its scale.

A group is hundreds, then units and tens ("مئة واثنان وثلاثون"); hundreds are one word or two (ثلاثمئة, ثلاث مئة);
hundred, thousand and million have duals, which drop their ن before a noun. Spoken forms are read (خمستعش, تلتمية).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tawthiq.lang.normalise import fold
from tawthiq.lang.tokens import Token

Read = tuple[int, int]
"""A value and the token behind it."""

_UNITS = {
    1: "واحد واحدة واحدا",
    2: "اثنان اثنين اثنتان اثنتين إثنان إثنين تنين",
    3: "ثلاث ثلاثة تلات تلاتة تلاته",
    4: "أربع أربعة",
    5: "خمس خمسة",
    6: "ست ستة",
    7: "سبع سبعة",
    8: "ثمان ثماني ثمانية تمانية ثمانيه",
    9: "تسع تسعة",
}
_TEENS = {
    10: "عشر عشرة",
    11: "أحدعشر احدعش حداعش حدعش",
    12: "اثناعشر اثنىعشر اطنعش طنعش تنعش اتنعش",
    13: "ثلاثةعشر تلتعش تلتعشر تلطعش تلطعشر",
    14: "أربعةعشر أربعتعش أربعتعشر أربعطعش أربعطعشر",
    15: "خمسةعشر خمستعش خمستعشر خمسطعش خمسطعشر",
    16: "ستةعشر ستعش ستعشر سطعش سطعشر",
    17: "سبعةعشر سبعتعش سبعتعشر سبعطعش سبعطعشر",
    18: "ثمانيةعشر تمنتعش تمنتعشر تمنطعش تمنطعشر",
    19: "تسعةعشر تسعتعش تسعتعشر تسعطعش تسعطعشر",
}
_TENS = {
    20: "عشرون عشرين",
    30: "ثلاثون ثلاثين تلاتين",
    40: "أربعون أربعين",
    50: "خمسون خمسين",
    60: "ستون ستين",
    70: "سبعون سبعين",
    80: "ثمانون ثمانين تمانين",
    90: "تسعون تسعين",
}
_ONE_HUNDRED = "مئة مائة مية مئه ميه"
_TWO_HUNDRED = "مئتان مئتين مائتان مائتين مئتي مائتي مئتا مائتا ميتين"
_STEMS = {
    3: "ثلاث تلت",
    4: "أربع",
    5: "خمس",
    6: "ست",
    7: "سبع",
    8: "ثمان ثماني تمن",
    9: "تسع",
}
_SCALES = {
    1_000: "ألف الف آلاف ألاف ألفا",
    2_000: "ألفان ألفين ألفي",
    1_000_000: "مليون ملايين مليونا",
    2_000_000: "مليونان مليونين مليوني",
}


def _folded(words: dict[int, str]) -> dict[str, int]:
    return {fold(w): n for n, ws in words.items() for w in ws.split()}


_UNIT, _TEN, _STEM = _folded(_UNITS), _folded(_TENS), _folded(_STEMS)
_ONE_WORD_TEEN = _folded(_TEENS)
_HUNDRED = frozenset(map(fold, _ONE_HUNDRED.split()))
_HUNDREDS = (
    dict.fromkeys(_HUNDRED, 100)
    | _folded({200: _TWO_HUNDRED})
    | {
        fold(stem) + form: 100 * n
        for n, stems in _STEMS.items()
        for stem in stems.split()
        for form in _HUNDRED
    }
)
_SCALE = _folded(_SCALES)
_SCALE_PLURALS = frozenset(("الاف", "ملايين"))
_ONE_OF = frozenset(("احد", "احدى", "احدي"))
_TEEN = frozenset(("عشر", "عشرة", "عشره"))
_TEEN_ONES = (
    _UNIT | dict.fromkeys(_ONE_OF, 1) | dict.fromkeys(("اثنا", "اثني", "اثنى", "اثنتا", "اثنتي", "اثنتى"), 2)
)
_PARTS = {"نصف": (1, 2), "ربع": (1, 4), "ثلث": (1, 3)}
_FIRST = frozenset((*_TEEN_ONES, *_STEM, *_ONE_WORD_TEEN, *_TEN, *_HUNDREDS, *_SCALE))
_THOUSAND = 1000


def read_arabic_number(tokens: Sequence[Token], i: int) -> tuple[int, int, bool] | None:
    """The number that starts at token `i`: (value, end, said in digits), or None.

    A leading و ف ب ل is cut off. آلاف and ملايين alone are no number but "thousands", "millions". The article makes
    an ordinal or a reference ("الثلاثة") and is read all the same. Behind the last token there is none.
    """
    if i >= len(tokens):
        return None
    if tokens[i].kind == "n":
        return _digits(tokens, i)
    first = _core(tokens[i].text)
    if first is None or first in _SCALE_PLURALS:
        return None
    found = _half(tokens, i) if first in _PARTS else _group(tokens, i, first)
    if found is None:
        found = _alone(tokens, i, first)
        return None if found is None else (*_onward(tokens, *found, _SCALE[first]), False)
    return (*_scaled(tokens, *found), False)


def _digits(tokens: Sequence[Token], i: int) -> tuple[int, int, bool] | None:
    """Digits, with the thousands or millions behind them ("500 ألف", "1.5 مليون")."""
    scale = _SCALE.get(tokens[i + 1].text, 0) if i + 1 < len(tokens) else 0
    if "." in tokens[i].text:
        return (int(Decimal(tokens[i].text) * scale), i + 2, True) if scale else None
    value = digits_value(tokens[i].text)
    return None if value is None else (*_scaled(tokens, value, i + 1), True)


def _scaled(tokens: Sequence[Token], value: int, j: int) -> Read:
    """A group with the scale behind it, and what follows that; the group alone where none stands there."""
    scale = _SCALE.get(tokens[j].text, 0) if j < len(tokens) else 0
    return _onward(tokens, value * scale, j + 1, scale) if scale else (value, j)


def _alone(tokens: Sequence[Token], i: int, word: str) -> Read | None:
    """A scale with no number before it ("ألف", "مليوني")."""
    return (_SCALE[word] * _dual_before_noun(tokens, i), i + 1) if word in _SCALE else None


def _onward(tokens: Sequence[Token], total: int, j: int, scale: int) -> Read:
    """What و adds to thousands or millions: groups of lower scales, half of the same, or digits ("ألفين و226")."""
    k = _joined(tokens, j)
    if k is None:
        return total, j
    word = _after_and(tokens, k)
    if word == "نصف":
        return _and_a_half(tokens, total, j, k + 1, scale)
    if tokens[k].kind == "n":
        rest = digits_value(tokens[k].text) or 0
        return (total + rest, k + 1) if 0 < rest < _THOUSAND and total % _THOUSAND == 0 else (total, j)
    found = _group(tokens, k, word) or _alone(tokens, k, word)
    if found is None:
        return total, j
    value, end = _scaled(tokens, *found) if word not in _SCALE else found
    return (total + value, end) if value < min(scale, total) else (total, j)


def _and_a_half(tokens: Sequence[Token], total: int, j: int, k: int, scale: int) -> Read:
    """ "مليون ونصف", "مليون ونصف المليون"."""
    again = k < len(tokens) and _SCALE.get(tokens[k].text.removeprefix("ال")) == scale
    return (total + scale // 2, k + again) if scale >= _THOUSAND else (total, j)


def _half(tokens: Sequence[Token], i: int) -> Read | None:
    """ "نصف مليون", "ربع مليون": no number without the scale."""
    part, whole = _PARTS[_core(tokens[i].text) or ""]
    scale = _SCALE.get(tokens[i + 1].text, 0) if i + 1 < len(tokens) else 0
    return (scale * part // whole, i + 2) if scale else None


def _group(tokens: Sequence[Token], i: int, word: str) -> Read | None:
    """A number below a thousand whose first word, without clitics, is `word`."""
    found = _hundreds(tokens, i, word)
    if found is None:
        return _below_hundred(tokens, i, word)
    value, j = found
    k = _joined(tokens, j)
    rest = _below_hundred(tokens, k, _after_and(tokens, k)) if k is not None else None
    return (value + rest[0], rest[1]) if rest else found


def _hundreds(tokens: Sequence[Token], i: int, word: str) -> Read | None:
    unit = _UNIT.get(word) or _STEM.get(word) or 0
    if 3 <= unit <= 9 and i + 1 < len(tokens) and tokens[i + 1].text in _HUNDRED:
        return unit * 100, i + 2
    return (_HUNDREDS[word], i + 1) if word in _HUNDREDS else None


def _below_hundred(tokens: Sequence[Token], i: int, word: str) -> Read | None:
    ones = _TEEN_ONES.get(word)
    if ones is None:
        value = _ONE_WORD_TEEN.get(word) or _TEN.get(word)
        return None if value is None else (value, i + 1)
    if i + 1 < len(tokens) and tokens[i + 1].text in _TEEN:
        return ones + 10, i + 2
    k = _joined(tokens, i + 1)
    tens = _TEN.get(_after_and(tokens, k)) if k is not None else None
    if tens is not None and k is not None:
        return ones + tens, k + 1
    return (ones, i + 1) if word in _UNIT else None


def _joined(tokens: Sequence[Token], j: int) -> int | None:
    """The token that و joins at `j`: the word that it is written to, or the one behind it; None without a و."""
    if j >= len(tokens) or not tokens[j].text.startswith("و"):
        return None
    if tokens[j].text != "و":
        return j
    return j + 1 if j + 1 < len(tokens) else None


def _after_and(tokens: Sequence[Token], k: int) -> str:
    """The word at `k` without the و that joins it."""
    text = tokens[k].text
    return text[1:] if text.startswith("و") and text not in _FIRST else text


def _dual_before_noun(tokens: Sequence[Token], k: int) -> int:
    """ "ألفا شخص", "مليونا نازح": the dual drops its ن before the noun; "ألفاً وخمسمئة", "ألفا من" are one thousand."""
    dual = _core(tokens[k].text) in _DUALS and k + 1 < len(tokens)
    after = tokens[k + 1].text if dual else ""
    no_noun = after in _NO_NOUN or (after.startswith("و") and after[1:] in _FIRST) or after in _FIRST
    return 2 if dual and tokens[k + 1].kind == "w" and not no_noun else 1


_DUALS, _NO_NOUN = (
    frozenset((fold("ألفا"), fold("مليونا"))),
    frozenset(("من", "منهم", "و", "في", "على", "قتلوا")),
)


def _core(word: str) -> str | None:
    for candidate in (word, word[1:] if word[:1] in "وفبل" else "", word.removeprefix("ال")):
        if candidate in _FIRST or candidate in _PARTS:
            return candidate
    return None


def is_arabic_number(word: str) -> bool:
    """Whether a folded word can begin a number."""
    return _core(word) is not None


def is_one_of(word: str) -> bool:
    """أحد, إحدى with or without a conjunction or preposition: "one of the"."""
    return word in _ONE_OF or (word[:1] in "وفلب" and word[1:] in _ONE_OF)


def digits_value(text: str) -> int | None:
    """The whole number in digits with thousands commas; None for a decimal."""
    plain = text.replace(",", "")
    return int(plain) if plain.isdigit() and len(plain) <= 9 else None
