"""Words, numbers and signs of a folded text, each with its place in the source.

A change of script ends a token ("Publicعاجل" is two), so that glued platform text comes apart. Letters with digits
stay one word ("m4", "mq9"). Underscores part the words of a hashtag; عاجل is cut off what runs into it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tawthiq.lang.normalise import ARABIC, Normal

WORD, NUMBER, SIGN, LINE = "w", "n", "p", "l"

_TOKEN = re.compile(
    rf"(?P<w>عا+جل(?![ةاوي])|[{ARABIC}]+|[a-z]+(?:[-'][a-z]+)*(?:-?\d+[a-z\d]*)?)"
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
    for m in _TOKEN.finditer(text):
        kind = m.lastgroup or SIGN
        start, end = m.span()
        if at is not None:
            start, end = at[start], at[end - 1] + 1
            while end < length and "\u064b" <= source[end] <= "\u065f":  # the vowel signs of the last letter
                end += 1
        word = m.group()
        if kind == WORD and "-" in word and "—" in source[start:end]:
            _append_parts(out, word, source, start)
            continue
        if kind == SIGN and source[start] == "—":
            word = "—"
        append(new(Token, (word, "w" if kind == "w2" else kind, start, end)))
    return out


def _append_parts(out: list[Token], word: str, source: str, start: int) -> None:
    """ "people—three": a long dash parts words that a hyphen would join."""
    at = 0
    for n, char in enumerate(word):
        if source[start + n] == "—":
            out.append(Token(word[at:n], WORD, start + at, start + n))
            out.append(Token(char, SIGN, start + n, start + n + 1))
            at = n + 1
    out.append(Token(word[at:], WORD, start + at, start + len(word)))
