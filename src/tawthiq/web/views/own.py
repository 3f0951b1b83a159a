"""What is the person's own: the language, the keys; and bringing acts into the figures, or taking one back."""

from __future__ import annotations

from django.http import HttpResponse

from tawthiq.casebook.actions.deciding import withdraw
from tawthiq.casebook.browsing import acts_behind
from tawthiq.web import texts
from tawthiq.web.desk import LANGUAGE, Desk
from tawthiq.web.templating import url

YEAR = 31_536_000


def choose_language(desk: Desk) -> HttpResponse:
    chosen = desk.field("language")
    response = desk.back(inside(desk.field("next")))
    if chosen in texts.languages():
        response.set_cookie(LANGUAGE, chosen, max_age=YEAR, httponly=True, samesite="Strict")
    return response


def choose_keys(desk: Desk) -> HttpResponse:
    """Single keys as shortcuts can be switched off: a speaking or voice-driven browser may send them by mistake."""
    response = desk.back(inside(desk.field("next")))
    response.set_cookie(
        "tawthiq_keys", "off" if desk.field("keys") == "off" else "on", max_age=YEAR, samesite="Strict"
    )
    return response


def derive(desk: Desk) -> HttpResponse:
    """Begin to bring the acts into the figures; the next page says how far it is."""
    desk.worker.start(desk.lang)
    return desk.back(url("progress"), {"next": inside(desk.field("next"))})


def progress(desk: Desk) -> HttpResponse:
    """How far the derivation is. The browser asks again every second until it is done, without a script."""
    state, goal = desk.worker.state(), inside(desk.asked("next", "/"))
    if state.running:
        response = desk.page("progress.html", state=state)
        response.headers["Refresh"] = f"1; url={desk.request.get_full_path()}"
        return response
    if state.failed:
        return desk.page("progress.html", state=state)
    return desk.back(goal, {} if acts_behind(desk.book) else {"done": "derived"})


def undo(desk: Desk) -> HttpResponse:
    """Take one act back; it stays in the log."""
    act = withdraw(desk.book, acting=desk.acting, act=desk.field("act"), because=desk.say("undo.because"))
    return desk.back(inside(desk.field("next")), {"done": "undone", "number": act.n})


def inside(path: str) -> str:
    """A path of this site; the first page for anything that could lead elsewhere."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) and "\\" not in path else "/"
