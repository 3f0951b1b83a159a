"""What the formats share: rows with their number, coordinates, names, and refusals that say where."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from itertools import chain, repeat
from typing import NoReturn

from tawthiq.places.errors import BadGazetteerRow
from tawthiq.places.geometry import DEGREE, e7

Row = Mapping[str, str]


def header(head: str, delimiter: str = ",") -> frozenset[str]:
    """The column names in the first line of a table."""
    first = next(iter(head.splitlines()), "").strip("\ufeff")
    return frozenset(cell.strip() for cell in next(csv.reader([first], delimiter=delimiter), []))


def rows(name: str, data: bytes) -> Iterator[tuple[int, Row]]:
    """(line number, row) of a CSV in UTF-8 with or without a byte order mark; the header is line 1."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        refuse(f"{name} byte {error.start}", data[error.start : error.start + 8], "UTF-8", "ترميز UTF-8")
    reader = csv.reader(io.StringIO(text, newline=""))
    columns = next(reader, [])
    for cells in reader:
        if cells:
            missing = repeat("", len(columns) - len(cells))
            yield reader.line_num, dict(zip(columns, chain(map(str.strip, cells), missing), strict=False))


def refuse(place: str, read: object, wanted: str, wanted_ar: str) -> NoReturn:
    raise BadGazetteerRow(place=place, read=read, wanted=wanted, wanted_ar=wanted_ar)


def point(where: str, lat: str, lon: str) -> tuple[int, int]:
    """Latitude and longitude in 1e-7 degree; refuses what is no place on earth."""
    try:
        y, x = e7(lat), e7(lon)
    except ValueError:
        refuse(where, f"{lat}, {lon}", "latitude and longitude in degrees", "خط العرض وخط الطول بالدرجات")
    if abs(y) > 90 * DEGREE or abs(x) > 180 * DEGREE:
        refuse(
            where,
            f"{lat}, {lon}",
            "latitude -90..90, longitude -180..180",
            "عرض بين -90 و90 وطول بين -180 و180",
        )
    return y, x


def required(where: str, row: Row, field: str) -> str:
    value = row.get(field, "")
    if not value:
        refuse(f"{where} field {field}", value, "a value", "قيمة")
    return value


def whole(where: str, text: str, default: int) -> int:
    """A whole number in a cell, `default` when the cell is empty."""
    if not text:
        return default
    try:
        return int(text.replace(",", ""))
    except ValueError:
        refuse(where, text, "a whole number", "عدد صحيح")


def split(names: str) -> tuple[str, ...]:
    """Alternative names of a cell, parted by | or ;, in order, each once."""
    parts = (p.strip() for chunk in names.split("|") for p in chunk.split(";"))
    return tuple(dict.fromkeys(p for p in parts if p))


def population_prior(population: int, base: int) -> int:
    """`base` in 1/1000, raised by 90 for every tenfold of people above 1,000, up to 800."""
    tens = max(0, len(str(population)) - 3) if population else 0
    lead = int(str(population)[0]) * 9 if tens else 0
    return min(800, base + 90 * max(0, tens - 1) + lead)
