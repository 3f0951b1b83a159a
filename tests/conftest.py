"""What tests share: SQLite and a real PostgreSQL server of their own, and a real Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

import run_cli
import tawthiq.casebook  # noqa: F401 - sets Django up before a fixture closes its connections
from made import EXAMPLE, Week
from own_postgresql import database as own_database
from own_postgresql import server

CHROMIUM = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
DATABASES = ("sqlite", "postgresql")

# One commit, one answer: `make test` tries the same examples on every machine, `make eval-properties` new ones. No test
# is timed: a slow machine is no failure.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("new", derandomize=False, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """URL (without a database) of a server that lives for the session."""
    with server() as url:
        yield url


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """URL of a new, empty database."""
    with own_database(postgres_server) as url:
        yield url
        connections.close_all()


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Runs the test on SQLite and again on PostgreSQL."""
    if request.param == "postgresql":
        monkeypatch.setenv("TAWTHIQ_DATABASE_URL", request.getfixturevalue("postgres_url"))
    else:
        monkeypatch.delenv("TAWTHIQ_DATABASE_URL", raising=False)
    return str(request.param)


@pytest.fixture(scope="session")
def a_week(tmp_path_factory: pytest.TempPathFactory) -> Week:
    """Puts what `tawthiq run` makes of the invented week, and prints, into a folder of one's own; run once only."""
    ran = tmp_path_factory.mktemp("week")
    done = run_cli.tawthiq("run", EXAMPLE, "--out", ran)
    assert done.returncode == 0, done.stderr
    (ran / "printed.txt").write_text(done.stdout, encoding="utf-8")
    return lambda folder: Path(shutil.copytree(ran, folder, dirs_exist_ok=True))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser of this machine; a test opens its own context in it.

    For one module only: while Playwright runs, Django takes the process for an async one and refuses its database.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        yield browser
        browser.close()
