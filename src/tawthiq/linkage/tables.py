"""Tables as people have them: CSV in the usual encodings and with the usual separators, or Parquet."""

from __future__ import annotations

import io
from pathlib import Path
from typing import IO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from tawthiq.errors import TawthiqError
from tawthiq.lang.spreadsheets import harmless_cell

ENCODINGS = ("utf-8-sig", "utf-16", "windows-1256")
_SUSPECT = r"^[\pC\pZ\pM]*[^\pL\pN]"  # a sign comes first: `harmless_cell` looks closer


def read_table(
    source: Path | bytes, *, unreadable: type[TawthiqError], empty: type[TawthiqError], name: str = ""
) -> pa.Table:
    """A CSV file as a table of text, a Parquet file as it is. Raises `unreadable`, or `empty` when it has no row."""
    data = source.read_bytes() if isinstance(source, Path) else source
    place = name or (source.name if isinstance(source, Path) else "-")
    try:
        table = (
            pq.read_table(pa.BufferReader(data))
            if data[:4] == b"PAR1"
            else _parse_csv(_decoded(data, place, unreadable))
        )
    except pa.ArrowInvalid as error:
        raise unreadable(place=place, read=str(error).replace(" '<Buffer>'", "")) from error
    if table.num_rows == 0:
        raise empty(place=place)
    return table


def _decoded(data: bytes, place: str, unreadable: type[TawthiqError]) -> str:
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise unreadable(place=place, read=data[:20])


def _parse_csv(text: str) -> pa.Table:
    header = text[: text.find("\n") if "\n" in text else len(text)]
    delimiter = max(",;\t|", key=header.count)
    data = io.BytesIO(text.encode("utf-8"))
    parse = pacsv.ParseOptions(delimiter=delimiter, newlines_in_values='"' in text)
    head = pacsv.read_csv(io.BytesIO((header.rstrip("\r") + "\n").encode("utf-8")), parse_options=parse)
    types = dict.fromkeys(head.column_names, pa.string())
    convert = pacsv.ConvertOptions(column_types=types, strings_can_be_null=True, null_values=[""])
    return pacsv.read_csv(data, parse_options=parse, convert_options=convert)


def write_table(table: pa.Table, path: Path | None, stdout: IO[bytes] | None = None) -> None:
    """CSV in UTF-8 that no spreadsheet computes, or Parquet when the name ends so; None is stdout."""
    if path is not None and path.suffix == ".parquet":
        pq.write_table(table, path)
    else:
        pacsv.write_csv(_harmless(table), path if path is not None else stdout)


def _harmless(table: pa.Table) -> pa.Table:
    """The table with no text cell that a spreadsheet computes; columns that hold none stay as they are."""
    for at, column in enumerate(table.columns):
        if pa.types.is_string(column.type) and pc.any(pc.match_substring_regex(column, _SUSPECT)).as_py():
            cells = [None if text is None else harmless_cell(text) for text in column.to_pylist()]
            table = table.set_column(at, table.field(at), pa.array(cells, column.type))
    return table
