"""From a question to its Figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawthiq.figures.documented.allowed import check
from tawthiq.figures.documented.beside import beside
from tawthiq.figures.documented.by_incidents import Answer, answer_by_incidents
from tawthiq.figures.documented.by_totals import answer_by_totals
from tawthiq.figures.documented.by_victims import answer_by_victims
from tawthiq.figures.documented.caveats import caveats
from tawthiq.figures.documented.digest import digest
from tawthiq.figures.documented.holdings import Holdings
from tawthiq.figures.documented.splits import split
from tawthiq.figures.errors import BasisElsewhere
from tawthiq.lang.wording import method_text
from tawthiq.model.figures import Figure, Question
from tawthiq.model.incidents import Claim, Incident
from tawthiq.model.memory import uncollected


def answer(
    question: Question,
    *,
    claims: Mapping[str, Claim],
    incidents: Sequence[Incident],
    as_of: int,
    code: str,
) -> Figure:
    """The documented figure of `question` over claims (by id) and incidents derived from acts 1 to `as_of`.

    The basis is "incidents" (the sum of what the reports of each incident say, by the question's rule) or "published
    totals" (what publishers printed, never added). The range is never an estimate. Deterministic whatever the order
    of the incidents and claims. For many questions of the same casebook see `answer_from`.
    Raises QuestionRefused for a question that has no meaning, BasisElsewhere for the basis "victims" here, where
    there are none: holdings that know them answer it.
    """
    return answer_from(Holdings(claims, incidents), question, as_of=as_of, code=code)


def answer_from(holdings: Holdings, question: Question, *, as_of: int, code: str) -> Figure:
    """The same over holdings that further questions share: what one works out the next need not."""
    check(question)
    with uncollected():
        return _answered(holdings, question, as_of, code)


def _answered(holdings: Holdings, question: Question, as_of: int, code: str) -> Figure:
    if question.basis == "incidents":
        found = answer_by_incidents(question, holdings)
    elif question.basis == "victims" and holdings.victims is not None:
        found = answer_by_victims(question, holdings.victims)
    elif question.basis == "published totals":
        found = answer_by_totals(question, holdings.claims, holdings.incidents)
    else:
        raise BasisElsewhere(place=f"question {question.id}", read=question.basis)
    return _figure(question, split(question, found, holdings), holdings, as_of, code)


def _figure(question: Question, found: Answer, holdings: Holdings, as_of: int, code: str) -> Figure:
    counted = [i for i in found.inputs if i.counted]
    claims = sum(map(len, used := [i.claims for i in counted]))
    known = holdings.confirmed
    confirmed = sum(ref in known for refs in used for ref in refs) if known else 0
    reading, told = found.reading, beside(question, found)
    return Figure(
        id=question.id,
        question=question,
        low=reading.low if reading else None,
        best=reading.best if reading else None,
        high=reading.high if reading else None,
        interval=found.interval,
        claims=claims,
        incidents=len(counted) if question.basis == "incidents" else 0,
        reviewed=confirmed,
        inputs=found.inputs,
        parts=found.parts,
        method=method_text(question, "en"),
        caveats=caveats(question, found, claims, confirmed, told),
        as_of=as_of,
        code=code,
        digest=digest(question, found.inputs),
        beside=told,
    )
