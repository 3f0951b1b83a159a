"""One claim: its words in the report, what was read from them, and the person's decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from tawthiq.casebook import browsing, log, queries
from tawthiq.casebook.actions.deciding import review
from tawthiq.evidence.chain import Act
from tawthiq.evidence.kinds import ClaimReviewed
from tawthiq.model.incidents import Claim
from tawthiq.statement.entries import claim_data
from tawthiq.statement.trace_site import highlighted
from tawthiq.web.desk import Desk
from tawthiq.web.event_form import CHOICES, corrected, count_rows
from tawthiq.web.fields import one_of, whole
from tawthiq.web.views.own import inside


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person has decided on a claim, by the act that stands last."""

    act: Act
    body: ClaimReviewed


def one(desk: Desk, ident: str) -> HttpResponse:
    """Show the claim with its form, or take a decision in."""
    claim = browsing.claim(ident, desk.viewer)
    if desk.sent:
        return _decide(desk, claim)
    return desk.page("claim.html", **shown(desk, claim), next=desk.asked("next"), queue=None)


def shown(desk: Desk, claim: Claim) -> dict[str, Any]:
    """What the page of a claim and the queue show of it."""
    report = browsing.text_around(claim, desk.viewer)
    decided = decided_on(desk, claim)
    event = decided.body.event if decided and decided.body.verdict != "rejected" else claim.event
    return {
        "claim": desk.names.claim(claim),
        "event": event,
        "data": claim_data(desk.names.claim(claim), desk.side),
        "report": report,
        "pieces": highlighted(report.text, [claim]) if report else [],
        "decided": decided,
        "incident": queries.incident_of(claim.id),
        "seen": desk.field("seen") or str(log.last_number()),
        "counts": count_rows(desk, event),
        **CHOICES,
    }


def decided_on(desk: Desk, claim: Claim) -> Decided | None:
    """The last decision on the claim, also one that the figures do not hold yet."""
    for act, body in reversed(desk.ledger.reviews):
        if body.anchor == claim.anchor:
            return Decided(act, body)
    return None


def _decide(desk: Desk, claim: Claim) -> HttpResponse:
    verdict = one_of("verdict", desk.field("verdict"), ("confirmed", "corrected", "rejected"))
    event = corrected(desk, claim.event) if verdict == "corrected" else claim.event
    seen = None if desk.field("anyway") else whole("seen", desk.field("seen"))
    act = review(
        desk.book, acting=desk.acting, anchor=claim.anchor, verdict=verdict, event=event,
        because=desk.field("because"), seen=seen,
    )  # fmt: skip
    goal = inside(desk.field("next") or desk.request.path)
    return desk.back(goal, {"done": verdict, "act": act.n})
