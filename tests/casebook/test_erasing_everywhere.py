"""What is erased is nowhere: not in the acts, the vault, the items, the derived tables or a journal."""

from __future__ import annotations

import json
from pathlib import Path

import pyrage
import pytest
from django.db import connections

from made import WHO, seeded, ticking
from tawthiq.casebook import db, deriving, log, models
from tawthiq.casebook.actions.erasing import Erased, erase
from tawthiq.casebook.actions.estimating import record_run
from tawthiq.casebook.actions.opening import open_for
from tawthiq.casebook.book import Casebook, make_casebook
from tawthiq.casebook.case import CaseInput
from tawthiq.casebook.running import take
from tawthiq.evidence.kinds import EstimateRun, ItemReceived

ONE, BOTH, WORDS = "سلمى الممحوة", "كريم الممحو", "مقتل ثلاثة مدنيين بقصف على كرسف"


def with_two_channels(folder: Path) -> tuple[Casebook, str]:
    """Two exports: the first signed by both persons, the second by one of them; and the vault's key."""
    key = pyrage.x25519.Identity.generate()
    book = make_casebook(folder / "book", clock=ticking(), entropy=seeded(3))
    open_for(
        book, acting=WHO, name="x", zone="UTC", languages=["ar"], organisations=[("rafidan", "R", "ر")],
        recipients=[("rafidan", str(key.to_public()))],
    )  # fmt: skip
    for number, signed in enumerate([[ONE, BOTH], [BOTH]]):
        receive(book, folder / f"result{number}.json", signed)
    return book, str(key)


def receive(book: Casebook, path: Path, signed: list[str]) -> None:
    messages = [
        {
            "id": n,
            "type": "message",
            "date": "2024-03-05T10:00:00",
            "author": who,
            "text": f"{path.stem} {WORDS}",
        }
        for n, who in enumerate(signed, start=1)
    ]
    export = {"name": path.stem, "type": "public_channel", "id": 1, "messages": messages}
    path.write_text(json.dumps(export, ensure_ascii=False), encoding="utf-8")
    one = CaseInput(path, "telegram", path.stem, None, {}, "rafidan", "items", None)
    assert take(book, one, acting=WHO).refusal is None


def erase_receipt(book: Casebook, name: str) -> Erased:
    act = next(a for a, body in log.read() if isinstance(body, ItemReceived) and body.name == name)
    return erase(book, acting=WHO, act=act.id, because="the family asked")


def pseudonyms() -> set[str]:
    return set(models.Identity.objects.values_list("pseudonym", flat=True))


def test_whom_only_the_erased_item_names_leaves_the_vault(tmp_path: Path) -> None:
    book, _ = with_two_channels(tmp_path)
    before = pseudonyms()
    done = erase_receipt(book, "result0.json")
    assert (len(before), done.forgotten, done.unread) == (2, 1, ())
    left = pseudonyms()
    assert left < before
    assert erase_receipt(book, "result1.json").forgotten == 1
    assert pseudonyms() == set()


def test_an_item_that_cannot_be_read_is_named_and_stops_nothing(tmp_path: Path) -> None:
    book, _ = with_two_channels(tmp_path)
    second = next(
        body.item for _, body in log.read() if isinstance(body, ItemReceived) and body.name == "result1.json"
    )
    book.items.destroy(second)
    done = erase_receipt(book, "result0.json")
    assert (done.forgotten, done.unread) == (2, ("result1.json",))


def test_the_answer_of_an_erased_estimate_goes_with_its_act(tmp_path: Path) -> None:
    """It names the lists, and what is known of those who stand in them."""
    book, _ = with_two_channels(tmp_path)
    item = book.items.keep(ONE.encode())
    run = EstimateRun("all", "plan", 1, "code", "", (), "withheld", 3, None, None, None, item)
    act = record_run(book, acting=WHO, run=run)
    erase(book, acting=WHO, act=act.id, because="a list was given in confidence")
    assert not book.items.holds(item)


@pytest.mark.usefixtures("database")
def test_nothing_of_it_is_left_in_any_file(tmp_path: Path) -> None:
    book, _ = with_two_channels(tmp_path)
    deriving.derive(book)
    seals = [bytes(s) for s in models.Identity.objects.values_list("sealed", flat=True)]
    bodies = [bytes(b) for b in models.ActBody.objects.filter(n__in=[2, 3]).values_list("body", flat=True)]
    needles = [ONE.encode(), BOTH.encode(), WORDS.encode(), b"result0", b"result1", *seals, *bodies]
    sampled()
    assert found_in(book.folder, needles)
    erase_receipt(book, "result0.json")
    erase_receipt(book, "result1.json")
    deriving.derive(book)
    assert found_in(book.folder, needles) == []
    assert log.verify().erased == 2


def sampled() -> None:
    """PostgreSQL's planner has looked at the tables, as it does by itself after a while."""
    if db.is_postgresql():
        with connections[db.ACTS].cursor() as cursor:
            cursor.execute("ANALYZE")


def found_in(folder: Path, needles: list[bytes]) -> list[str]:
    """The files of a casebook (databases, journals, items, locks) that hold one of these; of PostgreSQL its tables."""
    if db.is_postgresql():
        with connections[db.ACTS].cursor() as cursor:
            cursor.execute("CHECKPOINT")
            cursor.execute(
                "SELECT current_setting('data_directory') || '/base/' || oid FROM pg_database "
                "WHERE datname = current_database()"
            )
            files = [*folder.rglob("*"), *Path(cursor.fetchone()[0]).iterdir()]
    else:
        files = list(folder.rglob("*"))
    return [path.name for path in files if path.is_file() and any(n in path.read_bytes() for n in needles)]
