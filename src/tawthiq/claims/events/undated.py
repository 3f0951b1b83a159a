"""What a report whose day of publication is not known says of the day of its events."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.claims.days.when import yearless_dates
from tawthiq.claims.events.drafts import Draft
from tawthiq.claims.text.document import Document
from tawthiq.lang.dates_base import YearlessHit
from tawthiq.model.claims import YearlessDay


def yearless_in(doc: Document, draft: Draft) -> YearlessDay | None:
    """The day without a year that an event's own sentences state first, those that look back left out."""
    for part in draft.parts if doc.yearless else ():
        found = [] if part.background else yearless_dates(doc, part.s, part.e)
        if found:
            return _day(found[0])
    return None


def yearless_over(doc: Document, drafts: Sequence[Draft]) -> YearlessDay | None:
    """The day in a heading before all events, where only one is told the first anywhere; else one of the telling."""
    if not drafts:
        return None
    end = drafts[0].parts[0].s if len(drafts) > 1 else len(doc.tokens)
    found = yearless_dates(doc, 0, end) or yearless_dates(doc, 0, len(doc.tokens), told=True)
    others = [(p.s, p.e) for draft in drafts[1:] for p in draft.parts]
    own = (hit for hit in found if not any(s <= hit.i < e for s, e in others))
    hit = next(own, None)
    return _day(hit) if hit else None


def _day(hit: YearlessHit) -> YearlessDay:
    return YearlessDay(hit.weekday, hit.month, hit.day)
