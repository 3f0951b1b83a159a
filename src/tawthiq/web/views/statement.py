"""Statement: both languages paragraph by paragraph, every number checked while it is written, the draft as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from django.http import Http404, HttpResponse

from tawthiq.casebook import browsing
from tawthiq.casebook.actions.receiving import adopt
from tawthiq.casebook.naming import naming
from tawthiq.casebook.stored import stored_figures
from tawthiq.casebook.tools import STATEMENT
from tawthiq.casebook.tracing import evidence_of
from tawthiq.casebook.writing import as_of, bind, cited_claims, statement_source
from tawthiq.lang.wording import phrase
from tawthiq.model.figures import Figure
from tawthiq.statement import Resolved, font_folders, pdf, problems_text, to_typst
from tawthiq.web.desk import Desk

LANGUAGES = ("en", "ar")


def edit(desk: Desk) -> HttpResponse:
    """The text as it is written, beside it how it reads; saving adopts it by an act."""
    figures = [desk.veil.figure(f) for f in stored_figures()]
    source = (
        desk.request.POST.get("source", "")
        if desk.posted
        else statement_source(desk.ledger, desk.book, figures)
    )
    source = source.replace("\r\n", "\n")
    if desk.sent and desk.field("do") == "save":
        _bound(desk, source, figures)
        act = adopt(desk.book, acting=desk.acting, role=STATEMENT, name="all", data=source.encode())
        return desk.go("statement", done="saved", act=act.n)
    resolved = None if desk.refusal else _bound(desk, source, figures)
    shown: dict[str, Any] = {"source": source, "resolved": resolved, **_read(desk, source, figures, resolved)}
    if desk.partial:
        return desk.part("statement_read.html", **shown)
    tokens = [(f.id, phrase(f, desk.side)) for f in figures]
    return desk.page("statement.html", tokens=tokens, **shown)


def _bound(desk: Desk, source: str, figures: Sequence[Figure], language: str = "en") -> Resolved:
    """Bound to what the viewer may see: a claim or an item of others answers as one that is not there."""
    evidence = evidence_of(figures, cited_claims(source), browsing.sight(desk.viewer))
    return bind(source, naming(language).evidence(evidence))


def _read(desk: Desk, source: str, figures: Sequence[Figure], resolved: Resolved | None) -> dict[str, Any]:
    if resolved is None:
        return {"pairs": [], "problems": [], "languages_of": ()}
    arabic = _bound(desk, source, figures, "ar") if "ar" in resolved.blocks else resolved
    sides = [bound.blocks.get(lang, ()) for lang, bound in zip(LANGUAGES, (resolved, arabic), strict=True)]
    return {
        "pairs": list(zip_longest(*sides)),
        "problems": problems_text(resolved.problems, desk.side),
        "languages_of": tuple(resolved.blocks),
    }


def draft(desk: Desk, language: str) -> HttpResponse:
    """The statement as it was saved last, as a watermarked PDF."""
    figures = [desk.veil.figure(f) for f in stored_figures()]
    source = statement_source(desk.ledger, desk.book, figures)
    resolved = _bound(desk, source, figures, language)
    if language not in resolved.blocks:
        raise Http404
    made = pdf(to_typst(resolved, language), font_folders(), as_of(desk.ledger))
    name = f'attachment; filename="statement.{language}.pdf"'
    return HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": name})
