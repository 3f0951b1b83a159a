"""Incidents: a list whose filters live in the address, a timeline, and each incident with its claims side by side."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import HttpResponse

from tawthiq.casebook import browsing, catalogue, queries
from tawthiq.casebook.actions.deciding import grade
from tawthiq.casebook.catalogue import Wanted
from tawthiq.casebook.errors import NotFound
from tawthiq.casebook.standing import Standing, standing
from tawthiq.errors import Bilingual
from tawthiq.incidents.grades import GRADES
from tawthiq.lang.wording import question_text
from tawthiq.model.claims import EVENT_TYPES, TARGETS
from tawthiq.model.incidents import Claim
from tawthiq.statement.entries import claim_data, incident_date, incident_place
from tawthiq.web.comparing import side_by_side
from tawthiq.web.desk import Desk
from tawthiq.web.fields import box, day, page_number

FILTERS = ("words", "kind", "target", "harm", "attribution", "first", "last", "area", "several", "box")


def listed(desk: Desk) -> HttpResponse:
    wanted = wanted_of(desk)
    found = catalogue.find(wanted, desk.viewer)
    page, months = browsing.incidents(found, wanted.number), found.by_month()
    rows = [(i, incident_date(i, desk.side), incident_place(i, desk.side)) for i in page.rows]
    kept = urlencode({k: desk.asked(k) for k in FILTERS if desk.asked(k)})
    but_days = urlencode({k: desk.asked(k) for k in FILTERS if desk.asked(k) and k not in ("first", "last")})
    but_days = f"{but_days}&" if but_days else ""
    return desk.page(
        "incidents.html", page_of=page, rows=rows, total=len(found.rows),
        months=[(month, n) for month, n in months if month], wanted=wanted, kinds=EVENT_TYPES, targets=TARGETS,
        grades=GRADES,
        areas=list(desk.ledger.areas.values()), area=desk.asked("area"), kept=kept, kept_but_days=but_days,
    )  # fmt: skip


def wanted_of(desk: Desk) -> Wanted:
    """The filters of the address."""
    first, last = day("first", desk.asked("first")), day("last", desk.asked("last"))
    area = desk.ledger.areas.get(desk.asked("area"))
    return Wanted(
        words=desk.asked("words"), kind=desk.asked("kind"), target=desk.asked("target"), harm=desk.asked("harm"),
        attribution=desk.asked("attribution"), box=box("box", desk.asked("box")),
        first=first.isoformat() if first else "", last=last.isoformat() if last else "",
        areas=area.pcodes if area else (), several=bool(desk.asked("several")), number=page_number(desk),
    )  # fmt: skip


def one(desk: Desk, code: str) -> HttpResponse:
    """The incident of a code; a code that was merged away leads on, one whose claim is gone says so."""
    answer = queries.answer(code)
    if answer is None:
        raise NotFound(
            place="", read=code, what=Bilingual("a code that this casebook gave", "رمز أعطاه ملف التوثيق هذا")
        )
    if answer.incident is None:
        return desk.page("tombstone.html", code=code, status=410)
    if answer.incident != code:
        return desk.go("incident", code=answer.incident, done="merged")
    incident, claims = browsing.incident(code, desk.viewer)
    if desk.sent:
        return _grade(desk, claims)
    claims = [desk.names.claim(c) for c in claims]
    found = standing(incident, claims, desk.ledger, browsing.seen_by(desk.viewer))
    return desk.page(
        "incident.html", incident=incident, when=incident_date(incident, desk.side),
        where=incident_place(incident, desk.side), claims=[(c, claim_data(c, desk.side)) for c in claims],
        table=side_by_side(claims, desk.lang, desk.party),
        figures=[(i, question_text(q, desk.side)) for i, q in queries.figures_on(code)],
        standing=found, reasons=_reasons(desk, found), grades=GRADES,
    )  # fmt: skip


def _reasons(desk: Desk, found: Standing) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """By what is graded: who says what, as the rules on originators see it."""
    harm = [(desk.say("grade.counted"), found.harmed_by), (desk.say("grade.denied"), found.denied_by)]
    named = [(desk.party(one), by) for one, by in found.attributed_by]
    return {"harm": [r for r in harm if r[1]], "attribution": named}


def _grade(desk: Desk, claims: Sequence[Claim]) -> HttpResponse:
    """A person's grade, with the reason, on the first claim: it keeps the incident's code."""
    act = grade(desk.book, acting=desk.acting, anchor=claims[0].anchor, about=desk.field("about"),
                grade=desk.field("grade"), because=desk.field("because"))  # fmt: skip
    return desk.back(desk.request.path, {"done": "graded", "act": act.n})
