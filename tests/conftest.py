"""What tests share: invented casebooks on SQLite and on a real PostgreSQL server of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections

import tawthiq.casebook  # noqa: F401 - sets Django up before a fixture closes its connections
from own_postgresql import database as own_database
from own_postgresql import server

DATABASES = ("sqlite", "postgresql")


def seeded(seed: int) -> Callable[[int], bytes]:
    """Chance that is the same every time: SHA-256 in counter mode."""
    state = {"n": 0}

    def draw(size: int) -> bytes:
        out = b""
        while len(out) < size:
            out += hashlib.sha256(f"{seed}:{state['n']}".encode()).digest()
            state["n"] += 1
        return out[:size]

    return draw


def ticking() -> Callable[[], datetime]:
    """A clock that moves on by one second each time it is read."""
    state = {"n": 0}

    def read() -> datetime:
        state["n"] += 1
        return datetime(2024, 3, 11, 9, 0, tzinfo=UTC) + timedelta(seconds=state["n"])

    return read


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
