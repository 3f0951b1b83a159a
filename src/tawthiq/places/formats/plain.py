"""Our own table, for any country: pcode,name_en,name_ar,aliases,kind,admin1,admin2,admin3,lat,lon,precision.

`aliases` are parted by |. `kind` is a kind of KINDS (empty: community). `admin1` ... `admin3` hold the codes of
rows of this or another table, or plain names, which become units of their own, placed around what they hold.
"""

from __future__ import annotations

from dataclasses import replace

from tawthiq.places.formats.common import (
    Row,
    header,
    point,
    population_prior,
    refuse,
    required,
    rows,
    split,
    whole,
)
from tawthiq.places.gazetteer import ADMIN_KINDS, KINDS, Entry, Table
from tawthiq.places.geometry import distance
from tawthiq.places.keys import is_arabic

NAME = "plain"
TITLE = "tawthiq CSV (pcode,name_en,name_ar,aliases,kind,admin1,admin2,admin3,lat,lon,precision)"
RANK = 0
_PRECISION = {"country": 300_000, "admin1": 60_000, "admin2": 25_000, "admin3": 12_000, "community": 2_000}
_PRIOR = {"country": 300, "admin1": 700, "admin2": 350, "admin3": 250, "community": 200}


def knows(head: str) -> bool:
    return header(head) >= {"pcode", "name_en", "name_ar", "lat", "lon"}


def table(name: str, data: bytes) -> Table:
    entries: dict[str, Entry] = {}
    for line, row in rows(name, data):
        entry = _entry(f"{name} row {line}", row)
        if entry.pcode in entries:
            refuse(f"{name} row {line} field pcode", entry.pcode, "a code that stands once", "رمز لا يتكرر")
        entries[entry.pcode] = entry
    return Table(name, NAME, RANK, tuple(_with_units(entries)))


def _entry(where: str, row: Row) -> Entry:
    kind = row.get("kind") or "community"
    if kind not in KINDS:
        refuse(f"{where} field kind", kind, f"one of {', '.join(KINDS)}", f"واحد من {', '.join(KINDS)}")
    if not (row["name_en"] or row["name_ar"]):
        refuse(f"{where} field name_en", "", "a name in one language at least", "اسم بلغة واحدة على الأقل")
    lat, lon = point(where, row["lat"], row["lon"]) if row["lat"] or row["lon"] else (None, None)
    population = whole(f"{where} field population", row.get("population", ""), 0)
    chain = tuple(row[f"admin{n}"] for n in range(4) if row.get(f"admin{n}"))
    return Entry(
        required(where, row, "pcode"), row["name_en"], row["name_ar"], split(row.get("aliases", "")), kind, chain,
        lat, lon, whole(f"{where} field precision", row.get("precision", ""), _PRECISION.get(kind, 2_000)),
        population_prior(population, _PRIOR.get(kind, 150)), NAME, population=population,
    )  # fmt: skip


def _with_units(entries: dict[str, Entry]) -> list[Entry]:
    """The rows with full chains of codes, and one unit for every admin name that no row describes."""
    named = {(e.kind, n): e.pcode for e in entries.values() if e.kind in ADMIN_KINDS for n in e.names()}
    units: dict[str, Entry] = {}
    done = [replace(e, admin=_codes(e, entries, named, units)) for e in entries.values()]
    return [*done, *(_around(unit, done) for unit in units.values())]


def _codes(
    entry: Entry, entries: dict[str, Entry], named: dict[tuple[str, str], str], units: dict[str, Entry]
) -> tuple[str, ...]:
    chain: list[str] = []
    for depth, value in enumerate(entry.admin, 1):
        kind = f"admin{min(depth, 3)}"
        code = value if value in entries else named.get((kind, value))
        if code is None:
            code = "/".join((*(chain[-1:]), value))
            english, arabic = ("", value) if is_arabic(value) else (value, "")
            unit = Entry(code, english, arabic, (), kind, tuple(chain), None, None, 0, _PRIOR[kind], NAME)
            units.setdefault(code, unit)
        parents = entries[code].admin if code in entries else ()
        chain.extend(p for p in parents if p in entries and p not in chain)
        chain.append(code)
    return tuple(dict.fromkeys(chain))


def _around(unit: Entry, entries: list[Entry]) -> Entry:
    """A unit known by name only stands at the mean of its places, precise to the farthest of them."""
    points = [
        (e.lat, e.lon) for e in entries if unit.pcode in e.admin and e.lat is not None and e.lon is not None
    ]
    if not points:
        return unit
    lat, lon = sum(y for y, _ in points) // len(points), sum(x for _, x in points) // len(points)
    reach = max(distance(lat, lon, y, x) for y, x in points)
    return replace(unit, lat=lat, lon=lon, precision=max(reach, _PRECISION["admin3"]))
