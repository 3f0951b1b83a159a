"""Days written in numbers: 4/5/2019, 2019-05-04, 26.04.2022, and "يوم 4/5" behind a word that says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from tawthiq.lang.dates_base import AHEAD, DateHit, Index, safe_date
from tawthiq.lang.dates_periods import month_days
from tawthiq.lang.hijri import hijri_interval
from tawthiq.lang.numbers_ar import digits_value
from tawthiq.lang.tokens import Token


def _day_and_month(tokens: Sequence[Token], index: Index, i: int, published: date | None) -> DateHit | None:
    """ "يوم 5/10", "on 5/10", "الاثنين 6-5": a day and a month without a year, behind a word that says so.

    Behind a weekday they are a day only where it falls on that weekday: "الاثنين 4-5 قتلى" are people.
    """
    if i == 0 or i + 2 >= len(tokens) or tokens[i + 1].text not in "/-" or tokens[i + 2].kind != "n":
        return None
    sign, behind = tokens[i + 1].text, tokens[i + 3].text if i + 3 < len(tokens) else ""
    weekday = index.get("weekday", {}).get(i - 1)
    day, month = digits_value(tokens[i].text) or 0, digits_value(tokens[i + 2].text) or 0
    late = day > _MONTHS and tokens[i - 1].text in _IN  # "في 30-4"
    led = tokens[i - 1].text in (_DAY_WORDS if sign == "/" else _SURELY_DAYS) or late or _same_as(tokens, i)
    if not (led or weekday) or behind == sign:
        return None
    span = month_span(None, month, day, published) if 1 <= month <= 12 and 1 <= day <= 31 else None
    if span is None or (not led and weekday and span[0].weekday() != int(weekday.tag.value)):
        return None
    return DateHit(i, i + 3, *span, True)


def _same_as(tokens: Sequence[Token], i: int) -> bool:
    """ "الموافق ل 6/5"."""
    return i > 1 and tokens[i - 1].text in ("ل", "لـ") and tokens[i - 2].text in ("الموافق", "موافق")


_BETWEEN_NUMBERS = frozenset("/-_\\")
_PARTING = _BETWEEN_NUMBERS | {"."}
_MONTHS, _IN = 12, frozenset(("في", "وفي"))
_SURELY_DAYS = frozenset(("يوم", "بتاريخ", "تاريخ", "ليوم"))
_DAY_WORDS = frozenset(
    (
        "يوم",
        "بتاريخ",
        "تاريخ",
        "الموافق",
        "اليوم",
        "ليوم",
        "في",
        "وفي",
        "مساء",
        "صباح",
        "فجر",
        "ظهر",
        "عصر",
        "ليله",
        "ليلة",
        "on",
    )
)


def numeric(
    tokens: Sequence[Token], numbers: Sequence[int], index: Index, published: date | None
) -> Iterable[DateHit]:
    for i in numbers:
        if i + 2 >= len(tokens) or tokens[i + 1].text not in _PARTING:
            continue
        short = _day_and_month(tokens, index, i, published)
        if short:
            yield short
        dotted = _dotted(tokens, i, published)
        if dotted:
            yield dotted
        if i + 4 >= len(tokens) or tokens[i + 1].text not in _BETWEEN_NUMBERS:
            continue
        if tokens[i + 3].text != tokens[i + 1].text or tokens[i + 2].kind != "n" or tokens[i + 4].kind != "n":
            continue
        written = [tokens[k].text for k in (i, i + 2, i + 4)]
        day = _from_numbers(written, published)
        span = (day, day) if day else _hijri(written)
        if span:
            yield DateHit(i, i + 5, *span, True)


def _hijri(written: Sequence[str]) -> tuple[date, date] | None:
    """ "1440/8/28", "28-8-1440": a day of the Hijri year."""
    a, b, c = (digits_value(t) or 0 for t in written)
    year, day = (a, c) if a > c else (c, a)
    lunar = 1400 <= year <= 1500 and 1 <= b <= 12 and 1 <= day <= 30
    return hijri_interval(year, b, day, None) if lunar else None


def _dotted(tokens: Sequence[Token], i: int, published: date | None) -> DateHit | None:
    """26.04.2022: the tokens are "26.04", "." and "2022"."""
    if i + 2 >= len(tokens) or tokens[i + 1].text != "." or "." not in tokens[i].text:
        return None
    day = _from_numbers([*tokens[i].text.split("."), tokens[i + 2].text], published)
    return DateHit(i, i + 3, day, day, True) if day and len(tokens[i + 2].text) == 4 else None


def _from_numbers(texts: Sequence[str], published: date | None) -> date | None:
    """Day before month, unless that gives no day or, where the other order does not, one after publication."""
    a, b, c = (digits_value(t) or 0 for t in texts)
    if 1990 <= a <= 2100:
        return safe_date(a, b, c)
    if len(texts[2]) == 2 and texts[2].isdigit():
        c += 2000
    if not 1990 <= c <= 2100:
        return None
    first, second = safe_date(c, b, a), safe_date(c, a, b)
    ahead = published + timedelta(days=1) if published else date.max
    return second if second and (first is None or first > ahead >= second) else first


def month_span(
    year: int | None, month: int, day: int | None, published: date | None
) -> tuple[date, date] | None:
    if year is None:
        if published is None:
            return None
        year = published.year
        first = safe_date(year, month, day or 1)
        # pages are dated before what was added to them later; a whole month ahead is that of the year before
        if first is None or first > published + timedelta(days=AHEAD if day else 0):
            year -= 1
    if day is not None:
        exact = safe_date(year, month, day)
        return (exact, exact) if exact else None
    return month_days(year, month)
