"""Dates in running text, in both languages, as closed intervals of days.

Whole dates, days without a year, months, weekdays, relative words, "since" and "past N hours", ranges, Hijri dates.
What is relative is resolved against the day of publication and skipped when there is none. A day or month without
a year is the last one that is not well after publication. Names of months and days are data: model/vocab/dates.yml.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import yaml

from tawthiq.lang.hijri import hijri_interval
from tawthiq.lang.lexicon import Hit, Lexicon, Tag
from tawthiq.lang.numbers_ar import digits_value, read_arabic_number
from tawthiq.lang.tokens import Token

DOMAINS = frozenset(
    (
        "month",
        "hijri",
        "weekday",
        "rel",
        "since",
        "past",
        "last",
        "unit",
        "ago",
        "night",
        "part",
        "this_month",
    )
)
_BARE_AMBIGUOUS = frozenset(
    ("may", "march", "mar", "اب", "مارس", "رجب", "شعبان", "محرم", "صفر", "اوت", "جوان")
)
_ORDINALS = frozenset(("st", "nd", "rd", "th", "of", "من", "the", "ال", ","))
_LINKS = frozenset(("to", "until", "till", "through", "الي", "حتي", "وحتي", "-", "and", "و", "والي"))
_NEAR, _AHEAD = 3, 45


class DateHit(NamedTuple):
    """Tokens [i, j) say that it was between `start` and `end`, both inclusive."""

    i: int
    j: int
    start: date
    end: date
    exact: bool


Index = Mapping[str, Mapping[int, Hit]]


def add_dates(lexicon: Lexicon) -> None:
    """Put the vocabulary of dates into `lexicon`. The form "ال" asks for the article (الأحد is no أحد)."""
    words = _vocabulary()
    for domain, key in (
        ("month", "months"),
        ("hijri", "hijri_months"),
        ("weekday", "weekdays"),
        ("rel", "relative"),
    ):
        for value, entry in words[key].items():
            _add(lexicon, domain, str(value), entry)
    for value, entry in words["units"].items():
        _add(lexicon, "unit", value, entry)
    for domain, key in (("since", "since"), ("past", "past"), ("last", "last"), ("ago", "ago"),
                        ("night", "night_of"), ("part", "day_parts"), ("this_month", "this_month")):  # fmt: skip
        _add(lexicon, domain, key, words[key])


def _add(lexicon: Lexicon, domain: str, value: str, entry: Mapping[str, Sequence[str]]) -> None:
    for phrase in (*entry.get("en", ()), *entry.get("ar", ())):
        article = "ال" if str(phrase).startswith("ال") and domain in ("weekday", "rel") else ""
        lexicon.add(str(phrase), Tag(domain, value, article))


@cache
def _vocabulary() -> dict[str, Any]:
    path = resources.files("tawthiq.model") / "vocab" / "dates.yml"
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def date_index(hits: Iterable[Hit]) -> dict[str, dict[int, Hit]]:
    """The date hits of a text by domain and first token."""
    index: dict[str, dict[int, Hit]] = {}
    for hit in hits:
        if hit.tag.domain in DOMAINS and (not hit.tag.form or "ال" in hit.clitic):
            index.setdefault(hit.tag.domain, {})[hit.i] = hit
    return index


def find_dates(
    tokens: Sequence[Token], index: Index, published: date | None, *, sure: bool = True
) -> list[DateHit]:
    """All dates in token order; overlapping readings are settled for the longer.

    `sure` False: `published` may be a day off, as a feed's is; then a weekday beside "yesterday" corrects it.
    """
    numbers = [i for i, t in enumerate(tokens) if t.kind == "n"]
    found = [*_numeric(tokens, numbers), *_years(tokens, numbers), *_months(tokens, index, published)]
    if published is not None:
        found += [*_relative(tokens, index, published, sure=sure), *_spans(tokens, index, published)]
    if "hijri" in index:
        found += _hijri(tokens, index, published)
    found = _longest(_fuller(found, index))
    if published is not None:
        found = _with_weekdays(tokens, index, published, found)
        found = [_since(tokens, index, hit, published) for hit in found]
    return _ranges(tokens, found)


def _fuller(found: Sequence[DateHit], index: Index) -> list[DateHit]:
    """A full date close behind a relative word says the same day, and better ("مساء أمس الأربعاء 27 تشرين الثاني")."""
    relative = index.get("rel", {})
    full = {d.i for d in found if d.exact and d.i not in relative and d.start == d.end}
    return [d for d in found if d.i not in relative or not full.intersection(range(d.j, d.j + _NEAR + 1))]


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numeric(tokens: Sequence[Token], numbers: Sequence[int]) -> Iterable[DateHit]:
    for i in numbers:
        dotted = _dotted(tokens, i)
        if dotted:
            yield dotted
        if i + 4 >= len(tokens) or tokens[i + 1].text not in "/-":
            continue
        if tokens[i + 3].text != tokens[i + 1].text or tokens[i + 2].kind != "n" or tokens[i + 4].kind != "n":
            continue
        day = _from_numbers([tokens[k].text for k in (i, i + 2, i + 4)])
        if day:
            yield DateHit(i, i + 5, day, day, True)


def _dotted(tokens: Sequence[Token], i: int) -> DateHit | None:
    """26.04.2022: the tokens are "26.04", "." and "2022"."""
    if i + 2 >= len(tokens) or tokens[i + 1].text != "." or "." not in tokens[i].text:
        return None
    day = _from_numbers([*tokens[i].text.split("."), tokens[i + 2].text])
    return DateHit(i, i + 3, day, day, True) if day and len(tokens[i + 2].text) == 4 else None


def _years(tokens: Sequence[Token], numbers: Sequence[int]) -> Iterable[DateHit]:
    """ "in 2022", "منذ بداية عام 2023": a whole year."""
    for k in numbers:
        text = tokens[k].text
        if len(text) == 4 and text[:2] in ("19", "20"):
            before = {tokens[n].text for n in range(max(k - 3, 0), k)}
            year = digits_value(text)
            if year and before & _YEAR_WORDS:
                yield DateHit(k, k + 1, date(year, 1, 1), date(year, 12, 31), False)


_YEAR_WORDS = frozenset(("in", "since", "during", "year", "منذ", "عام", "سنة", "العام", "خلال", "لعام"))


def _from_numbers(texts: Sequence[str]) -> date | None:
    a, b, c = (digits_value(t) or 0 for t in texts)
    if 1990 <= a <= 2100:
        return safe_date(a, b, c)
    if len(texts[2]) == 2 and texts[2].isdigit():
        c += 2000
    if not 1990 <= c <= 2100:
        return None
    return safe_date(c, b, a) or safe_date(c, a, b)


def _months(tokens: Sequence[Token], index: Index, published: date | None) -> Iterable[DateHit]:
    numbered = list(_numbered_months(tokens, index))
    for hit in [*index.get("month", {}).values(), *numbered]:
        month = int(hit.tag.value)
        named = hit.tag.form != "number"
        i, j = hit.i, _past_twin(tokens, index, hit)
        day, i = _day_before(tokens, i)
        if day is None:
            day, j = _day_after(tokens, j)
        year, j = _year_after(tokens, j)
        if day is None and year is None and named and not _bare_month(tokens, hit, j):
            continue
        span = _month_span(year, month, day, published)
        if span:
            yield DateHit(i, j, *span, day is not None)


def _numbered_months(tokens: Sequence[Token], index: Index) -> Iterable[Hit]:
    """شهر خمسة, شهر 5."""
    for hit in index.get("unit", {}).values():
        if hit.tag.value == "month" and tokens[hit.i].text.endswith("شهر") and hit.j < len(tokens):
            number = read_arabic_number(tokens, hit.j)
            if (
                number
                and 1 <= number[0] <= 12
                and (number[1] >= len(tokens) or tokens[number[1]].text != "ماضية")
            ):
                yield Hit(hit.i, number[1], Tag("month", str(number[0]), "number"), "")


def _past_twin(tokens: Sequence[Token], index: Index, hit: Hit) -> int:
    """The end after a second name of the same month: "كانون الثاني/ يناير"."""
    j = hit.j
    if j + 1 < len(tokens) and tokens[j].text in "/(":
        twin = index.get("month", {}).get(j + 1)
        if twin and twin.tag.value == hit.tag.value:
            close = twin.j < len(tokens) and tokens[twin.j].text == ")"
            return twin.j + close
    return j


def _day_before(tokens: Sequence[Token], i: int) -> tuple[int | None, int]:
    k = i - 1
    while k >= 0 and i - k <= _NEAR and tokens[k].text in _ORDINALS:
        k -= 1
    if k >= 0 and tokens[k].kind == "n":
        day = digits_value(tokens[k].text)
        if day and 1 <= day <= 31:
            return day, k
    return None, i


def _day_after(tokens: Sequence[Token], j: int) -> tuple[int | None, int]:
    if j < len(tokens) and tokens[j].kind == "n":
        day = digits_value(tokens[j].text)
        if day and 1 <= day <= 31 and len(tokens[j].text) <= 2:
            k = j + 1
            return day, k + 1 if k < len(tokens) and tokens[k].text in ("st", "nd", "rd", "th") else k
    return None, j


def _year_after(tokens: Sequence[Token], j: int) -> tuple[int | None, int]:
    k = j
    while k < len(tokens) and k - j < 2 and tokens[k].text in (",", "عام", "من", "of", "لعام"):
        k += 1
    if k < len(tokens) and tokens[k].kind == "n" and len(tokens[k].text) == 4:
        year = digits_value(tokens[k].text)
        if year and 1990 <= year <= 2100:
            return year, k + 1
    return None, j


def _bare_month(tokens: Sequence[Token], hit: Hit, j: int) -> bool:
    if j > hit.j:
        return True
    before = tokens[hit.i - 1].text if hit.i else ""
    return tokens[hit.i].text not in _BARE_AMBIGUOUS and before in (
        "in",
        "since",
        "شهر",
        "خلال",
        "منذ",
        "during",
        "في",
    )


def _month_span(
    year: int | None, month: int, day: int | None, published: date | None
) -> tuple[date, date] | None:
    if year is None:
        if published is None:
            return None
        year = published.year
        first = safe_date(year, month, day or 1)
        if first is None or first > published + timedelta(days=_AHEAD):
            year -= 1
    if day is not None:
        exact = safe_date(year, month, day)
        return (exact, exact) if exact else None
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return date(year, month, 1), last


def _relative(tokens: Sequence[Token], index: Index, published: date, *, sure: bool) -> Iterable[DateHit]:
    for hit in index.get("rel", {}).values():
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


_ORDINAL_WORDS = {
    w: n
    for n, ws in enumerate("اول ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر حادي".split(), start=1)
    for w in (ws,)
} | {"حادي": 1, "عشرين": 20, "عشرون": 20, "ثلاثين": 30, "ثلاثون": 30}


def _this_month(tokens: Sequence[Token], index: Index, published: date) -> Iterable[DateHit]:
    """ "الثامن عشر من الشهر الجاري", "18 من الشهر الجاري"."""
    for hit in index.get("this_month", {}).values():
        k, day = hit.i - 1, 0
        while k >= 0 and hit.i - k <= 4:
            word = tokens[k].text.removeprefix("و").removeprefix("ال")
            if tokens[k].kind == "n":
                day += digits_value(tokens[k].text) or 0
            elif word == "عشر":
                day += 10
            elif word in _ORDINAL_WORDS:
                day += _ORDINAL_WORDS[word]
            elif word not in _ORDINALS:
                break
            k -= 1
        found = safe_date(published.year, published.month, day) if day else None
        if found:
            yield DateHit(k + 1, hit.j, found, found, True)


_UNIT_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}


def _spans(tokens: Sequence[Token], index: Index, published: date) -> Iterable[DateHit]:
    """ "past 48 hours", "two days ago", "قبل ثلاثة أيام", "الساعات الـ 48 الماضية"."""
    past, ago = index.get("past", {}), index.get("ago", {})
    for unit in index.get("unit", {}).values():
        number, i = _number_near(tokens, unit)
        if number is None:
            continue
        days = max(int(number * _UNIT_DAYS[unit.tag.value] + 0.999), 1)
        if days > 3650:
            continue
        before = {k for k in range(max(i - 3, 0), i)}
        after = {k for k in range(unit.j, min(unit.j + 2, len(tokens)))}
        short = unit.tag.value not in ("month", "year")
        if (before | after) & past.keys():
            yield DateHit(i, unit.j, published - timedelta(days=days), published, short)
        elif (before | after) & ago.keys() and unit.tag.value != "hour":
            back = published - timedelta(days=int(number * _UNIT_DAYS[unit.tag.value]))
            yield DateHit(i, unit.j, back, back, short)


def _number_near(tokens: Sequence[Token], unit: Hit) -> tuple[int | None, int]:
    from tawthiq.lang.numbers_en import read_english_number

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
    return None, unit.i


def _hijri(tokens: Sequence[Token], index: Index, published: date | None) -> list[DateHit]:
    out = []
    for hit in index["hijri"].values():
        day, i = _day_before(tokens, hit.i)
        year, j = None, hit.j
        if j < len(tokens) and tokens[j].kind == "n" and len(tokens[j].text) == 4:
            year, j = digits_value(tokens[j].text), j + 1
        month_word = hit.i and tokens[hit.i - 1].text in ("شهر", "of", "during", "خلال")
        if day is None and year is None and not month_word:
            continue
        span = hijri_interval(year, int(hit.tag.value), day, published)
        if span:
            out.append(DateHit(i, j, *span, day is not None))
    return out


def _with_weekdays(
    tokens: Sequence[Token], index: Index, published: date, found: list[DateHit]
) -> list[DateHit]:
    """Weekdays that no fuller date stands beside; a full date beside a weekday wins."""
    out = list(found)
    beside = {k for d in found for k in range(d.i - _NEAR - 1, d.j + _NEAR)}
    for hit in index.get("weekday", {}).values():
        if hit.i in beside:
            continue
        last = hit.j in index.get("last", {}) or (hit.i - 1) in index.get("last", {})
        back = (published.weekday() - int(hit.tag.value)) % 7
        day = published - timedelta(days=back or (7 if last else 0))
        second = index.get("weekday", {}).get(hit.j + 1)
        if second and hit.i - 1 in index.get("night", {}) and tokens[hit.j].text in ("-", "/"):
            out.append(DateHit(hit.i - 1, second.j, day, day + timedelta(days=1), True))
        elif hit.i - 1 in index.get("night", {}):
            out.append(
                DateHit(
                    hit.i - 1, hit.j, day - timedelta(days=1), min(day + timedelta(days=1), published), True
                )
            )
        else:
            out.append(DateHit(hit.i, hit.j, day, day, True))
    return sorted(out)


def _since(tokens: Sequence[Token], index: Index, hit: DateHit, published: date) -> DateHit:
    """ "since Wednesday" runs to the day of publication."""
    since = index.get("since", {})
    skip = (
        "يوم",
        "last",
        "مساء",
        "صباح",
        "فجر",
        "شهر",
        "ال",
        "early",
        "late",
        "بداية",
        "مطلع",
        "عام",
        "start",
        "of",
        "the",
    )
    k = hit.i - 1
    while k >= 0 and hit.i - k <= 4 and tokens[k].text in skip:
        k -= 1
    if k in since and hit.start <= published:
        return DateHit(k, hit.j, hit.start, max(published, hit.end), False)
    return hit


def _ranges(tokens: Sequence[Token], found: list[DateHit]) -> list[DateHit]:
    """ "28 April to 6 May", "من 28 نيسان إلى 6 أيار", "between 5 and 9 May" become one."""
    out: list[DateHit] = []
    for hit in sorted(found):
        before = out[-1] if out else None
        if before and before.j == hit.i - 1 and tokens[before.j].text in _LINKS:
            out[-1] = DateHit(before.i, hit.j, _not_after(before.start, hit.start), hit.end, True)
        elif (first := _day_of_range(tokens, hit)) is not None:
            out.append(first)
        else:
            out.append(hit)
    return out


def _not_after(day: date, end: date) -> date:
    """`day`, in the year of `end` (or the one before) when its own year was guessed after it."""
    while day > end:
        earlier = safe_date(min(day.year - 1, end.year), day.month, day.day)
        if earlier is None:
            return end
        day = earlier
    return day


def _day_of_range(tokens: Sequence[Token], hit: DateHit) -> DateHit | None:
    k = hit.i - 2
    if k < 0 or hit.start != hit.end or tokens[hit.i - 1].text not in _LINKS or tokens[k].kind != "n":
        return None
    day = digits_value(tokens[k].text)
    start = safe_date(hit.start.year, hit.start.month, day) if day and day < hit.start.day else None
    joined = tokens[hit.i].kind == "n" and (
        k == 0 or tokens[k - 1].text in ("between", "from", "من", "بين", "on", "(")
    )
    return DateHit(k, hit.j, start, hit.end, True) if start and joined else None


def _longest(found: Sequence[DateHit]) -> list[DateHit]:
    out: list[DateHit] = []
    for hit in sorted(found, key=lambda d: (d.i, -d.j)):
        if not out or hit.i >= out[-1].j:
            out.append(hit)
    return out
