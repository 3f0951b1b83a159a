"""Arabic numbers in words and digits: tens before or after units, duals of hundred and thousand, "500 ألف"."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.lang.normalise import fold
from tawthiq.lang.tokens import Token

_UNITS = {
    1: "واحد واحدة",
    2: "اثنان اثنين اثنتان اثنتين إثنان إثنين",
    3: "ثلاث ثلاثة تلات تلاتة تلاته",
    4: "أربع أربعة",
    5: "خمس خمسة",
    6: "ست ستة",
    7: "سبع سبعة",
    8: "ثمان ثماني ثمانية تمانية ثمانيه",
    9: "تسع تسعة",
    10: "عشر عشرة",
    11: "أحدعشر",
    20: "عشرون عشرين",
    30: "ثلاثون ثلاثين",
    40: "أربعون أربعين",
    50: "خمسون خمسين",
    60: "ستون ستين",
    70: "سبعون سبعين",
    80: "ثمانون ثمانين",
    90: "تسعون تسعين",
    100: "مئة مائة مية مئه ميه",
    200: "مئتان مئتين مائتان مائتين مئتي مائتي مئتا مائتا",
}
_HUNDREDS = {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}
_SCALES = {
    1_000: "ألف الف آلاف ألاف ألفا",
    2_000: "ألفان ألفين ألفي",
    1_000_000: "مليون ملايين مليونا",
    2_000_000: "مليونان مليونين مليوني",
}
_WORDS = {fold(w): n for n, ws in _UNITS.items() for w in ws.split()}
_WORDS |= {
    fold(stem + form): 100 * n
    for n, stem in _HUNDREDS.items()
    for form in ("مئة", "مائة", "مئه", "ميه", "مية")
}
_SCALE = {fold(w): n for n, ws in _SCALES.items() for w in ws.split()}
_SCALE_PLURALS = frozenset(("الاف", "ملايين"))
_ONE_OF = frozenset(("احد", "احدى", "احدي"))
_TEEN = frozenset(("عشر", "عشرة", "عشره"))
_TEEN_ONES = _WORDS | {"احد": 1, "احدى": 1, "احدي": 1, "اثنا": 2, "اثني": 2, "اثنتا": 2, "اثنتي": 2}
_FIRST = frozenset(_WORDS) | frozenset(_SCALE) | frozenset(_TEEN_ONES)


def read_arabic_number(tokens: Sequence[Token], i: int) -> tuple[int, int, bool] | None:
    """The number that starts at token `i`: (value, end, said in digits), or None.

    A leading و ف ب ل is cut off. آلاف and ملايين alone are no number but "thousands", "millions". The article makes
    an ordinal or a reference ("الثلاثة") and is read all the same.
    """
    first = _core(tokens[i].text)
    if (first is None and tokens[i].kind != "n") or first in _SCALE_PLURALS:
        return None
    total, current, j, digits = 0, None, i, False
    while j < len(tokens):
        step = _step(tokens, j, current, first_token=j == i)
        if step is None:
            if total and current is None and (rest := _rest_in_digits(tokens, j, total)):
                return total + rest, j + 2, digits
            break
        kind, value, j = step
        if kind == "scale":
            total += (current or _dual_before_noun(tokens, j - 1, first=j - 1 == i)) * value
            current = None
        else:
            current = (current or 0) + value
            digits = digits or kind == "digits"
    if current is None and total == 0:
        return None
    return total + (current or 0), j, digits


def _rest_in_digits(tokens: Sequence[Token], j: int, total: int) -> int:
    """ "ألفين و226": what digits behind و add to thousands in words; 0 when nothing."""
    if j + 1 >= len(tokens) or tokens[j].text != "و" or tokens[j + 1].kind != "n" or total % 1000:
        return 0
    rest = digits_value(tokens[j + 1].text) or 0
    return rest if rest < _THOUSAND else 0


_THOUSAND = 1000


def _dual_before_noun(tokens: Sequence[Token], k: int, *, first: bool) -> int:
    """ "ألفا شخص", "مليونا نازح": the dual drops its ن before the noun; "ألفاً وخمسمئة", "ألفا من" are one thousand."""
    dual = first and _core(tokens[k].text) in _DUALS and k + 1 < len(tokens)
    after = tokens[k + 1].text if dual else ""
    return 2 if dual and tokens[k + 1].kind == "w" and after not in _NO_NOUN and _joined(after) is None else 1


_DUALS, _NO_NOUN = (
    frozenset((fold("ألفا"), fold("مليونا"))),
    frozenset(("من", "منهم", "و", "في", "على", "قتلوا")),
)


def _step(
    tokens: Sequence[Token], j: int, current: int | None, *, first_token: bool
) -> tuple[str, int, int] | None:
    token = tokens[j]
    if token.kind == "n":
        value = digits_value(token.text)
        return ("digits", value, j + 1) if value is not None and current is None and first_token else None
    word = token.text if first_token else _joined(token.text)
    core = _core(word) if first_token and word else word
    if core is None:
        return None
    if core in _SCALE and not (first_token and core in ("الف",) and token.text.startswith("ال")):
        return "scale", _SCALE[core], j + 1
    return _unit(tokens, j, core, current, first_token=first_token)


def _unit(
    tokens: Sequence[Token], j: int, core: str, current: int | None, *, first_token: bool
) -> tuple[str, int, int] | None:
    if core in _TEEN_ONES and j + 1 < len(tokens) and tokens[j + 1].text in _TEEN:
        return ("word", _TEEN_ONES[core] + 10, j + 2) if current is None else None
    value = _WORDS.get(core)
    if value is None or (not first_token and not _fits(current, value, tokens[j].text)):
        return None
    return "word", value, j + 1


def _fits(current: int | None, value: int, word: str) -> bool:
    """A further word belongs to the number: joined by و, and of another order (خمسة وعشرين، مئة وثلاثة)."""
    if current is None:
        return word.startswith("و")
    if value == 100:
        return 3 <= current <= 9
    if not word.startswith("و"):
        return False
    return (
        (current < 10 <= value < 100)
        or (current >= 100 > value and current % 100 == 0)
        or (current % 100 < 10 and 20 <= value < 100 and current % 100 > 0)
    )


def _core(word: str) -> str | None:
    for candidate in (word, word[1:] if word[:1] in "وفبل" else "", word.removeprefix("ال")):
        if candidate in _FIRST:
            return candidate
    return None


def _joined(word: str) -> str | None:
    if word in _FIRST:
        return word
    return word[1:] if word[:1] == "و" and word[1:] in _FIRST else None


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
