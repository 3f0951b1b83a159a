"""When something that is only announced is to happen."""

from __future__ import annotations

from tawthiq.claims.document import Document
from tawthiq.lang.dates_base import DateHit
from tawthiq.lang.dates_periods import month_days

PLANNED = ("announced", "threatened")


def ahead(doc: Document, day: DateHit) -> DateHit:
    """The months of a plan ("would execute 30 prisoners in April"), without a year the next ones, not the last.

    A single day stays as read: it is mostly the day of the announcement.
    """
    year = any(t.kind == "n" and len(t.text) == _YEAR for t in doc.tokens[day.i : day.j])
    named = bool(doc.hits("month", day.i, day.j))
    if doc.published is None or day.exact or year or not named or day.end >= doc.published:
        return day
    years = 1 + max(0, doc.published.year - day.end.year - 1)
    start, _ = month_days(day.start.year + years, day.start.month)
    _, end = month_days(day.end.year + years, day.end.month)
    return day._replace(start=start, end=end)


_YEAR = 4
