"""A command used wrongly is refused like everything else: code, place, read, expected, remedy, in both languages."""

from __future__ import annotations

import json

import pytest

from tawthiq.cli.main import main

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


def refused(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    with pytest.raises(SystemExit) as stop:
        main(list(args))
    assert stop.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    return err
