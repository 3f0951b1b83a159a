"""The calendar day in a stamp as platforms and feeds write it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache

from tawthiq.lang.dates import add_dates, date_index, find_dates
from tawthiq.lang.dates_base import vocabulary
from tawthiq.lang.lexicon import Lexicon
from tawthiq.lang.normalise import fold, normalise
from tawthiq.lang.tokens import tokenise

_POST = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/\w+/status/(\d{11,19})(?!\d)")
_PATH = re.compile(r"(?<=/)(20\d\d)/(\d{1,2})/(\d{1,2})(?=/|$)")
_SNOWFLAKE = 1_288_834_974_657  # milliseconds since 1970 at which X's numbers begin
_TWO_NUMBERS = re.compile(r"\d\D+\d")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")


def parse_published(stamp: str) -> date | None:
    """The day of the first full date in `stamp` ("2024-11-30T14:36Z", "28 سبتمبر 2025"), or None.

    Of two days ("October 19–20, 2023") the first.
    """
    for m in _ISO.finditer(stamp):
        try:
            return date(*map(int, m.groups()))
        except ValueError:
            continue
    tokens = tokenise(normalise(stamp[:400]))
    lexicon = _lexicon()
    found = find_dates(tokens, date_index(lexicon.find(tokens)), None)
    single = next((hit.start for hit in found if hit.start == hit.end), None)
    return single or next((hit.start for hit in found if hit.exact and (hit.end - hit.start).days <= 1), None)


def day_in_address(url: str) -> date | None:
    """The day that a post's or article's own address tells: a post's number on X, or /YEAR/MONTH/DAY/ in the path.

    X numbers posts by the millisecond (its "snowflake" numbers, since November 2010); the day is in UTC. What the path
    states is taken where it is a day of this century.
    """
    post = _POST.match(url)
    if post:
        moment = (int(post[1]) >> 22) + _SNOWFLAKE
        return datetime.fromtimestamp(moment // 1000, UTC).date() if int(post[1]) < 2**63 else None
    for m in _PATH.finditer(url):
        try:
            return date(*map(int, m.groups()))
        except ValueError:
            continue
    return None


@cache
def _lexicon() -> Lexicon:
    lexicon = Lexicon()
    add_dates(lexicon)
    return lexicon


def stamp_day(line: str) -> date | None:
    """The day of a line that is nothing but a stamp ("الأربعاء, ٨ مايو ٢٠٢٤, ٠٧:٣٠"); None for any other.

    Words that stamps have ("last updated", نشر في) may stand in it; beside them and an hour also one other, for a city.
    """
    if len(line) > _STAMP or not _TWO_NUMBERS.search(line):
        return None
    tokens = tokenise(normalise(line))
    words = [t.text for t in tokens if t.kind == "w"]
    said = _stamp_words()
    hits = [h for h in _lexicon().find(tokens) if h.tag.domain in ("month", "weekday")]
    named = sum(h.j - h.i for h in hits)
    other = len(words) - sum(w in said for w in words) - named
    city = CLOCK.search(line) is not None and not said.isdisjoint(words)
    numbers = sum(t.kind == "n" for t in tokens)
    return parse_published(line) if other <= city and numbers >= 2 else None


def updated(line: str) -> bool:
    """Whether a stamp says when a page was changed last, which may be long after it was written."""
    folded = normalise(line).text
    return any(word in folded for word in _updated())


CLOCK = re.compile(r"\d\s*:\s*\d")
_STAMP = 60


@cache
def _stamp_words() -> frozenset[str]:
    entry = vocabulary()["stamps"]
    return frozenset(w for phrase in (*entry["words"], *entry["updated"]) for w in fold(str(phrase)).split())


@cache
def _updated() -> tuple[str, ...]:
    return tuple(fold(str(word)) for word in vocabulary()["stamps"]["updated"])
