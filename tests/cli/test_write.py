"""A call typed in is an item, a transcript points at its recording, and marked words are a claim of a person."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from made import PLACES
from run_cli import tawthiq

CALL = "قال الشاهد إن ثلاثة مدنيين قُتلوا في كرسف. وفي كرسف أيضًا أصيب آخرون."


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook with two villages and one call."""
    folder = tmp_path_factory.mktemp("call")
    book = folder / "book"
    (folder / "places.csv").write_text(PLACES, encoding="utf-8")
    tawthiq("init", book, "--zone", "Etc/GMT-3")
    tawthiq("places", "add", folder / "places.csv", "--casebook", book)
    done = tawthiq(
        "write",
        "call",
        "-",
        "--published",
        "2031-03-04",
        "--source",
        "desk",
        "--casebook",
        book,
        stdin=CALL,
    )
    assert done.returncode == 0, done.stderr
    assert tawthiq("derive", "--casebook", book).returncode == 0
    return book


@pytest.fixture
def book(made_once: Path, tmp_path: Path) -> Path:
    """That casebook, a copy for each test."""
    return Path(shutil.copytree(made_once, tmp_path / "book"))


def item(book: Path, kind: str = "call") -> str:
    import sqlite3

    with sqlite3.connect(book / "derived.db") as db:
        return str(
            db.execute("SELECT sha256 FROM item WHERE name = ?", (f"{kind}.written.json",)).fetchone()[0]
        )


def claims(book: Path) -> list[dict[str, object]]:
    import sqlite3

    with sqlite3.connect(book / "derived.db") as db:
        rows = db.execute(
            "SELECT id, quote, event, review, extractor, pcode FROM claim ORDER BY id"
        ).fetchall()
    names = ("id", "quote", "event", "review", "extractor", "pcode")
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_the_same_call_typed_twice_is_one_item(book: Path) -> None:
    again = tawthiq(
        "write", "call", "-", "--published", "2031-03-04", "--source", "desk", "--casebook", book, stdin=CALL
    )
    assert "known already" in again.stdout
    assert tawthiq("log", "--casebook", book).stdout.count("item.received") == 1


def test_marked_words_become_a_claim_that_a_person_confirmed(book: Path) -> None:
    words = "وفي كرسف أيضًا أصيب آخرون"
    done = tawthiq(
        "write", "claim", item(book)[:12], "text", words, "--event-type", "shelling",
        "--count", "injured:civilians=2-4", "--day", "2031-03-03", "--place", "كرسف",
        "--because", "heard on the recording", "--casebook", book,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert tawthiq("derive", "--casebook", book).returncode == 0
    (marked,) = (c for c in claims(book) if c["extractor"] == "person")
    event = json.loads(str(marked["event"]))
    assert (marked["quote"], marked["review"], marked["pcode"]) == (words, "confirmed", "XC01")
    (count,) = event["counts"]
    assert (count["kind"], count["group"], count["min"], count["max"]) == ("injured", "civilians", 2, 4)


def test_a_claim_that_the_program_read_is_corrected(book: Path) -> None:
    (read, *_) = [c for c in claims(book) if "ثلاثة" in str(c["quote"])]
    done = tawthiq(
        "write", "claim", item(book), "text", str(read["quote"]), "--event-type", "airstrike", "--count", "killed=4",
        "--instead", str(read["id"]), "--because", "the witness called again", "--casebook", book,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert tawthiq("derive", "--casebook", book).returncode == 0
    (now,) = (c for c in claims(book) if c["id"] == read["id"])
    assert now["review"] == "corrected"
    assert json.loads(str(now["event"]))["counts"][0]["min"] == 4


def test_a_transcript_is_an_item_that_points_at_its_recording(book: Path, tmp_path: Path) -> None:
    (tmp_path / "voice.opus").write_bytes(b"OggS" + bytes(60))
    received = tawthiq("receive", tmp_path / "voice.opus", "--json", "--casebook", book)
    sha = json.loads(received.stdout)["item"]
    tawthiq("derive", "--casebook", book)
    done = tawthiq(
        "write", "transcript", sha[:12], "-", "--typed-by", "member-3", "--typed-on", "2031-03-05",
        "--dialect", "حلبية", "--in-part", "--source", "desk", "--casebook", book, stdin="قُتل اثنان في كرسف.",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert tawthiq("derive", "--casebook", book).returncode == 0
    assert item(book, "transcript")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("text", "كلمات ليست فيه", "--event-type", "shelling"), "CSB-011"),
        (("message 9", "كرسف", "--event-type", "shelling"), "CSB-007"),
        (("text", "كرسف", "--event-type", "shelling", "--count", "killed=many"), "CSB-011"),
        (("text", "كرسف", "--event-type", "shelling", "--count", "eaten=3"), "CSB-011"),
        (
            ("text", "كرسف", "--event-type", "shelling", "--day", "2031-03-04", "--until", "2031-03-01"),
            "CSB-011",
        ),
        (("text", "كرسف", "--event-type", "shelling", "--which", "3"), "CSB-011"),
    ],
)
def test_what_cannot_be_recorded_is_refused_and_nothing_is(
    book: Path, arguments: tuple[str, ...], code: str
) -> None:
    before = tawthiq("log", "--casebook", book).stdout
    done = tawthiq("write", "claim", item(book), *arguments, "--casebook", book)
    assert (done.returncode, code in done.stderr) == (1, True)
    assert tawthiq("log", "--casebook", book).stdout == before


def test_an_empty_call_is_refused(book: Path) -> None:
    done = tawthiq("write", "call", "-", "--source", "desk", "--casebook", book, stdin=" \n")
    assert (done.returncode, "SRC-036" in done.stderr) == (1, True)
