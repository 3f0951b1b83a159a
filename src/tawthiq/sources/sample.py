"""The head of a table as a person sees it, before anybody said what its columns mean.

Read in the parser's cell alone, under its limits: `cell.read_head`.
"""

from __future__ import annotations

import csv
import io

from openpyxl import load_workbook

from tawthiq.sources.encoding import decode
from tawthiq.sources.reading import Sample

ROWS = 5
_CELL = 60


def sample(data: bytes, name: str) -> Sample:
    """The first row of a CSV or XLSX file as its header. Raises the SourceErrors of decoding."""
    rows = _xlsx(data) if data.startswith(b"PK\x03\x04") else _csv(data, name)
    head, *below = rows or [()]
    columns = tuple(dict.fromkeys(c.strip() for c in head if c.strip()))
    return Sample(columns, tuple(tuple(c[:_CELL] for c in r[: len(head)]) for r in below[:ROWS]))


def _csv(data: bytes, name: str) -> list[tuple[str, ...]]:
    text = decode(data, name, None).text
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:4_096], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    return [tuple(r) for r, _ in zip(csv.reader(io.StringIO(text), dialect), range(ROWS + 1), strict=False)]


def _xlsx(data: bytes) -> list[tuple[str, ...]]:
    """The first rows of the first sheet."""
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    sheet = book.worksheets[0]
    rows = sheet.iter_rows(max_row=ROWS + 1, values_only=True)
    return [tuple("" if c is None else str(c) for c in r) for r in rows]
