"""Map: the incidents of the list's own filters, precision as circles, with the table that says the same."""

from __future__ import annotations

from django.http import HttpResponse
from markupsafe import Markup

from tawthiq.casebook import browsing, exporting, queries
from tawthiq.casebook.tools import GAZETTEER, tools_of
from tawthiq.maps import fragment
from tawthiq.model.claims import EVENT_TYPES
from tawthiq.web.desk import Desk
from tawthiq.web.views.incidents import wanted_of

SHOWN = 2_000


def show(desk: Desk) -> HttpResponse:
    """At most SHOWN incidents, the newest: an old machine draws and reads no more; filters show the others."""
    wanted = wanted_of(desk)
    codes = browsing.codes(wanted, desk.viewer, SHOWN)
    incidents = queries.incidents(codes)
    claims = queries.claims({c for i in incidents for c in i.claims})
    records = [exporting.record(i, [claims[c] for c in i.claims if c in claims]) for i in incidents]
    records.sort(key=lambda r: (str(r.date_start or "9999"), r.code))
    lines = exporting.boundaries(tools_of(desk.book, desk.ledger)[0].gazetteer)
    names = [a.name for a in desk.ledger.adopted(GAZETTEER) if a.name.endswith("json")]
    return desk.page(
        "map.html", body=Markup(fragment(records, lang=desk.lang, lines=lines, names=names)), wanted=wanted,
        kinds=EVENT_TYPES, areas=list(desk.ledger.areas.values()), area=desk.asked("area"), shown=len(records),
        total=browsing.how_many(wanted, desk.viewer),
    )  # fmt: skip
