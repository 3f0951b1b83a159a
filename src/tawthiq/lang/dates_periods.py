"""Weeks, months and years beside the day of publication, and parts of months: "last month", "أواخر نيسان"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from tawthiq.lang.dates_base import DateHit, Index
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.ordinals import day_before
from tawthiq.lang.tokens import Token

_THIRDS = {
    "early": (1, 10), "mid": (11, 20), "late": (21, 31), "first-half": (1, 15), "second-half": (16, 31),
    "first-week": (1, 7), "second-week": (8, 14), "third-week": (15, 21), "last-week": (22, 31),
}  # fmt: skip
_YEAR_PARTS = {
    "early": (1, 4), "mid": (5, 8), "late": (9, 12), "first-half": (1, 6), "second-half": (7, 12),
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11),
    "first-quarter": (1, 3), "second-quarter": (4, 6), "third-quarter": (7, 9), "fourth-quarter": (10, 12),
}  # fmt: skip
_SIX = 6
_BETWEEN = frozenset(("of", "the", "شهر", "من", "ال", "عام", "العام", "سنه", "year"))


def periods(tokens: Sequence[Token], index: Index, published: date) -> Iterable[DateHit]:
    """ "this week", "الشهر الماضي", "last year" as whole weeks (from Monday), months and years up to publication.

    A day before a month is that day of it: "الثامن عشر من الشهر الجاري", "18 من الشهر الماضي".
    """
    for hit in index.get("period", {}).values():
        unit, _, back = hit.tag.value.partition("-")
        start, end = _PERIODS[unit](published, int(back))
        day, i = day_before(tokens, hit.i) if unit == "month" else (None, hit.i)
        bare = hit.j == hit.i + 1
        if day and day <= end.day and (not bare or _led(tokens, i)):
            yield DateHit(i, hit.j, start.replace(day=day), start.replace(day=day), True)
        if day or bare:
            continue
        yield DateHit(hit.i, hit.j, start, min(end, published), False)
    yield from _days_of_the_month(tokens, index, published)
    for part in index.get("month_part", {}).values():
        unit_hit = _current(tokens, index, part)
        if unit_hit is not None:
            start, end = _PERIODS[unit_hit.tag.value](published, 0)
            yield DateHit(unit_hit.i, unit_hit.j, start, min(end, published), False)


def _days_of_the_month(tokens: Sequence[Token], index: Index, published: date) -> Iterable[DateHit]:
    """ "في 3 من الشهر", "الثالث من الشهر": a day of this month, or of the one before where that is still ahead."""
    for unit in index.get("unit", {}).values():
        if unit.tag.value != "month" or tokens[unit.i].text != "الشهر" or tokens[unit.i - 1].text != "من":
            continue
        day, i = day_before(tokens, unit.i)
        behind = tokens[unit.j].text if unit.j < len(tokens) else ""
        named = unit.i - 1 in index.get("beside", {})  # "في 16 من الشهر نفسه": of the month named before
        if day is None or named or unit.i in index.get("period", {}) or behind.startswith("ال"):
            continue
        start, end = _month(published, int(day > published.day))
        if day <= end.day:
            yield DateHit(i, unit.j, start.replace(day=day), start.replace(day=day), True)


def _led(tokens: Sequence[Token], i: int) -> bool:
    """ "في 14 الجاري", "يومي 13 و14 الجاري": whether a word for a day, or another day, leads to a number."""
    k = i - 1
    while k > 0 and i - k <= 3 and (tokens[k].text == "و" or tokens[k].kind == "n"):
        k -= 1
    return k >= 0 and tokens[k].text in ("في", "وفي", "يوم", "يومي", "بتاريخ", "ليله", "ليلة", "منذ")


def _current(tokens: Sequence[Token], index: Index, part: Hit) -> Hit | None:
    """ "the start of the year", "مطلع العام": the current one, when nothing behind says which."""
    k = part.j + (part.j < len(tokens) and tokens[part.j].text == "the")
    unit = index.get("unit", {}).get(k)
    if part.tag.value != "early" or unit is None or unit.tag.value not in ("week", "month", "year"):
        return None
    settled = k > part.j or "ال" in unit.clitic
    more = unit.j < len(tokens) and (
        _names_it(tokens[unit.j], unit)
        or any(unit.j in index.get(d, {}) for d in ("last", "next", "before_last"))
    )
    return unit if settled and not more and k not in index.get("period", {}) else None


def _names_it(token: Token, unit: Hit) -> bool:
    """Whether a number behind a unit says which month or year it is: in "of the month 25 were killed" it does not."""
    value = int(token.text) if token.kind == "n" and token.text.isdecimal() else 0
    return 1900 <= value <= 2100 or ("ال" in unit.clitic and 1 <= value <= 12)


def _week(day: date, back: int) -> tuple[date, date]:
    start = day - timedelta(days=day.weekday() + 7 * back)
    return start, start + timedelta(days=6)


def _month(day: date, back: int) -> tuple[date, date]:
    months = day.year * 12 + day.month - 1 - back
    return month_days(months // 12, months % 12 + 1)


def _year(day: date, back: int) -> tuple[date, date]:
    return date(day.year - back, 1, 1), date(day.year - back, 12, 31)


def _weekend(day: date, back: int) -> tuple[date, date]:
    """The last Friday to Sunday that began before `day`: the weekends of all our countries."""
    start = day - timedelta(days=((day.weekday() - 5) % 7) + 1 + 7 * back)
    return start, start + timedelta(days=2)


_PERIODS = {"weekend": _weekend, "week": _week, "month": _month, "year": _year}


def month_days(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month."""
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def parts_of_months(tokens: Sequence[Token], index: Index, found: Sequence[DateHit]) -> list[DateHit]:
    """The dates with "early", منتصف or أواخر before a month cut down to that third of it."""
    parts = {h.j: h for h in index.get("month_part", {}).values()}
    return [_part(tokens, index, parts, hit) for hit in found] if parts or _mids(index) else list(found)


def _mids(index: Index) -> bool:
    return any(h.tag.form == "mid" for h in index.get("month", {}).values())


def _part(tokens: Sequence[Token], index: Index, parts: Mapping[int, Hit], hit: DateHit) -> DateHit:
    year = (hit.start.month, hit.start.day) == (1, 1) and (hit.end - hit.start).days > 31
    if hit.exact or ((hit.end - hit.start).days > 31 and not year):
        return hit
    if any(
        hit.i in index.get(d, {}) and index[d][hit.i].tag.value.startswith("week") for d in ("period", "unit")
    ):
        return hit
    month = index.get("month", {}).get(hit.i)
    if month is not None and month.tag.form == "mid":
        return _third(hit, hit.i, "mid")
    k = hit.i
    while k > 0 and k not in parts and hit.i - k < 3 and tokens[k - 1].text in _BETWEEN:
        k -= 1
    part = parts.get(k)
    if part is None:
        return hit
    cut = _part_of_year if year or part.tag.value not in _THIRDS else _third
    return cut(hit, part.i, part.tag.value)


def _part_of_year(hit: DateHit, i: int, part: str) -> DateHit:
    """A third (four months), a half or a quarter of the year that `hit` begins in; else `hit`."""
    if part not in _YEAR_PARTS:
        return hit
    a, b = _YEAR_PARTS[part]
    start, end = month_days(hit.start.year, a)[0], month_days(hit.start.year, b)[1]
    return DateHit(i, hit.j, start, max(start, min(end, hit.end)), False)


def _third(hit: DateHit, i: int, part: str) -> DateHit:
    """A third (days 1 to 10, 11 to 20, 21 to the end), a half or a week of the month that `hit` begins in."""
    first, last = month_days(hit.start.year, hit.start.month)
    a, b = _THIRDS[part]
    a = last.day - _SIX if part == "last-week" else a
    start, end = first.replace(day=a), min(last, first + timedelta(days=b - 1))
    return DateHit(i, hit.j, start, min(end, hit.end) if hit.end >= start else end, False)
