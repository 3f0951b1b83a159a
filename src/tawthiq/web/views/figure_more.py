"""What belongs to a figure beside its page: pictures, recount sheet, comparison, freezes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import HttpResponse

from tawthiq.casebook import freezing, queries
from tawthiq.casebook.comparing import Compared, Comparer
from tawthiq.casebook.errors import NotFound
from tawthiq.casebook.facilities import confirmed
from tawthiq.casebook.naming import naming
from tawthiq.casebook.picturing import recount_csv
from tawthiq.casebook.references import FORM
from tawthiq.casebook.stored import stored_heads
from tawthiq.casebook.veil import Veil
from tawthiq.evidence.kinds import FreezeMade
from tawthiq.figures.compare import comparison_rows, sentence
from tawthiq.figures.documented import Holdings, recount
from tawthiq.figures.documented.pictures import pictures
from tawthiq.figures.drawing import Plot
from tawthiq.model.figures import Figure
from tawthiq.web.desk import Desk
from tawthiq.web.fields import needed
from tawthiq.web.picture import as_image

DRAWN = 2_000


def drawn(figure: Figure, veil: Veil, lang: str) -> Sequence[Plot]:
    """The pictures of a figure that rests on at most DRAWN incidents, from those that may be seen."""
    if len(figure.inputs) > DRAWN:
        return ()
    incidents, claims = queries.behind([veil.figure(figure)])
    return pictures(figure, Holdings(naming(lang).claims(claims), incidents, confirmed()), lang)


def pictured(desk: Desk, ident: str) -> HttpResponse:
    """All pictures of a figure, each with the table that says the same."""
    figure = queries.figure_head(ident)
    plots = drawn(queries.figure(ident), desk.veil, desk.side) if figure.incidents <= DRAWN else ()
    return desk.page("pictures.html", figure=figure, plots=[(p, as_image(p.svg)) for p in plots])


def recount_sheet(desk: Desk, ident: str) -> HttpResponse:
    """The sheet that a doubter adds up without this program; what is hidden adds its numbers, without day and place."""
    sheet = recount_csv(queries.figure(ident), desk.veil.refs)
    return _saved(sheet, "text/csv; charset=utf-8", "recount.csv")


def recount_script(desk: Desk) -> HttpResponse:
    return _saved(recount.script().encode(), "text/x-python; charset=utf-8", "recount.py")


def _saved(data: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def compare(desk: Desk) -> HttpResponse:
    """Why two figures differ; the parts add up to the difference."""
    a, b = desk.asked("a"), desk.asked("b")
    figures = [desk.veil.figure(f) for f in stored_heads(desk.ledger)]
    shown: dict[str, Any] = {"a": a, "b": b, "figures": figures, "freezes": desk.ledger.freezes}
    if not (a and b):
        return desk.page("compare.html", rows=None, said="", **shown)
    for text in (a, b):
        if desk.veil.covers(text):
            raise NotFound(place=FORM, read=text, what=", ".join(f.id for f in figures))
    found = _compared(desk, a, b, figures)
    rows = comparison_rows(found.comparison, (found.a, found.b), desk.side)
    return desk.page("compare.html", rows=rows, said=sentence(found.comparison)[desk.side], **shown)


def _compared(desk: Desk, a: str, b: str, figures: Sequence[Figure]) -> Compared:
    """NotFound names figures alone: what the comparison itself would list are the sources and totals of everybody.

    Where something is hidden, what a printed total is made of is told of totals that are named themselves: that of a
    figure may be hidden.
    """
    try:
        found = Comparer(desk.book).compare(a, b)
    except NotFound as error:
        raise NotFound(place=FORM, read=f"{a} {b}", what=", ".join(f.id for f in figures)) from error
    if not desk.veil.refs or (a.startswith("C-") and b.startswith("C-")):
        return found
    return replace(found, comparison=replace(found.comparison, differs=()))


def freezes(desk: Desk) -> HttpResponse:
    """The freezes with their figures as they stood; the form to make one."""
    if desk.sent:
        act = freezing.freeze_now(desk.book, acting=desk.acting, name=needed("name", desk.field("name")))
        return desk.go("freezes", done="frozen", act=act.n)
    return desk.page(
        "freezes.html", freezes=[(act, body, _stood(desk, body)) for act, body in desk.ledger.freezes]
    )


def _stood(desk: Desk, body: FreezeMade) -> list[Figure]:
    return freezing.frozen(desk.book, body.name) if body.item else []


def history(desk: Desk, ident: str) -> list[tuple[FreezeMade, Figure]]:
    """How the figure stood at each freeze."""
    held = [(body, f) for _, body in desk.ledger.freezes if body.item for f in _stood(desk, body)]
    return [(body, f) for body, f in held if f.id == ident]
