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
    text, at = normal.text, normal.at
    out: list[Token] = []
    append, new = out.append, tuple.__new__
    for m in _TOKEN.finditer(text):
        kind = m.lastgroup or SIGN
        start, end = m.span()
        if at is not None:
            start, end = at[start], at[end - 1] + 1
        append(new(Token, (m.group(), "w" if kind == "w2" else kind, start, end)))
    return out
