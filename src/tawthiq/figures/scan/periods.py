"""Periods of a study: days, weeks, months, years or plain numbers, as whole numbers in a row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tawthiq.figures.scan.errors import ModelRefused, ValueRefused

UNITS = ("day", "week", "month", "year", "period")
DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25, "period": 1.0}
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_RANK = {unit: i for i, unit in enumerate(UNITS)}
_DATE = re.compile(r"(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:[T ].*)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A period as read: `unit` is how fine it was written, `day` its first day; a plain number has `number`."""

    unit: str
    day: date | None
    number: int


def read_moment(text: object, place: str) -> Moment:
    """Read "2019", "2019-05", "2019-05-01" (or with slashes) or a whole number (SCN-002 otherwise)."""
    raw = str(text).strip().translate(DIGITS)
    if match := _DATE.fullmatch(raw):
        year, month, day = int(match[1]), int(match[2]), int(match[3] or 1)
        try:
            return Moment("day" if match[3] else "month", date(year, month, day), 0)
        except ValueError as error:
            raise _unreadable(raw, place) from error
    number = re.fullmatch(r"-?\d{1,9}(\.0+)?", raw)
    if not number:
        raise _unreadable(raw, place)
    value = int(float(raw))
    if 1700 <= value <= 2300:
        return Moment("year", date(value, 1, 1), value)
    return Moment("period", None, value)


def _unreadable(raw: str, place: str) -> ValueRefused:
    return ValueRefused(
        place=place,
        read=raw,
        wanted_en="a date (2019-05-01), a month (2019-05), a year (2019) or a whole number",
        wanted_ar="تاريخ (2019-05-01) أو شهر (2019-05) أو سنة (2019) أو عدد صحيح",
    )


def choose_unit(moments: Iterable[Moment], wanted: str | None) -> str:
    """The unit asked for, else how the periods were written; dates that are all first days count as their period."""
    seen = list(moments)
    written = {m.unit for m in seen}
    if "period" in written:
        return _plain(written, wanted)
    finest = min(written, key=_RANK.__getitem__)
    if wanted is None:
        return _regular(seen) if finest == "day" else finest
    if wanted not in UNITS[:4] or _RANK[wanted] < _RANK[finest]:
        raise ModelRefused(
            place="unit",
            read=wanted,
            wanted_en=f"a unit not finer than {finest}",
            wanted_ar=f"وحدة ليست أدق من {finest}",
        )
    return wanted


def _plain(written: set[str], wanted: str | None) -> str:
    if wanted not in (None, "period") or written - {"period", "year"}:
        raise ModelRefused(
            place="unit",
            read=wanted or written,
            wanted_en="dates alone or numbers alone",
            wanted_ar="تواريخ وحدها أو أعداد وحدها",
        )
    return "period"


def _regular(moments: list[Moment]) -> str:
    """Daily dates that are all 1 January are years, all first of the month months (three or more of them)."""
    days = {m.day for m in moments if m.day}
    if len(days) < 3 or any(d.day != 1 for d in days):
        return "day"
    return "year" if all(d.month == 1 for d in days) else "month"


def index(moment: Moment, unit: str) -> int:
    """The period's number; numbers of following periods follow each other."""
    if unit == "period" or moment.day is None:
        return moment.number
    day = moment.day
    return {
        "day": day.toordinal(),
        "week": (day.toordinal() - 1) // 7,
        "month": day.year * 12 + day.month - 1,
        "year": day.year,
    }[unit]


def label(number: int, unit: str, *, end: bool = False) -> str:
    """How a period is shown; `end` asks for the last day of a week."""
    if unit == "day":
        return date.fromordinal(number).isoformat()
    if unit == "week":
        return date.fromordinal(number * 7 + (7 if end else 1)).isoformat()
    if unit == "month":
        return f"{number // 12:04d}-{number % 12 + 1:02d}"
    return str(number)
