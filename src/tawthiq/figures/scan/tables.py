"""From tables of cases and places to a study: counts by place and period, with what was expected or who lives there."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from tawthiq.figures.numbered import Row, numbered_mappings, numbered_rows
from tawthiq.figures.scan import periods
from tawthiq.figures.scan.errors import (
    BaselineMissing,
    ColumnMissing,
    NoCases,
    PlaceWithoutCoordinates,
    SingleArea,
    ValueRefused,
    WindowRefused,
    ZoneRefused,
)
from tawthiq.figures.scan.scores import Floats
from tawthiq.figures.scan.zones import Ints

Table = str | Path | Iterable[Row]


@dataclass(frozen=True, slots=True)
class Study:
    """`counts` (places, periods). `where` (places, 2): lat, lon in degrees, or x, y when not `geographic`.

    `baseline` is the expected count of each cell, `population` the persons at risk; None where not given.
    Period t is number `first` + t of `unit`; `outside` cases lie before or after the study period.
    """

    locations: tuple[str, ...]
    where: Floats
    geographic: bool
    unit: str
    first: int
    counts: Ints
    baseline: Floats | None = None
    population: Floats | None = None
    outside: int = 0

    def labels(self, start: int, end: int) -> tuple[str, str]:
        """The shown names of the first and last period of a window (both inside)."""
        return (
            periods.label(self.first + start, self.unit),
            periods.label(self.first + end, self.unit, end=True),
        )

    def after(self, count: int) -> Study:
        """The study without its first `count` periods."""
        return replace(
            self,
            first=self.first + count,
            counts=self.counts[:, count:],
            baseline=None if self.baseline is None else self.baseline[:, count:],
            population=None if self.population is None else self.population[:, count:],
        )


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the cases table as read; `place` says where it stands."""

    place: str
    location: str
    moment: periods.Moment
    cases: int | None
    values: dict[str, float]


_CASES = (("location",), ("date", "period", "day"), ("cases", "baseline", "population"))


def read_rows(table: Table, name: str, needed: Sequence[Sequence[str]]) -> list[tuple[str, Row]]:
    """(place for messages, row) of a CSV file or of rows given as mappings; column names lose case and blanks.

    One column of each group in `needed` must be there; ColumnMissing names the header's row otherwise.
    """
    if isinstance(table, str | Path):
        name = Path(table).name
        header, rows = numbered_rows(read_text(Path(table)))
    else:
        header, rows = numbered_mappings(table)
    known = {column.strip().lower() for column in header}
    for group in needed if header else ():
        if known.isdisjoint(group):
            raise ColumnMissing(
                place=f"{name} row 1", read=header, column=" / ".join(group), columns=_listed(needed)
            )
    return [(f"{name} row {number}", _clean(row)) for number, row in rows]


def _listed(needed: Sequence[Sequence[str]]) -> str:
    return ", ".join(" / ".join(group) for group in needed)


def read_text(path: Path) -> str:
    """The file's text; anything but UTF-8 is refused (SCN-002)."""
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError as error:
        raise ValueRefused(
            place=path.name,
            read=f"byte {error.start}",
            wanted_en="a text file in UTF-8",
            wanted_ar="ملف نصي بترميز UTF-8",
        ) from error


def _clean(row: Row) -> Row:
    return {str(k).strip().lower(): v for k, v in row.items()}


def read_study(
    cases: Table,
    places: Table,
    *,
    unit: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Study:
    """Read the two tables.

    `cases`: location, date or period, cases, and if known baseline or population. `places`: location and lat, lon
    (or x, y). Rows of the same place and period add up; a row with a population or baseline and no `cases` only gives
    that. Periods without a row have no cases. `since`, `until` bound the study period. Raises the SCN refusals
    of `errors.py`.
    """
    name = Path(cases).name if isinstance(cases, str | Path) else "cases"
    lines = [_line(row, place) for place, row in read_rows(cases, name, _CASES)]
    if not lines:
        raise NoCases(place=name)
    unit = periods.choose_unit([line.moment for line in lines], unit)
    first, last = _bounds(lines, unit, since, until)
    known = _coordinates(places)
    locations = _locations(lines, known, name)
    return _filled(lines, known, locations, unit, first, last)


def _line(row: Row, place: str) -> _Line:
    location = _text(row, ("location",), place)
    when = _text(row, ("date", "period", "day"), place)
    cases = _number(row, "cases", place, whole=True)
    values = {c: v for c in ("baseline", "population") if (v := _number(row, c, place)) is not None}
    if cases is None and not values:
        raise _empty(place, _CASES[2])
    moment = periods.read_moment(when, f"{place} date")
    return _Line(place, location, moment, None if cases is None else int(cases), values)


def _text(row: Row, columns: Sequence[str], place: str) -> str:
    for column in columns:
        value = row.get(column)
        if value is not None and str(value).strip():
            return str(value).strip()
    raise _empty(place, columns)


def _empty(place: str, columns: Sequence[str]) -> ValueRefused:
    listed = " / ".join(columns)
    return ValueRefused(
        place=f"{place} field {listed}",
        read="",
        wanted_en="a value, not an empty cell",
        wanted_ar="قيمة، لا خانة فارغة",
    )


def _number(row: Row, column: str, place: str, *, whole: bool = False, signed: bool = False) -> float | None:
    raw = row.get(column)
    if raw is None or str(raw).strip() == "":
        return None
    try:
        value = float(str(raw).strip())
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or (value < 0 and not signed) or (whole and value != int(value)):
        raise ValueRefused(
            place=f"{place} field {column}",
            read=raw,
            wanted_en="a number" if signed else f"a{' whole' if whole else ''} number, not negative",
            wanted_ar="عدد" if signed else f"عدد{' صحيح' if whole else ''} غير سالب",
        )
    return value


def _bounds(lines: list[_Line], unit: str, since: str | None, until: str | None) -> tuple[int, int]:
    numbers = [periods.index(line.moment, unit) for line in lines if line.cases is not None]
    if not numbers:
        raise NoCases(place="cases")
    first, last = min(numbers), max(numbers)
    if since is not None:
        first = periods.index(periods.read_moment(since, "--from"), unit)
    if until is not None:
        last = periods.index(periods.read_moment(until, "--to"), unit)
    if first > last:
        raise WindowRefused(
            place="--from, --to",
            read=f"{since or ''} .. {until or ''}",
            why_en="it ends before it starts",
            why_ar="تنتهي قبل أن تبدأ",
            wanted_en="dates in order",
            wanted_ar="تاريخان بالترتيب",
        )
    return first, last


def _coordinates(places: Table) -> dict[str, tuple[float, float, bool]]:
    out: dict[str, tuple[float, float, bool]] = {}
    for place, row in read_rows(places, "places", (("location",), ("lat", "x"), ("lon", "y"))):
        location = _text(row, ("location",), place)
        spot = _spot(row, place)
        if spot is not None:
            if location in out and out[location] != spot:
                raise ValueRefused(
                    place=f"{place} field location",
                    read=location,
                    wanted_en="each place once",
                    wanted_ar="كل مكان مرة واحدة",
                )
            out[location] = spot
    return out


def _spot(row: Row, place: str) -> tuple[float, float, bool] | None:
    lat = _number(row, "lat", place, signed=True)
    lon = _number(row, "lon", place, signed=True)
    if lat is not None and lon is not None:
        if abs(lat) > 90 or abs(lon) > 180:
            raise ValueRefused(
                place=place,
                read=f"{lat}, {lon}",
                wanted_en="lat -90..90, lon -180..180",
                wanted_ar="lat ‏-90..90 وlon ‏-180..180",
            )
        return lat, lon, True
    x, y = _number(row, "x", place, signed=True), _number(row, "y", place, signed=True)
    return None if x is None or y is None else (x, y, False)


def _locations(lines: list[_Line], known: dict[str, tuple[float, float, bool]], name: str) -> tuple[str, ...]:
    """Places of the cases table first in its order, then the other known places; all need coordinates."""
    seen = list(dict.fromkeys(line.location for line in lines))
    lost = [s for s in seen if s not in known]
    if lost:
        raise PlaceWithoutCoordinates(place=name, read=", ".join(lost[:5]), count=len(lost))
    together = tuple(dict.fromkeys([*seen, *known]))
    if len(together) < 2:
        raise SingleArea(place=name, read=", ".join(together), count=len(together))
    if len({known[s][2] for s in together}) > 1:
        raise ValueRefused(
            place="places",
            read="lat, lon + x, y",
            wanted_en="one kind of coordinates for all",
            wanted_ar="نوع واحد من الإحداثيات للجميع",
        )
    return together


def _filled(
    lines: list[_Line],
    known: dict[str, tuple[float, float, bool]],
    locations: tuple[str, ...],
    unit: str,
    first: int,
    last: int,
) -> Study:
    at = {s: i for i, s in enumerate(locations)}
    shape = (len(locations), last - first + 1)
    counts = np.zeros(shape, dtype=np.int64)
    outside = 0
    for line in lines:
        t = periods.index(line.moment, unit) - first
        if 0 <= t < shape[1]:
            counts[at[line.location], t] += line.cases or 0
        else:
            outside += line.cases or 0
    if counts.sum() == 0:
        raise NoCases(place="cases")
    return Study(
        locations,
        np.array([known[s][:2] for s in locations]),
        known[locations[0]][2],
        unit,
        first,
        counts,
        _column(lines, "baseline", at, shape, unit, first),
        _column(lines, "population", at, shape, unit, first),
        outside,
    )


def _column(
    lines: list[_Line], column: str, at: dict[str, int], shape: tuple[int, int], unit: str, first: int
) -> Floats | None:
    """The column as a table (places, periods): a population is interpolated between known periods, a baseline never."""
    if not any(column in line.values for line in lines):
        return None
    out = np.full(shape, np.nan)
    for i, cell in _cells(lines, column, at, unit, first).items():
        known = sorted(cell)
        if column == "population":
            means = [sum(cell[t].values()) / len(cell[t]) for t in known]
            out[i] = np.interp(np.arange(shape[1]), known, means)
        else:
            inside = [t for t in known if 0 <= t < shape[1]]
            out[i, inside] = [sum(cell[t].values()) for t in inside]
    missing = np.isnan(out)
    if missing.any():
        i, t = np.argwhere(missing)[0]
        names = [s for s, j in at.items() if j == i]
        raise BaselineMissing(
            place="cases",
            read=f"{names[0]} {periods.label(first + int(t), unit)}",
            count=int(missing.sum()),
            column=column,
        )
    return out


def _cells(
    lines: list[_Line], column: str, at: dict[str, int], unit: str, first: int
) -> dict[int, dict[int, dict[periods.Moment, float]]]:
    """place -> period -> moment as written -> value. A moment given twice must give the same value."""
    out: dict[int, dict[int, dict[periods.Moment, float]]] = {}
    for line in lines:
        if column not in line.values:
            continue
        t = periods.index(line.moment, unit) - first
        cell = out.setdefault(at[line.location], {}).setdefault(t, {})
        value = line.values[column]
        if cell.setdefault(line.moment, value) != value:
            raise ValueRefused(
                place=f"{line.place} field {column}",
                read=value,
                wanted_en=f"{cell[line.moment]:g} as in an earlier row of this place and period",
                wanted_ar=f"{cell[line.moment]:g} كما في سطر سابق لهذا المكان والفترة",
            )
    return out


def read_zones(table: Table | Sequence[Sequence[str]], locations: Sequence[str]) -> list[list[int]]:
    """Zones as lists of places, from a file: names separated by |, one zone a line (or a CSV column `locations`)."""
    at = {s: i for i, s in enumerate(locations)}
    out = []
    for number, names in enumerate(_zone_names(table), start=1):
        lost = [s for s in names if s not in at]
        if lost or not names:
            raise ZoneRefused(place=f"zone {number}", read=", ".join(lost))
        out.append([at[s] for s in names])
    return out


def _zone_names(table: Table | Sequence[Sequence[str]]) -> list[list[str]]:
    if not isinstance(table, str | Path):
        return [[str(s) for s in zone] for zone in table]
    rows = [r for r in csv.reader(io.StringIO(read_text(Path(table)), newline="")) if r]
    column = 0
    if rows and "locations" in rows[0]:
        column = rows[0].index("locations")
        rows = rows[1:]
    return [[s.strip() for s in r[column].split("|") if s.strip()] for r in rows]
