"""What the date grammars share: a found date, an index of words, the words that may stand inside a date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from tawthiq.lang.lexicon import Hit

ORDINALS = frozenset(("st", "nd", "rd", "th", "of", "من", "the", "ال", ","))
NEAR, AHEAD = 3, 45


class DateHit(NamedTuple):
    """Tokens [i, j) say that it was between `start` and `end`, both inclusive."""

    i: int
    j: int
    start: date
    end: date
    exact: bool


Index = Mapping[str, Mapping[int, Hit]]


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
