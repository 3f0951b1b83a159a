"""A registry of facilities from CSV or GeoJSON, as OpenStreetMap, healthsites.io or an organisation's own list give it.

Coordinates of facilities are for matching only. They are in no table, picture or output of this program: a published
list of hospitals with coordinates has been a target list before.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, NoReturn

from tawthiq.evidence.identity import short_hash
from tawthiq.figures.errors import RegistryRefused
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
    """What became of a registry: `rows == len(facilities) + len(refused)`; a refused row is (number, why)."""

    rows: int
    facilities: tuple[Facility, ...]
    refused: tuple[tuple[int, str], ...]


def read_registry(name: str, data: bytes) -> Listed:
    """The facilities of a CSV or GeoJSON file in UTF-8. Raises RegistryRefused when it is neither or has no names."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse(name, error)
    rows = (
        list(_features(name, text))
        if text.lstrip().startswith("{")
        else list(csv.DictReader(io.StringIO(text)))
    )
    if not rows or not any(_told(row, "name_en") or _told(row, "name_ar") for row in rows):
        _refuse(name, sorted(str(k) for k in rows[0])[:8] if rows else "no rows")
    taken: dict[str, Facility] = {}
    refused = []
    for number, row in enumerate(rows, 1):
        found = _facility(row)
        reason = found if isinstance(found, str) else "a second row of this id" if found.id in taken else ""
        if isinstance(found, str) or reason:
            refused.append((number, reason))
        else:
            taken[found.id] = found
    return Listed(len(rows), tuple(taken.values()), tuple(refused))


def _refuse(name: str, read: object) -> NoReturn:
    raise RegistryRefused(place=name, read=read)


def _features(name: str, text: str) -> Iterator[dict[str, Any]]:
    """The properties of each feature with its point; a polygon gives the middle of its corners."""
    try:
        features = json.loads(text)["features"]
        for one in features:
            lon, lat = _middle(one["geometry"])
            yield {"id": one.get("id"), **(one.get("properties") or {}), "lat": lat, "lon": lon}
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise RegistryRefused(place=name, read=error) from error


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


def _facility(row: Mapping[str, Any]) -> Facility | str:
    """The facility of a row, or why the row is refused."""
    name_en, name_ar = _told(row, "name_en"), _told(row, "name_ar")
    if not (name_en or name_ar):
        return "no name"
    kind = _kind(_told(row, "kind"))
    place, admin, day = _told(row, "place"), _told(row, "admin"), _told(row, "date")
    try:
        lat, lon = _degrees(_told(row, "lat"), 90), _degrees(_told(row, "lon"), 180)
        hit_on = date.fromisoformat(day) if day else None
    except ValueError as error:
        return str(error)
    if (lat is None) != (lon is None) or (lat is None and not place):
        return "neither coordinates nor a place"
    ident = _told(row, "id") or "F-" + short_hash("|".join((name_en, name_ar, place, kind)).encode(), 10)
    return Facility(ident, name_en, name_ar, kind, place, admin, lat, lon, EXACT_METRES, hit_on)


def _degrees(text: str, limit: int) -> int | None:
    if not text:
        return None
    value = round(float(text) * 10_000_000)
    if abs(value) > limit * 10_000_000:
        raise ValueError(f"{text} is no coordinate")  # noqa: EM102 - shown as the reason
    return value


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
