"""Words, numbers and signs of a folded text, each with its place in the source.

A change of script ends a token ("Publicعاجل" is two), so that glued platform text comes apart. Letters with digits
stay one word ("m4", "mq9"); hyphened days and months are several ("Monday-Tuesday", "5-Apr-2019"). Underscores part
the words of a hashtag. Where a platform dropped the line break between
two Arabic words, ة and a hamza below tell where the first ends ("منطقةأصيب", "عاجلإصابة"); so do عاجل, اليوم and
words of harm that stand at the end of no other word ("متابعاتشهيدان"). ه for ة is read as ة in the words listed
(ثلاثه, قريه).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, repeat
from typing import NamedTuple

from tawthiq.lang.normalise import ARABIC, MARKS, Normal, fold
from tawthiq.lang.ta_marbuta import with_ta_marbuta
from tawthiq.model.memory import Remembered

WORD, NUMBER, SIGN, LINE = "w", "n", "p", "l"

_OPEN = ARABIC.replace("\u0620-\u064a", "\u0620-\u0628\u062a-\u064a")
"""Arabic letters but ة, which ends a word."""
_WORD = (
    rf"عا+جل(?!(?:[ةاهي]|ون|ين|ات)?(?![{ARABIC}]))|اليوم(?!ي|ا?(?![{ARABIC}]))|[{_OPEN}]+ة?|ة"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?=-(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)"
    r"|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?=-\d)"
    r"|[a-z]+(?:[-'][a-z]+)*(?:-?\d+[a-z\d]*)?"
)
_NUMBER = r"\d+(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?"
_TOKEN = re.compile(rf"({_WORD}|{_NUMBER}|\s*\n\s*|[^\s\w]|_+|[^\W_]+)")


class Token(NamedTuple):
    """`text` is folded; [start, end) lies in the source."""

    text: str
    kind: str
    start: int
    end: int


class Tokens(list[Token]):
    """The tokens of a text in order, and as columns: what is asked of each of them is asked there at less cost.

    `numbers` and `lines` are those of the kinds NUMBER and LINE.
    """

    __slots__ = ("kinds", "lines", "numbers", "starts", "texts")

    def __init__(self, texts: list[str], kinds: list[str], starts: list[int], ends: Iterable[int]) -> None:
        super().__init__(map(tuple.__new__, repeat(Token), zip(texts, kinds, starts, ends, strict=True)))
        self.texts, self.kinds, self.starts = texts, kinds, starts
        self.numbers, self.lines = self._of_kind(NUMBER), self._of_kind(LINE)

    def _of_kind(self, wanted: str) -> list[int]:
        return [k for k, kind in enumerate(self.kinds) if kind == wanted] if wanted in self.kinds else []


def tokenise(normal: Normal) -> Tokens:
    """All tokens in order; runs of blank lines are one LINE token."""
    at, source = normal.at, normal.source
    pieces = _TOKEN.split(normal.text)  # what lies between tokens, a token, what lies between, ...
    edges = list(accumulate(map(len, pieces)))
    starts, ends = edges[:-1:2], edges[1::2]
    words = list(map(_SPELT.__getitem__, pieces[1::2]))
    kinds = list(map(_KINDS.__getitem__, words))
    if at is not None:
        starts, ends = [at[k] for k in starts], [at[k - 1] + 1 for k in ends]
        if _VOWEL_SIGNS.search(source):
            signs = {found.start(): found.end() for found in _VOWEL_SIGNS.finditer(source)}
            ends = [signs.get(end, end) for end in ends]  # the vowel signs of a last letter are of its word
    tokens = Tokens(words, kinds, starts, ends)
    if _RAN_ON in kinds or "—" in source or _HAMZA_WITHIN.search(source):
        folded = edges[:-1:2]
        apart = [t for k, token in enumerate(tokens) for t in _apart(normal, token, folded[k])]
        return Tokens(*map(list, zip(*apart, strict=True)))
    return tokens


def _kind(word: str) -> str:
    """The kind of a token by its text, which decides it."""
    if word[0].isspace():
        return LINE
    if word[0].isdecimal():
        return NUMBER
    if not word[0].isalnum():
        return SIGN
    return _RAN_ON if _runs_into(word) else WORD


_KINDS = Remembered(_kind)
_SPELT = Remembered(with_ta_marbuta)
_RAN_ON = "w+"
"""The kind, for a moment, of two words that ran together."""
_VOWEL_SIGNS = re.compile("[\u064b-\u065f]+")


def _apart(normal: Normal, token: Token, folded: int) -> Sequence[Token]:
    """What a token that begins at `folded` is made of: words that ran together or have a long dash between them."""
    word, kind, start, end = token
    source, at = normal.source, normal.at
    if kind in (WORD, _RAN_ON) and (cut := _below(source[start:end], word)):
        first = len(fold(source[start : start + cut]))
        return Token(word[:first], WORD, start, start + cut), Token(word[first:], WORD, start + cut, end)
    if kind == _RAN_ON and end - start >= _LONG:
        cut = _runs_into(word)
        behind, stop = (start + cut,) * 2 if at is None else (at[folded + cut], at[folded + cut - 1] + 1)
        return Token(word[:cut], WORD, start, stop), Token(word[cut:], WORD, behind, end)
    if kind == WORD and "-" in word and "—" in source[start:end]:
        return _parts(word, source, start)
    if kind == SIGN and source[start] == "—":
        return (token._replace(text="—"),)
    return (token._replace(kind=WORD) if kind == _RAN_ON else token,)


_BELOW = re.compile(f"[{ARABIC}{MARKS}]+?(?=إ[{ARABIC}{MARKS}]{{2}})")
_CLITICS = frozenset(
    ("ال", "وال", "بال", "فال", "كال", "لل", "ولل", "فلل", "وب", "ول", "وك", "فب", "فل", "وبال", "وكال")
)  # fmt: skip
_SHORTEST = 2
_HAMZA_WITHIN = re.compile(
    rf"إ(?<=[{ARABIC}{MARKS}]{{2}}إ)(?=[{ARABIC}{MARKS}]{{2}})(?<![^{ARABIC}{MARKS}]الإ)(?<![^{ARABIC}{MARKS}][وبف]الإ)"
)
"""Where `_below` may find a word: a hamza below that no article opens. Most texts have none."""
_LONG = 7
_INTO = re.compile(
    rf"[{ARABIC}]{{3,}}?(?=استشهاد|استشهد|استهداف|استهدف|انفجار|انفجر|اشتباك|اعتقال|اعتقلت|شهيد|شهداء|قتلي|قتيل|جرحي|مقتل"
    "|اصابة|اصيب|غارات|مراسل|ال(?:جيش|طيران|طايرات|قوات|دفاع|احتلال|مرصد|مصاب|جرحي|شهدا|ضحايا))"
)


def _runs_into(word: str) -> int:
    """Where a word of harm begins that ran into the one before: "متابعاتشهيدان", "تشريناستشهاد"; else 0."""
    found = _INTO.match(word)
    return 0 if found is None or found[0] in _CLITICS else found.end()


def _below(source: str, word: str) -> int:
    """Where a word begins that ran into the one before, by its hamza below, which stands at beginnings only; else 0."""
    found = _BELOW.match(source) if "إ" in source[2:] else None
    if found is None or len(found[0]) < _SHORTEST or found[0] in _CLITICS:
        return 0
    return found.end() if fold(found[0]) + fold(source[found.end() :]) == word else 0


def _parts(word: str, source: str, start: int) -> list[Token]:
    """ "people—three": a long dash parts words that a hyphen would join."""
    out, at = [], 0
    for n, char in enumerate(word):
        if source[start + n] == "—":
            out.append(Token(word[at:n], WORD, start + at, start + n))
            out.append(Token(char, SIGN, start + n, start + n + 1))
            at = n + 1
    out.append(Token(word[at:], WORD, start + at, start + len(word)))
    return out
