"""Estimates from overlapping lists, and surges: each with its checks, and with the words for not saying a number."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.http import HttpResponse

from tawthiq.casebook.as_events import events
from tawthiq.figures.estimates import Estimate
from tawthiq.figures.estimates import estimate as run_estimate
from tawthiq.figures.estimates.plots import drawn
from tawthiq.figures.estimates.report import WORDS
from tawthiq.figures.surge import surge as run_surge
from tawthiq.figures.surge.svg import counts_svg
from tawthiq.figures.surge.wording import FIRES, VERDICTS
from tawthiq.sources.encoding import decode
from tawthiq.web.desk import Desk
from tawthiq.web.fields import FieldWrong, day
from tawthiq.web.picture import as_image

_LARGEST = 50_000_000


def estimate(desk: Desk) -> HttpResponse:
    """A table of lists in, a verdict out. Nothing is recorded."""
    found: Estimate | None = None
    if desk.sent:
        sent = desk.request.FILES.get("file")
        if sent is None:
            raise FieldWrong(place="file", read="", expected_en="a CSV file", expected_ar="ملف CSV")
        text = decode(sent.read(_LARGEST), sent.name or "lists.csv", None).text
        found = run_estimate(
            list(csv.DictReader(io.StringIO(text))), strata=tuple(desk.field("strata").split())
        )
    plots = [(p, as_image(p.svg)) for p in drawn(found, desk.lang)] if found else []
    return desk.page("estimate.html", found=found, plots=plots, w=WORDS["ar" if desk.lang == "ar" else "en"])


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
    found = run_surge(events(), since=since, known_on=day("known_on", desk.asked("known_on")),
                      area=(area,) if area else ())  # fmt: skip
    return desk.page("surge.html", found=found, image=as_image(counts_svg(found, desk.lang)), verdicts=VERDICTS,
                     fires=FIRES, **shown)  # fmt: skip
