"""Acts are appended to one log, never changed, and verified by anyone."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from django.db import DatabaseError, connections

from made import WHO, empty, post, small
from tawthiq.casebook import db, log, models
from tawthiq.casebook.actions.deciding import withdraw
from tawthiq.casebook.actions.erasing import erase
from tawthiq.casebook.actions.receiving import adopt
from tawthiq.casebook.book import open_casebook
from tawthiq.casebook.errors import CasebookExists, ChainBroken, NoCasebook, NotFound

pytestmark = pytest.mark.usefixtures("database")


def test_a_new_casebook_holds_one_act_and_verifies(tmp_path: Path) -> None:
    empty(tmp_path / "دفتر")
    verified = log.verify()
    assert (verified.acts, verified.erased) == (1, 0)
    assert verified.head == log.head()


def test_no_second_casebook_over_the_first(tmp_path: Path) -> None:
    empty(tmp_path / "c")
    with pytest.raises(CasebookExists):
        empty(tmp_path / "c")


def test_a_folder_without_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoCasebook):
        open_casebook(tmp_path)


@pytest.mark.parametrize("statement", ["UPDATE act SET member = 'x'", "DELETE FROM act"])
def test_the_database_itself_refuses_to_change_an_act(tmp_path: Path, statement: str) -> None:
    empty(tmp_path / "c")
    with pytest.raises(DatabaseError, match="act"), connections[db.ACTS].cursor() as cursor:
        cursor.execute(statement)
    assert log.verify().acts == 1


def test_a_body_altered_behind_our_back_is_found(tmp_path: Path) -> None:
    empty(tmp_path / "c")
    models.ActBody.objects.filter(n=1).update(body=b'{"name":"altered"}')
    with pytest.raises(ChainBroken):
        log.verify()


def test_a_body_that_vanished_without_an_act_is_found(tmp_path: Path) -> None:
    empty(tmp_path / "c")
    models.ActBody.objects.filter(n=1).delete()
    with pytest.raises(ChainBroken):
        log.verify()


def test_erasing_a_body_and_its_item_leaves_the_chain_whole(tmp_path: Path) -> None:
    book = small(tmp_path / "c", {"first": "مقتل ثلاثة مدنيين بقصف على كرسف"})
    receipt = next(a for a, b in log.read() if a.kind == "item.received")
    item = next(b.item for a, b in log.read() if a.kind == "item.received")
    before = [a.leaf for a in log.acts()]
    erase(book, acting=WHO, act=receipt.id, because="the family asked")
    assert [a.leaf for a in log.acts()][: len(before)] == before
    assert log.verify().erased == 1
    assert not book.items.path(item).exists()


def test_an_item_that_another_receipt_needs_is_kept(tmp_path: Path) -> None:
    book = small(tmp_path / "c", {"first": "مقتل ثلاثة مدنيين بقصف على كرسف"})
    post(book, tmp_path / "c", "first", "مقتل ثلاثة مدنيين بقصف على كرسف", again=True)
    receipts = [(a, b) for a, b in log.read() if a.kind == "item.received"]
    erase(book, acting=WHO, act=receipts[0][0].id, because="received twice")
    assert book.items.get(receipts[0][1].item)


def test_erasing_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        erase(empty(tmp_path / "c"), acting=WHO, act="no such act", because="x")


def test_a_withdrawn_act_stays_in_the_log(tmp_path: Path) -> None:
    book = small(tmp_path / "c", {})
    question = next(a for a in log.acts() if a.kind == "question.asked")
    withdraw(book, acting=WHO, act=question.id, because="asked by mistake")
    assert question.id in {a.id for a in log.acts()}
    assert log.verify().acts == log.read()[-1][0].n


def _adopt_ten(folder: str, writer: int) -> None:
    connections.close_all()
    book = open_casebook(Path(folder))
    for i in range(10):
        adopt(book, acting=WHO, role="codebook", name=f"{writer}-{i}", data=f"{writer} {i}".encode())


def test_four_writers_at_once_lose_nothing_and_number_without_gaps(tmp_path: Path) -> None:
    empty(tmp_path / "c")
    connections.close_all()
    with ProcessPoolExecutor(4) as pool:
        list(pool.map(_adopt_ten, [str(tmp_path / "c")] * 4, range(4)))
    open_casebook(tmp_path / "c")
    assert [a.n for a in log.acts()] == list(range(1, 42))
    assert log.verify().acts == 41
