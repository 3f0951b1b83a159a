"""A command used wrongly is refused like everything else: code, place, read, expected, remedy, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from run_cli import tawthiq
from tawthiq.cli.main import main, trouble_of

CASES = [
    (("figur",), "CLI-004", "tawthiq", "figur", "figure"),
    (("log", "verfy"), "CLI-004", "tawthiq log", "verfy", "verify"),
    (("receive", "x", "--levl", "items"), "CLI-004", "tawthiq receive", "--levl", "--level"),
    (("trace",), "CLI-002", "tawthiq trace REF", "", "REF"),
    (("estimate",), "CLI-002", "tawthiq estimate LISTS.csv", "", "LISTS.csv"),
    (("figure", "show", "--known-on"), "CLI-002", "--known-on", "", "--known-on"),
    (("figure", "--known-on", "8 آذار"), "CLI-003", "tawthiq figure show --known-on", "8 آذار", "2024-03-08"),
    (("derive", "--workers", "99"), "CLI-003", "tawthiq derive --workers", "99", "64"),
    (("judge", "سوى"), "CLI-003", "tawthiq judge VERDICT", "سوى", "same"),
    (("receive", "/nowhere"), "CLI-003", "tawthiq receive FILES", "/nowhere", ""),
    (("write", "call", "/nowhere", "--source", "x"), "CLI-003", "tawthiq write call TEXT", "/nowhere", "-"),
    (("trace", "a", "b"), "CLI-005", "tawthiq trace", "b", ""),
    (("review",), "CLI-005", "tawthiq review", "", "--ocr"),
]


@pytest.mark.parametrize(("args", "code", "place", "read", "expected"), CASES)
def test_wrong_use_says_five_things_in_both_languages(
    capsys: pytest.CaptureFixture[str], args: tuple[str, ...], code: str, place: str, read: str, expected: str
) -> None:
    told = {lang: refused(capsys, "--lang", lang, *args) for lang in ("en", "ar")}
    for said in told.values():
        assert said.startswith(f"{code}: ")
        assert all(part in said for part in (place, read, expected, "--help`"))
    assert "what to do: see `" in told["en"]
    assert "ما العمل: انظر `" in told["ar"]


def test_a_machine_reads_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    said = json.loads(refused(capsys, "figure", "--json", "--known-on", "x"))
    assert (said["code"], said["read"]) == ("CLI-003", "x")


def test_what_cannot_be_found_or_opened_is_told_in_both_languages(tmp_path: Path) -> None:
    book, table = tmp_path / "c", tmp_path / "t.csv"
    table.write_text("date,place\n2024-03-05,Karsef\n", encoding="utf-8")
    made = tawthiq("--lang", "ar", "init", book)
    assert "ملف التوثيق جاهز" in made.stdout
    (tmp_path / "bad.yml").write_text("profile: x\nversion: 1\ncolumns: []\n", encoding="utf-8")
    tried = {
        ("receive", table, "--profile", "nope"): ("SRC-011", "واحد من"),
        ("receive", table, "--profile", tmp_path / "bad.yml"): ("SRC-012", "أحد المفاتيح"),
        ("withdraw", "99", "--because", "x"): ("CSB-007", "معرّف فعل"),
    }
    for args, said in tried.items():
        done = tawthiq("--lang", "ar", *args, "--casebook", book)
        assert all(part in done.stderr + done.stdout for part in said), (args, done.stderr)
        assert "Traceback" not in done.stderr


def test_a_file_that_cannot_be_opened_is_no_defect_of_the_program() -> None:
    with pytest.raises(OSError, match="nowhere") as gone:
        Path("/nowhere/list.csv").read_bytes()
    told = trouble_of(gone.value)
    assert told is not None
    assert "/nowhere/list.csv" in told.text("ar")
    assert told.code == "CLI-006"
    assert trouble_of(OSError("no place")) is None


def refused(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    with pytest.raises(SystemExit) as stop:
        main(list(args))
    assert stop.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    return err
