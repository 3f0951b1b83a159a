"""Dates joined to a range: "28 April to 6 May", "من 28 نيسان إلى 6 أيار", "between the third and the fifth of May"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tawthiq.lang.dates_base import DateHit, safe_date
from tawthiq.lang.numbers_ar import digits_value
from tawthiq.lang.ordinals import ordinal_ending
from tawthiq.lang.tokens import Token

_LINKS = frozenset(("to", "until", "till", "through", "الي", "حتي", "وحتي", "-", "and", "و", "والي"))


def ranges(tokens: Sequence[Token], found: list[DateHit]) -> list[DateHit]:
    """ "28 April to 6 May", "من 28 نيسان إلى 6 أيار", "between 5 and 9 May" become one."""
    out: list[DateHit] = []
    for hit in (_to_later_day(tokens, h) for h in sorted(found)):
        before = out[-1] if out else None
        if before and before.j == hit.i - 1 and tokens[before.j].text in _LINKS:
            out[-1] = DateHit(before.i, hit.j, _not_after(before.start, hit.start), hit.end, True)
        elif (first := _day_of_range(tokens, hit)) is not None:
            out.append(first)
        else:
            out.append(hit)
    return out


def _to_later_day(tokens: Sequence[Token], hit: DateHit) -> DateHit:
    """ "May 5-7", "May 5 to 7": up to a later day of the same month."""
    j = hit.j
    if (
        hit.start != hit.end
        or j + 1 >= len(tokens)
        or tokens[j].text not in ("-", "to")
        or tokens[j - 1].kind != "n"
    ):
        return hit
    day = digits_value(tokens[j + 1].text) if len(tokens[j + 1].text) <= 2 else None
    digit = len(tokens[j - 1].text) <= 2 and (
        j + 2 >= len(tokens) or tokens[j + 2].text not in ("-", "/", ":")
    )
    end = safe_date(hit.start.year, hit.start.month, day) if day and digit and day > hit.start.day else None
    return DateHit(hit.i, j + 2, hit.start, end, True) if end else hit


def _not_after(day: date, end: date) -> date:
    """`day`, in the year of `end` (or the one before) when its own year was guessed after it."""
    while day > end:
        earlier = safe_date(min(day.year - 1, end.year), day.month, day.day)
        if earlier is None:
            return end
        day = earlier
    return day


def _day_of_range(tokens: Sequence[Token], hit: DateHit) -> DateHit | None:
    """ "between 5 and 9 May", "الثالث والخامس من أيار": an earlier day that shares the month of a date."""
    if hit.start != hit.end or not hit.i:
        return None
    link = tokens[hit.i - 1].text
    if link in _LINKS:
        k = hit.i - 2
    elif tokens[hit.i].text.startswith("وال"):
        k = hit.i - 1
    else:
        return None
    day, first = _day_at(tokens, k, link, tokens[hit.i].kind) if k >= 0 else (None, k)
    start = safe_date(hit.start.year, hit.start.month, day) if day and day < hit.start.day else None
    return DateHit(first, hit.j, start, hit.end, True) if start else None


def _day_at(tokens: Sequence[Token], k: int, link: str, kind: str) -> tuple[int | None, int]:
    """The day said at token `k`, as a number behind a word that leads to days or before a dash, or as an ordinal."""
    if tokens[k].kind != "n":
        return ordinal_ending(tokens, k)
    led = kind == "n" and (k == 0 or link == "-" or tokens[k - 1].text in _LEADING)
    return (digits_value(tokens[k].text) if led else None), k


_LEADING = frozenset(
    (
        "between",
        "from",
        "of",
        "night",
        "on",
        "days",
        "(",
        "من",
        "بين",
        "في",
        "يوم",
        "يومي",
        "ايام",
        "بتاريخ",
        "ليله",
        "ليلة",
        "ليل",
    )
)
