"""Receive: files, a pasted post, a call written down; what was refused, to be mended in place."""

from __future__ import annotations

from pathlib import Path

from django.http import HttpResponse

from tawthiq.casebook import browsing
from tawthiq.casebook.actions.receiving import correct_row
from tawthiq.casebook.case import CaseInput
from tawthiq.casebook.correcting import must_read
from tawthiq.casebook.running import Taken, take_bytes
from tawthiq.casebook.tools import PROFILE
from tawthiq.evidence.kinds import LEVELS
from tawthiq.sources.account import refused_text
from tawthiq.sources.packaged import PROFILES
from tawthiq.sources.readers.written import record
from tawthiq.web.desk import Desk
from tawthiq.web.fields import needed, one_of, page_number


def files(desk: Desk) -> HttpResponse:
    """Files, each with its account; what was taken in stays even when another is refused.

    A script may send them one by one and is then given the account alone.
    """
    taken: list[Taken] = []
    if desk.sent:
        sent = desk.request.FILES.getlist("files")
        needed("files", "".join(f.name or "" for f in sent))
        taken = [_take(desk, f.name or "file", f.read(), profile=desk.field("profile")) for f in sent]
    if desk.partial:
        return desk.part("receive_taken.html", taken=taken, refused_text=refused_text)
    return desk.page(
        "receive.html", taken=taken, profiles=_profiles(desk), levels=LEVELS, refused_text=refused_text
    )


def _profiles(desk: Desk) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*PROFILES, *(a.name for a in desk.ledger.adopted(PROFILE)))))


def _take(desk: Desk, name: str, data: bytes, *, reader: str | None = None, profile: str = "") -> Taken:
    """One file under its bare name; a profile is one that is known, never a path."""
    known = one_of("profile", profile, _profiles(desk)) if profile else None
    source = desk.field("source") or Path(name).stem
    options = {k: desk.field(k) for k in ("published", "source_field") if desk.field(k) and reader is None}
    one = CaseInput(
        Path(Path(name).name), reader, source, known, options, desk.acting.organisation,
        one_of("level", desk.field("level", "items"), LEVELS), desk.field("consent") or None,
    )  # fmt: skip
    return take_bytes(desk.book, one, data, acting=desk.acting, again=True)


def post(desk: Desk) -> HttpResponse:
    """A post as it was pasted, with where and when it was published, and a picture that came with it."""
    return _written(desk, "receive_post.html", "post")


def call(desk: Desk) -> HttpResponse:
    """What somebody said on the telephone or face to face, as it was written down."""
    return _written(desk, "receive_call.html", "call")


def _written(desk: Desk, template: str, kind: str) -> HttpResponse:
    if not desk.sent:
        return desk.page(template, levels=LEVELS)
    text = needed("text", desk.request.POST.get("text", "").replace("\r\n", "\n").strip())
    needed("source", desk.field("source"))
    told = {"kind": kind, "text": text, "of": _picture(desk)}
    told |= {name: desk.field(name) for name in ("published", "url", "by")}
    _taken(
        _take(desk, f"{kind}.written.json", record({k: v for k, v in told.items() if v}), reader="written")
    )
    return desk.go("items", done="received")


def _picture(desk: Desk) -> str:
    """The SHA-256 of the picture that was sent along, received as an item of its own; "" without one."""
    sent = desk.request.FILES.get("picture")
    return _taken(_take(desk, sent.name or "picture", sent.read())).item or "" if sent else ""


def _taken(taken: Taken) -> Taken:
    if taken.refusal is not None:
        raise taken.refusal
    return taken


def refusals(desk: Desk) -> HttpResponse:
    """Rows that could not be taken in, of every item."""
    page = browsing.refusals(desk.viewer, number=page_number(desk))
    names = browsing.names_of(r.item for r in page.rows)
    return desk.page("refusals.html", refused=page, names=names)


def mend(desk: Desk, sha: str) -> HttpResponse:
    """One refused row: what stood there, what was expected, and the value to read instead."""
    place = desk.asked("at")
    item = browsing.item(sha, desk.viewer)
    rows = [r for r in browsing.refusals(desk.viewer, sha).rows if r.locator == place]
    if desk.sent:
        fields = {needed("field", desk.field("field")): desk.field("value")}
        must_read(desk.book, sha, place, fields)
        act = correct_row(desk.book, acting=desk.acting, item=sha, locator=place, fields=fields,
                          because=needed("because", desk.field("because")))  # fmt: skip
        return desk.go("refusals", done="mended", act=act.n)
    return desk.page("mend.html", item=item, place=place, rows=rows)
