"""XLSX workbooks, through a mapping profile (ECMA-376; read with openpyxl)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from typing import Any, ClassVar
from xml.etree.ElementTree import ParseError, fromstring

import openpyxl
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from tawthiq.errors import Bilingual
from tawthiq.model.reports import ReportRead
from tawthiq.sources.account import Tally
from tawthiq.sources.errors import BadWorkbook, EmptyFile, MissingColumns, NoProfile
from tawthiq.sources.profile import Profile
from tawthiq.sources.reading import Corrections, Item, Reading, ReadOptions
from tawthiq.sources.refusals import Why
from tawthiq.sources.table import RawRow, Sheet, TableReading, required_columns

_MEGABYTES = 600
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z0-9:]+)"')
_BROKEN = (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, ParseError, OSError)


class XlsxReader:
    """One row, one report; its locator is "SHEET!ROW". Formulas count as last computed by their program."""

    name: ClassVar[str] = "xlsx"
    title: ClassVar[Bilingual] = Bilingual("XLSX workbook", "مصنف XLSX")
    suffixes: ClassVar[tuple[str, ...]] = (".xlsx", ".xlsm")

    def sniff(self, name: str, data: bytes) -> bool:
        return (data.startswith(b"PK\x03\x04") and b"xl/" in data) or name.lower().endswith(self.suffixes)

    def read(self, item: Item, options: ReadOptions, corrections: Corrections) -> Reading:
        """Raises EmptyFile, BadWorkbook, NoProfile and what `TableReading.sheet` raises."""
        if not item.data:
            raise EmptyFile(place=item.name)
        if options.profile is None:
            raise NoProfile(
                place=item.name, known="ucdp-ged, airwars-incidents, public-figures, facility-incidents"
            )
        values, formulas = _open(item, values=True), _open(item, values=False)
        table = TableReading(item, options, options.profile, corrections)
        reads: list[ReportRead] = []
        for title in _chosen(item, values, options.profile, options, table.tally):
            rows = _rows(values[title], formulas[title], table.tally)
            sheet = Sheet(f"{item.name} {title}", rows, _locate(title), _merged(item, title, options.profile))
            reads.extend(table.sheet(sheet))
        table.finish()
        return Reading(reads, table.tally.close(), table.persons.identities())


def _locate(title: str) -> Callable[[int], str]:
    return lambda number: f"{title}!{number}"


def _open(item: Item, *, values: bool) -> Any:
    try:
        with zipfile.ZipFile(io.BytesIO(item.data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > _MEGABYTES << 20:
            raise BadWorkbook(place=item.name, read=f"{unpacked >> 20} MB", limit=_MEGABYTES)
        return openpyxl.load_workbook(io.BytesIO(item.data), read_only=True, data_only=values)
    except _BROKEN as error:
        raise BadWorkbook(place=item.name, read=item.data[:16], limit=_MEGABYTES) from error


def _chosen(item: Item, book: Any, profile: Profile, options: ReadOptions, tally: Tally) -> list[str]:
    """The sheets that the profile names, else the first whose header has the mapped columns; the others are noted."""
    titles = [sheet.title for sheet in book.worksheets]
    if profile.sheets:
        missing = [title for title in profile.sheets if title not in titles]
        if missing:
            listed = ", ".join(titles)
            raise MissingColumns(place=item.name, read=listed, missing=", ".join(missing), found=listed)
        chosen = list(profile.sheets)
    else:
        wanted = required_columns(profile, options)
        chosen = [next((t for t in titles if wanted <= _head(book[t], profile)), titles[0])]
    for title in titles:
        if title not in chosen:
            tally.note(f"sheet {title} was not read", f"لم تُقرأ الورقة {title}")
    return chosen


def _head(sheet: Any, profile: Profile) -> set[str]:
    header = profile.header
    rows = sheet.iter_rows(min_row=header.row, max_row=header.row + header.rows - 1, values_only=True)
    return {_text(value).strip() for row in rows for value in row}


def _rows(values: Any, formulas: Any, tally: Tally) -> Iterator[RawRow]:
    """Every row with its number; the blank rows after the last filled one are the sheet's paper, not rows."""
    for sheet in (values, formulas):
        sheet.reset_dimensions()
    waiting: list[RawRow] = []
    pairs = zip(values.iter_rows(), formulas.iter_rows(), strict=True)
    for number, (row, written) in enumerate(pairs, start=1):
        raw = _row(number, row, written, tally)
        waiting.append(raw)
        if any(cell.strip() for cell in raw.cells):
            yield from waiting
            waiting = []


def _row(number: int, row: Iterable[Any], written: Iterable[Any], tally: Tally) -> RawRow:
    cells: list[str] = []
    bad: dict[int, Why] = {}
    for i, (cell, formula) in enumerate(zip(row, written, strict=True)):
        computed = formula.data_type == "f"
        if computed and cell.value is None:
            bad[i] = Why.FORMULA
        elif cell.data_type == "e":
            bad[i] = Why.CELL_ERROR
        elif computed:
            tally.count("formulas read as last computed", "صيغ قُرئت كما حُسبت آخر مرة")
        if isinstance(cell.value, date):
            tally.count("cells that the workbook holds as dates", "خلايا يحفظها المصنف تواريخ")
        cells.append(_text(formula.value if i in bad and computed else cell.value))
    return RawRow(number, cells, None, bad)


def _text(value: Any) -> str:
    """A cell as text: whole numbers without a point, dates in ISO form, the rest as it stands."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return (
            value.date().isoformat()
            if value.time() == time()
            else value.isoformat(sep=" ", timespec="minutes")
        )
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def _merged(item: Item, title: str, profile: Profile) -> dict[tuple[int, int], str]:
    """{(row, column): text} of merged cells in the header. openpyxl keeps merges only for sheets that it loads
    whole, so the ranges are read from the sheet's own part."""
    header = profile.header
    last = header.row + header.rows - 1
    found: dict[tuple[int, int], str] = {}
    bounds = ([n or 0 for n in range_boundaries(ref)] for ref in _merge_refs(item, title))
    ranges = [(left, top, right, bottom) for left, top, right, bottom in bounds if header.row <= top <= last]
    rows = list(_open(item, values=True)[title].iter_rows(max_row=last, values_only=True)) if ranges else []
    for left, top, right, bottom in ranges:
        text = (
            _text(rows[top - 1][left - 1]).strip() if top <= len(rows) and left <= len(rows[top - 1]) else ""
        )
        for row in range(top, min(bottom, last) + 1):
            found.update({(row, column): text for column in range(left, right + 1)})
    return found


def _merge_refs(item: Item, title: str) -> list[str]:
    """The `ref` of every merged range of a sheet, by workbook.xml and its relations (ECMA-376 part 1, 18.2, 18.3)."""
    with zipfile.ZipFile(io.BytesIO(item.data)) as archive:
        sheets = fromstring(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
        wanted = next(sheet.get(_RELATION) for sheet in sheets if sheet.get("name") == title)
        relations = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        target = next(relation.get("Target", "") for relation in relations if relation.get("Id") == wanted)
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        return [ref.decode() for ref in _MERGE.findall(archive.read(part))]
