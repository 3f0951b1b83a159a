"""Check: a finished text, and what the casebook says of each sentence beside it."""

from __future__ import annotations

from collections import Counter

from django.http import HttpResponse

from tawthiq.casebook import browsing
from tawthiq.casebook.checking import check_draft
from tawthiq.flow.drafts import read_draft
from tawthiq.model.checks import CHECK_VERDICTS
from tawthiq.statement.checking import wording
from tawthiq.statement.checking.page import blocks_of
from tawthiq.web.desk import Desk
from tawthiq.web.fields import day, needed


def check(desk: Desk) -> HttpResponse:
    """The form; with the answers under it once a text was sent. Nothing is recorded."""
    if not desk.sent:
        return desk.page("check.html", blocks=None)
    sent = desk.request.FILES.get("file")
    data = sent.read() if sent else needed("text", desk.field("text")).encode()
    draft = read_draft(data, (sent.name or "draft.txt") if sent else "draft.txt")
    checked = check_draft(
        desk.book,
        draft,
        "draft",
        day=day("date", desk.field("date")),
        known_on=day("known_on", desk.field("known_on")),
        sight=browsing.sight(desk.viewer),
    )
    counts = Counter(j.verdict for j in checked.judgements)
    summary = [
        (v, wording.sign(v), wording.table("verdicts", v)[desk.side], counts[v])
        for v in CHECK_VERDICTS
        if counts[v]
    ]
    blocks, left = blocks_of(checked.text, checked.judgements)
    return desk.page("check.html", blocks=blocks, left=left, notes=checked.notes, summary=summary)
