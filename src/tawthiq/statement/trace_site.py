"""Static pages from a figure to its incidents, their claims and the highlighted sentence. No script is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import pairwise

from tawthiq.lang.labels import label, locator_text
from tawthiq.lang.ranges import fmt_number
from tawthiq.model.figures import Figure, Input
from tawthiq.model.incidents import Claim, Incident
from tawthiq.model.reports import Report
from tawthiq.statement.entries import (
    Data,
    claim_data,
    direction,
    figure_data,
    figure_numbers,
    in_order,
    incident_date,
    incident_place,
    input_data,
)
from tawthiq.statement.evidence import Reports, fully_reviewed
from tawthiq.statement.pages import render
from tawthiq.statement.trace_links import (
    ROWS,
    Links,
    Place,
    claim_anchor,
    figure_path,
    incident_path,
    links,
    report_path,
)
from tawthiq.statement.words import STAMP, WATERMARK, word, words

_KEPT = 10_000


class Pages(Mapping[str, str]):
    """Path to HTML. A page is made when it is asked for, so that a large site is never held in memory."""

    def __init__(self, makers: Mapping[str, Callable[[], str]]) -> None:
        self._makers = makers

    def __getitem__(self, path: str) -> str:
        return self._makers[path]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def trace_site(
    figures: Iterable[Figure],
    incidents: Mapping[str, Incident],
    claims: Mapping[str, Claim],
    reports: Reports,
    lang: str,
) -> Mapping[str, str]:
    """Pages of one language ("index.html", "figures/ID.html", ...), each linked to its twin in the other language.

    Write both languages side by side, in folders named "en" and "ar", for the links between them to lead anywhere.
    Pages exist only for what the figures rest on.
    """
    site = _Site(links(figures, incidents, claims), reports, lang)
    makers: dict[str, Callable[[], str]] = {"index.html": site.index}
    for figure in site.links.figures.values():
        for page in range(1, _pages(figure) + 1):
            makers[figure_path(figure.id, page)] = partial(site.figure, figure, page)
    for code in site.links.shown:
        makers[incident_path(code)] = partial(site.incident, code)
    for place in sorted(site.links.by_report):
        makers[report_path(place)] = partial(site.report, place)
    return Pages(makers)


class _Site:
    def __init__(self, found: Links, reports: Reports, lang: str) -> None:
        self.links, self.reports, self.lang = found, reports, lang

    def index(self) -> str:
        rows = [self._row(f) for f in self.links.figures.values()]
        draft = not all(fully_reviewed(f) for f in self.links.figures.values())
        return self._render("trace_index.html", "index.html", word("trace", self.lang), draft, figures=rows)

    def figure(self, figure: Figure, page: int) -> str:
        pages, path = _pages(figure), figure_path(figure.id, page)
        ordered = in_order(figure, self.links.incidents)
        rows = [self._input(i) for i in ordered[(page - 1) * ROWS : page * ROWS]]
        data = figure_data(figure, self.lang)
        return self._render(
            "trace_figure.html", path, data["heading"], not fully_reviewed(figure),
            figure=data, inputs=rows, by_incidents=figure.question.basis == "incidents",
            page=page, pages=pages, page_text=word("page", self.lang, n=page, total=pages),
            before=_sibling(figure, page - 1) if page > 1 else "",
            after=_sibling(figure, page + 1) if page < pages else "",
        )  # fmt: skip

    def incident(self, code: str) -> str:
        claims = self.links.claims_of(code)
        draft = not all(c.review in ("confirmed", "corrected") for c in claims)
        return self._render(
            "trace_incident.html", incident_path(code), f"{word('incident', self.lang)} {code}", draft,
            code=code, facts=self._incident_facts(self.links.incidents[code]),
            figures=[self._use(figure, one) for figure, one in self.links.shown[code]],
            claims=[self._claim(c) for c in claims],
        )  # fmt: skip

    def report(self, place: Place) -> str:
        claims = self.links.by_report[place]
        report = self.reports.get(*place)
        draft = not all(c.review in ("confirmed", "corrected") for c in claims)
        text = report.text if report else ""
        return self._render(
            "trace_report.html", report_path(place), word("report", self.lang), draft,
            facts=self._report_facts(report, claims[0]), item=place[0],
            pieces=_clipped(highlighted(text, claims)), text_dir=direction(text),
            text_lang=report.lang if report and report.lang in ("en", "ar") else "",
            claims=[self._claim(c) for c in claims],
        )  # fmt: skip

    def _render(self, template: str, path: str, title: str, draft: bool, **data: object) -> str:
        other = "en" if self.lang == "ar" else "ar"
        depth = "../" * (path.count("/") + 1)
        return render(
            template,
            {
                "lang": self.lang, "dir": "rtl" if self.lang == "ar" else "ltr", "title": title,
                "words": words(self.lang), "stamp": f"{STAMP.en} / {STAMP.ar}",
                "watermark": [WATERMARK.en, WATERMARK.ar] if draft else [],
                "other": f"{depth}{other}/{path}", "other_lang": other, **data,
            },
        )  # fmt: skip

    def _row(self, figure: Figure) -> Data:
        low, best, high = figure_numbers(figure, self.lang)
        counts = {k: fmt_number(getattr(figure, k), self.lang) for k in ("reviewed", "claims", "incidents")}
        return {
            "href": figure_path(figure.id), "heading": figure_data(figure, self.lang)["heading"],
            "low": low, "best": best, "high": high,
            "interval": label("intervals", figure.interval, self.lang), **counts,
        }  # fmt: skip

    def _input(self, one: Input) -> Data:
        data = input_data(one, self.links.incidents, self.lang)
        claim = self.links.claims.get(one.ref)
        href = ""
        if one.ref in self.links.shown:
            href = f"../{incident_path(one.ref)}"
        elif claim is not None:
            href = self._claim_href(claim)
        return {**data, "counted": one.counted, "href": href, "publisher": claim.publisher if claim else ""}

    def _use(self, figure: Figure, one: Input) -> Data:
        data = input_data(one, self.links.incidents, self.lang)
        heading = figure_data(figure, self.lang)["heading"]
        return {**data, "href": f"../{figure_path(figure.id)}", "heading": heading}

    def _claim(self, claim: Claim) -> Data:
        codes = self.links.of_claim.get(claim.id, [])
        return {
            **claim_data(claim, self.lang),
            "href": self._claim_href(claim),
            "anchor": claim_anchor(claim.id),
            "incidents": [{"code": c, "href": f"../{incident_path(c)}"} for c in codes],
        }

    def _claim_href(self, claim: Claim) -> str:
        place = (claim.anchor.item, claim.anchor.locator)
        return f"../{report_path(place)}#{claim_anchor(claim.id)}"

    def _incident_facts(self, incident: Incident) -> list[tuple[str, str]]:
        metres = incident.precision
        precision = "" if metres is None else word("metres", self.lang, n=fmt_number(metres, self.lang))
        rows = [
            ("date", incident_date(incident, self.lang)),
            ("place", incident_place(incident, self.lang)),
            ("type", label("event_types", incident.event_type, self.lang)),
            ("precision", precision or word("unknown", self.lang)),
        ]
        return [(word(key, self.lang), value) for key, value in rows]

    def _report_facts(self, report: Report | None, claim: Claim) -> list[tuple[str, str]]:
        published = claim.published or (claim.published_on.isoformat() if claim.published_on else "")
        rows = [
            ("title", report.title if report else None),
            ("publisher", claim.publisher),
            ("published", published or word("not_stated", self.lang)),
            ("locator", locator_text(claim.anchor.locator, self.lang)),
            ("url", claim.url or (report.url if report else None)),
        ]
        return [(word(key, self.lang), value) for key, value in rows if value]


def highlighted(text: str, claims: Iterable[Claim]) -> list[tuple[str, bool, list[str]]]:
    """`text` in pieces: (text, inside a claim's sentence, anchors that begin here). A span that does not hold the
    claim's quote, as a report changed by hand may have, marks nothing; its anchor stands at the beginning."""
    anchors: dict[int, list[str]] = {}
    depth: dict[int, int] = {0: 0, len(text): 0}
    for claim in claims:
        event = claim.event
        fits = 0 <= event.start < event.end <= len(text) and text[event.start : event.end] == event.quote
        anchors.setdefault(event.start if fits else 0, []).append(claim_anchor(claim.id))
        if fits:
            depth[event.start] = depth.get(event.start, 0) + 1
            depth[event.end] = depth.get(event.end, 0) - 1
    pieces, open_spans = [], 0
    for a, b in pairwise(sorted(depth)):
        open_spans += depth[a]
        pieces.append((text[a:b], open_spans > 0, anchors.get(a, [])))
    return pieces


def _clipped(pieces: list[tuple[str, bool, list[str]]]) -> list[tuple[str, bool, list[str]]]:
    """The same with very long stretches between sentences cut to their ends, marked "[…]"."""
    return [
        (text if hit or len(text) <= 4 * _KEPT else f"{text[:_KEPT]} […] {text[-_KEPT:]}", hit, ids)
        for text, hit, ids in pieces
    ]


def _pages(figure: Figure) -> int:
    return max(1, -(-len(figure.inputs) // ROWS))


def _sibling(figure: Figure, page: int) -> str:
    return figure_path(figure.id, page).removeprefix("figures/")
