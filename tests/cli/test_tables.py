"""Tables in a terminal of any width, and places of errors in Arabic."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import pytest

from tawthiq.cli.common import table, tell_written, width
from tawthiq.cli.progress import Progress
from tawthiq.errors import place_text

HEAD = ("question", "low", "best", "high", "what the range is", "reviewed", "claims")
QUESTION = "killed-week: Killed, civilians, from 4 to 10 March 2031, Kafr Tut, incidents"
ROWS = [HEAD, (QUESTION, "12", "14", "19", "lowest to highest report", "0", "31")]
ROWS.append(("  relief-desk", "12", "12", "12", "lowest to highest report", "0", "9"))


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 140])
def test_a_table_is_never_wider_than_its_terminal_and_says_every_cell(columns: int) -> None:
    drawn = table(ROWS, columns=columns)
    assert max(width(line) for line in drawn.split("\n")) <= columns
    words = " ".join(drawn.split())
    assert all(word in words for row in ROWS for cell in row[1:] for word in cell.split())


def test_where_columns_would_be_too_narrow_each_cell_stands_behind_its_heading() -> None:
    drawn = table(ROWS, columns=70).split("\n")
    assert drawn[0] == "killed-week: Killed, civilians, from 4 to 10 March 2031, Kafr Tut,"
    assert "    low: 12 · best: 14 · high: 19" in drawn[2]
    assert "  relief-desk" in drawn
    assert not any(line.startswith("---") for line in drawn)


def test_a_sign_without_a_heading_leads_its_row() -> None:
    rows = [
        ("", "quote", "verdict"),
        ("✓", "five people were killed " * 4, "supported by what is documented"),
    ]
    assert table(rows, columns=40).startswith("✓ five people were killed")


def test_a_file_or_a_pipe_gets_the_whole_width() -> None:
    assert width(table(ROWS).split("\n")[1]) > 110


def test_places_and_written_files_speak_arabic_and_keep_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert place_text("line 3 (en)", "ar") == "السطر 3 (en)"
    assert place_text("list.csv row 14 field age", "ar") == "list.csv الصف 14 الحقل age"
    assert place_text("question killed, field kind", "ar") == "السؤال killed, الحقل kind"
    assert place_text("row 9, field age", "ar") == "الصف 9، الحقل age".replace("،", ",")
    assert place_text("field notes/row 2.csv", "ar") == "field notes/row 2.csv"
    assert place_text("row 9", "en") == "row 9"
    tell_written("statement en pdf", Path("a.pdf"), "ar")
    tell_written("statement en pdf", Path("a.pdf"), "en")
    assert capsys.readouterr().out == "البيان en pdf      a.pdf\nstatement en pdf   a.pdf\n"


@pytest.mark.parametrize(("lang", "line"), [("en", "read: 1 of 1,200"), ("ar", "قراءة: 1 من 1,200")])
def test_how_far_work_is_stands_in_one_line_of_a_terminal_and_in_no_pipe(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lang: str, line: str
) -> None:
    for terminal in (True, False):
        monkeypatch.setattr(sys.stderr, "isatty", lambda terminal=terminal: terminal)
        with click.Context(click.Command("derive"), obj={"lang": lang}), Progress() as progress:
            progress("read", 1, 1200)
            progress("link", 0, 0)
        seen = capsys.readouterr().err
        assert (line in seen) is terminal
        assert ("..." in seen) is terminal
        assert seen.endswith("\r\033[K") is terminal
