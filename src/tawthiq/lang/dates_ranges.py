"""Dates joined to a range: "28 April to 6 May", "من 28 نيسان إلى 6 أيار", "between the third and the fifth of May"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from tawthiq.lang.dates_base import DateHit, Index, safe_date
from tawthiq.lang.numbers_ar import digits_value
from tawthiq.lang.ordinals import ordinal_ending
from tawthiq.lang.tokens import Token

_LINKS = frozenset(("to", "until", "till", "through", "الي", "حتي", "وحتي", "-", "and", "و", "والي"))


def ranges(tokens: Sequence[Token], index: Index, found: list[DateHit]) -> list[DateHit]:
    """ "28 April to 6 May", "من فجر الأربعاء وحتى مساء الخميس", "between 5 and 9 May" become one."""
    out: list[DateHit] = []
    parts = (
        {k for h in index.get("day_part", {}).values() for k in range(h.i, h.j)} if len(found) > 1 else set()
    )
    for hit in (_to_later_day(tokens, h) for h in sorted(found)):
        before = out[-1] if out else None
        if before and _linked(tokens, parts, before, hit):
            out[-1] = _joined(before, hit)
        elif first := _day_of_range(tokens, index, hit) or _month_of_range(tokens, index, hit):
            out.append(first)
        else:
            out.append(hit)
    return out


def _linked(tokens: Sequence[Token], parts: AbstractSet[int], before: DateHit, hit: DateHit) -> bool:
    """Whether only a word such as "to" stands between two dates; beside "until" also parts of days."""
    if before.j == hit.i:
        alike = before.exact == hit.exact and _short(before) and _short(hit)
        return alike and tokens[hit.i].text.startswith("و")
    if not before.j < hit.i <= before.j + _REACH:
        return False
    between = [
        tokens[k].text for k in range(before.j, hit.i) if k not in parts and tokens[k].text not in _DAY
    ]
    whole = len(between) == hit.i - before.j
    return len(between) == 1 and between[0] in (_LINKS if whole else _LINKS - _BARE)


def _joined(before: DateHit, hit: DateHit) -> DateHit:
    """From one day to another; "today and yesterday" are two days in a row, said backwards."""
    if (
        hit.start < before.start
        and (before.start - hit.start).days <= _BACKWARDS
        and before.end <= before.start
    ):
        return DateHit(before.i, hit.j, hit.start, before.end, True)
    exact = before.exact or hit.exact
    return DateHit(before.i, hit.j, _not_after(before.start, hit.start), hit.end, exact)


def _short(hit: DateHit) -> bool:
    """A day or a month."""
    return hit.start == hit.end if hit.exact else (hit.end - hit.start).days <= 31


_REACH, _BACKWARDS = 4, 7
_BARE = frozenset(("and", "و", "-"))  # "11 March – On 19 March": a dateline and another day
_DAY = frozenset(("يوم", "the", "of", "on", "day", "early", "late"))


def _to_later_day(tokens: Sequence[Token], hit: DateHit) -> DateHit:
    """ "May 5-7", "May 5 to 7": up to a later day of the same month."""
    j = hit.j
    if hit.start != hit.end or j + 1 >= len(tokens) or tokens[j - 1].kind != "n":
        return hit
    if tokens[j].text not in ("-", "to") and not _two_days(tokens, hit):
        return hit
    day = digits_value(tokens[j + 1].text) if len(tokens[j + 1].text) <= 2 else None
    digit = len(tokens[j - 1].text) <= 2 and (
        j + 2 >= len(tokens) or tokens[j + 2].text not in ("-", "/", ":")
    )
    end = safe_date(hit.start.year, hit.start.month, day) if day and digit and day > hit.start.day else None
    return DateHit(hit.i, j + 2, hit.start, end, True) if end else hit


def _two_days(tokens: Sequence[Token], hit: DateHit) -> bool:
    """ "between November 27 and 29", "on May 5 and 7,": a second day, and no number of people."""
    if tokens[hit.j].text != "and" or tokens[hit.j + 1].kind != "n":
        return False
    behind = tokens[hit.j + 2].text if hit.j + 2 < len(tokens) else "."
    return behind in _STOPS or (hit.i > 0 and tokens[hit.i - 1].text == "between")


_STOPS = frozenset((",", ".", ";", ":", ")"))


def _not_after(day: date, end: date) -> date:
    """`day`, in the year of `end` (or the one before) when its own year was guessed after it."""
    while day > end:
        earlier = safe_date(min(day.year - 1, end.year), day.month, day.day)
        if earlier is None:
            return end
        day = earlier
    return day


def _day_of_range(tokens: Sequence[Token], index: Index, hit: DateHit) -> DateHit | None:
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
    day, first = _day_at(tokens, index, k, link, tokens[hit.i].kind) if k >= 0 else (None, k)
    start = safe_date(hit.start.year, hit.start.month, day) if day and day < hit.start.day else None
    return DateHit(first, hit.j, start, hit.end, True) if start else None


def _month_of_range(tokens: Sequence[Token], index: Index, hit: DateHit) -> DateHit | None:
    """ "between 28 April and 3 May 2019", "from January to March 2019": a day or a month whose year stands behind."""
    if not hit.i or tokens[hit.j - 1].kind != "n":
        return None
    k = hit.i - (tokens[hit.i - 1].text in _LINKS)
    if k == hit.i and not tokens[k].text.startswith("و"):
        return None
    month = next(
        (m for m in index.get("month", {}).values() if m.j == k or (m.j == k - 1 and hit.exact)), None
    )
    if month is None or (month.j < k and tokens[k - 1].kind != "n"):
        return None
    at = k - 1 if month.j < k else month.i - 1
    day = digits_value(tokens[at].text) if hit.exact and tokens[at].kind == "n" else None
    first = at if day and at < month.i else month.i
    if first == 0 or tokens[first - 1].text not in _FROM or (day is None) == hit.exact:
        return None
    start = safe_date(hit.end.year, int(month.tag.value), day or 1)
    return DateHit(first, hit.j, _not_after(start, hit.end), hit.end, hit.exact) if start else None


_FROM = frozenset(("between", "from", "بين", "من"))


def _day_at(tokens: Sequence[Token], index: Index, k: int, link: str, kind: str) -> tuple[int | None, int]:
    """The day said at token `k`, as a number behind a word that leads to days or before a dash, or as an ordinal."""
    if tokens[k].kind != "n":
        return ordinal_ending(tokens, k)
    led = kind == "n" and (
        k == 0 or link == "-" or tokens[k - 1].text in _LEADING or k - 1 in index.get("weekday", {})
    )
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


def year_ranges(tokens: Sequence[Token], numbers: Sequence[int]) -> Iterable[DateHit]:
    """ "between 2018 and 2022", "from 2018 to 2022", "بين عامي 2018 و2022": years, and no numbers of people."""
    years = {k: int(tokens[k].text) for k in numbers if _YEAR.fullmatch(tokens[k].text)}
    for k in years:
        lead = k - 1
        while lead > 0 and tokens[lead].text in _YEARS:
            lead -= 1
        if lead < 0 or tokens[lead].text not in _LEADS or k + 1 >= len(tokens):
            continue
        link = tokens[k + 1].text
        last = k + 2
        while last < min(k + _TWO_WORDS, len(tokens)) and tokens[last].text in _YEARS:
            last += 1
        if link not in _LINKS or years.get(last, 0) <= years[k]:
            continue
        if last + 1 < len(tokens) and tokens[last + 1].text in _PEOPLE:
            continue
        yield DateHit(k, last + 1, date(years[k], 1, 1), date(years[last], 12, 31), False)


_YEAR = re.compile("(?:19[5-9]|20[0-4])[0-9]")
_LEADS = frozenset(("between", "from", "بين", "من", "منذ", "وبين", "ومن"))
_YEARS = frozenset(
    (
        "years",
        "year",
        "the",
        "end",
        "of",
        "عامي",
        "سنتي",
        "العامين",
        "الاعوام",
        "عام",
        "سنه",
        "سنة",
        "نهايه",
        "نهاية",
        "العام",
    )
)
_TWO_WORDS = 5
_PEOPLE = frozenset(
    ("people", "persons", "families", "civilians", "شخص", "اسرة", "عائلة", "مدني", "مدنيا", "شخصا")
)
