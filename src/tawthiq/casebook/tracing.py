"""The path from a figure, an incident's code or a claim's id to the sentences, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.casebook import queries
from tawthiq.casebook.errors import NotFound
from tawthiq.casebook.writing import evidence_of
from tawthiq.statement import Evidence, trace_text


def trace_of(ref: str, lang: str) -> Iterator[str]:
    """Lines of the trace. A code that was merged away says where it leads; one whose claim is gone says so."""
    found = queries.figures([ref])
    if found:
        yield _text(ref, evidence_of(found), lang)
        return
    if ref.startswith("I-"):
        yield from _incident(ref, lang)
        return
    claims = queries.claims_named([ref]) if ref.startswith("C-") else {}
    if not claims:
        raise NotFound(place="REF", read=ref, what="a figure's id, an incident's code or a claim's id")
    yield _text(next(iter(claims)), Evidence({}, claims, {}, queries.StoredReports()), lang)


def _text(ref: str, e: Evidence, lang: str) -> str:
    return trace_text(
        ref, figures=e.figures, incidents=e.incidents, claims=e.claims, reports=e.reports, lang=lang
    )


def _incident(code: str, lang: str) -> Iterator[str]:
    answer = queries.answer(code)
    if answer is None:
        raise NotFound(place="REF", read=code, what="a code that this casebook gave")
    if answer.incident is None:
        yield _TOMBSTONE[lang].format(code=code)
        return
    if answer.state == "redirect":
        yield _REDIRECT[lang].format(code=code, now=answer.incident)
    incidents = queries.incidents([answer.incident])
    claims = queries.claims(c for i in incidents for c in i.claims)
    evidence = Evidence({}, claims, {i.code: i for i in incidents}, queries.StoredReports())
    yield _text(answer.incident, evidence, lang)


_REDIRECT = {"en": "{code} is now part of {now}.", "ar": "صار {code} جزءا من {now}."}
_TOMBSTONE = {
    "en": "{code} was given to a claim that no longer stands: withdrawn, erased, rejected, or read otherwise.",
    "ar": "أُعطي {code} لإفادة لم تعد قائمة: سُحبت أو مُحيت أو رُفضت أو قُرئت على نحو آخر.",
}
