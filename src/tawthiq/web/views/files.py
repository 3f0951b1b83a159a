"""Bytes: what pages load, and what was received, which a browser only ever saves and never opens."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from tawthiq.casebook import originals
from tawthiq.web import static as files
from tawthiq.web.desk import Desk
from tawthiq.web.picture import image

YEAR = 31_536_000


def static(desk: Desk, name: str) -> HttpResponse:
    """One file of the closed list."""
    if name not in files.FILES:
        raise Http404
    data, kind = files.content(name)
    return HttpResponse(data, content_type=kind, headers={"Cache-Control": f"max-age={YEAR}, immutable"})


def picture(desk: Desk, sha: str) -> HttpResponse:
    """A picture that a page drew a moment ago."""
    svg = image(sha)
    if svg is None:
        raise Http404
    return HttpResponse(svg, content_type="image/svg+xml; charset=utf-8")


def original(desk: Desk, sha: str) -> HttpResponse:
    """An item as it was received. Whatever is inside, it is saved under its own digest and runs nothing here."""
    return HttpResponse(
        originals.original(desk.book, desk.ledger, sha, desk.viewer), content_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="{sha}"',
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )  # fmt: skip
