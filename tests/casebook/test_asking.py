"""Figures asked of the stored tables are those of everything read again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from made import WHO, example, post, small
from tawthiq.casebook import asking, deriving, log, stored
from tawthiq.casebook.actions.asking import ask
from tawthiq.casebook.book import Casebook
from tawthiq.evidence.kinds import QuestionAsked
from tawthiq.evidence.ledger import fold

DAY = date(2024, 3, 6)
PERSONS = QuestionAsked("persons", "killed", ("2024-03-04", "2024-03-10"), "tamrasa", basis="victims")
TOLD = "قُتل 5 مدنيين في قصف مدفعي على كرسف بتاريخ 5 آذار 2024."
AGAIN = "قُتل 4 مدنيين في قصف مدفعي على عين دارفيل بتاريخ 5 آذار 2024."


def no_reading(book: Casebook, **_: object) -> None:
    raise AssertionError("everything was read again")


def test_the_stored_tables_answer_as_everything_read_again_does(
    tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = example(tmp_path / "c")
    ask(book, acting=WHO, question=PERSONS)
    deriving.derive(book)
    anew = asking.answers(book, known_on=DAY, upto=log.last_number())
    assert {f.question.basis for f in anew[0]} == {"incidents", "victims", "published totals"}
    monkeypatch.setattr(deriving, "compute", no_reading)
    assert asking.answers(book, known_on=DAY) == anew
    assert stored.in_order(asking.answers(book)[0], fold(log.read())) == stored.stored_figures()


@pytest.mark.usefixtures("database")
def test_what_came_after_the_last_derivation_is_read(tmp_path: Path) -> None:
    book = small(tmp_path / "c", {"lantern": TOLD})
    deriving.derive(book)
    post(book, tmp_path / "c", "wire", AGAIN)
    (found,), _ = asking.answers(book)
    assert (found.best, found.incidents) == (9, 2)
