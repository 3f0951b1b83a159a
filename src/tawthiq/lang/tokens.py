"""Words, numbers and signs of a folded text, each with its place in the source.

A change of script ends a token ("Publicعاجل" is two), so that glued platform text comes apart. Letters with digits
stay one word ("m4", "mq9"). Underscores part the words of a hashtag. Where a platform dropped the line break between
two Arabic words, ة and a hamza below tell where the first ends ("منطقةأصيب", "عاجلإصابة"); so do عاجل, اليوم and
words of harm that stand at the end of no other word ("متابعاتشهيدان").
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tawthiq.lang.normalise import ARABIC, MARKS, Normal, fold

WORD, NUMBER, SIGN, LINE = "w", "n", "p", "l"

_OPEN = ARABIC.replace("\u0620-\u064a", "\u0620-\u0628\u062a-\u064a")
"""Arabic letters but ة, which ends a word."""
_TOKEN = re.compile(
    rf"(?P<w>عا+جل(?!(?:[ةاهي]|ون|ين|ات)?(?![{ARABIC}]))|اليوم(?!ي|ا?(?![{ARABIC}]))|[{_OPEN}]+ة?|ة"
    r"|[a-z]+(?:[-'][a-z]+)*(?:-?\d+[a-z\d]*)?)"
    r"|(?P<n>\d+(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)"
    r"|(?P<l>\s*\n\s*)"
    r"|(?P<p>[^\s\w]|_+)"
    r"|(?P<w2>[^\W_]+)"
)


class Token(NamedTuple):
    """`text` is folded; [start, end) lies in the source."""

    text: str
    kind: str
    start: int
    end: int


def tokenise(normal: Normal) -> list[Token]:
    """All tokens in order; runs of blank lines are one LINE token."""
    text, at, source, length = normal.text, normal.at, normal.source, len(normal.source)
    out: list[Token] = []
    append, new = out.append, tuple.__new__
    glued, cuts = "إ" in source, _CUTS
    for m in _TOKEN.finditer(text):
        kind = m.lastgroup or SIGN
        start, end = m.span()
        if at is not None:
            start, end = at[start], at[end - 1] + 1
            while end < length and "\u064b" <= source[end] <= "\u065f":  # the vowel signs of the last letter
                end += 1
        word = m.group()
        if kind == WORD and glued and (cut := _below(source[start:end], word)):
            first = len(fold(source[start : start + cut]))
            append(Token(word[:first], WORD, start, start + cut))
            append(Token(word[first:], WORD, start + cut, end))
            continue
        if (
            end - start >= _LONG
            and kind == WORD
            and (cut := cuts[word] if word in cuts else _runs_into(word))
        ):
            behind = start + cut if at is None else at[m.start() + cut]
            append(Token(word[:cut], WORD, start, behind if at is None else at[m.start() + cut - 1] + 1))
            append(Token(word[cut:], WORD, behind, end))
            continue
        if kind == WORD and "-" in word and "—" in source[start:end]:
            _append_parts(out, word, source, start)
            continue
        if kind == SIGN and source[start] == "—":
            word = "—"
        append(new(Token, (word, "w" if kind == "w2" else kind, start, end)))
    return out


_BELOW = re.compile(f"[{ARABIC}{MARKS}]+?(?=إ[{ARABIC}{MARKS}]{{2}})")
_CLITICS = frozenset(
    ("ال", "وال", "بال", "فال", "كال", "لل", "ولل", "فلل", "وب", "ول", "وك", "فب", "فل", "وبال", "وكال")
)  # fmt: skip
_SHORTEST = 2


_LONG = 7
_INTO = re.compile(
    rf"[{ARABIC}]{{3,}}?(?=استشهاد|استشهد|استهداف|استهدف|انفجار|انفجر|اشتباك|اعتقال|اعتقلت|شهيد|شهداء|قتلي|قتيل|جرحي|مقتل"
    "|اصابة|اصيب|غارات|مراسل|ال(?:جيش|طيران|طايرات|قوات|دفاع|احتلال|مرصد|مصاب|جرحي|شهدا|ضحايا))"
)


_CUTS: dict[str, int] = {}
_REMEMBERED = 100_000


def _runs_into(word: str) -> int:
    """Where a word of harm begins that ran into the one before: "متابعاتشهيدان", "تشريناستشهاد"; else 0."""
    known = _CUTS.get(word)
    if known is None:
        if len(_CUTS) > _REMEMBERED:
            _CUTS.clear()
        found = _INTO.match(word)
        known = _CUTS[word] = 0 if found is None or found[0] in _CLITICS else found.end()
    return known


def _below(source: str, word: str) -> int:
    """Where a word begins that ran into the one before, by its hamza below, which stands at beginnings only; else 0."""
    found = _BELOW.match(source) if "إ" in source[2:] else None
    if found is None or len(found[0]) < _SHORTEST or found[0] in _CLITICS:
        return 0
    return found.end() if fold(found[0]) + fold(source[found.end() :]) == word else 0


def _append_parts(out: list[Token], word: str, source: str, start: int) -> None:
    """ "people—three": a long dash parts words that a hyphen would join."""
    at = 0
    for n, char in enumerate(word):
        if source[start + n] == "—":
            out.append(Token(word[at:n], WORD, start + at, start + n))
            out.append(Token(char, SIGN, start + n, start + n + 1))
            at = n + 1
    out.append(Token(word[at:], WORD, start + at, start + len(word)))
