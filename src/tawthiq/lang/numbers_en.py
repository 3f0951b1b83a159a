"""English numbers in words and digits: "twenty-three", "one hundred and five", "2.5 million", "a dozen"."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.lang.numbers_ar import digits_value
from tawthiq.lang.tokens import Token

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
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
_TENS = dict(
    zip(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        range(20, 100, 10),
        strict=True,
    )
)
_WORDS = {w: n for n, w in enumerate(_ONES)} | _TENS
_WORDS |= {f"{t}-{o}": tv + ov for t, tv in _TENS.items() for ov, o in enumerate(_ONES[:10]) if ov}
_SCALE = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "dozen": 12}


def read_english_number(tokens: Sequence[Token], i: int) -> tuple[int, int, bool] | None:
    """The number that starts at token `i`: (value, end, said in digits), or None. "both" and "a dozen" are read."""
    token = tokens[i]
    if token.kind == "n":
        return _after_digits(tokens, i)
    if token.text in ("half", "quarter", "a"):
        return _special(tokens, i)
    if token.text not in _WORDS:
        return None
    return _words(tokens, i)


def is_english_number(word: str) -> bool:
    """Whether a folded word can begin a number ("a" and "half" before "dozen" among them)."""
    return word in _WORDS or word in ("a", "half", "quarter")


def _after_digits(tokens: Sequence[Token], i: int) -> tuple[int, int, bool] | None:
    scale = _SCALE.get(tokens[i + 1].text) if i + 1 < len(tokens) else None
    if scale:
        try:
            return int(float(tokens[i].text.replace(",", "")) * scale), i + 2, True
        except (ValueError, OverflowError):
            return None
    value = digits_value(tokens[i].text)
    return None if value is None else (value, i + 1, True)


def _special(tokens: Sequence[Token], i: int) -> tuple[int, int, bool] | None:
    """ "a hundred and twenty", "half a million", "a quarter of a million", "half a dozen"; None for "a" of all else."""
    j = i + (tokens[i].text == "a")
    share = _SHARES.get(tokens[j].text, 1) if j < len(tokens) else 1
    if share > 1:
        j += 1 + _is(tokens, j + 1, ("of",))
        j += _is(tokens, j, ("a",))
    scale = _SCALE.get(tokens[j].text) if j < len(tokens) else None
    if scale is None or scale % share:
        return None
    return (scale // share, j + 1, False) if share > 1 else _words(tokens, i)


_SHARES = {"half": 2, "quarter": 4}


def _words(tokens: Sequence[Token], i: int) -> tuple[int, int, bool]:
    one = tokens[i].text == "a"  # "a hundred and five"
    total, current, j = 0, int(one), i + one
    while j < len(tokens):
        word = tokens[j].text
        if word in _WORDS and (j == i or _continues(current, _WORDS[word])):
            current += _WORDS[word]
        elif word == "hundred" and current:
            current *= 100
        elif word in _SCALE and current:
            total, current = total + current * _SCALE[word], 0
        elif word == "and" and (more := _and_a_half(tokens, j, current)):
            return total + more[0], more[1], False
        elif not (
            word == "and" and j > i and _is(tokens, j - 1, ("hundred", "thousand")) and _next_word(tokens, j)
        ):
            break
        j += 1
    return total + current, j, False


def _and_a_half(tokens: Sequence[Token], j: int, current: int) -> tuple[int, int] | None:
    """What "one and a half million" and "a million and a half" come to with the "and" at `j`, and the end."""
    if not (_is(tokens, j + 1, ("a",)) and _is(tokens, j + 2, ("half",))):
        return None
    if current:
        scale = _SCALE.get(tokens[j + 3].text) if j + 3 < len(tokens) else None
        return (current * scale + scale // 2, j + 4) if scale else None
    scale = _SCALE.get(tokens[j - 1].text, 0)
    return (scale // 2, j + 3) if scale >= _SCALE["thousand"] else None


def _continues(current: int, value: int) -> bool:
    return (current % 100 == 0) or (current % 10 == 0 and current % 100 >= 20 and value < 10)


def _next_word(tokens: Sequence[Token], j: int) -> bool:
    return j + 1 < len(tokens) and tokens[j + 1].text in _WORDS


def _is(tokens: Sequence[Token], j: int, words: tuple[str, ...]) -> bool:
    return j < len(tokens) and tokens[j].text in words


def english_value(word: str) -> int | None:
    """The value of one folded number word below 100 ("eleven", "twenty-two"), None for any other word."""
    return _WORDS.get(word)
