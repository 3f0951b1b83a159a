"""Days that a text states without their year: a weekday, a day and month, or both.

Where nothing says when a report was published they give no date. They still tell two days apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from tawthiq.lang.dates import months_and_numbers
from tawthiq.lang.dates_base import NEAR, DateHit, Index, YearlessHit
from tawthiq.lang.dates_relative import names_something
from tawthiq.lang.tokens import Token, Tokens

_LEAP = date(2000, 12, 31)


_TELLING = frozenset(("weekday", "month", "unit"))


def yearless_days(tokens: Tokens, index: Index) -> list[YearlessHit]:
    """All in token order; a weekday close beside a month and day is of the same day."""
    numbers = tokens.numbers
    if not numbers and index.keys().isdisjoint(_TELLING):
        return []
    weekdays = [h for h in index.get("weekday", {}).values() if not names_something(tokens, h)]
    found: list[YearlessHit] = []
    for hit in _months(tokens, numbers, index):
        beside = next((w for w in weekdays if _close(tokens, w.i, w.j, hit)), None)
        if beside is not None:
            weekdays.remove(beside)
        i, j = (min(hit.i, beside.i), max(hit.j, beside.j)) if beside else (hit.i, hit.j)
        weekday = int(beside.tag.value) + 1 if beside else None
        found.append(YearlessHit(i, j, weekday, hit.start.month, hit.start.day))
    found += [YearlessHit(w.i, w.j, int(w.tag.value) + 1, None, None) for w in weekdays]
    return sorted(found, key=lambda h: h.i)


def _months(tokens: Sequence[Token], numbers: Sequence[int], index: Index) -> Iterable[DateHit]:
    """Days with a month that are read only when a year is lent to them."""
    lent = list(months_and_numbers(tokens, numbers, index, _LEAP))
    whole = {(h.i, h.j) for h in months_and_numbers(tokens, numbers, index, None)} if lent else ()
    for hit in lent:
        if hit.exact and hit.start == hit.end and (hit.i, hit.j) not in whole:
            yield hit


def _close(tokens: Sequence[Token], i: int, j: int, day: DateHit) -> bool:
    """Whether tokens [i, j) stand within NEAR of a day, no full stop between."""
    first, last = (j, day.i) if j <= day.i else (day.j, i)
    return 0 <= last - first <= NEAR and all(t.text != "." for t in tokens[first:last])
