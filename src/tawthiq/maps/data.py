"""Incidents as CSV and as GeoJSON (RFC 7946: longitude first, WGS 84), stamped internal."""

from __future__ import annotations

import json
from collections.abc import Iterable
from io import StringIO

from tawthiq.lang.spreadsheets import write_rows
from tawthiq.maps.records import COLUMNS, STAMP, Record, degrees

_LISTS = {"targets", "actor_classes", "sources"}


def to_csv(records: Iterable[Record]) -> str:
    """One row an incident under COLUMNS; no cell can be taken for a formula."""
    out = StringIO()
    write_rows(out, [COLUMNS, *(record.cells() for record in records)])
    return out.getvalue()


def to_geojson(records: Iterable[Record]) -> str:
    """A FeatureCollection: a Point for each incident with its precision, geometry null where no place is known."""
    whole = {"type": "FeatureCollection", "stamp": STAMP, "features": [_feature(r) for r in records]}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _feature(record: Record) -> dict[str, object]:
    known = dict(zip(COLUMNS, record.cells(), strict=True))
    split = {name: str(known[name]).split(";") if known[name] else [] for name in _LISTS}
    split["claims"] = list(record.claims)
    plain = {name: _plain(value) for name, value in known.items() if name not in ("lat", "lon")}
    return {
        "type": "Feature", "id": record.code, "geometry": _point(record), "properties": plain | split,
    }  # fmt: skip


def _point(record: Record) -> dict[str, object] | None:
    if record.lat is None or record.lon is None:
        return None
    return {"type": "Point", "coordinates": [float(degrees(record.lon)), float(degrees(record.lat))]}


def _plain(value: object) -> object:
    """Empty cells are null; days are ISO text."""
    if value == "":
        return None
    return value if isinstance(value, int) else str(value)
