"""What people decided, hung on the claims as they are read today.

A decision attaches to the claim with the same id, else to the only claim of that report that overlaps its quote, else
it is detached: counted, listed and queued. A claim that a person confirmed or corrected is what the act says, under
the id that the person saw, whatever the rules read today.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tawthiq.evidence.chain import Act
from tawthiq.evidence.identity import BY_PERSON, reattach
from tawthiq.evidence.kinds import ClaimReviewed, IncidentGraded
from tawthiq.evidence.ledger import Ledger
from tawthiq.model.claims import Event
from tawthiq.model.incidents import Anchor, Claim, Decision, Judgement


@dataclass(frozen=True, slots=True)
class Standing:
    """Claims as they stand, judgements in force, and every decision with its state.

    `facilities` gives for a claim what people judged last of each facility: same, different or unsure.
    """

    claims: dict[str, Claim]
    judgements: list[Judgement]
    decisions: list[Decision]
    facilities: dict[str, dict[str, str]] = field(default_factory=dict)


FromReport = Callable[[Anchor, Event], Claim | None]


def stand(read: Mapping[str, Claim], ledger: Ledger, from_report: FromReport) -> Standing:
    """Apply reviews, then re-attach judgements to the claims that stand after them.

    `from_report` makes the claim of an anchor with what its report says of itself; None when the report is gone.
    """
    claims = _Claims(read)
    decisions = [_review(claims, act, body, from_report) for act, body in ledger.reviews]
    judgements = []
    for act, body in ledger.judgements:
        (a, state_a), (b, state_b) = claims.hang(body.a), claims.hang(body.b)
        state = max(state_a, state_b, key=("attached", "reattached", "detached").index)
        decisions.append(Decision(act.id, "pair", body.verdict, state, a, b, body.because))
        if a and b and a != b:
            judgements.append(Judgement(a, b, body.verdict, act.id))
    facilities: dict[str, dict[str, str]] = {}
    for act, told in ledger.facilities:
        found, state = claims.hang(told.anchor)
        decisions.append(Decision(act.id, "facility", told.verdict, state, found, None, told.because))
        if found:
            facilities.setdefault(found, {})[told.facility] = told.verdict
    decisions += [_graded(claims, act, body) for act, body in ledger.grades]
    return Standing(claims.by_id, _latest(judgements), decisions, facilities)


def _graded(claims: _Claims, act: Act, body: IncidentGraded) -> Decision:
    claim, state = claims.hang(body.anchor)
    return Decision(act.id, body.about, body.grade, state, claim, None, body.because)


class _Claims:
    """Claims by id and by report, while reviews change them."""

    def __init__(self, read: Mapping[str, Claim]) -> None:
        self.by_id = dict(read)
        self.of_report: dict[tuple[str, str], list[str]] = {}
        for claim in read.values():
            self.of_report.setdefault(_report(claim.anchor), []).append(claim.id)

    def hang(self, anchor: Anchor) -> tuple[str | None, str]:
        """Where a decision on `anchor` attaches: superseded readings no longer count."""
        spans = [
            (i, self.by_id[i].anchor.start, self.by_id[i].anchor.end)
            for i in self.of_report.get(_report(anchor), ())
            if self.by_id[i].review != "superseded"
        ]
        return reattach(anchor, self.by_id, spans)

    def put(self, claim: Claim) -> None:
        if claim.id not in self.by_id:
            self.of_report.setdefault(_report(claim.anchor), []).append(claim.id)
        self.by_id[claim.id] = claim

    def supersede(self, stood: Claim) -> None:
        """Unreviewed readings of the same words under another id no longer count; they stay listed."""
        for i in self.of_report[_report(stood.anchor)]:
            other = self.by_id[i]
            overlaps = other.anchor.start < stood.anchor.end and stood.anchor.start < other.anchor.end
            if i != stood.id and other.review == "unreviewed" and overlaps:
                self.by_id[i] = replace(other, review="superseded")


def _report(anchor: Anchor) -> tuple[str, str]:
    return anchor.item, anchor.locator


def _review(claims: _Claims, act: Act, body: ClaimReviewed, from_report: FromReport) -> Decision:
    known, state = claims.hang(body.anchor)
    if body.verdict == "rejected":
        if known:
            claims.put(replace(claims.by_id[known], review="rejected", reviewed_by=act.id))
        return Decision(act.id, "claim", body.verdict, state, known, None, body.because)
    decided = from_report(body.anchor, body.event)
    if decided is None:
        return Decision(act.id, "claim", body.verdict, "detached", None, None, body.because)
    stood = replace(decided, review=body.verdict, reviewed_by=act.id)
    claims.put(stood)
    if body.anchor.extractor == BY_PERSON:  # stands beside what the program reads in the same words
        return Decision(act.id, "claim", body.verdict, "attached", stood.id, None, body.because)
    if state != "attached":
        claims.supersede(stood)
    state = "kept" if state == "detached" else state
    return Decision(act.id, "claim", body.verdict, state, stood.id, None, body.because)


def _latest(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Of several judgements on one pair the last act stands."""
    last: dict[tuple[str, str], Judgement] = {}
    for j in judgements:
        last[min(j.a, j.b), max(j.a, j.b)] = j
    return list(last.values())
