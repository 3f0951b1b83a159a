"""From a figure to the sentence: every link leads to a page, hostile text stays text, large casebooks stay fast."""

from __future__ import annotations

import posixpath
import re
import time
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag

import pytest
from statement_made import made, total_id

from tawthiq.model.figures import Input
from tawthiq.model.incidents import Incident
from tawthiq.statement import ReportIndex, to_html, trace_site, trace_text
from tawthiq.statement.errors import NothingToTrace
from tawthiq.statement.trace_links import ROWS, slug
from tawthiq.statement.trace_site import highlighted

MADE = made()
REPORTS = ReportIndex(MADE.reports)


class Page(HTMLParser):
    """What a browser would follow, jump to, run or load."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.marked: list[str] = []
        self._in_mark = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.tags.add(tag)
        self.ids += [held["id"] or ""] if "id" in held else []
        self.links += [held["href"] or ""] if "href" in held else []
        assert not any(name.startswith("on") or name in ("src", "srcdoc", "action") for name in held)
        self._in_mark = tag == "mark"

    def handle_data(self, data: str) -> None:
        if self._in_mark:
            self.marked.append(data)
            self._in_mark = False


def site(lang: str) -> dict[str, str]:
    pages = trace_site(MADE.figures.values(), MADE.incidents, MADE.claims, REPORTS, lang)
    return {f"{lang}/{path}": text for path, text in pages.items()}


SITE = {**site("en"), **site("ar")}
PAGES = {path: Page(text) for path, text in SITE.items()}


def test_every_link_of_every_page_leads_to_a_page_and_a_place_on_it() -> None:
    assert len(SITE) > 20
    for path, page in PAGES.items():
        for link in page.links:
            target, anchor = urldefrag(link)
            reached = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
                if target
                else path
            )
            assert reached in PAGES
            assert not anchor or anchor in PAGES[reached].ids


def test_every_figure_leads_over_its_incidents_to_the_sentence_in_the_report() -> None:
    for lang in ("en", "ar"):
        for figure in MADE.figures.values():
            reached = follow(f"{lang}/figures/{figure.id}.html")
            texts = {m for path in reached for m in PAGES[path].marked if "/reports/" in path}
            ids = {i for one in figure.inputs if one.counted for i in one.claims}
            for claim_id in ids:
                assert MADE.claims[claim_id].event.quote in texts


def follow(start: str) -> set[str]:
    """Pages reached from `start` without going back to the index or to the other language."""
    seen, todo = set(), [start]
    while todo:
        path = todo.pop()
        if path in seen or path.endswith("index.html") or path[:3] != start[:3]:
            continue
        seen.add(path)
        links = (urldefrag(link)[0] for link in PAGES[path].links)
        todo += [posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) for link in links if link]
    return seen


def test_hostile_titles_addresses_and_quotes_stay_text() -> None:
    for path, page in PAGES.items():
        assert "script" not in page.tags
        assert not any(link.startswith("javascript") for link in page.links)
        assert "<script>" not in SITE[path]
        assert "Content-Security-Policy" in SITE[path]
        assert "internal / داخلي" in SITE[path]
    assert any("&lt;b&gt;one&lt;/b&gt;" in text for text in SITE.values())


def test_ids_that_are_no_file_names_never_become_paths() -> None:
    assert slug("killed-since-wednesday") == "killed-since-wednesday"
    for name in ("../../etc/passwd", "a/b", "C:\\x", "", "حادثة", "a" * 200, ".hidden"):
        assert re.fullmatch("x[0-9a-f]{24}", slug(name))


def test_the_language_and_direction_are_those_asked_for() -> None:
    assert '<html lang="ar" dir="rtl">' in SITE["ar/index.html"]
    assert '<html lang="en" dir="ltr">' in SITE["en/index.html"]
    assert "القتلى، المدنيون" in SITE["ar/index.html"]


def test_unreviewed_pages_carry_the_draft_in_both_languages_and_reviewed_ones_do_not() -> None:
    reviewed = made("confirmed")
    clean = trace_site(reviewed.figures.values(), reviewed.incidents, reviewed.claims, REPORTS, "ar")
    assert all("مسودة" in text and "DRAFT" in text for path, text in SITE.items() if "missing" not in path)
    assert not any("DRAFT" in text for text in clean.values())


def test_a_report_that_is_not_at_hand_is_said_and_its_claim_still_shows_its_quote() -> None:
    bare = dict(trace_site(MADE.figures.values(), MADE.incidents, MADE.claims, ReportIndex([]), "en"))
    page = next(text for path, text in bare.items() if path.startswith("reports/"))
    assert "not at hand" in page
    assert "<blockquote" in page


def test_a_span_that_does_not_hold_the_quote_marks_nothing_and_keeps_its_anchor() -> None:
    claim = next(iter(MADE.claims.values()))
    pieces = highlighted("another text", (claim,))
    assert [(text, hit) for text, hit, _ in pieces] == [("another text", False)]
    assert pieces[0][2]


def test_overlapping_sentences_are_marked_without_losing_a_letter() -> None:
    claim = next(iter(MADE.claims.values()))
    text = claim.event.quote
    part = replace(claim, id="other", event=replace(claim.event, quote=text[5:20], start=5, end=20))
    pieces = highlighted(f"{text} بعد", (claim, part))
    assert "".join(p for p, _, _ in pieces) == f"{text} بعد"
    assert [hit for _, hit, _ in pieces] == [True, True, True, False]


def test_a_report_of_millions_of_characters_shows_its_sentence_and_says_what_is_cut() -> None:
    claim = next(iter(MADE.claims.values()))
    filler = "كلام كثير. " * 300_000
    moved = replace(claim.event, start=len(filler), end=len(filler) + len(claim.event.quote))
    report = replace(MADE.reports[0], text=f"{filler}{claim.event.quote} {filler}")
    held = {claim.id: replace(claim, event=moved)}
    pages = trace_site([MADE.figures["killed-week"]], MADE.incidents, held, ReportIndex([report]), "ar")
    text = next(pages[path] for path in pages if path.startswith("reports/"))
    assert len(text) < 100_000
    assert text.count("[…]") == 2
    assert claim.event.quote in Page(text).marked


def test_half_a_surrogate_of_an_export_does_not_stop_the_pages() -> None:
    claim = next(iter(MADE.claims.values()))
    broken = replace(MADE.reports[0], text=f"{claim.event.quote} \ud83d", title="\udcff")
    pages = trace_site(MADE.figures.values(), MADE.incidents, MADE.claims, ReportIndex([broken]), "en")
    assert all(text.encode("utf-8") for text in pages.values())


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_terminal_shows_the_same_path_from_figure_incident_and_claim(lang: str) -> None:
    def shown(ref: str) -> str:
        return trace_text(ref, figures=MADE.figures, incidents=MADE.incidents, claims=MADE.claims,
                          reports=REPORTS, lang=lang)  # fmt: skip

    figure, incident = shown("killed-week"), shown("I-0001")
    claim_id = MADE.incidents["I-0001"].claims[0]
    claim = shown(claim_id)
    quote = MADE.claims[claim_id].event.quote
    assert quote in figure
    assert quote in incident
    assert f"»{quote}«" in claim
    assert MADE.claims[claim_id].anchor.item in figure
    assert shown(claim_id[:8]) == claim
    assert "internal / داخلي" in figure
    assert total_id(MADE) in shown("published-week")
    with pytest.raises(NothingToTrace):
        shown("nowhere")


@pytest.mark.parametrize(
    ("lang", "nothing"), [("en", "says nothing beyond this"), ("ar", "لا يقول التقرير شيئا غير هذا")]
)
def test_of_a_row_a_figure_shows_the_cells_that_state_numbers_and_a_claim_shows_it_once(
    lang: str, nothing: str
) -> None:
    claim = MADE.claims[next(iter(MADE.figures["killed-week"].inputs)).claims[0]]
    row = "Date: 2031-03-02\nPlace: Kafr Tut\nKilled: 7\nName of the form: weekly"
    at = row.index("Killed")
    count = replace(claim.event.counts[0], start=at, end=at + len("Killed: 7"), quote="Killed: 7")
    event = replace(claim.event, quote=row, start=0, end=len(row), counts=(count,))
    told = replace(
        claim, event=event, anchor=replace(claim.anchor, extractor="profile:weekly", locator="row 4")
    )
    report = replace(MADE.reports[0], item=told.anchor.item, locator="row 4", text=row)
    held = {"figures": MADE.figures, "incidents": MADE.incidents, "claims": {**MADE.claims, claim.id: told}}
    figure = trace_text("killed-week", **held, reports=REPORTS, lang=lang)
    assert "«… · Killed: 7 · …»" in figure
    assert "Name of the form" not in figure
    shown = trace_text(claim.id, **held, reports=ReportIndex([report]), lang=lang)
    assert "\n    Place: Kafr Tut\n    Killed: 7\n" in shown
    assert shown.count("Name of the form: weekly") == 1
    assert nothing in shown


def test_control_characters_of_a_quote_never_reach_the_terminal() -> None:
    claim = next(iter(MADE.claims.values()))
    evil = replace(claim, publisher="evil\x1b[2J\x9bname", event=replace(claim.event, quote="a\x07b\rc"))
    text = trace_text(claim.id, figures={}, incidents={}, claims={claim.id: evil}, reports=ReportIndex([]))
    assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 for c in text)
    assert "␛[2J" in text


def test_the_terminal_says_how_many_incidents_it_does_not_write_out() -> None:
    text = trace_text("killed-week", figures=MADE.figures, incidents=MADE.incidents, claims=MADE.claims,
                      reports=REPORTS, limit=1)  # fmt: skip
    assert "… +2" in text


def test_ten_thousand_incidents_are_traced_in_pages_of_500_and_in_seconds() -> None:
    base = MADE.figures["killed-week"]
    claim = next(iter(MADE.claims.values()))
    claims = {f"c{n:05}": replace(claim, id=f"c{n:05}", anchor=replace(claim.anchor, locator=f"row {n}"))
              for n in range(10_000)}  # fmt: skip
    incidents = {f"I{n:05}": Incident(f"I{n:05}", (f"c{n:05}",), date(2031, 3, 2), date(2031, 3, 2), "shelling")
                 for n in range(10_000)}  # fmt: skip
    rows = tuple(Input(f"I{n:05}", True, base.inputs[0].why, 1, 1, 1, (f"c{n:05}",)) for n in range(10_000))
    figure = replace(base, inputs=rows)
    began = time.process_time()
    pages = trace_site([figure], incidents, claims, REPORTS, "ar")
    made_ahead = time.process_time() - began
    assert len(pages) == 1 + 10_000 // ROWS + 10_000 + 10_000
    sample = [path for n, path in enumerate(pages) if n % 200 == 0]
    began = time.process_time()
    size = sum(len(pages[path]) for path in sample)
    per_page = (time.process_time() - began) / len(sample)
    assert size > 0
    assert made_ahead < 3
    assert per_page * len(pages) < 60


def test_a_statement_page_has_a_place_for_each_of_its_links() -> None:
    resolved = MADE.resolve("::: en\n{{figure:killed-week}} {{figure:published-week}}\n:::\n")
    page = Page(to_html(resolved, "en"))
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert "script" not in page.tags
