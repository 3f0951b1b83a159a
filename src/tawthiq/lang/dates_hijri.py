"""Hijri dates and feasts in running text, with their day of doubt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from tawthiq.lang.dates_base import DateHit, Index
from tawthiq.lang.hijri import hijri_interval
from tawthiq.lang.numbers_ar import digits_value
from tawthiq.lang.ordinals import day_before
from tawthiq.lang.tokens import Token


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


def _feasts(tokens: Sequence[Token], index: Index, published: date | None) -> Iterable[DateHit]:
    """ "ثاني أيام عيد الفطر": a day of a feast, or all its days, with the doubt of Hijri dates."""
    for hit in index.get("feast", {}).values():
        month, _, first = hit.tag.value.partition("-")
        day, i = day_before(tokens, hit.i)
        start = hijri_interval(None, int(month), int(first) + (day or 1) - 1, published)
        end = hijri_interval(None, int(month), int(first) + (day or _FEAST_DAYS) - 1, published)
        if start and end:
            yield DateHit(i, hit.j, start[0], end[1], day is not None)
