"""What the date grammars share: a found date, an index of words, the words that may stand inside a date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from tawthiq.lang.lexicon import Hit
from tawthiq.lang.normalise import fold
from tawthiq.model.vocabulary import read_vocabulary

ORDINALS = frozenset(("st", "nd", "rd", "th", "of", "من", "the", "ال", ","))
NEAR, AHEAD = 3, 45


class DateHit(NamedTuple):
    """Tokens [i, j) say that it was between `start` and `end`, both inclusive."""

    i: int
    j: int
    start: date
    end: date
    exact: bool


class YearlessHit(NamedTuple):
    """Tokens [i, j) state a weekday (1 Monday to 7 Sunday, as in ISO 8601), or a month and day, or both; no year."""

    i: int
    j: int
    weekday: int | None
    month: int | None
    day: int | None


Index = Mapping[str, Mapping[int, Hit]]


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def vocabulary() -> dict[str, Any]:
    """model/vocab/dates.yml."""
    loaded: dict[str, Any] = read_vocabulary("dates")
    return loaded


@cache
def beginnings() -> frozenset[str]:
    """The words that may stand between "since" and its date ("the beginning of the offensive on"), folded."""
    entry = vocabulary()["beginnings"]
    return frozenset(fold(str(word)) for word in (*entry["en"], *entry["ar"]))
