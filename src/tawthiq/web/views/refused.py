"""Pages that say no: without the token, for what is not there, for a form that did not come from here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tawthiq.errors import TawthiqError
from tawthiq.web import texts
from tawthiq.web.desk import Desk


def no_key(request: HttpRequest) -> HttpResponse:
    """Another browser, another site, or a server that was started again: nothing of the casebook is said."""
    return _bare(request, "no_key", 403)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without the mark that our own pages put into every form."""
    return _bare(request, "forged", 403)


def nowhere(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _bare(request, "nowhere", 404, home=True)


def bad(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _bare(request, "bad", 400)


def failed(request: HttpRequest) -> HttpResponse:
    return _bare(request, "failed", 500)


def _bare(request: HttpRequest, what: str, status: int, *, home: bool = False) -> HttpResponse:
    """In every language, because the person's own is not known here; with `home` a link to the first page."""
    said = [
        {"lang": lang, "dir": texts.direction(lang), "title": texts.say(f"refused.{what}", lang),
         "text": texts.say(f"refused.{what}_text", lang), "home": texts.say("titles.today", lang) if home else ""}
        for lang in texts.languages()
    ]  # fmt: skip
    return render(request, "bare.html", {"said": said}, status=status)


def not_found(desk: Desk, error: TawthiqError) -> HttpResponse:
    desk.refusal = error
    return desk.page("refused.html", status=404)


def refusal(desk: Desk, error: TawthiqError) -> HttpResponse:
    desk.refusal = error
    return desk.page("refused.html", status=400)
