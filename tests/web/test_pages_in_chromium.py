"""The static pages as a person sees them: real Chromium, scripts off, both languages, a phone and a desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from made import Week


@pytest.fixture(scope="module")
def internal(tmp_path_factory: pytest.TempPathFactory, a_week: Week) -> Path:
    return a_week(tmp_path_factory.mktemp("pages")) / "internal"


@pytest.fixture(params=[360, 1440], ids=["phone", "desk"])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A page without scripts that fails the test when anything is asked of the network or complained of."""
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": request.param, "height": 800}
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.on("console", lambda m: asked.append(m.text) if m.type == "error" else None)
    yield page
    assert not [a for a in asked if not a.startswith(("file://", "data:"))]
    context.close()


def fits(page: Page) -> bool:
    """Whether nothing but tables that scroll in their own frame is wider than the screen."""
    box = page.locator("body").bounding_box()
    size = page.viewport_size
    return box is not None and size is not None and box["width"] <= size["width"]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_from_the_index_to_a_highlighted_sentence(internal: Path, page: Page, lang: str) -> None:
    page.goto((internal / "trace" / lang / "index.html").as_uri())
    assert page.locator("html").get_attribute("lang") == lang
    assert page.locator("html").get_attribute("dir") == ("rtl" if lang == "ar" else "ltr")
    assert fits(page)
    page.locator("a[href*='figures/']").first.click()
    assert fits(page)
    page.locator("a[href*='incidents/']").first.click()
    assert fits(page)
    report = page.locator("a[href*='reports/']")
    if report.count():
        report.first.click()
    assert page.locator("mark").first.inner_text().strip()
    assert fits(page)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_number_of_the_statement_leads_into_its_annex(internal: Path, page: Page, lang: str) -> None:
    page.goto((internal / f"statement.{lang}.html").as_uri())
    link = page.locator("a[href^='#']").first
    target = link.get_attribute("href")
    link.click()
    assert page.url.endswith(target or "?")
    assert page.locator(f"[id='{(target or '#')[1:]}']").count() == 1
    assert "مسودة" in page.content()
    assert "DRAFT" in page.content()
    assert fits(page)
