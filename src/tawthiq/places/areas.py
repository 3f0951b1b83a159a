"""Packs of a country's further names and informal areas, and the reading of a printed area.

An informal area ("northern Hama countryside") is an entry with its own id, its members and a source; it is never
a whole governorate. A direction of a unit that no pack names is computed: the sub-units whose centre lies there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from tawthiq.lang.pack_shape import read_shape
from tawthiq.model.vocabulary import read_vocabulary
from tawthiq.places.errors import BadPack, UnknownPack
from tawthiq.places.gazetteer import Entry, Gazetteer
from tawthiq.places.geometry import distance, e7
from tawthiq.places.keys import key
from tawthiq.places.words import Heads

_PRIOR = 500


@dataclass(frozen=True, slots=True)
class Pack:
    """A country's additions: other names by code, and areas and words for kinds of place as they stand in the file."""

    id: str
    country: str
    aliases: Mapping[str, tuple[str, ...]]
    areas: tuple[Mapping[str, Any], ...]
    heads: Heads


def pack(name: str | Path) -> Pack:
    """A packaged pack by name ("syria") or one from a YAML file. Raises UnknownPack, BadPack."""
    try:
        if isinstance(name, Path):
            return pack_of(name.name, name.read_bytes())
        return read_pack(name, read_vocabulary(f"places_{name}"))
    except OSError as error:
        raise UnknownPack(place=str(name), read=error, packs=", ".join(packaged_packs())) from error


def pack_of(name: str, data: bytes) -> Pack:
    """A pack from the bytes of its file. Raises BadPack."""
    return read_pack(name, read_shape(data, name, BadPack))


def packaged_packs() -> list[str]:
    """Names of the packs that come with tawthiq."""
    found = (f.name for f in files("tawthiq.model").joinpath("vocab").iterdir())
    names = (n.removeprefix("places_").removesuffix(".yml") for n in found if n.startswith("places_"))
    return sorted(n for n in names if n != "words")


def read_pack(name: str, data: Mapping[str, Any]) -> Pack:
    """A pack from its YAML as plain data."""
    aliases = {
        code: tuple(dict.fromkeys((*(names.get("en") or ()), *(names.get("ar") or ()))))
        for code, names in (data.get("aliases") or {}).items()
    }
    return Pack(
        name, str(data.get("country") or ""), aliases, tuple(data.get("areas") or ()), data.get("heads") or {}
    )


def extended(gazetteer: Gazetteer, packs: Sequence[Pack]) -> Gazetteer:
    """The gazetteer with the packs' names added to its entries and their areas as entries of kind `area`.

    An area of which no member is loaded is left out, with a note.
    """
    names: dict[str, tuple[str, ...]] = {}
    areas: dict[str, Entry] = {}
    notes = list(gazetteer.notes)
    for one in packs:
        for code, aliases in one.aliases.items():
            names[code] = (*names.get(code, ()), *aliases)
        for area in one.areas:
            entry = _area(gazetteer, area)
            if entry is None:
                notes.append(f"pack {one.id}: area {area['id']} has no member in the loaded tables")
            else:
                areas[entry.pcode] = entry
    _pass_on(gazetteer, names)
    entries = [_with_names(entry, names.get(entry.pcode, ())) for entry in gazetteer.entries]
    merged = sorted((*entries, *areas.values()), key=lambda e: e.pcode)
    return Gazetteer(tuple(merged), gazetteer.boundaries, gazetteer.sources, tuple(notes))


def _pass_on(gazetteer: Gazetteer, names: dict[str, tuple[str, ...]]) -> None:
    """Another name of a town is also one of the districts and sub-districts that bear the town's name.

    Another name of a governorate is also one of the town in it that it is named for.
    """
    for code in sorted(names):
        town = gazetteer.get(code)
        if town is None or town.kind != "community":
            continue
        for unit in filter(None, map(gazetteer.get, town.admin[2:])):
            if _bare(town) & _bare(unit):
                names[unit.pcode] = (*names.get(unit.pcode, ()), *names[code])
    governorates = {e.pcode: _bare(e) for e in gazetteer.entries if e.kind == "admin1" and e.pcode in names}
    seats: dict[str, Entry] = {}
    for town in gazetteer.entries if governorates else ():
        for code in governorates.keys() & set(town.admin) if town.kind == "community" else ():
            best = seats.get(code)
            if governorates[code] & _bare(town) and (best is None or best.prior < town.prior):
                seats[code] = town
    for code, town in sorted(seats.items()):
        names[town.pcode] = (*names.get(town.pcode, ()), *names[code])


def _bare(entry: Entry) -> set[str]:
    return {key(name).removeprefix("ال") for name in entry.names()}


def _with_names(entry: Entry, names: tuple[str, ...]) -> Entry:
    known = entry.names()
    new = tuple(n for n in names if n not in known)
    return replace(entry, aliases=(*entry.aliases, *new)) if new else entry


def _area(gazetteer: Gazetteer, area: Mapping[str, Any]) -> Entry | None:
    members = tuple(str(code) for code in area["members"])
    units = [unit for unit in map(gazetteer.get, members) if unit is not None and unit.lat is not None]
    if not units:
        return None
    lat, lon, reach = _middle(units)
    if "lat" in area:
        lat, lon, reach = e7(area["lat"]), e7(area["lon"]), int(area["precision"])
    aliases = (*(area.get("en") or ()), *(area.get("ar") or ()))
    return Entry(
        str(area["id"]), area["name_en"], area["name_ar"], tuple(dict.fromkeys(aliases)), "area",
        common_chain(gazetteer.admin_chain(u.pcode) for u in units), lat, lon, reach, _PRIOR, "pack", members,
    )  # fmt: skip


def _middle(units: Sequence[Entry]) -> tuple[int, int, int]:
    points = [(u.lat or 0, u.lon or 0, u.precision) for u in units]
    lat, lon = sum(p[0] for p in points) // len(points), sum(p[1] for p in points) // len(points)
    return lat, lon, max(distance(lat, lon, y, x) + reach // 2 for y, x, reach in points)


def common_chain(chains: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The codes that all chains begin with."""
    shared: list[str] = []
    for level in zip(*chains, strict=False):
        if len(set(level)) > 1:
            break
        shared.append(level[0])
    return tuple(shared)


def sides(direction: str) -> tuple[int, int]:
    """How far north and east a direction points: "nw" is (1, -1)."""
    steps = [_SIDES[letter] for letter in direction]
    return sum(up for up, _ in steps), sum(right for _, right in steps)


_SIDES = {"n": (1, 0), "s": (-1, 0), "e": (0, 1), "w": (0, -1)}


def part_of(
    gazetteer: Gazetteer, unit: Entry, seat: Entry, direction: str, units: Iterable[Entry]
) -> Entry | None:
    """The part of an admin unit that lies in a direction of its seat, as an entry of its own.

    Its members are the `units` within it whose centre lies on every named side of the seat ("nw": north and west),
    by at least a twentieth of the unit's reach. None when there are none.
    """
    if seat.lat is None or seat.lon is None or direction not in _TITLES:
        return None
    sides = [_SIDES[letter] for letter in direction]
    slack = unit.precision * 90 // 20  # 90 units of 1e-7 degree are a metre
    members = [u for u in units if unit.pcode in u.admin and _lies(u, seat.lat, seat.lon, sides, slack)]
    if not members:
        return None
    lat, lon, reach = _middle(members)
    title = _TITLES[direction]
    return Entry(
        f"{unit.pcode}:{direction}", f"{title[0]} {unit.name_en}", f"{unit.name_ar} {title[1]}".strip(), (), "area",
        gazetteer.admin_chain(unit.pcode), lat, lon, reach, _PRIOR, "computed", tuple(u.pcode for u in members),
    )  # fmt: skip


_TITLES = {
    "n": ("northern", "(القسم الشمالي)"), "s": ("southern", "(القسم الجنوبي)"), "e": ("eastern", "(القسم الشرقي)"),
    "w": ("western", "(القسم الغربي)"), "ne": ("north-eastern", "(القسم الشمالي الشرقي)"),
    "nw": ("north-western", "(القسم الشمالي الغربي)"), "se": ("south-eastern", "(القسم الجنوبي الشرقي)"),
    "sw": ("south-western", "(القسم الجنوبي الغربي)"),
}  # fmt: skip


def _lies(unit: Entry, lat: int, lon: int, sides: Sequence[tuple[int, int]], slack: int) -> bool:
    if unit.lat is None or unit.lon is None:
        return False
    north, east = unit.lat - lat, unit.lon - lon
    return all(north * up + east * right > slack for up, right in sides)


_JOINERS = re.compile(r"\s*(?:&|\+|;|/|,|،|\band\b|\s+و\s*)\s*")
_NUMBER = re.compile(r"\s*\d+%?\s*$")


def parts(name: str) -> list[str]:
    """The units that a printed area names: "Hama 10 + Idleb 9" -> ["Hama", "Idleb"]."""
    found = (_NUMBER.sub("", part).strip(" .()") for part in _JOINERS.split(name))
    return [part for part in found if key(part)]
