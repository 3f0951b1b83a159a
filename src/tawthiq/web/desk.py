"""What a view works with: the open casebook, who acts, the language, the fields sent, and the page it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from tawthiq.casebook import browsing, ledger
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.log import Acting
from tawthiq.casebook.naming import Naming, naming
from tawthiq.casebook.tools import party_named
from tawthiq.casebook.veil import Veil, veil
from tawthiq.errors import TawthiqError
from tawthiq.evidence.ledger import Ledger
from tawthiq.web import texts
from tawthiq.web.templating import url, words_of
from tawthiq.web.worker import Worker

LANGUAGE = "tawthiq_language"
MENU = ("today", "receive", "items", "review", "incidents", "victims", "map", "figures", "estimate", "surge",
        "check", "statement", "log")  # fmt: skip
APART = ("receive", "incidents", "figures", "check", "log")
PARENTS = {
    "receive_post": "receive", "receive_call": "receive", "refusals": "receive", "mend": "receive", "item": "items",
    "report": "items", "claim": "review", "pair": "review", "incident": "incidents", "figure": "figures",
    "ask": "figures", "pictures": "figures", "compare": "figures", "freezes": "figures", "victim": "victims",
    "doubts": "victims", "record_pair": "victims", "sheet": "receive", "verify": "log", "progress": "today",
    "plan": "estimate", "planned": "estimate",
}  # fmt: skip


@dataclass(slots=True)
class Open:
    """The casebook that this server shows, and for whom."""

    book: Casebook
    acting: Acting
    worker: Worker
    lang: str


_open: Open | None = None


def open_desk(opened: Open) -> None:
    """Once, before the first request."""
    global _open
    _open = opened


class Desk:
    """One request at an open casebook."""

    def __init__(self, request: HttpRequest) -> None:
        if _open is None:
            msg = "open_desk comes before the first request"
            raise RuntimeError(msg)
        self.request = request
        self.book, self.acting, self.worker = _open.book, _open.acting, _open.worker
        self.lang = language(request, _open.lang)
        self.refusal: TawthiqError | None = None

    @property
    def ledger(self) -> Ledger:
        """Everything in force after the last act."""
        return ledger.current(self.book)

    @property
    def viewer(self) -> str:
        """The organisation whose private material is shown; that of others never is."""
        return self.acting.organisation

    @property
    def veil(self) -> Veil:
        """What figures may not tell the viewer."""
        return veil(self.viewer)

    @property
    def names(self) -> Naming:
        """What sources are called in the language of the page."""
        return naming(self.side)

    def party(self, party: str) -> str:
        """What a party is called in the language of the page."""
        return party_named(self.book, self.ledger, self.side)(party)

    @property
    def side(self) -> str:
        """The language of what is written in two: Arabic, and English for everybody else."""
        return "ar" if self.lang == "ar" else "en"

    @property
    def posted(self) -> bool:
        return self.request.method == "POST"

    @property
    def sent(self) -> bool:
        """Whether a form is to be taken in: not when it was refused and is only shown again."""
        return self.posted and self.refusal is None

    @property
    def partial(self) -> bool:
        """Whether htmx asks for a part of the page."""
        return self.request.headers.get("HX-Request") == "true"

    def say(self, key: str, **data: object) -> str:
        return texts.say(key, self.lang, **data)

    def asked(self, name: str, default: str = "") -> str:
        """A field of the query."""
        return self.request.GET.get(name, default).strip()

    def field(self, name: str, default: str = "") -> str:
        """A field of the form."""
        return self.request.POST.get(name, default).strip()

    def fields(self, name: str) -> list[str]:
        return [v.strip() for v in self.request.POST.getlist(name) if v.strip()]

    def page(self, template: str, *, status: int = 200, **data: Any) -> HttpResponse:
        """The template filled, inside the frame that all pages share."""
        return render(self.request, template, {**self._frame(), **data}, status=status)

    def part(self, template: str, **data: Any) -> HttpResponse:
        return render(self.request, template, {**self._words(), **data})

    def go(self, name: str, *, done: str = "", act: int | None = None, **parts: object) -> HttpResponse:
        """Redirect after a form: the page says what was `done` and offers to take act `act` back."""
        said = {"done": done, "act": act or ""} if done else {}
        return self.back(url(name, **parts), said)

    def back(self, path: str, said: Mapping[str, object] | None = None) -> HttpResponse:
        query = urlencode({k: v for k, v in (said or {}).items() if v != ""})
        joint = "&" if "?" in path else "?"
        response = HttpResponseRedirect(f"{path}{joint}{query}" if query else path)
        response.status_code = 303
        return response

    def _words(self) -> dict[str, Any]:
        return {
            "lang": self.lang, "side": self.side, "dir": texts.direction(self.lang), "t": self.say, "desk": self,
            "who": lambda source: self.names.name(source), "party": self.party,
            "path": self.request.get_full_path(), **words_of(self.lang),
        }  # fmt: skip

    def _frame(self) -> dict[str, Any]:
        done, act = ("", "") if self.posted else (self.asked("done"), self.asked("act"))
        return {
            **self._words(),
            "page": self.request.resolver_match.url_name if self.request.resolver_match else "",
            "languages": texts.languages(),
            "menu": MENU,
            "menu_apart": APART,
            "menu_of": lambda page: PARENTS.get(page, page),
            "without_done": self._without_done(),
            "done": done if texts.has(f"done.{done}") else "",
            "done_act": act if act.isascii() and act.isdigit() else "",
            "refusal": self.refusal.parts(self.lang) if self.refusal else None,
            "behind": browsing.acts_behind(self.book),
            "work": self.worker.state(),
            "casebook_name": self.ledger.opened.name if self.ledger.opened else "",
        }

    def _without_done(self) -> str:
        """This page's own address, without what it says was done."""
        kept = self.request.GET.copy()
        for name in ("done", "act", "number"):
            kept.pop(name, None)
        return f"{self.request.path}?{kept.urlencode()}" if kept else self.request.path


def language(request: HttpRequest, default: str) -> str:
    """The person's own choice, else what the server was started with."""
    chosen = request.COOKIES.get(LANGUAGE, default)
    return chosen if chosen in texts.languages() else texts.FIRST
