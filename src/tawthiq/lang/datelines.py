"""Datelines: "IDLIB, May 6 (Agency) -" says on which day a story was written, not when its events were."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tawthiq.lang.dates_base import DateHit, YearlessHit
from tawthiq.lang.tokens import LINE, Token

_HEAD, _TAIL, _OLD = 8, 8, 10
_SIGNS = frozenset((",", "/", "(", ")", ".", "،"))


def is_dateline(tokens: Sequence[Token], day: DateHit | YearlessHit, s: int) -> bool:
    """Whether a date stands among the first words from token `s`, only an agency between it and a dash."""
    if not s < day.i <= s + _HEAD or any(t.kind not in "wp" for t in tokens[s : day.i]):
        return False
    if tokens[day.i].kind != "n" and not any(t.kind == "n" for t in tokens[day.i : day.j]):
        return False
    for k in range(day.j, min(day.j + _TAIL, len(tokens))):
        if tokens[k].text == "-":
            return k == day.j or tokens[k - 1].text == ")"
        if tokens[k].kind == LINE or (k == day.j and tokens[k].text not in _SIGNS):
            return False
    return False


def dateline_day(tokens: Sequence[Token], dates: Sequence[DateHit], published: date | None) -> date | None:
    """The day of a dateline at the head of a text, if it is not far from the day of publication."""
    if not dates or dates[0].i > _HEAD or dates[0].start != dates[0].end:
        return None
    day = dates[0]
    if not is_dateline(tokens, day, 0):
        return None
    near = published is None or 0 <= (published - day.start).days <= _OLD
    return day.start if near else None
