"""What people decide: reviews, judgements, withdrawals."""

from __future__ import annotations

from collections.abc import Callable

from tawthiq.casebook import db, log
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import DecidedMeanwhile, NotAllowed, NotFound
from tawthiq.casebook.log import Acting, append
from tawthiq.errors import Bilingual
from tawthiq.evidence.chain import Act
from tawthiq.evidence.identity import BY_PERSON
from tawthiq.evidence.kinds import (
    ActWithdrawn,
    Body,
    ClaimReviewed,
    ClaimsJudged,
    IncidentGraded,
    RecordsJudged,
)
from tawthiq.evidence.ledger import fold
from tawthiq.incidents.grades import ABOUT, GRADES
from tawthiq.model.claims import Event
from tawthiq.model.incidents import VERDICTS, Anchor
from tawthiq.model.victims import RecordAnchor

WITHDRAWABLE = (
    "item.received", "asset.adopted", "row.corrected", "area.named", "source.named", "question.asked",
    "claim.reviewed",
    "claims.judged", "incident.graded", "records.judged", "facility.judged",
)  # fmt: skip
REVIEW_VERDICTS = ("confirmed", "corrected", "rejected")


def review(
    book: Casebook,
    *,
    acting: Acting,
    anchor: Anchor,
    verdict: str,
    event: Event,
    because: str = "",
    seen: int | None = None,
) -> Act:
    """Confirm, correct or reject a claim; `event` is what it says from now on.

    `seen` is the last act that the person had before their eyes: DecidedMeanwhile when a later one is about this claim.
    """  # fmt: skip
    _one_of(verdict, REVIEW_VERDICTS, "review")
    body = ClaimReviewed(anchor, verdict, event, because)
    with db.one_writer():
        _still_open(seen, lambda other: isinstance(other, ClaimReviewed) and other.anchor == anchor)
        return append(body, acting, book.fresh())


def add_claim(
    book: Casebook, *, acting: Acting, item: str, locator: str, event: Event, because: str = ""
) -> Act:
    """A claim that the program did not read, from the words `event.quote` that a person marked in a report."""
    with db.one_writer():
        held = [b.anchor for _, b in fold(log.read()).reviews if b.anchor.extractor == BY_PERSON]
        k = sum((a.item, a.locator, a.quote) == (item, locator, event.quote) for a in held)
        anchor = Anchor(item, locator, BY_PERSON, event.quote, k, event.start, event.end)
        return append(ClaimReviewed(anchor, "confirmed", event, because), acting, book.fresh())


def _still_open(seen: int | None, about: Callable[[Body | None], bool]) -> None:
    """DecidedMeanwhile names the first act after `seen` that is about the same thing."""
    if seen is None:
        return
    for act, body in log.after(seen):
        if about(body):
            verdict = getattr(body, "verdict", "")
            raise DecidedMeanwhile(place=f"{act.n}", read=f"{verdict}, {act.member}, {act.at[:16]}")


def judge(
    book: Casebook,
    *,
    acting: Acting,
    a: Anchor,
    b: Anchor,
    verdict: str,
    because: str,
    seen: int | None = None,
) -> Act:
    """Say that two claims are of the same incident, of different ones, or that one cannot tell; `because` is owed.

    `seen` as for `review`.
    """
    _judged(verdict, because)
    if a == b:
        raise NotAllowed(
            place="A and B",
            read=a.quote,
            command="judge",
            expected_en="two claims",
            expected_ar="إفادتان اثنتان",
        )
    with db.one_writer():
        _still_open(seen, lambda other: isinstance(other, ClaimsJudged) and {other.a, other.b} == {a, b})
        return append(ClaimsJudged(a, b, verdict, because), acting, book.fresh())


def grade(book: Casebook, *, acting: Acting, anchor: Anchor, about: str, grade: str, because: str) -> Act:
    """Grade the harm or the attribution of the incident of this claim; `because` is owed. The last act stands."""
    if about not in ABOUT or grade not in GRADES or not because.strip():
        raise NotAllowed(
            place="grade", read=f"{about} {grade}", command="grade",
            expected_en=f"{' or '.join(ABOUT)}, one of {', '.join(GRADES)}, and a reason",
            expected_ar=f"{' أو '.join(ABOUT)}، وواحد من {'، '.join(GRADES)}، وسبب",
        )  # fmt: skip
    return append(IncidentGraded(anchor, about, grade, because), acting, book.fresh())


def judge_records(
    book: Casebook, *, acting: Acting, a: RecordAnchor, b: RecordAnchor, verdict: str, because: str
) -> Act:
    """Say that two records are of the same victim, of different ones, or that one cannot tell; `because` is owed."""
    _judged(verdict, because)
    if a == b:
        raise NotAllowed(
            place="A and B",
            read=a.locator,
            command="judge",
            expected_en="two records",
            expected_ar="سجلان اثنان",
        )
    with db.one_writer():
        return append(RecordsJudged(a, b, verdict, because), acting, book.fresh())


def _judged(verdict: str, because: str) -> None:
    _one_of(verdict, VERDICTS, "judge")
    if not because.strip():
        raise NotAllowed(
            place="--because", read=because, command="judge",
            expected_en="a reason that another person can check", expected_ar="سبب يستطيع شخص آخر التحقق منه",
        )  # fmt: skip


def withdraw(book: Casebook, *, acting: Acting, act: str, because: str) -> Act:
    """Take an act back (by its id or number): it stays in the log and no longer counts.

    NotFound for an act that is not there; NotAllowed for the first act, a freeze, an erasure, a withdrawal, and for
    an act that has been withdrawn already.
    """
    found = next((a for a in log.acts() if act in (a.id, str(a.n))), None)
    if found is None:
        raise NotFound(
            place="ACT",
            read=act,
            what=Bilingual(
                "the id or number of an act, as `tawthiq log` lists it",
                "معرّف فعل أو رقمه كما يعرضه `tawthiq log`",
            ),
        )
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
