"""Bytes are kept whole or not at all."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from tawthiq.casebook.errors import ItemMissing
from tawthiq.casebook.items import ItemStore

DATA = "مقتل ثلاثة مدنيين".encode()
SHA = hashlib.sha256(DATA).hexdigest()


def test_what_a_killed_process_left_is_cleared_when_the_item_comes_again(tmp_path: Path) -> None:
    store = ItemStore(tmp_path)
    path = store.path(SHA)
    path.parent.mkdir()
    nobody = 2**22 + 7  # above the largest pid of the kernel
    abandoned, at_work = (path.parent / f".{path.name}.{pid}.part" for pid in (nobody, os.getppid()))
    for part in (abandoned, at_work):
        part.write_bytes(DATA[:5])
    assert store.keep(DATA) == SHA
    assert store.get(SHA) == DATA
    assert not abandoned.exists()
    assert at_work.exists()
    assert list(store.all()) == [SHA]


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(handle: int) -> None:
        raise OSError(5, "the disk answers no more")

    monkeypatch.setattr("tawthiq.casebook.items.os.fsync", refuse)
    with pytest.raises(OSError, match="answers no more"):
        ItemStore(tmp_path).keep(DATA)
    assert not [p for p in tmp_path.rglob("*") if p.is_file()]


def test_altered_and_missing_bytes_are_told(tmp_path: Path) -> None:
    store = ItemStore(tmp_path)
    store.keep(DATA)
    assert store.holds(SHA)
    store.path(SHA).write_bytes(b"another")
    assert not store.holds(SHA)
    with pytest.raises(ItemMissing):
        store.get("0" * 64)
