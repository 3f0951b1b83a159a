"""CSV and other delimited text, through a mapping profile."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import ClassVar

from tawthiq.errors import Bilingual
from tawthiq.lang.list_columns import usual_fields
from tawthiq.sources.encoding import decode
from tawthiq.sources.errors import NoProfile
from tawthiq.sources.profile import Profile
from tawthiq.sources.reading import Corrections, Item, Reading, ReadOptions
from tawthiq.sources.refusals import Why
from tawthiq.sources.table import SHIPPED, RawRow, Sheet, TableReading, required_columns

_DELIMITERS = (",", ";", "\t", "|")
csv.field_size_limit(
    1 << 30
)  # a long cell is refused by length with its row, not by the csv module in mid-row


class CsvReader:
    """One row, one report; rows are numbered as a spreadsheet program numbers them (the header is row 1)."""

    name: ClassVar[str] = "csv"
    title: ClassVar[Bilingual] = Bilingual("table as CSV", "جدول بصيغة CSV")
    suffixes: ClassVar[tuple[str, ...]] = (".csv", ".tsv")

    def sniff(self, name: str, data: bytes) -> bool:
        return name.lower().endswith(self.suffixes) and not data.startswith(b"PK\x03\x04")

    def read(self, item: Item, options: ReadOptions, corrections: Corrections) -> Reading:
        """Raises EmptyFile, UnknownEncoding, NoProfile and what `TableReading.sheet` raises."""
        if options.profile is None:
            raise NoProfile(place=item.name, known=SHIPPED)
        decoded = decode(item.data, item.name, options.encoding)
        table = TableReading(item, options, options.profile, corrections)
        for note in decoded.notes:
            table.tally.note(note.en, note.ar)
        text, named = _named_delimiter(decoded.text)
        delimiter = named or _delimiter(text, options.profile, options)
        if delimiter != ",":
            printed = "TAB" if delimiter == "\t" else delimiter
            table.tally.note(f"cells are parted by {printed}", f"الفاصل بين الخلايا {printed}")
        rows = _rows(text, delimiter)
        reads = list(table.sheet(Sheet(item.name, rows, lambda number: f"row {number}")))
        if not decoded.text.endswith(("\n", "\r")):
            table.tally.note(
                "the file ends without a line break: its last row may be cut",
                "الملف ينتهي بلا فاصل أسطر: قد يكون صفه الأخير مقطوعًا",
            )
        table.finish()
        return Reading(reads, table.tally.close(), table.persons.identities())


def _named_delimiter(text: str) -> tuple[str, str | None]:
    """Excel's own first line "sep=;" names the delimiter and is no row."""
    match = re.match(r"sep=(.)\r?\n", text)
    return (text[match.end() :], match[1]) if match else (text, None)


def _delimiter(text: str, profile: Profile, options: ReadOptions) -> str:
    """The profile's, else the one that finds most of the mapped columns in the header."""
    if profile.delimiter:
        return profile.delimiter
    head = io.StringIO(text[: 1 << 16], newline="").readlines()[
        : profile.header.row + profile.header.rows - 1
    ]
    wanted = required_columns(profile, options)

    def found(delimiter: str) -> int:
        cells = {cell.strip() for row in csv.reader(head, delimiter=delimiter) for cell in row}
        joined = " ".join(cells)
        usual = len(usual_fields(list(cells))) if profile.record else 0
        return len(wanted & cells) + usual or (len(cells) if any(name in joined for name in wanted) else 0)

    return max(_DELIMITERS, key=found)


def _rows(text: str, delimiter: str) -> Iterator[RawRow]:
    """Every row with its number. A quotation mark that never closes costs its own row, not the rest of the file."""
    lines = io.StringIO(text, newline="").readlines()
    whole = text.endswith(("\n", "\r"))
    number, start, width = 0, 0, 0
    while start < len(lines):
        reader = csv.reader(
            map(lines.__getitem__, range(start, len(lines))), delimiter=delimiter, strict=True
        )
        restart = len(lines)
        while True:
            number, at = number + 1, start + reader.line_num
            try:
                cells = next(reader)
            except StopIteration:
                break
            except csv.Error:
                last = at == len(lines) - 1
                code = Why.CUT_ROW if last and not whole else Why.QUOTE
                yield RawRow(number, [lines[at]], (code, f"line {at + 1}", lines[at].rstrip()))
                restart = at + 1
                break
            width = width or len(cells)
            cut = not whole and start + reader.line_num == len(lines) and len(cells) < width
            problem = (Why.CUT_ROW, f"line {at + 1}", delimiter.join(cells)) if cut else None
            yield RawRow(number, cells, problem)
        start = restart


def cells_at(text: str, number: int) -> Iterator[list[str]]:
    """The cells of row `number` by every delimiter there is, for checking a quote against the file itself."""
    body, named = _named_delimiter(text)
    for delimiter in (named,) if named else _DELIMITERS:
        yield next((raw.cells for raw in _rows(body, delimiter) if raw.number == number), [])
