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
    units: dict[str, dict[int, str]] = {}
    for line, row in rows(name, data):
        entry = _entry(f"{name} row {line}", row)
        if entry.pcode in entries:
            refuse(f"{name} row {line} field pcode", entry.pcode, "a code that stands once", "رمز لا يتكرر")
        entries[entry.pcode] = entry
        units[entry.pcode] = {n: row[f"admin{n}"] for n in range(4) if row.get(f"admin{n}")}
    return Table(name, NAME, RANK, tuple(_with_units(entries, units)))


def _entry(where: str, row: Row) -> Entry:
    kind = row.get("kind") or "community"
    if kind not in KINDS:
        refuse(f"{where} field kind", kind, f"one of {', '.join(KINDS)}", f"واحد من {', '.join(KINDS)}")
    if not (row["name_en"] or row["name_ar"]):
        refuse(f"{where} field name_en", "", "a name in one language at least", "اسم بلغة واحدة على الأقل")
    lat, lon = point(where, row["lat"], row["lon"]) if row["lat"] or row["lon"] else (None, None)
    population = whole(f"{where} field population", row.get("population", ""), 0)
    precision = whole(f"{where} field precision", row.get("precision", ""), _PRECISION.get(kind, 2_000))
    return Entry(
        pcode=required(where, row, "pcode"),
        name_en=row["name_en"],
        name_ar=row["name_ar"],
        aliases=split(row.get("aliases", "")),
        kind=kind,
        admin=(),
        lat=lat,
        lon=lon,
        precision=precision,
        prior=population_prior(population, _PRIOR.get(kind, 150)),
        source=NAME,
        population=population,
    )


def _with_units(entries: dict[str, Entry], units: dict[str, dict[int, str]]) -> list[Entry]:
    """The rows with full chains of codes, and one unit for every admin name that no row describes."""
    named = {(e.kind, n): e.pcode for e in entries.values() if e.kind in ADMIN_KINDS for n in e.names()}
    chains = _Chains(entries, units, named)
    done = [replace(e, admin=chains.of(e.pcode)) for e in entries.values()]
    return [*done, *(_around(unit, done) for unit in chains.made.values())]


class _Chains:
    """The codes of each row's units from the largest down, those of its units' own rows included."""

    def __init__(
        self, entries: dict[str, Entry], units: dict[str, dict[int, str]], named: dict[tuple[str, str], str]
    ) -> None:
        self._entries, self._units, self._named = entries, units, named
        self._open: set[str] = set()
        self.made: dict[str, Entry] = {}

    def of(self, pcode: str) -> tuple[str, ...]:
        """A unit that is written as its own parent is not followed twice."""
        if pcode in self._open or pcode not in self._units:
            return ()
        self._open.add(pcode)
        chain: list[str] = []
        for level, value in self._units[pcode].items():
            code = self._code(level, value, chain)
            chain += [c for c in (*self.of(code), code) if c not in chain and c != pcode]
        self._open.remove(pcode)
        return tuple(chain)

    def _code(self, level: int, value: str, chain: list[str]) -> str:
        """The code of a unit; one given by a name that no row describes is made, under the unit that holds it."""
        kind = ADMIN_KINDS[level]
        known = value if value in self._entries else self._named.get((kind, value))
        if known is not None:
            return known
        code = "/".join((*chain[-1:], value))
        english, arabic = ("", value) if is_arabic(value) else (value, "")
        unit = Entry(code, english, arabic, (), kind, tuple(chain), None, None, 0, _PRIOR[kind], NAME)
        self.made.setdefault(code, unit)
        return code


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
