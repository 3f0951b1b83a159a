"""Hijri dates and feasts in running text, with their day of doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from tawthiq.lang.dates_base import AHEAD, DateHit, Index
from tawthiq.lang.hijri import hijri_interval
from tawthiq.lang.lexicon import Hit
from tawthiq.lang.numbers_ar import digits_value
from tawthiq.lang.ordinals import day_before
from tawthiq.lang.tokens import Token

_ONE_DAY = frozenset(
    (
        "هـ",
        "ه",
        "م",
        "الموافق",
        "موافق",
        "الموافق ل",
        "ل",
        "لـ",
        "يوافق",
        "corresponding",
        "to",
        "ah",
        "h",
        "(",
        "/",
        "=",
        ",",
        "المبارك",
    )
)


def one_calendar(tokens: Sequence[Token], index: Index, found: Sequence[DateHit]) -> list[DateHit]:
    """One date where a Hijri day and its Gregorian day stand side by side: the Gregorian, which has no doubt.

    A weekday beside a Hijri day or a feast does the same: "ثاني أيام عيد الفطر الأربعاء".
    """
    weekdays = index.get("weekday", {})
    out: list[DateHit] = []
    for hit in sorted(found):
        before = out[-1] if out else None
        if before and _one_day(tokens, weekdays, before, hit):
            narrow = min(before, hit, key=lambda d: d.end - d.start)
            out[-1] = DateHit(before.i, hit.j, narrow.start, narrow.end, narrow.exact)
        else:
            out.append(hit)
    lunar = index.get("hijri", {}).keys() | index.get("feast", {}).keys()
    return [_on_weekday(tokens, weekdays, d) if not lunar.isdisjoint(range(d.i, d.j)) else d for d in out]


def _on_weekday(tokens: Sequence[Token], weekdays: Mapping[int, Hit], hit: DateHit) -> DateHit:
    """The day of doubt that falls on the weekday right before or behind it, nothing but a sign between."""
    if (hit.end - hit.start).days != _DOUBT or not weekdays:
        return hit
    i, j = hit.i, hit.j
    while i > 0 and hit.i - i < _SIGNS and tokens[i - 1].text in _ONE_DAY:
        i -= 1
    while j < len(tokens) and j - hit.j < _SIGNS and tokens[j].text in _ONE_DAY:
        j += 1
    named = weekdays.get(j) or next((h for h in weekdays.values() if h.j == i), None)
    days = [hit.start + timedelta(days=n) for n in range(_DOUBT + 1)]
    day = next((d for d in days if named and d.weekday() == int(named.tag.value)), None)
    return hit._replace(start=day, end=day) if day else hit


def _one_day(tokens: Sequence[Token], weekdays: Mapping[int, Hit], a: DateHit, b: DateHit) -> bool:
    between = [tokens[k].text for k in range(a.j, b.i) if k not in weekdays]
    doubt = (a.end - a.start).days == _DOUBT or (b.end - b.start).days == _DOUBT
    meet = a.start <= b.end and b.start <= a.end
    return doubt and meet and a[2:4] != b[2:4] and len(between) <= _BESIDE and _ONE_DAY.issuperset(between)


_DOUBT, _BESIDE, _SIGNS = 2, 4, 2


def hijri_dates(tokens: Sequence[Token], index: Index, published: date | None) -> list[DateHit]:
    """Days and months of the Hijri year, and the days of feasts."""
    return [*_hijri(tokens, index, published), *_feasts(tokens, index, published)]


def _hijri(tokens: Sequence[Token], index: Index, published: date | None) -> list[DateHit]:
    out = []
    for hit in index.get("hijri", {}).values():
        day, i = day_before(tokens, hit.i)
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


_FEAST_DAYS = 3


_OTHER_FEASTS = frozenset(
    ("النوروز", "نوروز", "الميلاد", "الفصح", "الام", "العمال", "الشهداء", "الجيش", "الحب", "الصليب")
)


def _feasts(tokens: Sequence[Token], index: Index, published: date | None) -> Iterable[DateHit]:
    """ "ثاني أيام عيد الفطر": a day of a feast, or all its days, with the doubt of Hijri dates."""
    eves = {h.j for h in index.get("eve", {}).values()}
    for hit in index.get("feast", {}).values():
        if hit.tag.value == "eid" and hit.j < len(tokens) and tokens[hit.j].text in _OTHER_FEASTS:
            continue
        if hit.tag.value.startswith("g-"):
            fixed = _fixed(hit.tag.value, published)
            if fixed:
                yield DateHit(hit.i, hit.j, fixed, fixed, True)
            continue
        day, i = day_before(tokens, hit.i)
        if hit.tag.value == "eid" and not (day or _kept(tokens, hit)):
            continue
        span = _feast(hit.tag.value, day, published)
        if span and hit.i in eves:
            yield DateHit(hit.i - 1, hit.j, span[0] - timedelta(days=1), span[0] + timedelta(days=1), True)
        elif span:
            yield DateHit(i, hit.j, *span, day is not None)


def _fixed(value: str, published: date | None) -> date | None:
    """The last such day of the year that is not well after publication: "New Year's Eve"."""
    if published is None:
        return None
    month, day = (int(n) for n in value[2:].split("-"))
    this = date(published.year, month, day)
    return this if this <= published + timedelta(days=AHEAD) else this.replace(year=this.year - 1)


def _feast(value: str, day: int | None, published: date | None) -> tuple[date, date] | None:
    """The days that a feast, or one of its days, may have fallen on; `eid`: of both feasts the last one."""
    if value == "eid":
        both = [_feast(v, day, published) for v in _FEASTS]
        return max((span for span in both if span), default=None)
    month, _, first = value.partition("-")
    start = hijri_interval(None, int(month), int(first) + (day or 1) - 1, published)
    end = hijri_interval(None, int(month), int(first) + (day or _FEAST_DAYS) - 1, published)
    return (start[0], end[1]) if start and end else None


_FEASTS = ("10-1", "12-10")
_KEPT = frozenset(
    ("during", "يوم", "ايام", "صلاه", "صلاة", "عطله", "عطلة", "ليله", "ليلة", "خلال", "eve", "of", "day")
)


def _kept(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a word before it says that عيد or "Eid" is the feast, not a person."""
    return hit.i > 0 and tokens[hit.i - 1].text in _KEPT
