"""Days as lists write them, in three calendars: Gregorian, Hijri (tabular) and Solar Hijri.

Numbers come in Arabic, Persian or European digits. A year alone or a year and month are partial days. A day/month pair
that can be read both ways is read day first, as the region writes it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from tawthiq.lang.normalise import fold
from tawthiq.model.vocabulary import read_vocabulary


class Day(NamedTuple):
    """A Gregorian day; month and day are None when not stated."""

    y: int
    m: int | None
    d: int | None


_NUMBERS = re.compile(r"\d+|[^\W\d_]+")
_ISLAMIC_EPOCH = date(622, 7, 19)


def read_day(text: str) -> Day | None:
    """The day a cell states, else None.

    "2019-05-03", "3/5/2019", "٣ أيار ٢٠١٩", "1440/8/27", "27 شعبان 1440", "1398/2/13".
    """
    tokens = _NUMBERS.findall(fold(text).replace("ة", "ه").replace("T", " ")[:40])
    numbers = [int(t) for t in tokens if t.isdigit()][:3]
    words = " ".join(t for t in tokens if not t.isdigit())
    month = next((n for name, n in _months() if re.search(rf"\b{name}\b", words)), None) if words else None
    named = _with_named_month(numbers, month) if month is not None else None
    return named or (_numeric(numbers) if month is None or month > 12 else None)


def _with_named_month(numbers: list[int], month: int) -> Day | None:
    years = [n for n in numbers if n > 31]
    days = [n for n in numbers if 1 <= n <= 31]
    day = days[0] if days else None
    if years and month > 12:
        return _hijri(years[0], month - 12, day) if 1421 <= years[0] <= 1500 else None
    return _checked(years[0], month, day) if years and years[0] >= 1800 else None


def _numeric(numbers: list[int]) -> Day | None:
    if not numbers:
        return None
    if len(numbers) == 1:
        whole = numbers[0]
        if whole > 10_000_000:
            return _calendar(whole // 10000, whole // 100 % 100, whole % 100)
        return _calendar(whole, None, None)
    if len(numbers) == 2:
        year, month = max(numbers), min(numbers)
        return _calendar(year, month, None) if year > 31 else None
    first, second, third = numbers
    if first > 31:
        return _calendar(first, second, third)
    if third <= 31:
        return None
    return _calendar(third, first, second) if second > 12 >= first else _calendar(third, second, first)


def _calendar(year: int, month: int | None, day: int | None) -> Day | None:
    """1800 and later is Gregorian, 1421-1500 Hijri, 1300-1420 Solar Hijri: years of the lists' dead."""
    if year >= 1800:
        return _checked(year, month, day)
    if 1421 <= year <= 1500:
        return _hijri(year, month, day)
    if 1300 <= year <= 1420:
        return _solar(year, month, day)
    return None


def _hijri(year: int, month: int | None, day: int | None) -> Day | None:
    """Tabular Islamic calendar, 30-year cycle with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29."""
    if not (1 <= (month or 1) <= 12 and 1 <= (day or 1) <= 30):
        return None
    days = (year - 1) * 354 + (11 * year + 3) // 30 + (59 * ((month or 7) - 1) + 1) // 2 + (day or 1) - 1
    found = _ISLAMIC_EPOCH + timedelta(days=days)
    return Day(found.year, found.month if day else None, found.day if day else None)


def _solar(year: int, month: int | None, day: int | None) -> Day | None:
    """Solar Hijri: the year begins at the March equinox; its leap years follow the 33-year rule (1244-1472)."""
    if not (1 <= (month or 1) <= 12 and 1 <= (day or 1) <= 31):
        return None
    passed = year - 1
    leaps = (passed // 33) * 8 + sum(
        (y % 33) in (1, 5, 9, 13, 17, 22, 26, 30) for y in range(passed // 33 * 33 + 1, year)
    )
    before = passed * 365 + leaps
    months = ((month or 7) - 1) * 31 - max(0, (month or 7) - 7)
    found = date(622, 3, 21) + timedelta(days=before + months + (day or 1) - 1)
    return Day(found.year, found.month if day else None, found.day if day else None)


def _checked(year: int, month: int | None, day: int | None) -> Day | None:
    if year > 2200 or not 1 <= (month or 1) <= 12:
        return None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return Day(year, month, day if month else None)


@cache
def _months() -> tuple[tuple[str, int], ...]:
    """Month names, longest first: Levantine, Egyptian, English, Turkish, Kurdish; at the end the Hijri, 13 to 24."""
    raw: dict[int, list[str]] = read_vocabulary("list_months")
    found = [(fold(name).replace("ة", "ه"), n) for n, names in raw.items() for name in names]
    return tuple(sorted(found, key=lambda pair: (pair[1] > 12, -len(pair[0]), pair[0])))
