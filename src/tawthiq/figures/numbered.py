"""Tables that people made, read as rows with their numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

Row = Mapping[str, object]


def numbered_rows(text: str) -> tuple[list[str], list[tuple[int, Row]]]:
    """The header of a CSV table and its rows by number, as a spreadsheet counts them (the header is row 1).

    Empty rows count and are left out. Commas, semicolons and tabs part columns, whichever the header has most of.
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    cells = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    filled = [(n, row) for n, row in enumerate(cells, start=1) if any(cell.strip() for cell in row)]
    header = filled[0][1] if filled else []
    return header, [(n, dict(zip(header, row, strict=False))) for n, row in filled[1:]]


def numbered_mappings(rows: Iterable[Row]) -> tuple[list[str], list[tuple[int, Row]]]:
    """The same of rows that are mappings already: every key that one of them has, and numbers from 2."""
    every = list(rows)
    return list(dict.fromkeys(str(key) for row in every for key in row)), list(enumerate(every, start=2))
