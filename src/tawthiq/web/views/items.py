"""Items and reports: what was received, and each text with its claims highlighted; words marked become a claim."""

from __future__ import annotations

from django.http import HttpResponse

from tawthiq.casebook import browsing
from tawthiq.casebook.actions.deciding import add_claim
from tawthiq.casebook.originals import is_withheld
from tawthiq.evidence.ledger import audience, may_see
from tawthiq.model.reports import Report
from tawthiq.statement.entries import claim_data
from tawthiq.statement.trace_site import highlighted
from tawthiq.web.desk import Desk
from tawthiq.web.event_form import BLANK, CHOICES, count_rows, event_of_words
from tawthiq.web.fields import page_number


def listed(desk: Desk) -> HttpResponse:
    return desk.page("items.html", items=browsing.items(desk.viewer, page_number(desk)))


def one(desk: Desk, sha: str) -> HttpResponse:
    """One item: who gave it, its account, its reports."""
    return desk.page(
        "item.html",
        item=browsing.item(sha, desk.viewer),
        receipts=[
            r for r in desk.ledger.receipts.get(sha, []) if may_see(desk.viewer, audience([r]), whole=True)
        ],
        refused=browsing.refusals(desk.viewer, sha),
        withheld=is_withheld(desk.book, desk.ledger, sha, desk.viewer),
        reports=browsing.reports_of(sha, desk.viewer, page_number(desk)),
    )


def report(desk: Desk, sha: str) -> HttpResponse:
    """One report with its claims; a form to add a claim from words that the program did not read."""
    found = browsing.report(sha, desk.asked("at"), desk.viewer)
    if desk.sent:
        return _add(desk, found)
    claims = [desk.names.claim(c) for c in browsing.claims_of(found, desk.viewer)]
    return desk.page(
        "report.html",
        report=found,
        pieces=highlighted(found.text, claims),
        claims=[(c, claim_data(c, desk.side)) for c in claims],
        item=browsing.item(sha, desk.viewer),
        withheld=is_withheld(desk.book, desk.ledger, sha, desk.viewer),
        blank=BLANK,
        counts=count_rows(desk, None),
        **CHOICES,
    )


def _add(desk: Desk, report: Report) -> HttpResponse:
    event = event_of_words(desk, report)
    act = add_claim(desk.book, acting=desk.acting, item=report.item, locator=report.locator, event=event,
                    because=desk.field("because"))  # fmt: skip
    return desk.back(desk.request.get_full_path(), {"done": "added", "act": act.n})
