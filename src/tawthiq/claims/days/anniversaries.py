"""The day of an attack of which only the anniversary is told: "the third anniversary of the strike that killed 31"."""

from __future__ import annotations

from datetime import date

from tawthiq.claims.text.document import Document
from tawthiq.claims.words.grammar import words
from tawthiq.claims.words.marks import needs
from tawthiq.lang.dates_base import DateHit
from tawthiq.lang.ordinals import ordinal_value

_STOPS = frozenset((".", "!", "?", ";"))
_NEXT, _WORD, _OF = 5, frozenset(("anniversary",)), frozenset(("الذكري", "ذكري", "للذكري"))


@needs(_WORD | _OF, otherwise=None)
def anniversary(doc: Document, s: int, e: int) -> int | None:
    """How many years ago the attack was that [s, e) only remembers; None where it tells of anything else."""
    k = next((k for k in range(s, e) if doc.texts[k] in _WORD | _OF), None)
    if k is None or doc.hits("type", s, k):
        return None
    years = ordinal_value(doc.texts[k - 1]) if doc.texts[k] in _WORD and k > s else None
    if doc.texts[k] in _OF:
        years = next((n for w in doc.texts[k + 1 : min(k + 3, e)] if (n := ordinal_value(w))), None)
    attack = next(iter(doc.hits("type", k + 1, min(k + _NEXT, e))), None)
    if years is None or attack is None:
        return None
    end = next((n for n in range(attack.j, e) if doc.texts[n] in _STOPS), e)
    told = next((n for n in range(attack.j, end) if doc.texts[n] in words("relative_clause")), end)
    if any(doc.hits(d, attack.j, told) for d in ("type", "kind")):
        return None
    return years if doc.hits("kind", told, end) else None


def years_before(doc: Document, years: int, day: DateHit | None) -> tuple[date, date] | None:
    """The day as many years before today, or the year where none is said; None for another day, which holds."""
    today = doc.published
    if today is None:
        return None
    if day is None:
        return date(today.year - years, 1, 1), date(today.year - years, 12, 31)
    if not day.start <= today <= day.end:
        return None
    return _earlier(day.start, years), _earlier(day.end, years)


def _earlier(day: date, years: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28 if leap else day.day)
