"""The table of events that the question is asked of.

| column | meaning | needed |
|---|---|---|
| date (or date_start) | the day it happened, ISO | yes |
| date_end | its last day, when it is only known to lie in a range | |
| published (or published_on) | the day its source published it, ISO | for --known-on and the nowcast |
| area (or governorate, pcode, place) | where; several separated by ; | for --area, --by area |
| place (or lat and lon) | the spot inside the area | to see double reports of one incident |
| source | who reports; several separated by ; | to compare like with like |
| incident | rows with the same value are one incident | |
| weapon (or event_type), target (or targets) | several separated by ; or pipes | for --by |
| deaths (or killed, killed_min) | persons killed, shown apart | |
| count | incidents in this row, for tables of daily counts (1 without it) | |
| id | what the row is called in the answer ("row 14" without it) | |
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tawthiq.figures.numbered import Row, numbered_mappings, numbered_rows
from tawthiq.figures.surge.errors import ColumnMissing, DatesOutOfOrder, NothingHere, SurgeError, ValueRefused

Table = str | Path | Iterable[Row]

GROUPS = ("area", "weapon", "target", "source")
NOT_STATED = "not stated"
_NAMES = {
    "date": ("date", "date_start"),
    "area": ("area", "governorate", "pcode", "place"),
    "weapon": ("weapon", "event_type"),
    "target": ("target", "targets"),
    "deaths": ("deaths", "killed", "killed_min"),
    "published": ("published", "published_on"),
}
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_SPLIT = re.compile(r"[;|؛]")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")


@dataclass(frozen=True, slots=True)
class Event:
    """One row. `published` None: not known. `deaths` None: not stated. `count` incidents."""

    id: str
    first: date
    last: date
    published: date | None
    area: tuple[str, ...]
    spot: str
    source: tuple[str, ...]
    incident: str
    weapon: tuple[str, ...]
    target: tuple[str, ...]
    deaths: float | None
    count: int

    def group(self, by: str) -> tuple[str, ...]:
        """The values of one of GROUPS."""
        values: dict[str, tuple[str, ...]] = {
            "area": self.area,
            "weapon": self.weapon,
            "target": self.target,
            "source": self.source,
        }
        return values[by]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row left out because it could not be used."""

    place: str
    read: str
    why: str


def read_events(table: Table, *, skip_bad_rows: bool = False) -> tuple[list[Event], list[Skipped]]:
    """Read a CSV file or rows. An unusable row is refused (SRG-001 to 003), or listed with `skip_bad_rows`."""
    name = Path(table).name if isinstance(table, str | Path) else "events"
    events: list[Event] = []
    skipped: list[Skipped] = []
    for number, row in _rows(table, name):
        try:
            events.append(_event({str(k).strip().lower(): v for k, v in row.items() if k}, name, number))
        except SurgeError as refusal:
            if not skip_bad_rows:
                raise
            skipped.append(Skipped(refusal.place, refusal.read, refusal.code))
    if not events:
        raise NothingHere(place=name, known="events with a date")
    return events, skipped


def _rows(table: Table, name: str) -> list[tuple[int, Row]]:
    """The rows with their numbers; a table without a column for the day is refused as a whole."""
    header, rows = (
        numbered_rows(_read_text(Path(table))) if isinstance(table, str | Path) else numbered_mappings(table)
    )
    if header and {column.strip().lower() for column in header}.isdisjoint(_NAMES["date"]):
        raise ColumnMissing(place=f"{name} row 1", read=header, column=" / ".join(_NAMES["date"]))
    return rows


def _read_text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError as error:
        raise ValueRefused(
            place=path.name,
            read=f"byte {error.start}",
            wanted_en="a text file in UTF-8",
            wanted_ar="ملف نصي بترميز UTF-8",
        ) from error


def _event(row: dict[str, object], name: str, number: int) -> Event:
    place = f"{name} row {number}"
    first = _day(row, "date", place)
    if first is None:
        raise ColumnMissing(place=f"{place} field date", column="date")
    last = _day(row, "date_end", place) or first
    published = _day(row, "published", place)
    if last < first:
        raise _disorder(place, f"{first} > {last}", "date_end before date", "date_end قبل date")
    if published is not None and published < first:
        raise _disorder(place, f"{published} < {first}", "published before it happened", "نُشر قبل أن يقع")
    label = _text(row, "id") or f"row {number}"
    return Event(
        label,
        first,
        last,
        published,
        _several(row, "area"),
        _text(row, "place") or ",".join(filter(None, (_text(row, "lat"), _text(row, "lon")))),
        _several(row, "source"),
        _text(row, "incident") or f"{place}",
        _several(row, "weapon"),
        _several(row, "target"),
        _number(row, "deaths", place),
        _whole(row, place),
    )


def _disorder(place: str, read: str, why_en: str, why_ar: str) -> DatesOutOfOrder:
    return DatesOutOfOrder(
        place=place,
        read=read,
        why_en=why_en,
        why_ar=why_ar,
        wanted_en="date <= date_end, date <= published",
        wanted_ar="date <= date_end وdate <= published",
    )


def _text(row: dict[str, object], column: str) -> str:
    for name in _NAMES.get(column, (column,)):
        value = row.get(name)
        if value is not None and str(value).strip():
            return str(value).strip()
    return ""


def _several(row: dict[str, object], column: str) -> tuple[str, ...]:
    parts = [p.strip() for p in _SPLIT.split(_text(row, column))]
    return tuple(dict.fromkeys(p for p in parts if p))


def _day(row: dict[str, object], column: str, place: str) -> date | None:
    raw = _text(row, column).translate(DIGITS)
    if not raw:
        return None
    match = _DAY.fullmatch(raw)
    try:
        return date.fromisoformat(match[1] if match else raw)
    except ValueError as error:
        raise ValueRefused(
            place=f"{place} field {column}",
            read=raw,
            wanted_en="a date like 2019-05-01",
            wanted_ar="تاريخ مثل 2019-05-01",
        ) from error


def _number(row: dict[str, object], column: str, place: str) -> float | None:
    raw = _text(row, column)
    if not raw:
        return None
    try:
        value = float(raw)
    except ValueError:
        value = -1.0
    if not 0 <= value < 1e9:
        raise ValueRefused(
            place=f"{place} field {column}",
            read=raw,
            wanted_en="a number, not negative",
            wanted_ar="عدد غير سالب",
        )
    return value


def _whole(row: dict[str, object], place: str) -> int:
    value = _number(row, "count", place)
    if value is None:
        return 1
    if value != int(value):
        raise ValueRefused(
            place=f"{place} field count", read=value, wanted_en="a whole number", wanted_ar="عدد صحيح"
        )
    return int(value)
