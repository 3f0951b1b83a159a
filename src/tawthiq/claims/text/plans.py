"""What is only announced: that it is, and when it is to happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tawthiq.claims.words.added_hits import Found, add_hits
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.dates_base import DateHit
from tawthiq.lang.dates_periods import month_days
from tawthiq.lang.lexicon import Hit, Tag

if TYPE_CHECKING:
    from tawthiq.claims.text.document import Document

PLANNED = ("announced", "threatened")
_ANNOUNCED = Tag("modality", "announced", "")
_RETURNED = Tag("kind", "returned", "right")


def announced(found: Found) -> None:
    """Add that verbs with the س of what will be announce ("ستفرج", "سيعيد")."""
    by, here, *_ = found
    future = {
        k
        for domain in ("type", "kind", "beside_act")
        for k, h in by.get(domain, {}).items()
        if "س" in h.clitic
    }
    if future:
        add_hits(by, here, [Hit(k, k + 1, _ANNOUNCED, "") for k in sorted(future)])


@needs(words("will_return") | {"return"}, otherwise=None)
def returning(found: Found) -> None:
    """Add that "will return" announces, and counts people."""
    by, here, tokens, *_ = found
    texts = tokens.texts
    again = [k for k in range(1, len(texts)) if texts[k] == "return" and texts[k - 1] == "will"]
    again += [k for k, word in enumerate(texts) if word in words("will_return")]
    add_hits(by, here, [Hit(k, k + 1, tag, "") for k in again for tag in (_RETURNED, _ANNOUNCED)])


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


def until_now(doc: Document, day: DateHit) -> DateHit:
    """ "Which began on Tuesday and has not stopped": up to the day of writing."""
    began = not words("began").isdisjoint(doc.texts[max(day.i - _BEGAN, 0) : day.i])
    if doc.published is None or not began or day.end >= doc.published:
        return day
    return day._replace(end=doc.published)


_BEGAN = 3
