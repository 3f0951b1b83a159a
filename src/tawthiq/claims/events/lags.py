"""The day of an attack that another came so many days after: "a day after a raid killed six", "بعد يومين من مقتل"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from tawthiq.claims.events.drafts import Draft
from tawthiq.claims.text.document import Document
from tawthiq.claims.words.marks import needs
from tawthiq.lang.dates_base import DateHit
from tawthiq.lang.dates_relative import days_long
from tawthiq.lang.lexicon import Hit

_AFTER, _FROM, _BEFORE, _BEHIND = frozenset(("after", "بعد")), frozenset(("من", "علي")), 4, 4


@needs("unit", _AFTER, otherwise=None)
def date_by_lags(doc: Document, drafts: Sequence[Draft]) -> None:
    """Date the drafts without a day of their own by a lag beside them, from the one day that their sentence tells."""
    for draft in drafts:
        s, e = draft.parts[0].s, draft.parts[0].e
        if draft.date is not None and s <= draft.date.i < e:
            continue
        first, end = next(((a, b) for a, b in doc.sentences if a <= s < b), (s, s))
        lag = _lag(doc, max(first, s - _BEFORE), min(s + _BEHIND, end)) if end > s else None
        days = {d.date for d in drafts if d.date and d is not draft and first <= d.date.i < end}
        told = next(iter(days)) if len(days) == 1 else None
        if lag is None or told is None or told.start != told.end:
            continue
        day = told.start - timedelta(days=days_long(doc.tokens, lag) or 0)
        draft.date = DateHit(lag.i, lag.j, day, day, True)


def _lag(doc: Document, i: int, j: int) -> Hit | None:
    """The unit of "two days after" or of "بعد يومين من" in tokens [i, j)."""
    for unit in doc.hits("unit", i, j):
        behind = doc.texts[unit.j] if unit.j < len(doc.texts) else ""
        arabic = behind in _FROM and "بعد" in doc.texts[max(i, unit.i - 2) : unit.i]
        if (behind == "after" or arabic) and days_long(doc.tokens, unit):
            return unit
    return None
