"""Days counted from the one named before them: "the next day", "since then", "وفي الخامس منه"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tawthiq.lang.dates_base import DateHit, Index, safe_date
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.ordinals import day_before
from tawthiq.lang.tokens import Token

_LED = frozenset(("في", "وفي", "يوم", "ويوم", "on", "the"))


def beside_dates(
    tokens: Sequence[Token], index: Index, published: date | None, found: Sequence[DateHit]
) -> list[DateHit]:
    """The dates with those counted from the single day named last before them.

    "The next day" and "the previous night" are a day from it, "وفي الخامس منه" is a day of its month, and "since
    then" runs from it to publication.
    """
    beside = index.get("beside", {})
    if not beside:
        return list(found)
    out = list(found)
    for hit in beside.values():
        if hit.tag.value != "since" and any(d.i <= hit.i < d.j and d.i < hit.i for d in found):
            continue
        if hit.tag.value == "year":
            out = _same_year(tokens, out, hit)
            continue
        named = [d for d in out if d.j <= hit.i and d.exact and (d.start == d.end or _night(d))]
        first = _day_of(max(named)) if named else published if hit.j > hit.i + 1 else None
        month = hit.tag.value == "month"
        day = _counted(tokens, hit, first, published) if first and (named or month) else None
        if day is not None:
            out = [d for d in out if not day.i <= d.i < day.j]
            out.append(day)
    return sorted(out)


def _same_year(tokens: Sequence[Token], dates: Sequence[DateHit], hit: Hit) -> list[DateHit]:
    """ "وفي أيلول من العام نفسه": the dates, with the one right before the words in the year of the one before it."""
    start = hit.i - (tokens[hit.i - 1].text in ("من", "of") if hit.i else 0)
    own = next((d for d in dates if d.j == start), None)
    before = max((d for d in dates if own and d.j <= own.i), default=None)
    if own is None or before is None:
        return list(dates)
    moved = before.start.year - own.start.year
    first = safe_date(own.start.year + moved, own.start.month, own.start.day)
    last = safe_date(own.end.year + moved, own.end.month, own.end.day) or first
    return [own._replace(j=hit.j, start=first, end=last) if d is own and first and last else d for d in dates]


def _night(day: DateHit) -> bool:
    """A night as `nights` gives it: two days, or three where the evening before may be meant."""
    return 0 < (day.end - day.start).days <= _NIGHT


def _day_of(day: DateHit) -> date:
    """The day that others are counted from; of a night the last but one: the morning after it is the last."""
    return day.start if day.start == day.end else day.end - timedelta(days=1)


_NIGHT = 2
_FROM = frozenset(("من", "علي"))


def _counted(tokens: Sequence[Token], hit: Hit, day: date, published: date | None) -> DateHit | None:
    """What a phrase says beside `day`."""
    if hit.tag.value == "since":
        later = published is not None and published >= day
        return DateHit(hit.i, hit.j, day, published, False) if later and published else None
    if hit.tag.value == "month":
        number, i = day_before(tokens, hit.i)
        led = number is not None and i > 0 and tokens[i - 1].text in _LED
        other = safe_date(day.year, day.month, number) if led and number else None
        return DateHit(i, hit.j, other, other, True) if other else None
    after = int(hit.tag.value)
    if after > 0 and hit.j < len(tokens) and tokens[hit.j].text in _FROM:
        after = -after  # "a day after ...", "بعد يوم واحد من ...": what follows was before
    day += timedelta(days=after)
    return DateHit(hit.i, hit.j, day, day, True)
