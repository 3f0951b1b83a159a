"""A map of more incidents than a page can hold: cells that open, with scripts and without, and a table that agrees."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from serving import Open, Site, served

from made import EXAMPLE
from run_cli import tawthiq

MANY = 600
PROFILE = """
profile: invented-points
version: 1
title: {en: invented points, ar: نقاط مخترعة}
date: {start: day}
event_type: {constant: shelling}
place: {name: place, lat: lat, lon: lon}
counts: [{kind: killed, group: civilians, value: killed}]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """MANY invented incidents, each on a day of its own, over two degrees."""
    folder = tmp_path_factory.mktemp("many")
    case = folder / "case"
    shutil.copytree(EXAMPLE, case)
    rows = ["day,place,lat,lon,killed"]
    for n in range(MANY):
        day = date(2020, 1, 1) + timedelta(days=2 * n)
        rows.append(f"{day},Place {n},{34 + n * 37 % 200 / 100},{36 + n * 91 % 200 / 100},{1 + n % 4}")
    (case / "input" / "points.csv").write_text("\n".join(rows), encoding="utf-8")
    (case / "profiles" / "points.yml").write_text(PROFILE, encoding="utf-8")
    told = (case / "case.yml").read_text(encoding="utf-8")
    more = "inputs:\n  - {path: input/points.csv, profile: ./profiles/points.yml, source: points}\n"
    (case / "case.yml").write_text(told.replace("inputs:\n", more), encoding="utf-8")
    done = tawthiq("run", case, "--out", folder)
    assert done.returncode == 0, done.stderr
    with served(folder / "casebook", {}) as running:
        yield running


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_cells_open_into_incidents(browse: Open, site: Site, lang: str) -> None:
    page = browse(lang)
    page.goto(f"{site.base}/map?first=2020-01-01&last=2023-12-31")
    numbers = page.locator(".map-table td.num")
    counts = page.locator(".map-count")
    expect(counts.first).to_be_visible()
    shown = sum(int(n.replace(",", "")) for n in counts.all_inner_texts())
    assert shown + page.locator(".map-table tr[id]").count() == MANY
    assert sum(int(n.replace(",", "")) for n in numbers.all_inner_texts()) == shown
    assert Axe().run(page).violations_count == 0
    counts.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".map-table tr[id]").first).to_be_visible()
    page.locator("[name=until-slider]").focus()
    before = page.locator(".map-shown").inner_text()
    page.keyboard.press("Home")
    expect(page.locator(".map-shown")).not_to_have_text(before)
    page.goto(f"{site.base}/map")
    page.evaluate("document.querySelector('.map-table a').click()")
    page.wait_for_url("**box=**")
    assert page.locator("[data-incident-map]").count() == 1


def test_without_scripts_the_table_goes_nearer_to_every_incident(browse: Open, site: Site) -> None:
    page = browse("en", scripts=False, width=360)
    page.goto(f"{site.base}/map?first=2020-01-01&last=2023-12-31")
    rows = page.locator(".map-table tbody tr")
    total = sum(int(n.replace(",", "")) for n in page.locator(".map-table td.num").all_inner_texts())
    assert total + page.locator(".map-table tr[id]").count() == MANY
    first = rows.first.locator("td.num").inner_text()
    rows.first.locator("a").first.click()
    assert page.locator(".map-table tbody tr[id^='I-']").count() == int(first)
    page.go_back()
    rows.first.locator("a").last.click()
    assert first in page.locator("main [role=status]").inner_text()
