"""The calendar day in a stamp as platforms and feeds write it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache

from tawthiq.lang.dates import add_dates, date_index, find_dates
from tawthiq.lang.lexicon import Lexicon
from tawthiq.lang.normalise import normalise
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
    """The day of a line that is nothing but a stamp ("الاثنين, ٩ ديسمبر ٢٠٢٤, ١١:١٠"); None for any other."""
    if len(line) > 60 or not _TWO_NUMBERS.search(line):
        return None
    tokens = tokenise(normalise(line))
    words = sum(t.kind == "w" and t.text not in ("am", "pm", "utc", "gmt") for t in tokens)
    numbers = sum(t.kind == "n" for t in tokens)
    hits = [h for h in _lexicon().find(tokens) if h.tag.domain in ("month", "weekday")]
    named = sum(h.j - h.i for h in hits)
    return parse_published(line) if words <= named and numbers >= 2 else None
