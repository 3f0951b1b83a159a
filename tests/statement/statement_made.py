"""An invented week of reports with its claims, incidents and figures. No place, person or publisher in it is real."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from tawthiq.figures.documented import answer
from tawthiq.model.claims import Count, Event
from tawthiq.model.figures import Area, Figure, Question
from tawthiq.model.incidents import Anchor, Claim, Incident
from tawthiq.model.reports import Report
from tawthiq.statement import ReportIndex, Resolved, parse, resolve

VALLEY = Area("valley", ("QZ01",), "the Sindian valley", "وادي السنديان", "the whole district")
WEEK = (date(2031, 3, 1), date(2031, 3, 7))
SPEC = tuple[str, str, int, int | None]

REPORTS: tuple[tuple[str, str, str, str, tuple[SPEC, ...]], ...] = (
    ("شبكة السنديان", "ar", "I-0001", "قُتل 12 مدنياً بينهم 4 أطفال في قصف على سوق عين الزهر صباح الأحد 🚑.",
     (("killed", "civilians", 12, 12), ("killed", "children", 4, 4))),
    ("River Radio", "en", "I-0001", "Between 9 and 15 civilians were killed when shells hit a market, people said.",
     (("killed", "civilians", 9, 15),)),
    ("مرصد الوادي", "ar", "I-0002", "استشهد 3 أشخاص، طفلان وامرأة، إثر غارة جوية استهدفت منزلاً في تل الغار.",
     (("killed", "all", 3, 3), ("killed", "children", 2, 2), ("killed", "women", 1, 1))),
    ("Hill Monitor", "en", "I-0003", "1,200 people fled; 3 civilians were killed, <b>one</b> of them a nurse & mother.",
     (("killed", "civilians", 3, 3),)),
)  # fmt: skip
TOTAL_TEXT = (
    "Office for the Valley: at least 80 civilians killed from 1 to 7 March 2031 in the Sindian valley."
)


@dataclass(frozen=True)
class Made:
    figures: dict[str, Figure]
    claims: dict[str, Claim]
    incidents: dict[str, Incident]
    reports: list[Report]

    def resolve(self, source: str) -> Resolved:
        index = ReportIndex(self.reports)
        return resolve(
            parse(source), figures=self.figures, claims=self.claims, incidents=self.incidents, reports=index
        )


def made(review: str = "unreviewed") -> Made:
    """The whole set; `review` is that of every claim."""
    reports, claims = [], {}
    for n, (publisher, lang, code, text, specs) in enumerate(REPORTS):
        report = _report(publisher, lang, text, f"message {n + 1}")
        claim = _claim(report, code, specs, review)
        reports.append(report)
        claims[claim.id] = claim
    report = _report("Office for the Valley", "en", TOTAL_TEXT, "row 2")
    whole = _claim(report, "total", (("killed", "civilians", 80, None),), review)
    first, last = WEEK
    event = replace(whole.event, scope="total", date_start=first, date_end=last, area=("QZ01",))
    claims[whole.id] = replace(whole, event=event)
    incidents = _incidents(claims)
    return Made(_figures(claims, incidents), claims, incidents, [*reports, report])


def total_id(made_set: Made) -> str:
    return next(i for i, c in made_set.claims.items() if c.event.scope == "total")


def _report(publisher: str, lang: str, text: str, locator: str) -> Report:
    item = hashlib.sha256(publisher.encode()).hexdigest()
    return Report(item, locator, text, publisher, publisher, "2031-03-03 09:00", date(2031, 3, 3), lang=lang,
                  title="تحديث <script>alert(1)</script>", url="javascript:alert(1)")  # fmt: skip


def _claim(report: Report, code: str, specs: tuple[SPEC, ...], review: str) -> Claim:
    counts = tuple(_count(report.text, *spec) for spec in specs)
    event = Event("shelling", report.text, 0, len(report.text), counts=counts, note=code)
    anchor = Anchor(report.item, report.locator, "rules", report.text, 0, 0, len(report.text))
    return Claim(
        id=hashlib.sha256((report.item + report.locator).encode()).hexdigest()[:16],
        anchor=anchor, event=event, source=report.source, publisher=report.publisher,
        originators=(report.publisher,), act=3, published_on=report.published_on, published=report.published,
        lang=report.lang, url=report.url, review=review,
    )  # fmt: skip


def _count(text: str, kind: str, group: str, low: int, high: int | None) -> Count:
    digits = str(low)
    start = text.find(digits)
    if start < 0:
        return Count(kind, group, low, high, "exact", text, 0, len(text))
    return Count(kind, group, low, high, "exact", digits, start, start + len(digits))


def _incidents(claims: dict[str, Claim]) -> dict[str, Incident]:
    places = {
        "I-0001": ("Ayn al-Zahr", "عين الزهر"),
        "I-0002": ("Tall al-Ghar", "تل الغار"),
        "I-0003": (None, "تل الغار"),
    }
    out = {}
    for n, (code, (en, ar)) in enumerate(places.items()):
        ids = tuple(sorted(i for i, c in claims.items() if c.event.note == code))
        day = date(2031, 3, 2 + n)
        out[code] = Incident(code, ids, day, day if n else date(2031, 3, 3), "shelling", pcode=f"C000{n}",
                             admin=("QZ", "QZ01"), precision=500, place_en=en, place_ar=ar)  # fmt: skip
    return out


def _figures(claims: dict[str, Claim], incidents: dict[str, Incident]) -> dict[str, Figure]:
    questions = (
        Question("killed-week", "killed", WEEK, VALLEY, group="civilians", by="source"),
        Question("children-week", "killed", WEEK, VALLEY, group="children"),
        Question("published-week", "killed", WEEK, VALLEY, basis="published totals", group="civilians"),
        Question("missing-week", "missing", WEEK, VALLEY),
    )
    rows = sorted(incidents.values(), key=lambda i: i.code)
    return {q.id: answer(q, claims=claims, incidents=rows, as_of=42, code="tawthiq 0.1.0") for q in questions}


def source(made_set: Made) -> str:
    """A statement with every kind of token, in both languages."""
    total = total_id(made_set)
    item = made_set.reports[0].item
    return f"""::: en
# Civilians killed in the Sindian valley
The undersigned call on all parties to stop. {{{{figure:killed-week|sentence}}}}

> *Our members* count **{{{{figure:killed-week|low}}}}** at the least;
{{{{cited:{total}|80|"the Office says at least 80"}}}}.

- Children: {{{{figure:children-week}}}}.
- The network wrote: {{{{quote:{item[:12]}|قُتل 12 مدنياً بينهم 4 أطفال}}}}.
- Resolution {{{{literal:2254|number of a resolution}}}} applies;
{{{{figure:published-week}}}}; {{{{figure:missing-week}}}}.
:::
::: ar
# مقتل مدنيين في وادي السنديان
يدعو الموقعون جميع الأطراف إلى التوقف. {{{{figure:killed-week|sentence}}}}

المدى: {{{{figure:killed-week|range}}}}. {{{{cited:{total}|80}}}}.

- الأطفال: {{{{figure:children-week}}}}.
- كتبت الشبكة: {{{{quote:{item[:12]}|قُتل 12 مدنياً بينهم 4 أطفال}}}}.
- القرار {{{{literal:2254|رقم قرار}}}}؛ {{{{figure:published-week}}}}؛ {{{{figure:missing-week}}}}.
:::
"""
