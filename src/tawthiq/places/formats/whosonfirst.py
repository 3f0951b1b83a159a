"""Who's On First as CSV: localities with Arabic variants, mostly from GeoNames."""

from __future__ import annotations

from tawthiq.places.formats.common import Row, header, point, population_prior, required, rows, split, whole
from tawthiq.places.gazetteer import Entry, Table
from tawthiq.places.keys import is_arabic

NAME = "whosonfirst"
TITLE = "Who's On First (wof_id, placetype, name, name_ar, lat, lon)"
RANK = 3
_KINDS = {
    "country": ("country", 300_000),
    "region": ("admin1", 60_000),
    "county": ("admin2", 25_000),
    "locality": ("community", 2_000),
    "neighbourhood": ("neighbourhood", 1_500),
    "campus": ("feature", 2_000),
}


def knows(head: str) -> bool:
    return header(head) >= {"wof_id", "placetype", "name", "name_ar", "lat", "lon"}


def table(name: str, data: bytes) -> Table:
    entries, other = [], 0
    for line, row in rows(name, data):
        if row["placetype"] in _KINDS:
            entries.append(_entry(f"{name} row {line}", row))
        else:
            other += 1
    notes = (f"{name}: {other} rows of other placetypes left out",) if other else ()
    return Table(name, NAME, RANK, tuple(entries), notes=notes)


def _entry(where: str, row: Row) -> Entry:
    kind, precision = _KINDS[row["placetype"]]
    lat, lon = point(where, row["lat"], row["lon"])
    names = [
        row["name_en"],
        row["name"],
        row["name_ar"],
        *split(row["name_ar_variants"]),
        *split(row["name_variants"]),
    ]
    names = list(dict.fromkeys(n for n in names if n))
    latin, script = [n for n in names if not is_arabic(n)], [n for n in names if is_arabic(n)]
    english, arabic = (latin[0] if latin else ""), (script[0] if script else "")
    population = whole(f"{where} field population", row.get("population", ""), 0)
    prior = population_prior(population, 100) if kind == "community" else 100
    return Entry(
        f"wof:{required(where, row, 'wof_id')}", english, arabic,
        tuple(n for n in names if n not in (english, arabic)), kind, (), lat, lon, precision, prior, NAME,
        population=population,
    )  # fmt: skip
