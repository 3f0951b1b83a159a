"""The check page in real Chromium: the incidents behind one verdict, on the map and in the table."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from made import Week
from run_cli import tawthiq

TEXT = """At least 20 civilians killed in Darnous

11 March 2024 – Between 4 and 10 March, at least 20 civilians were killed in Darnous.
On 5 March, nine civilians were killed in Ain Darfil.
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, a_week: Week) -> Path:
    folder = a_week(tmp_path_factory.mktemp("check"))
    (folder / "draft.txt").write_text(TEXT, encoding="utf-8")
    done = tawthiq(
        "check", folder / "draft.txt", "--html", folder / "c.html", "--casebook", folder / "casebook"
    )
    assert done.returncode in (0, 1), done.stderr
    return folder / "c.html"


def test_a_verdict_shows_its_own_incidents_and_no_others(chromium: Browser, path: Path) -> None:
    page = chromium.new_context(viewport={"width": 1200, "height": 900}).new_page()
    heard: list[str] = []
    page.on("request", lambda r: heard.append(r.url) if not r.url.startswith(path.as_uri()) else None)
    page.on("console", lambda m: heard.append(m.text) if m.type == "error" else None)
    page.goto(path.as_uri())
    everything = page.locator(".map-table tbody tr:not([hidden])").count()
    nine = page.locator("ol.rows > li", has_text="nine civilians").first
    nine.locator("summary").click()
    nine.locator("a[href^='#map-']").click()
    page.wait_for_function("document.querySelectorAll('.map-table tbody tr:not([hidden])').length === 1")
    assert everything > 5
    assert page.locator(".map-table tbody tr:not([hidden])").inner_text().count("Ain Darfil") == 1
    assert page.locator(".map-canvas canvas").count() == 1
    assert heard == []
    assert Axe().run(page).response["violations"] == []


def test_the_page_reads_without_scripts(chromium: Browser, path: Path) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(path.as_uri())
    row = page.locator(".map-table tbody tr").first
    assert row.is_visible()
    assert row.locator("a[href^='#j']").count() >= 1
    assert "داخلي" in page.locator("header").inner_text()
