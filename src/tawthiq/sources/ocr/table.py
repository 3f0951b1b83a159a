"""Tesseract's table of words (its "tsv" output, one row a word with its line and confidence) as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

_COLUMNS, _WORD = 12, "5"
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # marks that tesseract puts in itself


@dataclass(frozen=True, slots=True)
class Words:
    """The text line by line, and the mean confidence of its words from 0 to 100 (None: no word was read)."""

    text: str
    confidence: int | None


def words_of(table: str) -> Words:
    """The words of a page in the order in which tesseract read them."""
    plain = _DIRECTION.sub("", table)
    rows = [row.split("\t", _COLUMNS - 1) for row in plain.split("\n")]
    words = [row for row in rows if len(row) == _COLUMNS and row[0] == _WORD and row[11].strip()]
    lines = [" ".join(row[11].strip() for row in line) for _, line in groupby(words, lambda row: row[1:5])]
    sure = [score for row in words if (score := _score(row[10])) is not None]
    mean = (sum(sure) + len(sure) // 2) // len(sure) if sure else None
    return Words("\n".join(lines), mean)


def _score(text: str) -> int | None:
    """ "87.41" as 87, within 0 and 100; the whole part is enough for a mean of many words."""
    whole = text.split(".")[0]
    return min(int(whole), 100) if whole.isdecimal() and len(whole) < 4 else None
