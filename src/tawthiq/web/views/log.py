"""Log: who did what, filtered; and whether every hash holds."""

from __future__ import annotations

from django.http import HttpResponse

from tawthiq.casebook import browsing, health
from tawthiq.evidence.kinds import KINDS
from tawthiq.web.desk import Desk
from tawthiq.web.fields import page_number


def acts(desk: Desk) -> HttpResponse:
    kind, member = desk.asked("kind"), desk.asked("member")
    page = browsing.acts(kind, member, page_number(desk))
    kinds = sorted({k for k, _ in KINDS})
    return desk.page("log.html", acts=page, kind=kind, member=member, kinds=kinds)


def verify(desk: Desk) -> HttpResponse:
    """Recompute the whole chain and look for what is missing: only when asked, it reads everything."""
    findings = health.examine(desk.book, browsing.seen_by(desk.viewer)) if desk.sent else None
    grave = bool(findings) and any(f.grave for f in findings or ())
    return desk.page("verify.html", findings=findings, grave=grave)
