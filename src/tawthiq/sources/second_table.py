"""Several tables one under the other on a sheet: which header stands above a row.

A row is another header where at least two of its cells, and half of those filled, name columns; or where it comes after
a blank row and has a word, without any digit in the whole row, wherever the first table has dates and numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tawthiq.lang.list_columns import usual_fields
from tawthiq.sources.profile import Profile

_LEAST = 2


@dataclass(frozen=True, slots=True)
class Known:
    """What tells a header from a row: names of columns, the columns that hold dates and numbers, words for nothing."""

    names: Collection[str]
    figures: Collection[str]
    nothing: Collection[str]
    persons: bool


def known(profile: Profile, columns: Sequence[str]) -> Known:
    """For a table with these columns, read through this profile."""
    days = [profile.date_start, profile.date_end]
    numbers = [
        column for count in profile.counts for column in (count.value, count.low, count.best, count.high)
    ]
    nothing = {*profile.empty, *profile.unknown}
    figures = {column for column in (*days, *numbers) if column} & set(columns)
    return Known({*columns, *profile.mapped()}, figures, nothing, profile.record is not None)


def is_header(cells: Sequence[str], columns: Sequence[str], told: Known, after_blank: bool) -> bool:
    """Whether this row is a header of its own and no row under `columns`."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(filled) < _LEAST:
        return False
    named = sum(cell in told.names for cell in filled)
    named = max(named, len(usual_fields(filled)) if told.persons else 0)
    if named >= _LEAST and 2 * named >= len(filled):
        return True
    return after_blank and _words_for_figures(cells, columns, told)


def _words_for_figures(cells: Sequence[str], columns: Sequence[str], told: Known) -> bool:
    """A word in every column that holds dates or numbers (two of them at least), and no digit in the row."""
    named = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
    words = [named.get(column, "") for column in told.figures]
    told_by_words = len(words) >= _LEAST and all(word and word not in told.nothing for word in words)
    return told_by_words and not any(c.isdecimal() for cell in cells for c in cell)
