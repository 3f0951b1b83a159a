"""Whether a quote truly stands in the bytes received: checked without profile, casebook or derived tables."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.sources.encoding import decode
from tawthiq.sources.errors import UnknownReader
from tawthiq.sources.readers.autoarchiver import text_at as text_of_record
from tawthiq.sources.readers.csv import cells_at
from tawthiq.sources.readers.telegram import text_at
from tawthiq.sources.readers.xlsx import cells_of_sheet
from tawthiq.sources.reading import Item


def stands_in(
    data: bytes, *, name: str, reader: str, locator: str, quote: str, encoding: str | None = None
) -> bool:
    """Whether `quote` stands at `locator` of the item with these bytes.

    The quote of a table is lines "column: value": every value must be a cell of that row. A value that a person
    corrected does not stand in the item, and the answer is False.
    """
    item = Item(data, "", name)
    if reader == "autoarchiver":
        return bool(quote) and quote in text_of_record(item, locator, encoding)
    if reader == "xlsx":
        title, _, number = locator.rpartition("!")
        return _in_cells(quote, cells_of_sheet(item, title, int(number)))
    decoded = decode(data, name, encoding)
    if reader == "csv":
        row = int(locator.removeprefix("row "))
        return any(_in_cells(quote, cells) for cells in cells_at(decoded.text, row))
    if reader == "telegram":
        return bool(quote) and quote in text_at(decoded.text, locator)
    if reader == "text":
        return bool(quote) and quote in decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    raise UnknownReader(place=name, read=reader, known="autoarchiver, telegram, xlsx, csv, text")


def _in_cells(quote: str, cells: Sequence[str]) -> bool:
    """Every line of the quote ends in a cell, or is a line of a cell that has several."""
    lines = {line for cell in cells for line in cell.splitlines() if line.strip()}
    return bool(quote) and all(
        line in lines or any(line.endswith(f": {value}") for value in lines) for line in quote.splitlines()
    )
