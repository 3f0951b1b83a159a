"""Hijri dates by the arithmetic calendar (civil epoch, 30-year cycle), with one day of doubt on either side.

Sightings of the moon differ from the arithmetic by up to a day; therefore a day gives three days, a month is widened
by a day at both ends. Formulas: Reingold and Dershowitz, Calendrical Calculations, the arithmetic Islamic calendar.
"""

from __future__ import annotations

from datetime import date, timedelta

_EPOCH = 227_015
_DOUBT = timedelta(days=1)


def hijri_to_date(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of an arithmetic Hijri day, None when out of the range 1300-1600."""
    if not (1300 <= year <= 1600 and 1 <= month <= 12 and 1 <= day <= 30):
        return None
    days = (
        day + 29 * (month - 1) + (6 * month - 1) // 11 + (year - 1) * 354 + (3 + 11 * year) // 30 + _EPOCH - 1
    )
    return date.fromordinal(days)


def hijri_year(day: date) -> int:
    """The Hijri year of a Gregorian day."""
    return (30 * (day.toordinal() - _EPOCH) + 10_646) // 10_631


def hijri_interval(
    year: int | None, month: int, day: int | None, published: date | None
) -> tuple[date, date] | None:
    """The days that a Hijri date may mean. Without a year the last one that began by `published`."""
    if year is None:
        if published is None:
            return None
        year = hijri_year(published)
        first = hijri_to_date(year, month, day or 1)
        if first is None or first > published + _DOUBT:
            year -= 1
    start = hijri_to_date(year, month, day or 1)
    if start is None:
        return None
    end = start if day else start + timedelta(days=29)
    return start - _DOUBT, end + _DOUBT
