"""What tests share: invented casebooks on SQLite and on a real PostgreSQL server of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connections

import tawthiq.casebook  # noqa: F401 - sets Django up before a fixture closes its connections
from own_postgresql import database as own_database
from own_postgresql import server

DATABASES = ("sqlite", "postgresql")


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
