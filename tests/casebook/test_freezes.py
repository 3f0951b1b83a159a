"""A freeze keeps its numbers whatever comes later, on both databases, and its bytes are checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from made import WHO, post, small
from tawthiq.casebook import deriving, log
from tawthiq.casebook.actions.erasing import erase
from tawthiq.casebook.errors import ItemMissing, NotAllowed, NotFound
from tawthiq.casebook.freezing import find, freeze_now, freezes, frozen
from tawthiq.casebook.health import examine
from tawthiq.casebook.stored import stored_figures

FIRST = {"marsad": "مقتل 3 مدنيين في قصف على كرسف يوم 5 آذار 2024."}
LATER = "مقتل 7 أشخاص في غارة جوية على عين دارفيل يوم 6 آذار 2024."


def test_old_numbers_are_shown_from_the_freeze(tmp_path: Path, database: str) -> None:
    book = small(tmp_path / "c", FIRST)
    act = freeze_now(book, acting=WHO, name="بيان 6 آذار")
    before = stored_figures()
    post(book, tmp_path / "c", "shabaka", LATER)
    deriving.derive(book)
    assert (stored_figures()[0].best, before[0].best) == (10, 3)
    assert frozen(book, "بيان 6 آذار") == before
    held = find("بيان 6 آذار")
    assert held.upto == act.n - 1
    assert held.head == log.head(held.upto)
    assert held.figures == tuple((f.id, f.digest) for f in before)


def test_a_name_is_given_once_and_an_unknown_one_is_refused(tmp_path: Path) -> None:
    book = small(tmp_path / "c", FIRST)
    freeze_now(book, acting=WHO, name="one")
    with pytest.raises(NotAllowed):
        freeze_now(book, acting=WHO, name="one")
    with pytest.raises(NotAllowed):
        freeze_now(book, acting=WHO, name="  ")
    with pytest.raises(NotFound):
        frozen(book, "two")
    assert [body.name for _, body in freezes()] == ["one"]


def test_the_figures_of_a_freeze_are_an_item_like_any_other(tmp_path: Path) -> None:
    book = small(tmp_path / "c", FIRST)
    act = freeze_now(book, acting=WHO, name="one")
    item = find("one").item
    assert "DOC-03" not in {f.code for f in examine(book)}
    book.items.path(item).write_bytes(b"[]")
    assert "DOC-02" in {f.code for f in examine(book)}
    with pytest.raises(ItemMissing):
        frozen(book, "one")
    erase(book, acting=WHO, act=act.id, because="asked for")
    assert not book.items.path(item).exists()
    assert log.verify().erased == 1
