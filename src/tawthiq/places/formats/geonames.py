"""A country's table as GeoNames publishes it: 19 tab-separated columns without a header."""

from __future__ import annotations

from tawthiq.places.formats.common import point, population_prior, refuse, whole
from tawthiq.places.gazetteer import Entry, Table
from tawthiq.places.keys import is_arabic

NAME = "geonames"
TITLE = "GeoNames country table (19 columns parted by tabs)"
RANK = 4
_KINDS = {"PPL": "community", "ADM1": "admin1", "ADM2": "admin2", "ADM3": "admin3", "PCLI": "country"}
_REACH = {"community": 2_000, "admin1": 60_000, "admin2": 25_000, "admin3": 12_000, "country": 300_000}


def knows(head: str) -> bool:
    cells = head.split("\n", 1)[0].rstrip("\r").split("\t")
    return len(cells) == 19 and cells[0].isdigit() and len(cells[6]) == 1


def table(name: str, data: bytes) -> Table:
    entries, other = [], 0
    try:
        lines = data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        refuse(f"{name} byte {error.start}", data[error.start : error.start + 8], "UTF-8", "ترميز UTF-8")
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r").split("\t")
        if cells == [""]:
            continue
        if len(cells) != 19:
            refuse(f"{name} row {number}", line, "19 columns parted by tabs", "19 عموداً تفصلها علامات جدولة")
        kind = _KINDS.get(cells[7]) or ("community" if cells[6] == "P" else None)
        if kind is None:
            other += 1
            continue
        entries.append(_entry(f"{name} row {number}", cells, kind))
    notes = (f"{name}: {other} rows that are no settlement or admin unit left out",) if other else ()
    return Table(name, NAME, RANK, tuple(entries), notes=notes)


def _entry(where: str, cells: list[str], kind: str) -> Entry:
    lat, lon = point(where, cells[4], cells[5])
    names = list(dict.fromkeys(n.strip() for n in (cells[1], cells[2], *cells[3].split(",")) if n.strip()))
    arabic = next((n for n in names if is_arabic(n)), "")
    population = whole(f"{where} field population", cells[14], 0)
    return Entry(
        f"gn:{cells[0]}", cells[1], arabic, tuple(n for n in names if n not in (cells[1], arabic)), kind,
        (cells[8],) if kind != "country" else (), lat, lon, _REACH[kind], population_prior(population, 100), NAME,
        population=population,
    )  # fmt: skip
