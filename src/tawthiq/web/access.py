"""Who may see what: a token in the first URL becomes a cookie; a page without a rule is never answered.

Accounts will come later on the same pages: a rule is a function of the request, and urls.py names one for each page.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from tawthiq.web.security import Answer

Rule = Callable[[HttpRequest], bool]


@dataclass(frozen=True, slots=True)
class Keys:
    """The secrets of one run of the server: `token` stands in the first URL, `cookie` in the browser afterwards."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    cookie: str = field(default_factory=lambda: secrets.token_urlsafe(32))


KEYS = Keys()


def anyone(request: HttpRequest) -> bool:
    """For style sheets and scripts, which say nothing of the casebook."""
    return True


def person(request: HttpRequest) -> bool:
    """The person at this machine: a browser that came with the token."""
    return same(request.COOKIES.get(cookie_name(request), ""), KEYS.cookie)


def cookie_name(request: HttpRequest) -> str:
    """Cookies are shared by all ports of a host; two casebooks on two ports keep theirs apart."""
    return f"tawthiq_{request.get_port()}"


def same(given: str, kept: str) -> bool:
    return hmac.compare_digest(given.encode(), kept.encode())


def gate(answer: Answer) -> Answer:
    """Takes the token out of the first URL and puts a cookie in its place."""

    def enter(request: HttpRequest) -> HttpResponseBase:
        request.get_host()  # refuses a foreign name before anything is looked at
        token = request.GET.get("token")
        if request.method != "GET" or token is None or not same(token, KEYS.token):
            return answer(request)
        response = HttpResponseRedirect(request.path)
        response.set_cookie(cookie_name(request), KEYS.cookie, httponly=True, samesite="Strict")
        return response

    return enter
