"""Dates that lean on the day of publication: relative words, weekdays, "since", "past N hours", "of this month"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from tawthiq.lang.dates_base import NEAR, DateHit, Index, beginnings, safe_date, vocabulary
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.normalise import fold
from tawthiq.lang.numbers_ar import digits_value, read_arabic_number
from tawthiq.lang.numbers_en import read_english_number
from tawthiq.lang.tokens import Token


def relative_dates(tokens: Sequence[Token], index: Index, published: date) -> Iterable[DateHit]:
    for hit in index.get("rel", {}).values():
        # "on the same day" is the day that was named before, not today
        if hit.tag.value in _OF_ANOTHER or not is_said(tokens, hit) or _of_a_month(index, hit):
            continue
        if (same := index.get("beside", {}).get(hit.i)) and same.j > hit.j:
            continue  # "مساء اليوم نفسه"
        near, far = (int(n) for n in hit.tag.value.split(".."))
        if near == far == 1 and hit.j < len(tokens) and tokens[hit.j].text == "الاول":
            hit, near, far = hit._replace(j=hit.j + 1), 2, 2  # "يوم أمس الأول"
        elif hit.j > hit.i + 1 and tokens[hit.j - 1].text.startswith("وامس"):
            near = 0  # "اليوم وأمس"
        elif tokens[hit.j - 1].text == "ساعات" and hit.j < len(tokens) and tokens[hit.j].text in _OF_TODAY:
            near = far = 0  # "منذ ساعات الصباح"
        first, then = _ago_today(tokens, index, hit, published)
        yield DateHit(first, hit.j, then - timedelta(days=far), then - timedelta(days=near), True)


def _of_a_month(index: Index, hit: Hit) -> bool:
    """ "In the last week of April": a part of that month."""
    parts = index.get("month_part", {}).values()
    return any(p.i <= hit.i < p.j and p.j in index.get("month", {}) for p in parts)


def _ago_today(tokens: Sequence[Token], index: Index, hit: Hit, published: date) -> tuple[int, date]:
    """ "A year ago today", "two weeks ago yesterday": where that begins, and the day counted back from."""
    ago = index.get("ago", {})
    unit = next((u for u in index.get("unit", {}).values() if u.j == hit.i - 1), None)
    if unit is None or hit.tag.value == _OF_ANOTHER[0]:
        return hit.i, published
    number, i = _number_near(tokens, unit)
    if unit.j not in ago and not (tokens[unit.j].text == "من" and i - 1 in ago):  # "قبل سبع سنوات من اليوم"
        return hit.i, published
    number = min(number or _one_or_two(tokens, unit, ago, {}) or 0, _LONGEST)
    if unit.tag.value == "month":
        months = published.year * 12 + published.month - 1 - number
        return i, safe_date(months // 12, months % 12 + 1, published.day) or published
    if unit.tag.value == "year":
        return i, safe_date(published.year - number, published.month, published.day) or published
    return i, published - timedelta(days=int(number * _UNIT_DAYS[unit.tag.value]))


_HALF, _LONGEST = 0.5, 400
_OF_ANOTHER = ("same", "anniversary")


def is_said(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether the words mean a day: مساء اليوم, and neither مساء يوم السبت nor اليوم الأول nor "Russia Today"."""
    last = tokens[hit.j - 1].text
    if tokens[hit.i].text.endswith("قبل") and _before_something(tokens, hit.j):
        return False
    if last.endswith(_OCLOCK):
        return False
    if hit.tag.form == "-ال" and "ال" not in last[:3]:
        return False
    if not last.endswith(("يوم", "today")):
        return True
    before, after = _names("not_today")
    ahead = hit.j < len(tokens) and (tokens[hit.j].text in after or _counted(tokens, hit))
    return not ahead and not (hit.j == hit.i + 1 and _bare(tokens, hit.i - 1) in before)


_OF_TODAY = frozenset(("الصباح", "الفجر", "الظهر", "الظهيرة", "العصر", "المساء"))


def _before_something(tokens: Sequence[Token], j: int) -> bool:
    """ "قبل ساعة من الهدنة", "three days before the truce": counted from what follows, unless that is now."""
    if j >= len(tokens):
        return False
    after = tokens[j + 1].text if j + 1 < len(tokens) else ""
    return tokens[j].text in ("before", "after") or (tokens[j].text == "من" and after not in _NOW)


_NOW = frozenset(("الان", "اليوم", "تاريخ"))


def _counted(tokens: Sequence[Token], hit: Hit) -> bool:
    """ "في اليوم 128 من الحملة", "لليوم الـ 60": a day counted from another; "أصيب اليوم 3" is today."""
    led = tokens[hit.i].text == "لليوم" or (hit.i > 0 and tokens[hit.i - 1].text in ("في", "وفي"))
    k = hit.j + (tokens[hit.j].text == "ال")
    return led and k < len(tokens) and tokens[k].kind == "n"


def _bare(tokens: Sequence[Token], k: int) -> str:
    """The word at token k without a preposition glued to it; "" before the first."""
    word = tokens[k].text if k >= 0 else ""
    return word[1:] if len(word) > _LONG and word[0] in "وبل" else word


_LONG = 4


@cache
def _names(key: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words before and after a day that make a name of it, folded."""
    entry = vocabulary()[key]
    return frozenset(fold(str(w)) for w in entry["before"]), frozenset(fold(str(w)) for w in entry["after"])


_OCLOCK = ("الساعة", "الساعه")
"""منذ الساعة 7:30: a time of the day, not seven hours ago."""
_UNIT_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}


def spans(tokens: Sequence[Token], index: Index, published: date) -> Iterable[DateHit]:
    """ "past 48 hours", "two days ago", "قبل ثلاثة أيام", "الساعات الـ 48 الماضية"."""
    past, ago = index.get("past", {}), index.get("ago", {})
    for unit in index.get("unit", {}).values():
        if unit.j in index.get("weekday", {}) or (unit.j in ago and unit.j + 1 in index.get("rel", {})):
            continue  # "يوم الإثنين الماضي": a day of the week, not two days; "a year ago today": of that year
        number, i = _number_near(tokens, unit)
        if number is None:
            number = _one_or_two(tokens, unit, ago, past)
        passed = _passed(tokens, unit, i)
        number = number or passed
        if number is None:
            continue
        days = max(int(number * _UNIT_DAYS[unit.tag.value] + 0.999), 1)
        if days > 3650 or _before_something(tokens, unit.j) or tokens[unit.i].text.endswith(_OCLOCK):
            continue
        before = set(range(max(i - 3, 0), i))
        after = set(range(unit.j, min(unit.j + 2, len(tokens))))
        short = unit.tag.value not in ("month", "year")
        if tokens[i - 1].text == "within" and number * _UNIT_DAYS[unit.tag.value] < _HALF:
            continue  # "two attacks within one hour"
        if (before | after) & past.keys():
            yield DateHit(i, unit.j, published - timedelta(days=days), published, short)
        elif passed or (before | after) & ago.keys():
            back = published - timedelta(days=int(number * _UNIT_DAYS[unit.tag.value]))
            first = back - timedelta(days=unit.tag.value == "hour")
            yield DateHit(i, unit.j, first, back, short)


def _passed(tokens: Sequence[Token], unit: Hit, i: int) -> int | None:
    """ "مر أسبوع على", "بعد مرور ثلاثة أيام على": how many of the unit have passed since; None where none have."""
    if unit.j >= len(tokens) or tokens[unit.j].text != "علي" or not i or unit.clitic:
        return None
    if tokens[i - 1].text.removeprefix("و") not in _words("passed"):
        return None
    return 2 if tokens[unit.i].text.endswith(("ين", "ان")) else 1


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


def _one_or_two(
    tokens: Sequence[Token], unit: Hit, ago: Mapping[int, Hit], past: Mapping[int, Hit]
) -> int | None:
    """ "قبل أسبوع", "قبل شهرين", "a week ago", "the past week": the noun alone says one or, by its dual, two."""
    word, before = tokens[unit.i].text, tokens[unit.i - 1].text if unit.i else ""
    dual = word.endswith("ين") and (unit.tag.value != "year" or word in _TWO_YEARS)
    k = unit.i - 1
    while k > 0 and unit.i - k <= _APPROXIMATE and tokens[k].text in _words("approximately"):
        k -= 1
    if k in ago and not word.isascii():
        return 2 if dual else 1
    if dual and (unit.j in past or unit.i - 1 in past):
        return 2
    return 1 if (before in ("a", "an") and unit.j in ago) or before == "past" else None


def years_back(
    tokens: Sequence[Token], unit: Hit, ago: Mapping[int, Hit], past: Mapping[int, Hit]
) -> int | None:
    """How many years "two years ago", "قبل عامين" and "قبل عام" go back; None when they are not counted back."""
    number, i = _number_near(tokens, unit)
    if not (i - 1 in ago or unit.j in ago):
        return None
    if number is not None:
        return number
    return _one_or_two(tokens, unit, ago, past)


def days_long(tokens: Sequence[Token], unit: Hit) -> int | None:
    """How many days "two days", "a week", يوم and يومين are; None for other units and for days without a number."""
    length = _UNIT_DAYS[unit.tag.value] if unit.tag.value in ("day", "week") else 0
    number, word = _number_near(tokens, unit)[0], tokens[unit.i].text
    if number is None and (word in _SINGLE or (word in ("day", "week") and tokens[unit.i - 1].text in _ONE)):
        number = 1
    if number is None and word.endswith("ين"):
        number = 2
    return int(number * length) or None if number else None


_ONE, _SINGLE = ("a", "one"), ("يوم", "اسبوع")
_APPROXIMATE, _TWO_YEARS = 2, ("عامين", "سنتين")


@cache
def _words(name: str) -> frozenset[str]:
    """The words of an entry, folded: those between "ago" and a time ("قبل نحو ساعة"), those for time that passed."""
    entry = vocabulary()[name]
    return frozenset(w for phrase in (*entry["en"], *entry["ar"]) for w in fold(str(phrase)).split())


def with_weekdays(
    tokens: Sequence[Token], index: Index, published: date, found: list[DateHit], *, sure: bool
) -> list[DateHit]:
    """Weekdays that no fuller date stands beside; a full date beside a weekday wins, "overnight" does not."""
    weekdays = index.get("weekday", {})
    found = [_in_week(tokens, weekdays, d) for d in found]
    out = [d for d in found if tokens[d.i].text != "overnight" or not {d.j, d.j + 1} & weekdays.keys()]
    beside = {k for d in out for k in _reach(tokens, d)}
    for hit in weekdays.values():
        if hit.i in beside or names_something(tokens, hit):
            continue
        second = _next_day(tokens, index, hit)
        day = published - timedelta(days=_days_back(index, hit, published))
        if not (sure or second) and _tomorrow(tokens, index, hit, published - day):
            day = published + timedelta(days=1)
        if second:
            beside.update(range(hit.i, second.j + 1))
            late = _past_midnight(tokens, hit.i)
            first, i = (day + timedelta(days=1), hit.i - 3) if late else (day, hit.i)
            out.append(DateHit(i, second.j, first, day + timedelta(days=1), True))
        else:
            out.append(DateHit(hit.i, hit.j, day, day, True))
    return sorted(out)


def _in_week(tokens: Sequence[Token], weekdays: Mapping[int, Hit], week: DateHit) -> DateHit:
    """ "يوم الأحد من الأسبوع الماضي", "on Sunday of last week": that day of it."""
    led = week.i > 1 and tokens[week.i - 1].text in ("من", "of") and (week.end - week.start).days == _SIX
    named = next((h for h in weekdays.values() if h.j == week.i - 1), None) if led else None
    if named is None:
        return week
    day = week.start + timedelta(days=(int(named.tag.value) - week.start.weekday()) % 7)
    return DateHit(named.i, week.j, day, day, True)


def _past_midnight(tokens: Sequence[Token], i: int) -> bool:
    """ "بعد منتصف ليل" before the weekday at token i and the one behind it: on the second of them."""
    before = [t.text for t in tokens[max(i - 3, 0) : i]]
    return before[:2] == ["بعد", "منتصف"] and before[-1] in ("ليل", "ليلة", "ليله")


def _reach(tokens: Sequence[Token], day: DateHit) -> range:
    """The tokens near a date in which a weekday says the same day: none beyond a full stop or "until"."""
    if day.j < len(tokens) and tokens[day.j].text == "earlier":
        return range(0)  # "on Monday; two days earlier"
    first, last = day.i - NEAR - 1, day.j + NEAR
    for k in range(day.i - 1, max(first, 0) - 1, -1):
        if tokens[k].text in _PARTING:
            first = k + 1
            break
    for k in range(day.j, min(last, len(tokens))):
        if tokens[k].text in _PARTING:
            last = k
            break
    return range(first, last)


_PARTING = frozenset((".", "حتي", "وحتي", "until", "till"))


def _days_back(index: Index, hit: Hit, published: date) -> int:
    """Days from a weekday to publication: the last such day, "before last" one week more, "next" ahead (below zero)."""
    last, coming = index.get("last", {}), index.get("next", {})
    back = (published.weekday() - int(hit.tag.value)) % 7
    if hit.j in coming or hit.i - 1 in coming:
        return back - 7
    if hit.j in index.get("before_last", {}):
        return (back or 7) + 7
    return back or (7 if hit.j in last or hit.i - 1 in last else 0)


def _tomorrow(tokens: Sequence[Token], index: Index, hit: Hit, back: timedelta) -> bool:
    """ "قتل الأربعاء", published on a Tuesday: a feed's day is one behind; six days ago is الأربعاء الماضي.

    Not so in English, where a bare weekday is any of the last seven days (AP Stylebook, "days of the week").
    """
    if tokens[hit.i].text.isascii():
        return False
    led = any(
        tokens[k].text in _SPANS or k in index.get("since", {}) for k in range(max(hit.i - _LEAD, 0), hit.i)
    )
    return back.days == _SIX and not led and not {hit.j, hit.i - 1} & index.get("last", {}).keys()


_SIX, _LEAD = 6, 3
_SPANS = frozenset(("from", "between", "until", "till", "by", "من", "بين", "حتي", "الي"))


def names_something(tokens: Sequence[Token], hit: Hit) -> bool:
    """سوق الأحد, "Friday mosque": named for a day; "مرافقيه الاثنين": his two companions."""
    before, after = _names("not_weekday")
    if tokens[hit.i].text == "الاثنين" and hit.i and tokens[hit.i - 1].text.endswith(_OF_TWO):
        return True
    ahead = hit.j < len(tokens) and tokens[hit.j].text in after
    return ahead or _bare(tokens, hit.i - 1) in before


_OF_TWO = ("يه", "يها", "يهم", "يهما")


def _next_day(tokens: Sequence[Token], index: Index, hit: Hit) -> Hit | None:
    """The weekday after this one, joined to it: "Sunday and Monday", "ليل الأربعاء الخميس", "ليلة الخميس - الجمعة"."""
    weekdays = index.get("weekday", {})
    joined = hit.j < len(tokens) and tokens[hit.j].text in ("-", "/", "and", "و", "to", "into", "الي", "علي")
    second = weekdays.get(hit.j) or (weekdays.get(hit.j + 1) if joined else None)
    follows = second is not None and (int(second.tag.value) - int(hit.tag.value)) % 7 == 1
    return second if follows else None


def since_dates(
    tokens: Sequence[Token], index: Index, hit: DateHit, published: date | None
) -> DateHit | None:
    """ "since Wednesday", "since the start of March" run to the day of publication, and never beyond it.

    None for "since 3 May" where nothing says until when: it is no day of what happened.
    """
    since, weekday = index.get("since", {}), index.get("weekday", {})
    k = hit.i - 1
    while k >= 0 and hit.i - k <= _SINCE and (k in weekday or _begun(tokens, index, k)):
        k -= 1
    if k not in since or _when(tokens, hit.j):
        return hit
    if published is None:
        return None if hit.exact else hit
    today = hit.exact and hit.start == published  # "since this morning"
    return DateHit(k, hit.j, hit.start, published, today) if hit.start <= published else hit


def _when(tokens: Sequence[Token], j: int) -> bool:
    """ "the deadliest attack since March, when 25 people were killed": when that was, up to token j."""
    comma = j < len(tokens) and tokens[j].text == ","
    j += comma
    return j < len(tokens) and tokens[j].text in (_WHEN if comma else _WHEN[1:])


_WHEN = ("when", "حين", "عندما")


def _begun(tokens: Sequence[Token], index: Index, k: int) -> bool:
    """Whether token k can be of what something has gone on since ("منذ التدخل العسكري في البلاد في 30 أيلول")."""
    word = tokens[k].text
    definite = word.startswith("ال") or (k > 0 and tokens[k - 1].text == "في")
    return word in beginnings() or (definite and k not in index.get("rel", {}))


_SINCE = 8


def fuller(tokens: Sequence[Token], found: Sequence[DateHit], index: Index) -> list[DateHit]:
    """A full date close behind a relative word says the same day, and better ("مساء أمس الثلاثاء 7 أيار").

    Not one behind a full stop: "... today. On 2 May ...".
    """
    relative, units = index.get("rel", {}), {h.j for h in index.get("unit", {}).values()}
    leaning = {d.i for d in found if d.i in relative or d.j in units}  # "two weeks earlier, on 29 April"
    full = {d.i for d in found if d.exact and d.i not in leaning and d.start == d.end}
    said = [d for d in found if d.i not in leaning or not full.intersection(_until_stop(tokens, d.j))]
    hours = {h.j for h in index.get("unit", {}).values() if h.tag.value == "hour"}
    return [d for d in said if d.j not in hours or not _lasting(d, said, index)]


def _until_stop(tokens: Sequence[Token], j: int) -> range:
    """Where a date can begin that says the same day as a word that ends before token `j`."""
    far = min(j + NEAR + 1, len(tokens))
    return range(j, next((k for k in range(j, far) if tokens[k].text == "."), far))


def _lasting(span: DateHit, found: Sequence[DateHit], index: Index) -> bool:
    """ "within three hours yesterday", "خلال ثلاث ساعات الاثنين": how long it lasted on the day beside it."""
    if (span.end - span.start).days > 1:
        return False
    beside = {d.i for d in found if d.exact and d.start == d.end} | index.get("weekday", {}).keys()
    return not beside.isdisjoint(range(span.j, span.j + NEAR))
