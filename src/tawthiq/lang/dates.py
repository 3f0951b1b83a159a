"""Dates in running text, in both languages, as closed intervals of days.

Whole dates, days without a year, months, weekdays, relative words, "since" and "past N hours", ranges, Hijri dates.
What is relative is resolved against the day of publication and skipped when there is none. A day or month without
a year is the last one that is not well after publication. Names of months and days are data: model/vocab/dates.yml.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tawthiq.lang.dates_base import DateHit, Index, safe_date, vocabulary
from tawthiq.lang.dates_beside import beside_dates
from tawthiq.lang.dates_hijri import hijri_dates, one_calendar
from tawthiq.lang.dates_nights import nights
from tawthiq.lang.dates_numeric import month_span, numeric
from tawthiq.lang.dates_periods import parts_of_months, periods
from tawthiq.lang.dates_ranges import ranges, year_ranges
from tawthiq.lang.dates_relative import fuller, relative_dates, since_dates, spans, with_weekdays, years_back
from tawthiq.lang.lexicon import Hit, Lexicon, Tag
from tawthiq.lang.numbers_ar import digits_value, read_arabic_number
from tawthiq.lang.ordinals import day_before, ordinal_ending
from tawthiq.lang.tokens import Token, Tokens

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
        "day_part",
        "before_last",
        "next",
        "eve",
        "night_after",
        "beside",
        "period",
        "month_part",
        "feast",
    )
)
_BARE_AMBIGUOUS = frozenset(
    ("may", "march", "mar", "اب", "مارس", "رجب", "شعبان", "محرم", "صفر", "اوت", "جوان")
)


def add_dates(lexicon: Lexicon) -> None:
    """Put the vocabulary of dates into `lexicon`. The form "ال" asks for the article (الأحد is no أحد)."""
    words = vocabulary()
    for domain, key in (
        ("month", "months"),
        ("hijri", "hijri_months"),
        ("weekday", "weekdays"),
        ("rel", "relative"),
        ("period", "periods"),
        ("month_part", "month_parts"),
        ("feast", "feasts"),
        ("beside", "beside"),
    ):
        for value, entry in words[key].items():
            _add(lexicon, domain, str(value), entry)
    for value, entry in words["months"].items():
        for name in entry["en"]:
            lexicon.add(f"mid-{name}", Tag("month", str(value), "mid"))
    for value, entry in words["units"].items():
        _add(lexicon, "unit", value, entry)
    for domain, key in (("since", "since"), ("past", "past"), ("last", "last"), ("ago", "ago"),
                        ("before_last", "before_last"), ("next", "next"), ("night", "night_of"), ("eve", "eve_of"),
                        ("night_after", "night_after"), ("day_part", "day_parts")):  # fmt: skip
        _add(lexicon, domain, key, words[key])


def _add(lexicon: Lexicon, domain: str, value: str, entry: Mapping[str, Sequence[str]]) -> None:
    for phrase in (*entry.get("en", ()), *entry.get("ar", ())):
        lexicon.add(str(phrase), Tag(domain, value, _article(domain, str(phrase))))


def _article(domain: str, phrase: str) -> str:
    """Where a phrase asks for the article: "ال" first, "-ال" last: مساء اليوم does not begin مساء يوم السبت."""
    if domain not in ("weekday", "rel", "beside") or " ال" not in f" {phrase}":
        return ""
    return "ال" if phrase.startswith("ال") else "-ال"


def date_index(hits: Iterable[Hit]) -> dict[str, dict[int, Hit]]:
    """The date hits of a text by domain and first token."""
    index: dict[str, dict[int, Hit]] = {}
    for hit in hits:
        if hit.tag.domain in DOMAINS and (hit.tag.form != "ال" or "ال" in hit.clitic):
            index.setdefault(hit.tag.domain, {})[hit.i] = hit
    return index


def find_dates(tokens: Tokens, index: Index, published: date | None, *, sure: bool = True) -> list[DateHit]:
    """All dates in token order; overlapping readings are settled for the longer.

    `sure` False: `published` may be a day behind, as a feed's is; then a weekday may be that of the day after it.
    """
    numbers = tokens.numbers
    if not (index or numbers):
        return []
    found = [
        *months_and_numbers(tokens, numbers, index, published),
        *_years(tokens, numbers, index, published),
        *year_ranges(tokens, numbers),
        *_years_ago(tokens, index, published),
    ]
    if published is not None:
        found += [*relative_dates(tokens, index, published), *spans(tokens, index, published)]
        found += periods(tokens, index, published)
    if "hijri" in index or "feast" in index:
        found += [*hijri_dates(tokens, index, published)]
    if not found and index.keys().isdisjoint(_ALONE):
        return []
    found = one_calendar(
        tokens, index, parts_of_months(tokens, index, _longest(fuller(tokens, found, index)))
    )
    if published is not None:
        found = with_weekdays(tokens, index, published, found, sure=sure)
    found = beside_dates(tokens, index, published, nights(tokens, index, published, found))
    if "since" in index:
        found = [day for hit in found if (day := since_dates(tokens, index, hit, published))]
    return ranges(tokens, index, found)


_ALONE = frozenset(("weekday", "beside"))
"""What is a date although nothing else was found."""


def months_and_numbers(
    tokens: Sequence[Token], numbers: Sequence[int], index: Index, published: date | None
) -> Iterable[DateHit]:
    """Days and months by name or by `numbers`; without a year the last that is not well after `published`."""
    if numbers:
        yield from numeric(tokens, numbers, index, published)
    if "month" in index or "unit" in index:
        yield from _months(tokens, index, published)


def _years(
    tokens: Sequence[Token], numbers: Sequence[int], index: Index, published: date | None
) -> Iterable[DateHit]:
    """ "in 2022", "منذ بداية عام 2023": a whole year. "On this day in 2013" is that day of the year."""
    parts = {h.j for h in index.get("month_part", {}).values()} if numbers else set()
    for k in numbers:
        text = tokens[k].text
        if len(text) == 4 and text[:2] in ("19", "20"):
            before = {tokens[n].text for n in range(max(k - 3, 0), k)}
            year = digits_value(text)
            day = _same_day(index, k, year, published) if year else None
            if day:
                yield day
            elif year and (before & _YEAR_WORDS or k in parts) and not _counts(tokens, k):
                yield DateHit(k, k + 1, date(year, 1, 1), date(year, 12, 31), False)


def _counts(tokens: Sequence[Token], k: int) -> bool:
    """ "عدد القتلى منذ بدء المواجهات 1928 قتيلاً": a number of what stands behind it in the accusative, no year."""
    behind = tokens[k + 1].text if k + 1 < len(tokens) else ""
    led = tokens[k - 1].text.removeprefix("و") in _YEAR_WORDS if k else False
    return behind.endswith("ا") and len(behind) > _SHORTEST and not led


_SHORTEST = 3


def _years_ago(tokens: Sequence[Token], index: Index, published: date | None) -> Iterable[DateHit]:
    """ "On this day two years ago", "في مثل هذا اليوم قبل عامين": the same day of an earlier year."""
    units = index.get("unit", {})
    for hit in index.get("rel", {}).values():
        if hit.tag.value != "anniversary" or published is None:
            continue
        last = next((h for k in (hit.j, hit.j + 1) if (h := index.get("period", {}).get(k))), None)
        if last is not None and last.tag.value == _LAST_YEAR:
            day = safe_date(published.year - 1, published.month, published.day)
            if day:
                yield DateHit(hit.i, last.j, day, day, True)
            continue
        unit = next(
            (units[k] for k in (*range(hit.j, hit.j + _FAR), *range(hit.i - _FAR, hit.i)) if k in units), None
        )
        if unit is None or unit.tag.value != "year":
            continue
        years = years_back(tokens, unit, index.get("ago", {}), index.get("past", {}))
        day = safe_date(published.year - years, published.month, published.day) if years else None
        if day:
            yield DateHit(min(hit.i, unit.i - 1), max(hit.j, unit.j), day, day, True)


_FAR, _LAST_YEAR = 4, "year-1"


def _same_day(index: Index, k: int, year: int, published: date | None) -> DateHit | None:
    """ "on this day in 2013", "في مثل هذا اليوم من عام 2013", read on the day of publication."""
    said = (h for h in index.get("rel", {}).values() if h.tag.value == "anniversary" and 0 <= k - h.j <= 2)
    hit = next(said, None)
    day = safe_date(year, published.month, published.day) if hit and published else None
    return DateHit(hit.i, k + 1, day, day, True) if hit and day else None


_YEAR_WORDS = frozenset(("in", "since", "during", "year", "منذ", "عام", "سنة", "العام", "خلال", "لعام"))


def _months(tokens: Sequence[Token], index: Index, published: date | None) -> Iterable[DateHit]:
    numbered = list(_numbered_months(tokens, index))
    for hit in [*index.get("month", {}).values(), *numbered]:
        month = int(hit.tag.value)
        named = hit.tag.form != "number"
        i, j = hit.i, _past_twin(tokens, index, hit)
        day, i = (None, i) if hit.tag.form == "mid" else day_before(tokens, i)
        if day is None and hit.tag.form != "mid" and not (i and tokens[i - 1].text in _THROUGHOUT):
            day, j = _day_after(tokens, j)
        later = _later_day(tokens, j) if day is not None else None
        year, j = _year_after(tokens, index, j + 2 if later else j, published)
        if year is None and published is None:
            continue
        if day is None and year is None and named and not _bare_month(tokens, index, hit, j):
            continue
        if year is None and day is None and published and published.month == month and _last(index, hit):
            year = published.year - 1
        span = month_span(year, month, day, published)
        last = safe_date(span[1].year, month, later) if span and later else None
        if span:
            yield DateHit(i, j, span[0], max(span[1], last or span[1]), day is not None)


_THROUGHOUT = frozenset(("خلال", "شهر", "طوال", "طيلة"))
"""Behind these a month is a whole one: in "خلال أيار 22 مدرسة" the number counts."""


def _last(index: Index, month: Hit) -> bool:
    """ "last April", "نيسان الماضي"."""
    last = index.get("last", {})
    return month.j in last or month.i - 1 in last


def _numbered_months(tokens: Sequence[Token], index: Index) -> Iterable[Hit]:
    """شهر خمسة, شهر 5, and behind a day الشهر الخامس, unless it is the fifth of something else."""
    for hit in index.get("unit", {}).values():
        if hit.tag.value == "month" and tokens[hit.i].text.endswith("شهر") and hit.j < len(tokens):
            number = read_arabic_number(tokens, hit.j) or _nth_month(tokens, hit)
            if (
                number
                and 1 <= number[0] <= 12
                and (number[1] >= len(tokens) or tokens[number[1]].text != "ماضية")
            ):
                yield Hit(hit.i, number[1], Tag("month", str(number[0]), "number"), "")


def _nth_month(tokens: Sequence[Token], unit: Hit) -> tuple[int, int] | None:
    """ "الثالث من الشهر الخامس": the number of the month and where it ends."""
    ended = unit.j + 1 >= len(tokens) or tokens[unit.j + 1].text != "من"
    month = ordinal_ending(tokens, unit.j)[0] if tokens[unit.j].text.startswith("ال") and ended else None
    return (month, unit.j + 1) if month and day_before(tokens, unit.i)[0] else None


def _past_twin(tokens: Sequence[Token], index: Index, hit: Hit) -> int:
    """The end after a second name of the same month: "كانون الثاني/ يناير", "نيسان أبريل"."""
    j = hit.j
    if j < len(tokens):
        twin = index.get("month", {}).get(j + (tokens[j].text in "/(:-"))
        if twin and twin.tag.value == hit.tag.value:
            close = twin.j < len(tokens) and tokens[twin.j].text == ")"
            return twin.j + close
    return j


def _day_after(tokens: Sequence[Token], j: int) -> tuple[int | None, int]:
    if (
        j + 1 < len(tokens)
        and tokens[j].text == "."
        and len(tokens[j - 1].text) <= 4
        and tokens[j + 1].kind == "n"
    ):
        j += 1
    if j < len(tokens) and tokens[j].kind == "n":
        day = digits_value(tokens[j].text)
        if day and 1 <= day <= 31 and len(tokens[j].text) <= 2:
            k = j + 1
            return day, k + 1 if k < len(tokens) and tokens[k].text in ("st", "nd", "rd", "th") else k
    return None, j


def _year_after(
    tokens: Sequence[Token], index: Index, j: int, published: date | None
) -> tuple[int | None, int]:
    """The year behind a month, as a number or counted from publication ("من العام الماضي"), and the end."""
    k = j + (j + 1 < len(tokens) and tokens[j].text in "/_" and len(tokens[j + 1].text) == _YEAR)
    if _hyphened(tokens, j):
        written = digits_value(tokens[j + 1].text) or 0
        return written + (2000 if len(tokens[j + 1].text) == 2 else 0), j + 2
    periods = index.get("period", {})
    while k < len(tokens) and k - j < _YEAR_LED and k not in periods and tokens[k].text in _BEFORE_YEAR:
        k += 1
    if k < len(tokens) and tokens[k].kind == "n" and len(tokens[k].text) == 4:
        year = digits_value(tokens[k].text)
        if year and 1990 <= year <= 2100:
            return year, k + 1
    period = periods.get(k)
    if period and published and period.tag.value.startswith("year-"):
        return published.year - int(period.tag.value[5:]), period.j
    return None, j


_YEAR, _YEAR_LED = 4, 2
_BEFORE_YEAR = frozenset((",", "عام", "العام", "سنة", "سنه", "من", "of", "لعام", "للعام"))


def _hyphened(tokens: Sequence[Token], j: int) -> bool:
    """ "5-Apr-2019", "05-Apr-19": a year of four digits or two behind a month that a hyphen joins to its day."""
    joined = 1 < j < len(tokens) - 1 and tokens[j].text == tokens[j - 2].text == "-"
    return joined and tokens[j + 1].kind == "n" and len(tokens[j + 1].text) in (2, 4)


def _later_day(tokens: Sequence[Token], j: int) -> int | None:
    """The later day before a year: "October 19-20, 2023"."""
    if (
        j + 3 >= len(tokens)
        or tokens[j].text != "-"
        or tokens[j - 1].kind != "n"
        or tokens[j + 2].text != ","
    ):
        return None
    day, year = digits_value(tokens[j + 1].text), tokens[j + 3].text
    return day if day and day <= 31 and len(year) == 4 and year.isdigit() else None


def _bare_month(tokens: Sequence[Token], index: Index, hit: Hit, j: int) -> bool:
    if j > hit.j or hit.tag.form == "mid" or any(p.j == hit.i for p in index.get("month_part", {}).values()):
        return True
    before = tokens[hit.i - 1].text if hit.i else ""
    if tokens[hit.i].text.startswith("و") and any(m.j == hit.i for m in index["month"].values()):
        return True  # "شهري أيلول وتشرين الثاني"
    word = tokens[hit.i].text.removeprefix(hit.clitic)
    if word in _BARE_AMBIGUOUS:
        return before in _SURE_BEFORE
    return before in _BEFORE_MONTHS or not (word.isascii() or (word == "نيسان" and before in _CARS))


_BEFORE_MONTHS = frozenset(
    ("in", "since", "during", "throughout", "early", "late", "of", "last", "between", "from", "until", "to")
)
_CARS = frozenset(("سيارة", "سياره", "نوع", "طراز", "شاحنة"))
_SURE_BEFORE = frozenset(("in", "since", "early", "late", "last", "شهر", "مطلع", "اواخر", "منتصف"))


def _longest(found: Sequence[DateHit]) -> list[DateHit]:
    out: list[DateHit] = []
    for hit in sorted(found, key=lambda d: (d.i, -d.j)):
        if not out or hit.i >= out[-1].j:
            out.append(hit)
    return out
