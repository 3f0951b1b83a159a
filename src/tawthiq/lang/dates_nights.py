"""Nights, which belong to two days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tawthiq.lang.dates_base import DateHit, Index
from tawthiq.lang.tokens import Token

_DAY = timedelta(days=1)
_BETWEEN = frozenset(("on", "of", "the", ",", "يوم", "من", "-"))
_REACH, _NIGHT = 4, frozenset(("ليله", "ليلة"))


def nights(
    tokens: Sequence[Token], index: Index, published: date | None, found: Sequence[DateHit]
) -> list[DateHit]:
    """Days with a word for the night beside them made two or three, up to the day of publication.

    "Monday night", ليل الاثنين and ليلة الاثنين, as reports say it, are Monday and Tuesday; عشية and "the eve of",
    which are said of the night before and of the night after, are Sunday to Tuesday.
    """
    before = {h.j: h for domain in ("night", "eve") for h in index.get(domain, {}).values()}
    after = index.get("night_after", {})
    if not before and not after:
        return list(found)
    return [
        _night(tokens, index, published, hit) if hit.exact and hit.start == hit.end else hit for hit in found
    ]


def _night(tokens: Sequence[Token], index: Index, published: date | None, hit: DateHit) -> DateHit:
    i, eve = _night_before(tokens, index, hit.i)
    behind = index.get("night_after", {}).get(hit.j)
    if i is None and behind is None:
        return hit
    end = hit.end + _DAY
    end = max(hit.end, min(end, published)) if published else end
    start = hit.start - _DAY if eve else hit.start
    return DateHit(hit.i if i is None else i, hit.j, start, end, True)


def _night_before(tokens: Sequence[Token], index: Index, i: int) -> tuple[int | None, bool]:
    """Where the word for a night right before token `i` begins, a weekday between, and whether it is the eve."""
    starts = {
        h.j: (h.i, domain == "eve" and tokens[h.i].text not in _NIGHT)
        for domain in ("night", "eve")
        for h in index.get(domain, {}).values()
    }
    starts |= {
        h.j: (h.i, False) for h in index.get("night_after", {}).values() if tokens[h.i].text == "overnight"
    }
    weekdays = index.get("weekday", {})
    k = i
    while (
        k > 0 and i - k < _REACH and k not in starts and (tokens[k - 1].text in _BETWEEN or k - 1 in weekdays)
    ):
        k -= 1
    return starts.get(k, (None, False))
