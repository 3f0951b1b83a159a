"""What must not be recorded is refused; what was altered behind our back is never computed with."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.db import connections

from made import EXAMPLE, WHO, example, small
from tawthiq.casebook import deriving, log, models, queries
from tawthiq.casebook.actions.deciding import judge, withdraw
from tawthiq.casebook.actions.erasing import erase
from tawthiq.casebook.actions.receiving import correct_row
from tawthiq.casebook.book import open_casebook
from tawthiq.casebook.case import read_case
from tawthiq.casebook.correcting import must_read
from tawthiq.casebook.derived import models as derived
from tawthiq.casebook.errors import CaseFileWrong, ChainBroken, Damaged, NotAllowed, NotFound
from tawthiq.casebook.health import examine
from tawthiq.casebook.reviewing import anchor_of
from tawthiq.casebook.writing import write

POSTS = {"first": "مقتل ثلاثة مدنيين بقصف مدفعي على كرسف اليوم", "second": "غارة جوية على عين دارفيل أمس"}


@pytest.fixture(autouse=True)
def on_sqlite(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TAWTHIQ_DATABASE_URL", raising=False)


def refused_row(sha: str) -> str:
    return derived.Refusal._default_manager.get(item=sha).field


def village_form() -> str:
    return str(derived.Item._default_manager.get(name="village-form.csv").sha256)


def test_a_correction_that_does_not_mend_its_row_is_not_recorded(tmp_path: Path) -> None:
    book = example(tmp_path / "c")
    deriving.derive(book)
    sha = village_form()
    field = refused_row(sha)
    must_read(book, sha, "row 9", {field: "10/3/2024"})
    for locator, fields, said in (
        ("row 9", {field: "zzz"}, "expected: a date"), ("row 99", {field: "10/3/2024"}, "a row of this item"),
        ("row 9", {"no field": "1"}, "read: no field\n  expected: a column of this row: تاريخ الحادث, الرقم"),
    ):  # fmt: skip
        with pytest.raises(NotAllowed) as caught:
            must_read(book, sha, locator, fields)
        assert said in caught.value.text()


def test_erasing_a_receipt_destroys_the_item_though_a_row_of_it_was_corrected(tmp_path: Path) -> None:
    book = example(tmp_path / "c")
    deriving.derive(book)
    sha = village_form()
    correct_row(
        book, acting=WHO, item=sha, locator="row 9", fields={refused_row(sha): "10/3/2024"}, because="typo"
    )
    receipt = next(a for a, b in log.read() if a.kind == "item.received" and getattr(b, "item", "") == sha)
    erase(book, acting=WHO, act=receipt.id, because="the family asked")
    assert not book.items.path(sha).exists()
    with pytest.raises(NotFound):
        erase(book, acting=WHO, act=receipt.id, because="again")


def test_derive_never_computes_from_a_body_that_was_altered_or_removed(tmp_path: Path) -> None:
    book = small(tmp_path / "c", POSTS)
    last = max(a.n for a in log.acts())
    models.ActBody.objects.filter(n=last).delete()
    with pytest.raises(ChainBroken):
        deriving.derive(book)


def test_a_body_stored_as_text_is_a_broken_chain_not_a_crash(tmp_path: Path) -> None:
    small(tmp_path / "c", POSTS)
    with connections["default"].cursor() as cursor:
        cursor.execute("UPDATE act_body SET body = '{}' WHERE n = 2")
    with pytest.raises(ChainBroken):
        log.verify()


def test_an_altered_item_is_grave(tmp_path: Path) -> None:
    book = small(tmp_path / "c", POSTS)
    sha = next(b.item for a, b in log.read() if a.kind == "item.received")
    book.items.path(sha).write_bytes(b"another text")
    assert [f.code for f in examine(book) if f.grave] == ["DOC-02"]


def test_a_damaged_database_is_said_to_be_damaged(tmp_path: Path) -> None:
    small(tmp_path / "c", POSTS)
    connections.close_all()
    for path in (tmp_path / "c").glob("casebook.db*"):
        path.write_bytes(b"not a database at all, only bytes" * 200)
    with pytest.raises(Damaged):
        open_casebook(tmp_path / "c")


def test_withdrawing_takes_numbers_and_refuses_what_cannot_be_taken_back(tmp_path: Path) -> None:
    book = small(tmp_path / "c", POSTS)
    question = next(a for a in log.acts() if a.kind == "question.asked")
    withdraw(book, acting=WHO, act=str(question.n), because="mistaken")
    last = max(a.n for a in log.acts())
    for act in ("1", question.id, str(last)):
        with pytest.raises(NotAllowed):
            withdraw(book, acting=WHO, act=act, because="again")
    with pytest.raises(NotFound):
        withdraw(book, acting=WHO, act="no such act", because="x")


def test_a_claim_is_not_judged_with_itself_nor_with_a_total(tmp_path: Path) -> None:
    book = example(tmp_path / "c")
    deriving.derive(book)
    claims = queries.claims()
    event = next(c for c in claims.values() if c.event.scope == "event")
    total = next(c for c in claims.values() if c.event.scope == "total")
    with pytest.raises(NotAllowed):
        judge(book, acting=WHO, a=event.anchor, b=event.anchor, verdict="same", because="x")
    with pytest.raises(NotAllowed):
        anchor_of(total.id)


@pytest.mark.parametrize("line", ["statement: ../secret.md", "inputs: [{path: ../secret.md, reader: text}]"])
def test_a_case_reads_nothing_outside_its_folder_but_gazetteers(tmp_path: Path, line: str) -> None:
    case = tmp_path / "case"
    case.mkdir()
    (tmp_path / "secret.md").write_text("secret")
    (case / "case.yml").write_text(f"name: x\nzone: UTC\n{line}\n")
    with pytest.raises(CaseFileWrong):
        read_case(case)
    (case / "link.md").symlink_to(tmp_path / "secret.md")
    (case / "case.yml").write_text("name: x\nzone: UTC\nstatement: link.md\n")
    with pytest.raises(CaseFileWrong):
        read_case(case)


def test_what_is_written_is_for_its_owner_alone(tmp_path: Path) -> None:
    book = small(tmp_path / "c", POSTS)
    deriving.derive(book)
    written = write(book, tmp_path / "out")
    assert stat.S_IMODE(written.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "c").stat().st_mode) == 0o700
    assert EXAMPLE.exists()
