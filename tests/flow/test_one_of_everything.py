"""One command takes in a folder with one of everything, and no name planted in it gets out of vault and originals."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pyrage
import pytest

from run_cli import tawthiq

sys.path.append(str(Path(__file__).resolve().parents[1] / "sources"))
from planted import ROUNDS, plant, readable, secret, secrets  # tests/sources

# warcio leaves its temporary files to the garbage collector
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)

KINDS = {
    "media", "pdf", "docx", "xlsx", "html", "feed", "mail", "whatsapp", "forms", "telegram", "warc", "wacz", "urls",
    "written", "text", "autoarchiver",
}  # fmt: skip


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """The folder received twice and derived, with all that was printed, and a temporary folder of its own."""
    top = tmp_path_factory.mktemp("everything")
    folder, book, temporary = top / "incoming", top / "book", top / "tmp"
    folder.mkdir()
    temporary.mkdir()
    plant(folder)
    (folder / "link.txt").symlink_to("/etc/hostname")
    (folder / ".hidden").write_text("x")
    key = pyrage.x25519.Identity.generate()
    printed = []
    receive = ("receive", folder, "--casebook", book, "--consent", "everybody, 2031-03-01")
    for command in (
        ("init", book, "--recipient", str(key.to_public())),
        (*receive, "--json"),
        (*receive, "--json"),
        ("--lang", "ar", *receive),
        ("derive", "--casebook", book),
        ("derive", "--check", "--casebook", book),
        ("log", "--casebook", book),
        ("doctor", "--casebook", book),
    ):
        done = tawthiq(*command, TMPDIR=str(temporary))
        printed.append(done.stdout + done.stderr)
    return {"folder": folder, "book": book, "printed": printed, "temporary": temporary, "key": str(key)}


def accounts(printed: str) -> tuple[list[dict[str, object]], dict[str, int]]:
    lines = [json.loads(line) for line in printed.splitlines() if line.startswith("{")]
    return lines[:-1], lines[-1]["folder"]


def test_every_file_is_received_and_the_account_adds_up(taken: dict[str, object]) -> None:
    files, whole = accounts(taken["printed"][1])  # type: ignore[index]
    assert [f["file"] for f in files if f["refusal"]] == []
    assert whole["files"] == whole["received"] + whole["known"] + whole["refused"] + whole["left"]
    assert whole["units"] == whole["reports"] + whole["refused_units"] + whole["empty"]
    assert (whole["received"], whole["refused"], whole["left"]) == (3 * 17, 0, 3 + 2)
    assert whole["reports"] >= 3 * 18


def test_a_second_run_adds_nothing(taken: dict[str, object]) -> None:
    first, second = (accounts(printed)[1] for printed in taken["printed"][1:3])  # type: ignore[index]
    assert (second["received"], second["known"]) == (0, first["received"])
    assert taken["printed"][6].count("item.received") == first["received"]  # type: ignore[index]


def test_a_rebuild_gives_the_same_rows(taken: dict[str, object]) -> None:
    assert "holds" in taken["printed"][5]  # type: ignore[index]


def test_every_reader_took_part(taken: dict[str, object]) -> None:
    import sqlite3

    with sqlite3.connect(Path(str(taken["book"])) / "derived.db") as db:
        assert {row[0] for row in db.execute("SELECT reader FROM item")} == KINDS


def test_no_planted_name_number_or_id_is_found_outside_vault_and_originals(taken: dict[str, object]) -> None:
    book = Path(str(taken["book"]))
    kept = [
        path for path in book.rglob("*") if path.is_file() and "items" not in path.relative_to(book).parts
    ]
    seen = b"\n".join(
        readable(path) for path in [*kept, *Path(str(taken["temporary"])).rglob("*")] if path.is_file()
    )
    seen += "\n".join(taken["printed"]).encode()  # type: ignore[arg-type]
    assert len(secrets()) >= 100
    folder = [path for path in Path(str(taken["folder"])).iterdir() if not path.is_symlink()]
    planted = b"\n".join(path.name.encode() + readable(path) for path in folder)
    packed = {
        secret("pdf author", turn) for turn in range(ROUNDS)
    }  # compressed there; the vault's test finds it
    assert [one for one in secrets() if one.encode() not in planted and one not in packed] == []
    assert [one for one in secrets() if one.encode() in seen or one.encode("utf-16-le") in seen] == []


def test_who_they_are_is_in_the_vault_for_the_owner_of_the_key(taken: dict[str, object]) -> None:
    import sqlite3

    with sqlite3.connect(Path(str(taken["book"])) / "casebook.db") as db:
        sealed = [row[0] for row in db.execute("SELECT sealed FROM identity")]
    key = pyrage.x25519.Identity.from_str(str(taken["key"]))
    opened = "\n".join(pyrage.decrypt(bytes(one), [key]).decode() for one in sealed)
    places = (
        "pdf author",
        "docx creator",
        "mail sender",
        "chat sender",
        "chat number",
        "form device",
        "profile collector",
    )
    assert [place for place in places if secret(place, 0) not in opened] == []


def test_no_file_is_left_in_the_temporary_folder(taken: dict[str, object]) -> None:
    assert os.listdir(str(taken["temporary"])) == []  # noqa: PTH208 - names are enough
