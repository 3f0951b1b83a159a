"""A PostgreSQL server of one's own, for tests and for tools that compare databases."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def program(name: str) -> str:
    """The newest installed program of PostgreSQL by that name; LookupError when there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    path = str(found[-1]) if found else shutil.which(name)
    if path is None:
        raise LookupError(f"{name} is missing: run tools/system.sh test")
    return path


def owner() -> str | None:
    """PostgreSQL refuses to run as root: its own user then, else nobody."""
    if os.getuid() != 0:
        return None
    names = {p.pw_name for p in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@contextmanager
def server() -> Iterator[str]:
    """URL (without a database) of a server that lives inside the block, on a free port of 127.0.0.1."""
    folder, user = Path(tempfile.mkdtemp(prefix="tawthiq-pg-")), owner()
    if user:
        shutil.chown(folder, user)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    run: dict[str, Any] = {"user": user, "cwd": folder, "check": True, "capture_output": True}
    made = ["-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
    subprocess.run([program("initdb"), "-D", data, *made], **run)
    settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    subprocess.run(
        [program("pg_ctl"), "-D", data, "-w", "-l", folder / "log", "-o", settings, "start"], **run
    )
    try:
        yield f"postgresql://tester@127.0.0.1:{port}"
    finally:
        subprocess.run([program("pg_ctl"), "-D", data, "-m", "immediate", "stop"], **run)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(base: str) -> Iterator[str]:
    """URL of a new, empty database that goes with the block."""
    import psycopg

    name = f"t{os.urandom(6).hex()}"
    with psycopg.connect(f"{base}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{base}/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
