"""The day on which a text was written, where its own words tell it: "today, Friday", "أمس الخميس"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from tawthiq.lang.dates_base import Index
from tawthiq.lang.dates_relative import is_said
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.tokens import LINE, Token

_BESIDE, _WEEK = 3, 7


def writing_day(tokens: Sequence[Token], index: Index, published: date) -> date | None:
    """The day of the first "today" or "yesterday" that a weekday stands beside; None where none does.

    What was published was written before, at most a day "later" by the clock of a feed: of the days with that weekday
    it is the day after publication or the last one.
    """
    weekdays = index.get("weekday", {})
    for hit in index.get("rel", {}).values() if weekdays else ():
        back = _DAYS.get(hit.tag.value)
        weekday = _beside(tokens, weekdays, hit.j)
        if back is not None and weekday is not None and is_said(tokens, hit):
            back += tokens[hit.j].text == "الاول"  # "يوم أمس الأول الخميس"
            latest = published + timedelta(days=1)
            return latest - timedelta(days=(latest.weekday() - int(weekday.tag.value) - back) % _WEEK)
    return None


def _beside(tokens: Sequence[Token], weekdays: Mapping[int, Hit], j: int) -> Hit | None:
    """The weekday among the next words, before the sentence ends."""
    for k in range(j, min(j + _BESIDE, len(tokens))):
        if tokens[k].text == "." or tokens[k].kind == LINE:
            return None
        if k in weekdays:
            return weekdays[k]
    return None


_DAYS = {"0..0": 0, "1..1": 1, "2..2": 2}
