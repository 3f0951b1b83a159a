"""Estimates from overlapping lists, and surges: each with its checks, and with the words for not saying a number."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import yaml
from django.http import HttpResponse

from tawthiq.casebook import estimates_told
from tawthiq.casebook.as_events import events, named
from tawthiq.casebook.estimating import ACCOUNT, plan_written, received, run
from tawthiq.evidence.kinds import EstimatePlanned
from tawthiq.figures.estimates import Estimate, Plan
from tawthiq.figures.estimates import estimate as run_estimate
from tawthiq.figures.estimates.plots import drawn
from tawthiq.figures.estimates.report import WORDS
from tawthiq.figures.surge import surge as run_surge
from tawthiq.figures.surge.svg import counts_svg
from tawthiq.figures.surge.wording import FIRES, VERDICTS
from tawthiq.sources.encoding import decode
from tawthiq.web.desk import Desk
from tawthiq.web.fields import FieldWrong, day, needed, new_ident
from tawthiq.web.picture import as_image

_LARGEST = 50_000_000


def estimate(desk: Desk) -> HttpResponse:
    """What was planned, and a table of lists in, a verdict out. Of such a table nothing is recorded."""
    found: Estimate | None = None
    if desk.sent:
        sent = desk.request.FILES.get("file")
        if sent is None:
            raise FieldWrong(place="file", read="", expected_en="a CSV file", expected_ar="ملف CSV")
        text = decode(sent.read(_LARGEST), sent.name or "lists.csv", None).text
        found = run_estimate(
            list(csv.DictReader(io.StringIO(text))), strata=tuple(desk.field("strata").split())
        )
    plots = [(p, as_image(p.svg)) for p in drawn(found, desk.side)] if found else []
    plans = [(i, act, body, desk.ledger.runs.get(i, [])) for i, (act, body) in desk.ledger.plans.items()]
    told = found.as_dict() if found else None
    return desk.page("estimate.html", found=told, plots=plots, w=_words(desk), plans=plans, hidden=())


def plan(desk: Desk) -> HttpResponse:
    """The form of a plan: recorded by an act before anything is fitted."""
    if desk.sent:
        ident = new_ident(desk)
        text = needed("plan", desk.field("plan"))
        act = plan_written(desk.book, ident, text.encode(), "plan", acting=desk.acting, hides=desk.veil.hides)
        return desk.go("planned", done="planned", act=act.n, ident=ident)
    usual = {"population": "", "died": ["", ""], "area": "", "draws": 10, **Plan().as_dict()}
    text = desk.field("plan") or yaml.safe_dump(usual, allow_unicode=True, sort_keys=False)
    return desk.page(
        "estimate_plan.html",
        text=text,
        lists=received(hides=desk.veil.hides),
        areas=list(desk.ledger.areas.values()),
    )


def planned(desk: Desk, ident: str) -> HttpResponse:
    """A planned estimate with all its runs, the chosen one or the last whole; running it again is an act.

    Where a list of it is hidden from the viewer its numbers are shown, and nothing that names lists.
    """
    act, body = estimates_told.planned(desk.ledger, ident)
    if desk.sent:
        done = run(desk.book, ident, acting=desk.acting)
        return desk.go("planned", done="estimated", act=done.run.n, ident=ident)
    runs = estimates_told.runs(desk.book, desk.ledger, ident)
    chosen = next((r for r in runs if str(r.number) == desk.asked("run")), runs[0] if runs else None)
    hidden = _hidden_lists(desk, body)
    plots = [(p, as_image(p.svg)) for p in chosen.plots.get(desk.side, ())] if chosen and not hidden else []
    return desk.page(
        "estimate_planned.html", ident=ident, act=act, plan=body, runs=runs, chosen=chosen, plots=plots, w=_words(desk),
        found=chosen.estimated if chosen else None, settings=_settings(body.plan), account=ACCOUNT,
        area=desk.ledger.areas.get(body.area), hidden=hidden,
    )  # fmt: skip


def _hidden_lists(desk: Desk, plan: EstimatePlanned) -> set[str]:
    """The lists of the plan that are hidden from the viewer, or made of one that is."""
    return {name for name, made_of in plan.lists if any(map(desk.veil.hides, (name, *made_of)))}


def _settings(plan: str) -> str:
    return yaml.safe_dump(json.loads(plan), allow_unicode=True, sort_keys=False)


def _words(desk: Desk) -> dict[str, str]:
    return WORDS[desk.side]


def surge(desk: Desk) -> HttpResponse:
    """Whether there is a surge since a day; asked of the casebook's own incidents."""
    since, area = day("since", desk.asked("since")), desk.asked("area")
    shown: dict[str, Any] = {
        "areas": list(desk.ledger.areas.values()),
        "area": area,
        "since": desk.asked("since"),
    }
    if since is None:
        return desk.page("surge.html", found=None, **shown)
    asked = run_surge(events(desk.veil.refs), since=since, known_on=day("known_on", desk.asked("known_on")),
                      area=(area,) if area else ())  # fmt: skip
    found = named(asked, desk.side)
    return desk.page("surge.html", found=found, image=as_image(counts_svg(found, desk.side)), verdicts=VERDICTS,
                     fires=FIRES, **shown)  # fmt: skip
