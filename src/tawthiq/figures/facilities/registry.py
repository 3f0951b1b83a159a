"""A registry of facilities from CSV or GeoJSON, as OpenStreetMap, healthsites.io or an organisation's own list give it.

Coordinates of facilities are for matching only. They are in no table, picture or output of this program: a published
list of hospitals with coordinates has been a target list before.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, NoReturn

from tawthiq.errors import Bilingual, shorten
from tawthiq.evidence.identity import short_hash
from tawthiq.figures.errors import RegistryRefused
from tawthiq.figures.numbered import numbered_rows
from tawthiq.model.vocabulary import read_vocabulary

EXACT_METRES = 100  # of a facility whose registry gives coordinates


@dataclass(frozen=True, slots=True)
class Facility:
    """`kind` is one of the targets of claims; `lat`, `lon` in 1e-7 degree, `precision` in metres; hidden from repr.

    `hit_on` is the day on which the registry itself says that it was hit (a list of attacks), else None.
    """

    id: str
    name_en: str
    name_ar: str
    kind: str
    place: str = ""
    admin: str = ""
    lat: int | None = field(default=None, repr=False)
    lon: int | None = field(default=None, repr=False)
    precision: int = EXACT_METRES
    hit_on: date | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(n for n in (self.name_en, self.name_ar) if n)


@dataclass(frozen=True, slots=True)
class Listed:
    """What became of a registry: `rows == len(facilities) + len(refused)`; a refused row is (number, why).

    The number is that of the row in a table (its header is row 1), or of the feature.
    """

    rows: int
    facilities: tuple[Facility, ...]
    refused: tuple[tuple[int, Bilingual], ...]


def read_registry(name: str, data: bytes) -> Listed:
    """The facilities of a CSV or GeoJSON file in UTF-8. Raises RegistryRefused when it is neither or has no names."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse(f"{name} byte {error.start}", error)
    features = text.lstrip().startswith("{")
    numbered = list(enumerate(_features(name, text), 1)) if features else numbered_rows(text)[1]
    rows = [row for _, row in numbered]
    if not rows or not any(_told(row, "name_en") or _told(row, "name_ar") for row in rows):
        _refuse(name, list(rows[0])[:8] if rows else "")
    taken: dict[str, Facility] = {}
    refused: list[tuple[int, Bilingual]] = []
    for number, row in numbered:
        try:
            found = _facility(row)
        except _RowRefused as refusal:
            refused.append((number, refusal.why))
            continue
        if found.id in taken:
            refused.append((number, _TWICE.format(id=found.id)))
        else:
            taken[found.id] = found
    return Listed(len(rows), tuple(taken.values()), tuple(refused))


def _refuse(name: str, read: object) -> NoReturn:
    raise RegistryRefused(place=name, read=read)


def _features(name: str, text: str) -> Iterator[dict[str, Any]]:
    """The properties of each feature with its point; a polygon gives the middle of its corners."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        _refuse(f"{name} line {error.lineno}", error)
    if not isinstance(whole.get("features"), list):
        _refuse(name, list(whole))
    for number, one in enumerate(whole["features"], 1):
        try:
            lon, lat = _middle(one["geometry"])
            yield {"id": one.get("id"), **(one.get("properties") or {}), "lat": lat, "lon": lon}
        except (ValueError, KeyError, TypeError, IndexError, AttributeError, ZeroDivisionError) as error:
            told = one.get("id") if isinstance(one, dict) else one
            raise RegistryRefused(place=f"{name}, feature {number}", read=told) from error


def _middle(geometry: Mapping[str, Any]) -> tuple[float, float]:
    points = geometry["coordinates"]
    if geometry["type"] == "Point":
        return points[0], points[1]
    ring = points[0] if geometry["type"] == "Polygon" else points[0][0]
    return sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)


def _told(row: Mapping[str, Any], key: str) -> str:
    """The first of the key's columns that holds something."""
    for column in vocabulary()["columns"][key]:
        value = row.get(column)
        if value not in (None, ""):
            return " ".join(str(value).split())
    return ""


_TWICE = Bilingual("a second row of the id {id}", "صف ثان للمعرّف {id}")
_NAMELESS = Bilingual("no name", "لا اسم")
_NOWHERE = Bilingual("neither coordinates nor a place", "لا إحداثيات ولا مكان")
_NO_DAY = Bilingual(
    "{read} is no day such as 2024-03-08; which month and day it means cannot be told",
    "{read} ليس يوما مكتوبا مثل 2024-03-08؛ فلا يُعرف أي شهر وأي يوم هو",
)
_NO_DEGREES = Bilingual("{read} is no coordinate in degrees", "{read} ليس إحداثيا بالدرجات")


class _RowRefused(Exception):
    """A row that is no facility, and why."""

    def __init__(self, why: Bilingual) -> None:
        super().__init__(why.en)
        self.why = why


def _facility(row: Mapping[str, Any]) -> Facility:
    """The facility of a row. Raises _RowRefused."""
    name_en, name_ar = _told(row, "name_en"), _told(row, "name_ar")
    if not (name_en or name_ar):
        raise _RowRefused(_NAMELESS)
    kind = _kind(_told(row, "kind"))
    place, admin, day = _told(row, "place"), _told(row, "admin"), _told(row, "date")
    lat, lon, hit_on = _degrees(_told(row, "lat"), 90), _degrees(_told(row, "lon"), 180), _day(day)
    if (lat is None) != (lon is None) or (lat is None and not place):
        raise _RowRefused(_NOWHERE)
    ident = _told(row, "id") or "F-" + short_hash("|".join((name_en, name_ar, place, kind)).encode(), 10)
    return Facility(ident, name_en, name_ar, kind, place, admin, lat, lon, EXACT_METRES, hit_on)


def _degrees(text: str, limit: int) -> int | None:
    try:
        value = round(float(text) * 10_000_000) if text else None
    except (ValueError, OverflowError):  # no number, or not a finite one
        raise _RowRefused(_NO_DEGREES.format(read=shorten(text, 40))) from None
    if value is not None and abs(value) > limit * 10_000_000:
        raise _RowRefused(_NO_DEGREES.format(read=shorten(text, 40)))
    return value


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise _RowRefused(_NO_DAY.format(read=shorten(text, 40))) from None


def _kind(word: str) -> str:
    lowered = word.casefold().replace("_", " ")
    for kind, words in vocabulary()["kinds"].items():
        if lowered in (w.replace("_", " ") for w in words) or lowered == kind.replace("_", " "):
            return str(kind)
    return "none_stated"


@cache
def vocabulary() -> dict[str, Any]:
    """facilities.yml as it stands."""
    loaded: dict[str, Any] = read_vocabulary("facilities")
    return loaded
