"""What people decide on facilities: whether a strike hit one."""

from __future__ import annotations

from tawthiq.casebook import db
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import NotAllowed
from tawthiq.casebook.log import Acting, append
from tawthiq.evidence.chain import Act
from tawthiq.evidence.kinds import FacilityJudged
from tawthiq.model.incidents import VERDICTS, Anchor


def judge_facility(
    book: Casebook, *, acting: Acting, anchor: Anchor, facility: str, verdict: str, because: str
) -> Act:
    """Say that the event of a claim hit a facility (same), did not (different), or that one cannot tell (unsure)."""
    if verdict not in VERDICTS or not because.strip():
        raise NotAllowed(
            place="verdict and --because", read=f"{verdict} {because}".strip(), command="facilities judge",
            expected_en=f"one of {', '.join(VERDICTS)}, with a reason that another person can check",
            expected_ar=f"{', '.join(VERDICTS)} مع سبب يستطيع شخص آخر التحقق منه",
        )  # fmt: skip
    with db.one_writer():
        return append(FacilityJudged(anchor, facility, verdict, because), acting, book.fresh())
