"""SaTScan's ASCII files: .cas (place, cases, date), .geo (place, lat, lon or x, y), .pop (place, year, persons).

The formats are those of the SaTScan user guide. Covariate columns are summed over and the study says so: no adjustment
is made for them.
"""

from __future__ import annotations

from pathlib import Path

from tawthiq.errors import Bilingual
from tawthiq.figures.numbered import Row
from tawthiq.figures.scan.errors import ValueRefused
from tawthiq.figures.scan.tables import read_text

MAX_SHARE = 0.5  # SaTScan's own limit on the population of a zone when none is set

SUMMED_OVER = Bilingual(
    "The files' covariate columns are summed over, not adjusted for.",
    "جُمعت أعمدة المتغيّرات المصاحبة في الملفات ولم يُعدَّل بحسبها.",
)


def _fields(path: Path, least: int) -> list[tuple[str, list[str]]]:
    out = []
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        fields = line.replace(",", " ").split()
        if not fields:
            continue
        if len(fields) < least:
            raise ValueRefused(
                place=f"{path.name} line {number}",
                read=line,
                wanted_en=f"at least {least} columns",
                wanted_ar=f"{least} أعمدة على الأقل",
            )
        out.append((f"{path.name} line {number}", fields))
    return out


def read_cases(
    path: str | Path, population: str | Path | None = None
) -> tuple[list[Row], tuple[Bilingual, ...]]:
    """Rows for `read_study` from a .cas file and, if given, a .pop file; with notes on what was summed over."""
    cases = _fields(Path(path), 3)
    rows: list[Row] = [{"location": f[0], "cases": f[1], "date": f[2]} for _, f in cases]
    people = [] if population is None else _fields(Path(population), 3)
    rows.extend(_people(people))
    covariates = any(len(f) > 3 for _, f in cases + people)
    return rows, (SUMMED_OVER,) if covariates else ()


def _people(people: list[tuple[str, list[str]]]) -> list[Row]:
    total: dict[tuple[str, str], float] = {}
    for place, fields in people:
        try:
            total[fields[0], fields[1]] = total.get((fields[0], fields[1]), 0.0) + float(fields[2])
        except ValueError as error:
            raise ValueRefused(
                place=place, read=fields[2], wanted_en="a number of persons", wanted_ar="عدد أشخاص"
            ) from error
    return [
        {"location": p, "cases": "", "date": _four(when), "population": n} for (p, when), n in total.items()
    ]


def _four(when: str) -> str:
    """Two-digit years of old files are of the 1900s."""
    return f"19{when}" if len(when) == 2 and when.isdigit() else when


def read_places(path: str | Path, *, cartesian: bool = False) -> list[Row]:
    """Rows for `read_study` from a .geo file: latitude and longitude, or x and y when `cartesian`."""
    first, second = ("x", "y") if cartesian else ("lat", "lon")
    return [{"location": f[0], first: f[1], second: f[2]} for _, f in _fields(Path(path), 3)]
