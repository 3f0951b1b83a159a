"""One server a database and one browser, started once for each process of tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from serving import BROWSER, Open, Site, example_site

from own_postgresql import database as own_database


@pytest.fixture(
    scope="module"
)  # while it is open its event loop runs, and Django in this process would refuse
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=BROWSER)
        yield browser
        browser.close()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The invented week, served from SQLite and again from PostgreSQL. Tests may add to it, and must not count on
    how much of it others have added."""
    folder = tmp_path_factory.mktemp(f"site-{request.param}")
    if request.param == "sqlite":
        with example_site(folder, "") as running:
            yield running
        return
    with (
        own_database(request.getfixturevalue("postgres_server")) as url,
        example_site(folder, url) as running,
    ):
        yield running


@pytest.fixture
def browse(site: Site, chromium: Browser) -> Iterator[Open]:
    """Opens the site as its person: `browse("ar", scripts=False, width=360)`. Anything that a page complains of in
    its console, and anything asked of another host, fails the test."""
    contexts, complaints = [], []

    def open_page(lang: str, *, scripts: bool = True, width: int = 1440) -> Page:
        context = chromium.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: complaints.append(str(e)))
        page.on("request", lambda r: None if r.url.startswith(site.base) else complaints.append(r.url))
        page.goto(site.first)
        context.add_cookies([{"name": "tawthiq_language", "value": lang, "url": site.base}])
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints
