"""Bytes kept under their SHA-256 in items/ab/cdef...: written whole or not at all, never changed."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from tawthiq.casebook.db import fsync_folder
from tawthiq.casebook.errors import DiskFull, ItemMissing


class ItemStore:
    """The items/ folder of a casebook."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256[2:]

    def keep(self, data: bytes) -> str:
        """Store `data` and return its SHA-256. On disk before it returns; DiskFull leaves nothing behind."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self.path(sha256)
        if path.exists():
            return sha256
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(path, data)
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
                raise DiskFull(place=str(path.parent), read=f"{len(data)} bytes to write") from error
            raise
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes, checked against their name; ItemMissing when they are gone or altered."""
        path = self.path(sha256)
        if not path.exists():
            raise ItemMissing(place=f"items/{sha256[:2]}/{sha256[2:]}", read="no file")
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ItemMissing(place=f"items/{sha256[:2]}/{sha256[2:]}", read="bytes with another SHA-256")
        return data

    def holds(self, sha256: str) -> bool:
        """Whether the bytes are there and are the ones that were received."""
        try:
            self.get(sha256)
        except ItemMissing:
            return False
        return True

    def destroy(self, sha256: str) -> bool:
        """Remove the bytes for good; whether there were any."""
        path = self.path(sha256)
        existed = path.exists()
        path.unlink(missing_ok=True)
        return existed

    def all(self) -> Iterator[str]:
        """Every stored SHA-256 in order; half-written files are not among them."""
        for path in sorted(self.folder.glob("??/*")):
            if len(path.name) == 62:
                yield path.parent.name + path.name


def _write_whole(path: Path, data: bytes) -> None:
    """Write beside, flush to disk, rename, flush the folder. What a killed process left of this item is cleared."""
    _clear_abandoned(path)
    beside = path.parent / f".{path.name}.{os.getpid()}.part"
    try:
        with beside.open("wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        beside.rename(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    fsync_folder(path.parent)


def _clear_abandoned(path: Path) -> None:
    for left in path.parent.glob(f".{path.name}.*.part"):
        pid = left.name.split(".")[-2]
        if not Path("/proc", pid).exists():
            left.unlink(missing_ok=True)
