"""What Arabic pages say: no English locators, Arabic separators, Arabic wording."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from statement_made import made, source

from tawthiq.figures.documented import why
from tawthiq.lang.labels import locator_text
from tawthiq.model.figures import Input
from tawthiq.statement import ReportIndex, to_html, to_typst, trace_site, trace_text

MADE = made()


def trace(lang: str) -> str:
    site = trace_site(MADE.figures.values(), MADE.incidents, MADE.claims, ReportIndex(MADE.reports), lang)
    return "\n".join(site[path] for path in site)


def annex(lang: str) -> str:
    return to_html(MADE.resolve(source(MADE)), lang)


def typst(lang: str) -> str:
    return to_typst(MADE.resolve(source(MADE)), lang)


@pytest.mark.parametrize(
    ("locator", "ar"),
    [
        ("row 2", "الصف 2"),
        ("message 101", "الرسالة 101"),
        ("text", "النص"),
        ("after message 7", "بعد الرسالة 7"),
        ("Sheet1!14", "Sheet1!14"),
    ],
)
def test_a_locator_is_said_in_the_language_of_the_page(locator: str, ar: str) -> None:
    assert (locator_text(locator, "en"), locator_text(locator, "ar")) == (locator, ar)


@pytest.mark.parametrize("page", [annex, typst, trace])
def test_arabic_pages_show_arabic_locators_and_separators(page: Callable[[str], str]) -> None:
    english, arabic = page("en"), page("ar")
    assert "message 1" in english
    assert "message 1" not in arabic
    assert "الرسالة 1" in arabic


def test_what_a_claim_states_is_set_apart_by_the_signs_of_the_language() -> None:
    assert "الأطفال: 4" in annex("ar")
    assert "القتلى، المدنيون: 12؛ القتلى، الأطفال: 4" in annex("ar")
    assert "Killed, civilians: 12; Killed, children: 4" in annex("en")


def test_the_codebook_is_named_in_arabic() -> None:
    assert "<bdi>الأول، الإصدار 1</bdi>" in annex("ar")
    assert "<bdi>first, version 1</bdi>" in annex("en")


def test_the_annex_says_reviewed_claims_and_ranges_in_plain_arabic() -> None:
    page = annex("ar")
    assert "0 من 4 إفادات" in page
    assert "من أصل" not in page
    assert "<th>المدى</th>" in page
    assert "0 of 4 claims" in annex("en")


def test_why_something_is_not_counted_is_said_once_in_the_terminal() -> None:
    figure = next(iter(MADE.figures.values()))
    lost = replace(figure, inputs=(Input("I-0009", False, why.NO_PLACE, 3, 3, 3, ()),))
    held = {"figures": {figure.id: lost}, "incidents": {}, "claims": {}, "reports": ReportIndex([])}
    arabic, english = (trace_text(figure.id, **held, lang=lang) for lang in ("ar", "en"))  # type: ignore[arg-type]
    assert "غير محسوب (المكان غير معروف): I-0009" in arabic
    assert "Not counted (place unknown): I-0009" in english
