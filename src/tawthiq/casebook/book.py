"""An open casebook: its folder, its items, and the moment and chance that acts need from outside."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from django.db import DatabaseError, OperationalError, ProgrammingError, connections

from tawthiq.casebook import db, models
from tawthiq.casebook.errors import CasebookExists, Damaged, NoCasebook, Unreachable, database_trouble
from tawthiq.casebook.items import ItemStore
from tawthiq.casebook.log import Fresh
from tawthiq.evidence.chain import SALT_BYTES

Entropy = Callable[[int], bytes]
Clock = Callable[[], datetime]


class Casebook:
    """One folder: casebook.db, derived.db, items/. On PostgreSQL the folder holds items/ only."""

    def __init__(self, folder: Path, clock: Clock, entropy: Entropy) -> None:
        self.folder = folder
        self.items = ItemStore(folder / "items")
        self._clock = clock
        self._entropy = entropy

    def fresh(self) -> Fresh:
        """Id, moment and salt for the next act."""
        at = self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        return Fresh(str(UUID(bytes=self._entropy(16), version=4)), at, self._entropy(SALT_BYTES))

    def secret(self) -> bytes:
        """32 bytes of chance."""
        return self._entropy(32)


def now() -> datetime:
    return datetime.now(UTC)


def open_casebook(folder: Path, *, clock: Clock = now, entropy: Entropy = secrets.token_bytes) -> Casebook:
    """The casebook that stands in `folder`; NoCasebook if none does. Brings its tables up to this version."""
    db.open_at(folder, db.database_url())
    if not _stands(folder):
        raise NoCasebook(place=str(folder))
    db.create_acts()
    return Casebook(folder, clock, entropy)


def make_casebook(folder: Path, *, clock: Clock = now, entropy: Entropy = secrets.token_bytes) -> Casebook:
    """A new, empty casebook without any act; CasebookExists if one stands there."""
    db.open_at(folder, db.database_url())
    if _stands(folder):
        raise CasebookExists(place=db.name_of(db.ACTS) if db.is_postgresql() else str(folder))
    (folder / "items").mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    db.create_acts()
    book = Casebook(folder, clock, entropy)
    models.Setting.objects.get_or_create(name="pseudonym key", defaults={"value": book.secret()})
    return book


def find(folder: Path | None) -> Path:
    """The folder that was named, else TAWTHIQ_CASEBOOK, else the current one."""
    return folder or Path(os.environ.get("TAWTHIQ_CASEBOOK") or ".")


def _is_there(path: Path) -> bool:
    """Whether a file exists. Unreachable where its folder may not be entered: one may well be there."""
    try:
        path.stat()
    except PermissionError as error:
        raise Unreachable(place=str(path), read=error) from error
    except OSError:
        return False
    return True


def _stands(folder: Path) -> bool:
    """Whether the log has at least one act; a folder where `init` was cut off holds none yet."""
    if not db.is_postgresql() and not _is_there(folder / "casebook.db"):
        return False
    try:
        with connections[db.ACTS].cursor() as cursor:
            cursor.execute("SELECT count(*) FROM act")
            row = cursor.fetchone()
    except (OperationalError, ProgrammingError) as error:
        trouble = database_trouble(error, db.name_of(db.ACTS))
        if trouble is not None:  # a casebook may well stand there: nobody must be told to make one
            raise trouble from error
        return False  # no such table yet
    except DatabaseError as error:
        raise Damaged(place=str(folder / "casebook.db"), read=error) from error
    return bool(row and row[0])
