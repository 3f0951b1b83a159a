"""Map: the incidents of the list's own filters, precision as circles, with the table that says the same.

Few incidents are all in the page. Of many the page asks for what it shows: cells of a grid by zoom and box, and single
incidents once few are left; the table holds the same cells, each a link that goes nearer, so scripts are no condition.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from markupsafe import Markup

from tawthiq.casebook import catalogue, exporting, gridding, queries
from tawthiq.casebook.catalogue import Box, Found
from tawthiq.casebook.gridding import Cell
from tawthiq.casebook.tools import GAZETTEER, tools_of
from tawthiq.incidents.grades import GRADES
from tawthiq.maps import Lines, fragment, words
from tawthiq.model.claims import EVENT_TYPES, TARGETS
from tawthiq.model.incidents import Incident
from tawthiq.places.gazetteer import Gazetteer
from tawthiq.statement.entries import incident_date, incident_place
from tawthiq.web.desk import Desk
from tawthiq.web.fields import whole
from tawthiq.web.templating import url
from tawthiq.web.texts import label
from tawthiq.web.views.incidents import FILTERS, wanted_of

WHOLE, SINGLE = 500, 300
DEEPEST = 17


def show(desk: Desk) -> HttpResponse:
    """At most WHOLE incidents whole, else a grid over them."""
    wanted = wanted_of(desk)
    found = catalogue.find(wanted, desk.viewer)
    few = len(found.rows) <= WHOLE
    body = _whole(desk, found) if few else _grid(desk, found)
    return desk.page(
        "map.html", body=Markup(body), wanted=wanted, kinds=EVENT_TYPES, targets=TARGETS, grades=GRADES,
        areas=list(desk.ledger.areas.values()), area=desk.asked("area"), total=len(found.rows), few=few,
        kept=_kept(desk), nearer=desk.asked("box"),
    )  # fmt: skip


def cells(desk: Desk) -> HttpResponse:
    """What the map shows of a box at a zoom, as JSON."""
    found = catalogue.find(wanted_of(desk), desk.viewer)
    return JsonResponse(_shown(desk, found, min(whole("zoom", desk.asked("zoom")) or 0, DEEPEST)))


def _whole(desk: Desk, found: Found) -> str:
    incidents = queries.incidents(found.codes())
    claims = queries.claims({c for i in incidents for c in i.claims})
    records = [exporting.record(i, [claims[c] for c in i.claims if c in claims]) for i in incidents]
    records.sort(key=lambda r: (str(r.date_start or "9999"), r.code))
    return fragment(exporting.named(records, desk.side), lang=desk.side, lines=_lines(desk), names=_names(desk),
                    address=lambda code: url("incident", code=code))  # fmt: skip


def _lines(desk: Desk) -> Lines:
    """The boundaries, made once for each gazetteer: the finder that holds it is kept."""
    return _boundaries(_Of(tools_of(desk.book, desk.ledger)[0].gazetteer))


class _Of:
    """A gazetteer, equal to itself alone."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Of) and other.gazetteer is self.gazetteer

    def __hash__(self) -> int:
        return id(self.gazetteer)


@lru_cache(maxsize=2)
def _boundaries(of: _Of) -> Lines:
    return exporting.boundaries(of.gazetteer)


def _names(desk: Desk) -> list[str]:
    return [a.name for a in desk.ledger.adopted(GAZETTEER) if a.name.endswith("json")]


def _grid(desk: Desk, found: Found) -> str:
    box = gridding.around(found)
    shown = _shown(desk, found, gridding.fitting(box) if box else 0)
    days = [d for d in found.held.first[found.rows].tolist() if d]
    data = {
        "words": words(desk.lang), "rtl": desk.lang == "ar", "lines": _lines(desk), "incidents": [],
        "kinds": [[kind, label("event_types", kind, desk.lang)] for kind in EVENT_TYPES],
        "live": {"url": url("map_cells"), "query": _kept(desk, but="box"), "list": url("incidents"), "box": box},
        "days": [min(days), int(found.held.last[found.rows].max())] if days else None,
    }  # fmt: skip
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return render_to_string(
        "map_grid.html", {
            "lang": desk.lang, "t": desk.say, "w": words(desk.lang), "names": ", ".join(_names(desk)),
            "data": Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")),
            "table": Markup(shown["table"]), "said": shown["said"], "any_date": bool(days),
        },
    )  # fmt: skip


def _shown(desk: Desk, found: Found, zoom: int) -> dict[str, Any]:
    """Cells, single incidents, the same as a table, and how many there are."""
    made = gridding.cells(found, zoom)
    placed = sum(c.n for c in made)
    alone = [code for c in made for code in c.codes]
    if placed <= SINGLE:
        made, alone = [], found.codes()
    grouped = [c for c in made if c.n > 1]
    incidents = sorted(
        queries.incidents(alone), key=lambda i: (str(i.date_start or ""), i.code), reverse=True
    )
    table = {
        "lang": desk.lang, "t": desk.say, "w": words(desk.lang),
        "cells": [(c, _place(c, desk.lang), _nearer(desk, c.box)) for c in grouped],
        "rows": [(i, incident_date(i, desk.side), incident_place(i, desk.side)) for i in incidents],
    }  # fmt: skip
    return {
        "cells": [[c.lat, c.lon, c.n, _nearer(desk, c.box)] for c in grouped],
        "incidents": [_point(i, desk.lang) for i in incidents if i.lat is not None and i.lon is not None],
        "said": _said(desk, placed, len(found.rows)),
        "table": render_to_string("map_rows.html", table),
    }


def _said(desk: Desk, placed: int, total: int) -> str:
    said = {"n": placed, "total": total, "rest": total - placed}
    key = "map.shown" if total > placed else "map.all"
    return desk.say(key, **said)


def _point(incident: Incident, lang: str) -> list[object]:
    """As the script reads an incident: see tawthiq.maps; its toll stands on its own page."""
    first, last = incident.date_start, incident.date_end or incident.date_start
    return [
        incident.code, incident.lat, incident.lon, incident.precision or 0, first and first.isoformat(),
        last and last.isoformat(), EVENT_TYPES.index(incident.event_type), incident_place(incident, lang), "", "", [],
        url("incident", code=incident.code),
    ]  # fmt: skip


def _place(cell: Cell, lang: str) -> str:
    """The place that most incidents of the cell name, else its middle in degrees."""
    en, ar = cell.place
    return (ar or en if lang == "ar" else en or ar) or f"{cell.lat / 1e7:.2f}, {cell.lon / 1e7:.2f}"


def _nearer(desk: Desk, box: Box) -> str:
    """The filters of the page with the box of a cell, a little wider."""
    west, south, east, north = box
    wide = [west - 500, south - 500, east + 500, north + 500]
    return urlencode({**_filters(desk, but="box"), "box": ",".join(f"{v / 1e7:.5f}" for v in wide)})


def _kept(desk: Desk, but: str = "") -> str:
    return urlencode(_filters(desk, but))


def _filters(desk: Desk, but: str) -> dict[str, str]:
    return {k: desk.asked(k) for k in FILTERS if desk.asked(k) and k != but}
