"""What people decide: reviews, judgements, withdrawals."""

from __future__ import annotations

from tawthiq.casebook import db, log
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import NotAllowed, NotFound
from tawthiq.casebook.log import Acting, append
from tawthiq.evidence.chain import Act
from tawthiq.evidence.kinds import ActWithdrawn, ClaimReviewed, ClaimsJudged
from tawthiq.evidence.ledger import fold
from tawthiq.model.claims import Event
from tawthiq.model.incidents import VERDICTS, Anchor

WITHDRAWABLE = (
    "item.received", "asset.adopted", "row.corrected", "area.named", "question.asked", "claim.reviewed",
    "claims.judged",
)  # fmt: skip
REVIEW_VERDICTS = ("confirmed", "corrected", "rejected")


def review(
    book: Casebook, *, acting: Acting, anchor: Anchor, verdict: str, event: Event, because: str = ""
) -> Act:
    """Confirm, correct or reject a claim; `event` is what it says from now on."""
    _one_of(verdict, REVIEW_VERDICTS, "review")
    with db.one_writer():
        return append(ClaimReviewed(anchor, verdict, event, because), acting, book.fresh())


def judge(book: Casebook, *, acting: Acting, a: Anchor, b: Anchor, verdict: str, because: str) -> Act:
    """Say that two claims are of the same incident, of different ones, or that one cannot tell; `because` is owed."""
    _one_of(verdict, VERDICTS, "judge")
    if not because.strip():
        raise NotAllowed(
            place="--because", read=because, command="judge",
            expected_en="a reason that another person can check", expected_ar="سبب يستطيع شخص آخر التحقق منه",
        )  # fmt: skip
    if a == b:
        raise NotAllowed(
            place="A and B",
            read=a.quote,
            command="judge",
            expected_en="two claims",
            expected_ar="إفادتان اثنتان",
        )
    with db.one_writer():
        return append(ClaimsJudged(a, b, verdict, because), acting, book.fresh())


def withdraw(book: Casebook, *, acting: Acting, act: str, because: str) -> Act:
    """Take an act back (by its id or number): it stays in the log and no longer counts.

    NotFound for an act that is not there; NotAllowed for the first act, a freeze, an erasure, a withdrawal, and for
    an act that has been withdrawn already.
    """
    found = next((a for a in log.acts() if act in (a.id, str(a.n))), None)
    if found is None:
        raise NotFound(place="ACT", read=act, what="the id or number of an act, as `tawthiq log` lists it")
    if found.kind not in WITHDRAWABLE or found.id in fold(log.read()).withdrawn:
        raise NotAllowed(
            place="ACT", read=f"{found.n} {found.kind}", command="withdraw",
            expected_en="a receipt, adoption, correction, question, review or judgement that still counts",
            expected_ar="استلام أو اعتماد أو تصحيح أو سؤال أو مراجعة أو حكم ما زال ساريا",
        )  # fmt: skip
    act = found.id
    with db.one_writer():
        return append(ActWithdrawn(act, because), acting, book.fresh())


def _one_of(verdict: str, allowed: tuple[str, ...], command: str) -> None:
    if verdict not in allowed:
        listed = ", ".join(allowed)
        raise NotAllowed(
            place="verdict", read=verdict, command=command, expected_en=f"one of {listed}", expected_ar=listed
        )
