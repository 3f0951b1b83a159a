"""From the rows of a table to reports: header, cells, corrections, identities and the account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, islice

from tawthiq.lang.labels import locator_text
from tawthiq.model.reports import Report, ReportRead
from tawthiq.sources.account import Tally
from tawthiq.sources.cells import first_filled, instant_day, read_date
from tawthiq.sources.date_order import settled
from tawthiq.sources.encoding import has_bad_bytes
from tawthiq.sources.errors import (
    BadOption,
    DuplicateColumn,
    MergedHeader,
    MissingColumns,
    NoDateOrder,
    NoHeader,
    NoNameColumn,
)
from tawthiq.sources.mapping import Mapper, Row, make_row
from tawthiq.sources.profile import Profile
from tawthiq.sources.reading import LONGEST_TEXT, Corrections, Item, Persons, ReadOptions
from tawthiq.sources.records import Fields, particulars, record_fields
from tawthiq.sources.refusals import SEALED, CellRefused, Why, without_persons
from tawthiq.sources.second_table import is_header, known

SHIPPED = "airwars-incidents, facility-incidents, public-figures, ucdp-ged, victims-list"


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as the file has it: `number` as a person counts, `problem` (code, field, read) if it is broken.

    `bad` maps the index of a cell to the code for which it cannot be used (a formula without a value).
    """

    number: int
    cells: list[str]
    problem: tuple[Why, str, str] | None = None
    bad: dict[int, Why] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows in order, how a row is called for good, and merged header cells as {(row, column): text} if known."""

    place: str
    rows: Iterator[RawRow]
    locate: Callable[[int], str]
    merged: Mapping[tuple[int, int], str] = field(default_factory=dict)


def no_column(locator: str, name: str) -> str:
    """The note that a correction names a column which the table does not have."""
    return f"{locator}: no column {name} to correct"


def required_columns(profile: Profile, options: ReadOptions) -> set[str]:
    """The columns without which the table is not the one that the profile describes."""
    mapped = profile.mapped() | ({options.source_field} if options.source_field else set())
    return mapped - profile.optional


class TableReading:
    """Reads the sheets of one item; `sheet()` yields its reports and keeps the tally."""

    def __init__(self, item: Item, options: ReadOptions, profile: Profile, corrections: Corrections) -> None:
        self.tally = Tally("row")
        self.persons = Persons(options.pseudonym_key, item.name)
        self._item = item
        self._options = options
        self._profile = profile
        self._corrections = corrections
        self._used: set[str] = set()
        self._mapper = Mapper(profile, self.tally)
        self._given = given_publication(options, item.name)
        self._fields: Fields = {}

    def sheet(self, sheet: Sheet) -> Iterator[ReportRead]:
        """All reports of a sheet. Raises NoHeader, MergedHeader, MissingColumns or DuplicateColumn."""
        columns, rows = self._header(sheet)
        if self._profile.dates.settle:
            rows = self._settle(list(rows), columns, sheet.place)
        for raw, locator, names in self._under_headers(sheet, columns, rows):
            try:
                report = self._read(raw, locator, names)
            except CellRefused as refused:
                named = {column for column, _ in self._profile.identities}
                shown = without_persons(refused, named) if named else refused
                self.tally.refuse(shown.at(locator))
                continue
            self.tally.report()
            yield report

    def _under_headers(
        self, sheet: Sheet, columns: list[str], rows: Iterator[RawRow]
    ) -> Iterator[tuple[RawRow, str, list[str]]]:
        """Every row that holds something, with the columns of its own table; a table that is another has a problem."""
        told, blank, other = known(self._profile, columns), False, ""
        for raw in rows:
            locator = sheet.locate(raw.number)
            if not first_filled(raw.cells) and raw.problem is None and locator not in self._corrections:
                self.tally.empty()
                blank = True
                continue
            if _is_header_again(raw, columns):
                self.tally.empty()
                self.tally.count("header rows again, of a second table", "صفوف عناوين مكررة لجدول ثانٍ")
                blank, other = False, ""
                continue
            if raw.problem is None and is_header(raw.cells, columns, told, blank):
                columns, other = self._next_header(sheet.place, raw, locator, columns)
                told, blank = known(self._profile, columns), False
                if not other:
                    continue
            blank = False
            if other:
                raw = replace(raw, problem=(Why.TABLE, other, " | ".join(raw.cells)))
            yield raw, locator, columns

    def _next_header(
        self, place: str, raw: RawRow, locator: str, columns: list[str]
    ) -> tuple[list[str], str]:
        """The columns of the table that begins here, if the profile can read it; else those before, and its header."""
        names, held = column_names([raw], {}), self._fields
        shown = ", ".join(name for name in names if name)
        try:
            self._check(place, names)
        except (MissingColumns, DuplicateColumn, NoNameColumn):
            self._fields = held
            self.tally.note(
                f"another table begins at {locator} ({shown}): its rows are refused",
                f"جدول آخر يبدأ عند {locator_text(locator, 'ar')} ({shown}): صفوفه مرفوضة",
            )
            return columns, shown
        self.tally.empty()
        self.tally.note(
            f"a second table begins at {locator}, with its own header: {shown}",
            f"جدول ثانٍ يبدأ عند {locator_text(locator, 'ar')} بعناوينه: {shown}",
        )
        return _unique(names), ""

    def _settle(self, rows: list[RawRow], columns: Sequence[str], place: str) -> Iterator[RawRow]:
        """Settle the order of day and month from the dates of this sheet, for it and those after it."""
        named = {self._profile.date_start, self._profile.date_end}
        at = [i for i, column in enumerate(columns) if column in named]
        texts = [raw.cells[i] for raw in rows for i in at if i < len(raw.cells)]
        order, dates = settled(texts)
        order = self._options.date_order or order
        if order is None:
            raise NoDateOrder(place=place, read=next((text for text in texts if text.strip()), ""))
        first = ("the day", "اليوم") if order == "day" else ("the month", "الشهر")
        self.tally.note(
            f"dates are read with {first[0]} first: {dates} of them settle it",
            f"التواريخ مقروءة و{first[1]} أولًا: {dates} منها تحسم ذلك",
        )
        self._profile = replace(self._profile, dates=self._profile.dates.ordered(order))
        self._mapper = Mapper(self._profile, self.tally)
        return iter(rows)

    def finish(self) -> None:
        """Notes the corrections that met no row."""
        for locator in self._corrections:
            if locator not in self._used:
                self.tally.note(
                    f"the correction of {locator} met no row",
                    f"تصحيح {locator_text(locator, 'ar')} لم يجد صفه",
                )

    def _header(self, sheet: Sheet) -> tuple[list[str], Iterator[RawRow]]:
        header, rows = self._profile.header, sheet.rows
        before = list(islice(rows, header.row - 1))
        top = list(islice(rows, header.rows))
        following = list(islice(rows, 1))
        if len(top) < header.rows or not any(first_filled(raw.cells) for raw in top):
            raise NoHeader(place=sheet.place, row=header.row)
        skipped = sum(first_filled(raw.cells) for raw in before)
        if skipped:
            self.tally.note(f"rows above the header: {skipped}", f"صفوف فوق العناوين: {skipped}")
        names = column_names(top, sheet.merged)
        _refuse_merged(sheet, names, top, following)
        self._check(sheet.place, names)
        return _unique(names), chain(following, rows)

    def _check(self, place: str, names: list[str]) -> None:
        wanted, times = required_columns(self._profile, self._options), Counter(names)
        missing = sorted(wanted - set(names))
        if missing:
            found = ", ".join(name for name in names if name)
            raise MissingColumns(place=place, read=found, missing=", ".join(missing), found=found)
        mapped = wanted | self._profile.mapped()
        if self._profile.record is not None:
            self._fields = record_fields(self._profile.record, names, place)
            mapped |= {column for columns in self._fields.values() for column in columns}
        for name in names:
            if name in mapped and times[name] > 1:
                raise DuplicateColumn(place=place, read=name, column=name, times=times[name])
        left = [name for name in names if name and name not in mapped and name not in self._profile.ignore]
        if left:
            listed = ", ".join(dict.fromkeys(left))
            self.tally.note(
                f"columns that the profile neither maps nor ignores: {listed}",
                f"أعمدة لا يطابقها ملف المطابقة ولا يتجاهلها بالاسم: {listed}",
            )

    def _read(self, raw: RawRow, locator: str, columns: list[str]) -> ReportRead:
        fixes = self._corrections.get(locator, {})
        cells = self._cells(raw, columns, fixes)
        was = {name: cells[name] for name in fixes if name in cells and cells[name] != fixes[name]}
        was = {name: "" if has_bad_bytes(value) else value for name, value in was.items()}
        if fixes:
            self._note_fixes(locator, fixes, columns)
        cells = {name: fixes.get(name, value) for name, value in cells.items()}
        author = self._sealed(cells, was)
        row = make_row(locator, cells, was=was)
        self._mapper.see(row)
        if len(row.text) > LONGEST_TEXT:
            raise CellRefused(Why.LONG, columns[0], row.text)
        return self._report(row, author)

    def _sealed(self, cells: dict[str, str], was: dict[str, str]) -> str | None:
        """Put a mark where persons stand, and return the pseudonym of the first.

        The text holds the mark, not the pseudonym: a claim's id hangs on its quote and must be the same in every
        casebook, whatever its secret key.
        """
        found = []
        for column, kind in self._profile.identities:
            if cells.get(column, "").strip():
                found.append(self.persons.pseudonym(cells[column], kind))
                cells[column] = SEALED
                was.pop(column, None)
        return found[0] if found else None

    def _cells(self, raw: RawRow, columns: list[str], fixes: Mapping[str, str]) -> dict[str, str]:
        cells = list(raw.cells)
        while len(cells) > len(columns) and not cells[-1].strip():
            cells.pop()
        if raw.problem and not fixes:
            raise CellRefused(*raw.problem)
        if raw.problem or self._misfit(cells, columns):
            if not fixes:
                code = Why.MANY_CELLS if len(cells) > len(columns) else Why.FEW_CELLS
                raise CellRefused(code, f"{len(columns)}/{len(cells)}", " | ".join(cells))
            return dict.fromkeys(columns, "")
        cells.extend([""] * (len(columns) - len(cells)))
        named = dict(zip(columns, cells, strict=True))
        for i, code in raw.bad.items():
            if i < len(columns) and columns[i] in self._profile.mapped() and columns[i] not in fixes:
                raise CellRefused(code, columns[i], cells[i])
        for name, value in named.items():
            if name not in fixes and has_bad_bytes(value):
                raise CellRefused(Why.BYTES, name, value)
        return named

    def _misfit(self, cells: Sequence[str], columns: Sequence[str]) -> bool:
        short = len(cells) < len(columns) and self._profile.short_rows == "refuse"
        return short or len(cells) > len(columns)

    def _note_fixes(self, locator: str, fixes: Mapping[str, str], columns: Sequence[str]) -> None:
        self._used.add(locator)
        known = ", ".join(name for name in fixes if name in columns)
        place = locator_text(locator, "ar")
        self.tally.note(f"{locator}: corrected by an act: {known}", f"{place}: صُحِّح بقرار: {known}")
        for name in fixes:
            if name not in columns:
                self.tally.note(no_column(locator, name), f"{place}: لا عمود {name} ليُصحَّح")

    def _report(self, row: Row, author: str | None) -> ReportRead:
        event = self._mapper.event(row) if self._profile.counts else None
        record = self._profile.record
        person = particulars(row, self._fields, record.status, self._profile.empty) if record else None
        one, options, profile = self._mapper.one, self._options, self._profile
        source = row.get(options.source_field) if options.source_field else options.source
        if not source:
            raise CellRefused(Why.EMPTY, options.source_field or "source", "")
        published, day, instant, zone = self._publication(row)
        if day and event and event.date_start and day < event.date_start:
            self.tally.count(
                "reports whose stated publication is before the event",
                "تقارير تاريخ نشرها المذكور قبل الحدث",
            )
        report = Report(
            item=self._item.sha256,
            locator=row.locator,
            text=row.text,
            source=source,
            publisher=one(profile.publisher, row) or source,
            published=published,
            published_on=day,
            published_at=instant,
            zone=zone,
            lang=options.lang or profile.lang,
            author=author,
            title=one(profile.headline, row),
            url=one(profile.url, row),
        )
        return ReportRead(report, (event,) if event else (), f"profile:{profile.name}", person)

    def _publication(self, row: Row) -> tuple[str | None, date | None, str | None, str]:
        """The latest of the stated publication times: only then was all known that the row says."""
        if not self._profile.published.columns:
            return self._given
        stated = [(self._moment(text), text) for text in self._mapper.many(self._profile.published, row)]
        dated = [(day, instant, zone, text) for (day, instant, zone), text in stated if day]
        if not dated:
            return (stated[0][1], None, None, "unknown") if stated else self._given
        day, instant, zone, text = max(dated, key=lambda entry: entry[0])
        return text, day, instant, zone

    def _moment(self, text: str) -> tuple[date | None, str | None, str]:
        day, instant, zone = instant_day(text, self._options.zone)
        if day is not None:
            return day, instant, zone
        try:
            return read_date(text, "published", self._profile.dates), None, self._options.zone
        except CellRefused:
            self.tally.count(
                "the stated publication time is no date; the report is undated",
                "وقت النشر المذكور ليس تاريخًا؛ التقرير بلا تاريخ نشر",
            )
            return None, None, "unknown"


def _is_header_again(raw: RawRow, columns: Sequence[str]) -> bool:
    """Whether a row repeats the header, as where two tables stand one under the other."""
    cells = [cell.strip() for cell in raw.cells[: len(columns)]]
    return raw.problem is None and len(cells) == len(columns) and cells == list(columns)


def given_publication(options: ReadOptions, place: str) -> tuple[str | None, date | None, str | None, str]:
    """The publication time that the receipt states for the whole item."""
    if options.published is None:
        return None, None, None, "unknown"
    day, instant, zone = instant_day(options.published, options.zone)
    if day is None:
        raise BadOption(
            place=place, read=options.published, option="published",
            wanted="an ISO date or instant", wanted_ar="تاريخ أو وقت بصيغة ISO",
        )  # fmt: skip
    return options.published, day, instant, zone


def column_names(top: Sequence[RawRow], merged: Mapping[tuple[int, int], str]) -> list[str]:
    """One name a column. Of several header rows the parts are joined; an upper cell reaches over the blanks to
    its right (in XLSX only as far as it is merged)."""
    width = max(len(raw.cells) for raw in top)
    levels = []
    for raw in top:
        cells = [cell.strip() for cell in raw.cells] + [""] * (width - len(raw.cells))
        cells = [merged.get((raw.number, i + 1), cell) for i, cell in enumerate(cells)]
        levels.append(cells if merged or raw is top[-1] else _carried(cells))
    joined = [" ".join(dict.fromkeys(filter(None, parts))) for parts in zip(*levels, strict=True)]
    while joined and not joined[-1]:
        joined.pop()
    return joined


def _carried(cells: Sequence[str]) -> list[str]:
    carried, last = [], ""
    for cell in cells:
        last = cell or last
        carried.append(last)
    return carried


def _refuse_merged(
    sheet: Sheet, names: list[str], top: Sequence[RawRow], following: Sequence[RawRow]
) -> None:
    """A one-row header with merged cells, or with nameless columns that hold values below, is no header."""
    if len(top) > 1:
        return
    number = top[0].number
    spread = Counter(text for (row, _), text in sheet.merged.items() if row == number)
    nameless = [i for i in range(len(top[0].cells)) if i >= len(names) or not names[i]]
    below = following[0].cells if following else []
    if any(times > 1 for times in spread.values()) or any(
        i < len(below) and below[i].strip() for i in nameless
    ):
        raise MergedHeader(place=f"{sheet.place} row {number}", read=" | ".join(names))


def _unique(names: list[str]) -> list[str]:
    """Names for nameless and repeated columns, which no profile maps: "column 7", "note (2)"."""
    seen: Counter[str] = Counter()
    unique = []
    for i, name in enumerate(names, start=1):
        seen[name] += 1
        unique.append(f"column {i}" if not name else name if seen[name] == 1 else f"{name} ({seen[name]})")
    return unique
