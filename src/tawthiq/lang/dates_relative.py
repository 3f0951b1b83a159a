"""Dates that lean on the day of publication: relative words, weekdays, "since", "past N hours", "of this month"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from tawthiq.lang.dates_base import NEAR, DateHit, Index, beginnings, safe_date
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.numbers_ar import digits_value, read_arabic_number
from tawthiq.lang.numbers_en import read_english_number
from tawthiq.lang.ordinals import day_before
from tawthiq.lang.tokens import Token


def relative_dates(
    tokens: Sequence[Token], index: Index, published: date, *, sure: bool
) -> Iterable[DateHit]:
    for hit in index.get("rel", {}).values():
        if hit.tag.value == "same":  # "on the same day": the day that was named before, not today
            continue
        near, far = (int(n) for n in hit.tag.value.split(".."))
        start, end = published - timedelta(days=far), published - timedelta(days=near)
        weekday = next((w for k in range(hit.j, hit.j + 3) if (w := index.get("weekday", {}).get(k))), None)
        if weekday and start == end and not sure:
            start = end = _weekday_beside(start, int(weekday.tag.value))
        yield DateHit(hit.i, hit.j, start, end, True)
    yield from _this_month(tokens, index, published)


def _weekday_beside(published: date, weekday: int) -> date:
    """ "Today, Wednesday" printed a day before or after the day of publication: the printed weekday holds."""
    for days in (0, 1, -1):
        day = published + timedelta(days=days)
        if day.weekday() == weekday:
            return day
    return published


def _this_month(tokens: Sequence[Token], index: Index, published: date) -> Iterable[DateHit]:
    """ "الثامن عشر من الشهر الجاري", "18 من الشهر الجاري"."""
    for hit in index.get("this_month", {}).values():
        day, i = day_before(tokens, hit.i)
        found = safe_date(published.year, published.month, day) if day else None
        if found:
            yield DateHit(i, hit.j, found, found, True)


_UNIT_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}


def spans(tokens: Sequence[Token], index: Index, published: date) -> Iterable[DateHit]:
    """ "past 48 hours", "two days ago", "قبل ثلاثة أيام", "الساعات الـ 48 الماضية"."""
    past, ago = index.get("past", {}), index.get("ago", {})
    for unit in index.get("unit", {}).values():
        if unit.j in index.get("weekday", {}):
            continue  # "يوم الإثنين الماضي": a day of the week, not two days
        number, i = _number_near(tokens, unit)
        if number is None:
            number = _one_or_two(tokens, unit, ago)
        if number is None:
            continue
        days = max(int(number * _UNIT_DAYS[unit.tag.value] + 0.999), 1)
        if days > 3650:
            continue
        before = set(range(max(i - 3, 0), i))
        after = set(range(unit.j, min(unit.j + 2, len(tokens))))
        short = unit.tag.value not in ("month", "year")
        if (before | after) & past.keys():
            yield DateHit(i, unit.j, published - timedelta(days=days), published, short)
        elif (before | after) & ago.keys() and unit.tag.value != "hour":
            back = published - timedelta(days=int(number * _UNIT_DAYS[unit.tag.value]))
            yield DateHit(i, unit.j, back, back, short)


def _number_near(tokens: Sequence[Token], unit: Hit) -> tuple[int | None, int]:
    for back in (1, 2):
        k = unit.i - back
        if k < 0:
            break
        read = read_arabic_number(tokens, k) or read_english_number(tokens, k)
        if read and read[1] == unit.i:
            return read[0], k
    k = unit.j
    if k < len(tokens) and tokens[k].text == "ال":
        k += 1
    if k < len(tokens) and tokens[k].kind == "n":
        return digits_value(tokens[k].text), unit.i
    read = read_arabic_number(tokens, k) if k < len(tokens) and tokens[k].text.startswith("ال") else None
    return (read[0] if read else None), unit.i


def _one_or_two(tokens: Sequence[Token], unit: Hit, ago: Mapping[int, Hit]) -> int | None:
    """ "قبل أسبوع", "قبل شهرين", "a week ago": the noun alone says one or, by its dual, two."""
    if unit.i - 1 in ago and not tokens[unit.i].text.isascii():
        return 2 if tokens[unit.i].text.endswith("ين") else 1
    return 1 if unit.i and tokens[unit.i - 1].text == "a" and unit.j in ago else None


def with_weekdays(
    tokens: Sequence[Token], index: Index, published: date, found: list[DateHit]
) -> list[DateHit]:
    """Weekdays that no fuller date stands beside; a full date beside a weekday wins."""
    out = list(found)
    beside = {k for d in found for k in range(d.i - NEAR - 1, d.j + NEAR)}
    for hit in index.get("weekday", {}).values():
        if hit.i in beside:
            continue
        beside.update(range(hit.i, hit.j + 2) if hit.i - 1 in index.get("night", {}) else ())
        last = hit.j in index.get("last", {}) or (hit.i - 1) in index.get("last", {})
        back = (published.weekday() - int(hit.tag.value)) % 7
        day = published - timedelta(days=back or (7 if last else 0))
        second = _next_day(tokens, index, hit)
        night = hit.i - 1 in index.get("night", {})
        if second:
            beside.update(range(hit.i, second.j + 1))
            out.append(DateHit(hit.i - night, second.j, day, day + timedelta(days=1), True))
        elif hit.i - 1 in index.get("night", {}):
            out.append(
                DateHit(
                    hit.i - 1, hit.j, day - timedelta(days=1), min(day + timedelta(days=1), published), True
                )
            )
        else:
            out.append(DateHit(hit.i, hit.j, day, day, True))
    return sorted(out)


def _next_day(tokens: Sequence[Token], index: Index, hit: Hit) -> Hit | None:
    """The weekday after this one, joined to it: "Sunday and Monday", "ليل الأربعاء الخميس", "ليلة الخميس - الجمعة"."""
    weekdays = index.get("weekday", {})
    joined = hit.j < len(tokens) and tokens[hit.j].text in ("-", "/", "and", "و")
    second = weekdays.get(hit.j) or (weekdays.get(hit.j + 1) if joined else None)
    follows = second is not None and (int(second.tag.value) - int(hit.tag.value)) % 7 == 1
    return second if follows else None


def since_dates(tokens: Sequence[Token], index: Index, hit: DateHit, published: date) -> DateHit:
    """ "since Wednesday" runs to the day of publication."""
    since, weekday = index.get("since", {}), index.get("weekday", {})
    k = hit.i - 1
    while k >= 0 and hit.i - k <= _SINCE and (tokens[k].text in beginnings() or k in weekday):
        k -= 1
    if k in since and hit.start <= published:
        return DateHit(k, hit.j, hit.start, max(published, hit.end), False)
    return hit


_SINCE = 8


def fuller(found: Sequence[DateHit], index: Index) -> list[DateHit]:
    """A full date close behind a relative word says the same day, and better ("مساء أمس الأربعاء 27 تشرين الثاني")."""
    relative = index.get("rel", {})
    full = {d.i for d in found if d.exact and d.i not in relative and d.start == d.end}
    return [d for d in found if d.i not in relative or not full.intersection(range(d.j, d.j + NEAR + 1))]
