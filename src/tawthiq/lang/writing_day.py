"""The day on which a text was written, where its own words tell it: "today, Friday", "أمس الخميس", "اليوم 27 شباط"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from tawthiq.lang.dates_base import DateHit, Index
from tawthiq.lang.dates_relative import is_said
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.tokens import LINE, Token

_BESIDE, _WEEK, _FAR = 3, 7, 31
_BETWEEN = frozenset((",", "(", "-", "الموافق", "في", "ل", "ال", "on", "the", "of", "الاول"))


def writing_day(tokens: Sequence[Token], index: Index, published: date) -> date | None:
    """The day of the first "today" or "yesterday" that a weekday stands beside; None where none does.

    What was published was written before, at most a day "later" by the clock of a feed: of the days with that weekday
    it is the day after publication or the last one.
    """
    weekdays = index.get("weekday", {})
    for hit, back in _said(tokens, index) if weekdays else ():
        weekday = _beside(tokens, weekdays, hit.j)
        if weekday is not None:
            latest = published + timedelta(days=1)
            return latest - timedelta(days=(latest.weekday() - int(weekday.tag.value) - back) % _WEEK)
    return None


def stated_writing_day(
    tokens: Sequence[Token], index: Index, dates: Sequence[DateHit], day: date | None
) -> date | None:
    """The day that a text's first "today" or "yesterday" with a full date beside it was written on, near `day`.

    None where a weekday alone stands beside an earlier one: what follows may be quoted.
    """
    weekdays, relative = index.get("weekday", {}), index.get("rel", {})
    begin = {
        d.i: d for d in dates if d.exact and d.start == d.end and d.i not in weekdays and d.i not in relative
    }
    for hit, back in _said(tokens, index) if begin else ():
        k = hit.j
        while k < len(tokens) and k not in begin and (k in weekdays or tokens[k].text in _BETWEEN):
            k += 1
        stated = begin.get(k)
        if stated is not None:
            written = stated.start + timedelta(days=back)
            return written if day is None or abs((written - day).days) <= _FAR else None
        if _beside(tokens, weekdays, hit.j) is not None:
            return None
    return None


def _said(tokens: Sequence[Token], index: Index) -> Iterator[tuple[Hit, int]]:
    """The words that say today, yesterday or the day before it, with how many days they go back."""
    for hit in index.get("rel", {}).values():
        back = _DAYS.get(hit.tag.value)
        if back is not None and is_said(tokens, hit):
            before = hit.j < len(tokens) and tokens[hit.j].text == _BEFORE
            yield hit, back + before  # "يوم أمس الأول الخميس"


def _beside(tokens: Sequence[Token], weekdays: Mapping[int, Hit], j: int) -> Hit | None:
    """The weekday among the next words, before the sentence ends."""
    for k in range(j, min(j + _BESIDE, len(tokens))):
        if tokens[k].text == "." or tokens[k].kind == LINE:
            return None
        if k in weekdays:
            return weekdays[k]
    return None


_DAYS, _BEFORE = {"0..0": 0, "1..1": 1, "2..2": 2}, "الاول"
