"""OCHA's common operational dataset of communities: admin 1-4 names and codes in two languages, coordinates."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tawthiq.places.formats.common import Row, header, point, refuse, required, rows
from tawthiq.places.gazetteer import Entry, Table
from tawthiq.places.geometry import distance
from tawthiq.places.keys import key

NAME = "ocha"
TITLE = "OCHA COD communities (admin1pcode ... admin4pcode, latitude_y, longitude_x)"
RANK = 0
_COLUMNS = {"admin1pcode", "admin4pcode", "admin4name_en", "admin4name_ar", "latitude_y", "longitude_x"}
_LEVELS = (("admin0", "country"), ("admin1", "admin1"), ("admin2", "admin2"), ("admin3", "admin3"))
SEAT_PRIOR = {"admin1": (800, 6_000), "admin2": (600, 3_500), "admin3": (450, 2_500)}
"""Prior in 1/1000 and precision in metres of the town that its governorate, district, sub-district is named for."""
_QUALIFIED = re.compile(r"\s*(?:\((.+?)\)|\s[-_]\s*(.+)|_(.+))\s*$")
_CENTRE = re.compile(r"^مركز\s*")


def knows(head: str) -> bool:
    return header(head) >= _COLUMNS


def table(name: str, data: bytes) -> Table:
    communities: dict[str, Entry] = {}
    units: dict[str, Entry] = {}
    for line, row in rows(name, data):
        where = f"{name} row {line}"
        chain = tuple(row[f"{level}pcode"] for level, _ in _LEVELS if row.get(f"{level}pcode"))
        _take_units(units, row, chain)
        entry = _community(where, row, chain)
        if entry.pcode in communities:
            refuse(f"{where} field admin4pcode", entry.pcode, "a code that stands once", "رمز لا يتكرر")
        communities[entry.pcode] = entry
    named = {code: _bare_names(unit.names()) for code, unit in units.items()}
    entries = [_ranked(entry, units, named) for entry in communities.values()]
    return Table(name, NAME, RANK, (*entries, *_centred(units, entries)))


def _take_units(units: dict[str, Entry], row: Row, chain: tuple[str, ...]) -> None:
    depth = 0
    for level, kind in _LEVELS:
        code = row.get(f"{level}pcode", "")
        if not code:
            continue
        if code not in units:
            english, arabic = row.get(f"{level}name_en", ""), row.get(f"{level}name_ar", "")
            plain = _CENTRE.sub("", arabic)
            aliases = (plain,) if plain != arabic else ()
            units[code] = Entry(
                code, english, arabic, aliases, kind, chain[:depth], None, None, 0, _UNIT_PRIOR[kind], NAME
            )
        depth += 1


_UNIT_PRIOR = {"country": 300, "admin1": 700, "admin2": 350, "admin3": 250}


def _community(where: str, row: Row, chain: tuple[str, ...]) -> Entry:
    lat, lon = point(where, row["latitude_y"], row["longitude_x"])
    english, arabic = row.get("admin4name_en", ""), row.get("admin4name_ar", "")
    written = (row.get("location_name_en", ""), row.get("location_name_ar", ""), row.get("column1", ""))
    units = {key(row.get(f"{level}name_{lang}", "")) for level, _ in _LEVELS for lang in ("en", "ar")}
    parts = [part for text in (english, arabic, *written) for part in alternatives(text)]
    parts += [_without_unit(part, units) for part in parts]
    known = (bare(english), bare(arabic))
    aliases = [part for part in parts if part not in known and not _qualifies(part, units, parts)]
    return Entry(
        required(where, row, "admin4pcode"), bare(english), bare(arabic), tuple(dict.fromkeys(aliases)),
        "community", chain, lat, lon, 1_500, 200, NAME,
    )  # fmt: skip


def bare(name: str) -> str:
    """A name without the qualifier that tells namesakes apart: "Burj (Afrin)" -> "Burj"."""
    return _QUALIFIED.sub("", name).strip() or name.strip()


def alternatives(name: str) -> tuple[str, ...]:
    """The two names of a community that the table writes with a dash or a stroke ("A - B"), else the bare name."""
    if "(" in name:
        return (bare(name),)
    parts = [p.strip() for p in re.split(r"\s+[-–]\s*|_|\s*/\s*", name) if p.strip()]
    return tuple(parts)


def _qualifies(part: str, units: set[str], parts: list[str]) -> bool:
    """Whether a part only says which of the namesakes is meant: "Hosn - Mork" in the sub-district of Mork."""
    return key(part) in units and key(part) != key(parts[0])


def _without_unit(part: str, units: set[str]) -> str:
    """A name without the unit that is put behind it: "Burj Afrin" in Afrin is "Burj"."""
    words = part.split()
    return " ".join(words[:-1]) if len(words) > 1 and key(words[-1]) in units else part


def _bare_names(names: Iterable[str]) -> frozenset[str]:
    """Names folded, without spaces and article."""
    return frozenset(key(n).replace(" ", "").removeprefix("ال") for n in names if n)


def _ranked(entry: Entry, units: dict[str, Entry], named: dict[str, frozenset[str]]) -> Entry:
    """A community that shares the name of the unit it lies in is that unit's seat; `named` are those of the units."""
    from dataclasses import replace

    names = _bare_names((entry.name_en, entry.name_ar))
    for code in entry.admin[1:]:
        unit = units[code]
        if unit.kind in SEAT_PRIOR and not names.isdisjoint(named[code]):
            prior, precision = SEAT_PRIOR[unit.kind]
            return replace(entry, prior=prior, precision=precision)
    return entry


def _centred(units: dict[str, Entry], communities: list[Entry]) -> list[Entry]:
    """Units at the mean of their communities, precise to the farthest of them (a boundary table does it better)."""
    from dataclasses import replace

    held: dict[str, list[tuple[int, int]]] = {code: [] for code in units}
    for entry in communities:
        for code in entry.admin:
            if entry.lat is not None and entry.lon is not None:
                held[code].append((entry.lat, entry.lon))
    placed = []
    for code, unit in units.items():
        points = held[code]
        lat = sum(y for y, _ in points) // len(points)
        lon = sum(x for _, x in points) // len(points)
        reach = max(distance(lat, lon, y, x) for y, x in points)
        placed.append(replace(unit, lat=lat, lon=lon, precision=max(reach, 2_000)))
    return placed
