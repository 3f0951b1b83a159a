"""The map page in real Chromium: filters, popups and the table, by keyboard, in both languages, and without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from made_records import HOSTILE, RECORDS
from playwright.sync_api import Browser, Page

from made import Week
from run_cli import tawthiq
from tawthiq.maps import page as map_page

BOX = (((3_500_000, 3_600_000), (3_520_000, 3_600_000), (3_520_000, 3_620_000), (3_500_000, 3_600_000)),)


def opened(browser: Browser, path: Path, *, script: bool = True, width: int = 1200) -> Page:
    """The page; anything that asks for another file, or complains, is kept in `complaints` of its context."""
    context = browser.new_context(java_script_enabled=script, viewport={"width": width, "height": 900})
    page = context.new_page()
    heard: list[str] = []
    page.on("request", lambda r: heard.append(r.url) if r.url != path.as_uri() else None)
    page.on("console", lambda m: heard.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: heard.append(str(e)))
    page.goto(path.as_uri())
    assert heard == []
    return page


@pytest.fixture(params=["en", "ar"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def path(tmp_path: Path, lang: str) -> Path:
    file = tmp_path / "map.html"
    made = map_page(RECORDS, title="دفتر مخترع", lang=lang, lines=BOX, names=("invented.geojson",))
    file.write_text(made, encoding="utf-8")
    return file


def shown(page: Page) -> list[str]:
    return [str(r.get_attribute("id")) for r in page.locator("tbody tr").all() if r.is_visible()]


def test_kinds_and_days_choose_what_is_shown(chromium: Browser, path: Path) -> None:
    page = opened(chromium, path)
    assert len(shown(page)) == 3
    page.locator("input[value=airstrike]").uncheck()
    assert shown(page) == ["I-AAAA-0002", "I-AAAA-0003"]
    page.locator("input[name=undated]").uncheck()
    assert shown(page) == ["I-AAAA-0002"]
    page.locator("button[type=reset]").click()
    page.wait_for_function("document.querySelectorAll('tbody tr:not([hidden])').length === 3")
    page.locator("input[name=from]").fill("2024-03-10")
    assert shown(page) == ["I-AAAA-0002", "I-AAAA-0003"]


def test_the_slider_moves_by_keys(chromium: Browser, path: Path, lang: str) -> None:
    page = opened(chromium, path)
    slider = page.locator("input[name=until-slider]")
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight" if lang == "ar" else "ArrowLeft")
    assert page.locator("input[name=until]").input_value() == "2024-03-07"
    assert slider.get_attribute("aria-valuetext") == "2024-03-07"
    assert shown(page) == ["I-AAAA-0001", "I-AAAA-0003"]


def test_a_row_opens_its_place_by_keyboard_and_hostile_names_stay_text(
    chromium: Browser, path: Path, lang: str
) -> None:
    page = opened(chromium, path)
    page.locator("#I-AAAA-0002 button").focus()
    page.keyboard.press("Enter")
    said = page.locator(".leaflet-popup-content").inner_text()
    assert "I-AAAA-0002" in said
    assert (HOSTILE if lang == "en" else "=1+1") in said
    assert page.locator("img").count() == 0
    assert page.title() != "1"
    assert page.locator("#I-AAAA-0003 button").count() == 0


def test_the_table_stands_without_scripts(chromium: Browser, path: Path, lang: str) -> None:
    page = opened(chromium, path, script=False)
    assert len(shown(page)) == 3
    assert not page.locator(".map-controls").is_visible()
    assert page.locator("html").get_attribute("dir") == ("rtl" if lang == "ar" else "ltr")
    assert ("داخلي" if lang == "ar" else "INTERNAL") in page.locator("header").inner_text()


@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_and_nothing_is_too_wide(chromium: Browser, path: Path, width: int) -> None:
    page = opened(chromium, path, width=width)
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_command_writes_a_page_that_opens(chromium: Browser, tmp_path: Path, a_week: Week) -> None:
    book = ("--casebook", a_week(tmp_path / "out") / "casebook")
    done = tawthiq("export", "map", tmp_path / "m.html", "--figure", "killed-week", *book)
    assert done.returncode == 0, done.stderr
    page = opened(chromium, tmp_path / "m.html")
    assert len(shown(page)) == 10
    rows = tawthiq("export", "csv", "--since", "2024-03-04", "--until", "2024-03-10", *book).stdout
    assert rows.count("\n") > 10
    markets = tawthiq("export", "csv", "--target", "market", *book).stdout.splitlines()
    assert 1 < len(markets) < rows.count("\n")
    assert all("market" in row for row in markets[1:])
    unknown = tawthiq("--lang", "ar", "export", "csv", "--target", "castle", *book)
    assert (unknown.returncode, "CLI-003" in unknown.stderr) == (2, True)
    wrong = tawthiq("export", "csv", "--figure", "nothing", *book)
    assert (wrong.returncode, "CSB-007" in wrong.stderr) == (1, True)
