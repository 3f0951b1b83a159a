"""The path from a figure, an incident's code or a claim's id to the sentences, for the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from tawthiq.casebook import log, queries
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import NotFound
from tawthiq.casebook.naming import naming
from tawthiq.casebook.standing import Standing, standing
from tawthiq.errors import Bilingual
from tawthiq.evidence.ledger import fold
from tawthiq.lang.labels import date_text, label
from tawthiq.lang.ranges import fmt_range
from tawthiq.model.figures import Figure
from tawthiq.statement import Evidence, trace_text


def evidence_of(
    figures: Sequence[Figure], cited: Sequence[str] = (), sight: queries.Sight = queries.EVERYTHING
) -> Evidence:
    """The figures with every incident and claim behind them, and the claims that a text cites by id."""
    incidents, claims = queries.behind(figures)
    claims.update(queries.claims_named(set(cited) - set(claims), sight))
    return Evidence(
        {f.id: f for f in figures}, claims, {i.code: i for i in incidents}, queries.StoredReports(sight)
    )


def trace_of(ref: str, lang: str, book: Casebook) -> Iterator[str]:
    """Lines of the trace. A code that was merged away says where it leads; one whose claim is gone says so."""
    found = queries.figures([ref])
    if found:
        yield _text(ref, evidence_of(found), lang, below=_victims(found[0], lang))
        return
    if ref.startswith("I-"):
        yield from _incident(ref, lang, book)
        return
    if ref.startswith(("V-", "R-")):
        from tawthiq.casebook.tracing_victims import (
            lines_of,  # names of persons are read only where one is asked for
        )

        yield from lines_of(ref, lang)
        return
    claims = queries.claims_named([ref]) if ref.startswith("C-") else {}
    if not claims:
        raise NotFound(
            place="REF",
            read=ref,
            what=Bilingual(
                "a figure's id, the code of an incident or a victim, or the id of a claim or a record",
                "معرّف رقم أو رمز حادثة أو ضحية، أو معرّف إفادة أو سجل",
            ),
        )
    yield _text(next(iter(claims)), Evidence({}, claims, {}, queries.StoredReports()), lang)


def _victims(figure: Figure, lang: str) -> dict[str, list[str]]:
    """Who the victims are that a figure counts, and who states them."""
    if figure.question.basis != "victims":
        return {}
    from tawthiq.casebook.tracing_victims import below_figure

    return below_figure([i.ref for i in figure.inputs if i.counted], lang)


def _text(
    ref: str, e: Evidence, lang: str, after: Iterable[str] = (), below: dict[str, list[str]] | None = None
) -> str:
    e = naming(lang).evidence(e)
    return trace_text(
        ref, figures=e.figures, incidents=e.incidents, claims=e.claims, reports=e.reports, lang=lang, after=after,
        below=below,
    )  # fmt: skip


def _incident(code: str, lang: str, book: Casebook) -> Iterator[str]:
    from tawthiq.casebook.tools import party_named  # reads packs: only where parties are named

    answer = queries.answer(code)
    if answer is None:
        raise NotFound(
            place="REF",
            read=code,
            what=Bilingual("a code that this casebook gave", "رمز أعطاه ملف التوثيق هذا"),
        )
    if answer.incident is None:
        yield _TOMBSTONE[lang].format(code=code)
        return
    if answer.state == "redirect":
        yield _REDIRECT[lang].format(code=code, now=answer.incident)
    incidents = queries.incidents([answer.incident])
    claims = queries.claims(c for i in incidents for c in i.claims)
    evidence = Evidence({}, claims, {i.code: i for i in incidents}, queries.StoredReports())
    held = [naming(lang).claim(claims[c]) for c in incidents[0].claims if c in claims]
    ledger = fold(log.read())
    party = party_named(book, ledger, lang)
    yield _text(answer.incident, evidence, lang, _stands(standing(incidents[0], held, ledger), lang, party))


def _stands(found: Standing, lang: str, party: Callable[[str], str]) -> Iterator[str]:
    """The course of the toll, the grades with who stands behind them, and the ties."""
    w = _WORDS[lang]
    if found.course:
        yield f"{w['course']}:"
    for step in found.course:
        tolls = [
            f"{w[k]} {fmt_range(*r, lang)}"
            for k, r in (("killed", step.killed), ("injured", step.injured))
            if r
        ]
        yield "  ".join(["", date_text(step.published, lang), step.originator, *tolls, w["stands"] if step.stands else
                         w["earlier"]])  # fmt: skip
    for one in found.grades:
        yield f"{w[one.about]}: {label('grades', one.stands, lang)} ({w['rule']}: {label('grades', one.rule, lang)})"
        for act, body in one.decided:
            yield f"  {act.member}, {act.at[:10]}: {label('grades', body.grade, lang)}. {body.because}"
    yield from (f"{w[k]}: {w['comma'].join(by)}" for k, by in
                (("harmed_by", found.harmed_by), ("denied_by", found.denied_by)) if by)  # fmt: skip
    yield from (f"{w['attributed']}: {party(one)} ({w['comma'].join(by)})" for one, by in found.attributed_by)
    for tie in found.ties:
        whole, parts = (fmt_range(*r, lang) for r in (tie.whole_toll, tie.parts_toll))
        yield w["tie"].format(whole=tie.whole, parts=w["comma"].join(tie.parts), toll=whole, sum=parts)


_WORDS = {
    "en": {
        "course": "course of the toll", "killed": "killed", "injured": "injured", "stands": "(stands)",
        "earlier": "(said earlier)", "harm": "harm", "attribution": "who did it", "rule": "by the rule",
        "harmed_by": "harm counted by", "denied_by": "nobody was harmed, say", "attributed": "named as the party",
        "comma": ", ",
        "tie": "{whole} (killed: {toll}) sums up {parts} (killed: {sum} together); they are not joined.",
    },
    "ar": {
        "course": "تطور الحصيلة", "killed": "قتلى", "injured": "جرحى", "stands": "(القائم)", "earlier": "(قيل قبله)",
        "harm": "الأذى", "attribution": "المسؤولية", "rule": "بحسب القاعدة", "harmed_by": "عدّ المتضررين",
        "denied_by": "قال إنه لم يُصب أحد", "attributed": "الطرف المسمّى", "comma": "، ",
        "tie": "تجمع {whole} (القتلى: {toll}) حوادث {parts} (القتلى معا: {sum})؛ وهي غير مدموجة.",
    },
}  # fmt: skip
_REDIRECT = {"en": "{code} is now part of {now}.", "ar": "صار {code} جزءا من {now}."}
_TOMBSTONE = {
    "en": "{code} was given to a claim that no longer stands: withdrawn, erased, rejected, or read otherwise.",
    "ar": "أُعطي {code} لإفادة لم تعد قائمة: سُحبت أو مُحيت أو رُفضت أو قُرئت على نحو آخر.",
}
