"""The queue: claims that wait behind a chosen figure, those first that can move it most; and pairs to judge."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from tawthiq.casebook import browsing, log, queries, reviewing
from tawthiq.casebook.actions.deciding import judge
from tawthiq.casebook.stored import stored_heads
from tawthiq.evidence.chain import Act
from tawthiq.evidence.kinds import ClaimsJudged
from tawthiq.evidence.ledger import may_see
from tawthiq.model.incidents import Anchor
from tawthiq.statement.entries import claim_data
from tawthiq.web.comparing import side_by_side
from tawthiq.web.desk import Desk
from tawthiq.web.fields import needed, one_of, whole
from tawthiq.web.templating import url
from tawthiq.web.views.claims import shown
from tawthiq.web.views.own import inside

AHEAD = 20


def queue(desk: Desk) -> HttpResponse:
    """The first claim that waits behind the chosen figure; those in `not` were skipped."""
    figures = stored_heads(desk.ledger)
    chosen = desk.asked("for") or (figures[0].id if figures else "")
    skipped = [s for s in desk.asked("not").split(",") if s]
    waiting = reviewing.waiting(chosen, after=desk.book, limit=len(skipped) + AHEAD) if chosen else []
    left = [w for w in waiting if w.claim.id not in skipped and may_see(desk.viewer, w.claim.audience)]
    frame: dict[str, Any] = {
        "figures": figures, "chosen": chosen, "skipped": skipped,
        "left": reviewing.how_many_wait(chosen, desk.book) if chosen else 0,
        "keys": desk.request.COOKIES.get("tawthiq_keys", "on"),
    }  # fmt: skip
    if not left:
        return desk.page("review.html", first=None, **frame)
    first = left[0]
    here = f"{url('review')}?for={chosen}" + (f"&not={','.join(skipped)}" if skipped else "")
    onward = f"{url('review')}?for={chosen}&not={','.join([*skipped, first.claim.id])}"
    return desk.page(
        "review.html",
        first=first,
        next=here,
        onward=onward,
        queue=chosen,
        **frame,
        **shown(desk, first.claim),
    )


def pair(desk: Desk) -> HttpResponse:
    """Two claims side by side: one event, two events, or one cannot tell."""
    a, b = desk.asked("a"), desk.asked("b")
    if desk.sent:
        return _judge(desk, a, b)
    anchors = [_anchor(desk, r) for r in (a, b) if r]
    ids = [i for i in (queries.find_claim(x) for x in anchors) if i]
    claims = [desk.names.claim(browsing.claim(i, desk.viewer)) for i in ids]
    return desk.page(
        "pair.html", a=a, b=b, claims=[(c, claim_data(c, desk.side)) for c in claims],
        table=side_by_side(claims, desk.lang, desk.party), seen=desk.field("seen") or str(log.last_number()),
        next=desk.asked("next"), decided=_judged(desk, anchors),
    )  # fmt: skip


def _anchor(desk: Desk, ref: str) -> Anchor:
    """The anchor of a claim or an incident that the viewer may see: of any other nothing is told, and none judged."""
    answer = queries.answer(ref) if ref.startswith("I-") else None
    if answer is not None and answer.incident is not None:
        browsing.incident(answer.incident, desk.viewer)
    elif ref.startswith("C-"):
        browsing.claim(ref, desk.viewer)
    return reviewing.anchor_of(ref)


def _judged(desk: Desk, anchors: list[Anchor]) -> list[tuple[Act, ClaimsJudged]]:
    """What people said of these two before, the last first."""
    return [(act, body) for act, body in reversed(desk.ledger.judgements) if {body.a, body.b} == {*anchors}]


def _judge(desk: Desk, a: str, b: str) -> HttpResponse:
    verdict = one_of("verdict", desk.field("verdict"), ("same", "different", "unsure"))
    act = judge(
        desk.book, acting=desk.acting, a=_anchor(desk, needed("a", a)), b=_anchor(desk, needed("b", b)),
        verdict=verdict, because=desk.field("because"),
        seen=None if desk.field("anyway") else whole("seen", desk.field("seen")),
    )  # fmt: skip
    return desk.back(inside(desk.field("next") or url("incidents")), {"done": "judged", "act": act.n})
