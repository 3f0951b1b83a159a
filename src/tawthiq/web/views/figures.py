"""Figures: all answers, one with what it rests on, and the form to ask a counting question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse

from tawthiq.casebook import persons, queries
from tawthiq.casebook.actions.asking import ask, name_area
from tawthiq.casebook.stored import stored_heads
from tawthiq.casebook.tools import tools_of
from tawthiq.evidence.kinds import AreaNamed, QuestionAsked
from tawthiq.lang.wording import question_text
from tawthiq.model.claims import GROUPS, KINDS, MEASURES, TARGETS
from tawthiq.model.figures import BASES, Figure, Input
from tawthiq.model.victims import Victim
from tawthiq.statement.entries import figure_data, input_data
from tawthiq.web.desk import Desk
from tawthiq.web.fields import FieldWrong, day, needed, new_ident, one_of, page_number
from tawthiq.web.views.figure_more import history

INCLUSIONS = ("all documented", "reviewed")


def listed(desk: Desk) -> HttpResponse:
    figures = [(f, question_text(f.question, desk.side)) for f in stored_heads(desk.ledger)]
    refused = {i: says[desk.lang == "ar"] for i, says in queries.refused_questions().items()}
    known = {f.id for f, _ in figures} | refused.keys()
    waiting = [q for q in desk.ledger.questions if q not in known]
    return desk.page("figures.html", figures=figures, refused=refused, waiting=waiting)


def one(desk: Desk, ident: str) -> HttpResponse:
    """A figure whole: answer, range, parts, inputs page by page."""
    figure = desk.names.figure(desk.veil.figure(queries.figure_head(ident)))
    page = desk.veil.inputs(ident, page_number(desk))
    incidents = {i.code: i for i in queries.incidents({i.ref for i in page.rows})}
    data = figure_data(figure, desk.side)
    return desk.page(
        "figure.html", figure=figure, data=data, parts=list(zip(figure.parts, data["parts"], strict=True)),
        page_of=page, inputs=[(i, input_data(i, incidents, desk.side)) for i in page.rows], scale=_scale(figure),
        history=history(desk, ident), victims=_victims(figure, page.rows),
    )  # fmt: skip


def _victims(figure: Figure, rows: Sequence[Input]) -> dict[str, Victim]:
    """Who the victims of a page of inputs are; those that another organisation holds back stand in no input."""
    if figure.question.basis != "victims":
        return {}
    return {v.code: v for v in persons.victims(i.ref for i in rows)}


def _scale(figure: Figure) -> int:
    """The right end of the picture: the largest number shown, at least 1."""
    numbers = [figure.low, figure.best, figure.highest]
    numbers += [n for p in figure.parts for n in (p.low, p.high)]
    return max([n for n in numbers if n is not None], default=1) or 1


def ask_one(desk: Desk) -> HttpResponse:
    if desk.sent:
        return _ask(desk)
    return desk.page(
        "ask.html", kinds=KINDS, groups=GROUPS, measures=MEASURES, targets=TARGETS, bases=BASES,
        inclusions=INCLUSIONS, areas=list(desk.ledger.areas.values()),
    )  # fmt: skip


def _ask(desk: Desk) -> HttpResponse:
    first, last = (_day(desk, name) for name in ("first", "last"))
    if first > last:
        raise FieldWrong(place="last", read=last, expected_en="not before the first day",
                         expected_ar="ليس قبل اليوم الأول")  # fmt: skip
    question = QuestionAsked(
        id=new_ident(desk), count=one_of("kind", desk.field("kind"), KINDS),
        window=(first.isoformat(), last.isoformat()), area=_area(desk),
        basis=one_of("basis", desk.field("basis"), BASES), group=one_of("group", desk.field("group"), GROUPS),
        measure=desk.field("measure") or None, by="source",
        inclusion=one_of("inclusion", desk.field("inclusion"), INCLUSIONS),
        targets=tuple(one_of("targets", t, TARGETS) for t in desk.fields("targets")),
    )  # fmt: skip
    ask(desk.book, acting=desk.acting, question=question)
    desk.worker.start(desk.lang)
    return desk.back(f"/progress?next=/figures/of/{question.id}")


def _day(desk: Desk, name: str) -> date:
    found = day(name, needed(name, desk.field(name)))
    assert found is not None
    return found


def _area(desk: Desk) -> str:
    """A known area, or a new one from a place's name or code."""
    if desk.field("area") in desk.ledger.areas:
        return desk.field("area")
    name = needed("place", desk.field("place"))
    finder, _ = tools_of(desk.book, desk.ledger)
    codes = finder.area(name)
    found = None if codes else finder.lookup(name)
    if not codes and (found is None or found.pcode is None):
        raise FieldWrong(place="place", read=name, expected_en="a place or area that the gazetteer knows",
                         expected_ar="مكان أو منطقة يعرفها معجم الأماكن")  # fmt: skip
    pcodes = codes or ((found.pcode,) if found and found.pcode else ())
    ident = "-".join(pcodes)[:60].lower()
    name_en = (found.name_en if found else None) or name
    name_ar = (found.name_ar if found else None) or name
    name_area(desk.book, acting=desk.acting, area=AreaNamed(ident, pcodes, name_en, name_ar))
    return ident
