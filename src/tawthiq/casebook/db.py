"""The only file that opens a database.

SQLite by default: casebook.db in WAL with IMMEDIATE transactions and synchronous=FULL (an acknowledged act survives a
power cut), derived.db written beside itself and renamed. PostgreSQL when TAWTHIQ_DATABASE_URL is set: the schemas
`casebook` and `derived` of one database. One casebook is open in a process at a time.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from django.core.management import call_command
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from tawthiq.casebook.errors import WrongAddress

ACTS, DERIVED, BUILDING = "default", "derived", "building"
_SQLITE_ACTS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; "
    "PRAGMA secure_delete=ON"  # an erased body is overwritten, not only unlinked
)
_SQLITE_BUILDING = (
    "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536"
)
_BATCH = 20_000
_BUILDING_LOCK = 7_211_053  # of PostgreSQL's advisory locks


def database_url() -> str:
    """TAWTHIQ_DATABASE_URL, or "" for SQLite."""
    return os.environ.get("TAWTHIQ_DATABASE_URL", "")


def open_at(folder: Path, url: str = "") -> None:
    """Point Django at the databases of `folder` (or of `url`), closing those of another casebook."""
    databases = _postgresql(url) if url else _sqlite(folder)
    connections.close_all()
    for alias, config in databases.items():
        _repoint(alias, config)


def _repoint(alias: str, config: dict[str, Any]) -> None:
    connections.settings[alias] = {**_defaults(), **config}
    connections[alias] = connections.create_connection(alias)


def _defaults() -> dict[str, Any]:
    return {
        "ATOMIC_REQUESTS": False,
        "AUTOCOMMIT": True,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": False,
        "TIME_ZONE": None,
        "USER": "",
        "PASSWORD": "",
        "HOST": "",
        "PORT": "",
        "OPTIONS": {},
        "TEST": {"CHARSET": None, "COLLATION": None, "MIGRATE": True, "MIRROR": None, "NAME": None},
    }


def _sqlite(folder: Path) -> dict[str, dict[str, Any]]:
    def at(name: str, init: str) -> dict[str, Any]:
        options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": init}
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / name), "OPTIONS": options}

    return {
        ACTS: at("casebook.db", _SQLITE_ACTS),
        DERIVED: at("derived.db", "PRAGMA temp_store=MEMORY"),
        BUILDING: at("derived.db.new", _SQLITE_BUILDING),
    }


def _parts(url: str) -> tuple[SplitResult, str]:
    """The parts and the port of an address; WrongAddress, without its password, when it is none of PostgreSQL."""
    try:
        parts = urlsplit(url)
        if parts.scheme in ("postgres", "postgresql") and parts.path.strip("/"):
            return parts, str(parts.port or "")
    except ValueError:  # no number of a port, no address
        pass
    raise WrongAddress(place="TAWTHIQ_DATABASE_URL", read=f"{url.partition(':')[0]}:...")


def _postgresql(url: str) -> dict[str, dict[str, Any]]:
    parts, port = _parts(url)
    base = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": port,
    }
    schemas = {ACTS: "casebook", DERIVED: "derived", BUILDING: "derived_new"}
    return {a: {**base, "OPTIONS": {"options": f"-c search_path={s} -c jit=off"}} for a, s in schemas.items()}


def is_postgresql(alias: str = ACTS) -> bool:
    return connections[alias].vendor == "postgresql"


def name_of(alias: str) -> str:
    """The file or database that an alias points at."""
    return str(connections[alias].settings_dict["NAME"])


def create_acts() -> None:
    """Make the schema (PostgreSQL) and run the migrations of casebook.db; harmless where they have run."""
    if is_postgresql():
        with connections[ACTS].cursor() as cursor:
            cursor.execute("CREATE SCHEMA IF NOT EXISTS casebook")
    call_command("migrate", database=ACTS, verbosity=0, interactive=False)


@contextmanager
def one_writer() -> Iterator[None]:
    """One transaction over the acts that no other writer can enter; the number of the next act is safe inside."""
    with transaction.atomic(using=ACTS, durable=True):
        if is_postgresql():
            with connections[ACTS].cursor() as cursor:
                cursor.execute("LOCK TABLE act IN EXCLUSIVE MODE")
        yield


def sweep() -> None:
    """Leave nothing of deleted rows in the files of the acts: neither in SQLite's WAL nor in PostgreSQL's tables.

    SQLite itself overwrites what it deletes (secure_delete); the WAL would hold the old pages until it is used again.
    """
    with connections[ACTS].cursor() as cursor:
        statement = (
            "VACUUM FULL act_body, identity, issued_code, pg_statistic"
            if is_postgresql()
            else "PRAGMA wal_checkpoint(TRUNCATE)"
        )
        cursor.execute(statement)


@contextmanager
def building(folder: Path, tables: Sequence[type[Model]]) -> Iterator[BaseDatabaseWrapper]:
    """A new, empty derived database beside the old one; put in its place when the block ends well.

    Another process or thread that builds one waits, as both would write in the same place.
    """
    connection = connections[BUILDING]
    connection.close()
    fresh = _fresh_schema if is_postgresql(BUILDING) else _fresh_file
    replace = _replace_schema if is_postgresql(BUILDING) else _replace_file
    with _alone(connection, folder):
        fresh(connection, folder)
        with connection.schema_editor(atomic=False) as editor:
            for model in tables:
                editor.create_model(model)
        yield connection
        replace(connection, folder)


@contextmanager
def _alone(connection: BaseDatabaseWrapper, folder: Path) -> Iterator[None]:
    """Held by one at a time, and let go with the connection or the process, however it ends."""
    held = None if is_postgresql(BUILDING) else os.open(folder, os.O_RDONLY)
    try:
        if held is None:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT pg_advisory_lock({_BUILDING_LOCK})")
        else:
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        connection.close()
        if held is not None:
            os.close(held)


def _fresh_file(connection: BaseDatabaseWrapper, folder: Path) -> None:
    (folder / "derived.db.new").unlink(missing_ok=True)


def _fresh_schema(connection: BaseDatabaseWrapper, folder: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS derived_new CASCADE")
        cursor.execute("CREATE SCHEMA derived_new")


def _replace_file(connection: BaseDatabaseWrapper, folder: Path) -> None:
    connection.close()
    connections[DERIVED].close()
    new = folder / "derived.db.new"
    with new.open("rb") as handle:
        os.fsync(handle.fileno())
    new.rename(folder / "derived.db")
    fsync_folder(folder)


def _replace_schema(connection: BaseDatabaseWrapper, folder: Path) -> None:
    connections[DERIVED].close()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(
                f'ANALYZE "{table}"'
            )  # else the planner guesses, and reads a whole table for one row
    with transaction.atomic(using=BUILDING), connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS derived CASCADE")
        cursor.execute("ALTER SCHEMA derived_new RENAME TO derived")
    with connection.cursor() as cursor:  # the planner's samples of the dropped tables hold words and names
        cursor.execute("VACUUM FULL pg_statistic")
    connection.close()


def has_derived(folder: Path) -> bool:
    """Whether a derived database stands (its tables can be read)."""
    if not is_postgresql():
        return (folder / "derived.db").exists()
    with connections[ACTS].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM information_schema.schemata WHERE schema_name = 'derived'")
        row = cursor.fetchone()
    return bool(row and row[0])


def columns(model: type[Model]) -> list[str]:
    return [str(f.column) for f in model._meta.local_concrete_fields]


def bulk_load(connection: BaseDatabaseWrapper, model: type[Model], rows: Iterable[Sequence[Any]]) -> int:
    """Append rows (values in `columns(model)` order): executemany on SQLite, COPY on PostgreSQL. Returns how many."""
    load = _copy if connection.vendor == "postgresql" else _executemany
    return load(connection, model._meta.db_table, columns(model), rows)


def _executemany(
    connection: BaseDatabaseWrapper, table: str, names: list[str], rows: Iterable[Sequence[Any]]
) -> int:
    marks = ", ".join("?" for _ in names)
    sql = f'INSERT INTO "{table}" ({", ".join(_quoted(names))}) VALUES ({marks})'
    connection.ensure_connection()
    raw: Any = connection.connection
    total = 0
    for batch in batches(rows):
        raw.execute("BEGIN")
        raw.executemany(sql, batch)
        raw.execute("COMMIT")
        total += len(batch)
    return total


def _copy(
    connection: BaseDatabaseWrapper, table: str, names: list[str], rows: Iterable[Sequence[Any]]
) -> int:
    connection.ensure_connection()
    raw: Any = connection.connection
    total = 0
    with (
        raw.cursor() as cursor,
        cursor.copy(f'COPY "{table}" ({", ".join(_quoted(names))}) FROM STDIN') as copy,
    ):
        for row in rows:
            copy.write_row(row)
            total += 1
    return total


def rows_in_key_order(alias: str, model: type[Model], keys: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """All rows of a table ordered by `keys` byte by byte, the same on both databases."""
    connection = connections[alias]
    collate = ' COLLATE "C"' if connection.vendor == "postgresql" else ""
    names = ", ".join(_quoted(columns(model)))
    order = ", ".join(f'"{k}"{collate}' for k in keys)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {names} FROM "{model._meta.db_table}" ORDER BY {order}')
        while batch := cursor.fetchmany(_BATCH):
            yield from batch


def fsync_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _quoted(names: Iterable[str]) -> list[str]:
    return [f'"{name}"' for name in names]


def batches(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    """The rows in lists of at most _BATCH."""
    batch: list[Sequence[Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
