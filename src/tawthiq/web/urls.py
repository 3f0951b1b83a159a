"""Every page of the site in one table: its path, its view and who may see it. Titles stand in texts/ under `titles`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, re_path

from tawthiq.casebook.errors import NotFound
from tawthiq.errors import TawthiqError
from tawthiq.web.access import Rule, anyone, person
from tawthiq.web.desk import Desk
from tawthiq.web.views import (
    check,
    claims,
    estimates,
    figure_more,
    figures,
    files,
    incidents,
    items,
    log,
    map,
    own,
    receive,
    refused,
    review,
    sheet,
    statement,
    today,
    victims,
)

READ, WRITE, BOTH = ("GET",), ("POST",), ("GET", "POST")
SHA, CODE, CLAIM = r"(?P<sha>[0-9a-f]{64})", r"(?P<code>I(?:-[0-9A-Z]{4}){3})", r"(?P<ident>C-[0-9A-Z]{16})"
VICTIM = r"(?P<code>V(?:-[0-9A-Z]{4}){3})"
PAIR = r"(?P<a>R-[0-9A-Z]{16})/(?P<b>R-[0-9A-Z]{16})"
FIGURE = r"(?P<ident>[^\x00-\x1f]{1,200})"


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `access` decides from the request; `whole` pages have a title and are read by people."""

    name: str
    path: str
    view: Callable[..., HttpResponse]
    access: Rule
    methods: tuple[str, ...] = READ
    whole: bool = True


PAGES = (
    Page("today", "", today.today, person),
    Page("receive", "receive", receive.files, person, BOTH),
    Page("receive_post", "receive/post", receive.post, person, BOTH),
    Page("receive_call", "receive/call", receive.call, person, BOTH),
    Page("sheet", "receive/sheet", sheet.columns, person, BOTH),
    Page("refusals", "refused", receive.refusals, person),
    Page("mend", f"refused/{SHA}", receive.mend, person, BOTH),
    Page("items", "items", items.listed, person),
    Page("item", f"items/{SHA}", items.one, person),
    Page("report", f"items/{SHA}/report", items.report, person, BOTH),
    Page("original", f"items/{SHA}/original", files.original, person, whole=False),
    Page("review", "review", review.queue, person),
    Page("claim", f"claims/{CLAIM}", claims.one, person, BOTH),
    Page("pair", "pair", review.pair, person, BOTH),
    Page("incidents", "incidents", incidents.listed, person),
    Page("incident", f"incidents/{CODE}", incidents.one, person, BOTH),
    Page("map", "map", map.show, person),
    Page("map_cells", "map/cells", map.cells, person, whole=False),
    Page("victims", "victims", victims.listed, person),
    Page("victim", f"victims/{VICTIM}", victims.one, person),
    Page("doubts", "victims/doubts", victims.doubts, person),
    Page("record_pair", f"victims/pair/{PAIR}", victims.record_pair, person, BOTH),
    Page("figures", "figures", figures.listed, person),
    Page("ask", "figures/ask", figures.ask_one, person, BOTH),
    Page("figure", f"figures/of/{FIGURE}", figures.one, person),
    Page("pictures", f"figures/pictures/{FIGURE}", figure_more.pictured, person),
    Page("recount", f"figures/recount/{FIGURE}", figure_more.recount_sheet, person, whole=False),
    Page("recount_script", r"figures/recount\.py", figure_more.recount_script, person, whole=False),
    Page("compare", "figures/compare", figure_more.compare, person),
    Page("freezes", "figures/freezes", figure_more.freezes, person, BOTH),
    Page("estimate", "estimate", estimates.estimate, person, BOTH),
    Page("plan", "estimate/plan", estimates.plan, person, BOTH),
    Page("planned", f"estimate/of/{FIGURE}", estimates.planned, person, BOTH),
    Page("surge", "surge", estimates.surge, person),
    Page("picture", f"picture/{SHA}", files.picture, person, whole=False),
    Page("check", "check", check.check, person, BOTH),
    Page("statement", "statement", statement.edit, person, BOTH),
    Page("statement_pdf", r"statement/draft\.(?P<language>[a-z]{2})\.pdf", statement.draft, person, whole=False),
    Page("log", "log", log.acts, person),
    Page("verify", "log/verify", log.verify, person, BOTH),
    Page("derive", "derive", own.derive, person, WRITE, whole=False),
    Page("progress", "progress", own.progress, person),
    Page("undo", "undo", own.undo, person, WRITE, whole=False),
    Page("language", "language", own.choose_language, person, WRITE, whole=False),
    Page("keys", "keys", own.choose_keys, person, WRITE, whole=False),
    Page("static", r"static/(?P<name>[a-z0-9.-]+)", files.static, anyone, whole=False),
)  # fmt: skip


def answer(page: Page) -> Callable[..., HttpResponse]:
    """The view behind its rule. A refusal of a form shows the form again, with what was typed and what is wrong."""

    def view(request: HttpRequest, **parts: Any) -> HttpResponse:
        if not page.access(request):
            return refused.no_key(request)
        if request.method not in (*page.methods, "HEAD" if "GET" in page.methods else ""):
            return HttpResponseNotAllowed(page.methods)
        desk = Desk(request)
        try:
            return page.view(desk, **parts)
        except NotFound as error:
            if desk.posted and "GET" in page.methods:  # what a form names may not be there while its page is
                return _again(page, desk, error, parts)
            return refused.not_found(desk, error)
        except TawthiqError as error:
            return _again(page, desk, error, parts)

    return view


def _again(page: Page, desk: Desk, error: TawthiqError, parts: dict[str, Any]) -> HttpResponse:
    if not desk.posted or "GET" not in page.methods:
        return refused.refusal(desk, error)
    desk.refusal = error
    try:
        response = page.view(desk, **parts)
    except NotFound as gone:
        return refused.not_found(desk, gone)
    response.status_code = 400
    return response


urlpatterns: list[URLPattern] = [re_path(rf"^{p.path}$", answer(p), name=p.name) for p in PAGES]
handler404 = "tawthiq.web.views.refused.nowhere"
handler400 = "tawthiq.web.views.refused.bad"
handler500 = "tawthiq.web.views.refused.failed"
