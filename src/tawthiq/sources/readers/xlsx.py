"""XLSX workbooks, through a mapping profile (ECMA-376; read with openpyxl)."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from itertools import repeat, zip_longest
from typing import Any, ClassVar, NamedTuple
from xml.etree.ElementTree import ParseError, fromstring

import openpyxl
from lxml.etree import LxmlError
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from tawthiq.errors import Bilingual
from tawthiq.model.reports import ReportRead
from tawthiq.sources.account import Tally
from tawthiq.sources.archive import OLE, Archive, Harm, is_zip, names_in, refuse
from tawthiq.sources.errors import BadContainer, BadWorkbook, EmptyFile, MissingColumns, NoProfile
from tawthiq.sources.profile import Profile
from tawthiq.sources.reading import Corrections, Item, Reading, ReadOptions
from tawthiq.sources.refusals import Why
from tawthiq.sources.table import SHIPPED, RawRow, Sheet, TableReading, column_names, required_columns

_MEGABYTES = 600
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z0-9:]+)"')
_ERRORS = (
    zipfile.BadZipFile, LxmlError, zlib.error, InvalidFileException, KeyError, ValueError, IndexError, TypeError,
    ParseError, EOFError, OSError, NotImplementedError,
)  # fmt: skip


class Span(NamedTuple):
    """A merged range, in the order of openpyxl's range_boundaries."""

    left: int
    top: int
    right: int
    bottom: int


class XlsxReader:
    """One row, one report; its locator is "SHEET!ROW". Formulas count as last computed by their program."""

    name: ClassVar[str] = "xlsx"
    title: ClassVar[Bilingual] = Bilingual("XLSX workbook", "مصنف XLSX")
    suffixes: ClassVar[tuple[str, ...]] = (".xlsx", ".xlsm")

    def sniff(self, name: str, data: bytes) -> bool:
        names = names_in(data) if is_zip(data) else []
        cut = is_zip(data) and not names and b"xl/workbook.xml" in data
        return cut or "xl/workbook.xml" in names or name.lower().endswith(self.suffixes)

    def read(self, item: Item, options: ReadOptions, corrections: Corrections) -> Reading:
        """Raises EmptyFile, BadWorkbook, NoProfile and what `TableReading.sheet` raises."""
        if not item.data:
            raise EmptyFile(place=item.name)
        if options.profile is None:
            raise NoProfile(place=item.name, known=SHIPPED)
        _refuse_harm(item)
        table = TableReading(item, options, options.profile, corrections)
        reads: list[ReportRead] = []
        with _broken_as_refusal(item):
            values = _open(item, values=True)
            for title in _chosen(item, values, options.profile, options, table.tally):
                spans = _merged(item, title)
                formulas = _open(item, values=False)[title] if _FORMULA.search(_part(item, title)) else None
                rows = _rows(values[title], formulas, spans, options.profile, table.tally)
                sheet = Sheet(
                    f"{item.name} {title}",
                    rows,
                    _locate(title),
                    _header_cells(values[title], spans, options.profile),
                )
                reads.extend(table.sheet(sheet))
        table.finish()
        return Reading(reads, table.tally.close(), table.persons.identities())


def _refuse_harm(item: Item) -> None:
    """Raises BadContainer for a workbook that is locked, holds macros or would unpack to too much."""
    if item.data.startswith(OLE):
        raise refuse(item.name, Harm.PASSWORD)
    try:
        Archive(item)
    except BadContainer as refusal:
        if refusal.data["why"] != Harm.BROKEN.value.en:  # what is only damaged is said as a workbook's damage
            raise


class _Broken(Exception):
    """openpyxl or zipfile could not go on."""


@contextmanager
def _broken_as_refusal(item: Item) -> Iterator[None]:
    try:
        yield
    except _Broken as error:
        raise BadWorkbook(place=item.name, read=item.data[:16], limit=_MEGABYTES) from error


def _locate(title: str) -> Callable[[int], str]:
    return lambda number: f"{title}!{number}"


def _open(item: Item, *, values: bool) -> Any:
    try:
        with zipfile.ZipFile(io.BytesIO(item.data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > _MEGABYTES << 20:
            raise BadWorkbook(place=item.name, read=f"{unpacked >> 20} MB", limit=_MEGABYTES)
        with _without_warnings():
            book = openpyxl.load_workbook(io.BytesIO(item.data), read_only=True, data_only=values)
    except _ERRORS as error:
        raise _Broken from error
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what a file claims of its size is often wrong
    return book


@contextmanager
def _without_warnings() -> Iterator[None]:
    """openpyxl warns of what it cannot write back (styles, extensions); a cell it cannot read is an error cell."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield


def _cells(rows: Iterator[Any]) -> Iterator[Any]:
    """The rows of openpyxl; what it raises on a damaged sheet becomes one refusal."""
    while True:
        try:
            with _without_warnings():
                row = next(rows)
        except StopIteration:
            return
        except _ERRORS as error:
            raise _Broken from error
        yield row


def _chosen(item: Item, book: Any, profile: Profile, options: ReadOptions, tally: Tally) -> list[str]:
    """The sheets that the profile names, else the first whose header has the mapped columns; the others are noted."""
    titles = [sheet.title for sheet in book.worksheets]
    missing = [title for title in profile.sheets if title not in titles]
    if missing or not titles:
        listed = ", ".join(titles)
        raise MissingColumns(place=item.name, read=listed, missing=", ".join(missing) or "-", found=listed)
    wanted = required_columns(profile, options)
    fitting = (title for title in titles if wanted <= _head(item, book[title], profile))
    chosen = list(profile.sheets) or [next(fitting, titles[0])]
    for title in titles:
        if title not in chosen:
            tally.note(f"sheet {title} was not read", f"لم تُقرأ الورقة {title}")
    return chosen


def _head(item: Item, sheet: Any, profile: Profile) -> set[str]:
    """The names of a sheet's columns."""
    header = profile.header
    merged = _header_cells(sheet, _merged(item, sheet.title), profile)
    rows = sheet.iter_rows(min_row=header.row, max_row=header.row + header.rows - 1, values_only=True)
    top = [RawRow(n, [_text(v) for v in row]) for n, row in enumerate(_cells(rows), start=header.row)]
    return set(column_names(top, merged)) if top else set()


def _rows(values: Any, formulas: Any, spans: list[Span], profile: Profile, tally: Tally) -> Iterator[RawRow]:
    """Every row with its number; `formulas` is the same sheet as typed, None when it has none.

    The blank rows after the last filled one are the sheet's paper, not rows.
    """
    waiting: list[RawRow] = []
    below = [span for span in spans if span.top >= profile.header.row + profile.header.rows]
    carried: dict[Span, str] = {}
    written = _cells(formulas.iter_rows()) if formulas is not None else repeat(())
    for number, row in enumerate(_cells(values.iter_rows()), start=1):
        raw = _row(number, row, next(written), tally)
        _under_merges(
            raw, [span for span in below if span.top <= number <= span.bottom], carried, profile, tally
        )
        waiting.append(raw)
        if any(cell.strip() for cell in raw.cells):
            yield from waiting
            waiting = []


def _row(number: int, row: Iterable[Any], written: Iterable[Any], tally: Tally) -> RawRow:
    cells: list[str] = []
    bad: dict[int, Why] = {}
    for i, (cell, formula) in enumerate(zip_longest(row, written)):
        computed = formula is not None and formula.data_type == "f"
        if computed and cell.value is None:
            bad[i] = Why.FORMULA
        elif cell.data_type == "e":
            bad[i] = Why.CELL_ERROR
        elif computed:
            tally.count("formulas read as last computed", "صيغ قُرئت كما حُسبت آخر مرة")
        if _coloured(cell):
            tally.count("coloured cells; colours are not interpreted", "خلايا ملوّنة؛ الألوان لا تُفسَّر")
        if isinstance(cell.value, date):
            tally.count("cells that the workbook holds as dates", "خلايا يحفظها المصنف تواريخ")
        cells.append(_text(formula.value if i in bad and computed else cell.value))
    return RawRow(number, cells, None, bad)


def _coloured(cell: Any) -> bool:
    """Whether a cell has a fill of its own. A colour can mean anything; people are told that there are some."""
    if not getattr(cell, "_style_id", 0) or cell.fill is None:
        return False
    return cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb not in ("00000000", "FFFFFFFF")


def _under_merges(
    raw: RawRow, spans: list[Span], carried: dict[Span, str], profile: Profile, tally: Tally
) -> None:
    """Below a header only the first cell of a merged range has the value: the others get it, or are bad."""
    for span in spans:
        for i in range(span.left - 1, min(span.right, len(raw.cells))):
            if (raw.number, i + 1) == (span.top, span.left):
                carried[span] = raw.cells[i]
            elif profile.merged_cells == "fill":
                raw.cells[i] = carried.get(span, "")
                tally.count("cells filled from merged ones", "خلايا مُلئت من خلايا مدموجة")
            else:
                raw.bad[i] = Why.MERGED


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


def _header_cells(sheet: Any, spans: list[Span], profile: Profile) -> dict[tuple[int, int], str]:
    """{(row, column): text} of the merged cells in the header."""
    header = profile.header
    last = header.row + header.rows - 1
    inside = [span for span in spans if header.row <= span.top <= last]
    rows = list(_cells(sheet.iter_rows(max_row=last, values_only=True))) if inside else []
    found: dict[tuple[int, int], str] = {}
    for span in inside:
        row = rows[span.top - 1] if span.top <= len(rows) else ()
        text = _text(row[span.left - 1]).strip() if span.left <= len(row) else ""
        for number in range(span.top, min(span.bottom, last) + 1):
            found.update({(number, column): text for column in range(span.left, span.right + 1)})
    return found


def _merged(item: Item, title: str) -> list[Span]:
    """The merged ranges of a sheet. openpyxl keeps them only for sheets that it loads whole."""
    refs = [ref.decode() for ref in _MERGE.findall(_part(item, title))]
    return [Span(*(n or 0 for n in range_boundaries(ref))) for ref in refs]


def _part(item: Item, title: str) -> bytes:
    """The XML of a sheet, by workbook.xml and its relations (ECMA-376 part 1, 18.2, 18.3)."""
    try:
        with zipfile.ZipFile(io.BytesIO(item.data)) as archive:
            sheets = fromstring(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
            wanted = next(sheet.get(_RELATION) for sheet in sheets if sheet.get("name") == title)
            relations = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
            target = next(
                relation.get("Target", "") for relation in relations if relation.get("Id") == wanted
            )
            return archive.read(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
    except (*_ERRORS, StopIteration) as error:
        raise _Broken from error


def cells_of_sheet(item: Item, title: str, number: int) -> list[str]:
    """The cells of row `number` of a sheet, for checking a quote against the file itself. Raises BadWorkbook."""
    with _broken_as_refusal(item):
        book = _open(item, values=True)
        if title not in book.sheetnames:
            return []
        rows = _cells(book[title].iter_rows(min_row=number, max_row=number, values_only=True))
        return [_text(value) for row in rows for value in row]
