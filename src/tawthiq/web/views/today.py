"""Today: what came in, what waits, which figures changed since the last freeze, what to know."""

from __future__ import annotations

from django.http import HttpResponse

from tawthiq.casebook import browsing, health, queries
from tawthiq.web.desk import Desk

SHOWN = 8


def today(desk: Desk) -> HttpResponse:
    receipts = browsing.receipts(desk.viewer, SHOWN)
    return desk.page(
        "today.html",
        receipts=receipts,
        names=browsing.names_of(r.item for r in receipts),
        unreviewed=browsing.unreviewed(),
        refused=browsing.refusals(desk.viewer),
        detached=browsing.detached(desk.viewer, SHOWN),
        warnings=health.warnings(desk.book, desk.ledger, browsing.seen_by(desk.viewer)),
        freeze=desk.ledger.freezes[-1] if desk.ledger.freezes else None,
        changed=queries.changed_since_freeze(desk.ledger),
    )
