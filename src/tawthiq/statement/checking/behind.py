"""The incidents behind a check: a table, and the same on a map that needs no script and nothing from outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, radians

from tawthiq.lang.labels import label, window_text
from tawthiq.model.checks import Judgement
from tawthiq.model.incidents import Incident

SHOWN = 500
WIDTH, HEIGHT, MARGIN = 640, 420, 24
_METRES_PER_DEGREE = 111_195

Row = dict[str, object]


def behind(judgements: Iterable[Judgement], incidents: Iterable[Incident]) -> list[Incident]:
    """The incidents that the figures of the judgements rest on, by date and code."""
    refs = {str(ref) for j in judgements for f in j.figures for ref in _refs(f)}
    found = [i for i in incidents if i.code in refs]
    return sorted(found, key=lambda i: (str(i.date_start), i.code))


def _refs(figure: dict[str, object]) -> list[object]:
    inputs = figure.get("inputs")
    return inputs if isinstance(inputs, list) else []


def rows(incidents: Sequence[Incident]) -> list[Row]:
    """Code, days, place and type of each incident, in both languages."""
    return [
        {
            "n": n,
            "code": i.code,
            "when": {lang: window_text(i.date_start, i.date_end, lang) for lang in ("en", "ar")},
            "place": {"en": i.place_en or i.place_ar or "", "ar": i.place_ar or i.place_en or ""},
            "type": {lang: label("event_types", i.event_type, lang) for lang in ("en", "ar")},
        }
        for n, i in enumerate(incidents[:SHOWN], 1)
    ]


def points(incidents: Sequence[Incident]) -> list[Row]:
    """Circles on a plane: {n, x, y, r, title}; the radius is the precision of the place, never below four units."""
    placed = [(n, i) for n, i in enumerate(incidents[:SHOWN], 1) if i.lat is not None and i.lon is not None]
    if not placed:
        return []
    lats = [(i.lat or 0) / 1e7 for _, i in placed]
    shrink = cos(radians(sum(lats) / len(lats)))
    lons = [(i.lon or 0) / 1e7 * shrink for _, i in placed]
    span = max(max(lons) - min(lons), (max(lats) - min(lats)) * WIDTH / HEIGHT, 0.02)
    scale = (WIDTH - 2 * MARGIN) / span
    out = []
    for (n, i), lat, lon in zip(placed, lats, lons, strict=True):
        x, y = MARGIN + (lon - min(lons)) * scale, HEIGHT - MARGIN - (lat - min(lats)) * scale
        radius = min(120.0, max(4.0, (i.precision or 0) / _METRES_PER_DEGREE * scale))
        title = f"{n}. {i.code}, {i.place_en or ''} / {i.place_ar or ''}"
        out.append({"n": n, "x": f"{x:.1f}", "y": f"{y:.1f}", "r": f"{radius:.1f}", "title": title})
    return out
