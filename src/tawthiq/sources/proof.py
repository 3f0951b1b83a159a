"""Whether a quote truly stands in the bytes received: checked without profile, casebook or derived tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tawthiq.sources.encoding import decode
from tawthiq.sources.errors import NoDateOrder, UnknownReader
from tawthiq.sources.readers.csv import cells_at
from tawthiq.sources.readers.telegram import text_at
from tawthiq.sources.readers.xlsx import cells_of_sheet
from tawthiq.sources.reading import NO_CORRECTIONS, Item, ReadOptions
from tawthiq.sources.refusals import SEALED
from tawthiq.sources.registry import READERS

_NOBODY = bytes(32)  # pseudonyms stand beside a text, never in it


def stands_in(
    data: bytes, *, name: str, reader: str, locator: str, quote: str, encoding: str | None = None
) -> bool:
    """Whether `quote` stands at `locator` of the item with these bytes.

    The quote of a table is lines "column: value": every value must be a cell of that row. A value that a person
    corrected does not stand in the item, and the answer is False. Pages, messages, forms and documents are read again
    from the bytes. Raises UnknownReader and the SourceErrors of the reader.
    """
    item = Item(data, "", name)
    if reader == "xlsx":
        title, _, number = locator.rpartition("!")
        return _in_cells(quote, cells_of_sheet(item, title, int(number)))
    if reader in ("csv", "telegram", "text") and not (reader == "telegram" and SEALED in quote):
        return _in_text(decode(data, name, encoding).text, reader, locator, quote)
    if reader not in READERS:
        raise UnknownReader(place=name, read=reader, known=", ".join(READERS))
    return bool(quote) and quote in _read_again(item, reader, encoding).get(locator, "")


def _in_text(text: str, reader: str, locator: str, quote: str) -> bool:
    if reader == "csv":
        row = int(locator.removeprefix("row "))
        return any(_in_cells(quote, cells) for cells in cells_at(text, row))
    if reader == "telegram":
        return bool(quote) and quote in text_at(text, locator)
    return bool(quote) and quote in text.replace("\r\n", "\n").replace("\r", "\n")


def _read_again(item: Item, reader: str, encoding: str | None) -> dict[str, str]:
    """The text at every locator, as the reader takes it from the bytes without anybody's corrections."""
    options = ReadOptions(encoding=encoding, consent="proof", pseudonym_key=_NOBODY)
    try:
        reading = READERS[reader].read(item, options, NO_CORRECTIONS)
    except NoDateOrder:  # all its dates can be read in both ways, so either reads every message
        reading = READERS[reader].read(item, replace(options, date_order="day"), NO_CORRECTIONS)
    return {one.report.locator: one.report.text for one in reading.reads}


def _in_cells(quote: str, cells: Sequence[str]) -> bool:
    """Every line of the quote ends in a cell, or is a line of a cell that has several."""
    lines = {line for cell in cells for line in cell.splitlines() if line.strip()}
    return bool(quote) and all(
        line in lines or any(line.endswith(f": {value}") for value in lines) for line in quote.splitlines()
    )
