"""What tests share: invented casebooks on SQLite and on a real PostgreSQL server of their own."""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

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


def _bin(name: str) -> str:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    path = str(found[-1]) if found else shutil.which(name)
    if path is None:
        pytest.fail(f"{name} is missing: run tools/system.sh test")
    return path


def _owner() -> str | None:
    """PostgreSQL refuses to run as root: its own user then, else nobody."""
    if os.getuid() != 0:
        return None
    names = {p.pw_name for p in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """URL (without a database) of a server that lives for the session, on a port of 127.0.0.1."""
    folder = Path(tempfile.mkdtemp(prefix="tawthiq-pg-"))
    owner = _owner()
    if owner:
        shutil.chown(folder, owner)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    run = {"user": owner, "cwd": folder, "check": True, "capture_output": True}
    subprocess.run([_bin("initdb"), "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"], **run)
    settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    subprocess.run([_bin("pg_ctl"), "-D", data, "-w", "-l", folder / "log", "-o", settings, "start"], **run)
    yield f"postgresql://tester@127.0.0.1:{port}"
    subprocess.run([_bin("pg_ctl"), "-D", data, "-m", "immediate", "stop"], **run)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """URL of a new, empty database."""
    import psycopg

    name = f"t{os.urandom(6).hex()}"
    with psycopg.connect(f"{postgres_server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield f"{postgres_server}/{name}"
        from django.db import connections

        connections.close_all()
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Runs the test on SQLite and again on PostgreSQL."""
    if request.param == "postgresql":
        monkeypatch.setenv("TAWTHIQ_DATABASE_URL", request.getfixturevalue("postgres_url"))
    else:
        monkeypatch.delenv("TAWTHIQ_DATABASE_URL", raising=False)
    return str(request.param)
