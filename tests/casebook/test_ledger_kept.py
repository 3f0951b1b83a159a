"""The kept ledger, followed from act to act, is that of all acts folded."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from made import WHO, post, small
from tawthiq.casebook import ledger, log
from tawthiq.casebook.actions.asking import ask
from tawthiq.casebook.actions.deciding import withdraw
from tawthiq.casebook.actions.erasing import erase
from tawthiq.casebook.actions.receiving import correct_row
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.errors import ChainBroken
from tawthiq.casebook.models import ActBody
from tawthiq.evidence.kinds import QuestionAsked
from tawthiq.evidence.ledger import fold

POSTS = {"first": "مقتل ثلاثة مدنيين بقصف مدفعي على كرسف اليوم", "second": "غارة جوية على عين دارفيل أمس"}


def _act(book: Casebook, kind: str, n: int) -> None:
    receipts = [a.id for a, body in log.read() if a.kind == "item.received" and body is not None]
    if kind == "post":
        post(book, book.folder, f"post{n}", f"{POSTS['first']} {n % 3}", again=True)
    elif kind == "ask":
        ask(
            book,
            acting=WHO,
            question=QuestionAsked(f"q{n % 2}", "killed", ("2024-03-04", "2024-03-10"), "darnous"),
        )
    elif kind == "correct":
        sha = next(iter(fold(log.read()).receipts), "0" * 64)
        correct_row(book, acting=WHO, item=sha, locator=f"row {n % 2}", fields={str(n): "1"}, because="typo")
    elif kind == "withdraw" and set(receipts) - fold(log.read()).withdrawn.keys():
        act = min(set(receipts) - fold(log.read()).withdrawn.keys())
        withdraw(book, acting=WHO, act=act, because="mistaken")
    elif kind == "erase" and receipts:
        erase(book, acting=WHO, act=receipts[-1], because="the family asked")


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kinds=st.lists(st.sampled_from(("post", "post", "ask", "correct", "withdraw", "erase")), max_size=6))
def test_the_kept_ledger_is_that_of_all_acts(monkeypatch: pytest.MonkeyPatch, kinds: list[str]) -> None:
    monkeypatch.delenv("TAWTHIQ_DATABASE_URL", raising=False)
    with tempfile.TemporaryDirectory() as folder:
        book = small(Path(folder) / "c", POSTS)
        for n, kind in enumerate(kinds):
            before = ledger.current(book)
            held = repr(before)
            _act(book, kind, n)
            assert ledger.current(book) == fold(log.read())
            assert repr(before) == held
        connections.close_all()


def test_acts_behind_the_kept_ones_are_read_alone(
    tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = small(tmp_path / "c", POSTS)
    ledger.current(book)

    def never(upto: int | None = None) -> Any:
        raise AssertionError(upto)

    monkeypatch.setattr(log, "read", never)
    post(book, book.folder, "third", f"{POSTS['first']} 3")
    assert "third.txt" in {held[0].body.name for held in ledger.current(book).receipts.values()}


def test_a_new_body_that_was_altered_is_a_broken_chain(tmp_path: Path, database: str) -> None:
    book = small(tmp_path / "c", POSTS)
    ledger.current(book)
    post(book, book.folder, "third", f"{POSTS['first']} 3")
    ActBody.objects.filter(n=log.last_number()).update(body=b"{}")
    with pytest.raises(ChainBroken):
        ledger.current(book)
