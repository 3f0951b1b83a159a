"""The queue of a reviewer: what waits behind a figure, what could move it most first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tawthiq.casebook import log, queries
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.derived import models
from tawthiq.casebook.errors import NotAllowed, NotFound
from tawthiq.evidence.identity import claim_id
from tawthiq.evidence.ledger import fold
from tawthiq.model.claims import Event
from tawthiq.model.figures import Figure
from tawthiq.model.incidents import Anchor, Claim
from tawthiq.model.reports import Report


@dataclass(frozen=True, slots=True)
class Waiting:
    """An unreviewed claim with its report; `moves` is how far the figure can move if it falls away."""

    claim: Claim
    report: Report
    moves: int

    def text(self, lang: str) -> str:
        """What a reviewer sees: who, when, the words around the quote, and what the program read."""
        claim, event = self.claim, self.claim.event
        start, end = max(0, claim.anchor.start - 200), claim.anchor.end + 200
        before, after = self.report.text[start : claim.anchor.start], self.report.text[claim.anchor.end : end]
        place = event.place.name_en or event.place.text if event.place else "no place"
        lines = [
            f"{claim.id}  {claim.publisher}, {claim.published or 'undated'}",
            f"  …{before}>>>{self.report.text[claim.anchor.start : claim.anchor.end]}<<<{after}…",
            f"  read as: {event.event_type}, {place}, {event.date_start} to {event.date_end} ({event.date_basis})",
        ]
        lines += [
            f"    {c.kind} {c.group}: {c.min} to {c.max if c.max is not None else 'open'}"
            for c in event.counts
        ]
        return "\n".join([*lines, f"  can move the figure by {self.moves}"])


def waiting(figure: str, *, after: Casebook | None = None) -> list[Waiting]:
    """Unreviewed claims behind a figure, the greatest effect first, ties by id.

    `after`: leave out those that an act has decided since the last derivation.
    """
    found = queries.figures([figure])
    if not found:
        raise NotFound(place="--for", read=figure, what="the id of a figure; `tawthiq figure` lists them")
    effects = _effects(found[0])
    claims = queries.claims(effects)
    decided = _decided() if after is not None else set()
    left = [c for c in claims.values() if c.review == "unreviewed" and c.id not in decided]
    reports = queries.reports((c.anchor.item, c.anchor.locator) for c in left)
    queue = [Waiting(c, reports[c.anchor.item, c.anchor.locator], effects[c.id]) for c in left]
    return sorted(queue, key=lambda w: (-w.moves, w.claim.id))


def _effects(figure: Figure) -> dict[str, int]:
    """How much each claim can move the figure: the most that its incident adds, whole if it stands there alone."""
    effects: dict[str, int] = {}
    for one in figure.inputs:
        most = max(one.low, one.best, one.high or 0)
        if not one.counted:
            continue
        spread = most - one.low
        for claim in one.claims:
            effects[claim] = max(effects.get(claim, 0), most if len(one.claims) == 1 else max(spread, 1))
    return effects


def _decided() -> set[str]:
    return {claim_id(body.anchor) for _, body in fold(log.read()).reviews}


def with_count(event: Event, which: int, low: int, high: int | None) -> Event:
    """The event with one count set by a person: exact when both ends meet, open above when `high` is None."""
    if high is not None and high < low:
        raise NotAllowed(
            place="at most",
            read=high,
            command="review",
            expected_en=f"{low} or more",
            expected_ar=f"{low} أو أكثر",
        )
    qualifier = "at_least" if high is None else "exact" if low == high else "range"
    count = replace(event.counts[which], min=low, max=high, best=None, qualifier=qualifier)
    return replace(event, counts=(*event.counts[:which], count, *event.counts[which + 1 :]))


def anchor_of(ref: str) -> Anchor:
    """The anchor of a claim, or of the earliest claim of an incident."""
    claim = ref
    if ref.startswith("I-"):
        answer = queries.answer(ref)
        found = queries.incidents([answer.incident]) if answer and answer.incident else []
        claim = found[0].claims[0] if found else ""
    claims = queries.claims([claim])
    if claim not in claims:
        raise NotFound(place="A or B", read=ref, what="a claim (C-...) or an incident (I-...)")
    if claims[claim].event.scope != "event":
        raise NotAllowed(
            place="A or B", read=f"{ref}: {claims[claim].event.scope}", command="judge",
            expected_en="a claim of one event: totals and announcements belong to no incident",
            expected_ar="إفادة عن حدث واحد: المجاميع والإعلانات لا تتبع أي حادثة",
        )  # fmt: skip
    return claims[claim].anchor


def item_named(beginning: str) -> str:
    """The SHA-256 of the only item that begins so."""
    found = list(models.Item._default_manager.filter(sha256__startswith=beginning.lower())[:2])
    if len(found) != 1:
        raise NotFound(
            place="ITEM", read=beginning, what="the SHA-256 of one item, or enough of its beginning"
        )
    return str(found[0].sha256)
