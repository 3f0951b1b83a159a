"""From a question to its Figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawthiq.figures.documented.by_incidents import Answer, answer_by_incidents, reviewed
from tawthiq.figures.documented.by_totals import answer_by_totals
from tawthiq.figures.documented.caveats import caveats
from tawthiq.figures.documented.digest import digest
from tawthiq.figures.documented.selection import INCLUSIONS
from tawthiq.figures.errors import BasisElsewhere, QuestionRefused
from tawthiq.lang.wording import method_text
from tawthiq.model.claims import GROUPS, KINDS, MEASURES, TARGETS
from tawthiq.model.figures import BASES, Figure, Question
from tawthiq.model.incidents import Claim, Incident


def answer(
    question: Question,
    *,
    claims: Mapping[str, Claim],
    incidents: Sequence[Incident],
    as_of: int,
    code: str,
) -> Figure:
    """The documented figure of `question` over claims (by id) and incidents derived from acts 1 to `as_of`.

    The basis is "incidents" (the sum of what the reports of each incident say; minimum of minima to maximum of
    maxima, as Airwars does) or "published totals" (what publishers printed, never added). The range is never an
    estimate. Deterministic whatever the order of the incidents and claims.
    Raises QuestionRefused for a question that has no meaning, BasisElsewhere for the basis "victims".
    """
    _check(question)
    by_basis = {"incidents": answer_by_incidents, "published totals": answer_by_totals}
    if question.basis not in by_basis:
        raise BasisElsewhere(place=f"question {question.id}", read=question.basis)
    found = by_basis[question.basis](question, claims, incidents)
    return _figure(question, found, claims, as_of, code)


def _figure(question: Question, found: Answer, claims: Mapping[str, Claim], as_of: int, code: str) -> Figure:
    counted = [i for i in found.inputs if i.counted]
    used = {ref: claims[ref] for i in counted for ref in i.claims}
    confirmed = reviewed(used.values())
    reading = found.reading
    return Figure(
        id=question.id,
        question=question,
        low=reading.low if reading else None,
        best=reading.best if reading else None,
        high=reading.high if reading else None,
        interval=found.interval,
        claims=len(used),
        incidents=len(counted) if question.basis == "incidents" else 0,
        reviewed=confirmed,
        inputs=found.inputs,
        parts=found.parts,
        method=method_text(question, "en"),
        caveats=caveats(question, found, len(used), confirmed),
        as_of=as_of,
        code=code,
        digest=digest(question, found.inputs),
    )


def _check(question: Question) -> None:
    """Refuse what cannot be asked, by the first field that is wrong."""
    first, last = question.window
    if first > last:
        _refuse(
            question,
            f"{first}..{last}",
            ("window", "الفترة"),
            ("a first day, then a last", "يوم أول ثم يوم أخير"),
        )
    if not question.area.pcodes:
        _refuse(
            question,
            question.area.id,
            ("area", "المنطقة"),
            ("one admin code or more", "رمز إداري واحد على الأقل"),
        )
    fields: list[tuple[str, str, str | None, Sequence[str | None]]] = [
        ("kind", "النوع", question.kind, KINDS),
        ("group", "الفئة", question.group, GROUPS),
        ("basis", "الأساس", question.basis, BASES),
        ("measure", "المقياس", question.measure, (None, *MEASURES)),
        ("by", "التقسيم", question.by, (None, "source")),
        ("inclusion", "الإدراج", question.inclusion, INCLUSIONS),
        *(("targets", "الأهداف", target, TARGETS) for target in question.targets),
    ]
    for name, arabic, value, allowed in fields:
        if value not in allowed:
            words = ", ".join(str(a) for a in allowed if a is not None)
            _refuse(question, str(value), (name, arabic), (words, words))


def _refuse(question: Question, read: str, field: tuple[str, str], expected: tuple[str, str]) -> None:
    raise QuestionRefused(
        place=f"question {question.id}, field {field[0]}",
        read=read,
        reason_en=f"the field {field[0]} has no meaning here",
        reason_ar=f"لا معنى لما في الحقل «{field[1]}»",
        expected_en=expected[0],
        expected_ar=expected[1],
    )
