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
    (("simulate", "sim", "--incidents", "-4"), "CLI-003", "tawthiq simulate --incidents", "-4", "2000000"),
    (("judge", "سوى"), "CLI-003", "tawthiq judge VERDICT", "سوى", "same"),
    (("receive", "/nowhere"), "CLI-003", "tawthiq receive FILES", "/nowhere", ""),
    (("write", "call", "/nowhere", "--source", "x"), "CLI-003", "tawthiq write call TEXT", "/nowhere", "-"),
    (("trace", "a", "b"), "CLI-005", "tawthiq trace", "b", ""),
    (("review",), "CLI-005", "tawthiq review", "", "--ocr"),
    (("figure", "--freeze", "a", "--out", "b"), "CLI-005", "tawthiq figure show", "", "--known-on"),
    (("figure", "--estimate"), "CLI-005", "tawthiq figure show", "", "--basis victims"),
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


def test_a_folder_that_one_may_not_enter_is_no_missing_casebook(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def barred(path: Path, **_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setenv("TAWTHIQ_CASEBOOK", str(tmp_path))
    monkeypatch.setattr("os.access", lambda *_: False)
    said = refused(capsys, "figure", "--casebook", str(tmp_path))
    assert "expected: one that you may read or write: check its permissions" in said
    monkeypatch.setattr(Path, "stat", barred)
    for lang, word in (("en", "Permission denied"), ("ar", "دقق الأذون")):
        with pytest.raises(SystemExit) as stop:
            main(["--lang", lang, "figure"])
        said = capsys.readouterr().err
        assert (stop.value.code, said.startswith("CSB-017: ")) == (1, True)
        assert all(part in said for part in (word, str(tmp_path / "casebook.db")))


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


NOT_TEXT = [
    ("run", "{bin}/case.yml", "--out", "{bin}/out"),
    ("statement", "verify", "{bin}/x.md", "--casebook", "{bin}/book"),
    ("extract", "{bin}/x.md"),
    ("link", "victims", "{bin}/list.csv", "{bin}/o.csv", "--judgements", "{bin}/x.md"),
    ("write", "call", "{bin}/x.md", "--source", "x", "--casebook", "{bin}/book"),
    ("places", "add", "{bin}/x.md", "--casebook", "{bin}/book"),
    ("receive", "{bin}/list.csv", "--profile", "{bin}/case.yml", "--casebook", "{bin}/book"),
]


def test_bytes_where_text_belongs_are_refused_and_no_defect_of_the_program(tmp_path: Path) -> None:
    """A workbook or a picture given by mistake."""
    for name in ("case.yml", "x.md"):
        (tmp_path / name).write_bytes(b"\x86\xea|\xc3q\r\x00\xce\xed\n\x9d" * 20)
    (tmp_path / "list.csv").write_text("id,name\n1,Salim Attar\n", encoding="utf-8")
    assert tawthiq("init", tmp_path / "book").returncode == 0
    for args in NOT_TEXT:
        done = tawthiq("--lang", "ar", *(a.format(bin=tmp_path) for a in args))
        assert done.returncode == 1, (args, done.stderr)
        assert "Traceback" not in done.stderr, args
        assert "ما العمل" in done.stderr, args


def test_a_result_is_never_written_over_a_file_that_is_read(tmp_path: Path) -> None:
    """Also the table that a command writes beside its picture."""
    files = {
        "list.csv": "id,name\n1,Salim Attar\n",
        "events.csv": "date\n2024-03-05\n",
        "places.csv": "location,lat,lon\nKarsef,12.3,-40.7\n",
        "text.html": "<p>Three people were killed.</p>",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    at = {name.partition(".")[0]: tmp_path / name for name in files}
    for args in (
        ("link", "victims", at["list"], at["list"]),
        ("link", "victims", at["list"], tmp_path / "o.csv", "--pairs", at["list"]),
        ("link", "incidents", at["events"], at["events"]),
        ("surge", at["events"], "--since", "2024-03-01", "--picture", tmp_path / "events.svg"),
        ("scan", at["events"], "--places", at["places"], "--map", tmp_path / "places.svg"),
        ("check", at["text"], "--html", at["text"]),
    ):
        done = tawthiq(*args)
        assert (done.returncode, done.stderr[:8]) == (2, "CLI-005:"), (args, done.stderr)
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in files} == files
